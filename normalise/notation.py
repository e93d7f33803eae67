"""Score cells: the many ways in which one cell prints likelihood, impact, score, level and colour."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from .models import Number, Rag
from .notation_words import (
    ANY_ARROW,
    IMPACT_NAMES,
    LEVEL_LETTERS,
    LIKELIHOOD_NAMES,
    LIKELIHOOD_WORDS,
    NOISE,
    SCORE_NAMES,
    is_level,
)
from .rag import rag_of_letter, rag_of_text
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
    order: Order | None = None  # of named factors

    @property
    def empty(self) -> bool:
        return self == ScoreReading()


_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_NUMERAL = re.compile(rf"(?<![\w.]){_NUMBER}(?![\w.]*\w)")
_EXACT = re.compile(r"[\s(\[]*(\d{1,4}(?:\.\d{1,3})?)\.?[\s)\]]*")
_NAMES = rf"(?P<likelihood>{LIKELIHOOD_NAMES})|(?P<impact>{IMPACT_NAMES})|(?P<score>{SCORE_NAMES})"
_NAME = re.compile(rf"(?<![\w])(?:{_NAMES})(?:\s+(?:score|level|rating))?\s*[:=\-–]?(?![A-Za-z])", re.IGNORECASE)
_LETTER_PAIR = re.compile(
    rf"(?<!\w)\(?(?P<a>[LPFISC])\)?\s*[:=\-]?\s*(?P<x>{_NUMBER})[\s,;/&+x×X*(]*(?P<b>[LPFISC])\)?\s*[:=\-]?\s*(?P<y>{_NUMBER})(?!\w)",
    re.IGNORECASE,
)
_LETTER_PAIR_AFTER = re.compile(
    rf"(?<!\w)(?P<x>{_NUMBER})\s*\(?(?P<a>[LPFISC])\)?[\s,;/&+x×X*]*(?P<y>{_NUMBER})\s*\(?(?P<b>[LPFISC])\)?(?!\w)",
    re.IGNORECASE,
)
_PAIR = re.compile(rf"(?<![\w.])(?P<x>{_NUMBER})\s*(?:[x×X*✕✖⨯]|\+)\s*(?P<y>{_NUMBER})(?![\w]|\.\d)")
_OUT_OF = re.compile(
    rf"(?<![\w.])(?P<score>{_NUMBER})\s*(?:/|out\s+of)\s*(?P<most>16|20|25|36|49|64|100)(?![\w]|\.\d)", re.IGNORECASE
)
_SLASH_PAIR = re.compile(rf"(?<![\w.])(?P<x>{_NUMBER})\s*[/,&]\s*(?P<y>{_NUMBER})(?![\w]|\.\d)")
_EARLIER = re.compile(
    rf"[\s(\[]*\b(?:previous(?:ly)?|prev\.?|was|were|from|formerly|last\s+(?:quarter|period|time|month|year))\b[\s:=-]*(?:score\s*)?{_NUMBER}\s*[)\]]?",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"(?<![\w.]){_NUMBER}\s*(?:[-–—]|to)\s*{_NUMBER}(?![\w])", re.IGNORECASE)
_CODE = re.compile(r"(?<![\w])(?:[A-Z][1-9]|[1-9][A-Z]|[IVX]{1,3}[A-F])(?![\w])")
_LEVEL_CODE = re.compile(
    rf"(?<![\w])(?P<level>VH|VL|[LMHSE])[\s\-–:/]?(?P<score>{_NUMBER})(?![\w])|(?<![\w])(?P<score2>{_NUMBER})\s?(?P<level2>VH|VL|[LMH])(?![\w])"
)
_RAG_CODE = re.compile(
    rf"(?<![\w])(?P<rag>[RAYG])\s?(?P<score>\d{{2}}(?:\.\d+)?)(?![\w])|(?<![\w])(?P<score2>{_NUMBER})\s?(?P<rag2>[RAYG])(?![\w])"
)
_RAG_LETTER = re.compile(r"[(\[]\s*([RAYGB])\s*[)\]]|(?<![\w])([RAYG])(?![\w'’])")
_COLOUR_WORD = re.compile(r"\b(?:red|amber|orange|yellow|green|blue|black)\b", re.IGNORECASE)
_LEVEL_LETTER = re.compile(rf"(?<![\w])[(\[]?\s*({LEVEL_LETTERS})\s*[)\]]?(?![\w'’])")
_PERCENT = re.compile(r"[\s(\[]*[<>≤≥~]?\s*\d+(?:\.\d+)?\s*%?\s*(?:(?:[-–—]|to)\s*[<>]?\s*\d+(?:\.\d+)?)?\s*%\s*[)\]]?")
_EDGES = " \t\n.,;:()[]=-–—/|*#"
_LONGEST = 14
"""Words. A longer cell is prose that mentions numbers, not a score."""


def parse_number(text: str) -> Number | None:
    """ "12", "4.30", "(6)", "5." → a number; "12%", "3-4", "" → null."""
    match = _EXACT.fullmatch(squash(text))
    return _number(match.group(1)) if match else None


def _number(text: str) -> Number:
    if "." not in text:
        return int(text)
    value = float(text)
    return int(value) if value.is_integer() else value


def parse_measure(text: str) -> tuple[Number | None, str | None]:
    """Number and word of a likelihood or impact cell: "4 - Likely", "Likely (4)", "4", "B"; prose is (None, None)."""
    plain = _without_arrows(squash(text))
    if not plain or is_blank(plain) or is_pending(plain):
        return None, None
    number = parse_number(plain)
    if number is not None:
        return number, None
    named = _NAME.match(plain)
    if named and plain[named.end() :].strip(_EDGES):
        return parse_measure(plain[named.end() :].strip(" :=-–"))
    lettered = re.fullmatch(rf"[LPFISC]\s*[:=\-]?\s*({_NUMBER})", plain)
    if lettered:
        return _number(lettered.group(1)), None
    plain = _PERCENT.sub(" ", plain)
    numerals = _NUMERAL.findall(plain)
    word = re.sub(r"[\s(\[]*\b(?:score|level|rating)\b[\s:)\]]*", " ", _NUMERAL.sub(" ", plain), flags=re.IGNORECASE)
    word = _tidy_word(word)
    if len(word.split()) > 6 or len(numerals) > 1 or _CODE.fullmatch(word):
        return (None, word) if len(word.split()) <= 2 and not numerals and word else (None, None)
    return (_number(numerals[0]) if numerals else None), (word or None)


def parse_score_cell(text: str) -> ScoreReading:
    """Everything that a score or rating cell says; an empty reading for a blank, "To be set", or prose."""
    plain = squash(text)
    if not plain or is_blank(plain) or is_pending(plain) or len(plain.split()) > _LONGEST:
        return ScoreReading()
    plain = _EARLIER.sub(" ", plain)
    if len(_NUMERAL.findall(plain)) > 1 and ANY_ARROW.search(re.sub(r"^\W+|\W+$", "", plain)):
        return ScoreReading()  # "12 → 9": which of them is the stage's own cannot be told
    plain = squash(_without_arrows(plain))
    return _lettered(plain, text) or _named(plain) or _stacked_words(text) or _unnamed(plain)


def _without_arrows(text: str) -> str:
    return ANY_ARROW.sub(" ", text)


def _tidy_word(text: str) -> str:
    """The word left when the numbers are out: without brackets and separators at its edges, or doubled inside."""
    text = re.sub(r"[(\[]\s*[)\]]", " ", text)
    text = re.sub(r"^[\s\W]+(?<![(\[])|(?<![)\]])[\s\W]+$", "", squash(text))
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    if text.count("(") != text.count(")"):
        text = text.strip("()")
    return squash(text).strip(_EDGES.replace("(", "").replace(")", ""))


def _lettered(text: str, lines: str) -> ScoreReading | None:
    """ "L4 x I5", "I4 L3 (12)", "20 L4xI5", "P:3, I:4 = 12"."""
    for pattern in (_LETTER_PAIR, _LETTER_PAIR_AFTER):
        match = pattern.search(text)
        if not match:
            continue
        first, second = match.group("a").upper() in "LPF", match.group("b").upper() in "LPF"
        if first == second:
            continue
        x, y = _number(match.group("x")), _number(match.group("y"))
        code = (
            _code(text, match)
            if "\n" not in lines
            else next(
                (_code(squash(line), found) for line in lines.split("\n") if (found := pattern.search(squash(line)))),
                match.group(),
            )
        )
        rest = _unnamed(squash(text[: match.start()] + " ; " + text[match.end() :]).strip(_EDGES))
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
    names = [match for match in _NAME.finditer(text) if match.lastgroup]
    kinds = [str(match.lastgroup) for match in names]
    factors = [kind for kind in kinds if kind != "score"]
    if not factors or len(set(kinds)) != len(kinds):
        return None
    after = bool(text[names[-1].end() :].strip(_EDGES))
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
        inner = last and re.fullmatch(rf"\s*({_NUMBER})\s*[x×X*,;(\[\s]\s*({_NUMBER})\s*[)\]]?\s*", head)
        if inner and not tail:
            head, tail = inner.group(1), inner.group(2)
        number, word = parse_measure(re.sub(r"[\sx×X*,;/&|]+$", "", head))
        if kind == "score":
            reading = _unnamed(squash(segment).strip(_EDGES))
            out = replace(out, score=reading.score, level=reading.level, rag=reading.rag)
        elif kind == "likelihood":
            out = replace(out, likelihood=number, likelihood_word=word)
        else:
            out = replace(out, impact=number, impact_word=word)
        if tail and kind != "score" and out.score is None:
            reading = _unnamed(squash(tail).strip(_EDGES))
            out = replace(out, score=reading.score, level=reading.level or out.level, rag=reading.rag or out.rag)
    if lead.strip(_EDGES):
        reading = _unnamed(squash(lead).strip(_EDGES))
        out = replace(
            out, score=out.score or reading.score, level=out.level or reading.level, rag=out.rag or reading.rag
        )
    return out if replace(out, order=None) != ScoreReading() else None


def _order(kinds: list[str]) -> Order | None:
    if len(kinds) < 2:
        return None
    return "likelihood_first" if kinds[0] == "likelihood" else "impact_first"


def _stacked_words(text: str) -> ScoreReading | None:
    """A likelihood word that only likelihood scales use: "Likely (4)", and "Likely (4)" over "Major (3)" over "12"."""
    lines = [squash(_without_arrows(line)) for line in re.split(r"\n+|\s[x×]\s", text) if squash(line)]
    first_number, first_word = parse_measure(lines[0]) if lines else (None, None)
    if not first_word or not LIKELIHOOD_WORDS.fullmatch(first_word):
        return None
    out = ScoreReading(likelihood=first_number, likelihood_word=first_word)
    if len(lines) == 1:
        return out
    number, word = parse_measure(lines[1])
    if not word or rag_of_text(word) or len(lines) > 3:
        return None
    out = replace(out, impact=number, impact_word=word, order="likelihood_first")
    if len(lines) == 3:
        reading = _unnamed(lines[2])
        out = replace(out, score=reading.score, level=reading.level, rag=reading.rag)
    return out


def _unnamed(text: str) -> ScoreReading:
    """Numbers, codes, level words and colours without the names of likelihood and impact."""
    out = ScoreReading()
    text = re.sub(rf"^(?:{SCORE_NAMES})\s*[:=\-–]?\s*", "", text, flags=re.IGNORECASE)
    if not text or (_RANGE.search(text) and not _PAIR.search(text)):
        return _words(out, _RANGE.sub(" ", text)) if text else out
    pair, rest = _take(_PAIR, text)
    if pair:
        numbers = [_number(n) for n in _NUMERAL.findall(rest)]
        if len(numbers) > 1:
            return out
        out = replace(out, factors=(_number(pair["x"]), _number(pair["y"])), score=numbers[0] if numbers else None)
        return _words(replace(out, text=pair["code"]), _NUMERAL.sub(" ", rest))
    out_of, rest = _take(_OUT_OF, text)
    if out_of and _number(out_of["score"]) <= _number(out_of["most"]) and not _NUMERAL.search(rest):
        return _words(replace(out, score=_number(out_of["score"])), rest)
    for pattern in (_LEVEL_CODE, _RAG_CODE):
        code, rest = _take(pattern, text)
        if code and not _NUMERAL.search(rest):
            number = _number(code["score"] or code["score2"])
            if pattern is _LEVEL_CODE:
                letter = code["level"] or code["level2"]
                if letter in ("S", "E") and number <= 9:
                    continue  # as likely a cell of a lettered grid: E4
                return _words(replace(out, score=number, level=letter), rest)
            letter = code["rag"] or code["rag2"]
            if number <= 9 and letter == "A":
                continue  # A5 or 5A is a grid's code as well
            return _words(replace(out, score=number, rag=rag_of_letter(letter)), rest)
    codes = _CODE.findall(text)
    rest = _CODE.sub(" ", text)
    numbers = [_number(n) for n in _NUMERAL.findall(rest)]
    if len(codes) == 1 and len(numbers) <= 1:
        return _words(replace(out, text=codes[0], score=numbers[0] if numbers else None), _NUMERAL.sub(" ", rest))
    if codes:
        return out
    return _words(_bare(out, numbers), _NUMERAL.sub(" ", text))


def _take(pattern: re.Pattern[str], text: str) -> tuple[dict[str, str], str]:
    match = pattern.search(text)
    if not match:
        return {}, text
    groups = match.groupdict()
    if pattern is _PAIR:
        groups["code"] = _code(text, match)
    return groups, squash(text[: match.start()] + " " + text[match.end() :])


def _code(line: str, match: re.Match[str]) -> str:
    """The combined code as printed: the pair and the score beside it, without the words around them."""
    spans = [found.span() for found in _NUMERAL.finditer(line)]
    start = min([match.start(), *(span[0] for span in spans)])
    end = max([match.end(), *(span[1] for span in spans)])
    code = line[start:end]
    if re.search(r"[A-Za-z]{3,}", code):
        code, start, end = match.group(), match.start(), match.end()
    if code.count("(") > code.count(")") and line[end:].lstrip().startswith(")"):
        code += ")"
    if code.count(")") > code.count("(") and line[:start].rstrip().endswith("("):
        code = "(" + code
    return code.strip() if code.count("(") == code.count(")") else code.strip(" ()")


def _bare(out: ScoreReading, numbers: list[Number]) -> ScoreReading:
    """One number is the score, two are factors; of three the odd one out is the score, by arithmetic or by size."""
    if len(numbers) == 1:
        return replace(out, score=numbers[0])
    if len(numbers) == 2:
        return replace(out, factors=(numbers[0], numbers[1]))
    if len(numbers) != 3:
        return out
    first, second, third = numbers
    for score, x, y in ((third, first, second), (first, second, third)):
        if abs(x * y - score) < 0.06 * max(1, abs(score)) / 2 or x + y == score:
            return replace(out, factors=(x, y), score=score, text=None)
    if third > max(first, second):
        return replace(out, factors=(first, second), score=third)
    if first > max(second, third):
        return replace(out, factors=(second, third), score=first)
    return out


def _words(out: ScoreReading, rest: str) -> ScoreReading:
    """Colours and rating words that stand beside the numbers."""
    rest = squash(NOISE.sub(" ", rest))
    if not rest.strip(_EDGES):
        return out
    colour = rag_of_text(rest) if _COLOUR_WORD.search(rest) else None
    if colour and out.rag is None:
        out = replace(out, rag=colour)
    rest = _COLOUR_WORD.sub(" ", rest)
    if out.rag is None and not colour:
        letters = [a or b for a, b in _RAG_LETTER.findall(rest)]
        if len(letters) == 1:
            out = replace(out, rag=rag_of_letter(letters[0]))
            rest = _RAG_LETTER.sub(" ", rest)
    if out.level is None:
        out = replace(out, level=_level(rest, alone=out == ScoreReading()))
    return out


def _level(rest: str, alone: bool) -> str | None:
    word = _tidy_word(rest)
    if not word:
        return None
    letter = _LEVEL_LETTER.fullmatch(word)
    if letter:
        return letter.group(1)
    if is_level(word):
        return word
    # a word of the report's own beside a number is its rating; alone it may be anything
    if not alone and len(word.split()) <= 2 and re.fullmatch(r"[A-Z][A-Za-z\-]+(?: [A-Za-z][A-Za-z\-]+)?", word):
        return word
    return word if alone and re.fullmatch(r"[A-Za-z]", word) else None
