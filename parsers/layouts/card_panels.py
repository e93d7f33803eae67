"""Grids of scores that stand beside other fields of a card: measures above, stages at the left, or the other way."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..document import Cell
from ..labels import Grammar
from ..raw import MEASURES, Field, RawValue, StageKind
from ..shapes import SCORED
from .card_heads import Head, cross, product_last
from .card_labels import label_of
from .cell_view import CellView
from .records import value_of
from .view import TableView

_MEASURES = frozenset(MEASURES)


@dataclass(frozen=True, slots=True)
class Panel:
    """A grid inside a table: its cells, those of them that are labels, and the values, each under its crossed label."""

    cells: tuple[Cell, ...]
    labels: tuple[CellView, ...]
    values: tuple[RawValue, ...]


def take_panels(view: TableView, grammar: Grammar) -> tuple[TableView, dict[int, Panel]]:
    """The table without such grids, and the grids by the rows in which they begin."""
    panels: dict[int, Panel] = {}
    stop = 0
    for row in view.judged:
        panel = _panel(view, row) if stop <= row < view.rows - 1 else None
        if panel is not None:
            panels[row] = panel
            stop = max(cell.row for cell in panel.cells) + 1
    if not panels:
        return view, panels
    taken = {id(cell) for panel in panels.values() for cell in panel.cells}
    rest = tuple(cell for cell in view.table.cells if id(cell) not in taken)
    return TableView(replace(view.table, cells=rest), grammar), panels


def _panel(view: TableView, row: int) -> Panel | None:
    """The grid whose header stands in a row; None where there is none, or where it is all that its rows hold."""
    cells = view.row(row)
    told = [_told(v) for v in cells]
    if len(told) - told.count(None) < 2:
        return None
    if not any(one is not None and one is other for one, other in itertools.pairwise(told)):
        return None  # they do not stand side by side
    run = _run(view, cells)
    heads = _heads(view, row, run)
    if len(heads) < 2:
        return None
    first = view.at(row + 1, run[0].cell.column - 1)
    if first is None:
        return None
    labels = list(run)
    corner = next((v for v in cells if v.cell.column == first.cell.column), None)
    if corner is not None:  # blank, or what the grid is called
        if not (corner.blank or corner.styled):
            return None
        labels.append(corner)
    held: list[CellView] = []
    values: list[RawValue] = []
    last = row
    said: set[tuple[Field, StageKind | None, str | None]] = set()
    for below in range(row + 1, view.rows):
        own, beside = _line(view.row(below), first.cell.column, heads)
        if own is None or own.reading is None:
            break
        reading = own.reading
        key = reading.field, reading.stage, reading.stage_text
        if key in said:
            return None  # columns of a register, in which the stages come again with each risk
        said.add(key)
        labels.append(own)
        held += beside
        for head, v in zip(heads, beside, strict=True):
            label = cross(head.label, reading)
            values.append(value_of(replace(label, words=(*label.words, *own.cell.all_words())), v.cell, group=below))
        last = below
    inside = {id(v) for v in (*labels, *held)}
    beside_it = any(id(v) not in inside for number in range(row, last + 1) for v in view.filled(number))
    if not beside_it or all(v.blank for v in held):
        return None
    return Panel(tuple(v.cell for v in (*labels, *held)), tuple(labels), tuple(values))


def _run(view: TableView, cells: Sequence[CellView]) -> list[CellView]:
    """The first two or more measures that stand side by side in a row, all with a stage or all without."""
    for staged, group in itertools.groupby(cells, _told):
        found = list(group)
        under = view.at(found[0].cell.row + 1, found[0].cell.column)
        if under is not None and _told(under) is not None:
            del found[0]  # the corner: "Risk scores" over the stages
        if staged is not None and len(found) >= 2:
            return [*found, *_product(view, cells, found)]
    return []


def _product(view: TableView, cells: Sequence[CellView], run: Sequence[CellView]) -> Sequence[CellView]:
    """The cell right behind the measures that names none, over scores: what comes of them ("Overall")."""
    after = cells[cells.index(run[-1]) + 1 :][:1]
    below = view.at(after[0].cell.row + 1, after[0].cell.column) if after else None
    named = {v.reading.field for v in run if v.reading}
    product = named == {Field.LIKELIHOOD, Field.IMPACT} and below is not None and below.kind in SCORED
    return after if product and not after[0].weak and not after[0].blank else ()


def _told(v: CellView) -> bool | None:
    """The cell names a measure: with a stage (True) or without (False). None: it names none."""
    reading = v.reading if v.strong else None
    if reading is None or v.cell.row_span > 1:
        return None
    if reading.field not in MEASURES and _MEASURES.isdisjoint(reading.alternatives):
        return None
    return reading.stage is not None


def _heads(view: TableView, row: int, run: Sequence[CellView]) -> list[Head]:
    labels = [(v.cell, label_of(v, view.at(row + 1, v.cell.column))) for v in run]
    heads = product_last([Head(c.column, c.column + c.column_span, label) for c, label in labels], view, row)
    said = {(head.label.field, head.label.stage) for head in heads}
    return heads if len(said) == len(heads) and all(field in MEASURES for field, _ in said) else []


def _line(cells: Sequence[CellView], column: int, heads: Sequence[Head]) -> tuple[CellView | None, list[CellView]]:
    """A row of the grid: a stage (where the header has measures) or a measure (where it has stages), and its scores.

    No label where these columns hold something else.
    """
    line = [v for v in cells if column <= v.cell.column < heads[-1].stop]
    if not line or line[0].cell.column != column or any(v.cell.row_span > 1 for v in line):
        return None, []
    own, *beside = line
    if _told(own) is not (heads[0].label.stage is None):
        return None, []
    scores = all(v.blank or v.valued or v.kind in SCORED for v in beside)
    return (own, beside) if scores and [v.cell.column for v in beside] == [h.start for h in heads] else (None, [])
