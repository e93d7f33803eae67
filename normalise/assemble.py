"""One printed reading of a risk into a draft: field by field, by the rules of the contract."""

from __future__ import annotations

from ..parsers.raw import Field, RawRisk
from .context import Context
from .draft import Draft
from .empty import find_empty
from .facts import (
    OWNERS,
    add_category,
    add_date,
    add_direction,
    add_people,
    add_word,
    append_text,
    direction_beside_score,
    keep,
)
from .identity import read_identity
from .stages import read_scores
from .stated import read_statements

_TEXTS = {
    Field.CAUSES: "causes",
    Field.CONSEQUENCES: "consequences",
    Field.UPDATE: "update",
    Field.OBJECTIVE: "objective",
}

_DATES = {Field.RAISED_ON: "raised_on", Field.REVIEW_ON: "review_on", Field.TARGET_ON: "target_on"}
_WORDS = frozenset({Field.STATUS, Field.RESPONSE})
_KEPT = frozenset({Field.EXTRA, Field.CAUSES_AND_CONSEQUENCES})
_CATEGORY, _DIRECTION = Field.CATEGORY, Field.DIRECTION
_ONE_BY_ONE = frozenset({*OWNERS, *_TEXTS, *_DATES, *_WORDS, *_KEPT, _CATEGORY, _DIRECTION})
"""Fields whose values are read each by itself: identity, scores and statements are read from all of theirs."""


def assemble(risk: RawRisk, context: Context) -> Draft:
    """The draft of one reading of a risk."""
    draft = Draft()
    read_identity(draft, risk)
    draft.scores, draft.clashes, dimensions = read_scores(risk, context)
    for heading, value in dimensions:
        keep(draft, heading, value)
    for value in risk.values:
        field = value.label.field
        if field not in _ONE_BY_ONE:
            continue
        if field in OWNERS:
            add_people(draft, value, OWNERS[field], context.ner_model)
        elif field in _TEXTS:
            append_text(draft, _TEXTS[field], value)
        elif field in _DATES:
            add_date(draft, _DATES[field], value)
        elif field in _WORDS:
            add_word(draft, field.value, value)
        elif field in _KEPT:
            keep(draft, value.label.text, value)
        elif field is _CATEGORY:
            add_category(draft, value)
        elif field is _DIRECTION:
            add_direction(draft, value)
    if draft.direction is None:
        direction_beside_score(draft, risk)
    read_statements(draft, risk)
    find_empty(draft, risk)
    return draft
