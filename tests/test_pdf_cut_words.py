"""Words that a narrow column cuts over two lines without a hyphen, and those of two cells that nothing parts."""

from __future__ import annotations

import pytest
from pdf_sheet import Sheet, grid_of, tables
from reportlab.pdfbase.pdfmetrics import stringWidth
from riskreader.parsers.document import Join
from riskreader.parsers.pdf.draft import Atom
from riskreader.parsers.pdf.hyphens import set_joins, vocabulary


def joined(*lines: str, elsewhere: str = "") -> str:
    words = [
        Atom(word, 1, (0.0, 0.0, 1.0, 1.0), 0.0, 0.0, 1.0, 1.0, 9.0, False, False, None, 0)
        for line in lines
        for word in line.split()
    ]
    number = iter(k for k, line in enumerate(lines) for _ in line.split())
    for word in words:
        word.line = next(number)
    set_joins(words, vocabulary(words) | frozenset(elsewhere.split()))
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
