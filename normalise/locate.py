"""Which of the words of a cell print one value: so that a source's box is as narrow as what it shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain

from ..parsers.words import Word

_TOKEN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_COLOURS = {"red": "r", "amber": "a", "yellow": "y", "green": "g", "blue": "b", "black": "bk"}
Span = tuple[int, int]
"""Where a run of words begins, and where it has ended."""
_NOWHERE: Span = (0, 0)
_LONGEST_WORD = 40
_FEW = 12
_SHORT = 80
_SHORTEST = 4
"""Letters of a value that is looked for inside a word, where it is no word or words of its own."""


def fold(text: str) -> str:
    """A text's letters and digits: what two readings of it agree on, whatever its spaces, dashes, quotes and case."""
    return "".join(_tokens(text))


def _tokens(text: str) -> tuple[str, ...]:
    return _word_tokens(text) if len(text) <= _LONGEST_WORD else _split(text)


def _split(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold()))


_word_tokens = lru_cache(maxsize=8192)(_split)


@lru_cache(maxsize=4096)
def _numbers(word: str) -> tuple[float, ...]:
    return tuple(float(number) for number in _NUMBER.findall(word))


def words_of_text(text: str, words: Sequence[Word], *, last: bool = False) -> tuple[Word, ...]:
    """The words that print a text, one run of them; the first run, or the `last`. None where no run prints it."""
    if not words:
        return ()
    printed = tuple([word.text for word in words])
    few = len(printed) <= _FEW and len(text) <= _SHORT
    start, stop = _find_few(text, printed, last) if few else _find(text, printed, last)
    return tuple(words[start:stop])


def _find(text: str, words: tuple[str, ...], last: bool) -> Span:
    """The run of printed words that prints a text."""
    wanted = _tokens(text)
    if not wanted:
        text = text.strip()
        found = next((at for at, word in enumerate(words) if text in word), None) if text else None
        return (found, found + 1) if found is not None else _NOWHERE
    of_words = [_tokens(word) for word in words]
    tokens = tuple(chain.from_iterable(of_words))
    size, first = len(wanted), wanted[0]
    starts = [i for i, token in enumerate(tokens) if token == first and tokens[i : i + size] == wanted]
    if starts:
        owners = [at for at, held in enumerate(of_words) for _ in held]
        start = starts[-1] if last else starts[0]
        return owners[start], owners[start + size - 1] + 1
    return _find_letters("".join(wanted), words, last)


_find_few = lru_cache(maxsize=4096)(_find)
"""Labels and short cells come again with each risk."""


def _find_letters(wanted: str, words: tuple[str, ...], last: bool) -> Span:
    """The run of words whose letters, one after another, hold the wanted ones: "long-" "term" for "longterm"."""
    folded = [fold(word) for word in words]
    letters = "".join(folded)
    if wanted not in letters:
        return _NOWHERE
    owners = [at for at, text in enumerate(folded) for _ in text]
    edges = {0, *accumulate(len(text) for text in folded)}
    found = [m.start() for m in re.finditer(f"(?={re.escape(wanted)})", letters)]
    begun = [at for at in found if at in edges]
    aligned = [at for at in begun if at + len(wanted) in edges] or (begun or found if len(wanted) >= _SHORTEST else [])
    if not aligned:
        return _NOWHERE
    start = aligned[-1] if last else aligned[0]
    return owners[start], owners[start + len(wanted) - 1] + 1


def is_whole(text: str, words: Sequence[Word], printed: str) -> bool:
    """Whether all of the words together print a text, where they print `printed` and the first and last say something:
    what `words_of_text` would find. Its paragraphs are printed one after another."""
    text = text.replace("\n", " ")
    if text != printed or not words or text.count(" ") != len(words) - 1:
        return False
    return _says(words[0].text) and _says(words[-1].text)


def _says(word: str) -> bool:
    """There is a letter or digit in it."""
    return word[:1].isalnum() or _TOKEN.search(word) is not None or bool(_tokens(word))


def words_of_number(number: float, words: Sequence[Word], *, last: bool = False) -> tuple[Word, ...]:
    """The word that prints a number, alone ("4") or in a code ("L4", "4x3=12"); `last`: the last of several."""
    found = [(word, numbers) for word in words if number in (numbers := _numbers(word.text))]
    best = [word for word, numbers in found if len(numbers) == 1] or [word for word, _ in found]
    return (best[-1] if last else best[0],) if best else ()


def words_of_colour(rag: str, words: Sequence[Word]) -> tuple[Word, ...]:
    """The word or letter that names a colour."""
    letter = _COLOURS.get(rag, "")
    named = [word for word in words if rag in _tokens(word.text)]
    return tuple(named[:1] or [word for word in words if letter in _tokens(word.text)][:1])
