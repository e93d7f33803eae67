"""Tables of level lines: rows that lines or fills part, columns that text and fills show, made grids.

Nothing upright is drawn, so upright sides are put where white runs down through the text, or where fills begin and
end. A side is left out where a text runs on over it. A line under some columns parts only these; the cells beside it
go on below.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ..words import BBox
from .draft import Line, inside
from .frame_columns import (
    APART,
    bands_of,
    boxes_of,
    edges_of,
    is_banner,
    is_bold,
    is_prose,
    tiles_of,
    touched,
    walls_of,
    with_texts,
)
from .frame_grid import Frame, strips_of
from .frame_rows import Zone, pieces_in, zones_of
from .grid import Drawn, Grid
from .lines import lines_of, split_at_gaps
from .page import Atom, Fill
from .rivers import Band
from .segments import Segment
from .table_titles import is_title, is_white

_SLACK = 8.0
_WIDE = 0.6
"""A line of prose is as wide as this share of its table, at least."""
_LEAST_COLUMNS = 3
_AT = 2.6
"""A fill ends on a line, in points, within this."""
_NEXT = 1.6
"""A header without a line above it, or a last row without one below, stands this near, in sizes."""
_NEXT_ROW = 2.4
"""The same of a line with texts of three columns or more."""


def frame_grids(
    drawn: Drawn,
    fills: Sequence[Fill],
    words: Sequence[Atom],
    titles: Sequence[BBox],
    taken: Sequence[BBox],
) -> list[Grid]:
    """The grids of a page's level lines and fills, each only if it explains its text."""
    found: list[Grid] = []
    zones = [zone for zone in zones_of(drawn.levels, fills) if not any(_overlap(zone.bbox, box) for box in taken)]
    if not zones:
        return found
    free = [word for word in words if not any(inside(word.bbox, box, 2.0) for box in taken)]
    for zone in zones:
        for part in _parts(zone, free, titles):
            grid = _grid(part, drawn.rules, free, titles)
            if grid is not None:
                found.append(grid)
                free = [word for word in free if not inside(word.bbox, grid.bbox, 2.0)]
    return found


def _parts(zone: Zone, words: Sequence[Atom], titles: Sequence[BBox]) -> list[Zone]:
    """The zone cut where headings or texts stand between its lines: tables of one width, one below the other."""
    held = [word for word in words if zone.top < (word.top + word.bottom) / 2 < zone.bottom]
    held = [word for word in held if zone.x0 - _SLACK < word.x0 and word.x1 < zone.x1 + _SLACK]
    if not held:
        return []
    size = median(word.size for word in held)
    cuts: list[tuple[float, float]] = []
    strips = list(zip(pairwise(zone.full), strips_of(lines_of(held), zone.full), strict=True))
    filled = [any(box[1] < bottom - 2 and box[3] > top + 2 for box in zone.fills) for (top, bottom), _ in strips]
    painted = False  # every strip since the last cut is
    for number, ((top, bottom), lines) in enumerate(strips):
        titled = any(is_title(line, titles) for line in lines)
        white = not lines and is_white(top, bottom)
        under = painted and not any(filled[number : number + 2])
        wide = 0.0 if under else _WIDE * (zone.x1 - zone.x0)
        if not filled[number] and (white or titled or _is_heading(lines, size) or _is_text(lines, wide)):
            cuts.append((top, bottom))
            painted = False
        else:
            first = not number or bool(cuts and cuts[-1][1] == top)
            painted = filled[number] and (first or painted)
    tops = [zone.top, *(bottom for _, bottom in cuts)]
    bottoms = [*(top for top, _ in cuts), zone.bottom]
    return [zone.part(top, bottom) for top, bottom in zip(tops, bottoms, strict=True) if bottom > top]


def _is_heading(lines: Sequence[Line], size: float) -> bool:
    return any(line.size > 1.15 * size and len(split_at_gaps(line, 1.5)) == 1 for line in lines if not line.turn)


def _is_text(lines: Sequence[Line], wide: float) -> bool:
    """Lines of prose: each in one piece, and one of them wide. Under painted cells, on white, any text is none's."""
    if any(line.turn or is_bold(line) or len(split_at_gaps(line, APART)) > 1 for line in lines):
        return False
    return any(line.x1 - line.x0 > wide for line in lines)


def _overlap(a: BBox, b: BBox) -> bool:
    return min(a[2], b[2]) - max(a[0], b[0]) > 2 and min(a[3], b[3]) - max(a[1], b[1]) > 2


def _grid(zone: Zone, rules: Sequence[Segment], words: Sequence[Atom], titles: Sequence[BBox]) -> Grid | None:
    x0, top, x1, bottom = zone.bbox
    level = [word for word in words if top < (word.top + word.bottom) / 2 < bottom]
    held = [word for word in level if x0 - _SLACK < word.x0 and word.x1 < x1 + _SLACK]
    if not zone.full or len(held) < 4 or len(held) < 0.9 * len(level):
        return None
    size = median(word.size for word in held)
    walls = walls_of(zone, pieces_in(zone.bbox, zone.full, rules))
    lines = lines_of(held)
    ends = [*([top] if top < zone.full[0] - 2 else []), *zone.full, *([bottom] if bottom > zone.full[-1] + 2 else [])]
    bands = bands_of(strips_of(lines, ends), size, walls)
    if len(bands) < 2:
        return None
    levels = [*zone.full]
    near = lines_of(
        w for w in words if x0 - _SLACK < w.x0 and w.x1 < x1 + _SLACK and not top < (w.top + w.bottom) / 2 < bottom
    )
    over = [line for line in near if line.bbox[3] < top + 2]
    above = _next(sorted(over, key=lambda line: -line.bbox[3]), top, bands, size, titles)
    if above and (is_bold(min(above, key=lambda line: line.bbox[1])) or _over_all(above, bands)):
        lines = [*above, *lines]
        top = min(line.bbox[1] for line in above) - 1
    under = [line for line in near if line.bbox[1] > bottom - 2]
    below = _next(sorted(under, key=lambda line: line.bbox[1]), bottom, bands, size, titles)
    if below:
        lines = [*lines, *below]
        bottom = max(line.bbox[3] for line in below) + 1
    if top < levels[0] - 2:
        levels.insert(0, top)
    if bottom > levels[-1] + 2:
        levels.append(bottom)
    strips = [strip for strip in strips_of(lines, levels) if not is_banner(strip)]
    heads = [line for strip in strips[:1] for line in strip if is_bold(line)]
    rest = [line for strip in strips for line in strip if line not in heads]
    bands = with_texts(with_texts(bands, rest), heads, 0.6 * size)
    tries = [tiles_of(zone), edges_of(zone, bands, walls)]
    for xs in tries:
        if len(xs) > _LEAST_COLUMNS:
            frame = Frame(lines, xs, size, [*levels], zone.fills)
            frame.part_header()
            frame.part_rows(zone.stack)
            if frame.explained():
                pieces = pieces_in((xs[0], top, xs[-1], bottom), frame.levels, rules)
                return frame.grid(pieces, frame.inner_rows([y for y in zone.stack if not _lined(y, zone, pieces)]))
    return None


def _next(lines: Sequence[Line], edge: float, bands: Sequence[Band], size: float, titles: Sequence[BBox]) -> list[Line]:
    """The lines beyond the outermost level line that keep to the columns: a header or row without its line."""
    taken: list[Line] = []
    columns: set[int] = set()
    up = bool(lines) and lines[0].bbox[3] < edge + 2
    for line in lines:
        gap = edge - line.bbox[3] if up else line.bbox[1] - edge
        hits = [touched(box, bands) for box in boxes_of(line, bands)]
        near = _NEXT if len(hits) < 3 else _NEXT_ROW
        if gap > near * size or is_title(line, titles) or line.size > 1.15 * size or is_prose(line, bands):
            break
        taken.append(line)
        columns.update(number for hit in hits if len(hit) == 1 for number in hit)
        edge = min(edge, line.bbox[1]) if up else max(edge, line.bbox[3])
    while taken and not taken[-1].turn and len(boxes_of(taken[-1], bands)) < 2:
        box = taken[-1].bbox
        if not any(band.x0 - 3 < box[0] and box[2] < band.x1 + 3 for band in bands[1:]):
            taken.pop()  # a heading, or the first line of the text beside the table
        else:
            break
    return taken if len(columns) >= max(3, 0.5 * len(bands)) else []


def _over_all(lines: Sequence[Line], bands: Sequence[Band]) -> bool:
    """A text stands over nearly each column, none over two: a header that nothing sets off."""
    hits = [touched(box, bands) for line in lines for box in boxes_of(line, bands)]
    columns = {hit[0] for hit in hits if len(hit) == 1}
    return all(len(hit) == 1 for hit in hits) and len(columns) >= 0.8 * len(bands)


def _lined(y: float, zone: Zone, pieces: Sequence[Segment]) -> bool:
    """A line that is wider than the fills which end on it: it shows itself which columns it parts."""
    wide = max((box[2] - box[0] for box in zone.fills if abs(box[3] - y) < _AT), default=0.0)
    return any(abs(piece.at - y) < _AT and piece.length > wide + _SLACK for piece in pieces)
