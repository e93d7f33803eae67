"""The columns of a table that nothing upright is drawn in: white runs down between them, or fills end there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..words import BBox, Colour
from .draft import Line
from .frame_rows import Zone
from .lines import split_at_gaps
from .rivers import Band, columns_of, shares
from .segments import Segment, cluster

_SENTENCE = 6
"""A plain text of as many words may be a line of prose."""
APART = 0.75
"""Texts further apart than this, in sizes, are two."""
_EDGE = 4.0


def bands_of(strips: Sequence[Sequence[Line]], size: float, walls: Sequence[float]) -> list[Band]:
    """The extents of the columns' text that the lines of a zone's strips show."""
    body = [line for lines in strips if not is_banner(lines) for line in lines if not line.turn]
    plain = [line for line in body if not is_bold(line)]
    if sum(len(split_at_gaps(line, APART)) > 1 for line in plain) < 2:
        plain = body
    bands = columns_of(plain, size, 0.02)
    for wall in walls:
        bands = [part for band in bands for part in _cut(band, wall, plain)]
    return bands


def _cut(band: Band, wall: float, lines: Sequence[Line]) -> list[Band]:
    """The band cut where a fill begins or ends, if no word stands there."""
    if not band.x0 + 1 < wall < band.x1 - 1:
        return [band]
    words = [word for line in lines for word in line.words if word.x1 > band.x0 and word.x0 < band.x1]
    if any(word.x0 < wall - 1 and word.x1 > wall + 1 for word in words):
        return [band]
    left = max(word.x1 for word in words if word.x1 < wall + 1.5)
    right = min(word.x0 for word in words if word.x0 > wall - 1.5)
    return [Band(band.x0, left), Band(right, band.x1)]


def with_texts(bands: Sequence[Band], lines: Sequence[Line], beside: float = -1.0) -> list[Band]:
    """The bands made as wide as the texts that stand over one of them only; a text over none makes a band.

    Lower lines come first: what stands above them may head several columns. A text no further than
    `beside` points from a band that no other text stands over heads that band: figures are centred, their header not.
    """
    out = list(bands)
    headed = [False] * len(out)
    for line in sorted(lines, key=lambda line: -line.bbox[3]):
        for hit in (touched(box, out) for box in boxes_of(line, out)):
            headed = [flag or hit == [number] for number, flag in enumerate(headed)]
        whole = [line.bbox] if line.turn else [piece.bbox for piece in split_at_gaps(line, APART)]
        for box in whole:
            parts = [box] if len(touched(box, out)) < 2 else [b for b in boxes_of(line, out) if _within(b, box)]
            for part in parts:
                hit = touched(part, out) or _beside(part, out, headed, beside)
                if len(hit) == 1:
                    band = out[hit[0]]
                    out[hit[0]] = Band(min(band.x0, part[0]), max(band.x1, part[2]))
                    headed[hit[0]] = True
                elif not hit and len(parts) == 1:
                    at = sum(band.x0 < part[0] for band in out)
                    out.insert(at, Band(part[0], part[2]))
                    headed.insert(at, True)
    return out


def _beside(box: BBox, bands: Sequence[Band], headed: Sequence[bool], near: float) -> list[int]:
    """The number of the nearest band that nothing stands over, if it is right beside the text."""
    away = {n: max(band.x0 - box[2], box[0] - band.x1) for n, band in enumerate(bands) if not headed[n]}
    best = min(away, key=lambda n: away[n], default=None)
    return [best] if best is not None and away[best] < near else []


def _within(inner: BBox, outer: BBox) -> bool:
    return inner[0] > outer[0] - 0.5 and inner[2] < outer[2] + 0.5


def touched(box: BBox, bands: Sequence[Band]) -> list[int]:
    return [number for number, band in enumerate(bands) if min(box[2], band.x1) - max(box[0], band.x0) > 0.5]


def boxes_of(line: Line, bands: Sequence[Band]) -> list[BBox]:
    """The boxes of the line's texts, those of different columns apart."""
    if line.turn:
        return [line.bbox]
    return [part.bbox for _, piece in shares(line, bands) for part in split_at_gaps(piece, APART)]


def is_prose(line: Line, bands: Sequence[Band]) -> bool:
    """The line's text goes on from column to column with no more than spaces: twice, or in one piece of many words."""
    if line.turn:
        return False
    runs = 0
    for before, after in pairwise(line.words):
        homes = touched(before.bbox, bands), touched(after.bbox, bands)
        if homes[0] == homes[1] and len(homes[0]) == 1:
            continue
        starts = len(homes[1]) == 1 and abs(after.x0 - bands[homes[1][0]].x0) < 2
        runs += after.x0 - before.x1 < 0.4 * after.size and not starts
    whole = runs == 1 and len(line.words) >= _SENTENCE and len(split_at_gaps(line, APART)) == 1
    return runs > 1 or whole


def edges_of(zone: Zone, bands: Sequence[Band], walls: Sequence[float]) -> tuple[float, ...]:
    """The column edges between bands, where a fill ends if one does there."""
    inner = [x for x in walls if x < bands[0].x0 + 1]
    for band, after in pairwise(bands):
        between = [x for x in walls if band.x1 - 1 < x < after.x0 + 1]
        inner.extend(between or [(band.x1 + after.x0) / 2])
    inner.extend(x for x in walls if x > bands[-1].x1 - 1)
    return (min(zone.x0, bands[0].x0 - 1), *inner, max(zone.x1, bands[-1].x1 + 1))


def tiles_of(zone: Zone) -> tuple[float, ...]:
    """The column edges where cells filled one beside the other cover the zone from side to side; else none."""
    best: list[float] = []
    for y in {round((box[1] + box[3]) / 2, 1) for box in zone.fills}:
        row = sorted((box[0], box[2]) for box in zone.fills if box[1] < y < box[3])
        gaps = [b[0] - a[1] for a, b in pairwise(row)]
        ends = abs(row[0][0] - zone.x0) < _EDGE and abs(row[-1][1] - zone.x1) < _EDGE
        if ends and len(row) > len(best) + 1 and all(abs(gap) < _EDGE for gap in gaps):
            best = [(a[1] + b[0]) / 2 for a, b in pairwise(row)]
    return (zone.x0, *best, zone.x1) if len(best) > 1 else ()


def walls_of(zone: Zone, pieces: Iterable[Segment]) -> list[float]:
    """Where fills of the zone, and lines under some columns, begin and end."""
    ends = [*(x for box in zone.fills for x in (box[0], box[2])), *(x for s in pieces for x in (s.start, s.end))]
    return cluster((x for x in ends if zone.x0 + _EDGE < x < zone.x1 - _EDGE), 2.6)


def is_bold(line: Line) -> bool:
    """All its words are bold, or light on a dark ground."""
    return all(word.bold or _light(word.ink) for word in line.words)


def _light(ink: Colour | None) -> bool:
    return ink is not None and min(ink.red, ink.green, ink.blue) > 200


def is_banner(lines: Sequence[Line]) -> bool:
    """The lines of a strip are one text."""
    return len(lines) == 1 and not lines[0].turn and len(split_at_gaps(lines[0], 1.5)) == 1
