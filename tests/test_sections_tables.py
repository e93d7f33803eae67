"""Risks that a small table opens and the text below goes on about, and forms of several tables under a heading."""

from __future__ import annotations

from pathlib import Path

from section_report import Report, actions_of, controls_of, owners_of, stages_of

HEAD = ["*Risk Code", "*Risk", "*Responsible Officer", "*Initial Rating", "*Revised Rating", "*Eff. of Control"]


def _opened(report: Report, code: str, title: str, owner: str, cause: str) -> None:
    report.grid(HEAD, [code, title, owner, "L5 x I4", "L4 x I3", "Revised: Adequate"])
    report.says("**Causes").says(cause)
    report.says("**Potential Consequence(s)").lists(["The ferry stays in port"])
    report.says("**Existing Controls").lists(["Weekly survey of the slip", "Spare engine on the quay"])
    report.grid(
        ["*Risk Action", "*Responsible Officer", "*Progress %", "*Due Date", "*Start Date", "*End Date"],
        ["Order a second engine", "Ferry Master", "40", "31/03/26", "01/04/25", "30/04/26"],
    )


def test_a_table_of_one_risk_opens_a_section(tmp_path: Path) -> None:
    report = Report()
    _opened(report, "SR1", "The ferry fails", "Harbour Master", "Its engine is old.")
    _opened(report, "SR2", "The quay floods", "Head of Works", "The wall is low.")
    report.says("**Background papers").says("The plan of the harbour.")
    first, second = report.read(tmp_path).risks
    assert (first.risk_id, first.title, second.risk_id) == ("SR1", "The ferry fails", "SR2")
    assert (first.causes, second.causes) == ("Its engine is old.", "The wall is low.")
    assert second.consequences == "The ferry stays in port"
    assert controls_of(second) == ("Weekly survey of the slip", "Spare engine on the quay")
    assert stages_of(first)["inherent"][:2] == (5, 4)
    (action,) = second.actions
    assert (action.text, action.owner, action.due, action.status) == (
        "Order a second engine",
        "Ferry Master",
        "31/03/26",
        "40",
    )


def test_tables_with_a_remark_below_stay_tables(tmp_path: Path) -> None:
    report = Report()
    for code in ("SR1", "SR2"):
        report.grid(HEAD[:5], [code, "The ferry fails", "Harbour Master", "L5 x I4", "L4 x I3"])
        report.says("The board noted the table.")
    assert [(risk.risk_id, risk.description) for risk in report.read(tmp_path).risks] == [("SR1", None), ("SR2", None)]


def _form(report: Report, number: int, title: str, text: str, owner: str) -> None:
    report.head(f"Corporate Risk No. {number} / Heading - {title}")
    report.grid(["*UNMANAGED / INHERENT RISK|2"], [text, f"*Risk Owner\n{owner}"])
    report.grid(["*Inherent Risk Rating|4"], ["Date: 01/04/2025", "Impact: 4", "Likelihood: 5", "Rating: 20"])
    report.grid(["*EXISTING ACTION / RESIDUAL RISK|2", "*Date Implemented"], ["1.", "Weekly survey", "01/04/2025"])
    report.grid(["*Residual Risk Rating|4"], ["Date: 01/07/2025", "Impact: 4", "Likelihood: 3", "Rating: 12"])
    report.grid(
        ["*FURTHER ACTION / FORECAST RISK|2", "*Implementation Date", "*Progress"],
        ["1.", "Order an engine", "30/09/2025", "Quote in hand"],
    )
    report.grid(["*Forecast Risk Rating|4"], ["Target Date: 31/03/2026", "Impact: 4", "Likelihood: 2", "Rating: 8"])


def test_a_rating_is_of_the_stage_that_the_bar_over_it_names(tmp_path: Path) -> None:
    report = Report()
    _form(report, 1, "Ferry", "The ferry may fail on any day, and the island is then cut off.", "Harbour Master")
    _form(report, 2, "Quay", "The quay may flood in any spring, and stores are then lost at once.", "Head of Works")
    first, second = report.read(tmp_path).risks
    assert (first.risk_id, first.title, second.risk_id, second.title) == ("1", "Ferry", "2", "Quay")
    assert first.description == "The ferry may fail on any day, and the island is then cut off."
    assert owners_of(second) == ((None, "Head of Works"),)
    assert stages_of(second) == {"inherent": (5, 4, 20), "residual": (3, 4, 12), "target": (2, 4, 8)}
    assert (controls_of(first), actions_of(first)) == (("Weekly survey",), ("Order an engine",))
    assert first.raised_on is None
    assert first.target_on == "2026-03-31"


def test_a_heading_that_names_the_risk_begins_it_though_a_form_stands_below(tmp_path: Path) -> None:
    report = Report()
    for title, text in (("Ferry", "The ferry fails on a day of storms."), ("Quay", "The quay floods in the spring.")):
        report.head(f"Risk: {title}")
        report.grid(
            [f"*Risk description: {text}|4"],
            ["*Accountability", "*Officer", "Harbour Master|2"],
            ["^", "*Cabinet Member", "Councillor Ann Pell|2"],
            ["*Evaluation", "*Probability", "*Impact", "*Overall rating"],
            ["*Current", "3 Possible", "5 Highly significant", "Very high"],
        )
        report.head("How we are managing the risks", 3).says("The slip is surveyed each week.")
    first, second = report.read(tmp_path).risks
    assert (first.title, second.title) == ("Ferry", "Quay")
    assert second.description == "The quay floods in the spring."
    assert controls_of(second) == ("The slip is surveyed each week.",)
    assert owners_of(first) == ((None, "Harbour Master"), ("Councillor Ann Pell", None))
    assert stages_of(first)["residual"][:2] == (3, 5)
