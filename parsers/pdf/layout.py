"""One page's layout: tables first, then what stands outside them, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import is_

from ..document import BBox, Mark, Place
from .aligned import table_of
from .axes import with_axes
from .banded import Card, Part, banded_cards
from .boxes import boxes_of
from .cells import paint
from .columns import columns_in_turn
from .cutouts import drawn_in, outside
from .draft import Atom, DraftBlock, DraftCell, DraftParagraph, DraftTable, Line, area, atoms_of, inside, overlap_area
from .frames import frame_grids
from .furniture import Edges, body_texts, edge_pieces
from .glued import unglued
from .grid import Grid, read_drawing
from .headers import with_headers
from .lines import lines_of, split_at_gaps
from .measure import block_measure
from .order import beside_text, by_height, in_order
from .page import Fill, PageContent, Shape
from .panels import panel_cards
from .paragraphs import paragraphs_of
from .part_grids import hint_of, is_header, is_of, leaves, may_be_part, parts_rows, wider
from .pictures import take_bullets
from .plots import boxed, is_small, plot_of
from .rectangles import outlines_of, without_shadows
from .region_model import Hint
from .regions import regions_of
from .seen import Seen
from .segments import Segment
from .stacks import stack_tables
from .strips import strip_grids
from .tables import TableMaker, nest
from .tiles import stretched, tile_grids
from .zone_model import Family, Sheet, Zone
from .zonetable import table_of_zone


@dataclass(slots=True)
class PageLayout:
    """A page's drawn tables and the words outside them; its blocks once furniture is told over all pages."""

    content: PageContent
    tables: list[DraftTable]
    free: list[Atom]
    edges: Edges
    hints: list[Grid]  # grids too small to be a table for sure: a header over rows without lines
    rows: list[Segment]
    boxed: bool  # boxes stand on the page: some of its tables of one cell
    inner: bool  # it is a box itself
    _told: tuple[Sequence[Atom], list[Line]] = ((), [])

    def lines_of(self, words: Sequence[Atom]) -> list[Line]:
        """The lines of words; asked again for the same words, the same lines."""
        known, lines = self._told
        if len(known) != len(words) or not all(map(is_, known, words)):
            lines = lines_of(words)
            self._told = words, lines
        return list(lines)


def lay_out(content: PageContent, seen: Seen) -> PageLayout:
    """A page's drawn tables and boxes, and the words outside them. What it tells of later pages is added to `seen`."""
    words = atoms_of(unglued(content.words, content.rules, content.fills), content.number)
    white = [*content.papers, *outlines_of(content.rules)]
    content = replace(content, fills=without_shadows(content.fills, white))
    told = [*banded_cards(content, words, seen.widths), *panel_cards(content, words)]
    cards = [_card(content, words, card, seen) for card in told]
    if cards:
        content, words = outside(content, words, [card.bbox for card in cards])
    layout = _lay_out(content, words, 0.6 * content.width * content.height, seen, cards)
    seen.widths.update(_box_widths(layout))
    return layout


def _lay_out(
    content: PageContent,
    words: list[Atom],
    room: float,
    seen: Seen,
    framed: Sequence[DraftTable] = (),
    *,
    within: bool = False,
) -> PageLayout:
    """A page beside its `framed` cards, or a box on it.

    `room`: the area, in square points, that boxes in it are smaller than.
    """
    drawn = read_drawing(content.rules, content.fills, (0, 0, content.width, content.height))
    stacked, words = stack_tables(content, words, drawn, seen)
    if stacked:
        content, words = outside(content, words, [table.bbox for table in stacked])
        drawn = read_drawing(content.rules, content.fills, (0, 0, content.width, content.height))
    found = boxes_of(content, words, drawn.grids, room, within=within, widths=() if within else seen.widths)
    # no box as large as the room: a stack of bands would hold itself
    boxes = [_box(content, words, box, seen) for box in found if area(box) < room]
    if boxes:
        content, words = outside(content, words, [box.bbox for box in boxes])
        drawn = read_drawing(content.rules, content.fills, (0, 0, content.width, content.height))
    tiled = tile_grids(content.fills, words, [grid.bbox for grid in drawn.grids if not grid.filled])
    plots, content, words = _plots(content, [*drawn.grids, *tiled], words)
    if plots:
        drawn = read_drawing(content.rules, content.fills, (0, 0, content.width, content.height))
        tiled = tile_grids(content.fills, words, [grid.bbox for grid in drawn.grids if not grid.filled])
    if tiled:
        fills = [fill for fill in content.fills if not any(inside(fill.bbox, grid.bbox, 2.0) for grid in tiled)]
        drawn = read_drawing(content.rules, fills, (0, 0, content.width, content.height))
        content = replace(content, fills=stretched(content.fills, tiled))
    outer = set(nest(drawn.grids).get(-1, []))
    hints = [grid for number, grid in enumerate(drawn.grids) if number in outer and may_be_part(grid, words)]
    grids = [grid for grid in drawn.grids if grid not in hints]
    inner = [hint.bbox for hint in hints if hint.filled and not hint.whole]
    grids = [grid for grid in grids if not (grid.filled and any(inside(grid.bbox, box, 2.0) for box in inner))]
    grids.extend(tiled)
    solid = [grid.bbox for grid in grids if not grid.filled or grid in tiled]
    cards = strip_grids(drawn.rows, content.fills, words, solid)
    cards = [c for c in cards if not any(is_of(c, h, words) and not leaves(c, h, words) for h in hints)]
    frames = frame_grids(drawn.levels, drawn.rules, content.fills, words, solid)
    frames = [
        f
        for f in frames
        if not is_header(f, words) and not any(is_of(f, h, words) and not parts_rows(f, h) for h in hints)
    ]
    cards = [card for card in cards if not any(wider(frame, card) for frame in frames)]
    cards.extend(f for f in frames if all(overlap_area(f.bbox, card.bbox) == 0 for card in cards))
    if cards:
        grids = [grid for grid in grids if not any(inside(grid.bbox, card.bbox, 4.0) for card in cards)]
        hints = [hint for hint in hints if not any(inside(hint.bbox, card.bbox, 4.0) for card in cards)]
        grids = sorted([*grids, *cards], key=lambda grid: (grid.bbox[1], grid.bbox[0]))
    rows = [row for row in drawn.rows if not any(_on(row, card) for card in cards)]
    tables, free = TableMaker(content, grids).make(words)
    free = with_axes(tables, free)
    tables.extend([*framed, *stacked, *boxes, *plots])
    taken = [table.bbox for table in tables] + [hint.bbox for hint in hints]
    lines = lines_of(free)
    heights = [(line.top, line.bottom) for line in lines if not line.turn]
    heights.extend((box[1], box[3]) for box in taken)
    ceiling = min((box[1] for box in taken), default=content.height)
    floor = max((box[3] for box in taken), default=0.0)
    pieces = edge_pieces(lines, content.height, ceiling, floor)
    body = body_texts(lines, pieces)
    edges = Edges(content.number, content.width, content.height, pieces, tuple(heights), body)
    return PageLayout(content, tables, free, edges, hints, rows, bool(framed or boxes or plots), within)


def _plots(
    content: PageContent, grids: Sequence[Grid], words: list[Atom]
) -> tuple[list[DraftTable], PageContent, list[Atom]]:
    """The plotted matrices of the page as boxes, and the page without them: they are no part of any table beside."""
    plots: list[DraftTable] = []
    for number in nest(grids).get(-1, []):
        tables, rest = TableMaker(content, [grids[number]]).make(words) if is_small(grids[number]) else ([], words)
        plot = plot_of(tables[0], rest) if tables else None
        if plot is None:
            continue
        plots.append(boxed(tables[0], plot))
        used = {id(word) for word in plot.words}
        words = [word for word in words if id(word) not in used]
    if plots:
        content, words = outside(content, words, [plot.bbox for plot in plots])
    return plots, content, words


def _card(content: PageContent, words: Sequence[Atom], card: Card, seen: Seen) -> DraftTable:
    """A card as a table of one cell: its parts one after the other."""
    table = _box(content, words, card.bbox, seen, card.parts)
    table.framed = True
    table.cells[0].open_top, table.cells[0].open_bottom = card.open_top, card.open_bottom
    return table


def _box(content: PageContent, words: Sequence[Atom], box: BBox, seen: Seen, parts: Sequence[Part] = ()) -> DraftTable:
    """A box as a table of one cell: what stands in it, or in each of its parts, laid out like a page."""
    inner = [_inner(content, words, part, seen) for part in parts or [Part(box)]]
    blocks = [block for layout in inner for block in blocks_of(layout, layout.free, ())]
    cell = DraftCell(0, 0, 1, 1, content.number, box, blocks)
    table = DraftTable(
        content.number, box, [cell], [box[0], box[2]], [box[1], box[3]], 1, 1,
        last_page=content.number, last_bbox=box,
    )  # fmt: skip
    fills = [fill for fill in content.fills if inside(fill.bbox, box, 2.0)]
    discs = [Fill(shape.bbox, shape.colour) for shape in content.shapes if inside(shape.bbox, box, 0.1)]
    paint(table, [*fills, *(disc for disc in discs if area(disc.bbox) > 0.9 * area(box))], [])
    tables = [t.bbox for layout in inner for t in layout.tables]
    cell.marks.extend(
        Mark(fill.colour, Place(page=content.number, bbox=fill.bbox))
        for fill in fills
        if overlap_area(fill.bbox, box) <= 0.55 * area(box) and not any(inside(fill.bbox, t, 1.0) for t in tables)
    )
    return table


def _inner(content: PageContent, words: Sequence[Atom], part: Part, seen: Seen) -> PageLayout:
    """What stands in a box, or in a part of it, laid out like a page."""
    held = [word for word in words if inside(word.bbox, part.bbox, 0.3 * word.size)]
    return _lay_out(drawn_in(content, part), held, 0.9 * area(part.bbox), seen, within=True)


def _box_widths(page: PageLayout) -> Iterator[float]:
    """How wide the boxes on the page are."""
    return (table.bbox[2] - table.bbox[0] for table in page.tables if page.boxed and len(table.cells) == 1)


def _on(row: Segment, card: Grid) -> bool:
    return inside((row.start, row.at, row.end, row.at), card.bbox, 4.0)


def free_words(page: PageLayout, furniture: Iterable[Line]) -> list[Atom]:
    """The page's words that neither drawn tables nor furniture hold."""
    gone = {id(word) for line in furniture for word in line.words}
    return [word for word in page.free if id(word) not in gone]


def sheet_of(page: PageLayout, words: Sequence[Atom]) -> Sheet:
    """What is to be known of the page to find tables without lines in its free words."""
    lines = page.lines_of(words)
    content = page.content
    return Sheet(
        content.number,
        content.width,
        [line for line in lines if not line.turn],
        [part for line in lines if line.turn for part in split_at_gaps(line, 1.5)],
        [hint_of(grid, content.fills) for grid in page.hints],
        page.rows,
        list(content.fills),
        [table.bbox for table in page.tables],
    )


def blocks_of(page: PageLayout, free: Sequence[Atom], zones: Sequence[tuple[Zone, Family]]) -> list[DraftBlock]:
    """The page's blocks in reading order, `zones` being its tables without lines."""
    words = list(free)
    tables = list(page.tables)
    hints = [hint_of(grid, page.content.fills) for grid in page.hints]
    for zone, family in zones:
        table = table_of_zone(zone, family, page.content)
        tables.append(table)
        used = {id(word) for word in table.all_words()}
        words = [word for word in words if id(word) not in used]
        hints = [hint for hint in hints if overlap_area(hint.bbox, table.bbox) < 0.3 * area(hint.bbox)]
    if not page.inner:
        more, words = _aligned(page, words, hints)
        tables.extend(more)
    aligned = [table.bbox for table in tables if not table.ruled]
    left = [g for g in page.hints if all(overlap_area(g.bbox, box) < 0.5 * area(g.bbox) for box in aligned)]
    if page.inner:
        left = [grid for grid in left if len(grid.xs) > 2]  # a band over the text of a box is no table
    more, words = TableMaker(page.content, left).make(words)
    tables = with_headers(tables, more)
    if page.inner:
        return _box_blocks(page, tables, words, hints)
    blocks: list[DraftBlock] = []
    across = page.boxed or beside_text(tables, words)
    for part in in_order(tables, words) if across else by_height(tables, page.lines_of(words)):
        if isinstance(part, DraftTable):
            blocks.append(part)
        else:
            blocks.extend(_text(part, page.content.shapes))
    return blocks


def _box_blocks(
    page: PageLayout, tables: Sequence[DraftTable], words: Sequence[Atom], hints: Sequence[Hint]
) -> list[DraftBlock]:
    """What stands in a box, part by part: columns that have heads of their own are no table."""
    blocks: list[DraftBlock] = []
    for part in in_order(tables, words):
        if isinstance(part, DraftTable):
            blocks.append(part)
            continue
        more, rest = _aligned(page, [word for line in part for word in line.words], hints)
        for piece in by_height(more, lines_of(rest)):
            if isinstance(piece, DraftTable):
                blocks.append(piece)
            else:
                blocks.extend(_text(piece, page.content.shapes))
    return blocks


def _aligned(page: PageLayout, words: Sequence[Atom], hints: Sequence[Hint]) -> tuple[list[DraftTable], list[Atom]]:
    """The tables that only alignment shows, and the words outside them."""
    tables: list[DraftTable] = []
    rest = list(words)
    boxes = [table.bbox for table in page.tables if page.boxed and len(table.cells) == 1]
    for region in regions_of(page.lines_of(rest), page.rows, hints):
        if any(inside(box, region.bbox, 2.0) for box in boxes):
            continue  # texts round boxes
        tables.append(table_of(region, page.content))
        used = {id(word) for line in (*region.lines, *region.turned) for word in line.words}
        rest = [word for word in rest if id(word) not in used]
    return tables, rest


def _text(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[DraftParagraph]:
    out: list[DraftParagraph] = []
    for run in columns_in_turn(lines):
        take_bullets(run.lines, shapes)
        edge = max(line.x1 for line in run.lines)
        paragraphs = paragraphs_of(run.lines, block_measure(run.lines, edge if run.right is None else run.right))
        for paragraph in paragraphs:
            paragraph.right = run.right
        out.extend(paragraphs)
    return out
