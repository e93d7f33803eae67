"""The records of a table of cards while its rows are walked: where one risk ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..raw import IDENTITY, Field, Label, RawValue
from ..words import Word
from .cell_view import CellView
from .records import Record


class CardRecords:
    """Records in printed order, the last one being filled."""

    def __init__(self) -> None:
        self.all: list[Record] = [Record()]
        self.unread: list[Word] = []
        self.risky = False  # a label or a head speaks of risk
        self._keys: set[tuple[Field, str]] = set()  # labels of identity that the last record has

    @property
    def last(self) -> Record:
        """The record being filled."""
        return self.all[-1]

    def append(self, value: RawValue) -> None:
        """Add to the last record; an identity that it has already begins the next."""
        field = value.label.field
        if field in IDENTITY and value.paragraphs:
            key = field, value.label.text.casefold()
            if key in self._keys or (field is Field.ID and self.last.has(Field.ID)):
                self.begin()
            self._keys.add(key)
        self.last.values.append(value)

    def extend(self, values: Iterable[RawValue]) -> None:
        """Add several, each as `append` does."""
        for value in values:
            self.append(value)

    def begin(self) -> None:
        """The next record."""
        self.all.append(Record())
        self._keys = set()

    @property
    def headless(self) -> bool:
        """Values stand above the first head: they belong to no card of this table."""
        return bool(self.last.values) and not self.last.has(Field.ID, Field.TITLE)

    def note(self, labels: Iterable[CellView]) -> None:
        """Keep the words of label cells, and whether they speak of risk."""
        words = self.last.label_words
        for v in labels:
            self.risky = self.risky or bool(v.reading and v.reading.risky)
            words.extend(v.cell.all_words())

    def stray(self, cells: Iterable[CellView]) -> None:
        """Cells that nothing explains."""
        for v in cells:
            self.unread.extend(v.cell.all_words())

    def take_banners(self) -> list[RawValue]:
        """What stands right over a card's head: bars with a category or an objective, taken from the record above.

        A number and a text ("2. A safe harbour") that nothing else follows are a category too.
        """
        last = self.last
        if [v.label for v in last.values] == [Label("", Field.ID), Label("", Field.TITLE)]:
            number, text = last.values
            self.all[-1], self._keys = Record(label_words=[*last.label_words, *number.all_words()]), set()
            return [replace(text, label=Label("", Field.CATEGORY))]
        stop = len(last.values)
        while stop and (_is_banner(last.values[stop - 1]) or (self.headless and _groups(last.values[stop - 1]))):
            stop -= 1
        banners, last.values = last.values[stop:], last.values[:stop]
        return banners


def _is_banner(value: RawValue) -> bool:
    """A bar with a category or an objective, over the card that comes after it."""
    return _groups(value) and (not value.label.text or not value.paragraphs)


def _groups(value: RawValue) -> bool:
    return value.label.field in (Field.CATEGORY, Field.OBJECTIVE)
