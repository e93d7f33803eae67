"""Words that a narrow column cuts over two lines without a hyphen, and those of two cells that nothing parts."""

from __future__ import annotations

from itertools import accumulate

import pytest
from pdf_sheet import Sheet, grid_of, tables
from reportlab.pdfbase.pdfmetrics import stringWidth
from riskreader.parsers.document import Paragraph
from riskreader.parsers.pdf.draft import DraftParagraph
from riskreader.parsers.pdf.hyphens import OwnWords, set_joins
from riskreader.parsers.pdf.page import Atom
from riskreader.parsers.words import NOWHERE, Join, Place, Word, join_words


def atoms(text: str) -> list[Atom]:
    return [Atom(0, word, Place(1), size=9.0) for word in text.split()]


def joined(*lines: str, elsewhere: str = "") -> str:
    words = atoms(" ".join(lines))
    starts = [*accumulate(len(line.split()) for line in lines[:-1])]
    paragraph = DraftParagraph(words, starts=starts)
    set_joins(paragraph, OwnWords([paragraph, DraftParagraph(atoms(elsewhere))]))
    return "".join(("" if w.join is not Join.SPACE or not k else " ") + w.text for k, w in enumerate(words))


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("Likelihoo", "d"), "Likelihood"),
        (("Decemb", "er 2025"), "December 2025"),
        (("31/03/202", "6"), "31/03/2026"),
        (("28.02.20", "26"), "28.02.2026"),
        (("Timetabl", "e"), "Timetable"),
    ],
)
def test_a_word_cut_by_its_column_is_whole_again(lines: tuple[str, ...], whole: str) -> None:
    assert joined(*lines, elsewhere="timetable") == whole


@pytest.mark.parametrize("lines", [("Responsible", "to"), ("31/03/2026", "6"), ("Harbour", "s"), ("every", "day")])
def test_two_words_stay_two(lines: tuple[str, ...]) -> None:
    assert joined(*lines, elsewhere="everyday") == " ".join(lines)


def test_a_line_between_two_letters_parts_words_that_stand_without_a_space() -> None:
    sheet = Sheet()
    edges = (40.0, 130.0, 300.0)
    sheet.grid(edges, (60, 80, 100, 120))
    for y, left, right in (
        (73, "left by a contractor", "Director of Quays"),
        (93, "Gate", "Seals"),
        (113, "Crane", "Oil"),
    ):
        sheet.text(129.6 - stringWidth(left, "Helvetica", 9) if y == 73 else 44, y, left)
        sheet.text(130.2 if y == 73 else 134, y, right)
    (table,) = tables(sheet.read())
    assert grid_of(table)[0] == ["left by a contractor", "Director of Quays"]


def test_a_number_and_the_word_in_the_next_cell_are_two() -> None:
    sheet = Sheet()
    sheet.grid((40, 130, 300), (60, 80, 100, 120))
    for y, left, right in ((73, "Total", "RAG"), (93, "12", "Amber"), (113, "8", "Green")):
        sheet.text(129.6 - stringWidth(left, "Helvetica", 9), y, left)
        sheet.text(130.2 if y > 73 else 134, y, right)
    (table,) = tables(sheet.read())
    assert grid_of(table)[1:] == [["12", "Amber"], ["8", "Green"]]


def test_coloured_cells_show_where_heads_above_them_end() -> None:
    sheet = Sheet()
    heads = ("Ref", "Principal hazard", "Severity (1-5)", "Inherent risk", "Key controls", "Owner")
    xs = (40.0, 80.0, 200.0, 262.0, 320.0, 450.0)
    sheet.fill(40, 60, 540, 80, "#d9e2f3")
    for x, text in zip(xs, heads, strict=True):
        near = 261.8 - stringWidth(text, "Helvetica-Bold", 9) if text.startswith("Sev") else x + 0.3
        sheet.text(near, 73, text, bold=True)
    for k in range(4):
        y = 80 + 20 * k
        sheet.fill(262, y, 320, y + 20, "#ff0000")
        row = (f"R{k}", f"Weir number {k} fails", "4", "16", "Weekly check of gates", "Keeper")
        for x, text in zip(xs, row, strict=True):
            sheet.text(x + 2, y + 13, text)
    (table,) = tables(sheet.read())
    assert grid_of(table)[0] == list(heads)


def test_a_sum_of_money_under_the_edge_of_coloured_cells_is_whole() -> None:
    sheet = Sheet()
    for y in (60, 80, 100, 120):
        sheet.fill(130, y, 200, y + 20, "#ff0000")
    sheet.text(130 - stringWidth("Grant of £40,", "Helvetica", 9), 56, "Grant of £40,000 sought")
    assert any("£40,000" in word.text for word in sheet.read().words)


def test_a_word_that_a_line_cuts_stands_whole_on_the_line_where_it_begins() -> None:
    texts = (("Jane", 0, Join.SPACE), ("Directo", 1, Join.SPACE), ("r", 2, Join.GLUE), ("of", 2, Join.SPACE))
    words = tuple(Word(n, text, NOWHERE, line=line, join=join) for n, (text, line, join) in enumerate(texts))
    assert [join_words(line) for line in Paragraph(words).lines] == ["Jane", "Director", "of"]
