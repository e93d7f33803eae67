"""The bullet or number that opens a list item, told from the first words of a line."""

from __future__ import annotations

import re
from functools import lru_cache

from ..document import MarkerKind
from .draft import DraftMarker, Line
from .page import Atom

_TEXTS = 1 << 14
"""Words whose answers are kept: a report prints most of its words again and again."""
# glyphs that are a bullet wherever they stand; symbol fonts put theirs into the private use area
_SURE = "•▪●■◦‣⁃∙·○□◆◇►▶➢➤➔✓✔❖❑♦★☐☑☒◘▸▹⮚"
_GLYPHS = re.compile(f"[{_SURE}\uf000-\uf0ff]+")
_LIKELY = frozenset({"-", "–", "—", "*", "**", ">", ">>", "→", "o", "§", "Ø", "ü", "v", "¾", "~", "+"})
_NUMBER = re.compile(r"^\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)]\)?$|^\d{1,2}(?:\.\d{1,2}){1,3}$")
# a capital with a point is an initial ("J. Marsh")
_LETTER = re.compile(r"^\(?[a-z][.)]$|^\(?[A-Z]\)$")
_ROMAN = re.compile(r"^\(?[ivx]{1,5}[.)]$|^\(?[IVX]{1,5}\)$|^[IVX]{2,5}\.$")


def holds_bullet(text: str) -> bool:
    """A bullet glyph is printed somewhere in the text."""
    return not text.isascii() and _GLYPHS.search(text) is not None


def sure_bullet(text: str) -> bool:
    """The word is one or more bullet glyphs and nothing else."""
    return not text.isascii() and _GLYPHS.fullmatch(text) is not None


def glued_bullet(text: str) -> bool:
    """A bullet glyph that is printed without a space before its text."""
    return len(text) > 2 and sure_bullet(text[0]) and text[0] != "·" and text[1].isalnum()


def opens_item(text: str) -> bool:
    """A word that opens a list item where text stands apart from it: a bullet, a dash, "(a)"."""
    return sure_bullet(text) or text in _LIKELY or (text[-1] in ".)" and _counter(text) is not None)


def marker_kind(line: Line) -> MarkerKind | None:
    """What the line's first word is, seen as a marker; None where the line is plain text."""
    if line.bullet:
        return MarkerKind.BULLET
    text = line.words[0].text
    kind = _sign(text)
    if kind is None:
        return None
    if sure_bullet(text) or glued_bullet(text):
        return MarkerKind.BULLET
    if len(line.words) < 2:
        return None
    if text in _LIKELY:
        return MarkerKind.BULLET if _plausible(text, line.words) else None
    return kind if _heads_text(line.words) else None


@lru_cache(maxsize=_TEXTS)
def _sign(text: str) -> MarkerKind | None:
    """What a word by itself may be, as a marker: most are none, whatever follows."""
    if sure_bullet(text) or glued_bullet(text) or text in _LIKELY:
        return MarkerKind.BULLET
    return _counter(text)


def _counter(text: str) -> MarkerKind | None:
    if text[-1] not in ".)" and not text[-1].isdigit():
        return None
    if _ROMAN.match(text) and text.strip("().") not in {"x", "X", "v", "V", "c", "C", "d", "D"}:
        return MarkerKind.ROMAN
    if _NUMBER.match(text):
        return MarkerKind.NUMBER
    return MarkerKind.LETTER if _LETTER.match(text) else None


def _plausible(text: str, words: list[Atom]) -> bool:
    after = words[1]
    if text in {"o", "v", "ü", "§", "Ø", "¾", "+", "~", "→"}:
        # a letter is a bullet only where it stands apart from what follows
        return abs(_gap(words[0], after)) > 0.45 * after.size
    return not (text in {"-", "–", "—"} and after.text[0].isdigit() and len(words) == 2)


def _gap(first: Atom, second: Atom) -> float:
    return second.x0 - first.x1 if first.turn in (0, 180) else 0.0


def _heads_text(words: list[Atom]) -> bool:
    """Text follows the number, not a second number, unit or operator ("1.2 1.4", "3. 4. 12.")."""
    return any(c.isalpha() for c in words[1].text) and words[1].text.lower() not in {"x", "per", "m", "million", "%"}


def take_marker(line: Line) -> tuple[DraftMarker | None, list[Atom]]:
    """The line's marker and its other words. A glued bullet is taken off its word's text."""
    kind = marker_kind(line)
    if kind is None:
        return None, line.words
    if line.bullet:
        return DraftMarker("•", kind, []), line.words
    first = line.words[0]
    if kind is MarkerKind.BULLET and glued_bullet(first.text):
        marker = DraftMarker(first.text[0], kind, [])
        first.text = first.text[1:]
        return marker, line.words
    return DraftMarker(first.text, kind, [first]), line.words[1:]
