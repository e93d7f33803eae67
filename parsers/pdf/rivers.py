"""White rivers: the gaps that run down through all lines of a region and part its columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .draft import Line
from .lines import split_at_gaps

_STEP = 0.5  # points


@dataclass(frozen=True, slots=True)
class Band:
    """The x extent of a column's text."""

    x0: float
    x1: float


def pieces_of(line: Line) -> list[Line]:
    """The line's pieces between gaps that are wider than a space."""
    return split_at_gaps(line, 0.75)


def bands_of(pieces: Iterable[Line], least: float, ignore: float = 0.0) -> list[Band]:
    """The columns that pieces of lines stand in: x ranges with a river at least `least` wide between them.

    Up to the share `ignore` of the pieces may lie in a river (a line that runs over).
    """
    boxes = [(piece.x0, piece.x1) for piece in pieces]
    if not boxes:
        return []
    low = min(x0 for x0, _ in boxes)
    high = max(x1 for _, x1 in boxes)
    cover = np.zeros(int((high - low) / _STEP) + 3, dtype=np.int32)
    for x0, x1 in boxes:
        cover[int((x0 - low) / _STEP)] += 1
        cover[int(np.ceil((x1 - low) / _STEP)) + 1] -= 1
    covered = np.cumsum(cover) > ignore * len(boxes)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], covered, [False])).astype(np.int8)))
    bands: list[Band] = []
    for start, stop in zip(edges[::2], edges[1::2], strict=True):
        x0, x1 = low + float(start) * _STEP, low + float(stop) * _STEP
        if bands and x0 - bands[-1].x1 < least:
            bands[-1] = Band(bands[-1].x0, x1)
        else:
            bands.append(Band(x0, x1))
    return bands


def band_at(bands: Sequence[Band], x0: float, x1: float) -> int | None:
    """The one band that the range stands in; None where it touches two or none."""
    hit = [i for i, band in enumerate(bands) if min(x1, band.x1) - max(x0, band.x0) > 1.0]
    return hit[0] if len(hit) == 1 else None


def bounds_of(bands: Sequence[Band]) -> list[float]:
    """Column edges in the middle of the rivers."""
    inner = [(a.x1 + b.x0) / 2 for a, b in pairwise(bands)]
    return [bands[0].x0 - 2.0, *inner, bands[-1].x1 + 2.0]
