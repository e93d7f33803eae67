"""A figure on a coloured square at the left of a text: the score of what the text tells of."""

from __future__ import annotations

from collections.abc import Sequence

from .draft import inside
from .grid import Grid, Span
from .page import Atom, Fill

_LARGEST = 60.0
"""A square is no wider and no higher than this, in points."""
_BESIDE = 3.0
"""The text begins this near to the square, in sizes."""


def squares_of(words: Sequence[Atom], fills: Sequence[Fill]) -> list[Grid]:
    """The squares among a page's free words, each a grid of one cell."""
    vivid = [fill for fill in fills if fill.colour.vivid and _is_square(fill)]
    figures = [word for word in words if word.text.isdigit() and len(word.text) < 3 and not word.turn] if vivid else []
    out: list[Grid] = []
    for figure in figures:
        fill = next((f for f in vivid if inside(figure.bbox, f.bbox, 1.0)), None)
        if fill is None:
            continue
        x0, top, x1, bottom = fill.bbox
        level = [w for w in words if w is not figure and top < (w.top + w.bottom) / 2 < bottom]
        right = min((w.x0 - x1 for w in level if w.x0 >= x1 - 1), default=float("inf"))
        if right < _BESIDE * figure.size and not any(w.x0 < x1 - 1 for w in level):
            out.append(Grid((x0, x1), (top, bottom), (Span(0, 0, 1, 1),)))
    return out


def _is_square(fill: Fill) -> bool:
    return fill.bbox[2] - fill.bbox[0] < _LARGEST and fill.bbox[3] - fill.bbox[1] < _LARGEST
