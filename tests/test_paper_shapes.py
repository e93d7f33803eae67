"""Shapes of committee papers and print-outs of risk systems: each gives the risks that it prints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from section_report import RISKS, MadeUp, Report, actions_of, controls_of, expected, owners_of, stages_of


def _times(pair: tuple[int, int]) -> str:
    return f"{pair[0]} x {pair[1]} = {pair[0] * pair[1]}"


def _person(risk: MadeUp) -> str:
    return f"{risk.name}, {risk.role}"


def _lines(texts: tuple[str, ...]) -> str:
    return "\n".join(texts)


def _ladder(risk: MadeUp) -> list[list[str]]:
    names = ("*Inherent", "*Current", "*Target")
    return [[name, str(a), str(b), str(a * b)] for name, (a, b) in zip(names, risk.stages, strict=True)]


def title_beside_who_leads(report: Report, risk: MadeUp) -> None:
    report.grid(
        [f"*{risk.ref} {risk.title}|3", f"Lead: {_person(risk)}"],
        ["#What might happen?", f"{risk.text}|3"],
        ["#What might bring it about?|2", "#What would the effect be?|2"],
        ["Old age of the plant|2", "A bad winter|2"],
        ["#", "#Likelihood", "#Impact", "#Score"],
        *_ladder(risk),
        ["#What are we doing about it now?", _lines(risk.controls) + "|3"],
        ["#What more do we plan to do?|2", "#Who", "#When"],
        *([f"{text}|2", "Ida Marlow", "31 May 2027"] for text in risk.actions),
    )


def title_that_reaches_down_beside_the_values(report: Report, risk: MadeUp) -> None:
    labels = ("#ID", "#Managed By", "#Inherent Rating", "#Current Rating", "#Target Rating")
    report.grid(
        ["#" + risk.title, *labels],
        ["^", risk.ref, _person(risk), *map(_times, risk.stages)],
        ["#Risk", f"{risk.text}|5"],
        ["*Related Actions\n" + _lines(risk.actions) + "|3", "*Internal Controls\n" + _lines(risk.controls) + "|3"],
    )


def labelled_id_over_nested_grids(report: Report, risk: MadeUp) -> None:
    report.grid(
        [f"#Ref: {risk.ref}", f"#{risk.title}|2"],
        ["*Risk description", f"{risk.text}|2"],
        [f"Risk owner: {_person(risk)}|2", ""],
        ["*Controls (what are we doing about the risk now?)\n" + _lines(risk.controls) + "|2", "*Gaps\nNo spare parts"],
        ["*Assurance (how do we know that it is working?)|3"],
        ["*Actions to address gaps|3"],
    )
    table = report.document.tables[-1]
    _nest(table.cell(2, 2), ["", "*Likelihood", "*Impact", "*Score"], *_ladder(risk))
    _nest(
        table.cell(4, 0), ["*Management", "*Board and committees"], ["Weekly log", "Report to the Quay Board each May"]
    )
    _nest(
        table.cell(5, 0),
        ["*Action", "*Lead", "*Due date"],
        *([text, "Ida Marlow", "May 2027"] for text in risk.actions),
    )


def _nest(cell: Any, *rows: list[str]) -> None:
    table = cell.add_table(len(rows), len(rows[0]))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            inner = table.cell(row, column)
            inner.paragraphs[0].add_run(text.lstrip("*")).bold = text.startswith("*")
            if text.startswith("*") and row == 0:
                inner._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="E2EFD9"/>'))
    cell.add_paragraph()


def a_narrative_that_states_its_scores(report: Report, risk: MadeUp) -> None:
    (a, b), (c, d), (e, f) = risk.stages
    report.head(f"Strategic Risk {risk.ref[2:]} – {risk.title}").says(risk.text)
    report.says(
        "**Assessment. ",
        f"Before controls are taken into account the inherent score is {a * b} (likelihood {a}, impact {b}). With the "
        f"controls listed below, the likelihood is assessed as {c} and the impact as {d}, giving a residual score of "
        f"{c * d}, which is higher than at quarter 1. The target score is {e * f} (likelihood {e}, "
        f"impact {f}).",
    )
    report.says("**Risk owner: ", _person(risk))
    report.says("**Key controls").lists(risk.controls).says("**Further action planned").lists(risk.actions)


CARDS = (
    title_beside_who_leads,
    title_that_reaches_down_beside_the_values,
    labelled_id_over_nested_grids,
    a_narrative_that_states_its_scores,
)


@pytest.mark.parametrize("write", CARDS, ids=lambda write: write.__name__)
def test_a_card_gives_its_risk(write: Callable[[Report, MadeUp], None], tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        write(report, risk)

    found = report.read(tmp_path).risks

    assert [risk.title for risk in found] == [risk.title for risk in RISKS]
    for risk, wanted in zip(found, RISKS, strict=True):
        assert risk.risk_id is not None
        assert risk.risk_id.removeprefix("Strategic Risk ") in (wanted.ref, wanted.ref[2:])
        assert risk.description == wanted.text
        assert owners_of(risk) == ((wanted.name, wanted.role),)
        assert stages_of(risk) == expected(wanted, "inherent", "residual", "target")
        assert controls_of(risk) == wanted.controls
        assert actions_of(risk) == wanted.actions


def test_groups_of_assurance_have_names_of_their_own(tmp_path: Path) -> None:
    report = Report()
    labelled_id_over_nested_grids(report, RISKS[0])

    (risk,) = report.read(tmp_path).risks

    assert [a.text for a in risk.assurances] == ["Weekly log", "Report to the Quay Board each May"]


def test_a_sentence_says_how_the_risk_moved(tmp_path: Path) -> None:
    report = Report()
    for risk in RISKS:
        a_narrative_that_states_its_scores(report, risk)

    assert [risk.direction for risk in report.read(tmp_path).risks] == ["up", "up", "up"]


def test_an_owner_behind_the_actions_is_theirs_where_the_risk_has_another(tmp_path: Path) -> None:
    report = Report().grid(
        ["*Ref", "*Risk", "*Current score", "*Planned mitigation", "*Responsibility holder", "*Risk owner & member"],
        *(
            [r.ref if not k else "^", r.text if not k else "^", _times(r.stages[1]) if not k else "^", action,
             "Quay Manager", f"*Risk owner:\n{_person(r)}\n*Cabinet Member:\nCllr Nan Brack" if not k else "^"]
            for r in RISKS
            for k, action in enumerate(r.actions)
        ),
    )  # fmt: skip

    found = report.read(tmp_path).risks

    for risk, wanted in zip(found, RISKS, strict=True):
        assert [(o.name, o.kind) for o in risk.owners] == [
            (wanted.name, "owner"),
            ("Cllr Nan Brack", "portfolio_holder"),
        ]
        assert [(a.text, a.owner) for a in risk.actions] == [(text, "Quay Manager") for text in wanted.actions]


def test_a_target_stands_with_the_day_by_which_it_is_reached(tmp_path: Path) -> None:
    report = Report().grid(
        ["*No", "*Title", "*Risk", "*Mitigation", "*Current Risk Level", "*Target Risk Level & Date"],
        ["#TO KEEP THE ISLAND SUPPLIED|4", "#Risk appetite: Open|2"],
        *(
            [str(k), r.title, r.text, _lines(r.controls), "*Moderate\n*12", "Low\n6\nby\n31/03/28"]
            for k, r in enumerate(RISKS, 1)
        ),
    )

    for risk in report.read(tmp_path).risks:
        assert risk.category == "TO KEEP THE ISLAND SUPPLIED"
        assert risk.target_on == "2028-03-31"
        assert [(s.stage, s.score, s.level) for s in risk.scores] == [
            ("residual", 12, "Moderate"),
            ("target", 6, "Low"),
        ]


def test_a_merged_cell_without_a_head_groups_the_risks(tmp_path: Path) -> None:
    report = Report().grid(
        ["*", "*Ref", "*Risk", "*Description", "*Lead officer", "*Current score", "*Controls"],
        *(
            ["^" if k else "*Harbour", r.ref, f"*{r.title}", r.text, r.role, _times(r.stages[1]), _lines(r.controls)]
            for k, r in enumerate(RISKS)
        ),
    )  # fmt: skip

    assert [risk.category for risk in report.read(tmp_path).risks] == ["Harbour"] * 3


def test_a_grid_of_letters_and_roman_numerals_ranks_its_codes(tmp_path: Path) -> None:
    report = Report().grid(
        ["*A Very high", "", "", "2", ""],
        ["*B High", "", "", "", "1"],
        ["*C Significant", "", "", "3", ""],
        ["*D Low", "", "", "", ""],
        ["*Likelihood / Impact", "*IV\n*Negligible", "*III\n*Marginal", "*II\n*Critical", "*I\n*Catastrophic"],
    )
    for row in range(4):
        for column in range(1, 5):
            fill = "EF3E33" if column - row >= 2 else "6ABD45"
            properties = report.document.tables[0].cell(row, column)._tc.get_or_add_tcPr()
            properties.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill}"/>'))
    codes = (("B I", 3, 4), ("A II", 4, 3), ("C II", 2, 3))
    report.grid(
        ["*No.", "*Risk", "*Cause", "*Current rating", "*Controls in place", "*Responsible officer"],
        *(
            [str(k), f"*{r.title}\n{r.text}", "Age", code, _lines(r.controls), f"{r.role}\nReview: Feb 2027"]
            for k, (r, (code, _, _)) in enumerate(zip(RISKS, codes, strict=True), 1)
        ),
    )

    for risk, wanted, (code, likelihood, impact) in zip(report.read(tmp_path).risks, RISKS, codes, strict=True):
        assert [(s.likelihood, s.impact, s.text) for s in risk.scores] == [(likelihood, impact, code)]
        assert owners_of(risk) == ((None, wanted.role),)
        assert risk.review_on == "2027-02"


def test_a_plan_of_audits_is_no_register(tmp_path: Path) -> None:
    report = Report("Internal audit plan").grid(
        [
            "*Ref",
            "*Auditable area",
            "*Materiality",
            "*Control",
            "*Concern",
            "*Score",
            "*Priority",
            "*Risk register ref",
        ],
        ["*Harbour|8"],
        *([f"H{k}", r.title, "5", "2", "2", "29", "Medium", r.ref] for k, r in enumerate(RISKS, 1)),
    )

    assert not report.read(tmp_path).risks


def test_residual_is_the_target_only_where_a_risk_has_a_current_score_too(tmp_path: Path) -> None:
    report = Report()
    report.grid(["*Ref", "*Risk", "*Current score", "*Controls"],
                *([r.ref, r.text, _times(r.stages[1]), _lines(r.controls)] for r in RISKS))  # fmt: skip
    report.head("Harbour risks").grid(
        ["*Code", "*Risk title", "*Risk owner", "*Residual score", "*Mitigation"],
        *([f"H{k}", r.title, r.role, _times(r.stages[2]), _lines(r.controls)] for k, r in enumerate(RISKS)),
    )

    found = report.read(tmp_path).risks

    assert [score.stage for risk in found for score in risk.scores] == ["residual"] * 6


def test_cards_that_touch_keep_their_grids(tmp_path: Path) -> None:
    rows: list[list[str]] = []
    for r in RISKS:
        rows += [
            [f"*Risk ID\n{r.ref}", f"*Risk title\n{r.title}|2"],
            ["*Risk description", "*Risk owner", "*Scores"],
            [
                r.text,
                _person(r),
                "*Current likelihood\n4\n*Current impact\n5\n*Target likelihood\n2\n*Target impact\n3",
            ],
        ]
        rows += [["#Control|2", "#Control owner"], *([f"{text}|2", "Quay Manager"] for text in r.controls)]
        rows += [["#Action", "#Action owner", "#Due"], *([text, "Quay Manager", "May 2027"] for text in r.actions)]
    report = Report().grid(*rows[:3]).grid(*rows[3:])

    found = report.read(tmp_path).risks

    assert [risk.risk_id for risk in found] == [risk.ref for risk in RISKS]
    for risk, wanted in zip(found, RISKS, strict=True):
        assert controls_of(risk) == wanted.controls
        assert actions_of(risk) == wanted.actions
        assert stages_of(risk) == {"residual": (4, 5, None), "target": (2, 3, None)}
