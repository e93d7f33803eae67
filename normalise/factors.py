"""The order in which a report multiplies likelihood and impact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ..parsers.layouts.legend_words import measures_in
from .notation import Order

_SHORT_ORDER = re.compile(r"\b(?:(?P<first>[lp]\s?[x×*]\s?[isc])|(?P<second>[isc]\s?[x×*]\s?[lp]))\b", re.IGNORECASE)
_FACTORS = ("likelihood|probability", "impact|severity|consequence")
_FACTOR_WORDS = "|".join(_FACTORS).split("|")
_LETTERS = ("l|p", "i|s|c")
_TIMES = r"(?:[x×*✕]|multiplied by|times)"


def _patterns(first: int, second: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How the first factor is said to be multiplied by the second: in a formula, and in a sentence."""
    before, after = rf"\b(?:{_FACTORS[first]})", rf"\b(?:{_FACTORS[second]})"
    formula = (
        rf"\b(?:{_FACTORS[first]}|{_LETTERS[first]})\b[\w\s(),-]{{0,24}}?{_TIMES}\s*(?:(?:the|its)\s+)?"
        rf"(?:{_FACTORS[second]}|{_LETTERS[second]})\b"
    )
    sentence = (
        rf"(?:multiply(?:ing)?|product of)\s+(?:the\s+)?{before}\b|"
        rf"{before}\b[\w\s(),-]{{0,40}}?\band\b[\w\s(),-]{{0,20}}?{after}s?\b[^.]{{0,120}}?\bmultipl|"
        rf"\bfirst\b[^.;]{{0,40}}?{before}\b[^.]{{0,40}}?\b(?:second|last|other)\b[^.;]{{0,40}}?{after}\b|"
        rf"{before}\b[^.;]{{0,20}}?\bfirst\b(?!\s+(?:is|being|number|figure))|"
        rf"{before}\b,?\s*(?:and\s+)?(?:then|followed\s+by)\s+(?:the\s+)?{after}|"
        rf"\b(?:shown|given|printed|expressed|written|displayed|presented)\s+as\s+\(?{before}\b\s*(?:,|/|and|by|[x×])\s*{after}"
    )
    return re.compile(formula, re.IGNORECASE), re.compile(sentence, re.IGNORECASE)


_BESIDE = re.compile(
    r"(?<![\w])(?:(?P<first>[LP]\s?(?:[/,&]|and)\s?[ISC])|(?P<second>[ISC]\s?(?:[/,&]|and)\s?[LP]))(?![\w])"
)
_BRACKETED = re.compile(r"\(\s*(?:(?P<first>[LP]\s+[ISC])|(?P<second>[ISC]\s+[LP]))\b")
""" "Inherent (L I S)": in brackets letters need nothing between them."""
_LONGEST_LABEL = 10
_ORDER: dict[Order, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "likelihood_first": _patterns(0, 1),
    "impact_first": _patterns(1, 0),
}


_NAMES = tuple(
    (name, re.compile(r"\b" + r"\s?".join(name) + r"\b", re.IGNORECASE))
    for name in ("likelihood", "probability", "severity", "consequence", "impact")
)


def _mended(text: str) -> str:
    """A label whose long words a narrow column broke: "Impact x Likelihoo d"."""
    for name, broken in _NAMES if len(text.split()) <= _LONGEST_LABEL else ():
        text = broken.sub(name, text)
    return text


def label_order(labels: Iterable[str]) -> Order | None:
    """The order in which the label of a score names the two: "Score (Likelihood / Impact)", "I & L"."""
    seen: set[Order] = set()
    for label in map(_mended, labels):
        named = measures_in(label) if len(label.split()) <= _LONGEST_LABEL else ()
        if len(named) == 2:
            seen.add("likelihood_first" if named[0] == "likelihood" else "impact_first")
        elif short := _BESIDE.search(label) or _BRACKETED.search(label):
            seen.add("likelihood_first" if short["first"] else "impact_first")
    return seen.pop() if len(seen) == 1 else None


def factor_order(texts: Iterable[str]) -> Order | None:
    """The order in which the report multiplies: "Likelihood x Impact", "Impact (I) multiplied by Likelihood"."""
    seen: set[Order] = set()
    for text in texts:
        seen |= _orders_in(text)
    return seen.pop() if len(seen) == 1 else None


@lru_cache(maxsize=1024)
def _orders_in(text: str) -> frozenset[Order]:
    """The orders that one text or label tells."""
    text = _mended(text)
    folded = text.casefold()
    spoken = any(name in folded for name in _FACTOR_WORDS)  # every sentence names one: most texts do not
    told = {
        order
        for order, (formula, sentence) in _ORDER.items()
        if formula.search(text) or (spoken and sentence.search(text))
    }
    short = _SHORT_ORDER.search(text)
    if short:
        told.add("likelihood_first" if short["first"] else "impact_first")
    return frozenset(told)
