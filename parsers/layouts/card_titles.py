"""Rows of cards that are no label beside its value: a title that reaches down, and lists under labels of their own."""

from __future__ import annotations

from collections.abc import Sequence

from ..labels import Grammar
from ..raw import MEASURES, Field, RawValue
from .card_values import inline_values
from .cell_view import CellView
from .records import nested
from .view import TableView, bold_over_plain


def titled_lists(filled: Sequence[CellView], grammar: Grammar) -> list[RawValue] | None:
    """Cells side by side that each begin with a label in bold: "Controls" over its list, "Actions" over its own."""
    if len(filled) < 2:
        return None
    for v in filled:
        if not bold_over_plain(v.cell) or nested(v.cell):
            return None
    found = [inline_values(v, grammar)[0] for v in filled]
    labels = {values[0].label.field for values in found if values}
    if not all(found) or len(labels) < len(filled) or labels & {*MEASURES, Field.EXTRA}:
        return None
    return [value for values in found for value in values]


def title_beside(view: TableView, row: int) -> CellView | None:
    """The first cell of a header row that reaches down beside the values: no value is below it, it names the risk."""
    cells = view.row(row)
    below = view.row(row + 1) if row + 1 < view.rows else []
    first = cells[0]
    tall = first.cell.row_span > 1 and bool(below) and below[0].cell.column >= first.cell.column_span
    named = not first.strong and first.styled and not first.blank
    return first if tall and named and len(cells) >= 3 else None
