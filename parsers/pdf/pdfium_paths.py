"""The lines, areas, marks and images of a page, from PDFium's page objects in paint order."""

from __future__ import annotations

from itertools import repeat

import numpy as np

from ...ingest.errors import LimitExceededError
from ..document import BBox, Colour
from .drawing import Canvas, Drawing, over_white
from .pdfium_answers import Answers
from .pdfium_api import FORM_OBJECT, IMAGE_OBJECT, PATH_OBJECT, TEXT_OBJECT, Api, Pointer, pointer
from .pdfium_outlines import MOST_SEGMENTS, Channels, Outline, outlines
from .pdfium_view import Matrix, View, intersect, multiply, transform_box

_MANY = (TEXT_OBJECT, PATH_OBJECT)
MOST_OBJECTS = 500_000  # on a page, those of forms counted each time that they are shown
_DEEPEST = 20  # forms within forms; a file that nests deeper is built to harm


class PageObjects:
    """A page's objects. They are walked when the drawing is asked for."""

    def __init__(self, api: Api, answers: Answers, page: int, view: View) -> None:
        self._api = api
        self._answers = answers
        self._page = page
        self._view = view
        self._walker = _Walker(api, answers, view)

    def drawing(self) -> Drawing:
        count = max(0, self._api.object_count(self._page))
        objects = map(self._api.object_at, repeat(pointer(self._page)), range(count))
        self._walker.walk(list(map(pointer, objects)), self._view.matrix, self._view.box, 0)
        return self._walker.canvas.drawing()

    @property
    def count(self) -> int:
        """The objects walked, those of forms counted each time that they are shown."""
        return self._walker.walked

    def lost_spaces(self) -> list[tuple[float, float]]:
        """Where text objects without any width stand: those that hold a space only. PDFium's text leaves them out.

        To be asked after the drawing.
        """
        texts = [(handle, matrix) for handles, matrix in self._walker.texts for handle in handles]
        handles = [handle for handle, _ in texts]
        boxes = self._answers.apart(self._api.object_bounds, np.float32, 4, handles)
        x, y, right, top = boxes.astype(np.float64).T
        narrow = np.flatnonzero(boxes.any(axis=1) & ((right - x < 0.01) | (top - y < 0.01)))
        out: list[tuple[float, float]] = []
        for number in narrow.tolist():
            a, b, c, d, e, f = texts[number][1]
            out.append((float(a * x[number] + c * y[number] + e), float(b * x[number] + d * y[number] + f)))
        return out


class _Walker:
    def __init__(self, api: Api, answers: Answers, view: View) -> None:
        self._api = api
        self._answers = answers
        self.canvas = Canvas(view.box)
        self.texts: list[tuple[list[Pointer], Matrix]] = []
        self.walked = 0
        self._colours: dict[Channels, Colour] = {}

    def walk(self, objects: list[Pointer], matrix: Matrix, clip: BBox, depth: int) -> None:
        """Paint these objects. `matrix` leads from their coordinates to the page as shown."""
        api = self._api
        self.walked += len(objects)
        if self.walked > MOST_OBJECTS:
            raise LimitExceededError(
                f"a page has more than {MOST_OBJECTS:,} lines, letters and pictures: print the PDF to a new PDF"
            )
        kinds = list(map(api.object_type, objects))
        self.texts.append(
            ([handle for handle, kind in zip(objects, kinds, strict=True) if kind == TEXT_OBJECT], matrix)
        )
        drawn = [handle for handle, kind in zip(objects, kinds, strict=True) if kind == PATH_OBJECT]
        paths = outlines(api, self._answers, drawn, matrix)
        clips = map(api.clip_path_count, map(pointer, map(api.clip_path, drawn)))
        for handle, kind in zip(objects, kinds, strict=True):
            if kind == PATH_OBJECT:
                path = next(paths)
                clipped = next(clips) > 0
                if path is not None:
                    seen = self._clip(handle, matrix, clip) if clipped else clip
                    if seen is not None:
                        self._path(path, seen)
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
                    held = map(api.form_object_at, repeat(handle), range(count))
                    self.walk(list(map(pointer, held)), inner, seen, depth + 1)

    def _path(self, path: Outline, seen: BBox) -> None:
        if path.fill is not None:
            if path.box is not None:
                self.canvas.area(path.box, self._colour(path.fill), seen)
            else:
                self.canvas.fill(path.subpaths, self._colour(path.fill), seen)
        if path.stroke is not None:
            if path.box is not None:
                self.canvas.border(path.box, self._colour(path.stroke), path.width, seen)
            else:
                self.canvas.stroke(path.subpaths, self._colour(path.stroke), path.width, seen)

    def _colour(self, channels: Channels) -> Colour:
        if channels not in self._colours:
            self._colours[channels] = over_white(*channels)
        return self._colours[channels]

    def _matrix(self, handle: Pointer) -> Matrix:
        ((a, b, c, d, e, f),) = self._answers.together(self._api.object_matrix, np.float32, 6, [handle]).tolist()
        return a, b, c, d, e, f

    def _clip(self, handle: Pointer, matrix: Matrix, clip: BBox) -> BBox | None:
        """What the object's clip leaves of `clip`: its bounding box, or None if nothing is left."""
        api = self._api
        path = pointer(api.clip_path(handle))
        for index in range(api.clip_path_count(path)):
            segments = api.clip_segment_count(path, index)
            if segments <= 0:
                return None  # clipped to nothing
            if segments > MOST_SEGMENTS:
                continue
            left = intersect(clip, transform_box(self._around(path, index, segments), matrix))
            if left is None:
                return None
            clip = left
        return clip

    def _around(self, clip: Pointer, index: int, count: int) -> BBox:
        """The box around one path of a clip, in its own coordinates."""
        segments = map(self._api.clip_segment, repeat(clip), repeat(index), range(count))
        points = self._answers.apart(self._api.segment_point, np.float32, 2, list(map(pointer, segments)))
        (x0, y0), (x1, y1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        return x0, y0, x1, y1
