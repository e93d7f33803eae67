"""Lists in columns without a header, under a label in a card: actions with reference, state or date beside them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

from ..raw import Field, Label
from ..shapes import Kind
from .cell_view import CellView
from .records import Record, value_of
from .view import TableView

_STATES = (Kind.STATUS, Kind.RAG, Kind.LEVEL)
_LEAST_WORDS = 3
_REF_WORDS = 4


def headless_list(view: TableView, under: Label | None) -> Record | None:
    """The rows of a list under the label of actions, if each of its columns tells what it is; else None."""
    if under is None or under.field is not Field.ACTIONS or view.columns < 2 or view.rows < 2:
        return None
    columns = [[v for v in (view.at(row, at) for row in range(view.rows)) if v] for at in range(view.columns)]
    lengths = [mean(v.size for v in cells) if cells else 0.0 for cells in columns]
    text = lengths.index(max(lengths))
    if lengths[text] < _LEAST_WORDS or any(v.styled for v in columns[text]):
        return None
    fields = [Field.ACTIONS if at == text else _field(cells, at < text) for at, cells in enumerate(columns)]
    if None in fields or any(fields.count(field) > 1 for field in fields):
        return None
    record = Record()
    for row in range(view.rows):
        for v in view.filled(row):
            field = fields[v.cell.column]
            assert field is not None
            record.values.append(value_of(Label(under.text, field), v.cell, group=row))
    return record


def _field(cells: Sequence[CellView], before: bool) -> Field | None:
    """What a short column beside the text of actions holds."""
    told = [v for v in cells if not v.blank]
    if told and all(v.kind is Kind.DATE for v in told):
        return Field.ACTION_DUE
    if before and told and all(any(c.isdigit() for c in v.text) and v.size <= _REF_WORDS for v in told):
        return Field.ACTION_REF
    if told and sum(v.kind in _STATES for v in told) >= 0.5 * len(told):
        return Field.ACTION_STATUS
    return None
