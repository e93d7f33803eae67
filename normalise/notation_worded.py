"""Score cells that tell the measures apart by the words of their scales, or by a formula before the numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from .notation_measures import EDGES, NUMBER, Order, ScoreReading, number_of, parse_measure, without_arrows
from .notation_unnamed import read_unnamed
from .notation_words import IMPACT_NAMES, IMPACT_WORDS, LEVEL_FACTOR, LIKELIHOOD_NAMES, LIKELIHOOD_WORDS
from .rag import rag_of_text
from .texts import squash

_TIES: Final = r"(?:[x×X*✕✖⨯+/&,;|–—-]|and\b)"


def _unit(name: str, words: str) -> str:
    """A word with the number before or behind it: "4 (Likely)", "Likely (4)", "Likely - 4", "Likely"."""
    bare = re.sub(r"\(\?P<\w+>", "(?:", words)
    return (
        rf"(?:(?P<{name}_a>{NUMBER})\s*[-–:.=]?\s*[(\[]?\s*(?P<{name}_1>{bare})\s*[)\]]?"
        rf"|(?P<{name}_2>{bare})\s*[-–:]?\s*[(\[]?\s*(?P<{name}_b>{NUMBER})\s*[)\]]?"
        rf"|(?P<{name}_3>{bare}))"
    )


_LIKELY, _SEVERE = _unit("likelihood", LIKELIHOOD_WORDS.pattern), _unit("impact", IMPACT_WORDS.pattern)
_BOTH: Final[tuple[tuple[Order, str, str], ...]] = (
    ("likelihood_first", _LIKELY, _SEVERE),
    ("impact_first", _SEVERE, _LIKELY),
)
_PAIRS: Final = tuple(
    (order, re.compile(rf"(?<!\w){first}(?P<tie>\s*{_TIES}\s*|\s+){second}(?!\w)", re.IGNORECASE))
    for order, first, second in _BOTH
)
_MULTIPLIED: Final = re.compile(
    rf"(?<!\w)(?P<first>{LEVEL_FACTOR})\s*[x×X*✕✖⨯]\s*(?P<second>{LEVEL_FACTOR})", re.IGNORECASE
)
_NAMED: Final[tuple[tuple[Order, str, str], ...]] = (
    ("likelihood_first", rf"{LIKELIHOOD_NAMES}|[LPF]", rf"{IMPACT_NAMES}|[ISC]"),
    ("impact_first", rf"{IMPACT_NAMES}|[ISC]", rf"{LIKELIHOOD_NAMES}|[LPF]"),
)
_HEAD: Final = tuple(
    (order, re.compile(rf"\s*[(\[]?\s*(?:{first})\s*{_TIES}\s*(?:{second})\s*[)\]]?\s*[:=–-]?\s*(?=[\d(\[])", re.I))
    for order, first, second in _NAMED
)


def read_headed(text: str) -> ScoreReading | None:
    """ "L x I = 2 x 3 = 6", "Likelihood x Impact: 2 x 3": two factors behind the formula that orders them."""
    for order, head in _HEAD:
        match = head.match(text)
        reading = read_unnamed(text[match.end() :]) if match else None
        if reading and reading.factors:
            first, second = reading.factors if order == "likelihood_first" else reading.factors[::-1]
            return replace(reading, likelihood=first, impact=second, factors=None, order=order)
    return None


def read_worded(text: str) -> ScoreReading | None:
    """A word that only likelihood scales use beside one of impact scales: "4 (Likely) x 5 (Severe) = 20"."""
    for order, pattern in _PAIRS:
        match = pattern.search(text)
        if not match:
            continue
        numbers = [match[f"{name}_a"] or match[f"{name}_b"] for name in ("likelihood", "impact")]
        words = [next(match[f"{name}_{i}"] for i in "123" if match[f"{name}_{i}"]) for name in ("likelihood", "impact")]
        if not match["tie"].strip() and not all(numbers):
            continue  # "Possible Moderate": a likelihood beside a rating, as well
        if any(numbers) != all(numbers):
            continue
        rest = read_unnamed(squash(text[: match.start()] + " ; " + text[match.end() :]).strip(EDGES))
        if rest.factors:
            return None
        likelihood, impact = (number_of(number) if number else None for number in numbers)
        return replace(
            rest,
            likelihood=likelihood,
            impact=impact,
            likelihood_word=words[0],
            impact_word=words[1],
            order=order,
        )
    return None


def read_multiplied(text: str) -> ScoreReading | None:
    """Two rating words with a sign of multiplication between them, which do not tell their measures: "M x H"."""
    match = _MULTIPLIED.search(text)
    if match is None:
        return None
    rest = read_unnamed(squash(text[: match.start()] + " ; " + text[match.end() :]).strip(EDGES))
    return None if rest.factors else replace(rest, words=(match["first"], match["second"]), text=match.group())


def read_stacked(text: str) -> ScoreReading | None:
    """A likelihood word that only likelihood scales use: "Likely (4)", and "Likely (4)" over "High (3)" over "12"."""
    lines = [squash(without_arrows(line)) for line in re.split(r"\n+|\s[x×]\s", text) if squash(line)]
    if len(lines) == 2:
        lines = [lines[0], *re.split(r"\s=\s", lines[1])]
    first_number, first_word = parse_measure(lines[0]) if lines else (None, None)
    if not first_word or not LIKELIHOOD_WORDS.fullmatch(first_word):
        return None
    out = ScoreReading(likelihood=first_number, likelihood_word=first_word)
    if len(lines) == 1:
        return out
    number, word = parse_measure(lines[1])
    if not word or rag_of_text(word) or len(lines) > 3:
        return None
    ranked = (
        number is None or first_number is not None
    )  # no rank stands beside one of two words: "Likely x Severe (20)"
    out = replace(out, impact=number) if ranked else replace(out, score=number)
    out = replace(out, impact_word=word, order="likelihood_first")
    if len(lines) == 3:
        reading = read_unnamed(lines[2])
        out = replace(out, score=reading.score, level=reading.level, rag=reading.rag)
    return out
