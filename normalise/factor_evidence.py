"""Which of two unnamed factors is the likelihood ("5 x 3 = 15"), where only the report's other values can tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..parsers.raw import Field, RawRisk
from .draft import Draft, DraftScore
from .models import Axis, Number, Score
from .notation import Order, parse_score_cell
from .scheme import Reading, cell_of

_LIKELIHOOD, _IMPACT, _SCORE = Field.LIKELIHOOD, Field.IMPACT, Field.SCORE
Readings = Sequence[Sequence[Draft]]
"""The readings of each risk."""


def settle_factors(readings: Readings, scheme: Reading | None, columns: Order | None) -> None:
    """Give unnamed factors their measures, where all that tells of their order tells the same.

    What tells: another reading of the risk that names them; a pair that the scales or the printed grid allow in one
    order only; and, where neither does, `columns`, the order in which the report's tables print the two side by side.
    What stays untold is kept as `text`.
    """
    told = {order for order in (*_told_by_twins(readings), *_told_by_scheme(readings, scheme)) if order}
    order = (told.pop() if len(told) == 1 else None) if told else columns
    for held in list(_open(readings)):
        if held.factors is None:
            continue
        if order is None:
            if held.score.text is None:
                text = " ".join(printed.text for printed in held.factors_at)
                held.score = held.score.model_copy(update={"text": text or None})
                held.printed["text"] = held.factors_at
            continue
        likelihood, impact = held.factors if order == "likelihood_first" else held.factors[::-1]
        if scheme:
            likelihood, impact = scheme.turn("likelihood", likelihood), scheme.turn("impact", impact)
        held.score = held.score.model_copy(update={"likelihood": likelihood, "impact": impact})
        held.printed["likelihood"] = held.printed["impact"] = held.factors_at
        held.factors = None


def column_order(risks: Sequence[RawRisk]) -> Order | None:
    """The order of likelihood and impact wherever the report prints them side by side; None where it changes.

    Side by side they stand in columns, and in cells that name them: "4 (L) x 4 (I)".
    """
    found: set[Order] = set()
    for risk in risks:
        for value in risk.of(_SCORE):
            if order := parse_score_cell(value.text).order:
                found.add(order)
        for one, other in pairwise([value.label for value in risk.of(_LIKELIHOOD, _IMPACT)]):
            if one.field is not other.field and one.stage is other.stage:
                found.add("likelihood_first" if one.field is _LIKELIHOOD else "impact_first")
        if len(found) > 1:
            return None
    return found.pop() if len(found) == 1 else None


def witnesses(drafts: Sequence[Draft]) -> list[Score]:
    """All scores with their factors, in whatever order: a product or a sum is the same either way."""
    out: list[Score] = []
    for draft in drafts:
        for held in draft.scores:
            if held.factors is None:
                out.append(held.score)
            else:
                first, second = held.factors
                out.append(held.score.model_copy(update={"likelihood": first, "impact": second}))
    return out


def _open(readings: Readings) -> Iterator[DraftScore]:
    """The scores whose factors are not told apart."""
    return (held for drafts in readings for draft in drafts for held in draft.scores if held.factors)


def _told_by_twins(readings: Readings) -> Iterator[Order | None]:
    for drafts in readings:
        scores = [held for draft in drafts for held in draft.scores]
        for held in scores:
            for other in scores:
                named = (other.score.likelihood, other.score.impact)
                same = other.score.stage == held.score.stage and other.score.score == held.score.score
                if held.factors and same and None not in named:
                    yield _one(held.factors == named, held.factors == named[::-1])


def _told_by_scheme(readings: Readings, scheme: Reading | None) -> Iterator[Order | None]:
    if scheme is None or scheme.scheme.origin == "inferred":
        return
    for held in _open(readings):
        first, second = held.factors or (0, 0)
        yield _one(_fits(scheme, held.score, first, second), _fits(scheme, held.score, second, first))


def _one(likelihood_first: bool, impact_first: bool) -> Order | None:
    if likelihood_first == impact_first:
        return None
    return "likelihood_first" if likelihood_first else "impact_first"


def _fits(reading: Reading, score: Score, likelihood: Number, impact: Number) -> bool:
    """Whether the scales have these ranks, and the printed grid shows the score, colour or level for them."""
    scheme = reading.scheme
    if not (_within(likelihood, scheme.likelihood) and _within(impact, scheme.impact)):
        return False
    likelihood, impact = reading.turn("likelihood", likelihood), reading.turn("impact", impact)
    if scheme.matrix:
        cell = cell_of(scheme.matrix, likelihood, impact, scheme)
        if isinstance(cell, (int, float)) and score.score is not None:
            return cell == score.score
    shown = cell_of(reading.cells, likelihood, impact, scheme)
    said = [word.casefold() for word in (score.rag, score.level) if word]
    return not (isinstance(shown, str) and said) or shown.casefold() in said


def _within(rank: Number, axis: Axis | None) -> bool:
    if axis is None:
        return True
    return (axis.minimum is None or rank >= axis.minimum) and (axis.maximum is None or rank <= axis.maximum)
