"""Heads side by side over lists, without a line drawn: "Key causes" and "Key consequences", bullets below each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from .draft import Line
from .heads import is_bold
from .lines import split_at_gaps
from .markers import opens_item
from .region_model import Region
from .rivers import Band

_APART = 1.5
"""Heads, and texts of two lists, stand this far from each other, in sizes, at least."""
_NEAR = 1.3
"""The lists begin this near below their heads, in sizes, and their lines stand as near to each other."""
_WORDS = 6
"""A head has at most this many words."""
_FLUSH = 3.0
_INDENT = 0.8
"""A list whose bullets are drawn begins at least as far in from its head, in sizes."""


def headed_lists(lines: Sequence[Line]) -> list[Region]:
    """The pairs and triplets of lists on a page, `lines` being its free lines from top to bottom."""
    ordered = sorted(lines, key=lambda line: line.top)
    found: list[Region] = []
    at = 0
    while at < len(ordered):
        region = _lists_under(ordered, at)
        if region is not None:
            found.append(region)
        at += len(region.lines) if region is not None else 1
    return found


def _lists_under(lines: Sequence[Line], at: int) -> Region | None:
    """The lists under the heads on the line that is number `at`, if it has heads."""
    head = lines[at]
    if at + 1 == len(lines) or not is_bold(head):
        return None
    heads = split_at_gaps(head, _APART)
    if not 2 <= len(heads) <= 3 or any(len(piece.words) > _WORDS for piece in heads):
        return None
    starts = [piece.x0 - _FLUSH for piece in heads]
    if not _opens_lists(lines[at + 1], starts):
        return None
    held: list[Line] = []
    bottom = head.bottom
    for line in islice(lines, at + 1, None):
        if line.top - bottom > _NEAR * line.size or is_bold(line) or not _keeps(line, starts):
            break
        held.append(line)
        bottom = max(bottom, line.bottom)
    if not held:
        return None
    right = max(line.x1 for line in (head, *held))
    ends = [*(start - 1 for start in starts[1:]), right + 1]
    bands = [Band(start, end) for start, end in zip(starts, ends, strict=True)]
    edges = [head.top - 0.5, (head.bottom + held[0].top) / 2, bottom + 0.5]
    return Region([head, *held], bands, edges=edges)


def _opens_lists(line: Line, starts: Sequence[float]) -> bool:
    """The line has an item under each head: with a bullet, or as far in as the others, where bullets are drawn."""
    pieces = split_at_gaps(line, _APART)
    if [bisect_right(starts, piece.x0) - 1 for piece in pieces] != list(range(len(starts))):
        return False
    indents = [piece.x0 - start - _FLUSH for piece, start in zip(pieces, starts, strict=True)]
    if any(indent > 3 * line.size for indent in indents):
        return False
    drawn = min(indents) > _INDENT * line.size and max(indents) - min(indents) < _FLUSH
    return drawn or all(opens_item(piece.words[0].text) for piece in pieces)


def _keeps(line: Line, starts: Sequence[float]) -> bool:
    """No text of the line goes on from one list to the next."""
    pieces = split_at_gaps(line, _APART)
    return all(-1 < bisect_right(starts, p.x0) - 1 == bisect_right(starts, p.x1) - 1 for p in pieces)
