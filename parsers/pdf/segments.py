"""Drawn lines made clean: collinear pieces joined, doubled lines made one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from operator import attrgetter
from typing import Final

from ..words import BBox

SNAP = 2.6
"""Lines as near as this, in points, are one line drawn twice."""

GAP = 3.2
"""Pieces of a line with no more than this between them are one line (dots, dashes, missed corners)."""


_AT, _START = attrgetter("at"), attrgetter("start")


@dataclass(slots=True, unsafe_hash=True)
class Segment:
    """A horizontal or vertical line: `at` across its direction, `start` and `end` along it."""

    at: Final[float]
    start: Final[float]
    end: Final[float]

    @property
    def length(self) -> float:
        return self.end - self.start


def cluster(values: Iterable[float], tolerance: float = SNAP) -> list[float]:
    """Sorted values, those nearer than `tolerance` to their group's first member replaced by the group's mean."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def merge(segments: Iterable[Segment], tolerance: float = 1.2) -> list[Segment]:
    """Collinear pieces joined where they touch, overlap or nearly touch."""
    rows: list[list[Segment]] = []
    first = -inf
    for segment in sorted(segments, key=_AT):
        if segment.at - first <= tolerance:
            rows[-1].append(segment)
        else:
            rows.append([segment])
            first = segment.at
    out: list[Segment] = []
    for row in rows:
        if len(row) == 1:
            out.append(_rounded(row[0]))
            continue
        row.sort(key=_START)
        lengths = [s.end - s.start for s in row]
        weight = sum(lengths)
        at = sum([s.at * length for s, length in zip(row, lengths, strict=True)]) / weight if weight > 1 else row[0].at
        start, end = row[0].start, row[0].end
        for segment in row[1:]:
            if segment.start <= end + GAP:
                end = max(end, segment.end)
            else:
                out.append(Segment(at, start, end))
                start, end = segment.start, segment.end
        out.append(Segment(at, start, end))
    return out


def _rounded(segment: Segment) -> Segment:
    """A piece by itself, its place rounded as that of several would be."""
    length = segment.end - segment.start
    at = segment.at * length / length if length > 1 else segment.at
    return segment if at == segment.at else Segment(at, segment.start, segment.end)


def edges(box: BBox) -> tuple[tuple[Segment, Segment], tuple[Segment, Segment]]:
    """A box's horizontal and its vertical edges."""
    x0, top, x1, bottom = box
    return (Segment(top, x0, x1), Segment(bottom, x0, x1)), (Segment(x0, top, bottom), Segment(x1, top, bottom))
