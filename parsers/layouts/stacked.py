"""A cell that is a small form: bold labels over their values, or labels over scores, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..document import Paragraph
from ..labels import Grammar, Reading
from ..raw import PEOPLE, Field, Label, RawValue
from ..shapes import SCORED, kind_of
from ..words import Word, join_words
from .cell_view import STRONG
from .section_labels import label_for
from .subheads import TEXT_FIELDS, rest_of

_LABEL_LINES = 3
"""A narrow cell breaks a label over no more lines."""
LEAST_LINES = 4
"""Two labels, each with a line below it."""
_OWN = frozenset(Field) - TEXT_FIELDS
"""Fields that show a form: "Causes" over "Effects" are only the parts of one text."""


@dataclass(frozen=True, slots=True)
class _Pair:
    reading: Reading
    label: tuple[Word, ...]
    below: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        return " ".join(p.text for p in self.below)


def split_stacked(value: RawValue, grammar: Grammar) -> list[RawValue]:
    """The values of a cell that is a form of its own, what stands before its first label under the cell's own label.

    None where it is no form: two different labels are needed, in bold over plain text, or over nothing but scores.
    """
    if len(value.paragraphs) == 1 and len(value.paragraphs[0].words) < LEAST_LINES:
        return []  # most cells of a form
    lines = [line for p in value.paragraphs for line in _lines(p)]
    if len(lines) < LEAST_LINES:
        return []
    before, pairs = _pairs(lines, grammar)
    said = {(pair.reading.field, pair.reading.stage) for pair in pairs if pair.reading.field in _OWN}
    asked = {pair.reading.field for pair in pairs} <= PEOPLE  # told apart by name, with or without a colon
    if len(said) < 2 or asked or len(said) < 0.5 * len(pairs):
        return []
    out = [replace(value, paragraphs=tuple(before))] if any(p.words for p in before) else []
    for pair in pairs:
        label = label_for(pair.reading, pair.label, pair.text)
        out.append(replace(value, label=_with_stage(label, value), paragraphs=pair.below, fill=None, section=False))
    return out


def with_whole_labels(value: RawValue, grammar: Grammar) -> RawValue:
    """The value with each label that a narrow cell broke over bold lines as one paragraph again."""
    paragraphs: list[Paragraph] = []
    at = 0
    while at < len(value.paragraphs):
        paragraph, size = value.paragraphs[at], 1
        if paragraph.bold and paragraph.marker is None:
            found = _label_at(value.paragraphs, at, grammar)
            if found is not None and found[2] > 1:
                paragraph, size = replace(paragraph, words=found[1]), found[2]
        paragraphs.append(paragraph)
        at += size
    return replace(value, paragraphs=tuple(paragraphs)) if len(paragraphs) < len(value.paragraphs) else value


def _with_stage(label: Label, value: RawValue) -> Label:
    """A score without a stage of its own belongs to that of the cell's label."""
    if label.stage or not value.label.stage:
        return label
    return replace(label, stage=value.label.stage, stage_text=value.label.stage_text)


def _lines(paragraph: Paragraph) -> list[Paragraph]:
    """A paragraph, or its lines where some of them are bold and others are not: a label ended by a line break."""
    if paragraph.marker is not None or not paragraph.turns_bold:
        return [paragraph]
    lines = [replace(paragraph, words=line) for line in paragraph.lines]
    return lines if not any(line.turns_bold for line in lines) else [paragraph]


def _pairs(lines: Sequence[Paragraph], grammar: Grammar) -> tuple[list[Paragraph], list[_Pair]]:
    """The labels with what stands below each, and what stands before the first; no labels where one has no value."""
    before: list[Paragraph] = []
    pairs: list[_Pair] = []
    at = 0
    while at < len(lines):
        found = _label_at(lines, at, grammar)
        if found is not None:
            reading, words, size = found
            stop = next((k for k in range(at + size, len(lines)) if _label_at(lines, k, grammar)), len(lines))
            below = tuple(rest_of(p, p.words) if p.marker is None else p for p in lines[at + size : stop])
            if not below:
                return before, []
            pairs.append(_Pair(reading, words, below))
            at = stop
        else:
            before.append(lines[at])
            at += 1
    return before, pairs


def _label_at(lines: Sequence[Paragraph], at: int, grammar: Grammar) -> tuple[Reading, tuple[Word, ...], int] | None:
    """The label that begins with a line, its words and how many lines it takes: all bold, or one over a score."""
    if lines[at].bold:
        stop = next((k for k in range(at, len(lines)) if not lines[k].bold), len(lines))
        for size in range(min(stop - at, _LABEL_LINES), 0, -1):
            words = tuple(word for line in lines[at : at + size] for word in line.words)
            if (reading := _sure(words, grammar)) is not None:
                return reading, words, size
        return None
    scored = at + 1 < len(lines) and not lines[at + 1].bold and kind_of(lines[at + 1].text) in SCORED
    if not scored or lines[at].marker is not None or kind_of(lines[at].text) in SCORED:
        return None
    reading = _sure(lines[at].words, grammar)
    return (reading, lines[at].words, 1) if reading is not None and reading.field in _OWN else None


def _sure(words: Sequence[Word], grammar: Grammar) -> Reading | None:
    text = join_words(words).rstrip(" :-–")
    if kind_of(text) in SCORED:
        return None
    reading = grammar.read(text)
    return reading if reading is not None and reading.confidence >= STRONG else None
