"""Words to printed lines: upright text by height, turned text along its own baseline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

from .draft import Atom, Line

_LEFT, _RIGHT = attrgetter("x0"), attrgetter("x1")
_SMALL = 0.7
"""Small type beside large has no more of its size."""


def lines_of(words: Iterable[Atom]) -> list[Line]:
    """The lines of words from top to bottom, each from left to right; turned lines come in their own reading order.

    The lines' coordinates run along their baseline: a line that reads upwards has x growing upwards.
    """
    words = list(words)
    turns = sorted({word.turn for word in words})
    if len(turns) == 1:
        return _lines_of_turn(words, turns[0])
    return [line for turn in turns for line in _lines_of_turn([word for word in words if word.turn == turn], turn)]


def along(word: Atom, turn: int) -> tuple[float, float, float, float]:
    """The word's box with x along and y across its baseline."""
    if turn == 90:
        return (-word.bottom, word.x0, -word.top, word.x1)
    if turn == 270:
        return (word.top, -word.x1, word.bottom, -word.x0)
    if turn == 180:
        return (-word.x1, -word.bottom, -word.x0, -word.top)
    return (word.x0, word.top, word.x1, word.bottom)


def _lines_of_turn(words: Sequence[Atom], turn: int) -> list[Line]:
    boxes = [along(word, turn) for word in words] if turn else [word.bbox for word in words]
    placed = sorted([(box[1] + box[3], box[0], number, box) for number, box in enumerate(boxes)])  # by middle, then x
    lines: list[Line] = []
    mixed: list[Line] = []  # those that hold words of very different heights
    home: Line | None = None
    high = low = size = 0.0  # of the word before
    for _, _, number, (x0, top, x1, bottom) in placed:
        word = words[number]
        if top == high and bottom == low and word.size == size and home is not None:
            home.words.append(word)
            continue
        high, low, size = top, bottom, word.size
        home = _home(lines, top, bottom)
        if home is None:
            home = Line([word], x0, top, x1, bottom, turn)
            lines.append(home)
            continue
        home.words.append(word)
        if not _SMALL * word.size <= home.words[0].size <= word.size / _SMALL and home not in mixed:
            mixed.append(home)
        # the line keeps its own height: a raised figure or a drop shadow must not pull the next line in
        if word.size > 0.8 * home.words[0].size:
            home.top, home.bottom = min(home.top, top), max(home.bottom, bottom)
    for line in mixed:
        if apart := _beside_large(line):
            lines.remove(line)
            lines.extend(apart)
    for line in lines:
        if len(line.words) > 1:
            _set_in_order(line)
    lines.sort(key=lambda line: (line.top, line.x0))
    return lines


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
    """Sort a line's words along it, and tell its extent."""
    if line.turn:
        line.words.sort(key=lambda word: along(word, line.turn)[0])
        boxes = [along(word, line.turn) for word in line.words]
        line.x0, line.x1 = boxes[0][0], max(box[2] for box in boxes)
    else:
        line.words.sort(key=_LEFT)
        line.x0, line.x1 = line.words[0].x0, max(map(_RIGHT, line.words))


def part(line: Line, words: list[Atom]) -> Line:
    """A line of some of a line's words."""
    boxes = [along(word, line.turn) for word in words]
    return Line(words, min(b[0] for b in boxes), line.top, max(b[2] for b in boxes), line.bottom, line.turn)


def split_at_gaps(line: Line, factor: float) -> list[Line]:
    """The line cut where the white between two words is wider than `factor` times its size."""
    words, turn = line.words, line.turn
    cuts = [0]
    for number, (before, after) in enumerate(pairwise(words), 1):
        gap = along(after, turn)[0] - along(before, turn)[2] if turn else after.x0 - before.x1
        if gap > factor * before.size and gap > factor * after.size:
            cuts.append(number)
    return [line] if len(cuts) == 1 else [part(line, words[a:b]) for a, b in pairwise([*cuts, len(words)])]
