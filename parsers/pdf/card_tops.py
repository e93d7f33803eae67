"""Pages that begin a card each: their first tables have the same labels at the same rows, and are no rest of others."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import Final

from .draft import DraftBlock, DraftTable
from .heads import is_bold_word

_ROWS = 6
"""Rows at the top of a page that are looked at."""
_MIDDLE = 60
"""Rows of a card in which its other labels stand."""
_LABELS = 2
_PAGES = 2
"""Other pages that begin with the same labels."""
_ROW: Final = attrgetter("row")


def card_tops(pages: Sequence[Sequence[DraftBlock]]) -> frozenset[int]:
    """Of the blocks that pages begin with, the ids of the tables that begin a card.

    A header that is repeated at the top of a page says nothing: below it stands what was cut. Nor does a label that
    stands in the middle of another card: several cards may be cut at the same place.
    """
    firsts = [blocks[0] for blocks in pages if blocks]
    tables = [block for block in firsts if isinstance(block, DraftTable)]
    if len(tables) <= _PAGES:
        return frozenset()
    labels = [_labels(table, range(1, _ROWS)) for table in tables]
    if not any(_are_alike(labels)):
        return frozenset()
    every = [block for blocks in pages for block in blocks if isinstance(block, DraftTable)]
    middle = {text for table in every for _, text in _labels(table, range(_ROWS, _MIDDLE))}
    labels = [frozenset(top for top in mine if top[1] not in middle) for mine in labels]
    return frozenset(id(table) for table, alike in zip(tables, _are_alike(labels), strict=True) if alike)


def _are_alike(labels: Sequence[frozenset[tuple[int, str]]]) -> list[bool]:
    """For each page's labels, whether other pages begin with the same."""
    counts = Counter(labels)
    alike = {
        mine: len(mine) >= _LABELS and sum([n for other, n in counts.items() if len(mine & other) >= _LABELS]) > _PAGES
        for mine in counts
    }
    return [alike[mine] for mine in labels]


def _labels(table: DraftTable, rows: range) -> frozenset[tuple[int, str]]:
    """The bold texts that these rows begin with, beside a value that is not bold throughout; the cells are in order."""
    start, stop = [bisect_left(table.cells, row, key=_ROW) for row in (rows.start, rows.stop)]
    out: list[tuple[int, str]] = []
    for row, (first, *others) in groupby(table.cells[start:stop], _ROW):
        if first.column or first.column_span == table.columns:
            continue
        words = first.all_words()
        beside = chain.from_iterable([cell.all_words() for cell in others])
        if words and all(map(is_bold_word, words)) and not all(map(is_bold_word, beside)):
            out.append((row, first.text))
    return frozenset(out)
