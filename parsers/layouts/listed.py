"""Cells under a label that lists what they hold: "Risk no, title, creation date, owner"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..document import Paragraph
from ..labels import Grammar, Reading
from ..raw import MEASURES, PEOPLE, Field, RawValue, StageKind
from ..shapes import SCORED, Kind, is_id, kind_of, leading_id
from ..words import Word, join_words

SHAPED = {
    Kind.DATE: (Field.RAISED_ON, Field.REVIEW_ON, Field.TARGET_ON, Field.ACTION_DUE),
    Kind.RESPONSE: (Field.RESPONSE,),
    Kind.STATUS: (Field.STATUS, Field.ACTION_STATUS),
    Kind.DIRECTION: (Field.DIRECTION,),
    Kind.NUMBER: (Field.SCORE,),
    Kind.SCORE: (Field.SCORE,),
    Kind.RAG: (Field.RAG, Field.SCORE),
    Kind.LEVEL: (Field.SCORE, Field.RAG),
}
"""Fields that a value's shape alone can tell."""


_DATES = SHAPED[Kind.DATE]
_WHEN = re.compile(r"tb[cadns]|on-?going|continuous|asap|annual(?:ly)?|quarterly|monthly|completed?", re.IGNORECASE)
"""What may stand for a date."""
_TEXTS = (Field.TITLE, Field.RISK, Field.DESCRIPTION)
_TOLD = {field for fields in SHAPED.values() for field in fields} | {Field.ID, Field.OWNER}
_JOINING = frozenset({"by", "at", "on", "due", "from", "for"})
_LONG = 12
"""A paragraph of more words is one text, not lines that each hold a value."""


def split_listed(value: RawValue, grammar: Grammar) -> list[RawValue]:
    """The lines of a cell whose label lists what they hold, each under its own part; none if it lists nothing."""
    told = grammar.parts(value.label.text)
    parts = {part.field: part for part in _timed(told, value.label.field)} if told else {}
    if not parts.keys() & _TOLD:
        return []
    people = bool(parts.keys() & PEOPLE)
    units = [
        replace(p, words=line, marker=None)
        for p in value.paragraphs
        for whole in (_lines(p, people) if Field.ACTIONS not in parts else (p.words,))
        for line in _parted(whole, people, Field.ID in parts)
        if line
    ]
    grouped = _grouped(units, _fields(units, list(parts), value.label.field))
    if len(grouped) < 2:
        return []
    out: list[RawValue] = []
    for field, paragraphs in grouped.items():
        part = parts.get(field)
        label = replace(value.label, field=field, text="" if field in (Field.TITLE, Field.RISK) else value.label.text)
        if part and part.stage:
            label = replace(label, stage=part.stage, stage_text=part.stage_text)
        shown = value.fill if field in MEASURES else None
        out.append(replace(value, label=label, paragraphs=tuple(paragraphs), fill=shown, section=False))
    return out


def _timed(parts: Sequence[Reading], own: Field) -> list[Reading]:
    """A date says when, beside the score that is sought ("Target score and date") or who acts ("Owner and date")."""
    if own is Field.ACTION_OWNER:
        acting = {Field.OWNER: own, **dict.fromkeys(_DATES, Field.ACTION_DUE)}
        return [replace(part, field=acting.get(part.field, part.field)) for part in parts]
    sought = any(part.field is Field.SCORE and part.stage is StageKind.TARGET for part in parts)
    return [replace(p, field=Field.TARGET_ON) if sought and p.field is Field.RAISED_ON else p for p in parts]


def _lines(paragraph: Paragraph, people: bool) -> Sequence[tuple[Word, ...]]:
    """The lines of a paragraph, or all of it as one: a text, or somebody and a date that a narrow column breaks."""
    words = paragraph.words
    if len(words) > _LONG:
        return (words,)
    named, *date = _before_date(words, people)
    return (words,) if people and date and not any(c.isdigit() for w in named for c in w.text) else paragraph.lines


def _parted(line: tuple[Word, ...], people: bool, numbered: bool) -> tuple[tuple[Word, ...], ...]:
    """What a line holds of two listed fields, as two: an id or a score first, a date last."""
    lead = leading_id(join_words(line)) if numbered else None
    if lead is None:
        return _before_date(line, people)
    size = next((k for k in range(1, len(line)) if len(join_words(line[:k])) >= len(lead[0])), 0)
    behind = size + (not any(map(str.isalnum, line[size].text)))
    return (line[:size], line[behind:]) if size else (line,)


def _before_date(line: tuple[Word, ...], people: bool) -> tuple[tuple[Word, ...], ...]:
    """A score, or somebody, and the date in one line as two: "12 by 31/03/27", "J. Moor, March 2027"."""
    for at in range(1, len(line) if kind_of(join_words(line)) is not Kind.DATE else 0):
        rest = join_words(line[at:])
        if kind_of(rest) is Kind.DATE or (people and _WHEN.fullmatch(rest)):
            first = at - 1 if at > 1 and line[at - 1].text.casefold() in _JOINING else at
            scored = kind_of(join_words(line[:first])) in SCORED
            return (line[:first], line[first:]) if scored or people else (line,)
    return (line,)


def _fields(units: Sequence[Paragraph], listed: Sequence[Field], own: Field) -> list[Field]:
    """The field of each line: told by its shape; people stand last; the rest is the title or the text."""
    free = list(listed)
    found: dict[int, Field] = {}
    for at, unit in enumerate(units):
        kind = Kind.DATE if _WHEN.fullmatch(unit.text) and not set(free).isdisjoint(_DATES) else kind_of(unit.text)
        shaped = (*SHAPED.get(kind, ()), *([Field.ID] if is_id(unit.text) else []))
        field = next((field for field in free if field in shaped), None)
        if field is not None:
            found[at] = field
            if field is not Field.ACTION_DUE:
                free.remove(field)
        elif at - 1 in found and found[at - 1] in MEASURES and found[at - 1] in shaped:
            found[at] = found[at - 1]  # "Moderate" over "12" is one score
    for at in range(len(units) - 1):
        if at not in found and units[at].text.casefold() in _JOINING and at + 1 in found:
            found[at] = found[at + 1]
    people = [field for field in free if field in PEOPLE]
    texts = [field for field in free if field in _TEXTS]
    rest = [at for at in range(len(units)) if at not in found]
    for field in reversed(people):
        if len(rest) > bool(texts) and len(units[rest[-1]].words) <= 8:
            found[rest.pop()] = field
    other = next(iter([*texts, *people]), own)
    return [found.get(at, other) for at in range(len(units))]


def _grouped(units: Sequence[Paragraph], fields: Sequence[Field]) -> dict[Field, list[Paragraph]]:
    """The lines of each field; lines of one paragraph that follow each other are one again."""
    grouped: dict[Field, list[Paragraph]] = {}
    last: Field | None = None
    for unit, field in zip(units, fields, strict=True):
        held = grouped.setdefault(field, [])
        if held and last is field and unit.words[0].line:
            held[-1] = replace(held[-1], words=(*held[-1].words, *unit.words))
        else:
            held.append(unit)
        last = field
    return grouped
