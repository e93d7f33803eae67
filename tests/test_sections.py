"""Registers printed as headings and paragraphs: each way of setting labels and scores gives the same risks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from section_report import RISKS, MadeUp, Report, actions_of, controls_of, expected, owners_of, stages_of

Writer = Callable[[Report, MadeUp], None]
ALL = ("inherent", "residual", "target")


def _times(pair: tuple[int, int]) -> str:
    return f"{pair[0]} x {pair[1]} = {pair[0] * pair[1]}"


def _lists(report: Report, risk: MadeUp, controls: str, actions: str) -> None:
    report.says(controls).lists(risk.controls).says(actions).lists(risk.actions)


def one_line_of_stages(report: Report, risk: MadeUp) -> None:
    first, second, third = map(_times, risk.stages)
    report.head(f"{risk.ref} – {risk.title}").says(risk.text).says("**Owner: ", f"{risk.name}, {risk.role}")
    report.says("**Inherent: ", f"{first} | ", "**Current: ", f"{second} | ", "**Target: ", third)
    _lists(report, risk, "**Existing controls", "**Further actions")


def stages_without_colons(report: Report, risk: MadeUp) -> None:
    first, second, third = (_times(pair).replace(" ", "") for pair in risk.stages)
    report.head(f"{risk.ref} – {risk.title}").says("**Risk owner:", f" {risk.name}, {risk.role}").says(risk.text)
    report.says("**Inherent", f" {first} Residual {second} Target {third}")
    report.head("Controls in place", 3).lists(risk.controls).head("Further action", 3).lists(risk.actions)


def labels_before_dashes(report: Report, risk: MadeUp) -> None:
    first, second, third = map(_times, risk.stages)
    report.says(f"**{risk.ref} {risk.title}").says(f"Description – {risk.text}")
    report.says(f"Risk owner – {risk.name}, {risk.role}")
    report.says(f"Gross score: {first} Net score: {second} Target score: {third}")
    _lists(report, risk, "Controls –", "Planned actions –")


def labels_before_tabs(report: Report, risk: MadeUp) -> None:
    report.head(f"{risk.ref}: {risk.title}").says(f"Risk owner\t{risk.name}, {risk.role}")
    report.says(f"Description\t{risk.text}")
    for label, pair in zip(("Inherent score", "Current score", "Target score"), risk.stages, strict=True):
        report.says(f"{label}\t{_times(pair)}")
    _lists(report, risk, "Existing controls", "Further actions")


def facts_in_sentences(report: Report, risk: MadeUp) -> None:
    first, second, third = map(_times, risk.stages)
    report.head(f"{risk.ref} {risk.title}")
    report.says(
        f"{risk.text} The risk is owned by the {risk.role} ({risk.name}). The inherent score is {first} and the "
        f"residual score is {second}. The target is {third}."
    )
    report.head("What we are doing", 3).lists(risk.controls).head("What more will we do", 3).lists(risk.actions)


def stages_under_heads(report: Report, risk: MadeUp) -> None:
    report.head(f"{risk.ref} {risk.title}", 1).head("Description", 3).says(risk.text)
    report.says("**Lead director: ", f"{risk.name}, {risk.role}")
    for head, (likelihood, impact) in zip(("Inherent risk", "Residual risk", "Target risk"), risk.stages, strict=True):
        report.head(head, 3).says(f"Likelihood: {likelihood}").says(f"Impact: {impact}")
        report.says(f"Score: {likelihood * impact}")
    report.head("Controls in place", 3).lists(risk.controls).head("Further actions planned", 3).lists(risk.actions)


def a_small_table(report: Report, risk: MadeUp) -> None:
    report.head(f"{risk.ref} {risk.title}").says(risk.text).says("**Owner: ", f"{risk.name}, {risk.role}")
    rows = [
        (name, str(a), str(b), str(a * b)) for name, (a, b) in zip(("Gross", "Net", "Target"), risk.stages, strict=True)
    ]
    report.table(("", "Likelihood", "Impact", "Score"), *rows)
    _lists(report, risk, "**Controls", "**Actions")


def nothing_set_off(report: Report, risk: MadeUp) -> None:
    first, second, third = map(_times, risk.stages)
    report.says(f"{risk.ref} {risk.title}").says(risk.text).says(f"Risk owner: {risk.name}, {risk.role}")
    report.says(f"Inherent risk score: {first} Residual risk score: {second} Target risk score: {third}")
    _lists(report, risk, "Existing controls:", "Planned actions:")


WRITERS: tuple[Writer, ...] = (
    one_line_of_stages, stages_without_colons, labels_before_dashes, labels_before_tabs, facts_in_sentences,
    stages_under_heads, a_small_table, nothing_set_off,
)  # fmt: skip


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_every_way_of_setting_a_risk_gives_the_same_risks(write: Writer, tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        write(report, risk)
    register = report.read(tmp_path)
    assert [risk.risk_id for risk in register.risks] == [risk.ref for risk in RISKS]
    for got, made in zip(register.risks, RISKS, strict=True):
        assert (got.title, got.description) == (made.title, made.text)
        assert owners_of(got) == ((made.name, made.role),)
        assert stages_of(got) == expected(made, *ALL)
        assert controls_of(got) == made.controls
        assert actions_of(got) == made.actions
    assert not register.unread


def test_a_number_by_itself_is_followed_by_the_title(tmp_path: Path) -> None:
    report = Report()
    for number, risk in enumerate(RISKS, 1):
        report.head(f"Risk {number}").says(f"**{risk.title}").says("Risk owner").says(f"{risk.name}, {risk.role}")
        report.says("Controls").lists(risk.controls).says("Current risk score").says(_times(risk.stages[1]))
    register = report.read(tmp_path)
    assert [(risk.risk_id, risk.title) for risk in register.risks] == [
        (f"Risk {number}", risk.title) for number, risk in enumerate(RISKS, 1)
    ]
    assert [stages_of(risk)["residual"][2] for risk in register.risks] == [12, 6, 9]


def test_numbers_that_word_counts_are_ids(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        report.says(f"**{risk.title}", style="List Number").says(f"Lead officer: {risk.name}, {risk.role}")
        report.says(f"Likelihood: {risk.stages[1][0]} Impact: {risk.stages[1][1]}").says("Mitigation:").lists(
            risk.controls
        )
    register = report.read(tmp_path)
    assert [(risk.risk_id, risk.title) for risk in register.risks] == [
        (str(number), risk.title) for number, risk in enumerate(RISKS, 1)
    ]
    assert [stages_of(risk)["residual"][:2] for risk in register.risks] == [risk.stages[1] for risk in RISKS]


def test_a_whole_risk_in_one_paragraph(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        told = f"{risk.text} Owner: {risk.role}. Current score: {_times(risk.stages[1])}. Controls: {risk.controls[0]}."
        report.says(f"**{risk.title}. ", told, style="List Number")
    register = report.read(tmp_path)
    assert [(risk.title or "").rstrip(".") for risk in register.risks] == [risk.title for risk in RISKS]
    assert [stages_of(risk) for risk in register.risks] == [
        {"residual": (*risk.stages[1], risk.stages[1][0] * risk.stages[1][1])} for risk in RISKS
    ]
    assert [owners_of(risk) for risk in register.risks] == [((None, risk.role),) for risk in RISKS]


def test_likelihood_and_impact_told_stage_by_stage(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        (a, b), (c, d), _ = risk.stages
        report.says(f"Risk title: {risk.title}").says(f"Risk ref: {risk.ref}").says(f"Owner: {risk.role}")
        report.says(f"Likelihood: inherent {a}, residual {c}").says(f"Impact: inherent {b}, residual {d}")
        report.says("Controls in place:").lists(risk.controls)
    register = report.read(tmp_path)
    assert [risk.risk_id for risk in register.risks] == [risk.ref for risk in RISKS]
    for got, made in zip(register.risks, RISKS, strict=True):
        assert stages_of(got) == {"inherent": (*made.stages[0], None), "residual": (*made.stages[1], None)}


def test_headings_above_several_risks_are_their_categories(tmp_path: Path) -> None:
    report = Report()
    for group in ("Transport", "Health"):
        report.head(group, 1)
        for risk in RISKS:
            if risk.group == group:
                one_line_of_stages(report, risk)
    register = report.read(tmp_path)
    assert {risk.risk_id: risk.category for risk in register.risks} == {risk.ref: risk.group for risk in RISKS}


def test_what_follows_the_last_risk_is_no_part_of_it(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        one_line_of_stages(report, risk)
    report.head("Closed risks").says("The risk of rust in the old pier was closed when the pier was taken down.")
    report.head("Emerging risks").says("The likelihood that eels leave the lagoon is not yet known.")
    report.head("Appendix A: How we score").says("A score of 15 or more is red.")
    register = report.read(tmp_path)
    assert [risk.risk_id for risk in register.risks] == [risk.ref for risk in RISKS]
    assert actions_of(register.risks[-1]) == RISKS[-1].actions
    told = "".join(risk.model_dump_json() for risk in register.risks)
    assert "pier" not in told
    assert "lagoon" not in told


def test_actions_of_a_table_keep_their_owners_and_dates(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        report.head(f"{risk.ref} {risk.title}").says("**Owner: ", risk.role).says("**Controls").lists(risk.controls)
        rows = [(text, "Ida Marlow", "31 May 2027", "On track") for text in risk.actions]
        report.says("**Actions").table(("Action", "Owner", "Due", "Status"), *rows)
    register = report.read(tmp_path)
    for got, made in zip(register.risks, RISKS, strict=True):
        assert actions_of(got) == made.actions
        assert {(a.owner, a.due_on, a.status) for a in got.actions} == {("Ida Marlow", "2027-05-31", "On track")}
        assert got.status is None


def test_unknown_labels_that_come_again_are_kept(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        one_line_of_stages(report, risk)
        report.says(f"Chart sheet: {risk.ref}-a")
    register = report.read(tmp_path)
    assert [risk.extra for risk in register.risks] == [{"Chart sheet": f"{risk.ref}-a"} for risk in RISKS]


def test_every_word_is_accounted_for(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        facts_in_sentences(report, risk)
    register = report.read(tmp_path)
    coverage = register.coverage
    assert coverage.mapped + coverage.furniture + coverage.prose + coverage.unread == coverage.words
    assert all(source.text for risk in register.risks for source in risk.sources if source.field != "/scores/0/label")


def test_a_title_that_reads_like_a_risk_holds_the_risks(tmp_path: Path) -> None:
    report = Report("Strategic Risk Update")
    for number, risk in enumerate(RISKS, 27):
        report.head(f"0{number}: {risk.title}").says("**Risk lead: ", f"{risk.name}, {risk.role}")
        report.head("Description", 3).says(risk.text).head("Controls", 3).lists(risk.controls)
        report.says(f"The residual risk is scored at {risk.stages[1][0] * risk.stages[1][1]}.")
    register = report.read(tmp_path)
    assert [(risk.risk_id, risk.title) for risk in register.risks] == [
        (f"0{number}", risk.title) for number, risk in enumerate(RISKS, 27)
    ]


def test_a_line_before_each_risk_ends_the_one_before(tmp_path: Path) -> None:
    report = Report()
    for number, risk in enumerate(RISKS, 1):
        report.head("Island risk:").says(f"**{number}. {risk.title}").says("**Owner: ", risk.role)
        report.grid(["*Controls", "*Likelihood", "*Impact"], [risk.controls[0], *map(str, risk.stages[1])])
    report.says("Members can ask the clerk for the papers of last year.")
    register = report.read(tmp_path)
    assert [risk.title for risk in register.risks] == [risk.title for risk in RISKS]
    assert [risk.description for risk in register.risks] == [None, None, None]


def test_the_last_risks_scores_are_its_own_though_it_has_no_actions_above_them(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        report.head(f"{risk.ref} – {risk.title}").says("**Owner: ", risk.role)
        report.says("**Existing controls").lists(risk.controls)
        if risk is not RISKS[-1]:
            report.says("**Further actions").lists(risk.actions)
        rows = [[name, str(a), str(b), str(a * b)] for name, (a, b) in zip(("Gross", "Net"), risk.stages, strict=False)]
        report.grid(["", "*Likelihood", "*Impact", "*Score"], *rows)
    report.head("How risks are scored").grid(["*Likelihood", "*Score"], ["Rare", "1"], ["Likely", "4"])
    risks = report.read(tmp_path).risks
    assert [stages_of(risk) for risk in risks] == [expected(made, "inherent", "residual") for made in RISKS]


def test_an_office_behind_the_owners_colon_is_no_label(tmp_path: Path) -> None:
    report = Report()
    for risk, office in zip(
        RISKS, ("Director: Transport and Harbours", "Executive Director: Water and Health", "Head of Fuel"), strict=True
    ):
        report.head(f"{risk.ref}: {risk.title}").says(risk.text)
        report.says("Risk owner: " + office).says("**Controls").lists(risk.controls)
    register = report.read(tmp_path)
    assert [owners_of(risk) for risk in register.risks] == [
        ((None, "Director: Transport and Harbours"),),
        ((None, "Executive Director: Water and Health"),),
        ((None, "Head of Fuel"),),
    ]


def test_a_month_in_the_actions_of_the_first_risks_is_not_the_reports_period(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        report.head(f"{risk.ref}: {risk.title}").says(risk.text).says("**Owner: ", risk.role)
        report.says("**Current score: ", "12").says("**Controls: ", risk.controls[0])
        report.says("**What is still to do: ", f"{risk.actions[0]} ({risk.name}, Dec 2031)")
    register = report.read(tmp_path)
    assert (len(register.risks), register.report.period) == (3, None)
