"""Blocks as items: tables that are registers by themselves are read and closed, the others are left to the sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .document import Block, Cell, Document, Paragraph, Picture, Table
from .front import Front
from .gathering import Explained, Gathering
from .joined_tables import continued, weighed_with_rest
from .labels import Grammar
from .layouts.banners import labelled_category
from .layouts.card import with_stages
from .layouts.gate import ENOUGH
from .layouts.legend_model import RawLegend
from .layouts.line_labels import LabelReader
from .layouts.records import Record, TableReading
from .layouts.section_cuts import label_first
from .layouts.section_model import Item, LabelSpan
from .layouts.view import TableView
from .raw import IDENTITY, Field, Label, RawValue
from .table_choice import read_table
from .table_sections import Placed, ReadTable, identifies, names_risk, openers_of, parts_of

_RISKY = re.compile(r"\b(risk|risks|threats?|hazards?|assurance map|risg)\b", re.IGNORECASE)


_HEADING = IDENTITY | {Field.CATEGORY, Field.OBJECTIVE}
"""Fields whose label and value are a heading: "Theme: People"."""


def items_of(
    document: Document, legends: Sequence[RawLegend], front: Front, labels_of: LabelReader, state: Gathering
) -> list[Item]:
    """Blocks as items; tables that are registers by themselves are read here and closed."""
    grammar = labels_of.grammar
    claimed = {legend.block for legend in legends if legend.table}
    placed = list(_placed(document.blocks, grammar))
    read = _read_tables(placed, claimed, front, labels_of)
    readings = {at: table.reading for at, table in read.items()}
    blocks = [block for _, block, _ in placed]
    for at, table in read.items():
        table.reading = weighed_with_rest(readings, blocks, at)
    parts = parts_of(read, labels_of)
    openers = openers_of(placed, read, parts, labels_of)
    title = _title_of(blocks, front)
    items: list[Item] = []
    grouped: list[_Group] = []
    for number, (at, block, box) in enumerate(placed):
        if isinstance(block, Picture) or number == title:
            continue
        if isinstance(block, Paragraph):
            items.append(Item(block, box=box))
        elif at in claimed:
            items.append(Item(block, closed=True))
        elif number in parts:
            _tell(at, read[number], state)
            items.append(Item(block, read[number].reading, part=True))
        elif number in openers:
            _tell(at, read[number], state)
            items.append(Item(block, read[number].reading, opens=True))
        else:
            items.append(_table_item(at, block, read[number], state, _last_table(items)))
            group = _group_of(items, read[number])
            if group is not None:
                grouped.append(group)
    _group_by_headings(grouped, grammar)
    return items


def _title_of(blocks: Sequence[Block], front: Front) -> int | None:
    """The number of the block that is the report's title, and no label that comes again."""
    texts = [block.text if isinstance(block, Paragraph) else "" for block in blocks]
    found = (n for n, block in enumerate(blocks) if isinstance(block, Paragraph) and front.is_title(block))
    return next((n for n in found if texts.count(texts[n]) == 1), None)


def _placed(blocks: Sequence[Block], grammar: Grammar) -> Iterator[Placed]:
    """The document's blocks; of a box that holds tables beside its text, what stands in it."""
    for at, block in enumerate(blocks):
        yield from _opened(at, block, None, grammar)


def _opened(at: int, block: Block, box: Cell | None, grammar: Grammar) -> Iterator[Placed]:
    cell = block.cells[0] if isinstance(block, Table) and len(block.cells) == 1 else None
    if cell is None or (box is None and all(isinstance(inner, Paragraph) for inner in cell.blocks)):
        yield at, block, box
        return
    for inner in label_first(cell.blocks, grammar):
        yield from _opened(at, inner, cell, grammar)


def _read_tables(
    placed: Sequence[Placed], claimed: set[int], front: Front, labels_of: LabelReader
) -> dict[int, ReadTable]:
    grammar = labels_of.grammar
    title_risky = bool(front.title and _RISKY.search(front.title.text))
    heading: Paragraph | None = None
    section: Paragraph | None = None
    close = under = False
    read: dict[int, ReadTable] = {}
    for number, (at, block, _) in enumerate(placed):
        if isinstance(block, Paragraph) and block.words:
            spans = labels_of(block)
            if not _tells(spans):
                leads = block.heading is not None or block.bold or len(block.words) <= 12
                heading = block if leads else heading
                # a sentence of its own stands between a group's heading and its table
                under = leads or (under and heading is not None and heading.heading is not None)
            close = _opens_section(block, spans)
            if close:
                section = block
        elif isinstance(block, Table):
            if at not in claimed:
                view = TableView(block, grammar)
                risky = title_risky or bool(heading and _RISKY.search(heading.text))
                read[number] = ReadTable(view, read_table(view, grammar, risky), heading, under, section, close)
                close = False
            under = False
    return read


def _tells(spans: Sequence[LabelSpan]) -> bool:
    """A label with its value that says something of the risks below, and heads no group of them: "Lead: J. Moor"."""
    return any(value for _, _, value in spans) and not {reading.field for reading, _, _ in spans} & _HEADING


def _opens_section(block: Paragraph, spans: Sequence[LabelSpan]) -> bool:
    """A heading, or a bold or numbered line that names a risk; no label of a part of one."""
    if names_risk(block) or identifies(block, spans):
        return True
    return block.heading is not None and not spans


@dataclass(frozen=True, slots=True)
class _Group:
    """A register's records, the heading over its table, and the labels of its columns; of a card none."""

    records: list[Record]
    heading: Paragraph
    labels: tuple[Label, ...] = ()

    def like(self, other: _Group) -> bool:
        """Both tables have the same columns: by what is printed over them, or by what that says."""
        pairs = list(zip(self.labels, other.labels, strict=False))
        same = len(pairs) == len(self.labels) == len(other.labels)
        printed = all(a.text.casefold() == b.text.casefold() for a, b in pairs)
        return same and (printed or all(a.field is b.field for a, b in pairs))


def _group_of(items: Sequence[Item], read: ReadTable) -> _Group | None:
    """The records of the last item, if it is a register, with the heading that may group them."""
    item, heading = items[-1], read.heading
    if not item.closed or item.table is None or heading is None:
        return None
    if item.table.kind == "card":
        return _Group(list(item.table.records), heading)
    if item.table.kind == "wide" and read.under:
        return _Group(list(item.table.records), heading, item.table.labels)
    return None


def _last_table(items: Sequence[Item]) -> Item | None:
    """The table that stands right before, with nothing but blank paragraphs between."""
    for item in reversed(items):
        if isinstance(item.block, Table):
            return item
        if isinstance(item.block, Paragraph) and item.block.words:
            return None
    return None


def _group_by_headings(grouped: Sequence[_Group], grammar: Grammar) -> None:
    """Tables of one shape, each under a heading of its own: the headings are the categories."""
    for group in grouped:
        heading = group.heading
        twins = [other for other in grouped if other.like(group)]
        texts = {twin.heading.text for twin in twins}
        if len(texts) < 2 or len(heading.words) > 12:
            continue
        if not group.labels and len(texts) >= sum(len(twin.records) for twin in twins):
            continue  # a heading a card: no group
        for record in group.records:
            if not record.has(Field.CATEGORY):
                plain = replace(heading, heading=None)
                whole = RawValue(Label("", Field.CATEGORY), (plain,), stands=(heading.stands,))
                named = labelled_category(plain, grammar) or whole
                record.values.insert(0, replace(named, section=False))


def _tell(at: int, table: ReadTable, state: Gathering) -> None:
    reading = table.reading
    assert reading is not None
    state.explained.append(
        Explained(at, reading.kind, reading.weight, len(reading.records), reading.labels, table.example)
    )


def _table_item(at: int, block: Table, table: ReadTable, state: Gathering, before: Item | None) -> Item:
    reading = table.reading
    if reading is None:
        return Item(block)
    _tell(at, table, state)
    if before is not None and before.closed and before.table is not None:
        joined = continued(reading, before.table, state)
        if joined is not None:
            return Item(block, joined, closed=True)
    if table.example:
        return Item(block, reading, example=True)
    if reading.weight < ENOUGH or not any(record.identified for record in reading.records):
        return Item(block, reading)
    close_table(reading, state)
    return Item(block, reading, closed=True)


def close_table(reading: TableReading, state: Gathering) -> None:
    """Take a table as a register, or as a part of one."""
    records = [with_stages(record) for record in reading.records] if reading.kind == "card" else list(reading.records)
    signature = tuple(label.field.value for label in reading.labels) if reading.kind != "card" else ()
    state.add(records, reading.kind, signature)
    state.unread.append(reading.unread)
    state.furniture.extend(reading.furniture)


def close_late(item: Item, state: Gathering) -> None:
    """A table that no section took: a register after all, if it is one by itself."""
    reading = item.table
    if reading is None or item.closed or item.example or not (item.part or reading.kind == "card"):
        return
    if reading.weight >= ENOUGH and any(record.identified for record in reading.records):
        close_table(reading, state)
