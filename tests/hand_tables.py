"""Tables written by hand: a row is a list of cells, a cell its text, with marks for how it is set.

"*Text" is bold, "Text|3" goes over three columns, "Text^2" over two rows; a line end parts paragraphs,
"1. Text" is a numbered one.
"""

from __future__ import annotations

import re
from itertools import count

from riskreader.parsers.document import Cell, Marker, MarkerKind, Paragraph, Table
from riskreader.parsers.words import Place, Word


def table(*rows: list[str]) -> Table:
    """A grid of the cells; a merged cell is written once, where it begins."""
    numbers = count()
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for row, texts in enumerate(rows):
        column = 0
        for written in texts:
            while (row, column) in taken:
                column += 1
            text, wide, high = _spans(written)
            taken |= {(row + r, column + c) for r in range(high) for c in range(wide)}
            paragraphs = tuple(_paragraph(line, numbers) for line in text.split("\n") if line.strip("*"))
            cells.append(Cell(row, column, paragraphs, high, wide))
            column += wide
    return Table(tuple(cells), len(rows), 1 + max(column for _, column in taken))


def _spans(written: str) -> tuple[str, int, int]:
    text, *marks = re.split(r"(?=[|^]\d+(?:$|[|^]))", written)
    found = {mark[0]: int(mark[1:]) for mark in marks}
    return text, found.get("|", 1), found.get("^", 1)


def _paragraph(text: str, numbers: count[int]) -> Paragraph:
    bold = text.startswith("*")
    number = re.match(r"\*?(\d+\.) (?=\S)", text)
    text = text[number.end() :] if number else text.lstrip("*")
    words = tuple(Word(next(numbers), word, Place(page=1), bold=bold) for word in text.split())
    return Paragraph(words, Marker(number[1], MarkerKind.NUMBER) if number else None)
