"""What the cells of a card give: values under the open bar, labels and values in one, tables inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..labels import Grammar
from ..raw import MEASURES, Field, Label, RawValue
from ..words import places_of
from .card_bars import Bar
from .card_nested import ReadTable, contents_of
from .card_records import CardRecords
from .card_values import inline_values
from .cell_view import CellView
from .records import nested, only_paragraphs, value_of
from .view import TableView


class CardCells:
    """Takes what cells give into the records; the open bar is its only state."""

    def __init__(self, view: TableView, grammar: Grammar, read: ReadTable, bar: Bar | None) -> None:
        """`read` reads tables inside cells; `bar` is open from the start over a table that stands in a cell."""
        self.view = view
        self.grammar = grammar
        self.read_table = read
        self.records = CardRecords()
        self.bar = bar

    def put(self, bar: Bar, v: CellView) -> None:
        """A cell as a value of the bar above it."""
        bar.used = True
        self.records.append(value_of(bar.label, v.cell))

    def close_bar(self) -> None:
        """A bar that nothing followed is an empty section, or shows the rating by its own fill."""
        bar, self.bar = self.bar, None
        if bar is None or bar.used:
            return
        if bar.fill is not None and bar.label.field in MEASURES:
            self.records.append(RawValue(bar.label, fill=bar.fill, stands=places_of(bar.label.words)))
        else:
            self.records.append(RawValue(bar.label))

    def inline(self, v: CellView) -> bool:
        """The "Label: value" lines of a cell; False where it has none."""
        values, risky = inline_values(v, self.grammar, self.view.stacked)
        self.records.risky = self.records.risky or risky
        self.records.extend([self._under_bar(value) for value in values])
        return bool(values)

    def _under_bar(self, value: RawValue) -> RawValue:
        """A score without a stage of its own has that of the bar above ("Residual rating"); a date is the score's."""
        bar = self.bar
        if bar is None or bar.label.stage is None or value.label.stage:
            return value
        if value.label.field is Field.RAISED_ON:
            return replace(value, label=replace(value.label, field=Field.EXTRA))
        if value.label.field not in MEASURES:
            return value
        bar.used = True
        over = bar.label
        return replace(value, label=replace(value.label, stage=over.stage, stage_text=over.stage_text))

    def told_by_itself(self, v: CellView) -> bool:
        """A cell with labels, or with tables, inside."""
        return self.contents(v, None) if nested(v.cell) else self.inline(v)

    def plotted(self, label: Label, v: CellView) -> None:
        """Beside the label of a stage, a small table of its own: factors, as read off a matrix."""
        own = tuple(p for p in only_paragraphs(v.cell) if p.words)
        if own or v.cell.marks:
            self.records.append(replace(value_of(label, v.cell), paragraphs=own, section=True))
        for table in nested(v.cell):
            for value in (value for record in self.read_table(table, None) for value in record.values):
                staged = value.label.field in MEASURES and value.label.stage is None
                stage = replace(value.label, stage=label.stage, stage_text=label.stage_text)
                self.records.append(replace(value, label=stage) if staged else value)

    def contents(self, v: CellView, label: Label | None) -> bool:
        """A cell with tables inside; `label` stands over or beside it."""
        found = contents_of(v, label, self.grammar, self.read_table)
        told = bool(found.values) and label is not None and self._told_before(found.values, label)
        if told:
            words = (w for table in nested(v.cell) for cell in table.cells for w in cell.all_words())
            self.records.last.label_words.extend(words)
        if not found.values or told:
            if label is not None:
                self.records.append(value_of(label, v.cell))
            return label is not None
        if self.bar is not None and label is self.bar.label:
            self.bar.used = True
        self.records.risky = self.records.risky or found.risky
        shift = 1 + max((x.group for x in self.records.last.values if x.group is not None), default=self.view.rows)
        for value in found.values:
            self.records.append(value if value.group is None else replace(value, group=value.group + shift))
        self.records.last.label_words.extend(found.label_words)
        self.records.unread.extend(found.stray)
        return True

    def _told_before(self, values: Sequence[RawValue], label: Label) -> bool:
        """Scores without a stage, below a label that names none, of a risk that is scored: a plot of what is told."""
        bare = all(value.label.field in MEASURES and value.label.stage is None for value in values)
        return bare and label.field not in MEASURES and self.records.last.has(*MEASURES)
