"""Drawn lines made whole: pieces that meet, and the dashes of dashed and dotted lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..words import BBox

_Piece = tuple[float, float]
"""Where it begins and ends along its line."""

_SAME_LINE = 0.4  # points between lines that are drawn as one
_DASH = 10.0  # points: a piece of a dashed or dotted line is no longer
_DASH_GAP = 4.5
_GAP = 1.0
_DOT = 2.0  # points: what is no longer when all is joined is no line


class Lines:
    """The lines drawn on a page, in pieces, by where they lie across: a table's stand at the same places."""

    def __init__(self) -> None:
        self._flat: defaultdict[float, list[_Piece]] = defaultdict(list)
        self._upright: defaultdict[float, list[_Piece]] = defaultdict(list)

    def add(self, line: BBox) -> None:
        x0, top, x1, bottom = line
        if bottom - top <= x1 - x0:
            self._flat[top].append((x0, x1))
        else:
            self._upright[x0].append((top, bottom))

    def add_sides(self, box: BBox, *, level: bool, upright: bool) -> None:
        """A rectangle's two level sides, its two upright ones, or both. They have a length."""
        x0, top, x1, bottom = box
        if level:
            side = (x0, x1)
            self._flat[top].append(side)
            self._flat[bottom].append(side)
        if upright:
            side = (top, bottom)
            self._upright[x0].append(side)
            self._upright[x1].append(side)

    def merged(self) -> list[BBox]:
        """Lines along one another made one: pieces that meet or overlap, and the dashes of a dashed line."""
        out = [(x0, y, x1, y) for y, x0, x1 in _merged(self._flat)]
        out += [(x, top, x, bottom) for x, top, bottom in _merged(self._upright)]
        return out


def _merged(rows: Mapping[float, list[_Piece]]) -> list[tuple[float, float, float]]:
    """Where each line lies across, where it begins and ends along."""
    out: list[tuple[float, float, float]] = []
    near: list[float] = []
    for across in sorted(rows):
        rows[across].sort()
        if near and across - near[0] > _SAME_LINE:
            out += _along(near, rows)
            near = []
        near.append(across)
    if near:
        out += _along(near, rows)
    return out


def _along(near: Sequence[float], rows: Mapping[float, list[_Piece]]) -> list[tuple[float, float, float]]:
    """The pieces at places in order that are drawn as one line, made whole but for gaps."""
    across = near[0]
    pieces = rows[across]
    if len(near) > 1:
        pieces = [piece for place in near for piece in rows[place]]
        weights = [high - low + 0.01 for low, high in pieces]
        places = [place for place in near for _ in rows[place]]
        across = sum([place * weight for place, weight in zip(places, weights, strict=True)]) / sum(weights)
        pieces.sort()
    whole = _joined(pieces)
    if len(whole) > 1:
        whole = _with_dashes(whole)
    return [(across, low, high) for low, high in whole if high - low > _DOT]


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Pieces in order that meet or overlap made one."""
    out: list[_Piece] = []
    low, high = pieces[0]
    for start, stop in pieces:
        if stop > high:
            if start > high + _GAP:
                out.append((low, high))
                low = start
            high = stop
    out.append((low, high))
    return out


def _with_dashes(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Short pieces beside one another made one. A dot at the end of a longer line is that line's."""
    out = [pieces[0]]
    for one, (start, stop) in pairwise(pieces):
        dashes = max(one[1] - one[0], stop - start) <= _DASH
        if dashes and start <= one[1] + _DASH_GAP:
            out[-1] = (out[-1][0], stop)
        else:
            out.append((start, stop))
    return out
