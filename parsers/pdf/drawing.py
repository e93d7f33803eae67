"""What is painted on a page, from painted paths: rules, fills and shapes. Both PDF readers end their paths here.

A reader hands over paths in paint order, in points on the page as shown; this module tells lines from areas, areas from
shapes, and what a later white area hides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from ..words import BBox, Colour
from .merging import Lines
from .page import Fill, Image, Rule, Shape
from .pdfium_view import intersect
from .slices import THIN, join_slices

Point = tuple[float, float]

WIDE_STROKE = 5.0  # points: a line at least this wide is a filled area
STRAIGHT = 0.35  # points: how far a line may lean and still be horizontal or vertical
SHAPE_LIMIT = 60.0  # points: a larger path is a picture's, not a status mark
_FULL = 0.93  # the share of its box that a rounded rectangle covers; a disc covers 0.79
_ROUNDED = 0.97  # the same of a rounded box that holds text
_TEXT_BOX = 20.0  # points: a smaller box with round corners is a mark
_WHITE = 250  # a colour none of whose channels is less is white


@dataclass(slots=True)
class Subpath:
    """A run of straight lines (curves flattened) that a path moves to."""

    points: Final[tuple[Point, ...]]
    curved: Final[bool]
    closed: Final[bool]


@dataclass(frozen=True, slots=True)
class Drawing:
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    shapes: tuple[Shape, ...]
    images: tuple[Image, ...]
    papers: tuple[BBox, ...]  # white areas on coloured ones


def is_white(colour: Colour) -> bool:
    red, green, blue = colour
    return red >= _WHITE and green >= _WHITE and blue >= _WHITE


def over_white(red: int, green: int, blue: int, opacity: int) -> Colour:
    """The colour that a part-transparent one shows on white paper."""
    if opacity >= 255:
        return Colour(red, green, blue)
    rest = 255 * (255 - opacity)
    return Colour(*(round((channel * opacity + rest) / 255) for channel in (red, green, blue)))


@dataclass(slots=True)
class _Area:
    bbox: BBox
    colour: Colour
    rectangle: bool
    white: bool = False
    hidden: bool = False


@dataclass(slots=True)
class Canvas:
    """Collects a page's paint. `page` is the box of the page as shown; what lies outside is not kept.

    Every clip lies within the page.
    """

    page: BBox
    _areas: list[_Area] = field(default_factory=list)
    _lines: Lines = field(default_factory=Lines)
    _images: list[Image] = field(default_factory=list)
    _coloured: int = 0

    def fill(self, subpaths: Sequence[Subpath], colour: Colour, clip: BBox) -> None:
        boxes = [rectangle_of(subpath) for subpath in subpaths]
        if len(subpaths) == 2:
            first, second = (box or rounded_box(subpath) for box, subpath in zip(boxes, subpaths, strict=True))
            if first and second and self._frame(first, second, clip):
                return
        others: list[Subpath] = []
        for subpath, box in zip(subpaths, boxes, strict=True):
            if box is None:
                others.append(subpath)
            else:
                self.area(box, colour, clip)
        if others:
            self._shape(others, colour, clip)

    def stroke(self, subpaths: Sequence[Subpath], colour: Colour, width: float, clip: BBox) -> None:
        for subpath in subpaths:
            if subpath.curved:
                box = rounded_box(subpath)
                if box is not None:
                    self._sides(box, clip)
                continue
            points = subpath.points
            ends = [*points[1:], points[0]] if subpath.closed and len(points) > 2 else points[1:]
            for (ax, ay), (bx, by) in zip(points, ends, strict=False):
                flat, upright = abs(ay - by) <= STRAIGHT, abs(ax - bx) <= STRAIGHT
                if flat == upright:  # slanted, or a dot
                    continue
                x0, x1 = (ax, bx) if ax <= bx else (bx, ax)
                y0, y1 = (ay, by) if ay <= by else (by, ay)
                if width >= WIDE_STROKE:
                    half = width / 2
                    x0, x1 = x0 - half * upright, x1 + half * upright
                    y0, y1 = y0 - half * flat, y1 + half * flat
                    self.area((x0, y0, x1, y1), colour, clip)
                elif flat:
                    y = (ay + by) / 2
                    self._line((x0, y, x1, y), clip, width)
                else:
                    x = (ax + bx) / 2
                    self._line((x, y0, x, y1), clip, width)

    def border(self, box: BBox, colour: Colour, width: float, clip: BBox) -> None:
        """The stroke of a rectangle."""
        x0, y0, x1, y1 = box
        if width >= WIDE_STROKE:
            corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
            self.stroke([Subpath(corners, curved=False, closed=True)], colour, width, clip)
            return
        level, upright = x1 - x0 > STRAIGHT, y1 - y0 > STRAIGHT
        if _within(box, clip):
            self._lines.add_sides(box, level=level, upright=upright)
            return
        if level:
            self._line((x0, y0, x1, y0), clip, width)
            self._line((x0, y1, x1, y1), clip, width)
        if upright:
            self._line((x0, y0, x0, y1), clip, width)
            self._line((x1, y0, x1, y1), clip, width)

    def image(self, box: BBox, clip: BBox) -> None:
        seen = _seen(box, clip)
        if seen is not None and seen[2] > seen[0] and seen[3] > seen[1]:
            self._images.append(Image(seen))

    def drawing(self) -> Drawing:
        shown = [area for area in self._areas if not area.hidden and not area.white]
        whites = [number for number, area in enumerate(self._areas) if area.white] if self._coloured else []
        return Drawing(
            rules=tuple([Rule(rounded(line)) for line in self._lines.merged()]),
            fills=tuple(join_slices([Fill(rounded(area.bbox), area.colour) for area in shown if area.rectangle])),
            shapes=tuple([Shape(rounded(area.bbox), area.colour) for area in shown if not area.rectangle]),
            images=tuple([Image(rounded(image.bbox)) for image in self._images]),
            papers=tuple([rounded(self._areas[number].bbox) for number in whites if self._on_colour(number)]),
        )

    def _on_colour(self, number: int) -> bool:
        """A white area is large enough to hold text, and on a coloured one that shows beside it."""
        x0, y0, x1, y1 = self._areas[number].bbox
        if min(x1 - x0, y1 - y0) < _TEXT_BOX:
            return False
        for area in self._areas[:number]:
            a0, b0, a1, b1 = area.bbox
            shown = (a1 - a0) * (b1 - b0) - (x1 - x0) * (y1 - y0)
            if a0 <= x0 and b0 <= y0 and a1 >= x1 and b1 >= y1 and shown > 0 and not area.white:
                return True
        return False

    def _line(self, line: BBox, clip: BBox, width: float = 0.0) -> None:
        if _within(line, clip):
            self._lines.add(line)
            return
        # a clip that ends on the line's middle still shows half of it; one at its rim is a page's edge round a box
        slack = STRAIGHT + width / 2
        inside = intersect(line, (clip[0] - slack, clip[1] - slack, clip[2] + slack, clip[3] + slack))
        seen = intersect(inside, self.page) if inside else None
        if seen is not None:
            self._lines.add(seen)

    def area(self, box: BBox, colour: Colour, clip: BBox) -> None:
        """The fill of a rectangle."""
        seen = _seen(box, clip)
        if seen is None:
            return
        x0, y0, x1, y1 = seen
        wide, high = x1 - x0, y1 - y0
        if wide <= THIN or high <= THIN:
            # A thin strip that a clip has left of a broad area is no line
            if min(box[2] - box[0], box[3] - box[1]) <= THIN and max(wide, high) > 0:
                # A dot may be part of a dotted line either way; one that stands alone is dropped when lines are merged
                dot = max(wide, high) <= THIN
                if wide >= high or dot:
                    self._lines.add((x0, (y0 + y1) / 2, x1, (y0 + y1) / 2))
                if wide < high or dot:
                    self._lines.add(((x0 + x1) / 2, y0, (x0 + x1) / 2, y1))
            return
        white = is_white(colour)
        if white:
            self._cover(seen)
        else:
            self._coloured += 1
        self._areas.append(_Area(seen, colour, True, white))

    def _shape(self, subpaths: list[Subpath], colour: Colour, clip: BBox) -> None:
        points = [point for subpath in subpaths for point in subpath.points]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        wide, high = box[2] - box[0], box[3] - box[1]
        if min(wide, high) <= THIN / 4:
            return
        if len(subpaths) == 1 and area_of(subpaths[0]) >= _FULL * wide * high:
            self.area(box, colour, clip)
            return
        seen = _seen(box, clip)
        if seen is None or is_white(colour) or max(wide, high) > SHAPE_LIMIT:
            return
        if seen[2] > seen[0] and seen[3] > seen[1]:
            self._coloured += 1
            self._areas.append(_Area(seen, colour, rectangle=False))

    def _sides(self, box: BBox, clip: BBox) -> None:
        """The border of a box with rounded corners, as if they were square."""
        x0, y0, x1, y1 = box
        for line in ((x0, y0, x0, y1), (x1, y0, x1, y1), (x0, y0, x1, y0), (x0, y1, x1, y1)):
            self._line(line, clip)

    def _frame(self, first: BBox, second: BBox, clip: BBox) -> bool:
        """Two rectangles, one within the other: a border painted as an area. True if it was one."""
        outer, inner = (first, second) if first[0] <= second[0] else (second, first)
        x0, y0, x1, y1 = outer
        a0, b0, a1, b1 = inner
        sides = (a0 - x0, b0 - y0, x1 - a1, y1 - b1)
        if min(sides) < 0 or max(sides) > WIDE_STROKE:
            return False
        for line in (
            ((x0 + a0) / 2, y0, (x0 + a0) / 2, y1),
            ((x1 + a1) / 2, y0, (x1 + a1) / 2, y1),
            (x0, (y0 + b0) / 2, x1, (y0 + b0) / 2),
            (x0, (y1 + b1) / 2, x1, (y1 + b1) / 2),
        ):
            self._line(line, clip)
        return True

    def _cover(self, box: BBox) -> None:
        """White paint: what lies wholly under it is not seen."""
        if not self._coloured:
            return
        x0, y0, x1, y1 = box[0] - 0.1, box[1] - 0.1, box[2] + 0.1, box[3] + 0.1
        for area in self._areas:
            a0, b0, a1, b1 = area.bbox
            if a0 >= x0 and b0 >= y0 and a1 <= x1 and b1 <= y1:
                area.hidden = True


def _seen(box: BBox, clip: BBox) -> BBox | None:
    return box if _within(box, clip) else intersect(box, clip)


def _within(inner: BBox, outer: BBox) -> bool:
    x0, y0, x1, y1 = inner
    a0, b0, a1, b1 = outer
    return a0 <= x0 and b0 <= y0 and x1 <= a1 and y1 <= b1


def rounded_box(subpath: Subpath) -> BBox | None:
    """The box of an upright rectangle whose corners are rounded, large enough to hold text, else None."""
    if not subpath.curved or len(subpath.points) < 8:
        return None
    xs, ys = [x for x, _ in subpath.points], [y for _, y in subpath.points]
    x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
    if min(x1 - x0, y1 - y0) < _TEXT_BOX or area_of(subpath) < _ROUNDED * (x1 - x0) * (y1 - y0):
        return None
    return x0, y0, x1, y1


def rectangle_of(subpath: Subpath) -> BBox | None:
    """The box of a subpath that is an upright rectangle (or a line that is filled), else None."""
    if subpath.curved:
        return None
    points = subpath.points
    if goes_round(points):
        (ax, ay), _, (bx, by) = points[:3]
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
    if len(points) > 1 and _near(points[0], points[-1]):
        points = points[:-1]
    if len(points) not in (2, 4):
        points = _without_repeats(points)
    if len(points) not in (2, 4):
        return None
    xs, ys = zip(*points, strict=True)
    x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
    if len(points) == 2:
        return (x0, y0, x1, y1) if x1 - x0 <= STRAIGHT or y1 - y0 <= STRAIGHT else None
    for x, y in points:
        if min(x - x0, x1 - x) > STRAIGHT or min(y - y0, y1 - y) > STRAIGHT:
            return None
    # Neighbouring corners differ along one axis only: no bow-tie
    for (ax, ay), (bx, by) in zip(points, (*points[1:], points[0]), strict=True):
        if abs(ax - bx) > STRAIGHT and abs(ay - by) > STRAIGHT:
            return None
    return (x0, y0, x1, y1)


def goes_round(points: Sequence[Point]) -> bool:
    """Five points go round an upright rectangle and end where they began, as most painted paths do."""
    if len(points) != 5 or points[0] != points[4]:
        return False
    (ax, ay), (bx, by), (cx, cy), (dx, dy), _ = points
    return (ay == by and bx == cx and cy == dy and dx == ax) or (ax == bx and by == cy and cx == dx and dy == ay)


def area_of(subpath: Subpath) -> float:
    points = subpath.points
    total = 0.0
    for (ax, ay), (bx, by) in zip(points, (*points[1:], points[0]), strict=True):
        total += ax * by - bx * ay
    return abs(total) / 2


def flatten(start: Point, first: Point, second: Point, end: Point, pieces: int = 6) -> list[Point]:
    """A cubic curve as points after its start."""
    out: list[Point] = []
    for step in range(1, pieces + 1):
        t = step / pieces
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        out.append(
            (
                a * start[0] + b * first[0] + c * second[0] + d * end[0],
                a * start[1] + b * first[1] + c * second[1] + d * end[1],
            )
        )
    return out


def rounded(box: BBox) -> BBox:
    x0, top, x1, bottom = box
    return (_rounded(x0), _rounded(top), _rounded(x1), _rounded(bottom))


@lru_cache(maxsize=4096)
def _rounded(value: float) -> float:
    """Edges of tables stand at the same places again and again."""
    return round(value, 3)


def _near(first: Point, second: Point) -> bool:
    return abs(first[0] - second[0]) < 0.01 and abs(first[1] - second[1]) < 0.01


def _without_repeats(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Drop points that repeat their neighbour or lie on a straight line between their neighbours."""
    distinct = [point for i, point in enumerate(points) if i == 0 or not _near(point, points[i - 1])]
    out: list[Point] = []
    for i, (x, y) in enumerate(distinct):
        ax, ay = distinct[i - 1]
        bx, by = distinct[(i + 1) % len(distinct)]
        if abs((x - ax) * (by - y) - (y - ay) * (bx - x)) > 0.01:
            out.append((x, y))
    return tuple(out)
