"""What a reader of a PDF sees must come out: tables as printed, words once, paragraphs whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_sheet import HEIGHT, WIDTH, Sheet, each_word_once, grid_of, paragraphs, tables
from reportlab.lib.colors import HexColor
from riskreader.parsers.document import Paragraph, Picture
from riskreader.parsers.outline import outline
from riskreader.parsers.pdf.build import build, read_pdf
from riskreader.parsers.pdf.page import Atom, Fill, Glance, PageContent, Rule
from riskreader.parsers.pdf.readers import open_pdf
from riskreader.parsers.words import NOWHERE, Colour, Place

CORPUS = sorted((Path(__file__).parents[2] / "shared" / "accuracy").glob("**/*.pdf"))


@pytest.mark.skipif(not CORPUS, reason="the development reports are not beside the repository")
@pytest.mark.parametrize("path", CORPUS, ids=[path.stem for path in CORPUS])
def test_every_printed_word_stands_in_one_place_of_the_document(path: Path) -> None:
    data = path.read_bytes()
    document = read_pdf(data)
    reader = open_pdf(data)
    printed = sum(len(reader.page(number).words) for number in range(1, reader.page_count() + 1))
    reader.close()
    assert len(document.words) == printed
    assert each_word_once(document)


def test_merged_header_cells_keep_their_spans() -> None:
    sheet = Sheet()
    sheet.grid([40, 100, 160, 220], [100, 140, 160])
    sheet.canvas.setLineWidth(0.6)
    sheet.rule(100, 120, 220, 120)
    sheet.canvas.setStrokeColor(HexColor("#ffffff"))
    sheet.canvas.setStrokeColor(HexColor("#000000"))
    sheet.text(44, 112, "Ref")
    sheet.text(104, 112, "A")
    sheet.text(164, 112, "B")
    sheet.text(104, 132, "Likelihood")
    sheet.text(164, 132, "Impact")
    sheet.text(44, 152, "R1")
    sheet.text(104, 152, "3")
    sheet.text(164, 152, "4")
    (table,) = tables(sheet.read())
    assert (table.rows, table.columns) == (3, 3)
    ref = table.row(0)[0]
    assert (ref.text, ref.row_span, ref.column_span) == ("Ref", 2, 1)
    assert [cell.text for cell in table.row(1)] == ["Likelihood", "Impact"]
    assert [cell.text for cell in table.row(2)] == ["R1", "3", "4"]


def test_a_line_drawn_twice_makes_no_column() -> None:
    sheet = Sheet()
    sheet.grid([40, 100, 101.5, 200, 204, 300], [100, 120, 140])
    for y in (114, 134):
        sheet.text(44, y, "left")
        sheet.text(110, y, "middle")
        sheet.text(210, y, "right")
    (table,) = tables(sheet.read())
    assert grid_of(table) == [["left", "middle", "right"]] * 2


def test_fills_alone_draw_a_table_and_colour_its_cells() -> None:
    sheet = Sheet()
    colours = ["#ddeeff", "#eeeeee", "#ff0000"]
    for row in range(3):
        for column in range(3):
            x, y = 40 + column * 100, 100 + row * 22
            sheet.fill(x, y, x + 98, y + 20, colours[column])
            sheet.text(x + 4, y + 13, f"cell{row}{column}")
    (table,) = tables(sheet.read())
    assert grid_of(table) == [[f"cell{row}{column}" for column in range(3)] for row in range(3)]
    assert [cell.fill.hex for cell in table.row(1) if cell.fill] == ["ddeeff", "eeeeee", "ff0000"]


def _register(sheet: Sheet, y: float) -> float:
    """Four columns and three risks without any line; the y below them."""
    for x, text in ((40, "Ref"), (80, "Risk"), (300, "Score"), (360, "Owner")):
        sheet.text(x, y, text, bold=True)
    y += 20
    for number in range(1, 4):
        sheet.text(40, y, f"R{number}")
        sheet.lines(80, y, ["The harbour crane fails and ships wait for", "a spare part from abroad"])
        sheet.text(300, y, str(4 * number))
        sheet.text(360, y, "Harbour Master")
        y += 36
    return y


EXPECTED = [
    ["Ref", "Risk", "Score", "Owner"],
    *(
        [f"R{n}", "The harbour crane fails and ships wait for a spare part from abroad", str(4 * n), "Harbour Master"]
        for n in range(1, 4)
    ),
]


def test_a_table_without_lines_is_told_by_alignment() -> None:
    sheet = Sheet()
    _register(sheet, 100)
    (table,) = tables(sheet.read())
    assert not table.ruled
    assert grid_of(table) == EXPECTED


def test_level_lines_alone_part_the_rows() -> None:
    sheet = Sheet()
    bottom = _register(sheet, 100)
    for y in (88, 106, 142, 178, bottom - 20):
        sheet.rule(38, y, 460, y)
    (table,) = tables(sheet.read())
    assert grid_of(table) == EXPECTED


def test_a_coloured_header_gives_the_rows_below_it_their_columns() -> None:
    sheet = Sheet()
    for x0, x1 in ((36, 76), (76, 296), (296, 356), (356, 460)):
        sheet.fill(x0, 86, x1, 106, "#ccddee")
    _register(sheet, 100)
    (table,) = tables(sheet.read())
    assert grid_of(table) == EXPECTED
    assert all(cell.fill for cell in table.row(0))


def test_upright_labels_are_headers_of_the_columns_below() -> None:
    sheet = Sheet()
    sheet.text(40, 160, "Ref", bold=True)
    sheet.text(80, 160, "Risk", bold=True)
    sheet.upright(308, 160, "Gross score")
    sheet.upright(338, 160, "Net score")
    for number in range(1, 5):
        y = 165 + 16 * number
        sheet.text(40, y, f"R{number}")
        sheet.text(80, y, "Boats drift from their moorings")
        sheet.text(302, y, "12")
        sheet.text(332, y, "8")
    (table,) = tables(sheet.read())
    assert [cell.text for cell in table.row(0)] == ["Ref", "Risk", "Gross score", "Net score"]
    assert [cell.text for cell in table.row(4)] == ["R4", "Boats drift from their moorings", "12", "8"]


def _prose(sheet: Sheet) -> None:
    for y in range(100, 300, 11):
        sheet.text(40, y, "The harbour board met in the old custom house and")
        sheet.text(310, y, "heard from the pilot about the new channel marks")


def _contents(sheet: Sheet) -> None:
    for number, title in enumerate(["Welcome", "Minutes", "Harbour dues", "Dredging", "Other matters"], 1):
        sheet.text(40, 100 + 14 * number, f"{number}.")
        sheet.text(70, 100 + 14 * number, title)
        sheet.text(500, 100 + 14 * number, str(number * 3))


def _form(sheet: Sheet) -> None:
    for number, (label, value) in enumerate(
        [("From:", "Pilot"), ("To:", "Board"), ("Date:", "1 May"), ("Ward:", "All")]
    ):
        sheet.text(40, 100 + 14 * number, label, bold=True)
        sheet.text(160, 100 + 14 * number, value)


@pytest.mark.parametrize("draw", [_prose, _contents, _form])
def test_what_is_only_set_in_columns_is_no_table(draw: Callable[[Sheet], None]) -> None:
    sheet = Sheet()
    draw(sheet)
    document = sheet.read()
    assert not tables(document)
    assert each_word_once(document)


def _cell(sheet: Sheet, texts: Sequence[str]) -> list[str]:
    """The paragraphs of a cell 220 points wide that holds these lines."""
    sheet.grid([40, 100, 320], [100, 120, 220])
    sheet.text(44, 113, "Ref")
    sheet.text(104, 113, "Controls")
    sheet.text(44, 133, "R1")
    sheet.lines(104, 133, texts)
    (table,) = tables(sheet.read())
    return [paragraph.text for paragraph in table.row(1)[1].paragraphs]


def test_a_wrapped_sentence_is_one_paragraph() -> None:
    found = _cell(
        Sheet(),
        ["The dredger is inspected by its makers every", "spring before the first ships of the season", "arrive"],
    )
    assert found == ["The dredger is inspected by its makers every spring before the first ships of the season arrive"]


def test_a_line_that_cannot_end_a_sentence_goes_on_below_white() -> None:
    sheet = Sheet()
    for number, text in enumerate(
        ("The harbour master tests each of the sluices on the quay by", "01/05/2027 and writes down what was seen.")
    ):
        sheet.text(60, 80 + 20 * number, text)
    sheet.text(60, 140, "The log is kept in the office.")
    sheet.text(60, 151, "It is read at each tide.")
    found = paragraphs(sheet.read())
    assert found[0].endswith("on the quay by 01/05/2027 and writes down what was seen.")


def test_short_lines_are_statements_of_their_own() -> None:
    found = _cell(Sheet(), ["Dredger inspected", "Pilots trained", "Buoys painted every spring"])
    assert found == ["Dredger inspected", "Pilots trained", "Buoys painted every spring"]


def test_bullets_become_markers_and_leave_the_text() -> None:
    sheet = Sheet()
    found = _cell(sheet, ["- Dredger inspected by its makers before", "  the season", "- Pilots trained"])
    assert found == ["Dredger inspected by its makers before the season", "Pilots trained"]


def test_a_hyphen_at_a_line_end_goes_where_it_only_breaks_the_word() -> None:
    found = _cell(Sheet(), ["Likeli-", "hood"])
    assert found == ["Likelihood"]
    found = _cell(Sheet(), ["The board agreed a plan that covers a four-", "year period and pays for new buoys"])
    assert found == ["The board agreed a plan that covers a four-year period and pays for new buoys"]


def _page_of_rows(sheet: Sheet, rows: Sequence[tuple[str, Sequence[str]]], bottom: float) -> None:
    y = 60.0
    edges = [y]
    for ref, texts in [("Ref", ["Control in place"]), *rows]:
        sheet.text(44, y + 13, ref, bold=ref == "Ref")
        sheet.lines(104, y + 13, texts, bold=ref == "Ref")
        y += 8 + 11 * len(texts)
        edges.append(y)
    edges[-1] = bottom
    sheet.grid([40, 100, 320], edges)


def test_a_table_over_pages_is_one_and_its_cut_row_is_whole() -> None:
    sheet = Sheet()
    wide = "The harbour light is checked by its keeper on"
    _page_of_rows(sheet, [("R1", ["Buoys painted"]), ("R2", [wide])], 118)
    sheet.turn()
    _page_of_rows(sheet, [("", ["every evening of the winter half"]), ("R3", ["Pilots trained"])], 130)
    document = sheet.read()
    (table,) = tables(document)
    assert grid_of(table) == [
        ["Ref", "Control in place"],
        ["R1", "Buoys painted"],
        ["R2", f"{wide} every evening of the winter half"],
        ["R3", "Pilots trained"],
    ]
    assert table.header_rows == 1
    assert [word.text for word in table.furniture] == ["Ref", "Control", "in", "place"]
    assert each_word_once(document)


def test_a_card_at_the_top_of_a_page_stays_a_card_of_its_own() -> None:
    sheet = Sheet()
    for page in range(2):
        if page:
            sheet.turn()
        for card in range(2):
            y = 60 + card * 120
            sheet.grid([40, 140, 400], [y, y + 20, y + 40, y + 60])
            values = (f"H{page}{card}", "The quay wall moves", "Harbour Master")
            for number, (label, value) in enumerate(zip(("Risk ref", "Risk", "Owner"), values, strict=True)):
                sheet.text(44, y + 13 + 20 * number, label, bold=True)
                sheet.text(144, y + 13 + 20 * number, value)
    found = tables(sheet.read())
    assert [table.row(0)[1].text for table in found] == ["H00", "H01", "H10", "H11"]


def test_running_heads_and_page_numbers_are_furniture_and_text_that_repeats_is_not() -> None:
    sheet = Sheet()
    for page in range(1, 5):
        if page > 1:
            sheet.turn()
        sheet.text(40, 30, "Harbour Board Register")
        sheet.text(280, 820, f"Page {page} of 4")
        # a new section begins on odd pages; on even pages its text goes on from the top
        if page % 2:
            sheet.text(40, 70, "Looked after by the Harbour Master")
        first = 92 if page % 2 else 70
        sheet.lines(40, first, [f"Report {page} line {number} is about the quays." for number in range(30)])
    document = sheet.read()
    assert {paragraph.text for paragraph in document.furniture} == {
        "Harbour Board Register",
        *(f"Page {page} of 4" for page in range(1, 5)),
    }
    assert sum(text.startswith("Looked after by") for text in paragraphs(document)) == 2


def test_headings_rank_by_size() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Harbour register", size=20)
    sheet.text(40, 100, "Quays", size=14, bold=True)
    for y in range(120, 220, 12):
        sheet.text(40, y, "The board keeps the quays in repair and reports to the members each year.")
    found = {block.text: block.heading for block in sheet.read().blocks if isinstance(block, Paragraph)}
    assert (found["Harbour register"], found["Quays"]) == (1, 2)
    assert None in found.values()


def test_a_plotted_matrix_inside_a_cell_is_a_picture() -> None:
    sheet = Sheet()
    sheet.grid([40, 140, 400], [60, 80, 200])
    sheet.text(44, 73, "Risk ref")
    sheet.text(144, 73, "H7")
    sheet.text(44, 93, "Position")
    for row in range(3):
        for column in range(3):
            colour = ("#00aa00", "#ffbf00", "#ff0000")[min(2, row + column)]
            x, y = 170 + column * 22, 100 + row * 22
            sheet.fill(x, y, x + 21, y + 21, colour)
        sheet.text(160, 114 + row * 22, str(3 - row), size=6)
    (table,) = tables(sheet.read())
    picture = table.row(1)[1].blocks[-1]
    assert isinstance(picture, Picture)
    assert sorted(word.text for word in picture.words) == ["1", "2", "3"]
    assert table.row(1)[1].text == ""


def test_the_outline_shows_cells_and_headings() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Harbour register", size=20)
    sheet.grid([40, 100, 200], [100, 120, 140])
    for y in (113, 133):
        sheet.text(44, y, "R1")
        sheet.text(104, y, "Fog")
    text = outline(sheet.read())
    assert "H1 Harbour register" in text
    assert "2 rows, 2 columns, ruled" in text
    assert "[1] P Fog" in text


class Pages:
    """Pages held in memory, as a reader gives them."""

    def __init__(self, pages: Sequence[PageContent]) -> None:
        self.contents = pages

    def page_count(self) -> int:
        return len(self.contents)

    def numbers(self) -> Sequence[int]:
        return range(1, len(self.contents) + 1)

    def title(self) -> str | None:
        return None

    def glance(self, number: int) -> Glance:
        page = self.contents[number - 1]
        return Glance(number, page.width, page.height, 0, " ".join(word.text for word in page.words))

    def page(self, number: int) -> PageContent:
        return self.contents[number - 1]

    def pages(self, numbers: Iterable[int]) -> Iterator[PageContent]:
        return map(self.page, numbers)

    def close(self) -> None:
        pass


TEXTS = ("Quay", "the", "of", "–", "•", "-", "1.", "(a)", "12", "L4", "o", "Likeli-", "hood", "R1", "J.", ":", "Owner:")
XS = st.sampled_from((40.0, 42.0, 80.0, 150.0, 200.0, 300.0, 301.0, 420.0))
YS = st.sampled_from((20.0, *(60.0 + 11 * step for step in range(60))))


@st.composite
def page_words(draw: st.DrawFn) -> Atom:
    x, y, size = draw(XS), draw(YS), draw(st.sampled_from((8.0, 8.0, 12.0)))
    text = draw(st.sampled_from(TEXTS))
    turn = draw(st.sampled_from((0, 0, 0, 0, 90, 270)))
    long = len(text) * size / 2
    wide, high = (long, size) if turn == 0 else (size, long)
    bold = draw(st.booleans())
    return Atom(0, text, NOWHERE, bold, size=size, turn=turn, x0=x, top=y, x1=x + wide, bottom=y + high)


def _on_page(words: list[Atom], number: int) -> list[Atom]:
    return [replace(word, home=Place(number)) for word in words]


@st.composite
def page_rules(draw: st.DrawFn) -> Rule:
    x, y = draw(XS), draw(YS)
    if draw(st.booleans()):
        return Rule((x, y, x + draw(st.sampled_from((10.0, 100.0, 380.0))), y))
    return Rule((x, y, x, y + draw(st.sampled_from((5.0, 22.0, 300.0)))))


@st.composite
def page_fills(draw: st.DrawFn) -> Fill:
    x, y = draw(XS), draw(YS)
    wide, high = draw(st.sampled_from((1.0, 40.0, 380.0))), draw(st.sampled_from((1.0, 22.0, 44.0)))
    return Fill((x, y, x + wide, y + high), Colour(255, 0, 0))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(page_words(), max_size=60),
            st.lists(page_rules(), max_size=30),
            st.lists(page_fills(), max_size=12),
        ),
        max_size=3,
    )
)
def test_whatever_a_page_holds_each_word_stands_once_and_no_two_cells_overlap(
    drawn: list[tuple[list[Atom], list[Rule], list[Fill]]],
) -> None:
    pages = [
        PageContent(number, WIDTH, HEIGHT, 0, tuple(_on_page(words, number)), tuple(rules), tuple(fills))
        for number, (words, rules, fills) in enumerate(drawn, 1)
    ]
    document = build(Pages(pages))
    assert len(document.words) == sum(len(page.words) for page in pages)
    assert each_word_once(document)
    for table in tables(document):
        fields = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        assert len(fields) == len(set(fields))
        assert all(row < table.rows and column < table.columns for row, column in fields)
