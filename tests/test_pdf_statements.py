"""Statements printed one below the other are told apart, also where their lines are full; prose stays whole."""

from __future__ import annotations

import io
from collections.abc import Sequence
from random import Random

import pytest
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table
from riskreader.parsers.document import Paragraph as ReadParagraph
from riskreader.parsers.document import Table as ReadTable
from riskreader.parsers.pdf.build import read_pdf

STYLE = ParagraphStyle("cell", fontName="Helvetica", fontSize=8, leading=10)
OPENINGS = "Weekly checks|Old pumps|Two wardens|Spare parts|Written rules|A yearly drill|Late invoices|Poor access"
MIDDLES = "are kept near|come before|follow|stand beside|are compared with|depend on|are signed off by|slow down"
ENDINGS = (
    "the north store|every small bridge|our oldest lifts|the tree nursery|clerks of the market|two wells|the ferry"
)


def sentence(random: Random) -> str:
    parts = [random.choice(words.split("|")) for words in (OPENINGS, MIDDLES, ENDINGS)]
    return " ".join(parts) + random.choice(["", " in winter", " twice a year", " for the harbour board"])


def read(rows: Sequence[Sequence[Sequence[str]]], width: float, style: ParagraphStyle = STYLE) -> list[list[list[str]]]:
    """Rows of cells of paragraphs, printed in columns of a width, as they are read."""
    buffer = io.BytesIO()
    data = [
        [str(number + 1), *([Paragraph(t, style) for t in cell] for cell in row)] for number, row in enumerate(rows)
    ]
    table = Table(data, [30, *(width for _ in rows[0])], style=[("GRID", (0, 0), (-1, -1), 0.5, black)])
    SimpleDocTemplate(buffer, pagesize=A4).build([table])
    tables = [block for block in read_pdf(buffer.getvalue()).blocks if isinstance(block, ReadTable)]
    assert len(tables) == 1
    return [
        [[paragraph.text for paragraph in cell.paragraphs] for cell in tables[0].row(row)[1:]]
        for row in range(tables[0].rows)
    ]


@pytest.mark.parametrize("stop", ["", "."])
@pytest.mark.parametrize("width", [90, 130, 170])
def test_statements_that_fill_their_lines_are_told_apart(stop: str, width: float) -> None:
    random = Random(width)
    rows = [[[sentence(random) + stop for _ in range(random.randint(1, 4))] for _ in range(2)] for _ in range(14)]
    assert read(rows, width) == rows


@pytest.mark.parametrize("width", [90, 130, 170])
def test_sentences_of_running_prose_stay_in_their_paragraph(width: float) -> None:
    random = Random(width)
    rows = [[[" ".join(sentence(random) + "." for _ in range(3))] for _ in range(2)] for _ in range(10)]
    assert read(rows, width) == rows


def test_a_name_in_capitals_at_the_start_of_a_line_begins_nothing() -> None:
    names = ["Brindle Valley Trust", "Ostler Yard", "Pinfold Lane Market", "Saltmarsh Users Forum"]
    random = Random(5)
    rows = [[[f"The rota is agreed each spring with {random.choice(names)} and posted up"]] for _ in range(12)]
    assert read(rows, 110) == rows


def test_white_between_paragraphs_parts_names_that_fill_their_lines() -> None:
    cells = [
        ["Report to the Harbour Board", "Works and Piers Committee", "Audit of the slipway is done each spring"],
        ["The Pier Master signs the weekly sheet", "Diving School Inspection Report"],
    ]
    spaced = ParagraphStyle("spaced", STYLE, spaceAfter=2)
    for width in (70, 90, 110):
        assert read([[cell] for cell in cells], width, spaced) == [[cell] for cell in cells]


def test_a_label_begins_a_statement_of_its_own() -> None:
    rows = [[["Keep the sluice clear of weed", f"Held by: the {word} warden"]] for word in ("north", "south", "west")]
    assert read(rows, 118) == rows


def test_a_gap_that_the_printer_left_inside_a_sentence_parts_nothing() -> None:
    wide = ParagraphStyle("wide", parent=STYLE, leading=15.5)
    buffer = io.BytesIO()
    cells = [Paragraph("Weekly checks of the sluice gates and", STYLE), Paragraph("of the two wells", wide)]
    plain = [Paragraph("Spare parts are kept near the old tree nursery and the ferry", STYLE)]
    table = Table([["1", cells], ["2", plain]], [30, 146], style=[("GRID", (0, 0), (-1, -1), 0.5, black)])
    SimpleDocTemplate(buffer, pagesize=A4).build([table])
    (read_table,) = [block for block in read_pdf(buffer.getvalue()).blocks if isinstance(block, ReadTable)]
    assert [cell.text for cell in read_table.row(0)] == ["1", "Weekly checks of the sluice gates and of the two wells"]


def test_the_year_of_a_date_that_a_narrow_cell_cuts_is_made_whole() -> None:
    buffer = io.BytesIO()
    narrow = Paragraph("31-Mar-2026", ParagraphStyle("narrow", parent=STYLE, splitLongWords=1))
    table = Table([["1", [narrow]], ["2", "x"]], [30, 48], style=[("GRID", (0, 0), (-1, -1), 0.5, black)])
    SimpleDocTemplate(buffer, pagesize=A4).build([table])
    (read_table,) = [block for block in read_pdf(buffer.getvalue()).blocks if isinstance(block, ReadTable)]
    assert [cell.text for cell in read_table.row(0)] == ["1", "31-Mar-2026"]


def test_a_line_of_free_text_that_leaves_room_ends_a_paragraph_though_it_is_the_longest_of_its_page() -> None:
    free = ParagraphStyle("free", fontName="Helvetica", fontSize=10, leading=12)
    record = ["Held by: Warden of the north store and the ferry", "Next look: 12 May 2026", "WHAT COULD HAPPEN"]
    story = [Paragraph(text, free) for text in record]
    wide = "Weekly checks are kept near the north store and follow every small bridge that our oldest lifts depend on, "
    story += [PageBreak(), Paragraph(wide + "and two wells beside the tree nursery stand empty in winter.", free)]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4).build(story)
    read_texts = [block.text for block in read_pdf(buffer.getvalue()).blocks if isinstance(block, ReadParagraph)]
    assert read_texts[:3] == record
    assert len(read_texts) == 4
