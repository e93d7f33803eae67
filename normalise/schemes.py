"""Which of a report's schemes judges which risk, where its registers have legends of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..parsers.document import Document
from ..parsers.layouts.legend_model import RawLegend
from ..parsers.raw import Field, RawRisk
from .models import Axis, Number
from .notation import parse_number
from .rag import rag_of_colour, rag_of_text, shade_alike
from .scheme import Reading, band_for, expected_score, group_legends, read_scheme

Group = tuple[RawLegend, ...]
_Choice = Callable[[int], int]
"""A risk's position among the document's blocks to the number of its scheme."""


def share_schemes(
    document: Document, legends: Sequence[RawLegend], risks: Sequence[Sequence[RawRisk]]
) -> tuple[tuple[Reading | None, ...], tuple[int, ...]]:
    """The schemes of a report, and for each risk (all its readings together) the number of the one that judges it.

    Legends that contradict each other are of different registers: each risk has the one that stands before it, or the
    one after it where that is how the report prints them. Whether it is, the risks' own numbers and colours tell.
    """
    groups = group_legends(legends)
    whole = read_scheme(legends)
    if len(groups) < 2 or not risks:
        return (whole,), (0,) * len(risks)
    blocks = {word.index: at for at, block in enumerate(document.blocks) for word in block.all_words()}
    places = [_position(group[0], blocks) for group in risks]
    readings = [read_scheme(group if not at else _with_shared(group, groups[0])) for at, group in enumerate(groups)]
    starts = sorted((legend.block, at) for at, group in enumerate(groups) for legend in group)
    first_is_before = starts[0][0] < min(places)
    ways: list[_Choice] = [lambda place: _before(starts, place), lambda place: _after(starts, place)]
    choices = [tuple(way(place) for place in places) for way in (ways if first_is_before else ways[::-1])]
    choices.append((0,) * len(risks))
    best = choices[0]
    for other in choices[1:]:
        totals = [
            sum(_misfits(readings[at], risk) for at, risk in zip(way, risks, strict=True)) for way in (best, other)
        ]
        best = other if _clearly(totals[1], totals[0], len(risks)) else best
    best = _by_register(best, readings, risks)
    if len(set(best)) == 1:
        return (whole,), (0,) * len(risks)
    order = list(dict.fromkeys(best))
    return tuple(readings[at] for at in order), tuple(order.index(at) for at in best)


def _position(risk: RawRisk, blocks: dict[int, int]) -> int:
    """The block that a risk begins in."""
    return min(
        (blocks[word.index] for value in risk.values for word in value.all_words() if word.index in blocks), default=0
    )


def _before(starts: Sequence[tuple[int, int]], place: int) -> int:
    return next((at for block, at in reversed(starts) if block <= place), starts[0][1])


def _after(starts: Sequence[tuple[int, int]], place: int) -> int:
    return next((at for block, at in starts if block >= place), starts[-1][1])


def _by_register(
    choice: tuple[int, ...], readings: Sequence[Reading | None], risks: Sequence[Sequence[RawRisk]]
) -> tuple[int, ...]:
    """A register whose numbers another scheme fits better has that one: its legend stands elsewhere."""
    out = list(choice)
    for register in {group[0].register for group in risks}:
        mine = [at for at, group in enumerate(risks) if group[0].register == register]
        if len({choice[at] for at in mine}) > 1:
            continue
        totals = [sum(_misfits(reading, risks[at]) for at in mine) for reading in readings]
        if _clearly(min(totals), totals[choice[mine[0]]], len(mine)):
            for at in mine:
                out[at] = totals.index(min(totals))
    return tuple(out)


def _clearly(fewer: int, more: int, risks: int) -> bool:
    """Whether values fit one scheme and not another: a few errors are what rules are there to find."""
    return more * 3 > risks and fewer * 2 < more


def _with_shared(group: Group, first: Group) -> Group:
    """A later group with what the first one states for all: the formula, and scales that its own bands allow."""
    own, shared = read_scheme(group), read_scheme(first)
    if own is None or shared is None:
        return group
    tops = [axis.maximum for axis in (shared.scheme.likelihood, shared.scheme.impact) if axis]
    ends = [band.maximum for band in own.scheme.bands if band.maximum is not None]
    reach = tops[0] * tops[1] if len(tops) == 2 and tops[0] is not None and tops[1] is not None else None
    scaled = own.scheme.likelihood or own.scheme.impact or (ends and max(ends) != reach)
    extra = [replace(x, matrix=None, bands=(), scales=() if scaled else x.scales, places=()) for x in first]
    return (*group, *extra)


def _misfits(reading: Reading | None, readings: Sequence[RawRisk]) -> int:
    """How many of a risk's printed values the scheme does not allow."""
    return sum(_wrong(reading, risk) for risk in readings) if reading else 0


def _wrong(reading: Reading, risk: RawRisk) -> int:
    scheme = reading.scheme
    wrong = 0
    for stage in {value.label.stage for value in risk.values}:
        held: dict[Field, Number] = {}
        for value in risk.values:
            number = parse_number(value.text) if value.label.stage is stage else None
            if number is not None:
                held.setdefault(value.label.field, number)
        likelihood, impact, score = (held.get(name) for name in (Field.LIKELIHOOD, Field.IMPACT, Field.SCORE))
        wrong += _beyond(likelihood, scheme.likelihood) + _beyond(impact, scheme.impact)
        expected = expected_score(scheme, likelihood, impact)
        wrong += isinstance(expected, (int, float)) and score is not None and expected != score
        wrong += sum(_other_colour(reading, value.text, score) for value in risk.values if value.label.stage is stage)
        wrong += (
            score is not None
            and bool(scheme.bands)
            and all(_outside(score, b.minimum, b.maximum) for b in scheme.bands)
        )
    for value in risk.of(Field.SCORE):
        number = parse_number(value.text)
        band = band_for(scheme, number) if number is not None else None
        shown = rag_of_colour(value.fill) if value.fill else None
        wrong += bool(band and band.rag and shown and shown != band.rag and not shade_alike(shown, band.rag))
    return wrong


def _other_colour(reading: Reading, text: str, score: Number | None) -> bool:
    """A colour or level word beside a score that lies in another band."""
    band = band_for(reading.scheme, score)
    if band is None or not text or len(text.split()) > 3:
        return False
    said = rag_of_text(text)
    labels = {other.label.casefold() for other in reading.scheme.bands}
    return bool(said and band.rag and said != band.rag) or (
        text.casefold() in labels and text.casefold() != band.label.casefold()
    )


def _beyond(rank: Number | None, axis: Axis | None) -> bool:
    return rank is not None and axis is not None and _outside(rank, axis.minimum, axis.maximum)


def _outside(value: Number, low: Number | None, high: Number | None) -> bool:
    return (low is not None and value < low) or (high is not None and value > high)
