"""Blocks of a document built by hand: paragraphs and tables with fills, each word with an index of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from riskreader.parsers.document import Cell, Paragraph, Table
from riskreader.parsers.words import Colour, Place, Word

RED, AMBER, YELLOW, GREEN = Colour(255, 0, 0), Colour(255, 192, 0), Colour(255, 255, 0), Colour(146, 208, 80)
_INDEX = count()

Content = str | tuple[str, Colour | None]


def paragraph(text: str) -> Paragraph:
    """A paragraph; a line of `text` is a printed line."""
    words = [
        Word(next(_INDEX), word, Place(page=1, bbox=(10.0 * x, 20.0 * y, 10.0 * x + 9, 20.0 * y + 9)), line=y)
        for y, line in enumerate(text.split("\n"))
        for x, word in enumerate(line.split())
    ]
    return Paragraph(tuple(words))


def table(*rows: Sequence[Content], spans: dict[tuple[int, int], tuple[int, int]] | None = None) -> Table:
    """A table of texts, or of texts with fills. `spans` gives the size of merged cells; what they cover is left out."""
    spans = spans or {}
    covered = {
        (row + i, column + j)
        for (row, column), (down, across) in spans.items()
        for i in range(down)
        for j in range(across)
        if i or j
    }
    cells = []
    for row, line in enumerate(rows):
        for column, content in enumerate(line):
            if (row, column) in covered:
                continue
            text, fill = (content, None) if isinstance(content, str) else content
            down, across = spans.get((row, column), (1, 1))
            blocks = tuple(paragraph(part) for part in text.split("\n") if part)
            cells.append(Cell(row, column, blocks, down, across, fill))
    return Table(tuple(cells), len(rows), max(len(line) for line in rows))
