"""A region of aligned lines made a table: rows, cells and their paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .breaks import Measure
from .cells import paint
from .draft import DraftCell, DraftTable, Line, box_of
from .lines import lines_of, split_at_gaps
from .measure import cell_measure
from .page import Atom, PageContent
from .paragraphs import paragraphs_of
from .pictures import take_bullets
from .region_model import Region
from .rivers import Band, band_at, bounds_of, column_at, filled, shares


def table_of(region: Region, content: PageContent) -> DraftTable:
    """The region's table, header lines as its first row."""
    lines = sorted(region.lines, key=lambda line: line.top)
    edges = _row_edges(region, lines)
    xs = bounds_of(region.bands)
    if region.box is not None:
        xs[0], xs[-1] = min(xs[0], region.box[0]), max(xs[-1], region.box[2])
    rows = len(edges) - 1
    held = _held(region, lines, edges, xs)
    frame = _Frame(content.number, edges, xs)
    cells: list[DraftCell] = []
    for row in range(rows):
        column = 0
        while column < len(region.bands):
            span = held.spans.get((row, column), 1)
            cells.append(frame.cell(row, column, span))
            column += span
    bbox = box_of([region.bbox, (xs[0], edges[0], xs[-1], edges[-1])])
    table = DraftTable(
        content.number,
        bbox,
        cells,
        xs,
        list(edges),
        rows,
        len(region.bands),
        ruled=False,
        bands=[(band.x0, band.x1) for band in region.bands],
        last_page=content.number,
        last_bbox=bbox,
    )
    words = {n: held.words[c.row, c.column] for n, c in enumerate(cells) if (c.row, c.column) in held.words}
    fill_in(table, words, content)
    paint(table, content.fills, [])
    return table


@dataclass(slots=True)
class _Held:
    """Words by row and first column, and how many columns a text runs over."""

    words: dict[tuple[int, int], list[Atom]]
    spans: dict[tuple[int, int], int]


def _held(region: Region, lines: Sequence[Line], edges: Sequence[float], xs: Sequence[float]) -> _Held:
    held = _Held({}, {})
    in_row: dict[int, list[Line]] = {}
    for line in lines:
        in_row.setdefault(_row_at(edges, (line.top + line.bottom) / 2), []).append(line)
    by_row: dict[int, list[tuple[int, int, list[Atom]]]] = {}
    for line in (*lines, *region.turned):
        middle = (line.bbox[1] + line.bbox[3]) / 2
        row = _row_at(edges, middle) if not line.turn or region.tiers else 0
        pieces = [(None, line)] if line.turn else _texts(line, in_row[row], region.bands)
        for home, piece in pieces:
            first = last = home
            if first is None or last is None:
                columns = [column_at(region.bands, xs, word) for word in piece.words]
                first, last = min(columns), max(columns)
            by_row.setdefault(row, []).append((first, last, piece.words))
    for row, found in by_row.items():
        # texts that share a column are one cell, as wide as the widest of them
        ranges: list[list[int]] = []
        for first, last, _ in sorted(found, key=lambda item: item[:2]):
            if ranges and first <= ranges[-1][1]:
                ranges[-1][1] = max(ranges[-1][1], last)
            else:
                ranges.append([first, last])
        if region.tiers and row < len(edges) - 2:
            _spread(ranges, [(words, first) for first, _, words in found], xs, region, edges[row + 1])
        for first, last in ranges:
            held.spans[row, first] = last - first + 1
        for first, _, words in found:
            start = next(low for low, high in ranges if low <= first <= high)
            held.words.setdefault((row, start), []).extend(words)
    return held


def _texts(line: Line, row: Sequence[Line], bands: Sequence[Band]) -> list[tuple[int | None, Line]]:
    """The line's texts by column. A bold line alone in its row, a banner or a head over several, is cut by no river."""
    if len(row) == 1 and all(word.bold for word in line.words):
        whole = split_at_gaps(line, 0.5)
        homes = [band_at(bands, piece.x0, piece.x1) for piece in whole]
        if None in homes and len(whole) <= 0.4 * len(bands):
            return list(zip(homes, whole, strict=True))
    return shares(line, bands)


def _spread(
    ranges: list[list[int]],
    found: Sequence[tuple[list[Atom], int]],
    xs: Sequence[float],
    region: Region,
    bottom: float,
) -> None:
    """A header that is centred over several columns, none of which has a text beside it, spans them."""
    heads = sorted(region.lines, key=lambda line: line.top)[: region.tiers]
    if not any(line.bottom <= bottom + 1 for line in heads):
        return
    for number, (low, high) in enumerate(ranges):
        words = [word for held, first in found if low <= first <= high for word in held]
        if any(word.turn or not word.bold for word in words) or low != high:
            continue
        left = min(word.x0 for word in words)
        middle = (left + max(word.x1 for word in words)) / 2
        if abs(left - region.bands[low].x0) < 2.0:
            continue
        least = ranges[number - 1][1] + 1 if number else 0
        most = ranges[number + 1][0] - 1 if number + 1 < len(ranges) else len(region.bands) - 1
        spans = [(a, b) for a in range(least, low + 1) for b in range(high, most + 1) if b > a]
        off = {(a, b): abs((xs[a] + xs[b + 1]) / 2 - middle) for a, b in spans}
        best = min(off, key=lambda span: off[span], default=None)
        alone = abs((xs[low] + xs[low + 1]) / 2 - middle)
        if best is not None and off[best] < min(8.0, alone):
            ranges[number][:] = best


@dataclass(frozen=True, slots=True)
class _Frame:
    page: int
    ys: Sequence[float]
    xs: Sequence[float]

    def cell(self, row: int, column: int, span: int) -> DraftCell:
        box = (self.xs[column], self.ys[row], self.xs[column + span], self.ys[row + 1])
        return DraftCell(row, column, 1, span, self.page, box)


def fill_in(table: DraftTable, held: dict[int, list[Atom]], content: PageContent) -> None:
    """Give the cells, by their numbers, the paragraphs of the words that they hold."""
    columns: dict[int, list[list[Line]]] = {}
    of_cell: dict[int, list[Line]] = {}
    for number, cell in enumerate(table.cells):
        words = held.get(number)
        if not words:
            continue
        lines = lines_of(words)
        take_bullets(lines, content.shapes)
        of_cell[number] = lines
        if cell.column_span == 1:
            columns.setdefault(cell.column, []).append(lines)
    for number, lines in of_cell.items():
        cell = table.cells[number]
        body = [line for cell_lines in columns.get(cell.column, []) for line in cell_lines if not line.turn]
        if cell.column_span > 1 or not body:
            room = Measure(cell.bbox[0], cell.bbox[2])
        else:
            left, right = min(line.x0 for line in body), max(line.x1 for line in body)
            room = cell_measure(columns[cell.column], left, right)
        cell.blocks = list(paragraphs_of(lines, room))


def _row_at(edges: Sequence[float], y: float) -> int:
    return max(0, min(sum(edge <= y for edge in edges) - 1, len(edges) - 2))


def _row_edges(region: Region, lines: Sequence[Line]) -> list[float]:
    """Where rows begin and end: drawn, or told from the lines."""
    if region.edges:
        held = [line for line in lines if line.top < region.edges[0]]
        top = min((line.top for line in held), default=region.edges[0])
        return _with_inner_rows([min(top, region.edges[0]), *region.edges[1:]], region, lines)
    cells = [filled(line, region.bands) for line in lines]
    first = _first_data_line(region, lines, cells)
    starts = ([0] if first else []) + _starts(lines, cells, first, _figures(lines, region.bands, first))
    tops = [lines[i].top - 0.5 for i in starts]
    if region.tiers and first:
        heads = _tier_tops([*lines[:first], *region.turned])
        return [*heads, *tops[1:], max(line.bottom for line in lines) + 0.5]
    if region.turned:
        tops[0] = min(tops[0], *(line.bbox[1] for line in region.turned))
        if not first:  # the header has upright labels only
            tops.insert(1, lines[0].top - 0.5)
    return [*tops, max(line.bottom for line in lines) + 0.5]


def _tier_tops(lines: Sequence[Line]) -> list[float]:
    """Where the tiers of a header begin: white runs right across between them."""
    tops: list[float] = []
    bottom = 0.0
    for line in sorted(lines, key=lambda line: line.bbox[1]):
        _, top, _, low = line.bbox
        if not tops or top - bottom > 0.4 * line.size:
            tops.append(top - 0.5)
        bottom = max(bottom, low)
    return tops


def _with_inner_rows(edges: list[float], region: Region, lines: Sequence[Line]) -> list[float]:
    """Where only the head and the foot of a table are drawn, the rows between are told from the lines."""
    if len(edges) > 5:
        return edges
    for top, bottom in pairwise(edges):
        held = [line for line in lines if top <= (line.top + line.bottom) / 2 <= bottom]
        if len(held) < 0.6 * len(lines) or len(held) < 3:
            continue
        figures = _figures(held, region.bands, 0) - {0}
        cells = [filled(line, region.bands) for line in held]
        starts = _starts(held, cells, 0, figures)
        full = sum(bool(cells[i] & figures) or len(cells[i]) > 0.6 * len(region.bands) for i in starts[1:])
        if len(starts) > 1 and full > 0.7 * (len(starts) - 1):
            return sorted([*edges, *(held[i].top - 0.5 for i in starts[1:])])
    return edges


def _first_data_line(region: Region, lines: Sequence[Line], cells: Sequence[set[int]]) -> int:
    """The number of lines that are the header."""
    if region.header_bottom is not None:
        return sum((line.top + line.bottom) / 2 < region.header_bottom for line in lines)
    if region.turned:
        low = max(line.bbox[3] for line in region.turned)
        return sum(line.bottom < low + 0.8 * line.size for line in lines)
    bold = 0
    while bold < len(lines) and all(word.bold for word in lines[bold].words):
        bold += 1
    if 0 < bold < len(lines) - 1 and bold < 8:
        return bold
    figures = _figures(lines, region.bands, 0)
    for number, line in enumerate(lines[:8]):
        pieces = [piece for home, piece in shares(line, region.bands) if home in figures]
        if pieces and all(_is_figure(piece.text) for piece in pieces) and len(cells[number]) > 1:
            return number
    return 1


def _is_figure(text: str) -> bool:
    return any(c.isdigit() for c in text) and sum(c.isalpha() for c in text) <= 3 and len(text) < 12


def _figures(lines: Sequence[Line], bands: Sequence[Band], first: int) -> set[int]:
    """The columns that hold figures mostly."""
    counts: dict[int, list[int]] = {}
    for line in lines[first:]:
        for home, piece in shares(line, bands):
            if home is not None:
                counts.setdefault(home, []).append(_is_figure(piece.text))
    return {home for home, flags in counts.items() if sum(flags) >= 0.6 * len(flags) and len(flags) > 1}


def _starts(lines: Sequence[Line], in_columns: Sequence[set[int]], first: int, figures: set[int]) -> list[int]:
    """The numbers of the lines that begin a row."""
    steps = [after.top - before.top for before, after in pairwise(lines[first:])]
    inner = [step for step, cells in zip(steps, in_columns[first + 1 :], strict=True) if 0 not in cells and step > 0]
    usual = median(inner) if inner else (min(steps) if steps else 12.0)
    keys = [number for number in range(first, len(lines)) if 0 in in_columns[number]]
    typical = median(len(in_columns[number]) for number in keys) if keys else 2
    starts = [first] if first < len(lines) else []
    for number in range(first + 1, len(lines)):
        step = lines[number].top - lines[number - 1].top
        gap = step > 1.35 * usual
        cells = in_columns[number]
        many = len(cells) >= 0.6 * typical
        if 0 in cells:
            begins = gap or many or 0 not in in_columns[number - 1] or bool(cells & (figures - {0}))
        elif not cells:
            begins = gap and lines[number].words[0].bold  # a banner over all columns
        else:
            begins = gap and len(cells) > 1 and (many or bool(cells & figures))
        if begins:
            starts.append(number)
    return starts
