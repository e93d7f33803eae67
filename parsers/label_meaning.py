"""What the phrases of a label say together: one field, and for a score the stage that it judges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .raw import Field, StageKind
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


@dataclass(frozen=True, slots=True)
class Segment:
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
_LISTING = frozenset({"and", "or"})
_WITH = frozenset({"with", "including", "incl", "plus"})
_LINKS = frozenset({"of", "that", "for", "to", "on", "in", "about", "which", "against", "by"})
_HEADED = _DATES | {
    Field.EVIDENCE,
    Field.OWNER,
    Field.ASSURANCES,
    Field.UPDATE,
    Field.CONTROLS,
    Field.ACTIONS,
    Field.CAUSES,
    Field.CONSEQUENCES,
}

_DATED = frozenset({Field.ACTIONS, Field.CONTROLS, Field.UPDATE})
"""Texts with which a date is listed: "Planned action and completion date"."""

_HEADS = {
    "owner": Field.OWNER,
    "control": Field.CONTROLS,
    "mitigation": Field.CONTROLS,
    "action": Field.ACTIONS,
    "cause": Field.CAUSES,
    "consequence": Field.CONSEQUENCES,
    "effect": Field.CONSEQUENCES,
    "likelihood": Field.LIKELIHOOD,
    "probability": Field.LIKELIHOOD,
    "assurance": Field.ASSURANCES,
    "update": Field.UPDATE,
    "comment": Field.UPDATE,
    "evidence": Field.EVIDENCE,
    "objective": Field.OBJECTIVE,
    "risk": Field.RISK,
    "ref": Field.ID,
    "id": Field.ID,
    "no": Field.ID,
    "code": Field.ID,
}
"""Nouns that say what a label is about though the words before them are strange: "Leadership Group Owner"."""
_LEADS = {"lead": Field.OWNER, "responsible": Field.OWNER, "accountable": Field.OWNER}
"""Words that do so before a strange one: "Lead agency"."""
HEAD_CONFIDENCE = 0.65


def by_head(tokens: Tokens) -> Reading | None:
    """The reading of a label by its head alone, of which too few words are known."""
    if not 1 < len(tokens) <= 6:
        return None
    field = _HEADS.get(tokens[-1])
    if (field is Field.ID and len(tokens) > 3) or (field is Field.RISK and tokens[-2] in ("at", "of", "high", "low")):
        field = None
    if field is None and len(tokens) <= 3:
        field = _LEADS.get(tokens[0])
    return Reading(field, confidence=HEAD_CONFIDENCE, risky="risk" in tokens) if field is not None else None


def combine(tokens: Tokens, segments: Sequence[Segment], text: str) -> Reading | None:
    """What the segments of a label say together; None where they say nothing."""
    senses = [(segment, sense) for segment in segments for sense in segment.senses]
    measures = [sense.measure for _, sense in senses if sense.measure]
    lines = [sense.line for _, sense in senses if sense.line]
    fields = [(segment, sense.field) for segment, sense in senses if sense.field]
    staged = [(segment, sense.stage) for segment, sense in senses if sense.stage]
    stage = stage_of([kind for _, kind in staged])
    stage_text = _printed(text, [segment for segment, _ in staged]) if staged else None
    names = [field for _, field in fields]
    whole = [field for segment, field in fields if segment.size == len(tokens)]

    if lines:
        return _lined(tokens, lines[0], names)
    text_fields = [
        f for s, f in fields if not any(sense.measure or sense.stage for sense in s.senses) and f is not Field.RISK
    ]
    if measures and not set(text_fields) - {Field.DIRECTION}:
        return _measured(tokens, set(measures), stage, stage_text, names)
    if (
        Field.EXTRA in text_fields
        and set(whole) <= {Field.EXTRA}
        and max(s.size for s, f in fields if f is Field.EXTRA) >= max(s.size for s, _ in fields)
        and not (tokens[-1] == "risk" and len(tokens) == 2)  # "Budget risk"
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
    return _named(_without_description(tokens, fields), whole, tokens, stage, stage_text, measured=bool(measures))


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
    tokens: Tokens, kinds: set[str], stage: StageKind | None, stage_text: str | None, names: Sequence[Field]
) -> Reading:
    if {"likelihood", "impact"} <= kinds:
        return Reading(Field.SCORE, stage, stage_text)
    if "likelihood" in kinds:
        return Reading(Field.LIKELIHOOD, stage, stage_text)
    if kinds == {"impact"} and stage is None and Field.RISK in names and _LISTING & set(tokens):
        return Reading(Field.RISK, alternatives=(Field.IMPACT,))  # "Risk and consequences"
    if "impact" in kinds:
        return Reading(Field.IMPACT, stage, stage_text, alternatives=(Field.CONSEQUENCES,))
    if kinds == {"rag"}:
        return Reading(Field.RAG, stage, stage_text)
    others = tuple(f for f in dict.fromkeys(names) if f is not Field.RISK)
    return Reading(Field.SCORE, stage, stage_text, alternatives=others)


def _without_description(tokens: Tokens, fields: Sequence[tuple[Segment, Field]]) -> Sequence[tuple[Segment, Field]]:
    """ "Outcome description", "Control details": what is described counts, unless both are listed."""
    others = [(s, f) for s, f in fields if f is not Field.DESCRIPTION]
    described = {f for _, f in others} - _IDENTITY | {f for _, f in others} & {Field.CAUSES, Field.CONSEQUENCES}
    return others if described and not _LISTING & set(tokens) else fields


def _named(
    fields: Sequence[tuple[Segment, Field]],
    whole: Sequence[Field],
    tokens: Tokens,
    stage: StageKind | None,
    stage_text: str | None,
    *,
    measured: bool,
) -> Reading:
    if whole:
        return Reading(whole[0], stage, stage_text, alternatives=tuple(whole[1:]))
    head = _head_before(tokens, fields)
    if head is not None:
        return Reading(head)
    names = [field for _, field in fields]
    if names[0] in _DATED and set(names[1:]) & _DATES and (_LISTING | _WITH) & set(tokens):
        return Reading(names[0], stage, stage_text)
    if Field.CAUSES in names and Field.CONSEQUENCES in names and Field.RISK not in names:
        return Reading(Field.CAUSES_AND_CONSEQUENCES)
    if Field.RISK in names and set(names) <= _IDENTITY:
        if set(names) <= {Field.RISK, Field.ID} and len(tokens) <= 3 and "and" not in tokens:
            return Reading(Field.ID, alternatives=(Field.RISK,))
        return Reading(Field.RISK)
    if stage is StageKind.TARGET and Field.CONTROLS in names:
        return Reading(Field.ACTIONS, alternatives=(Field.CONTROLS,))
    dates = [f for f in names if f in _DATES]
    dated = any(s.size == 1 and tokens[s.start] == "date" for s, f in fields if f is Field.RAISED_ON)
    if dated and len(set(names)) > 1:
        return Reading(Field.EXTRA)  # the date of something else: "latest note date"
    if dates and "date" in tokens:
        return Reading(dates[0])
    # a compound's head stands last ("mitigation progress"); of a list the first counts ("controls and actions")
    longest = max(s.size for s, _ in fields)
    heads = [f for s, f in fields if s.size == longest]
    field = heads[0] if _LISTING & set(tokens) or longest > 1 else heads[-1]
    if measured and field in (Field.CONTROLS, Field.ACTIONS, Field.OBJECTIVE, Field.OWNER):
        return Reading(Field.EXTRA, stage, stage_text, alternatives=(field,))
    return Reading(field, stage, stage_text, alternatives=tuple(f for f in dict.fromkeys(names) if f is not field))


def _head_before(tokens: Tokens, fields: Sequence[tuple[Segment, Field]]) -> Field | None:
    """The head of "evidence that the risk is managed": a field's name, alone before a linking word."""
    at = next((k for k, token in enumerate(tokens) if token in _LINKS), None)
    if not at:
        return None
    return next((f for s, f in fields if s.start == 0 and s.end == at and f in _HEADED), None)


def _printed(text: str, segments: Sequence[Segment]) -> str | None:
    """The stage words of a label as they are printed."""
    words = re.findall(r"[^\W_]+|#|%", re.sub(r"['’]s\b", "", text.replace("&", " and ").replace("+", " and ")))
    picked = [word for s in segments for word in words[s.start : s.end]]
    return " ".join(dict.fromkeys(picked)) or None
