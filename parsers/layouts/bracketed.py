"""Texts that end with people in brackets, where the label says so: "Risk (owner)" over "Loss of data (Head of IT)"."""

from __future__ import annotations

import re
from dataclasses import replace

from ..document import Paragraph
from ..labels import Grammar
from ..raw import PEOPLE, Field, Label, RawValue
from ..words import Word

_TEXTS = frozenset({Field.RISK, Field.TITLE, Field.DESCRIPTION})
_MOST_WORDS = 14
_BRACKET = re.compile(r"[(\[]([^)\]]+)[)\]]\s*$")


def split_bracketed(value: RawValue, grammar: Grammar) -> list[RawValue]:
    """The text and the people behind it; none if the label names no people in brackets, or the text ends otherwise."""
    if value.label.field not in _TEXTS or not value.paragraphs:
        return []
    bracket = _BRACKET.search(value.label.text)
    told = grammar.read(bracket.group(1)) if bracket else None
    if told is None or told.field not in PEOPLE:
        return []
    *before, last = value.paragraphs
    cut = _cut(last.words)
    if not cut or not (before or cut < len(last.words)):
        return []
    text = replace(last, words=last.words[:cut])
    people = Paragraph(_bare(last.words[cut:]), stands=last.stands)
    kept = (*before, text) if text.words else tuple(before)
    return [
        replace(value, paragraphs=kept),
        replace(value, label=Label(value.label.text, told.field), paragraphs=(people,), fill=None, section=False),
    ]


def _cut(words: tuple[Word, ...]) -> int:
    """Where the bracket that closes the text opens; 0 where none does."""
    if not words or not words[-1].text.rstrip(".").endswith((")", "]")):
        return 0
    at = next((k for k in range(len(words) - 1, -1, -1) if words[k].text[:1] in "(["), 0)
    return at if len(words) - at <= _MOST_WORDS else 0


def _bare(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words in the bracket without it."""
    inner = [replace(words[0], text=words[0].text[1:]), *words[1:]]
    inner[-1] = replace(inner[-1], text=inner[-1].text.rstrip(".").rstrip(")]"))
    return tuple(word for word in inner if word.text)
