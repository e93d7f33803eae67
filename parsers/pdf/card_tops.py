"""Pages that begin a card each: their first tables have the same labels at the same rows, and are no rest of others."""

from __future__ import annotations

from collections.abc import Sequence

from .draft import DraftBlock, DraftTable
from .heads import is_bold_word

_ROWS = 6
"""Rows at the top of a page that are looked at."""
_LABELS = 2
_PAGES = 2
"""Other pages that begin with the same labels."""


def card_tops(firsts: Sequence[DraftBlock]) -> frozenset[int]:
    """Of the blocks that pages begin with, the ids of the tables that begin a card.

    A header that is repeated at the top of a page says nothing: below it stands what was cut.
    """
    tables = [block for block in firsts if isinstance(block, DraftTable)]
    labels = [_labels(table) for table in tables]
    found = []
    for table, mine in zip(tables, labels, strict=True):
        alike = sum(len(mine & other) >= _LABELS for other in labels) - (len(mine) >= _LABELS)
        if alike >= _PAGES:
            found.append(id(table))
    return frozenset(found)


def _labels(table: DraftTable) -> frozenset[tuple[int, str]]:
    """The bold texts that rows below the first begin with, beside a value that is not bold throughout."""
    out: list[tuple[int, str]] = []
    for cell in table.cells:
        if cell.row >= _ROWS:
            break
        if cell.row and cell.column == 0 and cell.column_span < table.columns:
            words = list(cell.all_words())
            beside = [w for c in table.cells if c.row == cell.row and c.column > 0 for w in c.all_words()]
            if words and all(map(is_bold_word, words)) and not all(map(is_bold_word, beside)):
                out.append((cell.row, cell.text))
    return frozenset(out)
