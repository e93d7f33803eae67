"""What a PDF reader gives of one page, before any layout is understood. PDFium and pdfplumber both end here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol

from ..words import BBox, Colour, Join, PageWord, Place

Turn = Literal[0, 90, 180, 270]


@dataclass(slots=True, eq=False)
class Atom(PageWord):
    """A word, read along its own baseline: the text of an upright header label is already the right way round.

    Its edges are those on the page as shown, page rotation applied. Its index is told at the very end.
    """

    size: float = 0.0  # points, as shown
    turn: Turn = 0  # which way its baseline runs on the page as shown: 90 reads upwards, 270 downwards

    @property
    def page(self) -> int:
        return self.home.page or 0


Look = tuple[float, bool, bool, Colour | None, Turn]
"""Of a word: its size, whether it is bold and italic, its ink and which way it runs."""


def atoms_of(page: int, words: Iterable[tuple[str, BBox, Look]]) -> tuple[Atom, ...]:
    """The words of a page: made in half the time that calls would take, for a long report has hundreds of thousands."""
    bare, home, space = object.__new__, Place(page), Join.SPACE
    atoms: list[Atom] = []
    for text, box, look in words:
        atom: Any = bare(Atom)
        atom.index = -1
        atom.text = text
        atom.home = home
        atom.size, atom.bold, atom.italic, atom.ink, atom.turn = look
        atom.line = 0
        atom.join = space
        atom.x0, atom.top, atom.x1, atom.bottom = box
        atoms.append(atom)
    return tuple(atoms)


@dataclass(slots=True, unsafe_hash=True)
class Rule:
    """A straight drawn line, or the edge of a stroked or very thin filled rectangle: horizontal or vertical."""

    bbox: Final[BBox]  # x0 == x1 or top == bottom, within the line's width


@dataclass(slots=True, unsafe_hash=True)
class Fill:
    """A filled rectangle that is not white."""

    bbox: Final[BBox]
    colour: Final[Colour]


def fills_over(fills: Iterable[Fill], least: float) -> list[Fill]:
    """Those of the fills whose sides are all longer than this, in points."""
    return [f for f in fills for x0, top, x1, bottom in [f.bbox] if x1 - x0 > least and bottom - top > least]


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
    words: tuple[Atom, ...]  # in content order
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
