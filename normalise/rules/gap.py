"""GAP: what the report has a place for and leaves blank."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ..case import Case, Premise, RiskNotes
from ..case import EmptySection as Section
from ..models import Finding, Risk, Score
from .base import MANY, Found, Rule, each, only_in_summary


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
        'it in. A blank cell of a wide table is none, and neither is "None", which is an answer. Once for the '
        "report where five risks or more, and most of a register, have the same section empty. Example: the "
        "heading Evidence with the next heading right below it. Source: a council's operational risk report, "
        "four risks in one quarter."
    )

    def look(self, case: Case) -> Iterator[Found]:
        risks = Counter(notes.register for notes in case.notes)
        empty = _by_heading(case)
        for (register, _), found in empty.items():
            if _never_used(found, risks[register]):
                yield None, self._for_all(found, risks[register])
        for index, risk, notes in each(case):
            if only_in_summary(case, notes):
                continue
            for section in notes.empty_sections:
                if _never_used(empty[notes.register, section.heading.casefold()], risks[notes.register]):
                    continue
                yield (
                    index,
                    self.finding(
                        f"{section.heading!r} is printed with nothing below it", risk, section.places or notes.places
                    ),
                )

    def _for_all(self, found: Sequence[tuple[Risk, Section]], risks: int) -> Finding:
        names = ", ".join(dict.fromkeys(risk.risk_id for risk, _ in found if risk.risk_id))
        message = (
            f"{found[0][1].heading!r} is printed with nothing below it in {len(found)} of {risks} risks"
            f"{f' ({names})' if names else ''}: nobody fills it in, or it is a heading over others"
        )
        return self.finding(message, None, [place for _, section in found for place in section.places])


def _by_heading(case: Case) -> dict[tuple[int, str], list[tuple[Risk, Section]]]:
    out: dict[tuple[int, str], list[tuple[Risk, Section]]] = defaultdict(list)
    for _, risk, notes in each(case):
        if not only_in_summary(case, notes):
            for heading, section in {one.heading.casefold(): one for one in notes.empty_sections}.items():
                out[notes.register, heading].append((risk, section))
    return out


def _never_used(found: Sequence[object], risks: int) -> bool:
    return len(found) >= MANY and len(found) * 2 > risks


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
    values = (
        score.score,
        score.rag,
        score.level,
        score.likelihood,
        score.impact,
        score.likelihood_label,
        score.impact_label,
    )
    return any(value is not None for value in values)
