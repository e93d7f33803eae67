"""The register in a document: each table and section goes to the recogniser that understands it best.

Legends are read first and set aside. Tables that are registers by themselves (wide tables, summary lists, cards) give
risks; what is left (small tables, headings, paragraphs) is read as sections. Readings of one risk are kept apart
here, each with its role, and merged later by the register's builder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .document import Document, Paragraph, Picture, Table, Word
from .front import Front, read_front
from .labels import Grammar, default_grammar
from .layouts.card import read_card, with_stages
from .layouts.gate import ENOUGH
from .layouts.legend import read_legends
from .layouts.legend_model import RawLegend
from .layouts.records import Record, TableReading
from .layouts.sections import Item, find_starts, note_labels, read_sections
from .layouts.splitting import split_value
from .layouts.stage_names import name_stages
from .layouts.summary import read_summary
from .layouts.view import TableView
from .layouts.wide import read_wide
from .raw import MEASURES, Field, Label, RawRisk, RawValue
from .shapes import Kind, kind_of
from .units import Unit, id_of, roles_of, same_risk

_RISKY = re.compile(r"\b(risk|risks|threats?|hazards?|assurance map|risg)\b", re.IGNORECASE)

_EXAMPLE = re.compile(r"\b(example|template|for illustration|worked example|illustrative|guidance)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Explained:
    """How one table was understood, for `riskreader explain`."""

    block: int
    kind: str
    weight: float
    labels: tuple[tuple[str, str], ...]  # printed label, field
    risks: int
    columns: tuple[Label, ...] = ()  # a wide table's, one a column; a card's, one a cell
    example: bool = False  # its heading says that it is an example or a template


@dataclass(frozen=True, slots=True)
class Recognition:
    """The register as printed, and what each of the document's words was taken for."""

    risks: tuple[RawRisk, ...]
    legends: tuple[RawLegend, ...]
    front: Front
    mapped: frozenset[int]  # words of values, labels and legends
    furniture: frozenset[int]
    unread: tuple[tuple[Word, ...], ...]
    explained: tuple[Explained, ...] = ()


@dataclass(slots=True)
class _State:
    units: list[Unit] = field(default_factory=list)
    mapped: set[int] = field(default_factory=set)
    furniture: set[int] = field(default_factory=set)
    unread: list[tuple[Word, ...]] = field(default_factory=list)
    explained: list[Explained] = field(default_factory=list)

    def add(self, records: Sequence[Record], layout: str, signature: tuple[str, ...] = ()) -> None:
        """Add records; tables of one shape are one register."""
        kept = [record for record in records if record.identified]
        if not kept:
            return
        home = next(
            (
                u
                for u in reversed(self.units)
                if u.layout == layout and (layout == "card" or (signature and u.signature == signature))
            ),
            None,
        )
        if home is None:
            self.units.append(Unit(layout, signature, kept))
        else:
            home.records.extend(kept)


def recognise(document: Document, grammar: Grammar | None = None) -> Recognition:
    """Read the register, or the registers, of a document. One without a register gives no risks."""
    grammar = grammar or default_grammar()
    front = read_front(document)
    legends = read_legends(document.blocks)
    state = _State()
    for legend in legends:
        state.mapped |= legend.words
    items = _items(document, legends, front, grammar, state)
    known = frozenset(id_of(record).casefold() for unit in state.units for record in unit.records if id_of(record))
    note_labels(items, grammar)
    starts = find_starts(items, grammar, known)
    if starts:
        sections = read_sections(items, starts, grammar)
        if _tells_of_risks_only(front, sections.records):
            sections.records.clear()
        state.add([with_stages(record) for record in sections.records], "sections")
        state.unread.extend((word,) for word in sections.unread)
        for at, item in enumerate(items):
            if at not in sections.used and item.table is not None and not item.closed:
                _late_card(item, state)
    else:
        for item in items:
            if item.table is not None and not item.closed:
                _late_card(item, state)
    risks = _raw_risks(state, grammar)
    state.furniture |= {w.index for p in document.furniture for w in p.all_words()}
    for block in document.blocks:
        if isinstance(block, Table):
            state.furniture |= {w.index for w in block.furniture}
    for risk in risks:
        state.mapped |= {w.index for w in risk.label_words} | {
            w.index for v in risk.values for w in (*v.all_words(), *v.label.words)
        }
    if not risks:
        state.mapped = set()
        state.unread = []
    return Recognition(
        tuple(risks), legends, front, frozenset(state.mapped - state.furniture), frozenset(state.furniture),
        tuple(words for words in state.unread if words), tuple(state.explained),
    )  # fmt: skip


_POLICY = re.compile(
    r"\b(policy|strategy|framework|guidance|guide|handbook|toolkit|procedure|minutes|agenda|terms of reference)\b",
    re.IGNORECASE,
)


def _tells_of_risks_only(front: Front, records: Sequence[Record]) -> bool:
    """A policy's or a meeting's own sections are no risks, though they speak of owners and controls: none is scored."""
    if front.title is None or not _POLICY.search(front.title.text):
        return False
    shapes = (Kind.NUMBER, Kind.SCORE, Kind.RAG, Kind.LEVEL)
    scored = sum(
        any(v.label.field in MEASURES and kind_of(v.text) in shapes for v in record.values) for record in records
    )
    return scored < 0.5 * len(records)


def _items(
    document: Document, legends: Sequence[RawLegend], front: Front, grammar: Grammar, state: _State
) -> list[Item]:
    """Blocks as items; tables that are registers by themselves are read here and closed."""
    claimed = {legend.block for legend in legends if legend.table}
    title_risky = bool(front.title and _RISKY.search(front.title.text))
    items: list[Item] = []
    heading: Paragraph | None = None
    grouped: list[tuple[list[Record], Paragraph, tuple[str, ...]]] = []
    for at, block in enumerate(document.blocks):
        if isinstance(block, Picture):
            continue
        if isinstance(block, Paragraph):
            if block.words and (block.heading is not None or block.bold or len(block.words) <= 12):
                heading = block
            items.append(Item(block))
            continue
        if at in claimed:
            items.append(Item(block, closed=True))
            continue
        text = heading.text if heading else ""
        item = _table_item(
            block,
            at,
            grammar,
            state,
            risky=bool(_RISKY.search(text)) or title_risky,
            example=bool(_EXAMPLE.search(text)),
            before=_last_table(items),
        )
        items.append(item)
        above = items[-2].block if len(items) > 1 else None
        if (
            item.closed
            and item.table
            and item.table.kind == "wide"
            and isinstance(above, Paragraph)
            and above is heading
            and heading is not None
        ):
            grouped.append((list(item.table.records), heading, tuple(label.field.value for label in item.table.labels)))
        elif item.closed and item.table and item.table.kind == "card" and heading is not None:
            grouped.append((list(item.table.records), heading, ("card",)))
    _group_by_headings(grouped)
    return items


def _last_table(items: Sequence[Item]) -> Item | None:
    """The table that stands right before, with nothing but blank paragraphs between."""
    for item in reversed(items):
        if isinstance(item.block, Table):
            return item
        if isinstance(item.block, Paragraph) and item.block.words:
            return None
    return None


def _group_by_headings(grouped: Sequence[tuple[list[Record], Paragraph, tuple[str, ...]]]) -> None:
    """Tables of one shape, each under a heading of its own: the headings are the categories."""
    for records, heading, labels in grouped:
        twins = [(other.text, len(them)) for them, other, twin in grouped if twin == labels]
        texts = {text for text, _ in twins}
        if len(texts) < 2 or len(heading.words) > 12:
            continue
        if labels == ("card",) and len(texts) >= sum(count for _, count in twins):
            continue  # a heading a card: no group
        for record in records:
            if not record.has(Field.CATEGORY):
                plain = replace(heading, heading=None)
                record.values.insert(
                    0, RawValue(Label("", Field.CATEGORY), (plain,), places=(heading.place,), section=False)
                )


def _table_item(
    block: Table, at: int, grammar: Grammar, state: _State, *, risky: bool, example: bool, before: Item | None
) -> Item:
    view = TableView(block, grammar)
    reading = _read_table(view, grammar, risky)
    if reading is None:
        return Item(block)
    labels = tuple(dict.fromkeys((label.text, label.field.value) for label in reading.labels if label.text))
    state.explained.append(
        Explained(at, reading.kind, reading.weight, labels, len(reading.records), reading.labels, example)
    )
    if before is not None and before.closed and before.table is not None:
        joined = _continue(reading, before.table, state)
        if joined is not None:
            return Item(block, joined, closed=True)
    if example or reading.weight < ENOUGH or not any(record.identified for record in reading.records):
        return Item(block, reading)
    records = [with_stages(record) for record in reading.records] if reading.kind == "card" else list(reading.records)
    signature = tuple(label.field.value for label in reading.labels) if reading.kind != "card" else ()
    state.add(records, reading.kind, signature)
    state.unread.append(reading.unread)
    state.furniture |= {word.index for word in reading.furniture}
    return Item(block, reading, closed=True)


def _continue(reading: TableReading, before: TableReading, state: _State) -> TableReading | None:
    """A table that goes on with the one before it: the rest of a card, or the right half of wide rows."""
    if not state.units:
        return None
    unit = state.units[-1]
    if reading.kind == "card" and before.kind == "card" and not reading.records[0].has(Field.ID, Field.TITLE):
        last = unit.records[-1]
        held = {v.label.field for v in last.values if v.paragraphs}
        fresh = {v.label.field for v in reading.records[0].values if v.paragraphs} - {Field.EXTRA}
        if fresh and not fresh & held - {
            Field.ACTIONS,
            Field.ASSURANCES,
            Field.CONTROLS,
            Field.ACTION_OWNER,
            Field.ACTION_DUE,
            Field.ACTION_STATUS,
        }:
            last.values.extend(reading.records[0].values)
            last.label_words.extend(reading.records[0].label_words)
            state.add([with_stages(record) for record in reading.records[1:]], "card")
            state.unread.append(reading.unread)
            return reading
    if reading.kind == "rows" and before.kind in ("wide", "rows"):
        rows = [record for record in reading.records if any(v.paragraphs for v in record.values)]
        left = before.records
        if before.kind == "wide" and len(rows) == len(left) and len(rows) > 1:
            for record, more in zip(left, rows, strict=True):
                record.values.extend(more.values)
                record.label_words.extend(more.label_words)
            state.unread.append(reading.unread)
            return replace(reading, records=left, kind="wide")
    return None


def _late_card(item: Item, state: _State) -> None:
    reading = item.table
    assert reading is not None
    if reading.weight >= ENOUGH and reading.kind == "card" and any(record.identified for record in reading.records):
        state.add([with_stages(record) for record in reading.records], "card")
        state.unread.append(reading.unread)


def _read_table(view: TableView, grammar: Grammar, risky: bool) -> TableReading | None:
    """The reading of one table by the recogniser that is surest of it."""
    summary = read_summary(view, grammar, heading_risky=risky)
    if summary is not None:
        return summary
    wide = read_wide(view, grammar, heading_risky=risky)
    card = read_card(view, grammar, heading_risky=risky)
    if wide is not None and (card is None or wide.weight >= min(card.weight, ENOUGH)):
        return wide
    return card


def _raw_risks(state: _State, grammar: Grammar) -> list[RawRisk]:
    """Records as raw risks: roles given, heads inside texts split."""
    roles = roles_of(state.units)
    risks: list[RawRisk] = []
    for number, unit in enumerate(state.units):
        for record in unit.records:
            values: list[RawValue] = []
            for value in record.values:
                values.extend(split_value(value, grammar))
            if len(values) != len(record.values):
                staged = name_stages([value.label for value in values])
                values = [replace(value, label=label) for value, label in zip(values, staged, strict=True)]
            risks.append(RawRisk(tuple(values), unit.layout, roles[number], number, tuple(record.label_words)))
    return risks


__all__ = ["Explained", "Recognition", "recognise", "same_risk"]
