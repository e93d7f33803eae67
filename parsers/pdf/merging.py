"""Drawn lines made whole: pieces that meet, and the dashes of dashed and dotted lines."""

from __future__ import annotations

from itertools import pairwise

from ..document import BBox

_Line = tuple[float, float, float]
"""Where it lies across, where it begins and ends along."""

_SAME_LINE = 0.4  # points between lines that are drawn as one
_DASH = 10.0  # points: a piece of a dashed or dotted line is no longer
_DASH_GAP = 4.5
_GAP = 1.0
_DOT = 2.0  # points: what is no longer when all is joined is no line


def merge_lines(lines: list[BBox]) -> list[BBox]:
    """Lines along one another made one: pieces that meet or overlap, and the dashes of a dashed line."""
    flat: list[_Line] = []
    upright: list[_Line] = []
    for x0, top, x1, bottom in lines:
        if bottom - top <= x1 - x0:
            flat.append((top, x0, x1))
        else:
            upright.append((x0, top, bottom))
    out = [(x0, y, x1, y) for y, x0, x1 in _merge(flat)]
    out += [(x, top, x, bottom) for x, top, bottom in _merge(upright)]
    return out


def _merge(lines: list[_Line]) -> list[_Line]:
    out: list[_Line] = []
    if not lines:
        return out
    lines.sort()
    begin, first = 0, lines[0][0]
    for end, (across, _, _) in enumerate(lines):
        if across - first > _SAME_LINE:
            out += _along(lines[begin:end])
            begin, first = end, across
    out += _along(lines[begin:])
    return out


def _along(lines: list[_Line]) -> list[_Line]:
    """Lines in order that are drawn as one, but for gaps."""
    across = lines[0][0]
    pieces = [(low, high) for _, low, high in lines]
    if lines[-1][0] != across:
        pieces.sort()
        weights = [high - low + 0.01 for _, low, high in lines]
        across = sum([line[0] * weight for line, weight in zip(lines, weights, strict=True)]) / sum(weights)
    return [(across, low, high) for low, high in _with_dashes(_joined(pieces)) if high - low > _DOT]


def _joined(pieces: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Pieces in order that meet or overlap made one."""
    out: list[tuple[float, float]] = []
    low, high = pieces[0]
    for start, stop in pieces:
        if start > high + _GAP:
            out.append((low, high))
            low, high = start, stop
        elif stop > high:
            high = stop
    out.append((low, high))
    return out


def _with_dashes(pieces: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Short pieces beside one another made one. A dot at the end of a longer line is that line's."""
    out = [pieces[0]]
    for one, (start, stop) in pairwise(pieces):
        dashes = max(one[1] - one[0], stop - start) <= _DASH
        if dashes and start <= one[1] + _DASH_GAP:
            out[-1] = (out[-1][0], stop)
        else:
            out.append((start, stop))
    return out
