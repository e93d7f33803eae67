"""Cards that the end of a page cuts where they stand side by side."""

from __future__ import annotations

import pytest
from pdf_sheet import Sheet, tables


@pytest.mark.parametrize("thick", [False, True])
@pytest.mark.parametrize("sides", [2, 1])
def test_cards_side_by_side_that_a_page_end_cuts_are_put_together(thick: bool, sides: int) -> None:
    """No line closes them there; the page's rim may have cut one side off."""
    sheet = Sheet()

    def line(x0: float, y0: float, x1: float, y1: float) -> None:
        if thick:
            sheet.fill(x0 - 1.2, y0 - 1.2, x1 + 1.2, y1 + 1.2, "#9aa7b1")
        else:
            sheet.rule(x0, y0, x1, y1)

    def card(x: float, top: float, bottom: float, cut: str = "") -> None:
        for y, end in ((top, "top"), (bottom, "bottom")):
            if end != cut:
                line(x, y, x + 240, y)
        line(x, top, x, bottom)
        if sides == 2 or x < 100 or not cut:
            line(x + 240, top, x + 240, bottom)

    def head(x: float, y: float, number: int) -> None:
        sheet.text(x + 6, y + 14, f"R{number} Risk number {number}", size=11, bold=True)
        sheet.text(x + 6, y + 28, f"Something goes wrong with thing {number}.")

    def rest(x: float, y: float, number: int) -> None:
        for at, (label, value) in enumerate((("Owner", f"Keeper {number}"), ("Controls", f"Check {number}"))):
            sheet.text(x + 6, y + 14 + 30 * at, label, bold=True)
            sheet.text(x + 6, y + 26 + 30 * at, value)

    for x, number in ((40.0, 1), (300.0, 2)):
        card(x, 60, 160)
        head(x, 60, number)
        rest(x, 90, number)
        card(x, 740, 800, "bottom")
        head(x, 740, number + 2)
    sheet.turn()
    for x, number in ((40.0, 3), (300.0, 4)):
        card(x, 40, 120, "top")
        rest(x, 40, number)
        card(x, 140, 240)
        head(x, 140, number + 2)
        rest(x, 170, number + 2)
    cards = [" ".join(table.cells[0].text.split()) for table in tables(sheet.read())]
    wanted = "R{0} Risk number {0} Something goes wrong with thing {0}. Owner Keeper {0} Controls Check {0}"
    assert cards == [wanted.format(number) for number in range(1, 7)]
