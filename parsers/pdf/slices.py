"""Areas that a word processor paints in slices: a shaded cell as two strips at its sides and a piece for each line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..words import BBox, Colour
from .page import Fill

_STRIP = 8.0
"""Points: an area no wider, and taller than wide, is the padding of a cell: no cell of its own."""
_ABUT = 0.75
"""Points by which slices of one area may overlap or stand apart."""
THIN = 2.0
"""Points: what is painted no thicker is a line. The last slice may be one."""


def join_slices(fills: Sequence[Fill]) -> list[Fill]:
    """`fills` in paint order with each strip made one with the area beside it, where that is as tall as the strip.

    The area may lie in pieces one below the other: the strip tells how far they belong together. A neighbour of another
    colour or height is left alone, and so is another strip: that is the padding of the next cell.
    """
    kept: list[Fill | None] = list(fills)
    by_edge: dict[tuple[Colour, str, int], set[int]] = defaultdict(set)

    def enter(index: int, fill: Fill) -> None:
        by_edge[fill.colour, "left", round(fill.bbox[0])].add(index)
        by_edge[fill.colour, "right", round(fill.bbox[2])].add(index)

    def leave(index: int, fill: Fill) -> None:
        by_edge[fill.colour, "left", round(fill.bbox[0])].discard(index)
        by_edge[fill.colour, "right", round(fill.bbox[2])].discard(index)
        kept[index] = None

    strips = [number for number, fill in enumerate(fills) if _is_strip(fill.bbox)]
    if not strips:
        return list(fills)
    for number, fill in enumerate(fills):
        enter(number, fill)
    for number in strips:
        strip = kept[number]
        if strip is None:
            continue
        sides = [_beside(number, strip, side, kept, by_edge) for side in ("left", "right")]
        found = [pieces for pieces in sides if pieces]
        if not found:
            continue
        # Between two cells of one colour a strip is of that which is painted with it
        pieces = min(found, key=lambda pieces: min(abs(n - number) for n, _ in pieces))
        boxes = [strip.bbox, *(f.bbox for _, f in pieces)]
        whole = Fill((min(b[0] for b in boxes), strip.bbox[1], max(b[2] for b in boxes), strip.bbox[3]), strip.colour)
        for n, f in ((number, strip), *pieces):
            leave(n, f)
        kept[number] = whole
        enter(number, whole)
    return [fill for fill in kept if fill is not None]


def _beside(
    number: int,
    strip: Fill,
    side: str,
    kept: Sequence[Fill | None],
    by_edge: dict[tuple[Colour, str, int], set[int]],
) -> list[tuple[int, Fill]]:
    """The pieces of the area that has the strip at its `side`, with their numbers; none if they do not fit it."""
    near, far = (2, 0) if side == "left" else (0, 2)
    at = strip.bbox[near]
    numbers = {n for x in (-1, 0, 1) for n in by_edge.get((strip.colour, side, round(at) + x), ())} - {number}
    pieces = [(n, fill) for n in sorted(numbers) if (fill := kept[n]) is not None]
    pieces = [(n, f) for n, f in pieces if abs(f.bbox[far] - at) <= _ABUT and not _is_strip(f.bbox)]
    pieces = [(n, f) for n, f in pieces if f.bbox[1] >= strip.bbox[1] - _ABUT and f.bbox[3] <= strip.bbox[3] + _ABUT]
    return pieces if _tile([f.bbox for _, f in pieces], strip.bbox, near) else []


def _is_strip(box: BBox) -> bool:
    return box[2] - box[0] <= _STRIP and box[3] - box[1] > box[2] - box[0]


def _tile(boxes: Sequence[BBox], strip: BBox, edge: int) -> bool:
    """They lie one below the other from the strip's top to its bottom, all with the same far edge."""
    at = strip[1]
    far = {round(box[edge]) for box in boxes}
    if not boxes or max(far) - min(far) > 1:
        return False
    for _, top, _, bottom in sorted(boxes, key=lambda box: box[1]):
        if abs(top - at) > _ABUT:
            return False
        at = bottom
    return abs(at - strip[3]) <= THIN
