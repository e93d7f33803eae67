"""A grid's words, fills and marks put into its cells; empty slivers of doubled lines taken out."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import nan

from ..document import Mark
from ..words import BBox, Colour, Place
from .draft import DraftCell, DraftTable, inside, overlaps
from .grid import Grid, Span
from .page import Atom, Fill, Shape

_SLIVER = 7.0
"""A column or row narrower than this that no word stands in is no column: a line was drawn twice there."""

_TILE_WORDS = 3
_REACH = 2.0
"""A tile reaches no further than this, in points, beyond its cell."""


def split_words(grid: Grid, words: Sequence[Atom]) -> tuple[dict[int, list[Atom]], list[Atom]]:
    """Words by number of the grid's span that holds their middle, and the words outside the grid."""
    owners = grid.owners()
    xs, ys, spans = grid.xs, grid.ys, grid.spans
    columns, rows = xs[1:-1], ys[1:-1]  # the edges between them
    held: dict[int, list[Atom]] = defaultdict(list)
    free: list[Atom] = []
    left, high, right, low = xs[0] - 2, ys[0] - 1, xs[-1] + 2, ys[-1]
    x0 = top = x1 = bottom = 0.0  # of the cell that holds the word before: most often it holds this one too
    cell: list[Atom] = []
    out_top = out_bottom = nan  # of a word above or below the grid: those beside it are so too
    for word in words:
        if x0 <= word.x0 and word.x1 < x1 and top <= word.top and word.bottom < bottom:
            cell.append(word)
            continue
        if word.top == out_top and word.bottom == out_bottom:
            free.append(word)
            continue
        y = (word.top + word.bottom) / 2
        # a text that runs into the outer line belongs to the cell beside it
        if y < high or (y > low + 1.0 and y > low + 0.3 * (word.bottom - word.top)):
            out_top, out_bottom = word.top, word.bottom
            free.append(word)
            continue
        x = (word.x0 + word.x1) / 2
        if not left <= x <= right:
            free.append(word)
            continue
        number = owners[bisect_right(rows, y)][bisect_right(columns, x)]
        span = spans[number]
        x0, top, x1, bottom = xs[span.column], ys[span.row], xs[span.column + span.columns], ys[span.row + span.rows]
        cell = held[number]
        cell.append(word)
    return held, free


def without_slivers(grid: Grid, held: dict[int, list[Atom]]) -> tuple[Grid, dict[int, list[Atom]]]:
    """The grid without narrow columns and rows that hold no word of their own."""
    if not any(b - a < _SLIVER for edges in (grid.xs, grid.ys) for a, b in pairwise(edges)):
        return grid, held
    used_columns = {grid.spans[n].column for n in held if grid.spans[n].columns == 1}
    used_rows = {grid.spans[n].row for n in held if grid.spans[n].rows == 1}
    xs, columns = _keep(grid.xs, used_columns) if not grid.bands else (list(grid.xs), list(range(len(grid.xs))))
    ys, rows = _keep(grid.ys, used_rows)
    if len(xs) == len(grid.xs) and len(ys) == len(grid.ys):
        return grid, held
    spans: list[Span] = []
    words: dict[int, list[Atom]] = {}
    orphans: list[Atom] = []
    for number, span in enumerate(grid.spans):
        column, stop = columns[span.column], columns[span.column + span.columns]
        row, end = rows[span.row], rows[span.row + span.rows]
        if stop == column or end == row:
            orphans.extend(held.get(number, []))
            continue
        if number in held:
            words[len(spans)] = held[number]
        spans.append(Span(row, column, end - row, stop - column))
    slim = Grid(tuple(xs), tuple(ys), tuple(spans), grid.filled, grid.whole, grid.bands)
    if orphans:
        again, _ = split_words(slim, orphans)
        for number, more in again.items():
            words.setdefault(number, []).extend(more)
    return slim, words


def _keep(values: tuple[float, ...], used: set[int]) -> tuple[list[float], list[int]]:
    """The lines that stay, and for each old line the number of its new one."""
    kept = [values[0]]
    renumbered = [0]
    for number in range(1, len(values)):
        narrow = values[number] - values[number - 1] < _SLIVER and (number - 1) not in used
        if narrow and number == len(values) - 1 and len(kept) > 1:
            kept[-1] = values[number]
        elif not narrow or (len(kept) == 1 and number == len(values) - 1):
            kept.append(values[number])
        renumbered.append(len(kept) - 1)
    return kept, renumbered


def draft_cells(grid: Grid, page: int) -> list[DraftCell]:
    return [DraftCell(s.row, s.column, s.rows, s.columns, page, grid.box(s)) for s in grid.spans]


def paint(table: DraftTable, fills: Sequence[Fill], shapes: Sequence[Shape]) -> None:
    """Give cells their fill (the last that covers most of the cell) and their marks."""
    inner = [(*fill.bbox, fill) for fill in fills if overlaps(fill.bbox, table.bbox)]
    rows: dict[tuple[float, float], list[tuple[float, float, Fill]]] = {}
    for cell in table.cells if inner else ():
        x0, top, x1, bottom = cell.bbox
        row = rows.get((top, bottom))
        if row is None:
            row = rows[top, bottom] = [(a, b, fill) for a, high, b, low, fill in inner if high < bottom and low > top]
        start, end = x0 - _REACH, x1 + _REACH
        near = [fill for left, right, fill in row if left <= end and right >= start] if row else []
        if not near:
            continue
        cell.fill = _fill_of(cell.bbox, near)
        if cell.fill is not None and len(near) == 1:
            continue  # nothing else is painted on it
        tiles = _tiles(cell, near)
        if tiles and (cell.fill is None or not cell.fill.vivid):
            cell.marks.extend(Mark(tile.colour, Place(page=table.page, bbox=tile.bbox)) for tile in tiles)
    for shape in shapes:
        x, y = (shape.bbox[0] + shape.bbox[2]) / 2, (shape.bbox[1] + shape.bbox[3]) / 2
        for cell in table.cells:
            x0, top, x1, bottom = cell.bbox
            if x0 <= x <= x1 and top <= y <= bottom:
                cell.marks.append(Mark(shape.colour, Place(page=table.page, bbox=shape.bbox)))
                break


def _tiles(cell: DraftCell, fills: Sequence[Fill]) -> list[Fill]:
    """Areas within a cell on which a figure or few words are set: its rating. A highlighter's keeps to the letters."""
    small = [fill for fill in fills if fill.colour != cell.fill and inside(fill.bbox, cell.bbox, _REACH)]
    if not small:
        return []
    words = list(cell.all_words())
    return [
        fill for fill in small if _is_tile(fill.bbox, [word for word in words if inside(word.bbox, fill.bbox, 1.0)])
    ]


def _is_tile(box: BBox, words: Sequence[Atom]) -> bool:
    if not 0 < len(words) <= _TILE_WORDS:
        return False
    size = max(word.size for word in words)
    left, right = min(word.x0 for word in words) - box[0], box[2] - max(word.x1 for word in words)
    least = 1.1 if min(left, right) > 0.25 * size else 1.25
    return left + right > 0.6 * size and box[3] - box[1] > least * size


def _fill_of(box: BBox, fills: Sequence[Fill]) -> Colour | None:
    x0, top, x1, bottom = box
    if x0 >= x1 or top >= bottom:
        return None
    room = (x1 - x0) * (bottom - top)
    found: Colour | None = None
    pieces: dict[Colour, float] = {}
    for fill in fills:
        left, high, right, low = fill.bbox
        if left <= x0 and right >= x1 and high <= top and low >= bottom:  # all of it, as most do
            found = fill.colour
            if pieces:
                pieces.clear()
            continue
        if left >= x1 or right <= x0 or high >= bottom or low <= top:
            continue
        shared = (min(right, x1) - max(left, x0)) * (min(low, bottom) - max(high, top))
        if shared > 0.55 * room:
            found = fill.colour
            pieces.clear()
        else:
            pieces[fill.colour] = pieces.get(fill.colour, 0.0) + shared
    for colour, covered in pieces.items():
        if covered > 0.55 * room:
            found = colour
    return found
