"""The rows of a wide table as records: which row begins a risk, and which goes on with the one above."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..raw import IDENTITY, MEASURES, Field, Label, RawValue
from ..words import Word
from .banners import banner_category, banner_values, foot_values
from .card_values import inline_values
from .carried import carry_groups
from .cell_view import CellView
from .columns import is_appetite
from .headers import is_banner, parted_banner, repeats_header
from .numbered import by_number, numbered_heads
from .records import Record
from .view import TableView
from .wide_cells import row_values, shared_values


def gather_records(view: TableView, header: range, stop: int, labels: list[Label]) -> tuple[list[Record], list[Word]]:
    """The records of the rows between the header and `stop`, and the words of rows that belong to none."""
    header_words = [w for row in header for v in view.row(row) for w in v.cell.all_words()]
    records: list[Record] = []
    begun: list[tuple[Record, int]] = []
    unread: list[Word] = []
    over = _Over()
    identity = key_columns(labels)
    heads = numbered_heads(view, header, labels)
    named = _Named()
    led = False
    for row in range(header.stop, stop):
        if repeats_header(view, header, row):
            continue
        told = foot_values(view.filled(row), view.grammar)
        if told and records and not led:
            records[-1].values.extend(told)
            continue
        led = led or bool(told)  # such a row stands over the first risk: it speaks of those below
        if over.take(view, row, unread):
            continue
        if not view.filled(row) and not any(v.cell.fill for v in view.row(row)):
            continue
        values = row_values(view, row, labels)
        if heads:
            values = [part for value in values for part in by_number(value, heads)]
        name = _name_of(values)
        again = named.find(name)
        if again is not None:
            _add_again(again, values)
            continue
        if _begins(view, row, identity, values, first=not records):
            records.append(Record(label_words=header_words if not records else []))
            begun.append((records[-1], row))
            records[-1].values.extend(over.values())
            if len(records) > 1:
                records[-1].values.extend(shared_values(view, row, labels))
            named.note(records[-1], name)
        if not records:
            unread.extend(w for v in view.row(row) for w in v.cell.all_words())
            continue
        _add(records[-1], values)
    carry_groups(view, labels, begun)
    return records, unread


@dataclass(slots=True)
class _Over:
    """What the banners above a row say of it."""

    category: RawValue | None = None
    said: list[RawValue] = dataclasses.field(default_factory=list)  # of the next risk
    beside: list[RawValue] = dataclasses.field(default_factory=list)  # by the right end of the banner in force

    def take(self, view: TableView, row: int, unread: list[Word]) -> bool:
        """Read a row, if it is a banner."""
        banner = is_banner(view, row)
        if banner is None and (parted := parted_banner(view, row)):
            group, *others = parted
            self.category = banner_category(group, view.grammar)
            found = [(v, inline_values(v, view.grammar)[0]) for v in others]
            self.beside = [_plain(value) for _, values in found for value in values]
            unread.extend(w for v, values in found if not values for w in v.cell.all_words())
            return True
        if banner is None or banner.cell.row_span > 1:
            return False
        if told := banner_values(banner, view.grammar):
            self.said = told
        elif banner.size <= 14:
            self.category, self.beside = banner_category(banner, view.grammar), []
        else:
            unread.extend(banner.cell.all_words())
        return True

    def values(self) -> list[RawValue]:
        """For the risk that begins here."""
        said, self.said = self.said, []
        category = [self.category] if self.category is not None else []
        return [*category, *said, *self.beside]


def _plain(value: RawValue) -> RawValue:
    """How much risk is sought ("Risk appetite: Open") is no score."""
    sought = value.label.field in MEASURES and is_appetite(value.text)
    label = replace(value.label, field=Field.EXTRA, stage=None, stage_text=None) if sought else value.label
    return replace(value, label=label, fill=None, section=False)


def key_columns(labels: list[Label]) -> dict[int, Field]:
    """The columns that say which risk it is."""
    return {k: label.field for k, label in enumerate(labels) if label.field in IDENTITY}


_ID = Field.ID
_NAMED = IDENTITY | {Field.DESCRIPTION}
"""What a row that repeats its risk prints again word for word, if it prints it."""


class _Named:
    """The records by what they print of their identity, to find the one that a row goes on with.

    An export sets a risk with several actions so: a row an action, all else repeated.
    """

    def __init__(self) -> None:
        self.records: dict[str, list[tuple[Record, dict[str, str]]]] = {}
        self.last = ""

    def find(self, name: _Name) -> Record | None:
        """The record whose id, or without ids whole name, the row prints again; the names in between are others'."""
        if not name.key or (not name.numbered and name.key != self.last):
            return None
        for record, held in reversed(self.records.get(name.key, ())):
            if all(held.get(label) == text for label, text in name.said.items()):
                return record
        return None

    def note(self, record: Record, name: _Name) -> None:
        """A new record and the row that began it."""
        self.last = name.key
        self.records.setdefault(name.key, []).append((record, name.said))


class _Name(NamedTuple):
    """What a row prints of its risk's identity, and by what of it the risk is found."""

    key: str
    numbered: bool
    said: dict[str, str]  # by label


def _name_of(values: list[RawValue]) -> _Name:
    said = {v.label.text: text for v in values if v.label.field in _NAMED and (text := _said(v))}
    number = next((v for v in values if v.label.field is _ID), None)
    return _Name("\n".join(said.values()) if number is None else _said(number), number is not None, said)


def _said(value: RawValue) -> str:
    return value.text or " ".join(p.marker.text for p in value.paragraphs if p.marker)


def _add_again(record: Record, values: list[RawValue]) -> None:
    """Add what a repeated row says that its risk has not yet; an action comes whole, with its owner and date."""
    known = {(v.label, v.text) for v in record.values}
    fresh = {v.group for v in values if v.group is not None and v.paragraphs and (v.label, v.text) not in known}
    for value in values:
        if value.group in fresh or (
            value.group is None and value.paragraphs and (value.label, value.text) not in known
        ):
            record.values.append(value)
        else:
            record.label_words.extend(value.all_words())


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
