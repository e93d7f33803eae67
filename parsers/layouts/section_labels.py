"""What a label in a section stands for, decided by the value beside or below it."""

from __future__ import annotations

from collections.abc import Sequence

from ..labels import Reading
from ..raw import MEASURES, Field, Label, StageKind
from ..shapes import Kind, is_id, kind_of, words_in
from ..words import Word, join_words
from .columns import is_appetite
from .settle import told_as_status

_VALUES = (Kind.NUMBER, Kind.SCORE, Kind.RAG, Kind.LEVEL, Kind.CODE)
_TOLD_BY_VALUE = frozenset({*MEASURES, Field.RESPONSE, Field.STATUS, Field.ID})
"""Fields that a value may show to be another; of the others the label alone tells."""
_TEXTS = (
    Field.CONTROLS,
    Field.ACTIONS,
    Field.CAUSES,
    Field.CONSEQUENCES,
    Field.UPDATE,
    Field.RISK,
    Field.DESCRIPTION,
    Field.ASSURANCES,
    Field.EVIDENCE,
    Field.EXTRA,
    Field.TITLE,
    Field.STATUS,
    Field.RESPONSE,
)


def label_for(reading: Reading, words: tuple[Word, ...], value: str, listed: bool = False) -> Label:
    """The label as it is meant over a value's text; `listed`: the value is a list of bullets."""
    text = join_words(words).rstrip(" :-–—|")
    field = _field(reading, text, value, listed)
    if field not in MEASURES:
        return Label(text, field, line=reading.line, words=words)
    return Label(text, field, reading.stage, reading.stage_text, reading.line, words)


def _field(reading: Reading, label: str, value: str, listed: bool) -> Field:
    field, others = reading.field, reading.alternatives
    if field not in _TOLD_BY_VALUE:
        return field
    kind = kind_of(value)
    size = words_in(value)
    prose = listed or (kind not in _VALUES and (kind is Kind.PROSE or size > 6) and not _scored(value))
    if field is Field.IMPACT and Field.CONSEQUENCES in others and reading.stage is None:
        told = (
            listed or (kind not in _VALUES and not any(c.isdigit() for c in value))
            if value
            else "consequence" in label.casefold()
        )
        return Field.CONSEQUENCES if told or prose else field
    if field is Field.SCORE and reading.stage is StageKind.TARGET and is_appetite(value):
        return Field.EXTRA
    if field in MEASURES and kind is Kind.DATE and Field.TARGET_ON in others:
        return Field.TARGET_ON
    if field in MEASURES and size > 3 and kind not in _VALUES and not any(c.isdigit() for c in value):
        return next((other for other in others if other in _TEXTS), Field.EXTRA)
    if field in MEASURES and prose:
        return next((other for other in others if other in _TEXTS), Field.EXTRA if listed or size > 14 else field)
    if field is Field.RESPONSE and (listed or (size > 4 and kind is Kind.PROSE)):
        return Field.CONTROLS
    if field is Field.STATUS:
        return Field.UPDATE if size > 6 else told_as_status(kind, reading)
    if field is Field.ID and value and not is_id(value) and size > 3:
        return Field.TITLE
    return field


def _scored(value: str) -> bool:
    """A value of several words that still only says numbers: "4 x 5 = 20 (likelihood 4, impact 5)"."""
    tokens = value.split()
    return len(tokens) <= 16 and sum(any(c.isdigit() for c in token) for token in tokens) >= 0.2 * len(tokens)


def same_field_heading(labels: Sequence[tuple[Reading, tuple[Word, ...], tuple[Word, ...]]], field: Field) -> bool:
    return len(labels) == 1 and not labels[0][2] and labels[0][0].field is field
