"""Bars of a card: labels without a value beside them, whose values stand in the rows below."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from ..raw import MEASURES, Field, Label
from ..shapes import Kind
from ..words import Colour
from .card_labels import BAR_WORDS, label_of
from .cell_view import CellView

_GRIDS = {
    Field.ACTIONS: frozenset(
        {Field.ACTIONS, Field.DESCRIPTION, Field.ACTION_OWNER, Field.ACTION_DUE, Field.ACTION_REF, Field.ACTION_STATUS}
    ),
    Field.CONTROLS: frozenset(
        {Field.CONTROLS, Field.DESCRIPTION, Field.CONTROL_OWNER, Field.ASSURANCES, Field.EVIDENCE}
    ),
    Field.ASSURANCES: frozenset({Field.ASSURANCES, Field.ASSURANCE_RATING, Field.EVIDENCE}),
    Field.EVIDENCE: frozenset({Field.ASSURANCES, Field.ASSURANCE_RATING, Field.EVIDENCE}),
    Field.SCORE: frozenset(MEASURES),
    Field.EXTRA: frozenset(Field),
}
"""What a grid's header says where the bar above it is its title."""


@dataclass(slots=True)
class Bar:
    """A label over the rows below. `fill`: a rating that it shows; `styled`: it is set off from what it labels."""

    label: Label
    used: bool = False
    fill: Colour | None = None
    styled: bool = False

    def heads(self, said: AbstractSet[Field]) -> bool:
        """The bar is the title of a grid whose header says this."""
        return bool(said & _GRIDS.get(self.label.field, frozenset()))

    def awaits(self, v: CellView) -> bool:
        """A plain text right below a bar that is set off is its value, whatever it says ("No change")."""
        return self.styled and not self.used and not v.styled


def bar_label(v: CellView, below: CellView | None) -> Label:
    """The label that a bar is; "Inherent risk" over a text is the risk itself, before anything is done about it."""
    label, reading = label_of(v, below), v.reading
    told = label.field is Field.EXTRA and reading is not None and Field.RISK in reading.alternatives
    return replace(label, field=Field.RISK) if told else label


def is_bar(v: CellView) -> bool:
    """A label over the whole row: short, and either known for sure or set off."""
    label = v.weak and v.size <= BAR_WORDS and (v.kind not in (Kind.LEVEL, Kind.DIRECTION) or v.tinted)
    return label and (v.strong or v.bold or v.tinted)
