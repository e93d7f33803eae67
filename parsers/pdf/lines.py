"""Words to printed lines: upright text by height, turned text along its own baseline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

from .draft import Atom, Line

_LEFT = attrgetter("x0")


def lines_of(words: Iterable[Atom]) -> list[Line]:
    """The lines of words from top to bottom, each from left to right; turned lines come in their own reading order.

    The lines' coordinates run along their baseline: a line that reads upwards has x growing upwards.
    """
    by_turn: dict[int, list[Atom]] = {}
    for word in words:
        by_turn.setdefault(word.turn, []).append(word)
    out: list[Line] = []
    for turn in sorted(by_turn):
        out.extend(_lines_of_turn(by_turn[turn], turn))
    return out


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
    placed = [(along(word, turn), word) for word in words]
    placed.sort(key=lambda p: (p[0][1] + p[0][3], p[0][0]))
    lines: list[Line] = []
    for (x0, top, x1, bottom), word in placed:
        home = None
        middle = (top + bottom) / 2
        tall = bottom - top
        for line in lines[:-7:-1]:  # the last six, from the last
            line_top, line_bottom = line.top, line.bottom
            if line_top <= line_bottom <= top <= bottom:  # wholly above, as most are
                continue
            shared = min(line_bottom, bottom) - max(line_top, top)
            height = min(line_bottom - line_top, tall)
            line_middle = (line_top + line_bottom) / 2
            if shared > 0.5 * height and abs(line_middle - middle) < 0.5 * max(height, 1.0) + 0.5 * abs(
                (line_bottom - line_top) - tall
            ):
                home = line
                break
        if home is None:
            lines.append(Line([word], x0, top, x1, bottom, turn))
        else:
            home.words.append(word)
            home.x0, home.x1 = min(home.x0, x0), max(home.x1, x1)
            # the line keeps its own height: a raised figure or a drop shadow must not pull the next line in
            if word.size > 0.8 * home.words[0].size:
                home.top, home.bottom = min(home.top, top), max(home.bottom, bottom)
    for line in lines:
        if turn:
            line.words.sort(key=lambda word: along(word, turn)[0])
        else:
            line.words.sort(key=_LEFT)
    lines.sort(key=lambda line: (line.top, line.x0))
    return lines


def part(line: Line, words: list[Atom]) -> Line:
    """A line of some of a line's words."""
    boxes = [along(word, line.turn) for word in words]
    return Line(words, min(b[0] for b in boxes), line.top, max(b[2] for b in boxes), line.bottom, line.turn)


def split_at_gaps(line: Line, factor: float) -> list[Line]:
    """The line cut where the white between two words is wider than `factor` times its size."""
    parts: list[list[Atom]] = [[line.words[0]]]
    turn = line.turn
    for before, after in pairwise(line.words):
        gap = along(after, turn)[0] - along(before, turn)[2] if turn else after.x0 - before.x1
        if gap > factor * max(before.size, after.size):
            parts.append([])
        parts[-1].append(after)
    return [line] if len(parts) == 1 else [part(line, words) for words in parts]
