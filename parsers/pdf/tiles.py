"""Cells painted apart from one another: white gaps stand for the lines of a table, wider ones than a line is thick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..words import BBox
from .draft import area, inside, not_in
from .grid import Grid, grid_of
from .page import Atom, Fill, fills_over
from .segments import Segment

_SNAP = 2.0
_WIDEST = 9.0
"""White between cells is no wider than this, in points."""
_LEAST_GAP = 0.9
_LEAST = 9.0
"""The least side of a cell, in points."""


def tile_grids(fills: Sequence[Fill], words: Sequence[Atom], taken: Sequence[BBox]) -> list[Grid]:
    """The grids of tiles that white parts: two rows or more of two cells or more, between the same edges."""
    painted = {fill.bbox for fill in fills_over(fills, _LEAST)}
    boxes = list(painted)
    for other in taken:
        boxes = not_in(boxes, other, _SNAP)
    boxes = [box for box in boxes if not any(inside(box, other, _SNAP) and other != box for other in painted)]
    found: list[Grid] = []
    for run in _runs(_rows(sorted(boxes, key=lambda box: (box[1], box[0]))), words):
        grid = _grid(run)
        if grid is not None and sum(len(row) > 1 for row in run) > 1:
            found.append(grid)
    return found


def stretched(fills: Sequence[Fill], grids: Sequence[Grid]) -> tuple[Fill, ...]:
    """The fills, each tile as large as its cell: one beside a longer text may be painted for its own text only."""
    out = list(fills)
    for grid in grids:
        for box in map(grid.box, grid.spans):
            tiles = [fill for fill in fills if inside(fill.bbox, box, 0.1)]
            largest = max(tiles, key=lambda fill: area(fill.bbox), default=None)
            if largest is not None:
                out[out.index(largest)] = Fill(box, largest.colour)
    return tuple(out)


def _rows(boxes: Sequence[BBox]) -> list[list[BBox]]:
    """Tiles side by side on one top edge, each with the next near it; no row where they lie on one another."""
    rows: list[list[BBox]] = []
    for box in boxes:
        if rows and abs(rows[-1][0][1] - box[1]) < _SNAP:
            rows[-1].append(box)
        else:
            rows.append([box])
    out: list[list[BBox]] = []
    for row in rows:
        row.sort()
        gaps = [after[0] - before[2] for before, after in pairwise(row)]
        out.append(row if all(-_SNAP < gap <= _WIDEST for gap in gaps) else [])
    return out


def _runs(rows: Sequence[list[BBox]], words: Sequence[Atom]) -> Iterator[list[list[BBox]]]:
    """Rows right below one another between the same edges, with nothing printed in the white between them."""
    run: list[list[BBox]] = []
    for row in rows:
        if run and row and _follows(run[-1], row, words):
            run.append(row)
            continue
        if len(run) > 1 and _is_apart(run):
            yield run
        run = [row] if row else []
    if len(run) > 1 and _is_apart(run):
        yield run


def _follows(above: Sequence[BBox], row: Sequence[BBox], words: Sequence[Atom]) -> bool:
    low, top = max(box[3] for box in above), row[0][1]
    if not -_SNAP < top - low <= _WIDEST:
        return False
    if abs(above[0][0] - row[0][0]) > _SNAP or abs(above[-1][2] - row[-1][2]) > _SNAP:
        return False
    x0, x1 = row[0][0], row[-1][2]
    return not any(low < (w.top + w.bottom) / 2 < top and x0 < w.x1 and w.x0 < x1 for w in words)


def _is_apart(run: Sequence[Sequence[BBox]]) -> bool:
    """White that shows parts the cells of its rows."""
    gaps = [after[0] - before[2] for row in run for before, after in pairwise(row)]
    return bool(gaps) and max(gaps) > _LEAST_GAP


def _grid(run: Sequence[Sequence[BBox]]) -> Grid | None:
    """The grid whose lines run down and across in the middle of the white."""
    tops = [row[0][1] for row in run]
    lows = [max(box[3] for box in row) for row in run]
    ys = [tops[0], *((low + top) / 2 for low, top in zip(lows, tops[1:], strict=False)), lows[-1]]
    x0, x1 = run[0][0][0], run[0][-1][2]
    down: list[Segment] = []
    for row, top, low in zip(run, ys, ys[1:], strict=False):
        sides = [x0, *((before[2] + after[0]) / 2 for before, after in pairwise(row)), x1]
        down.extend(Segment(x, top, low) for x in sides)
    grid = grid_of([Segment(y, x0, x1) for y in ys], down)
    return replace(grid, filled=True) if grid is not None else None
