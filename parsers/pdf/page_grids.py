"""Which of a page's drawn grids are tables, with those that level lines and fills draw beside them."""

from __future__ import annotations

from collections.abc import Sequence

from ..words import BBox
from .draft import inside, overlap_area
from .frames import frame_grids
from .grid import Drawn, Grid
from .page import Atom, PageContent
from .part_grids import is_header, is_of, leaves, may_be_part, parts_rows, wider
from .strips import strip_grids
from .tables import nest


def grids_of(
    content: PageContent, words: Sequence[Atom], drawn: Drawn, tiled: Sequence[Grid], titles: Sequence[BBox]
) -> tuple[list[Grid], list[Grid], list[Grid]]:
    """The page's tables, hints of tables, and those of the tables that level lines show. `tiled` are grids of tiles."""
    outer = set(nest(drawn.grids).get(-1, []))
    hints = [grid for number, grid in enumerate(drawn.grids) if number in outer and may_be_part(grid, words)]
    grids = [grid for grid in drawn.grids if grid not in hints]
    inner = [hint.bbox for hint in hints if hint.filled and not hint.whole]
    grids = [grid for grid in grids if not (grid.filled and any(inside(grid.bbox, box, 2.0) for box in inner))]
    grids.extend(tiled)
    solid = [grid.bbox for grid in grids if not grid.filled or grid in tiled]
    cards = strip_grids(drawn.rows, content.fills, words, titles, solid)
    cards = [c for c in cards if not any(is_of(c, h, words) and not leaves(c, h, words) for h in hints)]
    frames = frame_grids(drawn, content.fills, words, titles, solid)
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
    return grids, hints, cards
