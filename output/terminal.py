"""Text from a report, made safe and plain for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}  # control, direction and invisible characters
_SPACES = {"Zl", "Zp", "Zs"}


def plain(untrusted_text: str) -> str:
    """One line without control or direction characters; every white space is a space."""
    out = []
    for char in untrusted_text:
        category = unicodedata.category(char)
        if char in "\t\n\r\v\f" or category in _SPACES:
            out.append(" ")
        elif category not in _DROPPED:
            out.append(char)
    return "".join(out)


def plain_lines(untrusted_text: str) -> str:
    """The same, line by line, with the lines kept."""
    return "\n".join(plain(line) for line in untrusted_text.split("\n"))


def table(rows: Sequence[tuple[str, str]]) -> str:
    """Two columns: words to the left, figures to the right."""
    left = max(len(name) for name, _ in rows)
    right = max(len(value) for _, value in rows)
    return "\n".join(f"{name:<{left}}  {value:>{right}}" for name, value in rows)
