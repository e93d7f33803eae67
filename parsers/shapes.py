"""What a printed value looks like, without saying what it means: a number, a score code, a date, a name-like text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import lru_cache

from .vocabulary import Tokens, Vocabulary, default_vocabulary, tokens_of
from .welsh import holds_welsh, in_english, no_welsh


class Kind(StrEnum):
    BLANK = "blank"
    NUMBER = "number"
    SCORE = "score"  # a number with a word, letter or second number: "L4 x I5", "M (6)", "C4", "12 Amber"
    RAG = "rag"
    LEVEL = "level"  # a word of a scale: "High", "Almost certain"
    DATE = "date"
    DIRECTION = "direction"
    RESPONSE = "response"
    STATUS = "status"
    CODE = "code"  # an id: letters and digits, no word
    SHORT = "short"  # up to five words
    PROSE = "prose"


TEXTUAL = (Kind.PROSE, Kind.SHORT)
SCORED = (Kind.NUMBER, Kind.SCORE, Kind.RAG, Kind.LEVEL)
"""What a cell of a score column may print."""
SAID = (Kind.LEVEL, Kind.RAG, Kind.RESPONSE, Kind.STATUS, Kind.DIRECTION)
"""Words that are rather a value than a label, unless they are set off."""

ARROWS = "←↑→↓↔↕↖↗↘↙⇐⇑⇒⇓⇔⇧⇩⇦⇨⬆⬇⬅➡⬌⬍▲▼►◄△▽▶◀⯅⯆🡑🡓🡒🡐⮕🠕🠗⇗⇘⭡⭣⟶⟷➔➜➚➘⇅"
BOXES = "☐☑☒✓✔✗✘■□"
TICKED = "☑☒✓✔■"
_ARROW = re.compile(f"[{ARROWS}]")
_BOX = re.compile(f"[{BOXES}]")
_CHOICE = re.compile(rf"([{BOXES}])\s*([^{BOXES}]+)")
_SAYS = re.compile(r"\w")
_NUMBER = re.compile(r"[-–]?\d{1,3}(?:\.\d{1,2})?%?")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    rf"(?:(?:end|start|beginning|late|early|mid|by)\s+(?:of\s+)?)?(?:\d{{1,2}}(?:st|nd|rd|th)?[\s\-/.]+)?(?:(?:\d{{1,2}}[\s\-/.]+)|{_MONTH}[\s\-/.,']*)\d{{2,4}}",
    re.IGNORECASE,
)
_TRIPLE = re.compile(
    r"(?:[lpics]\w*\W{0,3})?\d{1,2}(?:\.\d+)?\s*[x×*/,+]\s*(?:[lpics]\w*\W{0,3})?\d{1,2}(?:\.\d+)?(?:\s*=\s*\d{1,3}(?:\.\d+)?)?",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\d{1,2}(?: / \d{1,2}){2}")
"""Factors and a score, or a score of each stage: no date is printed with slashes so far apart."""
_LETTER_DIGIT = re.compile(r"[A-H][1-9]|[1-9][A-H]")
_ID = re.compile(
    r"(?:[A-Za-z&]{1,8}[\s_/.\-–]{0,2})?(?:[A-Z0-9]{1,6}[_/.\-–])*[A-Za-z]{0,5}[\s_]?\d{1,5}(?:\.\d{1,3})*[a-z]?(?:\s?\([A-Za-z]{1,3}\))?"
)
_SCORE_TOKENS = 14
_SHORT_WORDS = 6
_ROMAN = re.compile(r"[A-F]?(?:I{1,3}|IV|VI{0,2})")  # a step of a scale, alone or after a letter
_LONE_LETTER = re.compile(r"[A-Z]")
_DIGIT = re.compile(r"[0-9]")
_LETTERS = re.compile(r"[A-Za-z]+")
_MONTHS = re.compile(_MONTH, re.IGNORECASE)


LONGEST_ID = 24
_LONGEST_SHAPE = 18
_HOUSE: ContextVar[Vocabulary | None] = ContextVar("house", default=None)
PERIOD = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?(?:[\s'’-]*(?:\d{2}|\d{4}))?"
"""A pattern, any case: a month, perhaps with its year."""
_PERIOD = re.compile(PERIOD, re.IGNORECASE)


@contextmanager
def house_style(vocabulary: Vocabulary) -> Iterator[None]:
    """While it lasts, values are told by this vocabulary: its words of scales, and its shape of risk ids.

    Shapes are asked for at hundreds of places, deep in the recognisers; what a house prints holds for all of them.
    """
    token = _HOUSE.set(vocabulary)
    try:
        yield
    finally:
        _HOUSE.reset(token)


def house_vocabulary() -> Vocabulary:
    """The words that values are told by now."""
    return _HOUSE.get() or default_vocabulary()


def _house_id(text: str) -> re.Match[str] | None:
    """The house's own id at the beginning of a text: a whole word, or none."""
    house = _HOUSE.get()
    if house is None or house.id_shape is None:
        return None
    text = text.strip()[: LONGEST_ID + 1]
    match = house.id_shape.match(text)
    if (
        match is None
        or not match.group()
        or len(match.group()) > LONGEST_ID
        or text[match.end() : match.end() + 1].isalnum()
    ):
        return None
    return match


def is_house_id(text: str) -> bool:
    """A text that is an id by the shape that the profile gives."""
    match = _house_id(text)
    return match is not None and match.end() == len(text.strip())


def ticked_words(text: str) -> list[str]:
    """The choices whose box is ticked: "☒ Treat ☐ Tolerate" gives Treat."""
    return [choice.strip() for box, choice in _CHOICE.findall(text) if box in TICKED]


def words_in(text: str) -> int:
    """How many words white space parts."""
    return len(text.split())


def is_id(text: str) -> bool:
    """A risk's id by its shape: AB_R011, SR36, 1.1, COR-2019-02, Strat-5, 001 (F), Risk 01, G1, A."""
    if _HOUSE.get() is not None:
        house = _house_id(text)
        if house and not text.strip()[house.end() :].strip(" .:)"):
            return True
    text = text.strip().rstrip(".:")
    if "(" not in text:
        text = text.rstrip(".:)")
    return 0 < len(text) <= _LONGEST_SHAPE and _is_shaped(text)


@lru_cache(maxsize=4096)
def _is_shaped(text: str) -> bool:
    """A short text is an id by the shapes that all houses print."""
    if words_in(text) > 3:
        return False
    if _LONE_LETTER.fullmatch(text):
        return True
    if not _ID.fullmatch(text):
        return False
    head = _LETTERS.match(text)
    return not (head and (head.group().casefold() in _NOT_IDS or _MONTHS.fullmatch(head.group())))


_NOT_IDS = frozenset(
    "page quarter year version table appendix section likelihood impact score level item line figure annex april "
    "august week phase stage ward tier band june july month step part agenda high medium low red amber green moderate "
    "likely possible unlikely major minor rare severe priority theme goal "
    "outcome aim pillar ambition mission promise".split()
)
"""Words that stand before a number without making an id of it."""

_KIND = (
    r"(?:principal|strategic|corporate|operational|key|service|project|programme|directorate|departmental|business"
    r"|baf|top)"
)
_LABELLED = re.compile(
    rf"\s*(?:{_KIND}\s+)?(?:risk(?:\s+(?:no|ref|reference|id|number|code))?|no|ref|reference|id|number)\b\.?\s*[:#]?\s*"
    r"(?=(?-i:[A-Z]{1,8})[\s_\-–/.]?\d)|"
    rf"\s*(?:{_KIND}\s+)?(?:risk\s+)?(?:no|ref|reference|id|number|code)\b\.?\s*[:#]?\s*(?=\d)",
    re.IGNORECASE,
)
"""What names an id and is none of it: "Risk no. ", "Principal risk " before "PR2"."""
_KINDLY = re.compile(rf"\s*({_KIND}\s+risk\s+\d{{1,3}}[a-z]?)(\s*[:.)–—-]\s*|\s+)(?=\S)", re.IGNORECASE)
_LETTERED = re.compile(r"\s*(risk\s+(?-i:[A-Z]))(\s*[:)–—-]\s+)(?=\S)", re.IGNORECASE)
_LEADING = re.compile(
    r"\s*((?:Risk\s+)?(?:[A-Za-z&]{1,8}[_\-–/. ]?)?(?:[A-Z0-9]{1,5}[_\-–/.])*"
    r"[A-Z]{0,4}\d{1,5}(?:\.\d{1,3})*[a-z]?(?:\s?\([A-Z]{1,2}\))?)(\s*[:.)–—-]\s*|\s+[/|]\s+|\s+)(?=\S)"
)
_TITLED = re.compile(r"(?:/\s*)?(?:heading|title|name)\s*[:–—-]\s*(?=\S)", re.IGNORECASE)
"""What names a title behind an id: "Risk no. 4 / Title - "."""


_PRODUCT = re.compile(r"\s*[A-Z]?\d{1,2}\s*[x×*]\s*[A-Z]?\d{1,2}\b", re.IGNORECASE)
"""A score from its factors: "L5 x I4"."""


def leading_id(text: str) -> tuple[str, str] | None:
    """An id that stands before a title ("SR1: Title", "AB_R04 Title"), and the rest. None where there is none."""
    house = _house_id(text)
    if not (house or _DIGIT.search(text) or _LETTERED.match(text)) or _PRODUCT.match(text):
        return None
    if house and (rest := text.strip()[house.end() :].lstrip(" \t\n:.)–—-")):
        return house.group().strip(), rest.strip()
    named = _LABELLED.match(text)
    if named and named.end():
        inner = leading_id(text[named.end() :])
        if inner:
            return inner[0], _TITLED.sub("", inner[1], count=1) if _TITLED.match(inner[1]) else inner[1]
    kindly = _KINDLY.match(text) or _LETTERED.match(text)
    if kindly:
        return kindly.group(1).strip(), text[kindly.end() :].strip()
    match = _LEADING.match(text)
    if not match or not is_id(match.group(1)):
        return None
    return match.group(1).strip(), text[match.end() :].strip()


def labels_its_id(text: str) -> bool:
    """The text says that a number before a title is an id: "Corporate Risk No. 4 - Flooding"."""
    named = _LABELLED.match(text)
    return named is not None and named.end() > 0


_SHORT_TEXT = 60
"""Characters of a text that is likely to come again in its column."""


_LETTERED_FACTORS = re.compile(
    r"[\s(\[]*[LPFISC]\s*[:=]?\s*\d{1,2}[\s,;/|&x×*]+[LPFISC]\s*[:=]?\s*\d{1,2}(?:[\s=:(\[|]+\d{1,3})?[\s)\]]*",
    re.IGNORECASE,
)


def is_lettered(text: str) -> bool:
    """A score whose two factors each have a letter before them: "L:3 I:4 = 12"; its letters are no labels."""
    return _LETTERED_FACTORS.fullmatch(text) is not None


def is_period(text: str) -> bool:
    """A month, perhaps with its year, and no more."""
    return _PERIOD.fullmatch(text) is not None


def kind_of(text: str) -> Kind:
    """The shape of a cell's whole text."""
    vocabulary = house_vocabulary()
    return _short_kind(text, vocabulary) if len(text) <= _SHORT_TEXT else _kind(text, vocabulary)


def _kind(text: str, vocabulary: Vocabulary) -> Kind:
    """The shape of a text; `vocabulary` is the one that holds now."""
    words = text.split()
    line = " ".join(words)
    return Kind.PROSE if _is_prose(line, words, vocabulary) else _line_kind(line, vocabulary)


_short_kind = lru_cache(maxsize=4096)(_kind)


def _is_prose(text: str, words: list[str], vocabulary: Vocabulary) -> bool:
    """Plain words, more than any value has or than a value told by its words: it need not be understood."""
    if len(words) <= _most_words(vocabulary) or len(text) <= LONGEST_ID:
        return False
    if not text.isascii() and _BOX.search(text):
        return False
    if sum(map(str.isalnum, words)) > _most_tokens(vocabulary):
        return True
    plain = sum(map(str.isalpha, words)) > _most_words(vocabulary)
    return plain and text[-1] != ")" and not _DIGIT.search(text) and not holds_welsh(text)


@lru_cache(maxsize=8)
def _most_tokens(vocabulary: Vocabulary) -> int:
    """How many words a value has at most that is told by its words, or is a score or a date."""
    return max(_SCORE_TOKENS, _most_words(vocabulary))


@lru_cache(maxsize=8)
def _most_words(vocabulary: Vocabulary) -> int:
    """How many words a value has at most that is told by its words, or that is no prose."""
    return max(_SHORT_WORDS, *(len(phrase) for phrases in vocabulary.values.values() for phrase in phrases))


def _line_kind(text: str, vocabulary: Vocabulary) -> Kind:
    """The shape of a text on one line."""
    if not _SAYS.search(text):
        return _sign(text)
    if _NUMBER.fullmatch(text):
        return Kind.NUMBER
    if _HOUSE.get() is not None and is_house_id(text):
        return Kind.CODE
    tokens = tokens_of(text)
    if not no_welsh(tokens):
        text = in_english(text)
        tokens = tokens_of(text)
    return _kind_in_english(text, tokens, vocabulary)


def _kind_in_english(text: str, tokens: Tokens, vocabulary: Vocabulary) -> Kind:
    count = len(tokens)
    if count > _most_words(vocabulary) and text[-1] != ")" and not _DIGIT.search(text) and not _BOX.search(text):
        return Kind.PROSE
    if _ROMAN.fullmatch(text):
        return Kind.SCORE if text[0] in "ABCDEF" else Kind.LEVEL
    said = _said(vocabulary).get(tokens)
    if said is Kind.RAG:
        return said
    if not text.isascii():
        if count <= 5 and _ARROW.search(text):
            return Kind.SCORE if _DIGIT.search(text) and not re.search(r"[A-Za-z]{4}", text) else Kind.DIRECTION
        if _BOX.search(text):
            ticked = tokens_of(" ".join(ticked_words(text)))
            return Kind.RESPONSE if ticked in vocabulary.values["response"] else Kind.SHORT
    if said is not None:
        return said
    if _DATE.fullmatch(text):
        return Kind.SCORE if _PARTED.fullmatch(text) else Kind.DATE
    if _numeric(text, count):
        if _is_score(text, tokens, vocabulary):
            return Kind.SCORE
        if is_id(text):
            return Kind.CODE
    return _explained(text, vocabulary) or (Kind.SHORT if count <= _SHORT_WORDS else Kind.PROSE)


def _explained(text: str, vocabulary: Vocabulary) -> Kind | None:
    """The shape of a scale's step with its meaning in brackets: "4 - Major (up to £5m)"."""
    step, bracket, _ = text.partition(" (")
    if not bracket or text[-1] != ")" or _steps(vocabulary).isdisjoint(tokens_of(step)):
        return None
    told = _line_kind(step, vocabulary)
    return told if told in (Kind.LEVEL, Kind.SCORE) else None


def _sign(text: str) -> Kind:
    """What a text without a letter or digit is: an arrow, the head of a column of numbers, or nothing."""
    if _ARROW.search(text):
        return Kind.DIRECTION
    return Kind.SHORT if text == "#" else Kind.BLANK


_SAID = {
    "status": Kind.STATUS,
    "response": Kind.RESPONSE,
    "direction": Kind.DIRECTION,
    "level": Kind.LEVEL,
    "rag": Kind.RAG,
}
"""What is told by its words; of words that say two things the last counts."""


@lru_cache(maxsize=8)
def _said(vocabulary: Vocabulary) -> Mapping[Tokens, Kind]:
    return {tokens: kind for name, kind in _SAID.items() for tokens in vocabulary.values[name]}


def _numeric(text: str, count: int) -> bool:
    """Short enough, and with a digit in it, to be a score or an id; `count` is its words."""
    return count <= _SCORE_TOKENS and (_DIGIT.search(text) is not None or any(map(str.isdigit, text)))


_DIGITS = re.compile(r"[a-z]?\d{1,2}[a-z]?(?:x[a-z]?\d{1,2})?")
_LEVEL_DIGITS = re.compile(r"(?:[lmhvip]|vh|vl)\d{1,2}")
_SCORE_WORDS = frozenset(
    "likelihood impact probability severity consequence score l i p c s x total rating risk rag level".split()
)


@lru_cache(maxsize=8)
def _scale_words(vocabulary: Vocabulary) -> frozenset[str]:
    """Words that may stand beside the numbers of a score."""
    return _SCORE_WORDS | {t for name in ("level", "rag") for phrase in vocabulary.values[name] for t in phrase}


@lru_cache(maxsize=8)
def _steps(vocabulary: Vocabulary) -> frozenset[str]:
    """The words of levels and colours."""
    return frozenset(token for name in ("level", "rag") for phrase in vocabulary.values[name] for token in phrase)


def _is_score(text: str, tokens: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Numbers with nothing but scale, colour and measure words beside them."""
    if _TRIPLE.fullmatch(text) or _LETTER_DIGIT.fullmatch(text):
        return True
    scale = _scale_words(vocabulary)
    if not all(_DIGITS.fullmatch(t) for t in tokens if t not in scale) or not any(map(_DIGITS.fullmatch, tokens)):
        return False
    if len(tokens) == 1:  # L4, M13, C4: a letter of a scale and digits; an id looks the same, its column decides
        return _LEVEL_DIGITS.fullmatch(tokens[0]) is not None
    return True
