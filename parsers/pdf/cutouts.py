"""A page cut in two: what is drawn in a box on it, and what is drawn and printed outside its boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..words import BBox
from .banded import Part
from .draft import area, inside
from .page import Atom, PageContent, Rule


def drawn_in(content: PageContent, part: Part) -> PageContent:
    """What is drawn in a box, or in a part of one, without its own border and ground.

    Lines above and below a headed part are kept: they part the rows of a table.
    """
    box = part.bbox
    walls = [Rule((x, box[1], x, box[3])) for x in (box[0], *part.walls, box[2])] if part.walls else []
    ends = [Rule((box[0], y, box[2], y)) for y in (box[1], box[3])] if part.walls else []
    kept = (r for r in content.rules if _within(r.bbox, box) or (part.headed and _is_level(r.bbox, box)))
    fills = (fill for fill in content.fills if inside(fill.bbox, box, 2.0))
    return replace(
        content,
        rules=(*kept, *walls, *ends),
        fills=tuple(fill for fill in fills if area(fill.bbox) < 0.9 * area(box)),
        shapes=tuple(
            shape for shape in content.shapes if inside(shape.bbox, box, 1.0) and not inside(box, shape.bbox, 0.1)
        ),
        papers=tuple(paper for paper in content.papers if inside(paper, box, 1.0)),
    )


def _within(line: BBox, box: BBox) -> bool:
    """The line is no side of the box."""
    return (
        inside(line, box, -2.0)
        or (inside(line, box, 1.0) and box[0] + 2 < line[0] and line[2] < box[2] - 2)
        or (inside(line, box, 1.0) and box[1] + 2 < line[1] and line[3] < box[3] - 2)
    )


def _is_level(line: BBox, box: BBox) -> bool:
    return inside(line, box, 1.0) and line[2] - line[0] > line[3] - line[1]


def outside(content: PageContent, words: Sequence[Atom], boxes: Sequence[BBox]) -> tuple[PageContent, list[Atom]]:
    """The page without its boxes."""

    def free(box: BBox) -> bool:
        return not any(inside(box, other, 2.0) for other in boxes)

    rest = replace(
        content,
        rules=tuple(rule for rule in content.rules if free(rule.bbox)),
        fills=tuple(fill for fill in content.fills if free(fill.bbox)),
        shapes=tuple(shape for shape in content.shapes if free(shape.bbox)),
    )
    return rest, [w for w in words if not any(inside(w.bbox, box, 0.3 * w.size) for box in boxes)]
