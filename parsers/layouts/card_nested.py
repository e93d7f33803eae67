"""Tables inside a card's cell: grids of scores, actions or assurances, each under the label that stands over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ..document import Paragraph, Table
from ..labels import Grammar
from ..raw import MEASURES, Field, Label, RawValue
from ..words import Word
from .cell_view import CellView
from .records import Record, value_of
from .subheads import head_of, rest_of

ReadTable = Callable[[Table, Label | None], list[Record]]
"""Reads a nested table under a label, if one stands over it; no records where it is not understood."""


@dataclass(slots=True)
class Contents:
    """What a cell with tables inside gives."""

    values: list[RawValue] = field(default_factory=list)
    label_words: list[Word] = field(default_factory=list)
    stray: list[Word] = field(default_factory=list)
    risky: bool = False


def contents_of(v: CellView, label: Label | None, grammar: Grammar, read: ReadTable) -> Contents:
    """The cell's own lines and its tables, in order; `label` stands beside the cell, or over it."""
    out = Contents()
    open_value = value_of(label, replace(v.cell, blocks=())) if label is not None else None
    for block in v.cell.blocks:
        if isinstance(block, Table):
            under = open_value.label if open_value is not None and not open_value.paragraphs else label
            records = read(block, under)
            if not records:
                paragraphs = tuple(p for cell in block.cells for p in cell.paragraphs if p.words)
                open_value = _add(out, open_value, *paragraphs)
                continue
            if open_value is not None and open_value.paragraphs:
                out.values.append(open_value)
            elif under is not None:
                out.label_words.extend(under.words)
            open_value = None
            _take(out, records, under)
        elif isinstance(block, Paragraph) and block.words:
            head = head_of(block, grammar)
            if head is None:
                open_value = _add(out, open_value, block)
                continue
            if open_value is not None and (open_value.paragraphs or open_value.label is not label):
                out.values.append(open_value)
            reading, words, rest = head
            out.risky = out.risky or reading.risky
            text = " ".join(w.text for w in words).rstrip(" :-–")
            own = Label(text, reading.field, reading.stage, reading.stage_text, reading.line, words)
            open_value = RawValue(own, (rest_of(block, rest),) if rest else (), v.cell.fill, stands=(v.cell.place,))
    if open_value is not None and (open_value.paragraphs or open_value.label is not label):
        out.values.append(open_value)
    return out


def _add(out: Contents, open_value: RawValue | None, *paragraphs: Paragraph) -> RawValue | None:
    if open_value is None:
        out.stray.extend(w for p in paragraphs for w in p.all_words())
        return None
    return replace(open_value, paragraphs=(*open_value.paragraphs, *paragraphs))


def _take(out: Contents, records: list[Record], under: Label | None) -> None:
    """A nested table's values; a score without a stage of its own has that of the label over the table."""
    for record in records:
        out.label_words.extend(record.label_words)
        for value in record.values:
            own = value.label
            if under is not None and under.stage and own.field in MEASURES and own.stage is None:
                own = replace(own, stage=under.stage, stage_text=under.stage_text)
            if not value.paragraphs and under is not None and own.text == under.text and own.field is not Field.ID:
                continue  # the label itself, which nothing more was put under
            out.values.append(replace(value, label=own, section=False if own.field in MEASURES else value.section))
