"""Cards, score tiles, ratings in a text and plotted matrices: pages that are laid out in boxes, not in tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from box_page import RAGS, BoxPage, rag_of
from drawn_sheet import DrawnSheet
from section_report import RISKS, MadeUp, actions_of, controls_of, expected, stages_of

STAGES = (("Inherent", "inherent"), ("Current", "residual"), ("Target", "target"))


def _later(made: MadeUp) -> dict[str, tuple[int, int, int]]:
    return {
        stage: scores
        for stage, scores in expected(made, "inherent", "residual", "target").items()
        if stage != "inherent"
    }


def _grid(page: BoxPage, x: float, y: float, rows: tuple[tuple[str, ...], ...]) -> None:
    for down, cells in enumerate(rows):
        for across, cell in enumerate(cells):
            page.frame(x + 110 * across, y + 16 * down, 110, 16)
            page.text(x + 110 * across + 4, y + 16 * down + 11, cell, bold=down == 0)


def _card(page: BoxPage, x: float, y: float, risk: MadeUp, radius: float) -> None:
    page.frame(x, y, 380, 190, radius)
    page.text(x + 8, y + 16, f"{risk.ref} {risk.title}", bold=True, size=11)
    scores = tuple(f"{a * b} (L{a} I{b})" for a, b in risk.stages[1:])
    _grid(page, x + 8, y + 24, (("Risk owner", "Current score", "Target score"), (risk.role, *scores)))
    page.text(x + 8, y + 72, risk.text)
    low = page.listed(x + 8, y + 88, "Controls", risk.controls)
    page.listed(x + 8, low, "Actions", risk.actions)


@pytest.mark.parametrize("radius", [0, 6])
def test_two_cards_abreast_each_hold_a_risk_with_a_grid(radius: float, tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "cards.pdf")
    page.text(30, 40, "Island risk dashboard", bold=True, size=16)
    for number, risk in enumerate(RISKS):
        _card(page, 30 + 400 * (number % 2), 60 + 205 * (number // 2), risk, radius)
    register = page.read()
    assert [risk.risk_id for risk in register.risks] == [risk.ref for risk in RISKS]
    for got, made in zip(register.risks, RISKS, strict=True):
        assert (got.title, got.description) == (made.title, made.text)
        assert controls_of(got) == made.controls
        assert actions_of(got) == made.actions
        assert stages_of(got) == _later(made)


@pytest.mark.parametrize("left", [400, 36])
def test_score_boxes_beside_a_text_are_read_for_themselves(left: float, tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "side.pdf", 595, 842)
    words = 36 if left > 300 else 200
    for risk in RISKS:
        page.text(36, 50, f"{risk.ref} {risk.title}", bold=True, size=14)
        page.text(words, 85, "Description", bold=True)
        page.text(words, 97, risk.text)
        low = page.listed(words, 117, "Existing controls", risk.controls)
        page.listed(words, low, "Planned actions", risk.actions)
        for number, ((stage, _), (a, b)) in enumerate(zip(STAGES, risk.stages, strict=True)):
            top = 76 + 52 * number
            page.fill((left, top, 150, 46), "#eef0f6")
            page.text(left + 5, top + 12, f"{stage} risk", bold=True)
            page.text(left + 5, top + 26, f"Impact {b}")
            page.text(left + 5, top + 38, f"Likelihood {a}")
            page.fill((left + 95, top + 8, 48, 32), RAGS[rag_of(a * b)])
            page.middle(left + 119, top + 28, str(a * b), bold=True, size=14)
        page.page()
    register = page.read()
    assert [(risk.risk_id, risk.description) for risk in register.risks] == [(risk.ref, risk.text) for risk in RISKS]
    for got, made in zip(register.risks, RISKS, strict=True):
        assert stages_of(got) == expected(made, "inherent", "residual", "target")
        assert [score.rag for score in got.scores] == [rag_of(a * b) for a, b in made.stages]
        assert controls_of(got) == made.controls


@pytest.mark.parametrize("over", [True, False])
def test_tiles_hold_a_figure_over_or_under_what_it_counts(over: bool, tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "tiles.pdf", 595, 842)
    for risk in RISKS:
        page.text(36, 50, f"{risk.ref} {risk.title}", bold=True, size=14)
        a, b = risk.stages[1]
        for number, (label, value) in enumerate((("score", a * b), ("likelihood", a), ("impact", b))):
            page.fill((36 + 120 * number, 62, 110, 50), "#e6eaf2")
            page.middle(91 + 120 * number, 84 if over else 104, str(value), bold=True, size=18)
            page.middle(91 + 120 * number, 102 if over else 74, f"Current {label}")
        page.text(36, 135, "Description", bold=True)
        page.text(36, 147, risk.text)
        page.text(36, 167, "Risk owner", bold=True)
        page.text(36, 179, risk.role)
        page.listed(36, 199, "Controls", risk.controls)
        page.page()
    register = page.read()
    assert [risk.risk_id for risk in register.risks] == [risk.ref for risk in RISKS]
    for got, made in zip(register.risks, RISKS, strict=True):
        assert stages_of(got) == {"residual": _later(made)["residual"]}
        assert got.description == made.text


@pytest.mark.parametrize("gap", [2, 7])
def test_white_gaps_part_cells_as_lines_do(gap: float, tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "gaps.pdf", 595, 842)
    page.text(36, 40, "A risk's score is its likelihood x its impact, each from 1 to 5.")
    top = 60.0
    for risk in RISKS:
        page.text(36, top, f"{risk.ref} {risk.title}", bold=True, size=13)
        top += 12
        rows = [("Description", risk.text), ("Risk owner", risk.role)]
        rows += [
            (f"{stage} score", f"{a} x {b} = {a * b}") for (stage, _), (a, b) in zip(STAGES, risk.stages, strict=True)
        ]
        for label, value in (*rows, ("Controls", ". ".join(risk.controls))):
            page.fill((36, top, 110, 18), "#33658a", 4)
            page.fill((146 + gap, top, 380, 18), "#f4f6f8", 4)
            page.text(42, top + 12, label, bold=True, ink="#ffffff")
            page.text(152 + gap, top + 12, value)
            top += 18 + gap
        top += 40
    register = page.read()
    assert [(risk.risk_id, risk.description) for risk in register.risks] == [(risk.ref, risk.text) for risk in RISKS]
    for got, made in zip(register.risks, RISKS, strict=True):
        assert stages_of(got) == expected(made, "inherent", "residual", "target")


def _plot(page: BoxPage, x: float, factors: tuple[int, int], mark: str, size: float) -> None:
    (likelihood, impact), y = factors, 90
    for row in range(5):
        for column in range(5):
            page.fill((x + size * column, y + size * row, size - 1, size - 1), RAGS[rag_of((5 - row) * (column + 1))])
        page.text(x - 8, y + size * row + 9, str(5 - row), size=7)
        page.middle(x + size * (row + 0.5), y + size * 5 + 8, str(row + 1), size=7)
    page.middle(x + size * (impact - 0.5), y + size * (5.5 - likelihood) + 3, mark, bold=True)
    page.upright(x - 12, y + 2.5 * size, "Likelihood")
    page.middle(x + 2.5 * size, y + size * 5 + 17, "Impact", size=7)


@pytest.mark.parametrize(("mark", "size"), [("\u2022", 13), ("X", 16)])
def test_a_plotted_matrix_says_what_is_marked_on_it(mark: str, size: float, tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "plots.pdf", 595, 842)
    for risk in RISKS:
        page.text(36, 50, f"{risk.ref} {risk.title}", bold=True, size=14)
        page.text(36, 85, "Description", bold=True)
        page.text(36, 97, risk.text)
        page.text(36, 117, "Risk owner", bold=True)
        page.text(36, 129, risk.role)
        page.listed(36, 149, "Existing controls", risk.controls)
        for number, ((stage, _), (a, b)) in enumerate(zip(STAGES[1:], risk.stages[1:], strict=True)):
            x = 330 + 130 * number
            page.text(x, 84, f"{stage} risk", bold=True)
            _plot(page, x, (a, b), mark, size)
        page.page()
    register = page.read()
    for got, made in zip(register.risks, RISKS, strict=True):
        assert got.description == made.text
        assert controls_of(got) == made.controls
        told = {score.stage: (score.likelihood, score.impact, score.rag) for score in got.scores}
        assert told == {
            stage: (a, b, rag_of(a * b)) for (_, stage), (a, b) in zip(STAGES[1:], made.stages[1:], strict=True)
        }


def test_labels_in_a_row_over_their_values_are_read_one_by_one(tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "facts.pdf")
    for number, risk in enumerate(RISKS):
        x = 30 + 265 * number
        page.fill((x, 60, 250, 200), "#f4f1ee")
        page.fill((x, 60, 250, 22), "#3b3b3b")
        page.text(x + 8, 75, f"{risk.ref} {risk.title}", bold=True, ink="#ffffff")
        page.text(x + 8, 100, "Description", bold=True)
        page.text(x + 8, 112, risk.text)
        page.listed(x + 8, 132, "Controls", risk.controls)
        for at, (stage, (a, b)) in enumerate(zip(("Inherent", "Residual", "Target"), risk.stages, strict=True)):
            page.middle(x + 45 + 75 * at, 190, stage, size=7)
            page.fill((x + 35 + 75 * at, 196, 20, 20), RAGS[rag_of(a * b)], 10)
            page.middle(x + 45 + 75 * at, 210, rag_of(a * b)[0].upper(), bold=True)
        page.text(x + 8, 234, "Risk owner", size=7, ink="#666666")
        page.text(x + 130, 234, "Direction", size=7, ink="#666666")
        page.text(x + 8, 245, risk.role)
        page.text(x + 130, 245, "Increasing")
    register = page.read()
    assert [risk.risk_id for risk in register.risks] == [risk.ref for risk in RISKS]
    for got, made in zip(register.risks, RISKS, strict=True):
        assert [owner.role for owner in got.owners] == [made.role]
        assert got.direction == "up"
        assert [(score.stage, score.rag) for score in got.scores] == [
            (stage, rag_of(a * b))
            for stage, (a, b) in zip(("inherent", "residual", "target"), made.stages, strict=True)
        ]


def test_a_frame_round_a_table_of_level_lines_is_no_box(tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "framed.pdf")
    page.frame(36, 60, 770, 40 + 40 * len(RISKS))
    for x, head in zip(
        (42, 90, 280, 420, 500, 560), ("Ref", "Risk", "Owner", "Likelihood", "Impact", "Controls"), strict=True
    ):
        page.text(x, 76, head, bold=True)
    for number, risk in enumerate(RISKS):
        top = 100 + 40 * number
        page.canvas.line(36, page.height - top + 12, 806, page.height - top + 12)
        a, b = risk.stages[1]
        for x, value in zip(
            (42, 90, 280, 420, 500, 560),
            (risk.ref, risk.title, risk.role, str(a), str(b), risk.controls[0]),
            strict=True,
        ):
            page.text(x, top + 4, value)
    register = page.read()
    assert [(risk.risk_id, risk.title) for risk in register.risks] == [(risk.ref, risk.title) for risk in RISKS]


def test_a_stack_of_bands_and_a_ruled_table_ends_in_itself() -> None:
    """Bands of one width above and below a table make a box whose own outline is drawn once more inside it."""
    sheet = DrawnSheet()
    for number, top in enumerate((60, 260)):
        sheet.fill(40, top, 555, top + 18, "#1f4e79")
        sheet.text(46, top + 12, f"HB{number} The slipway silts up", bold=True)
        sheet.fill(40, top + 18, 555, top + 33, "#dce6f1")
        sheet.text(46, top + 29, "Risk owner", bold=True)
        sheet.text(110, top + 29, "Harbour Master")
        sheet.lattice((40, 220, 390, 555), (top + 33, top + 110))
        for x, head, text in ((46, "Cause", "Gales from the west"), (226, "Risk event", "No boat leaves")):
            sheet.text(x, top + 45, head, bold=True)
            sheet.text(x, top + 60, text)
        sheet.lattice((400, 440, 480, 545), (top + 50, top + 64, top + 78))
        for x, head, text in ((404, "Odds", "3"), (444, "Harm", "4"), (484, "Rating", "12")):
            sheet.text(x, top + 60, head)
            sheet.text(x, top + 74, text)
        sheet.fill(40, top + 110, 555, top + 126, "#eeeeee")
        sheet.text(46, top + 121, "Controls", bold=True)
    words = [word.text for block in sheet.read().blocks for word in block.all_words()]
    assert words.count("Gales") == words.count("12") == 2
