"""White rivers: the gaps that run down through all lines of a region and part its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .draft import Line
from .lines import part, split_at_gaps
from .markers import sure_bullet
from .page import Atom

_STEP = 0.25  # points
_WIDE = 0.75
"""A gap this wide, in sizes, is no space between words."""
_NARROW = 0.3
"""A river may be this narrow, in sizes, if the text on its right begins at one x."""

_LEAST = 0.08
"""White narrower than this, in sizes, parts nothing."""
_SURE = 6
"""So many lines have text on both sides of a river that is no wider than a space."""

_DASHES = frozenset({"-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Band:
    """The x extent of a column's text."""

    x0: float
    x1: float


def pieces_of(line: Line) -> list[Line]:
    """The line's pieces between gaps that are wider than a space."""
    return split_at_gaps(line, _WIDE)


def columns_of(lines: Sequence[Line], size: float, ignore: float = 0.0) -> list[Band]:
    """The columns of lines, told by the rivers between their words.

    Up to the share `ignore` of the lines may have a word in a river (a text that runs over).
    """
    words = [word for line in lines for word in line.words]
    if not words:
        return []
    bands: list[Band] = []
    for band in covered(words, _LEAST * size, ignore * len(lines)):
        white = band.x0 - bands[-1].x1 if bands else 0.0
        told = white >= _WIDE * size or not bands
        if not told and not aligned(lines, bands[-1], band, size, strict=white < _NARROW * size):
            bands[-1] = Band(bands[-1].x0, band.x1)
        else:
            bands.append(band)
    return with_markers(bands, words, size)


def with_markers(bands: Sequence[Band], words: Sequence[Atom], size: float) -> list[Band]:
    """The columns, one of nothing but bullets or dashes made part of the texts right of it."""
    out: list[Band] = []
    for band in bands:
        if out and band.x0 - out[-1].x1 < 2.5 * size:
            held = [word.text for word in words if out[-1].x0 - 0.5 <= word.x0 and word.x1 <= out[-1].x1 + 0.5]
            if held and all(sure_bullet(text) or text in _DASHES for text in held):
                out[-1] = Band(out[-1].x0, band.x1)
                continue
        out.append(band)
    return out


def starts_of(rows: Sequence[Sequence[Line]], size: float) -> list[Band]:
    """The columns of rows divided in different ways, as a card's are: where text begins in two rows or more."""
    found = [band for lines in rows for band in columns_of(lines, size)]
    groups: list[list[Band]] = []
    for band in sorted(found, key=lambda band: band.x0):
        if groups and band.x0 - groups[-1][0].x0 < 4.0:
            groups[-1].append(band)
        else:
            groups.append([band])
    groups = [group for group in groups if len(group) > 1]
    bands: list[Band] = []
    for number, group in enumerate(groups):
        x0 = min(band.x0 for band in group)
        after = min(band.x0 for band in groups[number + 1]) if number + 1 < len(groups) else float("inf")
        ends = [band.x1 for band in group if band.x1 < after - 1.0]
        bands.append(Band(x0, max(ends) if ends else min(after - 2.0, x0 + 20.0)))
    return bands


def covered(words: Sequence[Atom], least: float, ignore: float) -> list[Band]:
    low = min(word.x0 for word in words)
    high = max(word.x1 for word in words)
    cover = np.zeros(int((high - low) / _STEP) + 3, dtype=np.int32)
    for word in words:
        cover[int((word.x0 - low) / _STEP)] += 1
        cover[int(np.ceil((word.x1 - low) / _STEP))] -= 1
    covered = np.cumsum(cover) > ignore
    edges = np.flatnonzero(np.diff(np.concatenate(([False], covered, [False])).astype(np.int8)))
    bands: list[Band] = []
    for start, stop in zip(edges[::2], edges[1::2], strict=True):
        x0, x1 = low + float(start) * _STEP, low + float(stop) * _STEP
        if bands and x0 - bands[-1].x1 < least:
            bands[-1] = Band(bands[-1].x0, x1)
        else:
            bands.append(Band(x0, x1))
    return bands


def aligned(lines: Sequence[Line], left: Band, right: Band, size: float, *, strict: bool = False) -> bool:
    """Text right of a narrow river begins at one x in most lines, and three lines or more have text on both sides.

    `strict`: the river is no wider than a space, where some texts fill their column. Nearly all begin at that x then.
    """
    starts: list[float] = []
    both = 0
    tight = 0
    dashes = 0
    for line in lines:
        before = [word for word in line.words if left.x0 - 1 <= word.x0 and word.x1 <= left.x1 + 1]
        after = [word for word in line.words if right.x0 - 1 <= word.x0 <= right.x1]
        if not after:
            continue
        starts.append(after[0].x0)
        if before:
            both += 1
            tight += after[0].x0 - before[-1].x1 < _NARROW * size
        dashes += after[0].text in _DASHES and bool(before)
    usual = sorted(starts)[len(starts) // 2] if starts else 0.0
    if dashes > 0.5 * both:  # "5 - Likely" is one text
        return False
    near = sum(abs(x - usual) < 1.0 for x in starts)
    if strict:
        return both >= _SURE and near >= 0.85 * len(starts) and tight <= 0.25 * both
    return both > 2 and near >= 0.6 * len(starts) and tight <= 0.1 * both


def band_at(bands: Sequence[Band], x0: float, x1: float) -> int | None:
    """The one band that the range stands in; None where it touches two or none."""
    if x1 - x0 <= 1.0:
        return None
    found: int | None = None
    for number, band in enumerate(bands):
        if band.x1 - x0 > 1.0 and x1 - band.x0 > 1.0 and band.x1 - band.x0 > 1.0:
            if found is not None:
                return None
            found = number
    return found


def column_at(bands: Sequence[Band], xs: Sequence[float], word: Atom) -> int:
    """The column of a word: its band's, or that between whose edges `xs` its middle stands."""
    home = band_at(bands, word.x0, word.x1)
    if home is not None:
        return home
    middle = (word.x0 + word.x1) / 2
    return max(0, min(sum(x <= middle for x in xs) - 1, len(bands) - 1))


def shares(line: Line, bands: Sequence[Band]) -> list[tuple[int | None, Line]]:
    """The line's text by column; None for a piece that runs over from one column into the next.

    A word in the white between two columns goes with the text that it stands a space from.
    """
    out: list[tuple[int | None, list[Atom]]] = []
    for word in line.words:
        home = band_at(bands, word.x0, word.x1)
        if out:
            last, words = out[-1]
            space = word.x0 - words[-1].x1
            near = space < _WIDE * word.size
            if last == home and (home is not None or near):
                words.append(word)
                continue
            if near and (_in_white(word, bands) or all(_in_white(before, bands) for before in words)):
                out[-1] = (last if home is None else home, [*words, word])
                continue
            if space < 0.9 * _NARROW * word.size:  # one text that runs over
                out[-1] = (None, [*words, word])
                continue
        out.append((home, [word]))
    return [(home, part(line, words)) for home, words in out]


def _in_white(word: Atom, bands: Sequence[Band]) -> bool:
    return all(min(word.x1, band.x1) - max(word.x0, band.x0) <= 1.0 for band in bands)


def keeps(line: Line, bands: Sequence[Band]) -> bool:
    """All of the line's text stands in columns."""
    return all(home is not None for home, _ in shares(line, bands))


def filled(line: Line, bands: Sequence[Band]) -> set[int]:
    """The columns that the line has text in."""
    return {home for home, _ in shares(line, bands) if home is not None}


def bounds_of(bands: Sequence[Band]) -> list[float]:
    """Column edges in the middle of the rivers."""
    inner = [(a.x1 + b.x0) / 2 for a, b in pairwise(bands)]
    return [bands[0].x0 - 2.0, *inner, bands[-1].x1 + 2.0]
