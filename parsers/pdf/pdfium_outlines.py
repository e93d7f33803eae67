"""The outlines and paint of PDFium's path objects, many at a time.

A drawn table has hundreds of paths, so that what is asked of all of them is asked by `map` over whole columns.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise, repeat

import numpy as np

from .drawing import Point, Subpath, flatten, goes_round
from .pdfium_api import SEGMENT_CURVE, SEGMENT_LINE, SEGMENT_MOVE, Api
from .pdfium_chars import Floats, addresses
from .pdfium_view import Matrix, multiplied

Channels = tuple[int, int, int, int]
"""Red, green, blue, opacity."""

MOST_SEGMENTS = 2000  # a longer path is a drawing, neither rule nor mark
_AT_ONCE = 256  # paths: bounds what is held of a page that is drawn to harm


@dataclass(slots=True)
class Outline:
    """A path that is painted, in points on the page as shown."""

    subpaths: list[Subpath]
    fill: Channels | None
    stroke: Channels | None
    width: float  # of the stroke


def outlines(api: Api, handles: Sequence[int], matrix: Matrix) -> Iterator[Outline | None]:
    """The outline of each path; None where nothing of it is painted, or it is too long to be a line or mark.

    `matrix` leads from the coordinates that hold the objects to the page as shown.
    """
    for start in range(0, len(handles), _AT_ONCE):
        yield from _outlines(api, handles[start : start + _AT_ONCE], matrix)


def _outlines(api: Api, handles: Sequence[int], matrix: Matrix) -> list[Outline | None]:
    counts = list(map(api.path_segment_count, handles))
    modes = np.zeros((len(handles), 2), np.int32)  # how it is filled, whether it is stroked
    deque(map(api.path_draw_mode, handles, *addresses(modes)), maxlen=0)
    colours = np.zeros((2, len(handles), 4), np.uint32)
    for mode, ask, channels in zip(modes.T, (api.fill_colour, api.stroke_colour), colours, strict=True):
        which = np.flatnonzero(mode)
        found = np.zeros((len(which), 4), np.uint32)
        deque(map(ask, [handles[number] for number in which.tolist()], *addresses(found)), maxlen=0)
        channels[which] = found
    fills, strokes = map(_visible, colours.tolist())
    out: list[Outline | None] = [None] * len(handles)
    painted = [
        number
        for number, (count, fill, stroke) in enumerate(zip(counts, fills, strokes, strict=True))
        if 2 <= count <= MOST_SEGMENTS and (fill or stroke)
    ]
    chosen = [handles[number] for number in painted]
    places = _matrices(api, chosen, matrix)
    paths = _subpaths(api, chosen, [counts[number] for number in painted], places)
    widths = np.zeros((len(chosen), 1), np.float32)
    deque(map(api.stroke_width, chosen, *addresses(widths)), maxlen=0)
    scales = np.sqrt(np.abs(places[:, 0] * places[:, 3] - places[:, 1] * places[:, 2]))
    for number, width, subpaths in zip(painted, (widths[:, 0] * scales).tolist(), paths, strict=True):
        out[number] = Outline(subpaths, fills[number], strokes[number], width)
    return out


def _visible(colours: Sequence[Sequence[int]]) -> list[Channels | None]:
    return [(red, green, blue, opacity) if opacity else None for red, green, blue, opacity in colours]


def _matrices(api: Api, handles: Sequence[int], matrix: Matrix) -> Floats:
    """For each object the matrix from its own coordinates to the page as shown, a row each."""
    own = np.zeros((len(handles), 6), np.float32)
    deque(map(api.object_matrix, handles, addresses(own)[0]), maxlen=0)
    return multiplied(own.astype(np.float64), matrix)


def _subpaths(api: Api, handles: Sequence[int], counts: Sequence[int], places: Floats) -> Iterator[list[Subpath]]:
    """The subpaths of each of these paths."""
    total = sum(counts)
    owners = chain.from_iterable(map(repeat, handles, counts))
    segments = list(map(api.path_segment, owners, chain.from_iterable(map(range, counts))))
    spots = np.zeros((total, 2), np.float32)
    deque(map(api.segment_point, segments, *addresses(spots)), maxlen=0)
    x, y = spots.astype(np.float64).T
    a, b, c, d, e, f = np.repeat(places, counts, axis=0).T
    points = list(zip((a * x + c * y + e).tolist(), (b * x + d * y + f).tolist(), strict=True))
    for start, stop in pairwise(accumulate(counts, initial=0)):
        run = points[start:stop]
        if goes_round(run):
            yield [Subpath(tuple(run), False, True)]
            continue
        inner = segments[start:stop]
        yield _walked(run, list(map(api.segment_type, inner)), list(map(api.segment_close, inner)))


def _walked(points: Sequence[Point], kinds: Sequence[int], closes: Sequence[int]) -> list[Subpath]:
    out: list[Subpath] = []
    run: list[Point] = []
    controls: list[Point] = []
    curved = closed = False
    for point, kind, close in zip(points, kinds, closes, strict=True):
        if kind == SEGMENT_MOVE:
            if len(run) > 1:
                out.append(Subpath(tuple(run), curved, closed))
            run, controls, curved, closed = [point], [], False, False
            continue
        if kind == SEGMENT_LINE:
            run.append(point)
        elif kind == SEGMENT_CURVE:
            controls.append(point)
            curved = True
            if len(controls) == 3:
                start = run[-1] if run else controls[0]
                run.extend(flatten(start, controls[0], controls[1], controls[2]))
                controls = []
        closed = closed or bool(close)
    if len(run) > 1:
        out.append(Subpath(tuple(run), curved, closed))
    return out
