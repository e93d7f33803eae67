"""The words of labels as printers break and misspell them, back into the words of the vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from rapidfuzz import fuzz, process

from .vocabulary import Tokens, stem

FUZZY_FLOOR = 86.0
"""How alike, of 100, a misspelt word must be to the known one."""
FUZZY_LENGTH = 6
_LEAST_NOTED = 4
"""Letters. With fewer a digit is a part of the word: "Q1"."""
_MOST_KEPT = 20_000
"""Shorter words are too easily taken for each other."""


class Mender:
    """Mends words by one set of known words, of which some say something alone."""

    def __init__(self, known: frozenset[str], alone: frozenset[str]) -> None:
        self.known = known
        self._alone = alone
        self._long_words = sorted(word for word in known if len(word) >= FUZZY_LENGTH)
        self._by_letter = {letter: list(words) for letter, words in groupby(self._long_words, key=itemgetter(0))}
        self._strange: dict[str, Tokens] = {}  # words looked for before: a register repeats its words

    def mend(self, tokens: Tokens) -> Tokens:
        """Words broken or misspelt, as the vocabulary has them: likelihoo d, likeli- hood, porfolio."""
        known, alone = self.known, self._alone
        if alone.issuperset(tokens):
            return tokens
        torn = [t for t in tokens if len(t) <= 2 and not t.isdigit() and t not in known]
        if len(torn) >= max(3, 0.4 * len(tokens)):
            tokens = self._respell(tokens) or tokens
        joined: list[str] = []
        for token in tokens:
            if joined and (token not in alone or joined[-1] not in known) and joined[-1] + token in known:
                joined[-1] += token
            else:
                joined.append(token)
        out: list[str] = []
        for token in joined:
            if token in known or token.isdigit():
                out.append(token)
            else:
                out.extend(self._known_as(token))
        return tuple(out)

    def _known_as(self, token: str) -> Tokens:
        """The known word, or two, that an unknown one stands for; itself where there is none."""
        found = self._strange.get(token)
        if found is None:
            found = self._parted(token) or (self._noted(token) or self._nearest(token),)
            if len(self._strange) < _MOST_KEPT:
                self._strange[token] = found
        return found

    def _noted(self, token: str) -> str | None:
        """A word with the number of a footnote: "risk2"."""
        word = stem(token[:-1])
        return word if token[-1].isdigit() and len(word) >= _LEAST_NOTED and word in self.known else None

    def _parted(self, token: str) -> Tokens | None:
        """Two words that a printer set as one: "targetscore"."""
        known = self.known
        for at in range(4, len(token) - 3):
            pair = stem(token[:at]), stem(token[at:])
            if pair[0] in known and pair[1] in known:
                return pair
        return None

    def _respell(self, tokens: Tokens) -> Tokens | None:
        """Letters that a printer spaced out ("R is k S c o r e") as words again, where known words cover them all."""
        text = "".join(tokens)
        if len(text) > 60:
            return None
        best: list[Tokens | None] = [()] + [None] * len(text)
        for end in range(1, len(text) + 1):
            for start in range(max(0, end - 16), end):
                before, word = best[start], stem(text[start:end])
                if before is None or word not in self.known or (len(word) == 1 and word not in ("x", "l", "i")):
                    continue
                choice = (*before, word)
                held = best[end]
                if held is None or len(choice) < len(held):
                    best[end] = choice
        return best[-1]

    def _nearest(self, token: str) -> str:
        if len(token) < FUZZY_LENGTH:
            return token
        if not _like(token, self._by_letter.get(token[0], ())):
            return token
        found = _like(token, self._long_words)  # a word that is more alike, if with another letter, tells against it
        return found if found and found[0] == token[0] else token


def _like(token: str, words: Sequence[str]) -> str | None:
    """The word that is most like a token, if one is."""
    found = process.extractOne(token, words, scorer=fuzz.ratio, score_cutoff=FUZZY_FLOOR)
    return found[0] if found else None
