"""Lines of free text that end although the page has room for the next word: each ends a paragraph.

How wide the text is set is seen on all pages together: on a page of labels and short values no line is full.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise

from ..document import Page
from ..sentence_ends import hangs
from .draft import DraftBlock, DraftParagraph, DraftTable
from .page import Atom
from .reparting import part_at

_EDGE = 3.0
"""Lines begin at the same edge within this many points."""

Line = list[Atom]


def part_short_lines(blocks: list[DraftBlock], pages: Sequence[Page]) -> None:
    """Part the free paragraphs where a line ends early and the next does not go on in small letters."""
    edges = _right_edges(blocks, pages)
    printed = [block.lines() if isinstance(block, DraftParagraph) else [] for block in blocks]
    wraps = _wraps(printed)
    out: list[DraftBlock] = []
    for block, lines in zip(blocks, printed, strict=True):
        if len(lines) < 2 or not isinstance(block, DraftParagraph) or _centred(lines):
            out.append(block)
            continue
        cuts: list[int] = []
        for number, (before, after) in enumerate(pairwise(lines), 1):
            edge = edges.get(before[0].page, 0.0) if block.right is None else block.right
            if _may_end(before, after) and _ended(before, after, _room(before, edge, wraps)):
                cuts.append(number)
        out.extend(part_at(block, cuts))
    blocks[:] = out


def _right_edges(blocks: Sequence[DraftBlock], pages: Sequence[Page]) -> dict[int, float]:
    """For each page how far the text of all pages of its width goes to the right."""
    widths = {page.number: round(page.width) for page in pages}
    lefts: dict[int, float] = {}
    rights: dict[int, float] = {}
    tables: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for block in blocks:
        if isinstance(block, DraftTable):
            tables[widths.get(block.page, 0)].append((block.bbox[0], block.bbox[2]))
        elif isinstance(block, DraftParagraph):
            for number, words in _by_page(block.all_words()):
                left, right = _extent(words)
                if left <= right:
                    width = widths.get(number, 0)
                    lefts[width] = min(lefts.get(width, left), left)
                    rights[width] = max(rights.get(width, right), right)
    for width, boxes in tables.items():
        for x0, x1 in boxes:
            # a table's lines stand out on both sides of the text by the padding of its cells
            rights[width] = max(rights.get(width, 0.0), x1 - max(lefts.get(width, x0) - x0, 0.0))
    return {number: rights.get(width, 0.0) for number, width in widths.items()}


def _by_page(words: Sequence[Atom]) -> Iterable[tuple[int, Iterable[Atom]]]:
    """The words of each page, which come one after the other."""
    if words and words[0].page == words[-1].page:
        return [(words[0].page, words)]
    return groupby(words, lambda word: word.page)


def _extent(words: Iterable[Atom]) -> tuple[float, float]:
    """How far upright words go to the left and to the right; the other way round where there is none."""
    left, right = float("inf"), float("-inf")
    for word in words:
        if not word.turn:
            left = word.x0 if word.x0 < left else left
            right = word.x1 if word.x1 > right else right
    return left, right


def _wraps(printed: Iterable[Sequence[Line]]) -> dict[int, list[tuple[float, float, float]]]:
    """For each page its wrapped lines: where they begin and end, and how far the word that had no room would reach."""
    out: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    for lines in printed:
        for before, after in pairwise(lines):
            if after[0].text[:1].islower() and not before[0].turn:
                reach = before[-1].x1 + 0.3 * before[-1].size + after[0].x1 - after[0].x0
                out[before[0].page].append((before[0].x0, before[-1].x1, reach))
    return out


def _room(line: Line, edge: float, wraps: Mapping[int, list[tuple[float, float, float]]]) -> float:
    """The right edge of a line: a line of its page that begins near it and was wrapped ends before its edge."""
    reaches = [
        reach for x0, x1, reach in wraps.get(line[0].page, []) if abs(x0 - line[0].x0) < 40 and reach >= line[-1].x1
    ]
    return min([edge, *reaches])


def _may_end(before: Line, after: Line) -> bool:
    """The next line stands on the same page, and does not go on in small letters."""
    return not (before[0].turn or after[0].text[:1].islower() or before[0].page != after[0].page)


def _ended(before: Line, after: Line, right: float) -> bool:
    spare = right - before[-1].x1 - 0.26 * before[-1].size - (after[0].x1 - after[0].x0)
    if hangs(before[-1].text):
        return spare > 0.3 * (right - before[0].x0)
    return spare > 0.15 * before[-1].size + 0.5


def _centred(lines: Sequence[Line]) -> bool:
    lefts = [line[0].x0 for line in lines]
    middles = [(line[0].x0 + line[-1].x1) / 2 for line in lines]
    return max(middles) - min(middles) < _EDGE < max(lefts) - min(lefts)
