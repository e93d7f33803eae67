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


CASES = ("Cases took too long to close", "The portal was late", "Homes were let slowly")


def test_findings_that_name_the_risk_of_each(tmp_path: Path) -> None:
    report = Report("Internal Audit Report: Payroll")
    for number, text in enumerate(CASES, 1):
        report.head(f"Finding {number}: {text}").says("**Risk: ", "Money is lost.").says("**Likelihood: ", "Possible")
        report.says("**Impact: ", "Major").says("**Recommendation: ", "Write it down.").says(
            "**Lead officer: ", "Treasurer"
        )
    assert report.read(tmp_path).risks == ()


def test_kinds_of_risk_with_an_appetite_for_each(tmp_path: Path) -> None:
    report = Report("Statement of Risk Appetite")
    for kind, appetite, most in (("Financial", "Cautious", 9), ("Safety", "Averse", 4), ("Digital", "Open", 12)):
        report.head(f"{kind} risk").says("**Appetite: ", appetite).says("**Tolerance: ", str(most))
        report.says("**Sponsor: ", "Treasurer").says("We will:").lists(["Keep reserves", "Report each quarter"])
    assert report.read(tmp_path).risks == ()


def test_a_policy_with_an_example_and_a_target_for_each_kind(tmp_path: Path) -> None:
    report = Report("Risk Management Policy").head("How we score")
    report.says("For example, a risk with a likelihood of 4 and an impact of 5 has an inherent score of 20.")
    for kind in ("Financial", "Safety", "Digital"):
        report.head(f"{kind} risk").says("Our appetite is low. The target score is 8 or lower.")
        report.says("Controls:").lists(["Monthly monitoring"])
    assert report.read(tmp_path).risks == ()


def test_issues_of_a_governance_statement(tmp_path: Path) -> None:
    report = Report("Annual Governance Statement")
    for number, text in enumerate(CASES, 1):
        report.head(f"Issue {number} – {text}").says("What we have done:").lists(["Trained staff"])
        report.says("What we will do:").lists(["Write a procedure"]).says("Lead officer: Treasurer")
    assert report.read(tmp_path).risks == ()


def test_aims_of_a_plan_that_name_risks_among_other_things(tmp_path: Path) -> None:
    report = Report("Corporate Plan: Performance and Risk")
    for number, text in enumerate(("Clean quays", "Good homes", "Sound money"), 1):
        report.head(f"Priority {number}: {text}").says("**Overall rating: ", "Amber").says("**Lead: ", "Harbour Master")
        report.says("What we have done").lists(["Daily rounds"]).says("**Risks: ", "Staff may leave.")
    assert report.read(tmp_path).risks == ()


def test_projects_with_a_score_and_risks_of_their_own(tmp_path: Path) -> None:
    report = Report("Capital Programme Highlights")
    for number, name in enumerate(("Sea wall", "New school", "Pier lights"), 1):
        report.head(f"{number}. {name}").says("Project sponsor: Ida Marlow")
        report.says("The project risk score is 12 (likelihood 3, impact 4), up from 9 last quarter.")
        report.says("Mitigation:").lists(["Weekly calls"]).says("Next steps:").lists(["Pour concrete"])
    assert report.read(tmp_path).risks == ()


def test_groups_of_people_in_an_equality_assessment(tmp_path: Path) -> None:
    report = Report("Equality Impact Assessment")
    for group in ("Age", "Disability", "Sex"):
        report.head(group).says("**Impact: ", "Negative").says("**Likelihood: ", "Low")
        report.says("**Mitigation: ", "Print the form.").says("**Owner: ", "Head of Housing")
    assert report.read(tmp_path).risks == ()


def test_a_title_that_reads_like_a_label_names_no_risk(tmp_path: Path) -> None:
    for title in ("Strategic Risk Update", "Strategic Risk Update – As at 7 April 2027"):
        report = Report(title).head("Risk profile", 3)
        report.table(("Rating", "Number of risks"), ("Green", "6"), ("Amber", "1"), ("Red", "0"), ("Total", "7"))
        report.head("Budget", 3).table(
            ("Service", "Budget £000", "Forecast £000", "RAG"),
            ("Ferries", "2,139", "2,418", "Amber"),
            ("Wells", "1,416", "1,553", "Green"),
        )
        assert report.read(tmp_path).risks == ()
