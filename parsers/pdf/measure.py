"""How much room lines of text had: the right edge they were set to, told from the padding and from the wraps seen."""

from __future__ import annotations

from collections.abc import Sequence

from .breaks import Measure
from .draft import Line
from .markers import marker_kind


def cell_measure(columns_lines: Sequence[Sequence[Line]], x0: float, x1: float) -> Measure:
    """The room between the edges of a cell: its right padding is taken to be like its left one.

    `columns_lines` are the lines of the cells of one column, a list a cell. Raises nothing; without lines the edges.
    """
    flat = [line for lines in columns_lines for line in lines if line.turn == 0]
    if not flat:
        return Measure(x0, x1)
    pad = min(max(min([line.x0 for line in flat]) - x0, 0.0), 9.0)
    return Measure(x0 + pad, _by_wraps(columns_lines, x1 - pad))


def block_measure(lines: Sequence[Line], right: float) -> Measure:
    """The room of free text whose widest line ends at or before `right`."""
    return Measure(min(line.x0 for line in lines), _by_wraps([lines], right))


def _by_wraps(columns_lines: Sequence[Sequence[Line]], right: float) -> float:
    """A line that a lower-case word follows was wrapped: that word did not fit, so the edge lies before its end."""
    bounds: list[float] = []
    widest = float("-inf")
    for lines in columns_lines:
        before: Line | None = None
        for line in lines:
            if line.turn:
                before = None
                continue
            widest = max(widest, line.x1)
            if before is not None and _wrapped(before, line):
                word = line.words[0]
                bounds.append(before.x1 + 0.2 * before.size + (word.x1 - word.x0))
            before = line
    near = sorted(bound for bound in bounds if bound >= widest - 0.5)
    return max(min(right, near[0]) if near else right, widest)


def _wrapped(before: Line, after: Line) -> bool:
    if not after.words[0].text[:1].islower() or before.words[-1].text[-1:] in ".!?:;":
        return False
    size = before.size
    return (
        after.top - before.bottom < 0.5 * size
        and abs(after.size - size) < 0.1 * size
        and marker_kind(after) is None  # last: it costs most
    )
