"""The lines, areas, marks and images of a page, from PDFium's page objects in paint order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, repeat

import numpy as np

from ...ingest.errors import LimitExceededError
from ..words import BBox
from .drawing import Canvas, Drawing
from .pdfium_answers import Answers
from .pdfium_api import FORM_OBJECT, IMAGE_OBJECT, PATH_OBJECT, TEXT_OBJECT, Api, Pointer, pointer
from .pdfium_outlines import MOST_SEGMENTS, Outline, outlines
from .pdfium_view import Matrix, View, intersect, multiply, transform_box

MOST_OBJECTS = 500_000  # on a page, those of forms counted each time that they are shown
_DEEPEST = 20  # forms within forms; a file that nests deeper is built to harm


@dataclass
class _Stretch:
    """Objects in paint order that lie in one system of coordinates and under one clip."""

    objects: Sequence[Pointer]
    kinds: Sequence[int]
    matrix: Matrix  # from their coordinates to the page as shown
    clip: BBox

    @cached_property
    def paths(self) -> list[Pointer]:
        return self.of_kind(PATH_OBJECT)

    def of_kind(self, wanted: int) -> list[Pointer]:
        return [handle for handle, kind in zip(self.objects, self.kinds, strict=True) if kind == wanted]


class PageObjects:
    """A page's objects, those of forms where these are shown. They are walked once, when this is made."""

    def __init__(self, api: Api, answers: Answers, page: int, view: View) -> None:
        self._api = api
        self._answers = answers
        self._view = view
        self._stretches: list[_Stretch] = []
        self.count = 0
        objects = map(api.object_at, repeat(pointer(page)), range(max(0, api.object_count(page))))
        self._walk(list(map(pointer, objects)), view.matrix, view.box, 0)

    def paths(self) -> Iterator[tuple[list[Pointer], Matrix]]:
        """Path objects in paint order, with the matrix from their coordinates to the page as shown."""
        return ((stretch.paths, stretch.matrix) for stretch in self._stretches)

    def drawing(self, paths: Iterator[Outline | None]) -> Drawing:
        """What is painted; `paths` gives first the outlines of this page's paths."""
        canvas = Canvas(self._view.box)
        for stretch in self._stretches:
            self._paint(canvas, stretch, paths)
        return canvas.drawing()

    def lost_spaces(self) -> list[tuple[float, float]]:
        """Where text objects without any width stand: those that hold a space only. PDFium's text leaves them out."""
        texts = [(handle, stretch.matrix) for stretch in self._stretches for handle in stretch.of_kind(TEXT_OBJECT)]
        handles = [handle for handle, _ in texts]
        boxes = self._answers.apart(self._api.object_bounds, np.float32, 4, handles)
        x, y, right, top = boxes.astype(np.float64).T
        narrow = np.flatnonzero(boxes.any(axis=1) & ((right - x < 0.01) | (top - y < 0.01)))
        out: list[tuple[float, float]] = []
        for number in narrow.tolist():
            a, b, c, d, e, f = texts[number][1]
            out.append((float(a * x[number] + c * y[number] + e), float(b * x[number] + d * y[number] + f)))
        return out

    def _walk(self, objects: Sequence[Pointer], matrix: Matrix, clip: BBox, depth: int) -> None:
        api = self._api
        self.count += len(objects)
        if self.count > MOST_OBJECTS:
            raise LimitExceededError(
                f"a page has more than {MOST_OBJECTS:,} lines, letters and pictures: print the PDF to a new PDF"
            )
        kinds = list(map(api.object_type, objects))
        begin = 0
        forms = [place for place, kind in enumerate(kinds) if kind == FORM_OBJECT] if FORM_OBJECT in kinds else []
        for place in forms if depth < _DEEPEST else ():
            self._stretches.append(_Stretch(objects[begin:place], kinds[begin:place], matrix, clip))
            begin = place + 1
            handle = objects[place]
            seen = self._clip(handle, matrix, clip)
            if seen is not None:
                held = map(api.form_object_at, repeat(handle), range(max(0, api.form_object_count(handle))))
                inner = multiply(self._matrix(handle), matrix)
                self._walk(list(map(pointer, held)), inner, seen, depth + 1)
        self._stretches.append(_Stretch(objects[begin:], kinds[begin:], matrix, clip))

    def _paint(self, canvas: Canvas, stretch: _Stretch, paths: Iterator[Outline | None]) -> None:
        api, matrix, clip = self._api, stretch.matrix, stretch.clip
        clips = map(api.clip_path_count, map(pointer, map(api.clip_path, stretch.paths)))
        for handle, kind in zip(stretch.objects, stretch.kinds, strict=True):
            if kind == PATH_OBJECT:
                path = next(paths)
                clipped = next(clips) > 0
                if path is not None:
                    seen = self._clip(handle, matrix, clip) if clipped else clip
                    if seen is not None:
                        _paint_path(canvas, path, seen)
            elif kind == IMAGE_OBJECT:
                seen = self._clip(handle, matrix, clip)
                if seen is not None:
                    placed = multiply(self._matrix(handle), matrix)
                    canvas.image(transform_box((0.0, 0.0, 1.0, 1.0), placed), seen)

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


def drawings(api: Api, answers: Answers, pages: Sequence[PageObjects]) -> list[Drawing]:
    """What is painted on each of these pages."""
    paths = outlines(api, answers, chain.from_iterable(page.paths() for page in pages))
    return [page.drawing(paths) for page in pages]


def _paint_path(canvas: Canvas, path: Outline, seen: BBox) -> None:
    if path.fill is not None:
        if path.box is not None:
            canvas.area(path.box, path.fill, seen)
        else:
            canvas.fill(path.subpaths, path.fill, seen)
    if path.stroke is not None:
        if path.box is not None:
            canvas.border(path.box, path.stroke, path.width, seen)
        else:
            canvas.stroke(path.subpaths, path.stroke, path.width, seen)
