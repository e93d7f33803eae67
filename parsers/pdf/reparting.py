"""A paragraph cut at the start of some of its lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .draft import DraftParagraph


def part_at(paragraph: DraftParagraph, cuts: Sequence[int]) -> list[DraftParagraph]:
    """The paragraphs that begin at `cuts` among its lines, and what is before them; a marker stays with the first."""
    if not cuts:
        return [paragraph]
    words = paragraph.words
    bounds = [0, *[start for start in paragraph.starts if start], len(words)]
    last = len(bounds) - 1
    out: list[DraftParagraph] = []
    for start, stop in pairwise([0, *cuts, last]):
        begin = bounds[start]
        first = start == 0
        out.append(
            DraftParagraph(
                words[begin : bounds[stop]],
                paragraph.marker if first else None,
                paragraph.level if first or paragraph.marker is None else 0,
                left=paragraph.left,
                inner=paragraph.inner and first,
                full=paragraph.full or stop < last,
                right=paragraph.right,
                starts=[bound - begin for bound in bounds[start + 1 : stop]],
            )
        )
    return out
