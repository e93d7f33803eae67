"""Text cells that a spreadsheet cannot run as a formula, and back.

A cell that begins like a formula gets an apostrophe in front. So does one that begins with an apostrophe, so that
taking one away always gives the original text.
"""

from __future__ import annotations

_STARTS = frozenset("=+-@\t\r\n＝＋－＠'")


def guard(text: str) -> str:
    return "'" + text if text[:1] in _STARTS else text


def unguard(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:2] in _STARTS else text
