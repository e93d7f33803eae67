"""Scores in columns that name the time at which they were judged: "Score (Nov 2024)", "Rating at 31 March 2025"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..raw import MEASURES, Label, StageKind
from ..shapes import is_period
from .columns import Column

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WHEN = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?\b(?P<month>{_MONTH})(?:[\s'’,\-]*(?P<year>20\d\d|\d\d)\b)?"
    r"|\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>20\d\d|\d\d)\b|\b(?P<from>20\d\d|\d\d)\s?[/\-–]\s?(?P<to>20\d\d|\d\d)\b",
    re.IGNORECASE,
)
Moment = tuple[int, int, int]
"""Year, month and day, 0 where none is printed."""


def date_scores(columns: Sequence[Column], labels: Sequence[Label]) -> list[Label]:
    """The labels with all scores but those of the latest time as previous; all of them beside a current score."""
    times = {k: when for k, label in enumerate(labels) if (when := _time_of(columns[k], label))}
    current = any(label.stage in (StageKind.CURRENT, StageKind.RESIDUAL) for label in labels)
    bare = [k for k in times if labels[k].stage is StageKind.PREVIOUS]
    judged = [k for k, label in enumerate(labels) if label.field in MEASURES and k not in bare]
    if bare and (judged or len(bare) < 2):
        times = {k: when for k, when in times.items() if k not in bare}  # months of a register's past
    latest = None if current else _latest(list(times.values()))
    out = list(labels)
    for k, when in times.items():
        shared = sum(other == when for other in times.values()) > 1
        name = when[0] if shared else labels[k].text
        if when == latest:
            out[k] = replace(labels[k], stage=StageKind.CURRENT if k in bare else None, stage_text=None)
        else:
            out[k] = replace(labels[k], stage=StageKind.PREVIOUS, stage_text=name)
    return out


def _time_of(column: Column, label: Label) -> tuple[str, Moment | None] | None:
    """The time that a score's label names, as printed and to compare; None where it is judged at a named stage."""
    if label.field not in MEASURES:
        return None
    if label.stage is StageKind.PREVIOUS and not is_period(column.leaf):
        return None
    if label.stage not in (None, StageKind.PREVIOUS) or (match := _WHEN.search(column.leaf)) is None:
        return None
    month = match["month"]
    number = _MONTHS.index(month[:3].casefold()) + 1 if month else int(match["m"] or 0)
    year = match["year"] or match["y"] or match["from"]
    if match["to"] and (int(match["to"]) - int(match["from"])) % 100 != 1:
        return None  # a scale: "Score (10-25)"
    if year is None:
        return match.group(), None
    return match.group(), (int(year) % 2000, number, int(match["day"] or match["d"] or 0))


def _latest(times: Sequence[tuple[str, Moment | None]]) -> tuple[str, Moment | None] | None:
    """The latest of several times: by the calendar, and where a year is missing the last that is printed."""
    if not times:
        return None
    known = [(moment, text) for text, moment in times if moment is not None]
    if len(known) < len(times):
        return times[-1]
    moment, text = max(known)
    return text, moment
