"""What tables without lines are told from: pages' free lines, the zones of pages that a table takes, and families."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..words import BBox
from .draft import Line
from .heads import Head
from .page import Fill
from .region_model import Hint
from .rivers import Band
from .segments import Segment


@dataclass(slots=True, eq=False)
class Sheet:
    """A page's lines that no drawn table holds, and what is drawn round them."""

    number: int  # one more than that of the sheet which it may go on with
    width: float
    upright: list[Line]
    turned: list[Line]
    hints: list[Hint]
    rules: list[Segment]
    fills: list[Fill]
    tables: list[BBox]
    titles: list[BBox]  # of tables that look alike


@dataclass(slots=True, eq=False)
class Zone:
    """The part of a table that stands on one page."""

    sheet: Sheet
    head: Head | None
    lines: list[Line]
    stacks: list[list[BBox]] = field(default_factory=list)  # coloured cells, column by column
    follows: bool = False  # it goes on with the table of the page before
    last: bool = False  # nothing stands below it on its page


@dataclass(slots=True, eq=False)
class Family:
    """Zones with the same columns."""

    zones: list[Zone]
    bands: list[Band] = field(default_factory=list)
    drawn: bool = False  # the columns are those of a drawn header
