"""Two ambers of one report: beside an orange, gold is yellow."""

from __future__ import annotations

import colorsys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..parsers.layouts.legend_model import RawLegend
from ..parsers.raw import Field, RawRisk, RawValue
from ..parsers.recognise import Recognition
from ..parsers.words import Colour
from .notation import parse_number
from .rag import rag_of_colour

YELLOW = Colour(255, 255, 0)
_APART = 8.0
"""Degrees of hue between two colours that are two ratings."""
_GOLD = 40.0
"""Degrees: the least that may be yellow."""
_ENOUGH = 2
"""Scores under each of two fills that tell of the fills what a legend does not."""

_Sample = tuple[Colour, float]
"""A fill and the score that it marks."""


def with_yellow(recognition: Recognition) -> Recognition:
    """The same, and gold is yellow where the report fills worse scores with an orange that is amber alone."""
    legends = [_of_legend(legend) for legend in recognition.legends]
    gold = next((found for samples in legends if (found := _gold(samples))), None)
    if gold is None and not any(legends) and _ambers(recognition.risks) > 1:
        scored = list(_of_values(recognition.risks))
        counts = Counter(colour for colour, _ in scored)
        gold = _gold([sample for sample in scored if counts[sample[0]] >= _ENOUGH])
    if not gold:
        return recognition
    risks = tuple(
        replace(risk, values=tuple(_plain(value, gold) for value in risk.values)) for risk in recognition.risks
    )
    return replace(recognition, risks=risks, legends=tuple(_legend(legend, gold) for legend in recognition.legends))


def _gold(samples: Sequence[_Sample]) -> frozenset[Colour]:
    """The fills that are yellow; none where yellow has a fill of its own, or worse scores are filled so as well."""
    rags = {colour: rag_of_colour(colour) for colour, _ in samples}
    if "yellow" in rags.values():
        return frozenset()
    ambers = sorted((colour for colour, rag in rags.items() if rag == "amber"), key=_hue)
    if len(ambers) < 2 or _hue(ambers[-1]) < max(_GOLD, _hue(ambers[0]) + _APART):
        return frozenset()
    gold = {colour for colour in ambers if _hue(colour) >= max(_GOLD, _hue(ambers[0]) + _APART)}
    scores = [[score for colour, score in samples if colour in part] for part in (gold, set(ambers) - gold)]
    return frozenset(gold) if max(scores[0]) < min(scores[1]) else frozenset()


def _hue(colour: Colour) -> float:
    return colorsys.rgb_to_hls(colour.red / 255, colour.green / 255, colour.blue / 255)[0] * 360


def _of_legend(legend: RawLegend) -> list[_Sample]:
    bands = [(b.colour, b.minimum) for b in legend.bands if b.colour is not None and b.minimum is not None]
    if bands or legend.matrix is None:
        return bands
    return [(c.colour, c.likelihood * c.impact) for c in legend.matrix.cells if c.colour is not None]


def _ambers(risks: Iterable[RawRisk]) -> int:
    """How many fills of the scores are amber."""
    fills = {value.fill for risk in risks for value in risk.of(Field.SCORE)}
    return [rag_of_colour(fill) for fill in fills if fill is not None].count("amber")


def _of_values(risks: Iterable[RawRisk]) -> Iterable[_Sample]:
    for risk in risks:
        for value in risk.of(Field.SCORE):
            if value.fill is not None and (score := parse_number(value.text)) is not None:
                yield value.fill, score


def _plain(value: RawValue, gold: frozenset[Colour]) -> RawValue:
    if value.fill not in gold and not any(mark.colour in gold for mark in value.marks):
        return value
    marks = tuple(replace(mark, colour=_shown(mark.colour, gold)) for mark in value.marks)
    return replace(value, fill=value.fill and _shown(value.fill, gold), marks=marks)


def _shown(colour: Colour, gold: frozenset[Colour]) -> Colour:
    return YELLOW if colour in gold else colour


def _legend(legend: RawLegend, gold: frozenset[Colour]) -> RawLegend:
    bands = tuple(replace(band, colour=band.colour and _shown(band.colour, gold)) for band in legend.bands)
    cells = legend.matrix.cells if legend.matrix else ()
    shown = tuple(replace(cell, colour=cell.colour and _shown(cell.colour, gold)) for cell in cells)
    return replace(legend, bands=bands, matrix=legend.matrix and replace(legend.matrix, cells=shown))
