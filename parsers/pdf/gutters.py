"""The columns of tables without lines: white rivers through all their rows, weighed against the header above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .draft import Line
from .head_labels import Label
from .rivers import Band, aligned, covered, with_markers

_LEAST = 0.08
"""White narrower than this, in sizes, parts nothing."""
_WIDE = 0.75
"""White as wide as this, in sizes, is no space between words."""
_NARROW = 0.3
"""White as wide as this, in sizes, parts columns without a header if the text on its right begins at one x."""
_SURE = 2.0
"""White as wide as this, in sizes, parts columns whatever the header says."""
_OVERRUN = 0.02
"""The share of lines that may run over a river."""


def columns(
    lines: Sequence[Line], labels: Sequence[Label], walls: Sequence[tuple[float, float]], size: float
) -> list[Band]:
    """The columns of a table's lines, header left out.

    `labels` are its column headers from left to right; `walls` the x extents of columns that fills draw.
    """
    words = [word for line in lines for word in line.words]
    if not words:
        return [Band(label.x0, label.x1) for label in labels]
    raw = covered(words, _LEAST * size, _OVERRUN * len(lines))
    bands = raw[:1]
    low = [label for label in labels if not label.raised]
    for band in raw[1:]:
        white = _White(bands[-1], band, size)
        if white.at_wall(walls) or _parts(lines, white, low):
            bands.append(band)
        else:
            bands[-1] = Band(bands[-1].x0, band.x1)
    bands = with_markers(bands, words, size)
    bands = _forced(bands, lines, low)
    alone = [label for label, under in zip(low, matched(low, bands), strict=True) if not under]
    for x0, x1 in (*((label.x0, label.x1) for label in alone), *walls):
        if not any(min(x1, band.x1) - max(x0, band.x0) > -0.5 for band in bands):
            bands = sorted([*bands, Band(x0, x1)], key=lambda band: band.x0)
    return bands


def matched(labels: Sequence[Label], bands: Sequence[Band]) -> list[list[int]]:
    """The columns under each header. One that no text stands under has the nearest that no other header stands over."""
    out = [
        [n for n, band in enumerate(bands) if min(label.x1, band.x1) - max(label.x0, band.x0) > -0.5]
        for label in labels
    ]
    taken = {n for under in out for n in under}
    for number, label in enumerate(labels):
        if out[number]:
            continue
        low = max((n for under in out[:number] for n in under), default=-1)
        high = min((n for under in out[number + 1 :] for n in under), default=len(bands))
        size = label.lines[0].size
        free = [n for n in range(low + 1, high) if n not in taken]
        away = {n: max(bands[n].x0 - label.x1, label.x0 - bands[n].x1) for n in free}
        best = min(away, key=lambda n: away[n], default=None)
        if best is not None and away[best] < 3 * size:
            out[number] = [best]
            taken.add(best)
    return out


@dataclass(frozen=True, slots=True)
class _White:
    """The white between the texts of two columns, or of two halves of one."""

    left: Band
    right: Band
    size: float

    @property
    def width(self) -> float:
        return (self.right.x0 - self.left.x1) / self.size

    def at_wall(self, walls: Sequence[tuple[float, float]]) -> bool:
        return any(self.left.x1 - 0.7 <= x <= self.right.x0 + 0.7 for wall in walls for x in wall)


def _parts(lines: Sequence[Line], white: _White, labels: Sequence[Label]) -> bool:
    """The white parts two columns."""
    left, right, size = white.left, white.right, white.size
    if not labels:
        return white.width >= _WIDE or (white.width >= _NARROW and aligned(lines, left, right, size))
    crossed = any(label.x0 < left.x1 - 0.3 and label.x1 > right.x0 + 0.3 for label in labels)
    near = 0.5 * size
    on_left = [label for label in labels if label.x1 > left.x0 - near and (label.x0 + label.x1) / 2 <= right.x0]
    on_right = [label for label in labels if label.x0 < right.x1 + near and (label.x0 + label.x1) / 2 >= left.x1]
    if not crossed and any(a is not b and a.x0 < b.x0 for a in on_left for b in on_right):
        return True
    beside = _beside(lines, left, right)
    if crossed:
        wide = len(beside) > 2 and sorted(beside)[len(beside) // 2] > 1.5 * size
        return white.width >= 1.0 and wide and aligned(lines, left, right, size)
    if white.width >= _SURE:
        return True
    return white.width >= _WIDE and len(beside) > 2 and aligned(lines, left, right, size)


def _beside(lines: Sequence[Line], left: Band, right: Band) -> list[float]:
    """The white between the texts on both sides, line by line."""
    found: list[float] = []
    for line in lines:
        before = [word.x1 for word in line.words if left.x0 - 1 <= word.x0 and word.x1 <= left.x1 + 1]
        after = [word.x0 for word in line.words if right.x0 - 1 <= word.x0 <= right.x1]
        if before and after:
            found.append(min(after) - max(before))
    return found


def _forced(bands: Sequence[Band], lines: Sequence[Line], labels: Sequence[Label]) -> list[Band]:
    """Bands with two headers cut between these, where next to no word stands across."""
    out: list[Band] = []
    for whole in bands:
        band = whole
        over = [label for label in labels if band.x0 < (label.x0 + label.x1) / 2 < band.x1]
        for a, b in pairwise(over):
            cut = _cut(band, lines, (a.x0 + a.x1) / 2, (b.x0 + b.x1) / 2)
            if cut is not None:
                out.append(Band(band.x0, cut[0]))
                band = Band(cut[1], band.x1)
        out.append(band)
    return out


def _cut(band: Band, lines: Sequence[Line], low: float, high: float) -> tuple[float, float] | None:
    """The ends of the texts on both sides of the emptiest place between two x."""
    words = [[w for w in line.words if w.x1 > band.x0 - 0.5 and w.x0 < band.x1 + 0.5] for line in lines]
    held = [row for row in words if row]
    places = np.arange(low, high, 0.5)
    if not held or not len(places):
        return None
    across = np.zeros(len(places), dtype=np.int32)
    for row in held:
        across += np.array([any(w.x0 < x < w.x1 for w in row) for x in places], dtype=np.int32)
    least = int(across.min())
    if least > 0.08 * len(held) + 0.5:
        return None
    free = np.flatnonzero(across == least)
    runs = np.split(free, np.flatnonzero(np.diff(free) > 1) + 1)
    best = max(runs, key=len)
    x = float(places[best[len(best) // 2]])
    before = [w.x1 for row in held for w in row if w.x1 <= x]
    after = [w.x0 for row in held for w in row if w.x0 >= x]
    if not before or not after:
        return None
    return max(before), min(after)
