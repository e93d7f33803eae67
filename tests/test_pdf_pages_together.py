"""Pages that PDFium reads together, and runs of letters of which it is asked for the ends only."""

from __future__ import annotations

from dataclasses import astuple
from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from riskreader.parsers.pdf.readers import open_pdf
from test_pdf_readers import differences, pdf, read, text, texts


def minutes(pages: int) -> bytes:
    """Pages upright and lying, some without text, with lines, turned and slanted words."""
    out = BytesIO()
    canvas = Canvas(out)
    for number in range(pages):
        canvas.setPageSize(landscape(A4) if number % 5 in (2, 3) else A4)
        if number % 7 != 4:
            for line in range(30):
                canvas.setFont("Helvetica-Bold" if line % 9 == 0 else "Helvetica", 8 + line % 3)
                canvas.drawString(40, 500 - 14 * line, f"{number}.{line} The quay wall moves with each spring tide")
                canvas.rect(36, 496 - 14 * line, 300, 14)
        if number % 3 == 1:
            canvas.saveState()
            canvas.rotate(90)
            canvas.drawString(100, -400, f"Upright header {number}")
            canvas.rotate(-45)
            canvas.drawString(300, 100, f"Draft {number}")
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_pages_read_together_are_as_each_is_read_alone() -> None:
    reader = open_pdf(minutes(40))
    try:
        together = list(reader.pages(reader.numbers()))
        assert list(map(astuple, together)) == [astuple(reader.page(number)) for number in reader.numbers()]
        assert [page.number for page in together] == list(range(1, 41))
        some = [together[6], together[2], together[30]]
        assert list(map(astuple, reader.pages([7, 3, 31]))) == list(map(astuple, some))
    finally:
        reader.close()


def test_a_reader_may_be_closed_before_all_pages_are_asked_for() -> None:
    reader = open_pdf(minutes(60))
    pages = reader.pages(reader.numbers())
    assert next(pages).number == 1
    reader.close()


def test_a_page_that_is_not_there_is_told_after_those_that_are() -> None:
    reader = open_pdf(minutes(2))
    try:
        with pytest.raises(IndexError, match="page 3"):
            list(reader.pages([1, 2, 3]))
        assert reader.page(2).number == 2
    finally:
        reader.close()


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        ("(Harbourmaster and quay) Tj", ["Harbourmaster", "and", "quay"]),
        ("[(Harbour) -400 (master)] TJ", ["Harbour", "master"]),
        ("[(Harbour) -200 (master)] TJ", ["Harbourmaster"]),
        ("[(Ha) 60 (r) 90 (b) 40 (o) 80 (ur) 70 (mast) 90 (er)] TJ", ["Harbourmaster"]),
        ("1.5 Tc (Harbourmaster) Tj", ["Harbourmaster"]),
        ("4 Tc (Quay) Tj", ["Q", "u", "a", "y"]),
        ("180 Tz (Harbourmaster) Tj", ["Harbourmaster"]),
        ("-0.5 Tc (Harbourmaster) Tj", ["Harbourmaster"]),
    ],
)
def test_a_run_of_letters_is_parted_where_one_stands_apart(drawn: str, words: list[str]) -> None:
    data = pdf(text(50, 300, "Master of the quay") + f"BT /F1 10 Tf 1 0 0 1 50 200 Tm {drawn} ET")
    assert texts(read(data)) == ["Master", "of", "the", "quay", *words]
    assert not differences(data, 0.2)
