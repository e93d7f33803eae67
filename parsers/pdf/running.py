"""Words that several pages print at one place near their upper or lower edge: no table goes on over these."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from itertools import compress
from operator import attrgetter

from ..lazy import lazy
from .draft import Line
from .page import Atom, PageContent

_ZONE = 0.13
_NUMBER = re.compile(r"\d+")
_STEP = 2.0
_BOX = attrgetter("bbox")

Key = tuple[int, int, str]
"""Of a word: its height, where it begins, its text."""


class Running:
    """What repeats on two pages or more, numbers aside. Told when it is first asked for: few pages hold cut tables."""

    def __init__(self, contents: Iterable[PageContent] = ()) -> None:
        self._contents = tuple(contents)

    @lazy
    def by_height(self) -> Mapping[int, Set[Key]]:
        counts: Counter[Key] = Counter()
        for content in self._contents:
            low, high = 2 * _ZONE * content.height, 2 * (1 - _ZONE) * content.height
            near = [not low < top + bottom < high for _, top, _, bottom in map(_BOX, content.words)]
            counts.update(set(map(key_of, compress(content.words, near))))
        running: dict[int, set[Key]] = {}
        for key, count in counts.items():
            if count > 1:
                running.setdefault(key[0], set()).add(key)
        return running


def key_of(word: Atom) -> Key:
    """A word's text and height; of a number, that it is one."""
    text, (x0, top, _, bottom) = word.text, word.bbox
    if not text.isalpha():
        text = _NUMBER.sub("#", text)
        if "#" in text:
            x0 = 0.0
    return round((top + bottom) / _STEP), round(x0 / _STEP), text


def _height(word: Atom) -> int:
    return round((word.bbox[1] + word.bbox[3]) / _STEP)


def is_running(line: Line, running: Running) -> bool:
    """Most of the line's words stand there on other pages too."""
    heights = running.by_height
    near = [word for word in line.words if _height(word) in heights]
    if 2 * len(near) <= len(line.words):
        return False
    return 2 * sum(key_of(word) in heights[_height(word)] for word in near) > len(line.words)
