"""Which of a page's lines draw one table: those that meet, unless white runs right through between two tables."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from .segments import GAP, SNAP, Segment

_JOINED = 1.2
"""Level lines as near as this, in points, are one line."""


def connected(across: list[Segment], down: list[Segment]) -> Iterator[tuple[list[Segment], list[Segment]]]:
    """The level and the upright lines of each table; both are given in the order of their `at`."""
    for levels, uprights in _components(across, down):
        for part in _parted(levels, uprights):
            if part[0] and part[1]:
                yield part


def _parted(across: list[Segment], down: list[Segment]) -> Iterator[tuple[list[Segment], list[Segment]]]:
    """Lines that meet, cut where one table ends and another, which begins and ends elsewhere, stands right below it."""
    ats = sorted({segment.at for segment in across})
    for upper, lower in pairwise(ats):
        if not _JOINED < lower - upper <= GAP or any(d.start < upper - _JOINED < lower + _JOINED < d.end for d in down):
            continue
        above, below = _reach(across, upper), _reach(across, lower)
        if min(abs(above[0] - below[0]), abs(above[1] - below[1])) > 2 * SNAP:
            middle = (upper + lower) / 2
            yield [s for s in across if s.at < middle], [s for s in down if s.start + s.end < 2 * middle]
            yield from _parted([s for s in across if s.at > middle], [s for s in down if s.start + s.end > 2 * middle])
            return
    yield across, down


def _reach(across: list[Segment], at: float) -> tuple[float, float]:
    """Where what is drawn at a height begins and ends."""
    level = [segment for segment in across if abs(segment.at - at) <= _JOINED]
    return min(segment.start for segment in level), max(segment.end for segment in level)


def _components(across: list[Segment], down: list[Segment]) -> list[tuple[list[Segment], list[Segment]]]:
    """Groups of lines that meet. Lines that meet nothing are left out."""
    ats = [line.at for line in down]
    begin, stop = [line.start - GAP for line in down], [line.end + GAP for line in down]
    crossed: list[list[int]] = []  # for each level line the upright ones that it meets
    crossing: list[list[int]] = [[] for _ in down]
    for row, line in enumerate(across):
        at = line.at
        near = range(bisect_left(ats, line.start - GAP), bisect_right(ats, line.end + GAP))
        meets = [column for column in near if begin[column] <= at <= stop[column]]
        crossed.append(meets)
        for column in meets:
            crossing[column].append(row)
    seen, seen_down = [False] * len(across), [False] * len(down)
    out: list[tuple[list[Segment], list[Segment]]] = []
    for first, meets in enumerate(crossed):
        if seen[first] or not meets:
            continue
        todo = [first]
        seen[first] = True
        members: list[int] = []
        cross: list[int] = []
        while todo:
            row = todo.pop()
            members.append(row)
            for column in crossed[row]:
                if seen_down[column]:
                    continue
                seen_down[column] = True
                cross.append(column)
                for other in crossing[column]:
                    if not seen[other]:
                        seen[other] = True
                        todo.append(other)
        out.append(([across[i] for i in members], [down[i] for i in cross]))
    return out
