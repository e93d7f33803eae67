"""The sum behind a finding, written out: what the report prints, what follows from it, and where the two part."""

from __future__ import annotations

from collections.abc import Sequence

from ..normalise.models import Band, Finding, Number, Register, Risk, Scheme, Score
from ..normalise.rules.base import stage_name
from ..normalise.scheme import band_for, expected_score

_SIGN = {"product": "×", "sum": "+"}


def working(register: Register, finding: Finding, risk: Risk | None) -> str | None:
    """One line of arithmetic; None where a finding has none (an empty section, a missing owner)."""
    if risk is None:
        return None
    scheme = risk.scheme or register.scheme
    stages = {score.stage: score for score in reversed(risk.scores)}
    match finding.code:
        case "SCO001":
            return next(filter(None, (_sum(scheme, score) for score in _meant(finding, risk.scores))), None)
        case "RAG001":
            return next(filter(None, (_band(scheme, score) for score in _meant(finding, risk.scores))), None)
        case "MOV001":
            return _above(stages.get("residual"), stages.get("inherent"))
        case "MOV002":
            return _above(stages.get("target"), stages.get("residual"))
        case _:
            return None


def _meant(finding: Finding, scores: Sequence[Score]) -> list[Score]:
    """A message begins with the stage it speaks of."""
    return [score for score in scores if finding.message.startswith(stage_name(score) + " ")]


def _sum(scheme: Scheme | None, score: Score) -> str | None:
    expected = expected_score(scheme, score.likelihood, score.impact)
    if scheme is None or score.score is None or expected is None or expected == score.score:
        return None
    if isinstance(expected, str) or scheme.formula == "matrix":
        pair = f"likelihood {_n(score.likelihood)}, impact {_n(score.impact)}"
        return f"the grid at {pair} = {expected}; printed {_n(score.score)}"
    sign = _SIGN[scheme.formula or "product"]
    return f"{_n(score.likelihood)} {sign} {_n(score.impact)} = {_n(expected)}, printed {_n(score.score)}"


def _band(scheme: Scheme | None, score: Score) -> str | None:
    band = band_for(scheme, score.score)
    shown = score.rag or score.level
    if band is None or shown is None or score.score is None:
        return None
    colour = f", {band.rag}" if band.rag and band.rag != band.label.casefold() else ""
    return f"{_ends(band)} is {band.label}{colour}; {_n(score.score)} is shown {shown}"


def _ends(band: Band) -> str:
    if band.minimum is None or band.maximum is None:
        return f"up to {_n(band.maximum)}" if band.minimum is None else f"{_n(band.minimum)} and above"
    return f"{_n(band.minimum)} to {_n(band.maximum)}"


def _above(later: Score | None, earlier: Score | None) -> str | None:
    if later is None or earlier is None or later.score is None or earlier.score is None:
        return None
    return f"{later.stage} {_n(later.score)} > {earlier.stage} {_n(earlier.score)}"


def _n(value: Number | None) -> str:
    return "?" if value is None else f"{value:g}"
