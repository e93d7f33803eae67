"""Pages of one risk each: a bar over panels, a small table in a panel, strips of heads over lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from box_page import RAGS, BoxPage, rag_of
from drawn_sheet import DrawnSheet
from riskreader.parsers.document import Table
from section_report import RISKS, MadeUp, controls_of, expected, stages_of

BAND = "#dde6ee"


def _panel(page: BoxPage, box: tuple[float, float, float, float], head: str, radius: float) -> None:
    page.fill((*box[:3], 16), BAND)
    page.frame(*box, radius)
    page.text(box[0] + 6, box[1] + 11, head, bold=True)


def _page(page: BoxPage, risk: MadeUp, radius: float, size: float) -> None:
    page.fill((30, 24, 780, 34), "#123a5a")
    page.text(40, 46, f"{risk.ref} {risk.title}", bold=True, size=16, ink="#ffffff")
    page.text(700, 46, f"Theme: {risk.group}", size=size, ink="#ffffff")
    _panel(page, (30, 70, 260, 44), "Risk description", radius)
    page.text(36, 100, risk.text)
    _panel(page, (30, 124, 260, 60), "Key controls", radius)
    for number, control in enumerate(risk.controls):
        page.text(38, 154 + 12 * number, f"\u2022 {control}")
    stages = zip(("Current score", "Target score"), risk.stages[1:], strict=True)
    for number, (stage, (a, b)) in enumerate(stages):
        page.fill((310 + 110 * number, 70, 100, 50), RAGS[rag_of(a * b)])
        page.middle(360 + 110 * number, 82, stage)
        page.middle(360 + 110 * number, 100, str(a * b), bold=True, size=16)
        page.middle(360 + 110 * number, 114, f"L{a} x I{b}")
    _panel(page, (550, 70, 260, 46 + 20 * len(risk.actions)), "Further actions", radius)
    for x, head in ((560, "Action"), (680, "Owner"), (750, "Due")):
        page.text(x, 102, head, bold=True, size=8)
    for number, action in enumerate(risk.actions):
        for x, value in ((560, action), (680, risk.name), (750, "30 Nov 2026")):
            page.text(x, 122 + 20 * number, value, size=8)
    for number in range(len(risk.actions) + 1):
        page.canvas.setStrokeColorRGB(0.8, 0.8, 0.8)
        page.canvas.line(558, page.height - (108 + 20 * number), 802, page.height - (108 + 20 * number))
    page.page()


@pytest.mark.parametrize(("radius", "size"), [(0, 8), (4, 16)])
def test_a_panel_holds_a_table_and_a_label_stands_right_of_the_title(
    radius: float, size: float, tmp_path: Path
) -> None:
    page = BoxPage(tmp_path / "panels.pdf")
    page.text(30, 60, "Island Risk Dashboard", bold=True, size=20)
    page.page()
    for risk in RISKS:
        _page(page, risk, radius, size)
    register = page.read()
    assert [(risk.risk_id, risk.title, risk.category) for risk in register.risks] == [
        (made.ref, made.title, made.group) for made in RISKS
    ]
    for got, made in zip(register.risks, RISKS, strict=True):
        assert [(a.text, a.owner, a.due_on) for a in got.actions] == [
            (action, made.name, "2026-11-30") for action in made.actions
        ]
        assert controls_of(got) == made.controls
        assert stages_of(got) == {
            stage: scores for stage, scores in expected(made, "inherent", "residual", "target").items()
            if stage != "inherent"
        }  # fmt: skip
        assert (got.owners, got.target_on) == ((), None)


EFFECTS = ("Letters go astray", "Shops run out of bread", "The doctor cannot land")


def test_a_strip_of_heads_stands_over_two_lists(tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "strips.pdf", 595, 842)
    page.text(40, 40, "Island Risk Detail", bold=True, size=16)
    for number, risk in enumerate(RISKS):
        y = 60 + 220 * number
        page.frame(40, y, 515, 190)
        page.fill((40, y, 515, 20), "#0b5a4a")
        page.text(46, y + 14, f"{risk.ref}  {risk.title}", bold=True, size=11, ink="#ffffff")
        page.text(46, y + 34, "Risk Owner:", bold=True)
        page.text(120, y + 34, risk.name)
        page.fill((40, y + 42, 257, 14), BAND)
        page.fill((297, y + 42, 258, 14), BAND)
        page.text(46, y + 52, "Cause(s)", bold=True)
        page.text(303, y + 52, "Effect(s)", bold=True)
        for row, control in enumerate(risk.controls):
            page.text(50, y + 68 + 11 * row, f"\u2022 {control}")
        for row, effect in enumerate(EFFECTS):
            page.text(307, y + 68 + 11 * row, f"\u2022 {effect}")
        stages = zip(("Original", "Current", "Target"), risk.stages, strict=True)
        for column, (stage, (a, b)) in enumerate(stages):
            x = 46 + 170 * column
            page.frame(x, y + 98, 160, 48)
            page.fill((x, y + 98, 160, 14), "#eeeeee")
            page.middle(x + 80, y + 108, f"{stage} Score", bold=True)
            page.middle(x + 80, y + 124, f"Likelihood: {a}  Impact: {b}")
            page.fill((x, y + 129, 160, 16), RAGS[rag_of(a * b)])
            page.middle(x + 80, y + 141, str(a * b), bold=True, size=11)
        page.fill((40, y + 152, 515, 14), BAND)
        page.text(46, y + 162, "Existing Control Measures", bold=True)
        page.text(50, y + 178, f"\u2022 {risk.actions[0]}")
    register = page.read()
    assert [risk.risk_id for risk in register.risks] == [made.ref for made in RISKS]
    for got, made in zip(register.risks, RISKS, strict=True):
        assert got.causes == "\n".join(made.controls)
        assert got.consequences == "\n".join(EFFECTS)
        assert stages_of(got) == expected(made, "inherent", "residual", "target")


@pytest.mark.parametrize("lined", [True, False])
def test_the_last_lines_of_a_page_are_the_rows_whose_lines_end_above_them(lined: bool) -> None:
    page = DrawnSheet()
    xs = (40, 100, 320, 480, 550)
    head = ("Ref", "Risk", "Action", "Due")

    def row(y: float, cells: tuple[str, ...], *, height: float, closed: bool = True) -> None:
        page.texts(y + 12, [x + 3 for x in xs[:-1]], cells, bold=cells == head)
        for x in xs:
            page.rule(x, y, x, y + height)
        if closed:
            page.rule(xs[0], y + height, xs[-1], y + height)

    page.rule(xs[0], 700, xs[-1], 700)
    row(700, head, height=20)
    row(720, ("A1", "The lock gate jams", "Grease the hinges", "May 2027"), height=20)
    row(740, ("A2", "The lock keeper's house\nfloods in a wet", "Raise the sill", "June 2027"), height=16, closed=False)
    if lined:  # the first of two actions is whole
        page.rule(xs[2], 756, xs[4], 756)
    page.turn()
    page.rule(xs[0], 40, xs[-1], 40)
    row(40, head, height=20)
    row(60, ("", "winter", "Clear the leat" if lined else "", "July 2027" if lined else ""), height=20)
    row(80, ("A3", "The mill wheel rots", "Buy oak", "May 2028"), height=20)
    tables = [block for block in page.read().blocks if isinstance(block, Table)]
    assert len(tables) == 1
    texts = {cell.text for cell in tables[0].cells}
    assert "The lock keeper's house floods in a wet winter" in texts
    assert "Raise the sill" in texts
    assert ("Clear the leat" in texts) is lined
