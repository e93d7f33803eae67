"""Scores of several periods in one cell: "12, 8, 8" under "Score history (Q4, Q1, Q2)"."""

from __future__ import annotations

import re
from dataclasses import replace

from ..raw import Field, RawValue, StageKind
from ..shapes import PERIOD

_WHEN = re.compile(rf"\bQ[1-4]\b(?:\s*(?:20)?\d\d(?:/\d\d)?\b)?|\b{PERIOD}(?!\w)", re.IGNORECASE)
_PREVIOUS = StageKind.PREVIOUS
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d)?)[,;/]?")
_BETWEEN = frozenset({",", ";", "/", "|", ">", "-", "–", "→", "➔", "▶"})


def split_past(value: RawValue) -> list[RawValue]:
    """A score for each period that the label lists; none unless the cell prints just as many numbers."""
    label = value.label
    if label.stage is not _PREVIOUS or label.field is not Field.SCORE or len(value.paragraphs) != 1:
        return []
    periods = _WHEN.findall(value.label.text)
    words = [word for word in value.paragraphs[0].words if word.text not in _BETWEEN]
    numbers = [match[1] for word in words if (match := _NUMBER.fullmatch(word.text))]
    if not 2 <= len(periods) == len(numbers) == len(words):
        return []
    return [
        replace(
            value,
            label=replace(value.label, stage_text=period),
            paragraphs=(replace(value.paragraphs[0], words=(replace(word, text=number),)),),
            fill=None,
        )
        for period, number, word in zip(periods, numbers, words, strict=True)
    ]
