"""Lines that nobody drew: where the colour changes right across a drawn cell, one cell ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Colour
from .draft import overlap_area
from .page import Fill
from .segments import Segment, edges, merge

_AT = 2.0
"""A change of colour ends on the lines across it within this many points."""
_DRAWN = 4.5
"""One this near to a drawn line is that line's."""
_LEAST = 4.5
"""Thinner areas, in points, are bars and borders."""


def changes(
    across: Sequence[Segment], down: Sequence[Segment], fills: Sequence[Fill]
) -> tuple[list[Segment], list[Segment]]:
    """The level and the upright changes of colour that run from one line of a grid to another, and are not drawn."""
    box = (
        min(s.start for s in across),
        min(s.start for s in down),
        max(s.end for s in across),
        max(s.end for s in down),
    )
    inner = [fill for fill in fills if overlap_area(fill.bbox, box) > 0 and min(_sides(fill)) > _LEAST]
    if not inner:
        return [], []
    level: list[Segment] = []
    upright: list[Segment] = []
    for fill in inner:
        pair = edges(fill.bbox)
        middle = ((fill.bbox[0] + fill.bbox[2]) / 2, (fill.bbox[1] + fill.bbox[3]) / 2)
        level.extend(s for s in pair[0] if _differs((middle[0], s.at - 1.2), (middle[0], s.at + 1.2), inner))
        upright.extend(s for s in pair[1] if _differs((s.at - 1.2, middle[1]), (s.at + 1.2, middle[1]), inner))
    level = [s for s in merge(level) if not _drawn(s, across)]
    upright = [s for s in merge(upright) if not _drawn(s, down)]
    kept: list[Segment] = []
    beside: list[Segment] = []
    while True:  # a change may end on one the other way round, which ends on a line
        more = [s for s in level if _ends_on(s, [*down, *beside])]
        sides = [s for s in upright if _ends_on(s, [*across, *more])]
        if len(more) == len(kept) and len(sides) == len(beside):
            return kept, beside
        kept, beside = more, sides


def _sides(fill: Fill) -> tuple[float, float]:
    x0, top, x1, bottom = fill.bbox
    return x1 - x0, bottom - top


def _differs(one: tuple[float, float], other: tuple[float, float], fills: Sequence[Fill]) -> bool:
    return _colour_at(*one, fills) != _colour_at(*other, fills)


def _colour_at(x: float, y: float, fills: Sequence[Fill]) -> Colour | None:
    for fill in reversed(fills):
        x0, top, x1, bottom = fill.bbox
        if x0 <= x <= x1 and top <= y <= bottom:
            return fill.colour
    return None


def _drawn(change: Segment, lines: Sequence[Segment]) -> bool:
    near = [s for s in lines if abs(s.at - change.at) < _DRAWN]
    shared = sum(max(0.0, min(s.end, change.end) - max(s.start, change.start)) for s in near)
    return shared > 0.6 * change.length


def _ends_on(change: Segment, lines: Sequence[Segment]) -> bool:
    return all(
        any(abs(s.at - end) <= _AT and s.start - _AT <= change.at <= s.end + _AT for s in lines)
        for end in (change.start, change.end)
    )
