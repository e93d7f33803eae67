"""Scores under labels in a card's own head: "SR4 Flooding | Current rating | Target rating", a cell right below each.

The cells reach down beside the card's other fields, or stand beside the first of them.
"""

from __future__ import annotations

from dataclasses import replace

from ..labels import Grammar
from ..raw import MEASURES, Field
from .card_values import names_risk
from .cell_view import CellView
from .view import TableView

_FACTS = frozenset({*MEASURES, Field.DIRECTION, Field.OWNER, Field.STATUS, Field.RESPONSE, Field.REVIEW_ON})
HeadsAbove = dict[int, list[tuple[CellView, CellView]]]
"""By row: labels of a card's head, each with the cell that it heads."""


def take_tall(view: TableView, grammar: Grammar) -> tuple[TableView, HeadsAbove]:
    """The table without such labels and their values, and these by the rows of the labels."""
    found: HeadsAbove = {}
    for row in view.judged:
        pairs = _pairs(view, row) if row + 1 < view.rows else []
        if pairs:
            found[row] = pairs
    if not found:
        return view, found
    taken = {id(v.cell) for pairs in found.values() for pair in pairs for v in pair}
    rest = tuple(cell for cell in view.table.cells if id(cell) not in taken)
    return TableView(replace(view.table, cells=rest), grammar), found


def _pairs(view: TableView, row: int) -> list[tuple[CellView, CellView]]:
    """The labels behind the name of a risk, each with the cell below; none where a label of another kind is there."""
    cells = [v for v in view.row(row) if v.text]
    if len(cells) < 2 or not cells[0].styled:
        return []
    name, *others = cells
    labels = [v for v in others if v.weak and v.styled]
    if not any(map(_measures, labels)):
        return []
    pairs = [(v, below) for v in labels if (below := _right_below(view, v)) is not None]
    if len(pairs) < len(labels) or not all(map(_told_below, labels)) or (name.weak and not names_risk(name)):
        return []
    first = next((v for v in view.row(row + 1) if v.cell.column == view.row(row)[0].cell.column), None)
    return pairs if first is not None and first.strong and first.styled else []


def _measures(v: CellView) -> bool:
    return v.reading is not None and v.reading.field in MEASURES


def _told_below(v: CellView) -> bool:
    return v.reading is not None and v.reading.field in _FACTS


def _right_below(view: TableView, v: CellView) -> CellView | None:
    """The cell under a label, which begins where it does and is no label itself."""
    cell = v.cell
    next_row = view.row(cell.row + cell.row_span) if cell.row + cell.row_span < view.rows else []
    below = next((b for b in next_row if b.cell.column == cell.column), None)
    if below is None or below.cell.column_span < cell.column_span:
        return None
    return None if below.blank or below.strong or below.tinted else below
