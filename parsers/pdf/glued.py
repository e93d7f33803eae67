"""Words of two cells that no space parts: cut where an upright line is drawn between two of their letters.

A text that fills its cell ends so near the next cell's that readers take the two for one word.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from .page import PageWord, Rule

_ROOM = 1.5
"""A line this near, in points, to a word's end does not stand within it."""
_OFF = 0.6
"""The cut is no further from the line than this, in sizes: letters are placed by their usual widths."""


def unglued(words: Sequence[PageWord], rules: Sequence[Rule]) -> Sequence[PageWord]:
    """The words, those cut that an upright line runs through where one text ends and another begins."""
    upright = sorted(rule.bbox for rule in rules if rule.bbox[0] == rule.bbox[2])
    if not upright:
        return words
    at = [line[0] for line in upright]
    out: list[PageWord] = []
    for word in words:
        x0, top, x1, bottom = word.bbox
        first = bisect_right(at, x0 + _ROOM)
        last = bisect_left(at, x1 - _ROOM, first)
        cut = None
        if first < last and not word.turn:
            middle = (top + bottom) / 2
            cut = next((_cut(word, x) for x, high, _, low in upright[first:last] if high < middle < low), None)
        if cut is None:
            out.append(word)
            continue
        begin, x = cut
        out.append(word._replace(text=word.text[:begin], bbox=(x0, top, x, bottom)))
        out.append(word._replace(text=word.text[begin:], bbox=(x, top, x1, bottom)))
    return out


def _cut(word: PageWord, x: float) -> tuple[int, float] | None:
    """The letter that begins the second text, and the line's x; None where the word is one text."""
    ends = list(accumulate(_width(letter) for letter in word.text))
    x0, _, x1, _ = word.bbox
    begins = [
        (abs(x0 + (x1 - x0) * ends[at - 1] / ends[-1] - x), at)
        for at in range(1, len(word.text))
        if _begins(word.text[at - 1], word.text[at])
    ]
    off, at = min(begins, default=(float("inf"), 0))
    return (at, x) if off < _OFF * word.size else None


def _begins(before: str, letter: str) -> bool:
    """A capital or figure after a small letter or a stop: no word goes on so."""
    return (letter.isupper() or letter.isdigit()) and (before.islower() or before in ".,;:)%")


def _width(letter: str) -> float:
    if letter in "iljtfI.,:;'|!()[]":
        return 0.3
    if letter in "mwMW":
        return 0.85
    return 0.68 if letter.isupper() else 0.54
