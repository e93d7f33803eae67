"""Lines to grids: connected lines make one grid; where no line parts two fields, they are one merged cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf
from operator import ge
from typing import Final

from ..words import BBox
from .chips import without_chips
from .connected import connected
from .draft import area, inside, not_in, overlap_area
from .page import Fill, fills_over
from .ruling import THICK, Ruling
from .segments import SNAP, Segment, cluster, edges, merge
from .shading import changes


@dataclass(slots=True, unsafe_hash=True)
class Span:
    """A cell of a grid: its first row and column and how many it spans."""

    row: Final[int]
    column: Final[int]
    rows: Final[int]
    columns: Final[int]


@dataclass(frozen=True, slots=True)
class Grid:
    """Column edges, row edges and cells of one drawn grid."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spans: tuple[Span, ...]
    filled: bool = False  # drawn by fills alone
    whole: bool = True  # its lines or fills leave no room for cells that are not drawn
    bands: tuple[tuple[float, float], ...] = ()  # x extents of its columns' text, where the text shows the columns

    @property
    def bbox(self) -> BBox:
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box(self, span: Span) -> BBox:
        xs, ys, row, column = self.xs, self.ys, span.row, span.column
        return (xs[column], ys[row], xs[column + span.columns], ys[row + span.rows])

    def owners(self) -> list[list[int]]:
        """[row][column]: the number of the span that holds the field."""
        out = [[0] * (len(self.xs) - 1) for _ in range(len(self.ys) - 1)]
        for number, span in enumerate(self.spans):
            if span.rows == span.columns == 1:
                out[span.row][span.column] = number
                continue
            for row in range(span.row, span.row + span.rows):
                out[row][span.column : span.column + span.columns] = [number] * span.columns
        return out

    def field(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of a place; one outside the grid counts to the nearest."""
        xs, ys = self.xs, self.ys
        return bisect_right(ys, y, 1, len(ys) - 1) - 1, bisect_right(xs, x, 1, len(xs) - 1) - 1


@dataclass(slots=True)
class Drawn:
    """What a page's lines and fills draw: its grids, and level lines outside them that may part rows."""

    grids: list[Grid]
    rows: list[Segment]
    rules: list[Segment]  # level lines that are no edges of fills, those in boxes without columns among them
    levels: list[Segment]  # these and the edges of fills
    across: list[Segment]  # all level lines, those of grids among them
    down: list[Segment]  # all upright ones
    outlines: list[BBox] = field(default_factory=list)  # rectangles that four lines close


def read_drawing(ruling: Ruling, page: BBox) -> Drawn:
    """The grids that rules draw, then those that fills alone draw. A grid has two cells or more."""
    fills, rules = ruling.fills, without_chips(ruling.rules)
    across, down = (ruling if len(rules) == len(ruling.rules) else Ruling(rules, fills)).segments
    thick = fills_over(fills, THICK)
    ruled = _from_segments(across, down, thick)
    painted, most = [fill.bbox for fill in thick], 0.7 * area(page)
    tiles = [box for box in _beside(painted, ruled) if area(box) < most]
    fill_across, fill_down = _edges_of(tiles)
    grids = list(ruled)
    if len(tiles) > 1:
        for grid in _from_segments(fill_across, fill_down):
            grids.append(replace(grid, filled=True, whole=_tiled(grid, tiles)))
    small = _within_cells(painted, ruled) if len(painted) > 3 else []
    if len(small) > 3:
        inner = [replace(grid, filled=True) for grid in _from_segments(*_edges_of(small)) if _tiled(grid, small)]
        inner = [grid for grid in inner if len(grid.xs) > 2 and len(grid.ys) > 2]
        grids.extend(grid for grid in inner if not any(inside(other.bbox, grid.bbox, 3.0) for other in grids))
    grids.sort(key=lambda grid: (grid.bbox[1], grid.bbox[0]))
    free = _outside(across, ruled)
    rows = [s for s in merge([*free, *fill_across]) if s.length > 12]
    parted = [grid for grid in ruled if len(grid.xs) > 2]
    lines, levels = free, rows
    if len(parted) < len(ruled):
        lines = _outside(across, parted)
        levels = [s for s in merge([*lines, *fill_across]) if s.length > 12]
    return Drawn(grids, rows, lines, levels, across, down)


def _edges_of(boxes: Sequence[BBox]) -> tuple[list[Segment], list[Segment]]:
    pairs = [edges(box) for box in boxes]
    return merge(s for pair in pairs for s in pair[0]), merge(s for pair in pairs for s in pair[1])


def _within_cells(boxes: Sequence[BBox], grids: Sequence[Grid]) -> list[BBox]:
    """The fills that stand inside a cell and leave more than half of it blank: drawings, no cell's colour."""
    drawn = [(grid.bbox, grid, grid.owners()) for grid in grids]
    small: list[BBox] = []
    for box in boxes:
        x0, top, x1, bottom = box
        for (left, high, right, low), grid, owners in drawn:
            if x0 < left or top < high or x1 > right or bottom > low:
                continue
            row, column = grid.field((x0 + x1) / 2, (top + bottom) / 2)
            cell = grid.box(grid.spans[owners[row][column]])
            if inside(box, cell, 0.5):
                if area(box) < 0.3 * area(cell):
                    small.append(box)
                break
    return small


def _tiled(grid: Grid, tiles: Sequence[BBox]) -> bool:
    """Fills cover nearly all of the grid: what lies between them are no unfilled cells."""
    covered = sum(overlap_area(tile, grid.bbox) for tile in tiles)
    return covered > 0.82 * area(grid.bbox)


def _beside(boxes: Sequence[BBox], grids: Sequence[Grid]) -> list[BBox]:
    """The boxes that no grid holds most of."""
    free = list(boxes)
    for grid in grids:
        held = grid.bbox
        free = [box for box in not_in(free, held, 0.0) if not overlap_area(box, held) > 0.6 * area(box)]
    return free


def _outside(across: Sequence[Segment], grids: Sequence[Grid]) -> list[Segment]:
    """The level lines that no grid holds."""
    free = list(across)
    for grid in grids:
        x0, top, x1, bottom = grid.bbox
        left, high, right, low = x0 - 3.0, top - 3.0, x1 + 3.0, bottom + 3.0
        free = [s for s in free if s.start < left or s.at < high or s.end > right or s.at > low]
    return free


def _from_segments(across: list[Segment], down: list[Segment], fills: Sequence[Fill] = ()) -> list[Grid]:
    """The grids of lines; `fills`, thicker than lines, may part their cells."""
    grids = []
    for part_across, part_down in connected(across, down):
        grid = grid_of(part_across, part_down)
        if grid is not None and len(grid.xs) > 2:
            level, upright = changes(part_across, part_down, fills)
            header = _standing_on(grid, fills)
            if level or upright or header:
                tops, sides = _edges_of(header)
                grid = grid_of([*part_across, *level, *tops], [*part_down, *upright, *sides])
        if grid is not None:
            grids.append(grid)
    return grids


def _standing_on(grid: Grid, fills: Sequence[Fill]) -> list[BBox]:
    """The painted cells of a header that no line draws: side by side on the grid's top, each over whole columns."""
    found: list[BBox] = []
    low = grid.ys[0]
    while True:
        row = sorted({f.bbox for f in fills if abs(f.bbox[3] - low) <= SNAP and f.bbox[1] < low - SNAP})
        ends = [grid.xs[0], *(box[2] for box in row)]
        joined = all(abs(box[0] - end) <= SNAP for box, end in zip(row, ends, strict=False))
        on_columns = all(any(abs(end - x) <= SNAP for x in grid.xs) for end in ends)
        level = all(abs(box[1] - row[0][1]) <= SNAP for box in row)
        if len(row) < 2 or not (joined and on_columns and level) or abs(ends[-1] - grid.xs[-1]) > SNAP:
            return found
        found.extend(row)
        low = row[0][1]


def grid_of(across: list[Segment], down: list[Segment]) -> Grid | None:
    """One component's grid; the outer border may be missing: the lines' ends stand for it."""
    xs = _with_ends(cluster([s.at for s in down]), min([s.start for s in across]), max([s.end for s in across]))
    ys = _with_ends(cluster([s.at for s in across]), min([s.start for s in down]), max([s.end for s in down]))
    if len(xs) < 2 or len(ys) < 2 or (len(xs) == 2 and len(ys) == 2):
        return None
    if xs[-1] - xs[0] < 12 or ys[-1] - ys[0] < 8:
        return None
    above = _drawn(across, ys, xs)  # [line, column]
    beside = _drawn(down, xs, ys)  # [line, row]
    spans = _spans(above, beside, len(ys) - 1, len(xs) - 1)
    return Grid(tuple(xs), tuple(ys), tuple(spans)) if len(spans) > 1 else None


def _with_ends(values: list[float], low: float, high: float) -> list[float]:
    if low < values[0] - 2 * SNAP:
        values = [low, *values]
    if high > values[-1] + 2 * SNAP:
        values = [*values, high]
    return values


def _drawn(segments: list[Segment], lines: list[float], steps: list[float]) -> list[list[bool]]:
    """[line][field]: a segment on the line covers most of the field between two steps. Outer lines always do."""
    fields = len(steps) - 1
    least = [min(0.6 * (end - start), end - start - 1.0) for start, end in pairwise(steps)]
    cover = [[0.0] * fields for _ in lines]
    middles = [(above + below) / 2 for above, below in pairwise(lines)]
    for segment in segments:
        start, end = segment.start, segment.end
        line = cover[bisect_left(middles, segment.at)]
        first, last = bisect_right(steps, start, 1) - 1, bisect_left(steps, end, 0, fields) - 1
        if first > last:
            continue
        begin = start if start > steps[first] else steps[first]
        stop = end if end < steps[last + 1] else steps[last + 1]
        if first == last:
            line[first] += stop - begin
            continue
        line[first] += steps[first + 1] - begin
        line[first + 1 : last] = [inf] * (last - first - 1)  # those that it runs right through
        line[last] += stop - steps[last]
    drawn = [list(map(ge, line, least)) for line in cover]
    drawn[0] = drawn[-1] = [True] * fields
    return drawn


def _spans(above: list[list[bool]], beside: list[list[bool]], rows: int, columns: int) -> list[Span]:
    """Fields that no line parts, as rectangles from the top left."""
    taken = [[False] * columns for _ in range(rows)]
    spans: list[Span] = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            if beside[column + 1][row] and above[row + 1][column]:
                spans.append(Span(row, column, 1, 1))
                continue
            stop = column + 1
            while stop < columns and not beside[stop][row] and not taken[row][stop]:
                stop += 1
            end = row + 1
            while end < rows and not (
                any(above[end][column:stop])
                or any(taken[end][column:stop])
                or any(line[end] for line in beside[column + 1 : stop])
                or not (beside[column][end] and beside[stop][end])
            ):
                end += 1
            for below in taken[row:end]:
                below[column:stop] = [True] * (stop - column)
            spans.append(Span(row, column, end - row, stop - column))
    return spans
