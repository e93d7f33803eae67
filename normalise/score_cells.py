"""What the cells of one stage print: likelihood, impact, score, word and code."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from ..parsers.layouts.legend_words import ROMANS
from ..parsers.raw import RawValue
from .context import Context
from .draft import Printed, printed_value
from .models import Number
from .notation import Order, ScoreReading, parse_measure, parse_score_cell
from .scheme import Reading
from .score_parts import ScoreParts, one_line
from .texts import line_texts

_PAIR = re.compile(r"([A-Za-z][A-Za-z. ]*?)\s*[/,&x]\s*([A-Za-z][A-Za-z. ]*)")
Factor = Literal["likelihood", "impact"]


def read_factor(parts: ScoreParts, measure: Factor, values: list[RawValue], scheme: Reading | None) -> list[RawValue]:
    """One cell; or several dimensions of which the highest counts, and which are given back to be kept in `extra`."""
    dimensions: list[RawValue] = []
    read: list[tuple[Number | None, str | None, RawValue]] = []
    for value in values:
        text = one_line(value)
        if not text:
            continue
        number, word = parse_measure(text)
        if number is None and word is None:
            continue
        if scheme:
            number = scheme.rank(measure, text) if number is None else scheme.turn(measure, number)
        read.append((number, word, value))
    if not read:
        return dimensions
    if len(read) > 1 and len({v.label.text for _, _, v in read}) > 1:
        dimensions = [value for _, _, value in read]
        best = max(read, key=lambda item: item[0] if item[0] is not None else -1)
        read = [best]
    number, word, value = read[0]
    printed = printed_value(value)
    parts.put(measure, number, printed)
    if word:
        parts.put(f"{measure}_label", word, printed)
    return dimensions


def read_cell(
    parts: ScoreParts, value: RawValue, printed: tuple[Printed, ...], context: Context, named: Order | None
) -> None:
    """What a score or rating cell prints, and where; `named` is the order in which its label names the factors."""
    scheme = context.scheme
    text = "\n".join(line_texts(value.paragraphs))
    if not text.strip():
        return
    reading = parse_score_cell(text)
    if reading.empty:
        return
    reading = _factors(_paired(reading) if named else reading, named or context.order)
    if reading.factors and reading.likelihood is None and reading.impact is None and parts.factors is None:
        parts.factors, parts.factors_at = reading.factors, printed
    likelihood, impact = _coded(reading, scheme)
    coded = (likelihood, impact) != (reading.likelihood, reading.impact)
    factors: tuple[tuple[Factor, Number | None, str | None], ...] = (
        ("likelihood", likelihood, reading.likelihood_word),
        ("impact", impact, reading.impact_word),
    )
    for name, number, word in factors:
        rank = number
        if number is None and word and scheme:
            rank = scheme.rank(name, word)
        elif number is not None and scheme and not coded:
            rank = scheme.turn(name, number)
        parts.put(name, rank, printed)
        if word:
            parts.put(f"{name}_label", word, printed)
    parts.put("score", reading.score, printed)
    if reading.text:
        parts.put("text", reading.text, printed)
    if reading.level and reading.level.casefold() not in ("score", "rating"):
        parts.put("level", reading.level, printed)
    if reading.rag and parts.word is None:
        parts.word, parts.word_at = reading.rag, printed


def _paired(reading: ScoreReading) -> ScoreReading:
    """ "High / Medium" under "Likelihood / Impact": a word for each."""
    words = _PAIR.fullmatch(reading.level or "")
    if words is None or reading.factors or reading.likelihood_word or reading.impact_word:
        return reading
    return replace(reading, level=None, likelihood_word=words[1], impact_word=words[2])


def _factors(reading: ScoreReading, order: Order | None) -> ScoreReading:
    """Two unnamed factors are told apart by the report's own order, or need not be where they are equal."""
    if reading.order is None and order == "impact_first" and reading.likelihood_word and reading.impact_word:
        reading = replace(reading, likelihood_word=reading.impact_word, impact_word=reading.likelihood_word)
    if reading.words and (order or reading.words[0].casefold() == reading.words[1].casefold()):
        first_word, second_word = reading.words if order != "impact_first" else reading.words[::-1]
        return replace(reading, likelihood_word=first_word, impact_word=second_word)
    if reading.factors is None or reading.likelihood is not None or reading.impact is not None:
        return reading
    first, second = reading.factors
    if order is None and first != second:
        return reading
    if order == "impact_first":
        first, second = second, first
    return replace(reading, likelihood=first, impact=second)


def _coded(reading: ScoreReading, scheme: Reading | None) -> tuple[Number | None, Number | None]:
    """Likelihood and impact of a code of letter and digit ("C4"), by the scales that have letters."""
    if reading.likelihood is not None or reading.impact is not None or not reading.text or scheme is None:
        return reading.likelihood, reading.impact
    match = re.fullmatch(r"([A-Z])([1-9]|I{1,3}|IV|VI?)|([1-9])([A-Z])", re.sub(r"[\s,/–-]", "", reading.text))
    if not match:
        return None, None
    letter, digit = (match[1], match[2]) if match[1] else (match[4], match[3])
    pairs: tuple[tuple[Factor, Factor], ...] = (("likelihood", "impact"), ("impact", "likelihood"))
    for first, second in pairs:
        rank, number = scheme.rank(first, letter), scheme.rank(second, digit)
        if number is None and digit in ROMANS:
            number = scheme.rank(second, str(ROMANS[digit]))
        if rank is not None and number is not None:
            return (rank, number) if first == "likelihood" else (number, rank)
    return None, None
