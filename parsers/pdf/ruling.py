"""The lines that are drawn on a page or in a box, and the rectangles that they close: each worked out once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from ..lazy import lazy
from ..words import BBox
from .page import Fill, Rule
from .segments import Segment, merge

THICK = 4.5
"""A border is no thicker than this, in points."""
SNAP = 2.0
"""Points by which sides that are one may miss each other."""
LEAST = 10.0
"""The least height and width, in points, of a fill that is a box."""
_MOST_LINES = 400
_TOP_LEFT = itemgetter(1, 0)


class Ruling:
    """Rules, and fills as thin as lines."""

    def __init__(self, rules: Sequence[Rule], fills: Sequence[Fill]) -> None:
        self.rules, self.fills = rules, fills

    @lazy
    def bars(self) -> list[BBox]:
        return bars_of(self.fills)

    @lazy
    def segments(self) -> tuple[list[Segment], list[Segment]]:
        """The level and the upright lines."""
        return _segments([*(rule.bbox for rule in self.rules), *self.bars])

    @lazy
    def outlines(self) -> list[BBox]:
        """The rectangles that lines close."""
        return _outlines([*(rule.bbox for rule in self.rules), *map(_middle, self.bars)])


def bars_of(fills: Iterable[Fill]) -> list[BBox]:
    """Filled rectangles as thin as a thick border."""
    out: list[BBox] = []
    for fill in fills:
        x0, top, x1, bottom = fill.bbox
        wide, high = x1 - x0, bottom - top
        if (wide <= THICK and high >= 3 * wide) or (high <= THICK and wide >= 3 * high):
            out.append(fill.bbox)
    return out


def _segments(boxes: Sequence[BBox]) -> tuple[list[Segment], list[Segment]]:
    across: list[Segment] = []
    down: list[Segment] = []
    for x0, top, x1, bottom in boxes:
        if x1 - x0 >= bottom - top:
            across.append(Segment((top + bottom) / 2, x0, x1))
        else:
            down.append(Segment((x0 + x1) / 2, top, bottom))
    return ([s for s in merge(across) if s.end - s.start > 5], [s for s in merge(down) if s.end - s.start > 3.5])


def _outlines(lines: Sequence[BBox]) -> list[BBox]:
    """Upright rectangles that four lines close, each as long as its side; none on a page of very many lines."""
    if len(lines) > _MOST_LINES:
        return []
    across = sorted([box for box in lines if box[3] - box[1] < 0.5], key=_TOP_LEFT)
    down = sorted([box for box in lines if box[2] - box[0] < 0.5])
    at = [line[0] for line in down]

    def feet(x: float, top: float) -> list[float]:
        """Where the upright lines end that begin at a corner."""
        near = down[bisect_left(at, x - SNAP) : bisect_right(at, x + SNAP)]
        return [line[3] for line in near if abs(line[1] - top) < SNAP and abs(line[0] - x) < SNAP]

    out: list[BBox] = []
    for number, (x0, top, x1, _) in enumerate(across, 1):
        left = feet(x0, top)
        right = feet(x1, top) if left else []
        if not right:
            continue
        for a0, bottom, a1, _ in across[number:]:
            level = bottom - top > LEAST and abs(x0 - a0) < SNAP and abs(x1 - a1) < SNAP
            if level and _ends_at(bottom, left) and _ends_at(bottom, right):
                out.append((x0, top, x1, bottom))
                break
    return out


def _ends_at(bottom: float, feet: Sequence[float]) -> bool:
    return min([abs(foot - bottom) for foot in feet]) < SNAP


def _middle(bar: BBox) -> BBox:
    x, y = (bar[0] + bar[2]) / 2, (bar[1] + bar[3]) / 2
    return (bar[0], y, bar[2], y) if bar[2] - bar[0] > bar[3] - bar[1] else (x, bar[1], x, bar[3])
