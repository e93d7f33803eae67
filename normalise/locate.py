"""Which of the words of a cell print one value: so that a source's box is as narrow as what it shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate

from ..parsers.document import Word

_TOKEN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_COLOURS = {"red": "r", "amber": "a", "yellow": "y", "green": "g", "blue": "b", "black": "bk"}
_SHORTEST = 4
"""Letters of a value that is looked for inside a word, where it is no word or words of its own."""


def fold(text: str) -> str:
    """A text's letters and digits: what two readings of it agree on, whatever its spaces, dashes, quotes and case."""
    return "".join(_TOKEN.findall(unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold()))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold())


def words_of_text(text: str, words: Sequence[Word], *, last: bool = False) -> tuple[Word, ...]:
    """The words that print a text, one run of them; the first run, or the `last`. None where no run prints it."""
    wanted = _tokens(text)
    if not wanted:
        return tuple(word for word in words if text.strip() and text.strip() in word.text)[:1]
    tokens = [(token, at) for at, word in enumerate(words) for token in _tokens(word.text)]
    starts = [i for i in range(len(tokens) - len(wanted) + 1) if [t for t, _ in tokens[i : i + len(wanted)]] == wanted]
    if starts:
        start = starts[-1] if last else starts[0]
        return tuple(words[tokens[start][1] : tokens[start + len(wanted) - 1][1] + 1])
    return _words_of_letters("".join(wanted), words, last)


def _words_of_letters(wanted: str, words: Sequence[Word], last: bool) -> tuple[Word, ...]:
    """The run of words whose letters, one after another, hold the wanted ones: "long-" "term" for "longterm"."""
    folded = [fold(word.text) for word in words]
    owners = [at for at, text in enumerate(folded) for _ in text]
    edges = {0, *accumulate(len(text) for text in folded)}
    found = [m.start() for m in re.finditer(f"(?={re.escape(wanted)})", "".join(folded))]
    begun = [at for at in found if at in edges]
    aligned = [at for at in begun if at + len(wanted) in edges] or (begun or found if len(wanted) >= _SHORTEST else [])
    if not aligned:
        return ()
    start = aligned[-1] if last else aligned[0]
    return tuple(words[owners[start] : owners[start + len(wanted) - 1] + 1])


def words_of_number(number: float, words: Sequence[Word], *, last: bool = False) -> tuple[Word, ...]:
    """The word that prints a number, alone ("4") or in a code ("L4", "4x3=12"); `last`: the last of several."""
    found = [word for word in words if any(float(n) == number for n in _NUMBER.findall(word.text))]
    alone = [word for word in found if len(_NUMBER.findall(word.text)) == 1]
    best = alone or found
    return (best[-1] if last else best[0],) if best else ()


def words_of_colour(rag: str, words: Sequence[Word]) -> tuple[Word, ...]:
    """The word or letter that names a colour."""
    letter = _COLOURS.get(rag, "")
    named = [word for word in words if rag in _tokens(word.text)]
    return tuple(named[:1] or [word for word in words if letter in _tokens(word.text)][:1])
