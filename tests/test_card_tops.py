"""Pages that begin with the same labels: each begins a card, or goes on with the one that the page before cut."""

from __future__ import annotations

import pytest
from drawn_sheet import DrawnSheet
from riskreader.parsers.document import Table

LABELS = ("Risk", "Lead", "Group", "Status")
XS = (40, 140, 555)


def _rows(sheet: DrawnSheet, top: float, rows: list[tuple[str, str]], xs: tuple[float, ...] = XS) -> float:
    sheet.lattice(xs, [top + 18 * number for number in range(len(rows) + 1)])
    for number, row in enumerate(rows):
        sheet.text(xs[0] + 4, top + 18 * number + 12, row[0], bold=True)
        sheet.text(xs[1] + 4, top + 18 * number + 12, row[1])
    return top + 18 * len(rows)


@pytest.mark.parametrize("apart", [True, False])
def test_a_page_that_begins_as_others_do_begins_a_table(apart: bool) -> None:
    sheet = DrawnSheet()
    for page in range(4):
        card = [("Aim", f"Aim {page}"), *((label, f"{label} {page}") for label in LABELS)]
        if apart:
            _rows(sheet, 40, card)
            _rows(sheet, 160, [("Action", "Lead"), (f"Pump {page}", "Engineer")], (40, 400, 555))
        else:  # each page cuts a card below its risk
            _rows(sheet, 40, [*(card[2:] if page else []), *card, *card[:2]])
        sheet.turn()
    tables = [block for block in sheet.read().blocks if isinstance(block, Table)]
    assert len(tables) == (8 if apart else 1)
