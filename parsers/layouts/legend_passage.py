"""Consecutive paragraphs as one text, and which of them are worth reading for a legend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..document import MarkerKind, Paragraph
from ..lazy import lazy
from ..words import Join, Word
from .legend_words import DIGIT, IMPACT, LIKELIHOOD, WORD_RUN, names_measure, plain

_SPACE: Final = Join.SPACE
_Piece = tuple[str, Word | None, int | None]
"""A text, its word and its block."""


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    word: Word | None
    block: int


class Passage:
    """Consecutive paragraphs as one text in which every character can be traced to its word."""

    def __init__(self, paragraphs: Iterable[tuple[int, Paragraph]]) -> None:
        self._pieces = list(_pieces(paragraphs))
        self.text = plain("".join([piece for piece, _, _ in self._pieces]))

    @lazy
    def _tokens(self) -> list[_Token]:
        tokens: list[_Token] = []
        at = 0
        for piece, word, block in self._pieces:
            if block is not None:
                tokens.append(_Token(at, at + len(piece), word, block))
            at += len(piece)
        return tokens

    def sentences(self) -> list[tuple[int, int]]:
        out: list[tuple[int, int]] = []
        start = 0
        for match in re.finditer(r"\n+|(?<=[.;!?])\s+(?=[A-Z])", self.text):
            out.append((start, match.start()))
            start = match.end()
        out.append((start, len(self.text)))
        return [(a, b) for a, b in out if b > a]

    def words(self, spans: Sequence[tuple[int, int]]) -> list[_Token]:
        return [t for t in self._tokens if t.word is not None and any(a < t.end and t.start < b for a, b in spans)]


def _pieces(paragraphs: Iterable[tuple[int, Paragraph]]) -> Iterator[_Piece]:
    """A text piece by piece: words and numbers of lists, and what parts them, which stands in no block."""
    begun = False
    for block, paragraph in paragraphs:
        if begun:
            yield "\n", None, None
        marker = paragraph.marker
        if marker and marker.kind in (MarkerKind.NUMBER, MarkerKind.LETTER) and marker.text.strip():
            yield marker.text, marker.words[0] if marker.words else None, block
            yield " ", None, None
            begun = True
        line = 0
        fresh = True
        listed = _is_list(paragraph)
        for word in paragraph.words:
            if not fresh and word.line != line and listed:
                yield "\n", None, None
            elif not fresh and word.join is _SPACE:
                yield " ", None, None
            fresh, line = False, word.line
            yield word.text, word, block
            begun = True


def _is_list(paragraph: Paragraph) -> bool:
    """Short lines that all begin with a capital or a number are entries: "Green 1 to 6" above "Amber 8 to 12"."""
    if not paragraph.words or paragraph.words[-1].line == paragraph.words[0].line:
        return False
    lines = paragraph.lines
    starts = [line[0].text[:1] for line in lines]
    return len(lines) > 1 and max(map(len, lines)) <= 12 and all(x.isupper() or x.isdigit() for x in starts)


_CUE_WORDS: Final = (
    "red|amber|yellow|green|blue|low|medium|high|moderate|extreme|significant|severe|critical|minor|major|catastrophic|rare|remote"
    "|unlikely|possible|likely|certain|negligible|insignificant"
)
_CUE_WORD: Final = f"(?:{_CUE_WORDS})"
_CUE: Final = re.compile(
    rf"\b(?:{LIKELIHOOD}|{IMPACT})[^\n]{{0,90}}?(?:\b(?:\d|one)\s*(?:\([^)\n]*\)\s*)?(?:to|-|and)\s*{DIGIT}\b|\b[A-C]\s*(?:\(|to\b|-))"
    rf"|\b(?:multipl|product\s+of|adding\s|added\s+together|sum\s+of)|\b(?:{LIKELIHOOD}|{IMPACT})\b\s*(?:\([A-Z]\)\s*)?(?:[x×*+]|plus)\s"
    rf"|\bscale\b|\b{_CUE_WORD}\b[\s:=(\[-]{{0,4}}(?:[\w ]{{0,12}} )?\d|\d\)?\W{{0,4}}{_CUE_WORD}\b"
    rf"|\d\s*(?:\+|or\s|and\s)[a-z ]{{0,20}}\b{_CUE_WORD}\b",
    re.I,
)
_LETTER_CUE: Final = re.compile(
    r"\b[LPI]\b\s*(?:\([A-Z]\)\s*)?(?:[x×*+]|plus)\s|\b\d\s*[x×]\s*\d\b|(?<!\w)[RAYG]\s*[=:(]?\s*\d"
    r"|(?<!\w)(?-i:V?[LMH])\s*[=:(]\s*\d",
    re.I,
)
# What each cue holds one of: looked for first, because that is quick
_WORDS: Final = (*_CUE_WORDS.split("|"), "multipl", "product", "add", "sum", "scale")
_FIGURE: Final = re.compile(r"[0-9×*+]")
_RECKONS: Final = ("multipl", "product of", "plus", "adding", "added together", "sum of")
_SIGNS: Final = ("x ", "plus ")
_ONES: Final = ("x", "one", "from a", "from b", "from c")
_ONE: Final = re.compile(r"x(?<!\wx)\b|one(?<!\wone)\b|from [a-c](?<!\wfrom [a-c])\b")
"""Words of their own, sought from their letters: that is quicker than from a word's edge."""
_LETTERED: Final = re.compile(rf"\(?(?-i:[A-F])\)?\s*[-=:.]?\s+(?:very\s|almost\s|extremely\s)?{_CUE_WORD}\b", re.I)
"""A step of a scale by letters: "B - Very likely"."""
_BEFORE: Final = 2
_AFTER: Final = 3


def passages(run: Sequence[tuple[int, Paragraph]]) -> list[list[tuple[int, Paragraph]]]:
    """The parts of a run of paragraphs that may hold a legend: those with a cue, and a few round them."""
    cues = [i for i, (_, paragraph) in enumerate(run) if _cued(paragraph)]
    out: list[list[tuple[int, Paragraph]]] = []
    end = 0
    for cue in cues:
        if out and cue - _BEFORE <= end:
            out[-1].extend(run[end : cue + 1 + _AFTER])
        else:
            out.append(list(run[max(end, cue - _BEFORE) : cue + 1 + _AFTER]))
        end = min(len(run), max(end, cue + 1 + _AFTER))
    return out


def _counts(lower: str) -> bool:
    """A text without a figure may reckon all the same, or count from one."""
    if any(map(lower.__contains__, _RECKONS)):
        return True
    return any(map(lower.__contains__, _ONES)) and _ONE.search(lower) is not None


def _cued(paragraph: Paragraph) -> bool:
    text, words = paragraph.text, paragraph.words
    if text.count(" ") + 1 < len(words):  # a word that a line's end cuts is looked for in its parts
        text = " ".join([word.text for word in words])
    text = plain(text)
    lower = text.lower()
    measured = names_measure(lower)
    if (measured and WORD_RUN.search(text)) or _LETTERED.match(text):
        return True
    counts = _FIGURE.search(text) is not None
    if not counts and not _counts(lower):
        return False
    told = measured or any(map(lower.__contains__, _WORDS))
    if not (counts or told or any(map(lower.__contains__, _SIGNS))):
        return False
    return (told and _CUE.search(text) is not None) or _LETTER_CUE.search(text) is not None
