"""Cards of panels side by side: coloured grounds that touch, each with labels over texts of its own.

They look like a table of one row. But a cell of a table says one thing, and a panel several, each under its head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..words import BBox
from .banded import Card, Part
from .draft import area, box_of, inside
from .emphasis import heads_in, set_off
from .lines import lines_of
from .page import Atom, PageContent

_TOUCH = 1.5
_LEVEL = 2.0
_LEAST = (50.0, 40.0)
"""The least width and height of a panel, in points."""
_MOST = 0.6
"""Panels that cover more than this share of the page are its columns."""


def panel_cards(content: PageContent, words: Sequence[Atom]) -> list[Card]:
    """The cards of a page that are panels side by side, from the top."""
    grounds = sorted({f.bbox for f in content.fills if _wide(f.bbox) > _LEAST[0] and _high(f.bbox) > _LEAST[1]})
    rows = [row for row in _rows(grounds) if area(box_of(row)) < _MOST * content.width * content.height]
    if not rows:
        return []
    upright = [word for word in words if not word.turn]
    cards = [row for row in rows if not _in_table(row, rows) and _are_panels(row, upright)]
    found = [Card(box_of(row), tuple(Part(box) for box in row), open_top=False, open_bottom=False) for row in cards]
    return sorted(found, key=lambda card: card.bbox[1])


def _rows(grounds: Sequence[BBox]) -> Iterator[list[BBox]]:
    """Grounds of one height that touch, from left to right; `grounds` are in that order."""
    left = list(grounds)
    while left:
        row = [left.pop(0)]
        while beside := next((box for box in left if _follows(row[-1], box)), None):
            row.append(beside)
            left.remove(beside)
        if len(row) > 1:
            yield row


def _follows(a: BBox, b: BBox) -> bool:
    return abs(a[2] - b[0]) < _TOUCH and abs(a[1] - b[1]) < _LEVEL and abs(a[3] - b[3]) < _LEVEL


def _in_table(row: Sequence[BBox], rows: Sequence[Sequence[BBox]]) -> bool:
    """Another row of the same sides touches this one."""
    return any(
        len(row) == len(other)
        and min(abs(row[0][3] - other[0][1]), abs(other[0][3] - row[0][1])) < _TOUCH
        and all(abs(a[0] - b[0]) < _LEVEL for a, b in zip(row, other, strict=True))
        for other in rows
        if other is not row
    )


def _are_panels(row: Sequence[BBox], words: Sequence[Atom]) -> bool:
    """One begins with a head, each has some, and one several; no text runs from the one into the other."""
    heads: list[int] = []
    headed = False
    for box in row:
        lines = lines_of(word for word in words if inside(word.bbox, box, 1.0))
        marked = set_off(lines)
        if len(lines) < 2:
            return False
        headed = headed or marked[0]
        heads.append(heads_in(marked))
    over = any(word.x0 < a[2] - 1 < word.x1 - 2 for a, _ in pairwise(row) for word in words if _level(word, a))
    return headed and not over and min(heads) > 0 and max(heads) > 1 and sum(heads) > len(heads)


def _level(word: Atom, box: BBox) -> bool:
    return box[1] < (word.top + word.bottom) / 2 < box[3]


def _wide(box: BBox) -> float:
    return box[2] - box[0]


def _high(box: BBox) -> float:
    return box[3] - box[1]
