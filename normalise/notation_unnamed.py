"""Score cells that name no measure: numbers, codes, rating words and colours by their shape."""

from __future__ import annotations

import re
from dataclasses import replace

from .models import Number
from .notation_measures import CODE, EDGES, NUMBER, NUMERAL, ScoreReading, number_of, tidy_word
from .notation_words import LEVEL_LETTERS, NOISE, SCORE_NAMES, is_level
from .rag import rag_of_letter, rag_of_text
from .texts import squash

_PAIR = re.compile(rf"(?<![\w.])(?P<x>{NUMBER})\s*(?:[x×X*✕✖⨯]|\+)\s*(?P<y>{NUMBER})(?![\w]|\.\d)")
_OUT_OF = re.compile(
    rf"(?<![\w.])(?P<score>{NUMBER})\s*(?:/\s*(?P<most>16|20|25|36|49|64|100)|(?:out\s+)?of\s+(?P<of>\d{{1,3}}))(?![\w]|\.\d)",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"(?<![\w.]){NUMBER}\s*(?:[-–—]|to)\s*{NUMBER}(?![\w])", re.IGNORECASE)
_LEVEL_CODE = re.compile(
    rf"(?<![\w])(?P<level>VH|VL|[LMHSE])[\s\-–:/]?(?P<score>{NUMBER})(?![\w])|(?<![\w])(?P<score2>{NUMBER})\s?(?P<level2>VH|VL|[LMH])(?![\w])"
)
_RAG_CODE = re.compile(
    rf"(?<![\w])(?P<rag>[RAYG](?=\s?\d\d)|[RYG])\s?(?P<score>\d{{1,2}}(?:\.\d+)?)(?![\w])|(?<![\w])(?P<score2>{NUMBER})\s?(?P<rag2>[RAYG])(?![\w])"
)
_RAG_LETTER = re.compile(r"[(\[]\s*([RAYGB])\s*[)\]]|(?<![\w])([RAYG])(?![\w'’])")
_SPACED_CODE = re.compile(
    r"(?P<code>[B-F]\s?[-–/,]?\s?(?:[1-9]|I{1,3}|IV|V)|A\s?[-–/,]?\s?(?:I{1,3}|IV|V))(?P<rest>\W+[A-Za-z ()]+)?"
)
"""A code of a lettered grid whose letter stands apart: "D-2", "C / 4"."""
_TWO_COLOURS = re.compile(
    r"\b(?:red|amber|yellow|green|blue)\s*[-–/]\s*(?:red|amber|yellow|green|blue)\b|(?<!\w)[RAYG]/[RAYG](?!\w)",
    re.IGNORECASE,
)
_COLOUR_WORD = re.compile(r"\b(?:red|amber|orange|yellow|green|blue|black)\b", re.IGNORECASE)
_BESIDE = re.compile(rf"(?P<score>{NUMBER})\s*\(\s*{NUMBER}\s*\)")
"""A score with another behind it in brackets: last quarter's, or the target."""
_LARGEST_RANK = 10
_LEVEL_LETTER = re.compile(rf"(?<![\w])[(\[]?\s*({LEVEL_LETTERS})\s*[)\]]?(?![\w'’])")


def read_unnamed(text: str) -> ScoreReading:
    """Numbers, codes, level words and colours without the names of likelihood and impact."""
    out = ScoreReading()
    text = re.sub(rf"^(?:{SCORE_NAMES})\s*[:=\-–]?\s*", "", text, flags=re.IGNORECASE)
    if not text or (_RANGE.search(text) and not _PAIR.search(text)):
        return _words(out, _RANGE.sub(" ", text)) if text else out
    beside = _BESIDE.fullmatch(text)
    if beside:
        return replace(out, score=number_of(beside["score"]))
    pair, rest = _take(_PAIR, text)
    if pair:
        numbers = [number_of(n) for n in NUMERAL.findall(rest)]
        if len(numbers) > 1:
            return out
        out = replace(out, factors=(number_of(pair["x"]), number_of(pair["y"])), score=numbers[0] if numbers else None)
        return _words(replace(out, text=pair["code"]), NUMERAL.sub(" ", rest))
    out_of, rest = _take(_OUT_OF, text)
    most = (out_of.get("most") or out_of.get("of")) if out_of else None
    if most and number_of(out_of["score"]) <= number_of(most) and not NUMERAL.search(rest):
        return _words(replace(out, score=number_of(out_of["score"])), rest)
    return _lettered(text) or _coded(text) or _words(_bare(out, _numbers(text)), NUMERAL.sub(" ", text))


def _numbers(text: str) -> list[Number]:
    return [number_of(numeral) for numeral in NUMERAL.findall(text)]


def _lettered(text: str) -> ScoreReading | None:
    """A number with the letter of its level or colour: "M6", "16 VH", "A12", "12R"."""
    out = ScoreReading()
    for pattern in (_LEVEL_CODE, _RAG_CODE):
        code, rest = _take(pattern, text)
        if not code or NUMERAL.search(rest):
            continue
        number = number_of(code["score"] or code["score2"])
        letter = code["level"] or code["level2"] if pattern is _LEVEL_CODE else code["rag"] or code["rag2"]
        if number <= 9 and letter in ("S", "E", "A"):
            continue  # as likely a cell of a lettered grid: E4, A5, 5A
        if pattern is _LEVEL_CODE:
            return _words(replace(out, score=number, level=letter), rest)
        return _words(replace(out, score=number, rag=rag_of_letter(letter)), rest)
    return None


def _coded(text: str) -> ScoreReading | None:
    """A cell of a lettered grid: "C4", "12 (C2)", "D-2"; two of them are told by no rule."""
    out = ScoreReading()
    spaced = _SPACED_CODE.fullmatch(text)
    if spaced:
        return _words(replace(out, text=spaced["code"]), spaced["rest"] or "")
    codes = CODE.findall(text)
    rest = CODE.sub(" ", text)
    numbers = _numbers(rest)
    if len(codes) == 1 and len(numbers) <= 1:
        return _words(replace(out, text=codes[0], score=numbers[0] if numbers else None), NUMERAL.sub(" ", rest))
    return out if codes else None


def _take(pattern: re.Pattern[str], text: str) -> tuple[dict[str, str], str]:
    match = pattern.search(text)
    if not match:
        return {}, text
    groups = match.groupdict()
    if pattern is _PAIR:
        groups["code"] = code_of(text, match)
    return groups, squash(text[: match.start()] + " " + text[match.end() :])


def code_of(line: str, match: re.Match[str]) -> str:
    """The combined code as printed: the pair and the score beside it, without the words around them."""
    spans = [found.span() for found in NUMERAL.finditer(line)]
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
    if len(set(numbers)) == 1 and (len(numbers) == 1 or numbers[0] > _LARGEST_RANK):
        return replace(out, score=numbers[0])
    if len(numbers) == 2 and max(numbers) > _LARGEST_RANK:
        return out
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
    if not rest.strip(EDGES):
        return out
    colour = rag_of_text(rest) if _COLOUR_WORD.search(rest) else None
    if colour and out.rag is None:
        out = replace(out, rag=colour)
    pair = _TWO_COLOURS.search(rest)
    if pair and out.rag is None and out.level is None:
        return replace(out, level=pair.group())  # a rating between two colours is none of them
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
    word = tidy_word(rest)
    if not word or word.casefold() in {"level", "risk", "points", "out of"}:
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
