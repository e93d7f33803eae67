"""Plotted matrices: coloured fields between two axes, one of them marked. What is marked is read off the axes.

The marks of the two axes beside the marked field are printed words, and so are the axes' names: they make a small
table of their own, "Likelihood 4, Impact 3". A text in the field itself ("B2", "12") is what the plot says. All other
words of the plot are a drawing's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from ..words import around_words
from .draft import DraftBlock, DraftCell, DraftParagraph, DraftPicture, DraftTable
from .fields import FEWEST, MOST, MOST_SIDE
from .grid import Grid
from .lines import lines_of
from .page import Atom

_REACH = 34.0
"""An axis' marks and name stand this near, in points, to the fields."""
_OVER = 20.0
_NAME = re.compile(r"(?:likelihood|probability|frequency|impact|severity|consequences?)", re.IGNORECASE)
"""The name of an axis that stands over its marks, where the plot's own title could stand as well."""
_BESIDE = 14.0
"""The marks of the axis at the left end this near, in points, to the fields."""


@dataclass(frozen=True, slots=True)
class Plot:
    """What a plot says: the marked field, the text in it, and the names and marks of its axes there."""

    table: DraftTable
    field: DraftCell
    text: list[Atom]
    axes: list[tuple[list[Atom], list[Atom]]]
    words: list[Atom]  # all that the plot and its axes use

    def blocks(self, more: Sequence[Atom] = ()) -> list[DraftBlock]:
        """What it says, and the drawing, which keeps all other words, and `more`."""
        out: list[DraftBlock] = []
        if self.text:
            out.append(DraftParagraph(self.text))
        if self.axes:
            out.append(_as_table(self.table, self.axes))
        shown = {id(word) for word in (*self.text, *(w for name, mark in self.axes for w in (*name, *mark)))}
        rest = {id(word): word for word in (*self.words, *more) if id(word) not in shown}
        return [*out, DraftPicture(self.table.page, self.table.bbox, list(rest.values()))]

    def beside_text(self, more: Sequence[Atom] = ()) -> list[DraftBlock]:
        """In a cell that holds a text it only says what stands in the marked field."""
        return replace(self, axes=[]).blocks(more)


@dataclass(frozen=True, slots=True)
class _Axis:
    name: list[Atom]
    marks: list[list[Atom]]  # of each row, or column


def is_small(grid: Grid) -> bool:
    """A grid of as few fields, as small, as a plot has."""
    across, down = len(grid.xs) - 1, len(grid.ys) - 1
    if not (FEWEST <= across <= MOST and FEWEST <= down <= MOST):
        return False
    x0, top, x1, bottom = grid.bbox
    return x1 - x0 < across * MOST_SIDE and bottom - top < down * MOST_SIDE


def plot_of(table: DraftTable, words: Sequence[Atom]) -> Plot | None:
    """The plot that a drawn grid is, its axes among `words`; None where it is none, or nothing in it is marked."""
    if not _is_plot(table):
        return None
    held = [[w for w in cell.all_words() if _inside(w, table)] for cell in table.cells]
    marked = [at for at, cell in enumerate(table.cells) if held[at] or cell.marks]
    if len(marked) != 1:
        return None
    field = table.cells[marked[0]]
    near = [*words, *(word for word in table.all_words() if not _inside(word, table))]  # marks on the outer line too
    down, level = _side_axis(table, near), _foot_axis(table, near)
    text = [word for word in held[marked[0]] if any(c.isalnum() for c in word.text)]
    text = text if len(text) == 1 and len(text[0].text) > 1 else []
    axes = [(axis.name, axis.marks[at]) for axis, at in ((down, field.row), (level, field.column)) if axis]
    axes = [(name, mark) for name, mark in axes if name and mark and all(word.text.isdigit() for word in mark)]
    used = [*table.all_words(), *_words_of(down), *_words_of(level)]
    return Plot(table, field, text, axes if len(axes) == 2 or not text else [], used)


def _inside(word: Atom, table: DraftTable) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return table.bbox[0] < x < table.bbox[2] and table.bbox[1] < y < table.bbox[3]


def boxed(table: DraftTable, plot: Plot) -> DraftTable:
    """A plot as a box of its own, in the colour of the field that it marks."""
    x0, top, x1, bottom = table.bbox
    cell = DraftCell(0, 0, 1, 1, table.page, table.bbox, plot.blocks(), plot.field.fill)
    return DraftTable(table.page, table.bbox, [cell], [x0, x1], [top, bottom], 1, 1,
                      last_page=table.page, last_bbox=table.bbox)  # fmt: skip


def _is_plot(table: DraftTable) -> bool:
    """Few and small fields of one size in several vivid colours."""
    if not (FEWEST <= table.rows <= MOST and FEWEST <= table.columns <= MOST):
        return False
    sides = [(cell.bbox[2] - cell.bbox[0], cell.bbox[3] - cell.bbox[1]) for cell in table.cells]
    wide, high = median(side[0] for side in sides), median(side[1] for side in sides)
    alike = sum(abs(side[0] - wide) < 0.4 * wide and abs(side[1] - high) < 0.4 * high for side in sides)
    if max(wide, high) > MOST_SIDE or alike < 0.9 * len(sides):
        return False
    vivid = [cell.fill for cell in table.cells if cell.fill is not None and cell.fill.vivid]
    return len(set(vivid)) > 1 and len(vivid) >= 0.6 * len(table.cells)


def _side_axis(table: DraftTable, words: Sequence[Atom]) -> _Axis | None:
    """The axis at the left: a mark beside each row, and its name, mostly turned."""
    x0, top, _, bottom = table.bbox
    near = [w for w in words if x0 - _REACH < w.x0 and w.x1 < x0 + 2 and w.bottom > top - 2 and w.top < bottom + 2]
    rows = _extents(table, upright=True)
    beside = sorted((w for w in near if not w.turn and w.x1 > x0 - _BESIDE), key=lambda word: -word.x1)
    marks = [[w for w in beside if low < (w.top + w.bottom) / 2 < high][:1] for low, high in rows]
    name = sorted((w for w in near if w.turn), key=lambda w: -w.top if w.turn == 90 else w.top)
    above = lines_of(w for w in words if not w.turn and top - _OVER < w.top and w.bottom < top + 2)
    named = [line.words for line in above if _NAME.fullmatch(line.text) and line.x0 < x0 + 12]
    return _axis(name or (named[-1] if named else []), marks)


def _foot_axis(table: DraftTable, words: Sequence[Atom]) -> _Axis | None:
    """The axis below: a mark under each column, and its name under these."""
    x0, _, x1, bottom = table.bbox
    near = [w for w in words if not w.turn and x0 - 4 < w.x0 and w.x1 < x1 + 4 and bottom - 2 < w.top < bottom + _REACH]
    lines = lines_of(near)
    columns = _extents(table, upright=False)
    for at, line in enumerate(lines):
        marks = [[w for w in line.words if low < (w.x0 + w.x1) / 2 < high] for low, high in columns]
        if all(marks):
            name = lines[at + 1].words if at + 1 < len(lines) else []
            return _axis(name, marks)
    lone = [line.words for line in lines[:1] if abs(line.x0 + line.x1 - x0 - x1) < 12]
    return _axis(lone[0], [[] for _ in columns]) if lone else None


def _axis(name: list[Atom], marks: list[list[Atom]]) -> _Axis | None:
    full = all(len(mark) == 1 for mark in marks)
    if not full and not name:
        return None
    return _Axis(name, marks if full else [[] for _ in marks])


def _words_of(axis: _Axis | None) -> list[Atom]:
    return [*axis.name, *(word for mark in axis.marks for word in mark)] if axis else []


def _extents(table: DraftTable, *, upright: bool) -> list[tuple[float, float]]:
    edges = table.ys if upright else table.xs
    return [(edges[at], edges[at + 1]) for at in range(len(edges) - 1)]


def _as_table(table: DraftTable, axes: Sequence[tuple[list[Atom], list[Atom]]]) -> DraftTable:
    """The axes' names over the marks of the field."""
    cells = []
    for column, (name, mark) in enumerate(axes):
        for row, words in enumerate((name, mark)):
            for word in words:
                word.turn = 0
            box = around_words(words)
            cells.append(DraftCell(row, column, 1, 1, table.page, box, [DraftParagraph(list(words))]))
    x0, top, x1, bottom = table.bbox
    xs = [x0 + (x1 - x0) * at / len(axes) for at in range(len(axes) + 1)]
    return DraftTable(table.page, table.bbox, cells, xs, [top, (top + bottom) / 2, bottom], 2, len(axes),
                      header_rows=1, last_page=table.page, last_bbox=table.bbox)  # fmt: skip
