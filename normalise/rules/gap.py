"""GAP: what the report has a place for and leaves blank."""

from __future__ import annotations

from collections.abc import Iterator

from ..case import Case, Premise, RiskNotes
from ..models import Score
from .base import Found, Rule, each, only_in_summary


def _expected(case: Case, notes: RiskNotes, what: Premise) -> bool:
    """The register that the risk stands in has a place for it."""
    return what in notes.premises and not only_in_summary(case, notes)


class NoOwner(Rule):
    code = "GAP001"
    severity = "warning"
    summary = "a risk has no owner"
    explanation = (
        "Every risk should have somebody who answers for it. Fires where the register has an owner field at all "
        "and a risk has nobody of kind owner: a portfolio holder or control owner is none. A printed but "
        "blank owner label counts here, not as GAP003. An assurance map without owners is silent. Example: a "
        "blank Risk Owner cell."
    )

    def look(self, case: Case) -> Iterator[Found]:
        for index, risk, notes in each(case):
            if _expected(case, notes, "owner") and not any(owner.kind == "owner" for owner in risk.owners):
                yield (
                    index,
                    self.finding("no owner is printed, though the register has a place for one", risk, notes.places),
                )


class NoControls(Rule):
    code = "GAP002"
    severity = "warning"
    summary = "a risk has no controls"
    explanation = (
        "A risk without any control is either not managed or not written up. Fires where the register has a "
        'field for controls at all and a risk has neither controls nor assurances. "None" and a dash are no '
        'controls. Example: a card whose Existing Controls say "None identified".'
    )

    def look(self, case: Case) -> Iterator[Found]:
        for index, risk, notes in each(case):
            if _expected(case, notes, "controls") and not risk.controls and not risk.assurances:
                yield (
                    index,
                    self.finding(
                        "no controls are printed, though the register has a place for them", risk, notes.places
                    ),
                )


class EmptySection(Rule):
    code = "GAP003"
    severity = "warning"
    summary = "a section of the risk is printed but empty"
    explanation = (
        "A heading or label of a card or section with nothing below it: the form was there and nobody filled "
        'it in. A blank cell of a wide table is none, and neither is "None", which is an answer. Example: the '
        "heading Evidence with the next heading right below it. Source: a council's operational risk report, "
        "four risks in one quarter."
    )

    def look(self, case: Case) -> Iterator[Found]:
        for index, risk, notes in each(case):
            if only_in_summary(case, notes):
                continue
            for section in notes.empty_sections:
                message = f"{section.heading!r} is printed with nothing below it"
                yield index, self.finding(message, risk, section.places or notes.places)


class NoScores(Rule):
    code = "GAP004"
    severity = "warning"
    summary = "a risk has no scores"
    explanation = (
        "Fires where the register scores or rates risks at all and one of them shows neither score nor RAG nor "
        "level at any stage. Example: a risk that was added after the scoring round. An assurance map without "
        "scores is silent."
    )

    def look(self, case: Case) -> Iterator[Found]:
        for index, risk, notes in each(case):
            if _expected(case, notes, "scores") and not any(_judged(score) for score in risk.scores):
                yield (
                    index,
                    self.finding(
                        "no score, RAG or level is printed, though the register scores its risks", risk, notes.places
                    ),
                )


def _judged(score: Score) -> bool:
    if score.score is not None or score.rag is not None or score.level is not None:
        return True
    values = (score.likelihood, score.impact, score.likelihood_label, score.impact_label)
    return any(value is not None for value in values)
