"""A PDF page drawn by hand, read into the document model: rules, fills and texts at given places."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from riskreader.parsers.document import Document, Table
from riskreader.parsers.pdf.build import read_pdf


class DrawnSheet:
    """Pages of one size, measured in points from their top left corner."""

    def __init__(self, width: float = 595.0, height: float = 842.0) -> None:
        self.width, self.height = width, height
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, (width, height))

    def text(self, x: float, y: float, text: str, size: float = 9, *, bold: bool = False, up: bool = False) -> None:
        """A text whose baseline begins at x, y; `up` reads from the bottom to the top."""
        self.canvas.setFillColor(HexColor("#000000"))
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        if up:
            self.canvas.saveState()
            self.canvas.translate(x, self.height - y)
            self.canvas.rotate(90)
            self.canvas.drawString(0, 0, text)
            self.canvas.restoreState()
        else:
            self.canvas.drawString(x, self.height - y, text)

    def texts(self, y: float, xs: Sequence[float], row: Sequence[str], bold: bool = False) -> None:
        """A row of cells; new lines of a cell's text stand 11 points below one another."""
        for x, cell in zip(xs, row, strict=True):
            for number, line in enumerate(cell.split("\n") if cell else ()):
                self.text(x, y + 11 * number, line, bold=bold)

    def rule(self, x0: float, y0: float, x1: float, y1: float, dots: float = 0) -> None:
        self.canvas.setLineWidth(0.6)
        self.canvas.setDash(*((dots, dots) if dots else ()))
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def fill(self, x0: float, y0: float, x1: float, y1: float, colour: str) -> None:
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)

    def lattice(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])

    def turn(self) -> None:
        self.canvas.showPage()

    def read(self) -> Document:
        self.canvas.showPage()
        self.canvas.save()
        return read_pdf(self.buffer.getvalue())

    def table(self) -> Table:
        """The only table of the pages."""
        (table,) = (block for block in self.read().blocks if isinstance(block, Table))
        return table


def rows_of(table: Table) -> list[list[str]]:
    """The texts of the cells that begin in each row."""
    return [[cell.text for cell in table.row(number)] for number in range(table.rows)]
