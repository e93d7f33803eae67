"""A matrix printed among the fields of a card: axes of counting numbers, cells empty but for marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..document import Cell
from ..labels import Grammar
from .cell_view import CellView
from .view import TableView

_LEAST = 3
"""Steps of an axis."""
_MARK = 2
"""Letters of a mark in a matrix ("X", "T", "●"), and digits of a step."""


def without_matrix(view: TableView, grammar: Grammar) -> tuple[TableView, tuple[Cell, ...]]:
    """The table without the matrices in it, and their cells; a table that is a matrix itself keeps its own."""
    stop = view.columns - _LEAST  # further to the right no axis has room for its matrix
    if sum([v.text.isdecimal() and v.cell.column < stop for cells in view.by_row for v in cells]) < _LEAST:
        return view, ()  # no axis: most tables end here
    taken: list[CellView] = []
    for column in range(stop):
        for axis in _axes(view, column):
            taken.extend(_matrix(view, axis))
    held = {id(v.cell) for v in taken}
    rest = tuple(cell for cell in view.table.cells if id(cell) not in held)
    if not held or not any(cell.text for cell in rest):
        return view, ()
    cells = tuple(cell for cell in view.table.cells if id(cell) in held)
    return TableView(replace(view.table, cells=rest), grammar), cells


def _axes(view: TableView, column: int) -> Iterator[list[CellView]]:
    """Runs of numbers that count up or down in a column, to 1 or from 1."""
    run: list[CellView] = []
    for row in range(view.rows):
        v = view.at(row, column)
        if v is None or (v.cell.row, v.cell.column) != (row, column):
            continue
        if run and not _counts(run, v):
            if len(run) >= _LEAST:
                yield run
            run = []
        if _is_step(v) and (run or len(v.text) == 1):
            run.append(v)
    if len(run) >= _LEAST:
        yield run


def _counts(run: Sequence[CellView], v: CellView) -> bool:
    """The number goes on with the run, one step further the same way."""
    if not _is_step(v):
        return False
    step = int(v.text) - int(run[-1].text)
    return abs(step) == 1 and (len(run) == 1 or step == int(run[1].text) - int(run[0].text))


def _is_step(v: CellView) -> bool:
    return v.text.isdecimal() and len(v.text) <= _MARK


def _matrix(view: TableView, axis: Sequence[CellView]) -> list[CellView]:
    """The cells of the matrix at the right of an axis; none where no other axis stands below or above it."""
    first, last = axis[0].cell, axis[-1].cell
    if "1" not in (axis[0].text, axis[-1].text):
        return []
    for row in (last.row + last.row_span, first.row - 1):
        cells = [v for v in view.row(row) if v.cell.column > first.column] if 0 <= row < view.rows else []
        size = next((k for k, v in enumerate(cells) if v.text != str(k + 1)), len(cells))
        if size < _LEAST:
            continue
        other = cells[:size]
        columns = {v.cell.column for v in other}
        rows = range(first.row, last.row + last.row_span)
        body = [v for at in rows for v in view.row(at) if v.cell.column in columns]
        corner = [v for v in view.row(row) if v.cell.column == first.column and v.blank]
        if all(len(v.text) <= _MARK for v in body):
            return [*axis, *other, *body, *corner]
    return []
