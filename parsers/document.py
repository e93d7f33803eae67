"""The document model: what a PDF and a Word report both become, and all that later stages know of either.

The atom is the `Word`. Every word that the report prints is in `Document.words` once, under its own `index`, and
stands in exactly one block, list marker or piece of furniture. Whatever a later stage does with a word it does by that
index, so that at the end each word can be shown to be mapped, furniture, prose or unread.

What there is much of is frozen by `Final` fields, which the type checker keeps: a frozen dataclass takes five times as
long to make, and words are made by the ten thousand. Places and colours are tuples: those are made, compared and
counted faster still.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import Any, Final, NamedTuple, cast

BBox = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the top left corner of the page as it is shown (rotation applied)."""


class Place(NamedTuple):
    """Where something is printed: `page` (from 1) and `bbox` in a PDF, `part` and `block` in a Word package.

    `block` names the paragraph or cell for a human: "paragraph 12", "table 3, row 2, cell 1", all counted from 1.
    """

    page: int | None = None
    bbox: BBox | None = None
    part: str | None = None
    block: str | None = None


NOWHERE = Place()

Stand = Place | tuple["Word", ...]
"""A place, or the words that tell it: it costs as much as reading them, and seldom is one asked for."""


class Colour(NamedTuple):
    """An sRGB colour, each channel 0 to 255."""

    red: int
    green: int
    blue: int

    @property
    def hex(self) -> str:
        return f"{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def vivid(self) -> bool:
        """A red, amber, yellow or green strong enough to be a rating; blues and greys are headers' colours."""
        red, green, blue = self
        high, other = (red, green) if red > green else (green, red)
        return high >= 120 and high > blue and high - (blue if blue < other else other) >= 70


class Join(StrEnum):
    """How a word follows the word before it in its paragraph."""

    SPACE = "space"  # a space or a line end stands between them
    GLUE = "glue"  # nothing stands between them ("four-" + "year" over a line end)
    DEHYPHENATE = "dehyphenate"  # the hyphen that ends the word before is only a line-end hyphen


@dataclass(slots=True, eq=False)
class Word:
    """One printed word (white space parts words, as in pdfplumber's `extract_words`).

    `home` is its place, which the words of a Word paragraph share. Compared by identity: a word stands in one place
    only. What is not final is told while a page is laid out, and stays so from then on.
    """

    index: int
    text: str
    home: Final[Place]
    bold: Final[bool] = False
    italic: Final[bool] = False
    size: float | None = None  # points
    ink: Final[Colour | None] = None  # None: automatic, black
    line: int = 0  # which line of its paragraph it stands on, from 0
    join: Join = Join.SPACE

    @property
    def bbox(self) -> BBox | None:
        return self.home.bbox

    @property
    def place(self) -> Place:
        return self.home


@dataclass(slots=True, eq=False)
class PageWord(Word):
    """A word of a PDF: its edges, in points, on the page that its `home` says.

    A long report has hundreds of thousands: their boxes and places would take half as much room again, and are made
    for those alone that are asked for theirs.
    """

    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0

    @property
    def bbox(self) -> BBox:
        return self.x0, self.top, self.x1, self.bottom

    @property
    def place(self) -> Place:
        return Place(self.home.page, (self.x0, self.top, self.x1, self.bottom))


def with_followers(first: Word, texts: Iterable[str]) -> list[Word]:
    """A word with those that follow it on its line in the same look: made in half the time that calls would take, for
    a document has hundreds of thousands."""
    bare = object.__new__
    home, bold, italic, size, ink = first.home, first.bold, first.italic, first.size, first.ink
    line, space = first.line, Join.SPACE
    words = [first]
    for index, text in enumerate(texts, first.index + 1):
        word: Any = bare(Word)
        word.index = index
        word.text = text
        word.home = home
        word.bold = bold
        word.italic = italic
        word.size = size
        word.ink = ink
        word.line = line
        word.join = space
        words.append(word)
    return words


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


_SPACE: Final = Join.SPACE
_GLUE: Final = Join.GLUE


def join_words(words: Sequence[Word]) -> str:
    """The text of words in reading order: lines rejoined, words hyphenated at a line end made whole."""
    if len(words) == 1:
        return words[0].text
    texts = [word.text for word in words if word.join is _SPACE]
    return " ".join(texts) if len(texts) == len(words) else _joined(words)


def _joined(words: Sequence[Word]) -> str:
    """The same where not all of them stand apart."""
    texts: list[str] = []
    for word in words:
        join = word.join
        if join is _SPACE or not texts:
            texts.append(word.text)
        elif join is _GLUE:
            texts[-1] += word.text
        else:
            texts[-1] = texts[-1].rstrip("-\u00ad\u2010") + word.text
    return " ".join(texts)


def text_of(paragraphs: Sequence[Paragraph]) -> str:
    """The texts of paragraphs, a line each."""
    if len(paragraphs) == 1:
        return paragraphs[0].text
    return "\n".join([p.text for p in paragraphs if p.words])


def words_after(words: tuple[Word, ...], rest: str) -> tuple[Word, ...]:
    """The words at the end of a run that print `rest`; none where it does not end with them."""
    wanted = rest.split()
    for start in range(len(words)):
        if join_words(words[start:]).split() == wanted:
            return words[start:]
    return ()


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


def place_of(stands: Stand) -> Place:
    """The place itself: of words, the first that they stand at."""
    return stands if isinstance(stands, Place) else places_of(stands)[0] if stands else NOWHERE


def places_of(words: Sequence[Word]) -> tuple[Place, ...]:
    """Where words stand: a box for each page in order (PDF), or each Word paragraph or cell once."""
    if len(words) < 2:
        return (words[0].place,) if words else ()
    home = words[0].home
    for word in words:
        if word.home is not home:
            return _several_places(words)
    if isinstance(words[0], PageWord):  # all on one page
        return (Place(home.page, around_words(cast(Sequence[PageWord], words))),)
    return (home,)  # all in one Word paragraph


def _several_places(words: Sequence[Word]) -> tuple[Place, ...]:
    boxes: dict[int, list[BBox]] = {}
    others: dict[Place, None] = {}
    for word in words:
        page, box, _, _ = place = word.place
        if page is None or box is None:
            others[place] = None
        else:
            boxes.setdefault(page, []).append(box)
    return (*[Place(page, around(found)) for page, found in boxes.items()], *others)


def around_words(words: Sequence[PageWord]) -> BBox:
    """The box round words of a page, of which there is one at least."""
    left, top, right, bottom = words[0].bbox
    for word in words:
        left = word.x0 if word.x0 < left else left
        top = word.top if word.top < top else top
        right = word.x1 if word.x1 > right else right
        bottom = word.bottom if word.bottom > bottom else bottom
    return left, top, right, bottom


def around(boxes: Sequence[BBox]) -> BBox:
    """The box round boxes, of which there is one at least: in one loop, for `min` and `max` take thrice as long."""
    if len(boxes) == 1:
        return boxes[0]
    left, top, right, bottom = boxes[0]
    for x0, y0, x1, y1 in boxes:
        left = x0 if x0 < left else left
        top = y0 if y0 < top else top
        right = x1 if x1 > right else right
        bottom = y1 if y1 > bottom else bottom
    return left, top, right, bottom
