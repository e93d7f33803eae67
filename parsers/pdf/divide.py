"""Cells that run over several columns, cut where their texts stand in the columns one by one.

A header is often one coloured band without lines inside, over columns that are ruled below it. A banner is the same
band, but its text runs on over the column edges or stands at one place only: it stays whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ..words import BBox
from .draft import Line, inside
from .grid import Grid, Span
from .lines import lines_of
from .markers import marker_kind
from .page import Atom

_GAP = 0.5
"""Texts of two columns stand this far from each other, in sizes, at least: more than a space."""
_HOME = 3.0
"""Texts of a column begin, or have their middle, at one x within this many points."""


def divided(grid: Grid, held: dict[int, list[Atom]], inner: Sequence[BBox] = ()) -> Grid:
    """The grid with such cells cut; the same grid where there are none. A cell with a grid inside stays whole."""
    free: dict[int, list[int]] = {}
    for number, words in held.items():
        span = grid.spans[number]
        edges = _free_edges(grid, span, words) if span.columns > 1 and words else []
        if edges and not any(inside(box, grid.box(span), 2.0) for box in inner):
            free[number] = edges
    if not free:
        return grid
    lefts = _lefts(grid, held)
    spans: list[Span] = []
    for number, span in enumerate(grid.spans):
        cuts = _cuts(grid, span, held[number], free[number], lefts) if number in free else []
        if not cuts:
            spans.append(span)
            continue
        columns = [span.column, *cuts, span.column + span.columns]
        spans.extend(Span(span.row, a, span.rows, b - a) for a, b in pairwise(columns))
    return grid if len(spans) == len(grid.spans) else replace(grid, spans=tuple(spans))


def _free_edges(grid: Grid, span: Span, words: Sequence[Atom]) -> list[int]:
    """The column edges inside a cell that no word stands on; none where they part no words."""
    middles = [(word.x0 + word.x1) / 2 for word in words]
    first, last = min(middles), max(middles)
    inner = range(span.column + 1, span.column + span.columns)
    parting = [x for x in grid.xs[inner.start : inner.stop] if first < x <= last and not _crossed(words, x)]
    return [column for column in inner if not _crossed(words, grid.xs[column])] if parting else []


def _lefts(grid: Grid, held: dict[int, list[Atom]]) -> dict[int, float]:
    """Where the text of each column begins mostly."""
    starts: dict[int, list[float]] = {}
    for number, words in held.items():
        if grid.spans[number].columns == 1 and words:
            starts.setdefault(grid.spans[number].column, []).append(min([word.x0 for word in words]))
    return {column: median(values) for column, values in starts.items()}


def _cuts(grid: Grid, span: Span, words: Sequence[Atom], free: Sequence[int], lefts: dict[int, float]) -> list[int]:
    lines = lines_of(words)
    free = [column for column in free if not any(_runs_on(line, grid.xs[column]) for line in lines)]
    fields = list(pairwise([span.column, *free, span.column + span.columns]))
    texts = [[word for word in words if grid.xs[a] <= (word.x0 + word.x1) / 2 < grid.xs[b]] for a, b in fields]
    filled = [(field, text) for field, text in zip(fields, texts, strict=True) if text]
    home = sum(_at_home(grid, field, text, lefts) for field, text in filled)
    return free if len(filled) > 1 and home >= 0.6 * len(filled) and home > 1 else []


def _crossed(words: Sequence[Atom], x: float) -> bool:
    """A word stands on the edge."""
    low, high = x - 1, x + 1
    for word in words:
        if word.x0 >= low or word.x1 <= high:
            continue
        return True
    return False


def _runs_on(line: Line, x: float) -> bool:
    """The text of a line that no word of stands on the edge goes on beyond it after no more than a space."""
    if line.turn:
        return False
    before = [word for word in line.words if word.x1 <= x + 1]
    after = [word for word in line.words if word.x0 >= x - 1 and word not in before]
    if not before or not after:
        return False
    if len(before) == 1 and marker_kind(line) is not None:
        return True
    return after[0].x0 - before[-1].x1 < _GAP * max(before[-1].size, after[0].size)


def _at_home(grid: Grid, field: tuple[int, int], words: Sequence[Atom], lefts: dict[int, float]) -> bool:
    """The text begins where the column's texts begin, or stands in the middle of its field."""
    x0, x1 = min(word.x0 for word in words), max(word.x1 for word in words)
    first, last = field
    if first in lefts and abs(x0 - lefts[first]) <= _HOME:
        return True
    return abs((x0 + x1) / 2 - (grid.xs[first] + grid.xs[last]) / 2) <= _HOME
