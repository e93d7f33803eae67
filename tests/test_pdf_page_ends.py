"""What the end of a page cuts is whole again."""

from __future__ import annotations

import io

from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table
from riskreader.parsers.document import Table as ReadTable
from riskreader.parsers.pdf.build import read_pdf
from riskreader.parsers.raw import Field, StageKind
from riskreader.parsers.recognise import recognise

BAR = [
    ("BACKGROUND", (0, 0), (-1, 0), HexColor("#1f3864")),
    ("SPAN", (0, 0), (-1, 0)),
    ("TEXTCOLOR", (0, 0), (-1, 0), HexColor("#ffffff")),
    ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"),
]
GRID = ("GRID", (0, 0), (-1, -1), 0.5, black)
WIDTHS = [90, 140, 90, 140]


def rows(number: int) -> list[list[str]]:
    return [
        [f"R{number}: The sluice at mill {number} fails", "", "", ""],
        ["Held by", f"Warden {number}", "Next look", "12 May 2026"],
        ["Likelihood", "3", "Impact", "4"],
    ]


def test_a_bar_left_alone_at_the_foot_of_a_page_belongs_to_the_card_on_the_next() -> None:
    story = []
    for number in (1, 2):
        story += [Table(rows(number), WIDTHS, style=[GRID, *BAR]), Spacer(1, 20)]
    story += [Table(rows(3)[:1], WIDTHS, style=[GRID, *BAR]), PageBreak(), Table(rows(3)[1:], WIDTHS, style=[GRID])]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4).build(story)
    tables = [block for block in read_pdf(buffer.getvalue()).blocks if isinstance(block, ReadTable)]
    assert [[[cell.text for cell in table.row(row)] for row in range(table.rows)] for table in tables] == [
        [[cell for cell in row if cell] for row in rows(number)] for number in (1, 2, 3)
    ]


def test_a_heading_over_a_table_of_another_kind_is_no_bar() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, A4)
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(68, 60, "Our duties")
    canvas.showPage()
    table = Table(rows(1)[1:], WIDTHS, style=[GRID])
    table.wrapOn(canvas, 500, 700)
    table.drawOn(canvas, 62, 650)
    canvas.showPage()
    canvas.save()
    blocks = read_pdf(buffer.getvalue()).blocks
    assert len(blocks) == 2
    assert isinstance(blocks[1], ReadTable)
    assert blocks[1].rows == 2


def test_a_merged_record_on_the_next_page_is_a_new_one_where_no_text_goes_on() -> None:
    style = [GRID, ("SPAN", (0, -2), (0, -1)), ("SPAN", (1, -2), (1, -1)), ("SPAN", (2, -2), (2, -1))]
    widths = [24, 130, 24, 150]
    head = ["Ref", "Risk", "L", "Action"]
    pages = [
        [head, ["11", "The sluice fails", "4", "Grease it"], ["", "", "", "Buy a spare"]],
        [["12", "The mill floods", "3", "Raise the sill"], ["", "", "", "Clear the leat"]],
    ]
    story = [Table(pages[0], widths, style=style), PageBreak(), Table(pages[1], widths, style=style)]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4).build(story)
    (table,) = [block for block in read_pdf(buffer.getvalue()).blocks if isinstance(block, ReadTable)]
    assert [[cell.text for cell in table.row(row)] for row in range(table.rows)] == [
        [cell for cell in row if cell] for page in pages for row in page
    ]


HEAD = ["Ref", "Risk", "Score", "Controls", "Owner"]
BODY = [["S1", "Sluice jams", "L: 3", "Grease", "Weir keeper"], ["S2", "Mill burns", "L: 2", "Hydrant", "Miller"],
        ["S3", "Leat silts up", "L: 4", "Dredger", "Ditcher"]]  # fmt: skip


def page_of(canvas: Canvas, rows: list[list[str]], top: float) -> float:
    """A ruled table at a page's top; its lower edge."""
    table = Table(rows, [40, 140, 60, 110, 110], style=[GRID, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    _, height = table.wrapOn(canvas, 500, 700)
    table.drawOn(canvas, 62, top - height)
    return top - height


def read_rows(buffer: io.BytesIO) -> list[list[str]]:
    found = [block for block in read_pdf(buffer.getvalue()).blocks if isinstance(block, ReadTable)]
    return [[" ".join(cell.text.split()) for cell in t.row(row)] for t in found for row in range(t.rows)]


def test_a_row_alone_on_the_last_page_is_one_of_the_table() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, A4)
    page_of(canvas, [HEAD, *BODY[:2]], 800)
    canvas.showPage()
    page_of(canvas, [["S3", "Leat\nsilts up\nagain", "L: 4\nI: 2\n8", "Dredger", "Ditcher\nand\nfarmers"]], 800)
    canvas.showPage()
    canvas.save()
    assert read_rows(buffer) == [
        HEAD, *BODY[:2], ["S3", "Leat silts up again", "L: 4 I: 2 8", "Dredger", "Ditcher and farmers"]
    ]  # fmt: skip


def test_a_cut_row_is_whole_again_where_each_row_begins_with_its_key() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, A4)
    page_of(canvas, [HEAD, *BODY], 800)
    canvas.showPage()
    page_of(canvas, [["", "again", "12", "New digger", ""], ["S4", "Ice", "L: 1", "Poles", "Miller"]], 800)
    canvas.showPage()
    canvas.save()
    joined = ["S3", "Leat silts up again", "L: 4 12", "Dredger New digger", "Ditcher"]
    assert read_rows(buffer) == [HEAD, *BODY[:2], joined, ["S4", "Ice", "L: 1", "Poles", "Miller"]]


def test_a_footnote_does_not_end_the_table_above_it() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, A4)
    foot = page_of(canvas, [HEAD, *BODY], 800)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(62, foot - 20, "1 Scores are those of the last meeting of the Leat Board.")
    canvas.showPage()
    page_of(canvas, [HEAD, ["", "again", "12", "", ""], ["S4", "Ice", "L: 1", "Poles", "Miller"]], 800)
    canvas.showPage()
    canvas.save()
    joined = ["S3", "Leat silts up again", "L: 4 12", "Dredger", "Ditcher"]
    assert read_rows(buffer) == [HEAD, *BODY[:2], joined, ["S4", "Ice", "L: 1", "Poles", "Miller"]]


WIDE = [["No", "Hazard", "L", "I", "Gross", "Controls", "L", "I", "Net", "Keeper"]] + [
    [f"W{n}", f"Weir {n} bursts", "4", "3", "12", "Daily walk", "2", "3", "6", f"Warden {n}"] for n in range(1, 5)
]


def sheet_on_pages(parts: list[tuple[int, int]], keyed: bool) -> io.BytesIO:
    """The columns of a wide sheet, from and to before, on a page each; `keyed` repeats the first on each page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, A4)
    for start, stop in parts:
        keys = [row[:1] if keyed and start else [] for row in WIDE]
        table = Table(
            [[*key, *row[start:stop]] for key, row in zip(keys, WIDE, strict=True)], rowHeights=[30, 20, 26, 20, 34]
        )
        table.setStyle([GRID])
        table.wrapOn(canvas, 500, 700)
        table.drawOn(canvas, 62, 600)
        canvas.showPage()
    canvas.save()
    return buffer


def test_columns_that_a_sheet_prints_on_further_pages_stand_beside_the_first() -> None:
    for keyed in (False, True):
        assert read_rows(sheet_on_pages([(0, 4), (4, 7), (7, 10)], keyed)) == WIDE


def test_cards_of_one_form_on_pages_of_their_own_stay_apart() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, A4)
    for number in (1, 2):
        card = Table(rows(number), WIDTHS, rowHeights=[20, 20, 20], style=[GRID, *BAR])
        card.wrapOn(canvas, 500, 700)
        card.drawOn(canvas, 62, 600)
        canvas.showPage()
    canvas.save()
    assert [row[0] for row in read_rows(buffer) if len(row) == 1] == [rows(1)[0][0], rows(2)[0][0]]


def test_the_right_half_of_a_sheet_on_the_next_page_is_a_table_of_its_own_and_gives_its_rows() -> None:
    """A spreadsheet too wide for its page is printed on: the ids stand on the first page only."""
    left = [["Risk ID", "Risk description", "Risk owner", "Current likelihood", "Current impact"]]
    right = [["Further action", "Due date", "Target likelihood", "Target impact"]]
    for number in range(1, 4):
        left.append([f"OP{number}", f"Sluice {number} fails", f"Warden {number}", str(number), "4"])
        right.append([f"Mend sluice {number}", f"1{number}/05/2027", "1", str(number + 1)])
    head = [("BACKGROUND", (0, 0), (-1, 0), HexColor("#d9e2f3")), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"), GRID]
    buffer = io.BytesIO()
    sheets = Table(left, [50, 120, 90, 100, 100], style=head), Table(right, [160, 100, 100, 100], style=head)
    title = Paragraph("Operational Risk Register", getSampleStyleSheet()["Title"])  # so the halves do not stand level
    SimpleDocTemplate(buffer, pagesize=A4).build([title, sheets[0], PageBreak(), sheets[1]])
    risks = recognise(read_pdf(buffer.getvalue())).risks
    assert len(risks) == 3
    for number, risk in enumerate(risks, 1):
        told = {(v.label.field, v.label.stage): v.text for v in risk.values}
        assert told[Field.ID, None] == f"OP{number}"
        assert told[Field.ACTIONS, None] == f"Mend sluice {number}"
        assert told[Field.ACTION_DUE, None] == f"1{number}/05/2027"
        assert told[Field.IMPACT, StageKind.TARGET] == str(number + 1)
