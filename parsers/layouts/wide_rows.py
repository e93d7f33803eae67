"""The rows of a wide table as records: which row begins a risk, and which goes on with the one above."""

from __future__ import annotations

from ..document import Word
from ..raw import IDENTITY, MEASURES, Field, Label, RawValue
from .headers import is_banner, repeats_header
from .numbered import by_number, numbered_heads
from .records import Record, value_of
from .view import CellView, TableView
from .wide_cells import row_values, shared_values


def gather_records(view: TableView, header: range, stop: int, labels: list[Label]) -> tuple[list[Record], list[Word]]:
    """The records of the rows between the header and `stop`, and the words of rows that belong to none."""
    header_words = [w for row in header for v in view.row(row) for w in v.cell.all_words()]
    records: list[Record] = []
    unread: list[Word] = []
    category: CellView | None = None
    identity = key_columns(labels)
    heads = numbered_heads(view, header, labels)
    for row in range(header.stop, stop):
        if repeats_header(view, header, row):
            continue
        banner = is_banner(view, row)
        if banner is not None and banner.cell.row_span == 1:
            if len(banner.text.split()) <= 14:
                category = banner
            else:
                unread.extend(banner.cell.all_words())
            continue
        if not view.filled(row) and not any(v.cell.fill for v in view.row(row)):
            continue
        values = [part for value in row_values(view, row, labels) for part in by_number(value, heads)]
        if _begins(view, row, identity, values, first=not records):
            records.append(Record(label_words=header_words if not records else []))
            if category is not None:
                records[-1].values.append(value_of(Label("", Field.CATEGORY), category.cell, section=False))
            if len(records) > 1:
                records[-1].values.extend(shared_values(view, row, labels))
        if not records:
            unread.extend(w for v in view.row(row) for w in v.cell.all_words())
            continue
        _add(records[-1], values)
    return records, unread


def key_columns(labels: list[Label]) -> dict[int, Field]:
    """The columns that say which risk it is."""
    return {k: label.field for k, label in enumerate(labels) if label.field in IDENTITY}


def _begins(view: TableView, row: int, identity: dict[int, Field], values: list[RawValue], *, first: bool) -> bool:
    """A row begins a risk where its id or its title begins in it.

    Under an id that is blank a new title with a score begins one too, unless the id is merged over both rows.
    """
    fresh: set[Field] = set()
    merged: set[Field] = set()
    for column, field in identity.items():
        v = view.at(row, column)
        if v is None or (v.blank and not _numbered(v)):
            continue
        (fresh if v.cell.row == row else merged).add(field)
    if not identity:
        return True
    if not first and Field.ID in identity.values() and Field.ID not in fresh:
        if not fresh or Field.ID in merged:
            return False
        scored = any(v.label.field in MEASURES and v.paragraphs for v in values)
        return scored and bool(fresh & {Field.TITLE, Field.RISK})
    return bool(fresh)


def _numbered(v: CellView) -> bool:
    """Holds nothing but an automatic number, which a Word list prints."""
    return any(p.marker and not p.words for p in v.cell.paragraphs)


def _add(record: Record, values: list[RawValue]) -> None:
    """Add a row's values; a blank cell of a continuation row says nothing under a label that is there already."""
    blank = not record.values
    for value in values:
        says = value.paragraphs or value.fill or value.marks
        if says or blank or not any(v.label == value.label for v in record.values):
            record.values.append(value)
