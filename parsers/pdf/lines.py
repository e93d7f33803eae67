"""Words to printed lines: upright text by height, turned text along its own baseline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby, pairwise
from math import inf, nan
from operator import attrgetter

from ..lazy import lazy
from ..words import around_words
from .draft import Line, usual_size
from .page import Atom

_LEFT, _RIGHT, _TOP, _TOP_LEFT = attrgetter("x0"), attrgetter("x1"), attrgetter("top"), attrgetter("top", "x0")
_SMALL = 0.7
"""Small type beside large has no more of its size."""
_ROUNDED = 1 - 1e-9
"""White and sizes are divided and multiplied: what is nearer than this is looked at again."""


class Printed:
    """Words, and their lines, which are worked out where they are asked for."""

    def __init__(self, words: list[Atom]) -> None:
        self.words = words

    @lazy
    def lines(self) -> list[Line]:
        return lines_of(self.words)


def lines_of(words: Iterable[Atom]) -> list[Line]:
    """The lines of words from top to bottom, each from left to right; turned lines come in their own reading order.

    The lines' coordinates run along their baseline: a line that reads upwards has x growing upwards.
    """
    words = list(words)
    if (plain := _plain(words)) is not None:
        return plain
    turns = sorted({word.turn for word in words})
    return [line for turn in turns for line in _lines_of_turn([word for word in words if word.turn == turn], turn)]


def _plain(words: Sequence[Atom]) -> list[Line] | None:
    """The lines of words that follow each other as they are read, as most do: each of one height, wholly below others.

    None where some are not.
    """
    lines: list[Line] = []
    group: list[Atom] = []
    top = size = nan
    bottom = -inf
    right = inf
    parted = True
    for word in words:
        if word.x0 >= right and word.bottom == bottom and word.top == top and word.size == size and not word.turn:
            right = word.x1
            group.append(word)
            continue
        if group:
            lines.append(_of_one_size(group, right))
        parted = parted and word.top >= bottom
        group, size, top, right, bottom = [word], word.size, word.top, word.x1, word.bottom
        if top >= bottom or word.turn:
            return None
    if group:
        lines.append(_of_one_size(group, right))
    if not parted:
        lines.sort(key=_TOP)  # the foot of a page is often painted first
    return lines if parted or _parted(lines) else None


def _parted(lines: Sequence[Line]) -> bool:
    """Each line begins below the one before it."""
    floor = -inf
    for line in lines:
        if line.top < floor:
            return False
        floor = line.bottom
    return True


def _of_one_size(words: list[Atom], right: float) -> Line:
    """A line of upright words of one height and size, the last of which ends at `right`."""
    first = words[0]
    box = first.x0, first.top, right, first.bottom
    return Line(words, *box, first.size, box=box)


def lines_left(lines: Iterable[Line], words: Sequence[Atom]) -> list[Line]:
    """The lines of words, where the lines of these and others are known: told anew only where some are cut."""
    held = set(words)
    left: list[Line] = []
    for line in lines:
        if held.issuperset(line.words):
            left.append(line)
        elif not held.isdisjoint(line.words):
            return lines_of(words)
    return left if sum([len(line.words) for line in left]) == len(words) else lines_of(words)


def along(word: Atom, turn: int) -> tuple[float, float, float, float]:
    """The word's box with x along and y across its baseline."""
    if turn == 90:
        return (-word.bottom, word.x0, -word.top, word.x1)
    if turn == 270:
        return (word.top, -word.x1, word.bottom, -word.x0)
    if turn == 180:
        return (-word.x1, -word.bottom, -word.x0, -word.top)
    return (word.x0, word.top, word.x1, word.bottom)


def _begin(turn: int, word: Atom) -> float:
    return along(word, turn)[0]


def _lines_of_turn(words: Sequence[Atom], turn: int) -> list[Line]:
    lines: list[Line] = []
    mixed: list[Line] = []  # those that hold words of very different heights
    grown: list[Line] = []
    floor = float("-inf")  # no line reaches below it
    for group in _of_one_height(words, turn):
        first = group[0]
        x0, top, x1, bottom = along(first, turn) if turn else first.bbox
        home = _home(lines, top, bottom) if top < floor else None
        floor = max(floor, bottom)
        if home is None:
            if len(group) > 1:
                x1 = max([along(word, turn)[2] for word in group] if turn else [word.x1 for word in group])
            box = None if turn else (x0, top, x1, bottom)
            lines.append(Line(group, x0, top, x1, bottom, first.size, turn, box=box))
            continue
        home.words.extend(group)
        grown.append(home)
        size = home.words[0].size
        if not _SMALL * first.size <= size <= first.size / _SMALL and home not in mixed:
            mixed.append(home)
        # the line keeps its own height: a raised figure or a drop shadow must not pull the next line in
        if first.size > 0.8 * size:
            home.top, home.bottom = min(home.top, top), max(home.bottom, bottom)
    for line in mixed:
        if apart := _beside_large(line):
            lines.remove(line)
            lines.extend(apart)
    for line in {id(line): line for line in grown}.values():
        _set_in_order(line)
    if len(lines) > 1:
        lines.sort(key=_TOP_LEFT)
    return lines


def _of_one_height(words: Sequence[Atom], turn: int) -> list[list[Atom]]:
    """The words of one height and size together, from top to bottom, each group from left to right."""
    groups: dict[tuple[float, float, float], list[Atom]] = {}
    if turn:
        for word in words:
            _, top, _, bottom = along(word, turn)
            groups.setdefault((top, bottom, word.size), []).append(word)
    else:
        top = bottom = size = float("nan")
        group: list[Atom] = []
        for word in words:  # most stand beside the one before
            if word.top != top or word.bottom != bottom or word.size != size:
                top, bottom, size = word.top, word.bottom, word.size
                key = top, bottom, size
                if key in groups:
                    group = groups[key]
                else:
                    group = groups[key] = []
            group.append(word)
    by_middle: dict[float, list[list[Atom]]] = {}
    for (top, bottom, _), group in groups.items():
        if top + bottom in by_middle:
            by_middle[top + bottom].append(group)
        else:
            by_middle[top + bottom] = [group]
    return [group for middle in sorted(by_middle) for group in _in_turn(by_middle[middle], words, turn)]


def _in_turn(groups: list[list[Atom]], words: Sequence[Atom], turn: int) -> list[list[Atom]]:
    """Groups round one middle, each from left to right; where they are several, they are cut where they mingle."""
    key = partial(_begin, turn) if turn else _LEFT
    if len(groups) == 1:
        if len(groups[0]) > 1:
            groups[0].sort(key=key)
        return groups
    home = {id(word): number for number, group in enumerate(groups) for word in group}
    mingled = sorted((word for word in words if id(word) in home), key=key)
    return [list(run) for _, run in groupby(mingled, lambda word: home[id(word)])]


def _beside_large(line: Line) -> list[Line]:
    """The lines of a heading in large type with two small lines beside it, one over the other; none where it is one."""
    if line.turn:
        return []
    largest = max(word.size for word in line.words)
    small = [word for word in line.words if word.size < _SMALL * largest]
    beside = _lines_of_turn(small, line.turn)
    over = any(min(a.x1, b.x1) > max(a.x0, b.x0) for one, two in pairwise(beside) for a in one.words for b in two.words)
    large = [word for word in line.words if word not in small]
    return [*_lines_of_turn(large, line.turn), *beside] if over else []


def _home(lines: Sequence[Line], top: float, bottom: float) -> Line | None:
    """The line that a word of this height stands on: one of the last six, seen from the last."""
    middle, tall = (top + bottom) / 2, bottom - top
    for line in lines[:-7:-1]:
        line_top, line_bottom = line.top, line.bottom
        if line_top <= line_bottom <= top <= bottom:  # wholly above, as most are
            continue
        shared = min(line_bottom, bottom) - max(line_top, top)
        line_tall = line_bottom - line_top
        height = min(line_tall, tall)
        apart = abs((line_top + line_bottom) / 2 - middle)
        if shared > 0.5 * height and apart < 0.5 * max(height, 1.0) + 0.5 * abs(line_tall - tall):
            return line
    return None


def _set_in_order(line: Line) -> None:
    """Sort the words of a line to which some were added, and tell its extent, size and box."""
    line.size, line.box = usual_size(line.words), around_words(line.words)
    if line.turn:
        line.words.sort(key=lambda word: along(word, line.turn)[0])
        boxes = [along(word, line.turn) for word in line.words]
        line.x0, line.x1 = boxes[0][0], max(box[2] for box in boxes)
    else:
        line.words.sort(key=_LEFT)
        line.x0, line.x1 = line.words[0].x0, max([word.x1 for word in line.words])


def part(line: Line, words: list[Atom]) -> Line:
    """A line of some of a line's words."""
    if line.turn:
        boxes = [along(word, line.turn) for word in words]
        x0, x1 = min([box[0] for box in boxes]), max([box[2] for box in boxes])
        return Line(words, x0, line.top, x1, line.bottom, usual_size(words), line.turn)
    x0, x1 = (words[0].x0, words[0].x1) if len(words) == 1 else (min(map(_LEFT, words)), max(map(_RIGHT, words)))
    return Line(words, x0, line.top, x1, line.bottom, usual_size(words))


def split_at_gaps(line: Line, factor: float) -> list[Line]:
    """The line cut where the white between two words is wider than `factor` times its size."""
    words, turn = line.words, line.turn
    if not turn and line.white < factor * _ROUNDED:
        return [line]
    cuts = [0]
    for number, (before, after) in enumerate(pairwise(words), 1):
        gap = along(after, turn)[0] - along(before, turn)[2] if turn else after.x0 - before.x1
        if gap > factor * before.size and gap > factor * after.size:
            cuts.append(number)
    return [line] if len(cuts) == 1 else [part(line, words[a:b]) for a, b in pairwise([*cuts, len(words)])]
