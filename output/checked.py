"""What a check has seen of one report: its findings, and what they cover."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict, Field

from ..normalise.audit import Audit, SecondReading, where
from ..normalise.models import Finding, Origin, Register, SourcePlace
from .manifest import Entry
from .reach import reach


class Scope(BaseModel):
    """What was checked in one report."""

    model_config = ConfigDict(frozen=True)

    risks: int = Field(description="Risks that were read")
    scores: int = Field(description="Stages with a printed likelihood, impact, score, colour or level")
    sums: int = Field(description="Stages that print likelihood, impact and score")
    by_formula: int = Field(description="Those of them that were held against the formula")
    ratings: int = Field(description="Stages that show a colour or level")
    by_band: int = Field(description="Colours and levels that were held against the bands or the coloured grid")
    scheme: Origin | None = Field(description="Where the scheme comes from; null where the scores had nothing to obey")
    formula: str | None = Field(description="product, sum or matrix; null where the arithmetic was not checked")
    bands: int = Field(description="Bands of the legend that colours and levels were held against")
    legend: tuple[SourcePlace, ...] = Field(description="Where the legend is printed")
    second_reading: SecondReading | None = Field(description="Null where each value was read once")


@dataclass(frozen=True, slots=True)
class Checked:
    """One input of a run, with its findings where it could be read."""

    entry: Entry
    findings: tuple[Finding, ...] = ()
    scope: Scope | None = None

    def only(self, findings: tuple[Finding, ...]) -> Checked:
        """The same with some of its findings."""
        return replace(self, findings=findings)


def scope_of(register: Register, audit: Audit | None) -> Scope:
    scheme, far = register.scheme, reach(register)
    return Scope(
        risks=len(register.risks),
        scores=far.scores,
        sums=far.sums,
        by_formula=far.by_formula,
        ratings=far.ratings,
        by_band=far.by_band,
        scheme=scheme.origin if scheme else None,
        formula=scheme.formula if scheme else None,
        bands=len(scheme.bands) if scheme else 0,
        legend=audit.legend if audit and scheme and scheme.origin == "report" else (),
        second_reading=audit.second if audit else None,
    )


def in_words(checked: Checked) -> str:
    """The scope for people: "8 risks, 16 scores and 16 ratings checked against the legend on page 1, 4 findings"."""
    scope, findings = checked.scope, _count(len(checked.findings), "finding")
    if scope is None:
        return f"not checked: {checked.entry.status}"
    if not scope.risks:
        return f"no register in it, {findings}"
    parts = [_count(scope.risks, "risk"), _scores(scope)]
    if scope.second_reading is not None:
        second = scope.second_reading
        missed = f" ({second.not_read} it cannot read)" if second.not_read else ""
        parts.append(f"{_count(second.values, 'value')} read again by {second.engine}{missed}")
    return ", ".join([*parts, findings])


def _scores(scope: Scope) -> str:
    if not scope.scores:
        return "no scores"
    done = [_part(n, of, what) for n, of, what in _kinds(scope) if n]
    if not done or scope.scheme is None:
        return f"{_count(scope.scores, 'score')} with neither legend nor rule to check them by"
    return f"{' and '.join(done)} checked {_against(scope)}{_unchecked(scope)}"


def _kinds(scope: Scope) -> tuple[tuple[int, int, str], tuple[int, int, str]]:
    return (scope.by_formula, scope.sums, "score"), (scope.by_band, scope.ratings, "rating")


def _part(number: int, of: int, what: str) -> str:
    """ "16 scores", "12 of 16 ratings"."""
    return _count(number, what) if number == of else f"{number} of {_count(of, what)}"


def _unchecked(scope: Scope) -> str:
    """What was there and could not be checked at all."""
    left = [_count(of, what) for n, of, what in _kinds(scope) if of and not n]
    return f" ({left[0]} with nothing to check them by)" if left else ""


def _against(scope: Scope) -> str:
    if scope.scheme == "inferred":
        return "by the rule that the scores imply"
    if scope.scheme == "profile":
        return "against the profile's scheme"
    return f"against the legend{_where(scope.legend)}"


def _where(places: tuple[SourcePlace, ...]) -> str:
    found = where(places)
    return f" {'on' if found.startswith('page') else 'in'} {found}" if found else ""


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
