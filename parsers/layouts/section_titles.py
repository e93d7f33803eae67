"""What a line that begins a risk prints: its number, its title, its score in brackets, its text on the same line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..document import MarkerKind, Paragraph
from ..labels import Grammar
from ..raw import Field, Label, RawValue
from ..shapes import Kind, is_id, kind_of, leading_id, words_in
from ..words import Word, join_words
from .section_model import Start
from .sentences import read_stated

_SAID = re.compile(r"(?:\w+ ){0,2}(?:scor(?:e|es|ed)|rat(?:ed|ing)|RAG)\b", re.IGNORECASE)
_LETTERED = re.compile(r"[A-Z]{1,6}[-_/.]?\d")
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
    bare = Paragraph(held, stands=paragraph.stands)
    text = join_words(held)
    if is_id(text) and re.search(r"[A-Za-z].*\d", text):
        return words[:at], [RawValue(Label("", Field.ID), (bare,), stands=(paragraph.stands,))], []
    if kind_of(text) in (Kind.SCORE, Kind.RAG) and (any(c.isspace() for c in text) or kind_of(text) is Kind.RAG):
        return words[:at], [RawValue(Label("", Field.SCORE), (bare,), stands=(paragraph.stands,))], []
    stated = read_stated(bare, grammar, facts=False) if _SAID.match(text) else None
    if stated is None or not stated.values or stated.left:
        return words, [], []
    return words[:at], stated.values, stated.label_words


@dataclass(frozen=True, slots=True)
class Opening:
    """What the line gives that a section starts with: values, and the words behind a title that are its first text."""

    values: tuple[RawValue, ...]
    label_words: tuple[Word, ...]
    rest: tuple[Word, ...]
    untitled: bool  # an id and nothing else


def opening_of(start: Start, grammar: Grammar) -> Opening:
    """The id, the title and the scores of a start without a label."""
    paragraph = start.paragraph
    number, words = _number(start)
    values = [RawValue(Label("", Field.ID), (number,), stands=(paragraph.stands,))] if number else []
    noise: tuple[Word, ...] = ()
    if len(words) > 1 and words[0].text.casefold() == "risk" and _LETTERED.match(words[1].text):
        noise, words = (
            words[:1],
            words[1:],
        )  # "Risk CRR1": the id has letters of its own; "Risk 1" is an id as it stands
    words, rest = run_in(words)
    words, scores, carrying = score_behind(words, paragraph, grammar)
    title = replace(paragraph, heading=None, marker=None, words=words)
    untitled = is_id(paragraph.text) and words_in(paragraph.text) <= 3
    values.append(RawValue(Label("", Field.ID if untitled else Field.RISK), (title,), stands=(paragraph.stands,)))
    return Opening((*values, *scores), (*noise, *carrying), rest, untitled)


def _number(start: Start) -> tuple[Paragraph | None, tuple[Word, ...]]:
    """The number before the title, and the title: a marker, or what leads a class of numbered starts, dot or not."""
    paragraph, words = start.paragraph, start.paragraph.words
    marker = paragraph.marker
    if marker is not None:
        if marker.kind is MarkerKind.BULLET:
            return None, words
        return Paragraph(marker.words, None if marker.words else marker, stands=paragraph.stands), words
    lead = leading_id(paragraph.text)
    if start.kind != "number" or lead is None or words[0].text.rstrip(".:)") != lead[0]:
        return None, words
    return Paragraph(words[:1], stands=paragraph.stands), words[1:]
