"""What shapes build and renderers print: a small document model, the same for Word, PDF and HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Run:
    text: str
    bold: bool = False
    italic: bool = False
    color: str | None = None  # RRGGBB


@dataclass
class Para:
    """A paragraph; `bullet` is a glyph or number typed before it, or "auto" / "auto1" for the printer's own list."""

    runs: list[Run]
    bullet: str | None = None
    align: Literal["left", "center", "right"] = "left"
    size: float | None = None
    after: float = 0.0  # points below

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass
class Cell:
    paras: list[Para]
    fill: str | None = None
    colspan: int = 1
    rowspan: int = 1
    rotate: bool = False
    middle: bool = False

    @property
    def text(self) -> str:
        return "\n".join(para.text for para in self.paras)


@dataclass
class Table:
    """Rows of cells in HTML's manner: a cell that a span covers is not listed."""

    widths: list[float]  # shares of the text width
    rows: list[list[Cell]]
    header: int = 0  # rows that are repeated on each page
    borders: str = "grid"  # grid, rows, outer or none
    line: str = "000000"
    size: float | None = None
    keep: bool = False  # rows are not cut by a page end
    width: float = 1.0
    after: float = 8.0


@dataclass
class Heading:
    text: str
    level: int = 1


@dataclass
class Break:
    """A new page."""


Block = Para | Table | Heading | Break


@dataclass
class Look:
    font: str = "sans"  # sans, serif, narrow or dejavu
    size: float = 9.0
    page: str = "A4"  # or A3
    landscape: bool = True
    rotated: bool = False
    margin: float = 40.0
    heading_color: str = "000000"
    header: str | None = None
    footer: str | None = None
    page_numbers: str = "n"  # none, n, page
    pad: float = 3.0
    quirks: frozenset[str] = frozenset()  # of Word: split runs, controls, tracked changes, hidden text


@dataclass
class Paper:
    look: Look
    blocks: list[Block] = field(default_factory=list)


def para(
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    color: str | None = None,
    size: float | None = None,
    align: Literal["left", "center", "right"] = "left",
    after: float = 0.0,
    bullet: str | None = None,
) -> Para:
    """One run's paragraph."""
    return Para([Run(text, bold, italic, color)], bullet, align, size, after)


def lines(text: str, **looks: object) -> list[Para]:
    """A paragraph for each line of the text."""
    return [para(part, **looks) for part in text.split("\n")]  # type: ignore[arg-type]
