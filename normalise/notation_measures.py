"""Likelihood and impact cells: the number and the word of one measure, and the record of what a cell says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from .models import Number, Rag
from .notation_words import ANY_ARROW, IMPACT_NAMES, LIKELIHOOD_NAMES, SCORE_NAMES
from .texts import is_blank, is_pending, squash

Order = Literal["likelihood_first", "impact_first"]


@dataclass(frozen=True, slots=True)
class ScoreReading:
    """What one cell says. Numbers are as printed; nothing is computed, and what cannot be told is None."""

    likelihood: Number | None = None
    impact: Number | None = None
    score: Number | None = None
    likelihood_word: str | None = None
    impact_word: str | None = None
    level: str | None = None  # a rating word or letter that is no colour
    rag: Rag | None = None
    text: str | None = None  # a combined code, as printed: "C4", "4x3=12"
    factors: tuple[Number, Number] | None = None  # two unnamed factors, as printed: the report tells which is which
    words: tuple[str, str] | None = None  # the same in words: "Medium x High"
    order: Order | None = None  # of named factors

    @property
    def empty(self) -> bool:
        return self == _NOTHING_SAID


_NOTHING_SAID = ScoreReading()
NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
NUMERAL = re.compile(rf"(?<![\w.]){NUMBER}(?![\w.]*\w)")
_EXACT = re.compile(r"[\s(\[]*(\d{1,4}(?:\.\d{1,3})?)\.?[\s)\]]*")
_NAMES = rf"(?P<likelihood>{LIKELIHOOD_NAMES})|(?P<impact>{IMPACT_NAMES})|(?P<score>{SCORE_NAMES})"
NAME = re.compile(rf"(?<![\w])(?:{_NAMES})(?:\s+(?:score|level|rating))?\s*[:=\-–]?(?![A-Za-z])", re.IGNORECASE)
CODE = re.compile(r"(?<![\w])(?:[A-Z][1-9]|[1-9][A-Z]|[IVX]{1,3}[A-F])(?![\w])")
_PERCENT = re.compile(
    r"[\s(\[]*(?:(?:(?:less|more|greater)\s+than|under|over|below|above|up\s+to|between|at\s+least|[<>≤≥~])\s*)?"
    r"\d+(?:\.\d+)?\s*%?\s*(?:(?:[-–—]|to|and)\s*[<>]?\s*\d+(?:\.\d+)?)?\s*%\s*[)\]]?",
    re.IGNORECASE,
)
_OPEN, _CLOSE = ("(", "["), (")", "]")
_EDGE = re.compile(r"^[^\w()\[\]]+|[^\w()\[\]]+$")
EDGES = " \t\n.,;:()[]=-–—/|*#"
_OUT_OF = re.compile(r"[\s(\[]*(\d{1,2})\s+out\s+of\s+(\d{1,2})[\s)\].]*", re.IGNORECASE)
_ASIDE = re.compile(r"(?<=\w)\s*[(\[](?!\s*\d{1,2}(?:\.\d+)?\s*[)\]])[^()\[\]]*\d[^()\[\]]*[)\]]")  # "(>£1m)", "(1-2)"
_LABELLED = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]+){0,2}:\s*(?=\d)")  # "Current: 2 - Unlikely"
_GRADED = re.compile(r"^(\d)(VH|VL|[HML])$")  # "4H": both a number and its level


def parse_number(text: str) -> Number | None:
    """ "12", "4.30", "(6)", "5." → a number; "12%", "3-4", "" → null."""
    match = _EXACT.fullmatch(squash(text))
    return number_of(match.group(1)) if match else None


def number_of(text: str) -> Number:
    if "." not in text:
        return int(text)
    value = float(text)
    return int(value) if value.is_integer() else value


@lru_cache(maxsize=4096)
def parse_measure(text: str) -> tuple[Number | None, str | None]:
    """Number and word of a likelihood or impact cell: "4 - Likely", "Likely (4)", "4", "B"; prose is (None, None)."""
    plain = without_arrows(squash(text))
    if not plain or is_blank(plain) or is_pending(plain):
        return None, None
    number = parse_number(plain)
    if number is not None:
        return number, None
    named = NAME.match(plain)
    if named and plain[named.end() :].strip(EDGES):
        return parse_measure(plain[named.end() :].strip(" :=-–"))
    labelled = _LABELLED.match(plain)
    if labelled:
        return parse_measure(plain[labelled.end() :])
    lettered = re.fullmatch(rf"[LPFISC]\s*[:=\-]?\s*({NUMBER})", plain)
    if lettered:
        return number_of(lettered.group(1)), None
    of = _OUT_OF.fullmatch(plain)
    if of and int(of.group(1)) <= int(of.group(2)):
        return int(of.group(1)), None
    plain = _GRADED.sub(r"\1 \2", _ASIDE.sub(" ", without_percentages(plain)))
    numerals = NUMERAL.findall(plain)
    word = re.sub(r"[\s(\[]*\b(?:score|level|rating)\b[\s:)\]]*", " ", NUMERAL.sub(" ", plain), flags=re.IGNORECASE)
    word = tidy_word(word)
    if len(word.split()) > 6 or len(numerals) > 1 or CODE.fullmatch(word):
        return (None, word) if len(word.split()) <= 2 and not numerals and word else (None, None)
    return (number_of(numerals[0]) if numerals else None), (word or None)


def without_percentages(text: str) -> str:
    """A text without "75%" and "(50-75%)": what a likelihood means, not its rank."""
    return _PERCENT.sub(" ", text) if "%" in text else text


def without_arrows(text: str) -> str:
    return ANY_ARROW.sub(" ", text)


def tidy_word(text: str) -> str:
    """The word left when the numbers are out: without separators and lone brackets at its edges."""
    text, before = squash(re.sub(r"[(\[]\s*[)\]]", " ", text)), ""
    while text != before:
        before, text = text, _EDGE.sub("", text)
        opened, closed = text.count("(") + text.count("["), text.count(")") + text.count("]")
        whole = text[:1] in _OPEN and text[-1:] in _CLOSE and opened == closed == 1
        if text[:1] in _CLOSE or (text[:1] in _OPEN and (whole or opened > closed)):
            text = text[1:]
        if text[-1:] in _OPEN or (text[-1:] in _CLOSE and (whole or closed > opened)):
            text = text[:-1]
    return squash(text)
