"""All rules by code, and the one function that runs them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from ..case import Case
from ..models import Finding
from .base import MANY, Found, Rule, each
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
        for number, (index, finding) in enumerate(_weighed(case, one))
    ]
    return tuple(item[3] for item in sorted(found, key=lambda item: item[:3]))


def _weighed(case: Case, one: Rule) -> list[Found]:
    """What a rule says; once for a register most of whose risks contradict what the rule goes by."""
    said = list(one.look(case))
    if one.convention is None:
        return said
    scored = Counter(notes.register for _, risk, notes in each(case) if risk.scores)
    by_register: dict[int, list[Found]] = defaultdict(list)
    for item in said:
        by_register[-1 if item[0] is None else case.notes[item[0]].register].append(item)
    out: list[Found] = []
    for register, found in by_register.items():
        risks = len({index for index, _ in found})
        most = risks >= MANY and risks * 2 > scored[register]
        out += [(None, _one_for_all(one, found, risks, scored[register]))] if most else found
    return out


def _one_for_all(one: Rule, found: Sequence[Found], risks: int, of: int) -> Finding:
    first = found[0][1]
    names = list(dict.fromkeys(finding.risk_id for _, finding in found if finding.risk_id))
    named = f" ({', '.join(names)})" if names else ""
    message = (
        f"{risks} of {of} scored risks{named} contradict the {one.convention} as it was understood: either all of them "
        f"are wrong, or it is not theirs. The first: {first.message}"
    )
    places = (*first.sources, *(place for _, finding in found[1:] for place in finding.sources[:1]))
    return one.finding(message, None, places)
