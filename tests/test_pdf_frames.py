"""Tables that level lines or fills draw and no upright line does."""

from __future__ import annotations

import itertools

import pytest
from riskreader.parsers.document import Table
from riskreader.parsers.words import Colour

from tests.drawn_sheet import DrawnSheet, rows_of

XS = (44, 84, 224, 264, 304, 354)
HEADS = ("Ref", "What may go wrong", "Odds", "Harm", "Score", "Kept in check by")
ROWS = (
    ("Q1", "The quay gate jams and\nships wait outside", "3", "4", "12", "Seals looked at"),
    ("Q2", "The pump house floods", "2", "5", "10", "Spare pump on site"),
    ("Q3", "The ferry is late", "4", "1", "4", "Second crew"),
    ("Q4", "The crane fails its test", "2", "2", "4", "Yearly test by the maker"),
)
FLAT = [[text.replace("\n", " ") for text in row] for row in ROWS]
LEFT, RIGHT = 40, 540


def _heads(sheet: DrawnSheet, y: float) -> None:
    sheet.texts(y, XS, HEADS, bold=True)


def test_lines_below_rows_and_a_header_that_no_line_parts_from_the_first_row() -> None:
    sheet = DrawnSheet()
    sheet.text(40, 60, "The harbour board looks at these risks twice a year and tells the council of them.")
    _heads(sheet, 92)
    for number, row in enumerate(ROWS):
        sheet.texts(116 + 36 * number, XS, row)
        sheet.rule(LEFT, 136 + 36 * number, RIGHT, 136 + 36 * number)
    assert rows_of(sheet.table()) == [list(HEADS), *FLAT]


def test_dotted_lines_beside_a_merged_theme_that_is_turned() -> None:
    sheet = DrawnSheet()
    xs = [x + 30 for x in XS]
    sheet.rule(LEFT, 80, RIGHT + 30, 80)
    sheet.text(44, 92, "Area", bold=True)
    sheet.texts(92, xs, HEADS, bold=True)
    sheet.rule(LEFT, 100, RIGHT + 30, 100)
    for number, row in enumerate(ROWS):
        y = 100 + 36 * number
        sheet.texts(y + 14, xs, row)
        left = LEFT if number in (1, 3) else 68
        sheet.rule(left, y + 36, RIGHT + 30, y + 36, dots=1)
    sheet.text(56, 160, "Quays", bold=True, up=True)
    sheet.text(56, 232, "Plant", bold=True, up=True)
    table = sheet.table()
    assert rows_of(table) == [["Area", *HEADS], ["Quays", *FLAT[0]], FLAT[1], ["Plant", *FLAT[2]], FLAT[3]]
    assert [cell.row_span for row in (1, 3) for cell in table.row(row)][:2] == [2, 1]


def test_rows_that_only_filled_scores_part_have_the_columns_of_the_filled_header() -> None:
    sheet = DrawnSheet()
    edges = (40, 80, 220, 260, 300, 350, 540)
    for x0, x1 in itertools.pairwise(edges):
        sheet.fill(x0, 80, x1, 98, "#224466")
    _heads(sheet, 92)
    y = 98.0
    for row, colour in zip(ROWS, ("#ff0000", "#ffc000", "#92d050", "#92d050"), strict=True):
        sheet.fill(300, y, 350, y + 36, colour)
        for x, text in zip(XS, row, strict=True):
            for number, line in enumerate(text.split("\n")):
                sheet.text(x, y + 12 + 11 * number, line)
        y += 36
    table = sheet.table()
    assert rows_of(table) == [list(HEADS), *FLAT]
    assert [table.row(row)[4].fill for row in (1, 2)] == [Colour(255, 0, 0), Colour(255, 192, 0)]


def test_an_upper_tier_heads_the_columns_that_have_texts_below_it_only() -> None:
    sheet = DrawnSheet()
    sheet.rule(LEFT, 80, RIGHT, 80)
    for x, text in ((44, "Ref"), (84, "What may go wrong"), (224, "Before controls"), (354, "Kept in check by")):
        sheet.text(x, 92, text, bold=True)
    for x, text in ((224, "Odds"), (264, "Harm"), (304, "Score")):
        sheet.text(x, 104, text, bold=True)
    sheet.rule(LEFT, 110, RIGHT, 110)
    for number, row in enumerate(ROWS):
        sheet.texts(124 + 36 * number, XS, row)
        sheet.rule(LEFT, 146 + 36 * number, RIGHT, 146 + 36 * number)
    table = sheet.table()
    assert [(cell.text, cell.column_span) for cell in table.row(0)] == [
        ("Ref", 1),
        ("What may go wrong", 1),
        ("Before controls", 3),
        ("Kept in check by", 1),
    ]
    assert [cell.text for cell in table.row(1)] == ["Odds", "Harm", "Score"]
    assert rows_of(table)[2:] == FLAT


def test_a_line_under_some_columns_parts_only_these() -> None:
    sheet = DrawnSheet()
    sheet.rule(LEFT, 80, RIGHT, 80)
    _heads(sheet, 92)
    sheet.rule(LEFT, 98, RIGHT, 98)
    for number, row in enumerate(ROWS):
        y = 98 + 40 * number
        sheet.texts(y + 12, XS, row)
        sheet.text(354, y + 33, "Watch kept by night")
        sheet.rule(350, y + 22, RIGHT, y + 22)
        sheet.rule(LEFT, y + 40, RIGHT, y + 40)
    table = sheet.table()
    assert rows_of(table)[1:3] == [FLAT[0], ["Watch kept by night"]]
    assert [cell.row_span for cell in table.row(1)] == [2, 2, 2, 2, 2, 1]


def test_a_heading_between_two_tables_of_one_width_parts_them() -> None:
    sheet = DrawnSheet()
    for start, title in ((80, "Quays"), (300, "Plant")):
        sheet.text(40, start - 10, title, size=13, bold=True)
        sheet.rule(LEFT, start, RIGHT, start)
        _heads(sheet, start + 12)
        sheet.rule(LEFT, start + 18, RIGHT, start + 18)
        for number, row in enumerate(ROWS):
            sheet.texts(start + 30 + 36 * number, XS, row)
            sheet.rule(LEFT, start + 54 + 36 * number, RIGHT, start + 54 + 36 * number)
    blocks = sheet.read().blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [rows_of(table) for table in tables] == [[list(HEADS), *FLAT]] * 2


def test_rows_between_the_head_and_the_foot_line_are_parted_by_white() -> None:
    sheet = DrawnSheet()
    sheet.rule(LEFT, 80, RIGHT, 80)
    _heads(sheet, 92)
    sheet.rule(LEFT, 98, RIGHT, 98)
    for number, row in enumerate(ROWS):
        sheet.texts(112 + 36 * number, XS, row)
    sheet.rule(LEFT, 240, RIGHT, 240)
    assert rows_of(sheet.table()) == [list(HEADS), *FLAT]


def test_a_box_round_rows_that_level_lines_part_has_the_columns_of_its_text() -> None:
    sheet = DrawnSheet()
    _heads(sheet, 92)
    for number, row in enumerate(ROWS):
        sheet.texts(112 + 36 * number, XS, row)
    sheet.lattice((LEFT, RIGHT), (80, 98, 134, 170, 206, 242))
    assert rows_of(sheet.table()) == [list(HEADS), *FLAT]


def test_a_line_under_some_columns_parts_only_these_though_filled_scores_end_on_it() -> None:
    sheet = DrawnSheet()
    xs = (44, 84, 254, 374, 424, 474)
    sheet.texts(72, xs, ("Ref", "What may go wrong", "Stage", "Odds", "Harm", "Score"), bold=True)
    for y in (60, 80, 120, 160, 200):
        sheet.rule(LEFT, y, RIGHT, y)
    titles = (("The quay gate jams and", "Ships wait outside"), ("The ferry is", "Late"), ("The pump", "Fails"))
    for number, (start, end) in enumerate(titles):
        y = 80 + 40 * number
        sheet.rule(250, y + 20, RIGHT, y + 20)
        sheet.fill(470, y, RIGHT, y + 20, "#ff9900")
        sheet.fill(470, y + 20, RIGHT, y + 40, "#ffff00")
        sheet.texts(y + 13, xs, (f"Q{number}", start, "Now", "4", "5", "20"))
        sheet.texts(y + 33, xs[1:], (end, "Later", "2", "3", "6"))
    rows = rows_of(sheet.table())
    assert rows[1] == ["Q0", "The quay gate jams and\nShips wait outside", "Now", "4", "5", "20"]
    assert rows[2] == ["Later", "2", "3", "6"]


def _coloured_records(sheet: DrawnSheet, pages: int, bar: str | None) -> None:
    """Records under a painted header, each of two rows with a painted score over both, a painted bar before each."""
    edges = (40, 80, 220, 270, 400, 540)
    for page in range(pages):
        y = 60
        for x0, x1, head in zip(
            edges, edges[1:], ("Ref", "Cause and harm", "Score", "Kept in check by", "Still to do"), strict=False
        ):
            sheet.fill(x0, y, x1, y + 20, "#224466")
            sheet.text(x0 + 4, y + 13, head, bold=True)
        y += 20
        for number in range(3):
            ref = str(3 * page + number + 1)
            if bar:
                sheet.fill(40, y, 540, y + 16, "#dde6ee")
                sheet.text(44, y + 11, bar.format(ref))
                sheet.rule(40, y + 16, 540, y + 16)
                y += 16
            sheet.fill(220, y, 270, y + 48, "#e8403a")
            sheet.texts(y + 12, (44, 84, 226), (ref, f"Storm {ref} comes\nand the yard floods", "4 x 4 16"))
            for row, (control, action) in enumerate(
                (("Pumps tried out", "Buy a second pump"), ("Walls looked at", ""))
            ):
                sheet.texts(y + 12 + 24 * row, (274, 404), (f"{control} {ref}", f"{action} {ref}" if action else ""))
            for x0, x1 in ((270, 400), (400, 540)):
                sheet.rule(x0, y + 24, x1, y + 24)
            y += 48
            sheet.rule(40, y, 540, y)
        if page + 1 < pages:
            sheet.turn()


@pytest.mark.parametrize(
    "bar", [None, "Title: Storm {0} over the whole of the old yards   Owner: Ina Brook   Seen: 3 May 2025"]
)
def test_painted_scores_end_columns_and_a_bar_right_across_is_one_cell(bar: str | None) -> None:
    sheet = DrawnSheet()
    _coloured_records(sheet, 1, bar)
    rows = rows_of(sheet.table())
    assert rows[0] == ["Ref", "Cause and harm", "Score", "Kept in check by", "Still to do"]
    if bar:
        assert [row for row in rows if len(row) == 1] == [[" ".join(bar.format(n).split())] for n in (1, 2, 3)]
    first = [row for row in rows if len(row) == 5][1:]
    assert first == [
        [str(n), f"Storm {n} comes and the yard floods", "4 x 4 16", f"Pumps tried out {n}", f"Buy a second pump {n}"]
        for n in (1, 2, 3)
    ]
    assert [row for row in rows if len(row) == 2] == [[f"Walls looked at {n}", ""] for n in (1, 2, 3)]


def test_a_title_above_the_header_of_the_first_page_hides_no_repeated_header() -> None:
    sheet = DrawnSheet()
    sheet.rule(40, 34, 540, 34)
    sheet.text(44, 50, "All of the harbour", bold=True)
    _coloured_records(sheet, 2, "Title: Storm {0} over the whole of the old yards   Owner: Ina Brook")
    rows = rows_of(sheet.table())
    assert sum(row[0] == "Ref" for row in rows) == 1
    assert [row[0] for row in rows if len(row) == 5][1:] == ["1", "2", "3", "4", "5", "6"]


def test_rows_that_only_painted_ratings_part_have_the_columns_of_texts_that_fill_theirs() -> None:
    """A sheet printed without lines: heads of two tiers on one fill, painted ratings, texts as wide as their column."""
    sheet = DrawnSheet(width=842)
    xs = (44, 84, 205, 330, 360, 392, 446, 478, 532)
    sheet.fill(40, 60, 700, 76, "#a6a6a6")
    sheet.fill(40, 76, 700, 92, "#a6a6a6")
    sheet.text(366, 72, "First", bold=True)
    sheet.text(470, 72, "Now", bold=True)
    sheet.texts(
        87,
        (44, 130, 240, 330, 358, 396, 446, 482, 560),
        ("No.", "Story", "Kept by", "Con.", "Rating", "Level", "Rating", "Level", "To do"),
        bold=True,
    )
    full = "A storm comes from the north "  # it ends right before the next column
    rows = [
        (
            str(70 + n),
            full if n in (0, 4) else f"Storm {n} comes",
            f"Pumps tried out {n}",
            "3",
            "12",
            "High",
            "9",
            "Low",
            f"Buy pump {n}",
        )
        for n in range(9)
    ]
    for n, row in enumerate(rows):
        y = 92 + 28 * n
        for x, hue in ((390, "#ff0000"), (476, "#ffc000" if n % 2 else "#ffff00")):
            sheet.fill(x, y, x + 54, y + 28, hue)
        sheet.texts(y + 10, xs, row)
    table = sheet.table()
    assert rows_of(table)[2:] == [[text.strip() for text in row] for row in rows]
    assert {cell.text: (cell.column, cell.column_span) for cell in table.row(0) if cell.text} == {
        "First": (4, 2),
        "Now": (6, 2),
    }


def _staged(sheet: DrawnSheet, y: float, row: tuple[str, ...]) -> float:
    """A record over two lines of scores, each line's score filled, with a rule between the scores alone."""
    ref, risk, odds, harm, score, check = row
    for x, text in ((XS[0], ref), (XS[1], risk), (XS[5], check)):
        for number, line in enumerate(text.split("\n")):
            sheet.text(x, y + 10 + 11 * number, line)
    for number, low in enumerate((y + 14, y + 30)):
        high = low - 14 if number == 0 else y + 14
        sheet.fill(300, high, 350, low, "#ff0000" if number else "#ffc000")
        for x, text in zip(XS[2:5], (odds, harm, score), strict=True):
            sheet.text(x, high + 10, text if number == 0 else "1")
    sheet.rule(220, y + 14, 350, y + 14)
    sheet.rule(LEFT, y + 30, RIGHT, y + 30)
    return y + 30


def _filled_header(sheet: DrawnSheet, y: float) -> float:
    for x0, x1 in itertools.pairwise((40, 80, 220, 260, 300, 350, 540)):
        sheet.fill(x0, y, x1, y + 18, "#dce6f1")
    sheet.rule(LEFT, y, RIGHT, y)
    sheet.rule(LEFT, y + 18, RIGHT, y + 18)
    _heads(sheet, y + 12)
    return y + 18


@pytest.mark.parametrize("cut", [False, True])
def test_rules_under_filled_scores_part_these_below_a_filled_header(cut: bool) -> None:
    sheet = DrawnSheet()
    y = _filled_header(sheet, 700 if cut else 80)
    if cut:
        sheet.turn()
        y = 40
        sheet.rule(LEFT, y, RIGHT, y)
    for row in ROWS:
        y = _staged(sheet, y, row)
    table = sheet.table()
    assert rows_of(table)[0] == list(HEADS)
    assert [[cell.text for cell in table.row(n) if cell.text] for n in range(1, table.rows)] == [
        line for row in FLAT for line in (row, ["1", "1", "1"])
    ]
