"""Cards that lines and fills draw together, headers of two tiers without lines, and the limit of pages."""

from __future__ import annotations

import pytest
from pdf_sheet import Sheet, tables
from riskreader.ingest.errors import LimitExceededError
from riskreader.parsers.pdf.build import read_pdf


def _filled_card(sheet: Sheet, y: float, title: str) -> None:
    for number, step in enumerate((0, 18, 36, 54, 72, 90)):
        sheet.rule(40, y + step, 540, y + step)
        if number in (0, 3):
            sheet.fill(40, y + step, 540, y + step + 18, "#e2efd9")
        if number == 1:
            sheet.fill(40, y + step, 140, y + step + 18, "#f2f2f2")
            sheet.fill(290, y + step, 390, y + step + 18, "#f2f2f2")
    sheet.text(44, y + 12, title, bold=True)
    for x, text, bold in ((44, "Lead", True), (144, "Bursar", False), (294, "Cost", True), (394, "256", False)):
        sheet.text(x, y + 30, text, bold=bold)
    sheet.text(44, y + 48, "Seals on the quay gates are not looked at before the winter storms.")
    sheet.text(44, y + 66, "Effect", bold=True)
    sheet.text(44, y + 84, "The lower yard is under water for days.")


def test_a_card_of_level_lines_and_filled_labels_has_rows_of_their_own_columns() -> None:
    sheet = Sheet()
    _filled_card(sheet, 60, "1 Flood")
    sheet.turn()
    _filled_card(sheet, 60, "2 Theft")
    first, second = tables(sheet.read())
    assert [[(cell.column_span, cell.text) for cell in first.row(row)] for row in range(5)] == [
        [(4, "1 Flood")],
        [(1, "Lead"), (1, "Bursar"), (1, "Cost"), (1, "256")],
        [(4, "Seals on the quay gates are not looked at before the winter storms.")],
        [(4, "Effect")],
        [(4, "The lower yard is under water for days.")],
    ]
    assert second.row(0)[0].text == "2 Theft"


_SCORED = ("Scores", "Odds", "Harm", "Rating")


def _scored_card(sheet: Sheet, y: float, strips: list[tuple[str, ...]]) -> None:
    """Strips of one bar, one text or four cells; label cells are filled, and so is a rating."""
    sheet.rule(40, y, 540, y)
    for cells in strips:
        sheet.rule(40, y + 18, 540, y + 18)
        bar = len(cells) == 1 and cells[0].istitle()
        for number, text in enumerate(cells):
            x = 40 + 125 * number
            head = cells == _SCORED or (len(cells) == 4 and number == 0)
            if bar or head or (len(cells) == 4 and number == 3):
                sheet.fill(x, y, 540 if bar else x + 125, y + 18, "#f2f2f2" if bar or head else "#ffc000")
            sheet.text(x + 4, y + 12, text, bold=bar or head)
        y += 18


def _cells(sheet: Sheet) -> list[list[list[tuple[int, str]]]]:
    read = tables(sheet.read())
    return [[[(c.column_span, c.text) for c in table.row(n)] for n in range(table.rows)] for table in read]


_CARD = [
    ("Effect",),
    ("The lower yard is under water for days, and the ferry cannot land its passengers at the quay.",),
    _SCORED,
    ("Now", "Often", "Severe", "High"),
    ("Later", "Seldom", "Minor", "Low"),
    ("Controls",),
    ("The seals on the quay gates are looked at before the first of the winter storms.",),
]


def test_values_that_nothing_fills_between_a_filled_label_and_a_filled_rating_have_the_columns_above() -> None:
    sheet = Sheet()
    _scored_card(sheet, 60, _CARD)
    wanted = [[(4 if len(strip) == 1 else 1, text) for text in strip] for strip in _CARD]
    assert _cells(sheet) == [wanted]


def test_a_card_that_begins_with_a_strip_of_labels_is_no_table_under_a_header() -> None:
    sheet = Sheet()
    card = [*_CARD[2:], *_CARD[:2]]
    _scored_card(sheet, 60, card)
    assert _cells(sheet) == [[[(4 if len(strip) == 1 else 1, text) for text in strip] for strip in card]]


def test_a_bold_line_over_several_columns_is_one_cell_and_heads_them() -> None:
    sheet = Sheet()
    sheet.text(205, 80, "Uncontrolled", bold=True)
    sheet.text(335, 80, "Uncontained", bold=True)
    for x, text in ((40, "Ref"), (80, "Risk"), (200, "Odds"), (250, "Harm"), (330, "Odds"), (380, "Harm")):
        sheet.text(x, 98, text, bold=True)
    for row in range(6):
        y = 118.0 + 18 * row
        for x, text in ((40, f"R{row}"), (80, "Quay gate fails"), (200, "3"), (250, "4"), (330, "2"), (380, "1")):
            sheet.text(x, y, text)
    (table,) = tables(sheet.read())
    heads = [(cell.text, cell.row_span, cell.column_span) for cell in table.row(0)]
    assert heads == [("Ref", 2, 1), ("Risk", 2, 1), ("Uncontrolled", 1, 2), ("Uncontained", 1, 2)]
    assert [cell.text for cell in table.row(1)] == ["Odds", "Harm", "Odds", "Harm"]


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "One")
    sheet.turn()
    sheet.text(40, 60, "Two")
    sheet.read()
    data = sheet.buffer.getvalue()
    assert read_pdf(data, max_pages=2).page_count == 2
    with pytest.raises(LimitExceededError, match="2 pages"):
        read_pdf(data, max_pages=1)


def test_bullets_of_a_column_without_lines_are_no_column() -> None:
    sheet = Sheet()
    for x, text in ((40, "Ref"), (90, "Risk"), (220, "Controls"), (400, "Score")):
        sheet.text(x, 80, text, bold=True)
    for row in range(6):
        y = 100.0 + 36 * row
        for x, text in ((40, f"R{row}"), (90, "Quay gate fails"), (400, "12")):
            sheet.text(x, y, text)
        for line, text in enumerate(("Seals looked at", "Pumps tried out")):
            sheet.text(216, y + 12 * line, "-")
            sheet.text(226, y + 12 * line, text)
    (table,) = tables(sheet.read())
    assert table.columns == 4
    for row in range(1, 7):
        assert [p.text for p in table.row(row)[2].paragraphs] == ["Seals looked at", "Pumps tried out"]
