"""What a card's label stands for, by the one value beside, below or behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from ..labels import Reading
from ..raw import Field, StageKind
from ..shapes import TEXTUAL, Kind, kind_of, leading_id, words_in
from .columns import is_appetite
from .settle import OFTEN, told_as_status

_LONG = 6
"""More words than this are no date, direction, score or state."""
_LIKELIHOOD: Final = Field.LIKELIHOOD
_TARGET: Final = StageKind.TARGET
_DATE: Final = Kind.DATE
_TURNS: Final = Kind.DIRECTION


class Sample(Protocol):
    """A value, as far as it tells what its label means."""

    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def blank(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Told:
    """A value that is no cell of its own."""

    text: str

    @property
    def kind(self) -> Kind:
        return kind_of(self.text)

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def settle_one(reading: Reading, text: str, sample: Sample | None) -> Field:
    """Which field a card's label, printed as `text`, stands for, by its one value."""
    field = reading.field
    if sample is None or sample.blank:
        return field
    if field is _LIKELIHOOD:
        return Field.EXTRA if sample.kind in TEXTUAL and OFTEN.search(text) else field
    rule = _RULES.get(field)
    return rule(reading, sample) if rule is not None else field


def _impact(reading: Reading, sample: Sample) -> Field:
    if Field.CONSEQUENCES not in reading.alternatives:
        return reading.field
    return Field.CONSEQUENCES if sample.kind in TEXTUAL else Field.IMPACT


def _consequences(reading: Reading, sample: Sample) -> Field:
    told = Field.IMPACT not in reading.alternatives or sample.kind in TEXTUAL
    return Field.CONSEQUENCES if told else Field.IMPACT


def _score(reading: Reading, sample: Sample) -> Field:
    target, kind = reading.stage is _TARGET, sample.kind
    if target and is_appetite(sample.text):
        return Field.EXTRA
    if kind is _TURNS:
        return Field.DIRECTION
    if kind is _DATE:
        return Field.TARGET_ON if target else Field.EXTRA
    if kind in TEXTUAL and words_in(sample.text) > _LONG:
        return next((f for f in (Field.OBJECTIVE, Field.UPDATE) if f in reading.alternatives), Field.EXTRA)
    return reading.field


def _status(reading: Reading, sample: Sample) -> Field:
    return Field.UPDATE if words_in(sample.text) > _LONG else told_as_status(sample.kind, reading)


def _risk(reading: Reading, sample: Sample) -> Field:
    return Field.ID if sample.kind in (Kind.CODE, Kind.NUMBER) else reading.field


def _id(reading: Reading, sample: Sample) -> Field:
    both = Field.TITLE in reading.alternatives and leading_id(sample.text)  # "Code and title" over both
    return Field.TITLE if both else reading.field


def _update(reading: Reading, sample: Sample) -> Field:
    return Field.EXTRA if sample.kind is _DATE else reading.field


def _date(reading: Reading, sample: Sample) -> Field:
    if Field.ACTION_OWNER in reading.alternatives and sample.kind in TEXTUAL:
        return Field.ACTION_OWNER
    if words_in(sample.text) > _LONG:
        return Field.EXTRA
    scored = reading.field is Field.TARGET_ON and sample.kind in (Kind.NUMBER, Kind.SCORE, Kind.RAG)
    return Field.SCORE if scored else reading.field


def _controls(reading: Reading, sample: Sample) -> Field:
    return Field.EXTRA if Field.EXTRA in reading.alternatives and words_in(sample.text) < 4 else reading.field


def _direction(reading: Reading, sample: Sample) -> Field:
    return Field.UPDATE if words_in(sample.text) > _LONG else reading.field


def _response(reading: Reading, sample: Sample) -> Field:
    return Field.CONTROLS if words_in(sample.text) > 3 else reading.field


_RULES: dict[Field, Callable[[Reading, Sample], Field]] = {
    Field.IMPACT: _impact,
    Field.CONSEQUENCES: _consequences,
    Field.SCORE: _score,
    Field.STATUS: _status,
    Field.RISK: _risk,
    Field.ID: _id,
    Field.UPDATE: _update,
    Field.REVIEW_ON: _date,
    Field.RAISED_ON: _date,
    Field.TARGET_ON: _date,
    Field.CONTROLS: _controls,
    Field.DIRECTION: _direction,
    Field.RESPONSE: _response,
}
"""Of a field whose label may stand for another: when its value tells so."""
