"""Scores of quarters side by side: which of them is the present one; and groups of tables whose columns are one."""

from __future__ import annotations

from pathlib import Path

import pytest
from section_report import Report

SUMMARY = (
    ("Ref", "Risk", "Owner", "Q1 score", "Q2 score", "Movement"),
    ("WR1", "The ferry is out of service", "Harbour Master", "12", "16", "▲"),
    ("WR2", "Well water is not fit to drink", "Chief Chemist", "9", "9", "◄►"),
    ("WR3", "Winter fuel runs short", "Harbour Master", "6", "4", "▼"),
)


def _report(present: str) -> Report:
    report = Report("Island Risk Report").table(*SUMMARY)
    report.head("Escalated risks", 1).head("WR1 The ferry is out of service")
    report.says("Islanders cannot reach the mainland for days.")
    return report.says(f"The residual score is {present}, up from 12 since Quarter 1. The target score is 8.")


def test_the_last_quarter_is_the_present_where_the_risks_told_in_full_have_its_score(tmp_path: Path) -> None:
    risks = _report("16").read(tmp_path).risks
    told = [[(score.stage, score.score) for score in risk.scores] for risk in risks]
    assert told[0] == [("previous", 12), ("residual", 16), ("target", 8)]
    assert told[1:] == [[("previous", 9), ("residual", 9)], [("previous", 6), ("residual", 4)]]


def test_the_last_quarter_is_past_where_the_risks_told_in_full_have_another_score(tmp_path: Path) -> None:
    risks = _report("20").read(tmp_path).risks
    assert [score.stage for score in risks[1].scores] == ["previous", "previous"]


@pytest.mark.parametrize("label", ["", "Risk category: "])
def test_tables_under_headings_are_groups_though_a_column_holds_dates_in_one_and_sentences_in_the_other(
    label: str, tmp_path: Path
) -> None:
    head = ("Subject", "Risk identified", "H/M/L", "Control of risk", "Review")
    report = Report("Island Risk Assessment")
    report.head(f"{label}Money", 3).table(
        head,
        ("Rates", "Too little is raised", "L", "Budget agreed in January", "May 2027"),
        ("Cash", "Coins go missing", "M", "Two clerks count it", "June 2027"),
    )
    report.head(f"{label}Land", 3).table(
        head,
        (
            "Swings",
            "A child falls",
            "M",
            "Checked each week",
            "The inspector is asked to come twice a year from now on.",
        ),
        (
            "Trees",
            "A limb drops",
            "L",
            "Surveyed each autumn",
            "Nothing has to be changed in the way this is done now.",
        ),
    )
    assert [risk.category for risk in report.read(tmp_path).risks] == ["Money", "Money", "Land", "Land"]
