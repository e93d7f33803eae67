"""Columns whose head numbers what their cells hold: "1. Cause 2. Event 3. Consequence" over texts numbered alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..document import Paragraph
from ..labels import Reading
from ..raw import Field, Label, RawValue
from ..words import Word
from .cell_view import WEAK
from .view import TableView

NumberedHeads = Mapping[tuple[Word, ...], Mapping[str, Reading]]
"""By the words of a column's label: what each of its numbers stands for."""


def numbered_heads(view: TableView, header: range, labels: Sequence[Label]) -> NumberedHeads:
    """The columns whose head is a numbered list of labels, each of another field."""
    found: dict[tuple[Word, ...], dict[str, Reading]] = {}
    for row in header:
        for v in view.filled(row):
            numbered = {
                _number(p): reading
                for p in v.cell.paragraphs
                if _number(p) and (reading := view.grammar.read(p.text)) and reading.confidence >= WEAK
            }
            if len({reading.field for reading in numbered.values()}) == len(numbered) >= 2:
                found |= {label.words: numbered for label in labels if {*v.cell.all_words()} <= {*label.words}}
    return found


def by_number(value: RawValue, heads: NumberedHeads) -> list[RawValue]:
    """The numbered texts of a cell, each under its head. What stands over the first is the risk's title."""
    numbers = heads.get(value.label.words)
    if not numbers:
        return [value]
    parts: list[tuple[str, list[Paragraph]]] = [("", [])]
    for paragraph in value.paragraphs:
        if _number(paragraph) in numbers:
            parts.append((_number(paragraph), [replace(paragraph, marker=None)]))
        else:
            parts[-1][1].append(paragraph)
    if len(parts) < 3:
        return [value]
    out: list[RawValue] = []
    for number, paragraphs in parts:
        if paragraphs:
            field = _field(numbers[number].field, titled=bool(parts[0][1])) if number else Field.TITLE
            label = replace(value.label, field=field)
            out.append(replace(value, label=label, paragraphs=tuple(paragraphs), fill=None, marks=()))
    return out


def _field(field: Field, *, titled: bool) -> Field:
    if field is Field.IMPACT:
        return Field.CONSEQUENCES
    return Field.DESCRIPTION if field is Field.RISK and titled else field


def _number(paragraph: Paragraph) -> str:
    return paragraph.marker.text.strip(" .():").casefold() if paragraph.marker else ""
