"""Slides of boxes, and pages that begin with the same label: what a PDF of sections must not mix up."""

from __future__ import annotations

from pathlib import Path

import pytest
import riskreader
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from section_report import RISKS, MadeUp, controls_of, expected, owners_of, stages_of

WIDE, HIGH = 842, 595
RAGS = {"red": "#ff0000", "amber": "#ffc000", "green": "#92d050"}


def _rag(score: int) -> str:
    return "red" if score >= 15 else "amber" if score >= 6 else "green"


def _box(
    canvas: Canvas, place: tuple[float, float, float, float], head: str, lines: tuple[str, ...], radius: int
) -> None:
    x, top, width, height = place
    canvas.setStrokeColor(HexColor("#334466"))
    canvas.setFillColor(HexColor("#000000"))
    canvas.roundRect(x, HIGH - top - height, width, height, radius, stroke=1, fill=0)
    canvas.setFont("Helvetica-Bold", 9)
    canvas.drawString(x + 8, HIGH - top - 16, head)
    canvas.setFont("Helvetica", 9)
    for number, line in enumerate(lines):
        canvas.drawString(x + 8, HIGH - top - 30 - 11 * number, line)


def _slide(canvas: Canvas, risk: MadeUp, radius: int, heads_above: bool = False) -> None:
    canvas.setFillColor(HexColor("#000000"))
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(40, HIGH - 60, f"{risk.ref}: {risk.title}")
    _box(canvas, (40, 80, 330, 90), "Risk description", (risk.text,), radius)
    _box(canvas, (380, 80, 140, 90), "Risk owner", (f"{risk.name},", risk.role), radius)
    for number, (stage, (a, b)) in enumerate(zip(("Inherent", "Residual", "Target"), risk.stages, strict=True)):
        x = 530 + 92 * number
        if heads_above:
            canvas.roundRect(x, HIGH - 170, 84, 74, radius, stroke=1, fill=0)
            canvas.setFont("Helvetica-Bold", 9)
            canvas.drawCentredString(x + 42, HIGH - 90, stage)
            canvas.setFont("Helvetica", 9)
        else:
            _box(canvas, (x, 80, 84, 90), stage, (), radius)
        canvas.setFillColor(HexColor(RAGS[_rag(a * b)]))
        canvas.rect(x + 16, HIGH - 80 - 62, 50, 36, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#000000"))
        canvas.drawCentredString(x + 41, HIGH - 80 - 48, str(a * b))
        canvas.drawCentredString(x + 41, HIGH - 80 - 78, f"L{a} x I{b}")
    _box(canvas, (40, 180, 380, 100), "Existing controls", risk.controls, radius)
    _box(canvas, (430, 180, 366, 100), "Planned actions", risk.actions, radius)
    canvas.showPage()


@pytest.mark.parametrize(("radius", "heads_above"), [(0, False), (5, False), (5, True)])
def test_a_slide_of_boxes_is_read_box_by_box(radius: int, heads_above: bool, tmp_path: Path) -> None:
    path = tmp_path / "slides.pdf"
    canvas = Canvas(str(path), (WIDE, HIGH), invariant=1)
    for risk in RISKS:
        _slide(canvas, risk, radius, heads_above)
    canvas.save()
    register = riskreader.read_report(path, isolated=False)
    assert [risk.risk_id for risk in register.risks] == [risk.ref for risk in RISKS]
    for got, made in zip(register.risks, RISKS, strict=True):
        assert (got.title, got.description) == (made.title, made.text)
        assert owners_of(got) == ((made.name, made.role),)
        assert stages_of(got) == expected(made, "inherent", "residual", "target")
        assert " ".join(controls_of(got)) == " ".join(made.controls)
        assert [score.rag for score in got.scores] == [_rag(a * b) for a, b in made.stages]


def test_a_label_that_stands_at_the_top_of_each_page_is_no_running_header(tmp_path: Path) -> None:
    path = tmp_path / "pages.pdf"
    canvas = Canvas(str(path), (595, 842), invariant=1)
    for number, risk in enumerate(RISKS, 1):
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(50, 780, f"{risk.ref} {risk.title}")
        y = 758
        for head, text in (
            ("Quarterly update", f"{risk.text}"),
            ("Risk owner", risk.role),
            ("Controls", risk.controls[0]),
        ):
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(50, y, head)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(50, y - 16, text)
            y -= 44
        canvas.drawString(50, 30, f"Island risk register, page {number}")
        canvas.showPage()
    canvas.save()
    register = riskreader.read_report(path, isolated=False)
    assert [risk.update for risk in register.risks] == [risk.text for risk in RISKS]
    assert register.coverage.furniture == 15  # the five words of each page's footer
