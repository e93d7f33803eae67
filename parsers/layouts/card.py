"""Cards: tables in which labels stand beside or above their values, a table a risk or many risks in one table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..document import Colour, MarkerKind, Paragraph, Word, places_of, words_after
from ..labels import Grammar, Reading
from ..raw import IDENTITY, MEASURES, Field, Label, RawValue
from ..shapes import Kind, is_id, leading_id, words_in
from .gate import weigh
from .records import Record, TableReading, nested, value_of
from .settle import ACTION_FIELDS, CONTROL_FIELDS
from .stage_names import name_stages
from .subheads import head_of, rest_of
from .view import STRONG, CellView, TableView, vivid

BAR_WORDS = 12
GRIDS = {
    Field.ACTIONS: frozenset({Field.ACTIONS, Field.DESCRIPTION, Field.ACTION_OWNER, Field.ACTION_DUE, Field.ACTION_REF, Field.ACTION_STATUS}),
    Field.CONTROLS: frozenset({Field.CONTROLS, Field.DESCRIPTION, Field.CONTROL_OWNER, Field.ASSURANCES, Field.EVIDENCE}),
    Field.ASSURANCES: frozenset({Field.ASSURANCES, Field.ASSURANCE_RATING, Field.EVIDENCE}),
    Field.SCORE: frozenset(MEASURES), Field.EXTRA: frozenset(Field),
}  # fmt: skip
"""What a grid's header says where the bar above it is its title."""
ASSURING = (Field.ASSURANCES, Field.ASSURANCE_RATING, Field.CONTROLS, Field.EVIDENCE)
VALUES = (Kind.LEVEL, Kind.RAG, Kind.RESPONSE, Kind.STATUS, Kind.DIRECTION)


@dataclass(frozen=True, slots=True)
class _Head:
    """A label of the header row now in force, over the columns from `start` to before `stop`."""

    start: int
    stop: int
    label: Label
    text: str
    prose: bool = False  # what stands below is longer than a state or a date


def read_card(view: TableView, grammar: Grammar, *, heading_risky: bool = False) -> TableReading | None:
    """The records of a table of cards; a table that holds no identity gives one record without one."""
    reader = _Reader(view, grammar)
    reader.read()
    records = [record for record in reader.records if record.values]
    labels = [value.label for record in records for value in record.values]
    if not labels or all(label.field is Field.EXTRA for label in labels):
        return None
    weight = weigh(list({label.text: label for label in labels}.values()), risky=reader.risky, heading_risky=heading_risky)
    return TableReading("card", tuple(records), tuple(labels), weight, unread=tuple(reader.unread))


class _Reader:
    """Walks the rows once, with the header row and the open section as its only state."""

    def __init__(self, view: TableView, grammar: Grammar) -> None:
        self.view, self.grammar = view, grammar
        self.records: list[Record] = [Record()]
        self.unread: list[Word] = []
        self.heads: list[_Head] = []
        self.heads_row = -2
        self.bar: Label | None = None
        self.bar_used = False
        self.bar_fill: Colour | None = None  # of a label that shows the rating by its own fill
        self.risky = False
        self.keys: set[tuple[Field, str]] = set()
        self.styled_columns: set[int] = set()
        self.tinted_columns: set[int] = set()  # label columns whose labels all have a fill
        self.label_columns = self._label_columns()
        self.title_row = self._title_style()

    # -- which cells are labels -------------------------------------------------------------------------------------

    def _label_columns(self) -> set[int]:
        """Columns whose cells are mostly labels: there an unknown text is a label too."""
        found: set[int] = set()
        for column in range(self.view.columns):
            cells = [v for row in range(self.view.rows) for v in self.view.row(row) if v.cell.column == column and not v.blank]
            cells = [v for v in cells if v.cell.column_span < self.view.columns]
            strong = sum(v.strong and v.kind is not Kind.LEVEL for v in cells)
            styled = sum(v.styled and words_in(v.text) <= BAR_WORDS for v in cells)
            if len(cells) >= 2 and strong >= 0.5 * len(cells) and (styled >= 0.6 * len(cells) or strong >= 0.75 * len(cells)):
                found.add(column)
                if styled >= 0.6 * len(cells):
                    self.styled_columns.add(column)
                labels = [v for v in cells if v.strong]
                if sum(v.tinted for v in labels) >= 0.8 * len(labels):
                    self.tinted_columns.add(column)
        return found

    def _title_style(self) -> CellView | None:
        """The first row, where it is a bar with a risk's own title: no label names a title, and no label is set so."""
        if not self.view.rows or self.view.columns < 2:
            return None
        filled = self.view.filled(0)
        if len(filled) != 1 or filled[0].strong or not filled[0].styled or filled[0].cell.column_span < 0.7 * self.view.columns:
            return None
        cells = [v for row in range(1, self.view.rows) for v in self.view.row(row)]
        named = {v.reading.field for v in cells if v.strong and v.reading and self._labelish(v)}
        if named & {Field.ID, Field.TITLE} or not named & {*MEASURES, Field.CONTROLS, Field.OWNER, Field.ASSURANCES}:
            return None
        return filled[0]

    def _titles_like(self, v: CellView) -> bool:
        first = self.title_row
        if first is None or v.strong:
            return False
        return v is first or (v.cell.fill is not None and v.cell.fill == first.cell.fill and v.bold == first.bold)

    def _labelish(self, v: CellView) -> bool:
        if v.blank or v.valued or words_in(v.text) > BAR_WORDS or (is_id(v.text) and not v.strong):
            return False
        column = v.cell.column
        if column in self.tinted_columns:
            return v.tinted
        if column in self.label_columns:
            return v.styled or (v.weak and column not in self.styled_columns)
        return v.strong and (v.styled or column == 0)

    # -- rows -------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        view = self.view
        for row in range(view.rows):
            filled = view.filled(row)
            if not filled:
                self._blank_row(row)
                continue
            wide = filled[0].cell.column_span >= 0.7 * view.columns
            if len(filled) == 1 and (wide or len(view.row(row)) == 1):
                self._full_row(filled[0], row)
            elif len(filled) == 1 and not filled[0].strong and filled[0].styled and leading_id(filled[0].text) and self._titled(filled[0]):
                self._close_bar()
                self.heads = []
            elif self._is_head_row(row):
                self._open_heads(row)
            elif self._is_value_row(row):
                self._value_row(row)
            elif self._pairs(row):
                continue
            elif self.heads and self._fits(row):
                self._value_row(row)
            elif self.bar is not None:
                for v in filled:
                    self._put(self.bar, v)
            else:
                self._stray(filled)
        self._close_bar()

    def _blank_row(self, row: int) -> None:
        cells = self.view.row(row)
        if self.heads and any(v.cell.fill for v in cells) and self._fits(row):
            self._value_row(row)
        elif self.heads and len(cells) > 1 and self._fits(row) and row and self.view.is_header[row - 1]:
            self._value_row(row)

    def _is_head_row(self, row: int) -> bool:
        filled, cells = self.view.filled(row), self.view.row(row)
        if len(filled) < 2 or row + 1 >= self.view.rows:
            return False
        below = self.view.filled(row + 1)
        if len(filled) >= 3 and all(v.tinted for v in filled) and below and not all(v.tinted for v in below) and any(v.strong for v in filled):
            return len(below) > 1 and not self._labelish(below[0]) or self._row_labels(row)
        labels = [v for v in filled if v.weak and words_in(v.text) <= BAR_WORDS and (v.styled or v.kind not in VALUES)]
        if len(labels) < 0.6 * len(filled) or sum(v.strong for v in labels) < min(2, len(labels)):
            return False
        if not all(self._could_head(v) for v in filled):
            return False
        styled = sum(v.styled for v in filled)
        if styled and styled < len(filled) - (len(filled) >= 4):
            return False
        if not below:
            return len(filled) >= 3 or len(cells) == len(filled)
        blanks = len(cells) - len(filled)
        beside = sum(1 for a, b in zip(cells, cells[1:], strict=False) if a in labels and b.blank)
        if blanks and beside >= 0.5 * len(labels) and self._labelish(below[0]):
            return False
        if len(filled) % 2 == 0 and self._alternates(row) and self._alternates(row + 1):
            return False
        starts = {v.cell.column for v in filled}
        under = [v for v in self.view.row(row + 1) if v.cell.column in starts]
        if len(below) == 1 and below[0].cell.column_span >= 0.7 * self.view.columns:
            return all(v.bold or v.tinted for v in filled) and len(filled) > 2
        return len(under) >= 0.5 * len(filled)

    def _row_labels(self, row: int) -> bool:
        """Below the header each row begins with a label of its own: a grid of stages by measures."""
        first = self.view.filled(row + 1)[0]
        others = self.view.filled(row + 1)[1:]
        lined = first.reading is not None and first.reading.line is not None
        return first.strong and bool(others) and (lined or all(v.valued or v.kind in VALUES for v in others))

    def _could_head(self, v: CellView) -> bool:
        return v.weak or v.bold or v.tinted or v.kind in (Kind.SHORT, Kind.LEVEL)

    def _alternates(self, row: int) -> bool:
        """Label, value, label, value: the cells at even places are set off, those at odd places are not."""
        cells = self.view.row(row)
        if len(cells) < 2 or len(cells) % 2:
            return False
        even, odd = cells[0::2], cells[1::2]
        return all(v.bold or v.tinted or v.cell.column in self.label_columns for v in even if not v.blank) and not all(
            v.bold or v.tinted for v in odd if not v.blank
        )

    def _is_value_row(self, row: int) -> bool:
        """Under the header in force, cell for cell, and not beginning with a label of its own."""
        if not self.heads or not self._fits(row):
            return False
        first = self.view.filled(row)[0]
        if self._row_measure(first) is not None:
            return True
        if first.cell.column in self.label_columns and self._labelish(first):
            return False
        return not (self._labelish(first) and (first.bold or first.tinted) and self._next_is_value(row))

    def _next_is_value(self, row: int) -> bool:
        filled = self.view.filled(row)
        return len(filled) > 1 and not filled[1].strong

    def _fits(self, row: int) -> bool:
        """The row's cells lie under the header's: most begin where a label begins."""
        starts = {head.start for head in self.heads}
        cells = [v for v in self.view.row(row) if not v.blank] or self.view.row(row)
        inside = [v for v in cells if v.cell.column in starts or v.cell.column_span == 1]
        return len(self.view.row(row)) >= 2 and len(inside) >= 0.6 * len(cells)

    # -- header rows and their values -------------------------------------------------------------------------------

    def _open_heads(self, row: int) -> None:
        under = self.bar.field if self.bar is not None else None
        below = {v.reading.field for v in self.view.row(row) if v.reading}
        if under is not None and below & GRIDS.get(under, frozenset()):
            self.bar_used = True  # the title of the grid that begins here
        self._close_bar()
        heads: list[_Head] = []
        for v in self.view.row(row):
            stop = v.cell.column + v.cell.column_span
            below = [self.view.at(r, v.cell.column) for r in range(row + 1, min(row + 4, self.view.rows))]
            sample = next((b for b in below if b and not b.blank), None)
            prose = sample is not None and words_in(sample.text) > 6
            heads.append(_Head(v.cell.column, stop, self._label(v, sample), v.text, prose))
            self._note(v)
        if len(heads) > 1 and heads[0].label.field is Field.CONTROLS and heads[1].label.field in (Field.TARGET_ON, Field.ACTION_DUE):
            if "action" in heads[0].text.casefold():  # a "mitigating action" with a date is still to be done
                heads[0] = replace(heads[0], label=replace(heads[0].label, field=Field.ACTIONS))
        fields = {head.label.field for head in heads}
        identity = fields & {Field.RISK, Field.TITLE} or (Field.ID in fields and fields & set(MEASURES))
        actions = Field.ACTIONS in fields and not identity and not fields & set(MEASURES[:3])
        if actions or under is Field.ACTIONS:
            heads = [self._remap(head, ACTION_FIELDS) for head in heads]
        elif under is Field.CONTROLS or (Field.CONTROLS in fields and not identity and not fields & set(MEASURES[:3])):
            heads = [self._remap(head, CONTROL_FIELDS) for head in heads]
        if self.heads_row == row - 1:
            heads = [self._under_stage(head) for head in heads]
        self.heads, self.heads_row = heads, row
        self._note_words([v for v in self.view.row(row)])

    def _under_stage(self, head: _Head) -> _Head:
        """A measure right below a header of stages ("Mitigated" over "Likelihood") belongs to its stage."""
        above = next((h for h in self.heads if h.start <= head.start < h.stop), None)
        if above is None or above.label.stage is None or head.label.field not in MEASURES or head.label.stage is not None:
            return head
        return replace(head, label=replace(head.label, stage=above.label.stage, stage_text=above.label.stage_text))

    @staticmethod
    def _remap(head: _Head, table: dict[Field, Field]) -> _Head:
        field = table.get(head.label.field, head.label.field)
        if head.label.field is Field.UPDATE and head.prose:
            field = Field.EXTRA  # a note on an action is not its state
        return replace(head, label=replace(head.label, field=field, stage=None))

    def _value_row(self, row: int) -> None:
        cells = self.view.row(row)
        measure = self._row_measure(cells[0]) if cells and not cells[0].blank else None
        for v in cells:
            head = next((h for h in self.heads if h.start <= v.cell.column < h.stop), None)
            if head is None:
                self._stray([v])
                continue
            if measure is not None and v is cells[0]:
                self._note_words([v])
                continue
            label = self._cross(head.label, measure) if measure else head.label
            self._assign(label, v, group=row)

    def _row_measure(self, v: CellView) -> Reading | None:
        """A row's own label inside a small grid: a stage ("Inherent") or a measure ("Likelihood")."""
        head = next((h for h in self.heads if h.start == v.cell.column), None)
        reading = v.reading
        if head is None or reading is None or reading.confidence < STRONG or (reading.field not in MEASURES and not reading.line):
            return None
        if v.kind in (Kind.LEVEL, Kind.RAG) or v.valued:
            return None
        others = [h.label for h in self.heads if h is not head]
        if reading.line:
            return reading if any(label.field in ASSURING for label in others) else None
        staged = any(label.stage for label in others if label.field in MEASURES)
        measured = any(label.field in MEASURES for label in others)
        if reading.stage and measured and not staged and head.label.field in (Field.EXTRA, *MEASURES):
            return reading
        if not reading.stage and staged and head.label.field in (Field.EXTRA, *MEASURES):
            return reading
        return None

    @staticmethod
    def _cross(label: Label, row: Reading) -> Label:
        """A column's label crossed with its row's: measure by stage, stage by measure, or a line of defence."""
        if row.line:
            rated = label.field in (*MEASURES, Field.ASSURANCE_RATING)
            return replace(label, field=Field.ASSURANCE_RATING if rated else Field.ASSURANCES, line=row.line, stage=None)
        if label.field not in MEASURES:
            return label
        if row.stage and not label.stage:
            return replace(label, stage=row.stage, stage_text=row.stage_text)
        return replace(label, field=row.field)

    # -- pairs ------------------------------------------------------------------------------------------------------

    def _pairs(self, row: int) -> bool:
        """Label and value side by side, once or several times in the row."""
        cells = self.view.row(row)
        if not any(self._labelish(v) for v in cells):
            inline = [v for v in cells if not v.blank]
            if inline and all(self._inline(v) for v in inline):
                return True
            return False
        self._close_bar()
        self.heads = []
        label: Label | None = None
        values = 0
        shown: CellView | None = None  # the cell of the label in force
        for at, v in enumerate(cells):
            if (self._labelish(v) or self._set_like(v, shown, values)) and (label is None or values or not self._takes(label, v)):
                if label is not None and not values:
                    self._empty(label)
                below = cells[at + 1] if at + 1 < len(cells) else None
                label, values, shown = self._label(v, below), 0, v
                self._note(v)
                self._note_words([v])
            elif label is not None:
                self._assign(label, v, group=row if label.field in (Field.ACTIONS,) else None, blank=not values)
                values += 1
            elif not v.blank:
                self._stray([v])
        if label is not None and not values:
            self.bar, self.bar_used = label, False  # nothing beside it: its value may stand below
        return True

    @staticmethod
    def _set_like(v: CellView, shown: CellView | None, values: int) -> bool:
        """After a label and its plain value, a cell set off just as that label is a label too, whatever it says."""
        if shown is None or not values or v.blank or v.valued or words_in(v.text) > BAR_WORDS:
            return False
        return shown.tinted and v.tinted and v.cell.fill == shown.cell.fill and v.bold == shown.bold

    def _takes(self, label: Label, v: CellView) -> bool:
        """After a label, a text that looks like a label but is set like a value is its value."""
        return not (v.bold or v.tinted or v.text.endswith(":")) and v.cell.column not in self.label_columns

    def _inline(self, v: CellView) -> bool:
        """A cell that holds "Label: value" lines of its own."""
        paragraphs = [p for p in v.cell.paragraphs if p.words]
        heads = [head_of(p, self.grammar) for p in paragraphs]
        if not paragraphs or (heads[0] is None and sum(head is not None for head in heads) < 2):
            return False
        label: Label | None = None
        held: list[RawValue] = []
        if heads[0] is None:
            held.append(RawValue(Label("", Field.DESCRIPTION), places=(v.cell.place,)))
        for paragraph, head in zip(paragraphs, heads, strict=True):
            if head is not None:
                reading, words, rest = head
                label = Label(" ".join(w.text for w in words).rstrip(" :-–"), reading.field, reading.stage, reading.stage_text, reading.line, words)
                held.append(RawValue(label, (rest_of(paragraph, rest),) if rest else (), v.cell.fill, places=(v.cell.place,)))
                self.risky = self.risky or reading.risky
            elif held:
                held[-1] = replace(held[-1], paragraphs=(*held[-1].paragraphs, paragraph))
        for value in held:
            self._append(value)
        return True

    # -- full-width rows --------------------------------------------------------------------------------------------

    def _full_row(self, v: CellView, row: int) -> None:
        head = next((head_of(p, self.grammar) for p in v.cell.paragraphs if p.words), None)
        label_alone = v.weak and words_in(v.text) <= BAR_WORDS and (v.strong or v.bold or v.tinted) and v.kind is not Kind.LEVEL
        if nested(v.cell) and not v.strong:
            self._nested(v)
        elif self._titles_like(v) and not leading_id(v.text) and not is_id(v.text.strip(" -–—.:#")):
            self._close_bar()
            self.heads = []
            self._begin()
            self._append(value_of(Label("", Field.TITLE), v.cell))
        elif not v.strong and (v.bold or v.tinted) and words_in(v.text) <= 40 and self._titled(v):
            self._close_bar()
            self.heads = []
        elif label_alone and not (head and head[2]):
            self._close_bar()
            self.heads = []
            self.bar, self.bar_used = self._label(v, self._below(row)), False
            self.bar_fill = v.cell.fill if v.cell.fill and vivid(v.cell.fill) else None
            self._note(v)
            self._note_words([v])
        elif self.bar is not None and not self.bar_used and self.bar.field is not Field.EXTRA:
            self._put(self.bar, v)
        elif head is not None and (v.bold is False or head[2]) and self._inline(v):
            self._close_bar()
            self.heads = []
        elif self.bar is not None:
            self._put(self.bar, v)
        elif not self.records[-1].values and (v.bold or v.tinted) and words_in(v.text) <= 25:
            self._assign(Label("", Field.CATEGORY if words_in(v.text) <= 6 else Field.RISK), v)
        else:
            self._stray([v])

    def _titled(self, v: CellView) -> bool:
        """A card's own head: an id and a title ("SR4 Flooding", "Principal Risk 2: …"), or an id alone ("- 1 -")."""
        paragraph = next((p for p in v.cell.paragraphs if p.words), None)
        if paragraph is None:
            return False
        place = (v.cell.place,)
        if is_id(v.text.strip(" -–—.:#")) or leading_id(paragraph.text) or paragraph.marker:
            self._begin()
        bare = v.text.strip(" -–—.:#")
        if is_id(bare):
            self._append(RawValue(Label("", Field.ID), (replace(paragraph, words=_inside(paragraph.words, bare), marker=None),), places=place))
            return True
        marker = paragraph.marker
        if marker and marker.kind is not MarkerKind.BULLET:
            number = Paragraph(marker.words, None if marker.words else marker, place=paragraph.place)
            self._append(RawValue(Label("", Field.ID), (number,), places=place))
            self._append(RawValue(Label("", Field.TITLE), (replace(paragraph, marker=None),), places=place))
            return True
        lead = leading_id(paragraph.text)
        if lead is None or not lead[1]:
            return False
        title = words_after(paragraph.words, lead[1])
        if not title:
            return False
        first = _inside(paragraph.words[: len(paragraph.words) - len(title)], lead[0])
        self._append(RawValue(Label("", Field.ID), (replace(paragraph, words=first),), places=place))
        self._append(RawValue(Label("", Field.TITLE), (replace(paragraph, words=title),), places=place))
        return True

    def _begin(self) -> None:
        """A head of its own begins a card: what stands above it without one belongs to no card of this table."""
        if self.records[-1].values and not self.records[-1].has(Field.ID, Field.TITLE):
            self._close_bar()
            self.records.append(Record())
            self.keys = set()

    def _below(self, row: int) -> CellView | None:
        filled = self.view.filled(row + 1) if row + 1 < self.view.rows else []
        return filled[0] if filled else None

    def _nested(self, v: CellView) -> None:
        for table in nested(v.cell):
            reading = read_card(TableView(table, self.grammar), self.grammar)
            for record in reading.records if reading else ():
                for value in record.values:
                    self._append(value)

    def _put(self, label: Label, v: CellView) -> None:
        self.bar_used = True
        self._assign(label, v)

    def _close_bar(self) -> None:
        if self.bar is not None and not self.bar_used:
            if self.bar_fill is not None and self.bar.field in MEASURES:
                self._append(RawValue(self.bar, fill=self.bar_fill, places=places_of(self.bar.words)))
            else:
                self._empty(self.bar)
        self.bar, self.bar_fill = None, None

    # -- values -----------------------------------------------------------------------------------------------------

    def _label(self, v: CellView, sample: CellView | None) -> Label:
        reading = v.reading
        words = tuple(v.cell.all_words())
        text = v.text.rstrip(" :")
        if reading is None or reading.confidence < 0.6:
            return Label(text, Field.EXTRA, words=words)
        return Label(text, settle_one(reading, sample), reading.stage, reading.stage_text, reading.line, words)

    def _note(self, v: CellView) -> None:
        if v.reading and v.reading.risky:
            self.risky = True

    def _note_words(self, cells: list[CellView]) -> None:
        for v in cells:
            self.records[-1].label_words.extend(v.cell.all_words())

    def _assign(self, label: Label, v: CellView, *, group: int | None = None, blank: bool = True) -> None:
        if v.blank and not v.cell.fill and not blank:
            return
        self._append(value_of(label, v.cell, group=group))

    def _empty(self, label: Label) -> None:
        self._append(RawValue(label, places=()))

    def _append(self, value: RawValue) -> None:
        field, key = value.label.field, (value.label.field, value.label.text.casefold())
        if field in IDENTITY and value.paragraphs:
            if key in self.keys or (field is Field.ID and self.records[-1].has(Field.ID)):
                self.records.append(Record())
                self.keys = set()
            self.keys.add(key)
        self.records[-1].values.append(value)

    def _stray(self, cells: list[CellView]) -> None:
        for v in cells:
            self.unread.extend(v.cell.all_words())


def _inside(words: tuple[Word, ...], text: str) -> tuple[Word, ...]:
    """The words that print an id, without the dashes and label words around it."""
    wanted = set(text.split())
    return tuple(w for w in words if w.text.strip(" -–—.:#") in wanted) or words


def settle_one(reading: Reading, sample: CellView | None) -> Field:
    """Which field a card's label stands for, by the one value beside or below it."""
    field, others = reading.field, reading.alternatives
    if sample is None or sample.blank:
        return field
    kind, count = sample.kind, words_in(sample.text)
    textual = kind in (Kind.PROSE, Kind.SHORT)
    if field in (Field.IMPACT, Field.CONSEQUENCES) and {Field.IMPACT, Field.CONSEQUENCES} <= {field, *others}:
        return Field.CONSEQUENCES if textual else Field.IMPACT
    if field is Field.CONTROLS and Field.EXTRA in others and count < 4:
        return Field.EXTRA
    if field is Field.SCORE and textual and count > 6:
        return next((f for f in others if f is Field.OBJECTIVE), Field.EXTRA)
    if field is Field.SCORE and kind is Kind.DIRECTION:
        return Field.DIRECTION
    if field is Field.STATUS and kind is Kind.DIRECTION:
        return Field.DIRECTION
    if field is Field.STATUS and count > 6:
        return Field.UPDATE
    if field is Field.RESPONSE and count > 3:
        return Field.CONTROLS
    if field is Field.RISK and kind in (Kind.CODE, Kind.NUMBER):
        return Field.ID
    if field in (Field.REVIEW_ON, Field.RAISED_ON, Field.TARGET_ON) and count > 6:
        return Field.EXTRA
    if field is Field.TARGET_ON and kind in (Kind.NUMBER, Kind.SCORE, Kind.RAG):
        return Field.SCORE
    return field


def with_stages(record: Record) -> Record:
    """The record itself, with a stage for each score that its own labels leave open."""
    labels = name_stages([value.label for value in record.values])
    record.values = [replace(value, label=label) for value, label in zip(record.values, labels, strict=True)]
    return record
