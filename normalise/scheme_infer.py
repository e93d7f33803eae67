"""What the printed scores themselves imply, where the report states no scale or formula."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .models import Axis, Formula, Number, Scheme, Score

_LEAST_TELLING: Final = 3  # different triples that fit one formula and not the other
_LEAST_SHARE: Final = 0.85
_LARGEST_RANK: Final = 10


def infer_formula(scores: Sequence[Score]) -> Formula | None:
    """The formula that nearly all complete triples follow; None where too few tell, or none fits.

    One misprint, or 15 in 100, may differ: a misprint is what the rules are there to find.
    """
    triples = [
        (s.likelihood, s.impact, s.score)
        for s in scores
        if s.likelihood is not None and s.impact is not None and s.score is not None
    ]
    for formula in ("product", "sum"):
        telling = [(x, y, n) for x, y, n in triples if x * y != x + y]
        fitting = [(x, y, n) for x, y, n in telling if _near(n, x * y if formula == "product" else x + y)]
        misses = len(telling) - len(fitting)
        if (
            len(set(fitting)) >= _LEAST_TELLING
            and misses <= max(1.0, (1 - _LEAST_SHARE) * len(telling))
            and misses * 3 <= len(fitting)
        ):
            return "product" if formula == "product" else "sum"
    return None


def _near(printed: Number, expected: Number) -> bool:
    return abs(printed - expected) <= (0 if isinstance(printed, int) and float(expected).is_integer() else 0.51)


def infer_scheme(scores: Sequence[Score]) -> Scheme | None:
    """Scale and formula that the scores imply, or None where they imply no formula.

    Both axes get one scale, from 1 (or a printed 0) to the greatest rank printed on either: reports use one scale for
    both. A greatest rank below 3 is no evidence of the scale's end, which is then null.
    """
    formula = infer_formula(scores)
    if formula is None:
        return None
    ranks = [r for s in scores if s.score is not None for r in (s.likelihood, s.impact) if r is not None]
    top = max(ranks)
    maximum: Number | None = int(-(-top // 1)) if 3 <= top <= _LARGEST_RANK else None
    minimum: Number = 0 if min(ranks) < 1 and min(ranks) == 0 else 1
    axis = Axis(minimum=minimum, maximum=maximum)
    return Scheme(likelihood=axis, impact=axis, formula=formula, origin="inferred")
