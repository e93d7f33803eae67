"""What a report's legend says: scales, bands, matrix and formula, as printed; one `RawLegend` a table or passage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ..words import Colour, Place

Measure = Literal["likelihood", "impact"]
RawFormula = Literal["product", "sum"]
RawNumber = int | float


@dataclass(frozen=True, slots=True)
class RawLevel:
    """One step of a scale: "4 Likely", "Likely (4)", "E Almost Certain", "High"."""

    measure: Measure | None  # None: one scale for both
    rank: RawNumber | None  # as printed, not turned round; None where it prints a letter or a word only
    letter: str | None = None  # "E"
    word: str | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class RawScale:
    """A whole axis: its steps in printed order, or its two ends only ("scored from 1 to 5")."""

    measure: Measure | None  # None: for likelihood and impact alike
    levels: tuple[RawLevel, ...] = ()
    minimum: RawNumber | None = None
    maximum: RawNumber | None = None
    letters: tuple[str, str] | None = None  # ("A", "E"): first and last letter
    worst_first: bool | None = None  # 1 or A is the worst; None: not told
    ordered: bool = True  # False: the steps carry no numbers and their order is not known


@dataclass(frozen=True, slots=True)
class RawBand:
    """Scores from `minimum` to `maximum`, both included; None where the legend leaves the end open ("15+")."""

    label: str | None  # None: shown by colour only
    colour_word: str | None  # "Green" printed beside another label
    minimum: RawNumber | None
    maximum: RawNumber | None
    colour: Colour | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class RawMatrixCell:
    """A cell of the grid; likelihood and impact are positions from 1, the least first."""

    likelihood: int
    impact: int
    text: str
    colour: Colour | None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class RawMatrix:
    """A grid of likelihood and impact. `certain` says whether the page tells which axis is which."""

    cells: tuple[RawMatrixCell, ...]
    likelihoods: int
    impacts: int
    certain: bool = True

    def cell(self, likelihood: int, impact: int) -> RawMatrixCell | None:
        return next((c for c in self.cells if c.likelihood == likelihood and c.impact == impact), None)


@dataclass(frozen=True, slots=True)
class RawLegend:
    """What one table or passage of the report says of its scoring.

    `block` and `last_block` are the positions of its first and last block among those that were read. `table` is true
    where the whole of that block is a legend: a recogniser leaves it alone.
    """

    block: int
    last_block: int
    table: bool = False
    scales: tuple[RawScale, ...] = ()
    bands: tuple[RawBand, ...] = ()
    matrix: RawMatrix | None = None
    formula: RawFormula | None = None
    places: tuple[Place, ...] = ()
    words: frozenset[int] = field(default=frozenset(), repr=False)  # indexes of the words that it took
