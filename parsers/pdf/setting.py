"""How lines of text are set: the pieces of a line, and which lines share their columns.

Lines share columns where the pieces of each stand under and over those of the others, one in a column. A line that is
a header keeps to the columns above it only where each of its pieces begins, ends or has its middle where they do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

from ..words import BBox
from .draft import Line, inside
from .frame_columns import is_bold
from .lines import part
from .markers import opens_item
from .page import Atom
from .rivers import Band

_APART = 0.75
"""White wider than this, in sizes, is no space between words."""
_CHANGE = 0.45
"""White as wide as this, in sizes, parts a label from the value beside it that is set in another weight."""
_AFTER_BULLET = 2.5
_ALIKE = 3.0
"""Edges of texts as near as this, in points, are set at one x."""
_PILL_WORDS = 3
_MOST_ROWS = 60
"""Lines of a setting that are remembered."""


def pieces_of(line: Line, pills: Sequence[BBox] = ()) -> list[Line]:
    """The texts of a line that stand apart: by white, by white and weight, or on a fill of their own."""
    cuts: list[list[Atom]] = [[line.words[0]]]
    homes = [next((n for n, pill in enumerate(pills) if inside(word.bbox, pill, 1.0)), -1) for word in line.words]
    for at, (before, after) in enumerate(pairwise(line.words)):
        white = (after.x0 - before.x1) / max(before.size, after.size)
        change = before.bold != after.bold and white > _CHANGE and not before.text.endswith(":")
        listed = len(cuts[-1]) == 1 and white < _AFTER_BULLET and opens_item(before.text)
        if (white > _APART or change or homes[at] != homes[at + 1]) and not listed:
            cuts.append([])
        cuts[-1].append(after)
    return [part(line, words) for words in cuts]


def pills_of(fills: Iterable[BBox], words: Sequence[Atom]) -> list[BBox]:
    """The fills that hold a few words of a line: ratings."""
    out: list[BBox] = []
    top, bottom = min((w.top for w in words), default=inf), max((w.bottom for w in words), default=-inf)
    for box in fills:
        if box[3] < top - 1 or box[1] > bottom + 1:
            continue  # elsewhere on the page, as most are
        held = [word for word in words if inside(word.bbox, box, 1.0)]
        if 0 < len(held) <= _PILL_WORDS and max(w.top for w in held) - min(w.top for w in held) < 2:
            out.append(box)
    return out


@dataclass(slots=True, eq=False)
class Setting:
    """Lines that share columns, each as its pieces' extents.

    `drawn`: the columns' edges, where fills or lines show them.
    """

    rows: list[list[Band]] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    drawn: tuple[float, ...] = ()
    loose: bool = False  # a column may hold texts side by side: a grid of its own

    @property
    def columns(self) -> int:
        return len(self.drawn) + 1 if self.drawn else len(self.bands)

    @property
    def edges(self) -> tuple[float, ...]:
        """The inner edges of its columns."""
        return self.drawn or tuple((a.x1 + b.x0) / 2 for a, b in pairwise(self.bands))

    @property
    def reaches(self) -> bool:
        """Other strips may be set so: but for columns that lines draw in theirs alone."""
        return self.columns > 1 and (self.columns == 2 or not (self.drawn and self.loose))

    def explains(self, other: Setting) -> bool:
        """The lines of another setting stand in these columns, or most of their texts begin where these do."""
        if self.drawn:
            parts = all(any(abs(x - own) < _ALIKE for own in self.drawn) for x in other.drawn)
            if parts and all(self._holds(row) for row in other.rows):
                return True
        elif not other.drawn:
            bands = _joined([*self.bands, *other.bands])
            if len(bands) <= len(self.bands) and _one_each((*self.rows, *other.rows), bands):
                return True
        own = [*self.bands, *(Band(a, b) for a, b in pairwise(self.drawn))]
        texts = [text for row in other.rows for text in row]
        return bool(texts) and sum(_begins(own, text) for text in texts) > 0.6 * len(texts)

    @property
    def regular(self) -> bool:
        """Most texts of its lines are set like one of another line: these are columns, not texts set apart."""
        alike = [
            any(_alike(b, other) for m, more in enumerate(self.rows) if m != n for other in more)
            for n, row in enumerate(self.rows)
            for b in row
        ]
        return len(self.rows) > 1 and sum(alike) >= 0.6 * len(alike)

    def _holds(self, row: Sequence[Band]) -> bool:
        homes = [sum(x < (band.x0 + band.x1) / 2 for x in self.drawn) for band in row]
        over = any(band.x0 < x - 1 and band.x1 > x + 1 for band in row for x in self.drawn)
        held = homes if not self.loose else [home for home in homes if home == 0 and self.columns == 2]
        return not over and len(set(held)) == len(held)

    def takes(self, pieces: Sequence[Line], *, head: bool = False) -> bool:
        """The pieces of a line stand in these columns; those of a header each on one that is set like it."""
        if self.drawn:
            if any(crosses(piece, x) for piece in pieces for x in self.drawn):
                return False
            return self._holds([Band(piece.x0, piece.x1) for piece in pieces])
        if len(pieces) == 1 and len(self.bands) > 1 and sum(_meets(band, pieces[0]) for band in self.bands) > 1:
            return False
        if head and not all(any(_alike(band, piece) for band in self.bands) for piece in pieces):
            return False
        own = [Band(piece.x0, piece.x1) for piece in pieces]
        bands = _joined([*self.bands, *own])
        if not _one_each((own, *self.rows), bands):
            return False
        if len(bands) > len(self.bands) and len(pieces) < len(self.bands) and len(pieces) > 1:
            return sum(any(_alike(band, piece) for band in self.bands) for piece in pieces) > 1
        return True

    def add(self, pieces: list[Line]) -> None:
        self.rows = [*self.rows[1 - _MOST_ROWS :], [Band(piece.x0, piece.x1) for piece in pieces]]
        self.bands = _joined([*self.bands, *self.rows[-1]])


def settings_of(
    lines: Iterable[list[Line]], known: Sequence[Setting], now: Setting | None = None
) -> Iterator[tuple[Setting, list[Line]]]:
    """Each line, as its pieces, with the setting that it goes on with: that before, one that is known, or its own."""
    held = [(pieces, len(pieces) > 1 and all(is_bold(piece) for piece in pieces)) for pieces in lines]
    several = [one for one in reversed(known) if one.reaches]
    if now is None and any(len(pieces) > 1 for pieces, _ in held):  # texts may stand in the middle of their row
        now = next((one for one in several if all(one.takes(pieces, head=head) for pieces, head in held)), None)
    for pieces, head in held:
        if now is None or not now.takes(pieces, head=head):
            takers = (one for one in several if len(pieces) > 1 and one.takes(pieces, head=head))
            now = next(takers, None) or Setting()
        now.add(pieces)
        yield now, pieces


def crosses(piece: Line, x: float) -> bool:
    """A text runs on over an upright edge."""
    for before, after in pairwise(piece.words):
        if before.x1 <= x + 1 and after.x0 >= x - 1:
            return after.x0 - before.x1 < _CHANGE * max(before.size, after.size)
    return any(word.x0 < x - 1 and word.x1 > x + 1 for word in piece.words)


def _meets(band: Band, piece: Line) -> bool:
    return min(band.x1, piece.x1) - max(band.x0, piece.x0) > 0.5


def _alike(band: Band, piece: Band | Line) -> bool:
    """The piece begins, ends or has its middle where the column does."""
    left = -_ALIKE < piece.x0 - band.x0 < _ALIKE
    right = abs(piece.x1 - band.x1) < _ALIKE
    return left or right or abs(piece.x0 + piece.x1 - band.x0 - band.x1) < 2 * _ALIKE


def _begins(bands: Sequence[Band], text: Band) -> bool:
    """The text begins where one of the columns does, or is set like one that it does not run over."""
    over = sum(min(band.x1, text.x1) - max(band.x0, text.x0) > 0.5 for band in bands)
    return any(abs(band.x0 - text.x0) < _ALIKE or (over < 2 and _alike(band, text)) for band in bands)


def _one_each(rows: Iterable[Sequence[Band]], bands: Sequence[Band]) -> bool:
    """No two pieces of a row stand in one column. Each stands in one of the `bands`, which come from left to right."""
    ends = [band.x1 + 0.1 for band in bands]
    return all(len(row) < 2 or len({bisect_left(ends, piece.x1) for piece in row}) == len(row) for row in rows)


def _joined(bands: Iterable[Band]) -> list[Band]:
    out: list[Band] = []
    for band in sorted(bands, key=lambda band: band.x0):
        if out and band.x0 < out[-1].x1 - 0.5:
            out[-1] = Band(out[-1].x0, max(out[-1].x1, band.x1))
        else:
            out.append(band)
    return out
