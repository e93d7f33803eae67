"""SCO: likelihood, impact and score against the scheme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from ..case import Case, RiskNotes
from ..models import Axis, Number, Risk, Scheme, Score
from ..scheme import expected_score
from ..scheme_bands import score_ends
from .base import Found, Rule, basis, each, only_in_summary, places, printed_on, scheme_of, show, stage_name

_SIGN: Final = {"product": "x", "sum": "+"}


class ScoreArithmetic(Rule):
    code = "SCO001"
    severity = "error"
    summary = "the printed score is not the scheme's formula of likelihood and impact"
    explanation = (
        "A report states how likelihood and impact make the score: multiplied, added, or looked up in a grid. "
        "This rule works the printed likelihood and impact through that formula and compares the result with "
        "the printed score, allowing for rounding to the printed decimals. It needs all three values and the "
        "formula: from the legend, or from the other scores where nearly all of them follow one. Without a "
        "formula it is silent; it never assumes a product. Example: likelihood 4, impact 4, score printed 12 "
        "where scores are multiplied. Source: councils have published 12 for 4 x 4, and 16 as 12."
    )

    def look(self, case: Case) -> Iterator[Found]:
        for index, risk, notes in each(case):
            scheme = scheme_of(case, risk)
            for k, score in enumerate(risk.scores):
                message = _arithmetic(case, scheme, risk, k, score)
                if message:
                    where = [f"/scores/{k}/{name}" for name in ("score", "likelihood", "impact")]
                    yield index, self.finding(message, risk, places(risk, notes, *where))


def _arithmetic(case: Case, scheme: Scheme | None, risk: Risk, k: int, score: Score) -> str | None:
    if scheme is None or score.score is None or score.likelihood is None or score.impact is None:
        return None
    expected = expected_score(scheme, score.likelihood, score.impact)
    if expected is None or isinstance(expected, str) or score.score == expected:
        return None
    halves = [
        _half(risk, f"/scores/{k}/{name}", value)
        for name, value in (("likelihood", score.likelihood), ("impact", score.impact))
    ]
    low, high = _reach(scheme, (score.likelihood, halves[0]), (score.impact, halves[1]), expected)
    own = _half(risk, f"/scores/{k}/score", score.score)
    if own == 0 and not float(expected).is_integer():
        own = 0.5  # a whole number printed for a decimal product is that product rounded
    if low - own - 1e-9 <= score.score <= high + own + 1e-9:
        return None
    head = f"{stage_name(score)} score printed {show(score.score)}, but "
    if scheme.formula == "matrix":
        pair = f"likelihood {show(score.likelihood)} and impact {show(score.impact)}"
        return head + f"the report's grid gives {show(expected)} for {pair}{printed_on(case, risk)}"
    sign = _SIGN[scheme.formula or "product"]
    return head + f"{show(score.likelihood)} {sign} {show(score.impact)} = {show(expected)} {basis(scheme, case, risk)}"


def _half(risk: Risk, pointer: str, value: Number) -> float:
    """Half a unit of the last printed decimal; nothing for a whole number."""
    texts = [m for s in risk.sources if s.field == pointer for m in re.findall(r"\d+\.(\d+)", s.text)]
    decimals = len(texts[0]) if texts else len(f"{value:g}".partition(".")[2])
    return 0.5 * 10**-decimals if decimals else 0.0


def _reach(scheme: Scheme, x: tuple[Number, float], y: tuple[Number, float], expected: Number) -> tuple[float, float]:
    """The scores that the printed values stand for before they were rounded."""
    if scheme.formula == "matrix":
        return float(expected), float(expected)
    ends = [(x[0] + a * x[1], y[0] + b * y[1]) for a in (-1, 1) for b in (-1, 1)]
    values = [a * b if scheme.formula == "product" else a + b for a, b in ends]
    return min(values), max(values)


class OutsideScheme(Rule):
    code = "SCO002"
    severity = "error"
    summary = "a likelihood, impact or score lies outside the scheme"
    explanation = (
        "The legend gives each scale its ends, for example 1 to 5. This rule names every printed likelihood, "
        "impact or score outside them. It needs a scale that the report states: one inferred from the scores "
        "themselves cannot be overstepped. Example: impact 6 on a scale from 1 to 5. Whether the arithmetic "
        "is right is for SCO001. Source: registers that moved from one scale to another between quarters and "
        "kept old scores."
    )

    def look(self, case: Case) -> Iterator[Found]:
        known: Scheme | None = None
        ends: tuple[Number, Number] | None = None
        silent = False
        for index, risk, notes in each(case):
            scheme = scheme_of(case, risk)
            if scheme is None or scheme.origin == "inferred":
                continue
            if scheme is not known:  # the risks of a register share theirs
                known, ends, silent = scheme, _score_ends(scheme), _contradicts_itself(scheme)
            for k, score in enumerate(() if silent else risk.scores):
                wrong = list(_outside(scheme, ends, score))
                if wrong:
                    names = [f"/scores/{k}/{name}" for name, _ in wrong]
                    message = f"{stage_name(score)}: {'; '.join(text for _, text in wrong)}"
                    message += f", {basis(scheme, case, risk)}"
                    yield index, self.finding(message, risk, places(risk, notes, *names))


def _contradicts_itself(scheme: Scheme) -> bool:
    """A band begins above all scores of the scales: the impact is a sum of several, or a scale is of something else."""
    ends = score_ends(scheme.formula, scheme.likelihood, scheme.impact)
    return ends is not None and any(band.minimum is not None and band.minimum > ends[1] for band in scheme.bands)


def _outside(scheme: Scheme, ends: tuple[Number, Number] | None, score: Score) -> Iterator[tuple[str, str]]:
    for name, value, axis in (
        ("likelihood", score.likelihood, scheme.likelihood),
        ("impact", score.impact, scheme.impact),
    ):
        if value is not None and axis is not None and _beyond(value, axis.minimum, axis.maximum):
            yield name, f"{name} printed {show(value)}, but the scale runs {_span(axis)}"
    if score.score is not None and ends and _beyond(score.score, *ends):
        yield "score", f"score printed {show(score.score)}, but scores run from {show(ends[0])} to {show(ends[1])}"


def _score_ends(scheme: Scheme) -> tuple[Number, Number] | None:
    """The least and greatest score, by formula, by grid and by bands: a band that starts at 0 allows a 0."""
    ends = score_ends(scheme.formula, scheme.likelihood, scheme.impact)
    numbers = [cell for row in scheme.matrix or () for cell in row if isinstance(cell, (int, float))]
    if numbers:
        ends = min(numbers), max(numbers)
    if ends is None:
        return None
    bounds = [b for band in scheme.bands for b in (band.minimum, band.maximum) if b is not None]
    return min(ends[0], *bounds) if bounds else ends[0], max(ends[1], *bounds) if bounds else ends[1]


def _beyond(value: Number, low: Number | None, high: Number | None) -> bool:
    return (low is not None and value < low) or (high is not None and value > high)


def _span(axis: Axis) -> str:
    if axis.minimum is None:
        return f"up to {show(axis.maximum or 0)}"
    return f"from {show(axis.minimum)}" + (f" to {show(axis.maximum)}" if axis.maximum is not None else "")


class MissingValue(Rule):
    code = "SCO003"
    severity = "warning"
    summary = "a stage lacks a likelihood, impact or score that the same stage of other risks in the report has"
    explanation = (
        "Where most risks of a report print a likelihood, impact and score for a stage, and one prints that "
        'stage without one of them, somebody forgot a cell or wrote "To be set". The rule compares each stage '
        "with the same stage of the other risks. A stage of which nothing is printed is blank as a whole and "
        "no finding, and neither is a risk that stands in the summary only. Example: net likelihood 3 and "
        'impact 3 without the net score that 21 other risks have. Source: blank and "TBC" score cells in '
        "published registers."
    )

    def look(self, case: Case) -> Iterator[Found]:
        blank = {
            (index, k): lacked
            for index, risk in enumerate(case.register.risks)
            for k, score in enumerate(risk.scores)
            if (lacked := _lacked(score))
        }
        if not blank:
            return
        kinds = [[_kind(risk, notes, score) for score in risk.scores] for _, risk, notes in each(case)]
        totals = Counter(kind for own in kinds for kind in own)
        lacking = Counter((kinds[index][k], name) for (index, k), lacked in blank.items() for name in lacked)
        for index, risk, notes in each(case):
            if only_in_summary(case, notes):
                continue
            for k, (score, kind) in enumerate(zip(risk.scores, kinds[index], strict=True)):
                if (index, k) not in blank:
                    continue
                # Most of the others have it: one or two that do would make a rule of the exception.
                having = {name: totals[kind] - lacking[kind, name] for name in blank[index, k]}
                missing = [name for name, count in having.items() if count * 2 > totals[kind] - 1]
                if missing:
                    listed = " and ".join(filter(None, [", ".join(missing[:-1]), missing[-1]]))
                    them = "them" if len(missing) > 1 else "it"
                    message = f"{stage_name(score)} {listed} not printed, though other risks have {them}"
                    yield index, self.finding(message, risk, places(risk, notes, f"/scores/{k}"))


def _kind(risk: Risk, notes: RiskNotes, score: Score) -> tuple[object, ...]:
    """Scores that can be compared: of one register, stage and scheme, and of one column where several are previous."""
    scale = (risk.scheme.likelihood, risk.scheme.impact, risk.scheme.formula) if risk.scheme else ()
    own = tuple([axis.model_dump_json() if isinstance(axis, Axis) else axis for axis in scale])
    return notes.register, own, score.stage, score.label if score.stage == "previous" else None


def _lacked(score: Score) -> list[str]:
    """Which of likelihood, impact and score are not printed."""
    lacked: list[str] = []
    if score.likelihood is None and not score.likelihood_label:
        lacked.append("likelihood")
    if score.impact is None and not score.impact_label:
        lacked.append("impact")
    if score.score is None:
        lacked.append("score")
    return lacked


class MatrixMisprinted(Rule):
    code = "SCO004"
    severity = "warning"
    summary = "a cell of the printed matrix is not what the report's formula gives (risk_id null)"
    explanation = (
        "A printed matrix whose cells are the product (or sum) of its axes, a few aside, is a multiplication "
        "table with misprints, and each of those cells is named. A grid whose cells follow no formula is a "
        "grid to look up and has no misprints. Example: 5 x 3 printed 12 in a matrix of products. Source: an "
        "internal auditor's own matrix had one."
    )

    def look(self, case: Case) -> Iterator[Found]:
        for cell in case.misprints:
            where = f"likelihood {cell.likelihood} and impact {cell.impact}"
            message = f"the matrix prints {cell.printed} for {where}, where its formula gives {cell.expected}"
            yield None, self.finding(message, None, cell.places)
