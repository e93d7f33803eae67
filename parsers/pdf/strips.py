"""Cards drawn by level lines and filled labels: each strip between two lines has columns of its own.

No upright line is drawn, so no grid is seen: where a strip's fills begin and end, its cells do. A strip without such
fills has the columns of the strip above it, as far as its text keeps to them; else its text is one cell. Where that
leaves texts that stand apart in one cell, the strip has the columns of another that keep them apart: those above show
in part only where a label is filled and the values beside it are not, or are on the page before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..words import BBox
from .draft import Line, area
from .grid import Grid, grid_of
from .lines import lines_of, split_at_gaps
from .markers import marker_kind
from .page import Atom, Fill
from .segments import Segment, cluster
from .table_titles import cut_at

_SAME = 4.0
"""Ends of lines and fills that are as near as this, in points, are one edge."""
_APART = 1.5
"""Texts of two cells stand this far from each other, in sizes, at least."""


def strip_grids(
    rows: Sequence[Segment],
    fills: Sequence[Fill],
    words: Sequence[Atom],
    titles: Sequence[BBox],
    taken: Sequence[BBox],
) -> list[Grid]:
    """The grids of a page that level lines and fills draw together, each only if it explains all of its text."""
    found: list[Grid] = []
    for ys, x0, x1 in _groups(rows, titles):
        box = (x0, ys[0], x1, ys[-1])
        if any(_overlaps(box, other) for other in taken):
            continue
        grid = _grid(ys, x0, x1, fills, words)
        if grid is not None:
            found.append(grid)
    return found


def _groups(rows: Sequence[Segment], titles: Sequence[BBox]) -> list[tuple[list[float], float, float]]:
    """Four or more level lines of one extent: their heights, and where they begin and end."""
    groups: list[list[Segment]] = []
    for row in sorted(rows, key=lambda s: s.at):
        for group in groups:
            if abs(group[0].start - row.start) < _SAME and abs(group[0].end - row.end) < _SAME:
                group.append(row)
                break
        else:
            groups.append([row])
    out: list[tuple[list[float], float, float]] = []
    for group in groups:
        x0, x1 = min(row.start for row in group), max(row.end for row in group)
        runs = cut_at(cluster(row.at for row in group), x0, x1, titles)
        out.extend((ys, x0, x1) for ys in runs if len(ys) > 3 and group[0].length > 120)
    return out


def _overlaps(box: BBox, other: BBox) -> bool:
    wide = min(box[2], other[2]) - max(box[0], other[0])
    high = min(box[3], other[3]) - max(box[1], other[1])
    return wide > 2 and high > 2


def _grid(ys: list[float], x0: float, x1: float, fills: Sequence[Fill], words: Sequence[Atom]) -> Grid | None:
    inside = [w for w in words if x0 - 3 <= (w.x0 + w.x1) / 2 <= x1 + 3 and ys[0] < (w.top + w.bottom) / 2 < ys[-1]]
    down = [Segment(x0, ys[0], ys[-1]), Segment(x1, ys[0], ys[-1])]
    edges: list[float] = []
    known: list[list[float]] = _drawn_edges(ys, x0, x1, fills)
    labels = bars = 0
    for top, bottom in pairwise(ys):
        lines = [line for line in lines_of(w for w in inside if top < (w.top + w.bottom) / 2 < bottom) if not line.turn]
        held = [fill.bbox for fill in fills if _covers(fill.bbox, top, bottom, x0, x1)]
        own = _inner_ends(held, x0, x1)
        bar = any(box[0] < x0 + _SAME and box[2] > x1 - _SAME for box in held)
        labels += bool(own)
        bars += bar
        above = edges
        edges = own or ([] if bar else _kept(edges, lines))
        if not _explained(lines, edges):
            found = next((x for x in _others(own, above, known, lines) if _explained(lines, x)), None)
            if found is None:
                return None
            edges = found
        down.extend(Segment(x, top, bottom) for x in edges)
    if labels + bars < 2 or labels + bars < 0.3 * (len(ys) - 1):
        return None
    return grid_of([Segment(y, x0, x1) for y in ys], down)


def _inner_ends(boxes: Sequence[BBox], x0: float, x1: float) -> list[float]:
    return cluster((x for box in boxes for x in (box[0], box[2]) if x0 + _SAME < x < x1 - _SAME), 2.6)


def _drawn_edges(ys: Sequence[float], x0: float, x1: float, fills: Sequence[Fill]) -> list[list[float]]:
    """The columns that the fills of each strip draw, those of most columns first."""
    strips = [[fill.bbox for fill in fills if _covers(fill.bbox, *pair, x0, x1)] for pair in pairwise(ys)]
    return sorted((_inner_ends(boxes, x0, x1) for boxes in strips), key=len, reverse=True)


def _others(
    own: list[float], above: list[float], known: Sequence[list[float]], lines: Sequence[Line]
) -> Iterator[list[float]]:
    """Columns of other strips, the nearest above first, that a strip's own fills are a part of."""
    for edges in (above, *known):
        if all(any(abs(x - mine) < _SAME for x in edges) for mine in own):
            kept = _kept(edges, lines)
            yield cluster([*own, *(x for x in kept if all(abs(x - mine) >= _SAME for mine in own))], 0.0)


def _covers(box: BBox, top: float, bottom: float, x0: float, x1: float) -> bool:
    """The fill is as high as the strip, and within it."""
    shared = min(box[3], bottom) - max(box[1], top)
    return shared > 0.8 * (bottom - top) and box[0] > x0 - _SAME and box[2] < x1 + _SAME and area(box) > 0


def _kept(edges: Sequence[float], lines: Sequence[Line]) -> list[float]:
    """The edges that no word of the strip crosses, if its text stands in two of the cells they make; else none."""
    free = [x for x in edges if not any(w.x0 < x - 1 and w.x1 > x + 1 for line in lines for w in line.words)]
    free = [x for x in free if not any(_one_text(line, x) for line in lines)]
    sides = {sum(x < w.x0 + 1 for x in free) for line in lines for w in line.words}
    return free if len(sides) > 1 else []


def _one_text(line: Line, x: float) -> bool:
    """A text runs on over the edge with no more than a space there."""
    return any(
        a.x0 < x < b.x1 and b.x0 - a.x1 < 0.45 * max(a.size, b.size) and a.x1 > x - 1.5 * a.size
        for a, b in pairwise(line.words)
        if a.x0 < x <= b.x0 + 1
    )


def _explained(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """No cell holds two texts that stand apart on one line, and no word crosses an edge."""
    for line in lines:
        if any(w.x0 < x - 1.5 and w.x1 > x + 1.5 for x in edges for w in line.words):
            return False
        pieces = split_at_gaps(line, _APART)
        if pieces and len(pieces[0].words) == 1 and marker_kind(line) is not None:
            pieces = pieces[1:]
        homes = [sum(x < piece.x0 + 1 for x in edges) for piece in pieces]
        if len(set(homes)) < len(homes):
            return False
    return True
