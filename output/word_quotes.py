"""What a Word report prints at a place: the cell in its row under the table's heading, the paragraph among others.

Word has no pages until it is printed, so a quotation stands for the picture.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pydantic import BaseModel, ConfigDict

from ..parsers.document import Cell, Document, Paragraph, Table

_MOST, _MOST_MARKED = 160, 1200  # characters of one quoted cell or paragraph
_NEIGHBOURS = 1  # paragraphs before and after


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
    places = [cell.place.block, *(word.place.block for word in cell.all_words())]
    return next((numbers[place] for place in places if place in numbers), None)


def _table(table: Table, marked: set[int], numbers: dict[str, int], labels: set[int]) -> Quote:
    heads = sorted(row for row in labels or range(max(1, min(table.header_rows, 3))) if row < min(marked))
    rows = [*heads, *sorted(marked)]
    return Quote(is_table=True, heads=len(heads), rows=tuple(_row(table, row, numbers) for row in rows))


def _row(table: Table, row: int, numbers: dict[str, int]) -> tuple[QuotedCell, ...]:
    """All cells that cover a row, those that began above it included."""
    covering = [cell for cell in table.cells if cell.row <= row < cell.row + cell.row_span]
    out: list[QuotedCell] = []
    column = 0
    for cell in sorted(covering, key=lambda one: one.column):
        if cell.column > column:
            out.append(QuotedCell(text="", columns=cell.column - column))
        number = _number(cell, numbers)
        out.append(QuotedCell(text=_short(cell.text, number), number=number, columns=cell.column_span))
        column = cell.column + cell.column_span
    return tuple(out)


def _line(paragraph: Paragraph, numbers: dict[str, int]) -> QuotedCell:
    number = numbers.get(paragraph.place.block or "")
    marker = f"{paragraph.marker.text} " if paragraph.marker else ""
    return QuotedCell(text=_short(marker + paragraph.text, number), number=number)


def _short(text: str, number: int | None) -> str:
    most = _MOST if number is None else _MOST_MARKED
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
