"""Draws pages of cards, tiles and plots for tests, from the top left corner, and reads them as a user would."""

from __future__ import annotations

from pathlib import Path

import riskreader
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from riskreader import Register

RAGS = {"red": "#d7263d", "amber": "#f6ae2d", "green": "#4c9f70"}
INK = "#111111"


def rag_of(score: int) -> str:
    return "red" if score >= 15 else "amber" if score >= 6 else "green"


class BoxPage:
    """A canvas in points from the top left; `text` begins at x, its baseline at y."""

    def __init__(self, path: Path, width: float = 842, height: float = 595) -> None:
        self.path, self.width, self.height = path, width, height
        self.canvas = Canvas(str(path), (width, height), invariant=1)

    def text(self, x: float, y: float, text: str, *, bold: bool = False, size: float = 9, ink: str = INK) -> None:
        self.canvas.setFillColor(HexColor(ink))
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, self.height - y, text)

    def middle(self, x: float, y: float, text: str, *, bold: bool = False, size: float = 9) -> None:
        self.canvas.setFillColor(HexColor(INK))
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawCentredString(x, self.height - y, text)

    def upright(self, x: float, y: float, text: str) -> None:
        self.canvas.saveState()
        self.canvas.translate(x, self.height - y)
        self.canvas.rotate(90)
        self.canvas.setFillColor(HexColor(INK))
        self.canvas.setFont("Helvetica", 7)
        self.canvas.drawCentredString(0, 0, text)
        self.canvas.restoreState()

    def fill(self, box: tuple[float, float, float, float], colour: str, radius: float = 0) -> None:
        """`box`: its left and top sides, its width and its height."""
        self.canvas.setFillColor(HexColor(colour))
        self._box(box, radius, fill=1)

    def frame(self, x: float, y: float, width: float, height: float, radius: float = 0) -> None:
        self.canvas.setStrokeColor(HexColor("#445566"))
        self._box((x, y, width, height), radius, fill=0)

    def _box(self, box: tuple[float, float, float, float], radius: float, *, fill: int) -> None:
        x, y, width, height = box
        if radius:
            self.canvas.roundRect(x, self.height - y - height, width, height, radius, stroke=1 - fill, fill=fill)
        else:
            self.canvas.rect(x, self.height - y - height, width, height, stroke=1 - fill, fill=fill)

    def listed(self, x: float, y: float, head: str, items: tuple[str, ...]) -> float:
        """A bold head over bullets; gives the baseline of the next line."""
        self.text(x, y, head, bold=True)
        for number, item in enumerate(items, 1):
            self.text(x + 4, y + 12 * number, f"\u2022 {item}")
        return y + 12 * len(items) + 15

    def page(self) -> None:
        self.canvas.showPage()

    def read(self) -> Register:
        self.canvas.save()
        return riskreader.read_report(self.path, isolated=False)
