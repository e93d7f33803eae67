"""What opens a card: its own head with the risk's id and title, alone or with facts beside them."""

from __future__ import annotations

from collections.abc import Sequence

from ..labels import Grammar
from ..raw import Field, Label, RawValue
from ..shapes import leading_id
from .card_cells import CardCells
from .card_labels import label_of
from .card_values import head_of_cell, head_values, inline_values, labelled_head, names_risk, names_row, numbered_bar
from .cell_view import CellView
from .records import value_of


class Openings:
    """Reads heads of cards into the records of `cells`; what a bar above still held is closed where one is found."""

    def __init__(self, cells: CardCells, grammar: Grammar) -> None:
        self.cells, self.records, self.grammar = cells, cells.records, grammar

    def headed(self, filled: Sequence[CellView]) -> bool:
        """A card's own head, alone or with facts beside it: "SR4: Flooding", then "Lead officer: Head of Drainage".

        Id and title may stand in cells of their own; a cell with nothing but a coloured shape rates the risk.
        """
        told = [v for v in filled if v.text]
        if not told:
            return False
        first, *others = told
        apart = len(filled) > 2 and names_row(told[:2])
        numbered = numbered_bar(told) is not None
        if not (apart or numbered) and (first.strong or not first.styled or not leading_id(first.text)):
            return False
        facts = self._facts(others[apart:])
        if facts is None:
            return False
        if apart:
            self.name_row(first, others[0])
        elif not self.named(first):
            return False
        self.records.extend(facts)
        self.records.extend(value_of(Label("", Field.RAG), v.cell) for v in filled if not v.text)
        self.cells.close_bar()
        return True

    def _facts(self, cells: Sequence[CellView]) -> list[RawValue] | None:
        """What cells beside a head tell: label and value in one cell, or in two; None where one tells neither."""
        found: list[RawValue] = []
        for v in cells:
            values, risky = inline_values(v, self.grammar)
            self.records.risky = self.records.risky or risky
            if values:
                found.extend(values)
            elif found and not found[-1].paragraphs and not v.strong:
                found[-1] = value_of(found[-1].label, v.cell)
            elif v.strong and v.styled:
                found.append(RawValue(label_of(v, None)))
            else:
                return None
        return found

    def labelled(self, filled: Sequence[CellView]) -> bool:
        """A card's head that names its id, and the cells beside it: "Ref: 1.1 | Flooding | Lead: A. Jones"."""
        number, title = labelled_head(filled, self.grammar)
        if number is None or not filled[1:]:
            return False
        rest = filled[1 + (title is not None) :]
        if not all(head_of_cell(v, self.grammar) for v in rest):
            return False
        self.cells.close_bar()
        last = self.records.last
        if title is not None or last.has(Field.ID) or not last.has(Field.TITLE):  # else the id of the title above
            banners = self.records.take_banners()
            if self.records.last.values:
                self.records.begin()
            self.records.extend(banners)
        self.records.extend((number, *([title] if title else [])))
        for v in rest:
            self.cells.inline(v)
        return True

    def name_row(self, number: CellView, title: CellView) -> None:
        """An id and the title beside it, in cells of their own."""
        self.cells.close_bar()
        banners = self.records.take_banners()
        self.begin()
        self.records.extend(banners)
        self.records.append(value_of(Label("", Field.ID), number.cell))
        told = inline_values(title, self.grammar)[0] if head_of_cell(title, self.grammar) else []
        self.records.extend(told or [value_of(Label("", Field.TITLE), title.cell)])

    def titled(self, v: CellView) -> None:
        """A title in a cell of its own."""
        self.cells.close_bar()
        self.begin()
        self.records.append(value_of(Label("", Field.TITLE), v.cell))

    def named(self, v: CellView) -> bool:
        """A card's own head, with an id, and mostly with a title."""
        if names_risk(v):
            self.begin()
        values = head_values(v)
        self.records.extend(values)
        return bool(values)

    def begin(self) -> None:
        """A head of its own begins a card: what stands above it without one belongs to no card of this table."""
        if self.records.headless:
            self.cells.close_bar()
            self.records.begin()
