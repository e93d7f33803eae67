"""Header rows: where a wide table's header stands, how many tiers it has, and the banners between its rows."""

from __future__ import annotations

from collections.abc import Sequence

from ..raw import MEASURES
from ..shapes import Kind, is_id, is_period, leading_id
from .cell_view import CellView
from .view import TableView

HEADER_SEARCH = 12
"""How many rows from the top a header may stand: titles, dates and keys come before it."""


def find_header(view: TableView, start: int = 0) -> range | None:
    """The header's rows: the first row of labels, the tiers below it, and a super-header above it."""
    for first in range(start, min(view.rows - 1, start + HEADER_SEARCH)):
        if view.is_header[first]:
            break
    else:
        return None
    last = first
    while last + 1 < view.rows - 1 and _tier_below(view, first, last + 1):
        last += 1
    while first > start and _tier_above(view, first - 1):
        first -= 1
    return range(first, last + 1)


def _tier_below(view: TableView, first: int, row: int) -> bool:
    """A row that cells of the header reach into, or one of labels or letters under wider labels."""
    if row < view.table.header_rows:
        return True
    reached = any(
        (v := view.at(row, c)) is not None and v.cell.row < row and v.cell.row >= first and v.text
        for c in range(view.columns)
    )
    filled = view.filled(row)
    if not filled:
        return reached
    if reached and all(is_period(v.text) and _under_wide(view, first, row, v) for v in filled):
        return True  # months under the rating that was given in each
    values = sum(v.kind in (Kind.NUMBER, Kind.DATE, Kind.SCORE, Kind.PROSE) and not v.strong for v in filled)
    labels = sum(v.weak for v in filled)
    if values:
        return False
    if reached and labels >= 0.5 * len(filled):
        return True
    if reached and all(v.size <= 5 and _under_wide(view, first, row, v) for v in filled):
        return True
    if _stages_above(view, row, filled):
        return True
    spans = any(v.cell.column_span > 1 and not v.blank for r in range(first, row) for v in view.row(r))
    short = all(v.size <= 8 for v in filled)
    return spans and short and labels >= 0.75 * len(filled) and len(filled) >= 2 and sum(v.strong for v in filled) >= 2


def _stages_above(view: TableView, row: int, filled: Sequence[CellView]) -> bool:
    """Measures under stages that are not merged over them: "Gross" and two blank cells over three labels."""
    measured = all(v.strong and v.reading and v.reading.field in MEASURES and not v.reading.stage for v in filled)
    return measured and len(filled) >= 3 and all(view.stage_over(row, v.cell.column) for v in filled)


def _under_wide(view: TableView, first: int, row: int, v: CellView) -> bool:
    """The cell stands under a header cell that is wider than it: a sub-header, whatever it says."""
    above = view.at(row - 1, v.cell.column)
    return (
        above is not None
        and above.cell.row >= first
        and above.cell.column_span > v.cell.column_span
        and bool(above.text)
    )


def _tier_above(view: TableView, row: int) -> bool:
    """A row of a few wide labels over the header: "Inherent risk" and "Residual risk" over three columns each."""
    filled = view.filled(row)
    if not filled or (len(filled) == 1 and filled[0].cell.column_span >= view.columns - 1):
        return False
    labels = all(v.weak or (v.size <= 4 and v.kind is Kind.SHORT) for v in filled)
    return labels and any(v.weak and v.cell.column_span > 1 for v in filled)


def is_banner(view: TableView, row: int) -> CellView | None:
    """The one text of a row that spans the table, or stands alone and set off by weight or fill."""
    cells, filled = view.row(row), view.filled(row)
    if len(filled) != 1 or view.columns < 3:
        return None
    only = filled[0]
    if any(v is not None and v.cell.row < row and not v.blank for v in view.over(row)):
        return None  # beside a merged cell: a continuation row
    words = only.size
    if only.cell.column_span >= 0.6 * view.columns or (len(cells) == 1 and words):
        return only
    lead = only.cell.column <= 1 and (only.bold or only.tinted) and words <= 12 and not is_id(only.text)
    return only if lead else None


def parted_banner(view: TableView, row: int) -> list[CellView]:
    """The cells of a banner with something more at its right end: few and wide, in one tint over the whole table."""
    cells = view.row(row)
    if not 2 <= len(cells) <= 3 or len(view.filled(row)) != len(cells) or view.columns < 5:
        return []
    first, *others = cells
    whole = sum(v.cell.column_span for v in cells) == view.columns and all(v.cell.row_span == 1 for v in cells)
    alike = first.tinted and all(v.cell.fill == first.cell.fill and not v.valued for v in others)
    wide = first.cell.column_span >= 0.5 * view.columns and all(v.cell.column_span > 1 for v in others)
    short = first.size <= 14 and all(v.size <= 8 for v in others)
    return cells if whole and alike and wide and short and not leading_id(first.text) else []


def repeats_header(view: TableView, header: range, row: int) -> bool:
    """The row prints a row of the header again, as on a new page."""
    filled = view.filled(row)
    for number in header if filled else ():
        above = view.filled(number)
        alike = len(above) == len(filled) and above[0].text == filled[0].text
        if alike and all(a.text == b.text for a, b in zip(above, filled, strict=True)):
            return True
    return False
