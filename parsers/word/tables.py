"""The grid of a Word table: spans and merges worked out, fills and looks taken from cells and table style."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..document import Block, Cell, Mark, Table
from ..words import Colour, Place
from .names import P_PR, TBL_PR, TC, TC_PR, TR, TR_PR, VAL, Element, P, child, flag, integer, tag, value, w
from .styles import PLAIN, Band, Look, Styles, TableStyle, over

_MOST_COLUMNS = 1000  # Word itself stops at 63
_GRID_SPAN, _H_MERGE, _V_MERGE, _CELL_MERGE = w("gridSpan"), w("hMerge"), w("vMerge"), w("cellMerge")
_SHD = w("shd")
_NOTHING: dict[str, Element] = {}
_LOOK_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstCol": 0x80, "lastCol": 0x100, "noHBand": 0x200, "noVBand": 0x400}

ReadCell = Callable[[Element, Place, Look], tuple[tuple[Block, ...], tuple[Mark, ...]]]
"""Reads the content of a w:tc: its blocks, and the coloured shapes in it."""


@dataclass(slots=True)
class _Slot:
    """A cell on its way: its spans may still grow."""

    element: Element
    row: int
    column: int
    place: Place
    column_span: int
    shading: Element | None
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class _Looks:
    """Which parts of its style a table uses (w:tblLook)."""

    style: TableStyle
    used: frozenset[str]

    def of(self, row: int, rows: int, column: int, columns: int) -> tuple[Look, Colour | None]:
        """The look and fill that the style gives to a cell."""
        look, fill = PLAIN, None
        for band in self._bands(row, rows, column, columns):
            look = over(look, band.look)
            fill = fill if band.fill is None else band.fill
        return look, fill

    def _bands(self, row: int, rows: int, column: int, columns: int) -> list[Band]:
        """What the style says of a cell, weakest first."""
        names: list[str] = []
        if "noHBand" not in self.used:
            names.append("band1Horz" if (row - ("firstRow" in self.used)) % 2 == 0 else "band2Horz")
        if "firstCol" in self.used and column == 0:
            names.append("firstCol")
        if "lastCol" in self.used and column == columns - 1:
            names.append("lastCol")
        if "firstRow" in self.used and row == 0:
            names.append("firstRow")
        if "lastRow" in self.used and row == rows - 1:
            names.append("lastRow")
        return [self.style.whole, *(band for name in names if (band := self.style.region(name)) is not None)]


def read_table(element: Element, styles: Styles, part: str, name: str, read_cell: ReadCell) -> Table:
    """`name` is how people call the table ("table 3"); its cells are "table 3, row 2, cell 1"."""
    rows = list(element.iterchildren(TR))
    slots = _slots(rows, _said_by_cells(element), part, name)
    columns = max((slot.column + slot.column_span for slot in slots), default=0)
    looks = _looks(child(element, TBL_PR), styles)
    plain = not looks.style.regions and looks.style.whole == Band()
    shaded = any((parent := found.getparent()) is not None and parent.tag == P_PR for found in element.iter(_SHD))
    cells: list[Cell] = []
    for s in slots:
        look, fill = (PLAIN, None) if plain else looks.of(s.row, len(rows), s.column, columns)
        if s.shading is not None:
            fill = styles.palette.shading(s.shading)  # "no colour" takes the style's away
        if shaded and fill is None:
            fill = _paragraph_fill(s.element, styles)
        blocks, marks = read_cell(s.element, s.place, look)
        cells.append(Cell(s.row, s.column, blocks, s.row_span, s.column_span, fill, marks, s.place))
    return Table(tuple(cells), len(rows), columns, header_rows=_header_rows(rows), place=Place(part=part, block=name))


def _said_by_cells(table: Element) -> dict[Element, dict[str, Element]]:
    """What cells say of their spans, merges and fills, by name; most cells say nothing."""
    said: dict[Element, dict[str, Element]] = {}
    for element in table.iter(_GRID_SPAN, _H_MERGE, _V_MERGE, _CELL_MERGE, _SHD):
        holder = element.getparent()
        cell = None if holder is None or holder.tag != TC_PR else holder.getparent()
        if cell is not None:
            said.setdefault(cell, {})[tag(element)] = element
    return said


def _slots(rows: list[Element], said: dict[Element, dict[str, Element]], part: str, name: str) -> list[_Slot]:
    """Every cell once, in row order."""
    slots: list[_Slot] = []
    new = tuple.__new__  # a place is made as quickly as a tuple
    open_merges: dict[int, _Slot] = {}  # by column: the cell that a vertical merge may go on with
    for number, row in enumerate(rows):
        properties = child(row, TR_PR)
        column = _positive(value(properties, w("gridBefore")), 0)
        merges: dict[int, _Slot] = {}
        left: _Slot | None = None
        here = f"{name}, row {number + 1}, cell "
        for ordinal, cell in enumerate(row.iterchildren(TC), start=1):
            own = said.get(cell, _NOTHING) if said else _NOTHING
            span = max(1, _positive(own[_GRID_SPAN].get(VAL), 1)) if _GRID_SPAN in own else 1
            across = own.get(_H_MERGE)
            if across is not None and across.get(VAL, "continue") == "continue" and left is not None:
                left.column_span = min(left.column_span + span, _MOST_COLUMNS)
                column += span
                continue
            merge = _vertical_merge(own) if own else None
            above = open_merges.get(column) if merge == "continue" else None
            if above is not None:
                above.row_span = number - above.row + 1
                merges[column] = above
                left = None
            else:
                place = new(Place, (None, None, part, f"{here}{ordinal}"))
                left = _Slot(cell, number, column, place, span, own.get(_SHD))
                slots.append(left)
                if merge is not None:
                    merges[column] = left
            column += span
        open_merges = merges
    return slots


def _positive(text: str | None, default: int) -> int:
    number = integer(text)
    return default if number is None or number < 0 else min(number, _MOST_COLUMNS)


def _vertical_merge(properties: dict[str, Element]) -> str | None:
    """`restart`, `continue` or None. A tracked merge (w:cellMerge) counts as done."""
    merge = properties.get(_V_MERGE)
    if merge is not None:
        return "restart" if merge.get(VAL) == "restart" else "continue"
    tracked = properties.get(_CELL_MERGE)
    return None if tracked is None else {"rest": "restart", "cont": "continue"}.get(tracked.get(_V_MERGE, ""))


def _header_rows(rows: list[Element]) -> int:
    """How many rows from the top on are marked to be repeated on each page."""
    number = 0
    for row in rows:
        if not flag(child(row, TR_PR), w("tblHeader")):
            break
        number += 1
    return number


def _looks(properties: Element | None, styles: Styles) -> _Looks:
    style = styles.table(value(properties, w("tblStyle")))
    look = child(properties, w("tblLook"))
    used: set[str] = set()
    if look is not None:
        try:
            bits = int(look.get(VAL, "0"), 16)
        except ValueError:
            bits = 0
        for name, bit in _LOOK_BITS.items():
            said = look.get(w(name))
            if said in ("1", "true", "on") or (said is None and bits & bit):
                used.add(name)
    return _Looks(style, frozenset(used))


def _paragraph_fill(cell: Element, styles: Styles) -> Colour | None:
    """The shading that all paragraphs of a cell share: to the eye it is the cell's."""
    fills = {styles.palette.shading(child(child(paragraph, P_PR), _SHD)) for paragraph in cell.iterchildren(P)}
    return fills.pop() if len(fills) == 1 else None
