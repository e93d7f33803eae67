"""What begins a card, left alone at the foot of a page while the card stands on the next: its bar, or its first row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..words import Colour
from .draft import DraftBlock, DraftCell, DraftParagraph, DraftTable, row_of

_ALIKE = 3.5


@dataclass(frozen=True, slots=True)
class Bar:
    """How the bars of a document's cards are printed."""

    size: float
    bold: bool
    ink: Colour | None
    left: float  # of the text, from the card's edge
    width: float  # of the card
    below: tuple[str, ...]  # the labels that begin the row below it


@dataclass(frozen=True, slots=True)
class TopRow:
    """How the cards of a document begin: the edges of the first row's cells, and the labels that begin the next."""

    edges: tuple[float, ...]  # from the card's edge
    below: tuple[str, ...]


def top_rows_of(blocks: Iterable[DraftBlock]) -> list[TopRow]:
    """The first rows of tables whose second has cells of its own; the cells are in order."""
    out: list[TopRow] = []
    for table in blocks:
        if not isinstance(table, DraftTable) or not table.ruled or table.rows < 3:
            continue
        first, second = list(row_of(table, 0)), list(row_of(table, 1))
        edges = _edges(table, first)
        if len(second) > 1 and edges != _edges(table, second):
            out.append(TopRow(edges, tuple([cell.text for cell in second])))
    return out


def is_left_top(before: DraftTable, after: DraftTable, tops: Iterable[TopRow]) -> bool:
    """The table is the first row of a card, and the next goes on like cards below it."""
    if before.rows != 1 or not before.ruled or not after.ruled or not tops:
        return False
    edges = _edges(before, [cell for cell in before.cells if cell.row == 0])
    row = _row(after, 0)
    wide = abs(before.xs[0] - after.xs[0]) <= _ALIKE and abs(before.xs[-1] - after.xs[-1]) <= _ALIKE
    return wide and any(
        len(top.edges) == len(edges)
        and all(abs(a - b) <= _ALIKE for a, b in zip(top.edges, edges, strict=True))
        and _alike(row, top.below)
        for top in tops
    )


def bars_of(blocks: Iterable[DraftBlock]) -> list[Bar]:
    """The rows of tables that are one cell over the whole width above a row of more cells; the cells are in order."""
    out: list[Bar] = []
    for table in blocks:
        if not isinstance(table, DraftTable) or not table.ruled or table.columns < 2:
            continue
        left, width = table.xs[0], table.xs[-1] - table.xs[0]
        for number, cell in enumerate(table.cells):
            words = cell.all_words() if cell.column_span == table.columns and cell.row_span == 1 else ()
            below = list(row_of(table, cell.row + 1, number)) if words else ()
            if len(below) > 1:
                start, texts = words[0], tuple([cell.text for cell in below])
                out.append(Bar(round(start.size, 1), start.bold, start.ink, start.x0 - left, width, texts))
    return out


def is_left_bar(paragraph: DraftParagraph, table: DraftTable, bars: list[Bar]) -> bool:
    """The paragraph is printed like the bars of cards, and the table goes on like a card below its bar."""
    if not table.ruled or not paragraph.words or len(paragraph.starts) > 1 or paragraph.marker is not None:
        return False
    start = paragraph.words[0]
    left, width = start.x0 - table.xs[0], table.xs[-1] - table.xs[0]
    return any(
        round(start.size, 1) == bar.size
        and start.bold is bar.bold
        and start.ink == bar.ink
        and abs(left - bar.left) <= _ALIKE
        and abs(width - bar.width) <= _ALIKE
        and _alike(_row(table, 0), bar.below)
        for bar in bars
    )


def put_bar(bar: DraftParagraph, table: DraftTable) -> None:
    """Make the paragraph the first row of the table."""
    for cell in table.cells:
        cell.row += 1
    _, top, _, bottom = bar.bbox
    box = (table.xs[0], top, table.xs[-1], bottom)
    cell = DraftCell(0, 0, 1, table.columns, bar.words[0].page, box, [bar])
    table.cells.insert(0, cell)
    table.rows += 1


def _edges(table: DraftTable, row: Iterable[DraftCell]) -> tuple[float, ...]:
    """The left edges of a row's cells, from the table's."""
    left = table.xs[0]
    return tuple([cell.bbox[0] - left for cell in row])


def _row(table: DraftTable, row: int) -> tuple[str, ...]:
    return tuple(cell.text for cell in table.cells if cell.row == row)


def _alike(row: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two rows with as many cells that begin with one word, as the labels of cards do."""
    if len(row) != len(other) or not row:
        return False
    return any(a.split()[:1] == b.split()[:1] and a for a, b in zip(row, other, strict=True))
