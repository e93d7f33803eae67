"""Cards in a frame that lines part across: each band between two lines has a layout of its own.

In a table the upright lines run from level line to level line, and the filled cells of each row have the same sides.
In such a card nothing upright touches the lines across: what is drawn inside (score grids) stands apart from them, and
its filled headers have different columns. Bands that keep to the columns of a header over them are one table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..words import BBox
from .draft import area, inside
from .heads import is_bold
from .lines import lines_of, split_at_gaps
from .page import Atom, Fill, PageContent
from .ruling import Ruling
from .segments import SNAP, Segment, cluster

_BAND = 6.0
"""A band that may hold a line of text is at least as high as this, in points."""
_LEAST = (150.0, 12.0)
"""The least width and height of a card, or of what a page's end leaves of it, in points."""
_MOST = 0.9
"""A frame that is larger than this share of the page is the page's."""
_TOUCH = 1.2
"""An upright line that ends on a level one does so within this, in points."""
_APART = 1.2


@dataclass(frozen=True, slots=True)
class Part:
    """What is laid out by itself; `headed`: a header and the rows below it, which lines part.

    `walls`: where upright lines would part the texts of one row alone.
    """

    bbox: BBox
    headed: bool = False
    walls: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A frame, and its parts from the top; a page's end may have left it open at the top or at the bottom."""

    bbox: BBox
    parts: tuple[Part, ...]
    open_top: bool
    open_bottom: bool

    @property
    def is_open(self) -> bool:
        return self.open_top or self.open_bottom


@dataclass(frozen=True, slots=True)
class _Band:
    bbox: BBox
    words: tuple[Atom, ...]
    filled: bool  # from side to side
    edges: tuple[float, ...]  # where the cells of a header meet that fills the band


def banded_cards(
    content: PageContent, ruling: Ruling, words: Sequence[Atom], widths: Collection[float] = ()
) -> list[Card]:
    """The cards of a page, from the top; `widths` are those of cards on earlier pages.

    What a page's end has left of a card may be too little to be told as one, and so may a card without bands in it:
    it is as wide as others, and stands at the page's end or under a bar of its own.
    """
    across, down = ruling.segments
    found: list[Card] = []
    rests: list[tuple[BBox, list[_Band]]] = []
    half = [] if not widths else _half_frames(across, down, widths)
    frames = [*sorted([*_frames(across, down), *_grounds(content.fills)], key=area, reverse=True), *half]
    frames = [f for f in frames if area(f) <= _MOST * content.width * content.height]
    frames = [frame for frame in frames if not _has_columns(frame, across, down)]
    upright = [word for word in words if not word.turn] if frames else []
    for frame in frames:
        if any(inside(frame, card.bbox, SNAP) for card in found):
            continue
        bands = _bands(frame, across, content.fills, upright)
        if not bands:
            continue
        barred = bands[0].filled and len(bands) == 2
        if (len(bands) > 2 or barred) and frame not in half and _differ(frame, bands, down):
            found.append(_card(frame, bands, across))
        else:
            rests.append((frame, bands))
    wide = {*widths, *(card.bbox[2] - card.bbox[0] for card in found)}
    ends = [min((frame[1] for frame, _ in rests), default=0.0), max((frame[3] for frame, _ in rests), default=0.0)]
    for frame, bands in rests:
        alike = any(abs(frame[2] - frame[0] - width) < SNAP for width in wide)
        end = abs(frame[1] - ends[0]) < SNAP or abs(frame[3] - ends[1]) < SNAP
        placed = end or (bands[0].filled and len(bands) > 1)
        headed = any(_stands_on(fill.bbox, frame) for fill in content.fills)
        if alike and placed and not headed and not any(inside(frame, card.bbox, SNAP) for card in found):
            found.append(_card(frame, bands, across))
    return sorted(found, key=lambda card: card.bbox[1])


def _stands_on(fill: BBox, frame: BBox) -> bool:
    """A band of its width is painted on top of the frame: it is a box with a head, whole on its page."""
    if fill[3] - fill[1] < _BAND:
        return False  # its border
    return all(abs(a - b) < SNAP for a, b in ((fill[0], frame[0]), (fill[2], frame[2]), (fill[3], frame[1])))


def _card(frame: BBox, bands: Sequence[_Band], across: Sequence[Segment]) -> Card:
    ends = [line.at for line in across if _runs_through(line, frame)]
    open_top, open_bottom = (all(abs(at - y) > SNAP for at in ends) for y in (frame[1], frame[3]))
    return Card(frame, tuple(_parts(bands)), open_top, open_bottom)


def _frames(across: Sequence[Segment], down: Sequence[Segment]) -> list[BBox]:
    """Boxes between two upright lines of one height that a level line closes.

    A page's end may have cut the other side.
    """
    out: list[BBox] = []
    ordered = sorted(down, key=lambda s: s.at)
    starts = sorted([s.start for s in across])
    for number, left in enumerate(ordered):
        near = bisect_left(starts, left.at - SNAP)
        if near == len(starts) or starts[near] > left.at + SNAP:
            continue
        level = [s for s in across if abs(s.start - left.at) < SNAP]
        for right in ordered[number + 1 :] if level else ():
            if abs(left.start - right.start) > SNAP or abs(left.end - right.end) > SNAP:
                continue
            box = (left.at, min(left.start, right.start), right.at, max(left.end, right.end))
            if box[2] - box[0] <= _LEAST[0] or box[3] - box[1] <= _LEAST[1]:
                continue
            if any(min(abs(s.at - box[1]), abs(s.at - box[3])) < SNAP for s in level if abs(s.end - box[2]) < SNAP):
                out.append(box)
    return out


def _grounds(fills: Sequence[Fill]) -> Iterable[BBox]:
    """Fills with another, a bar of their width, on their upper end."""
    tops: dict[tuple[int, int, int], list[BBox]] = {}
    for fill in fills:
        x0, top, x1, bottom = fill.bbox
        if x1 - x0 > _LEAST[0] and bottom - top > _LEAST[1]:
            tops.setdefault((round(x0), round(top), round(x1)), []).append((x0, top, x1, bottom))
    for boxes in tops.values():
        bar, ground = min(boxes, key=area), max(boxes, key=area)
        if area(bar) < 0.5 * area(ground):
            yield ground


def _half_frames(across: Sequence[Segment], down: Sequence[Segment], widths: Collection[float]) -> list[BBox]:
    """Boxes of a known width between a level line and a page's end, the right side of which the page's rim has cut."""
    out: list[BBox] = []
    for line in across:
        if not any(abs(line.length - width) < SNAP for width in widths):
            continue
        left = [s for s in down if abs(s.at - line.start) < SNAP]
        side = next((s for s in left if min(abs(s.start - line.at), abs(s.end - line.at)) < SNAP), None)
        bare = not any(abs(s.at - line.end) < SNAP and s.start - SNAP < line.at < s.end + SNAP for s in down)
        if side is not None and bare and side.length > _LEAST[1]:
            out.append((line.start, side.start, line.end, side.end))
    return out


def _runs_through(line: Segment, box: BBox) -> bool:
    return abs(line.start - box[0]) < SNAP and abs(line.end - box[2]) < SNAP and box[1] - SNAP < line.at < box[3] + SNAP


def _bands(frame: BBox, across: Sequence[Segment], fills: Sequence[Fill], words: Sequence[Atom]) -> list[_Band]:
    """What stands between the lines, and the sides of fills, that run through the frame."""
    x0, top, x1, bottom = frame
    rows = list(_rows_of(frame, [fill.bbox for fill in fills if inside(fill.bbox, frame)]))
    lines = [line.at for line in across if _runs_through(line, frame)]
    ys = cluster([top, bottom, *lines, *(y for row in rows for y in (row[0][1], row[0][3]))])
    out: list[_Band] = []
    for high, low in pairwise(ys):
        held = [w for w in words if high < (w.top + w.bottom) / 2 < low and x0 - 1 < w.x0 and w.x1 < x1 + 1]
        if not held:
            continue
        row = next((row for row in rows if row[0][1] < (high + low) / 2 < row[0][3]), [])
        out.append(_Band((x0, high, x1, low), tuple(held), bool(row), tuple(box[0] for box in row[1:])))
    return out


def _rows_of(frame: BBox, fills: Sequence[BBox]) -> Iterable[list[BBox]]:
    """Fills side by side that run through the frame."""
    for first in fills:
        if abs(first[0] - frame[0]) > SNAP or first[3] - first[1] > 0.9 * (frame[3] - frame[1]):
            continue
        level = (box for box in fills if abs(box[1] - first[1]) < SNAP and abs(box[3] - first[3]) < SNAP)
        row = sorted(set(level))
        joined = all(abs(b[0] - a[2]) < SNAP for a, b in pairwise(row))
        if joined and abs(row[-1][2] - frame[2]) < SNAP:
            yield row


def _inner(frame: BBox, down: Sequence[Segment]) -> list[Segment]:
    return [s for s in down if frame[0] + SNAP < s.at < frame[2] - SNAP and _within(s, frame)]


def _has_columns(frame: BBox, across: Sequence[Segment], down: Sequence[Segment]) -> bool:
    """Something upright touches the lines across."""
    lines = [line.at for line in across if _runs_through(line, frame)]
    inner = _inner(frame, down)
    return any(min(abs(s.start - y), abs(s.end - y)) < _TOUCH or s.start < y < s.end for s in inner for y in lines)


def _differ(frame: BBox, bands: Sequence[_Band], down: Sequence[Segment]) -> bool:
    """The bands have no columns in common: grids stand in some, or their headers differ."""
    heads = [band.edges for band in bands if band.edges]
    differ = any(not _part_of(a, b) and not _part_of(b, a) for a in heads for b in heads)
    return differ or bool(_inner(frame, down))


def _within(line: Segment, frame: BBox) -> bool:
    return frame[1] - SNAP < line.start and line.end < frame[3] + SNAP


def _part_of(edges: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(a - b) < SNAP for b in others) for a in edges)


def _parts(bands: Sequence[_Band]) -> Iterable[Part]:
    """The bands, those of one table together."""
    at = 0
    while at < len(bands):
        stop = at + 1
        edges = bands[at].edges or _heads(bands[at], at == 0)
        while edges and stop < len(bands) and _goes_on(bands[stop], edges):
            stop += 1
        x0, top, x1, _ = bands[at].bbox
        headed = stop > at + 1
        if bands[at].edges and not headed and stop < len(bands) and _stands_under(bands[stop], edges):
            stop += 1
        lines = lines_of(bands[at].words)
        alone = not headed and not bands[at].edges and len(lines) == 1 and not is_bold(lines[0])
        yield Part((x0, top, x1, bands[stop - 1].bbox[3]), headed, edges if alone else ())
        at = stop


def _heads(band: _Band, first: bool) -> tuple[float, ...]:
    """Where the second and further texts begin of a band that is one bold line of several, or begins with a row.

    A row without its header is what a page's end has left of a table.
    """
    lines = lines_of(band.words)
    heads = (len(lines) == 1 and is_bold(lines[0])) or (first and not band.filled and not band.words[0].bold)
    return tuple(piece.x0 - 1 for piece in split_at_gaps(lines[0], _APART)[1:]) if heads else ()


def _goes_on(band: _Band, edges: Sequence[float]) -> bool:
    """The band keeps to the columns of the header above it, and is no header or label itself."""
    return not _crosses(band.words, edges) and _stands_under(band, edges)


def _stands_under(band: _Band, edges: Sequence[float]) -> bool:
    """The band begins with text in the columns of the header above it, whatever stands below that."""
    first = lines_of(band.words)[0]
    return not (band.filled or is_bold(first) or _crosses(first.words, edges))


def _crosses(words: Iterable[Atom], edges: Sequence[float]) -> bool:
    return any(word.x0 < x - 1 and word.x1 > x + 1 for word in words for x in edges)
