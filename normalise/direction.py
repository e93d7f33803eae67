"""The direction of travel of a risk: arrows and words."""

from __future__ import annotations

import re

from ..parsers.welsh import in_english
from .models import Direction
from .texts import squash

_ARROWS: dict[Direction, str] = {
    "up": "↑⇑⇧⬆▲△⮝⮅↥⤒🠅🠉🠕🡅🡑🡹🢁⏫🔼↗⇗⬈⬀➚🡕🡭🡽⭡⭷⭧↟⇈⬏⤴⬘🔺\uf0e9\uf0f1\uf0dd\uf0ec\uf0e1",
    "down": "↓⇓⇩⬇▼▽⮟⮇↧⤓🠇🠋🠗🡇🡓🡻🢃⏬🔽↘⇘⬊⬂➘🡖🡮🡾⭣⭸⭨↡⇊⬎⤵⬙🔻\uf0ea\uf0f2\uf0de\uf0ee\uf0e2",
    "same": "→⇒⇨➡▶►▷⮞⮕⮆➔➜➙➛➝➞➨➤⇢⟶⟹↔⇔⬄⬌⟷⟺↕⇄⇆⇌⭤⭢⭬◀◄←⇐⇦⬅⇿🠆🠊🠖🡆🡒🡺🢂🡘\uf0e8\uf0f0\uf0f3\uf0e7\uf0ef\uf0dc\uf0e0\uf0df",
}
_ARROW_OF: dict[str, Direction] = {char: direction for direction, chars in _ARROWS.items() for char in chars}

# Wingdings arrows whose font is lost come out as Latin letters. Only ever alone: "é" in a word is a letter.
_LATIN: dict[str, Direction] = {
    "é": "up", "ñ": "up", "ì": "up", "á": "up", "ê": "down", "ò": "down", "î": "down", "â": "down",
    "è": "same", "ð": "same", "ó": "same", "ô": "same", "à": "same", "ç": "same", "ï": "same",
}  # fmt: skip
_PLAIN: dict[str, Direction] = {
    "^": "up", "<->": "same", "<-->": "same", "<=>": "same", "->": "same", "-->": "same", "=>": "same", "<>": "same",
    "=": "same", "0": "same", "< >": "same", "added": "new",
    "v": "down", "+": "up", "i": "up", "d": "down", "s": "same",
    "p": "up", "q": "down",  # triangles of Wingdings 3
}  # fmt: skip

_WORDS: tuple[tuple[Direction, str], ...] = (
    (
        "new",
        r"new(?:\s+(?:risk|entry|this\s+(?:quarter|period)))?|newly\s+(?:added|identified)|(?:added|first)\s+this\s+(?:quarter|period)",
    ),
    (
        "same",
        r"(?:no|not|without)\s+(?:\w+\s+)?chang(?:e|ed|ing)|un-?chang(?:ed|ing)|static|stable|steady|same|maintain(?:ed|ing)|constant"
        r"|remain(?:s|ed|ing)?(?:\s+the\s+same)?|level|no\s+movement|stationary|flat|consistent|stabilis(?:ed|ing)|plateau(?:ed)?|sustained|holding|side-?ways|horizontal|neutral|unaltered",
    ),
    (
        "up",
        r"increas(?:e|es|ed|ing)|incr?\b\.?|up|upwards?|worsen(?:s|ed|ing)?|worse|deteriorat(?:e|es|ed|ing|ion)|ris(?:e|en|es|ing)|rose|(?<!de-)escalat(?:e|ed|ing)"
        r"|higher|grow(?:n|ing)|heighten(?:ed|ing)|elevated|adverse|declining\s+position",
    ),
    (
        "down",
        r"decreas(?:e|es|ed|ing)|decr?\b\.?|down|downwards?|improv(?:e|es|ed|ing|ement)|better|reduc(?:e|es|ed|ing|tion)|lower(?:ed|ing)?|fall(?:s|en|ing)?|fell|eas(?:ed|ing)"
        r"|lessen(?:ed|ing)|drop(?:ped|ping)?|de-?escalat(?:e|ed|ing)|favourable",
    ),
)
_WORD_RULES = tuple((direction, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for direction, words in _WORDS)
_NEGATED = re.compile(
    r"\b(?:no|not|nor|without|stopped|neither)\s+(?:\w+\s+)?(?=increas|decreas|up\b|down\b|worse|improv|reduc|ris(?:en|ing))",
    re.I,
)
_CHANGE = re.compile(
    r"\(?(?P<by>[+\-−]\d{1,2}(?:\.\d)?)\)?|(?:from\s+)?(?P<from>\d{1,3}(?:\.\d)?)\s*(?:→|➔|➡|⇒|⟶|[-–=]+>|\bto\b)\s*(?P<to>\d{1,3}(?:\.\d)?)",
    re.I,
)
"""A change of the score: "+3", "12 → 16"."""
_LONGEST = 12
"""Words. A longer text is a comment that speaks of many things, not a direction."""


def parse_direction(text: str) -> Direction | None:
    """`up` is a greater risk, so "Improving" is `down`. Null where nothing, or two different things, are said.

    An arrow outweighs the words beside it only where they say nothing: "↑ from 12" is up, "↑ Improving" is null.
    """
    plain = in_english(squash(text).replace("\ufe0f", "").replace("\ufe0e", ""))
    if plain.casefold() in _LATIN:
        return _LATIN[plain.casefold()]
    if plain.casefold() in _PLAIN:
        return _PLAIN[plain.casefold()]
    change = _CHANGE.fullmatch(plain)
    if change:
        ends = ("0", change["by"].replace("−", "-")) if change["by"] else change.group("from", "to")
        before, after = (float(end) for end in ends)
        return "up" if after > before else "down" if after < before else "same"
    arrows = {_ARROW_OF[char] for char in plain if char in _ARROW_OF}
    if len(arrows) > 1:
        return None
    words = _said(plain)
    found = arrows | words
    return next(iter(found)) if len(found) == 1 else None


def _said(text: str) -> set[Direction]:
    if len(text.split()) > _LONGEST or _NEGATED.search(text):
        return set()
    out: set[Direction] = set()
    rest = text
    for direction, pattern in _WORD_RULES:
        rest, count = pattern.subn(" ", rest)
        if count:
            out.add(direction)
    return out
