"""What fills say beside what is printed: two ambers of one report, and arrows on a coloured ground."""

from __future__ import annotations

from pathlib import Path

import pytest
from filled_report import Report
from riskreader import Register

GREEN, GOLD, ORANGE, RED = "5CB85C", "FFE066", "F0932B", "D9362B"
HEADER = ["Ref", "Risk", "Current likelihood", "Current impact", "Current score"]
ROWS = (
    ("H1", "The slipway closes", 3, 4, ORANGE),
    ("H2", "The crane fails", 2, 3, GOLD),
    ("H3", "The light goes out", 5, 4, RED),
    ("H4", "The buoys drift", 2, 2, GREEN),
    ("H5", "The chain snaps", 3, 3, GOLD),
    ("H6", "The dredger sinks", 2, 5, ORANGE),
)


def rags(register: Register) -> list[str | None]:
    return [risk.scores[0].rag for risk in register.risks]


def scored(bands: list[str] | None = None, fills: dict[str, str] | None = None) -> Report:
    report = Report().head("Harbour risk register")
    if bands:
        report.table(bands)
    shown = {fill: (fills or {}).get(fill, fill) for fill in (GREEN, GOLD, ORANGE, RED)}
    rows = [[ref, risk, str(a), str(b), f"{a * b}#{shown[fill]}"] for ref, risk, a, b, fill in ROWS]
    return report.table(HEADER, *rows)


FOUR = [f"Low 1-5#{GREEN}", f"Medium 6-9#{GOLD}", f"High 10-14#{ORANGE}", f"Very high 15-25#{RED}"]


@pytest.mark.parametrize("bands", [FOUR, None], ids=["with a legend", "by the scores alone"])
def test_gold_is_yellow_beside_an_orange_for_worse_scores(bands: list[str] | None, tmp_path: Path) -> None:
    register = scored(bands).read(tmp_path)
    assert rags(register) == ["amber", "yellow", "red", "green", "yellow", "amber"]
    if bands:
        assert register.scheme is not None
        assert [band.rag for band in register.scheme.bands] == ["green", "yellow", "amber", "red"]


def test_gold_is_amber_where_no_other_fill_is(tmp_path: Path) -> None:
    register = scored(fills={ORANGE: GOLD}).read(tmp_path)
    assert rags(register) == ["amber", "amber", "red", "green", "amber", "amber"]


def test_two_ambers_for_any_score_are_one(tmp_path: Path) -> None:
    register = scored(fills={GREEN: ORANGE}).read(tmp_path)
    assert rags(register) == ["amber", "amber", "red", "amber", "amber", "amber"]


@pytest.mark.parametrize("label", ["RAG status and direction of travel", "RAG / trend", "Risk rating and trend"])
def test_the_ground_of_an_arrow_rates_where_the_label_says_so(label: str, tmp_path: Path) -> None:
    report = Report().head("Harbour risk register")
    report.table(
        ["Ref", "Risk", "Current impact", "Current likelihood", "Current score", label, "Target score"],
        ["H1", "The slipway closes", "4", "3", "12", "↔#A", "6"],
        ["H2", "The crane fails", "4", "4", "16", "↑#R", "8"],
        ["H3", "The light goes out", "1", "2", "2", "↓#G", "2"],
    )
    register = report.read(tmp_path)
    assert [risk.direction for risk in register.risks] == ["same", "up", "down"]
    told = [{score.stage: score.rag for score in risk.scores} for risk in register.risks]
    assert [rags["residual"] for rags in told] == ["amber", "red", "green"]
    assert all(rags["target"] is None for rags in told)


def test_the_ground_of_an_arrow_under_a_trend_rates_nothing(tmp_path: Path) -> None:
    report = Report().head("Harbour risk register")
    report.table(
        ["Ref", "Risk", "Impact", "Likelihood", "Score", "Trend"],
        ["H1", "The slipway closes", "4", "3", "12", "↔#A"],
        ["H2", "The crane fails", "4", "4", "16", "↑#R"],
        ["H3", "The light goes out", "1", "2", "2", "↓#G"],
    )
    assert rags(report.read(tmp_path)) == [None, None, None]
