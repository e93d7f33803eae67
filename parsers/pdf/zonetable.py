"""A table without lines made from its zone of a page: header cells, rows told from the lines, paragraphs, fills."""

from __future__ import annotations

from collections.abc import Sequence

from .aligned import fill_in
from .cells import paint
from .draft import DraftCell, DraftTable, Line, box_of
from .headcells import edges_of, head_cells
from .page import Atom, PageContent
from .rivers import Band, column_at, shares
from .rowcuts import Drawn, row_starts
from .segments import Segment
from .zone_model import Family, Zone


def table_of_zone(zone: Zone, family: Family, content: PageContent) -> DraftTable:
    """The zone's table, header rows first."""
    bands = family.bands
    head = zone.head
    walls = [x for stack in zone.stacks for x in (stack[0][0], stack[0][2])]
    xs = edges_of(bands, walls)
    model = next((other.head for other in family.zones if other.head is not None), None)
    if family.drawn and model is not None:
        xs = list(model.xs)
    cells: list[DraftCell] = []
    held: dict[int, list[Atom]] = {}
    ys: list[float] = []
    number = content.number
    if head is not None:
        top_cells, ys = head_cells(head, bands, xs, family.drawn, [fill.bbox for fill in zone.sheet.fills])
        for cell in sorted(top_cells, key=lambda cell: (cell.row, cell.column)):
            box = (xs[cell.column], ys[cell.row], xs[cell.column + cell.columns], ys[cell.row + cell.rows])
            if cell.words:
                held[len(cells)] = cell.words
            cells.append(DraftCell(cell.row, cell.column, cell.rows, cell.columns, number, box))
    lines = sorted(zone.lines, key=lambda line: (line.top, line.x0))
    heads = max(len(ys) - 1, 0)
    starts: list[int] = []
    if lines:
        rules = _rules(zone, xs)
        stacks = [stack for stack in zone.stacks if len(stack) > 0]
        starts = row_starts(lines, bands, Drawn(stacks, rules), _may_go_on(zone, family), zone.last)
        edges = _edges(lines, starts, [*rules, *(y for stack in stacks for box in stack for y in (box[1], box[3]))])
        if ys:
            edges[0] = max(ys[-1], min(edges[0], lines[0].top))
            ys = [*ys[:-1], edges[0], *edges[1:]]
        else:
            ys = edges
    for row, (start, stop) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=False)):
        texts, spans = _row(lines[start:stop], bands, xs)
        column = 0
        while column < len(bands):
            span = spans.get(column, 1)
            box = (xs[column], ys[heads + row], xs[column + span], ys[heads + row + 1])
            if column in texts:
                held[len(cells)] = texts[column]
            cells.append(DraftCell(heads + row, column, 1, span, number, box))
            column += span
    boxes = [line.bbox for line in lines]
    if head is not None:
        boxes.append(head.bbox)
    bbox = box_of([*boxes, (xs[0], ys[0], xs[-1], ys[-1])])
    table = DraftTable(
        number,
        bbox,
        cells,
        list(xs),
        ys,
        len(ys) - 1,
        len(bands),
        ruled=False,
        bands=[(band.x0, band.x1) for band in bands],
        last_page=number,
        last_bbox=bbox,
    )
    fill_in(table, held, content)
    paint(table, content.fills, [])
    return table


def _may_go_on(zone: Zone, family: Family) -> bool:
    """The first row may be the rest of one that the page before cut."""
    if zone.follows:
        return True
    return any(other.sheet.number == zone.sheet.number - 1 for other in family.zones) and zone.head is not None


def _rules(zone: Zone, xs: Sequence[float]) -> list[float]:
    """The heights of lines drawn across most of the table."""
    wide = xs[-1] - xs[0]
    by_height: dict[int, float] = {}
    heights: dict[int, float] = {}
    boxes = [hint for hint in zone.sheet.hints if not hint.filled]
    drawn = [Segment(y, hint.bbox[0], hint.bbox[2]) for hint in boxes for y in hint.ys]
    for rule in (*zone.sheet.rules, *drawn):
        inner = min(rule.end, xs[-1]) - max(rule.start, xs[0])
        if inner > 0:
            key = round(rule.at / 1.5)
            by_height[key] = by_height.get(key, 0.0) + inner
            heights[key] = rule.at
    return sorted(heights[key] for key, length in by_height.items() if length > 0.8 * wide)


def _edges(lines: Sequence[Line], starts: Sequence[int], drawn: Sequence[float]) -> list[float]:
    """Where rows begin and end: at what is drawn between their texts, else in the middle of the white."""
    edges = [lines[0].top - 0.5]
    for start in starts[1:]:
        above = max(line.bottom for line in lines[:start])
        below = min(line.top for line in lines[start:])
        near = [y for y in drawn if min(above, below) - 1 <= y <= max(above, below) + 1]
        edges.append(near[0] if near else (above + below) / 2)
    bottom = max(line.bottom for line in lines)
    low = [y for y in drawn if bottom - 1 <= y <= bottom + 400]
    return [*edges, max(bottom + 0.5, min(low) if low and len(starts) else bottom)]


def _row(
    lines: Sequence[Line], bands: Sequence[Band], xs: Sequence[float]
) -> tuple[dict[int, list[Atom]], dict[int, int]]:
    """The words of a row by column, and how many columns a text that runs over them takes."""
    pieces = [(home, piece) for line in lines for home, piece in shares(line, bands)]
    homes = {home for home, _ in pieces if home is not None}
    texts: dict[int, list[Atom]] = {}
    spans: dict[int, int] = {}
    for home, piece in pieces:
        if home is not None:
            texts.setdefault(home, []).extend(piece.words)
    for home, piece in pieces:
        if home is not None:
            continue
        at = [column_at(bands, xs, word) for word in piece.words]
        low, high = min(at), max(at)
        if len(homes - set(range(low, high + 1))) > 1 or homes & set(range(low + 1, high + 1)):
            texts.setdefault(low, []).extend(piece.words)  # a text too wide for its column
            continue
        for column in range(low + 1, high + 1):
            texts.setdefault(low, []).extend(texts.pop(column, []))
        texts.setdefault(low, []).extend(piece.words)
        spans[low] = max(spans.get(low, 1), high - low + 1)
    if len(spans) == 1 and len(texts) == 1 and len(bands) > 2:
        (low,) = spans
        if low == 0:
            spans[0] = len(bands)  # a banner
    for low, span in sorted(spans.items()):
        for column in range(low + 1, low + span):
            spans.pop(column, None)
            if column in texts:
                texts[low].extend(texts.pop(column))
    return texts, spans
