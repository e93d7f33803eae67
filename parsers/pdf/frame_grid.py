"""A table's frame: column edges tried out on the lines between level lines, made a grid where they explain these."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..words import BBox
from .draft import Line
from .frame_columns import APART, is_banner, is_bold
from .frame_tiers import tier_edges
from .grid import Grid, grid_of
from .lines import split_at_gaps
from .markers import marker_kind
from .segments import Segment

_MOST_OVER = 0.1
"""The share of texts that may run over a column's edge."""
_OUT = 0.4
"""A word in a narrow column juts out over its edge by less than this, in sizes."""
_RIVER = 0.45
"""White between rows is as high as this, in sizes, at least."""


@dataclass(slots=True)
class Frame:
    lines: list[Line]
    xs: tuple[float, ...]
    size: float
    levels: list[float]  # of full lines, drawn or told from the text
    fills: Sequence[BBox]

    def part_header(self) -> None:
        """A header that no line parts from the first row is bold, and the row is not."""
        top, bottom = self.levels[0], self.levels[1]
        held = [line for line in self.lines if top < _middle(line) < bottom]
        plain = [line for line in held if not is_bold(line)]
        if not plain:
            return
        start = min(line.bbox[1] for line in plain)
        heads = [line for line in held if is_bold(line) and line.bbox[3] < start + 0.3 * self.size]
        if len({c for line in heads for c in self._filled(line)}) > max(2.0, 0.5 * (len(self.xs) - 1)):
            self.levels.insert(1, (max(line.bbox[3] for line in heads) + start) / 2)

    def part_rows(self, heights: Sequence[float]) -> None:
        """Rows that no line parts: white runs across, and most columns begin anew below it, the first among them."""
        more: list[float] = []
        for top, bottom in pairwise(sorted([*self.levels, *heights])):
            held = sorted((x for x in self.lines if top < _middle(x) < bottom and not x.turn), key=lambda x: x.top)
            columns = {column for line in held for column in self._filled(line)}
            low = held[0].bottom if held else top
            for number, line in enumerate(held):
                if line.top - low > _RIVER * self.size:
                    first = [other for other in held[number:] if other.top < line.top + 0.4 * self.size]
                    begun = {column for other in first for column in self._filled(other)}
                    if 0 in begun and len(begun) >= max(3.0, 0.5 * len(columns)):
                        more.append((low + line.top) / 2)
                low = max(low, line.bottom)
        self.levels = sorted([*self.levels, *more])

    def explained(self) -> bool:
        """Few texts run over column edges, few fields hold two texts side by side, and rows have several columns."""
        texts = over = double = wide = 0
        for lines in strips_of(self.lines, self.levels):
            if is_banner(lines):
                continue
            wide += len({c for line in lines for c in self._filled(line)}) > 1
            for line in lines:
                if line.turn:
                    continue
                pieces = split_at_gaps(line, APART)
                texts += len(pieces)
                over += sum(any(self._runs_over(piece, x) for x in self.xs[1:-1]) for piece in pieces)
                apart = split_at_gaps(line, 2.0)
                if len(apart[0].words) == 1 and marker_kind(line) is not None:
                    apart = apart[1:]
                homes = [self._column((piece.x0 + piece.x1) / 2) for piece in apart]
                double += len(homes) - len(set(homes))
        return wide > 1 and over <= _MOST_OVER * texts and double <= 0.05 * texts

    def _tiers(self, drawn: Sequence[Segment]) -> list[Segment]:
        """What parts the tiers of a header: of one that no line parts, or of two rows of one each."""
        strips = list(pairwise(self.levels[:4]))
        held = [[line for line in self.lines if top < _middle(line) < bottom] for top, bottom in strips]
        heads = [bool(lines) and all(is_bold(line) for line in lines) and not is_banner(lines) for lines in held]
        for (top, bottom), lines, head in zip(strips, held, heads, strict=True):
            if head and not any(top < piece.at < bottom for piece in drawn):
                found = tier_edges(lines, self.xs)
                if found:
                    return found
            if head:
                break
        for number in range(len(strips) - 1):
            if heads[number] and heads[number + 1]:
                y = strips[number][1]
                return [replace(edge, at=y) for edge in tier_edges([*held[number], *held[number + 1]], self.xs)]
        return []

    def inner_rows(self, heights: Sequence[float]) -> list[Segment]:
        """Where filled cells end on one another, a row ends in all columns, but for a text that goes on beside them."""
        levels = sorted({*self.levels, *heights})
        below = {y: levels[number + 1] for number, y in enumerate(levels[:-1]) if y in heights}
        above = {y: levels[number - 1] for number, y in enumerate(levels) if number and y in heights}
        inner = [y for y in below if y in above]
        texts = {(y, c): self._around(c, above[y], y, below[y]) for y in inner for c in range(len(self.xs) - 1)}
        further = [y for y in inner if not texts[y, 0][1]]  # the record goes on below: its first column is blank there
        out: list[Segment] = []
        for column, (x0, x1) in enumerate(pairwise(self.xs)):
            parted = [_parted(texts[y, column][1]) for y in further]
            for y in inner:
                upper, lower = texts[y, column]
                crossed = any(line in lower for line in upper)
                if not crossed and (y not in further or sum(parted) > 0.6 * len(parted)):
                    out.append(Segment(y, x0, x1))
        return out

    def _around(self, column: int, above: float, y: float, below: float) -> tuple[list[Line], list[Line]]:
        """The column's lines above and below a height; one that stands on it is in both."""
        lines = [line for line in self.lines if column in self._filled(line) and above < _middle(line) < below]
        least = 0.25 * self.size
        return [line for line in lines if line.bbox[1] < y - least], [
            line for line in lines if line.bbox[3] > y + least
        ]

    def grid(self, drawn: Sequence[Segment], told: Sequence[Segment]) -> Grid | None:
        """`drawn` are level lines under some columns only, `told` the ends of rows that fills show."""
        tiers = self._tiers(drawn)
        pieces = [*drawn, *told, *tiers]
        across = [Segment(y, self.xs[0], self.xs[-1]) for y in self.levels]
        for piece in pieces:
            across.extend(Segment(piece.at, a, b) for a, b in pairwise(self.xs) if _covers(piece, a, b))
        heights = sorted({s.at for s in across})
        down = [Segment(x, heights[0], heights[-1]) for x in (self.xs[0], self.xs[-1])]
        for top, bottom in pairwise(heights):
            held = [line for line in self.lines if min(line.bbox[3], bottom) - max(line.bbox[1], top) > 0.3 * self.size]
            banner = is_banner(held) and is_bold(held[0]) and not self._tiled(top, bottom)
            banner = banner or self._bar(top, bottom, held)
            for x in self.xs[1:-1]:
                tier = any(s.at <= bottom + 1 and s.start + 1 < x < s.end - 1 and s.at > top for s in tiers)
                over = banner or tier or self._crossed(x, held)
                if not over and not self._merged(x, top, bottom, held):
                    down.append(Segment(x, top, bottom))
        grid = grid_of(across, down)
        return replace(grid, bands=self._bands(grid)) if grid is not None else None

    def _bands(self, grid: Grid) -> tuple[tuple[float, float], ...]:
        """The extent of each column's text; the column itself where it has none."""
        found: list[tuple[float, float]] = []
        for x0, x1 in pairwise(grid.xs):
            words = [w for line in self.lines for w in line.words if x0 - 1 < w.x0 and w.x1 < x1 + 1]
            found.append((min(w.x0 for w in words), max(w.x1 for w in words)) if words else (x0 + 1, x1 - 1))
        return tuple(found)

    def _tiled(self, top: float, bottom: float) -> bool:
        """Several fills stand side by side in a strip: they show its cells."""
        return sum(box[1] < top + 3 and box[3] > bottom - 3 for box in self.fills) > 1

    def _bar(self, top: float, bottom: float, lines: Sequence[Line]) -> bool:
        """One fill covers a strip from side to side, its one line begins at the left and keeps to no columns."""
        held = [box for box in self.fills if box[1] < top + 3 and box[3] > bottom - 3]
        if len(held) != 1 or held[0][0] > self.xs[0] + 3 or held[0][2] < self.xs[-1] - 3:
            return False
        if len(lines) != 1 or lines[0].turn or lines[0].x0 > self.xs[1]:
            return False
        return any(self._runs_over(lines[0], x) for x in self.xs[1:-1])

    def _merged(self, x: float, top: float, bottom: float, lines: Sequence[Line]) -> bool:
        """A fill that is one of several in its row goes on over the edge, and text stands on one side only."""
        for x0, high, x1, low in self.fills:
            if not (x0 + 3 < x < x1 - 3 and high < top + 3 and low > bottom - 3):
                continue
            if x1 - x0 > 0.9 * (self.xs[-1] - self.xs[0]) or low - high > 1.5 * (bottom - top):
                continue
            inner = [w for line in lines for w in line.words if x0 < (w.x0 + w.x1) / 2 < x1]
            left = sum((w.x0 + w.x1) / 2 < x for w in inner)
            return len(inner) > 0 and left in (0, len(inner))
        return False

    def _column(self, x: float) -> int:
        return max(0, min(bisect_right(self.xs, x) - 1, len(self.xs) - 2))

    def _filled(self, line: Line) -> set[int]:
        if line.turn:
            return {self._column((line.bbox[0] + line.bbox[2]) / 2)}
        return {self._column((word.x0 + word.x1) / 2) for word in line.words}

    def _crossed(self, x: float, lines: Sequence[Line]) -> bool:
        """A text runs on over the edge; not where it only juts out, and the line above or below it parts there."""
        over = [line for line in lines if self._runs_over(line, x)]
        rest = [line for line in lines if line not in over and not line.turn]
        wide = _OUT * self.size
        parted = any(a.x1 < x + wide and b.x0 > x and b.x0 - a.x1 > wide for n in rest for a, b in pairwise(n.words))
        return any(line.turn or not parted or self._far(line, x, wide) for line in over)

    def _far(self, line: Line, x: float, wide: float) -> bool:
        """A word stands on both sides of the edge, further than it may jut out."""
        return any(min(x - word.x0, word.x1 - x) > wide for word in line.words)

    def _runs_over(self, line: Line, x: float) -> bool:
        if line.turn:
            return line.bbox[0] < x - 1 and line.bbox[2] > x + 1
        for before, after in pairwise(line.words):
            if before.x1 <= x + 1 and after.x0 >= x - 1:
                return after.x0 - before.x1 < 0.26 * max(before.size, after.size)
        return any(word.x0 < x - 1 and word.x1 > x + 1 for word in line.words)


def _parted(lower: Sequence[Line]) -> bool:
    """Two texts: the lower one does not go on in the middle of a sentence."""
    return bool(lower) and not lower[0].words[0].text[:1].islower()


def _covers(piece: Segment, x0: float, x1: float) -> bool:
    return min(piece.end, x1) - max(piece.start, x0) > 0.6 * (x1 - x0)


def _middle(line: Line) -> float:
    return (line.bbox[1] + line.bbox[3]) / 2


def strips_of(lines: Sequence[Line], levels: Sequence[float]) -> list[list[Line]]:
    """The lines between each two levels."""
    return [[line for line in lines if a < _middle(line) <= b] for a, b in pairwise(levels)]
