"""Cards: tables in which labels stand beside or above their values, a table a risk or many risks in one table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..document import Colour, Table, Word, places_of
from ..labels import Grammar, Reading
from ..raw import IDENTITY, MEASURES, Field, Label, RawValue
from ..shapes import TEXTUAL, Kind, is_id, kind_of, leading_id, words_in
from .card_heads import Head, cross, fits, heads_a_grid, is_head_row, is_value_row, read_heads, row_label
from .card_labels import BAR_WORDS, LabelStyle, label_of, set_like, spans
from .card_nested import contents_of
from .card_panels import Panel, take_panels
from .card_titles import title_beside, titled_lists
from .card_values import head_of_cell, head_values, inline_values, is_bare_id, labelled_head, names_risk
from .gate import weigh
from .happening import settle_questions
from .records import Record, TableReading, nested, only_paragraphs, value_of
from .stacked import split_stacked
from .stage_names import name_stages
from .subheads import head_of
from .view import CellView, TableView

GRIDS = {
    Field.ACTIONS: frozenset(
        {Field.ACTIONS, Field.DESCRIPTION, Field.ACTION_OWNER, Field.ACTION_DUE, Field.ACTION_REF, Field.ACTION_STATUS}
    ),
    Field.CONTROLS: frozenset(
        {Field.CONTROLS, Field.DESCRIPTION, Field.CONTROL_OWNER, Field.ASSURANCES, Field.EVIDENCE}
    ),
    Field.ASSURANCES: frozenset({Field.ASSURANCES, Field.ASSURANCE_RATING, Field.EVIDENCE}),
    Field.EVIDENCE: frozenset({Field.ASSURANCES, Field.ASSURANCE_RATING, Field.EVIDENCE}),
    Field.SCORE: frozenset(MEASURES),
    Field.EXTRA: frozenset(Field),
}
"""What a grid's header says where the bar above it is its title."""


_TOLD_SHORTLY = frozenset({*MEASURES, Field.OWNER})
"""Fields whose values are no sentences."""


@dataclass(slots=True)
class _Bar:
    """A label without a value beside it, whose value may stand in the rows below. `fill`: a rating that it shows."""

    label: Label
    used: bool = False
    fill: Colour | None = None


def read_card(
    view: TableView, grammar: Grammar, *, heading_risky: bool = False, under: Label | None = None
) -> TableReading | None:
    """The records of a table of cards; a table that holds no identity gives one record without one.

    `under`: the label over a table that stands in a cell.
    """
    reader = _Reader(view, grammar)
    if under is not None:
        reader.bar, reader.inside = _Bar(under), True
    reader.read()
    records = [record for record in reader.records if record.values]
    for record in records:  # cells that are forms of their own tell what the card is
        record.values = [part for value in record.values for part in (split_stacked(value, grammar) or [value])]
        asked = [grammar.read(value.label.text) for value in record.values]
        settled = settle_questions([value.label for value in record.values], asked)
        record.values = [replace(v, label=label) for v, label in zip(record.values, settled, strict=True)]
    labels = [value.label for record in records for value in record.values]
    if not labels or all(label.field is Field.EXTRA for label in labels):
        return None
    if _explains(records):
        return None
    assured = under is not None and under.field in (Field.ASSURANCES, Field.EVIDENCE)
    if len({label.line for label in labels if label.line}) == 1 and not assured:
        labels = _without_line(records, grammar)
    named = list({label.text: label for label in labels}.values())
    weight = weigh(named, risky=reader.risky, heading_risky=heading_risky)
    return TableReading("card", tuple(records), tuple(labels), weight, unread=tuple(reader.unread))


def _explains(records: Sequence[Record]) -> bool:
    """A list of terms: below "Likelihood", "Impact" and "Owner" stand sentences."""
    judged = [v for record in records for v in record.values if v.label.field in _TOLD_SHORTLY and v.paragraphs]
    prose = [v for v in judged if not any(c.isdigit() for c in v.text) and _told(v)]
    return len(judged) >= 2 and len(prose) == len(judged)


def _told(value: RawValue) -> bool:
    """A sentence; for a score, a few words that are no step of a scale say as much."""
    kind = kind_of(value.text)
    return kind is Kind.PROSE or (kind is Kind.SHORT and value.label.field in MEASURES and words_in(value.text) > 3)


def _without_line(records: Sequence[Record], grammar: Grammar) -> list[Label]:
    """ "Management controls" are a line of defence only beside another line."""
    for record in records:
        for at, value in enumerate(record.values):
            reading = grammar.read(value.label.text) if value.label.line else None
            if reading is not None and Field.CONTROLS in reading.alternatives:
                record.values[at] = replace(value, label=replace(value.label, field=Field.CONTROLS, line=None))
    return [value.label for record in records for value in record.values]


def with_stages(record: Record) -> Record:
    """The record itself, with a stage for each score that its own labels leave open."""
    labels = name_stages([value.label for value in record.values])
    record.values = [replace(value, label=label) for value, label in zip(record.values, labels, strict=True)]
    return record


class _Reader:
    """Walks the rows once, with the header row and the open bar as its only state."""

    def __init__(self, view: TableView, grammar: Grammar) -> None:
        self.view, self.panels = take_panels(view, grammar)
        self.grammar = grammar
        self.style = LabelStyle(self.view)
        self.records: list[Record] = [Record()]
        self.unread: list[Word] = []
        self.heads: list[Head] = []
        self.heads_row = -2
        self.bar: _Bar | None = None
        self.inside = False  # the table stands in a cell, under a label
        self.risky = False
        self.keys: set[tuple[Field, str]] = set()  # labels of identity that the last record has

    def read(self) -> None:
        """Every row into `records`, or into `unread`."""
        for row in range(self.view.rows):
            filled = self.view.filled(row)
            if filled:
                self._row(row, filled)
            else:
                self._blank_row(row)
            if row in self.panels:
                self._panel(self.panels[row])
        self._close_bar()

    # -- rows -------------------------------------------------------------------------------------------------------

    def _row(self, row: int, filled: Sequence[CellView]) -> None:
        view, first = self.view, filled[0]
        alone = len(filled) == 1
        if alone and (spans(view, first) or len(view.row(row)) == 1):
            self._full_row(first, row)
        elif self._heads_card(filled):
            self._close()
        elif not alone and self._labelled_head(filled):
            pass
        elif is_head_row(view, self.style, row) or (self.inside and heads_a_grid(view, row)):
            self._open_heads(row)
        elif (lists := titled_lists(filled, self.grammar)) is not None:
            self._take(lists)
        elif is_value_row(view, self.style, self.heads, row):
            self._value_row(row)
        elif _names(filled):
            self._name_row(*filled)
        elif self._pairs(row):
            pass
        elif fits(view, self.heads, row):
            self._value_row(row)
        elif self.bar is not None:
            for v in filled:
                self._put(self.bar, v)
        else:
            self._stray(filled)

    def _take(self, values: Iterable[RawValue]) -> None:
        """Values that a row gives whole."""
        self._close()
        for value in values:
            self._append(value)

    def _heads_card(self, filled: Sequence[CellView]) -> bool:
        """A card's own head, alone or with facts beside it: "SR4: Flooding", then "Lead officer: Head of Drainage"."""
        first, *others = filled
        if first.strong or not first.styled or not leading_id(first.text):
            return False
        facts = [inline_values(v, self.grammar) for v in others]
        if not all(values for values, _ in facts) or not self._named(first):
            return False
        for values, risky in facts:
            self.risky = self.risky or risky
            for value in values:
                self._append(value)
        return True

    def _labelled_head(self, filled: Sequence[CellView]) -> bool:
        """A card's head that names its id, and the cells beside it: "Ref: 1.1 | Flooding | Lead: A. Jones"."""
        number, title = labelled_head(filled, self.grammar)
        rest = filled[1 + (title is not None) :]
        if number is None or not filled[1:] or not all(head_of_cell(v, self.grammar) for v in rest):
            return False
        self._close()
        banners = self._banners()
        if self.records[-1].values:
            self._new_record()
        for value in (*banners, number, *([title] if title else [])):
            self._append(value)
        for v in rest:
            self._inline(v)
        return True

    def _banners(self) -> list[RawValue]:
        """What stands right over a card's head: bars with a category or an objective, taken from the record above.

        A number and a text ("2. A safe harbour") that nothing else follows are a category too.
        """
        last = self.records[-1]
        if [v.label for v in last.values] == [Label("", Field.ID), Label("", Field.TITLE)]:
            number, text = last.values
            self.records[-1], self.keys = Record(label_words=[*last.label_words, *number.all_words()]), set()
            return [replace(text, label=Label("", Field.CATEGORY))]
        stop = len(last.values)
        while stop and _is_banner(last.values[stop - 1]):
            stop -= 1
        banners, last.values = last.values[stop:], last.values[:stop]
        return banners

    def _name_row(self, number: CellView, title: CellView) -> None:
        self._close()
        self._begin()
        self._append(value_of(Label("", Field.ID), number.cell))
        self._append(value_of(Label("", Field.TITLE), title.cell))

    def _blank_row(self, row: int) -> None:
        """A row without text under a header row may show its ratings by fills alone, or be a form not filled in."""
        cells = self.view.row(row)
        if not fits(self.view, self.heads, row):
            return
        if any(v.cell.fill for v in cells) or (row and self.view.is_header[row - 1]):
            self._value_row(row)

    def _panel(self, panel: Panel) -> None:
        self._note(panel.labels)
        for value in panel.values:
            self._append(value)

    def _open_heads(self, row: int) -> None:
        cells = self.view.row(row)
        under = self.bar.label.field if self.bar is not None and not self.bar.used else None
        said = {v.reading.field for v in cells if v.reading}
        above = self.heads if self.heads_row == row - 1 else ()
        self.heads, self.heads_row = read_heads(self.view, row, under, above), row
        title = title_beside(self.view, row)
        if title is not None:
            self._close()
            self._begin()
            self._append(value_of(Label("", Field.TITLE), title.cell))
            cells = [v for v in cells if v is not title]
            self.heads = [h for h in read_heads(self.view, row, under, above) if h.start != title.cell.column]
        said |= {head.label.field for head in self.heads}
        if self.bar is not None and said & GRIDS.get(self.bar.label.field, frozenset()):
            self.bar.used = True  # the title of the grid that begins here
        self._close_bar()
        self._note(cells)

    def _value_row(self, row: int) -> None:
        cells = self.view.row(row)
        own: tuple[Reading, CellView] | None = None  # the row's label, for the values beside it
        for v in cells:
            head = next((h for h in self.heads if h.start <= v.cell.column < h.stop), None)
            told = row_label(self.heads, v) if head is not None and not v.blank and (own or v is cells[0]) else None
            if head is None:
                self._stray([v])
            elif told is not None:
                own = told, v
                self.records[-1].label_words.extend(v.cell.all_words())
            elif own is not None:
                label = cross(head.label, own[0])
                label = replace(label, words=(*label.words, *own[1].cell.all_words()))
                self._append(value_of(label, v.cell, group=row))
            else:
                self._append(value_of(head.label, v.cell, group=row))

    def _pairs(self, row: int) -> bool:
        """Label and value side by side, once or several times in the row; or cells with labels inside them."""
        cells = self.view.row(row)
        if not any(self.style.is_label(v) for v in cells):
            inline = [v for v in cells if not v.blank]
            return bool(inline) and all(self._told_by_itself(v) for v in inline)
        self._close()
        label: Label | None = None
        values = 0
        shown: CellView | None = None  # the cell of the label in force
        for v, beside in zip(cells, [*cells[1:], None], strict=True):
            also = shown is not None and values and set_like(v, shown)
            if (self.style.is_label(v) or also) and (label is None or values or not self.style.takes(v)):
                if label is not None and not values:
                    self._append(RawValue(label))
                label, values, shown = label_of(v, beside), 0, v
                self._note([v])
            elif label is not None and label.field in MEASURES and nested(v.cell):
                self._plotted(label, v)
                values += 1
            elif label is not None:
                if nested(v.cell):
                    self._contents(v, label)
                elif not values or not v.blank or v.cell.fill:
                    self._append(value_of(label, v.cell, group=row if label.field is Field.ACTIONS else None))
                values += 1
            elif not v.blank:
                self._stray([v])
        if label is not None and not values:
            self.bar = _Bar(label)  # nothing beside it: its value may stand below
        return True

    def _full_row(self, v: CellView, row: int) -> None:
        head = next((head_of(p, self.grammar) for p in v.cell.paragraphs if p.words), None)
        followed = head is not None and bool(head[2])
        if nested(v.cell) and not v.strong:
            self._contents(v, self.bar.label if self.bar is not None and not self.bar.used else None)
        elif self.style.is_title(v) and not leading_id(v.text) and not is_bare_id(v):
            self._close()
            self._begin()
            self._append(value_of(Label("", Field.TITLE), v.cell))
        elif not v.strong and (v.bold or v.tinted) and words_in(v.text) <= 40 and self._named(v):
            self._close()
        elif _is_bar(v) and not followed:
            self._open_bar(v, row)
        elif self.bar is not None and not self.bar.used and self.bar.label.field is not Field.EXTRA:
            self._put(self.bar, v)
        elif head is not None and (not v.bold or followed) and self._inline(v):
            self._close()
        elif self.bar is not None:
            self._put(self.bar, v)
        elif not self.records[-1].values and (v.bold or v.tinted) and words_in(v.text) <= 25:
            field = Field.CATEGORY if words_in(v.text) <= 6 else Field.RISK
            self._append(value_of(Label("", field), v.cell))
        else:
            self._stray([v])

    # -- what a cell gives ------------------------------------------------------------------------------------------

    def _open_bar(self, v: CellView, row: int) -> None:
        self._close()
        below = self.view.filled(row + 1) if row + 1 < self.view.rows else []
        fill = v.cell.fill if v.cell.fill and v.cell.fill.vivid else None
        self.bar = _Bar(label_of(v, below[0] if below else None), fill=fill)
        self._note([v])

    def _put(self, bar: _Bar, v: CellView) -> None:
        bar.used = True
        self._append(value_of(bar.label, v.cell))

    def _close_bar(self) -> None:
        """A bar that nothing followed is an empty section, or shows the rating by its own fill."""
        bar, self.bar = self.bar, None
        if bar is None or bar.used:
            return
        if bar.fill is not None and bar.label.field in MEASURES:
            self._append(RawValue(bar.label, fill=bar.fill, places=places_of(bar.label.words)))
        else:
            self._append(RawValue(bar.label))

    def _close(self) -> None:
        self._close_bar()
        self.heads = []

    def _named(self, v: CellView) -> bool:
        """A card's own head, with an id, and mostly with a title."""
        if names_risk(v):
            self._begin()
        values = head_values(v)
        for value in values:
            self._append(value)
        return bool(values)

    def _begin(self) -> None:
        """A head of its own begins a card: what stands above it without one belongs to no card of this table."""
        if self.records[-1].values and not self.records[-1].has(Field.ID, Field.TITLE):
            self._close_bar()
            self._new_record()

    def _inline(self, v: CellView) -> bool:
        values, risky = inline_values(v, self.grammar, self.view.stacked)
        self.risky = self.risky or risky
        for value in values:
            self._append(value)
        return bool(values)

    def _plotted(self, label: Label, v: CellView) -> None:
        """Beside the label of a stage, a small table of its own: factors, as read off a matrix."""
        own = tuple(p for p in only_paragraphs(v.cell) if p.words)
        if own or v.cell.marks:
            self._append(replace(value_of(label, v.cell), paragraphs=own, section=True))
        for table in nested(v.cell):
            reading = read_card(TableView(table, self.grammar), self.grammar)
            for value in (value for record in reading.records for value in record.values) if reading else ():
                staged = value.label.field in MEASURES and value.label.stage is None
                stage = replace(value.label, stage=label.stage, stage_text=label.stage_text)
                self._append(replace(value, label=stage) if staged else value)

    def _told_by_itself(self, v: CellView) -> bool:
        """A cell with labels, or with tables, inside."""
        return self._contents(v, None) if nested(v.cell) else self._inline(v)

    def _contents(self, v: CellView, label: Label | None) -> bool:
        """A cell with tables inside; `label` stands over or beside it."""
        found = contents_of(v, label, self.grammar, self._nested)
        told = bool(found.values) and label is not None and self._told_before(found.values, label)
        if told:
            words = (w for table in nested(v.cell) for cell in table.cells for w in cell.all_words())
            self.records[-1].label_words.extend(words)
        if not found.values or told:
            if label is not None:
                self._append(value_of(label, v.cell))
            return label is not None
        if self.bar is not None and label is self.bar.label:
            self.bar.used = True
        self.risky = self.risky or found.risky
        shift = 1 + max((x.group for x in self.records[-1].values if x.group is not None), default=self.view.rows)
        for value in found.values:
            self._append(value if value.group is None else replace(value, group=value.group + shift))
        self.records[-1].label_words.extend(found.label_words)
        self.unread.extend(found.stray)
        return True

    def _told_before(self, values: Sequence[RawValue], label: Label) -> bool:
        """Scores without a stage, below a label that names none, of a risk that is scored: a plot of what is told."""
        bare = all(value.label.field in MEASURES and value.label.stage is None for value in values)
        return bare and label.field not in MEASURES and self.records[-1].has(*MEASURES)

    def _nested(self, table: Table, under: Label | None) -> list[Record]:
        reading = read_card(TableView(table, self.grammar), self.grammar, under=under)
        return list(reading.records) if reading else []

    # -- records ----------------------------------------------------------------------------------------------------

    def _append(self, value: RawValue) -> None:
        """Add to the last record; an identity that it has already begins the next."""
        field, key = value.label.field, (value.label.field, value.label.text.casefold())
        if field in IDENTITY and value.paragraphs:
            if key in self.keys or (field is Field.ID and self.records[-1].has(Field.ID)):
                self._new_record()
            self.keys.add(key)
        self.records[-1].values.append(value)

    def _new_record(self) -> None:
        self.records.append(Record())
        self.keys = set()

    def _note(self, labels: Iterable[CellView]) -> None:
        """Keep the words of label cells, and whether they speak of risk."""
        for v in labels:
            self.risky = self.risky or bool(v.reading and v.reading.risky)
            self.records[-1].label_words.extend(v.cell.all_words())

    def _stray(self, cells: Iterable[CellView]) -> None:
        for v in cells:
            self.unread.extend(v.cell.all_words())


def _is_banner(value: RawValue) -> bool:
    """A bar with a category or an objective, over the card that comes after it."""
    bare = not value.label.text or not value.paragraphs
    return value.label.field in (Field.CATEGORY, Field.OBJECTIVE) and bare


def _names(filled: Sequence[CellView]) -> bool:
    """A head of two cells: an id and beside it a title, both set off."""
    if len(filled) != 2 or not all((v.bold or v.tinted) and not v.strong for v in filled):
        return False
    number, title = filled
    return is_id(number.text) and title.kind in TEXTUAL and words_in(title.text) > 1 and not is_id(title.text)


def _is_bar(v: CellView) -> bool:
    """A label over the whole row: short, and either known for sure or set off."""
    label = v.weak and words_in(v.text) <= BAR_WORDS and (v.kind is not Kind.LEVEL or v.tinted)
    return label and (v.strong or v.bold or v.tinted)
