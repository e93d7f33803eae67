"""TXT: what the words of a risk say against the report they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ..case import Case
from ..models import Period
from .base import Found, Rule, each, places

_QUARTER: Final = (
    r"(?:quarter\s*(?P<{0}a>[1-4]|one|two|three|four)|q\s?(?P<{0}b>[1-4])\b"
    r"|(?P<{0}c>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter)"
)
_YEAR: Final = r"(?:\s*(?:of\s+)?\(?(?P<{0}y>(?:20)?\d\d\s*[/-]\s*\d\d(?:\d\d)?)\)?)?"
_NAMED: Final = {
    "one": 1,
    "first": 1,
    "1st": 1,
    "two": 2,
    "second": 2,
    "2nd": 2,
    "three": 3,
    "third": 3,
    "3rd": 3,
    "four": 4,
    "fourth": 4,
    "4th": 4,
}


def _q(prefix: str) -> str:
    return _QUARTER.format(prefix) + _YEAR.format(prefix)


# Only what speaks of the quarter as now: "at the end of Q4" and "Q2 targets were met" are a look back.
_PRESENT: Final = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b(?:as\s+(?:at|of)|position\s+at)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?{_q('q')}",
        rf"\b(?:this|the\s+current|the\s+present|the\s+reporting)\s+(?:quarter|period)\s*[,(:-]*\s*(?:is\s+)?{_q('q')}",
        rf"\b{_q('q')}\s+(?:has|have)\s+(?:so\s+far\s+)?(?:seen|brought|shown)\b",
        rf"\b{_q('q')}\s+(?:is\s+(?:showing|seeing)|sees|shows|continues)\b",
        rf"\b{_q('q')}\s+(?:[\w-]+\s+){{1,4}}?(?:is|are|stands?\s+at|remains?(?:\s+at)?)\s+(?:now\s+|currently\s+)?[£\d]",
        rf"\b(?:currently|now)\s+in\s+(?:the\s+)?{_q('q')}",
    )
)
_PAST: Final = re.compile(r"(?i)^[^.;\n]{0,90}?\b(?:was|were|had|stood|fell|rose)\b")
_SIGN: Final = re.compile(r"q\s?[1-4]")
_NUMBER: Final = re.compile(r"\s*(?:[1-4]|one|two|three|four)")
_ORDINALS: Final = ("first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th")
_HERE: Final = re.compile(rf"\b{_q('q')}", re.I)


class OtherQuarter(Rule):
    code = "TXT001"
    severity = "warning"
    summary = "an update speaks of another quarter as the present"
    explanation = (
        'An update that was not rewritten gives itself away: "As at the end of Quarter 1" in a report for '
        "Quarter 2. The rule looks for another quarter spoken of as now; one that the text looks back or "
        'forward to is no finding. It needs a report whose period is a quarter. Example: "Q4 has seen steady '
        "progress\" in a report for Quarter 1. Source: a council's report for the first quarter of 2021/22 "
        "says just that of the fourth."
    )

    def look(self, case: Case) -> Iterator[Found]:
        current = quarter_of(case.register.report.period)
        if current is None:
            return
        for index, risk, notes in each(case):
            said = _stale(risk.update or "", *current)
            if said:
                here = f"in a report for Quarter {current[0]}"
                message = f'the update speaks of another quarter as the present: "{said}", {here}'
                yield index, self.finding(message, risk, places(risk, notes, "/update"))


def quarter_of(period: Period | None) -> tuple[int, int | None] | None:
    """The financial quarter and the year in which its financial year starts; None where the period is no quarter."""
    if period is None:
        return None
    if period.start and period.end and re.fullmatch(r"\d{4}-\d{2}-\d{2}", period.start):
        year, month = int(period.start[:4]), int(period.start[5:7])
        if (int(period.end[:4]) - year) * 12 + int(period.end[5:7]) - month == 2 and month % 3 == 1:
            return ((month - 4) // 3 + 1, year) if month >= 4 else (4, year - 1)
        return None
    found = {number for match in _HERE.finditer(period.label) if (number := _number(match)) is not None}
    return (found.pop(), None) if len(found) == 1 else None


def _number(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    text = (groups.get("qa") or groups.get("qb") or groups.get("qc") or "").casefold()
    return int(text) if text.isdigit() else _NAMED.get(text)


def _stale(text: str, quarter: int, year: int | None) -> str | None:
    if not _names_quarter(text.casefold()):
        return None
    for pattern in _PRESENT:
        for match in pattern.finditer(text):
            number = _number(match)
            if number is None or not _other(match, number, quarter, year):
                continue
            this = (
                match.group().casefold().startswith(("this ", "the "))
            )  # "this quarter (Q1)" is the present in any tense
            if not this and _PAST.search(text[match.end() :]):
                continue
            return re.sub(r"\s+", " ", match.group()).strip(" ,(:-")
    return None


def _names_quarter(text: str) -> bool:
    """A text in small letters, among which it is told soon, names a quarter by its number: most texts do not."""
    if _SIGN.search(text):
        return True
    for before, after in pairwise(text.split("quarter")):
        if _NUMBER.match(after) or (before[-1:].isspace() and before.rstrip().endswith(_ORDINALS)):
            return True
    return False


def _other(match: re.Match[str], number: int, quarter: int, year: int | None) -> bool:
    printed = re.match(r"(?:20)?(\d\d)", match.groupdict().get("qy") or "")
    if number == quarter and printed and year is not None:
        return int(printed.group(1)) != year % 100
    return number != quarter
