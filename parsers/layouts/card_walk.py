"""The rows of a table of cards, walked once: which are heads, bars, pairs, header rows and value rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from ..labels import Grammar, Reading
from ..raw import MEASURES, PEOPLE, Field, Label, RawValue
from ..shapes import TEXTUAL, Kind, leading_id
from .card_bars import Bar, bar_label, is_bar
from .card_cells import CardCells
from .card_head_rows import heads_a_grid, heads_beside, is_head_row
from .card_heads import (
    Head,
    cross,
    fits,
    head_below,
    head_over,
    is_value_row,
    read_heads,
    row_label,
)
from .card_labels import LabelStyle, label_of, set_like, spans
from .card_matrix import without_matrix
from .card_nested import ReadTable
from .card_openings import Openings
from .card_panels import Panel, take_panels
from .card_tall import take_tall
from .card_titles import title_beside, titled_lists
from .card_values import (
    head_of_cell,
    is_bare_id,
    names_row,
    numbered_bar,
)
from .cell_view import CellView
from .records import nested, value_of
from .subheads import head_of
from .view import TableView
from .wide_cells import counts_item, with_factors

_ACTIONS: Final = Field.ACTIONS
_RATING = 3
"""What stands beside a control, under one head with it, says in no more words how well it works."""
_HEADED = frozenset({Field.ID, Field.TITLE, Field.CATEGORY, Field.DIRECTION, *MEASURES, *PEOPLE})
"""What a card's head says, and what stands beside it."""


def _ends(v: CellView) -> int:
    return v.cell.column + v.cell.column_span


class CardWalk:
    """Walks the rows once, with the header row as its only state beside what its cells gave."""

    def __init__(self, view: TableView, grammar: Grammar, read: ReadTable, under: Label | None = None) -> None:
        """`read` reads tables inside cells; `under` is the label over a table that stands in a cell itself."""
        plain, plotted = without_matrix(view, grammar)
        plain, self.tall = take_tall(plain, grammar)
        self.view, self.panels = take_panels(plain, grammar)
        self.grammar = grammar
        self.style = LabelStyle(self.view)
        self.cells = CardCells(self.view, grammar, read, Bar(under) if under is not None else None)
        self.records = self.cells.records
        self.openings = Openings(self.cells, grammar)
        self.records.last.label_words.extend(word for cell in plotted for word in cell.all_words())
        self.heads: list[Head] = []
        self.heads_row = -2
        self.empty: tuple[int, Label] | None = None  # a label that another followed at once, and its row
        self.inside = under is not None

    def read(self) -> None:
        """Every row into `records`, or into `unread`."""
        for row in range(self.view.rows):
            filled = self.view.filled(row)
            if not filled:
                self._blank_row(row)
            elif not self._beside_tall(row, filled):
                self._row(row, filled)
            for label, value in self.tall.get(row, ()):
                self.records.note([label])
                self.cells.plotted(label_of(label, value), value)
            if row in self.panels:
                self._panel(self.panels[row])
        self.cells.close_bar()

    # -- rows -------------------------------------------------------------------------------------------------------

    def _row(self, row: int, filled: Sequence[CellView]) -> None:
        bar = numbered_bar(filled)
        filled = bar or filled
        view, first = self.view, filled[0]
        alone = len(filled) == 1
        if alone and (spans(view, first) or len(view.row(row)) == 1):
            self._full_row(first, row)
        elif self._titled_heads(filled, row):
            pass
        elif self.openings.headed(filled) or (not alone and self.openings.labelled(filled)):
            self.heads = []
        elif heads := self._heads_of(row):
            self._pairs(row, [v for v in view.row(row) if v not in heads])
            self._open_heads(row, heads)
        elif (lists := titled_lists(filled, self.grammar)) is not None:
            self._take(lists)
        elif (bar is None or len(view.row(row)) == len(self.heads)) and is_value_row(view, self.style, self.heads, row):
            self._value_row(row)
        elif names_row(filled):
            self.openings.name_row(*filled)
            self.heads = []
        elif self._pairs(row, view.row(row)):
            pass
        elif fits(view, self.heads, row):
            self._value_row(row)
        elif self.cells.bar is not None:
            self._below(self.cells.bar, filled)
        else:
            self.records.stray(filled)

    def _beside_tall(self, row: int, filled: Sequence[CellView]) -> bool:
        """While a value of the header in force reaches down, what stands beside it is its too, or a head below one."""
        tall = [v for v in self.view.over(row) if v is not None and v.cell.row < row] if self.heads else ()
        if not tall or min(v.cell.row for v in tall) <= self.heads_row or not filled[0].cell.column:
            return False  # what stands at the left edge may be the row's own label
        homes = [head_over(self.heads, v) for v in filled]
        if None in homes:
            return False
        fresh = [v for v in filled if v.bold and v.tinted and v.strong]
        self.heads = [
            next(
                (
                    head_below(self.view, row, v, h)
                    for v, home in zip(filled, homes, strict=True)
                    if home is h and v in fresh
                ),
                h,
            )
            for h in self.heads
        ]
        self.records.note(fresh)
        self._value_row(row, [v for v in self.view.row(row) if v not in fresh])
        return True

    def _heads_of(self, row: int) -> Sequence[CellView]:
        """Cells of the row that are labels of what stands below them: all of it, or those beside a tall pair."""
        whole = is_head_row(self.view, self.style, row) or (self.inside and heads_a_grid(self.view, row))
        return heads_beside(self.view, row) or (self.view.row(row) if whole else ())

    def _below(self, bar: Bar, filled: Sequence[CellView]) -> None:
        """Cells that no label stands beside, below a bar: its value, or labels and values in one."""
        for v in filled:
            if not (head_of_cell(v, self.grammar) and self.cells.inline(v)):
                self.cells.put(bar, v)

    def _take(self, values: Iterable[RawValue]) -> None:
        """Values that a row gives whole."""
        self._close()
        self.records.extend(values)

    def _titled_heads(self, filled: Sequence[CellView], row: int) -> bool:
        """A card's head before labels, over a description before their values: "SR4: Flooding | Before | After"."""
        first, cells = filled[0], self.view.row(row)
        if first.strong or len(filled) < 2 or len(filled) < len(cells) or not leading_id(first.text):
            return False
        heads = filled[1:]
        below = self.view.row(row + 1) if row + 1 < self.view.rows else []
        alike = [(v.cell.column, v.cell.column_span) for v in below] == [
            (v.cell.column, v.cell.column_span) for v in cells
        ]
        told = alike and below[0].kind in TEXTUAL and not any(v.strong for v in below)
        labelled = all(v.strong and v.styled for v in heads)
        if not (told and labelled):
            return False
        self._close()
        if not self.openings.named(first):
            return False
        self._open_heads(row, heads)
        self.heads.append(Head(first.cell.column, heads[0].cell.column, Label("", Field.DESCRIPTION)))
        return True

    def _blank_row(self, row: int) -> None:
        """A row without text under a header row may show its ratings by fills alone, or be a form not filled in."""
        cells = self.view.row(row)
        if not fits(self.view, self.heads, row):
            return
        if any(v.cell.fill for v in cells) or (row and self.view.is_header[row - 1]):
            self._value_row(row)

    def _panel(self, panel: Panel) -> None:
        self.records.note(panel.labels)
        self.records.extend(panel.values)

    def _open_heads(self, row: int, cells: Sequence[CellView]) -> None:
        cells = [*cells, *self._tall_heads(row)]
        under = self.cells.bar.label.field if self.cells.bar is not None and not self.cells.bar.used else None
        said = {v.reading.field for v in cells if v.reading}
        above = self.heads if self.heads_row == row - 1 else ()
        title = title_beside(self.view, row)
        if title is not None:
            self.openings.titled(title)
            cells = [v for v in cells if v is not title]
        self.heads, self.heads_row = read_heads(self.view, row, cells, under, above), row
        said |= {head.label.field for head in self.heads}
        if self.cells.bar is not None and self.cells.bar.heads(said):
            self.cells.bar.used = True  # the title of the grid that begins here
        self.cells.close_bar()
        self.records.note(cells)

    def _tall_heads(self, row: int) -> Iterable[CellView]:
        """Labels of the row above that reach down behind those of this one, which begin at the table's left edge."""
        above = self.view.row(row - 1) if row and self.view.row(row)[0].cell.column == 0 else ()
        return (v for v in above if v.cell.row_span == 2 and v.styled and not (v.blank or v.valued))

    def _value_row(self, row: int, cells: Sequence[CellView] | None = None) -> None:
        cells = self.view.row(row) if cells is None else cells
        values: list[RawValue] = []
        own: tuple[Reading, CellView] | None = None  # the row's label, for the values beside it
        for v, beside in zip_longest(cells, cells[1:]):
            head = next((h for h in self.heads if h.start <= v.cell.column < h.stop), None)
            told = row_label(self.heads, v) if head is not None and not v.blank and (own or v is cells[0]) else None
            if head is None:
                self.records.stray([v])
            elif _ends(v) < head.stop and counts_item(v, beside):
                self.records.last.label_words.extend(v.cell.all_words())  # before the item, under one head
            elif told is not None:
                own = told, v
                self.records.last.label_words.extend(v.cell.all_words())
            elif own is not None:
                label = cross(head.label, own[0])
                label = replace(label, words=(*label.words, *own[1].cell.all_words()))
                values.append(value_of(label, v.cell, group=row))
            else:
                rated = v.cell.column > head.start and v.size <= _RATING
                aside = rated and head.label.field is Field.CONTROLS
                label = replace(head.label, field=Field.EXTRA) if aside else head.label
                values.append(value_of(label, v.cell, group=row))
        self.records.extend(with_factors(values))

    def _pairs(self, row: int, cells: Sequence[CellView]) -> bool:
        """Label and value side by side, once or several times in the cells; or cells with labels inside them."""
        told = self._told_inside(cells)
        if told is not None:
            return told
        self._close()
        label: Label | None = None
        values = 0
        shown: CellView | None = None  # the cell of the label in force
        for before, v, beside in zip([cells[0], *cells], cells, [*cells[1:], None], strict=False):
            also = shown is not None and values and set_like(v, shown, before)
            if (self.style.is_label(v) or also) and (label is None or values or not self.style.takes(v)):
                if label is not None and not values:
                    self.records.append(RawValue(label))
                    self.empty = v.cell.row, label
                label, values, shown = label_of(v, beside), 0, v
                self.records.note([v])
            elif values and not nested(v.cell) and head_of_cell(v, self.grammar) and self.cells.inline(v):
                label = None  # "Rating | B1 | Target: C2"
            elif label is not None and label.field in MEASURES and nested(v.cell):
                self.cells.plotted(label, v)
                values += 1
            elif label is not None:
                self._beside(row, label, v, values)
                values += 1
            elif not v.blank:
                self.records.stray([v])
        if label is not None and shown is not None and not values:
            self._unanswered(label, shown)
        return True

    def _beside(self, row: int, label: Label, v: CellView, values: int) -> None:
        """A cell beside a label, behind so many `values` of it."""
        if nested(v.cell):
            self.cells.contents(v, label)
        elif values and v.kind is Kind.DATE and label.field is Field.UPDATE:
            self.records.append(value_of(replace(label, field=Field.EXTRA), v.cell))  # when it was noted
        elif values and v.kind is Kind.DIRECTION and label.field in MEASURES:
            self.records.append(value_of(Label("", Field.DIRECTION), v.cell))  # "Previous score | 20 | ▼"
        elif not values or not v.blank or v.cell.fill:
            self.records.append(value_of(label, v.cell, group=row if label.field is _ACTIONS else None))

    def _unanswered(self, label: Label, v: CellView) -> None:
        """A label with nothing beside it: its value may stand below; or it is the title, set so, beside the id."""
        last = self.records.last
        if not v.weak and last.has(Field.ID) and not last.has(Field.TITLE, Field.RISK):
            self.records.append(value_of(Label("", Field.TITLE), v.cell))
        else:
            self.cells.bar = Bar(label)

    def _told_inside(self, cells: Sequence[CellView]) -> bool | None:
        """Each cell has its label and its value inside, and both were taken; None where labels stand beside values."""
        inline = [v for v in cells if not v.blank]
        told: list[CellView] = []
        missed = 0
        for v in reversed(inline):  # the last is rather a value, which is quickly seen
            if head_of_cell(v, self.grammar):
                told.append(v)
            elif (missed := missed + 1) > 0.25 * len(inline):
                break
        if len(told) >= 2 and missed <= 0.25 * len(inline):
            left = [v for v in inline if v not in told or not self.cells.told_by_itself(v)]
            self.records.note([v for v in left if v.strong])  # "Risk score", before its stages
            self.records.stray([v for v in left if not v.strong])
            return True
        for v in cells:
            if self.style.is_label(v):
                return None
        return bool(inline) and all(self.cells.told_by_itself(v) for v in inline)

    def _full_row(self, v: CellView, row: int) -> None:
        head = next((head_of(p, self.grammar) for p in v.cell.paragraphs if p.words), None)
        bar = self.cells.bar
        followed = head is not None and bool(head[2])
        if nested(v.cell) and not v.strong:
            self.cells.contents(v, bar.label if bar is not None and not bar.used else None)
        elif self.style.is_title(v) and not leading_id(v.text) and not is_bare_id(v):
            self.openings.titled(v)
            self.heads = []
        elif not v.strong and (v.bold or v.tinted) and v.size <= 40 and self.openings.named(v):
            self._close()
        elif is_bar(v) and not followed and (bar is None or not bar.awaits(v)):
            self._open_bar(v, row)
        elif (bar := self.cells.bar) is not None and not bar.used and bar.label.field is not Field.EXTRA:
            self.cells.put(bar, v)
        elif head is not None and (not v.bold or followed) and self.cells.inline(v):
            self._close()
        elif bar is not None:
            self.cells.put(bar, v)
        elif v.kind is Kind.PROSE and self.empty is not None and self.empty[0] == row - 1:
            self.records.append(value_of(self.empty[1], v.cell))  # "Risk description | Date raised | …" over the text
        elif v.kind is Kind.PROSE and self.records.last.has(Field.TITLE) and self._untold():
            self.records.append(value_of(Label("", Field.DESCRIPTION), v.cell))
        elif not self.records.last.values and (v.bold or v.tinted) and v.size <= 25:
            field = Field.CATEGORY if v.size <= 6 else Field.RISK
            self.records.append(value_of(Label("", field), v.cell))
        else:
            self.records.stray([v])

    def _untold(self) -> bool:
        """The record has its head and facts beside it, and no text as yet."""
        return {value.label.field for value in self.records.last.values} <= _HEADED

    # -- what a cell gives ------------------------------------------------------------------------------------------

    def _open_bar(self, v: CellView, row: int) -> None:
        self._close()
        below = self.view.filled(row + 1) if row + 1 < self.view.rows else []
        fill = v.cell.fill if v.cell.fill and v.cell.fill.vivid else None
        self.cells.bar = Bar(bar_label(v, below[0] if below else None), fill=fill, styled=v.styled)
        self.records.note([v])

    def _close(self) -> None:
        self.cells.close_bar()
        self.heads = []
