"""Wide tables turned on their side: a column a risk, the labels down the left."""

from __future__ import annotations

from dataclasses import replace

from ..document import Table
from ..labels import Grammar
from ..raw import IDENTITY, Field
from ..shapes import is_id
from .view import TableView

_LEAST = 5
"""Fewer rows of labels are a small grid inside something else."""


def turned(view: TableView, grammar: Grammar) -> TableView | None:
    """The table with its rows as columns, where each column but the first is a risk; else None."""
    if view.columns < 3 or view.rows < _LEAST:
        return None
    if any(len(view.row(row)) != view.columns or not view.row(row)[0].strong for row in range(view.rows)):
        return None
    others = [v for row in range(view.rows) for v in view.row(row)[1:]]
    if any(v.strong and v.styled for v in others):
        return None
    heads = [view.row(row)[0].reading for row in range(view.rows)]
    fields = [head.field for head in heads if head is not None]
    ids = [[v.text for v in view.row(row)[1:]] for row in range(view.rows) if fields[row] is Field.ID]
    if (
        not ids
        or fields[0] not in IDENTITY
        or not all(is_id(text) for text in ids[0])
        or len(set(ids[0])) != len(ids[0])
    ):
        return None
    cells = [
        replace(c, row=c.column, column=c.row, row_span=c.column_span, column_span=c.row_span) for c in view.table.cells
    ]
    cells.sort(key=lambda c: (c.row, c.column))
    return TableView(Table(tuple(cells), view.columns, view.rows, place=view.table.place), grammar)
