"""Tables whose rows are parted by level lines or stripes: columns told from the text, row edges as drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ..words import BBox
from .draft import Line
from .lines import split_at_gaps
from .region_model import Hint, Region
from .rivers import Band, columns_of, filled, keeps, pieces_of, shares, starts_of
from .segments import Segment, cluster
from .table_titles import is_title

_EDGE = 7.0
"""Row lines of one table begin and end at the same x within this many points."""
_LARGE = 1.12
"""A line is a heading where its letters are larger than most by this."""


@dataclass(slots=True)
class RowGroup:
    """Level lines of one extent, one below the other."""

    x0: float
    x1: float
    edges: list[float]
    breaks: list[float]  # x where every edge is broken: column edges
    closed: bool = False  # a box is drawn round the rows: no line outside belongs to them


def row_groups(rows: Sequence[Segment]) -> list[RowGroup]:
    """Three or more level lines of the same extent, one below the other."""
    levels: list[list[Segment]] = []
    for segment in sorted(rows, key=lambda s: s.at):
        if levels and segment.at - levels[-1][0].at < 2.0:
            levels[-1].append(segment)
        else:
            levels.append([segment])
    groups: list[RowGroup] = []
    for level in levels:
        x0, x1 = min(s.start for s in level), max(s.end for s in level)
        if x1 - x0 < 90:
            continue
        at = sum(s.at for s in level) / len(level)
        level.sort(key=lambda s: s.start)
        cuts = [(a.end + b.start) / 2 for a, b in pairwise(level) if b.start - a.end > -1.0]
        for group in groups:
            if abs(group.x0 - x0) < _EDGE and abs(group.x1 - x1) < _EDGE:
                group.edges.append(at)
                group.breaks = [x for x in group.breaks if any(abs(x - cut) < 4 for cut in cuts)]
                break
        else:
            groups.append(RowGroup(x0, x1, [at], cuts))
    for group in groups:
        group.edges = cluster(group.edges, 2.6)
    return [group for group in groups if len(group.edges) > 2]


def at_headings(group: RowGroup, lines: Sequence[Line], titles: Sequence[BBox]) -> list[RowGroup]:
    """The group cut where a heading, larger than its text, stands between two of its lines: tables of one look."""
    held = [line for line in lines if group.edges[0] < line.top and line.bottom < group.edges[-1]]
    held = [line for line in held if line.x0 > group.x0 - 8 and line.x1 < group.x1 + 8]
    if not held:
        return [group]
    size = median(line.size for line in held)
    heads = [line for line in held if _is_heading(line, size) or is_title(line, titles)]
    parts: list[list[float]] = [group.edges[:1]]
    for above, below in pairwise(group.edges):
        if any(above < (line.top + line.bottom) / 2 < below for line in heads):
            parts.append([])
        parts[-1].append(below)
    return [replace(group, edges=edges) for edges in parts if len(edges) > 1]


def _is_heading(line: Line, size: float) -> bool:
    return line.size > _LARGE * size and len(split_at_gaps(line, 1.5)) == 1


def stack_of(lines: Sequence[Line], hint: Hint) -> RowGroup | None:
    """Coloured cells one below another, labels or ratings, part the rows of the text beside them."""
    if len(hint.ys) < 4 or hint.whole:
        return None
    beside = [line for line in lines if hint.ys[0] < (line.top + line.bottom) / 2 < hint.ys[-1]]
    if not beside:
        return None
    x0, x1 = min(line.x0 for line in beside), max(line.x1 for line in beside)
    box = len(hint.xs) == 2 and x0 > hint.xs[0] and x1 < hint.xs[1]
    return RowGroup(min(x0, hint.xs[0]), max(x1, hint.xs[-1]), list(hint.ys), [], box)


def ruled_rows(lines: Sequence[Line], group: RowGroup, hints: Sequence[Hint], titles: Sequence[BBox]) -> Region | None:
    top, bottom = group.edges[0], group.edges[-1]
    held = [
        line
        for line in lines
        if top <= (line.top + line.bottom) / 2 <= bottom and line.x0 > group.x0 - 8 and line.x1 < group.x1 + 8
    ]
    level = [line for line in lines if top <= (line.top + line.bottom) / 2 <= bottom]
    if len(held) < 2 or len(held) < 0.75 * len(level):
        return None
    size = sorted(line.size for line in held)[len(held) // 2]
    above = [line for line in lines if 0 < top - (line.top + line.bottom) / 2 < 1.6 * size and len(pieces_of(line)) > 1]
    bands = _hinted([*above, *held], group, hints, (top, bottom)) or columns_of([*above, *held], size)
    rows = [[line for line in held if a <= (line.top + line.bottom) / 2 < b] for a, b in pairwise(group.edges)]
    by_starts = starts_of(rows, size)
    if len(by_starts) > len(bands) and not _hinted(held, group, hints, (top, bottom)):
        bands = by_starts
    elif not _mostly_kept(held, bands):
        return None
    if len(bands) < 2 or sum(len({c for line in row for c in filled(line, bands)}) > 1 for row in rows) < 2:
        return None
    edges = list(group.edges)
    others = [hint.bbox for hint in hints if hint.bbox[1] > bottom - 2 or hint.bbox[3] < top + 2]
    high = max((box[3] for box in titles if box[3] < top + 2), default=0.0)
    low = min((box[1] for box in titles if box[1] > bottom - 2), default=float("inf"))
    near = [line for line in lines if line.x0 > group.x0 - 8 and line.x1 < group.x1 + 8 and not in_any(line, others)]
    near = [line for line in near if high - 1 < line.top and line.bottom < low + 1]
    if group.closed:
        near = []
    near = [line for line in near if not _is_heading(line, size)]
    before = _beside([line for line in reversed(near) if line.bottom < top + 2], bands, top)
    after = _beside([line for line in near if line.top > bottom - 2], bands, bottom)
    if before:
        edges.insert(0, min(line.top for line in before) - 1)
    if after:
        edges.append(max(line.bottom for line in after) + 1)
    box = (group.x0, edges[0], group.x1, edges[-1])
    return Region([*reversed(before), *held, *after], bands, edges=edges, box=box)


def in_any(line: Line, boxes: Sequence[BBox]) -> bool:
    middle = (line.top + line.bottom) / 2
    return any(box[1] <= middle <= box[3] for box in boxes)


def _beside(lines: Sequence[Line], bands: Sequence[Band], edge: float) -> list[Line]:
    """Lines next to the outermost row line, going outwards, that still keep to the columns: a row without its line."""
    taken: list[Line] = []
    for line in lines:
        gap = max(line.top - edge, edge - line.bottom)
        if gap > 1.4 * line.size or not keeps(line, bands):
            break
        taken.append(line)
        edge = line.bottom if line.top > edge - 2 else line.top
    while taken and len(filled(taken[-1], bands)) < 2 and 0 in filled(taken[-1], bands):
        taken.pop()  # a heading or the first line of the text beside the table
    columns = {column for line in taken for column in filled(line, bands)}
    return taken if len(columns) > 1 else []


def _hinted(
    lines: Sequence[Line], group: RowGroup, hints: Sequence[Hint], span: tuple[float, float]
) -> list[Band] | None:
    """The columns of a drawn header on top of the rows, or of broken row lines, if the text keeps to them."""
    tries = [[group.x0, *group.breaks, group.x1]] if group.breaks else []
    for hint in hints:
        x0, top, x1, bottom = hint.bbox
        if len(hint.xs) > 2 and top > span[0] - 30 and bottom < span[1] + 3 and x0 > group.x0 - 8 and x1 < group.x1 + 8:
            tries.append(list(hint.xs))
    for xs in sorted(tries, key=len, reverse=True):
        bands = [Band(a + 0.5, b - 0.5) for a, b in pairwise(xs)]
        homes = [home for line in lines for home, _ in shares(line, bands)]
        if homes.count(None) <= 0.08 * len(homes):
            return bands
    return None


def _mostly_kept(lines: Sequence[Line], bands: Sequence[Band]) -> bool:
    homes = [home for line in lines for home, _ in shares(line, bands)]
    return homes.count(None) <= 0.2 * len(homes)
