"""What a region of a page is that is a table without a grid, and the small grids that hint at one."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..words import BBox
from .draft import Line, box_of
from .rivers import Band


@dataclass(slots=True, eq=False)
class Region:
    """Lines that are a table. `edges` are drawn row edges, if any; `tops` where a drawn header ends."""

    lines: list[Line]
    bands: list[Band]
    turned: list[Line] = field(default_factory=list)
    edges: list[float] = field(default_factory=list)
    header_bottom: float | None = None
    box: BBox | None = None  # of the drawn rows
    tiers: int = 0  # lines at the top that head several columns each

    @property
    def bbox(self) -> BBox:
        boxes = [line.bbox for line in (*self.lines, *self.turned)]
        return box_of([*boxes, self.box] if self.box else boxes)


@dataclass(frozen=True, slots=True)
class Hint:
    """A drawn header, or another small grid, that may be part of a larger table."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    bbox: BBox
    whole: bool = True  # it has no cells that are not drawn
    full: tuple[bool, ...] = ()  # for each row: fills or lines draw all of it
    spans: tuple[tuple[int, int, int, int], ...] = ()  # row, column, rows, columns of its cells
    filled: bool = False  # drawn by fills alone
    tiers: bool = False  # a drawn header of two rows: a table of its own, put on top of the rows below it later
