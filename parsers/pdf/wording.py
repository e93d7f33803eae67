"""What a report's own words tell: which are written small inside sentences, so that a capital begins a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from ..lazy import lazy
from ..sentence_ends import bare
from .page import Atom

_OPENERS_TEXT = """
a an the this these those there it its they if when where while although because due no not all any some each
every many most more new current existing failure lack loss poor inability insufficient inadequate increase
increased increasing reduced reduction to out what who which how
"""
_OPENERS = frozenset(_OPENERS_TEXT.split())

_TEXT: Final = attrgetter("text")


class Wording:
    """What the words of pages tell, each page's given in content order: when it is first asked for, as it seldom is."""

    def __init__(self, pages: Iterable[Sequence[Atom]]) -> None:
        self._pages = tuple(pages)

    @lazy
    def _counts(self) -> _Counts:
        return _counts_of(self._pages)

    def capital_rate(self, text: str) -> float:
        """How likely the word has a capital also where no sentence begins with it."""
        word, counts = bare(text), self._counts
        capital = counts.capital[word] + (2.0 if text[1:2].isupper() else 0.2)
        small = counts.small[word] + 5.0 * (word in _OPENERS) + 0.75 * min(max(counts.first[word] - 1, 0), 6)
        return capital / (capital + small + 0.8)


@dataclass(frozen=True, slots=True)
class _Counts:
    """How often words stand small, with a capital in the middle of a line, and with one at a line's start."""

    small: Counter[str]
    capital: Counter[str]
    first: Counter[str]


def _counts_of(pages: Iterable[Sequence[Atom]]) -> _Counts:
    every: list[str] = []
    capital: list[str] = []
    first: list[str] = []
    for words in pages:
        texts = list(map(_TEXT, words))
        every.extend(texts)
        for number in [number for number, text in enumerate(texts) if text[:1].isupper()]:
            before, text = texts[number - 1], texts[number]
            if not number or not _follows(words[number - 1], words[number]):
                first.append(text)
            elif before[:1].isalnum() and before[-1:] not in ".!?:;•–-":
                capital.append(text)
    small = Counter({text: count for text, count in Counter(every).items() if text[:1].islower()})
    return _Counts(_bare(small), _bare(Counter(capital)), _bare(Counter(first)))


def _bare(texts: Counter[str]) -> Counter[str]:
    """The counts of words without their case and the punctuation round them."""
    counts: Counter[str] = Counter()
    for text, count in texts.items():
        counts[bare(text)] += count
    return counts


def _follows(before: Atom, word: Atom) -> bool:
    """The word stands beside the one before it, with no more than a space between them."""
    size, (x0, _, _, bottom), (_, _, x1, low) = word.size, word.bbox, before.bbox
    return abs(low - bottom) < 0.3 * size and -1 < x0 - x1 < 0.42 * size
