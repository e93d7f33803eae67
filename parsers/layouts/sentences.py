"""Scores in a sentence: "The inherent score is 4 x 3 = 12 (Amber)", "Residual: likelihood 2, impact 4"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Paragraph, Word, join_words
from ..labels import default_grammar
from ..raw import Field, Label, RawValue
from .columns import MEASURES

_SCORE = re.compile(
    r"\d{1,2}(?:\.\d+)?\s*[x×*]\s*\d{1,2}|=\s*\d{1,3}|(?:likelihood|probability|impact|severity|score[sd]?|rat(?:ed|ing))\b[^.;]{0,25}?\b\d{1,2}\b|\b[LI]\s?\d\b"
    r"|(?:score|rating)\b[^.;]{0,20}?\b(?:red|amber|green|high|medium|low)\b",
    re.IGNORECASE,
)


def score_sentences(paragraph: Paragraph) -> list[RawValue]:
    """The scores that a paragraph states stage by stage; nothing where it is prose of another kind."""
    if not paragraph.words or len(paragraph.words) > 60 or not _SCORE.search(paragraph.text):
        return []
    out: list[RawValue] = []
    for words in _clauses(paragraph.words):
        text = join_words(words)
        if not _SCORE.search(text):
            continue
        stage = _stage(words)
        if stage is None:
            continue
        label, rest = stage
        out.append(RawValue(label, (Paragraph(rest, place=paragraph.place),), places=(paragraph.place,)))
    return out


def _clauses(words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """Sentences and half-sentences: cut where a stage word begins a new score."""
    grammar = default_grammar()
    held: list[Word] = []
    staged = False
    for word in words:
        reading = grammar.read(word.text.strip(".,;:()"))
        is_stage = bool(reading and reading.stage and reading.field in MEASURES and reading.confidence >= 0.99)
        if is_stage and staged and any(c.isdigit() for w in held for c in w.text):
            yield tuple(held)
            held = []
        held.append(word)
        staged = staged or is_stage
        if word.text.endswith((".", ";")) and len(word.text) > 2:
            yield tuple(held)
            held, staged = [], False
    if held:
        yield tuple(held)


def _stage(words: tuple[Word, ...]) -> tuple[Label, tuple[Word, ...]] | None:
    """The longest run of words that reads as a staged score, and the words that are not it."""
    grammar = default_grammar()
    for size in range(min(5, len(words)), 0, -1):
        for start in range(0, min(len(words) - size + 1, 12)):
            run = words[start : start + size]
            text = join_words(run).strip(".,;:()")
            if any(c.isdigit() for c in text):
                continue
            reading = grammar.read(text)
            if reading and reading.stage and reading.field in MEASURES and reading.confidence >= 0.99:
                label = Label(text, Field.SCORE, reading.stage, reading.stage_text, words=run)
                return label, words[start + size :]
    return None
