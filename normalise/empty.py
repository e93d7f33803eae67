"""Sections that a report prints and leaves empty."""

from __future__ import annotations

from ..parsers.raw import MEASURES, Field, RawRisk
from .case import EmptySection
from .draft import Draft, printed_words, source_place
from .facts import OWNERS

_GROUPING = {
    Field.CONTROLS: (Field.CONTROLS, Field.ASSURANCES, Field.CONTROL_OWNER),
    Field.ASSURANCES: (Field.ASSURANCES, Field.ASSURANCE_RATING),
    Field.ACTIONS: (Field.ACTIONS, Field.ACTION_REF, Field.ACTION_OWNER, Field.ACTION_DUE, Field.ACTION_STATUS),
    Field.CAUSES_AND_CONSEQUENCES: (Field.CAUSES, Field.CONSEQUENCES),
    Field.EVIDENCE: (Field.ASSURANCES, Field.EVIDENCE),
}
"""Labels that may head other labels: with one of these below them they are not empty."""

_NO_SECTION = frozenset(
    {
        *MEASURES,
        *OWNERS,
        Field.DIRECTION,
        Field.ID,
        Field.ACTION_OWNER,
        Field.ACTION_DUE,
        Field.ACTION_STATUS,
        Field.ACTION_REF,
    }
)


def find_empty(draft: Draft, risk: RawRisk) -> None:
    for number, value in enumerate(risk.values):
        label = value.label
        if (
            not value.section
            or value.paragraphs
            or value.fill
            or value.marks
            or label.field in _NO_SECTION
            or not label.text
        ):
            continue
        if label.field is Field.EXTRA or any(other.paragraphs and other.label == label for other in risk.values):
            continue
        following = risk.values[number + 1].label.field if number + 1 < len(risk.values) else None
        if label.line is None and following in _GROUPING.get(label.field, ()):
            continue
        places = tuple(dict.fromkeys(source_place(p.place) for p in printed_words(label.words))) or tuple(
            source_place(p) for p in value.places
        )
        draft.empty.append(EmptySection(label.text, places))
