"""An axis of the scheme from all that the legends say of it: its ends, its steps, and which end is the worst."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..parsers.layouts.legend_model import Measure, RawScale
from ..parsers.layouts.legend_words import fold, weight_of
from .models import Axis, Number
from .scheme_matrix import Grid


@dataclass(frozen=True, slots=True)
class AxisReading:
    axis: Axis | None
    tokens: tuple[tuple[str, Number], ...] = ()
    turned: bool = False


def read_axis(scales: Sequence[RawScale]) -> AxisReading:
    """One axis of everything that is said of it: steps with words first, then steps, then the two ends."""
    ranked = sorted(_of_one_size(scales), key=lambda s: (-sum(bool(v.word) for v in s.levels), -len(s.levels)))
    if not ranked:
        return AxisReading(None)
    best = ranked[0]
    told = next((s.worst_first for s in scales if s.worst_first is not None), None)
    if best.levels:
        return _of_levels(best, told, ranked)
    if best.letters:
        first, last = (ord(x) for x in best.letters)
        count = last - first + 1
        letters = [chr(first + i) for i in range(count)]
        if told:
            letters.reverse()
        tokens = tuple((x.casefold(), rank) for rank, x in enumerate(letters, 1))
        return AxisReading(Axis(minimum=1, maximum=count), tokens, bool(told))
    return AxisReading(Axis(minimum=best.minimum, maximum=best.maximum), (), bool(told))


def _of_one_size(scales: Sequence[RawScale]) -> list[RawScale]:
    """Less the scales that name no measure and have another size than those that name this one."""
    sizes = {_size(scale) for scale in scales if scale.measure is not None} - {None}
    return [s for s in scales if s.measure is not None or not sizes or _size(s) in sizes]


def _size(scale: RawScale) -> int | None:
    """How many steps a scale has."""
    if scale.levels:
        return len(scale.levels)
    if scale.letters:
        return ord(scale.letters[1]) - ord(scale.letters[0]) + 1
    if scale.minimum is None or scale.maximum is None:
        return None
    return int(scale.maximum - scale.minimum) + 1


def _of_levels(scale: RawScale, told: bool | None, others: Sequence[RawScale]) -> AxisReading:
    levels = list(scale.levels)
    numbers = [level.rank for level in levels]
    if any(n is None for n in numbers):
        # Words or letters only: their order is that of the grid, or of the letters, or of the words' own meaning.
        spread = next(
            (
                s
                for s in others
                if s.minimum is not None and s.maximum is not None and s.maximum - s.minimum + 1 == len(levels)
            ),
            None,
        )
        start = spread.minimum if spread and spread.minimum is not None else 1
        if all(level.letter for level in levels):
            levels.sort(key=lambda level: level.letter or "")
        turned = _worst_first([level.word for level in levels], told if all(level.letter for level in levels) else None)
        if turned:
            levels.reverse()
        numbers = [start + i for i in range(len(levels))]
        lettered = turned and all(level.letter for level in levels)
        return _axis_of(
            [(n, v.word, v.letter) for n, v in zip(numbers, levels, strict=True) if n is not None], bool(lettered)
        )
    levels.sort(key=lambda level: level.rank or 0)
    turned = _worst_first([level.word for level in levels], told)
    values = [level.rank for level in levels if level.rank is not None]
    if turned:
        levels.reverse()
    return _axis_of([(n, v.word, v.letter) for n, v in zip(values, levels, strict=True)], turned)


def _worst_first(words: Sequence[str | None], told: bool | None) -> bool:
    """The words say it best: "1 Almost certain" is worst first whatever else stands there."""
    weights = [w for word in words if word and (w := weight_of(word)) is not None]
    if len(weights) >= 2 and abs(weights[0] - weights[-1]) >= 1:
        return weights[0] > weights[-1]
    return bool(told)


def _axis_of(steps: list[tuple[Number, str | None, str | None]], turned: bool) -> AxisReading:
    labels = {f"{rank:g}": word for rank, word, _ in steps if word}
    tokens: list[tuple[str, Number]] = []
    for rank, word, letter in steps:
        if letter:
            tokens.append((fold(letter), rank))
        if word:
            tokens.append((fold(word), rank))
            tokens += [
                (fold(part), rank) for part in re.split(r"\s*/\s*|\s+or\s+", word) if part and fold(part) != fold(word)
            ]
    ranks = [rank for rank, _, _ in steps]
    return AxisReading(
        Axis(minimum=min(ranks), maximum=max(ranks), labels=labels), tuple(dict(reversed(tokens)).items()), turned
    )


def sized(axes: dict[Measure, AxisReading], grid: Grid | None) -> dict[Measure, AxisReading]:
    """An axis that no text describes has the size of the grid."""
    if grid is None:
        return axes
    size = {"likelihood": grid.likelihoods, "impact": grid.impacts}
    return {
        m: found if found.axis else replace(found, axis=Axis(minimum=1, maximum=size[m])) for m, found in axes.items()
    }
