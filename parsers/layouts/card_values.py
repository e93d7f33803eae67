"""Cells of cards that hold more than a value: "Label: value" lines, and heads that name a risk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..document import MarkerKind, Paragraph
from ..labels import Grammar, Reading
from ..raw import MEASURES, Field, Label, RawValue
from ..shapes import TEXTUAL, is_id, leading_id
from ..words import Word, words_after
from .cell_view import STRONG, WEAK, CellView
from .records import value_of
from .settle_one import Told, settle_one
from .subheads import Head, head_of, inner_runs, rest_of
from .view import bold_over_plain, choices_in

_AROUND = " -–—.:#"
"""What is printed around an id that stands alone: "- 1 -"."""
_LABEL_WORDS = 4
"""A text of more words that may be a label, and is not one for sure, is a title."""


def inline_values(v: CellView, grammar: Grammar, stacked: bool = False) -> tuple[list[RawValue], bool]:
    """The "Label: value" lines of a cell, and whether one of its labels speaks of risk; no values where it has none.

    What stands before the first label is a description, if two labels follow. `stacked`: in this table a bold line
    over plain ones is a label, whatever it says.
    """
    paragraphs = [piece for p in v.cell.paragraphs if p.words for piece in _at_labels(p, grammar)]
    heads = _with_choices(paragraphs, [head_of(p, grammar) for p in paragraphs])
    if stacked and heads and heads[0] is None and bold_over_plain(v.cell):
        reading = grammar.read(paragraphs[0].text)
        known = reading is not None and reading.confidence >= WEAK
        heads[0] = reading if known and reading else Reading(Field.EXTRA), paragraphs[0].words, ()
    if not paragraphs or (heads[0] is None and sum(head is not None for head in heads) < 2):
        return [], False
    held: list[RawValue] = []
    if heads[0] is None:
        held.append(RawValue(Label("", Field.DESCRIPTION), stands=(v.cell.place,)))
    for paragraph, head in zip(paragraphs, heads, strict=True):
        if head is None:
            held[-1] = replace(held[-1], paragraphs=(*held[-1].paragraphs, paragraph))
            continue
        reading, words, rest = head
        text = " ".join(w.text for w in words).rstrip(" :-–")
        label = Label(text, reading.field, reading.stage, reading.stage_text, reading.line, words)
        held.append(RawValue(label, (rest_of(paragraph, rest),) if rest else (), v.cell.fill, stands=(v.cell.place,)))
    read = [head[0] for head in heads if head is not None]
    read = read if heads[0] is not None else [Reading(Field.DESCRIPTION), *read]
    held = [_settled(value, reading) for value, reading in zip(held, read, strict=True)]
    return held, any(head is not None and head[0].risky for head in heads)


def _with_choices(paragraphs: Sequence[Paragraph], heads: Sequence[Head | None]) -> list[Head | None]:
    """A label that lists what may stand behind or below it ("Movement: up/down/same") holds the list."""
    out = list(heads)
    for at, head in enumerate(heads):
        below = paragraphs[at + 1].text if at + 1 < len(paragraphs) else ""
        if head is None:
            continue
        reading, words, rest = head
        if not rest:  # all of it was read as the label
            colon = next((k for k, word in enumerate(words, 1) if word.text.endswith(":")), len(words))
            words, rest = words[:colon], words[colon:]
        stop = choices_in(rest, below)
        if stop:
            out[at] = reading, (*words, *rest[:stop]), rest[stop:]
            if stop == len(rest):
                out[at + 1] = None
    return out


def _at_labels(paragraph: Paragraph, grammar: Grammar) -> list[Paragraph]:
    """A line of several labels in bold, each with its value: "Service: Quays   Owner: A. Jones"."""
    words = paragraph.words
    if not words[0].bold or sum(word.text.endswith(":") for word in words) < 2:
        return [paragraph]
    firsts = (words.index(run[1][0]) for run in inner_runs(paragraph, grammar))
    cuts = [at for at in firsts if at and words[at].bold and not words[at - 1].bold]
    return [rest_of(paragraph, words[a:b]) for a, b in pairwise([0, *cuts, len(words)])] if cuts else [paragraph]


def _settled(value: RawValue, reading: Reading) -> RawValue:
    """The value under what its label means before it: "Current status: 24 High" is a score."""
    field = settle_one(reading, value.label.text, Told(value.text))
    return value if field is value.label.field else replace(value, label=replace(value.label, field=field))


def names_risk(v: CellView) -> bool:
    """The cell begins as a card's own head does: with an id or a list number."""
    paragraph = next((p for p in v.cell.paragraphs if p.words), None)
    if paragraph is None:
        return False
    return is_bare_id(v) or leading_id(paragraph.text) is not None or paragraph.marker is not None


def names_row(filled: Sequence[CellView]) -> bool:
    """A head of two cells: an id and beside it a title, both set off."""
    if len(filled) != 2:
        return False
    number, title = filled
    if number.strong or title.strong:
        return False
    bar = number.cell.fill is not None and number.cell.fill == title.cell.fill and number.text[:1].isalpha()
    if not (bar or all(v.bold or v.tinted for v in filled)):
        return False
    told = title.kind in TEXTUAL and not is_id(title.text) and (bar or title.size > 1)
    return told and is_id(number.text)


def numbered_bar(filled: Sequence[CellView]) -> Sequence[CellView] | None:
    """The cells of a bar in one fill with an id at one end, the id first: "Objective | A safe harbour | BAF1".

    At the right end it is one behind a title or behind labels with their values, and no value of a label itself.
    """
    if len(filled) < 2:
        return None
    first, last = filled[0], filled[-1]
    fill = first.cell.fill
    if not first.tinted or last.cell.fill != fill:
        return None
    middle = filled[1:-1]
    if any(v.cell.fill != fill for v in middle):
        return None
    if is_bare_id(first) and first.text[:1].isalpha():
        return filled
    behind = len(filled) == 2 or len(filled) % 2
    beside = middle[-1] if middle else first
    if not behind or beside.strong or (beside is first and beside.weak and beside.size <= _LABEL_WORDS):
        return None
    return (last, first, *middle) if is_bare_id(last) and last.text[:1].isalpha() else None


def is_bare_id(v: CellView) -> bool:
    """An id alone ("- 1 -")."""
    return is_id(v.text.strip(_AROUND))


def head_values(v: CellView) -> list[RawValue]:
    """A card's own head: an id and a title ("SR4 Flooding", "Principal Risk 2: …"), or an id alone; else nothing."""
    paragraph = next((p for p in v.cell.paragraphs if p.words), None)
    if paragraph is None:
        return []
    if is_bare_id(v):
        words = _printing(paragraph.words, v.text.strip(_AROUND))
        return [_value(Field.ID, replace(paragraph, words=words, marker=None), v)]
    marker = paragraph.marker
    if marker and marker.kind is not MarkerKind.BULLET:
        number = Paragraph(marker.words, None if marker.words else marker, stands=paragraph.stands)
        return [_value(Field.ID, number, v), _value(Field.TITLE, replace(paragraph, marker=None), v)]
    lead = leading_id(paragraph.text)
    title = words_after(paragraph.words, lead[1]) if lead and lead[1] else ()
    if lead is None or not title:
        return []
    before = paragraph.words[: len(paragraph.words) - len(title)]
    number_words = _printing(before, lead[0])
    others = tuple(w for w in before if w not in number_words)  # "Risk", "Principal risk"
    return [
        _value(Field.ID, replace(paragraph, words=number_words), v, others),
        _value(Field.TITLE, replace(paragraph, words=title), v),
    ]


def labelled_head(filled: Sequence[CellView], grammar: Grammar) -> tuple[RawValue | None, RawValue | None]:
    """The id that the first cell of a row names with its label ("Ref: 1.1"), and the title if that stands beside it."""
    first, *rest = filled
    number = _labelled_id(first, grammar)
    if number is None or not rest or rest[0].valued or head_of_cell(rest[0], grammar):
        return number, None
    plain = rest[0].reading is None or rest[0].reading.confidence < STRONG
    if rest[0].kind in TEXTUAL and plain and not is_id(rest[0].text):
        return number, value_of(Label("", Field.TITLE), rest[0].cell)
    return None, None


def head_of_cell(v: CellView, grammar: Grammar) -> bool:
    """The cell begins with a label that its value follows: "Lead: A. Jones", a bold "Lead" or a stage over its own."""
    paragraphs = v.cell.paragraphs
    if not paragraphs:
        return False
    first = paragraphs[0] if paragraphs[0].words else next((p for p in paragraphs if p.words), None)
    head = head_of(first, grammar) if first is not None else None
    if head is None:
        return False
    staged = head[0].field in MEASURES and head[0].stage is not None
    more = any(p.words for p in paragraphs if p is not first)
    return bool(head[2] or (more and (not v.bold or (staged and any(c.isdigit() for c in v.text)))))


def _labelled_id(v: CellView, grammar: Grammar) -> RawValue | None:
    """The label of an id and the id in one short text: "BAF ref: 1.1", "Risk 3"."""
    if not any(map(str.isdigit, v.text)):
        return None
    paragraphs = [p for p in v.cell.paragraphs if p.words]
    words = paragraphs[0].words if len(paragraphs) == 1 else ()
    if not 2 <= len(words) <= 5 or not any(map(str.isdigit, words[-1].text)) or not is_id(words[-1].text):
        return None
    text = " ".join(w.text for w in words[:-1]).rstrip(_AROUND)
    reading = grammar.read(text)
    if reading is None or reading.confidence < STRONG or reading.field not in (Field.ID, Field.RISK):
        return None
    label = Label(text, Field.ID, words=words[:-1])
    return RawValue(label, (replace(paragraphs[-1], words=words[-1:], marker=None),), stands=(v.cell.place,))


def _value(field: Field, paragraph: Paragraph, v: CellView, label: tuple[Word, ...] = ()) -> RawValue:
    return RawValue(Label("", field, words=label), (paragraph,), stands=(v.cell.place,))


def _printing(words: tuple[Word, ...], text: str) -> tuple[Word, ...]:
    """The words that print an id, without the dashes and label words around it."""
    wanted = set(text.split())
    return tuple(w for w in words if w.text.strip(_AROUND) in wanted) or words
