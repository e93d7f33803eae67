"""All rules by code, and the one function that runs them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..case import Case
from ..models import Finding
from .base import Rule
from .ext import Disagreeing, LowConfidence, Unmapped
from .gap import EmptySection, NoControls, NoOwner, NoScores
from .ids import DoubleId
from .mov import DirectionOfTravel, ResidualAboveInherent, TargetAboveResidual
from .rag import BandsAndScale, NoBands, WordAndColour, WrongRag
from .ref import SummaryAndDetail, TwoValues
from .sco import MatrixMisprinted, MissingValue, OutsideScheme, ScoreArithmetic
from .txt import OtherQuarter

_RULES: tuple[type[Rule], ...] = (
    ScoreArithmetic,
    OutsideScheme,
    MissingValue,
    MatrixMisprinted,
    WrongRag,
    WordAndColour,
    BandsAndScale,
    NoBands,
    ResidualAboveInherent,
    TargetAboveResidual,
    DirectionOfTravel,
    TwoValues,
    SummaryAndDetail,
    DoubleId,
    NoOwner,
    NoControls,
    EmptySection,
    NoScores,
    OtherQuarter,
    Unmapped,
    LowConfidence,
    Disagreeing,
)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the contract's table."""
    return tuple(kind() for kind in _RULES)


def rule(code: str) -> Rule:
    """The rule of a code, whatever its case. KeyError, with the codes there are, where there is none."""
    for one in all_rules():
        if one.code == code.strip().upper():
            return one
    raise KeyError(f"no rule {code!r}; the codes are {', '.join(one.code for one in all_rules())}")


def chosen(code: str, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> bool:
    """As linters do: a code, or the start of one ("SCO"), in any case."""
    wanted = not select or any(code.startswith(s.strip().upper()) for s in select)
    return wanted and not any(code.startswith(s.strip().upper()) for s in ignore)


def check_case(case: Case, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Finding, ...]:
    """The findings in order: risk by risk as the register has them, by code within a risk, the report's own last."""
    found = [
        (len(case.register.risks) if index is None else index, finding.code, number, finding)
        for one in all_rules()
        if chosen(one.code, select, ignore)
        for number, (index, finding) in enumerate(one.look(case))
    ]
    return tuple(item[3] for item in sorted(found, key=lambda item: item[:3]))
