"""How far the rules could look in a register: a clean result covers no more than this."""

from __future__ import annotations

from dataclasses import dataclass

from ..normalise.models import Register, Scheme, Score
from ..normalise.scheme import band_for, expected_score

_NO_BANDS = "RAG004"


@dataclass(frozen=True, slots=True)
class Reach:
    scores: int  # stages with anything printed
    sums: int  # that print likelihood, impact and score
    by_formula: int  # of those: whose score the formula or grid gives
    ratings: int  # that show a colour or level
    by_band: int  # whose colour or level a band or a coloured grid says


def reach(register: Register) -> Reach:
    scores = [(risk.scheme or register.scheme, score) for risk in register.risks for score in risk.scores]
    sums = [(scheme, s) for scheme, s in scores if None not in (s.likelihood, s.impact, s.score)]
    rated = [(scheme, score) for scheme, score in scores if score.rag or score.level]
    grid = all(finding.code != _NO_BANDS for finding in register.findings)  # else no coloured grid is there either
    return Reach(
        scores=len(scores),
        sums=len(sums),
        by_formula=sum(
            isinstance(expected_score(scheme, score.likelihood, score.impact), (int, float)) for scheme, score in sums
        ),
        ratings=len(rated),
        by_band=sum(_banded(scheme, score, grid=grid) for scheme, score in rated),
    )


def _banded(scheme: Scheme | None, score: Score, *, grid: bool) -> bool:
    if scheme is None:
        return False
    if scheme.bands:
        return band_for(scheme, score.score) is not None
    if isinstance(expected_score(scheme, score.likelihood, score.impact), str):
        return True
    return grid and scheme.origin != "inferred" and score.likelihood is not None and score.impact is not None
