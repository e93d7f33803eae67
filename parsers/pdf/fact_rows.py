"""Rows of facts that nothing rules, with coloured values among them: labels before their values, several on a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .draft import Line
from .label_rows import facts_of
from .region_model import Hint, Region
from .rivers import Band, columns_of

_PITCH = 2.4
"""Rows of one strip of facts are no further apart than this, in sizes."""


def fact_rows(lines: Sequence[Line], hint: Hint) -> Region | None:
    """The strip of facts among whose values the coloured cells stand, one to each of its rows."""
    if not hint.filled or len(hint.xs) != 2:
        return None
    x0, top, x1, bottom = hint.bbox
    rows = [line for line in lines if top < (line.top + line.bottom) / 2 < bottom]
    if len(rows) != len(hint.ys) - 1 or not all(_coloured(line, x0, x1) for line in rows):
        return None
    counts = {len(facts_of(line)) for line in rows}
    if len(counts) != 1 or any(b.top - a.top > _PITCH * a.size for a, b in pairwise(rows)):
        return None
    bands = _bands(rows, 2 * counts.pop())
    return Region(rows, bands, edges=list(hint.ys)) if bands else None


def _coloured(line: Line, x0: float, x1: float) -> bool:
    """The line is a row of facts, and one of its values stands in the colour, from end to end."""
    within = [word for word in line.words if x0 - 1 < word.x0 and word.x1 < x1 + 1]
    across = [word for word in line.words if word not in within and word.x1 > x0 and word.x0 < x1]
    return bool(within) and not across and any(fact.words[-1] is within[-1] for fact in facts_of(line))


def _bands(rows: Sequence[Line], count: int) -> list[Band]:
    """A column for each label and each value; none where the rows' texts do not stand in such columns."""
    bands = columns_of(rows, rows[0].size)
    return bands if len(bands) == count else []
