"""One drawn grid of a page made a table: words, nested grids, paragraphs, fills and marks in its cells."""

from __future__ import annotations

from collections.abc import Sequence

from .breaks import Measure
from .cell_grids import grids_in
from .cells import draft_cells, paint, split_words, without_slivers
from .divide import divided
from .draft import DraftBlock, DraftCell, DraftTable, Line, area, inside
from .grid import Grid
from .lines import lines_of
from .measure import cell_measure
from .page import Atom, PageContent
from .paragraphs import paragraphs_of
from .pictures import take_bullets, take_picture


def nest(grids: Sequence[Grid]) -> dict[int, list[int]]:
    """Which grids lie wholly inside another: the outermost under -1, the others under their nearest holder."""
    children: dict[int, list[int]] = {}
    for number, grid in enumerate(grids):
        holder = -1
        for other, outer in enumerate(grids):
            if other == number or area(outer.bbox) <= area(grid.bbox) or not inside(grid.bbox, outer.bbox, 2.0):
                continue
            if holder < 0 or area(outer.bbox) < area(grids[holder].bbox):
                holder = other
        children.setdefault(holder, []).append(number)
    return children


class TableMaker:
    """Makes the tables of one page. Words that a table takes are gone from those it was given."""

    def __init__(self, content: PageContent, grids: Sequence[Grid], fewest: int = 2) -> None:
        self.fewest = fewest  # cells: a box by itself is a table only where the page is laid out in boxes
        self.content = content
        self.page = content.number
        self.grids = grids
        self.fills = content.fills
        self.shapes = content.shapes
        self.children = nest(grids)

    def make(self, words: Sequence[Atom]) -> tuple[list[DraftTable], list[Atom]]:
        """The page's tables, and the words outside them. A grid without any word or fill is no table."""
        tables: list[DraftTable] = []
        rest = list(words)
        for number in self.children.get(-1, []):
            table, rest = self._table(number, rest)
            if table is not None:
                tables.append(table)
        return tables, rest

    def _table(self, number: int, words: list[Atom]) -> tuple[DraftTable | None, list[Atom]]:
        grid = self.grids[number]
        held, rest = split_words(grid, words)
        if not held and not any(inside(fill.bbox, grid.bbox, 3.0) for fill in self.fills):
            return None, words
        grid, held = without_slivers(grid, held)
        cut = divided(grid, held, [self.grids[child].bbox for child in self.children.get(number, [])])
        if cut is not grid:
            grid, held = cut, split_words(cut, [word for inner in held.values() for word in inner])[0]
        if len(grid.spans) < self.fewest:
            return None, words
        cells = draft_cells(grid, self.page)
        table = DraftTable(
            self.page,
            grid.bbox,
            cells,
            list(grid.xs),
            list(grid.ys),
            len(grid.ys) - 1,
            len(grid.xs) - 1,
            ruled=not grid.bands,
            bands=list(grid.bands),
            last_page=self.page,
            last_bbox=grid.bbox,
        )
        nested: dict[int, list[DraftTable]] = {}
        for child in self.children.get(number, []):
            home = next((i for i, c in enumerate(cells) if inside(self.grids[child].bbox, c.bbox, 2.0)), None)
            if home is None:
                continue
            inner, held[home] = self._table(child, held.get(home, []))
            if inner is not None:
                nested.setdefault(home, []).append(inner)
        pictures = {i: take_picture(nested, self.page, i, held, cells[i].marks) for i in list(nested)}
        lines = {i: lines_of(inner) for i, inner in held.items() if inner}
        _take_grids(lines, nested, self.content)
        shapes = self.shapes
        used = [shape for cell_lines in lines.values() for shape in take_bullets(cell_lines, shapes)] if shapes else []
        rooms = _rooms(cells, lines, grid.xs)
        for i, cell_lines in lines.items():
            cell = cells[i]
            cell.blocks = _blocks(cell_lines, nested.get(i, ()), rooms[cell.column, cell.column_span])
        for i, tables in nested.items():
            if i not in lines:
                cells[i].blocks = list(_in_order(tables))
        for i, found in pictures.items():
            cells[i].blocks.extend(found)
        drawn = [table.bbox for found in pictures.values() for table in found]
        marks = [s for s in shapes if s not in used and not any(inside(s.bbox, box, 2.0) for box in drawn)]
        paint(table, self.fills, marks)
        return table, rest


def _take_grids(lines: dict[int, list[Line]], nested: dict[int, list[DraftTable]], content: PageContent) -> None:
    """Take the grids that a cell's lines are set as out of these: they go to its `nested` tables."""
    for i, cell_lines in lines.items():
        if len(cell_lines) > 1:
            found, lines[i] = grids_in(cell_lines, content)
            if found:
                nested.setdefault(i, []).extend(found)


def _rooms(
    cells: Sequence[DraftCell], lines: dict[int, list[Line]], xs: Sequence[float]
) -> dict[tuple[int, int], Measure]:
    """The room of the cells of each column, by the column and how many it spans; `lines` by number of the cell."""
    columns: dict[tuple[int, int], list[list[Line]]] = {}
    for i, cell_lines in lines.items():
        columns.setdefault((cells[i].column, cells[i].column_span), []).append(cell_lines)
    return {
        (column, wide): cell_measure(column_lines, xs[column], xs[column + wide])
        for (column, wide), column_lines in columns.items()
    }


def _blocks(lines: list[Line], tables: Sequence[DraftTable], room: Measure) -> list[DraftBlock]:
    if not tables:
        return [*paragraphs_of(lines, room)]
    blocks: list[DraftBlock] = []
    todo = lines
    for table in _in_order(tables):
        above = [line for line in todo if (line.bbox[1] + line.bbox[3]) / 2 < table.bbox[1]]
        todo = [line for line in todo if line not in above]
        if above:
            blocks.extend(paragraphs_of(above, room))
        blocks.append(table)
    if todo:
        blocks.extend(paragraphs_of(todo, room))
    return blocks


def _in_order(tables: Sequence[DraftTable]) -> list[DraftTable]:
    return sorted(tables, key=lambda table: table.bbox[1])
