"""Lines that nobody drew: where the colour changes right across a drawn cell, one cell ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ..document import Colour
from .draft import overlap_area
from .page import Fill
from .segments import Segment, merge

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]

_AT = 2.0
"""A change of colour ends on the lines across it within this many points."""
_DRAWN = 4.5
"""One this near to a drawn line is that line's."""
_BESIDE = 1.2
"""How far from an edge, in points, the colours on its sides are looked at."""
_MOST = 1_000_000
"""Places times fills that are looked at in one go: bounds the memory."""
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
    if all(_is_drawn(fill, across, down) for fill in inner):
        return [], []
    level, upright = map(merge, _changing(inner))
    level = [s for s in level if not _drawn(s, across)]
    upright = [s for s in upright if not _drawn(s, down)]
    kept: list[Segment] = []
    beside: list[Segment] = []
    while True:  # a change may end on one the other way round, which ends on a line
        more = [s for s in level if _ends_on(s, [*down, *beside])]
        sides = [s for s in upright if _ends_on(s, [*across, *more])]
        if len(more) == len(kept) and len(sides) == len(beside):
            return kept, beside
        kept, beside = more, sides


def _is_drawn(fill: Fill, across: Sequence[Segment], down: Sequence[Segment]) -> bool:
    """Each of its sides is a drawn line's, as in most tables: nothing more need be looked at."""
    x0, top, x1, bottom = fill.bbox
    return all(
        any(abs(s.at - at) < _DRAWN and s.start < start + 0.5 and end - 0.5 < s.end for s in lines)
        for lines, at, start, end in (
            (across, top, x0, x1),
            (across, bottom, x0, x1),
            (down, x0, top, bottom),
            (down, x1, top, bottom),
        )
    )


def _sides(fill: Fill) -> tuple[float, float]:
    x0, top, x1, bottom = fill.bbox
    return x1 - x0, bottom - top


def _changing(fills: Sequence[Fill]) -> tuple[list[Segment], list[Segment]]:
    """The level and the upright edges of fills on whose two sides the colour differs half way along."""
    x0, top, x1, bottom = np.array([fill.bbox for fill in fills]).T
    middle, height = (x0 + x1) / 2, (top + bottom) / 2
    before, after = (
        _seen(
            np.concatenate((middle, middle, x0 + by, x1 + by)),
            np.concatenate((top + by, bottom + by, height, height)),
            fills,
        )
        for by in (-_BESIDE, _BESIDE)
    )
    differ = (before != after).reshape(4, -1)
    return _picked(differ[:2], (top, bottom), x0, x1), _picked(differ[2:], (x0, x1), top, bottom)


def _picked(chosen: Bools, at: tuple[Floats, Floats], start: Floats, end: Floats) -> list[Segment]:
    """Those of two edges of each fill that are chosen, fill by fill."""
    which = np.flatnonzero(chosen.T.ravel())
    columns = np.stack(at, axis=1).ravel(), np.repeat(start, 2), np.repeat(end, 2)
    return list(map(Segment, *(values[which].tolist() for values in columns)))


def _seen(x: Floats, y: Floats, fills: Sequence[Fill]) -> Ints:
    """For each place a number that stands for the colour painted there last; -1 for none."""
    numbers: dict[Colour, int] = {}
    colours = np.array([*(numbers.setdefault(fill.colour, len(numbers)) for fill in fills), -1])
    x0, top, x1, bottom = np.array([fill.bbox for fill in fills]).T
    out = np.empty(len(x), np.intp)
    step = max(1, _MOST // len(fills))
    for start in range(0, len(x), step):
        xs, ys = x[start : start + step, None], y[start : start + step, None]
        over = (x0 <= xs) & (xs <= x1) & (top <= ys) & (ys <= bottom)
        last = len(fills) - 1 - np.argmax(over[:, ::-1], axis=1)
        out[start : start + step] = colours[np.where(over.any(axis=1), last, -1)]
    return out


def _drawn(change: Segment, lines: Sequence[Segment]) -> bool:
    near = [s for s in lines if abs(s.at - change.at) < _DRAWN]
    shared = sum(max(0.0, min(s.end, change.end) - max(s.start, change.start)) for s in near)
    return shared > 0.6 * change.length


def _ends_on(change: Segment, lines: Sequence[Segment]) -> bool:
    return all(
        any(abs(s.at - end) <= _AT and s.start - _AT <= change.at <= s.end + _AT for s in lines)
        for end in (change.start, change.end)
    )
