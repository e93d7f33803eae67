"""The document model: what a PDF and a Word report both become, and all that later stages know of either.

The atom is the `Word`. Every word that the report prints is in `Document.words` once, under its own `index`, and
stands in exactly one block, list marker or piece of furniture. Whatever a later stage does with a word it does by that
index, so that at the end each word can be shown to be mapped, furniture, prose or unread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import Final

from .words import NOWHERE, Colour, Join, Place, Stand, Word, join_words, place_of

_SPACE: Final = Join.SPACE


class MarkerKind(StrEnum):
    BULLET = "bullet"
    NUMBER = "number"  # 1. 1) (1) 1.2
    LETTER = "letter"  # a) (b)
    ROMAN = "roman"  # i. (iv)


@dataclass(frozen=True, slots=True)
class Marker:
    """The bullet or number of a list item. `words` is empty where the program numbers by itself (Word)."""

    text: str  # as printed: "•", "1.", "(a)"
    kind: MarkerKind
    words: tuple[Word, ...] = ()


def text_of(paragraphs: Sequence[Paragraph]) -> str:
    """The texts of paragraphs, a line each."""
    if len(paragraphs) == 1:
        return paragraphs[0].text
    return "\n".join([p.text for p in paragraphs if p.words])


@dataclass(slots=True, unsafe_hash=True)
class Paragraph:
    """A paragraph, heading or list item. `words` leave the marker out; `text` is them joined.

    Both `text` and `bolds`, how many words are bold, are asked for again and again by all that read it.
    """

    words: Final[tuple[Word, ...]]
    marker: Final[Marker | None] = None
    level: Final[int] = 0  # depth of a list item, from 0
    heading: Final[int | None] = None  # 1 is the title's level; None is body text
    stands: Final[Stand] = NOWHERE
    text: str = field(init=False, repr=False, compare=False)
    bolds: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.text = join_words(self.words)
        self.bolds = len([word for word in self.words if word.bold])

    @property
    def place(self) -> Place:
        """Word: always set; PDF: the page that its words begin on, and the box round those printed there."""
        return place_of(self.stands)

    @property
    def lines(self) -> tuple[tuple[Word, ...], ...]:
        """The words line by line, as printed; one that a line's end cuts stands whole where it begins."""
        words = self.words
        for word in words:
            if word.line != words[0].line:
                break
        else:
            return (words,) if words else ()
        lines: dict[int, list[Word]] = {}
        begun = 0
        for word in words:
            begun = word.line if word.join is _SPACE or not lines else begun
            lines.setdefault(begun, []).append(word)
        return tuple(tuple(line) for line in lines.values())

    @property
    def bold(self) -> bool:
        """Every word is bold, and there is one."""
        return 0 < self.bolds == len(self.words)

    @property
    def turns_bold(self) -> bool:
        """Some of its words are bold and others are not."""
        return 0 < self.bolds < len(self.words)

    def all_words(self) -> tuple[Word, ...]:
        return (*self.marker.words, *self.words) if self.marker else self.words


@dataclass(frozen=True, slots=True)
class Mark:
    """A coloured shape without text (a disc, square, triangle or arrow), as status columns show them."""

    colour: Colour
    place: Place


@dataclass(frozen=True, slots=True)
class Picture:
    """An image or drawing. `words` are those printed inside a drawing (axis titles of a plotted matrix)."""

    place: Place
    words: tuple[Word, ...] = ()

    def all_words(self) -> Iterator[Word]:
        yield from self.words


@dataclass(slots=True, unsafe_hash=True)
class Cell:
    """A table's cell; a merged one stands once, at its top left corner, with its spans.

    `paragraphs` are its own in order, those of nested tables included; `text` is theirs, a line each.
    """

    row: Final[int]
    column: Final[int]
    blocks: Final[tuple[Block, ...]] = ()
    row_span: Final[int] = 1
    column_span: Final[int] = 1
    fill: Final[Colour | None] = None  # None: no fill, or white
    marks: Final[tuple[Mark, ...]] = ()
    place: Final[Place] = NOWHERE
    paragraphs: tuple[Paragraph, ...] = field(init=False, repr=False, compare=False)
    text: str = field(init=False, repr=False, compare=False)
    _words: tuple[Word, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        blocks = self.blocks
        if len(blocks) == 1 and isinstance(only := blocks[0], Paragraph):
            self.paragraphs, self.text, self._words = (only,), only.text, only.all_words()
        else:
            self.paragraphs = tuple(_paragraphs_in(blocks))
            self.text = text_of(self.paragraphs)
            self._words = tuple([word for block in blocks for word in block.all_words()])

    def all_words(self) -> tuple[Word, ...]:
        return self._words


def _paragraphs_in(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for cell in block.cells:
                yield from cell.paragraphs


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells in row order. One that runs over pages is one table: see `furniture` for its repeated headers."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    ruled: bool = True  # False: columns told by alignment only
    header_rows: int = 0  # rows marked as (Word) or seen to be (repeated over pages) its header; 0 is "not known"
    furniture: tuple[Word, ...] = ()  # words of header rows that are repeated on later pages
    place: Place = NOWHERE  # of its first part

    def row(self, number: int) -> tuple[Cell, ...]:
        """The cells that begin in a row, from left to right."""
        return tuple(cell for cell in self.cells if cell.row == number)

    def all_words(self) -> Iterator[Word]:
        return chain(self.furniture, chain.from_iterable(map(Cell.all_words, self.cells)))


Block = Paragraph | Table | Picture


@dataclass(frozen=True, slots=True)
class Page:
    """A page as shown: `width` and `height` in points after rotation."""

    number: int
    width: float
    height: float
    rotation: int = 0  # 0, 90, 180, 270: what the file asked for, already applied


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its blocks in reading order, and its words, each once."""

    blocks: tuple[Block, ...]
    words: tuple[Word, ...]
    furniture: tuple[Paragraph, ...] = ()  # running headers, footers, page numbers
    pages: tuple[Page, ...] = ()  # empty for Word
    title: str | None = None  # of the file's properties; often wrong
    page_count: int | None = field(default=None)
    passed_pages: tuple[int, ...] = ()  # of a long PDF: those whose plain text shows that no register runs there
    passed_words: int = 0  # which stand on those, and in no block
