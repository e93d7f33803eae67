"""Scale tables: ranks beside words of likelihood or impact, in columns, in one cell, or stacked under one another."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from .legend_grid import Box, Grid
from .legend_model import Measure, RawLevel, RawNumber, RawScale
from .legend_words import fold, measure_of_words, measures_in, parse_level, plain, weight_of

_FOREIGN_HEAD: Final = re.compile(
    r"(?i)\b(?:owner|lead|officer|control|mitigation|action|review|due|date|ref|responsible|target|residual|inherent|current|gross|net"
    r"|cause|title|update|trend|direction|budget|progress|performance|indicator|risk no|risk id)s?\b"
)
_LABEL_LETTERS: Final = 40
_SHORT: Final = 6
_LARGEST_WEIGHT: Final = 20


_Rank = tuple[RawNumber | None, str | None, int, Box]
"""A printed number or letter, its column and its cell."""


@dataclass(frozen=True)
class _Step:
    row: int
    column: int
    measure: Measure | None  # told by a heading over its part of the table
    level: RawLevel


def read_scales(grid: Grid, context: str = "") -> tuple[RawScale, ...]:
    """The scales of a table; empty where it is none. `context` is the text just before the table (its caption)."""
    foreign = 0
    for text in grid.texts:
        if 0 < len(text) <= _LABEL_LETTERS and _is_foreign(text):
            foreign += 1
            if foreign > 1:
                return ()
    best: tuple[RawScale, ...] = ()
    for turned in (grid, grid.turned()):
        scales = _read(turned, context)
        if sum(len(s.levels) for s in scales) > sum(len(s.levels) for s in best):
            best = scales
    return best


@lru_cache(maxsize=4096)
def _is_foreign(label: str) -> bool:
    """The label is of a register."""
    return _FOREIGN_HEAD.search(label) is not None


def _read(grid: Grid, context: str) -> tuple[RawScale, ...]:
    heads: dict[int, list[str]] = defaultdict(list)
    section: Measure | None = None
    steps: list[_Step] = []
    rows_used = 0
    body = False
    for number in range(grid.rows):
        found = _steps(grid, number, section, heads)
        if found:
            steps += found
            rows_used += 1
            body = True
            continue
        boxes = [box for box in grid.row(number) if box.text]
        if len(boxes) == 1:
            named = measures_in(boxes[0].text)
            section = named[0] if len(named) == 1 else section
        text = " ".join(box.text for box in boxes)
        if _FOREIGN_HEAD.search(text) and not body:
            return ()
        if boxes and len(measures_in(text)) == 1 and len(boxes) <= 3 and body:
            section = measures_in(text)[0]  # the second of two stacked scales
            heads.clear()
        for column in range(grid.columns):
            if grid.text(number, column):
                heads[column].append(grid.text(number, column))
    if rows_used * 2 < sum(any(box.text for box in grid.row(r)) for r in range(grid.rows)):
        return ()
    return _scales(steps, context, heads)


def _steps(grid: Grid, number: int, section: Measure | None, heads: dict[int, list[str]]) -> list[_Step]:
    """The steps in one row: "4 | Likely", "4 | Likely | Major", "Likely (4)", "4 - Likely"."""
    reader = _RowReader(number, section, heads)
    seen: set[int] = set()
    for column in range(grid.columns):
        box = grid.at(number, column)
        if box and box.text and id(box) not in seen:
            seen.add(id(box))
            reader.read(column, box)
    return reader.finish()


class _RowReader:
    """Reads a row from left to right: a rank takes the first word after it, or the one that waits before it."""

    def __init__(self, number: int, section: Measure | None, heads: dict[int, list[str]]) -> None:
        self.number = number
        self.beside = section
        self.heads = heads
        self.steps: list[_Step] = []
        self.rank: _Rank | None = None
        self.waiting: tuple[int, Box, str] | None = None  # a word before its rank
        self.used = False  # the rank has its word; further texts describe it

    def read(self, column: int, box: Box) -> None:
        parsed = parse_level(box.text)
        named = measures_in(box.text)
        if parsed is None and named and len(box.text.split()) <= 3:
            self.beside = named[0] if len(named) == 1 else None
        elif parsed is None:
            self._text(column, box, _lead(box.text))
        else:
            value, letter, word = parsed
            if word is None:
                self._number((value, letter, column, box))
            elif value is None and letter is None:
                self._word(column, box, word)
            else:
                self._add(column, RawLevel(None, value, letter, word, box.places), self._measure(column))

    def finish(self) -> list[_Step]:
        if self.waiting and not self.steps and not self.rank and weight_of(self.waiting[2]) is not None:
            column, box, word = self.waiting
            self._add(column, RawLevel(None, None, None, word, box.places), self._measure(column))
        return self.steps

    def _measure(self, *columns: int) -> Measure | None:
        """What a heading over one of the columns says, else the label at the row's start."""
        return next((m for c in columns if (m := _head_measure(self.heads, c))), self.beside)

    def _add(self, column: int, level: RawLevel, measure: Measure | None) -> None:
        self.steps.append(_Step(self.number, column, measure, level))

    def _text(self, column: int, box: Box, text: str) -> None:
        if self.rank and not self.used and _short_word(text):
            self._add(column, _level(self.rank, text, box), self._measure(column, self.rank[2]))
            self.used = True
        elif self.rank and self.used and self._names_other(column) and _short_word(text):
            self._add(column, _level(self.rank, text, box), self._measure(column))
        elif not self.rank and self.waiting is None and _short_word(text) and re.search(r"[A-Za-z]", text):
            self.waiting = (column, box, text)

    def _names_other(self, column: int) -> bool:
        """ "4 | Likely | Major": a second word is a step too where its column's heading names another measure."""
        return bool(self.steps) and _head_measure(self.heads, column) not in (None, self.steps[-1].measure)

    def _number(self, rank: _Rank) -> None:
        if self.waiting is None:
            self.rank, self.used = rank, False
            return
        column, box, word = self.waiting
        self._add(column, _level(rank, word, box), self._measure(column, rank[2]))
        self.waiting, self.rank, self.used = None, None, False

    def _word(self, column: int, box: Box, word: str) -> None:
        if self.rank:
            if not self.used or self._names_other(column):
                self._add(column, _level(self.rank, word, box), self._measure(column, self.rank[2]))
                self.used = True
        elif self.waiting is None:
            self.waiting = (column, box, word)


def _level(rank: _Rank, word: str, box: Box) -> RawLevel:
    return RawLevel(None, rank[0], rank[1], word, (*rank[3].places, *box.places))


def _lead(text: str) -> str:
    """The word of a step without the description behind it."""
    return re.split(r"\n|:|\(| - |;|,", plain(text))[0].strip(" .-")


def _short_word(text: str) -> bool:
    return bool(text) and len(text.split()) <= _SHORT and not re.match(r"[\d£<>≥≤%]", text)


def _head_measure(heads: dict[int, list[str]], column: int) -> Measure | None:
    for text in reversed(heads.get(column, [])):
        named = measures_in(text)
        if len(named) == 1:
            return named[0]
    return None


def _scales(steps: list[_Step], context: str, heads: dict[int, list[str]]) -> tuple[RawScale, ...]:
    by_place: dict[tuple[int, Measure | None], list[RawLevel]] = defaultdict(list)
    rows: dict[tuple[int, Measure | None], list[int]] = defaultdict(list)
    for step in steps:
        by_place[(step.column, step.measure)].append(step.level)
        rows[(step.column, step.measure)].append(step.row)
    out: list[RawScale] = []
    titles = [text for column in heads.values() for text in column]
    for place, levels in by_place.items():
        told = place[1]
        # A step a row: three ratings of one risk in one column of a card are no scale.
        if not _is_scale(levels) or not _together(rows[place]):
            continue
        words = [level.word or "" for level in levels]
        named = measures_in(context)
        heading = measures_in(" ".join(titles))
        measure = (
            told
            or (heading[0] if len(heading) == 1 else None)
            or measure_of_words(words)
            or (named[0] if len(named) == 1 else None)
        )
        both = measure is None and len({*heading, *named}) == 2
        if measure is None and not both:
            continue
        known = sum(weight_of(word) is not None for word in words)
        if known * 2 < len(words) and not (told or heading or named):
            continue
        if known == 0 and not told and not heading:
            continue
        if measure is not None and any(s.measure == measure for s in out):
            continue
        out.append(RawScale(measure, tuple(_measured(level, measure) for level in levels), ordered=_ordered(levels)))
    return tuple(out)


def _together(rows: list[int]) -> bool:
    """Each step in a row of its own, and the rows one after the other, a description's row between two allowed."""
    return all(1 <= b - a <= 2 for a, b in pairwise(rows))


def _measured(level: RawLevel, measure: Measure | None) -> RawLevel:
    return RawLevel(measure, level.rank, level.letter, level.word, level.places)


def _ordered(levels: list[RawLevel]) -> bool:
    return all(level.rank is not None or level.letter is not None for level in levels)


def _is_scale(levels: list[RawLevel]) -> bool:
    """Three to ten steps, each number and word once, the numbers without a gap."""
    if not 3 <= len(levels) <= 10:
        return False
    words = [fold(level.word or "") for level in levels]
    if len(set(words)) < len(words):
        return False
    numbers = [level.rank for level in levels]
    letters = [level.letter for level in levels]
    if all(n is not None for n in numbers):
        values = [n for n in numbers if n is not None]
        return min(values) <= 1 and (_run(values) or _weighted(values, words))
    if all(letters):
        codes = [ord(letter) for letter in letters if letter]
        return min(codes) == ord("A") and _run(codes)
    return not any(n is not None for n in numbers) and not any(letters) and all(weight_of(w) is not None for w in words)


def _weighted(values: list[RawNumber], words: list[str]) -> bool:
    """Numbers that grow by more than one step with their words: Minor 1, Moderate 2, Major 4, Critical 8."""
    weights = [weight for word in words if (weight := weight_of(word)) is not None]
    if len(weights) < len(words) or max(values) > _LARGEST_WEIGHT:
        return False
    rising = [a < b for a, b in pairwise(values)]
    same = [a < b for a, b in pairwise(weights)]
    return rising == same and len(set(rising)) == 1


def _run(values: list[RawNumber] | list[int]) -> bool:
    steps = {b - a for a, b in pairwise(values)}
    return steps in ({1}, {-1})
