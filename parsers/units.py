"""The registers of a document: which records belong together, which are one risk, and which list the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from .layouts.records import Record
from .raw import Field, RawRisk, RawValue, Role
from .shapes import leading_id

_SAME_TITLE = 60
_ID = Field.ID
_TITLES = frozenset({Field.TITLE, Field.RISK})


@dataclass(slots=True)
class Unit:
    """Records that belong to one register of the document: one table, tables of one shape, cards, or sections."""

    layout: str
    signature: tuple[str, ...]
    records: list[Record]
    heading: str | None = None


def id_of(record: Record) -> str:
    for value in record.values:
        if value.label.field is _ID and value.paragraphs:
            text = value.text or next((p.marker.text for p in value.paragraphs if p.marker), "")
            return text.strip().rstrip(".:")
    for value in record.values:
        if value.label.field in _TITLES and value.paragraphs:
            lead = leading_id(value.text)
            if lead and re.match(r"[A-Za-z]", lead[0]):
                return lead[0]
    return ""


def title_of(record: Record) -> str:
    for value in record.values:
        if value.label.field in _TITLES and value.paragraphs:
            text = value.text
            own = next((v.text for v in record.values if v.label.field is _ID), "")
            lead = leading_id(text) if own in text else None
            return lead[1] if lead and (not own or own == lead[0]) else text
    return ""


def with_listed_ids(units: Sequence[Unit]) -> None:
    """An id with words before it ("Corporate Risk 4: Flooding") is the number by which a list names the risk."""
    ids = [(id_of(record), record) for unit in units for record in unit.records]
    listed = {id_: record for id_, record in ids if id_ and " " not in id_}
    for id_, record in ids:
        words = id_.split()
        twin = listed.get(words[-1]) if len(words) > 1 else None
        if twin is not None and title_of(twin) and _alike(title_of(twin), title_of(record)):
            record.values[:] = [_number_only(v) if v.label.field is Field.ID else v for v in record.values]


def _number_only(value: RawValue) -> RawValue:
    """The last word of an id; those before it are its label."""
    if len(value.paragraphs) != 1 or len(words := value.paragraphs[0].words) < 2:
        return value
    label = replace(value.label, words=(*value.label.words, *words[:-1]))
    return replace(value, label=label, paragraphs=(replace(value.paragraphs[0], words=words[-1:]),))


def _same(a: Record, b: Record) -> bool:
    """Two readings of one risk: one id, and titles that do not contradict; or, without ids, one title."""
    first, second = title_of(a), title_of(b)
    if id_of(a) and id_of(b):
        if id_of(a).casefold() != id_of(b).casefold():
            return False
        return not first or not second or _alike(first, second)
    return bool(first) and first.casefold() == second.casefold()


def _alike(a: str, b: str) -> bool:
    a, b = a.casefold(), b.casefold()
    return a.startswith(b) or b.startswith(a) or fuzz.token_set_ratio(a, b) >= _SAME_TITLE


def _richness(unit: Sequence[Record]) -> float:
    fields = [len({v.label.field for v in record.values if v.paragraphs}) for record in unit]
    return sum(fields) / len(fields) if fields else 0.0


def roles_of(units: Sequence[Unit]) -> list[Role]:
    """Which units list the risks of a richer unit (summary), and which are so listed (detail)."""
    roles = [Role.ONLY] * len(units)
    if len(units) < 2:
        return roles
    by_id: dict[str, list[tuple[int, Record]]] = defaultdict(list)
    for number, unit in enumerate(units):
        for record in unit.records:
            by_id[(id_of(record) or title_of(record)).casefold()].append((number, record))
    shared: dict[int, int] = defaultdict(int)
    detail: set[int] = set()
    rich = [_richness(unit.records) for unit in units]
    for entries in by_id.values():
        for number, record in entries:
            twins = [n for n, other in entries if n != number and rich[n] > rich[number] and _same(record, other)]
            if twins:
                shared[number] += 1
                detail.update(twins)
    for number, unit in enumerate(units):
        if shared[number] >= 0.5 * len(unit.records):
            roles[number] = Role.SUMMARY
        elif number in detail:
            roles[number] = Role.DETAIL
    return roles


def names_of(risk: RawRisk) -> tuple[str, ...]:
    """What two readings of one risk have in common, one of it at least: the id, the title."""
    record = Record(list(risk.values))
    id_, title = id_of(record).casefold(), title_of(record).casefold()
    return tuple(f"{kind} {text}" for kind, text in (("id", id_), ("title", title)) if text)


def same_risk(a: RawRisk, b: RawRisk) -> bool:
    """Whether two raw risks are readings of one risk."""
    return _same(Record(list(a.values)), Record(list(b.values)))
