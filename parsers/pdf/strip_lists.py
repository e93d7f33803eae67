"""A drawn strip of heads over lists or texts that nothing draws: "Causes" and "Effects", bullets below each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ..words import BBox
from .draft import Line, inside
from .grid import Grid, Span
from .heads import is_bold_word
from .lines import lines_of
from .markers import marker_kind
from .page import Atom

_NEAR = 1.6
"""The texts begin this near below their heads, in sizes, and their lines stand as near to each other."""
_PROSE = 22
"""Lines of at least this many letters are a text; those of the rows of a table have fewer."""
_SLACK = 1.5


def with_lists(grid: Grid, words: Sequence[Atom], others: Sequence[BBox]) -> Grid:
    """The strip with the texts below its heads as a row of its own; the grid as it is where none stand there.

    `others` are the boxes of what else stands on the page, which ends the texts.
    """
    x0, _, x1, top = grid.bbox
    if len(grid.ys) != 2 or len(grid.xs) < 3:
        return grid
    heads = [word for word in words if inside(word.bbox, grid.bbox, 1.0)]
    if len({_column(grid, word) for word in heads}) < len(grid.xs) - 1 or not all(map(is_bold_word, heads)):
        return grid
    floor = min((box[1] for box in others if box[1] > top - 1 and box[0] < x1 and box[2] > x0), default=float("inf"))
    below = [word for word in words if top - 1 < word.top and word.bottom < floor + 1 and x0 - 1 < word.x0 < x1]
    texts: dict[int, list[Line]] = {}
    end = top
    for line in lines_of(word for word in below if not word.turn):
        if line.top - end > _NEAR * line.size or any(_crosses(grid, word) for word in line.words):
            break
        end = max(end, line.bottom)
        for column in {_column(grid, word) for word in line.words}:
            own = [word for word in line.words if _column(grid, word) == column]
            texts.setdefault(column, []).extend(lines_of(own))
    if len(texts) < 2 or not _are_texts(grid, list(texts.values())):
        return grid
    spans = [*grid.spans, *(Span(1, column, 1, 1) for column in range(len(grid.xs) - 1))]
    return replace(grid, ys=(*grid.ys, end + 1), spans=tuple(spans))


def _column(grid: Grid, word: Atom) -> int:
    return min(max(bisect_right(grid.xs, (word.x0 + word.x1) / 2) - 1, 0), len(grid.xs) - 2)


def _crosses(grid: Grid, word: Atom) -> bool:
    return any(word.x0 < x - _SLACK and word.x1 > x + _SLACK for x in grid.xs[1:])


def _are_texts(grid: Grid, texts: Sequence[Sequence[Line]]) -> bool:
    """Lists, or two texts side by side: no rows of a table."""
    if all(marker_kind(lines[0]) is not None for lines in texts):
        return True
    prose = all(median(len(line.text) for line in lines) >= _PROSE for lines in texts)
    return prose and len(grid.xs) == 3
