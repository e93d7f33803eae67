"""Pages in two columns that hold boxes: each column is read to its end, and text flows from the one into the next."""

from __future__ import annotations

import pytest
from pdf_sheet import Sheet, each_word_once, grid_of, paragraphs, tables
from reportlab.pdfbase.pdfmetrics import stringWidth

LEFT, RIGHT, WIDE = 45.0, 305.0, 240.0
STORY = (
    "The harbour wall is old and the sea is high each winter,",
    "so that water comes over the top in a gale and the yard",
    "is closed for days on end while the pumps clear what has",
    "come in and the crews wait for the tide to fall again.",
)


def risk(sheet: Sheet, x: float, y: float, title: str, score: str) -> float:
    """A rule and a title as wide as the column, a text, and a small table on a ground; its lower edge."""
    sheet.rule(x, y, x + WIDE, y, 1.2)
    sheet.text(x, y + 14, title, size=10, bold=True)
    sheet.lines(x, y + 28, STORY)
    y += 78
    sheet.fill(x, y, x + WIDE, y + 28, "#eee6f2")
    for number, texts in enumerate((("Net risk", "Trend", "Theme"), (score, "Rising", "Sea"))):
        for column, text in enumerate(texts):
            sheet.text(x + 4 + 80 * column, y + 10 + 14 * number, text, bold=number == 0)
    for at in (80, 160):
        sheet.rule(x + at, y, x + at, y + 28)
    return y + 28 + 24


def newspaper(shift: float) -> Sheet:
    sheet = Sheet()
    sheet.text(LEFT, 50, "Principal risks and what we do about each of them", size=18, bold=True)
    y = 80.0
    for number in (1, 2, 3):
        y = risk(sheet, LEFT, y, f"{number} Left risk", str(number))
    y = 80.0 + shift
    sheet.lines(RIGHT, 86, ["until the wind has gone round, and that is all there is."][: int(shift > 0)])
    for number in (4, 5, 6):
        y = risk(sheet, RIGHT, y, f"{number} Right risk", str(number))
    return sheet


@pytest.mark.parametrize("shift", [17.0, 33.0])
def test_the_left_column_is_read_to_its_end_first(shift: float) -> None:
    document = newspaper(shift).read()
    titles = [text for text in paragraphs(document) if text.endswith("risk")]
    assert titles == ["1 Left risk", "2 Left risk", "3 Left risk", "4 Right risk", "5 Right risk", "6 Right risk"]
    assert [grid_of(table)[1][0] for table in tables(document)] == list("123456")
    assert each_word_once(document)


def test_a_paragraph_flows_from_column_to_column() -> None:
    sheet = newspaper(33.0)
    sheet.lines(LEFT, 470, ["What is left to say of this is that the pumps must run on"], bold=False)
    assert any("must run on until the wind" in text for text in paragraphs(sheet.read()))


def slide(sheet: Sheet, number: int, start: float = LEFT) -> None:
    """Text under heads of its own on the left; tiles, a word over an arrow and a table on the right."""
    sheet.text(start, 40, f"R{number} The sea wall gives way in the winter", size=15, bold=True)
    y = 70.0
    for head, lines in (("What may happen", STORY[:2]), ("Why", STORY[2:]), ("Owner", ("Ina Brook",))):
        sheet.text(LEFT, y, head, bold=True)
        sheet.lines(LEFT, y + 10.5, lines, step=10.5)
        y += 10.5 * len(lines) + 16
    for at, label in enumerate(("Inherent", "Current", "Target")):
        sheet.fill(340 + 70 * at, 60, 400 + 70 * at, 96, "#f6ae2d")
        sheet.text(350 + 70 * at, 72, label)
        sheet.text(360 + 70 * at, 90, str(12 - at), size=14, bold=True)
    sheet.fill(340, 110, 560, 124, "#21295c")
    for x, text in ((344, "Action"), (440, "Lead"), (510, "When")):
        sheet.text(x, 120, text, bold=True)
    for row in range(3):
        low = 124 + 17.5 * row
        for x, text in ((344, f"Task {row}"), (440, "T. Ash"), (510, "May")):
            sheet.text(x, low + 12, text)
        sheet.rule(340, low + 17.5, 560, low + 17.5)


def test_text_beside_tiles_and_a_table_is_read_by_itself_on_every_slide() -> None:
    sheet = Sheet()
    slide(sheet, 1)
    sheet.turn()
    slide(sheet, 2)
    document = sheet.read()
    wanted = ["What may happen", " ".join(STORY[:2]), "Why", " ".join(STORY[2:]), "Owner", "Ina Brook"]
    assert [text for text in paragraphs(document) if text[0] != "R"] == wanted * 2
    grids = [grid_of(table) for table in tables(document) if table.columns == 3]
    assert grids == [[["Action", "Lead", "When"], *([f"Task {row}", "T. Ash", "May"] for row in range(3))]] * 2


def test_a_title_whose_space_stands_over_the_white_is_not_cut() -> None:
    sheet = Sheet()
    for number in (1, 2):
        slide(sheet, number, 334.0 - stringWidth(f"R{number} The sea wall gives way in the", "Helvetica-Bold", 15))
        if number == 1:
            sheet.turn()
    titles = [text for text in paragraphs(sheet.read()) if "sea wall" in text]
    assert titles == ["R1 The sea wall gives way in the winter", "R2 The sea wall gives way in the winter"]
