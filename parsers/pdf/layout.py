"""One page's layout: tables first, then what stands outside them, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..document import Mark
from ..words import BBox, Place
from .axes import with_axes
from .banded import Card, Part, banded_cards
from .boxes import boxes_of
from .cells import paint
from .cutouts import drawn_in, outside
from .draft import DraftCell, DraftTable, Line, area, inside, overlap_area
from .fields import drawing_of
from .furniture import Edges, edge_pieces
from .glued import unglued
from .grid import Grid
from .lines import Printed, lines_of
from .open_foot import with_feet
from .page import Atom, Fill, PageContent
from .page_blocks import PageLayout, blocks_of, on_table
from .page_grids import grids_of
from .panels import panel_cards
from .plots import boxed, is_small, plot_of
from .rectangles import without_shadows
from .ruling import Ruling, bars_of
from .seen import Seen
from .segments import SNAP
from .stacks import stack_tables
from .table_titles import titles_of
from .tables import TableMaker, nest
from .tiles import stretched, tile_grids


def lay_out(content: PageContent, seen: Seen) -> PageLayout:
    """A page's drawn tables and boxes, and the words outside them. What it tells of later pages is added to `seen`."""
    words = unglued(content.words, content.rules, content.fills)
    ruling = Ruling(content.rules, content.fills)
    fills = without_shadows(content.fills, [*content.papers, *ruling.outlines]) if content.fills else ()
    if len(fills) < len(content.fills):
        content = replace(content, fills=fills)
        ruling = Ruling(content.rules, fills)
    banded = banded_cards(content, ruling, words, seen.widths)
    settings = list(seen.settings)
    layout = _beside_cards(content, ruling, words, banded, seen)
    new = {wide for wide in _box_widths(layout) if all(abs(wide - known) > SNAP for known in seen.widths)}
    seen.widths |= new
    cut = [card for card in banded_cards(content, ruling, words, seen.widths) if card.is_open] if new else []
    more = [*banded, *(card for card in cut if card not in banded)]
    if len(more) == len(banded):
        return layout
    seen.settings = settings  # the page's end has left some of boxes that are told by now
    return _beside_cards(content, ruling, words, more, seen)


def _beside_cards(
    content: PageContent, ruling: Ruling, words: list[Atom], banded: Sequence[Card], seen: Seen
) -> PageLayout:
    """A page whose cards in frames are known."""
    told = [*banded, *panel_cards(content, words)]
    cards = [_card(content, words, card, seen) for card in told]
    if cards:
        content, words = outside(content, words, [card.bbox for card in cards])
        content = replace(content, fills=without_shadows(content.fills, [card.bbox for card in cards]))
        ruling = Ruling(content.rules, content.fills)
    return _lay_out(content, words, 0.6 * content.width * content.height, seen, cards, ruling=ruling)


def _lay_out(
    content: PageContent,
    words: list[Atom],
    room: float,
    seen: Seen,
    framed: Sequence[DraftTable] = (),
    *,
    ruling: Ruling | None = None,
    within: bool = False,
) -> PageLayout:
    """A page beside its `framed` cards, or a box on it.

    `room`: the area, in square points, that boxes in it are smaller than.
    """
    drawn = drawing_of(content, words, ruling)
    printed = Printed(words)
    titles = titles_of(printed.lines, drawn.rows, seen.titles) if len(drawn.rows) > 3 else []
    stacked, words = stack_tables(content, printed, drawn, seen, titles)
    if stacked:
        content, words = outside(content, words, [table.bbox for table in stacked])
        drawn = drawing_of(content, words)
    found = boxes_of(content, words, drawn, room, within=within, widths=() if within else seen.widths)
    # no box as large as the room: a stack of bands would hold itself
    boxes = [_box(content, words, box, seen) for box in found if area(box) < room]
    if boxes:
        content, words = outside(content, words, [box.bbox for box in boxes])
        drawn = drawing_of(content, words)
    tiled = tile_grids(content.fills, words, [grid.bbox for grid in drawn.grids if not grid.filled])
    plots, content, words = _plots(content, [*drawn.grids, *tiled], words)
    if plots:
        drawn = drawing_of(content, words)
        tiled = tile_grids(content.fills, words, [grid.bbox for grid in drawn.grids if not grid.filled])
    if tiled:
        fills = [fill for fill in content.fills if not any(inside(fill.bbox, grid.bbox, 2.0) for grid in tiled)]
        drawn = drawing_of(replace(content, fills=tuple(fills)), words)
        content = replace(content, fills=stretched(content.fills, tiled))
    grids, hints, cards = grids_of(content, words, drawn, tiled, titles)
    rows = [row for row in drawn.rows if not any(on_table(row, card.bbox) for card in cards)]
    tables, free = TableMaker(content, with_feet(grids, words, drawn.across)).make(words)
    free = with_axes(tables, free)
    tables.extend([*framed, *stacked, *boxes, *plots])
    lines = printed.lines if len(free) == len(printed.words) else lines_of(free)
    edges = _edges(content, lines, [*(table.bbox for table in tables), *(hint.bbox for hint in hints)])
    boxed_in = bool(framed or boxes or plots)
    return PageLayout(content, tables, free, edges, hints, rows, titles, boxed_in, within, (free, lines))


def _edges(content: PageContent, lines: Sequence[Line], taken: Sequence[BBox]) -> Edges:
    """What stands at the page's upper and lower edge, of the lines outside its tables (`taken`)."""
    heights = [(line.top, line.bottom) for line in lines if not line.turn]
    heights.extend((box[1], box[3]) for box in taken)
    ceiling = min((box[1] for box in taken), default=content.height)
    floor = max((box[3] for box in taken), default=0.0)
    pieces = edge_pieces(lines, content.height, ceiling, floor)
    return Edges(content.number, content.width, content.height, pieces, tuple(heights), lines)


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
    tables = [t.bbox for layout in inner for t in layout.tables]
    fills = [f for f in content.fills if inside(f.bbox, box, 2.0) and not any(inside(f.bbox, t, 1.0) for t in tables)]
    border = set(bars_of(fill for fill in fills if not fill.colour.vivid))
    fills = [fill for fill in fills if fill.bbox not in border]
    discs = [Fill(shape.bbox, shape.colour) for shape in content.shapes if inside(shape.bbox, box, 0.1)]
    paint(table, [*fills, *(disc for disc in discs if area(disc.bbox) > 0.9 * area(box))], [])
    cell.marks.extend(
        Mark(fill.colour, Place(page=content.number, bbox=fill.bbox))
        for fill in fills
        if overlap_area(fill.bbox, box) <= 0.55 * area(box)
    )
    return table


def _inner(content: PageContent, words: Sequence[Atom], part: Part, seen: Seen) -> PageLayout:
    """What stands in a box, or in a part of it, laid out like a page."""
    held = [word for word in words if inside(word.bbox, part.bbox, 0.3 * word.size)]
    return _lay_out(drawn_in(content, part), held, 0.9 * area(part.bbox), seen, within=True)


def _box_widths(page: PageLayout) -> Iterator[float]:
    """How wide the boxes on the page are."""
    return (table.bbox[2] - table.bbox[0] for table in page.tables if page.boxed and len(table.cells) == 1)
