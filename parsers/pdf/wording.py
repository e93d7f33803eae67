"""What a report's own words tell: which are written small inside sentences, so that a capital begins a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

_STRIP = ".,;:!?()[]\"'’‘“”"
_OPENERS_TEXT = """
a an the this these those there it its they if when where while although because due no not all any some each
every many most more new current existing failure lack loss poor inability insufficient inadequate increase
increased increasing reduced reduction to out what who which how
"""
_OPENERS = frozenset(_OPENERS_TEXT.split())
_HANGERS_TEXT = """
of the and a an to in for with by on at from or as that which is are be our their its his her this these into
over under per via between through within than not no &
"""
_HANGERS = frozenset(_HANGERS_TEXT.split())


def bare(text: str) -> str:
    """The word in lower case without the punctuation round it."""
    return text.lower().strip(_STRIP)


def hangs(text: str) -> bool:
    """A sentence cannot end with this word."""
    return bare(text) in _HANGERS or text.endswith((",", "-", "–", "—", "&", "/", "("))


@dataclass(slots=True)
class Wording:
    """How often words stand small, and how often with a capital in the middle of a line."""

    small: Counter[str] = field(default_factory=Counter)
    capital: Counter[str] = field(default_factory=Counter)

    def read(self, lines: Iterable[str]) -> None:
        for line in lines:
            words = line.split()
            for word in words:
                if word[:1].islower():
                    self.small[bare(word)] += 1
            for before, after in pairwise(words):
                if after[:1].isupper() and before[-1:] not in ".!?:;•–-" and before[:1].isalnum():
                    self.capital[bare(after)] += 1

    def opens(self, text: str) -> bool:
        """The word has a capital only because a sentence or statement begins with it."""
        if not text[:1].isupper() or text[1:2].isupper():
            return False
        word = bare(text)
        if word in _OPENERS:
            return True
        stem = word.split("-")[0]
        return (self.small[word] > 0 or ("-" in word and stem in _OPENERS)) and self.capital[word] == 0
