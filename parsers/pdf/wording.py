"""What a report's own words tell: which are written small inside sentences, so that a capital begins a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..sentence_ends import bare
from .page import PageWord

_OPENERS_TEXT = """
a an the this these those there it its they if when where while although because due no not all any some each
every many most more new current existing failure lack loss poor inability insufficient inadequate increase
increased increasing reduced reduction to out what who which how
"""
_OPENERS = frozenset(_OPENERS_TEXT.split())


@dataclass(slots=True)
class Wording:
    """How often words stand small, with a capital in the middle of a line, and with one at a line's start."""

    small: Counter[str] = field(default_factory=Counter)
    capital: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)

    def read(self, words: Sequence[PageWord]) -> None:
        """Count a page's words, given in content order."""
        for text, count in Counter([word.text for word in words]).items():
            if text[:1].islower():
                self.small[bare(text)] += count
        before: PageWord | None = None
        for word in words:
            if word.text[:1].isupper():
                if before is not None and _follows(before, word):
                    if before.text[:1].isalnum() and before.text[-1:] not in ".!?:;•–-":
                        self.capital[bare(word.text)] += 1
                else:
                    self.first[bare(word.text)] += 1
            before = word

    def capital_rate(self, text: str) -> float:
        """How likely the word has a capital also where no sentence begins with it."""
        word = bare(text)
        capital = self.capital[word] + (2.0 if text[1:2].isupper() else 0.2)
        small = self.small[word] + 5.0 * (word in _OPENERS) + 0.75 * min(max(self.first[word] - 1, 0), 6)
        return capital / (capital + small + 0.8)


def _follows(before: PageWord, word: PageWord) -> bool:
    """The word stands beside the one before it, with no more than a space between them."""
    return (
        abs(before.bbox[3] - word.bbox[3]) < 0.3 * word.size and -1 < word.bbox[0] - before.bbox[2] < 0.42 * word.size
    )
