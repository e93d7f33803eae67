"""Cards in a frame that lines part across: title bar, facts, lists and score grids side by side, own tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from box_page import RAGS, BoxPage, rag_of
from riskreader import Risk
from section_report import RISKS, MadeUp, controls_of, expected, stages_of

CAUSES = ("Old pumps", "Nobody on call at night or", "over the winter holidays")
EFFECTS = ("Dry taps", "Sick islanders")
STAGES = ("Inherent", "Current", "Target")


class CardPage(BoxPage):
    """A page on which framed cards stand, each as wide as the page less its margins."""

    def __init__(self, path: Path, width: float, bar: str) -> None:
        super().__init__(path, width, 842)
        self.bar = bar
        self.sides = (40.0, width - 40.0)

    def line(self, y: float) -> None:
        self.canvas.line(self.sides[0], self.height - y, self.sides[1], self.height - y)

    def walls(self, top: float, bottom: float) -> None:
        for x in self.sides:
            self.canvas.line(x, self.height - top, x, self.height - bottom)

    def title(self, y: float, risk: MadeUp) -> float:
        left, right = self.sides
        self.line(y)
        self.fill((left, y, right - left, 16), self.bar)
        ink = "#ffffff" if self.bar < "#8" else "#111111"
        self.text(left + 5, y + 12, f"{risk.ref}    {risk.title}", bold=True, size=11, ink=ink)
        return y + 16

    def facts(self, y: float, risk: MadeUp) -> float:
        for x, (label, value) in zip((46, 230), (("Risk owner", risk.name), ("Service", risk.group)), strict=True):
            self.text(x, y + 11, label, bold=True)
            self.text(x + 60, y + 11, value)
        self.line(y + 15)
        return y + 15

    def story(self, y: float, risk: MadeUp) -> float:
        for x, head, lines in ((46, "Causes", CAUSES), (190, "Consequences", EFFECTS)):
            self.text(x, y + 12, head, bold=True)
            for number, line in enumerate(lines, 1):
                self.text(x + 12, y + 12 + 11 * number, line)
                if line[0].isupper():
                    self.text(x + 4, y + 12 + 11 * number, "\u2022")
        for number, (stage, (likelihood, impact)) in enumerate(zip(STAGES, risk.stages, strict=True)):
            x = 310 + 80 * number
            self.text(x, y + 12, stage, bold=True)
            score = likelihood * impact
            self.fill((x, y + 38, 72, 11), RAGS[rag_of(score)])
            for row, (label, value) in enumerate((("Likelihood", likelihood), ("Impact", impact), ("Score", score))):
                self.frame(x, y + 16 + 11 * row, 48, 11)
                self.frame(x + 48, y + 16 + 11 * row, 24, 11)
                self.text(x + 2, y + 24.5 + 11 * row, label, size=8)
                self.text(x + 52, y + 24.5 + 11 * row, str(value), size=8)
        self.line(y + 52)
        return y + 52

    def rows(self, y: float, xs: tuple[float, ...], rows: list[tuple[str, ...]], *, headed: bool = True) -> float:
        ends = (*xs[1:], self.sides[1])
        for number, cells in enumerate(rows):
            head = headed and number == 0
            for x, end, cell in zip(xs, ends, cells, strict=True):
                if head:
                    self.fill((x, y, end - x, 14), "#dbe6ee")
                self.text(x + 5, y + 10, cell, bold=head)
            y += 14
            self.line(y)
        return y


def _tables(risk: MadeUp) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    controls = [("Control", "Control owner", "Effectiveness"), *((c, "Pip Hollow", "Effective") for c in risk.controls)]
    actions = [("Action", "Assigned to", "Due date", "Progress")]
    return controls, [*actions, *((a, "Jo Fenner", "31/03/2027", "20%") for a in risk.actions)]


def _check(got: Risk, made: MadeUp) -> None:
    assert (got.risk_id, got.title, got.category) == (made.ref, made.title, made.group)
    assert [(o.name, o.kind) for o in got.owners if o.kind == "owner"] == [(made.name, "owner")]
    assert got.causes == "Old pumps\nNobody on call at night or over the winter holidays"
    assert got.consequences == "\n".join(EFFECTS)
    assert stages_of(got) == expected(made, "inherent", "residual", "target")
    assert [score.rag for score in got.scores] == [rag_of(a * b) for a, b in made.stages]
    assert controls_of(got) == made.controls
    assert [(a.text, a.owner, a.due_on) for a in got.actions] == [(t, "Jo Fenner", "2027-03-31") for t in made.actions]


@pytest.mark.parametrize(("width", "bar"), [(595, "#22446a"), (700, "#e4e4e4")])
def test_each_band_of_a_framed_card_is_read_in_its_own_columns(width: float, bar: str, tmp_path: Path) -> None:
    page = CardPage(tmp_path / "cards.pdf", width, bar)
    page.text(40, 40, "Island risk print", bold=True, size=15)
    y = 60.0
    for risk in RISKS:
        top = y
        controls, actions = _tables(risk)
        y = page.story(page.facts(page.title(y, risk), risk), risk)
        y = page.rows(page.rows(y, (40, 320, 420), controls), (40, 300, 390, 470), actions)
        page.walls(top, y)
        y += 12
    register = page.read()
    assert len(register.risks) == len(RISKS)
    for got, made in zip(register.risks, RISKS, strict=True):
        _check(got, made)


@pytest.mark.parametrize("cut", ["title", "facts", "header", "rows"])
def test_a_card_that_a_page_cuts_is_one_risk(cut: str, tmp_path: Path) -> None:
    page = CardPage(tmp_path / "cut.pdf", 595, "#22446a")
    page.text(40, 40, "Island risk print", bold=True, size=15)
    y = 60.0
    for risk in RISKS:
        controls, actions = _tables(risk)
        steps = [
            ("title", lambda y, risk=risk: page.title(y, risk)),
            ("facts", lambda y, risk=risk: page.facts(y, risk)),
            ("story", lambda y, risk=risk: page.story(y, risk)),
            ("header", lambda y, rows=controls: page.rows(y, (40, 320, 420), rows[:1])),
            ("rows", lambda y, rows=controls: page.rows(y, (40, 320, 420), rows[1:], headed=False)),
            ("actions", lambda y, rows=actions: page.rows(y, (40, 300, 390, 470), rows)),
        ]
        top = y
        for name, draw in steps:
            y = draw(y)
            if name == cut and risk is RISKS[1]:
                page.walls(top, y + 1)
                page.page()
                top = y = 40.0
        page.walls(top, y)
        y += 12
    register = page.read()
    assert [risk.risk_id for risk in register.risks] == [risk.ref for risk in RISKS]
    for got, made in zip(register.risks, RISKS, strict=True):
        _check(got, made)


def test_cards_of_a_bar_over_one_body_are_cards_between_others_too(tmp_path: Path) -> None:
    page = CardPage(tmp_path / "bodies.pdf", 595, "#22446a")
    page.text(40, 40, "Island risk print", bold=True, size=15)
    y = 60.0
    for risk in RISKS:
        top = y
        y = page.title(y, risk)
        page.text(46, y + 11, "Risk owner:", bold=True)
        page.text(103, y + 11, risk.name)
        page.listed(46, y + 26, "Causes", ("Old pumps", "No night shift"))
        page.listed(300, y + 26, "Consequences", EFFECTS)
        page.listed(46, y + 66, "Controls", risk.controls)
        grid = y + 106
        for row, (stage, (likelihood, impact)) in enumerate(zip(("", *STAGES), ((0, 0), *risk.stages), strict=True)):
            score = likelihood * impact
            texts = (stage, str(likelihood), str(impact), str(score)) if row else ("", "Likelihood", "Impact", "Score")
            for column, text in enumerate(texts):
                page.fill(
                    (46 + 70 * column, grid, 70, 12),
                    "#dbe6ee" if not row else RAGS[rag_of(score)] if column == 3 else "#ffffff",
                )
                page.frame(46 + 70 * column, grid, 70, 12)
                page.text(50 + 70 * column, grid + 9, text, bold=not row, size=8)
            grid += 12
        page.text(46, grid + 12, "Latest update:", bold=True)
        page.text(113, grid + 12, f"{risk.group} was asked in May.")
        y = grid + 18
        page.line(y)
        page.walls(top, y)
        y += 10
    register = page.read()
    assert [(got.risk_id, got.title) for got in register.risks] == [(made.ref, made.title) for made in RISKS]
    for got, made in zip(register.risks, RISKS, strict=True):
        assert (got.causes, got.consequences) == ("Old pumps\nNo night shift", "\n".join(EFFECTS))
        assert controls_of(got) == made.controls
        assert stages_of(got) == expected(made, "inherent", "residual", "target")
        assert got.update == f"{made.group} was asked in May."
