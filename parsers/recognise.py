"""The register in a document: each table and section goes to the recogniser that understands it best.

Legends are read first and set aside. Tables that are registers by themselves (wide tables, summary lists, cards) give
risks; what is left (small tables, headings, paragraphs) is read as sections. Readings of one risk are kept apart
here, each with its role, and merged later by the register's builder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .document import Document, Table
from .front import Front, read_front
from .gathering import Explained, Gathering
from .items import close_late, items_of
from .labels import Grammar, default_grammar
from .layouts.card import with_stages
from .layouts.legend import read_legends
from .layouts.legend_model import RawLegend
from .layouts.line_labels import LabelReader
from .layouts.rated_arrows import with_ratings
from .layouts.records import Record
from .layouts.section_tables import table_starts
from .layouts.sections import find_starts, note_labels, read_sections
from .layouts.splitting import split_value
from .layouts.stage_names import name_stages
from .raw import MEASURES, RawRisk, RawValue
from .shapes import Kind, kind_of
from .taken import Taken
from .units import id_of, roles_of, same_risk, with_listed_ids
from .words import Word


@dataclass(frozen=True, slots=True)
class Recognition:
    """The register as printed, and what each of the document's words was taken for."""

    risks: tuple[RawRisk, ...]
    legends: tuple[RawLegend, ...]
    front: Front
    taken: Taken
    unread: tuple[tuple[Word, ...], ...]
    explained: tuple[Explained, ...] = ()


def recognise(document: Document, grammar: Grammar | None = None) -> Recognition:
    """Read the register, or the registers, of a document. One without a register gives no risks."""
    grammar = grammar or default_grammar()
    front = read_front(document)
    legends = read_legends(document.blocks, grammar)
    state = Gathering()
    labels_of = LabelReader(grammar)
    items = items_of(document, legends, front, labels_of, state)
    note_labels(items, labels_of)
    starts = table_starts(items) or find_starts(items, grammar, _ids(state))
    used: set[int] = set()
    if starts:
        sections = read_sections(items, starts, grammar)
        if _tells_of_risks_only(front, sections.records):
            sections.records.clear()
        state.add([with_stages(record) for record in sections.records], "sections")
        state.unread.extend((word,) for word in sections.unread)
        used = sections.used
    for at, item in enumerate(items):
        if at not in used:
            close_late(item, state)
    risks = _raw_risks(state, grammar)
    taken = Taken(len(document.words))
    if risks:
        taken.map(risks, legends)
    taken.furnish(state.furniture)
    for paragraph in document.furniture:
        taken.furnish(paragraph.all_words())
    for block in document.blocks:
        if isinstance(block, Table):
            taken.furnish(block.furniture)
    unread = tuple([words for words in state.unread if words and risks])
    front = front.without(taken.tells_of_one)
    return Recognition(tuple(risks), legends, front, taken, unread, tuple(state.explained))


def _ids(state: Gathering) -> frozenset[str]:
    """The ids that tables gave, casefolded."""
    return frozenset({id_of(record).casefold() for unit in state.units for record in unit.records} - {""})


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


def _raw_risks(state: Gathering, grammar: Grammar) -> list[RawRisk]:
    """Records as raw risks: roles given, heads inside texts split."""
    with_listed_ids(state.units)
    roles = roles_of(state.units)
    risks: list[RawRisk] = []
    for number, unit in enumerate(state.units):
        for record in unit.records:
            values: list[RawValue] = []
            for value in with_ratings(record.values, grammar):
                values.extend(split_value(value, grammar))
            if len(values) != len(record.values):
                staged = name_stages([value.label for value in values])
                values = [value.under(label) for value, label in zip(values, staged, strict=True)]
            risks.append(RawRisk(tuple(values), unit.layout, roles[number], number, tuple(record.label_words)))
    return risks


__all__ = ["Explained", "Recognition", "recognise", "same_risk"]
