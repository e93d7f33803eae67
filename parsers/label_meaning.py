"""What the phrases of a label say together: one field, and for a score the stage that it judges."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from .raw import PEOPLE, Field, StageKind
from .vocabulary import Sense, Tokens


@dataclass(frozen=True, slots=True)
class Reading:
    """What a label says. `alternatives` are other fields that it can stand for, to be decided by what stands below."""

    field: Field
    stage: StageKind | None = None
    stage_text: str | None = None
    line: int | None = None
    confidence: float = 1.0  # share of the words understood
    alternatives: tuple[Field, ...] = ()
    letter: str | None = None  # a single-letter label, to be read with its neighbours
    risky: bool = False  # the label speaks of risk, so its table may be a register


class Segment(NamedTuple):
    """A known phrase in a label: its tokens from `start` to before `end`, and what it may say."""

    start: int
    end: int
    senses: tuple[Sense, ...]

    @property
    def size(self) -> int:
        return self.end - self.start


_MANAGED = frozenset({"managed", "mitigated", "controlled", "treated"})
_IDENTITY = frozenset({Field.RISK, Field.ID, Field.TITLE, Field.DESCRIPTION, Field.CAUSES, Field.CONSEQUENCES})
_DATES = frozenset({Field.RAISED_ON, Field.REVIEW_ON, Field.TARGET_ON, Field.ACTION_DUE})
_COMING = frozenset(
    "still needed need required outstanding further additional planned proposed future new yet missing come".split()
)
"""What says of controls that they are not there."""
_LISTING = frozenset({"and", "or"})
_WITH = frozenset({"with", "including", "incl", "plus"})
_LINKS = frozenset({"of", "that", "for", "to", "on", "in", "about", "which", "against", "by"})
HEADED = _DATES | {
    Field.EVIDENCE,
    Field.OWNER,
    Field.ASSURANCES,
    Field.UPDATE,
    Field.CONTROLS,
    Field.ACTIONS,
    Field.CAUSES,
    Field.CONSEQUENCES,
}

TAILED = HEADED - _DATES | {Field.LIKELIHOOD, Field.IMPACT, Field.CATEGORY, Field.OBJECTIVE}
"""Fields whose noun may be followed by words that say no more: "Actions still to be taken", "Service affected"."""

_DATED = frozenset({Field.ACTIONS, Field.CONTROLS, Field.UPDATE})
"""Texts with which a date is listed: "Planned action and completion date"."""

_HEADS = frozenset(
    {
        Field.OWNER,
        Field.CONTROLS,
        Field.ACTIONS,
        Field.CAUSES,
        Field.CONSEQUENCES,
        Field.ASSURANCES,
        Field.UPDATE,
        Field.EVIDENCE,
        Field.OBJECTIVE,
        Field.RISK,
        Field.ID,
    }
)
"""What a label is about where its noun says so, though the words before it are strange: "Leadership Group Owner"."""
_NO_HEADS = frozenset(
    "plan management result outcome position background context procedure measure item index serial reason note task "
    "why because opportunity event concern method remedial narrative news now lead resp".split()
)
"""Nouns that say too little for that."""
_NO_RISKS = frozenset({"at", "of", "high", "low", "other"})
HEAD_CONFIDENCE = 0.65


def by_head(tokens: Tokens, phrases: Mapping[Tokens, tuple[Sense, ...]]) -> Reading | None:
    """The reading of a label by its noun alone, which stands last ("Contributory factors") or first ("Lead agency")."""
    if not 1 < len(tokens) <= 6:
        return None
    risky = "risk" in tokens
    last = () if tokens[-1] in _NO_HEADS else phrases.get(tokens[-1:], ())
    for sense in last:
        short = len(tokens) <= 3
        if sense.measure == "likelihood" or (sense.measure == "score" and short and tokens[-1] in ("score", "rating")):
            return Reading(Field(sense.measure), confidence=HEAD_CONFIDENCE, risky=risky)
        refused = (sense.field is Field.ID and not short) or (sense.field is Field.RISK and tokens[-2] in _NO_RISKS)
        kind = sense.field is Field.CATEGORY and short and tokens[-1] in ("type", "category", "theme")
        if (sense.field in _HEADS and not refused) or kind:
            return _still_to_come(tokens, Reading(sense.field or Field.EXTRA, confidence=HEAD_CONFIDENCE, risky=risky))
    leads = phrases.get(tokens[:1], ()) if len(tokens) <= 3 and tokens[0] not in _NO_HEADS - {"lead"} else ()
    first = next((sense.field for sense in leads if sense.field in _HEADS - {Field.RISK, Field.ID}), None)
    return Reading(first, confidence=HEAD_CONFIDENCE, risky=risky) if first is not None else None


def combine(tokens: Tokens, segments: Sequence[Segment], text: str) -> Reading | None:
    """What the segments of a label say together; None where they say nothing."""
    reading = _combined(tokens, segments, text)
    return reading and _still_to_come(tokens, reading)


def _still_to_come(tokens: Tokens, reading: Reading) -> Reading:
    """Controls that are not there yet are actions: "Mitigation still to come", "Controls to be introduced"."""
    if reading.field is not Field.CONTROLS or reading.stage is StageKind.CURRENT:
        return reading
    said = set(tokens)
    pairs = set(pairwise(tokens))
    there = ("in", "place") in pairs and not said & {"not", "yet"} and ("to", "be") not in pairs
    if there or said & {"taken", "manage", "managed"} or not (said & _COMING or ("to", "be") in pairs):
        return reading
    return replace(reading, field=Field.ACTIONS, alternatives=(Field.CONTROLS,))


def _combined(tokens: Tokens, segments: Sequence[Segment], text: str) -> Reading | None:
    senses = [(segment, sense) for segment in segments for sense in segment.senses]
    measures = [sense.measure for _, sense in senses if sense.measure]
    lines = [sense.line for _, sense in senses if sense.line]
    fields = [(segment, sense.field) for segment, sense in senses if sense.field]
    staged = [(segment, sense.stage) for segment, sense in senses if sense.stage]
    stage = stage_of([kind for _, kind in staged])
    stage_text = _printed(text, [segment for segment, _ in staged]) if staged else None
    names = [field for _, field in fields]
    whole = [field for segment, field in fields if segment.size == len(tokens)]
    listed = bool(_LISTING & set(tokens))

    if lines:
        return _lined(tokens, lines[0], names)
    if (measures or stage) and _of_else(tokens, fields):
        return Reading(Field.EXTRA)
    text_fields = [
        f for s, f in fields if not any(sense.measure or sense.stage for sense in s.senses) and f is not Field.RISK
    ]
    if measures and not set(text_fields) - {Field.DIRECTION}:
        return _measured(set(measures), stage, stage_text, names, listed=listed)
    if measures and stage and _ends_staged(tokens, segments):
        return _measured(set(measures), stage, stage_text, [], listed=listed)  # "Risk management: net rating"
    if (
        Field.EXTRA in text_fields
        and set(whole) <= {Field.EXTRA}
        and max(s.size for s, f in fields if f is Field.EXTRA) >= max(s.size for s, _ in fields)
        and not (tokens[-1] == "risk" and len(tokens) == 2)  # "Budget risk"
        and _head_before(tokens, fields) is not Field.ACTIONS  # "Actions to close gaps"
    ):
        return Reading(Field.EXTRA)
    if stage and not names:
        others = (
            (Field.TARGET_ON,) if stage is StageKind.TARGET else (Field.CONTROLS,) if _MANAGED & set(tokens) else ()
        )
        return Reading(Field.SCORE, stage, stage_text, alternatives=others)
    if stage and all(f is Field.RISK for f in names):
        # "Inherent risk": a super-header, or a score that is called a risk
        return Reading(Field.SCORE, stage, stage_text, alternatives=(Field.RISK,))
    if stage and not text_fields:  # one phrase is both: "Aim", "Planned", "Final"
        return Reading(Field.SCORE, stage, stage_text, alternatives=tuple(dict.fromkeys(names)))
    if not names:
        return None
    return _named(
        _without_description(fields, listed=listed),
        whole,
        tokens,
        stage,
        stage_text,
        listed=listed,
        measured=bool(measures),
    )


def _of_else(tokens: Tokens, fields: Sequence[tuple[Segment, Field]]) -> bool:
    """Its noun is none of a risk's facts, whatever follows: "Prospects of meeting target score by target date"."""
    return any(
        f is Field.EXTRA and s.start == 0 and tokens[s.end : s.end + 1][0:1] and tokens[s.end] in _LINKS
        for s, f in fields
    )


def _ends_staged(tokens: Tokens, segments: Sequence[Segment]) -> bool:
    """The label ends with a stage and its measure ("net rating"), perhaps with the letter of a column."""
    end = len(tokens) - (len(tokens[-1]) == 1)
    last = next((s for s in segments if s.end == end and any(sense.measure for sense in s.senses)), None)
    before = next((s for s in segments if last and s.end == last.start), None)
    if before is None or not any(sense.stage for sense in before.senses):
        return False
    lead = tokens[: before.start]
    return not set(lead) & _LINKS and lead[-1:] not in (("and",), ("or",))  # "Actions to reach target score"


def stage_of(kinds: Sequence[StageKind]) -> StageKind | None:
    """Of several stage words: "current residual" is residual, "previous" and "target" outrank the others."""
    for kind in (StageKind.PREVIOUS, StageKind.TARGET, StageKind.INHERENT, StageKind.RESIDUAL, StageKind.CURRENT):
        if kind in kinds:
            return kind
    return None


def _lined(tokens: Tokens, line: int, names: Sequence[Field]) -> Reading:
    rating = Field.ASSURANCE_RATING in names or ("rating" in tokens and Field.ASSURANCES in names)
    field = Field.ASSURANCE_RATING if rating else Field.ASSURANCES
    others = tuple(f for f in dict.fromkeys(names) if f not in (field, Field.ASSURANCES))
    return Reading(field, line=line, alternatives=others)


def _measured(
    kinds: set[str], stage: StageKind | None, stage_text: str | None, names: Sequence[Field], *, listed: bool
) -> Reading:
    if {"likelihood", "impact"} <= kinds:
        return Reading(Field.SCORE, stage, stage_text)
    if "likelihood" in kinds:
        return Reading(Field.LIKELIHOOD, stage, stage_text)
    if kinds == {"impact"} and stage is None and Field.RISK in names and listed:
        return Reading(Field.RISK, alternatives=(Field.IMPACT,))  # "Risk and consequences"
    if "impact" in kinds:
        return Reading(Field.IMPACT, stage, stage_text, alternatives=(Field.CONSEQUENCES,))
    if kinds == {"rag"}:
        return Reading(Field.RAG, stage, stage_text)
    others = tuple(f for f in dict.fromkeys(names) if f is not Field.RISK)
    return Reading(Field.SCORE, stage, stage_text, alternatives=others)


def _without_description(fields: Sequence[tuple[Segment, Field]], *, listed: bool) -> Sequence[tuple[Segment, Field]]:
    """ "Outcome description", "Control title": what is described or named counts, unless both are listed."""
    others = [(s, f) for s, f in fields if f not in (Field.DESCRIPTION, Field.TITLE)]
    described = {f for _, f in others} - _IDENTITY | {f for _, f in others} & {Field.CAUSES, Field.CONSEQUENCES}
    return others if described and not listed else fields


def _named(
    fields: Sequence[tuple[Segment, Field]],
    whole: Sequence[Field],
    tokens: Tokens,
    stage: StageKind | None,
    stage_text: str | None,
    *,
    listed: bool,
    measured: bool,
) -> Reading:
    if whole:
        return Reading(whole[0], stage, stage_text, alternatives=tuple(whole[1:]))
    head = _head_before(tokens, fields)
    if head is not None:
        return Reading(head)
    names = [field for _, field in fields]
    several = listed or bool(_WITH & set(tokens))
    if names[0] in _DATED and set(names[1:]) & _DATES and several:
        return Reading(names[0], stage, stage_text)
    if Field.CAUSES in names and Field.CONSEQUENCES in names and Field.RISK not in names:
        return Reading(Field.CAUSES_AND_CONSEQUENCES)
    if not several and names[-1] in (Field.CAUSES, Field.CONSEQUENCES) and set(names[:-1]) == {Field.RISK}:
        return Reading(names[-1])  # "Risk description - cause"
    if Field.RISK in names and set(names) <= _IDENTITY:
        if Field.ID in names and set(names) <= {Field.RISK, Field.ID} and len(tokens) <= 3 and "and" not in tokens:
            return Reading(Field.ID, alternatives=(Field.RISK,))
        caused = Field.CAUSES in names and Field.CONSEQUENCES not in names
        return Reading(Field.RISK, alternatives=(Field.CAUSES,) if caused else ())
    if stage is StageKind.TARGET and Field.CONTROLS in names:
        return Reading(Field.ACTIONS, alternatives=(Field.CONTROLS,))
    if (dated := _with_date(tokens, fields, listed=listed)) is not None:
        return dated
    if not several and (owned := _COMPOUNDS.get((names[0], names[-1]))):
        return Reading(owned)
    if tokens[-1] == "risk" and Field.RISK in names and stage is None and not _LINKS & set(tokens):
        return Reading(Field.RISK)  # "Financial and management risk"
    # a compound's head stands last ("mitigation progress"); of a list the first counts ("controls and actions")
    longest = max(s.size for s, _ in fields)
    heads = [f for s, f in fields if s.size == longest]
    field = _first(tokens, fields) if listed else heads[0] if longest > 1 else heads[-1]
    if measured and field in (Field.CONTROLS, Field.ACTIONS, Field.OBJECTIVE, Field.OWNER):
        return Reading(Field.EXTRA, stage, stage_text, alternatives=(field,))
    return Reading(field, stage, stage_text, alternatives=tuple(f for f in dict.fromkeys(names) if f is not field))


def _with_date(tokens: Tokens, fields: Sequence[tuple[Segment, Field]], *, listed: bool) -> Reading | None:
    """A date's label, or one that lists somebody and a date: "Owner and due date"."""
    names = [field for _, field in fields]
    people = [field for field in names if field in PEOPLE]
    if listed and people and set() < set(names) - PEOPLE <= _DATES:
        return Reading(people[0], alternatives=tuple(dict.fromkeys(f for f in names if f is not people[0])))
    date = _date_of(tokens, fields)
    return Reading(date) if date is not None else None


def _date_of(tokens: Tokens, fields: Sequence[tuple[Segment, Field]]) -> Field | None:
    """The date that a label with the word "date" names; of something else ("latest note date") it is EXTRA."""
    names = [field for _, field in fields]
    dated = any(s.size == 1 and tokens[s.start] == "date" for s, f in fields if f is Field.RAISED_ON)
    if dated and len(set(names)) > 1:
        others = {f for f in names if f is not Field.RAISED_ON and f is not Field.RISK}
        return others.pop() if len(others) == 1 and others <= _DATES else Field.EXTRA
    return next((f for f in names if f in _DATES), None) if "date" in tokens else None


def _first(tokens: Tokens, fields: Sequence[tuple[Segment, Field]]) -> Field:
    """The first of several listed fields; "risk" before another noun is no field of its own ("Risk owner and lead")."""
    for segment, field in fields:
        qualifies = tokens[segment.end : segment.end + 1] and tokens[segment.end] not in _LISTING
        if field is not Field.RISK or segment.size > 1 or not qualifies:
            return field
    return fields[0][1]


_COMPOUNDS = {
    (Field.CONTROLS, Field.OWNER): Field.CONTROL_OWNER,
    (Field.ACTIONS, Field.OWNER): Field.ACTION_OWNER,
    (Field.ACTIONS, Field.ACTION_OWNER): Field.ACTION_OWNER,
    (Field.ACTIONS, Field.ACTION_DUE): Field.ACTION_DUE,
    (Field.ACTIONS, Field.TARGET_ON): Field.ACTION_DUE,
    (Field.ACTIONS, Field.REVIEW_ON): Field.ACTION_DUE,
    (Field.ACTIONS, Field.STATUS): Field.ACTION_STATUS,
}
"""What two fields in a row are together: "Countermeasure owner", "Action by whom"."""


def _head_before(tokens: Tokens, fields: Sequence[tuple[Segment, Field]]) -> Field | None:
    """The head of "evidence that the risk is managed": a field's name, alone before a linking word."""
    at = next((k for k, token in enumerate(tokens) if token in _LINKS), None)
    if not at or any(s.start >= at and f in (Field.ACTION_OWNER, Field.ACTION_DUE) for s, f in fields):
        return None
    head = next((f for s, f in fields if s.start == 0 and s.end == at and f in HEADED), None)
    acted = any(s.start >= at and f is Field.ACTIONS for s, f in fields)
    return Field.ACTION_DUE if head in (Field.TARGET_ON, Field.REVIEW_ON) and acted else head


def _printed(text: str, segments: Sequence[Segment]) -> str | None:
    """The stage words of a label as they are printed."""
    words = re.findall(r"[^\W_]+|#|%", re.sub(r"['’]s\b", "", text.replace("&", " and ").replace("+", " and ")))
    picked = [word for s in segments for word in words[s.start : s.end]]
    return " ".join(dict.fromkeys(picked)) or None
