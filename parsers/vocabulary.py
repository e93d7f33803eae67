"""The words of risk registers: vocabulary.toml, and what a user's profile adds to it."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import chain, product
from typing import Literal, NamedTuple

from .raw import Field, StageKind

Measure = Literal["likelihood", "impact", "score", "rag"]
Tokens = tuple[str, ...]


class Sense(NamedTuple):
    """One thing that a phrase may say: exactly one of these is set; none of them is noise."""

    field: Field | None = None
    stage: StageKind | None = None
    measure: Measure | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Phrases as token runs. `longest` is the length of the longest phrase in tokens. Equal to itself only."""

    phrases: Mapping[Tokens, tuple[Sense, ...]]
    words: frozenset[str]
    alone: frozenset[str]  # words that are a phrase by themselves
    values: Mapping[str, frozenset[Tokens]]
    longest: int
    tails: frozenset[str] = frozenset()  # words that say nothing more behind a label's noun
    taught: frozenset[Tokens] = frozenset()  # phrases of a user's profile, which outrank every other reading
    id_shape: re.Pattern[str] | None = None  # a user's own shape of risk ids


_TOKEN = re.compile(r"[^\W_]+|#|%")
_POSSESSIVE = re.compile(r"['’]s\b")
_SHORT = 160
"""Characters of a text that may come again: a label, a value of a column."""


@lru_cache(maxsize=8192)
def stem(token: str) -> str:
    """Fold a plural's "s" (both sides of a comparison are folded alike)."""
    if len(token) > 5 and token.endswith("ies"):
        return token[:-3] + "y"
    return token[:-1] if len(token) > 3 and token.endswith("s") and not token.endswith("ss") else token


def tokens_of(text: str) -> Tokens:
    """Words without case, punctuation or plural: "Pre-Mitigation L & I:" gives pre, mitigation, l, and, i."""
    return _short_tokens(text) if len(text) <= _SHORT else _tokens(text)


def _tokens(text: str) -> Tokens:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    text = text.casefold().replace("&", " and ").replace("+", " and ")
    if "'" in text or "’" in text:
        text = _POSSESSIVE.sub("", text)
    return tuple([stem(token) if token[-1] == "s" else token for token in _TOKEN.findall(text)])


_short_tokens = lru_cache(maxsize=4096)(_tokens)


def _listed(table: Mapping[str, Mapping[str, list[str]]]) -> Iterable[tuple[Tokens, Sense]]:
    return ((tokens_of(phrase), sense) for phrase, sense in _phrases(table))


def _phrases(table: Mapping[str, Mapping[str, list[str]]]) -> Iterable[tuple[str, Sense]]:
    for field, phrases in table.get("field", {}).items():
        for phrase in phrases:
            yield phrase, Sense(field=Field(field))
    for kind, phrases in table.get("stage", {}).items():
        for phrase in phrases:
            yield phrase, Sense(stage=StageKind(kind))
    measures: tuple[Measure, ...] = ("likelihood", "impact", "score", "rag")
    for measure in measures:
        for phrase in table.get("measure", {}).get(measure, []):
            yield phrase, Sense(measure=measure)
    for line, phrases in table.get("line", {}).items():
        for phrase in phrases:
            yield phrase, Sense(line=int(line))
    for phrase in table.get("noise", {}).get("words", []):
        yield phrase, Sense()


def _around(table: Mapping[str, Mapping[str, list[str]]]) -> Iterable[tuple[Tokens, Sense]]:
    """Stages told by where they stand to the measures: "before any controls", "with further mitigation"."""
    told = table.get("around")
    if told is None:
        return
    words = {name: [tokens_of(phrase) for phrase in phrases] for name, phrases in told.items()}
    for stage in (StageKind.INHERENT, StageKind.RESIDUAL, StageKind.TARGET):
        between = words["planned"] if stage is StageKind.TARGET else [(), *words["existing"]]
        for before, kind, measure in product(words[stage.value], between, words["measures"]):
            yield before + kind + measure, Sense(stage=stage)


def build(*tables: Mapping[str, Mapping[str, list[str]]]) -> Vocabulary:
    """One vocabulary from tables of the shape of vocabulary.toml; later tables add to earlier ones."""
    phrases: dict[Tokens, list[Sense]] = {}
    values: dict[str, set[Tokens]] = {}
    tails: set[str] = set()
    for table in tables:
        for phrase, sense in chain(_listed(table), _around(table)):
            senses = phrases.setdefault(phrase, [])
            if sense not in senses:
                senses.append(sense)
        tails.update(token for word in table.get("noise", {}).get("tail", []) for token in tokens_of(word))
        for kind, words in table.get("values", {}).items():
            values.setdefault(kind, set()).update(tokens_of(word) for word in words)
    phrases.pop((), None)
    return Vocabulary(
        phrases={tokens: tuple(senses) for tokens, senses in phrases.items()},
        words=frozenset(token for tokens in phrases for token in tokens) | tails,
        alone=frozenset(tokens[0] for tokens in phrases if len(tokens) == 1) | tails,
        values={kind: frozenset(words) for kind, words in values.items()},
        longest=max(map(len, phrases)),
        tails=frozenset(tails),
    )


@lru_cache(maxsize=1)
def default_tables() -> Mapping[str, Mapping[str, list[str]]]:
    text = files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def default_vocabulary() -> Vocabulary:
    return build(default_tables())


def teach(
    senses: Mapping[Tokens, tuple[Sense, ...]], levels: Iterable[str], id_shape: re.Pattern[str] | None
) -> Vocabulary:
    """The default vocabulary with a profile's phrases before its own, more words of scales, and an id's shape."""
    known = default_vocabulary()
    values = dict(known.values)
    values["level"] = values["level"] | {tokens_of(level) for level in levels}
    return replace(
        known,
        phrases={**known.phrases, **senses},
        words=known.words | {token for tokens in senses for token in tokens},
        values=values,
        longest=max(known.longest, *map(len, senses), 1),
        taught=frozenset(senses),
        id_shape=id_shape,
    )
