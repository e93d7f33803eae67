"""What the recognisers have found so far: registers in the making, and what became of the document's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .layouts.records import Record
from .raw import Label
from .units import Unit
from .words import Word


@dataclass(frozen=True, slots=True)
class Explained:
    """How one table was understood, for `riskreader explain`."""

    block: int
    kind: str
    weight: float
    risks: int
    columns: tuple[Label, ...] = ()  # a wide table's, one a column; a card's, one a cell
    example: bool = False  # its heading says that it is an example or a template


@dataclass(slots=True)
class Gathering:
    """Fills up while a document is read."""

    units: list[Unit] = field(default_factory=list)
    furniture: list[Word] = field(default_factory=list)
    unread: list[tuple[Word, ...]] = field(default_factory=list)
    explained: list[Explained] = field(default_factory=list)

    def add(self, records: Sequence[Record], layout: str, signature: tuple[str, ...] = ()) -> None:
        """Add records; tables of one shape are one register."""
        kept = [record for record in records if record.identified and not record.numbered_only]
        if not kept:
            return
        home = next(
            (
                u
                for u in reversed(self.units)
                if u.layout == layout and (layout == "card" or (signature and u.signature == signature))
            ),
            None,
        )
        if home is None:
            self.units.append(Unit(layout, signature, kept))
        else:
            home.records.extend(kept)
