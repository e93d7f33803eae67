"""Shapes of registers that are written in Word or printed from a spreadsheet: each gives the risks that it prints."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.shared import RGBColor
from section_report import RISKS, Report, expected, stages_of


def _factors(pair: tuple[int, int], impact_first: bool) -> list[str]:
    likelihood, impact = pair
    first = (impact, likelihood) if impact_first else pair
    return [*map(str, first), str(likelihood * impact)]


@pytest.mark.parametrize(
    ("heads", "impact_first"),
    [
        (("*Gross (I x P)|3", "*Net (I x P)|3"), True),
        (("*Inherent risk (LxI)|3", "*Residual risk (LxI)|3"), False),
        (("*Score before controls|3", "*Score after controls|3"), False),
    ],
)
def test_three_columns_under_one_head_print_the_factors_in_its_order_or_the_reports(
    heads: tuple[str, str], impact_first: bool, tmp_path: Path
) -> None:
    report = Report().grid(
        ["*No.", "*Risk", *heads],
        *([r.ref, r.title, *_factors(r.stages[0], impact_first), *_factors(r.stages[1], impact_first)] for r in RISKS),
    )

    for risk, wanted in zip(report.read(tmp_path).risks, RISKS, strict=True):
        assert stages_of(risk) == expected(wanted, "inherent", "residual")


@pytest.mark.parametrize("head", ["*Risk Group", "*"])
def test_a_group_printed_beside_its_first_risk_only_is_that_of_the_risks_below(head: str, tmp_path: Path) -> None:
    groups = ("Transport", "", "Supplies")
    report = Report().grid(
        [head, "*Ref", "*Risk", "*Like- lihood", "*Impact", "*Score", "*Controls"],
        *(
            [group, r.ref, r.title, *_factors(r.stages[0], False), r.controls[0]]
            for group, r in zip(groups, RISKS, strict=True)
        ),
    )

    assert [risk.category for risk in report.read(tmp_path).risks] == ["Transport", "Transport", "Supplies"]


def test_a_category_that_some_risks_lack_is_not_that_of_the_risk_above(tmp_path: Path) -> None:
    groups = ("Transport", "", "Transport")
    report = Report().grid(
        ["*Category", "*Ref", "*Risk", "*Likelihood", "*Impact", "*Score"],
        *([group, r.ref, r.title, *_factors(r.stages[0], False)] for group, r in zip(groups, RISKS, strict=True)),
    )

    assert [risk.category for risk in report.read(tmp_path).risks] == ["Transport", None, "Transport"]


def test_the_ink_of_a_score_beside_plain_factors_is_its_colour(tmp_path: Path) -> None:
    report = Report().grid(
        ["*Ref", "*Risk", "*Inherent risk"],
        *([r.ref, r.title, f"L: {r.stages[0][0]}\nI: {r.stages[0][1]}"] for r in RISKS),
    )
    for row, wanted in zip(report.document.tables[0].rows[1:], RISKS, strict=True):
        run = row.cells[2].add_paragraph().add_run(str(wanted.stages[0][0] * wanted.stages[0][1]))
        run.font.color.rgb = RGBColor(0xFF, 0, 0)

    for risk, wanted in zip(report.read(tmp_path).risks, RISKS, strict=True):
        assert stages_of(risk) == expected(wanted, "inherent")
        assert [(score.rag, score.rag_basis) for score in risk.scores] == [("red", "colour")]


@pytest.mark.parametrize(
    "scale",
    [
        "Likelihood and impact are each judged to be Low (L = 1), Medium (M = 2) or High (H = 3).",
        "Likelihood and impact are rated Low (L) = 1, Medium (M) = 2 or High (H) = 3.",
        "Scoring of likelihood and impact: L=1, M=2, H=3.",
    ],
)
def test_letters_have_the_ranks_that_a_sentence_gives_them(scale: str, tmp_path: Path) -> None:
    letters = {1: "L", 2: "M", 3: "H", 4: "H", 5: "H"}
    report = Report()
    report.document.paragraphs[-1].clear().add_run(scale)
    report.grid(
        ["*Ref", "*Risk", "*Likelihood", "*Impact"],
        *([r.ref, r.title, letters[r.stages[1][0]], letters[r.stages[1][1]]] for r in RISKS),
    )

    for risk, wanted in zip(report.read(tmp_path).risks, RISKS, strict=True):
        assert [(s.likelihood, s.impact) for s in risk.scores] == [tuple(min(rank, 3) for rank in wanted.stages[1])]


def test_a_line_that_tells_of_the_risks_below_does_not_head_them(tmp_path: Path) -> None:
    report = Report()
    for r in RISKS:
        report.head(r.group).says("**Risk appetite:", " Cautious")
        report.grid(
            ["*Ref", "*Risk", "*Gross risk", "*Net risk2"],
            [r.ref, r.title, *(f"Likelihood: Almost certain ({a})\nImpact: Very major ({b})\n*Score: {a * b} (R)"
                               for a, b in r.stages[:2])],
        )  # fmt: skip

    for risk, wanted in zip(report.read(tmp_path).risks, RISKS, strict=True):
        assert risk.category == wanted.group
        assert stages_of(risk) == expected(wanted, "inherent", "residual")


@pytest.mark.parametrize(
    "head", ["*Action owner and date", "*By whom / by when", "*Responsible officer and target date"]
)
def test_owners_and_dates_in_one_column_are_those_of_the_actions_beside_them(head: str, tmp_path: Path) -> None:
    said = ("Quay Manager\n31/03/2027\nDepot Foreman\nTBC", "Quay Manager, May 2027", "Depot Foreman, TBC")
    wanted = (
        [("Quay Manager", "2027-03-31"), ("Depot Foreman", None)],
        [("Quay Manager", "2027-05")],
        [("Depot Foreman", None)],
    )
    actions = ("Charter a boat\nTrain a pilot", "Dredge the inlet", "Buy a tank")
    report = Report().grid(
        ["*Ref", "*Risk", "*Risk owner", "*Score", "*Further actions", head],
        *([r.ref, r.title, r.role, "12", todo, who] for r, todo, who in zip(RISKS, actions, said, strict=True)),
    )

    for risk, expect in zip(report.read(tmp_path).risks, wanted, strict=True):
        assert [(action.owner, action.due_on) for action in risk.actions] == expect
        assert risk.extra == {}


@pytest.mark.parametrize(
    "bands",
    [
        "Low: 1 to 4 (green), Medium: 5 to 12 (amber), High: 15 to 25 (red).",
        "Low (green) 1 to 4, Medium (amber) 5 to 12, High (red) 15 to 25.",
    ],
)
def test_a_level_with_its_colour_in_brackets_is_one_band(bands: str, tmp_path: Path) -> None:
    report = Report().says(bands).grid(["*Ref", "*Risk", "*Score"], *([r.ref, r.title, "12"] for r in RISKS))

    scheme = report.read(tmp_path).scheme

    assert scheme is not None
    assert [(b.label, b.rag, b.minimum, b.maximum) for b in scheme.bands] == [
        ("Low", "green", 1, 4),
        ("Medium", "amber", 5, 12),
        ("High", "red", 15, 25),
    ]


def test_the_committee_that_a_paper_goes_to_is_not_its_title(tmp_path: Path) -> None:
    report = Report("Audit, Standards and Risk Committee").head("Island Risk Register – Quarter 2", 1)
    report.grid(["*Ref", "*Risk", "*Score"], *([r.ref, r.title, "12"] for r in RISKS))

    assert report.read(tmp_path).report.title == "Island Risk Register – Quarter 2"


def test_a_level_on_each_line_of_a_topic_is_that_of_the_topic(tmp_path: Path) -> None:
    report = Report("Risk Assessment").grid(
        ["*Topic", "*Risk(s) Identified", "*H/M/L", "*Management/control of Risk", "*Review/Assess/Revise"],
        *(
            [r.title, f"{r.text}\nThe boat is late", "L\nL", r.controls[0], "Existing procedure adequate"]
            for r in RISKS
        ),
    )

    assert [[s.level for s in risk.scores] for risk in report.read(tmp_path).risks] == [["L"]] * 3


def test_threats_and_causes_beside_a_title_are_its_causes(tmp_path: Path) -> None:
    report = Report().grid(
        ["*Ref", "*Risk title", "*Threat / Cause", "*Consequence", "*Gross Score (L x I)"],
        *([r.ref, r.title, "Old age of the plant", r.text, "20 (4x5)"] for r in RISKS),
    )

    for risk, wanted in zip(report.read(tmp_path).risks, RISKS, strict=True):
        assert (risk.title, risk.causes, risk.consequences) == (wanted.title, "Old age of the plant", wanted.text)


def test_a_label_that_begins_a_line_of_the_risk_opens_its_consequences(tmp_path: Path) -> None:
    report = Report().grid(["*No.", "*Risk and potential impact", "*Score"], *([r.ref, "", "12"] for r in RISKS))
    for row, wanted in zip(report.document.tables[0].rows[1:], RISKS, strict=True):
        run = row.cells[1].paragraphs[0].add_run(wanted.title)
        run.add_break()
        row.cells[1].paragraphs[0].add_run("Potential impact:")
        row.cells[1].add_paragraph(wanted.text, style="List Bullet")

    for risk, wanted in zip(report.read(tmp_path).risks, RISKS, strict=True):
        assert (risk.title, risk.consequences) == (wanted.title, wanted.text)


def test_a_labelled_text_beside_a_cards_id_is_no_title(tmp_path: Path) -> None:
    report = Report("Board Assurance Framework")
    for r in RISKS:
        report.grid(
            [f"#{r.ref}", f"#Strategic Objective: {r.group}|3"],
            ["#Principal Risk", r.text, "#Executive Lead", r.role],
            ["#Risk Rating", "#Consequence", "#Likelihood", "#Score"],
            *(
                [f"#{name}", str(b), str(a), str(a * b)]
                for name, (a, b) in zip(("Initial", "Current", "Target"), r.stages, strict=True)
            ),
        )

    for risk, wanted in zip(report.read(tmp_path).risks, RISKS, strict=True):
        assert (risk.risk_id, risk.title, risk.objective) == (wanted.ref, wanted.text, wanted.group)
        assert stages_of(risk) == expected(wanted, "inherent", "residual", "target")
