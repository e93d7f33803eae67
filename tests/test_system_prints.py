"""What risk systems and designed reports print: chips in cells, lists, panels, tiles, forms of several tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from box_page import RAGS, BoxPage, rag_of
from riskreader import Register
from section_report import RISKS, MadeUp, Report, actions_of, controls_of, expected, stages_of

LABEL = "#dfe5ee"
LIKELY = ("", "Rare", "Unlikely", "Possible", "Likely", "Almost certain")
SEVERE = ("", "Negligible", "Minor", "Moderate", "Major", "Severe")


def _score(pair: tuple[int, int]) -> int:
    return pair[0] * pair[1]


def _scores(register: Register) -> list[list[tuple[str, int | None, str | None]]]:
    return [[(s.stage, s.score, s.rag) for s in risk.scores] for risk in register.risks]


def _wanted(made: MadeUp) -> list[tuple[str, int, str]]:
    stages = zip(("inherent", "residual", "target"), made.stages, strict=True)
    return [(stage, _score(pair), rag_of(_score(pair))) for stage, pair in stages]


# -- a card with chips, its actions in a table right below -----------------------------------------------------------


def _cell(page: BoxPage, box: tuple[float, float, float, float], *lines: str, label: bool = False) -> None:
    if label:
        page.fill(box, LABEL)
    page.frame(*box)
    for number, line in enumerate(lines):
        page.text(box[0] + 4, box[1] + 11 + 11 * number, line, bold=label)


def _chip_card(page: BoxPage, y: float, risk: MadeUp, near: float) -> None:
    _cell(page, (40, y, 90, 18), "Code & Title", label=True)
    _cell(page, (130, y, 350, 18), f"{risk.ref} {risk.title}")
    _cell(page, (480, y, 90, 18), "Assigned To", label=True)
    _cell(page, (570, y, 180, 18), f"{risk.name}, {risk.role}")
    _cell(page, (40, y + 18, 90, 18), "Description", label=True)
    _cell(page, (130, y + 18, 620, 18), risk.text)
    _cell(page, (40, y + 36, 90, 46), "Internal Controls", label=True)
    _cell(page, (130, y + 36, 290, 46), *(f"{control}." for control in risk.controls))
    stages = zip(("Original Score", "Current Score", "Target Score"), risk.stages, strict=True)
    for number, (stage, pair) in enumerate(stages):
        x = 420 + 110 * number
        _cell(page, (x, y + 36, 110, 18), stage, label=True)
        page.frame(x, y + 54, 110, 28)
        chip = (x + 40, y + 82 - 13 - near, 30, 13)
        page.fill(chip, RAGS[rag_of(_score(pair))])
        page.frame(*chip)
        page.middle(x + 55, chip[1] + 10, str(_score(pair)), bold=True)
    top = y + 85
    heads = (("Action Title", 60, 330), ("Due Date", 390, 110), ("Progress", 500, 110), ("Assigned To", 610, 120))
    for row in range(len(risk.actions) + 1):
        for column, (head, x, width) in enumerate(heads):
            value = (risk.actions[row - 1], "31-Mar-2027", "", risk.name)[column] if row else head
            _cell(page, (x, top + 18 * row, width, 18), value, label=not row)
        if row:
            page.frame(504, top + 18 * row + 4, 60, 10)
            page.fill((504, top + 18 * row + 4, 24, 10), "#88aadd")
            page.text(568, top + 18 * row + 13, "40%")


@pytest.mark.parametrize("near", [3.0, 8.0])
def test_chips_in_cells_are_no_lines_and_the_actions_below_are_the_cards(near: float, tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "system.pdf")
    page.text(40, 40, "Wrackholm Council Strategic Risks", size=16)
    for number, risk in enumerate(RISKS):
        _chip_card(page, 60 + 165 * number, risk, near)
    register = page.read()
    assert register.report.organisation == "Wrackholm Council"
    assert [(risk.risk_id, risk.title, risk.description) for risk in register.risks] == [
        (made.ref, made.title, made.text) for made in RISKS
    ]
    assert _scores(register) == [_wanted(made) for made in RISKS]
    for risk, made in zip(register.risks, RISKS, strict=True):
        assert [(owner.name, owner.role) for owner in risk.owners] == [(made.name, made.role)]
        assert [(a.text, a.owner, a.due_on, a.status) for a in risk.actions] == [
            (action, made.name, "2027-03-31", "40%") for action in made.actions
        ]


# -- a list with level lines only, its header in plain type ----------------------------------------------------------


@pytest.mark.parametrize("topped", [False, True])
def test_a_plain_header_above_the_first_line_heads_the_list(topped: bool, tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "list.pdf")
    page.text(30, 16, "24/11/2025, 11:36", size=7)
    page.text(30, 40, "Service risks", bold=True, size=15)
    xs = (30, 70, 330, 430, 500, 560, 640)
    heads = ("ID", "Risk", "Likelihood", "Impact", "Score", "RAG", "Risk owner")
    for x, head in zip(xs, heads, strict=True):
        page.text(x, 72, head, ink="#777777")
    rows = [risk for _ in range(3) for risk in RISKS]
    if topped:
        page.canvas.line(30, page.height - 58, 800, page.height - 58)
    page.canvas.line(30, page.height - 80, 800, page.height - 80)
    for number, risk in enumerate(rows):
        y = 98 + 26 * number
        (a, b), score = risk.stages[1], _score(risk.stages[1])
        cells = (
            str(101 + 2 * number),
            f"{risk.title} ({number})",
            f"{a} - {LIKELY[a]}",
            f"{b} - {SEVERE[b]}",
            str(score),
        )
        for x, cell in zip(xs, cells, strict=False):
            page.text(x, y, cell)
        page.fill((560, y - 9, 40, 12), RAGS[rag_of(score)], 5)
        page.text(566, y, rag_of(score).title())
        page.text(640, y, risk.role)
        page.canvas.line(30, page.height - y - 8, 800, page.height - y - 8)
    register = page.read()
    assert [risk.risk_id for risk in register.risks] == [str(101 + 2 * number) for number in range(len(rows))]
    assert register.report.period is None
    for risk, made in zip(register.risks, rows, strict=True):
        score = risk.scores[0]
        assert (score.likelihood, score.impact) == made.stages[1]
        assert (score.score, score.rag) == (_score(made.stages[1]), rag_of(_score(made.stages[1])))


# -- panels side by side, without ids --------------------------------------------------------------------------------


@pytest.mark.parametrize("side", [40, 380])
def test_coloured_panels_that_touch_are_one_card_a_risk(side: float, tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "panels.pdf", 595, 842)
    page.text(40, 40, "Principal risks", bold=True, size=16)
    wide = 180 if side < 100 else 40
    for number, risk in enumerate(RISKS):
        y = 70 + 170 * number
        page.fill((side, y, 140 if side < 100 else 175, 150), "#12466b")
        page.fill((wide, y, 375 if side < 100 else 340, 150), "#eef3f7")
        left, ink = (side + 8, "#ffffff") if side < 100 else (wide + 10, "#12466b")
        page.text(left, y + 18, risk.title[:20], bold=True, size=11, ink=ink)
        for step, (label, value) in enumerate(
            (("Inherent rating", "High"), ("Residual rating", "Medium"), ("Change in year", "No change"))
        ):
            low = y + 42 + 30 * step
            page.text(side + 8, low, label, size=8, ink="#ffffff")
            if step < 2:
                page.fill((side + 8, low + 4, 50, 12), RAGS["red" if not step else "amber"], 5)
            page.text(side + 14, low + 13, value, bold=step < 2, ink="#111111" if step < 2 else "#ffffff")
        texts = (("Description", risk.text), ("How we manage the risk", f"{risk.controls[0]}."))
        for step, (label, value) in enumerate(texts):
            page.text(wide + 10, y + 42 + 36 * step, label, bold=True, ink="#12466b")
            page.text(wide + 10, y + 54 + 36 * step, value)
        page.text(wide + 10, y + 120, "Owner:", bold=True)
        page.text(wide + 42, y + 120, risk.role)
        page.text(wide + 200, y + 120, "Appetite:", bold=True)
        page.text(wide + 244, y + 120, "Cautious")
    register = page.read()
    assert [(risk.risk_id, risk.title, risk.description) for risk in register.risks] == [
        (None, made.title[:20].strip(), made.text) for made in RISKS
    ]
    for risk, made in zip(register.risks, RISKS, strict=True):
        assert [(s.stage, s.level, s.rag) for s in risk.scores] == [
            ("inherent", "High", "red"),
            ("residual", "Medium", "amber"),
        ]
        assert (risk.direction, [owner.role for owner in risk.owners]) == ("same", [made.role])
        assert [control.text.rstrip(".") for control in risk.controls] == [made.controls[0]]


# -- tiles with a strip of pills and a strip of facts ----------------------------------------------------------------


def test_strips_of_pills_and_facts_in_a_tile_are_read_across(tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "tiles.pdf", 595, 842)
    page.text(40, 40, "Strategic risks", bold=True, size=16)
    for number, risk in enumerate(RISKS):
        x, y = 40 + 265 * (number % 2), 60 + 215 * (number // 2)
        page.fill((x - 1, y - 3, 258, 208), "#dddddd")  # a shadow
        page.fill((x, y, 253, 200), "#ffffff")
        page.frame(x, y, 253, 200)
        page.fill((x, y, 253, 26), "#dfeaec")
        page.text(x + 6, y + 17, f"{risk.ref}: {risk.title}", bold=True)
        page.text(x + 6, y + 40, risk.text)
        for step, (stage, pair) in enumerate(zip(("Inherent", "Current", "Target"), risk.stages, strict=True)):
            page.middle(x + 43 + 82 * step, y + 54, stage, size=6)
            page.fill((x + 4 + 82 * step, y + 57, 78, 12), RAGS[rag_of(_score(pair))], 5)
            page.middle(x + 43 + 82 * step, y + 66, f"L:{pair[0]} I:{pair[1]} = {_score(pair)}", bold=True)
        for step, (label, value) in enumerate((("Risk Owner", risk.role), ("Movement", "Increasing"))):
            page.text(x + 6 + (95 if number else 130) * step, y + 86, label, bold=True, size=8, ink="#00667a")
            page.text(x + 6 + (95 if number else 130) * step, y + 97, value)
        low = page.listed(x + 6, y + 112, "Mitigations in place", risk.controls)
        page.text(x + 6, low, "Commentary", bold=True)
        page.text(x + 6, low + 12, "The panel met in May and in June of this year.")
    register = page.read()
    assert [risk.risk_id for risk in register.risks] == [made.ref for made in RISKS]
    for risk, made in zip(register.risks, RISKS, strict=True):
        assert stages_of(risk) == expected(made, "inherent", "residual", "target")
        assert [owner.role for owner in risk.owners] == [made.role]
        assert controls_of(risk) == made.controls
        assert (risk.direction, risk.update) == ("up", "The panel met in May and in June of this year.")


# -- a form of several tables, a page each ---------------------------------------------------------------------------


def test_a_table_that_names_the_risk_is_one_card_with_those_below_it(tmp_path: Path) -> None:
    report = Report("Board Assurance Framework")
    for risk in RISKS:
        report.grid(
            ["*Strategic objective: A safe harbour|4"],
            [f"*{risk.ref}", f"*{risk.title}|3"],
            ["*Risk", f"{risk.text}|3"],
            ["*Executive lead", risk.role, "*Committee", "Harbour Committee"],
        )
        report.says("")
        rows = zip(("Inherent", "Current", "Target"), risk.stages, strict=True)
        report.grid(
            ["", "*Likelihood", "*Consequence", "*Score"],
            *([f"*{stage}", str(a), str(b), str(a * b)] for stage, (a, b) in rows),
        )
        report.says("")
        report.grid(["*Key controls", "*Gaps in control"], ["\n".join(risk.controls), "No view of the outer pier"])
        report.says("")
        acts = [[action, risk.role, "31/03/2027", "On track"] for action in risk.actions]
        report.grid(["*Action to address gaps", "*Lead", "*Due", "*Status"], *acts)
        report.says("")
    register = report.read(tmp_path)
    assert [(risk.risk_id, risk.title) for risk in register.risks] == [(made.ref, made.title) for made in RISKS]
    for risk, made in zip(register.risks, RISKS, strict=True):
        assert risk.objective == "A safe harbour"
        assert stages_of(risk) == expected(made, "inherent", "residual", "target")
        assert (controls_of(risk), actions_of(risk)) == (made.controls, made.actions)
        assert {action.owner for action in risk.actions} == {made.role}
