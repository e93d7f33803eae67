"""What is drawn as a rectangle on a page: borders, fills and white paper, told from the cells of tables."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import inf

from ..words import BBox
from .draft import area, box_of, inside, overlap_area
from .grid import Grid
from .page import Atom, Fill
from .ruling import SNAP

GAP = 1.5
"""Points between boxes: those that touch are the cells of a table, or parts of one box."""
_CARD = (100.0, 40.0)
"""The least width and height of a card, in points."""
_RIM = 12.0
"""A shadow or a thick border shows no further than this, in points, round a card."""
BAR = 7.0
"""A fill no wider than this, in points, is a bar at the side of a box."""


def without_shadows(fills: Sequence[Fill], white: Sequence[BBox]) -> tuple[Fill, ...]:
    """The fills without those that show only as a rim round a card, be it coloured or `white`."""
    drawn = [*[fill.bbox for fill in fills], *white]
    cards = [box for box in drawn if box[2] - box[0] > _CARD[0] and box[3] - box[1] > _CARD[1]]
    kept = list(fills)
    for card in cards:
        x0 = card[0]  # most fills lie within a card or elsewhere
        kept = [f for f in kept if not -0.5 <= x0 - f.bbox[0] <= _RIM or not _is_rim(f.bbox, card)]
    return tuple(kept)


def _is_rim(box: BBox, card: BBox) -> bool:
    rim = (card[0] - box[0], card[1] - box[1], box[2] - card[2], box[3] - card[3])
    return all(-0.5 <= side <= _RIM for side in rim) and max(rim) > 1.0


def tightest(boxes: Sequence[BBox], words: Sequence[Atom]) -> list[BBox]:
    """The boxes without those that only go round another with the same words in it: grounds of one card."""
    places = sorted(((word.top + word.bottom) / 2, (word.x0 + word.x1) / 2) for word in words)

    @cache
    def count(box: BBox) -> int:
        x0, top, x1, bottom = box
        held = places[bisect_right(places, (top, inf)) : bisect_left(places, (bottom,))]
        return sum([x0 < x < x1 for _, x in held])

    out: list[BBox] = []
    ordered = sorted(boxes, key=area)
    for at, box in enumerate(ordered):
        x0, top, x1, bottom = box
        inner = [o for o in ordered[:at] if o[0] >= x0 and o[1] >= top and o[2] <= x1 and o[3] <= bottom]
        if not (inner and count(box) and any(count(other) == count(box) for other in inner)):
            out.append(box)
    return out


def outermost(boxes: Sequence[BBox]) -> list[BBox]:
    kept: list[BBox] = []
    for box in sorted(boxes, key=area, reverse=True):
        if not any(inside(box, other, SNAP) for other in kept):
            kept.append(box)
    return kept


def units(boxes: Sequence[BBox], bars: Sequence[BBox]) -> list[tuple[BBox | None, list[BBox]]]:
    """Boxes that touch, each with what they are together, bars at their sides included: None where they are cells."""
    parts: list[list[BBox]] = []
    for box in boxes:
        near = [part for part in parts if any(_touch(box, other) for other in part)]
        parts = [part for part in parts if part not in near]
        parts.append([box, *(other for part in near for other in part)])
    out: list[tuple[BBox | None, list[BBox]]] = []
    for part in parts:
        if any(abs(box[0] - part[0][0]) > SNAP or abs(box[2] - part[0][2]) > SNAP for box in part):
            out.append((None, part))
            continue
        whole = box_of(part)
        beside = [bar for bar in bars if _touch(bar, whole) and abs(bar[1] - whole[1]) + abs(bar[3] - whole[3]) < 4]
        out.append((box_of([whole, *beside]), part))
    return out


def is_grid(grid: Grid, fills: Sequence[Fill]) -> bool:
    """It has columns, and they are not the edges of cards and of the ground that these lie on."""
    if sum(b - a > BAR + 2 for a, b in pairwise(grid.xs)) < 2:
        return False
    return not grid.filled or not any(overlap_area(fill.bbox, grid.bbox) > 0.9 * area(grid.bbox) for fill in fills)


def is_table(box: BBox, tiles: Sequence[BBox]) -> bool:
    """Cells side by side fill a row of the box from side to side."""
    inner = [tile for tile in tiles if inside(tile, box, SNAP) and not same(tile, box)]
    for first in (tile for tile in inner if abs(tile[0] - box[0]) < SNAP):
        row = sorted(t for t in inner if abs(t[1] - first[1]) < SNAP)
        joined = all(b[0] - a[2] < GAP for a, b in pairwise(row))
        if len(row) > 3 and joined and abs(row[-1][2] - box[2]) < SNAP:
            return True
    return False


def _touch(a: BBox, b: BBox) -> bool:
    return a[0] < b[2] + GAP and b[0] < a[2] + GAP and a[1] < b[3] + GAP and b[1] < a[3] + GAP


def same(a: BBox, b: BBox) -> bool:
    return all(abs(p - q) < SNAP for p, q in zip(a, b, strict=True))
