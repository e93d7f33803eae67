"""Arrows on a coloured ground under "RAG and direction of travel": the ground rates, the arrow says whither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..labels import Grammar
from ..raw import MEASURES, Field, Label, RawValue, StageKind

_DIRECTION = Field.DIRECTION
_TODAY = (StageKind.CURRENT, StageKind.RESIDUAL)


def with_ratings(values: Sequence[RawValue], grammar: Grammar) -> list[RawValue]:
    """A risk's values, those of such arrows as two: the rating is of the score that stands today."""
    out: list[RawValue] = []
    for value in values:
        if value.label.field is _DIRECTION and value.fill is not None and value.fill.vivid:
            reading = grammar.read(value.label.text)
            if reading is not None and reading.field in (Field.RAG, Field.SCORE):
                label = replace(value.label, field=Field.RAG, stage=reading.stage, stage_text=reading.stage_text)
                label = label if label.stage else _as_today(label, values)
                out += [replace(value, label=label, paragraphs=(), section=False), replace(value, fill=None)]
                continue
        out.append(value)
    return out


def _as_today(label: Label, values: Sequence[RawValue]) -> Label:
    """The label with the stage of the scores that stand today, where they have one."""
    scores = (value.label for value in values if value.label.field in MEASURES)
    today = next((score for score in scores if score.stage in _TODAY), None)
    return replace(label, stage=today.stage, stage_text=today.stage_text) if today else label
