"""Where stacks of bands may stand: level lines and ends of fills of one width, as far as they hang together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..words import BBox
from .draft import Line, inside
from .grid import Drawn
from .lines import Printed, lines_of, split_at_gaps
from .page import Atom, Fill, PageContent
from .running import Running, is_running
from .segments import Segment, cluster, edges, merge
from .table_titles import is_title

SAME = 4.0
"""Ends of lines and fills that are as near as this, in points, are one edge."""
_THICK = 4.5
"""A fill no higher than this, in points, is a line."""
_WIDE = 0.5
"""A stack is as wide as this share of its page, at least."""
_LARGER = 1.15
_WHITE = 1.5
"""White over the text of a strip that is higher than this, in sizes, and than that below it, parts two stacks."""
_DOUBLE = 1.2
"""White between two levels that is less than this, in sizes, parts nothing."""
_CLOSED = 0.6
"""As much white, in sizes, between the borders of two drawn grids leaves them two."""
_NEXT = 1.8
"""A row that no line closes goes on as far as the white between its lines is less, in sizes."""


@dataclass(frozen=True, slots=True)
class Part:
    """Level edges of one width with nothing but strips between; the texts right above and right below them."""

    ys: tuple[float, ...]
    x0: float
    x1: float
    above: tuple[Line, ...]  # from top to bottom, as far up as the text hangs together
    below: tuple[Line, ...]

    @property
    def bbox(self) -> BBox:
        return (self.x0, self.ys[0], self.x1, self.ys[-1])


def parts_of(
    content: PageContent, printed: Printed, drawn: Drawn, titles: Sequence[BBox], running: Running
) -> Iterator[Part]:
    """The parts of a page that may be stacks, cut at `titles`: those that a drawn grid holds are not."""
    ruled = ruled_grids(drawn)
    if in_grid(*_extent(content, drawn), ruled):
        return  # nothing is drawn outside a table, as on most pages of one
    groups = [group for group in _groups(content, drawn) if not in_grid(group[0][0], group[0][-1], ruled)]
    if not groups:
        return
    words = printed.words
    sizes = sorted(word.size for word in words)
    usual = sizes[int(0.9 * len(sizes))] if sizes else 0.0
    closed = [grid.bbox for grid in drawn.grids if not grid.filled]
    outlines = drawn.outlines
    between = _between_grids([_with_bar(box, content.fills) for box in (*closed, *outlines)], usual)
    for ys, x0, x1 in groups:
        held = [word for word in words if x0 - 3 <= (word.x0 + word.x1) / 2 <= x1 + 3]
        level = printed.lines if len(held) == len(words) else lines_of(held)
        lines = [line for line in level if not line.turn]
        fills = [f.bbox for f in content.fills if f.bbox[2] - f.bbox[0] > 0.8 * (x1 - x0)]
        wider = [box for box in closed if box[0] < x0 - SAME or box[2] > x1 + SAME]
        panels = [*_panels(content, drawn, words, x1 - x0), *wider]
        titled = [line for line in lines if is_title(line, titles) or _is_heading(line, usual)]
        cards = [box for box in outlines if abs(box[0] - x0) < SAME and abs(box[2] - x1) < SAME]
        runs = _runs(ys, lines, fills, _Breaks(titled, panels, between, usual))
        for number, run in enumerate(runs):
            lone = len(run) == 2 and len(cards) > 1 and _closes(run, cards)
            if len(run) > 1 and not lone and not any(box[1] <= run[0] and run[-1] <= box[3] for box in ruled):
                ceiling = runs[number - 1][-1] if number and runs[number - 1] else 0.0
                floor = runs[number + 1][0] if number + 1 < len(runs) and runs[number + 1] else content.height
                over = (line for line in reversed(lines) if ceiling < line.top and line.bottom < run[0] + 1)
                under = (line for line in lines if run[-1] - 1 < line.top and line.bottom < floor)
                above, below = _next(over, running, titled), _next(under, running, titled)
                yield Part(tuple(run), x0, x1, tuple(reversed(above)), tuple(below))


def ruled_grids(drawn: Drawn) -> list[BBox]:
    """The boxes of the grids that have rows and columns."""
    return [grid.bbox for grid in drawn.grids if len(grid.xs) > 2 and len(grid.ys) > 2]


def in_grid(top: float, bottom: float, grids: Sequence[BBox]) -> bool:
    """What stands between two heights stands in one of the grids."""
    return any(box[1] - SAME < top and bottom < box[3] + SAME for box in grids)


def in_strip(lines: Sequence[Line], top: float, bottom: float) -> list[Line]:
    return [line for line in lines if top < (line.top + line.bottom) / 2 < bottom]


def _extent(content: PageContent, drawn: Drawn) -> tuple[float, float]:
    """The heights between which all level edges stand; upside down where there are none."""
    levels = [line.at for line in drawn.across]
    top = min([*levels, *[fill.bbox[1] for fill in content.fills]], default=float("inf"))
    return top, max([*levels, *[fill.bbox[3] for fill in content.fills]], default=float("-inf"))


def _groups(content: PageContent, drawn: Drawn) -> list[tuple[list[float], float, float]]:
    """Level edges of one extent: their heights, and where they begin and end."""
    tops = [s for fill in content.fills if fill.bbox[3] - fill.bbox[1] > _THICK for s in edges(fill.bbox)[0]]
    level = [s for s in merge([*drawn.across, *merge(tops)]) if s.length > _WIDE * content.width]
    level = [s for s in level if s.start > SAME or s.end < content.width - SAME]  # else the page's own ground and bars
    groups: list[list[Segment]] = []
    for row in sorted(level, key=lambda s: s.at):
        for group in groups:
            if abs(group[0].start - row.start) < SAME and abs(group[0].end - row.end) < SAME:
                group.append(row)
                break
        else:
            groups.append([row])
    return [
        (cluster(row.at for row in group), min(row.start for row in group), max(row.end for row in group))
        for group in groups
        if len(group) > 1
    ]


def _with_bar(box: BBox, fills: Sequence[Fill]) -> BBox:
    """A grid with the bar of its width that lies right on it."""
    bars = [
        fill.bbox
        for fill in fills
        if abs(fill.bbox[3] - box[1]) < SAME and inside(fill.bbox, (box[0], 0, *box[2:]), SAME)
    ]
    return (
        box[0],
        min((bar[1] for bar in bars if bar[2] - bar[0] > box[2] - box[0] - 2 * SAME), default=box[1]),
        *box[2:],
    )


def _between_grids(boxes: Sequence[BBox], usual: float) -> list[tuple[float, float]]:
    """The white between two grids of lines: from the foot of one to the top of the next."""
    feet, tops = sorted({box[3] for box in boxes}), sorted({box[1] for box in boxes})
    pairs = ((foot, next((top for top in tops if top > foot), None)) for foot in feet)
    return [(foot, top) for foot, top in pairs if top is not None and top - foot > _CLOSED * usual]


@dataclass(frozen=True, slots=True)
class _Breaks:
    """What parts stacks: titles, panels and wider grids, the white between grids; and how large the text usually is."""

    titled: Sequence[Line]
    panels: Sequence[BBox]
    between: Sequence[tuple[float, float]]
    usual: float


def _closes(run: Sequence[float], cards: Sequence[BBox]) -> bool:
    """One of several cards is drawn round the strip: it has no other, so it is a box."""
    return any(abs(box[1] - run[0]) < _THICK and abs(box[3] - run[1]) < _THICK for box in cards)


def _runs(
    ys: Sequence[float],
    lines: Sequence[Line],
    fills: Sequence[BBox],
    breaks: _Breaks,
) -> list[list[float]]:
    """The levels in runs: white, a heading on white or a panel stands between two."""
    usual = breaks.usual
    runs: list[list[float]] = [[ys[0]]]
    for top, bottom in pairwise(ys):
        held = in_strip(lines, top, bottom)
        between = any(abs(top - foot) < SAME and abs(bottom - head) < SAME for foot, head in breaks.between)
        if not held and not between and bottom - top < _DOUBLE * usual:
            runs[-1][-1:] = []  # a line drawn twice, or the border of one part over that of the next
        elif not held or between or any(box[1] > top - 1 and box[3] < bottom + 1 for box in breaks.panels):
            runs.append([])
        elif not any(box[1] < top + 2 and box[3] > bottom - 2 for box in fills):
            white, foot = held[0].top - top, bottom - max(line.bottom for line in held)
            if white > max(_WHITE * held[0].size, 2 * foot):
                runs.append([held[0].top - 0.5])  # the header of a table that stands by itself
            for line in (line for line in held if line in breaks.titled):
                if any(other.bottom < line.top + 1 for other in held):
                    runs[-1].append(line.top - 0.5)
                runs.append([line.bottom + 0.5] if any(other.top > line.bottom - 1 for other in held) else [])
        runs[-1].append(bottom)
    return runs


def _panels(content: PageContent, drawn: Drawn, words: Sequence[Atom], wide: float) -> list[BBox]:
    """Panels much narrower than the strips that they stand in, closed by lines or painted white."""
    grids = [grid.bbox for grid in drawn.grids if not grid.filled and len(grid.xs) > 2]
    found = [box for box in (*drawn.outlines, *content.papers) if box[2] - box[0] < _WIDE * wide]
    found = [box for box in found if not any(inside(box, grid, 2.0) for grid in grids)]
    return [box for box in found if any(inside(word.bbox, box, 1.0) for word in words)]


def _is_heading(line: Line, usual: float) -> bool:
    return line.size > _LARGER * usual and len(split_at_gaps(line, 1.5)) == 1


def _next(lines: Iterable[Line], running: Running, titled: Sequence[Line]) -> list[Line]:
    """The lines from the first on, as far as they hang together; those that run at the pages' edges aside."""
    out: list[Line] = []
    for line in lines:
        if is_running(line, running):
            continue
        white = max(line.top - out[-1].bottom, out[-1].top - line.bottom) if out else 0.0
        if white > _NEXT * line.size or line in titled:
            break
        out.append(line)
    return out
