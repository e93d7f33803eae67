"""Values that hold other values: the labels inside a cell's text tell them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..document import Paragraph
from ..labels import Grammar, Reading
from ..raw import MEASURES, PEOPLE, Field, Label, RawValue, StageKind
from ..shapes import Kind, kind_of
from ..words import Word, join_words
from .action_forms import split_actions
from .bracketed import split_bracketed
from .cell_view import STRONG
from .listed import split_listed
from .past_scores import split_past
from .responses import OPENED, split_response
from .stacked import LEAST_LINES, split_stacked, with_whole_labels
from .subheads import TEXT_FIELDS, Part, colon_labels, holds_head, is_office, may_be_parted, parts_of, rest_of

SPLITS = frozenset(
    {
        Field.CAUSES,
        Field.CONSEQUENCES,
        Field.CONTROLS,
        Field.ACTIONS,
        Field.EVIDENCE,
        Field.ASSURANCES,
        Field.RISK,
        Field.UPDATE,
        Field.CAUSES_AND_CONSEQUENCES,
        Field.DESCRIPTION,
        Field.IMPACT,
        Field.ASSURANCE_RATING,
    }
)
"""Fields that a head inside a cell may open. Impact as a head over prose is the consequences."""

_PREVIOUS = StageKind.PREVIOUS
_DATES = frozenset({Field.REVIEW_ON, Field.TARGET_ON, Field.RAISED_ON})
INNER = frozenset({*MEASURES, *PEOPLE, *_DATES})
"""Fields whose labels inside a text show that the cell is a card of its own."""


def split_value(value: RawValue, grammar: Grammar) -> list[RawValue]:
    """A value, or the several values that heads inside it tell apart; a head of its own field stays a heading."""
    if not value.paragraphs:
        return [value]
    if value.label.field in OPENED and (response := split_response(value)):
        return [response[0], *split_value(response[1], grammar)]
    if value.label.stage is _PREVIOUS and (past := split_past(value)):
        return past
    field, label = value.label.field, value.label.text
    if _is_plain(value) and not (label.endswith((")", "]")) or grammar.parts(label)):
        return [value]
    if len(value.paragraphs) > 1 or value.paragraphs[0].bolds:
        value, several = _one_below_another(value, grammar)
        if several:
            return several
    lined = colon_labels(value.paragraphs, grammar)
    listed = split_listed(value, grammar) if len(lined) < 2 else []
    if listed:
        return listed
    if bracketed := split_bracketed(value, grammar):
        return bracketed
    if field in PEOPLE:
        return _split_people(value, grammar)
    if field in MEASURES:
        return _split_stages(value, grammar)
    if field not in TEXT_FIELDS or not (lined or holds_head(value.paragraphs, grammar)):
        return [value]
    parts = list(parts_of(value.paragraphs, grammar, _allowed(value, grammar, lined)))
    own = all(part.reading is None or part.reading.field is field for part in parts)
    if own and not any(part.reading and part.reading.line for part in parts):
        return [value]
    return [piece for part in parts for piece in _pieces(value, part)]


def _one_below_another(value: RawValue, grammar: Grammar) -> tuple[RawValue, list[RawValue]]:
    """The value with its broken labels whole, and the values that stand in it as forms, if any do."""
    if actions := split_actions(value, grammar):
        return value, actions
    value = with_whole_labels(value, grammar)
    return value, split_stacked(value, grammar)


def _is_plain(value: RawValue) -> bool:
    """Paragraphs that nothing sets off or parts: no bold word, no colon, no dash at an end, no line of a score."""
    paragraphs = value.paragraphs
    if len(paragraphs) > 1:
        few = len(paragraphs) < LEAST_LINES and value.label.field not in MEASURES
        return few and not may_be_parted(paragraphs) and not any(p.bolds for p in paragraphs)
    first = paragraphs[0]
    text, words = first.text, first.words
    if ":" in text or text.endswith(("-", "–")) or first.heading is not None or first.bolds:
        return False
    return value.label.field not in MEASURES or not words or words[0].line == words[-1].line


def _allowed(value: RawValue, grammar: Grammar, labels: Sequence[Reading]) -> frozenset[Field]:
    """The fields whose heads cut this text. In a card of its own, told by its labels with colons, all do."""
    field = value.label.field
    allowed = set() if field is Field.UPDATE else set(SPLITS)
    if field in (Field.CONTROLS, Field.ACTIONS, Field.ASSURANCES):
        allowed -= {Field.UPDATE, Field.DESCRIPTION} - {reading.field for reading in grammar.parts(value.label.text)}
    if field in (Field.CONTROLS, Field.ACTIONS, Field.EVIDENCE):
        allowed -= {Field.RISK}
    if field is Field.ASSURANCES:
        allowed |= {Field.SCORE, Field.RAG}
    lined = {reading.field for reading in labels}
    several = len(lined) >= 2 and (lined & INNER or field in (Field.RISK, Field.TITLE, Field.EXTRA))
    if several or (lined & PEOPLE and field in (Field.RISK, Field.TITLE)):
        allowed |= set(Field) - {Field.EXTRA, Field.ID}
    return frozenset(allowed | {field})


def _pieces(value: RawValue, part: Part) -> list[RawValue]:
    """A part of a text as a value of its own; what stands before the first head stays under the value's label."""
    if part.reading is None:
        return [replace(value, paragraphs=part.paragraphs)] if any(p.words for p in part.paragraphs) else []
    new, line = part.reading.field, part.reading.line
    if new is Field.IMPACT and not _scored(part.paragraphs):
        new = Field.CONSEQUENCES
    elif value.label.field is Field.ASSURANCES and new in (Field.SCORE, Field.RAG, Field.ASSURANCE_RATING):
        new, line = Field.ASSURANCE_RATING, line or value.label.line
    elif line:
        new = Field.ASSURANCES
    label = Label(part.text, new, line=line, words=part.words)
    if new in MEASURES:
        says = part.reading if part.reading.stage else value.label
        label = replace(label, stage=says.stage, stage_text=says.stage_text)
    return [replace(value, label=label, paragraphs=part.paragraphs, fill=None, marks=(), section=False)]


def _scored(paragraphs: Sequence[Paragraph]) -> bool:
    """What stands under "Impact:" is a number or a word of a scale."""
    return kind_of(" ".join(p.text for p in paragraphs)) in (Kind.NUMBER, Kind.SCORE, Kind.LEVEL)


def _split_people(value: RawValue, grammar: Grammar) -> list[RawValue]:
    """Labels of other people inside a people cell: "Owner: A. Jones", or a bold "Cabinet Member" over a name; dates."""
    parts = list(parts_of(value.paragraphs, grammar, PEOPLE | _DATES))
    heads = [part for part in parts if part.reading and any(p.words for p in part.paragraphs)]
    if not heads or all(is_office(part.words) for part in heads):
        return [value]  # "Director of Place" reads like a label, but nothing stands under it; "Director: Place" is one
    out: list[RawValue] = []
    for part in parts:
        if part.reading is not None:
            label = Label(part.text, part.reading.field, words=part.words)
            out.append(replace(value, label=label, paragraphs=part.paragraphs))
        elif any(p.words for p in part.paragraphs):
            out.append(replace(value, paragraphs=part.paragraphs))
    return out


def _split_stages(value: RawValue, grammar: Grammar) -> list[RawValue]:
    """Cut "Gross: 20 / Net: 12" or two lines that each begin with a stage word, in one score cell."""
    lines: list[Paragraph] = []
    for paragraph in value.paragraphs:
        lines.extend(replace(paragraph, words=line) for line in paragraph.lines)
    found: list[tuple[StageKind, str, tuple[Word, ...], list[Paragraph]]] = []
    for line in lines:
        opened = _stage_lead(line, grammar)
        if opened:
            stage, words, rest = opened
            found.append((stage, join_words(words).rstrip(" :-–"), words, [rest_of(line, rest)] if rest else []))
        elif found:
            found[-1][3].append(line)
        else:
            return [value]
    if len(found) < 2:
        return [value]
    return [
        replace(
            value,
            label=replace(value.label, stage=stage, stage_text=text, words=(*value.label.words, *words)),
            paragraphs=tuple(held),
        )
        for stage, text, words, held in found
    ]


def _stage_lead(line: Paragraph, grammar: Grammar) -> tuple[StageKind, tuple[Word, ...], tuple[Word, ...]] | None:
    """The stage that a line begins with, its words and the words after it."""
    for size in range(min(5, len(line.words)), 0, -1):
        reading = grammar.read(join_words(line.words[:size]).rstrip(" :-–"))
        if reading and reading.confidence >= STRONG and reading.stage and reading.field in MEASURES:
            return reading.stage, line.words[:size], line.words[size:]
    return None
