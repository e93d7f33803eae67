"""Lines that are set off from the plain ones round them, as labels and heads are: by weight, by size or by ink."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low, mode

from .draft import Line

_LARGER = 1.15


def set_off(lines: Sequence[Line]) -> list[bool]:
    """For each line, whether it is set off from the plainest ones. None is where all are set alike."""
    words = [word for line in lines for word in line.words]
    if not words:
        return []
    plain = [word for word in words if not word.bold] or words
    ink = mode(word.ink for word in plain)
    size = median_low(word.size for word in plain if word.ink == ink)
    out = []
    for line in lines:
        bold = all(word.bold for word in line.words) and len(plain) < len(words)
        out.append(bold or line.size > _LARGER * size or all(word.ink != ink for word in line.words))
    return out if not all(out) else [False] * len(out)


def heads_in(marked: Sequence[bool]) -> int:
    """How many heads stand over plain lines: runs of lines that are set off."""
    return sum(now and not before for before, now in pairwise([False, *marked]))
