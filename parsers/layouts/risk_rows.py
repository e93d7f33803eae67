"""Wide tables in which a row names a risk over several columns and the rows below tell of it, an assurance each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..raw import IDENTITY, MEASURES, Field, Label, RawValue
from ..words import Word
from .card_values import head_values
from .columns import Column
from .headers import repeats_header
from .records import Record, value_of
from .view import TableView
from .wide_cells import row_values


def risk_rows(view: TableView, rows: range, labels: Sequence[Label]) -> dict[int, list[RawValue]]:
    """The rows that name a risk by its id and title over several columns, with what they name.

    None where a column has the ids. One such row alone is no pattern.
    """
    if any(label.field is Field.ID for label in labels):
        return {}
    found: dict[int, list[RawValue]] = {}
    for row in rows:
        filled = view.filled(row)
        first = filled[0] if filled else None
        if first is None or first.cell.column or first.cell.column_span < 2 or not first.styled:
            continue
        values = head_values(first)
        number = next((value.text for value in values if value.label.field is Field.ID), "")
        if number[:1].isalpha() and len(values) > 1:
            found[row] = values
    return found if len(found) > 1 else {}


def without_guesses(columns: Sequence[Column], labels: Sequence[Label]) -> list[Label]:
    """The columns' labels where rows name the risks: no column of unknown label does."""
    return [
        replace(label, field=Field.EXTRA) if label.field in IDENTITY and column.reading is None else label
        for column, label in zip(columns, labels, strict=True)
    ]


def gather_below(
    view: TableView, header: range, stop: int, labels: list[Label], over: Mapping[int, list[RawValue]]
) -> tuple[list[Record], list[Word]]:
    """A record for each row of `over` with all rows below it, and the words that belong to none."""
    records: list[Record] = []
    unread: list[Word] = []
    for row in range(header.stop, stop):
        if repeats_header(view, header, row) or not view.filled(row):
            continue
        if row in over:
            header_words = [] if records else [w for h in header for v in view.row(h) for w in v.cell.all_words()]
            records.append(Record(list(over[row]), label_words=header_words))
            for v in view.filled(row)[1:]:
                label = labels[v.cell.column]
                if label.field in MEASURES:
                    records[-1].values.append(value_of(label, v.cell, section=False))
                else:
                    unread.extend(v.cell.all_words())
        elif records:
            records[-1].values.extend(value for value in row_values(view, row, labels) if value.paragraphs)
        else:
            unread.extend(w for v in view.row(row) for w in v.cell.all_words())
    return records, unread
