"""How much room lines of text had: the right edge they were set to, told from the padding and from the wraps seen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from .breaks import Measure
from .draft import Line
from .markers import marker_kind


def cell_measure(columns_lines: Sequence[Sequence[Line]], x0: float, x1: float) -> Measure:
    """The room between the edges of a cell: its right padding is taken to be like its left one.

    `columns_lines` are the lines of the cells of one column, a list a cell. Raises nothing; without lines the edges.
    """
    flat = [line for lines in columns_lines for line in lines if not line.turn]
    if not flat:
        return Measure(x0, x1)
    pad = min(max(min([line.x0 for line in flat]) - x0, 0.0), 9.0)
    return Measure(x0 + pad, _by_wraps(columns_lines, flat, x1 - pad))


def block_measure(lines: Sequence[Line], right: float) -> Measure:
    """The room of free text whose widest line ends at or before `right`."""
    return Measure(
        min([line.x0 for line in lines]), _by_wraps([lines], [line for line in lines if not line.turn], right)
    )


def _by_wraps(columns_lines: Sequence[Sequence[Line]], upright: Sequence[Line], right: float) -> float:
    """A line that a lower-case word follows was wrapped: that word did not fit, so the edge lies before its end.

    `upright` are those of all the lines that are not turned.
    """
    widest = max([line.x1 for line in upright], default=-inf)
    bounds: list[float] = []
    for lines in columns_lines:
        for before, after in pairwise(lines):
            if _wrapped(before, after):
                word = after.words[0]
                bounds.append(before.x1 + 0.2 * before.size + (word.x1 - word.x0))
    near = [bound for bound in bounds if bound >= widest - 0.5]
    return max(min([right, *near]), widest)


def _wrapped(before: Line, after: Line) -> bool:
    if not after.words[0].text[:1].islower() or before.words[-1].text[-1:] in ".!?:;" or before.turn or after.turn:
        return False
    size = before.size
    return (
        after.top - before.bottom < 0.5 * size
        and abs(after.size - size) < 0.1 * size
        and marker_kind(after) is None  # last: it costs most
    )
