"""What a Word report prints at a place: the cell in its row under the table's heading, the paragraph among others.

Word has no pages until it is printed, so a quotation stands for the picture.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from pydantic import BaseModel, ConfigDict

from ..parsers.document import Cell, Document, Paragraph, Table

_MOST, _MOST_MARKED = 160, 1200  # characters of one quoted cell or paragraph
_NEIGHBOURS = 1  # paragraphs before and after
_WIDE = 6  # columns that fit beside each other
_FIRST = 2
_TIERS = 3  # rows of a heading, at most


class QuotedCell(BaseModel):
    """One cell or paragraph. `number` is that of the finding's value that is printed there."""

    model_config = ConfigDict(frozen=True)

    text: str
    number: int | None = None
    columns: int = 1


class Quote(BaseModel):
    """Rows of a table, the first `heads` of them its heading; or paragraphs, a row each."""

    model_config = ConfigDict(frozen=True)

    is_table: bool
    heads: int = 0
    rows: tuple[tuple[QuotedCell, ...], ...]
    left_out: bool = False  # columns of the table are


def quote(document: Document, blocks: Sequence[str | None], heads: Collection[str] = ()) -> tuple[Quote, ...]:
    """Quotations that show every block of a finding; blocks are named as `Place.block` names them, in order.

    `heads` are cells that label the values: their rows stand as a table's heading in place of its first.
    """
    numbers: dict[str, int] = {}
    for number, block in enumerate(blocks, 1):
        if block is not None:
            numbers.setdefault(block, number)
    out: list[Quote] = []
    for table in _tables(document):
        marked = {cell.row for cell in table.cells if _number(cell, numbers)}
        if marked:
            out.append(_table(table, marked, numbers, {cell.row for cell in table.cells if cell.place.block in heads}))
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    shown: set[int] = set()
    for at, paragraph in enumerate(paragraphs):
        if (paragraph.place.block or "") in numbers and at not in shown:
            around = range(max(0, at - _NEIGHBOURS), min(len(paragraphs), at + _NEIGHBOURS + 1))
            shown.update(around)
            out.append(Quote(is_table=False, rows=tuple((_line(paragraphs[i], numbers),) for i in around)))
    return tuple(out)


def _tables(document: Document) -> Iterator[Table]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield block


def _number(cell: Cell, numbers: dict[str, int]) -> int | None:
    places = [cell.place.block, *(word.home.block for word in cell.all_words())]
    return next((numbers[place] for place in places if place in numbers), None)


def _table(table: Table, marked: set[int], numbers: dict[str, int], labels: set[int]) -> Quote:
    first = min(labels, default=0)
    reach = [
        cell.row + cell.row_span for cell in table.cells if cell.row == first
    ]  # "Likelihood" under "Residual risk"
    last = max(1, table.header_rows, *(end for end in reach if end <= first + _TIERS))
    heads = sorted(row for row in labels | set(range(first, min(last, first + _TIERS))) if row < min(marked))
    rows = [*heads, *sorted(marked)]
    columns = _columns(table, numbers)
    return Quote(
        is_table=True,
        heads=len(heads),
        rows=tuple(_row(table, row, columns, numbers, rows[:at]) for at, row in enumerate(rows)),
        left_out=None in columns,
    )


def _columns(table: Table, numbers: dict[str, int]) -> list[int | None]:
    """The columns to show, None for a gap: the first ones, which say what risk it is, the marked ones and those beside
    them. A narrow table is shown whole."""
    width = max(cell.column + cell.column_span for cell in table.cells)
    kept = set(range(width if width <= _WIDE else _FIRST))
    for cell in table.cells:
        if width > _WIDE and _number(cell, numbers):
            kept.update(range(max(0, cell.column - 1), min(width, cell.column + cell.column_span + 1)))
    out: list[int | None] = []
    for column in range(width):
        if column in kept or {column - 1, column + 1} <= kept:  # a gap of one column would save nothing
            out.append(column)
        elif not out or out[-1] is not None:
            out.append(None)
    return out


def _row(
    table: Table, row: int, columns: Sequence[int | None], numbers: dict[str, int], above: Collection[int]
) -> tuple[QuotedCell, ...]:
    """The cells that cover a row; a gap goes on in a cell that spans it. A cell that a row above shows is blank."""
    covering = {
        column: cell
        for cell in table.cells
        if cell.row <= row < cell.row + cell.row_span
        for column in range(cell.column, cell.column + cell.column_span)
    }
    slots: list[Cell | None] = []
    gaps: list[bool] = []
    for at, column in enumerate(columns):
        before = columns[at - 1] if at else None
        after = columns[at + 1] if at + 1 < len(columns) else None
        if column is not None:
            slots.append(covering.get(column))
        else:
            bridge = covering.get(before) if before is not None else None
            slots.append(bridge if after is not None and bridge is covering.get(after) else None)
        gaps.append(column is None and slots[-1] is None)
    out: list[QuotedCell] = []
    for (cell, gap), run in groupby(zip(slots, gaps, strict=True), key=lambda slot: (slot[0], slot[1])):
        new = cell if cell is not None and cell.row not in above else None
        number = _number(new, numbers) if new else None
        text = _short(new.text, number) if new else "…" if gap else ""
        out.append(QuotedCell(text=text, number=number, columns=len(list(run))))
    return tuple(out)


def _line(paragraph: Paragraph, numbers: dict[str, int]) -> QuotedCell:
    number = numbers.get(paragraph.place.block or "")
    marker = f"{paragraph.marker.text} " if paragraph.marker else ""
    return QuotedCell(text=_short(marker + paragraph.text, number), number=number)


def _short(text: str, number: int | None) -> str:
    most = _MOST if number is None else _MOST_MARKED
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
