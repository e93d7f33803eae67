"""The fields of plotted matrices: small fills of one size, side by side and one below the other, one of them marked.

Where such a matrix stands close to the lines of the table that it is drawn in, its lines are none of that table's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..words import BBox
from .cutouts import outside
from .grid import Drawn, Grid, Span, read_drawing
from .page import Atom, Fill, PageContent, Shape
from .ruling import Ruling

FEWEST, MOST = 3, 7
"""Fields along one axis."""
MOST_SIDE = 70.0
"""The fields of a plot are no larger than this, in points."""
_LEAST_SIDE = 4.5
_GAP = 3.0
"""White between fields is no wider than this, in points."""
_NEAR = 0.8


def drawing_of(content: PageContent, words: Sequence[Atom], ruling: Ruling | None = None) -> Drawn:
    """What a page's lines and fills draw; plotted matrices are grids of their own, whatever is drawn close to them.

    `ruling` are its lines, where they are known.
    """
    ruling = rest = ruling or Ruling(content.rules, content.fills)
    plots = plotted_grids(content.fills, content.shapes, words)
    if plots:
        beside = outside(content, (), [grid.bbox for grid in plots])[0]
        rest = Ruling(beside.rules, beside.fills)
    drawn = read_drawing(rest, (0, 0, content.width, content.height))
    drawn.outlines = ruling.outlines
    if plots:
        drawn.grids = sorted([*drawn.grids, *plots], key=lambda grid: (grid.bbox[1], grid.bbox[0]))
    return drawn


def plotted_grids(fills: Sequence[Fill], shapes: Sequence[Shape], words: Sequence[Atom]) -> list[Grid]:
    """The grids of fields in two vivid colours or more of which a shape or a word marks just one."""
    sizes: dict[tuple[int, int], list[Fill]] = defaultdict(list)
    for fill in fills:
        x0, top, x1, bottom = fill.bbox
        if _LEAST_SIDE < x1 - x0 < MOST_SIDE and _LEAST_SIDE < bottom - top < MOST_SIDE and fill.colour.vivid:
            sizes[round(x1 - x0), round(bottom - top)].append(fill)
    found: list[Grid] = []
    for alike in sizes.values():
        if len(alike) >= FEWEST * FEWEST and len({fill.colour for fill in alike}) > 1:
            found.extend(grid for grid in _grids(alike) if _marked_once(grid, shapes, words))
    return found


def _grids(fills: Sequence[Fill]) -> Iterator[Grid]:
    """Rows of fields right below one another, each field under one."""
    runs: list[list[list[BBox]]] = []
    for row in _rows(fills):
        if not FEWEST <= len(row) <= MOST:
            continue
        run = next((run for run in runs if _follows(run[-1], row)), None)
        if run is None:
            runs.append([row])
        else:
            run.append(row)
    for run in runs:
        yield from _grid(run)


def _rows(fills: Sequence[Fill]) -> Iterator[list[BBox]]:
    """Fields side by side, from the top of the page down."""
    levels: list[list[BBox]] = []
    for box in sorted({fill.bbox for fill in fills}, key=lambda box: box[1]):
        if levels and box[1] - levels[-1][0][1] < _NEAR:
            levels[-1].append(box)
        else:
            levels.append([box])
    for level in levels:
        row: list[BBox] = []
        for box in sorted(level):
            if row and not -_NEAR < box[0] - row[-1][2] < _GAP:
                yield row
                row = []
            row.append(box)
        yield row


def _follows(above: Sequence[BBox], row: Sequence[BBox]) -> bool:
    alike = len(above) == len(row) and abs(above[0][0] - row[0][0]) < _NEAR
    return alike and -_NEAR < row[0][1] - above[0][3] < _GAP


def _grid(rows: Sequence[Sequence[BBox]]) -> Iterator[Grid]:
    if not FEWEST <= len(rows) <= MOST:
        return
    across, down = [(box[0], box[2]) for box in rows[0]], [(row[0][1], row[0][3]) for row in rows]
    spans = tuple(Span(row, column, 1, 1) for row in range(len(down)) for column in range(len(across)))
    yield Grid(_lines(across), _lines(down), spans, filled=True)


def _lines(extents: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    inner = ((before[1] + after[0]) / 2 for before, after in pairwise(extents))
    return (extents[0][0], *inner, extents[-1][1])


def _marked_once(grid: Grid, shapes: Sequence[Shape], words: Sequence[Atom]) -> bool:
    x0, top, x1, bottom = grid.bbox
    boxes = (*(shape.bbox for shape in shapes), *(word.bbox for word in words))
    middles = (((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in boxes)
    return len({grid.field(x, y) for x, y in middles if x0 < x < x1 and top < y < bottom}) == 1
