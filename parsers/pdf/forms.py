"""Labels beside their values that nothing draws: a label of several lines, or set lower than its text, comes first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from .draft import Line
from .lines import part
from .side_by_side import Block, cut_at

_LABEL = 6
"""A label has at most this many words."""
_FEWEST = 3
_LEVEL = 0.25
"""A label stands level with its value where their feet differ by less than this, in sizes."""
_PITCH = 1.2
"""The distance of two lines of one label, in sizes, where the values do not show a smaller one."""
_OFF = 0.35
"""Labels stand off the tops, or the middles, of their values by less than this, in sizes, on the whole."""

Off = Callable[[Sequence[Line], Sequence[Line]], float]


def labels_first(lines: Sequence[Line], starts: Sequence[float]) -> list[Line]:
    """The lines in reading order: labels that stand beside values, each before its own.

    `starts` are the x where values may begin.
    """
    out = list(lines)
    for x in starts:
        blocks = [block for block in cut_at(lines, x, bold=True) if block.start < block.stop]
        told = [(block, rows) for block in blocks if (rows := _rows(block))]
        if not any(_moved(label, value) for _, rows in told for label, value in rows):
            continue
        for block, rows in reversed(told):
            out[block.start : block.stop] = [line for label, value in rows for line in (_one(label), *value)]
        return out
    return out


def _one(label: Sequence[Line]) -> Line:
    return part(label[0], [word for line in label for word in line.words])


def _moved(label: Sequence[Line], value: Sequence[Line]) -> bool:
    return len(label) > 1 or abs(label[0].bottom - value[0].bottom) > _LEVEL * label[0].size


def _rows(block: Block) -> list[tuple[list[Line], list[Line]]]:
    """The labels of a block, each with its value; none where there are no such."""
    steps = [b.top - a.top for a, b in pairwise(block.right)]
    pitch = min([_PITCH * block.left[0].size, *steps])
    labels: list[list[Line]] = []
    for line in block.left:
        if labels and line.top - labels[-1][-1].top < 1.1 * pitch:
            labels[-1].append(line)
        else:
            labels.append([line])
    words = [sum(len(line.words) for line in label) for label in labels]
    if not _FEWEST <= len(labels) <= len(block.right) or max(words) > _LABEL:
        return []
    size = median(line.size for line in block.right)
    tries = [_parted(labels, block.right, size, off) for off in (_off_top, _off_middle)]
    cost, rows = min(tries, key=lambda item: item[0])
    return rows if cost < _OFF * len(labels) else []


def _off_top(label: Sequence[Line], value: Sequence[Line]) -> float:
    return abs(label[0].bottom - value[0].bottom)


def _off_middle(label: Sequence[Line], value: Sequence[Line]) -> float:
    return abs(label[0].top + label[-1].bottom - value[0].top - value[-1].bottom) / 2


def _parted(
    labels: Sequence[list[Line]], lines: Sequence[Line], size: float, off: Off
) -> tuple[float, list[tuple[list[Line], list[Line]]]]:
    """The lines parted into one run a label, the cheapest way: labels in their places, white between the runs."""
    total = len(lines)
    best: list[tuple[float, list[int]]] = [(0.0 if stop == 0 else float("inf"), []) for stop in range(total + 1)]
    for number, label in enumerate(labels):
        after: list[tuple[float, list[int]]] = [(float("inf"), [])] * (total + 1)
        for start, (cost, cuts) in enumerate(best):
            for stop in range(start + 1, total + 1 - (len(labels) - number - 1)) if cost < float("inf") else ():
                white = lines[start].top - lines[start - 1].bottom if start else 0.0
                here = cost + off(label, lines[start:stop]) / size - 0.3 * min(max(white / size, 0.0), 1.0)
                if here < after[stop][0]:
                    after[stop] = (here, [*cuts, start])
        best = after
    cost, cuts = best[total]
    rows = zip(labels, pairwise([*cuts, total]), strict=False)
    return cost, [(label, list(lines[start:stop])) for label, (start, stop) in rows]
