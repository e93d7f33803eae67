"""Groups of risks that a table prints once: beside the first risk of each, blank cells below it."""

from __future__ import annotations

from collections.abc import Sequence

from ..raw import IDENTITY, Field, Label
from .cell_view import CellView
from .records import Record, value_of
from .view import TableView

_GROUPS = (Field.CATEGORY, Field.OBJECTIVE)


def carry_groups(view: TableView, labels: Sequence[Label], begun: Sequence[tuple[Record, int]]) -> None:
    """Add to each risk under a blank the group that is printed above it.

    `begun` are the records with the rows that begin them. A column groups where it stands left of what names the risks,
    its first cell is filled, and it prints no text twice: one that did would print it beside each risk.
    """
    named = min((k for k, label in enumerate(labels) if label.field in IDENTITY), default=0)
    for k, label in enumerate(labels[:named]):
        if label.field not in _GROUPS:
            continue
        cells = [(record, v) for record, row in begun if (v := view.at(row, k)) is not None and v.cell.row == row]
        texts = [v.text for _, v in cells if not v.blank]
        if not texts or cells[0][1].blank or len(set(texts)) < len(texts):
            continue
        held: CellView | None = None
        for record, v in cells:
            held = v if not v.blank else held
            if held is not None and held is not v:
                record.values.append(value_of(label, held.cell, section=False))
