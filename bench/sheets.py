"""Drawing pages with ReportLab, page by page, so that a document has exactly the pages that it is meant to have."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_RED, _AMBER, _GREEN = "#e06666", "#ffd966", "#93c47d"
HEAD = "#d9e2f3"
PLAIN, BOLD = "Vera", "VeraBd"  # ReportLab brings them; they are embedded in part, as word processors do it
_PAD = 3.0


def colour_of(score: int) -> str:
    return _RED if score >= 15 else _AMBER if score >= 8 else _GREEN


class Sheets:
    """A PDF that is written from top to bottom of each page. Lengths are points."""

    def __init__(self, path: Path, size: tuple[float, float], footer: str, margin: float = 40.0) -> None:
        for face in (PLAIN, BOLD):
            registerFont(TTFont(face, f"{face}.ttf"))
        self._canvas = Canvas(str(path), pagesize=size, invariant=True)
        self._canvas.setTitle(footer)
        self._wide, self._high = size
        self._footer = footer
        self._margin = margin
        self.pages = 0
        self.y = 0.0

    @property
    def width(self) -> float:
        return self._wide - 2 * self._margin

    @property
    def room(self) -> float:
        return self.y - self._margin - 20

    def page(self) -> None:
        """Begin a page."""
        if self.pages:
            self._canvas.showPage()
        self.pages += 1
        self.y = self._high - self._margin
        self._put(self._footer, self._margin, self._margin - 10, 8, PLAIN)
        self._put(f"Page {self.pages}", self._wide - self._margin - 40, self._margin - 10, 8, PLAIN)

    def heading(self, text: str, size: float = 14) -> None:
        self.y -= size * 1.4
        self._put(text, self._margin, self.y, size, BOLD)
        self.y -= size * 0.6

    def paragraph(self, text: str, size: float = 9.5) -> None:
        for line in simpleSplit(text, PLAIN, size, self.width):
            self.y -= size * 1.25
            self._put(line, self._margin, self.y, size, PLAIN)
        self.y -= size * 0.6

    def row(
        self, texts: Sequence[str], widths: Sequence[float], size: float, fills: Sequence[str | None], *, bold: bool
    ) -> None:
        """One row of a table with lines; `widths` are shares of the width."""
        face = BOLD if bold else PLAIN
        total = sum(widths)
        wide = [self.width * width / total for width in widths]
        cells = [
            [line for part in text.split("\n") for line in simpleSplit(part, face, size, width - 2 * _PAD)]
            for text, width in zip(texts, wide, strict=True)
        ]
        high = max(map(len, cells)) * size * 1.2 + 2 * _PAD
        x, self.y = self._margin, self.y - high
        for lines, width, fill in zip(cells, wide, fills, strict=True):
            if fill:
                self._canvas.setFillColor(HexColor(fill))
                self._canvas.rect(x, self.y, width, high, stroke=0, fill=1)
                self._canvas.setFillColor(HexColor("#000000"))
            self._canvas.rect(x, self.y, width, high, stroke=1, fill=0)
            for number, line in enumerate(lines):
                self._put(line, x + _PAD, self.y + high - _PAD - size * (0.95 + 1.2 * number), size, face)
            x += width

    def save(self) -> None:
        self._canvas.save()

    def _put(self, text: str, x: float, y: float, size: float, face: str) -> None:
        self._canvas.setFont(face, size)
        self._canvas.drawString(x, y, text)
