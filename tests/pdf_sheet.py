"""Pages printed word by word and line by line, for tests of what is read from them."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from riskreader.parsers.document import Document, Paragraph, Table
from riskreader.parsers.pdf.build import read_pdf

WIDTH, HEIGHT = 595.0, 842.0


class Sheet:
    """A page to print on, measured from its top left corner."""

    def __init__(self) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, (WIDTH, HEIGHT))

    def text(self, x: float, y: float, text: str, size: float = 9, bold: bool = False) -> None:
        self.canvas.setFillColor(HexColor("#000000"))
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def lines(self, x: float, y: float, texts: Sequence[str], step: float = 11, bold: bool = False) -> None:
        for number, text in enumerate(texts):
            self.text(x, y + number * step, text, bold=bold)

    def upright(self, x: float, y: float, text: str) -> None:
        self.canvas.saveState()
        self.canvas.translate(x, HEIGHT - y)
        self.canvas.rotate(90)
        self.canvas.setFont("Helvetica-Bold", 9)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6) -> None:
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def fill(self, x0: float, y0: float, x1: float, y1: float, colour: str) -> None:
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0, stroke=0, fill=1)

    def grid(self, xs: Sequence[float], ys: Sequence[float], width: float = 0.6) -> None:
        for x in xs:
            self.rule(x, ys[0], x, ys[-1], width)
        for y in ys:
            self.rule(xs[0], y, xs[-1], y, width)

    def turn(self) -> None:
        self.canvas.showPage()

    def read(self) -> Document:
        self.canvas.showPage()
        self.canvas.save()
        return read_pdf(self.buffer.getvalue())


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grid_of(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.row(row)] for row in range(table.rows)]


def each_word_once(document: Document) -> bool:
    placed = [word.index for block in document.blocks for word in block.all_words()]
    placed += [word.index for paragraph in document.furniture for word in paragraph.all_words()]
    return sorted(placed) == [word.index for word in document.words] == list(range(len(document.words)))
