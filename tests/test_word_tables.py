"""Tables of Word reports: merges, nesting, fills, header rows, coloured shapes, and where everything stands."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from riskreader.ingest.errors import LimitExceededError
from riskreader.parsers.document import Paragraph, Picture, Table
from riskreader.parsers.word.build import read_docx
from riskreader.parsers.words import Colour, Place
from word_package import (
    cell,
    cell_at,
    check_words,
    lines,
    numbered,
    package,
    par,
    read,
    row,
    run,
    table,
    the_table,
)

RED, GREEN, AMBER = Colour(255, 0, 0), Colour(0, 176, 80), Colour(255, 192, 0)


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def merged(*, first: bool = False) -> str:
    return '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"


def shade(fill: str, pattern: str = "clear", color: str = "auto") -> str:
    return f'<w:shd w:val="{pattern}" w:color="{color}" w:fill="{fill}"/>'


def test_a_merged_cell_stands_once_with_its_spans() -> None:
    found = the_table(
        read(
            table(
                row(cell("Ref", merged(first=True)), cell("Score", span(2)), "Owner"),
                row(cell("", merged()), "L", "I", ""),
                row("R1", "3", "4", "Finance"),
            )
        )
    )
    assert (found.rows, found.columns) == (3, 4)
    assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in found.cells[:6]] == [
        (0, 0, 2, 1, "Ref"), (0, 1, 1, 2, "Score"), (0, 3, 1, 1, "Owner"),
        (1, 1, 1, 1, "L"), (1, 2, 1, 1, "I"), (1, 3, 1, 1, ""),
    ]  # fmt: skip


def test_a_merge_that_nothing_began_stands_by_itself() -> None:
    found = the_table(read(table(row("a", "b"), row(cell("c", merged()), "d"))))
    assert [c.text for c in found.cells] == ["a", "b", "c", "d"]


def test_a_merge_of_the_old_kind_runs_across() -> None:
    banner = row(cell("Environment", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("", "<w:hMerge/>"))
    found = the_table(read(table(banner, row("1", "2", "3"))))
    assert [(c.column, c.column_span) for c in found.row(0)] == [(0, 3)]
    assert found.columns == 3


def test_rows_that_begin_late_keep_their_columns() -> None:
    late = row("3", "4", properties='<w:gridBefore w:val="2"/>')
    found = the_table(read(table(row("Ref", "Risk", "L", "I"), late)))
    assert [c.column for c in found.row(1)] == [2, 3]


def test_a_span_beyond_reason_does_not_make_a_huge_grid() -> None:
    found = the_table(read(table(row(cell("x", span(10**12)), "y"))))
    assert found.columns <= 1001


def test_a_nested_table_is_a_block_of_its_cell() -> None:
    inner = table(row("L", "I"), row("3", "4"))
    document = read(table(row("R1", cell(par("Scores") + inner + par()))))
    outer = the_table(document)
    paragraph, nested = cell_at(outer, 0, 1).blocks
    assert isinstance(nested, Table)
    assert isinstance(paragraph, Paragraph)
    assert lines((nested,)) == ["L | I", "3 | 4"]
    assert nested.cells[2].place == Place(part="document", block="table 1, row 1, cell 2, table 1, row 2, cell 1")


def test_places_are_counted_as_people_count() -> None:
    document = read(par("Intro") + table(row("a")) + par() + table(row("b", "c"), row("d", "e")) + par("End"))
    first, _, second, end = document.blocks
    assert (first.place.block, end.place.block) == ("paragraph 1", "paragraph 3")
    assert isinstance(second, Table)
    assert second.place == Place(part="document", block="table 2")
    last = cell_at(second, 1, 0)
    assert last.place.block == "table 2, row 2, cell 1"
    assert {word.place for word in last.all_words()} == {last.place}
    assert document.page_count is None


def test_header_rows_are_those_marked_from_the_top_on() -> None:
    head = "<w:tblHeader/>"
    rows = (row("Risk", properties=head), row("L", properties=head), row("R1"), row("again", properties=head))
    assert the_table(read(table(*rows))).header_rows == 2
    assert the_table(read(table(row("R1"), row("late", properties=head)))).header_rows == 0


@pytest.mark.parametrize(("shading", "fill"), [
    (shade("FF0000"), RED),
    (shade("FFFFFF"), None),
    (shade("auto"), None),
    (shade("auto", "solid", "00B050"), GREEN),
    (shade("auto", "nil"), None),
    ('<w:shd w:val="clear" w:fill="auto" w:themeFill="accent2"/>', AMBER),
    (shade("auto", "pct50", "FF0000"), Colour(255, 128, 128)),
])  # fmt: skip
def test_a_cell_s_fill_is_its_shading(shading: str, fill: Colour | None) -> None:
    theme = '<a:clrScheme name="x"><a:accent2><a:srgbClr val="FFC000"/></a:accent2></a:clrScheme>'
    assert cell_at(the_table(read(table(row(cell("12", shading))), theme=theme)), 0, 0).fill == fill


def test_no_colour_takes_the_style_s_fill_away() -> None:
    styles = (
        f'<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:tcPr>{shade("00B050")}</w:tcPr></w:style>'
    )
    rows = row("a", cell("b", shade("auto")))
    found = the_table(read(table(rows, properties='<w:tblStyle w:val="Grid"/>'), styles=styles))
    assert [c.fill for c in found.cells] == [GREEN, None]


def test_shading_of_all_its_paragraphs_fills_a_cell() -> None:
    coloured = par("12", shade("FF0000"))
    found = the_table(read(table(row(cell(coloured), cell(coloured + par("note"))))))
    assert [c.fill for c in found.cells] == [RED, None]


def test_a_table_style_gives_its_first_row_fill_and_bold() -> None:
    styles = (
        '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        f"<w:tcPr>{shade('00B050')}</w:tcPr></w:tblStylePr></w:style>"
    )
    rows = (row("Ref", cell("Risk", shade("FFFFFF"))), row("R1", "Roads"))
    look = '<w:tblStyle w:val="Grid"/><w:tblLook w:val="{}"/>'
    used = the_table(read(table(*rows, properties=look.format("0020")), styles=styles))
    assert [c.fill for c in used.cells] == [GREEN, None, None, None]
    assert [w.bold for w in used.all_words()] == [True, True, False, False]
    unused = the_table(read(table(*rows, properties=look.format("0000")), styles=styles))
    assert not any(c.fill or any(w.bold for w in c.all_words()) for c in unused.cells)


def shape(fill: str, inner: str = "") -> str:
    return (
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x"><wps:wsp><wps:spPr><a:prstGeom prst="ellipse"/>'
        f"{fill}</wps:spPr>{inner}</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def test_coloured_shapes_mark_their_cell() -> None:
    solid = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
    oval = '<w:r><w:pict><v:oval fillcolor="#00b050 [3]"/><v:rect filled="f" fillcolor="red"/></w:pict></w:r>'
    found = the_table(read(table(row(cell(par(shape(solid))), cell(par(oval)), cell(par(shape("<a:noFill/>")))))))
    assert [[mark.colour for mark in c.marks] for c in found.cells] == [[RED], [GREEN], []]
    assert found.cells[0].marks[0].place == found.cells[0].place


@pytest.mark.parametrize(("kind", "turn", "sign"), [
    ("upArrow", "", "↑"), ("rightArrow", ' rot="16200000"', "↑"), ("downArrow", ' flipV="1"', "↑"),
    ("rightArrow", ' rot="18900000"', "↗"), ("leftRightArrow", "", "↔"), ("ellipse", "", ""),
])  # fmt: skip
def test_an_arrow_that_is_drawn_reads_as_its_sign(kind: str, turn: str, sign: str) -> None:
    arrow = shape("").replace("<a:prstGeom", f"<a:xfrm{turn}/><a:prstGeom").replace("ellipse", kind)
    assert the_table(read(table(row(cell(par(arrow)))))).cells[0].text == sign


def test_a_text_box_in_a_cell_is_read_in_that_cell() -> None:
    box = f"<wps:txbx><w:txbxContent>{par('16')}</w:txbxContent></wps:txbx>"
    found = the_table(read(table(row(cell(par(run("Score") + shape("", box)))))))
    assert found.cells[0].text == "Score\n16"


def test_a_picture_is_named_where_it_stands() -> None:
    picture = '<w:r><w:drawing><pic:pic><a:blip r:embed="x"/></pic:pic></w:drawing></w:r>'
    blocks = read(par(run("Trend") + picture)).blocks
    assert isinstance(blocks[1], Picture)
    assert blocks[1].place.block == "paragraph 1"


def test_tables_too_deep_in_each_other_are_refused() -> None:
    deep = par("x")
    for _ in range(40):
        deep = table(row(cell(deep + par())))
    with pytest.raises(LimitExceededError, match="deep"):
        read_docx(package(deep))


def test_numbers_are_counted_over_cells_in_reading_order_and_not_in_merged_ones() -> None:
    parts = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="A%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    rows = (
        row(cell(numbered(), merged(first=True)), "first"),
        row(cell(numbered(), merged()), "more of the first"),
        row(cell(numbered()), "second"),
    )
    document = read(table(*rows), numbering=parts)
    assert lines(document.blocks) == ["A1 | first", "more of the first", "A2 | second"]


def test_work_grows_with_the_rows_and_not_with_their_square() -> None:
    def calls(rows: int) -> int:
        data = package(table(*(row(f"R{n}", "A risk of the service", "3", "4", "12") for n in range(rows))))
        made = 0

        def count(_frame: FrameType, _event: str, _argument: object) -> None:
            nonlocal made
            made += 1

        sys.setprofile(count)
        try:
            document = read_docx(data)
        finally:
            sys.setprofile(None)
        check_words(document)
        assert the_table(document).rows == rows
        return made

    # Eight times the rows: a square would take 64 times the calls.
    assert calls(400) < 9 * calls(50)


def broken(*texts: str) -> str:
    """A paragraph of lines with typed breaks between them."""
    return par("<w:r><w:br/></w:r>".join(run(text) for text in texts))


@pytest.mark.parametrize(
    ("typed", "paragraphs"),
    [
        (("Mooring checks", "Tide alarms by text"), ["Mooring checks", "Tide alarms by text"]),
        (("The quay is surveyed", "every spring"), ["The quay is surveyed every spring"]),
        (("Agreed with the", "Harbour Board"), ["Agreed with the Harbour Board"]),
        (("• Divers on call", "• Spare pumps"), ["• Divers on call", "• Spare pumps"]),
        (("1. Divers on call", "by night", "2. Spare pumps"), ["1. Divers on call by night", "2. Spare pumps"]),
        (("1. Divers on call", "Spare pumps"), ["1. Divers on call Spare pumps"]),
    ],
)
def test_line_breaks_typed_in_a_cell_part_its_texts(typed: tuple[str, ...], paragraphs: list[str]) -> None:
    found = cell_at(the_table(read(table(row(cell(broken(*typed)))))), 0, 0)
    marked = [f"{p.marker.text} {p.text}" if p.marker else p.text for p in found.paragraphs]
    assert marked == paragraphs
