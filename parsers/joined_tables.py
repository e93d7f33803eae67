"""Tables that belong together: the rest of a card or the right half of wide rows, each in a table of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .document import Block, Paragraph
from .gathering import Gathering
from .layouts.card import with_stages
from .layouts.gate import ENOUGH, weigh
from .layouts.part_tables import as_part
from .layouts.records import Record, TableReading
from .raw import IDENTITY, MEASURES, Field, Label, RawValue

_OF_A_CARD = frozenset(
    {
        Field.CONTROLS,
        Field.CONTROL_OWNER,
        Field.ACTIONS,
        Field.ACTION_REF,
        Field.ACTION_OWNER,
        Field.ACTION_DUE,
        Field.ACTION_STATUS,
        Field.ASSURANCES,
        Field.ASSURANCE_RATING,
        Field.EVIDENCE,
        Field.EXTRA,
    }
)
"""Columns of a grid that goes on with the card above it: its controls, or its actions with owners and dates."""

_SEVERAL = frozenset(
    {
        Field.ACTIONS,
        Field.ASSURANCES,
        Field.CONTROLS,
        Field.ACTION_OWNER,
        Field.ACTION_DUE,
        Field.ACTION_STATUS,
    }
)
"""What a card may print in several tables."""


def continued(reading: TableReading, before: TableReading, state: Gathering) -> TableReading | None:
    """A table that goes on with the one before it: the rest of a card, or the right half of wide rows."""
    if not state.units:
        return None
    unit = state.units[-1]
    if reading.kind == before.kind == "card":
        _give_back(reading, unit.records[-1])
    if reading.kind == "card" and before.kind == "card" and not reading.records[0].has(Field.ID, Field.TITLE):
        last = unit.records[-1]
        held = {v.label.field for v in last.values if v.paragraphs}
        fresh = {v.label.field for v in reading.records[0].values if v.paragraphs} - {Field.EXTRA}
        again = fresh & held - _SEVERAL
        if again and again <= set(MEASURES) and _judges_more(reading.records[0], last):
            again = set()
        if fresh and not again:
            last.values.extend(reading.records[0].values)
            last.label_words.extend(reading.records[0].label_words)
            state.add([with_stages(record) for record in reading.records[1:]], "card")
            state.unread.append(reading.unread)
            return reading
    if before.kind == "card" and (grid := _goes_on(reading, unit.records[-1])) is not None:
        last = unit.records[-1]
        for record in grid.records:
            _append(last, record.values)
            last.label_words.extend(record.label_words)
        state.unread.append(reading.unread)
        return before
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


def _judges_more(record: Record, last: Record) -> bool:
    """Ratings of named stages, of which the record above has not all."""
    judged = [v.label for v in record.values if v.label.field in MEASURES and v.paragraphs]
    told = {(v.label.field, v.label.stage) for v in last.values if v.paragraphs}
    return all(label.stage for label in judged) and any((label.field, label.stage) not in told for label in judged)


def _of_a_card(reading: TableReading) -> TableReading | None:
    """The table as a part of the card above it, if it holds nothing but controls or actions."""
    reading = as_part(reading)
    return reading if {label.field for label in reading.labels} <= _OF_A_CARD else None


def _goes_on(reading: TableReading, last: Record) -> TableReading | None:
    """The table as a part of the card above it, if it names no risk, and judges only stages that were not judged."""
    part = _of_a_card(reading)
    if part is not None or reading.kind != "rows" or reading.other or any(r.identified for r in reading.records):
        return part
    told = {(v.label.field, v.label.stage) for v in last.values if v.label.field in MEASURES and v.paragraphs}
    new = {(v.label.field, v.label.stage) for r in reading.records for v in r.values if v.label.field in MEASURES}
    return None if told & new else reading


def _append(record: Record, values: Sequence[RawValue]) -> None:
    """Values of another table as values of a record: rows of the two are not one row."""
    shift = 1 + max((v.group for v in record.values if v.group is not None), default=-1)
    record.values.extend(v if v.group is None else replace(v, group=v.group + shift) for v in values)


def _give_back(reading: TableReading, last: Record) -> None:
    """Cards that touch are one table: the grids above a card's own id are the rest of the card before it.

    That card lacks them, and began with its own id as this one does below them.
    """
    first = reading.records[0]
    named = next((k for k, v in enumerate(first.values) if v.label.field in IDENTITY and v.paragraphs), 0)
    rest = first.values[:named]
    fields = {v.label.field for v in rest}
    begins = bool(last.values) and last.values[0].label.field in IDENTITY
    if fields and fields <= _OF_A_CARD and begins and not any(v.label.field in fields for v in last.values):
        del first.values[:named]
        _append(last, rest)


def weighed_with_rest(read: Mapping[int, TableReading | None], blocks: Sequence[Block], at: int) -> TableReading | None:
    """A card, weighed together with the tables right below it that go on with it.

    They hold nothing but its controls and actions; or also its scores, where it only names the risk.
    """
    reading = read[at]
    if reading is None or reading.kind != "card" or reading.weight >= ENOUGH:
        return reading
    whole = _scored_stages(reading.labels)
    more: list[Label] = []
    for below in range(at + 1, len(blocks)):
        block = blocks[below]
        if isinstance(block, Paragraph) and not block.words:
            continue
        table = read.get(below)
        if table is None or any(record.identified for record in table.records) or table.other:
            break
        rest = _of_a_card(table) if whole else table
        if rest is None:
            break
        more += rest.labels
    if not whole and not (_named(reading) and _scored_stages(more, rows=True)):
        return reading
    known = {label.field for label in reading.labels}
    added = weigh([label for label in more if label.field not in known], risky=False, heading_risky=False) + 1.0
    return replace(reading, weight=reading.weight + max(added, 0.0)) if more else reading


def _named(reading: TableReading) -> bool:
    return len(reading.records) == 1 and reading.records[0].has(Field.ID)


def _scored_stages(labels: Sequence[Label], *, rows: bool = False) -> bool:
    """Scores of two stages; or, in `rows` that each are of a stage, likelihood and impact."""
    stages = {label.stage for label in labels if label.stage and label.field in MEASURES}
    return len(stages) >= 2 or (rows and {Field.LIKELIHOOD, Field.IMPACT} <= {label.field for label in labels})
