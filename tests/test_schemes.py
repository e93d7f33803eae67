"""Registers of one document that are judged by schemes of their own."""

from __future__ import annotations

from pathlib import Path

from filled_report import Report
from riskreader import Register

HEAD = ["Ref", "Risk", "Owner", "Likelihood", "Impact", "Score"]
LARGE = (
    ["SR1", "The sea wall gives way in a storm", "Ada Penrose", "4", "5", "20#R"],
    ["SR2", "The bridge is closed for repairs", "Tom Hale", "3", "4", "12#A"],
    ["SR3", "Well water is not fit to drink", "Ivy Marsh", "2", "3", "6#G"],
    ["SR4", "The ferry is sold", "Bess Tolland", "5", "3", "15#R"],
)
SMALL = (
    ["OP1", "The mower breaks down in June", "Owen Pask", "4", "3", "12#R"],
    ["OP2", "Keys to the hall are lost", "Ida Marlow", "2", "3", "6#A"],
    ["OP3", "Seed potatoes arrive late", "Ivy Marsh", "1", "2", "2#G"],
    ["OP4", "The bowling green floods", "Tom Hale", "4", "4", "16#R"],
)
FIVE = ("Likelihood and impact are each scored from 1 to 5 and multiplied.",)
FOUR = ("Likelihood and impact are each scored from 1 to 4 and multiplied.",)
FIVE_KEY = ["Green 1 to 6#G", "Amber 8 to 12#A", "Red 15 to 25#R"]
FOUR_KEY = ["Green 1 to 3#G", "Amber 4 to 8#A", "Red 9 to 16#R"]


def tops(register: Register) -> tuple[object, list[object]]:
    """The end of the register's likelihood scale, and of the scale of each risk that has its own."""
    assert register.scheme is not None
    assert register.scheme.likelihood is not None
    own = [
        risk.scheme.likelihood.maximum if risk.scheme and risk.scheme.likelihood else None for risk in register.risks
    ]
    return register.scheme.likelihood.maximum, own


def test_each_register_below_its_legend(tmp_path: Path) -> None:
    report = Report().head("Strategic risks").says(*FIVE).table(FIVE_KEY).table(HEAD, *LARGE)
    report.head("Operational risks").says(*FOUR).table(FOUR_KEY).table(HEAD, *SMALL)
    register = report.read(tmp_path)
    assert tops(register) == (5, [None] * 4 + [4] * 4)
    assert [risk.scores[0].band for risk in register.risks] == [
        "Red", "Amber", "Green", "Red", "Red", "Amber", "Green", "Red",
    ]  # fmt: skip
    assert [finding.code for finding in register.findings if finding.severity == "error"] == []


def test_each_register_above_its_legend(tmp_path: Path) -> None:
    report = Report().head("Strategic risks").table(HEAD, *LARGE).says(*FIVE).table(FIVE_KEY)
    report.head("Operational risks").table(HEAD, *SMALL).says(*FOUR).table(FOUR_KEY)
    register = report.read(tmp_path)
    assert tops(register) == (5, [None] * 4 + [4] * 4)
    assert [finding.code for finding in register.findings if finding.severity == "error"] == []


def test_both_legends_before_both_registers(tmp_path: Path) -> None:
    report = Report().says("Operational risks:", *FOUR).table(FOUR_KEY).says("Strategic risks:", *FIVE).table(FIVE_KEY)
    report.head("Strategic risks").table(HEAD, *LARGE)
    report.head("Operational risks").table([*HEAD, "Controls"], *([*row, "A yearly survey"] for row in SMALL))
    register = report.read(tmp_path)
    assert {risk.risk_id: tops_of for risk, tops_of in zip(register.risks, _judged(register), strict=True)} == {
        **dict.fromkeys(("SR1", "SR2", "SR3", "SR4"), 5),
        **dict.fromkeys(("OP1", "OP2", "OP3", "OP4"), 4),
    }


def _judged(register: Register) -> list[object]:
    first, own = tops(register)
    return [top or first for top in own]


def test_one_legend_for_both(tmp_path: Path) -> None:
    small = [[*row[:5], f"{row[5].partition('#')[0]}#{colour}"] for row, colour in zip(SMALL, "AGGR", strict=True)]
    report = Report().says(*FIVE).table(FIVE_KEY).head("Strategic risks").table(HEAD, *LARGE)
    register = report.head("Operational risks").table(HEAD, *small).read(tmp_path)
    assert tops(register) == (5, [None] * 8)
    assert [finding.code for finding in register.findings if finding.severity == "error"] == []


def test_a_legend_of_another_scale_that_no_register_follows(tmp_path: Path) -> None:
    report = Report().says(*FIVE).table(FIVE_KEY).table(HEAD, *LARGE).head("Appendix: project risks")
    register = report.says(*FOUR).table(FOUR_KEY).read(tmp_path)
    assert tops(register) == (5, [None] * 4)


def test_an_error_of_the_second_register_is_one_by_its_own_legend(tmp_path: Path) -> None:
    wrong = [*SMALL[:2], ["OP3", "Seed potatoes arrive late", "Ivy Marsh", "1", "2", "3#G"], SMALL[3]]
    report = Report().head("Strategic risks").says(*FIVE).table(FIVE_KEY).table(HEAD, *LARGE)
    register = report.head("Operational risks").says(*FOUR).table(FOUR_KEY).table(HEAD, *wrong).read(tmp_path)
    found = [(finding.code, finding.risk_id) for finding in register.findings if finding.severity == "error"]
    assert found == [("SCO001", "OP3")]


def test_a_formula_stated_once_holds_for_both(tmp_path: Path) -> None:
    report = Report().says("The score is likelihood x impact.").head("Strategic risks")
    report.table(["Score", "Rating"], ["1-6", "Green#G"], ["8-12", "Amber#A"], ["15-25", "Red#R"]).table(HEAD, *LARGE)
    report.head("Operational risks")
    report.table(["Score", "Rating"], ["1-3", "Green#G"], ["4-8", "Amber#A"], ["9-16", "Red#R"]).table(HEAD, *SMALL)
    register = report.read(tmp_path)
    assert [risk.scheme.formula if risk.scheme else None for risk in register.risks] == [None] * 4 + ["product"] * 4
    assert [finding.code for finding in register.findings if finding.severity == "error"] == []


def test_a_gap_between_the_bands_of_the_second_register_is_named(tmp_path: Path) -> None:
    gap = ["Green 1 to 3#G", "Amber 4 to 6#A", "Red 9 to 16#R"]
    report = Report().head("Strategic risks").says(*FIVE).table(FIVE_KEY).table(HEAD, *LARGE)
    register = report.head("Operational risks").says(*FOUR).table(gap).table(HEAD, *SMALL).read(tmp_path)
    found = [finding.message for finding in register.findings if finding.code == "RAG003"]
    assert found == ["no band holds 8, which the scale can reach"]
