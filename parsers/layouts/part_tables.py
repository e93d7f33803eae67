"""Tables of one risk's actions or controls, beside or below what else is told of it: their labels are of these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..raw import Field, Label, RawValue
from .records import Record, TableReading
from .settle import ACTION_FIELDS, CONTROL_FIELDS

_OF_ACTIONS = frozenset({*ACTION_FIELDS, *ACTION_FIELDS.values(), Field.EXTRA}) - {Field.CONTROLS}
_OF_CONTROLS = frozenset({*CONTROL_FIELDS, *CONTROL_FIELDS.values()}) - {Field.ID, Field.RISK, Field.TITLE, Field.SCORE}
_DONE = re.compile(r"\d{1,3}\s?%")


def is_of_actions(reading: TableReading) -> bool:
    """A small table of actions, whatever else its columns could mean elsewhere. A card has looked at its own grids."""
    fields = {label.field for label in reading.labels}
    return reading.kind != "card" and Field.ACTIONS in fields and fields <= _OF_ACTIONS


def as_actions(reading: TableReading) -> TableReading:
    """Its labels as those of actions, each of its rows an action; a column of percentages tells how far they are."""
    done = None if any(label.field is Field.ACTION_STATUS for label in reading.labels) else _done(reading)
    states = [label for label in reading.labels if ACTION_FIELDS.get(label.field, label.field) is Field.ACTION_STATUS]
    state = done or next((label for label in states if label.field is not Field.UPDATE), None)

    def of_action(label: Label) -> Label:
        field = Field.ACTION_STATUS if label == done else ACTION_FIELDS.get(label.field, label.field)
        if field is Field.ACTION_STATUS and state is not None and label != state:
            field = Field.EXTRA  # beside the state of an action, what is noted of it
        return replace(label, field=field, stage=None)

    records = tuple(
        Record(_of_rows([replace(v, label=of_action(v.label)) for v in record.values], number), record.label_words)
        for number, record in enumerate(reading.records)
    )
    return replace(reading, labels=tuple(of_action(label) for label in reading.labels), records=records)


def is_of_controls(reading: TableReading) -> bool:
    """A small table of controls, with those who own them, their states and dates."""
    fields = {label.field for label in reading.labels}
    return reading.kind != "card" and Field.CONTROLS in fields and fields <= _OF_CONTROLS


def as_controls(reading: TableReading) -> TableReading:
    """Its labels as those of controls: the state and the date of a control are none of the risk's."""

    def of_control(label: Label) -> Label:
        return replace(label, field=CONTROL_FIELDS.get(label.field, label.field), stage=None)

    records = tuple(
        Record([replace(v, label=of_control(v.label)) for v in record.values], record.label_words)
        for record in reading.records
    )
    return replace(reading, labels=tuple(of_control(label) for label in reading.labels), records=records)


def as_part(reading: TableReading) -> TableReading:
    """A table that tells of one risk: of its actions or its controls, where it holds nothing else."""
    if is_of_actions(reading):
        return as_actions(reading)
    return as_controls(reading) if is_of_controls(reading) else reading


def _of_rows(values: Sequence[RawValue], number: int) -> list[RawValue]:
    """Values of one row say so."""
    rows = {value.group for value in values if value.group is not None}
    row = number if not rows else rows.pop() if len(rows) == 1 else None
    return [value if value.group is not None else replace(value, group=row) for value in values]


def _done(reading: TableReading) -> Label | None:
    """The label of the one column that holds nothing but percentages."""
    found = [label for label in reading.labels if _is_done(label, reading.records)]
    return found[0] if len(found) == 1 and found[0].field in (Field.EXTRA, Field.UPDATE) else None


def _is_done(label: Label, records: Sequence[Record]) -> bool:
    texts = [v.text.strip() for record in records for v in record.values if v.label == label and v.text.strip()]
    return bool(texts) and all(_DONE.fullmatch(text) for text in texts)
