"""Cards: tables in which labels stand beside or above their values, a table a risk or many risks in one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..document import Table
from ..labels import Grammar
from ..raw import MEASURES, Field, Label, RawValue
from ..shapes import Kind, kind_of, words_in
from .card_walk import CardWalk
from .gate import weigh
from .happening import settle_questions
from .headless import headless_list
from .planned import beside_controls
from .records import Record, TableReading
from .stacked import split_stacked
from .stage_names import name_stages
from .view import TableView

_TOLD_SHORTLY = frozenset({*MEASURES, Field.OWNER})
"""Fields whose values are no sentences."""


def read_card(
    view: TableView, grammar: Grammar, *, heading_risky: bool = False, under: Label | None = None
) -> TableReading | None:
    """The records of a table of cards; a table that holds no identity gives one record without one.

    `under`: the label over a table that stands in a cell.
    """

    def read(table: Table, label: Label | None) -> list[Record]:
        inner = TableView(table, grammar)
        listed = headless_list(inner, label)
        if listed is not None:
            return [listed]
        reading = read_card(inner, grammar, under=label)
        return list(reading.records) if reading else []

    walk = CardWalk(view, grammar, read, under)
    walk.read()
    records = [record for record in walk.records.all if record.values]
    for record in records:  # cells that are forms of their own tell what the card is
        record.values = [part for value in record.values for part in (split_stacked(value, grammar) or [value])]
        asked = [grammar.read(value.label.text) for value in record.values]
        settled = settle_questions([value.label for value in record.values], asked)
        record.values = [v.under(label) for v, label in zip(record.values, settled, strict=True)]
    labels = [value.label for record in records for value in record.values]
    if not labels or all(label.field is Field.EXTRA for label in labels):
        return None
    if _explains(records):
        return None
    assured = under is not None and under.field in (Field.ASSURANCES, Field.EVIDENCE)
    if len({label.line for label in labels if label.line}) == 1 and not assured:
        labels = _without_line(records, grammar)
    named = list({label.text: label for label in labels}.values())
    weight = weigh(named, risky=walk.records.risky, heading_risky=heading_risky)
    return TableReading("card", tuple(records), tuple(labels), weight, unread=tuple(walk.records.unread))


def _explains(records: Sequence[Record]) -> bool:
    """A list of terms: below "Likelihood", "Impact" and "Owner" stand sentences."""
    judged = [v for record in records for v in record.values if v.label.field in _TOLD_SHORTLY and v.paragraphs]
    return len(judged) >= 2 and all(not any(map(str.isdigit, v.text)) and _told(v) for v in judged)


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
    """The record itself, with a stage for each score that its own labels leave open, and what is still to be done."""
    labels = name_stages(beside_controls([value.label for value in record.values]))
    record.values = [value.under(label) for value, label in zip(record.values, labels, strict=True)]
    return record
