"""Reports that speak of risks and hold no register give no risks."""

from __future__ import annotations

from pathlib import Path

from section_report import Report


def test_a_committee_paper_on_risk_management(tmp_path: Path) -> None:
    report = Report("Risk Management Update").head("1. Purpose", 1)
    report.says("1.1 To tell members how risks were managed in the half year.").head("2. Key issues", 1)
    report.says("2.1 WR1 – the ferry risk – stays at 20 and its owner is the Head of Transport.")
    report.says("2.2 WR2 fell from 15 to 6 once controls were tested.").head("3. Implications", 1)
    for head, text in (
        ("Financial", "None."),
        ("Legal", "None."),
        ("Risk", "The council may miss its aims."),
        ("Equality", "None."),
    ):
        report.says(f"**{head}: ", text)
    assert report.says("Report author: Ida Marlow, Head of Audit").read(tmp_path).risks == ()


def test_minutes(tmp_path: Path) -> None:
    report = Report("Minutes of the Audit and Risk Committee")
    for number, head in enumerate(("Apologies", "Risk register", "Internal audit"), 1):
        report.says(f"**{number}. {head}").says(
            "Members asked about the residual score of 12 and which controls are in place."
        )
        report.says("**Action: ", "Head of Audit to report back.").says("**Lead: ", "Ida Marlow")
    assert report.read(tmp_path).risks == ()


def test_a_policy_that_explains_its_terms_and_shows_a_blank_form(tmp_path: Path) -> None:
    report = Report("Risk Management Policy").head("Definitions")
    for term, text in (
        ("Risk", "The effect of uncertainty on what we want."), ("Inherent risk", "The risk before controls."),
        ("Residual risk", "The risk after controls."), ("Risk owner", "Who answers for the risk."),
        ("Control", "What changes a risk."), ("Impact", "The effect if it happens."),
    ):  # fmt: skip
        report.says(f"**{term}: ", text)
    report.head("Form")
    for label in ("Risk title:", "Risk owner:", "Likelihood:", "Impact:", "Score:", "Controls:"):
        report.says(label)
    assert report.read(tmp_path).risks == ()


def test_projects_with_sponsors_and_ratings(tmp_path: Path) -> None:
    report = Report("Programme Highlight Report")
    for number, name in enumerate(("Sea wall", "New school", "Pier lights"), 1):
        report.head(f"Project {number}: {name}").says("**Project sponsor: ", "Ida Marlow").says("**Status: ", "Amber")
        report.says("**Update: ", "Work is on time.").says("**Next steps: ", "Pour the concrete.")
    assert report.read(tmp_path).risks == ()


def test_recommendations_of_an_audit(tmp_path: Path) -> None:
    report = Report("Internal Audit Progress Report")
    for number, text in enumerate(("Fares are not counted", "Keys are not signed for", "Stores are not locked"), 1):
        report.head(f"Recommendation {number}").says("**Finding: ", text).says("**Priority: ", "High")
        report.says("**Agreed action: ", "Remind all staff.").says("**Responsible officer: ", "Harbour Master")
    assert report.read(tmp_path).risks == ()
