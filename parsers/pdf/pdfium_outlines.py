"""The outlines and paint of PDFium's path objects, many at a time.

A drawn table has hundreds of paths, so that what is asked of all of them is asked by `map` over whole columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, repeat

import numpy as np
import numpy.typing as npt

from ..words import BBox, Colour
from .drawing import Point, Subpath, flatten, over_white
from .pdfium_answers import Answers
from .pdfium_api import SEGMENT_CURVE, SEGMENT_LINE, SEGMENT_MOVE, Api, Function, Pointer, pointer
from .pdfium_chars import Floats
from .pdfium_view import Matrix, multiplied

MOST_SEGMENTS = 2000  # a longer path is a drawing, neither rule nor mark
_ROUND = 5  # points of a rectangle that ends where it began
_AT_ONCE = 10_000  # segments: bounds what is held of a page that is drawn to harm


@dataclass(slots=True)
class Outline:
    """A path that is painted, in points on the page as shown: as a `box` where it goes round a rectangle."""

    box: BBox | None
    subpaths: Sequence[Subpath]
    fill: Colour | None
    stroke: Colour | None
    width: float  # of the stroke


def outlines(api: Api, answers: Answers, paths: Iterable[tuple[Sequence[Pointer], Matrix]]) -> Iterator[Outline | None]:
    """The outline of each path; None where nothing of it is painted, or it is too long to be a line or mark.

    With paths comes the matrix from the coordinates that hold them to the page as shown.
    """
    stretches = list(paths)
    handles = list(chain.from_iterable(held for held, _ in stretches))
    views = np.array([matrix for _, matrix in stretches]).repeat([len(held) for held, _ in stretches], axis=0)
    counts = list(map(api.path_segment_count, handles))
    held = np.cumsum([1 + count * (count <= MOST_SEGMENTS) for count in counts])
    start = 0
    while start < len(handles):
        stop = int(np.searchsorted(held, held[start] + _AT_ONCE))
        yield from _outlines(api, answers, handles[start:stop], counts[start:stop], views[start:stop])
        start = stop


def _outlines(
    api: Api, answers: Answers, handles: Sequence[Pointer], counts: Sequence[int], views: Floats
) -> list[Outline | None]:
    modes = answers.apart(api.path_draw_mode, np.int32, 2, handles)  # how it is filled, whether it is stroked
    fills = _paints(answers, api.fill_colour, handles, modes[:, 0])
    strokes = _paints(answers, api.stroke_colour, handles, modes[:, 1])
    out: list[Outline | None] = [None] * len(handles)
    painted = [
        number
        for number, (count, fill, stroke) in enumerate(zip(counts, fills, strokes, strict=True))
        if 2 <= count <= MOST_SEGMENTS and (fill or stroke)
    ]
    chosen = [handles[number] for number in painted]
    own = answers.together(api.object_matrix, np.float32, 6, chosen)
    places = multiplied(own.astype(np.float64), views[painted])  # from their own coordinates to the page as shown
    shapes = _shapes(api, answers, chosen, [counts[number] for number in painted], places)
    widths = np.zeros(len(painted))
    stroked = [place for place, number in enumerate(painted) if strokes[number]]
    widths[stroked] = answers.apart(api.stroke_width, np.float32, 1, [chosen[place] for place in stroked])[:, 0]
    scales = np.sqrt(np.abs(places[:, 0] * places[:, 3] - places[:, 1] * places[:, 2]))
    for number, width, (box, subpaths) in zip(painted, (widths * scales).tolist(), shapes, strict=True):
        out[number] = Outline(box, subpaths, fills[number], strokes[number], width)
    return out


def _paints(
    answers: Answers, ask: Function, handles: Sequence[Pointer], modes: npt.NDArray[np.int32]
) -> list[Colour | None]:
    """The colour of each path's fill or stroke, None where its mode is 0: it has none, or where it shows nothing."""
    colours: list[Colour | None] = [None] * len(handles)
    painted = modes.nonzero()[0].tolist()
    channels = answers.apart(ask, np.uint32, 4, [handles[number] for number in painted])
    for number, colour in zip(painted, map(_seen, *channels.T.tolist()), strict=True):
        colours[number] = colour
    return colours


@lru_cache(maxsize=1024)
def _seen(red: int, green: int, blue: int, opacity: int) -> Colour | None:
    """The colour that this paint shows, None where it shows nothing."""
    return over_white(red, green, blue, opacity) if opacity else None


def _shapes(
    api: Api, answers: Answers, handles: Sequence[Pointer], counts: Sequence[int], places: Floats
) -> Iterator[tuple[BBox | None, Sequence[Subpath]]]:
    """The box of each of these paths that goes round a rectangle, the subpaths of the others."""
    owners = chain.from_iterable(map(repeat, handles, counts))
    segments = list(map(pointer, map(api.path_segment, owners, chain.from_iterable(map(range, counts)))))
    x, y = answers.apart(api.segment_point, np.float32, 2, segments).astype(np.float64).T
    a, b, c, d, e, f = places.repeat(counts, axis=0).T
    xs, ys = a * x + c * y + e, b * x + d * y + f
    starts = list(accumulate(counts, initial=0))
    for box, start, stop in zip(_boxes(xs, ys, np.array(starts)), starts, starts[1:], strict=False):
        if box is not None:
            yield box, ()
            continue
        inner = segments[start:stop]
        points = list(zip(xs[start:stop].tolist(), ys[start:stop].tolist(), strict=True))
        yield None, _walked(points, list(map(api.segment_type, inner)), list(map(api.segment_close, inner)))


def _boxes(xs: Floats, ys: Floats, starts: npt.NDArray[np.intp]) -> list[BBox | None]:
    """The box of each path whose five points go round an upright rectangle and end where they began."""
    boxes: list[BBox | None] = [None] * (len(starts) - 1)
    (five,) = (starts[1:] - starts[:-1] == _ROUND).nonzero()
    points = starts[five, None] + np.arange(_ROUND)
    (ax, bx, cx, dx, ex), (ay, by, cy, dy, ey) = xs[points].T, ys[points].T
    level_first = (ay == by) & (bx == cx) & (cy == dy) & (dx == ax)
    upright_first = (ax == bx) & (by == cy) & (cx == dx) & (dy == ay)
    round_ = (ax == ex) & (ay == ey) & (level_first | upright_first)
    edges = (np.minimum(ax, cx), np.minimum(ay, cy), np.maximum(ax, cx), np.maximum(ay, cy))
    x0, y0, x1, y1 = (edge[round_].tolist() for edge in edges)
    for number, box in zip(five[round_].tolist(), zip(x0, y0, x1, y1, strict=True), strict=True):
        boxes[number] = box
    return boxes


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
