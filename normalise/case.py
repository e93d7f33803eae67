"""What the rules judge: a register, and what was seen on the page that a register does not keep."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ..parsers.lazy import lazy
from .models import Rag, Register, SourcePlace

Premise = Literal["owner", "controls", "scores"]
"""A field that a register has at all: the GAP rules fire only where their premise is printed."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two places of the report give different values for one field of one risk. `detail` stands."""

    field: str  # for people: "owner", "inherent score"
    detail: str
    other: str
    places: tuple[SourcePlace, ...]


@dataclass(frozen=True, slots=True)
class EmptySection:
    """A heading or label of a card or section that is printed with nothing below it."""

    heading: str
    places: tuple[SourcePlace, ...]


@dataclass(frozen=True, slots=True)
class ColourClash:
    """The RAG word and the fill or ink of one score disagree."""

    stage: str
    word: Rag
    colour: Rag
    places: tuple[SourcePlace, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that was read with low confidence: OCR, a picture."""

    field: str  # for people: "residual score"
    text: str
    why: str
    places: tuple[SourcePlace, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two independent readings of the same place give different values."""

    field: str
    first: str
    second: str
    places: tuple[SourcePlace, ...]


@dataclass(slots=True)  # a frozen one takes thrice as long to make, and each risk has one
class RiskNotes:
    """What was seen of one risk."""

    places: tuple[SourcePlace, ...] = ()  # of its id or title: where to look when nothing is printed
    conflicts: tuple[Conflict, ...] = ()
    empty_sections: tuple[EmptySection, ...] = ()
    clashes: tuple[ColourClash, ...] = ()
    in_summary: bool = False
    in_detail: bool = False
    unmapped: tuple[SourcePlace, ...] = ()  # text inside the risk that no field took (EXT001)
    doubts: tuple[Doubt, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    register: int = 0  # which of the report's registers it stands in: each may number its risks from 1
    premises: frozenset[Premise] = frozenset()  # what that register, and each other that prints the risk, has


@dataclass(frozen=True, slots=True)
class MatrixMisprint:
    """A cell of the printed matrix that is not what the report's formula gives."""

    likelihood: int
    impact: int
    printed: str
    expected: str
    places: tuple[SourcePlace, ...]


@dataclass(frozen=True)
class Case:
    """A register without findings, with a note for each of its risks, in the same order."""

    register: Register
    notes: tuple[RiskNotes, ...]
    misprints: tuple[MatrixMisprint, ...] = ()
    legend_places: tuple[SourcePlace, ...] = field(default=())
    cells: tuple[tuple[str | None, ...], ...] = ()  # colour or level of the printed grid, rows by likelihood from 1

    @lazy
    def two_places(self) -> bool:
        """The report has a summary as well as details."""
        return any(n.in_summary for n in self.notes) and any(n.in_detail for n in self.notes)
