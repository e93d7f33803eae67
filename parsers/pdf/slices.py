"""Areas that a word processor paints in slices: a shaded cell as two strips at its sides and a piece for each line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..document import BBox, Colour
from .page import Fill

_STRIP = 8.0
"""Points: an area no wider, and taller than wide, is the padding of a cell: no cell of its own."""
_ABUT = 0.75
"""Points by which slices of one area may overlap or stand apart."""


def join_slices(fills: Sequence[Fill]) -> list[Fill]:
    """`fills` in paint order with each strip made one with the area beside it, where that is as tall as the strip.

    The area may lie in pieces one below the other: the strip tells how far they belong together. A neighbour of another
    colour or height is left alone.
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
        for side, edge in (("left", 2), ("right", 0)):  # its neighbours' left edges lie at its right, and so on
            strip = kept[number]
            if strip is None:
                break
            at = strip.bbox[edge]
            near = {n for x in (-1, 0, 1) for n in by_edge.get((strip.colour, side, round(at) + x), ())} - {number}
            pieces = [(n, kept[n]) for n in sorted(near)]
            beside = [(n, f) for n, f in pieces if f is not None and abs(f.bbox[2 - edge] - at) <= _ABUT]
            beside = [(n, f) for n, f in beside if _within(f.bbox, strip.bbox)]
            if not _tile([f.bbox for _, f in beside], strip.bbox, edge):
                continue
            boxes = [strip.bbox, *(f.bbox for _, f in beside)]
            box = (min(b[0] for b in boxes), strip.bbox[1], max(b[2] for b in boxes), strip.bbox[3])
            leave(number, strip)
            for n, f in beside:
                leave(n, f)
            kept[number] = Fill(box, strip.colour)
            enter(number, Fill(box, strip.colour))
    return [fill for fill in kept if fill is not None]


def _is_strip(box: BBox) -> bool:
    return box[2] - box[0] <= _STRIP and box[3] - box[1] > box[2] - box[0]


def _within(box: BBox, strip: BBox) -> bool:
    return box[1] >= strip[1] - _ABUT and box[3] <= strip[3] + _ABUT


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
    return abs(at - strip[3]) <= _ABUT
