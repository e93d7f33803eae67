"""A sheet too wide for its paper: a spreadsheet prints the columns that are left on further pages."""

from __future__ import annotations

from collections.abc import Sequence

from .draft import ROW_COLUMN, DraftBlock, DraftParagraph, DraftTable
from .stitch import same_columns, uniform

_FEWEST = 3
"""Rows. Fewer are of one height by chance."""
_SAME = 1.0
"""Points by which the edges of a row may differ from page to page."""


def join_sideways(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """The blocks, a table whose rows stand at the heights of those of the one right before it put at its right side."""
    tables = [block for block in blocks if isinstance(block, DraftTable)]
    if not any(map(_beside, tables, tables[1:])):  # as in most documents
        return list(blocks)
    out: list[DraftBlock] = []
    titles: set[str] = set()  # texts over the tables so far: a title over the first column can stand over each part
    left: DraftTable | None = None
    for block in blocks:
        if isinstance(block, DraftTable):
            if left is not None and _beside(left, block):
                _append(left, block)
                continue
            left = block
        elif isinstance(block, DraftParagraph):
            text = " ".join(word.text for word in block.all_words())
            left = left if text in titles else None
            titles.add(text)
        else:
            left = None
        out.append(block)
    return out


def _beside(left: DraftTable, right: DraftTable) -> bool:
    """Other columns on later pages, and row for row the same edges."""
    if not (left.ruled and right.ruled) or left.last_page >= right.page or left.rows != right.rows:
        return False
    if left.rows < _FEWEST or same_columns(left.xs, right.xs) or not (uniform(left) and uniform(right)):
        return False
    edges = _edges(left), _edges(right)
    return edges[0].keys() == edges[1].keys() and all(
        abs(top - edges[1][row][0]) < _SAME and abs(bottom - edges[1][row][1]) < _SAME
        for row, (top, bottom) in edges[0].items()
    )


def _edges(table: DraftTable) -> dict[int, tuple[float, float]]:
    """Where each row stands on its page."""
    return {cell.row: (cell.bbox[1], cell.bbox[3]) for cell in table.cells if cell.row_span == 1}


def _repeated(left: DraftTable, right: DraftTable) -> int:
    """How many columns at the left, which name the rows, are printed again."""
    count = 0
    while count < min(left.columns, right.columns) - 1 and _column(left, count) == _column(right, count):
        count += 1
    return count


def _column(table: DraftTable, column: int) -> list[str]:
    return [cell.text for cell in table.cells if cell.column == column]


def _append(left: DraftTable, right: DraftTable) -> None:
    again = _repeated(left, right)
    right.furniture.extend(word for cell in right.cells if cell.column < again for word in cell.all_words())
    right.cells = [cell for cell in right.cells if cell.column >= again]
    for cell in right.cells:
        cell.column += left.columns - again
    left.cells.extend(right.cells)
    left.cells.sort(key=ROW_COLUMN)
    left.furniture.extend(right.furniture)
    left.xs = [*left.xs, *(x - right.xs[again] + left.xs[-1] for x in right.xs[again + 1 :])]
    left.columns += right.columns - again
    left.header_rows = max(left.header_rows, right.header_rows)
    left.last_page, left.last_bbox = right.last_page, right.last_bbox
