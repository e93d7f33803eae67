"""Titles of tables that look alike: no drawing tells one of these from the next, but what begins each of them does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..document import MarkerKind
from ..words import BBox
from .draft import Line, box_of, inside
from .frame_columns import is_bold
from .lines import split_at_gaps
from .markers import marker_kind
from .segments import Segment

_APART = 1.5
_NEAR = 3.0
"""A title stands this near over its table, in sizes."""
_ROOM = 0.7
"""White over a title is higher than this, in sizes, at least."""
_TOGETHER = 1.6
"""A text stands this near under its heading, in sizes."""
_MORE = 1.3
"""And higher by this than the white that the row has over its text."""
_LETTERS = 3
_EDGE = 8.0
_WHITE = (3.0, 7.5)


def titles_of(lines: Sequence[Line], levels: Sequence[Segment], known: dict[str, set[str]]) -> list[BBox]:
    """The lines of a page that stand alone over a row which begins more than one table: under another title too.

    `levels` are level lines and edges of fills. `known`: the titles of the pages before, by the row's words; those of
    the page are added.
    """
    found = list(_over_rows(lines, levels))
    for title, row in found:
        known.setdefault(row, set()).add(title[-1].text)
    return [box_of(line.bbox for line in title) for title, row in found if len(known[row]) > 1]


def is_title(line: Line, titles: Sequence[BBox]) -> bool:
    return any(inside(line.bbox, box) for box in titles)


def cut_at(ys: Sequence[float], x0: float, x1: float, titles: Sequence[BBox]) -> list[list[float]]:
    """Level edges of one extent in runs: a title between two of them parts them, what stands under it has an edge."""
    runs = [list(ys[:1])]
    for top, bottom in pairwise(ys):
        between = [t for t in titles if top < (t[1] + t[3]) / 2 < bottom and x0 - _EDGE < t[0] and t[2] < x1 + _EDGE]
        runs.extend([title[3] + 0.5] for title in between)
        if is_white(top, bottom):
            runs.append([])
        runs[-1].append(bottom)
    return runs


def is_white(top: float, bottom: float) -> bool:
    """Two level edges stand too near for a row of text, and too far for one line: the white between two tables."""
    return _WHITE[0] < bottom - top < _WHITE[1]


def _over_rows(lines: Sequence[Line], levels: Sequence[Segment]) -> Iterator[tuple[list[Line], str]]:
    """The texts that stand alone over a row, with what that row begins with."""
    upright = [line for line in lines if not line.turn]
    pieces = [split_at_gaps(line, _APART) for line in upright]
    for at, (line, below) in enumerate(pairwise(upright)):
        if len(pieces[at]) > 1 or len(pieces[at + 1]) < 2 or line.x0 > below.x0 + 1:
            continue
        row = _opening(pieces[at + 1])
        if not row or not 0 <= below.top - line.bottom < _NEAR * line.size or marker_kind(line) is MarkerKind.BULLET:
            continue
        edges = [level.at for level in levels if level.start < line.x1 and line.x0 < level.end]
        first = at
        while first and len(pieces[first - 1]) == 1 and _goes_on(upright[first - 1], upright[first], edges):
            first -= 1
        above = max([upright[first - 1].bottom if first else 0.0, *(y for y in edges if y < upright[first].top + 1)])
        padding = min((below.top - y for y in edges if line.bottom - 1 < y < below.top + 1), default=0.0)
        if upright[first].top - above > max(_ROOM * line.size, _MORE * padding):
            yield upright[first : at + 1], row


def _goes_on(above: Line, line: Line, edges: Sequence[float]) -> bool:
    """The line stands under the one above as lines of one text do, or a text under its heading."""
    near = line.top - above.bottom < _TOGETHER * line.size and abs(above.x0 - line.x0) < 1
    return near and not any(above.bottom - 1 < y < line.top + 1 for y in edges)


def _opening(pieces: Sequence[Line]) -> str:
    """The words of a header; of another row, its label."""
    if all(is_bold(piece) for piece in pieces):
        return " ".join(piece.text for piece in pieces)
    label = pieces[0].text
    return label if sum(c.isalpha() for c in label) >= _LETTERS else ""
