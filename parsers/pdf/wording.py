"""What a report's own words tell: which are written small inside sentences, so that a capital begins a new one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from .page import PageWord

_STRIP = ".,;:!?()[]\"'’‘“”"
_OPENERS_TEXT = """
a an the this these those there it its they if when where while although because due no not all any some each
every many most more new current existing failure lack loss poor inability insufficient inadequate increase
increased increasing reduced reduction to out what who which how
"""
_OPENERS = frozenset(_OPENERS_TEXT.split())
_BACK = frozenset({"this", "these", "they", "it", "its", "their", "such", "however", "also"})
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
    return (bare(text) in _HANGERS and not ends_sentence(text)) or text.endswith((",", "-", "–", "—", "&", "/", "("))


def refers_back(text: str) -> bool:
    """A sentence that begins with this word speaks of what the sentence before it said."""
    return bare(text) in _BACK


_STOPS = re.compile(r"[.!?;…][)\]”’\"']*$")
_LAST = frozenset(".!?;…)]”’\"'")
_SHORT = frozenset(
    "e.g. i.e. etc. no. nos. st. mr. mrs. ms. dr. cllr. approx. para. paras. ref. inc. vs. p. pp. fig.".split()
)


def ends_sentence(text: str) -> bool:
    """A stop ends the word, and it is no short form or initial."""
    if text[-1:] not in _LAST:
        return False
    return bool(_STOPS.search(text)) and text.lower().lstrip("(") not in _SHORT and not re.fullmatch(r"[A-Z]\.", text)


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
