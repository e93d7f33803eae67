"""Parts of cards in PDFs: lists abreast, facts that wrap, bare facts on a line, scores on squares, heads on boxes."""

from __future__ import annotations

from pathlib import Path

import pytest
from box_page import RAGS, BoxPage, rag_of
from section_report import RISKS, MadeUp, controls_of, owners_of, stages_of

EFFECTS = ("Letters go astray", "Bread runs out")


def _listed(page: BoxPage, x: float, y: float, items: tuple[str, ...], *, drawn: bool) -> None:
    for number, item in enumerate(items):
        if drawn:
            page.canvas.setFillColorRGB(0, 0, 0)
            page.canvas.circle(x + 4, page.height - (y + 12 * number - 3), 1.4, stroke=0, fill=1)
            page.text(x + 11, y + 12 * number, item)
        else:
            page.text(x + 4, y + 12 * number, f"\u2022 {item}")


@pytest.mark.parametrize("drawn", [True, False])
@pytest.mark.parametrize("gap", [10, 24])
def test_cards_close_to_each_other_hold_three_lists_and_bare_facts(gap: float, drawn: bool, tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "near.pdf", 595, 842)
    page.text(40, 40, "Island Risk Register", bold=True, size=16)
    for number, risk in enumerate(RISKS):
        y = 60 + (130 + gap) * number
        (a, b), score = risk.stages[1], risk.stages[1][0] * risk.stages[1][1]
        page.frame(40, y, 515, 130)
        page.text(48, y + 18, f"{risk.ref} {risk.title}", bold=True, size=12)
        page.text(420, y + 18, f"Owner: {risk.role}")
        page.text(48, y + 34, risk.text)
        for x, head, items in (
            (48, "Causes", risk.actions),
            (215, "Consequences", EFFECTS),
            (380, "Controls", risk.controls),
        ):
            page.text(x, y + 54, head, bold=True)
            _listed(page, x, y + 67, items, drawn=drawn)
        page.fill((108, y + 108, 18, 12), RAGS[rag_of(score)])
        page.text(48, y + 117, "Current score")
        page.text(112, y + 117, str(score), bold=True)
        page.text(140, y + 117, f"Likelihood {a}   Impact {b}   Previous score 20   Direction Improving")
    register = page.read()
    assert [(risk.risk_id, risk.title, risk.description) for risk in register.risks] == [
        (made.ref, made.title, made.text) for made in RISKS
    ]
    for got, made in zip(register.risks, RISKS, strict=True):
        a, b = made.stages[1]
        assert (got.causes, got.consequences) == ("\n".join(made.actions), "\n".join(EFFECTS))
        assert controls_of(got) == made.controls
        assert owners_of(got) == ((None, made.role),)
        assert stages_of(got) == {"previous": (None, None, 20), "residual": (a, b, a * b)}
        assert got.direction == "down"


def _boxed(page: BoxPage, x: float, head: str, items: tuple[str, ...]) -> None:
    page.fill((x, 100, 240, 15), "#00486b")
    page.text(x + 5, 111, head, bold=True, ink="#ffffff")
    page.frame(x, 115.4, 240, 80)
    _listed(page, x + 4, 128, items, drawn=False)


def test_boxes_with_a_band_on_top_are_read_alike_on_each_page(tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "bands.pdf")
    for risk in RISKS:
        page.text(40, 50, f"{risk.ref}: {risk.title}", bold=True, size=14, ink="#00486b")
        page.text(40, 66, risk.text)
        page.text(40, 84, "Risk owner:", bold=True)
        page.text(95, 84, risk.role)
        page.text(300, 84, "Current score:", bold=True)
        page.text(370, 84, f"{risk.stages[1][0] * risk.stages[1][1]}")
        _boxed(page, 40, "What could cause it", risk.actions)
        _boxed(page, 290, "What would happen", EFFECTS)
        _boxed(page, 540, "What we do now", risk.controls)
        page.page()
    register = page.read()
    assert [(risk.risk_id, risk.causes, risk.consequences) for risk in register.risks] == [
        (made.ref, "\n".join(made.actions), "\n".join(EFFECTS)) for made in RISKS
    ]
    assert [controls_of(risk) for risk in register.risks] == [made.controls for made in RISKS]


FACTS = (("Risk owner", 40), ("Lead member", 180), ("Direction of travel", 330), ("Last reviewed", 450))


def _facts(page: BoxPage, y: float, risk: MadeUp) -> None:
    values = (("Head of Piers", "and Harbours"), ("Cllr Ann Lowe", ""), ("Stable", ""), ("12 May", "2026"))
    for (label, x), (first, second) in zip(FACTS, values, strict=True):
        page.text(x, y, f"{label}:", bold=True)
        page.text(x + page.canvas.stringWidth(f"{label}: ", "Helvetica-Bold", 9), y, first)
        if second:
            page.text(x, y + 11, second)
    page.text(40, y + 30, risk.text)
    page.text(40, y + 46, "Controls", bold=True)
    _listed(page, 40, y + 58, risk.controls, drawn=False)


def test_facts_side_by_side_go_on_below_their_labels(tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "facts.pdf", 595, 842)
    for number, risk in enumerate(RISKS):
        page.text(40, 60 + 150 * number, f"{risk.ref} {risk.title}", bold=True, size=13)
        _facts(page, 80 + 150 * number, risk)
    register = page.read()
    assert [(risk.risk_id, risk.description, risk.direction) for risk in register.risks] == [
        (made.ref, made.text, "same") for made in RISKS
    ]
    for got, made in zip(register.risks, RISKS, strict=True):
        assert owners_of(got) == ((None, "Head of Piers and Harbours"), ("Cllr Ann Lowe", None))
        assert controls_of(got) == made.controls
        assert got.extra == {"Last reviewed": "12 May 2026"}


def test_a_figure_on_a_square_beside_a_text_is_its_score(tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "squares.pdf", 595, 842)
    for number, risk in enumerate(RISKS):
        y = 60 + 150 * number
        score = risk.stages[1][0] * risk.stages[1][1]
        page.text(40, y, f"{risk.ref} {risk.title}", bold=True, size=13)
        page.fill((40, y + 8, 30, 20), RAGS[rag_of(score)])
        page.middle(55, y + 23, str(score), bold=True, size=14)
        page.text(78, y + 21, risk.text)
        page.text(40, y + 46, "Risk owner", bold=True)
        page.text(92, y + 46, risk.role)
        page.text(300, y + 46, "Trend", bold=True)
        page.text(330, y + 46, "Stable")
        page.text(40, y + 62, "Controls", bold=True)
        page.text(40, y + 74, "TREAT \u2013")
        _listed(page, 40, y + 86, risk.controls, drawn=False)
    register = page.read()
    assert [(risk.description, risk.response, risk.direction) for risk in register.risks] == [
        (made.text, "treat", "same") for made in RISKS
    ]
    for got, made in zip(register.risks, RISKS, strict=True):
        score = made.stages[1][0] * made.stages[1][1]
        assert [(s.score, s.rag) for s in got.scores] == [(score, rag_of(score))]
        assert owners_of(got) == ((None, made.role),)
        assert controls_of(got) == made.controls
