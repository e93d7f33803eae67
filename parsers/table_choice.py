"""Which recogniser a table is read by: the one that is surest of it."""

from __future__ import annotations

from .labels import Grammar
from .layouts.card import read_card
from .layouts.gate import ENOUGH
from .layouts.records import TableReading
from .layouts.summary import read_summary
from .layouts.turned import turned
from .layouts.view import TableView
from .layouts.wide import read_wide


def _headed(wide: TableReading) -> bool:
    """Rows under a header that names nearly every column, and what tells them apart: whatever they are, no cards.

    A header of two columns may name those of a card: its items and their details.
    """
    named = sum(bool(label.text) for label in wide.labels)
    rows = wide.kind == "wide" and len(wide.records) > 2 and len(wide.labels) > 2
    return rows and named >= 0.8 * len(wide.labels)


def read_table(view: TableView, grammar: Grammar, risky: bool) -> TableReading | None:
    """The reading of one table by the recogniser that is surest of it."""
    aside = turned(view, grammar)
    if aside is not None and (reading := read_wide(aside, grammar, heading_risky=risky)) is not None:
        return reading
    summary = read_summary(view, grammar, heading_risky=risky)
    if summary is not None:
        return summary
    wide = read_wide(view, grammar, heading_risky=risky)
    several = wide is not None and len(wide.records) > 1
    sure = wide is not None and wide.weight >= ENOUGH and several and wide.kind != "rows"  # else it may be a card
    if wide is not None and ((several and (wide.other or _headed(wide))) or sure):
        return wide
    card = read_card(view, grammar, heading_risky=risky)
    if wide is not None and (card is None or wide.weight >= card.weight):
        return wide
    return card
