"""From a PDF page's own coordinates to the page as it is shown: /Rotate applied, cropped, top left corner (0, 0)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..words import BBox
from .page import Turn

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f as PDF writes them: x' = a x + c y + e, y' = b x + d y + f."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_TURNS: tuple[Turn, ...] = (0, 90, 180, 270)


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that applies `first`, then `second`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def multiplied(rows: npt.NDArray[np.float64], seconds: npt.NDArray[np.float64] | Matrix) -> npt.NDArray[np.float64]:
    """The same for many first matrices, a row each, and one second or as many."""
    a, b, c, d, e, f = rows.T
    p, q, r, s, t, u = seconds.T if isinstance(seconds, np.ndarray) else seconds
    columns = (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
    return np.array(columns).T


def transform_box(box: BBox, matrix: Matrix) -> BBox:
    """The upright box around a box's image."""
    a, b, c, d, e, f = matrix
    x0, y0, x1, y1 = box
    xs = (a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1)
    ys = (b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1)
    return (min(xs) + e, min(ys) + f, max(xs) + e, max(ys) + f)


def intersect(first: BBox, second: BBox) -> BBox | None:
    """What two boxes share; lines (boxes without width or height) count, separate boxes give None."""
    x0, y0 = max(first[0], second[0]), max(first[1], second[1])
    x1, y1 = min(first[2], second[2]), min(first[3], second[3])
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


@dataclass(frozen=True, slots=True)
class View:
    """How a page is shown: its size in points, its rotation, and the matrix from its own coordinates."""

    width: float
    height: float
    rotation: Turn
    matrix: Matrix

    @property
    def box(self) -> BBox:
        return (0.0, 0.0, self.width, self.height)


def make_view(left: float, bottom: float, right: float, top: float, quarter_turns: int) -> View:
    """The view of a page whose crop box has these edges and that is turned clockwise by quarters when shown."""
    rotation = _TURNS[quarter_turns % 4]
    wide, high = round(right - left, 3), round(top - bottom, 3)
    if rotation == 0:
        return View(wide, high, rotation, (1.0, 0.0, 0.0, -1.0, -left, top))
    if rotation == 90:
        return View(high, wide, rotation, (0.0, 1.0, 1.0, 0.0, -bottom, -left))
    if rotation == 180:
        return View(wide, high, rotation, (-1.0, 0.0, 0.0, 1.0, right, -bottom))
    return View(high, wide, rotation, (0.0, -1.0, -1.0, 0.0, top, right))


def turn_of(matrix: Matrix) -> Turn:
    """Which way text runs, given the matrix from its glyphs to the page as shown (y runs down)."""
    x, y = matrix[0], matrix[1]
    if abs(x) >= abs(y):
        return 0 if x >= 0 else 180
    return 90 if y < 0 else 270
