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
    return [Grid((box[0], box[2]), (box[1], box[3]), (Span(0, 0, 1, 1),)) for box in _with_heads(found, words)]


def _with_heads(boxes: Sequence[BBox], words: Sequence[Atom]) -> list[BBox]:
    """The boxes with the heads that stand on them: a line of texts, each over one box of several side by side."""
    out = list(boxes)
    for top in {box[1] for box in boxes}:
        level = [box for box in boxes if abs(box[1] - top) < _SNAP]
        over = {box: _standing_on(box, words) for box in level}
        free = [box for box, held in over.items() if held]
        if len(free) > 1:
            for box in free:
                out[out.index(box)] = (box[0], min(word.top for word in over[box]) - 0.5, box[2], box[3])
    return out


def _standing_on(box: BBox, words: Sequence[Atom]) -> list[Atom]:
    """The words right above a box and no wider than it; none where the text goes on beside it."""
    line = [word for word in words if box[1] - 1.2 * word.size < word.bottom < box[1] + _SNAP and word.top < box[1] - 1]
    held = [word for word in line if box[0] - 1 < word.x0 and word.x1 < box[2] + 1]
    near = [w for w in line if w not in held and box[0] - w.size / 2 < w.x1 and w.x0 < box[2] + w.size / 2]
    return [] if near else held


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
