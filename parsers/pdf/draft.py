"""What the layout works on before the document is frozen: words that still learn their line and join, loose blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise
from operator import attrgetter
from typing import Final

from ..document import Mark, MarkerKind
from ..words import BBox, Colour, around, around_words
from .page import Atom

_SMALLEST = 1e-6
"""Points: no size is nought where white is told in sizes."""


@dataclass(slots=True, eq=False)
class Line:
    """Words of one printed line, in reading order; x runs along the line and y across it, also where it is turned.

    Its words no longer change when its box, its text or its white is first asked for. Those are properties: one
    `__getattr__` for them would make each of its other fields, which are read a hundred times as often, slow to read.
    """

    words: list[Atom]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float  # of most of its letters: bullets and raised figures have their own
    turn: int = 0
    inner: bool = False  # it begins in the middle of a printed line, at a bullet
    bullet: bool = False  # a drawn shape stands before it as its bullet
    box: BBox | None = None  # what `bbox` is, where it is known
    _text: str | None = field(default=None, init=False)
    _white: float | None = field(default=None, init=False)

    @property
    def bbox(self) -> BBox:
        """Round its words on the page as shown."""
        box = self.box
        if box is None:
            box = self.box = around_words(self.words)
        return box

    @property
    def text(self) -> str:
        text = self._text
        if text is None:
            text = self._text = " ".join([word.text for word in self.words])
        return text

    @property
    def white(self) -> float:
        """The widest between two words of an upright line, in sizes of the larger one."""
        white = self._white
        if white is None:
            white = self._white = _widest_white(self.words)
        return white

    @property
    def page(self) -> int:
        return self.words[0].page


def _widest_white(words: Sequence[Atom]) -> float:
    """0 where there is none."""
    widest, size, end = 0.0, words[0].size, words[0].x1
    for word in words:
        if word.size != size:
            return _widest_in_sizes(words)
        gap = word.x0 - end
        widest = gap if gap > widest else widest
        end = word.x1
    return widest / max(size, _SMALLEST)


def _widest_in_sizes(words: Sequence[Atom]) -> float:
    """The same for words of several sizes."""
    widest = 0.0
    for before, after in pairwise(words):
        gap = after.x0 - before.x1
        if gap > widest * before.size and gap > widest * after.size:
            widest = gap / max(before.size, after.size, _SMALLEST)
    return widest


def usual_size(words: Sequence[Atom]) -> float:
    if len({word.size for word in words}) == 1:
        return words[0].size
    letters: dict[float, int] = {}
    for word in words:
        letters[word.size] = letters.get(word.size, 0) + sum(c.isalnum() for c in word.text)
    return max(letters, key=lambda size: (letters[size], size))


@dataclass(slots=True, eq=False)
class DraftMarker:
    text: str
    kind: MarkerKind
    words: list[Atom]


@dataclass(slots=True, eq=False)
class DraftParagraph:
    """`starts` are the numbers of the words that begin its lines after the first: 0 where its marker stands alone."""

    words: list[Atom]
    marker: DraftMarker | None = None
    level: int = 0
    heading: int | None = None
    left: float = 0.0  # where its first line begins, marker included
    inner: bool = False  # it begins in the middle of a printed line
    full: bool = False  # its last line reaches the right edge: it may flow on over a page
    right: float | None = None  # the right edge of its column, where other text stands beside it
    starts: list[int] = field(default_factory=list)

    def all_words(self) -> Sequence[Atom]:
        return [*self.marker.words, *self.words] if self.marker else self.words

    def lines(self) -> list[list[Atom]]:
        """Its words line by line."""
        words = self.words
        if not self.starts:
            return [words] if words else []
        return [words[start:stop] for start, stop in pairwise((0, *self.starts, len(words))) if stop > start]

    @property
    def bbox(self) -> BBox:
        return around_words(self.all_words())


@dataclass(slots=True, eq=False)
class DraftPicture:
    page: int
    bbox: BBox
    words: list[Atom]

    def all_words(self) -> Sequence[Atom]:
        return self.words


@dataclass(slots=True, eq=False)
class DraftCell:
    row: int
    column: int
    row_span: int
    column_span: int
    page: int
    bbox: BBox
    blocks: list[DraftBlock] = field(default_factory=list)
    fill: Colour | None = None
    marks: list[Mark] = field(default_factory=list)
    open_top: bool = False  # no line is drawn above it: it may continue the page before
    open_bottom: bool = False

    def all_words(self) -> Sequence[Atom]:
        if len(self.blocks) == 1 and isinstance(only := self.blocks[0], DraftParagraph):
            return only.all_words()
        return [word for block in self.blocks for word in block.all_words()] if self.blocks else []

    @property
    def text(self) -> str:
        return " ".join([word.text for word in self.all_words()])


@dataclass(frozen=True, slots=True)
class Foot:
    """The cells that end with a table, when it had so many cells and rows."""

    cells: int
    rows: int
    last: list[DraftCell]


@dataclass(slots=True, eq=False)
class DraftTable:
    """`xs` are the column edges, `ys` the row edges of its (last) part, in points."""

    page: int
    bbox: BBox
    cells: list[DraftCell]
    xs: list[float]
    ys: list[float]
    rows: int
    columns: int
    ruled: bool = True
    framed: bool = False  # a card in a frame, of one cell
    stacked: bool = False  # strips that each have columns of their own
    bands: list[tuple[float, float]] = field(default_factory=list)  # x extents of its columns' text, where aligned
    header_rows: int = 0
    furniture: list[Atom] = field(default_factory=list)
    last_page: int = 0
    last_bbox: BBox = (0, 0, 0, 0)
    foot: Foot | None = None

    def all_words(self) -> Iterator[Atom]:
        return chain(self.furniture, chain.from_iterable(map(DraftCell.all_words, self.cells)))


DraftBlock = DraftParagraph | DraftTable | DraftPicture

ROW_COLUMN: Final = attrgetter("row", "column")
"""The order of a table's cells."""


def row_of(table: DraftTable, row: int, start: int = 0) -> Iterator[DraftCell]:
    """The cells that begin in a row, of a table whose cells are in order: from the cell number `start` on, if given.

    A table may have grown long: what stands below is not looked at.
    """
    for cell in islice(table.cells, start, None):
        if cell.row > row:
            return
        if cell.row == row:
            yield cell


def cells_in(blocks: Iterable[DraftBlock]) -> list[DraftCell]:
    """The cells of the tables among blocks, each before those of the tables that stand in it."""
    out: list[DraftCell] = []
    for block in blocks:
        if isinstance(block, DraftTable):
            for cell in block.cells:
                out.append(cell)
                for inner in cell.blocks:
                    if isinstance(inner, DraftTable):
                        out.extend(cells_in([inner]))
    return out


def box_of(boxes: Iterable[BBox]) -> BBox:
    """The box round boxes; raises ValueError where there is none."""
    held = list(boxes)
    if not held:
        raise ValueError("there is no box")
    return around(held)


def inside(inner: BBox, outer: BBox, slack: float = 1.0) -> bool:
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def not_in(boxes: Iterable[BBox], outer: BBox, slack: float = 1.0) -> list[BBox]:
    """Those of the boxes that are not `inside` another."""
    x0, top, x1, bottom = outer[0] - slack, outer[1] - slack, outer[2] + slack, outer[3] + slack
    return [b for b in boxes if b[0] < x0 or b[1] < top or b[2] > x1 or b[3] > bottom]


def overlap_area(a: BBox, b: BBox) -> float:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    if wide <= 0:
        return 0.0
    high = min(a[3], b[3]) - max(a[1], b[1])
    return wide * high if high > 0 else 0.0


def overlaps(a: BBox, b: BBox) -> bool:
    x0, top, x1, bottom = a
    left, high, right, low = b
    across = x0 < right and left < x1 and x0 < x1 and left < right
    return across and top < low and high < bottom and top < bottom and high < low


def area(box: BBox) -> float:
    x0, top, x1, bottom = box
    return (x1 - x0) * (bottom - top) if x0 < x1 and top < bottom else 0.0
