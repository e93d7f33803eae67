"""Scale tables: ranks beside the words of likelihood or impact, in columns, in one cell, or stacked under one another."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from .legend_grid import Box, Grid
from .legend_model import Measure, RawLevel, RawNumber, RawScale
from .legend_words import fold, measure_of_words, measures_in, parse_level, plain, weight_of

_FOREIGN_HEAD: Final = re.compile(
    r"(?i)\b(?:owner|lead|officer|control|mitigation|action|review|due|date|ref|responsible|target|residual|inherent|current|gross|net"
    r"|cause|title|update|trend|direction|budget|progress|performance|indicator|risk no|risk id)s?\b"
)
_SHORT: Final = 6


@dataclass(frozen=True)
class _Step:
    row: int
    column: int
    measure: Measure | None  # told by a heading over its part of the table
    level: RawLevel


def read_scales(grid: Grid, context: str = "") -> tuple[RawScale, ...]:
    """The scales of a table; empty where it is none. `context` is the text just before the table (its caption)."""
    labels = [box.text for box in grid.boxes() if 0 < len(box.text) <= 40]
    if sum(bool(_FOREIGN_HEAD.search(text)) for text in labels) >= 2:
        return ()
    best: tuple[RawScale, ...] = ()
    for turned in (grid, grid.turned()):
        scales = _read(turned, context)
        if sum(len(s.levels) for s in scales) > sum(len(s.levels) for s in best):
            best = scales
    return best


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
    row: list[tuple[int, Box]] = []
    seen: set[int] = set()
    for column in range(grid.columns):
        box = grid.at(number, column)
        if box and box.text and id(box) not in seen:
            seen.add(id(box))
            row.append((column, box))
    out: list[_Step] = []
    rank: tuple[RawNumber | None, str | None, int, Box] | None = None
    beside: Measure | None = section
    waiting: tuple[int, Box, str] | None = None  # a word before its rank
    used = False  # the rank has a word; further texts describe it
    for column, box in row:
        named = measures_in(box.text)
        if named and len(box.text.split()) <= 3 and parse_level(box.text) is None:
            beside = named[0] if len(named) == 1 else None
            continue
        parsed = parse_level(box.text)
        measure = _head_measure(heads, column) or beside
        if parsed is None:
            text = _lead(box.text)
            if rank and not used and _short_word(text):
                out.append(
                    _Step(
                        number,
                        column,
                        _head_measure(heads, column) or _head_measure(heads, rank[2]) or beside,
                        _level(rank, text, box),
                    )
                )
                used = True
            elif not rank and waiting is None and _short_word(text) and re.search(r"[A-Za-z]", text):
                waiting = (column, box, text)
            continue
        value, letter, word = parsed
        if word is None:
            if waiting is not None:
                out.append(
                    _Step(
                        number,
                        waiting[0],
                        _head_measure(heads, waiting[0]) or measure,
                        _level((value, letter, column, box), waiting[2], waiting[1]),
                    )
                )
                waiting = None
                rank, used = None, False
                continue
            rank, used = (value, letter, column, box), False
        elif value is None and letter is None:
            if rank and (not used or _head_measure(heads, column) not in (None, out[-1].measure)):
                own = _head_measure(heads, column) or _head_measure(heads, rank[2]) or beside
                out.append(_Step(number, column, own, _level(rank, word, box)))
                used = True
            elif not rank and waiting is None:
                waiting = (column, box, word)
        else:
            out.append(_Step(number, column, measure, RawLevel(None, value, letter, word, box.places)))
    if waiting is not None and not out and not rank and weight_of(waiting[2]) is not None:
        column, box, word = waiting
        out.append(
            _Step(number, column, _head_measure(heads, column) or beside, RawLevel(None, None, None, word, box.places))
        )
    return out


def _level(rank: tuple[RawNumber | None, str | None, int, Box], word: str, box: Box) -> RawLevel:
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
    return all(1 <= b - a <= 2 for a, b in zip(rows, rows[1:], strict=False))


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
        return min(values) <= 1 and _run(values)
    if all(letters):
        codes = [ord(letter) for letter in letters if letter]
        return min(codes) == ord("A") and _run(codes)
    return not any(n is not None for n in numbers) and not any(letters) and all(weight_of(w) is not None for w in words)


def _run(values: list[RawNumber] | list[int]) -> bool:
    steps = {b - a for a, b in zip(values, values[1:], strict=False)}
    return steps in ({1}, {-1})
