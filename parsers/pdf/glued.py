"""Words of two cells that no space parts: cut where a line or a column's edge stands between two of their letters.

A text that fills its cell ends so near the next cell's that readers take the two for one word.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from ..words import BBox
from .page import Atom, Fill, Rule

_ROOM = 1.5
"""A line this near, in points, to a word's end does not stand within it."""
_OFF = 0.6
"""The cut is no further from the line than this, in sizes: letters are placed by their usual widths."""


_WHITE = 0.6
"""The white between the two, in sizes, that shows those who read it that two texts stand here."""
_STACKED = 3
"""Coloured cells above each other whose edges are those of a column."""
_HEADS = 4.0
"""The head of such a column reaches as many cells' heights above them."""
_TEXTS = 1 << 14
"""Texts of words whose answers are kept: most words of a report are printed again and again."""


def unglued(words: Sequence[Atom], rules: Sequence[Rule], fills: Sequence[Fill]) -> list[Atom]:
    """The words, those cut that an upright line runs through where one text ends and another begins."""
    out = list(words)
    two = set(filter(_may_be_two, {word.text for word in words})) if rules or fills else ()
    if not two:
        return out
    upright = sorted([*(rule.bbox for rule in rules if rule.bbox[0] == rule.bbox[2]), *_columns(fills)])
    at = [line[0] for line in upright]
    for number in reversed([number for number, word in enumerate(words) if word.text in two]):
        word = words[number]
        x0, top, x1, bottom = word.bbox
        first = bisect_right(at, x0 + _ROOM)
        last = bisect_left(at, x1 - _ROOM, first)
        cut = None
        if first < last and not word.turn:
            middle = (top + bottom) / 2
            cut = next((_cut(word, x) for x, high, _, low in upright[first:last] if high < middle < low), None)
        if cut is None:
            continue
        begin, x = cut
        white = _WHITE * word.size / 2
        out[number : number + 1] = (
            replace(word, text=word.text[:begin], x1=max(x - white, x0 + 0.1)),
            replace(word, text=word.text[begin:], x0=min(x + white, x1 - 0.1)),
        )
    return out


def _columns(fills: Sequence[Fill]) -> Iterator[BBox]:
    """The edges that coloured cells above each other share, as lines up to the head over them."""
    stacks: defaultdict[tuple[float, float], list[BBox]] = defaultdict(list)
    for fill in fills:
        stacks[fill.bbox[0], fill.bbox[2]].append(fill.bbox)
    for (x0, x1), cells in stacks.items():
        if len(cells) >= _STACKED:
            top, bottom = min([cell[1] for cell in cells]), max([cell[3] for cell in cells])
            height = min([cell[3] - cell[1] for cell in cells])
            for x in (x0, x1):
                yield (x, top - _HEADS * height, x, bottom)


@lru_cache(maxsize=_TEXTS)
def _may_be_two(text: str) -> bool:
    """Another text may begin within the word."""
    return any(_begins(text[at - 1], text[at:]) for at in range(1, len(text)))


def _cut(word: Atom, x: float) -> tuple[int, float] | None:
    """The letter that begins the second text, and the line's x; None where the word is one text."""
    ends = list(accumulate(_width(letter) for letter in word.text))
    x0, _, x1, _ = word.bbox
    begins = [
        (abs(x0 + (x1 - x0) * ends[at - 1] / ends[-1] - x), at)
        for at in range(1, len(word.text))
        if _begins(word.text[at - 1], word.text[at:])
    ]
    off, at = min(begins, default=(float("inf"), 0))
    return (at, x) if off < _OFF * word.size else None


def _begins(before: str, after: str) -> bool:
    """A capital or figure after a small letter or a stop, a name after a figure: no word goes on so."""
    letter = after[0]
    if before.isdigit():
        return letter.isupper() and after[1:3].islower()
    stops = ".,;:)%" if letter.isupper() else ";:)%"
    return (letter.isupper() or letter.isdigit()) and (before.islower() or before in stops)


def _width(letter: str) -> float:
    if letter in "iljtfI.,:;'|!()[]":
        return 0.3
    if letter in "mwMW":
        return 0.85
    return 0.68 if letter.isupper() else 0.54
