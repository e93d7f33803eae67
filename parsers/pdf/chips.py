"""Small frames that stand in a cell by themselves, round a score or a bar of progress: no lines of the table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..words import BBox
from .page import Rule
from .segments import GAP

_MOST_HIGH = 30.0
_MOST_WIDE = 150.0
"""A chip is no larger than this, in points."""
_CLOSED = 1.0
"""Lines that close a frame miss its corners by no more than this, in points."""


def without_chips(rules: Sequence[Rule]) -> list[Rule]:
    """The rules without those of small closed frames that no other line touches."""
    upright = sorted(
        (r.bbox for r in rules if r.bbox[2] - r.bbox[0] < 0.5 and 4.0 < r.bbox[3] - r.bbox[1] <= _MOST_HIGH),
        key=lambda box: (round(box[1]), box[0]),
    )
    if len(upright) < 2:
        return list(rules)
    across = [r.bbox for r in rules if r.bbox[3] - r.bbox[1] < 0.5 and r.bbox[2] - r.bbox[0] <= _MOST_WIDE]
    lines = [r.bbox for r in rules]
    gone: set[BBox] = set()
    for left, right in pairwise(upright):
        box = (left[0], min(left[1], right[1]), right[0], max(left[3], right[3]))
        if box[0] >= box[2] or abs(left[1] - right[1]) > _CLOSED or abs(left[3] - right[3]) > _CLOSED:
            continue
        ends = [line for line in across if abs(line[0] - box[0]) <= _CLOSED and abs(line[2] - box[2]) <= _CLOSED]
        sides = [left, right, *(line for line in ends if min(abs(line[1] - box[1]), abs(line[1] - box[3])) <= _CLOSED)]
        if len(sides) == 4 and not any(_touches(line, box) for line in lines if line not in sides):
            gone.update(sides)
    return [rule for rule in rules if rule.bbox not in gone]


def _touches(line: BBox, box: BBox) -> bool:
    """The line is near the frame and does not run on past it at both ends: it may be a line of the same table."""
    x0, top, x1, bottom = line
    a0, high, a1, low = box
    if x0 > a1 + GAP or x1 < a0 - GAP or top > low + GAP or bottom < high - GAP:
        return False
    if x1 - x0 > bottom - top:
        apart = max(high - bottom, top - low)
        return apart <= _CLOSED or x0 > a0 - GAP or x1 < a1 + GAP
    apart = max(a0 - x1, x0 - a1)
    return apart <= _CLOSED or top > high - GAP or bottom < low + GAP
