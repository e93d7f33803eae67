"""Lines that nobody drew: where the colour changes right across a drawn cell, one cell ends and the next begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ..words import Colour
from .draft import overlaps
from .page import Fill
from .segments import Segment, merge

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]

_AT = 2.0
"""A change of colour ends on the lines across it within this many points."""
_DRAWN = 4.5
"""One this near to a drawn line is that line's."""
_FAR = _DRAWN + 1
_BESIDE = 1.2
"""How far from an edge, in points, the colours on its sides are looked at."""
_MOST = 1_000_000
"""Places times fills that are looked at in one go: bounds the memory."""


def changes(
    across: Sequence[Segment], down: Sequence[Segment], fills: Sequence[Fill]
) -> tuple[list[Segment], list[Segment]]:
    """The level and the upright changes of colour that run from one line of a grid to another, and are not drawn.

    `fills` are those thicker than a line.
    """
    box = (
        min([s.start for s in across]),
        min([s.start for s in down]),
        max([s.end for s in across]),
        max([s.end for s in down]),
    )
    inner = [fill for fill in fills if overlaps(fill.bbox, box)]
    if not inner or _all_drawn(inner, across, down):
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


def _all_drawn(fills: Sequence[Fill], across: Sequence[Segment], down: Sequence[Segment]) -> bool:
    """Each of their sides is a drawn line's, as in most tables: nothing more need be looked at."""
    level, upright = _Lines(across), _Lines(down)
    for fill in fills:
        x0, top, x1, bottom = fill.bbox
        if not (level.draw(top, x0, x1) and level.draw(bottom, x0, x1)):
            return False
        if not (upright.draw(x0, top, bottom) and upright.draw(x1, top, bottom)):
            return False
    return True


class _Lines:
    """Lines of one direction, found by where they are."""

    def __init__(self, lines: Sequence[Segment]) -> None:
        self._lines = sorted([(line.at, line.start, line.end) for line in lines])
        self._ats = [line[0] for line in self._lines]

    def draw(self, place: float, start: float, end: float) -> bool:
        """One of them runs along all of a side."""
        start, end = start + 0.5, end - 0.5
        # farther than need be: near is told below, to the last digit
        near = self._lines[bisect_left(self._ats, place - _FAR) : bisect_left(self._ats, place + _FAR)]
        for at, begin, stop in near:
            if begin >= start or end >= stop or abs(place - at) >= _DRAWN:
                continue
            return True
        return False


def _changing(fills: Sequence[Fill]) -> tuple[list[Segment], list[Segment]]:
    """The level and the upright edges of fills on whose two sides the colour differs half way along."""
    x0, top, x1, bottom = np.array([fill.bbox for fill in fills]).T
    middle, height = (x0 + x1) / 2, (top + bottom) / 2
    sides = (-_BESIDE, _BESIDE)
    x = np.concatenate([xs for by in sides for xs in (middle, middle, x0 + by, x1 + by)])
    y = np.concatenate([ys for by in sides for ys in (top + by, bottom + by, height, height)])
    before, after = _seen(x, y, fills).reshape(2, 4, -1)
    differ = before != after
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
