"""A grid that a page's end cut without a line: some programs stop the upright lines above the last line of text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..words import BBox
from .grid import Grid, Span
from .lines import lines_of, split_at_gaps
from .page import Atom
from .segments import SNAP, Segment

_NEAR = 0.7
"""Lines of one text stand nearer than this below each other, in sizes."""
_FLUSH = 2.0
_APART = 0.75


def with_feet(grids: Sequence[Grid], words: Sequence[Atom], across: Sequence[Segment]) -> list[Grid]:
    """The grids of a page, each as high as its text; `across` are the page's level lines."""
    return [grid if grid.filled else _with_foot(grid, words, across) for grid in grids]


def _with_foot(grid: Grid, words: Sequence[Atom], across: Sequence[Segment]) -> Grid:
    """The grid made as high as the texts that run on below its open foot; as it is where none do."""
    if _closed(grid, across, grid.bbox):
        return grid
    x0, _, x1, foot = grid.bbox
    held = [w for w in words if grid.ys[-2] < w.top and x0 - 1 < w.x0 and w.x1 < x1 + 1]
    below = [w for w in held if (w.top + w.bottom) / 2 > foot]
    row = [w for w in held if (w.top + w.bottom) / 2 <= foot]
    end = max((w.bottom for w in row), default=foot)
    for line in lines_of(below):
        pieces = split_at_gaps(line, _APART)
        inner = all(_column(grid, piece.x0) == _column(grid, piece.x1 - 1) for piece in pieces)
        flush = all(any(abs(word.x0 - piece.x0) < _FLUSH for word in row) for piece in pieces)
        if line.turn or line.top - end > _NEAR * line.size or not (inner and flush):
            break
        end = foot = line.bottom + 1
    if foot == grid.bbox[3]:
        return grid
    lined = [span for span in grid.spans if _ends(span, grid) and _closed(grid, across, grid.box(span))]
    if not lined:
        return replace(grid, ys=(*grid.ys[:-1], foot))
    # what a line ends stays as it is: the rest of its row is on the next page
    rows = len(grid.ys) - 1
    spans = [replace(s, rows=s.rows + 1) if _ends(s, grid) and s not in lined else s for s in grid.spans]
    spans.extend(Span(rows, span.column, 1, span.columns) for span in lined)
    return replace(grid, ys=(*grid.ys, foot), spans=tuple(spans))


def _ends(span: Span, grid: Grid) -> bool:
    return span.row + span.rows == len(grid.ys) - 1


def _closed(grid: Grid, across: Sequence[Segment], box: BBox) -> bool:
    """A line is drawn under most of a box that ends with the grid."""
    foot = grid.ys[-1]
    level = [s for s in across if abs(s.at - foot) < SNAP]
    drawn = sum(max(0.0, min(s.end, box[2]) - max(s.start, box[0])) for s in level)
    return drawn > 0.8 * (box[2] - box[0])


def _column(grid: Grid, x: float) -> int:
    return bisect_right(grid.xs, x)
