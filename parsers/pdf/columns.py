"""Text set in two columns: which lines of a page are read down one column and then down the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from .draft import Line
from .rivers import pieces_of

_LEAST_LINES = 6
_LEAST_LETTERS = 22
"""A column of prose has lines of at least this many letters; labels beside values have fewer."""


def columns_in_turn(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in runs to be read one after the other: whole lines, or one column of a zone of two."""
    gutter = _gutter(lines)
    if gutter is None:
        return [list(lines)] if lines else []
    runs: list[list[Line]] = []
    plain: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []

    def close() -> None:
        runs.extend(run for run in (left.copy(), right.copy()) if run)
        left.clear()
        right.clear()

    for line in sorted(lines, key=lambda line: line.top):
        pieces = pieces_of(line) if not line.turn else [line]
        if line.turn or any(piece.x0 < gutter < piece.x1 for piece in pieces):
            close()
            plain.append(line)
            continue
        if plain:
            runs.append(plain)
            plain = []
        for side, inside in (
            (left, [p for p in pieces if p.x1 <= gutter]),
            (right, [p for p in pieces if p.x0 >= gutter]),
        ):
            if inside:
                side.append(_joined(inside))
    close()
    if plain:
        runs.append(plain)
    return runs


def _joined(pieces: Sequence[Line]) -> Line:
    words = [word for piece in pieces for word in piece.words]
    first = pieces[0]
    line = Line(words, first.x0, first.top, pieces[-1].x1, first.bottom)
    line.bullet = first.bullet
    return line


def _gutter(lines: Sequence[Line]) -> float | None:
    """The x that parts most lines into two pieces of prose; None for text in one column."""
    gaps: list[tuple[float, float]] = []
    letters: list[int] = []
    for line in lines:
        pieces = pieces_of(line)
        if line.turn or len(pieces) != 2:
            continue
        a, b = pieces
        gaps.append((a.x1, b.x0))
        letters.extend((len(a.text), len(b.text)))
    if len(gaps) < _LEAST_LINES or median(letters[::2]) < _LEAST_LETTERS or median(letters[1::2]) < _LEAST_LETTERS:
        return None
    edges = sorted({x for gap in gaps for x in gap})
    best, votes = 0.0, 0
    for x0, x1 in pairwise(edges):
        middle = (x0 + x1) / 2
        count = sum(a <= middle <= b for a, b in gaps)
        if count > votes and x1 - x0 > 3:
            best, votes = middle, count
    return best if votes >= max(_LEAST_LINES, 0.7 * len(gaps)) else None
