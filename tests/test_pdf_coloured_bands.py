"""Cells that only a change of colour parts, and bands of one colour over columns that are ruled below them."""

from __future__ import annotations

from itertools import pairwise

from tests.drawn_sheet import DrawnSheet, rows_of

XS = (40, 90, 240, 300, 360, 540)
HEADS = ("Ref", "What may go wrong", "Odds", "Harm", "Kept in check by")
ROWS = (
    ("Q1", "The quay gate jams", "3", "4", "Seals looked at"),
    ("Q2", "The pump house floods", "2", "5", "Spare pump on site"),
    ("Q3", "The ferry is late", "4", "1", "Second crew"),
)


def _below(sheet: DrawnSheet, top: float) -> float:
    """Rows of 20 points with upright lines in them; where they end."""
    for number, row in enumerate(ROWS):
        y = top + 20 * number
        sheet.rule(XS[0], y + 20, XS[-1], y + 20)
        for x in XS[1:-1]:
            sheet.rule(x, y, x, y + 20)
        sheet.texts(y + 13, [x + 4 for x in XS[:-1]], row)
    return top + 20 * len(ROWS)


def test_a_header_band_without_inner_lines_has_the_columns_of_the_rows_below() -> None:
    sheet = DrawnSheet()
    sheet.fill(XS[0], 60, XS[-1], 84, "#0b4f6c")
    sheet.rule(XS[0], 60, XS[-1], 60)
    sheet.rule(XS[0], 84, XS[-1], 84)
    sheet.texts(74, [x + 4 for x in XS[:-1]], HEADS, bold=True)
    bottom = _below(sheet, 84)
    sheet.rule(XS[0], 60, XS[0], bottom)
    sheet.rule(XS[-1], 60, XS[-1], bottom)
    assert rows_of(sheet.table()) == [list(HEADS), *map(list, ROWS)]


def test_painted_header_cells_that_no_line_draws_stand_on_the_ruled_rows() -> None:
    sheet = DrawnSheet()
    heads = ("Ref", "What may\ngo wrong", "Odds", "Harm", "Kept in\ncheck by")
    for x0, x1 in pairwise(XS):
        sheet.fill(x0, 60, x1, 92, "#0b4f6c")
    sheet.texts(74, [x + 4 for x in XS[:-1]], heads, bold=True)
    sheet.rule(XS[0], 92, XS[-1], 92)
    bottom = _below(sheet, 92)
    sheet.rule(XS[0], 92, XS[0], bottom)
    sheet.rule(XS[-1], 92, XS[-1], bottom)
    header, *rows = rows_of(sheet.table())
    assert [text.split() for text in header] == [head.split() for head in heads]
    assert rows == [list(row) for row in ROWS]


def test_a_banner_under_the_header_is_parted_from_it_by_its_colour_and_stays_whole() -> None:
    sheet = DrawnSheet()
    sheet.fill(XS[0], 60, XS[-1], 84, "#0b4f6c")
    sheet.fill(XS[0], 84, XS[-1], 104, "#d5e8ef")
    sheet.rule(XS[0], 60, XS[-1], 60)
    sheet.rule(XS[0], 104, XS[-1], 104)
    sheet.texts(74, [x + 4 for x in XS[:-1]], HEADS, bold=True)
    sheet.text(44, 97, "Gates, locks and all that moves on the water of the inner harbour", bold=True)
    bottom = _below(sheet, 104)
    sheet.rule(XS[0], 60, XS[0], bottom)
    sheet.rule(XS[-1], 60, XS[-1], bottom)
    assert rows_of(sheet.table()) == [
        list(HEADS),
        ["Gates, locks and all that moves on the water of the inner harbour"],
        *map(list, ROWS),
    ]


def test_a_coloured_grid_drawn_inside_a_cell_cuts_no_cell() -> None:
    sheet = DrawnSheet()
    sheet.lattice((40, 140, 540), (60, 80, 180))
    sheet.texts(74, (44, 144), ("Owner", "The harbour master"))
    sheet.text(44, 94, "Place")
    for row in range(4):
        for column in range(4):
            x, y = 200 + 20 * column, 90 + 20 * row
            sheet.fill(x, y, x + 20, y + 20, ("#00aa00", "#ffcc00", "#ee0000")[(row + column) % 3])
    table = sheet.table()
    assert (table.rows, table.columns) == (2, 2)


def test_a_tile_within_its_cell_rates_and_a_highlighter_does_not() -> None:
    sheet = DrawnSheet()
    sheet.lattice((40, 200, 300), (50, 100, 150))
    sheet.fill(240, 70, 262, 86, "#c00000")
    sheet.text(246, 81, "20")
    sheet.fill(44, 123, 78, 133, "#ffff00")
    sheet.text(44, 131, "The quay", size=8.5)
    marks = [[mark.colour.hex for mark in cell.marks] for cell in sheet.table().cells]
    assert marks == [[], ["c00000"], [], []]
