"""Which rows of a card are header rows: labels side by side with their values in the rows below."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ..shapes import SAID, Kind
from .card_labels import BAR_WORDS, LabelStyle, spans
from .cell_view import CellView
from .view import TableView


def is_head_row(view: TableView, style: LabelStyle, row: int) -> bool:
    """A row of labels with values below it, and not of labels with values beside them."""
    filled = view.filled(row)
    if len(filled) < 2 or row + 1 >= view.rows:
        return False
    if _under_set_off(view, row) or _set_off_by_turns(view.row(row)):
        return False
    below = view.filled(row + 1)
    if len(below) > len(filled) and _tinted_row(filled) and all(v.strong for v in below):
        return True  # stages over the measures of each
    if below and _tinted_row(filled) and not all(v.tinted for v in below):
        return (len(below) > 1 and not style.is_label(below[0])) or _row_labels(below)
    labels = [v for v in filled if v.weak and v.size <= BAR_WORDS and (v.styled or v.kind not in SAID)]
    if not _mostly_labels(filled, labels):
        return False
    if not below:
        return len(filled) >= 3 or len(view.row(row)) == len(filled)
    if _values_beside(view, row, labels) and style.is_label(below[0]):
        return False
    whole = all(v.strong for v in filled) and not any(v.strong for v in below)
    if not whole and len(filled) % 2 == 0 and _alternates(view, style, row) and _alternates(view, style, row + 1):
        return False
    if len(below) == 1 and spans(view, below[0]):
        return all(v.bold or v.tinted for v in filled) and len(filled) > 2
    starts = {v.cell.column for v in filled}
    under = [v for v in view.row(row + 1) if v.cell.column in starts]
    return len(under) >= 0.5 * len(filled)


def _under_set_off(view: TableView, row: int) -> bool:
    """A plain row, cell for cell under a first row that is set off: the table sets its labels off, these are values."""
    cells = view.row(row)
    if row == 0 or len(cells) < 3 or cells[0].styled or any(v.styled for v in cells):
        return False
    first = view.row(0)
    alike = [v.cell.column for v in cells] == [v.cell.column for v in first]
    return alike and all(v.styled and not v.blank for v in first)


def heads_beside(view: TableView, row: int) -> list[CellView]:
    """Labels with their values right below them, cell for cell, while what stands before them reaches down beside."""
    cells = view.row(row)
    if not cells or cells[0].cell.row_span == 1:
        return []
    tall = [v for v in cells if v.cell.row_span > 1]
    heads = cells[len(tall) :]
    below = view.row(row + 1) if row + 1 < view.rows else []
    if cells[: len(tall)] != tall or not (tall[0].strong and tall[0].styled):
        return []
    alike = [_extent(v) for v in heads] == [_extent(v) for v in below]
    said = all(v.styled and v.weak and v.size <= BAR_WORDS for v in heads)
    return heads if heads and alike and said and not any(v.tinted or v.strong for v in below) else []


def _extent(v: CellView) -> tuple[int, int]:
    return v.cell.column, v.cell.column_span


def heads_a_grid(view: TableView, row: int) -> bool:
    """The first row of a table by itself: every cell set off, and those below it, cell for cell, plain."""
    if row or view.rows < 2:
        return False
    cells, below = view.row(0), view.row(1)
    alike = [v.cell.column for v in cells] == [v.cell.column for v in below]
    return alike and len(cells) >= 3 and all(v.styled for v in cells) and not any(v.styled for v in below)


def _tinted_row(filled: Sequence[CellView]) -> bool:
    """Three cells or more with a fill, or two bold ones: a bold label beside its value has a plain one."""
    strong = False
    for v in filled:
        if not v.tinted or v.valued:  # with values among them every other row is shaded
            return False
        strong = strong or v.strong
    return strong and (len(filled) >= 3 or all(v.bold for v in filled))


def _mostly_labels(filled: Sequence[CellView], labels: Sequence[CellView]) -> bool:
    """Most cells are labels, two of them surely; the others could be; and where some are set off, nearly all are."""
    if len(labels) < 0.6 * len(filled) or sum([v.strong for v in labels]) < min(2, len(labels)):
        return False
    if not all(v.weak or v.bold or v.tinted or v.kind in (Kind.SHORT, Kind.LEVEL) for v in filled):
        return False
    styled = sum([v.styled for v in filled])
    return not styled or styled >= len(filled) - (len(filled) >= 4)


def _values_beside(view: TableView, row: int, labels: Sequence[CellView]) -> bool:
    """Half of the labels, at least, have a blank cell to their right, where a value would stand."""
    cells = view.row(row)
    if len(cells) == len(view.filled(row)):
        return False
    beside = sum(1 for a, b in itertools.pairwise(cells) if a in labels and b.blank)
    return beside >= 0.5 * len(labels)


def _set_off_by_turns(cells: Sequence[CellView]) -> bool:
    """Label, value, label, value: by turns bold and plain on one ground, or on a fill of their own and on none."""
    if len(cells) < 4:
        return False
    even, odd = cells[0::2], [v for v in cells[1::2] if not v.blank]
    if len(odd) < 2:
        return False
    if all(v.tinted for v in even) and not any(v.tinted for v in cells[1::2]):
        return True
    return all(v.bold for v in even) and not any(v.bold for v in odd)


def _row_labels(below: Sequence[CellView]) -> bool:
    """Below the header each row begins with a label of its own: a grid of stages by measures."""
    first, *others = below
    lined = first.reading is not None and first.reading.line is not None
    return first.strong and bool(others) and (lined or all(v.valued or v.kind in SAID for v in others))


def _alternates(view: TableView, style: LabelStyle, row: int) -> bool:
    """Label, value, label, value: the cells at even places are set off, those at odd places are not."""
    cells = view.row(row)
    if len(cells) < 2 or len(cells) % 2:
        return False
    even, odd = cells[0::2], cells[1::2]
    return all(v.bold or v.tinted or v.cell.column in style.columns for v in even if not v.blank) and not all(
        v.bold or v.tinted for v in odd if not v.blank
    )
