"""A matrix whose axes are printed outside its fields: the texts beside its rows and under, or over, its columns.

They become its first column and its last, or first, row: so the matrix reads like one that draws its axes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .draft import DraftCell, DraftParagraph, DraftTable, box_of
from .lines import lines_of
from .page import Atom

_FEWEST, _MOST = 3, 10
_REACH = 90.0
"""The texts beside the rows begin this near, in points, to the fields."""
_UNDER = 26.0
_WORDS = 4


def with_axes(tables: Sequence[DraftTable], words: list[Atom]) -> list[Atom]:
    """Put axes that are printed outside a matrix into it; the words that are none."""
    for table in tables:
        if _is_matrix(table):
            side, level = _beside(table, words), _along(table, words)
            if side and level:
                used = {id(word) for text in (*side, *level[1]) for word in text}
                words = [word for word in words if id(word) not in used]
                _extend(table, side, *level)
    return words


def _is_matrix(table: DraftTable) -> bool:
    """Fields in several colours with a number in each."""
    if not (_FEWEST <= table.rows <= _MOST and _FEWEST <= table.columns <= _MOST):
        return False
    fields = table.rows * table.columns
    colours = {cell.fill for cell in table.cells if cell.fill is not None and cell.fill.vivid}
    return len(table.cells) == fields and len(colours) > 1 and all(cell.text.isdigit() for cell in table.cells)


def _beside(table: DraftTable, words: Sequence[Atom]) -> list[list[Atom]]:
    """A text of a few words at the left of each row; none where a row has none."""
    x0, top, _, bottom = table.bbox
    near = [
        w for w in words if not w.turn and x0 - _REACH < w.x0 and w.x1 < x0 + 2 and top < w.top and w.bottom < bottom
    ]
    return _texts([[w for w in near if a < (w.top + w.bottom) / 2 < b] for a, b in pairwise(table.ys)])


def _along(table: DraftTable, words: Sequence[Atom]) -> tuple[bool, list[list[Atom]]] | None:
    """A text under each column, or over each, and whether it is over."""
    x0, top, x1, bottom = table.bbox
    for over, low, high in ((False, bottom - 2, bottom + _UNDER), (True, top - _UNDER, top + 2)):
        near = [w for w in words if not w.turn and x0 - 4 < w.x0 and w.x1 < x1 + 4 and low < w.top and w.bottom < high]
        lines = lines_of(near)
        for line in lines if not over else reversed(lines):
            found = _texts([[w for w in line.words if a < (w.x0 + w.x1) / 2 < b] for a, b in pairwise(table.xs)])
            if found:
                return over, found
    return None


def _texts(found: list[list[Atom]]) -> list[list[Atom]]:
    return found if all(0 < len(text) <= _WORDS for text in found) else []


def _extend(table: DraftTable, side: list[list[Atom]], over: bool, along: list[list[Atom]]) -> None:
    """Give the table the texts as a first column and as a first or last row."""
    for cell in table.cells:
        cell.column += 1
        cell.row += over
    new: list[tuple[int, int, list[Atom]]] = [(row + over, 0, text) for row, text in enumerate(side)]
    edge = 0 if over else table.rows
    new.extend((edge, column + 1, text) for column, text in enumerate(along))
    for row, column, text in new:
        paragraph = DraftParagraph(sorted(text, key=lambda word: (round(word.top), word.x0)))
        table.cells.append(DraftCell(row, column, 1, 1, table.page, paragraph.bbox, [paragraph]))
    box = box_of([table.bbox, *(word.bbox for _, _, text in new for word in text)])
    table.cells.append(DraftCell(edge, 0, 1, 1, table.page, (box[0], box[3] - 1, table.xs[0], box[3])))
    table.xs.insert(0, box[0])
    table.ys.insert(0 if over else len(table.ys), box[1] if over else box[3])
    table.rows, table.columns = table.rows + 1, table.columns + 1
    table.bbox = table.last_bbox = box
    table.cells.sort(key=lambda cell: (cell.row, cell.column))
