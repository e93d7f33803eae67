"""Cards in frames that run over pages: which frame goes on with the one before, and how the two are joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..words import Colour
from .draft import DraftBlock, DraftCell, DraftTable
from .joining import join_cells
from .labelled_boxes import take_labels

Look = tuple[float, bool, Colour | None]
"""Size, weight and ink of a card's first word."""
_SLACK = 2.0
_ABREAST = 4
_END = 6.0
"""A table that ends this near to the end of its box, in points, was cut with it."""


def looks_of(pages: Iterable[Sequence[DraftBlock]]) -> set[Look]:
    """How cards begin that have others, or a text, above them on their page."""
    return {_look(b) for blocks in pages for b in blocks[1:] if isinstance(b, DraftTable) and b.framed}


def _look(table: DraftTable) -> Look:
    first = next(table.all_words())
    return round(first.size, 1), first.bold, first.ink


def card_goes_on(before: DraftTable, after: DraftTable, looks: set[Look]) -> bool:
    """The second frame holds the rest of the first: no line ends them, or it does not begin as cards do."""
    is_open = before.cells[-1].open_bottom and after.cells[0].open_top
    return is_open or (bool(looks) and _look(after) not in looks)


def inner_table(box: DraftTable) -> DraftTable | None:
    """The table that a box ends with: what goes on over the page's end is its rows."""
    last = box.cells[0].blocks[-1] if len(box.cells) == 1 and box.cells[0].blocks else None
    if box.framed or not isinstance(last, DraftTable) or len(last.cells) < 2:
        return None
    return last if abs(last.bbox[3] - box.bbox[3]) < _END and _wide(last) > 0.9 * _wide(box) else None


def _wide(table: DraftTable) -> float:
    return table.bbox[2] - table.bbox[0]


def take_rests(before: Sequence[DraftBlock], after: list[DraftBlock]) -> list[DraftBlock]:
    """What a page holds but for the rests of cards that its blocks begin with: each is put into the card above it.

    Cards may stand side by side, all cut by the end of the page before.
    """
    cards = [b for b in before[-_ABREAST:] if isinstance(b, DraftTable) and b.framed and b.cells[-1].open_bottom]
    for number, block in enumerate(after):
        if not isinstance(block, DraftTable) or not block.framed or not block.cells[0].open_top:
            return after[number:]
        home = next((card for card in cards if _over(card, block)), None)
        if home is None:
            return after[number:]
        join_card(home, block)
        cards.remove(home)
    return []


def _over(card: DraftTable, rest: DraftTable) -> bool:
    return all(abs(card.xs[at] - rest.xs[at]) < _SLACK for at in (0, -1))


def join_card(before: DraftTable, after: DraftTable) -> None:
    """Put what the second frame holds into the first; rows at its top go on with the table that the first ends with."""
    old, new = before.cells[-1], after.cells[0]
    take_labels(old.blocks, new.blocks)
    while new.blocks and isinstance(rest := new.blocks[0], DraftTable):
        home = next(((table, to) for table in _last_tables(old) if (to := _columns(table, rest)) is not None), None)
        if home is None:
            break
        _add_rows(home[0], rest, home[1])
        new.blocks = new.blocks[1:]
    join_cells(old, new)
    old.open_bottom = new.open_bottom
    before.last_page, before.last_bbox = after.last_page, after.last_bbox


def _last_tables(cell: DraftCell) -> list[DraftTable]:
    """The tables that end the cell, side by side or one alone."""
    out: list[DraftTable] = []
    for block in reversed(cell.blocks):
        beside = not out or (isinstance(block, DraftTable) and abs(block.last_bbox[3] - out[0].last_bbox[3]) < _SLACK)
        if not isinstance(block, DraftTable) or not beside:
            break
        out.append(block)
    return out


def _columns(before: DraftTable, after: DraftTable) -> list[int] | None:
    """For each column of rows without a header the one of the table above that its texts stand in.

    None where they stand in none, or two in one.
    """
    homes: list[int] = []
    for column in range(after.columns):
        words = [w for c in after.cells if c.column == column and c.column_span == 1 for w in c.all_words()]
        extent = (min((w.x0 for w in words), default=0.0), max((w.x1 for w in words), default=0.0))
        found = [n for n, (x0, x1) in enumerate(pairwise(before.xs)) if _in(extent, x0, x1)]
        if len(found) != 1:
            return None
        homes.extend(found)
    return homes if len(set(homes)) == len(homes) and len(homes) > 1 else None


def _in(band: tuple[float, float], x0: float, x1: float) -> bool:
    return x0 - _SLACK < band[0] and band[1] < x1 + _SLACK


def _add_rows(before: DraftTable, after: DraftTable, columns: Sequence[int]) -> None:
    header = _row(before, 0) == _row(after, 0)
    for cell in after.cells:
        if header and cell.row == 0:
            before.furniture.extend(cell.all_words())
            continue
        last = columns[min(cell.column + cell.column_span, len(columns)) - 1]
        cell.row += before.rows - header
        cell.column = columns[cell.column]
        cell.column_span = last - cell.column + 1
        before.cells.append(cell)
    before.rows += after.rows - header
    before.last_page, before.last_bbox = after.last_page, after.last_bbox


def _row(table: DraftTable, row: int) -> list[str]:
    cells: list[DraftCell] = sorted((c for c in table.cells if c.row == row), key=lambda cell: cell.column)
    return [cell.text for cell in cells if cell.text]
