"""Where the rows of a table without lines begin: the cheapest way to part its lines, all columns judged together.

A row is believable where each column's text stands at its top (or in its middle, or at its foot, as that column
mostly does), runs on without a hole, begins as texts begin, and where the columns that each row fills are filled. What
is drawn counts too: a coloured cell is one row high, and a line across the table parts two rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from statistics import median

from ..words import BBox
from .draft import Line
from .rivers import Band
from .row_pieces import Piece, is_banner, pieces_in

_TOP, _MIDDLE, _FOOT = 0, 1, 2
_LONGEST = 90
"""Lines that one row has at most."""
_ROW = 2.5
"""The cost of a row: without it each line would be one."""
_MISPLACED = 3.0
_SMALL_START = 3.0
_CUT_FILL = 6.0
_TWO_FILLS = 6.0
_RULE = 8.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn in the table: `stacks` of coloured cells with equal edges, and heights of `rules` across it."""

    stacks: Sequence[Sequence[BBox]] = ()
    rules: Sequence[float] = ()


@dataclass(slots=True)
class _Look:
    """What is believed of a table's columns: how they are set, and in what share of the rows they hold text."""

    modes: list[int]
    fill: list[float]
    figures: list[bool]
    gap: float | None = None  # usual white between two rows
    rules_only: bool = False


def row_starts(
    lines: Sequence[Line], bands: Sequence[Band], drawn: Drawn, cut_above: bool, cut_below: bool
) -> list[int]:
    """The numbers of the lines that begin a row. `lines` come from top to bottom.

    `cut_above`, `cut_below`: the first row may be the rest of one of the page before, the last may go on.
    """
    if len(lines) < 2:
        return [0] if lines else []
    return _Parter(lines, bands, drawn, cut_above, cut_below).best()


class _Parter:
    def __init__(
        self, lines: Sequence[Line], bands: Sequence[Band], drawn: Drawn, cut_above: bool, cut_below: bool
    ) -> None:
        self.lines = lines
        self.columns = len(bands)
        self.drawn = drawn
        self.cut_above, self.cut_below = cut_above, cut_below
        self.pieces = [pieces_in(line, bands) for line in lines]
        self.banner = [is_banner(line, pieces, bands) for line, pieces in zip(lines, self.pieces, strict=True)]
        self.step = self._usual_step()
        self.lead = self._usual_white()
        self.low = [0.0] * (len(lines) + 1)  # the lowest text above each cut
        for number, line in enumerate(lines):
            self.low[number + 1] = max(self.low[number] if number else line.bottom, line.bottom)
        self.high = [line.top for line in lines]  # the highest text below each cut
        for number in range(len(lines) - 2, -1, -1):
            self.high[number] = min(self.high[number], self.high[number + 1])
        self.ruled = [self._ruled(number) for number in range(len(lines))]
        self.fills_cut = [self._fills_cut(number) for number in range(len(lines))]

    def best(self) -> list[int]:
        figures = self._figure_columns()
        tries: list[tuple[float, list[int]]] = []
        for mode in (_TOP, _MIDDLE, _FOOT):
            look = _Look([mode] * self.columns, [0.6] * self.columns, figures, rules_only=sum(self.ruled) >= 3)
            look.fill[0] = 0.85
            starts, cost = self._part(look)
            for _ in range(3):
                look = self._learn(starts, look)
                again, cost = self._part(look)
                if again == starts:
                    break
                starts = again
            tries.append((cost + (0.0 if mode == _TOP else 2.0), starts))
        return min(tries, key=lambda item: item[0])[1]

    def _usual_step(self) -> float:
        """The usual distance of two lines of one text."""
        last: dict[int, Piece] = {}
        steps: list[float] = []
        for pieces in self.pieces:
            for piece in pieces:
                before = last.get(piece.column)
                if before is not None and piece.top > before.top + 1:
                    steps.append(piece.top - before.top)
                last[piece.column] = piece
        steps.sort()
        size = median(line.size for line in self.lines)
        return min(max(steps[len(steps) // 5], 0.9 * size), 1.8 * size) if steps else 1.2 * size

    def _usual_white(self) -> float:
        return max(self.step - median(line.bottom - line.top for line in self.lines), 0.0)

    def _figure_columns(self) -> list[bool]:
        held: list[list[bool]] = [[] for _ in range(self.columns)]
        for pieces in self.pieces:
            for piece in pieces:
                held[piece.column].append(piece.figure)
        return [len(flags) > 1 and sum(flags) >= 0.6 * len(flags) for flags in held]

    def _ruled(self, number: int) -> bool:
        if not number:
            return False
        above, below = self.low[number], self.high[number]
        return any(min(above, below) - 2 < y < max(above, below) + 2 for y in self.drawn.rules)

    def _fills_cut(self, number: int) -> int:
        """How many coloured cells a cut above this line would part."""
        if not number:
            return 0
        above, below = self.low[number], self.high[number]
        count = 0
        for stack in self.drawn.stacks:
            count += any(box[1] < above - 2.5 and box[3] > below + 2.5 for box in stack)
        return count

    def _cut(self, number: int, look: _Look) -> float:
        """The cost of a cut above a line."""
        white = self.high[number] - self.low[number]
        cost = min(self.fills_cut[number], 2) * _CUT_FILL
        if self.ruled[number]:
            return cost - _RULE
        if look.rules_only:
            cost += 2 * _RULE
        if white < -0.35 * self.step:
            return cost + 12.0
        usual = look.gap
        if usual is not None and usual - self.lead > 0.12 * self.step:
            middle, half = (usual + self.lead) / 2, (usual - self.lead) / 2
            return cost - 2.5 * max(-1.0, min((white - middle) / half, 1.2))
        return cost - 2.0 * max(-0.5, min((white - self.lead) / self.step, 1.5))

    def _part(self, look: _Look) -> tuple[list[int], float]:
        total = len(self.lines)
        best = [float("inf")] * (total + 1)
        back = [0] * (total + 1)
        best[0] = 0.0
        cuts = [0.0, *(self._cut(number, look) for number in range(1, total))]
        for start in range(total):
            if best[start] == float("inf"):
                continue
            row = _Row(self, look, start)
            base = best[start] + cuts[start]
            for stop in range(start + 1, min(start + _LONGEST, total) + 1):
                row.add(stop - 1)
                if stop < total and cuts[stop] > 10.0 and stop < start + _LONGEST:
                    continue
                cost = base + row.cost(stop)
                if cost < best[stop]:
                    best[stop], back[stop] = cost, start
        starts: list[int] = []
        at = total
        while at > 0:
            at = back[at]
            starts.append(at)
        return starts[::-1], best[total]

    def _learn(self, starts: Sequence[int], before: _Look) -> _Look:
        """What the rows found say of the columns."""
        votes = [[0, 0, 0] for _ in range(self.columns)]
        held = [0] * self.columns
        rows = 0
        gaps = []
        stops = [*starts[1:], len(self.lines)]
        for start, stop in zip(starts, stops, strict=True):
            if start:
                gaps.append(self.high[start] - self.low[start])
            if stop == start + 1 and self.banner[start]:
                continue
            rows += 1
            row = _Row(self, before, start)
            for number in range(start, stop):
                row.add(number)
            whole = (start > 0 or not self.cut_above) and (stop < len(self.lines) or not self.cut_below)
            for column in row.used:
                held[column] += 1
                if whole and row.high(column) < row.bottom - row.top - 0.6 * self.step:
                    offs = row.offsets(column)
                    votes[column][offs.index(min(offs))] += 1
        modes = []
        for column in range(self.columns):
            top, middle, foot = votes[column]
            modes.append(
                before.modes[column]
                if not top + middle + foot
                else _TOP
                if top >= max(middle, foot)
                else _MIDDLE
                if middle >= foot
                else _FOOT
            )
        fill = [(count + 0.5) / (rows + 1.0) for count in held]
        look = _Look(modes, fill, before.figures, rules_only=before.rules_only)
        plain = sorted(gap for start, gap in zip(starts[1:], gaps, strict=True) if not self.ruled[start])
        if len(plain) > 2:
            look.gap = plain[len(plain) // 3]
        return look


class _Row:
    """Lines taken for one row, from the first on."""

    def __init__(self, parter: _Parter, look: _Look, start: int) -> None:
        self.parter, self.look, self.start = parter, look, start
        self.used: dict[int, list[float]] = {}  # column: top, bottom of its text
        self.top, self.bottom = float("inf"), float("-inf")
        self.fixed = 0.0  # costs that further lines do not take away
        self.last: dict[int, Piece] = {}

    def add(self, number: int) -> None:
        step = self.parter.step
        line = self.parter.lines[number]
        self.top, self.bottom = min(self.top, line.top), max(self.bottom, line.bottom)
        if number > self.start:
            if self.parter.ruled[number]:
                self.fixed += _RULE
            if self.parter.banner[number] or (self.parter.banner[self.start] and number == self.start + 1):
                self.fixed += 4.0
        for piece in self.parter.pieces[number]:
            box = self.used.get(piece.column)
            if box is None:
                self.used[piece.column] = [piece.top, piece.bottom]
                if piece.small and not (number == self.start == 0 and self.parter.cut_above):
                    self.fixed += _SMALL_START
            else:
                before = self.last[piece.column]
                hole = (piece.top - box[1] - self.parter.lead) / step
                if hole > 0.75:
                    self.fixed += min(2.5 * (hole - 0.5), 6.0)
                if piece.figure and before.figure and self.look.figures[piece.column] and not before.open:
                    self.fixed += 3.0
                box[0], box[1] = min(box[0], piece.top), max(box[1], piece.bottom)
            self.last[piece.column] = piece

    def high(self, column: int) -> float:
        top, bottom = self.used[column]
        return bottom - top

    def offsets(self, column: int) -> list[float]:
        """How far a column's text is from the row's top, middle and foot."""
        top, bottom = self.used[column]
        return [top - self.top, abs((top + bottom) - (self.top + self.bottom)) / 2, self.bottom - bottom]

    def cost(self, stop: int) -> float:
        parter, look = self.parter, self.look
        if stop == self.start + 1 and parter.banner[self.start]:
            return _ROW + 1.0
        first = self.start == 0 and parter.cut_above
        last = stop == len(parter.lines) and parter.cut_below
        total = _ROW + self.fixed
        for column in range(parter.columns):
            fill = look.fill[column]
            if column not in self.used:
                total += 0.5 if first else min(-log(1.02 - fill), 3.5)
                continue
            total -= max(min(log(max(fill, 0.05)) + 1.0, 1.0), -1.0) * 0.5
            offsets = self.offsets(column)
            off = offsets[look.modes[column]]
            if (first or last) and look.modes[column] != _TOP:
                off = min(offsets)
            if off > 0.4 * parter.step:
                total += _MISPLACED if off > 0.8 * parter.step else 0.6 * _MISPLACED
            if not last and self.last[column].open:
                total += 2.0
        for stack in () if look.rules_only else parter.drawn.stacks:
            hit = sum(_within(box, self.top, self.bottom) for box in stack)
            if hit > 1:
                total += (hit - 1) * _TWO_FILLS
        return total


def _within(box: BBox, top: float, bottom: float) -> bool:
    shared = min(box[3], bottom) - max(box[1], top)
    return shared > 0.5 * (box[3] - box[1]) or shared > 0.6 * (bottom - top)
