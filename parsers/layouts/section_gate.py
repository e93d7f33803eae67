"""Sections that look like risks and are none: findings, projects, statements of appetite, groups of people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..labels import Grammar
from ..raw import MEASURES, Field, StageKind
from .section_model import Item, Start
from .sentences import read_stated

_OTHER = re.compile(
    r"\s*(?:finding|recommendation|option|project|scheme|issue|case|minute|question|action|observation|weakness)s?\b"
    r"(?:\s+(?:no\.?|number))?\s*[A-Z]?\d",
    re.IGNORECASE,
)
_AIM = re.compile(r"\s*(?:objective|priority|goal|aim|outcome|theme)\b\s*[A-Z]?\d", re.IGNORECASE)
_ISSUE = re.compile(r"\s*issue\b\s*[A-Z]?\d", re.IGNORECASE)
_APPETITE = re.compile(r"\bappetites?\b", re.IGNORECASE)
_TRACKED = re.compile(r"\b(?:project|scheme|programme|contract|finding|recommendation)\b", re.IGNORECASE)
_RISK = re.compile(r"\brisks?\b", re.IGNORECASE)
_PEOPLE = frozenset(
    "age|disability|sex|gender|race|ethnicity|religion|religion or belief|religion and belief|sexual orientation|"
    "gender reassignment|pregnancy and maternity|marriage and civil partnership|carers|welsh language".split("|")
)
"""Groups that an equality impact assessment goes through."""
_MOST = 0.6
_LONGEST = 80
"""Words of a paragraph that may state scores."""


def foreign_class(items: Sequence[Item], starts: Sequence[Start]) -> bool:
    """Most of the starts begin something else than risks."""
    named = sum(start.paragraph.text.strip(" .:").casefold() in _PEOPLE for start in starts)
    held = sum(_held_by_other(items, start) for start in starts)
    return named >= max(2, _MOST * len(starts)) or held >= _MOST * len(starts) or _of_projects(items, starts)


def _held_by_other(items: Sequence[Item], start: Start) -> bool:
    """ "Risk: money is lost" inside a finding, or behind other labels of a plan's objective."""
    if not start.kind.startswith("label:"):
        return False
    labelled = False
    for item in reversed(items[: start.at]):
        block = item.paragraph
        if block is None:
            return False
        if block.heading is not None or block.bold:
            return _OTHER.match(block.text) is not None or (labelled and _AIM.match(block.text) is not None)
        labelled = labelled or item.labelled
    return False


def _of_projects(items: Sequence[Item], starts: Sequence[Start]) -> bool:
    """Labels of projects in most sections of a report whose headings do not speak of risks."""
    own = {start.at for start in starts}
    headed = any(
        item.paragraph is not None and item.paragraph.heading is not None and _RISK.search(item.paragraph.text)
        for item in items
    )
    if headed or len(starts) < 2:
        return False
    stops = [*sorted(own)[1:], len(items)]
    tracked = sum(
        any(_led_by_project(item) for item in items[at + 1 : stop]) for at, stop in zip(sorted(own), stops, strict=True)
    )
    return tracked >= _MOST * len(starts)


def _led_by_project(item: Item) -> bool:
    block = item.paragraph
    if block is None or block.marker:
        return False
    return _TRACKED.search(" ".join(word.text for word in block.words[:3])) is not None


def tells_no_risk(items: Sequence[Item], start: Start, stop: int, fields: set[Field], grammar: Grammar) -> bool:
    """An issue that is not judged, or a kind of risk for which only an appetite and the most accepted are told."""
    if Field.LIKELIHOOD in fields or Field.IMPACT in fields:
        return False
    if _ISSUE.match(start.paragraph.text):
        return True
    body = items[start.at : stop]
    if not any(item.paragraph is not None and _APPETITE.search(item.paragraph.text) for item in body):
        return False
    readings = [reading for item in body for reading, _, _ in item.labels]
    readings += [item.plain_label for item in body if item.plain_label is not None]
    stages = {reading.stage for reading in readings if reading.field in MEASURES}
    for item in body:
        if item.paragraph is not None and not item.labelled and len(item.paragraph.words) <= _LONGEST:
            stages |= {v.label.stage for v in read_stated(item.paragraph, grammar).values if v.label.field in MEASURES}
    return stages == {StageKind.TARGET} and not any(item.table for item in body)
