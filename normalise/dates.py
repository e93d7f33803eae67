"""Dates as councils print them, day first, to ISO 8601 as precise as printed."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from ..parsers.welsh import in_english
from .texts import squash

MONTHS = {calendar.month_name[number].casefold(): number for number in range(1, 13)}
MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:(?:19|20)\d{2}|['’]?\d{2})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_SEPARATOR = r"[\s\-–/.,]*"
_DAY = r"(?P<d>\d{1,2})\s*(?:st|nd|rd|th)?"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<y>(?:19|20)\d{2})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T\s]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?",
        r"(?P<y>(?:19|20)\d{2})/(?P<m>\d{1,2})/(?P<d>\d{1,2})",
        rf"{_WEEKDAY}(?P<d>\d{{1,2}})\s?([/.\-–])\s?(?P<m>\d{{1,2}})\s?\2\s?(?P<y>(?:19|20)\d{{2}}|\d{{2}})(?:\s\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?",
        rf"{_WEEKDAY}(?:the\s+)?{_DAY}(?:\s+(?:of\s+)?|{_SEPARATOR})(?P<mon>{MONTH}){_SEPARATOR}(?P<y>{_YEAR})(?:\s\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?",
        rf"{_WEEKDAY}(?P<mon>{MONTH})\s+{_DAY},?\s+(?P<y>(?:19|20)\d{{2}})",
        rf"(?P<mon>{MONTH}){_SEPARATOR}(?P<y>{_YEAR})",
        rf"(?P<y>(?:19|20)\d{{2}}),?\s+(?P<mon>{MONTH})",
        r"(?P<y>(?:19|20)\d{2})-(?P<m>\d{2})",
        r"(?P<m>\d{1,2})/(?P<y>(?:19|20)\d{2})",
        r"(?P<y>(?:19|20)\d{2})",
    )
)
_LEADS = re.compile(
    r"^(?:(?:by|before|on|from|to|until|till|through\s+to|due|target|date|review|reviewed|next|last|completed?|completion|achieved|deadline|for|is|the|at|as|wef|raised"
    r"|in|during|expected|estimated|est|revised|extended|moved|w/[ce]|week\s+(?:commencing|ending|beginning)|now|approx(?:imately)?|c|circa|ongoing|annual(?:ly)?|quarterly|monthly"
    r"|continuous(?:ly)?|and)\b[\s.,:(\-–]*)*"
    r"(?:(?:the\s+)?(?:(?P<part>end|close|late|mid|middle|early|beginning|start|spring|summer|autumn|winter)\b[\s\-–]*(?:of\b\s*)?))?",
    re.IGNORECASE,
)

_EARLIER = re.compile(
    r"[\s,;(\[–—-]+(?:was|were|previously|originally|original(?:\s+(?:date|target))?|formerly|moved\s+from|extended\s+from|revised\s+from|from)\b[\s:]*"
    r"[\w\s/.'’-]{4,20}[)\]]?$",
    re.IGNORECASE,
)
"""The date that this one has taken the place of: "31/03/2026 (was 31/12/2025)"."""
_REMARK = re.compile(
    r"[\s,;(\[–—-]+(?:(?:and|then)\s+)?(?:(?:fully|partly|now)\s+)?(?:completed?|revised|ongoing|on\s+track|overdue|new|provisional|extended|closed|original|estimated?"
    r"|target|latest|met|achieved|done|delayed|(?:q|quarter\s?|phase\s)[1-4]|continuing|onwards?|tbc|at\s+latest|subject\s+to\s+\w+)[\s)\].]*$",
    re.IGNORECASE,
)
"""A word or two behind the date: "30 Sep 2025 (revised)", "May 2024 – complete"."""


@lru_cache(maxsize=1024)
def parse_date(text: str) -> str | None:
    """The one date that a cell holds: "22-Feb-24" → 2024-02-22, "End of May 2026" → 2026-05, "2026" → 2026.

    Null where there is none, where two stand side by side, and where the printed thing is no ISO date ("Q3 2024").
    """
    plain = _EARLIER.sub("", in_english(squash(text).replace("\u2011", "-")))
    plain = _REMARK.sub("", plain).strip(" .,;:()[]*")
    if not plain or not any(char.isdigit() for char in plain):
        return None
    whole = _whole(plain)
    if whole:
        return whole
    lead = _LEADS.match(plain)
    rest = plain[lead.end() :].strip(" .,;:()[]") if lead else plain
    return _whole(rest)  # "Early 2026" is still 2026, "mid March 2026" still March


def _whole(text: str) -> str | None:
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            return iso_of(match)
    return None


def iso_of(match: re.Match[str]) -> str | None:
    """ISO 8601 of a match with groups y, and m or mon, and d; null where no calendar has such a day."""
    parts = match.groupdict()
    year = _year(parts["y"])
    month_word = parts.get("mon")
    month = month_of(month_word) if month_word else int(parts["m"]) if parts.get("m") else None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if not parts.get("d"):
        return f"{year:04d}-{month:02d}"
    day = int(parts["d"])
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def month_of(word: str) -> int:
    """1 to 12 of a month's name or its first three letters."""
    start = word.strip(". ").casefold()[:3]
    return next(number for name, number in MONTHS.items() if name.startswith(start))


def _year(text: str) -> int:
    """Two digits are of this century up to 69, as spreadsheets read them."""
    digits = text.strip("'’")
    if len(digits) == 4:
        return int(digits)
    short = int(digits)
    return 2000 + short if short < 70 else 1900 + short


_LONG_DATE = (
    rf"(?:\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:20\d{{2}}|\d{{2}})\b|(?:20\d{{2}})-\d{{2}}-\d{{2}}"
    rf"|{_WEEKDAY}\d{{1,2}}\s*(?:st|nd|rd|th)?[\s\-]*(?:of\s+)?{MONTH}[\s\-,]*(?:20\d{{2}}|['’]?\d{{2}}\b)"
    rf"|{MONTH}[\s\-,]*(?:20\d{{2}}\b|['’]\d{{2}}\b|\d{{2}}\b(?!\s*(?:st|nd|rd|th)))|20\d{{2}}\b(?![-/]\d))"
)
_PART = r"(?:(?:the\s+)?(?:end|close|middle|beginning|start)\s+of\s+|(?:early|late|mid|end)[\s\-]+)?"
_DUE_WORD = (
    r"(?:by|due(?:\s+(?:by|on|in|date))?|before|no\s+later\s+than|not\s+later\s+than|until|deadline|target(?:\s+(?:date|completion))*(?:\s+of)?"
    r"|(?:expected|planned|scheduled|estimated|anticipated)(?:\s+(?:in|by|for|on|completion|date))*|completion(?:\s+date)?"
    r"|(?:to\s+be\s+)?(?:complete[d]?|delivered|finished|implemented|in\s+place)\s+(?:by|in|before)|timescales?|when|eta)"
)
_TOLD = r".*\b(?:was|were|ha[sd]|have|been|\w{3,}ed)\b"
"""Words that tell what is past, before a date that only "in" or "on" leads to."""
_DUE_FORMS = tuple(
    re.compile(form)
    for form in (
        # a label with a colon is the plainest, then a due word, then a date that closes the sentence
        rf"\b{_DUE_WORD}\s*[:\-–]\s*(?P<due>{_PART}{_LONG_DATE})",
        rf"\b{_DUE_WORD}\s+(?P<due>{_PART}(?:the\s+)?{_LONG_DATE})",
        rf"[(\[]\s*(?P<due>{_PART}{_LONG_DATE})\s*(?:[-–—,;][^()]*)?[)\]]\s*[.;]?\s*$",
        rf"[(\[][^()]*(?:[–—,;]|\s[-/])\s*(?P<due>{_PART}{_LONG_DATE})\s*[)\]]\s*[.;]?\s*$",
        rf"\s[–\-—]\s*(?P<due>{_PART}{_LONG_DATE})\s*\.?\s*$",
        rf"^(?!{_TOLD}).*\s(?:in|on)\s+(?!20\d\d\b(?!-))(?P<due>{_PART}{_LONG_DATE})\s*\.?\s*$",
    )
)
"""In small letters, as the next three are: those are found in half the time."""
_SIGNED = re.compile(rf"[:\-–]\s*{_PART}{_LONG_DATE}")
"""What the first form ends with: to look for its words everywhere takes long."""
_FIGURES = re.compile(r"\d\d")
"""What every such date holds."""
_PAST = re.compile(
    r"\b(?:approved|agreed|completed|adopted|held|published|launched|started|began|signed|issued|reported|undertaken|carried\s+out|implemented|reviewed"
    r"|appointed|introduced|awarded|updated|received|set\s+up|established|delivered|done|closed|finished|achieved)\b[^.;]{0,40}$"
)


def find_due(text: str) -> tuple[str, str] | None:
    """The due date inside an action's sentence, as printed and as ISO: "Adopt the plan (by 31/10/2025)".

    A date of something past ("approved in May 2024", "completed (May 2024)") is none.
    """
    plain = squash(text)
    if not _FIGURES.search(plain):
        return None
    small = _small(plain)
    for number, form in enumerate(_DUE_FORMS):
        if number == 0 and not _SIGNED.search(small):
            continue
        for match in form.finditer(small):
            if number >= 2 and _PAST.search(small[: match.start()]):
                continue
            printed = plain[match.start("due") : match.end("due")].strip()
            iso = parse_date(printed)
            if iso:
                return printed, iso
    return None


def _small(text: str) -> str:
    """A text in small letters, each at the place of its own."""
    small = text.lower()
    return small if len(small) == len(text) else "".join([low if len(low := c.lower()) == 1 else c for c in text])
