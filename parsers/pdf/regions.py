"""Where a page holds a table that no grid draws: rows parted by lines or stripes, or columns by alignment alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..document import BBox
from .draft import Line, box_of
from .rivers import Band, columns_of, filled, keeps, pieces_of, shares, starts_of
from .segments import Segment, cluster

_EDGE = 7.0
"""Row lines of one table begin and end at the same x within this many points."""


@dataclass(slots=True, eq=False)
class Region:
    """Lines that are a table. `edges` are drawn row edges, if any; `tops` where a drawn header ends."""

    lines: list[Line]
    bands: list[Band]
    turned: list[Line] = field(default_factory=list)
    edges: list[float] = field(default_factory=list)
    header_bottom: float | None = None
    box: BBox | None = None  # of the drawn rows
    tiers: int = 0  # lines at the top that head several columns each

    @property
    def bbox(self) -> BBox:
        boxes = [line.bbox for line in (*self.lines, *self.turned)]
        return box_of([*boxes, self.box] if self.box else boxes)


@dataclass(frozen=True, slots=True)
class Hint:
    """A drawn header, or another small grid, that may be part of a larger table."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    bbox: BBox
    whole: bool = True  # it has no cells that are not drawn
    full: tuple[bool, ...] = ()  # for each row: fills or lines draw all of it
    spans: tuple[tuple[int, int, int, int], ...] = ()  # row, column, rows, columns of its cells
    filled: bool = False  # drawn by fills alone
    tiers: bool = False  # a drawn header of two rows: a table of its own, put on top of the rows below it later


def regions_of(lines: Sequence[Line], rows: Sequence[Segment], hints: Sequence[Hint]) -> list[Region]:
    """The regions of a page from top to bottom; no line is in two."""
    headers = [hint.bbox for hint in hints if hint.tiers]
    upright = [line for line in lines if not line.turn and not _in_any(line, headers)]
    turned = [line for line in lines if line.turn]
    found: list[Region] = []
    for group in _row_groups(rows):
        region = _ruled_rows(upright, group, hints)
        if region is not None:
            found.append(region)
            upright = [line for line in upright if line not in region.lines]
    for hint in hints:
        stack = _stack(upright, hint)
        region = _ruled_rows(upright, stack, hints) if stack else _under_header(upright, hint)
        if region is not None:
            found.append(region)
            upright = [line for line in upright if line not in region.lines]
    for run in _runs(upright):
        region = _aligned(run)
        if region is not None:
            found.append(region)
    used = {id(line) for region in found for line in region.lines}
    for region in found:
        _take_turned(region, turned)
        if region.turned:  # the labels that are not upright stand level with these
            top = min(line.bbox[1] for line in region.turned)
            bottom = max(line.bbox[3] for line in region.turned) + 3
            level = [line for line in upright if id(line) not in used and top < line.top and line.bottom < bottom + 3]
            level = [line for line in level if keeps(line, region.bands)]
            region.lines[:0] = level
            used.update(id(line) for line in level)
        tiers = _tiers_above(region, [line for line in upright if id(line) not in used])
        region.lines[:0] = tiers
        region.tiers = len(tiers)
        used.update(id(line) for line in tiers)
    return sorted(found, key=lambda region: region.bbox[1])


@dataclass(slots=True)
class _RowGroup:
    x0: float
    x1: float
    edges: list[float]
    breaks: list[float]  # x where every edge is broken: column edges
    closed: bool = False  # a box is drawn round the rows: no line outside belongs to them


def _row_groups(rows: Sequence[Segment]) -> list[_RowGroup]:
    """Three or more level lines of the same extent, one below the other."""
    levels: list[list[Segment]] = []
    for segment in sorted(rows, key=lambda s: s.at):
        if levels and segment.at - levels[-1][0].at < 2.0:
            levels[-1].append(segment)
        else:
            levels.append([segment])
    groups: list[_RowGroup] = []
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
            groups.append(_RowGroup(x0, x1, [at], cuts))
    for group in groups:
        group.edges = cluster(group.edges, 2.6)
    return [group for group in groups if len(group.edges) > 2]


def _stack(lines: Sequence[Line], hint: Hint) -> _RowGroup | None:
    """Coloured cells one below another, labels or ratings, part the rows of the text beside them."""
    if len(hint.ys) < 4 or hint.whole:
        return None
    beside = [line for line in lines if hint.ys[0] < (line.top + line.bottom) / 2 < hint.ys[-1]]
    if not beside:
        return None
    x0, x1 = min(line.x0 for line in beside), max(line.x1 for line in beside)
    box = len(hint.xs) == 2 and x0 > hint.xs[0] and x1 < hint.xs[1]
    return _RowGroup(min(x0, hint.xs[0]), max(x1, hint.xs[-1]), list(hint.ys), [], box)


def _ruled_rows(lines: Sequence[Line], group: _RowGroup, hints: Sequence[Hint]) -> Region | None:
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
    near = [line for line in lines if line.x0 > group.x0 - 8 and line.x1 < group.x1 + 8 and not _in_any(line, others)]
    if group.closed:
        near = []
    before = _beside([line for line in reversed(near) if line.bottom < top + 2], bands, top)
    after = _beside([line for line in near if line.top > bottom - 2], bands, bottom)
    if before:
        edges.insert(0, min(line.top for line in before) - 1)
    if after:
        edges.append(max(line.bottom for line in after) + 1)
    box = (group.x0, edges[0], group.x1, edges[-1])
    return Region([*reversed(before), *held, *after], bands, edges=edges, box=box)


def _in_any(line: Line, boxes: Sequence[BBox]) -> bool:
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
    lines: Sequence[Line], group: _RowGroup, hints: Sequence[Hint], span: tuple[float, float]
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


def _under_header(lines: Sequence[Line], hint: Hint) -> Region | None:
    """A drawn header whose columns the lines below it keep to."""
    if len(hint.xs) < 3:
        return None
    x0, top, x1, bottom = hint.bbox
    if len(hint.ys) > 3:  # not the header alone: coloured cells hang from it
        bottom = hint.ys[1]
    bands = [Band(a + 0.5, b - 0.5) for a, b in pairwise(hint.xs)]
    inside = [
        line for line in lines if top - 1 < (line.top + line.bottom) / 2 < bottom + 1 and line.x1 > x0 and line.x0 < x1
    ]
    below: list[Line] = []
    last = bottom
    columns: set[int] = set()
    wide = 0
    for line in sorted(lines, key=lambda line: line.top):
        if line.top < bottom - 1 or line in inside:
            continue
        homes = [home for home, _ in shares(line, bands)]
        if line.top - last > 4.5 * line.size or None in homes or line.x0 < x0 - 4:
            break
        below.append(line)
        last = line.bottom
        columns.update(filled(line, bands))
        wide += len(homes) > 1
    if len(below) < 2 or len(columns) < min(3, len(bands)) or not wide or not (inside or hint.tiers):
        return None
    return Region([*inside, *below], bands, header_bottom=bottom)


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines between large gaps in which lines of three pieces or more are common."""
    runs: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.top):
        if runs and line.top - max(other.bottom for other in runs[-1][-4:]) < 5.0 * line.size:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [run for run in runs if sum(len(pieces_of(line)) > 2 for line in run) > 2]


def _aligned(run: list[Line]) -> Region | None:
    """The table in a run of lines: from its first line of three pieces to the last line that keeps to the columns."""
    cut = {id(line): pieces_of(line) for line in run}
    cores = [i for i, line in enumerate(run) if len(cut[id(line)]) > 2]
    first, last = cores[0], cores[-1]
    size = sorted(run[i].size for i in cores)[len(cores) // 2]
    bands = columns_of([run[i] for i in cores], size, 0.02)
    if len(bands) < 3:
        return None
    start, stop = first, last
    while start > 0 and keeps(run[start - 1], bands) and run[start].top - run[start - 1].bottom < 1.2 * size:
        start -= 1
    plain = not any(_bold_lead(run[i]) for i in cores[1:])
    while stop + 1 < len(run) and keeps(run[stop + 1], bands) and run[stop + 1].top - run[stop].bottom < 1.6 * size:
        if plain and _bold_lead(run[stop + 1]) and len(filled(run[stop + 1], bands)) == 1:
            break  # the heading of what follows the table
        stop += 1
    lines = run[start : stop + 1]
    fit = [line for line in lines if keeps(line, bands)]
    full = [line for line in lines if len(filled(line, bands)) > 2]
    if len(full) < 3 or len(fit) < 0.8 * len(lines) or _no_table(lines, bands):
        return None
    # columns once more, now with the lines that only go on in one of them
    again = columns_of(fit, size)
    return Region(lines, again if len(again) >= len(bands) else bands)


def _bold_lead(line: Line) -> bool:
    return line.words[0].bold


_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}")


def _no_table(lines: Sequence[Line], bands: Sequence[Band]) -> bool:
    """Contents lists, forms of labels and values, and lists of few columns that end in a page number."""
    leaders = sum(bool(_LEADERS.search(line.text)) for line in lines)
    if leaders > 0.3 * len(lines):
        return True
    columns: list[list[str]] = [[] for _ in bands]
    for line in lines:
        for home, piece in shares(line, bands):
            if home is not None:
                columns[home].append(piece.text)
    if len(bands) <= 4 and sum(text.endswith(":") for text in columns[0]) > 0.6 * len(columns[0]):
        return True
    if len(bands) == 3:
        numbers = [text for text in columns[-1] if re.fullmatch(r"\d{1,4}(?:\s*[-–]\s*\d{1,4})?", text)]
        counts = [int(re.split(r"\D", text)[0]) for text in numbers]
        return len(numbers) > 0.8 * len(columns[-1]) and counts == sorted(counts) and len(counts) > 2
    return False


def _tiers_above(region: Region, lines: Sequence[Line]) -> list[Line]:
    """Bold header lines of several texts right above the table, some of which stand over several columns."""
    if region.edges or region.header_bottom is not None:
        return []
    first = min(region.lines, key=lambda line: line.top)
    if not region.turned and not all(word.bold for word in first.words):
        return []
    x0, top, x1, _ = region.bbox
    if region.turned:
        top = max(top, first.top - 12 * first.size)
    low = min(first.top, max((line.bbox[3] for line in region.turned), default=first.top))
    taken: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if line.top > low:
            continue
        if top - line.bottom > 1.2 * line.size or not all(word.bold for word in line.words):
            break
        if line.x0 < x0 - 4 or line.x1 > x1 + 4:
            break
        taken.append(line)
        top = min(top, line.top)
    while taken and len(pieces_of(taken[-1])) < 2:
        taken.pop()
    return taken[::-1] if any(len(pieces_of(line)) > 1 for line in taken) else []


def _take_turned(region: Region, turned: list[Line]) -> None:
    """Upright labels over the columns belong to the table; one over no column's text makes a column of its own."""
    x0, top, x1, bottom = region.bbox
    for line in list(turned):
        left, high, right, low = line.bbox
        middle = (left + right) / 2
        if not (x0 - 10 <= middle <= x1 + 60 and high < bottom and low > top - 25 * line.size and low > top - 90):
            continue
        region.turned.append(line)
        turned.remove(line)
        if not any(band.x0 - 3 <= middle <= band.x1 + 3 for band in region.bands):
            region.bands = sorted([*region.bands, Band(left, right)], key=lambda band: band.x0)
