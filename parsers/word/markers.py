"""Typed bullets and numbers at a paragraph's start ("• ", "- ", "1) ", "(a) ")."""

from __future__ import annotations

import re

from ..document import MarkerKind

# Glyphs that are a bullet wherever text follows them. Ticked and empty boxes are not: they are what a form says.
_SURE = frozenset("•▪●■◦‣⁃∙·○□◆◇►▶➢➤❖❑❒♦★▸▹✓✔\u2751")
# A bullet that stands close to its text.
_GLUED = frozenset("•▪●■◦‣➢►▸❖❑")
_DASHES = frozenset({"-", "–", "—", "*", "−"})
_LETTER_BULLETS = frozenset({"o", "§", "Ø", "ü"})  # what symbol fonts leave behind: a tab has to follow
_NUMBER = re.compile(r"\(?\d{1,3}[.)]|\(\d{1,2}\)|\d{1,3}(?:\.\d{1,3}){1,3}[.)]?")
_LETTER = re.compile(r"\(?[a-z]\)|\(?[A-Z]\)|[a-z]\.")
_ROMAN = re.compile(r"\(?[ivx]{1,5}[.)]")
_UNITS = frozenset({"x", "per", "m", "million", "billion", "percent", "fte", "days", "weeks", "months", "years"})


def glued_bullet(text: str) -> str | None:
    """The bullet that a word begins with, where letters or figures follow at once."""
    return text[0] if len(text) > 1 and text[0] in _GLUED and text[1].isalnum() else None


def typed_marker(first: str, after: str, tab: bool, in_cell: bool) -> MarkerKind | None:
    """What a paragraph's first word is, if the word `after` it makes it a list item.

    `tab`: a tab parts the two. `in_cell`: the paragraph stands in a table.
    """
    if _SURE.issuperset(first):
        return MarkerKind.BULLET
    if first in _DASHES or first in _LETTER_BULLETS:
        plain = after[0].isdigit() if first in _DASHES else True
        return None if plain and not tab else MarkerKind.BULLET
    return _typed_number(first, after, tab, in_cell)


def _typed_number(first: str, after: str, tab: bool, in_cell: bool) -> MarkerKind | None:
    if first[-1] not in ".)" and "." not in first:
        return None
    if not any(c.isalpha() for c in after) or after.lower() in _UNITS:
        return None  # "1.2 1.4", "2.5 million"
    if _ROMAN.fullmatch(first) and first.strip("().") not in {"x", "v"}:
        return MarkerKind.ROMAN
    if _NUMBER.fullmatch(first):
        # "3.2 posts remain vacant" in a cell is a sentence; "3.2 Purpose" between tables is a heading.
        plain = "." in first and first[-1].isdigit()
        return None if plain and in_cell and not (tab or after[0].isupper()) else MarkerKind.NUMBER
    if in_cell and first[0] == "(" and first[1:2].isupper():
        return None  # "(A) Amber"
    return MarkerKind.LETTER if _LETTER.fullmatch(first) else None
