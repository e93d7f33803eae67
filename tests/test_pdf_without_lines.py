"""Registers that no line draws: columns and rows told as a reader's eye tells them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_sheet import Sheet, each_word_once, grid_of, paragraphs, tables
from riskreader.parsers.raw import Field, StageKind
from riskreader.parsers.recognise import recognise

from tests.drawn_sheet import DrawnSheet

XS = (40.0, 80.0, 240.0, 400.0, 440.0, 480.0)
HEADS = ("Ref", "Risk", "Controls", "Odds", "Harm", "Score")
ROWS = (
    (
        "Q1",
        ["The quay gate fails in a storm", "and the lower yard floods."],
        ["Seals looked at in May", "Pumps tried out"],
        "4",
    ),
    ("Q2", ["The crane is out of use."], ["Spare parts held on site", "Weekly oiling", "Yearly test"], "3"),
    ("Q3", ["Nobody is trained to steer", "the pilot boat at night and", "ships wait."], ["Two pilots trained"], "2"),
    ("Q4", ["Ledgers are not kept."], ["Bursar looks at them"], "5"),
)


def head(sheet: Sheet, y: float) -> float:
    for x, text in zip(XS, HEADS, strict=True):
        sheet.text(x, y, text, bold=True)
    return y + 16


def row(sheet: Sheet, y: float, number: int, place: str = "top", pad: float = 8) -> float:
    """A row whose cells stand at its top, in its middle or at its foot."""
    ref, risk, controls, odds = ROWS[number]
    cells: list[Sequence[str]] = [[ref], risk, controls, [odds], ["3"], [str(int(odds) * 3)]]
    tallest = max(len(cell) for cell in cells)
    for x, cell in zip(XS, cells, strict=True):
        spare = (tallest - len(cell)) * 11
        sheet.lines(x, y + {"top": 0, "middle": spare / 2, "foot": spare}[place], cell)
    return y + tallest * 11 + pad


def wanted(number: int) -> list[str]:
    ref, risk, controls, odds = ROWS[number]
    return [ref, " ".join(risk), " ".join(controls), odds, "3", str(int(odds) * 3)]


def flat(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[" ".join(text.split()) for text in row] for row in rows]


@pytest.mark.parametrize("pad", [2, 8])
@pytest.mark.parametrize("place", ["top", "middle", "foot"])
def test_rows_are_told_wherever_their_cells_stand(place: str, pad: float) -> None:
    sheet = Sheet()
    y = head(sheet, 60)
    for number in range(4):
        y = row(sheet, y, number, place, pad)
    document = sheet.read()
    (table,) = tables(document)
    assert flat(grid_of(table)) == [list(HEADS), *(wanted(number) for number in range(4))]
    assert each_word_once(document)


def test_a_page_with_one_row_has_the_columns_of_the_pages_before() -> None:
    sheet = Sheet()
    y = head(sheet, 60)
    for number in range(3):
        y = row(sheet, y, number)
    sheet.turn()
    row(sheet, head(sheet, 60), 3)
    sheet.text(40, 160, "Odds times harm is the score.")
    document = sheet.read()
    (table,) = tables(document)
    assert flat(grid_of(table))[-1] == wanted(3)
    assert table.rows == 5
    assert paragraphs(document) == ["Odds times harm is the score."]


def test_rows_go_on_where_the_header_is_not_printed_again() -> None:
    sheet = Sheet()
    y = head(sheet, 700)
    for number in range(2):
        y = row(sheet, y, number)
    sheet.turn()
    row(sheet, row(sheet, 60, 2), 3)
    (table,) = tables(sheet.read())
    assert flat(grid_of(table)) == [list(HEADS), *(wanted(number) for number in range(4))]


def test_figures_a_space_apart_are_columns_of_their_own_where_the_header_says_so() -> None:
    sheet = Sheet()
    for x, text in ((40, "Ref"), (80, "Risk"), (240, "L"), (250.5, "C"), (261, "T")):
        sheet.text(x, 60, text, bold=True)
    for number in range(4):
        for x, text in ((40, f"Q{number}"), (80, "The quay gate fails"), (240, "5"), (250.5, "4"), (261, "20")):
            sheet.text(x, 76 + 14 * number, text)
    (table,) = tables(sheet.read())
    assert grid_of(table)[1] == ["Q0", "The quay gate fails", "5", "4", "20"]


def test_a_header_of_several_lines_stands_over_its_columns() -> None:
    sheet = Sheet()
    for x, texts in (
        (40, ["Ref"]),
        (90, ["What could", "go wrong"]),
        (240, ["Score", "before", "controls"]),
        (330, ["Score", "now"]),
    ):
        sheet.lines(x, 82 - 11 * (len(texts) - 1), texts, bold=True)
    for number in range(4):
        for x, text in ((40, f"Q{number}"), (90, "The quay gate fails"), (252, "12"), (340, "6")):
            sheet.text(x, 98 + 14 * number, text)
    (table,) = tables(sheet.read())
    assert grid_of(table)[0] == ["Ref", "What could go wrong", "Score before controls", "Score now"]
    assert table.rows == 5


def test_stripes_part_rows() -> None:
    sheet = Sheet()
    y = head(sheet, 60)
    for number in range(4):
        if number % 2:
            sheet.fill(36, y - 10, 560, y + 11 * 3 - 4, "#eeeeee")
        row(sheet, y, number)
        y += 36
    (table,) = tables(sheet.read())
    assert flat(grid_of(table))[1:] == [wanted(number) for number in range(4)]


def test_a_banner_between_rows_is_a_row() -> None:
    sheet = Sheet()
    y = head(sheet, 60)
    for number in range(4):
        if number % 2 == 0:
            sheet.text(40, y, ("Harbour", "Yard")[number // 2], bold=True)
            y += 16
        y = row(sheet, y, number)
    (table,) = tables(sheet.read())
    rows = [[text for text in cells if text] for cells in flat(grid_of(table))]
    assert rows == [list(HEADS), ["Harbour"], wanted(0), wanted(1), ["Yard"], wanted(2), wanted(3)]


def test_coloured_cells_are_a_row_high() -> None:
    sheet = Sheet()
    y = head(sheet, 60)
    for number in range(4):
        sheet.fill(476, y - 9, 520, y + 29, ("#ff0000", "#00b050")[number % 2])
        row(sheet, y, number)
        y += 38
    (table,) = tables(sheet.read())
    assert flat(grid_of(table))[1:] == [wanted(number) for number in range(4)]
    assert [table.row(number)[5].fill is not None for number in range(1, 5)] == [True] * 4


def test_a_blank_column_keeps_its_place() -> None:
    sheet = Sheet()
    for x, text in ((40, "Ref"), (80, "Risk"), (240, "Agreed date"), (330, "Lead")):
        sheet.text(x, 60, text, bold=True)
    for number in range(4):
        for x, text in ((40, f"Q{number}"), (80, "The quay gate fails"), (330, "Bursar")):
            sheet.text(x, 76 + 14 * number, text)
    (table,) = tables(sheet.read())
    assert grid_of(table)[2] == ["Q1", "The quay gate fails", "", "Bursar"]


def test_prose_in_two_columns_is_no_table() -> None:
    sheet = Sheet()
    sheet.text(40, 50, "The year on the quay", size=14, bold=True)
    for number in range(14):
        sheet.text(40, 80 + 12 * number, f"Ships of many kinds came in week {number} of this")
        sheet.text(310, 80 + 12 * number, f"year and the yard held all of them {number} times")
    assert tables(sheet.read()) == []


def test_contents_and_addresses_are_no_tables() -> None:
    sheet = Sheet()
    for number in range(8):
        sheet.text(40, 80 + 14 * number, f"{number + 1}")
        sheet.text(60, 80 + 14 * number, f"Part {number + 1} of the yard {'.' * 40}")
        sheet.text(420, 80 + 14 * number, str(3 + number))
    for number, text in enumerate(("The Harbour Office", "1 Quay Row", "Saltwick")):
        sheet.text(40, 300 + 12 * number, text)
        sheet.text(300, 300 + 12 * number, ("Telephone", "Post", "Opening hours")[number])
    assert tables(sheet.read()) == []


def test_a_head_painted_as_one_cell_goes_over_all_the_columns_that_it_is_painted_over() -> None:
    sheet = Sheet()
    for x0, x1 in ((36, 76), (76, 236), (236, 396), (396, 520)):
        sheet.fill(x0, 48, x1, 64, "#dde6ee")
    for x0, x1 in ((36, 76), (76, 236), (236, 396), (396, 436), (436, 476), (476, 520)):
        sheet.fill(x0, 64, x1, 80, "#dde6ee")
    sheet.text(398, 59, "As it is", bold=True)
    for x, text in zip(XS, HEADS, strict=True):
        sheet.text(x, 75, text, bold=True)
    y = 92.0
    for number in range(4):
        y = row(sheet, y, number)
    (table,) = tables(sheet.read())
    heads = {(cell.row, cell.column): (cell.text, cell.column_span) for cell in table.cells if cell.row < 2}
    assert heads[0, 3] == ("As it is", 3)
    assert [heads[1, column][0] for column in (3, 4, 5)] == ["Odds", "Harm", "Score"]


def test_a_heading_between_striped_forms_parts_them() -> None:
    sheet = Sheet()
    y = 60.0
    rows = (
        ("Ref", "Q{0}"),
        ("Owner", "Ina Brook"),
        ("Story", "The gate of basin {0} jams when frost sets in"),
        ("Seen", "May"),
    )
    for number in range(3):
        sheet.text(44, y, f"Q{number} The gate of basin {number} jams", size=12, bold=True)
        y += 8
        for place, (label, value) in enumerate(rows):
            if place % 2 == 0:
                sheet.fill(40, y, 540, y + 16, "#e8edf3")
            sheet.text(44, y + 11, label, bold=True)
            sheet.text(180, y + 11, value.format(number))
            y += 16
        y += 16
    document = sheet.read()
    assert [flat(grid_of(table)) for table in tables(document)] == [
        [[label, value.format(number)] for label, value in rows] for number in range(3)
    ]
    assert paragraphs(document) == [f"Q{number} The gate of basin {number} jams" for number in range(3)]


def test_facts_with_coloured_values_and_lists_under_heads_side_by_side_need_no_lines() -> None:
    sheet = DrawnSheet()
    y = 40.0
    for number, (high, low) in enumerate((("#ff0000", "#ffc000"), ("#ffc000", "#00b050")), 1):
        sheet.text(40, y, f"ER0{number} - The ferry stops", 14, bold=True)
        rows = (("Risk owner", "Harbour Master", "Overall risk assessment", "High", high),
                ("Tolerance", "Within", "Target assessment", "Low", low))  # fmt: skip
        for row, (label, value, rating, level, colour) in enumerate(rows):
            at = y + 28 + 16 * row
            sheet.fill(330, at - 11, 390, at + 5, colour)
            sheet.text(44, at, label, bold=True)
            sheet.text(120, at, value)
            sheet.text(205, at, rating, bold=True)
            sheet.text(334, at, level)
        sheet.text(40, y + 70, "Nobody can reach the mainland for days.")
        sheet.text(44, y + 92, "Key causes", bold=True)
        sheet.text(300, y + 92, "Key consequences", bold=True)
        for line, texts in enumerate((("\u2022 Old engine", "\u2022 No food"), ("\u2022 Fog", "\u2022 No post"))):
            sheet.text(50, y + 104 + 12 * line, texts[0])
            sheet.text(306, y + 104 + 12 * line, texts[1])
        sheet.text(40, y + 136, "Controls", bold=True)
        sheet.text(40, y + 150, "\u2022 Spare engine")
        y += 190
    risks = recognise(sheet.read()).risks
    assert len(risks) == 2
    for risk in risks:
        told = {(v.label.field, v.label.stage): v.text for v in risk.values if v.paragraphs}
        assert told[Field.OWNER, None] == "Harbour Master"
        stages = (StageKind.RESIDUAL, StageKind.TARGET)
        assert [told[Field.SCORE, stage] for stage in stages] == ["High", "Low"]
        assert (told[Field.CAUSES, None], told[Field.CONSEQUENCES, None]) == ("Old engine\nFog", "No food\nNo post")
        assert told[Field.CONTROLS, None] == "Spare engine"


def test_a_head_of_several_columns_that_stands_over_the_values_of_one_is_no_column() -> None:
    """The labels below it begin at their cells' left sides, the values stand in the middle."""
    sheet = Sheet()
    for x, text in ((60, "Ref"), (110, "What may go wrong"), (480, "Keeper")):
        sheet.text(x, 72, text, bold=True)
    for x, text in ((270, "L"), (320, "I"), (360, "R"), (390, "L"), (425, "I"), (460, "R")):
        sheet.text(x, 72, text, bold=True)
    sheet.text(314, 57, "Raw", bold=True)
    sheet.text(432, 57, "Net", bold=True)
    for row in range(5):
        y = 92.0 + 22 * row
        texts = (f"R{row}", "The gate jams in a gale", "Likely", "High", "12", "Rare", "Low", str(row), "Ina Brook")
        for x, text in zip((60, 110, 264, 312, 358, 384, 431, 460, 480), texts, strict=True):
            sheet.text(x, y, text)
    rows = grid_of(tables(sheet.read())[0])
    assert rows[-1] == ["R4", "The gate jams in a gale", "Likely", "High", "12", "Rare", "Low", "4", "Ina Brook"]
    assert rows[1] == ["L", "I", "R", "L", "I", "R"]


def test_a_label_of_two_lines_that_stand_apart_heads_one_column() -> None:
    sheet = Sheet()
    xs = (20, 52, 150, 245, 310, 390, 404, 418, 444, 480, 494, 508, 534)
    heads = ("Ref", "What may happen", "Consequences of", "Keeper", "Controls", *("L", "I", "Sum", "Band") * 2)
    for number, (x, text) in enumerate(zip(xs, heads, strict=True)):
        sheet.text(x, 60 if number < 5 else 76, text, size=8, bold=True)
    sheet.text(150, 74, "the event", size=8, bold=True)
    for x, text in ((404, "Rating now"), (492, "Rating aimed at")):
        sheet.text(x, 60, text, size=8, bold=True)
    for row in range(5):
        texts = (f"R{row}", "The gate jams in gales", "Ships wait for days", "Ina Brook", "Seals seen to")
        for x, text in zip(xs, (*texts, *("3", "4", "12", "High") * 2), strict=True):
            sheet.text(x, 96.0 + 22 * row, text, size=8)
    rows = grid_of(tables(sheet.read())[0])
    assert rows[-1][:5] == ["R4", "The gate jams in gales", "Ships wait for days", "Ina Brook", "Seals seen to"]
    assert "Consequences of the event" in {" ".join(text.split()) for text in rows[0]}


def test_a_list_beside_a_small_table_ends_at_the_next_head_below_both() -> None:
    sheet = DrawnSheet()
    for number in (1, 2):
        y = 40.0
        sheet.text(40, y, f"SR0{number} The ferry stops", 14, bold=True)
        sheet.text(40, y + 30, "Controls in place", bold=True)
        sheet.text(330, y + 30, "Risk scores", bold=True)
        for line, text in enumerate(
            ("\u2022 A spare engine is kept", "\u2022 The crew is trained", "\u2022 A yearly docking")
        ):
            sheet.text(46, y + 46 + 13 * line, text)
        sheet.fill(330, y + 36, 520, y + 50, "#d9e2f3")
        sheet.lattice((330, 380, 435, 480, 520), (y + 36, y + 50, y + 64, y + 78))
        sheet.texts(y + 46, (334, 384, 439, 484), ("", "Likelihood", "Impact", "Score"), bold=True)
        sheet.texts(y + 60, (334, 384, 439, 484), ("Current", "4", "5", "20"))
        sheet.texts(y + 74, (334, 384, 439, 484), ("Target", "2", "4", "8"))
        sheet.text(40, y + 100, "Mitigating actions", bold=True)
        sheet.fill(40, y + 106, 520, y + 120, "#d9e2f3")
        sheet.lattice((40, 300, 420, 520), (y + 106, y + 120, y + 134))
        sheet.texts(y + 116, (44, 304, 424), ("Action", "Lead", "Due date"), bold=True)
        sheet.texts(y + 130, (44, 304, 424), ("Buy an engine", "Harbour Master", "May 2027"))
        sheet.text(40, y + 154, "Commentary", bold=True)
        sheet.text(40, y + 168, "The old engine is forty years old.")
        sheet.turn()
    risks = recognise(sheet.read()).risks
    assert len(risks) == 2
    for risk in risks:
        told = {(v.label.field, v.label.stage): v.text for v in risk.values if v.paragraphs}
        assert told[Field.CONTROLS, None].split("\n") == [
            "A spare engine is kept", "The crew is trained", "A yearly docking",
        ]  # fmt: skip
        assert told[Field.SCORE, StageKind.TARGET] == "8"
        assert (told[Field.ACTIONS, None], told[Field.ACTION_DUE, None]) == ("Buy an engine", "May 2027")
