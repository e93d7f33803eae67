"""Words without which a sentence states no score and no move: looked for first, because most prose holds none.

What is told of a printed word is kept: sentences are new, the words that they are made of are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from ..shapes import house_vocabulary
from ..vocabulary import Vocabulary, tokens_of
from .sentence_words import NO_LEVELS

Hints = frozenset[str]
FIGURE = "figure"
STEP = "step"  # of a scale, or what a step of two words has
BARE = "bare"  # a step only beside a sign: "– A", "– Material"
SIGN = "sign"
MOVE = "move"
_MOST_PLAIN = 20_000
_MOVES = re.compile(
    r"\b(?:unchanged|changed?|same|higher|lower|worse|better|increased|risen|gone|worsened|decreased|fallen|improved|"
    r"reduced|lowered|dropped|up|down|direction|trend|new)\b",
    re.IGNORECASE,
)
"""A word of each text that tells a direction."""


def may_score(hints: Hints) -> bool:
    """A figure or a step of a scale stands among the words: without one they state no score."""
    return FIGURE in hints or STEP in hints or (BARE in hints and SIGN in hints)


def hints_in(text: str) -> Hints:
    """What stands among the words of a text."""
    return _reader(house_vocabulary())(text)


@lru_cache(maxsize=8)
def _reader(vocabulary: Vocabulary) -> Callable[[str], Hints]:
    """Tells the hints of a text."""
    phrases = [phrase for name in ("level", "rag") for phrase in vocabulary.values[name]]
    keys = frozenset(_key(phrase) for phrase in phrases)
    whole = frozenset(phrase[0] for phrase in phrases if len(phrase) == 1)

    plain: set[str] = set()  # words that hint at nothing, as most do: looked up at a third of a call's cost

    @lru_cache(maxsize=8192)
    def hints_of(printed: str) -> Hints:
        tokens = tokens_of(printed)
        told = {
            FIGURE: any(map(str.isdigit, printed)),
            STEP: any(token in keys and not _is_bare(printed) for token in tokens),
            BARE: not whole.isdisjoint(tokens),
            SIGN: not tokens,
            MOVE: _MOVES.search(printed) is not None,
        }
        hints = frozenset(hint for hint, holds in told.items() if holds)
        if not hints and len(plain) < _MOST_PLAIN:
            plain.add(printed)
        return hints

    def read(text: str) -> Hints:
        return Hints().union(*[hints_of(word) for word in text.split() if word not in plain])

    return read


def _key(phrase: Sequence[str]) -> str:
    """The word of a phrase that is seldom said otherwise: of "more likely than not" the second."""
    return max([token for token in phrase if token not in NO_LEVELS] or phrase, key=len)


def _is_bare(printed: str) -> bool:
    """A letter, or a word of some scales that sentences are full of, and no more."""
    word = printed.strip("().,;:[]|= ").casefold()
    return len(word) < 2 or word in NO_LEVELS
