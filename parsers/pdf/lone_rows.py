"""Drawn grids of one row: left at a page's edge of a table that stands on the page beside."""

from __future__ import annotations

from collections.abc import Sequence

from .grid import Grid
from .page_blocks import PageLayout
from .stitch import same_columns
from .tables import TableMaker

_FEWEST = 3
"""Columns. Fewer are alike in tables that have nothing to do with each other."""


def take_lone_rows(pages: Sequence[PageLayout]) -> None:
    """Make tables of the grids of one row that have the columns of a drawn table on the page before or after.

    By itself such a grid could be a header over rows without lines, or the frame round them.
    """
    for at, page in enumerate(pages):
        beside = [*pages[max(at - 1, 0) : at], *pages[at + 1 : at + 2]]
        drawn = [table.xs for other in beside for table in other.tables if table.ruled and table.rows > 1]
        rows = [hint for hint in page.hints if _is_row(hint) and any(same_columns(xs, hint.xs) for xs in drawn)]
        tables, page.free = TableMaker(page.content, rows).make(page.free)
        page.tables.extend(tables)
        page.hints = [hint for hint in page.hints if hint not in rows]


def _is_row(grid: Grid) -> bool:
    return grid.whole and not grid.filled and len(grid.ys) == 2 and len(grid.xs) > _FEWEST
