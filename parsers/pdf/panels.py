"""Boxes of text side by side, as slides and dashboards print them: each is read by itself, as a table of one cell."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import BBox, Mark, Place
from .draft import Atom, DraftTable, area, inside, overlap_area
from .grid import Grid, Span
from .page import Fill, Rule

_SNAP = 1.5
"""Points by which the corners of a drawn box may miss each other."""
_GAP = 1.5
"""Points between boxes: those that touch are the cells of a table."""
_FEWEST = 4
_MOST_RULES = 400


def panels_of(rules: Sequence[Rule], words: Sequence[Atom]) -> list[Grid]:
    """The boxes of a page that is laid out in boxes; none where it is not."""
    if not _FEWEST * 4 <= len(rules) <= _MOST_RULES:
        return []
    found = _boxes(rules)
    if any(_touch(a, b) for number, a in enumerate(found) for b in found[number + 1 :]):
        return []
    held = [[w for w in words if inside((w.x0, w.top, w.x1, w.bottom), box, 1.0)] for box in found]
    found = [box for box, inner in zip(found, held, strict=True) if inner]
    tall = {
        box for box, inner in zip(found, [h for h in held if h], strict=True) if len({round(w.top) for w in inner}) > 1
    }
    beside = sum(
        _beside(a, b) for number, a in enumerate(found) for b in found[number + 1 :] if a in tall and b in tall
    )
    if len(found) < _FEWEST or not beside or 2 * sum(map(len, held)) < len(words):
        return []
    return [Grid((box[0], box[2]), (box[1], box[3]), (Span(0, 0, 1, 1),)) for box in found]


def mark_panels(tables: Sequence[DraftTable], fills: Sequence[Fill]) -> None:
    """A coloured area inside a box that does not fill it is the mark of what stands there."""
    for table in tables:
        for cell in table.cells:
            for fill in fills:
                if inside(fill.bbox, cell.bbox, 1.0) and overlap_area(fill.bbox, cell.bbox) <= 0.55 * area(cell.bbox):
                    cell.marks.append(Mark(fill.colour, Place(page=table.page, bbox=fill.bbox)))


def _boxes(rules: Sequence[Rule]) -> list[BBox]:
    """Upright rectangles that four lines close, each as long as its side."""
    across = sorted((r.bbox for r in rules if r.bbox[3] - r.bbox[1] < 0.5), key=lambda b: (b[1], b[0]))
    down = [r.bbox for r in rules if r.bbox[2] - r.bbox[0] < 0.5]
    out: list[BBox] = []
    for number, top in enumerate(across):
        for bottom in across[number + 1 :]:
            same = abs(top[0] - bottom[0]) < _SNAP and abs(top[2] - bottom[2]) < _SNAP and bottom[1] - top[1] > 10
            if same and all(_side(down, x, top[1], bottom[1]) for x in (top[0], top[2])):
                out.append((top[0], top[1], top[2], bottom[1]))
                break
    return out


def _side(down: Sequence[BBox], x: float, top: float, bottom: float) -> bool:
    return any(
        abs(line[0] - x) < _SNAP and abs(line[1] - top) < _SNAP and abs(line[3] - bottom) < _SNAP for line in down
    )


def _touch(a: BBox, b: BBox) -> bool:
    return a[0] < b[2] + _GAP and b[0] < a[2] + _GAP and a[1] < b[3] + _GAP and b[1] < a[3] + _GAP


def _beside(a: BBox, b: BBox) -> bool:
    level = min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * min(a[3] - a[1], b[3] - b[1])
    return level and (a[2] < b[0] or b[2] < a[0])
