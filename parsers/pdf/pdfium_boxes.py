"""Where characters stand on the page as shown, asking PDFium about as few of them as can be.

Of a word only the edges count, and whether its letters follow each other without a gap. So PDFium is asked for the
first and the last letter of each run, and for one letter of each kind. Where the widths of a run's letters make up the
way from its first to its last, none of them stands apart, and the letters between are given the run's edges. A run
whose letters do not fit (kerned, spaced out, set one on another) is asked for letter by letter.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .pdfium_chars import Characters, Floats, Ints, Printed
from .pdfium_text_objects import TextObjects
from .pdfium_view import View

Edges = tuple[Floats, Floats, Floats, Floats]
"""Of characters: x0, top, x1, bottom."""

_EVEN = 0.05  # of the size: how far a run may be from the length of its letters
_CODES = 0x3000  # letters of greater codes come in too many kinds


def edges_of(text: Characters, printed: Printed, which: Ints, table: TextObjects, view: View) -> Edges:
    """The edges of the printed characters. `which` is the number of each one's text object.

    Text that runs to the right has left and right edges only, and a space in it none (0) where it is beside no gap.
    """
    index, codes, space = printed.index, printed.codes, printed.space
    edges = np.zeros((4, len(index)))

    def ask(places: Ints) -> None:
        edges[:, places] = _shown(text.boxes(index[places]), view)

    rightwards = (table.level & (table.turns == 0) & (table.wide > 0))[which]
    # Between each two characters, and at either end
    joined, goes_on = np.ones((2, len(index) + 1), np.bool_)
    joined[1:-1] = printed.joined
    passed = rightwards & space & joined[:-1] & joined[1:]
    letter = rightwards & ~space & (codes < _CODES)
    row = _rows(table)[which]
    goes_on[[0, -1]] = False
    goes_on[1:-1] = letter[1:] & letter[:-1] & printed.joined & (row[1:] == row[:-1])
    inner = goes_on[:-1] & goes_on[1:]
    (starts,), (lasts,), (between,) = (~goes_on[:-1]).nonzero(), (~goes_on[1:]).nonzero(), inner.nonzero()
    counts = np.maximum(lasts - starts - 1, 0)  # letters between the first and the last of each run

    objects = which[starts]
    kinds = (table.face[objects] * _CODES).repeat(counts) + codes[between]
    examples = np.full(kinds.max(initial=0) + 1, -1)
    examples[kinds] = between
    (met,) = (examples >= 0).nonzero()
    example = examples[met]
    asked = ~(passed | inner)
    asked[example] = True
    ask(asked.nonzero()[0])

    left, _, right, _ = edges
    wide = table.wide[objects]
    of_size = np.zeros(len(examples))
    of_size[met] = (right[example] - left[example]) / table.wide[which[example]]
    run = np.arange(len(starts)).repeat(counts)
    off = np.bincount(run, of_size[kinds] * wide.repeat(counts), len(starts)) - (left[lasts] - right[starts])
    even = np.abs(off) <= _EVEN * wide
    left[between], right[between] = left[starts].repeat(counts), right[lasts].repeat(counts)
    if not even.all():
        ask(between[~even.repeat(counts)])
    return left, edges[1], right, edges[3]


def _rows(table: TextObjects) -> Ints:
    """The same number for text objects that follow each other as one row of letters: some programs print each alone."""
    alike = np.ones(len(table.face), np.bool_)
    alike[0] = False
    for values in (table.face, table.wide, table.low, table.high):
        alike[1:] &= values[1:] == values[:-1]
    return (~alike).cumsum()


def _shown(boxes: npt.NDArray[np.float32], view: View) -> npt.NDArray[np.float64]:
    """On the page as shown, a row for each edge, from PDFium's left, top, right, bottom."""
    a, b, c, d, e, f = view.matrix
    left, top, right, bottom = np.array(boxes.T, np.float64, order="C")
    if a:  # not turned, or upside down
        xs, ys = (a * left + e, a * right + e), (d * top + f, d * bottom + f)
    else:
        xs, ys = (c * bottom + e, c * top + e), (b * left + f, b * right + f)
    edges = np.empty((4, len(boxes)))
    np.minimum(*xs, out=edges[0])
    np.minimum(*ys, out=edges[1])
    np.maximum(*xs, out=edges[2])
    np.maximum(*ys, out=edges[3])
    return edges
