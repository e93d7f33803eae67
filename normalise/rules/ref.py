"""REF: one risk in two places of the report."""

from __future__ import annotations

from collections.abc import Iterator

from ..case import Case, Conflict
from .base import Found, Rule, each, located
from .ids import shared


class TwoValues(Rule):
    code = "REF001"
    severity = "error"
    summary = "two places of the report give different values for one risk"
    explanation = (
        "A risk that stands in a summary and on a page of its own has to be the same in both; so has a "
        'combined code ("C4") and the columns beside it. The detail stands in the data and this rule gives '
        "both values. Risks that share one id are IDS001 and have no REF001. Example: owner A. Green in the "
        "summary, B. Brown in the detail. Source: an original rating that was corrected on one page only."
    )

    def look(self, case: Case) -> Iterator[Found]:
        if not any(notes.conflicts for notes in case.notes):
            return
        double = shared(case)
        for index, risk, notes in each(case):
            if index in double:
                continue
            for conflict in notes.conflicts:
                yield index, self.finding(_said(conflict), risk, conflict.places or notes.places)


def _said(conflict: Conflict) -> str:
    """ "owner: 'A. Green' on page 7, but 'B. Brown' on page 2"."""
    places = [located((place,)) for place in conflict.places]
    here, there = places if len(places) == 2 else (" in one place", " in another")
    return f"{conflict.field}: {conflict.detail!r}{here}, but {conflict.other!r}{there}"


class SummaryAndDetail(Rule):
    code = "REF002"
    severity = "warning"
    summary = "a risk stands in the summary but has no detail, or the other way round (only in reports that have both)"
    explanation = (
        "Where a report has a summary list and a detail for each risk, every risk should stand in both. A "
        "risk in one only was added or closed in half the report. Silent in reports that have one of the two "
        "only. Example: OR09 in the summary, no page for it. Source: a summary that counts 18 low risks where "
        "15 are listed."
    )

    def look(self, case: Case) -> Iterator[Found]:
        if not case.two_places:
            return
        for index, risk, notes in each(case):
            if notes.in_summary == notes.in_detail:
                continue
            message = (
                "stands in the summary but has no detail"
                if notes.in_summary
                else "has a detail but is missing from the summary"
            )
            yield index, self.finding(message, risk, notes.places)
