"""White that runs straight down a page between texts which begin at one x on each side of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .draft import Line
from .heads import is_bold
from .lines import lines_of
from .page import Atom
from .rivers import pieces_of

_SEVERAL = 3
"""A column has this many lines at least."""
_RIVER = 1.2
"""The white between two columns is as wide as this, in sizes, at least."""
_SPACE = 0.9
"""White between two words as wide as this, in sizes, is no space of a sentence."""
_HEADING = 1.08
_WHITE = 0.6
_SAME = 1.5


@dataclass(slots=True)
class Block:
    """Lines of a page, from number `start` to before `stop`, that white parts into two columns."""

    start: int
    stop: int
    left: list[Line]
    right: list[Line]
    river: float


def starts_of(lines: Sequence[Line]) -> list[float]:
    """The x where several texts begin that are not the leftmost of all, or a bold head beside another."""
    cut = [pieces_of(line) for line in lines if not line.turn]
    pieces = [piece for line in cut for piece in line]
    heads = {piece.x0 for line in cut if len(line) > 1 and all(map(is_bold, line)) for piece in line[1:]}
    if len(pieces) < 2 * _SEVERAL and not heads:
        return []
    left = min(piece.x0 for piece in pieces)
    counts = Counter(round(piece.x0) for piece in pieces if piece.x0 > left + 4 * piece.size)
    groups = [x for x, count in counts.items() if count + counts[x - 1] + counts[x + 1] >= _SEVERAL]
    starts = {min(p.x0 for p in pieces if abs(p.x0 - x) <= _SAME) for x in groups}
    return sorted(starts | {x for x in heads if all(abs(x - other) > _SAME for other in starts)})


def cut_at(lines: Sequence[Line], x: float, bold: bool) -> list[Block]:
    """The runs of lines that nothing runs over `x` in, cut at headings, with text on both sides."""
    found: list[Block] = []
    start = 0
    for stop in range(len(lines) + 1):
        if stop < len(lines) and not _runs_over(lines[stop], x):
            continue
        for first, last in _between_headings(lines, start, stop, x, bold):
            block = _block(lines, first, last, x)
            if block is not None:
                found.append(block)
        start = stop + 1
    return found


def _runs_over(line: Line, x: float) -> bool:
    if line.turn:
        return True
    before = [word for word in line.words if word.x0 < x - _SAME]
    after = [word for word in line.words if word.x0 >= x - _SAME]
    if not before:
        return False
    last = max(word.x1 for word in before)
    return last > x or (bool(after) and after[0].x0 - last < _SPACE * after[0].size)


def _between_headings(lines: Sequence[Line], start: int, stop: int, x: float, bold: bool) -> list[tuple[int, int]]:
    """The runs parted by headings: a text alone, larger than most, or bold with white above and
    two columns right below, or none below two that had heads of their own."""
    if stop <= start:
        return []
    usual = median(line.size for line in lines[start:stop])
    pairs = [n for n in range(start, stop) if _is_pair(lines[n], x)]
    heads = []
    for n in range(start, stop):
        line = lines[n]
        if len(pieces_of(line)) > 1:
            continue
        white = line.top - max((other.bottom for other in lines[max(n - 4, 0) : n]), default=float("-inf"))
        apart = is_bold(line) and white > _WHITE * usual
        near = [word.x0 < x - _SAME for other in lines[n + 1 : n + 3] for word in other.words]
        leads = bold and apart and True in near and False in near
        if line.size > _HEADING * usual or leads or (apart and _is_past(lines, n, stop, x, pairs)):
            heads.append(n)
    edges = [start - 1, *heads, stop]
    return [(a + 1, b) for a, b in pairwise(edges) if b > a + 1]


def _is_pair(line: Line, x: float) -> bool:
    """Two bold heads, one on each side."""
    pieces = pieces_of(line)
    return len(pieces) > 1 and pieces[0].x0 < x - _SAME and pieces[-1].x0 >= x - _SAME and all(map(is_bold, pieces))


def _is_past(lines: Sequence[Line], number: int, stop: int, x: float, pairs: Sequence[int]) -> bool:
    """The line stands below two headed columns: right of `x` nothing comes after it, but for the heads of two more."""
    right = (n for n in range(number, stop) if lines[n].words[-1].x0 >= x - _SAME)
    after = next(right, None)
    return any(n < number for n in pairs) and (after is None or after in pairs)


def _block(lines: Sequence[Line], start: int, stop: int, x: float) -> Block | None:
    """The lines as two columns, from the first to the last that the white parts; None where there are too few."""
    sides = [([w for w in n.words if w.x0 < x - _SAME], [w for w in n.words if w.x0 >= x - _SAME]) for n in lines]
    both = [n for n in range(start, stop) if sides[n][0] and sides[n][1]]
    if not both:
        return None
    while start < both[0] and not _near(lines, start, both[0]):
        start += 1
    while stop - 1 > both[-1] and _stands_off(lines, start, stop - 1):
        stop -= 1
    left = _column([sides[n][0] for n in range(start, stop)])
    right = _column([sides[n][1] for n in range(start, stop)])
    first = [
        next((line for line in side if line.bottom > other[0].top), side[0])
        for side, other in ((left, right), (right, left))
    ]
    headed = is_bold(first[0]) and is_bold(first[1]) and first[0].bottom == first[1].bottom
    if min(len(left), len(right)) < (2 if headed else _SEVERAL):
        return None
    river = min(line.x0 for line in right) - max(line.x1 for line in left)
    size = median(line.size for line in (*left, *right))
    if river < _RIVER * size or not (_begins_at_one(left) and _begins_at_one(right)):
        return None
    return Block(start, stop, left, right, river)


def _near(lines: Sequence[Line], number: int, first: int) -> bool:
    """Nothing but the white of a paragraph stands between the line and the first one in two columns."""
    steps = [b.top - a.bottom for a, b in pairwise(lines[number : first + 1])]
    return all(step < 1.0 * lines[number].size for step in steps)


def _stands_off(lines: Sequence[Line], start: int, last: int) -> bool:
    """More white is over the last line than between any two lines of the columns: it is below them."""
    steps = [b.top - a.bottom for a, b in pairwise(lines[start + 1 : last + 1])]
    return len(steps) > 1 and steps[-1] > max(_WHITE * lines[last].size, 2 * max(steps[:-1]))


def _column(sides: Sequence[list[Atom]]) -> list[Line]:
    """The lines of one side, told anew: what stands beside them drew them together or apart."""
    return lines_of(word for words in sides for word in words)


def _begins_at_one(lines: Sequence[Line]) -> bool:
    """Most lines begin at one x, or at that of list items."""
    counts = Counter(round(line.x0 / _SAME) for line in lines)
    return sum(count for _, count in counts.most_common(3)) >= 0.7 * len(lines)
