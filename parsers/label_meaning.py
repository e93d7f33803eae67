"""What the phrases of a label say together: one field, and for a score the stage that it judges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .label_dates import of_its_own_time, up_to_now, with_date
from .label_heads import still_to_come
from .label_reading import DATES, LINKS, LISTING, Reading, Segment
from .raw import PEOPLE, Field, StageKind
from .vocabulary import Tokens

_MANAGED = frozenset({"managed", "mitigated", "controlled", "treated"})
_IDENTITY = frozenset({Field.RISK, Field.ID, Field.TITLE, Field.DESCRIPTION, Field.CAUSES, Field.CONSEQUENCES})
_WHY = frozenset({"rationale", "justification"})
_LINKED = frozenset({"linked", "related", "connected", "interdependent"})
"""What says that a label's risks are others than its own."""
_WITH = frozenset({"with", "including", "incl", "plus"})
HEADED = DATES | {
    Field.EVIDENCE,
    Field.OWNER,
    Field.ASSURANCES,
    Field.UPDATE,
    Field.CONTROLS,
    Field.ACTIONS,
    Field.CAUSES,
    Field.CONSEQUENCES,
}

TAILED = HEADED - DATES | {Field.LIKELIHOOD, Field.IMPACT, Field.CATEGORY, Field.OBJECTIVE}
"""Fields whose noun may be followed by words that say no more: "Actions still to be taken", "Service affected"."""

_OF_RISK = PEOPLE | {Field.STATUS, Field.RESPONSE}
"""What a risk has, whatever kind of risk is named before it."""

_DATED = frozenset({Field.ACTIONS, Field.CONTROLS, Field.UPDATE})
"""Texts with which a date is listed: "Planned action and completion date"."""


def combine(tokens: Tokens, segments: Sequence[Segment], text: str) -> Reading | None:
    """What the segments of a label say together; None where they say nothing."""
    if (told := _by_word(tokens, segments)) is not None:
        return Reading(told)
    reading = _combined(tokens, segments, text)
    if reading is None:
        return None
    return still_to_come(tokens, of_its_own_time(tokens, reading, sum(segment.size for segment in segments)))


def _combined(tokens: Tokens, segments: Sequence[Segment], text: str) -> Reading | None:
    senses = [(segment, sense) for segment in segments for sense in segment.senses]
    measures = [sense.measure for _, sense in senses if sense.measure]
    lines = [sense.line for _, sense in senses if sense.line]
    fields = [(segment, sense.field) for segment, sense in senses if sense.field and not up_to_now(tokens, segment)]
    staged = [(segment, sense.stage) for segment, sense in senses if sense.stage]
    stage = _stage(tokens, staged)
    stage_text = _printed(text, [segment for segment, _ in staged]) if staged else None
    names = [field for _, field in fields]
    whole = [field for segment, field in fields if segment.size == len(tokens)]
    listed = bool(LISTING & set(tokens))

    if lines:
        return _lined(tokens, lines[0], names)
    if _counted(tokens, fields) or ((measures or stage) and _of_else(tokens, fields)):
        return Reading(Field.EXTRA)
    text_fields = [
        f for s, f in fields if not any(sense.measure or sense.stage for sense in s.senses) and f is not Field.RISK
    ]
    if Field.DIRECTION in text_fields and not listed and _moves(tokens, fields):
        return Reading(Field.DIRECTION, stage, stage_text, alternatives=(Field.SCORE,) if measures else ())
    if measures and not set(text_fields) - {Field.DIRECTION}:
        return _measured(set(measures), stage, stage_text, names, listed=listed)
    if measures and set(text_fields) == {Field.RAISED_ON} and "date" in tokens:
        return Reading(Field.EXTRA)  # "Date of score"
    if Field.CAUSES in text_fields and listed and set(measures) == {"impact"} and stage is None:
        return Reading(Field.CAUSES_AND_CONSEQUENCES)  # "Causes and impacts"
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


def _by_word(tokens: Tokens, segments: Sequence[Segment]) -> Field | None:
    """The field that one word decides: "Linked operational risks" are others, "Progress since last review" a note."""
    if tokens[0] in _LINKED and tokens[-1] == "risk":
        return Field.EXTRA
    since = tokens.index("since") if "since" in tokens else 0
    noted = (segment.end <= since for segment in segments for sense in segment.senses if sense.field is Field.UPDATE)
    return Field.UPDATE if any(noted) else None


def _of_else(tokens: Tokens, fields: Sequence[tuple[Segment, Field]]) -> bool:
    """Its noun is none of a risk's facts, whatever follows: "Prospects of meeting target score by target date"."""
    return any(
        f is Field.EXTRA and s.start == 0 and tokens[s.end : s.end + 1][0:1] and tokens[s.end] in LINKS
        for s, f in fields
    )


def _moves(tokens: Tokens, fields: Sequence[tuple[Segment, Field]]) -> bool:
    """What is told is how something moves, not the thing: "Change in risk score". A "score trend" may be its scores."""
    at = next((s for s, f in fields if f is Field.DIRECTION), None)
    if at is None or tokens[-1] == "trend" or not {f for _, f in fields} <= {Field.DIRECTION, Field.RISK}:
        return False
    return (at.end == len(tokens) and at.start > 0) or (at.start == 0 and "in" in tokens[1 : at.end + 1])


def _counted(tokens: Tokens, fields: Sequence[tuple[Segment, Field]]) -> bool:
    """How many there are of something, why it is so, or where it is: "Reason for change in score", "Link to risk"."""
    if (tokens[:2] in (("number", "of"), ("no", "of")) and len(tokens) > 2) or tokens[-1] in _WHY:
        return True
    led = next((s for s, f in fields if f is Field.EXTRA and s.start == 0), None)
    if led is None:
        return False
    only_risk = {f for _, f in fields} == {Field.EXTRA, Field.RISK}
    return tokens[led.end - 1] in LINKS or (only_risk and not LINKS.isdisjoint(tokens[led.end : led.end + 1]))


def _ends_staged(tokens: Tokens, segments: Sequence[Segment]) -> bool:
    """The label ends with a stage and its measure ("net rating"), perhaps with the letter of a column."""
    end = len(tokens) - (len(tokens[-1]) == 1)
    last = next((s for s in segments if s.end == end and any(sense.measure for sense in s.senses)), None)
    before = next((s for s in segments if last and s.end == last.start), None)
    if before is None or not any(sense.stage for sense in before.senses):
        return False
    lead = tokens[: before.start]
    return not set(lead) & LINKS and lead[-1:] not in (("and",), ("or",))  # "Actions to reach target score"


def _stage(tokens: Tokens, staged: Sequence[tuple[Segment, StageKind]]) -> StageKind | None:
    """The stage that a label names; a quarter beside a target is when it is to be met ("Target Q4")."""
    named = [kind for segment, kind in staged if not tokens[segment.start].startswith("q")]
    if StageKind.TARGET in named and StageKind.PREVIOUS not in named:
        return StageKind.TARGET
    return stage_of([kind for _, kind in staged])


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
    if (head := _head_before(tokens, fields)) is not None:
        aimed = head is Field.CONTROLS and stage is StageKind.TARGET  # "Mitigation to reach target"
        return Reading(Field.ACTIONS, alternatives=(head,)) if aimed else Reading(head)
    names = [field for _, field in fields]
    past = stage if stage is StageKind.PREVIOUS else None
    several = listed or bool(_WITH & set(tokens))
    if names[0] in _DATED and set(names[1:]) & DATES and several:
        return Reading(names[0], stage, stage_text)
    if Field.CAUSES in names and Field.CONSEQUENCES in names and Field.RISK not in names:
        return Reading(Field.CAUSES_AND_CONSEQUENCES)
    if not several and names[-1] in (Field.CAUSES, Field.CONSEQUENCES) and set(names[:-1]) == {Field.RISK}:
        return Reading(names[-1])  # "Risk description - cause"
    if Field.RISK in names and set(names) <= _IDENTITY:
        if Field.ID in names and set(names) <= {Field.RISK, Field.ID} and len(tokens) <= 3 and "and" not in tokens:
            return Reading(Field.ID, past, alternatives=(Field.RISK,))
        caused = Field.CAUSES in names and Field.CONSEQUENCES not in names
        return Reading(Field.RISK, alternatives=(Field.CAUSES,) if caused else ())
    if stage is StageKind.TARGET and Field.CONTROLS in names:
        return Reading(Field.ACTIONS, alternatives=(Field.CONTROLS,))
    if (dated := with_date(tokens, fields, listed=listed)) is not None:
        return replace(dated, stage=past)
    if not several and (owned := _COMPOUNDS.get((names[0], names[-1]))):
        return Reading(owned)
    if LINKS.isdisjoint(tokens) and (kind := _of_risk(tokens, names, staged=stage is not None, several=several)):
        return Reading(kind)
    # a compound's head stands last ("mitigation progress"); of a list the first counts ("controls and actions")
    longest = max(s.size for s, _ in fields)
    heads = [f for s, f in fields if s.size == longest]
    field = _first(tokens, fields) if listed else heads[0] if longest > 1 else heads[-1]
    if measured and field in (Field.CONTROLS, Field.ACTIONS, Field.OBJECTIVE, Field.OWNER):
        return Reading(Field.EXTRA, stage, stage_text, alternatives=(field,))
    return Reading(field, stage, stage_text, alternatives=tuple(f for f in dict.fromkeys(names) if f is not field))


def _of_risk(tokens: Tokens, names: Sequence[Field], *, staged: bool, several: bool) -> Field | None:
    """What a kind of risk has ("Corporate risk owner"), or the kind itself ("Financial and management risk")."""
    has = names[-1] in _OF_RISK or tokens[-1] == "category"
    if has and set(names[:-1]) == {Field.RISK} and not several:
        return names[-1]
    return Field.RISK if tokens[-1] == "risk" and Field.RISK in names and not staged else None


def _first(tokens: Tokens, fields: Sequence[tuple[Segment, Field]]) -> Field:
    """The first of several listed fields; "risk" before another noun is no field of its own ("Risk owner and lead")."""
    for segment, field in fields:
        qualifies = tokens[segment.end : segment.end + 1] and tokens[segment.end] not in LISTING
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
    (Field.ACTIONS, Field.ID): Field.ACTION_REF,
    (Field.OWNER, Field.UPDATE): Field.UPDATE,
    (Field.PORTFOLIO_HOLDER, Field.UPDATE): Field.UPDATE,
    (Field.CONTROLS, Field.STATUS): Field.EXTRA,
}
"""What two fields in a row are together: "Countermeasure owner", "Action by whom"."""


def _head_before(tokens: Tokens, fields: Sequence[tuple[Segment, Field]]) -> Field | None:
    """The head of "evidence that the risk is managed": a field's name, alone before a linking word."""
    if tokens[:2] in (("risk", "to"), ("threat", "to")):
        return Field.RISK  # "Risk to strategic objective"
    at = next((k for k, token in enumerate(tokens) if token in LINKS or token in ("from", "since")), None)
    if not at or any(s.start >= at and f in (Field.ACTION_OWNER, Field.ACTION_DUE) for s, f in fields):
        return None
    alone = len(fields) == 1  # "Actions to achieve target": the link is inside a name that is known
    head = next((f for s, f in fields if s.start == 0 and (s.end == at or alone) and f in HEADED), None)
    if tokens[:at] == ("date",):
        return None  # which date it is stands behind: "Date of previous review"
    acted = any(s.start >= at and f is Field.ACTIONS for s, f in fields)
    if head is Field.OWNER and acted and "action" in tokens:
        return Field.ACTION_OWNER
    return Field.ACTION_DUE if head in (Field.TARGET_ON, Field.REVIEW_ON) and acted else head


def _printed(text: str, segments: Sequence[Segment]) -> str | None:
    """The stage words of a label as they are printed."""
    words = re.findall(r"[^\W_]+|#|%", re.sub(r"['’]s\b", "", text.replace("&", " and ").replace("+", " and ")))
    picked = [word for s in segments for word in words[s.start : s.end]]
    return " ".join(dict.fromkeys(picked)) or None
