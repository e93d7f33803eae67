"""RAG: the words, letters and colours by which a report shows how bad a score is."""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache

from ..parsers.welsh import in_english
from ..parsers.words import Colour
from .models import Rag
from .texts import squash

_WORDS: dict[str, Rag] = {
    "red": "red", "amber": "amber", "orange": "amber", "yellow": "yellow",
    "green": "green", "blue": "blue", "black": "black",
}  # fmt: skip
_LETTERS: dict[str, Rag] = {"r": "red", "a": "amber", "y": "yellow", "g": "green", "b": "blue"}
_WORD = re.compile(r"\b(red|amber|orange|yellow|green|blue|black)\b", re.IGNORECASE)
_LETTER = re.compile(r"[\s(\[]*([RAYGB])[\s)\].]*")
_SMALL = re.compile(r"[\s(\[]*([rayg])[\s)\].]*")
_BRACKETED = re.compile(r"[(\[]\s*([RAYGB])\s*[)\]]")
_LONGEST = 6
"""Words. In a sentence "green" and "red" are as often a space or a tape as a rating."""


def rag_of_letter(letter: str) -> Rag | None:
    """ "R", "a": the colour a rating letter stands for."""
    return _LETTERS.get(letter.strip().casefold())


@lru_cache(maxsize=4096)
def rag_of_text(text: str) -> Rag | None:
    """The one colour that a short text names: "RED", "Amber (8)", "R", "15 (A)". Two colours ("A/R") are none."""
    plain = in_english(squash(text))
    if not plain or len(plain.split()) > _LONGEST:
        return None
    named = {_WORDS[word.casefold()] for word in _WORD.findall(plain)}
    if named:
        return next(iter(named)) if len(named) == 1 else None
    match = _LETTER.fullmatch(plain) or _SMALL.fullmatch(plain)
    if match:
        return rag_of_letter(match.group(1))
    letters = {rag_of_letter(letter) for letter in _BRACKETED.findall(plain)}
    return next(iter(letters)) if len(letters) == 1 else None


@lru_cache(maxsize=1024)
def rag_of_colour(colour: Colour) -> Rag | None:
    """The RAG name nearest to a fill or ink, by hue; null for white, greys and colours that no RAG scale uses.

    Borders, in degrees of hue: red 338 to 16, amber 16 to 50, yellow 50 to 66, green 66 to 165, blue 180 to 260.
    Teal (165 to 180), purple and magenta (260 to 338) are none. Orange is amber, and so is Office's gold FFC000 (45);
    FFFF00 (60) is yellow. Two tints sit where the eye and the hue part: pale cream such as FFEB9C (48) is what Excel
    pairs with amber; a skin-coloured tint such as FCE4D6 (22) is a light orange. A pale tint counts (C6EFCE is green)
    as long as its channels differ by 20 or more, and a dark one as long as its brightest channel is over 70. Tan such
    as DDD9C3 is none. Black is only what is nearly black: all channels under 24. The caller decides
    which cells show RAG at all: a navy header is "blue" here.
    """
    red, green, blue = colour.red, colour.green, colour.blue
    high, low = max(red, green, blue), min(red, green, blue)
    if high < 24:
        return "black"
    if high - low < 20 or high <= 70 or (high - low) / high < 0.08:
        return None
    degrees = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)[0] * 360
    if 16 <= degrees < 66 and (high - low) / high < 0.3 and high < 226:
        return None  # tan and khaki: a page's decoration
    return _named(degrees)


def shade_alike(first: Rag | None, second: Rag | None) -> bool:
    """Yellow and amber shade into each other in print."""
    return {first, second} == {"amber", "yellow"}


def _named(degrees: float) -> Rag | None:
    if degrees >= 338 or degrees < 16:
        return "red"
    if degrees < 50:
        return "amber"
    if degrees < 66:
        return "yellow"
    if degrees < 165:
        return "green"
    if 180 <= degrees < 260:
        return "blue"
    return None
