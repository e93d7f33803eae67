"""The period that a report says it covers: quarters, months, days and financial years that start on 1 April."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .dates import MONTH, month_of, parse_date
from .models import Period
from .texts import squash

_NOT_COVERED = re.compile(
    r"\b(?:run\s+(?:date|on)|version|v\d+(?:\.\d+)*|printed|print\s+date|issued?|published|publication|last\s+(?:updated|reviewed|amended|revised|saved)|updated(?!\s+(?:for|to))|date\s+of\s+(?:meeting|issue|report)"
    r"|meeting|held\s+on|committee|cabinet|board\s+(?:of|on|meeting)|agenda|minutes|approved|adopted|next\s+review|review\s+date|reviewed|generated|created|downloaded|exported|extracted\s+on|draft"
    r"|revised|author|copyright|©|strategy\s+20|plan\s+20|policy\s+20|effective\s+from|date\s*:|date\s+(?:raised|added|opened|identified|closed|due)|(?:raised|opened|identified|due|target|closed)\s+(?:on|by|date)|\d\d?:\d\d(?::\d\d)?\b|since|act\s+(?:19|20)\d\d|regulations\s+(?:19|20)\d\d|target|by\s+20|page\s+\d)",
    re.IGNORECASE,
)
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
}
_QUARTER = re.compile(
    r"\b(?:(?:quarters?|qtr|chwarter)\.?\s*[:\-–]?\s*(?P<a>[1-4]|one|two|three|four|iv|i{1,3})\b|q\s?(?P<b>[1-4])\b|(?P<c>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter\b)",
    re.IGNORECASE,
)
_QUARTERS = re.compile(
    r"\b(?:(?:quarter|qtr)s?|q)\s?(?P<first>[1-3])\s*(?:&|/|[-–]|and|to)\s*(?:quarter|qtr|q)?\s?(?P<last>[2-4])\b",
    re.IGNORECASE,
)
"""Two quarters of one year: "Q3 and Q4 2025/26"."""
_YEARS = re.compile(r"(?<![\d/\-])(?P<a>(?:19|20)?\d{2})\s?[/\-–]\s?(?P<b>(?:19|20)?\d{2})(?![\d/\-])")
_DAY = (
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTH},?(?:\s+20\d{{2}})?|\d{{1,2}}[/.]\d{{1,2}}[/.](?:20)?\d{{2}}"
    rf"|\d{{1,2}}-[A-Za-z]{{3,9}}-(?:20)?\d{{2}}|20\d{{2}}-\d{{2}}-\d{{2}}"
)
_MONTH_YEAR = rf"{MONTH}[\s\-,']*(?:20\d{{2}}|\d{{2}}(?!\d))"
_RANGE = re.compile(
    rf"(?P<a>{_DAY}|{MONTH}(?:[\s\-]*20\d{{2}})?)\s*(?:to|until|[-–—])\s*(?P<b>{_DAY}|{_MONTH_YEAR})", re.IGNORECASE
)
_QUARTER_END = re.compile(
    rf"\b(?:quarter(?:ly\s+(?:report|update|review))?|three\s+months|3\s+months)\s+(?:ending|ended|to|end)\s*:?\s*(?P<d>{_DAY}|{_MONTH_YEAR})",
    re.IGNORECASE,
)
_ENDED = re.compile(
    rf"\b(?P<what>year|half[\s-]year|six\s+months|month)\s+(?:ending|ended)\s*:?\s*(?P<d>{_DAY}|{_MONTH_YEAR})",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:(?P<first>h1|half[\s-]?year(?:ly)?|mid[\s-]?year|first\s+half|first\s+six\s+months)|(?P<second>h2|second\s+half)"
    r"|(?:month|period|p|m)\s?(?P<month>1[0-2]|0?[1-9]))\b",
    re.IGNORECASE,
)
"""A part of a financial year that is no quarter: "H1 2025/26", "Half year 2025/26", "Month 6 2025/26"."""
_ONE_DAY = re.compile(rf"(?<![\d/])(?:{_DAY})(?![\d/])", re.IGNORECASE)
_ONE_MONTH = re.compile(rf"(?<![\w/])(?<!\d\s)(?:{_MONTH_YEAR})(?![\d/])", re.IGNORECASE)
_COVER = re.compile(
    r"\b(?:as\s+at|position\s+at|position\s+as\s+at|period|covering|quarter|for\s+the)\b", re.IGNORECASE
)
_DONE = re.compile(r"[a-z]\s+(?:in|by|before|until|after|from)(?:\s+(?:the\s+)?end\s+of|\s+early|\s+late)?\s+$")
"""Behind a verb's word a date says when something is done: "to the Board in March 2027"."""
_FIGURE = re.compile(r"\d")
"""What every period holds but a quarter, which may be told in words."""
_LONGEST = 22
"""Words of a line that may name the period without "as at" and the like."""


@dataclass(frozen=True, slots=True)
class _Span:
    label: str
    start: str | None
    end: str | None
    rank: int  # how plainly a period: 4 quarter with its year, 3 range, 2 quarter or "as at", 1 month, 0 day or year


def parse_period(text: str) -> Period | None:
    """The period in one line: "Q3 2024/25", "as at 31 March 2026", "April 2025", "2025/26". A version date is none."""
    span = _span(text)
    return Period(label=span.label, start=span.start, end=span.end) if span else None


def find_period(lines: Sequence[str]) -> Period | None:
    """The period among title and heading lines, in their order: a quarter beats a range, a date, a year.

    A bare quarter takes its year from the next line that has one: "Quarter 1" over "Jun-2021".
    """
    spans = [span for line in lines if (span := _span(line))]
    if not spans:
        return None
    best = max(spans, key=lambda span: span.rank)
    if best.start is None:
        merged = _with_year(best, [span for span in spans if span.start])
        best = merged or next((span for span in spans if span.start and span.rank), best)
    return Period(label=best.label, start=best.start, end=best.end)


def _with_year(bare: _Span, dated: list[_Span]) -> _Span | None:
    match = _QUARTER.search(bare.label)
    if not match:
        return None
    number = _number_of(match)
    for span in dated:
        first, last = str(span.start), str(span.end)
        year = int(last[:4]) if int(last[5:7]) >= 4 else int(last[:4]) - 1
        start, end = _quarter(year, number)
        year_only = first.endswith("-04-01") and last.endswith("-03-31")
        if (start <= first and last <= end) or year_only:
            return _Span(f"{bare.label}, {span.label}", start, end, 4)
    return None


def _number_of(match: re.Match[str]) -> int:
    word = next(group for group in match.groups() if group).casefold()
    return _ORDINALS.get(word) or int(word)


def _quarter(year: int, number: int) -> tuple[str, str]:
    """First and last day of a quarter of the financial year that starts in April of `year`."""
    month = (3 + (number - 1) * 3) % 12 + 1
    calendar_year = year + (number == 4)
    return f"{calendar_year}-{month:02d}-01", _last_day(calendar_year, month + 2)


def _last_day(year: int, month: int) -> str:
    return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def _span(text: str) -> _Span | None:
    plain = squash(text).strip(" .,;:[]")
    plain = plain if "(" in plain and ")" in plain[plain.index("(") :] else plain.strip("() ")
    if not plain or (len(plain.split()) > _LONGEST and not _COVER.search(plain)):
        return None
    if not _FIGURE.search(plain) and not _QUARTER.search(plain):
        return None
    if _NOT_COVERED.search(plain) and not re.search(
        r"\b(?:as\s+at|position\s+at|quarter|q[1-4])\b", plain, re.IGNORECASE
    ):
        return None
    return _quarter_span(plain) or _range_span(plain) or _part_span(plain) or _single_span(plain)


def _quarter_span(text: str) -> _Span | None:
    ending = _QUARTER_END.search(text)
    if ending and (last := parse_date(ending.group("d"))):
        year, month = int(last[:4]), int(last[5:7])
        first = month - 2 if month > 2 else month + 10
        return _Span(ending.group(), f"{year - (month <= 2)}-{first:02d}-01", _last_day(year, month), 4)
    match = _QUARTER.search(text)
    if not match:
        return None
    number = _number_of(match)
    if years := _financial_year(text):
        both = _QUARTERS.search(text)
        start, end = _quarter(years[0], int(both["first"]) if both else number)
        if both:
            end = _quarter(years[0], int(both["last"]))[1]
        label = _label(text, (both or match).span(), years[1])
        return _Span(label, start, end, 4) if start < end else None
    ranged = _range_span(text)
    if ranged and ranged.start:
        at = text.find(ranged.label)
        return _Span(_label(text, match.span(), (at, at + len(ranged.label))), ranged.start, ranged.end, 4)
    for found in (*_ONE_MONTH.finditer(text), *_ONE_DAY.finditer(text)):
        iso = parse_date(found.group())
        if iso and len(iso) >= 7:
            year = int(iso[:4]) - (int(iso[5:7]) < 4)
            start, end = _quarter(year, number)
            if start <= iso + "-01"[: 10 - len(iso)] <= end or start[:7] == iso[:7]:
                return _Span(_label(text, match.span(), found.span()), start, end, 4)
    behind = re.match(r"[\s,]+20\d\d\b", text[match.end() :])
    return _Span(match.group() + (behind.group() if behind else ""), None, None, 2)


def _label(text: str, one: tuple[int, int], other: tuple[int, int]) -> str:
    """From the one to the other, with the bracket that closes there or stands behind."""
    start, end = min(one[0], other[0]), max(one[1], other[1])
    rest = re.match(r"\s*\([^)]*\)", text[end:])
    end += rest.end() if rest else 0
    return text[start : end + (text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")")]


def _financial_year(text: str) -> tuple[int, tuple[int, int]] | None:
    for match in _YEARS.finditer(text):
        a, b = match.group("a"), match.group("b")
        first = int(a) if len(a) == 4 else 2000 + int(a)
        if int(b[-2:]) == (first + 1) % 100 and 1990 <= first <= 2069:
            return first, match.span()
    return None


def _range_span(text: str) -> _Span | None:
    match = _RANGE.search(text)
    if not match:
        return None
    last = parse_date(match.group("b"))
    if not last or len(last) < 7:
        return None
    first_text = match.group("a")
    if not re.search(r"\d{4}|[/.]\d{2}$|-\d{2}$", first_text):
        year = int(last[:4])
        month = re.search(MONTH, first_text, re.IGNORECASE)
        if month and month_of(month.group()) > int(last[5:7]):
            year -= 1
        first_text = f"{first_text} {year}"
    first = parse_date(first_text)
    if not first or len(first) < 7:
        return None
    start = first if len(first) == 10 else f"{first}-01"
    end = last if len(last) == 10 else _last_day(int(last[:4]), int(last[5:7]))
    return _Span(match.group(), start, end, 3) if start <= end else None


def _part_span(text: str) -> _Span | None:
    match, years = _PART.search(text), _financial_year(text)
    if match is None or years is None:
        return None
    month = int(match["month"]) if match["month"] else 0
    first, last = (month, month) if month else (1, 6) if match["first"] else (7, 12)
    start, end = ((years[0] + (number + 2) // 12, (number + 2) % 12 + 1) for number in (first, last))
    return _Span(_label(text, match.span(), years[1]), f"{start[0]}-{start[1]:02d}-01", _last_day(*end), 3)


def _single_span(text: str) -> _Span | None:
    ended = _ENDED.search(text)
    if ended and (last := parse_date(ended.group("d"))) and len(last) >= 7:
        year, month = int(last[:4]), int(last[5:7])
        back = {"year": 11, "month": 0}.get(ended.group("what").casefold(), 5)
        index = year * 12 + month - 1 - back
        end = last if len(last) == 10 else _last_day(year, month)
        return _Span(ended.group(), f"{index // 12}-{index % 12 + 1:02d}-01", end, 3)
    rank = 2 if _COVER.search(text) else 1
    for pattern in (_ONE_DAY, _ONE_MONTH):
        found = [m.group().strip(" ,") for m in pattern.finditer(text) if not _DONE.search(text[: m.start()])]
        dates = {parse_date(each) for each in found} - {None}
        if len(dates) == 1 and (iso := dates.pop()):
            if len(iso) == 10:
                return _Span(found[0], iso, iso, rank if rank > 1 else 0)
            if len(iso) == 7:
                return _Span(found[0], f"{iso}-01", _last_day(int(iso[:4]), int(iso[5:])), rank)
        if dates:
            return None
    years = _financial_year(text)
    if years:
        return _Span(text[slice(*years[1])], f"{years[0]}-04-01", f"{years[0] + 1}-03-31", 0)
    return None
