"""Level lines that may part the rows of one table: which of them belong together, and how far the table reaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..words import BBox
from .page import Fill
from .segments import Segment, cluster, merge

_SAME = 7.0
"""Lines of one table begin and end at one x within this many points."""
_LEVEL = 2.0
"""Lines at one height within this many points are one."""
_TOUCH = 2.6
"""Fills that end on each other or on a line do so within this many points."""
_LEAST_WIDTH = 150.0
_SOLID = 0.6
"""A level is a line of the whole table where its pieces cover this share of it."""
_LEAST_FILL = 4.5


@dataclass(slots=True)
class Level:
    """The pieces of line at one height."""

    at: float
    pieces: list[Segment]

    @property
    def start(self) -> float:
        return min(piece.start for piece in self.pieces)

    @property
    def end(self) -> float:
        return max(piece.end for piece in self.pieces)

    @property
    def solid(self) -> bool:
        return sum(piece.length for piece in self.pieces) > _SOLID * (self.end - self.start)


@dataclass(slots=True)
class Zone:
    """Where a table may stand. `full` are heights of lines of its whole width.

    `stack` are heights where filled cells end on one another: they part rows where no full line does.
    """

    x0: float
    x1: float
    top: float
    bottom: float
    full: list[float]
    stack: list[float] = field(default_factory=list)
    fills: list[BBox] = field(default_factory=list)

    @property
    def bbox(self) -> BBox:
        return (self.x0, self.top, self.x1, self.bottom)

    def part(self, top: float, bottom: float) -> Zone:
        """What of the zone lies between two heights."""
        full = [y for y in self.full if top - _LEVEL <= y <= bottom + _LEVEL]
        fills = [box for box in self.fills if box[1] > top - _TOUCH and box[3] < bottom + _TOUCH]
        return Zone(self.x0, self.x1, top, bottom, full, [y for y in self.stack if top < y < bottom], fills)


def levels_of(segments: Sequence[Segment]) -> list[Level]:
    levels: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: s.at):
        if levels and segment.at - levels[-1][0].at < _LEVEL:
            levels[-1].append(segment)
        else:
            levels.append([segment])
    return [Level(sum(s.at for s in level) / len(level), merge(level, _LEVEL)) for level in levels]


def zones_of(rows: Sequence[Segment], fills: Sequence[Fill]) -> list[Zone]:
    """The zones of a page. `rows` are its level lines and edges of fills."""
    levels = levels_of(rows)
    groups: list[list[Level]] = []
    for level in levels:
        if level.end - level.start < _LEAST_WIDTH or not level.solid:
            continue
        for group in groups:
            if abs(group[0].start - level.start) < _SAME and abs(group[0].end - level.end) < _SAME:
                group.append(level)
                break
        else:
            groups.append([level])
    zones: list[Zone] = []
    for group in sorted(groups, key=lambda group: group[0].start - group[0].end):
        x0, x1 = min(level.start for level in group), max(level.end for level in group)
        top, bottom = group[0].at, group[-1].at
        wider = next((z for z in zones if z.x0 - _SAME < x0 and x1 < z.x1 + _SAME), None)
        if wider is not None and _hangs_on(x0, x1, wider):
            wider.top, wider.bottom = min(wider.top, top), max(wider.bottom, bottom)
        elif wider is None or top > wider.bottom or bottom < wider.top:
            zones.append(Zone(x0, x1, top, bottom, [level.at for level in group]))
    for zone in zones:
        _take_fills(zone, fills)
    return zones


def _hangs_on(x0: float, x1: float, zone: Zone) -> bool:
    """A shorter line that ends where the zone does: it leaves out merged cells at one side."""
    ends = min(abs(zone.x0 - x0), abs(zone.x1 - x1)) < _SAME
    return ends and x1 - x0 > _SOLID * (zone.x1 - zone.x0)


def pieces_in(box: BBox, full: Sequence[float], rules: Sequence[Segment]) -> list[Segment]:
    """The level lines in a box that are none of its full ones."""
    x0, top, x1, bottom = box
    out: list[Segment] = []
    for level in levels_of([s for s in rules if top + _LEVEL < s.at < bottom - _LEVEL]):
        if not any(abs(level.at - at) < _LEVEL for at in full):
            out.extend(s for s in level.pieces if x0 - _SAME < s.start and s.end < x1 + _SAME)
    return out


def _take_fills(zone: Zone, fills: Sequence[Fill]) -> None:
    """Fills that end on a line of the zone or on one another; the zone grows by those that hang on it."""
    inner = [
        fill.bbox
        for fill in fills
        if zone.x0 - _TOUCH < fill.bbox[0]
        and fill.bbox[2] < zone.x1 + _TOUCH
        and min(fill.bbox[2] - fill.bbox[0], fill.bbox[3] - fill.bbox[1]) > _LEAST_FILL
    ]
    inner.sort(key=lambda box: box[1])
    grown = True
    while grown:
        grown = False
        for box in inner:
            if box[1] < zone.bottom + _TOUCH < box[3]:
                zone.bottom = box[3]
                grown = True
    inner = [box for box in inner if box[1] > zone.top - _TOUCH and box[3] < zone.bottom + _TOUCH]
    for box in inner:
        x0, top, x1, bottom = box
        column = [other for other in inner if other != box and min(other[2], x1) - max(other[0], x0) > 0.5 * (x1 - x0)]
        above = any(abs(y - top) < _TOUCH for y in (*zone.full, *(other[3] for other in column)))
        below = any(abs(y - bottom) < _TOUCH for y in (*zone.full, *(other[1] for other in column)))
        if not above and not below:
            continue  # a mark within its cell
        zone.fills.append(box)
        met = any(abs(other[1] - bottom) < _TOUCH for other in column)
        if met or (bottom > zone.full[-1] and bottom < zone.bottom - _TOUCH):
            zone.stack.append(bottom)
    zone.stack = [y for y in cluster(zone.stack, _TOUCH) if all(abs(y - full) >= _TOUCH for full in zone.full)]
