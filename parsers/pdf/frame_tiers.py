"""Headers of two tiers between two lines: texts of the upper tier that head several columns of the lower one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from .draft import Line
from .headcells import repeated
from .lines import split_at_gaps
from .segments import Segment

_APART = 0.75
_LEFT = 3.0


def tier_edges(lines: Sequence[Line], xs: Sequence[float]) -> list[Segment]:
    """Where an upper tier ends above its columns; `lines` are those of the header, `xs` the column edges."""
    flat = sorted((line for line in lines if not line.turn), key=lambda line: line.top)
    for upper in flat:
        lower = [line for line in lines if line.bbox[1] > upper.bottom - 1]
        if not lower or any(line.bottom < upper.top + 1 for line in flat):
            continue
        level = [line for line in flat if abs(line.top - upper.top) < 2]
        wide = _groups([piece for line in level for piece in split_at_gaps(line, _APART)], lower, xs)
        if wide:
            y = (upper.bottom + min(line.bbox[1] for line in lower)) / 2
            return [Segment(y, xs[first], xs[last + 1]) for first, last in wide]
    return []


def _column(xs: Sequence[float], x: float) -> int:
    return max(0, min(bisect_right(xs, x) - 1, len(xs) - 2))


def _columns(line: Line, xs: Sequence[float]) -> set[int]:
    if line.turn:
        return {_column(xs, (line.bbox[0] + line.bbox[2]) / 2)}
    return {_column(xs, (word.x0 + word.x1) / 2) for word in line.words}


def _crossing(piece: Line, lower: Sequence[Line], xs: Sequence[float]) -> bool:
    """The text runs over an edge that has texts on both its sides below."""
    columns = {column for line in lower for column in _columns(line, xs)}
    edges = [n for n in range(1, len(xs) - 1) if piece.x0 < xs[n] - 1 and piece.x1 > xs[n] + 1]
    return any(n - 1 in columns and n in columns for n in edges)


def _groups(pieces: Sequence[Line], lower: Sequence[Line], xs: Sequence[float]) -> list[tuple[int, int]]:
    """The columns that texts of the upper tier head, for those that head several for sure.

    One runs over an edge that parts texts below it, or the same texts stand below another.
    """
    sure = [piece for piece in pieces if _crossing(piece, lower, xs)]
    taken = {column for piece in pieces for column in _columns(piece, xs)}
    out = [group for piece in sure if (group := _group(piece, taken, lower, xs)) is not None]
    taken.update(column for first, last in out for column in range(first, last + 1))
    found = [_labels(group, lower, xs) for group in out]
    others = [piece for piece in pieces if piece not in sure]
    rest = [_alike(piece, taken, lower, xs, found) or _group(piece, taken, lower, xs) for piece in others]
    more = [group for group in rest if group is not None and group[1] > group[0]]
    found.extend(_labels(group, lower, xs) for group in more)
    out.extend(group for group in more if found.count(_labels(group, lower, xs)) > 1)
    out.sort()
    if not out:
        return _over_repeated(pieces, lower, xs)
    return out if all(a[1] < b[0] for a, b in pairwise(out)) else []


def _over_repeated(pieces: Sequence[Line], lower: Sequence[Line], xs: Sequence[float]) -> list[tuple[int, int]]:
    """Groups of columns whose labels come again, if each has one text over it and no text stands elsewhere."""
    groups = repeated([_labels((column, column), lower, xs).lower() for column in range(len(xs) - 1)])
    homes = [[g for g in groups if xs[g[0]] < (piece.x0 + piece.x1) / 2 < xs[g[1] + 1]] for piece in pieces]
    return groups if sorted(g for home in homes for g in home) == groups and all(homes) else []


def _group(piece: Line, taken: set[int], lower: Sequence[Line], xs: Sequence[float]) -> tuple[int, int] | None:
    """The text's own columns, and those beside it that have a lower text only."""
    spans = _spans(piece, taken, lower, xs)
    if not spans:
        return None
    first = min(_columns(piece, xs))
    starts = [word.x0 for line in lower for word in line.words if _column(xs, (word.x0 + word.x1) / 2) == first]
    if starts and abs(min(starts) - piece.x0) < _LEFT:
        return first, max(high for _, high in spans)  # set to the left of its columns
    middle = (piece.x0 + piece.x1) / 2
    return min(spans, key=lambda span: abs((xs[span[0]] + xs[span[1] + 1]) / 2 - middle))


def _alike(
    piece: Line, taken: set[int], lower: Sequence[Line], xs: Sequence[float], found: Sequence[str]
) -> tuple[int, int] | None:
    """The columns that a text may head whose labels are those below another."""
    return next((span for span in _spans(piece, taken, lower, xs) if _labels(span, lower, xs) in found), None)


def _spans(piece: Line, taken: set[int], lower: Sequence[Line], xs: Sequence[float]) -> list[tuple[int, int]]:
    """The ranges of columns that a text may head: its own, and those beside it that have a lower text only."""
    below = {column for line in lower for column in _columns(line, xs)}
    own = _columns(piece, xs)
    if not own <= below:
        return []
    first, last = min(own), max(own)
    low, high = first, last
    while high + 1 in below and high + 1 not in taken:
        high += 1
    while low - 1 in below and low - 1 not in taken:
        low -= 1
    return [(a, b) for a in range(low, first + 1) for b in range(last, high + 1)]


def _labels(group: tuple[int, int], lower: Sequence[Line], xs: Sequence[float]) -> str:
    words = [word for line in lower for word in line.words]
    inner = [word for word in words if group[0] <= _column(xs, (word.x0 + word.x1) / 2) <= group[1]]
    return " ".join(word.text for word in sorted(inner, key=lambda word: (round(word.top), word.x0)))
