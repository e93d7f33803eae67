"""Tables under titles that are no larger than their text: what begins each of them tells one from the next."""

from __future__ import annotations

import pytest
from pdf_sheet import Sheet, each_word_once, grid_of, paragraphs, tables

RISKS = (
    ("Quay gate sticks", "12", "Ina Brook", "Seals looked at"),
    ("Pilots stay away", "6", "Tom Ash", "Two pilots trained"),
    ("Crane stands still", "9", "Eve Hull", "Spare parts on site"),
)
LEFT, RIGHT = 50.0, 540.0


def row(sheet: Sheet, y: float, texts: tuple[str, ...], xs: tuple[float, ...], bold: bool = False) -> float:
    """A row of texts with a line below it; its lower edge."""
    for number, (x, text) in enumerate(zip(xs, texts, strict=True)):
        sheet.text(x, y + 12, text, bold=bold or (number == 0 and len(xs) == 2))
    sheet.rule(LEFT, y + 17, RIGHT, y + 17)
    return y + 17


def labels(sheet: Sheet, y: float, shade: str) -> float:
    """A table of labels beside values for each risk."""
    for number, (title, score, keeper, control) in enumerate(RISKS, 1):
        sheet.text(LEFT, y + 9, f"Risk {number}: {title}", bold=True)
        y += 14
        for label, value in (("Score", score), ("Owner", keeper), ("Existing controls", control)):
            if shade:
                sheet.fill(LEFT, y, 180, y + 17, shade)
            y = row(sheet, y, (label, value), (56, 190))
        y += 14
    return y


def columns(sheet: Sheet, y: float, shade: str) -> float:
    """A table of a header and one row for each risk."""
    for title, score, keeper, control in RISKS:
        sheet.text(LEFT, y + 9, title)
        y += 14
        if shade:
            sheet.fill(LEFT, y, RIGHT, y + 17, shade)
        y = row(sheet, y, ("Score", "Owner", "Existing controls"), (56, 160, 300), bold=True)
        y = row(sheet, y, (score, keeper, control), (56, 160, 300)) + 14
    return y


@pytest.mark.parametrize("shade", ["", "#e4e8ee"])
@pytest.mark.parametrize("draw", [labels, columns])
def test_each_title_stands_over_its_own_table(draw, shade: str) -> None:  # type: ignore[no-untyped-def]
    sheet = Sheet()
    draw(sheet, 60.0, shade)
    document = sheet.read()
    assert [text.rpartition(": ")[2] for text in paragraphs(document)] == [title for title, *_ in RISKS]
    wide = draw is columns
    for table, (_, *values) in zip(tables(document), RISKS, strict=True):
        assert (table.rows, table.columns) == ((2, 3) if wide else (3, 2))
        assert [cell.text for cell in table.cells if cell.text in values] == values
    assert each_word_once(document)


def test_two_tables_under_one_title_are_parted_by_white() -> None:
    sheet = Sheet()
    y = 60.0
    for title, score, keeper, control in RISKS:
        sheet.text(LEFT, y + 9, title, bold=True)
        y += 14
        for heads, texts, xs in (
            (("Likelihood", "Score", "Owner"), ("3", score, keeper), (56, 160, 300)),
            (("Existing controls", "Further actions"), (control, "None"), (56, 300)),
        ):
            sheet.fill(LEFT, y, RIGHT, y + 17, "#e4e8ee")
            y = row(sheet, y, heads, xs, bold=True)
            y = row(sheet, y, texts, xs) + 6
        y += 10
    found = [grid_of(table) for table in tables(sheet.read())]
    assert found[0::2] == [[["Likelihood", "Score", "Owner"], ["3", score, keeper]] for _, score, keeper, _ in RISKS]
    assert found[1::2] == [[["Existing controls", "Further actions"], [control, "None"]] for *_, control in RISKS]


def test_a_text_in_a_row_of_its_own_is_no_title() -> None:
    """The keeper's name stands over the same header in each card, and no white parts the two."""
    sheet = Sheet()
    y = 60.0
    sheet.rule(LEFT, y, RIGHT, y)
    for title, score, keeper, control in RISKS:
        y = row(sheet, y, (f"Risk {title}",), (56,), bold=True)
        y = row(sheet, y, (keeper,), (56,))
        y = row(sheet, y, ("Score", "Change", "Existing controls"), (56, 160, 300), bold=True)
        y = row(sheet, y, (score, "None", control), (56, 160, 300))
    document = sheet.read()
    assert len(tables(document)) == 1
    assert each_word_once(document)
