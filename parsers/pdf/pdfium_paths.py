"""The lines, areas, marks and images of a page, from PDFium's page objects in paint order."""

from __future__ import annotations

from collections import deque
from ctypes import addressof, c_float, c_int
from itertools import repeat

from ...ingest.errors import LimitExceededError
from ..document import BBox
from .drawing import Canvas, Drawing, Point, Subpath, flatten, over_white
from .pdfium_api import (
    FORM_OBJECT,
    IMAGE_OBJECT,
    PATH_OBJECT,
    SEGMENT_CURVE,
    SEGMENT_LINE,
    SEGMENT_MOVE,
    TEXT_OBJECT,
    Api,
)
from .pdfium_style import Colours
from .pdfium_view import Matrix, View, intersect, multiply, transform_box

MOST_OBJECTS = 500_000  # on a page, those of forms counted each time that they are shown
_DEEPEST = 20  # forms within forms; a file that nests deeper is built to harm
_MOST_SEGMENTS = 2000  # a longer path is a drawing, neither rule nor mark


class PageObjects:
    """Walks a page's objects, once, when made."""

    def __init__(self, api: Api, page: int, view: View) -> None:
        self._api = api
        self._walker = _Walker(api, view)
        count = max(0, api.object_count(page))
        self._walker.walk(list(map(api.object_at, repeat(page), range(count))), view.matrix, view.box, 0)

    def drawing(self) -> Drawing:
        return self._walker.canvas.drawing()

    def lost_spaces(self) -> list[tuple[float, float]]:
        """Where text objects without any width stand: those that hold a space only. PDFium's text leaves them out."""
        edges = (c_float * 4)()
        at = addressof(edges)
        out: list[tuple[float, float]] = []
        for handle, (a, b, c, d, e, f) in self._walker.texts:
            if self._api.object_bounds(handle, at, at + 4, at + 8, at + 12):
                x, y, right, top = edges
                if right - x < 0.01 or top - y < 0.01:
                    out.append((a * x + c * y + e, b * x + d * y + f))
        return out


class _Walker:
    def __init__(self, api: Api, view: View) -> None:
        self._api = api
        self.canvas = Canvas(view.box)
        self.texts: list[tuple[int, Matrix]] = []
        self._walked = 0
        self._colours = Colours(api)
        self._floats = (c_float * 6)()
        self._at = addressof(self._floats)
        self._mode = (c_int * 2)()
        self._mode_at = addressof(self._mode)

    def walk(self, objects: list[int], matrix: Matrix, clip: BBox, depth: int) -> None:
        """Paint these objects. `matrix` leads from their coordinates to the page as shown."""
        api = self._api
        self._walked += len(objects)
        if self._walked > MOST_OBJECTS:
            raise LimitExceededError(
                f"a page has more than {MOST_OBJECTS:,} lines, letters and pictures: print the PDF to a new PDF"
            )
        for handle, kind in zip(objects, map(api.object_type, objects), strict=True):
            if kind == TEXT_OBJECT:
                self.texts.append((handle, matrix))
            elif kind == PATH_OBJECT:
                self._path(handle, matrix, clip)
            elif kind == IMAGE_OBJECT:
                seen = self._clip(handle, matrix, clip)
                if seen is not None:
                    placed = multiply(self._matrix(handle), matrix)
                    self.canvas.image(transform_box((0.0, 0.0, 1.0, 1.0), placed), seen)
            elif kind == FORM_OBJECT and depth < _DEEPEST:
                seen = self._clip(handle, matrix, clip)
                if seen is not None:
                    inner = multiply(self._matrix(handle), matrix)
                    count = max(0, api.form_object_count(handle))
                    self.walk(list(map(api.form_object_at, repeat(handle), range(count))), inner, seen, depth + 1)

    def _path(self, handle: int, matrix: Matrix, clip: BBox) -> None:
        api = self._api
        count = api.path_segment_count(handle)
        if not 2 <= count <= _MOST_SEGMENTS or not api.path_draw_mode(handle, self._mode_at, self._mode_at + 4):
            return
        fill = self._colours.fill(handle) if self._mode[0] else None
        stroke = self._colours.stroke(handle) if self._mode[1] else None
        filled = fill is not None and fill[3] > 0
        stroked = stroke is not None and stroke[3] > 0
        if not filled and not stroked:
            return
        seen = self._clip(handle, matrix, clip)
        if seen is None:
            return
        placed = multiply(self._matrix(handle), matrix)
        subpaths = self._subpaths(handle, count, placed)
        if fill is not None and filled:
            self.canvas.fill(subpaths, over_white(*fill), seen)
        if stroke is not None and stroked:
            width = self._floats[0] if api.stroke_width(handle, self._at) else 0.0
            scale = abs(placed[0] * placed[3] - placed[1] * placed[2]) ** 0.5
            self.canvas.stroke(subpaths, over_white(*stroke), width * scale, seen)

    def _matrix(self, handle: int) -> Matrix:
        self._api.object_matrix(handle, self._at)
        a, b, c, d, e, f = self._floats
        return a, b, c, d, e, f

    def _clip(self, handle: int, matrix: Matrix, clip: BBox) -> BBox | None:
        """What the object's clip leaves of `clip`: its bounding box, or None if nothing is left."""
        api = self._api
        path = api.clip_path(handle)
        count = api.clip_path_count(path) if path else 0
        for index in range(count):
            segments = api.clip_segment_count(path, index)
            if segments <= 0:
                return None  # clipped to nothing
            if segments > _MOST_SEGMENTS:
                continue
            left = intersect(clip, transform_box(self._around(path, index, segments), matrix))
            if left is None:
                return None
            clip = left
        return clip

    def _around(self, clip: int, index: int, count: int) -> BBox:
        """The box around one path of a clip, in its own coordinates."""
        api = self._api
        points = (c_float * (2 * count))()
        at = addressof(points)
        segments = map(api.clip_segment, repeat(clip), repeat(index), range(count))
        deque(
            map(api.segment_point, segments, range(at, at + 8 * count, 8), range(at + 4, at + 8 * count, 8)), maxlen=0
        )
        xs, ys = points[::2], points[1::2]
        return (min(xs), min(ys), max(xs), max(ys))

    def _subpaths(self, handle: int, count: int, matrix: Matrix) -> list[Subpath]:
        api = self._api
        at, floats = self._at, self._floats
        a, b, c, d, e, f = matrix
        out: list[Subpath] = []
        points: list[Point] = []
        controls: list[Point] = []
        curved = closed = False
        for segment in map(api.path_segment, repeat(handle), range(count)):
            api.segment_point(segment, at, at + 4)
            x, y = floats[0], floats[1]
            point = (a * x + c * y + e, b * x + d * y + f)
            kind = api.segment_type(segment)
            if kind == SEGMENT_MOVE:
                if len(points) > 1:
                    out.append(Subpath(tuple(points), curved, closed))
                points, controls, curved, closed = [point], [], False, False
                continue
            if kind == SEGMENT_LINE:
                points.append(point)
            elif kind == SEGMENT_CURVE:
                controls.append(point)
                curved = True
                if len(controls) == 3:
                    start = points[-1] if points else controls[0]
                    points.extend(flatten(start, controls[0], controls[1], controls[2]))
                    controls = []
            closed = closed or bool(api.segment_close(segment))
        if len(points) > 1:
            out.append(Subpath(tuple(points), curved, closed))
        return out
