"""Lines of CSV (RFC 4180): what the csv module writes too, in thrice the time, for it looks at each character."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date

from ..normalise.tables import Value


def csv_line(values: Iterable[Value], clean: Callable[[str], str]) -> str:
    """Values as a line, each text as `clean` gives it; one that is unknown, as most are, is empty."""
    return ",".join(["" if value is None else _cell(value, clean) for value in values]) + "\r\n"


def _cell(value: Value, clean: Callable[[str], str]) -> str:
    text = clean(value) if isinstance(value, str) else _text(value)
    if "," in text or '"' in text or "\n" in text or "\r" in text:
        text = text.replace('"', '""')
        return f'"{text}"'
    return text


def _text(value: Value) -> str:
    """ISO 8601 for dates, JSON for objects."""
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
