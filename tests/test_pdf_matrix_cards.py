"""Cards whose head names the risk beside the labels of its ratings, a plotted matrix or a score below each."""

from __future__ import annotations

from pathlib import Path

import pytest
from box_page import RAGS, BoxPage, rag_of
from reportlab.lib.colors import HexColor
from riskreader import Register
from section_report import RISKS, MadeUp, controls_of

LEFT, BAR, TEXT, RATING = 30, 24, 320, 84
ROW = 27
FIELD = 11.25


def _disc(page: BoxPage, x: float, y: float, colour: str, radius: float) -> None:
    page.canvas.setFillColor(HexColor(colour))
    page.canvas.circle(x, page.height - y, radius, stroke=0, fill=1)


def _cell(page: BoxPage, box: tuple[float, float, float, float], text: str = "", *, label: bool = False) -> None:
    x, y, width, height = box
    if label:
        page.fill(box, "#e8e4f2")
    page.frame(x, y, width, height)
    page.text(x + 3, y + 14, text, bold=label)


def _matrix(page: BoxPage, x: float, y: float, factors: tuple[int, int]) -> None:
    """Close below the line over it, with white lines between the fields and its axes named in small letters."""
    likelihood, impact = factors
    page.canvas.setStrokeColor(HexColor("#ffffff"))
    for row in range(5):
        for column in range(5):
            page.canvas.setFillColor(HexColor(RAGS[rag_of((5 - row) * (column + 1))]))
            low = page.height - y - FIELD * (row + 1)
            page.canvas.rect(x + FIELD * column, low, FIELD, FIELD, stroke=1, fill=1)
    _disc(page, x + FIELD * (impact - 0.5), y + FIELD * (5.5 - likelihood), "#000000", 3)
    page.upright(x - 4, y + 2.5 * FIELD, "Likelihood")
    page.middle(x + 2.5 * FIELD, y + 5 * FIELD + 7, "Impact", size=6)


def _head(page: BoxPage, y: float, risk: MadeUp) -> None:
    (a, b) = risk.stages[1]
    _cell(page, (LEFT, y, BAR, ROW), label=True)
    _disc(page, LEFT + BAR / 2, y + ROW / 2, RAGS[rag_of(a * b)], 7)
    _cell(page, (LEFT + BAR, y, TEXT - BAR, ROW), f"{risk.ref} {risk.title}", label=True)
    for number, label in enumerate(("Current rating", "Target rating")):
        _cell(page, (LEFT + TEXT + RATING * number, y, RATING, ROW), label, label=True)


def _rest(page: BoxPage, y: float, risk: MadeUp, *, plotted: bool) -> None:
    facts = (("Description", risk.text), ("Risk owner", risk.role), ("Managed by", risk.name))
    for number, (label, text) in enumerate(facts):
        _cell(page, (LEFT, y + ROW * number, 90, ROW), label, label=True)
        _cell(page, (LEFT + 90, y + ROW * number, TEXT - 90, ROW), text)
    for number, (a, b) in enumerate(risk.stages[1:]):
        x, tall = LEFT + TEXT + RATING * number, ROW * (3 if plotted else 1)
        page.frame(x, y, RATING, tall)
        if plotted:
            _matrix(page, x + 16, y + 2, (a, b))
        page.text(x + 10, y + (tall - 3 if plotted else 14), f"{a * b} (L{a} x I{b})", size=8)
        if not plotted:
            _cell(page, (x, y + ROW, RATING, 2 * ROW))
    low = y + 3 * ROW
    height = 12 * len(risk.controls) + 6
    _cell(page, (LEFT, low, 90, height), "Existing controls", label=True)
    page.frame(LEFT + 90, low, TEXT - 90 + 2 * RATING, height)
    for number, control in enumerate(risk.controls, 1):
        page.text(LEFT + 94, low + 12 * number, f"\u2022 {control}")


def _expect(register: Register) -> None:
    assert [(risk.risk_id, risk.title) for risk in register.risks] == [(risk.ref, risk.title) for risk in RISKS]
    for got, made in zip(register.risks, RISKS, strict=True):
        assert got.description == made.text
        assert [owner.name or owner.role for owner in got.owners] == [made.role, made.name]
        assert controls_of(got) == made.controls
        told = {score.stage: (score.likelihood, score.impact, score.score, score.rag) for score in got.scores}
        (a, b), (c, d) = made.stages[1:]
        assert told["residual"] == (a, b, a * b, rag_of(a * b))
        assert told["target"][:3] == (c, d, c * d)


@pytest.mark.parametrize("plotted", [True, False])
def test_ratings_stand_below_their_labels_in_the_head(plotted: bool, tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "heads.pdf", 595, 842)
    for number, risk in enumerate(RISKS):
        _head(page, 60 + 195 * number, risk)
        _rest(page, 60 + 195 * number + ROW, risk, plotted=plotted)
    _expect(page.read())


def test_a_head_at_the_foot_of_a_page_belongs_to_the_card_on_the_next(tmp_path: Path) -> None:
    page = BoxPage(tmp_path / "cut.pdf", 595, 842)
    first, second, third = RISKS
    _head(page, 540, first)
    _rest(page, 540 + ROW, first, plotted=True)
    _head(page, 780, second)
    page.page()
    _rest(page, 40, second, plotted=True)
    _head(page, 240, third)
    _rest(page, 240 + ROW, third, plotted=True)
    _expect(page.read())
