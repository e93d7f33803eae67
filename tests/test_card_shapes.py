"""Registers printed as tables of labels: each way of setting a card gives the same risks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from section_report import RISKS, MadeUp, Report, actions_of, controls_of, expected, owners_of, stages_of

Writer = Callable[[Report, MadeUp], None]


def _times(pair: tuple[int, int]) -> str:
    return f"{pair[0]} x {pair[1]} = {pair[0] * pair[1]}"


def _impact_first(pair: tuple[int, int]) -> list[str]:
    return [str(pair[1]), str(pair[0]), str(pair[0] * pair[1])]


def _person(risk: MadeUp) -> str:
    return f"{risk.name}, {risk.role}"


def _ladder(risk: MadeUp) -> list[list[str]]:
    names = ("*Inherent", "*Current", "*Target")
    return [[name, str(a), str(b), str(a * b)] for name, (a, b) in zip(names, risk.stages, strict=True)]


def a_card_that_begins_with_the_description(report: Report, risk: MadeUp) -> None:
    stages = [
        ["*" + n + " score", _times(p)] for n, p in zip(("Inherent", "Current", "Target"), risk.stages, strict=True)
    ]
    report.head(f"{risk.ref}: {risk.title}").grid(
        ["*Risk description", risk.text],
        ["*Risk owner", _person(risk)],
        *stages,
        ["*Existing controls", "\n".join(risk.controls)],
        ["*Further actions", "\n".join(risk.actions)],
    )


def several_tables_under_a_heading(report: Report, risk: MadeUp) -> None:
    report.head(f"Risk {risk.ref} - {risk.title}").grid(["*Description", "*Risk owner"], [risk.text, _person(risk)])
    report.grid(["", "*Likelihood", "*Impact", "*Score"], *_ladder(risk))
    report.grid(["*Existing controls", "*Adequacy of control"], *([text, "Adequate"] for text in risk.controls))
    report.grid(
        ["*Action", "*Action owner", "*Due date"], *([text, "Ida Marlow", "31/05/2027"] for text in risk.actions)
    )


def a_head_with_an_owner_over_a_grid(report: Report, risk: MadeUp) -> None:
    inherent, current, target = map(_times, risk.stages)
    report.grid(
        [f"*{risk.ref}: {risk.title}|4", f"*Lead officer: {_person(risk)}|2"],
        [
            "*Description",
            "*Inherent score",
            "*What we do about it",
            "*Current score",
            "*Further actions",
            "*Target score",
        ],
        [risk.text, inherent, "\n".join(risk.controls), current, "\n".join(risk.actions), target],
    )


def four_columns_and_bars(report: Report, risk: MadeUp) -> None:
    gross, net, target = map(_times, risk.stages)
    report.grid(
        ["*Risk Ref", risk.ref, "*Risk title", risk.title],
        ["*Risk Owner", _person(risk), "*Category", risk.group],
        ["*Description|4"],
        [f"{risk.text}|4"],
        ["*Gross score", gross, "*Net score", net],
        ["*Target score", target, "*Direction of travel", "↔"],
        ["*Controls|2", "*Actions|2"],
        ["\n".join(risk.controls) + "|2", "\n".join(risk.actions) + "|2"],
    )


def six_columns_and_stages_above_pairs(report: Report, risk: MadeUp) -> None:
    report.grid(
        ["*Risk No.", risk.ref, "*Risk", risk.title, "*Owner", _person(risk)],
        ["*Inherent|2", "*Residual|2", "*Target|2"],
        [part for a, _ in risk.stages for part in ("*Likelihood", str(a))],
        [part for _, b in risk.stages for part in ("*Impact", str(b))],
        [part for a, b in risk.stages for part in ("*Score", str(a * b))],
        ["*Description", f"{risk.text}|5"],
        ["*Controls in place", "\n".join(risk.controls) + "|5"],
        ["*Planned actions", "\n".join(risk.actions) + "|5"],
    )


def labels_above_values(report: Report, risk: MadeUp) -> None:
    report.grid(
        ["*Ref", "*Risk title|2", "*Risk owner"],
        [risk.ref, f"{risk.title}|2", _person(risk)],
        ["*Description|4"],
        [f"{risk.text}|4"],
        ["*Existing controls|2", "*Further actions|2"],
        ["\n".join(risk.controls) + "|2", "\n".join(risk.actions) + "|2"],
        ["", "*Likelihood", "*Impact", "*Score"],
        *_ladder(risk),
    )


def a_title_bar_over_plain_labels(report: Report, risk: MadeUp) -> None:
    gross, net, target = map(_times, risk.stages)
    report.grid(
        [f"*{risk.ref} - {risk.title}|2"],
        ["Risk description", risk.text],
        ["Risk owner", _person(risk)],
        ["Inherent risk score", gross],
        ["Current risk score", net],
        ["Target risk score", target],
        ["Controls in place", "\n".join(risk.controls)],
        ["Actions planned", "\n".join(risk.actions)],
    )


def three_columns_and_bars(report: Report, risk: MadeUp) -> None:
    gross, net, target = map(_times, risk.stages)
    report.grid(
        ["*Risk ID", "*Risk Title", "*Risk Owner"],
        [risk.ref, risk.title, _person(risk)],
        ["*Risk Description|3"],
        [f"{risk.text}|3"],
        ["*Inherent Risk Score", "*Current Risk Score", "*Target Risk Score"],
        [gross, net, target],
        ["*Existing Controls|3"],
        ["\n".join(risk.controls) + "|3"],
        ["*Further Actions|3"],
        ["\n".join(risk.actions) + "|3"],
    )


def labels_and_values_in_one_cell(report: Report, risk: MadeUp) -> None:
    gross, net, target = map(_times, risk.stages)
    report.grid(
        [f"*Risk {risk.ref}: {risk.title}|2"],
        [f"Owner: {_person(risk)}", f"Description: {risk.text}"],
        [f"Inherent score: {gross}", f"Current score: {net}"],
        [f"Target score: {target}", "Trend: ↔"],
        ["*Controls", "*Actions"],
        ["\n".join(risk.controls), "\n".join(risk.actions)],
    )


def a_box_of_scores_under_a_heading(report: Report, risk: MadeUp) -> None:
    report.head(f"{risk.ref} {risk.title}").grid(
        ["*Inherent", "*Current", "*Target"],
        [str(a * b) for a, b in risk.stages],
        [f"L{a} I{b}" for a, b in risk.stages],
    )
    report.says("**Description: ", risk.text).says("**Risk owner: ", _person(risk))
    report.says("**Controls").lists(risk.controls).says("**Actions").lists(risk.actions)


def an_id_and_a_title_side_by_side(report: Report, risk: MadeUp) -> None:
    gross, net, target = map(_times, risk.stages)
    report.grid(
        [f"*{risk.ref}", f"*{risk.title}|3"],
        ["*Description", f"{risk.text}|3"],
        ["*Owner", f"{_person(risk)}|3"],
        ["*Inherent", gross, "*Current", net],
        ["*Target", target, "*Trend", "↔"],
        ["*Controls", "\n".join(risk.controls) + "|3"],
        ["*Actions", "\n".join(risk.actions) + "|3"],
    )


def measures_down_and_stages_across(report: Report, risk: MadeUp) -> None:
    rows = [
        ["*" + name, *map(str, values)]
        for name, values in zip(("Likelihood", "Impact"), zip(*risk.stages, strict=True), strict=True)
    ]
    report.head(f"{risk.ref} {risk.title}").grid(
        ["*Risk description", f"{risk.text}|3"],
        ["*Risk owner", f"{_person(risk)}|3"],
        ["", "*Inherent", "*Current", "*Target"],
        *rows,
        ["*Score", *(str(a * b) for a, b in risk.stages)],
        ["*Controls", "\n".join(risk.controls) + "|3"],
        ["*Actions", "\n".join(risk.actions) + "|3"],
    )


def a_form_over_its_grids_of_controls_and_actions(report: Report, risk: MadeUp) -> None:
    report.grid(
        [f"*Risk ID\n{risk.ref}", f"*Risk title\n{risk.title}|4"],
        ["*Risk description", "*Risk owner", "*Inherent score", "*Current score", "*Target score"],
        [risk.text, _person(risk), *map(_times, risk.stages)],
    )
    report.grid(["*Control title", "*Adequacy of control"], *([text, "Adequate"] for text in risk.controls))
    report.grid(
        ["*Action title", "*Action owner", "*Planned completion date"],
        *([text, "Ida Marlow", "31/05/2027"] for text in risk.actions),
    )


def a_grid_of_scores_right_of_other_fields(report: Report, risk: MadeUp) -> None:
    ladder = _ladder(risk)
    report.head(f"{risk.ref} {risk.title}").grid(
        ["*Principal risk", f"{risk.text}|5"],
        ["*Aim", "A safe island", "*Risk scores", "*Likelihood", "*Consequence", "*Score"],
        ["*Risk owner", _person(risk), *ladder[0]],
        ["*Committee", "Harbour Committee", *ladder[1]],
        ["*Risk appetite", "Averse", *ladder[2]],
        ["*Key controls|6"],
        ["\n".join(risk.controls) + "|6"],
        ["*Actions to close gaps|3", "*Lead", "*Due|2"],
        *([f"{text}|3", "Ida Marlow", "31/05/2027|2"] for text in risk.actions),
    )


def a_grid_of_scores_left_of_the_controls(report: Report, risk: MadeUp) -> None:
    inherent, current, target = _ladder(risk)
    report.grid(
        ["#Risk Ref", risk.ref, "#Risk Title|2", f"{risk.title}|3"],
        ["#Risk Description", f"{risk.text}|6"],
        ["#Risk Owner", f"{_person(risk)}|6"],
        ["", "#Likelihood", "#Impact", "#Score", "#Controls in place|3"],
        ["#Inherent", *inherent[1:], "\n".join(risk.controls) + "|3"],
        ["#Current", *current[1:], "^|3"],
        ["#Target", *target[1:], "^|3"],
        ["#Action Plan|5", "#By Whom", "#By When"],
        *([f"{text}|5", "Ida Marlow", "31/05/2027"] for text in risk.actions),
    )


def stages_across_beside_other_fields(report: Report, risk: MadeUp) -> None:
    likely, impact = ([str(n) for n in numbers] for numbers in zip(*risk.stages, strict=True))
    report.grid(
        ["*Ref", risk.ref, "*Risk title", f"{risk.title}|3"],
        ["*Risk description", f"{risk.text}|5"],
        ["*Aim", "A safe island", "", "*Inherent", "*Current", "*Target"],
        ["*Owner", _person(risk), "*Likelihood", *likely],
        ["*Committee", "Harbour Committee", "*Impact", *impact],
        ["*Ward", "All", "*Score", *(str(a * b) for a, b in risk.stages)],
        ["*Controls", "\n".join(risk.controls) + "|5"],
        ["*Actions", "\n".join(risk.actions) + "|5"],
    )


def labels_with_values_in_a_row_of_heads(report: Report, risk: MadeUp) -> None:
    stages = risk.stages
    report.grid(
        [f"*Risk Name: {risk.title}|2", "*Group: Island"],
        [f"Risk Ref: {risk.ref}", f"Risk Owner: {_person(risk)}", "Date updated: 4th March 2027"],
        [f"Risk Description: {risk.text}|2", f"Current likelihood: {stages[1][0]}\nCurrent impact: {stages[1][1]}"],
    )
    report.grid(["*Existing controls:"], ["\n".join(risk.controls)])
    report.grid(
        ["*Actions (Monitoring):", "*Target Date for Completion"], *([text, "March 2027"] for text in risk.actions)
    )
    rows = zip(("Likelihood", "Impact"), zip(*stages, strict=True), strict=True)
    report.grid(
        ["", "*Inherent", "*Current", "*Target"],
        *([name, *map(str, values)] for name, values in rows),
        ["Score", *(str(a * b) for a, b in stages)],
    )


def a_title_before_the_heads_of_the_scores(report: Report, risk: MadeUp) -> None:
    gross, net, target = map(_times, risk.stages)
    report.grid(
        [f"#{risk.ref}: {risk.title}", "#Inherent score", "#Current score", "#Target score"],
        [risk.text, gross, net, target],
        [f"Owner: {_person(risk)}|4"],
        ["*Mitigation in place|2", "*Further actions|2"],
        ["\n".join(risk.controls) + "|2", "\n".join(risk.actions) + "|2"],
    )


WRITERS: tuple[Writer, ...] = (
    a_title_before_the_heads_of_the_scores,
    labels_with_values_in_a_row_of_heads,
    a_grid_of_scores_right_of_other_fields, a_grid_of_scores_left_of_the_controls, stages_across_beside_other_fields,
    a_form_over_its_grids_of_controls_and_actions,
    an_id_and_a_title_side_by_side, measures_down_and_stages_across,
    a_card_that_begins_with_the_description, several_tables_under_a_heading, four_columns_and_bars,
    a_head_with_an_owner_over_a_grid,
    six_columns_and_stages_above_pairs, labels_above_values, a_title_bar_over_plain_labels, three_columns_and_bars,
    labels_and_values_in_one_cell, a_box_of_scores_under_a_heading,
)  # fmt: skip


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_every_way_of_setting_a_card_gives_the_same_risks(write: Writer, tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        write(report, risk)
    register = report.read(tmp_path)
    assert [risk.risk_id for risk in register.risks] == [risk.ref for risk in RISKS]
    for got, made in zip(register.risks, RISKS, strict=True):
        assert (got.title, got.description) == (made.title, made.text)
        assert owners_of(got) == ((made.name, made.role),)
        assert stages_of(got) == expected(made, "inherent", "residual", "target")
        assert controls_of(got) == made.controls
        assert actions_of(got) == made.actions
    assert not register.unread


@pytest.mark.parametrize("above", [False, True])
def test_a_label_of_unknown_words_set_like_the_others_is_no_value(above: bool, tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        (a, b), *_ = risk.stages
        money = (
            [["#Lead officer|2", "#Money at stake (£k)|2"], [f"{risk.role}|2", "774|2"]]
            if above
            else [["*Lead officer", risk.role, "*Money at stake (£k)", "774"]]
        )
        report.grid(
            ["*Ref", f"{risk.ref}|3"],
            ["*Risk title", f"{risk.title}|3"],
            *money,
            ["*Likelihood", f"{a}|3"],
            ["*Impact", f"{b}|3"],
            ["*Controls", "\n".join(risk.controls) + "|3"],
        )
    for got, made in zip(report.read(tmp_path).risks, RISKS, strict=True):
        assert owners_of(got) == ((None, made.role),)
        assert got.extra == {"Money at stake (£k)": "774"}


def test_rows_of_stages_leave_no_stage_behind(tmp_path: Path) -> None:
    report = Report()
    rows = [["*Ref", "*Risk", "*Owner", "*Stage", "*Likelihood", "*Impact", "*Score", "*Controls"]]
    for risk in RISKS:
        for number, (name, (a, b)) in enumerate(zip(("Inherent", "Residual"), risk.stages, strict=False)):
            first = [risk.ref, risk.title, risk.role] if number == 0 else ["", "", ""]
            rows.append([*first, name, str(a), str(b), str(a * b), "" if number else risk.controls[0]])
    register = report.grid(*rows).read(tmp_path)
    for got, made in zip(register.risks, RISKS, strict=True):
        assert stages_of(got) == expected(made, "inherent", "residual")
        assert got.extra == {}


def test_a_column_a_risk(tmp_path: Path) -> None:
    told = {
        "Risk ref": [risk.ref for risk in RISKS],
        "Risk title": [risk.title for risk in RISKS],
        "Description": [risk.text for risk in RISKS],
        "Owner": [_person(risk) for risk in RISKS],
        "Current score": [_times(risk.stages[1]) for risk in RISKS],
        "Controls": ["\n".join(risk.controls) for risk in RISKS],
    }
    register = Report().grid(*(["*" + label, *values] for label, values in told.items())).read(tmp_path)
    assert [(risk.risk_id, risk.title) for risk in register.risks] == [(risk.ref, risk.title) for risk in RISKS]
    for got, made in zip(register.risks, RISKS, strict=True):
        assert (owners_of(got), controls_of(got)) == (((made.name, made.role),), made.controls)
        assert stages_of(got)["residual"] == expected(made, "inherent", "residual")["residual"]


def test_headings_over_tables_of_one_shape_group_them_though_a_sentence_stands_between(tmp_path: Path) -> None:
    report = Report()
    for group in ("Harbour", "Wells"):
        report.head(group, 2).says(
            "The council must look after these places at all times, whatever the weather may be."
        )
        report.grid(
            ["*Ref", "*Risk", "*Likelihood", "*Impact", "*Controls"],
            *(
                [f"{group[0]}{number}", risk.title, str(risk.stages[0][0]), str(risk.stages[0][1]), risk.controls[0]]
                for number, risk in enumerate(RISKS, 1)
            ),
        )
    risks = report.read(tmp_path).risks
    assert [risk.category for risk in risks] == ["Harbour"] * len(RISKS) + ["Wells"] * len(RISKS)


def test_statuses_with_a_stage_are_scores_and_those_of_controls_and_actions_stay_with_them(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        scores = [
            f"{name} status: {a * b}: HIGH" for name, (a, b) in zip(("Inherent", "Current"), risk.stages, strict=False)
        ]
        report.head(f"{risk.ref}: {risk.title}")
        report.grid([*scores, f"Risk owner: {_person(risk)}", "Risk status: Treat"])
        report.says(f"Cause: {risk.text}")
        report.grid(["*Mitigating control", "*Control status"], *([text, "Embedded"] for text in risk.controls))
        report.grid(
            ["*Specific action", "*Target date", "*Status", "*% complete", "*Where monitored", "*Frequency"],
            *([text, "May 2027", "Late", "40%", "Harbour Board", "Monthly"] for text in risk.actions),
        )
    for got, made in zip(report.read(tmp_path).risks, RISKS, strict=True):
        assert (got.risk_id, got.status, got.response, got.causes) == (made.ref, None, "treat", made.text)
        assert [(s.stage, s.score) for s in got.scores] == [
            (stage, a * b) for stage, (a, b) in zip(("inherent", "residual"), made.stages, strict=False)
        ]
        assert controls_of(got) == made.controls
        assert [(a.text, a.due_on, a.status) for a in got.actions] == [(t, "2027-05", "Late") for t in made.actions]


def test_a_plain_text_below_a_bar_is_its_value_though_it_reads_like_a_label(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        report.grid(
            [f"#{risk.ref} {risk.title}|2"],
            ["*Risk owner", _person(risk)],
            ["*Current score", _times(risk.stages[1])],
            ["*Latest update|2"],
            ["No change in the quarter.|2"],
        )
    register = report.read(tmp_path)
    assert [risk.update for risk in register.risks] == ["No change in the quarter."] * len(RISKS)


def test_months_under_one_rating_are_its_past_and_an_appetite_beside_a_target_is_none(tmp_path: Path) -> None:
    rows = [[f"{risk.ref} {risk.title}", "Low to High", "8", "High", "Medium", "Low", "Lead: 4"] for risk in RISKS]
    report = Report().grid(
        ["*Island risk", "*Risk appetite range", "*Risk tolerance", "*Residual rating|3", "*Target"],
        ["^", "^", "^", "*April 2027", "*July 2027", "*October 2027", "^"],
        *([*row[:6], "6"] for row in rows),
    )
    for risk in report.read(tmp_path).risks:
        assert [(s.stage, s.score, s.level) for s in risk.scores] == [
            ("previous", None, "High"), ("previous", None, "Medium"), ("residual", None, "Low"), ("target", 6, None),
        ]  # fmt: skip
        assert risk.extra == {"Risk appetite range": "Low to High", "Risk tolerance": "8"}


def test_who_acts_and_by_when_in_one_cell(tmp_path: Path) -> None:
    report = Report().grid(
        ["*Ref", "*Risk", "*Likelihood", "*Impact", "*Planned actions", "*Lead / Date", "*Risk owner"],
        *(
            [risk.ref, risk.title, *map(str, risk.stages[1]), risk.actions[0], "IM / Dec 2027", risk.role]
            for risk in RISKS
        ),
    )
    actions = [risk.actions[0] for risk in report.read(tmp_path).risks]
    assert [(a.owner, a.due_on) for a in actions] == [("IM", "2027-12")] * len(RISKS)


def test_net_before_the_actions_stands_today_and_residual_behind_them_is_sought(tmp_path: Path) -> None:
    factors = ["Net Score I", "Net Score L", "Net Risk Score"], ["Residual I", "Residual L", "Residual Risk Score"]
    (current, sought) = (["*" + label for label in labels] for labels in factors)
    report = Report().grid(
        ["*Ref", "*Risk", "*Current controls", *current, "*Further actions", *sought, "*Risk owner"],
        *(
            [
                risk.ref,
                risk.title,
                risk.controls[0],
                *_impact_first(now),
                risk.actions[0],
                *_impact_first(then),
                risk.role,
            ]
            for risk in RISKS
            for now, then in [risk.stages[:2]]
        ),
    )
    for got, made in zip(report.read(tmp_path).risks, RISKS, strict=True):
        assert stages_of(got) == expected(made, "residual", "target")


def test_an_arrow_behind_a_score_that_looks_like_a_bullet_is_its_direction(tmp_path: Path) -> None:
    arrows = ("▲", "►", "▼")
    report = Report().grid(
        ["*Ref", "*Risk", "*Previous", "*Now", "*Mitigation"],
        *(
            [risk.ref, risk.title, "12", f"12\n{arrow}", risk.controls[0]]
            for risk, arrow in zip(RISKS, arrows, strict=True)
        ),
    )
    assert [risk.direction for risk in report.read(tmp_path).risks] == ["up", "same", "down"]


def test_factors_and_score_below_one_head_in_cards_with_grids_of_actions(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        cells = [str(n) for a, b in risk.stages for n in (a, b, a * b)]
        report.grid(
            ["*Ref", "*Risk description", "*Owner", "*Inherent (L I S)|3", "*Residual (L I S)|3", "*Target (L I S)|3"],
            [risk.ref, risk.title, risk.role, *cells],
            ["*Mitigating action|2", "*Action owner", "*Type|3", "*Due date|3", "*Status|3"],
            *([f"{text}|2", "Ida Marlow", "Planned|3", "-|3", "Started|3"] for text in risk.actions),
        )
    for got, made in zip(report.read(tmp_path).risks, RISKS, strict=True):
        assert stages_of(got) == expected(made, "inherent", "residual", "target")
        assert [(a.text, a.owner, a.due, a.status) for a in got.actions] == [
            (text, "Ida Marlow", None, "Started") for text in made.actions
        ]
        assert got.category is None


_MORE = ("Cash plan", "Duty crew by night", "Spare key", "Radio")


@pytest.mark.parametrize("residual", ["#Residual Risk Assessment", "#Target Risk Assessment"])
@pytest.mark.parametrize("last", ["stages", "first"])
def test_controls_with_their_ratings_beside_scores_under_two_heads(tmp_path: Path, residual: str, last: str) -> None:
    report = Report()
    for risk in RISKS:
        (now, then), controls = risk.stages[:2], (*risk.controls, *_MORE)[:5]
        scores = [_told(now), "^", residual, _told(then), "^"]
        heads = ["#Potential Impact", "#Causes", "#Control Effectiveness|2", "#Current Risk Assessment"]
        rows = [
            ["Boats wait" if not at else "^", "Old steel" if not at else "^", text, "Fully Effective", score]
            for at, (text, score) in enumerate(zip(controls, scores, strict=True))
        ]
        if last == "first":  # the scores before the controls
            heads = [*heads[:2], heads[3], heads[2]]
            rows = [[a, b, score, text, rating] for a, b, text, rating, score in rows]
        report.grid(
            ["#Code", f"*{risk.ref}", "#Title", "*Civil Contingencies|2"],
            ["#Definition", f"{risk.text}|4"],
            heads,
            *rows,
            ["#Risk Owner", f"{risk.role}|4"],
        )
    for got, made in zip(report.read(tmp_path).risks, RISKS, strict=True):
        assert (got.risk_id, got.title, got.description) == (made.ref, "Civil Contingencies", made.text)
        assert controls_of(got) == (*made.controls, *_MORE)[:5]
        assert (got.causes, got.consequences) == ("Old steel", "Boats wait")
        assert stages_of(got) == expected(made, "residual", "target")


def _told(pair: tuple[int, int]) -> str:
    return f"Impact: {pair[1]}\nLikelihood: {pair[0]}\nScore: {pair[0] * pair[1]}"


def test_why_something_is_a_risk_is_the_description_of_what_has_only_a_title(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        report.grid(
            [f"*{risk.ref} {risk.title}|2"],
            ["*Why is this a risk?", risk.text],
            ["*Risk owner", risk.role],
            ["*Current score", _times(risk.stages[1])],
            ["*Current controls", "\n".join(risk.controls)],
        )
    assert [risk.description for risk in report.read(tmp_path).risks] == [risk.text for risk in RISKS]


@pytest.mark.parametrize("foot", ["apart", "whole"])
def test_labelled_lines_below_a_row_go_on_with_its_risk(tmp_path: Path, foot: str) -> None:
    report = Report()
    head = ["*Risk title and description", "*What we have done", "*What we are doing", "*Current level|3"]
    tiers = ["^", "^", "^", "*Likelihood", "*Impact", "*Rating"]
    for risk in RISKS:
        wide = 3 if foot == "apart" else 6
        told = [f"Risk Owner: {risk.role}\nCabinet Member: Cllr {risk.name}|{wide}", "Next review: March 2027|3"]
        row = [f"*{risk.ref}: {risk.title}", risk.controls[0], risk.actions[0]]
        report.grid(head, tiers, [*row, *_numbers(risk.stages[1])], told[: 6 // wide])
    for got, made in zip(report.read(tmp_path).risks, RISKS, strict=True):
        assert got.risk_id == made.ref
        assert (controls_of(got), actions_of(got)) == ((made.controls[0],), (made.actions[0],))
        assert owners_of(got) == ((None, made.role), (f"Cllr {made.name}", None))


def _numbers(pair: tuple[int, int]) -> list[str]:
    return [str(pair[0]), str(pair[1]), str(pair[0] * pair[1])]


def test_several_bold_labels_on_one_line_of_a_card_each_have_their_value(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        report.grid(
            [f"#{risk.ref} {risk.title}"], [""], [f"Current score: {_times(risk.stages[1])}"], ["*Controls"], ["Nets"]
        )
        line = report.document.tables[-1].cell(1, 0).paragraphs[0]
        for part in ("*Category: ", f"{risk.group}   ", "*Risk owner: ", _person(risk)):
            line.add_run(part.removeprefix("*")).bold = part.startswith("*")
    for got, made in zip(report.read(tmp_path).risks, RISKS, strict=True):
        assert (got.category, owners_of(got)) == (made.group, ((made.name, made.role),))


@pytest.mark.parametrize("told", ["20", "20 "])
def test_factors_beside_an_earlier_score_are_those_of_todays(told: str, tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        (a, b), (c, d) = risk.stages[1:]
        report.grid(
            [f"#{risk.ref} \u2013 {risk.title}|6"],
            ["*Owner", f"{risk.role}|2", "*Member lead", "Cllr Ann Lowe|2"],
            ["*Current score", str(a * b), "*Previous score", told, "*Direction", "\u2193"],
            ["*Likelihood", str(a), "*Impact", str(b), "*Target score", str(c * d)],
            ["*Response", "TREAT \u2013 " + risk.controls[0] + "|5"],
        )
    for got, made in zip(report.read(tmp_path).risks, RISKS, strict=True):
        (a, b), (c, d) = made.stages[1:]
        assert stages_of(got) == {
            "previous": (None, None, 20), "residual": (a, b, a * b), "target": (None, None, c * d),
        }  # fmt: skip
        assert (got.direction, got.response, controls_of(got)) == ("down", "treat", made.controls[:1])


def test_a_text_below_a_cards_head_describes_the_risk_whatever_stands_beside_the_title(tmp_path: Path) -> None:
    report = Report()
    for number, risk in enumerate(RISKS, 1):
        a, b = risk.stages[1]
        report.grid(
            [f"#{number}", f"#Piers: {risk.title}|3", "#Rating", f"*H{a * b}"],
            [risk.text + " Nobody can tell for how long that will last.|6"],
            ["*Owner|2", risk.role, "*Previous rating", "9", "\u25b2"],
            [f"*Controls\n{risk.controls[0]}|3", f"*Further actions\n{risk.actions[0]}|3"],
        )
    for got, made in zip(report.read(tmp_path).risks, RISKS, strict=True):
        assert got.title == f"Piers: {made.title}"
        assert got.description == made.text + " Nobody can tell for how long that will last."
        assert got.direction == "up"
        assert (controls_of(got), actions_of(got)) == (made.controls[:1], made.actions[:1])
