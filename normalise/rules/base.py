"""What a rule is, and what rules share: names of stages, places of values, the scheme that judges a risk."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import ClassVar

from ..audit import where
from ..case import Case, RiskNotes
from ..models import Finding, Number, Risk, Scheme, Score, Severity, SourcePlace

Found = tuple[int | None, Finding]
"""A finding with the position of its risk; None where it is about the report."""


class Rule(ABC):
    """One check. `summary` is a line, `explanation` the text that `riskreader rule CODE` prints."""

    code: ClassVar[str]
    severity: ClassVar[Severity]
    summary: ClassVar[str]
    explanation: ClassVar[str]

    @abstractmethod
    def look(self, case: Case) -> Iterator[Found]:
        """The findings in order of the risks."""

    def check(self, case: Case) -> Iterable[Finding]:
        """The findings of this rule alone."""
        return [finding for _, finding in self.look(case)]

    def finding(self, message: str, risk: Risk | None = None, sources: Iterable[SourcePlace] = ()) -> Finding:
        places = tuple(dict.fromkeys(_bare(source) for source in sources))
        return Finding(
            code=self.code,
            severity=self.severity,
            risk_id=risk.risk_id if risk else None,
            message=message,
            sources=places,
        )


def _bare(place: SourcePlace) -> SourcePlace:
    return SourcePlace(page=place.page, bbox=place.bbox, part=place.part, block=place.block)


def each(case: Case) -> Iterator[tuple[int, Risk, RiskNotes]]:
    """Every risk with its position and notes."""
    for index, (risk, notes) in enumerate(zip(case.register.risks, case.notes, strict=True)):
        yield index, risk, notes


def only_in_summary(case: Case, notes: RiskNotes) -> bool:
    """A risk that the summary names and no detail describes: its gaps are those of the missing detail."""
    return notes.in_summary and not notes.in_detail and case.two_places


def scheme_of(case: Case, risk: Risk) -> Scheme | None:
    return risk.scheme or case.register.scheme


def stage_name(score: Score) -> str:
    """The stage for people, with the printed word where it is another: "residual (Current)"."""
    if score.label and score.stage not in score.label.casefold():
        return f"{score.stage} ({score.label})"
    return score.stage


def places(risk: Risk, notes: RiskNotes, *pointers: str) -> tuple[SourcePlace, ...]:
    """Where the values at these pointers are printed; where none of them is, where the risk is."""
    found = [s for s in risk.sources if any(s.field == p or s.field.startswith(p + "/") for p in pointers)]
    return tuple(found) or notes.places or tuple(risk.sources[:1])


def show(value: Number | str) -> str:
    """A value as people write it: 12, 4.3, amber."""
    return f"{value:g}" if isinstance(value, (int, float)) else value


def basis(scheme: Scheme, case: Case, risk: Risk) -> str:
    """Whose rule a message appeals to, and where that is printed: "by the report's own legend, page 4"."""
    return {
        "report": f"by the report's own legend{printed_on(case, risk)}",
        "inferred": "as the report's other scores are reckoned",
        "profile": "by the profile's scheme",
    }[scheme.origin]


def located(places: Iterable[SourcePlace]) -> str:
    """Where something is printed: " on page 4", " in table 2"; nothing where that is not known."""
    found = where(places)
    return f" {'on' if found.startswith('page') else 'in'} {found}" if found else ""


def printed_on(case: Case, risk: Risk) -> str:
    """Where the legend that judges a risk is printed: ", page 4"; nothing where that is not known."""
    place = where(case.legend_places) if risk.scheme is None else ""
    return f", {place}" if place else ""
