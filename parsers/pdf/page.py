"""What a PDF reader gives of one page, before any layout is understood. PDFium and pdfplumber both end here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, Protocol

from ..document import BBox, Colour

Turn = Literal[0, 90, 180, 270]


class PageWord(NamedTuple):
    """A word, read along its own baseline: the text of an upright header label is already the right way round.

    A tuple, because nothing is made as fast, and pages have thousands.
    """

    text: str
    bbox: BBox  # as shown, page rotation applied
    size: float  # points, as shown
    bold: bool = False
    italic: bool = False
    ink: Colour | None = None  # None: black or nearly
    turn: Turn = 0  # which way its baseline runs on the page as shown: 90 reads upwards, 270 downwards


@dataclass(slots=True, unsafe_hash=True)
class Rule:
    """A straight drawn line, or the edge of a stroked or very thin filled rectangle: horizontal or vertical."""

    bbox: Final[BBox]  # x0 == x1 or top == bottom, within the line's width


@dataclass(slots=True, unsafe_hash=True)
class Fill:
    """A filled rectangle that is not white."""

    bbox: Final[BBox]
    colour: Final[Colour]


@dataclass(slots=True, unsafe_hash=True)
class Shape:
    """A small filled path that is no rectangle: a disc, triangle, arrow or star of a status column."""

    bbox: Final[BBox]
    colour: Final[Colour]


@dataclass(slots=True, unsafe_hash=True)
class Image:
    bbox: Final[BBox]


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page as shown: every box in points from its top left corner."""

    number: int
    width: float
    height: float
    rotation: Turn
    words: tuple[PageWord, ...]  # in content order
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    shapes: tuple[Shape, ...] = ()
    images: tuple[Image, ...] = ()
    papers: tuple[BBox, ...] = ()  # white areas on coloured ones


@dataclass(frozen=True, slots=True)
class Glance:
    """A page's text without geometry, lines parted by line feeds, and the page as shown."""

    number: int
    width: float
    height: float
    rotation: Turn
    text: str


class PdfReader(Protocol):
    """Opens a PDF and gives its pages; what the engine holds of one is free when it is given.

    Raises EncryptedReportError or DamagedReportError.
    """

    def page_count(self) -> int: ...

    def numbers(self) -> Sequence[int]:
        """The pages to be laid out: all, unless the reader was told to leave some out."""
        ...

    def title(self) -> str | None: ...

    def glance(self, number: int) -> Glance:
        """The page's text without geometry, as cheaply as the engine can."""
        ...

    def page(self, number: int) -> PageContent: ...

    def pages(self, numbers: Iterable[int]) -> Iterator[PageContent]:
        """The same of several pages, for which an engine may have a quicker way."""
        ...

    def close(self) -> None: ...


def each_page(reader: PdfReader) -> Iterator[PageContent]:
    return reader.pages(reader.numbers())
