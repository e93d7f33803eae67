"""Score cells: the many ways in which one cell prints likelihood, impact, score, level and colour."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ..parsers.welsh import in_english
from .notation_measures import (
    EDGES,
    NAME,
    NUMBER,
    NUMERAL,
    Order,
    ScoreReading,
    number_of,
    parse_measure,
    parse_number,
    without_arrows,
    without_percentages,
)
from .notation_unnamed import code_of, read_unnamed
from .notation_worded import read_headed, read_multiplied, read_stacked, read_worded
from .notation_words import ANY_ARROW
from .texts import is_blank, is_pending, squash

__all__ = ["Order", "ScoreReading", "parse_measure", "parse_number", "parse_score_cell"]

_LETTER_PAIR = re.compile(
    rf"(?<!\w)\(?(?P<a>[LPFISC])\)?\s*[:=\-]?\s*(?P<x>{NUMBER})[\s,;/&+x×X*(]*(?P<b>[LPFISC])\)?\s*[:=\-]?\s*(?P<y>{NUMBER})(?!\w)",
    re.IGNORECASE,
)
_LETTER_PAIR_AFTER = re.compile(
    rf"(?<!\w)(?P<x>{NUMBER})\s*\(?(?P<a>[LPFISC])\)?[\s,;/&+x×X*]*(?P<y>{NUMBER})\s*\(?(?P<b>[LPFISC])\)?(?!\w)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    rf"[\s(\[]*\b(?:previous(?:ly)?|prev\.?|was|were|from|formerly|last\s+(?:quarter|period|time|month|year))\b[\s:=-]*(?:score\s*)?{NUMBER}\s*[)\]]?",
    re.IGNORECASE,
)
_RATED = re.compile(rf"^[\s,;/=]*\b[RT]\s*[:=]?\s*(?={NUMBER}\b)")
"""The letter of rating or total behind the factors: "I 4 L 3 R 12"."""
_LONGEST = 14
"""Words. A longer cell is prose that mentions numbers, not a score."""


@lru_cache(maxsize=4096)
def parse_score_cell(text: str) -> ScoreReading:
    """Everything that a score or rating cell says; an empty reading for a blank, "To be set", or prose."""
    text = _once(_without_axes(in_english(text)))
    plain = squash(text)
    if not plain or is_blank(plain) or is_pending(plain) or len(plain.split()) > _LONGEST:
        return ScoreReading()
    plain = _EARLIER.sub(" ", plain)
    if len(NUMERAL.findall(plain)) > 1 and ANY_ARROW.search(re.sub(r"^\W+|\W+$", "", plain)):
        return ScoreReading()  # "12 → 9": which of them is the stage's own cannot be told
    plain = squash(without_percentages(without_arrows(plain)))
    named = _lined(text) or _lettered(plain, text) or read_headed(plain) or _named(plain)
    worded = named or read_worded(plain) or read_worded(_ruled(text)) or read_stacked(text)
    return worded or read_multiplied(plain) or read_unnamed(plain)


def _once(text: str) -> str:
    """ "L" on each of three lines, for three hazards of one topic, is one level."""
    lines = {line.strip() for line in text.split("\n")}
    return lines.pop() if len(lines) == 1 and not any(char.isdigit() for char in text) else text


def _without_axes(text: str) -> str:
    """What is printed beside a drawn matrix: its axes are named on lines of their own, and there is one number."""
    lines = text.split("\n")
    named = {str(found.lastgroup): line for line in lines if (found := NAME.fullmatch(line.strip()))}
    if not {"likelihood", "impact"} <= named.keys() or len(NUMERAL.findall(text)) != 1:
        return text
    return "\n".join(line for line in lines if line not in (named["likelihood"], named["impact"]))


def _lined(text: str) -> ScoreReading | None:
    """A factor a line, each after its name, and the rating on a line of its own: "High (16)"."""
    factors: list[str] = []
    rest: list[str] = []
    for line in (line.strip() for line in text.split("\n") if line.strip()):
        if (head := NAME.match(line)) and head.lastgroup in ("likelihood", "impact"):
            factors.append(line)
        elif factors and not rest and not NAME.sub("", factors[-1], count=1).strip(EDGES):
            factors[-1] += f" {line}"  # the value stands below its name
        else:
            rest.append(line)
    rating = " ".join(rest)
    if len(factors) != 2 or NAME.search(rating) or not NUMERAL.search(rating):
        return None
    named, shown = _named(squash(" ; ".join(factors))), read_unnamed(squash(rating))
    if named is None or not (named.likelihood_word and named.impact_word) or shown.score is None:
        return None
    return replace(named, score=shown.score, level=shown.level, rag=shown.rag)


def _ruled(text: str) -> str:
    """Printed lines as one, with a stroke where each ended."""
    return squash(without_percentages(without_arrows(re.sub(r"\s*\n\s*", " | ", text.strip()))))


def _lettered(text: str, lines: str) -> ScoreReading | None:
    """ "L4 x I5", "I4 L3 (12)", "20 L4xI5", "P:3, I:4 = 12"."""
    for pattern in (_LETTER_PAIR, _LETTER_PAIR_AFTER):
        match = pattern.search(text)
        if not match:
            continue
        first, second = match.group("a").upper() in "LPF", match.group("b").upper() in "LPF"
        if first == second:
            continue
        x, y = number_of(match.group("x")), number_of(match.group("y"))
        code = (
            code_of(text, match)
            if "\n" not in lines
            else next(
                (code_of(squash(line), found) for line in lines.split("\n") if (found := pattern.search(squash(line)))),
                match.group(),
            )
        )
        around = f"{text[: match.start()]} ; {_RATED.sub(' ', text[match.end() :])}"
        rest = read_unnamed(squash(around).strip(EDGES))
        if rest.factors or rest.likelihood_word:
            return None
        return replace(
            rest,
            likelihood=x if first else y,
            impact=y if first else x,
            text=code,
            order="likelihood_first" if first else "impact_first",
        )
    return None


def _named(text: str) -> ScoreReading | None:
    """ "Impact 4 Likelihood 3", "Likelihood: Possible (3) Severity: Major (4) Score: 12"."""
    names = [match for match in NAME.finditer(text) if match.lastgroup]
    kinds = [str(match.lastgroup) for match in names]
    factors = [kind for kind in kinds if kind != "score"]
    if not factors or len(set(kinds)) != len(kinds):
        return None
    after = bool(text[names[-1].end() :].strip(EDGES))
    out = ScoreReading(order=_order(factors))
    lead = text[: names[0].start()] if after else ""
    previous = 0
    for position, (kind, match) in enumerate(zip(kinds, names, strict=True)):
        if after:
            end = names[position + 1].start() if position + 1 < len(names) else len(text)
            segment = text[match.end() : end]
        else:  # the names stand behind their numbers: "4 likelihood, 3 impact"
            segment, previous = text[previous : match.start()], match.end()
        head, _, tail = segment.partition("=")
        last = position + 1 == len(names) and "score" not in kinds
        inner = last and re.fullmatch(rf"\s*({NUMBER})\s*[x×X*,;(\[\s]\s*({NUMBER})\s*[)\]]?\s*", head)
        if inner and not tail:
            head, tail = inner.group(1), inner.group(2)
        number, word = parse_measure(re.sub(r"^[\s)\]]*[x×X*,;/&|+]\s|[\sx×X*,;/&|]+$", "", head))
        if kind == "score":
            reading = read_unnamed(squash(segment).strip(EDGES))
            out = replace(out, score=reading.score, level=reading.level, rag=reading.rag)
        elif kind == "likelihood":
            out = replace(out, likelihood=number, likelihood_word=word)
        else:
            out = replace(out, impact=number, impact_word=word)
        if tail and kind != "score" and out.score is None:
            reading = read_unnamed(squash(tail).strip(EDGES))
            out = replace(out, score=reading.score, level=reading.level or out.level, rag=reading.rag or out.rag)
    if lead.strip(EDGES):
        reading = read_unnamed(squash(lead).strip(EDGES))
        out = replace(
            out, score=out.score or reading.score, level=out.level or reading.level, rag=out.rag or reading.rag
        )
    return out if replace(out, order=None) != ScoreReading() else None


def _order(kinds: list[str]) -> Order | None:
    if len(kinds) < 2:
        return None
    return "likelihood_first" if kinds[0] == "likelihood" else "impact_first"
