"""Registers without a table or a form: scores, owners and movement inside sentences, lists behind introductions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from section_report import RISKS, MadeUp, Report, actions_of, controls_of, expected, owners_of, stages_of

Writer = Callable[[Report, MadeUp, int], None]
CHANCE = {1: "rare", 2: "unlikely", 3: "possible", 4: "likely", 5: "almost certain"}
HARM = {1: "negligible", 2: "minor", 3: "moderate", 4: "major", 5: "severe"}


def _lists(report: Report, risk: MadeUp, controls: str, actions: str) -> None:
    report.says(controls).lists(risk.controls).says(actions).lists(risk.actions)


def words_before_numbers(report: Report, risk: MadeUp, number: int) -> None:
    first, second, third = (f"{CHANCE[a]} ({a}) with a {HARM[b]} ({b}) impact, giving {a * b}" for a, b in risk.stages)
    report.head(f"Risk {number}: {risk.title}").says(risk.text)
    report.says(f"Before controls the risk is assessed as {first}. After controls it is assessed as {second}. ")
    report.says(f"The target is {third}.").says(f"The risk is owned by the {risk.role}, {risk.name}.")
    _lists(report, risk, "The following controls are in place:", "The following actions are planned:")


def products_in_brackets(report: Report, risk: MadeUp, number: int) -> None:
    first, second, third = (f"{a * b} ({a} x {b})" for a, b in risk.stages)
    report.head(f"{number}. {risk.title}").says(risk.text)
    report.says(f"Before controls the risk scores {first}. With current controls it scores {second}, and we aim to "
                f"bring it down to {third} by March 2027.")  # fmt: skip
    report.says(f"The risk owner is {risk.name}, {risk.role}.")
    _lists(report, risk, "Controls that are already in place are:", "We will also:")


def factors_first(report: Report, risk: MadeUp, number: int) -> None:
    first, second, third = risk.stages
    report.head(f"Strategic Risk {number} – {risk.title}").says(risk.text)
    report.says(
        f"The inherent risk has a likelihood of {first[0]} and an impact of {first[1]}, which gives a score of "
        f"{first[0] * first[1]}. The residual risk has a likelihood of {second[0]} and an impact of {second[1]}, which "
        f"gives a score of {second[0] * second[1]}; it has fallen from 25 last quarter. The target risk score is "
        f"{third[0] * third[1]} (likelihood {third[0]}, impact {third[1]})."
    )
    report.says(f"{risk.name}, {risk.role}, is the risk owner.")
    report.head("What we have in place", 3).lists(risk.controls).head("What we plan to do", 3).lists(risk.actions)


def colour_first(report: Report, risk: MadeUp, number: int) -> None:
    first, second, third = (f"{a * b} (likelihood {a}, impact {b})" for a, b in risk.stages)
    report.head(f"Principal Risk {number} – {risk.title}").says(risk.text)
    report.says(f"This risk is currently rated Amber, with a score of {second}. Without any controls it would score "
                f"{first}. The aim is to reduce it to {third}.")  # fmt: skip
    report.says(f"Lead officer: {risk.name}, {risk.role}")
    _lists(report, risk, "Existing controls include:", "Further actions:")


def out_of_five(report: Report, risk: MadeUp, number: int) -> None:
    first, second, third = risk.stages
    report.head(f"{number}. {risk.title}").says(risk.text)
    report.says(
        f"We score the likelihood at {first[0]} out of 5 and the impact at {first[1]} out of 5 before any controls, an "
        f"inherent score of {first[0] * first[1]}. Taking controls into account, we score the likelihood at "
        f"{second[0]} and the impact at {second[1]}, so the current score is {second[0] * second[1]} (amber). The "
        f"target of {third[0] * third[1]} (likelihood {third[0]} and impact {third[1]}) should be met by March 2027."
    )
    report.says(f"Responsible officer: {risk.role} ({risk.name})")
    _lists(report, risk, "We manage the risk in these ways:", "Actions still to be taken are:")


def stages_behind(report: Report, risk: MadeUp, number: int) -> None:
    first, second, third = risk.stages
    report.head(f"{risk.ref}: {risk.title}").says(risk.text)
    report.says(
        f"The risk was scored at {first[0] * first[1]} before mitigation ({first[0]} for likelihood and {first[1]} for "
        f"impact). It now scores {second[0] * second[1]} after mitigation ({second[0]} for likelihood and {second[1]} "
        f"for impact). We want it to be no more than {third[0] * third[1]} ({third[0]} for likelihood and {third[1]} "
        f"for impact), which is our target."
    )
    report.says(f"{risk.name} ({risk.role}) is responsible for the management of this risk.")
    _lists(report, risk, "What is in place:", "What is still to do:")


def run_in_labels(report: Report, risk: MadeUp, number: int) -> None:
    first, second, third = risk.stages
    report.head(f"Corporate Risk {number} – {risk.title}").says("**Description. ", risk.text)
    report.says(
        "**Assessment. ",
        f"The inherent score of this risk is {first[0] * first[1]} (likelihood {first[0]}, impact {first[1]}). With "
        f"mitigation the likelihood is judged as {second[0]} and the impact as {second[1]}, giving a residual score "
        f"of {second[0] * second[1]} (Amber), which is lower than at quarter 1, when it was 25. The target score is "
        f"{third[0] * third[1]}, being a likelihood of {third[0]} and an impact of {third[1]}.",
    )
    report.says("**Owner. ", f"{risk.name}, {risk.role}").says("**Controls").lists(risk.controls)
    report.says("**Actions").lists(risk.actions)


def text_behind_a_bold_title(report: Report, risk: MadeUp, number: int) -> None:
    first, second, third = (f"{a * b} ({a} x {b})" for a, b in risk.stages)
    report.says(
        f"**{risk.ref} – {risk.title}. ",
        f"{risk.text} The risk is owned by the {risk.role} ({risk.name}). It scores {first} before controls and "
        f"{second} after them; the target is {third}.",
    )
    _lists(report, risk, "Controls:", "Actions:")


def numbered_paragraphs(report: Report, risk: MadeUp, number: int) -> None:
    first, second, third = (f"{a * b} (likelihood {a} and impact {b})" for a, b in risk.stages)
    report.head(f"Risk {number} – {risk.title}").says(f"3.{number}.1 {risk.text}")
    report.says(
        f"3.{number}.2 The inherent score is {first} and the residual score is {second}. The target is {third}."
    )
    report.says(f"3.{number}.3 The lead officer for this risk is {risk.name}, {risk.role}.")
    controls, actions = f"3.{number}.4 The controls are:", f"3.{number}.5 The actions for the next quarter are:"
    _lists(report, risk, controls, actions)


def shares_of_the_highest(report: Report, risk: MadeUp, number: int) -> None:
    first, second, third = (f"{a * b}/25 (L{a} x I{b})" for a, b in risk.stages)
    report.head(f"{risk.ref}: {risk.title}").says(risk.text)
    report.says(f"Inherent risk {first}, residual risk {second}, target {third}.")
    report.says(f"Led by {risk.name}, {risk.role}.")
    _lists(report, risk, "What we are doing", "What we will do")


def controls_that_reduce(report: Report, risk: MadeUp, number: int) -> None:
    first, second, third = (f"{a * b} (likelihood {a} x impact {b})" for a, b in risk.stages)
    report.head(f"{number}. {risk.title}").says(f"{risk.text} {risk.name}, {risk.role}, owns this risk.")
    report.says(f"With no controls in place the risk would score {first}. Our controls reduce it to {second}, and we "
                f"want to reach {third}.")  # fmt: skip
    _lists(report, risk, "Our main controls are as follows.", "Over the next year we intend to do the following.")


WRITERS: tuple[Writer, ...] = (
    words_before_numbers, products_in_brackets, factors_first, colour_first, out_of_five, stages_behind, run_in_labels,
    text_behind_a_bold_title, numbered_paragraphs, shares_of_the_highest, controls_that_reduce,
)  # fmt: skip


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_sentences_give_what_a_table_would(write: Writer, tmp_path: Path) -> None:
    report = Report("Corporate Risk Report").head("Purpose", 1).says("This paper tells members how the risks stand.")
    report.head("The risks", 1)
    for number, risk in enumerate(RISKS, 1):
        write(report, risk, number)
    report.head("Emerging issues", 1).says("The bank on the quay may close. Its likelihood could rise to 4.")
    register = report.head("Recommendation", 1).says("Members are asked to note the report.").read(tmp_path)
    assert len(register.risks) == len(RISKS)
    for got, made in zip(register.risks, RISKS, strict=True):
        stages = {stage: numbers for stage, numbers in stages_of(got).items() if stage != "previous"}
        assert (got.title, got.description) == (made.title, made.text)
        assert owners_of(got) == ((made.name, made.role),)
        assert stages == expected(made, "inherent", "residual", "target")
        assert (controls_of(got), actions_of(got)) == (made.controls, made.actions)


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("The residual score is unchanged since the last report to the Board.", "same"),
        ("The residual score is higher than at quarter 1.", "up"),
        ("The current score has gone down since the last review.", "down"),
        ("This risk is new in this quarter.", "new"),
        ("The score was reduced since the last review.", "down"),
        ("The residual score was reduced by the controls this year.", None),
        ("The direction of travel is stable.", "same"),
        ("The direction of travel for this risk remains upwards.", "up"),
        ("The risk's trend is improving.", "down"),
    ],
)
def test_a_sentence_tells_how_the_risk_has_moved(sentence: str, direction: str | None, tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        report.head(f"{risk.ref} {risk.title}").says(risk.text).says(f"The residual score is 12 (3 x 4). {sentence}")
        report.says("Owner: ", f"{risk.name}, {risk.role}").says("**Controls").lists(risk.controls)
    assert [risk.direction for risk in report.read(tmp_path).risks] == [direction] * len(RISKS)


def test_the_score_behind_a_title_is_no_part_of_it(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        likelihood, impact = risk.stages[1]
        report.head(f"{risk.ref} {risk.title} (score {likelihood * impact}, Amber)").says(risk.text)
        report.says("Owner: ", f"{risk.name}, {risk.role}").says("**Controls").lists(risk.controls)
    risks = report.read(tmp_path).risks
    assert [risk.title for risk in risks] == [risk.title for risk in RISKS]
    assert [stages_of(risk)["residual"][2] for risk in risks] == [a * b for a, b in (risk.stages[1] for risk in RISKS)]


@pytest.mark.parametrize(
    ("said", "direction"),
    [("unchanged", "same"), ("higher than last quarter", "up"), ("a new risk this quarter", "new")],
)
def test_a_remark_behind_a_rating_tells_how_the_risk_has_moved(said: str, direction: str, tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        report.head(f"{risk.ref} {risk.title}").says(risk.text).says("**If it happens: ", "Nobody can leave.")
        report.says("**Rating: ", f"Medium – 12 (likelihood 4, impact 3); {said}.").says("**Controls").lists(
            risk.controls
        )
    risks = report.read(tmp_path).risks
    assert [(risk.direction, risk.consequences) for risk in risks] == [(direction, "Nobody can leave.")] * len(RISKS)


def test_an_id_behind_the_title(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        report.head(f"{risk.title} ({risk.ref})").says(risk.text).says("Owner: ", f"{risk.name}, {risk.role}")
        report.says("The current score is 12 (3 x 4).").says("**Controls").lists(risk.controls)
    risks = report.read(tmp_path).risks
    assert [(risk.risk_id, risk.title) for risk in risks] == [(risk.ref, risk.title) for risk in RISKS]


def test_a_score_before_a_colon_is_no_label(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        report.head(f"{risk.ref} {risk.title}").says(risk.text)
        for stage, (likelihood, impact) in zip(("Inherent", "Current", "Target"), risk.stages, strict=True):
            factors = f"likelihood of {likelihood} and impact of {impact}"
            report.says(f"{stage} score of {likelihood * impact}: {factors}")
        report.says("**Controls").lists(risk.controls)
    for got, made in zip(report.read(tmp_path).risks, RISKS, strict=True):
        assert stages_of(got) == expected(made, "inherent", "residual", "target")
