"""Cards whose bar bears the id: at either end, between the rows of a grid, or with words before a listed number."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from section_report import RISKS, MadeUp, Report, actions_of, controls_of, expected, owners_of, stages_of

Bar = Callable[[MadeUp], list[str]]

BARS: dict[str, Bar] = {
    "objective, id": lambda risk: ["#Strategic objective", "#An island that is never cut off|3", f"#{risk.ref}"],
    "id, objective": lambda risk: [f"#{risk.ref}", "#Strategic objective", "#An island that is never cut off|3"],
    "owner, id": lambda risk: ["#Risk owner|2", f"#{risk.role}|2", f"#{risk.ref}"],
    "title, id": lambda risk: [f"#{risk.title}|4", f"#{risk.ref}"],
    "id, title": lambda risk: [f"#{risk.ref}", f"#{risk.title}|4"],
}


def rows_below(risk: MadeUp) -> list[list[str]]:
    """The rest of a card of five columns, which ends with a grid of actions."""
    names = ("#Inherent", "#Current", "#Target")
    return [
        ["#Principal risk", f"{risk.text}|4"],
        ["#Risk score", "#Likelihood", "#Impact", "#Score", "#Rationale"],
        *([name, str(a), str(b), str(a * b), ""] for name, (a, b) in zip(names, risk.stages, strict=True)),
        ["#Key controls|5"],
        ["\n".join(risk.controls) + "|5"],
        ["#Ref", "#Action", "#Action owner", "#Due date", "#% Complete"],
        *([f"A{n}", text, "Ida Marlow", "31/05/2027", "40%"] for n, text in enumerate(risk.actions, 1)),
    ]


@pytest.mark.parametrize("bar", BARS.values(), ids=BARS.keys())
@pytest.mark.parametrize("one_table", [False, True], ids=["a table each", "one table"])
def test_a_bar_bears_the_id(bar: Bar, one_table: bool, tmp_path: Path) -> None:
    report = Report("Assurance Framework")
    cards = [[bar(risk), *rows_below(risk)] for risk in RISKS]
    for rows in [[row for card in cards for row in card]] if one_table else cards:
        report.grid(*rows)
    risks = report.read(tmp_path).risks
    assert [risk.risk_id for risk in risks] == [risk.ref for risk in RISKS]
    for got, made in zip(risks, RISKS, strict=True):
        assert stages_of(got) == expected(made, "inherent", "residual", "target")
        assert (controls_of(got), actions_of(got)) == (made.controls, made.actions)
        assert {action.status for action in got.actions} == {"40%"}


def test_a_rating_at_the_end_of_a_row_is_no_id(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        report.grid(
            ["#Risk ID", f"#{risk.ref}", "#Grade now", "#D2"],
            ["Risk title", f"{risk.title}|3"],
            ["Risk owner", f"{risk.role}|3"],
            ["Existing controls", "\n".join(risk.controls) + "|3"],
        )
    assert [risk.risk_id for risk in report.read(tmp_path).risks] == [risk.ref for risk in RISKS]


def test_a_label_that_reaches_down_beside_a_header_heads_its_column(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        report.grid(
            ["#Risk ID", risk.ref, "#Risk owner", risk.role],
            ["#Principal risk", f"{risk.text}|3"],
            ["#Sources of assurance|3", "#Gaps in assurance"],
            ["#First line", "#Second line", "#Third line", "^"],
            [f"Weekly round {risk.ref}", f"Report to members {risk.ref}", f"Audit {risk.ref}", f"No test {risk.ref}"],
        )
    for got, made in zip(report.read(tmp_path).risks, RISKS, strict=True):
        told = [(assurance.line, assurance.text) for assurance in got.assurances]
        lines = (f"Weekly round {made.ref}", f"Report to members {made.ref}", f"Audit {made.ref}")
        assert told == list(enumerate(lines, 1))
        assert got.extra["Gaps in assurance"] == f"No test {made.ref}"


@pytest.mark.parametrize("form", ["Corporate Risk {}: {}", "Strategic risk {} - {}", "Risk {}: {}"])
def test_a_form_whose_id_has_words_is_that_of_the_listed_number(form: str, tmp_path: Path) -> None:
    report = Report("Corporate Risk Register").grid(
        ["#No.", "#Corporate risk", "#Lead officer", "#Current score"],
        *([str(n), risk.title, risk.role, str(math.prod(risk.stages[1]))] for n, risk in enumerate(RISKS, 4)),
    )
    for n, risk in enumerate(RISKS, 4):
        report.grid([f"#{form.format(n, risk.title)}|5"], ["#Lead officer", f"{risk.role}|4"], *rows_below(risk))
    risks = report.read(tmp_path).risks
    assert [(risk.risk_id, risk.title) for risk in risks] == [(str(n), risk.title) for n, risk in enumerate(RISKS, 4)]
    for got, made in zip(risks, RISKS, strict=True):
        assert owners_of(got)[0][1] == made.role
        assert stages_of(got) == expected(made, "inherent", "residual", "target")


@pytest.mark.parametrize(
    ("label", "scores"),
    [
        ("Score history (Q4, Q1, Q2)", "16, 12, 8"),
        ("Previous scores (Q4 / Q1 / Q2)", "16 / 12 / 8"),
        ("Previous scores (Mar, Jun, Sep)", "16 > 12 > 8"),
    ],
)
def test_a_score_of_each_period_that_the_label_lists(label: str, scores: str, tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        report.grid(
            [f"#{risk.ref}", f"#{risk.title}|3"],
            ["#Risk owner", risk.role, f"#{label}", scores],
            ["#Current score", "8 (2 x 4)", "#Existing controls", "\n".join(risk.controls)],
        )
    register = report.read(tmp_path)
    for risk in register.risks:
        past = [(s.likelihood, s.impact, s.score) for s in risk.scores if s.stage == "previous"]
        assert past == [(None, None, 16), (None, None, 12), (None, None, 8)]
    assert [f for f in register.findings if f.code.startswith("SCO")] == []
