"""Labels and values in Welsh, or in Welsh and English side by side: what they are in English alone.

The bodies of Wales print both: "Risg weddilliol / Residual risk", "Owner (Perchennog)", "Uchel" over "High". The
English half of such a text is read; where there is none, the Welsh is put into English word for word. A word is Welsh
where the vocabulary lists it, and strange words that go with it in one half are taken for Welsh too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .vocabulary import Tokens, default_tables, default_vocabulary, tokens_of

_HALF = re.compile(r"[^/|\n()\[\]=;:–—]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LINKS = frozenset("y yr r o i a ac ar yn n gan am ei eu w wedi mewn".split())
"""Small words of Welsh, some of them letters or words of English as well: Welsh beside a Welsh word only."""
_EDGES = " \t\n/|=;:–—-"
_plain: set[str] = set()
"""What was printed between two spaces and holds no Welsh: texts are new, the words that they are made of are not."""
_MOST_PLAIN = 8192
_LONGEST = 120
"""Characters of a label or of a value that is told by its words."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of Welsh words in a text, from its first character to behind its last."""

    start: int
    end: int


def in_english(text: str) -> str:
    """The English of a short text that is in Welsh, or in both languages; any other text as it is."""
    return _in_english(text) if len(text) <= _LONGEST and holds_welsh(text) else text


def holds_welsh(text: str) -> bool:
    """A word of it may be Welsh."""
    words = text.split()
    if _plain.issuperset(words):
        return False
    if any(map(_holds_welsh, words)):
        return True
    if len(_plain) > _MOST_PLAIN:
        _plain.clear()
    _plain.update(words)
    return False


@lru_cache(maxsize=2048)
def _holds_welsh(printed: str) -> bool:
    """What is printed between two spaces holds a Welsh word."""
    return not no_welsh(tokens_of(printed))


def no_welsh(tokens: Tokens) -> bool:
    """None of a text's words is Welsh."""
    return _welsh().words.isdisjoint(tokens)


@lru_cache(maxsize=4096)
def _in_english(text: str) -> str:
    text = _mended(text)
    runs = [run for half in _HALF.finditer(text) if (run := _run_in(text, half.start(), half.end()))]
    if not runs:
        return text
    rest = _without(text, runs)
    if any(map(str.isalpha, rest)):
        return rest
    return " ".join(_put(text, runs, [_translated(text[run.start : run.end]) for run in runs]).split())


def _mended(text: str) -> str:
    """Welsh words that a narrow column breaks are whole again: "Disgrifia d o'r risg"."""
    pieces = text.split(" ")
    out = pieces[:1]
    for piece in pieces[1:]:
        whole = out[-1] + piece
        if whole.isalpha() and _is_welsh(whole) and not (_is_welsh(out[-1]) or _is_welsh(piece)):
            out[-1] = whole
        else:
            out.append(piece)
    return " ".join(out)


def _run_in(text: str, start: int, end: int) -> _Run | None:
    """The Welsh words of one half: from the first known one to the last, with the strange words round them."""
    words = list(_WORD.finditer(text, start, end))
    known = [k for k, word in enumerate(words) if _is_welsh(word.group())]
    if not known:
        return None
    first, last = known[0], known[-1]
    while first and _goes_along(words[first - 1].group()):
        first -= 1
    while last + 1 < len(words) and (_goes_along(words[last + 1].group()) or _joined(words[last : last + 2])):
        last += 1
    if not all(k in known or _goes_along(words[k].group()) for k in range(first, last)):
        return None  # English words in between: a name, or a sentence
    return _Run(words[first].start(), words[last].end())


def _is_welsh(word: str) -> bool:
    return not _welsh().words.isdisjoint(tokens_of(word))


def _goes_along(word: str) -> bool:
    """A word beside Welsh ones that English labels do not have."""
    tokens = tokens_of(word)
    return not _LINKS.isdisjoint(tokens) or _english_words().isdisjoint(tokens)


def _joined(words: Sequence[re.Match[str]]) -> bool:
    """A Welsh word and one that is English too: "Aelod Cabinet"."""
    return tokens_of(" ".join(word.group() for word in words)) in _welsh().phrases


def _without(text: str, runs: Sequence[_Run]) -> str:
    """The text without its Welsh runs, each with the sign that sets it off."""
    kept = _put(text, runs, [""] * len(runs))
    kept = re.sub(r"[(\[]\s*[)\]]", " ", kept)
    kept = re.sub(r"\s[/|–—-](?=\s)|(?<=\s)[/|–—-]\s|[/|]\s*(?=[/|)\]]|$)|(?<=[(\[])\s*[/|]", " ", kept)
    return " ".join(kept.split()).strip(_EDGES)


def _put(text: str, runs: Sequence[_Run], words: Sequence[str]) -> str:
    out: list[str] = []
    at = 0
    for run, word in zip(runs, words, strict=True):
        out += [text[at : run.start], word]
        at = run.end
    return "".join([*out, text[at:]])


def _translated(text: str) -> str:
    """Word for word; a noun of Welsh stands before what says more of it, so the last word comes first."""
    tokens, english = tokens_of(text), _welsh()
    out: list[str] = []
    at = 0
    while at < len(tokens):
        size = next(
            (n for n in range(min(english.longest, len(tokens) - at), 0, -1) if tokens[at : at + n] in english.phrases),
            0,
        )
        if size:
            out.append(english.phrases[tokens[at : at + size]])
        elif tokens[at] not in _LINKS:
            out.append(tokens[at])
        at += size or 1
    ahead = bool(out) and out[0] in _AHEAD
    return " ".join(out if ahead else reversed(out))


_AHEAD = frozenset({"before", "after", "very", "by", "next"})
"""What stands before its noun in both languages: "cyn rheolaethau"."""


@dataclass(frozen=True, slots=True, eq=False)
class _Dictionary:
    phrases: Mapping[Tokens, str]
    words: frozenset[str]  # of the phrases, without those that are English too
    longest: int


@lru_cache(maxsize=1)
def _welsh() -> _Dictionary:
    phrases = {tokens_of(word): english for english, words in default_tables()["welsh"].items() for word in words}
    words = frozenset(token for phrase in phrases for token in phrase)
    return _Dictionary(phrases, words - _LINKS - _english_words(), max(map(len, phrases)))


@lru_cache(maxsize=1)
def _english_words() -> frozenset[str]:
    vocabulary = default_vocabulary()
    return vocabulary.words | {
        token for phrases in vocabulary.values.values() for phrase in phrases for token in phrase
    }
