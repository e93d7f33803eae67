"""A table as a plain grid of cells: a merged cell is seen at each of its positions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from ..document import Block, Cell, Table
from ..lazy import lazy
from ..words import Colour, Place, Word, places_of

_DIGIT = re.compile(r"[0-9]")


@dataclass(unsafe_hash=True)
class Box:
    """One cell with its text and colour, read once."""

    cell: Final[Cell]
    text: Final[str]

    @lazy
    def has_figures(self) -> bool:
        return _DIGIT.search(self.text) is not None

    @lazy
    def words(self) -> tuple[Word, ...]:
        return tuple(self.cell.all_words())

    @lazy
    def colour(self) -> Colour | None:
        """Its fill, or a coloured mark in it, or the one ink of its words."""
        if self.cell.fill:
            return self.cell.fill
        if self.cell.marks:
            return self.cell.marks[0].colour
        inks = {word.ink for word in self.words}
        ink = next(iter(inks)) if len(inks) == 1 else None
        return ink if ink and not _grey(ink) else None

    @property
    def places(self) -> tuple[Place, ...]:
        return places_of(self.words) or (self.cell.place,)


def _grey(colour: Colour) -> bool:
    channels = (colour.red, colour.green, colour.blue)
    return max(channels) - min(channels) < 40


_LEAST_LINES = 3
_MOST_LISTS = 12


def lines_as_rows(table: Table) -> Table | None:
    """A small table in which every cell of a row is a list of lines, with a row for each line; None for any other."""
    if len(table.cells) > _MOST_LISTS:
        return None
    cells: list[Cell] = []
    below = 0
    listed = False
    for number in range(table.rows):
        row = table.row(number)
        lists = [_entries(cell) for cell in row]
        height = max((len(entries) for entries in lists), default=1)
        if height >= _LEAST_LINES and min(len(entries) for entries in lists) < _LEAST_LINES:
            return None
        listed = listed or height >= _LEAST_LINES
        for cell, entries in zip(row, lists, strict=True):
            for at, entry in enumerate(entries if height >= _LEAST_LINES else [cell.blocks]):
                cells.append(replace(cell, row=below + at, row_span=1, blocks=tuple(entry)))
        below += height if height >= _LEAST_LINES else 1
    return replace(table, cells=tuple(cells), rows=below) if listed else None


def _entries(cell: Cell) -> list[tuple[Block, ...]]:
    """The paragraphs of a cell, or the lines of its only one."""
    paragraphs = [paragraph for paragraph in cell.paragraphs if paragraph.words]
    if len(paragraphs) != 1:
        return [(paragraph,) for paragraph in paragraphs]
    return [(replace(paragraphs[0], words=line),) for line in paragraphs[0].lines]


class Grid:
    """Cells by row and column, both from 0. A position that no cell covers is None.

    `texts` are those of its `cells`; what stands where is told when it is asked for: most tables are no legend, which
    their texts show.
    """

    def __init__(self, table: Table) -> None:
        self.rows = table.rows
        self.columns = table.columns
        self._turned: Grid | None = None
        self.cells = [cell for cell in table.cells if cell.row < table.rows and cell.column < table.columns]
        self.texts = [cell.text.strip() for cell in self.cells]

    @lazy
    def boxes(self) -> list[Box]:
        """Each cell once, row by row."""
        return [Box(cell, text) for cell, text in zip(self.cells, self.texts, strict=True)]

    @lazy
    def _boxes(self) -> dict[tuple[int, int], Box]:
        """The cell of each position, the first where two cover it."""
        found: dict[tuple[int, int], Box] = {}
        for box in self.boxes:
            cell = box.cell
            if cell.row_span == cell.column_span == 1:
                found.setdefault((cell.row, cell.column), box)
                continue
            for row in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    found.setdefault((row, column), box)
        return found

    def at(self, row: int, column: int) -> Box | None:
        return self._boxes.get((row, column))

    def text(self, row: int, column: int) -> str:
        box = self._boxes.get((row, column))
        return box.text if box else ""

    def row(self, row: int) -> list[Box]:
        """The cells of a row from left to right, a merged one once."""
        return self._lines[row]

    @lazy
    def _lines(self) -> list[list[Box]]:
        return [_once(self._boxes.get((row, column)) for column in range(self.columns)) for row in range(self.rows)]

    def turned(self) -> Grid:
        """The grid with rows and columns exchanged."""
        if self._turned is None:
            other = self._turned = object.__new__(Grid)
            other.rows, other.columns, other._turned = self.columns, self.rows, self
            other.cells, other.texts, other.boxes = self.cells, self.texts, self.boxes
            other._boxes = {(column, row): box for (row, column), box in self._boxes.items()}
        return self._turned


def _once(boxes: Iterable[Box | None]) -> list[Box]:
    return list({id(box): box for box in boxes if box is not None}.values())
