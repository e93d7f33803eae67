"""What a line that begins a risk prints behind the title: its score in brackets, or its text on the same line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..document import Paragraph, Word, join_words
from ..labels import Grammar
from ..raw import Field, Label, RawValue
from ..shapes import Kind, is_id, kind_of
from .sentences import read_stated

_SAID = re.compile(r"(?:\w+ ){0,2}(?:scor(?:e|es|ed)|rat(?:ed|ing)|RAG)\b", re.IGNORECASE)
_LEAST_TEXT = 4
"""Words behind a bold title that are a text of their own."""


def run_in(words: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """A bold title and the plain text that runs on from it; no text where nothing tells them apart."""
    size = next((at for at, word in enumerate(words) if not word.bold), len(words))
    title, rest = tuple(words[:size]), tuple(words[size:])
    if len(title) < 2 or len(rest) < _LEAST_TEXT or any(word.bold for word in rest) or title[-1].text[-1:] not in ".:":
        return tuple(words), ()
    return (*title[:-1], replace(title[-1], text=title[-1].text.rstrip(".:") or title[-1].text)), rest


def score_behind(
    words: tuple[Word, ...], paragraph: Paragraph, grammar: Grammar
) -> tuple[tuple[Word, ...], list[RawValue], list[Word]]:
    """The title, the values of a score or an id in brackets behind it, and the words that only carry them."""
    at = next((k for k in range(len(words) - 1, 0, -1) if words[k].text[:1] in "(["), 0)
    if not at or words[-1].text[-1:] not in ")]" or len(words) - at > 10:
        return words, [], []
    inner = [*words[at:]]
    inner[0] = replace(inner[0], text=inner[0].text[1:])
    inner[-1] = replace(inner[-1], text=inner[-1].text[:-1])
    held = tuple(word for word in inner if word.text)
    if not held:
        return words, [], []
    bare = Paragraph(held, place=paragraph.place)
    text = join_words(held)
    if is_id(text) and re.search(r"[A-Za-z].*\d", text):
        return words[:at], [RawValue(Label("", Field.ID), (bare,), places=(paragraph.place,))], []
    if kind_of(text) in (Kind.SCORE, Kind.RAG) and (any(c.isspace() for c in text) or kind_of(text) is Kind.RAG):
        return words[:at], [RawValue(Label("", Field.SCORE), (bare,), places=(paragraph.place,))], []
    stated = read_stated(bare, grammar, facts=False) if _SAID.match(text) else None
    if stated is None or not stated.values or stated.left:
        return words, [], []
    return words[:at], stated.values, stated.label_words
