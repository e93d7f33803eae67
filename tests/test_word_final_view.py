"""A Word report is read as its final view: what a reader of the printed report sees, and nothing else."""

from __future__ import annotations

import pytest
from riskreader.parsers.document import Picture, Table
from riskreader.parsers.words import Colour
from word_package import (
    cell,
    control,
    count_words,
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

DELETED = '<w:del w:id="1" w:author="A"/>'


def test_content_controls_are_opened_around_runs_paragraphs_cells_rows_and_tables() -> None:
    nested = control(control(par(control(run("flooding")) + run(" risk"))))
    grid = control(table(control(row(control(cell("R1")), control(cell(control(par("Roads"))))))))
    document = read(nested + grid)
    assert lines(document.blocks) == ["flooding risk", "R1 | Roads"]
    assert the_table(document).columns == 2


def test_a_prompt_of_an_empty_content_control_is_no_text() -> None:
    prompt = control(run("Click or tap here to enter text."), "<w:showingPlcHdr/>")
    document = read(par(run("Owner: ") + prompt))
    assert lines(document.blocks) == ["Owner:"]


@pytest.mark.parametrize(("state", "shown"), [("1", "☒ Treat"), ("0", "☐ Treat")])
def test_a_tick_box_shows_its_state_whatever_its_font(state: str, shown: str) -> None:
    box = control(
        '<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
        f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>',
    )
    assert lines(read(par(box + run(" Treat"))).blocks) == [shown]


def test_insertions_count_and_deletions_do_not() -> None:
    inner = (
        run("Scored ")
        + "<w:del><w:r><w:delText>twenty</w:delText></w:r></w:del>"
        + f"<w:ins>{run('sixteen')}<w:del><w:r><w:delText> or so</w:delText></w:r></w:del></w:ins>"
        + f"<w:moveFrom>{run(' moved away')}</w:moveFrom><w:moveTo>{run(' today')}</w:moveTo>"
    )
    assert lines(read(par(inner)).blocks) == ["Scored sixteen today"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = par("Drains are cleaned", f"<w:rPr>{DELETED}</w:rPr>")
    assert lines(read(first + par(" every spring.") + par("Next.")).blocks) == [
        "Drains are cleaned every spring.",
        "Next.",
    ]


def test_a_paragraph_that_is_deleted_as_a_whole_leaves_nothing_behind() -> None:
    gone = par("<w:del><w:r><w:delText>Night shelter</w:delText></w:r></w:del>", f"<w:rPr>{DELETED}</w:rPr>")
    document = read(table(row(cell(par("Rota") + gone + par("Panel")))))
    assert lines(document.blocks) == ["Rota/Panel"]


def test_deleted_rows_and_cells_go_and_inserted_ones_stay() -> None:
    document = read(
        table(
            row("R1", "Roads"),
            row("R2", "Bridges", properties=DELETED),
            row("R3", cell("Old", '<w:cellDel w:id="3"/>'), "Schools", properties='<w:ins w:id="2"/>'),
        )
    )
    assert lines(document.blocks) == ["R1 | Roads", "R3 | Schools"]
    assert the_table(document).rows == 2


def test_a_table_whose_rows_are_all_deleted_is_no_table() -> None:
    document = read(par("Before") + table(row("R1", properties=DELETED)) + par("After"))
    assert not any(isinstance(block, Table) for block in document.blocks)


def test_hidden_text_is_left_out_where_a_run_or_a_style_hides_it() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Note"><w:name w:val="Note"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        par(run("Seen ") + run("unseen ", "<w:vanish/>") + run("unseen ", '<w:rStyle w:val="Secret"/>') + run("again"))
        + par(run("Never") + run(" printed"), '<w:pStyle w:val="Note"/>')
        + par(run("Shown", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="Note"/>')
        + par("End")
    )
    # The last of the styled paragraphs runs on: its own mark is hidden too.
    assert lines(read(body, styles=styles).blocks) == ["Seen again", "ShownEnd"]


def test_a_hidden_row_goes_but_one_with_text_to_show_stays() -> None:
    mark = "<w:rPr><w:vanish/></w:rPr>"
    hidden = cell(par(run("Draft", "<w:vanish/>"), mark))
    document = read(
        table(
            row("R1", "Roads"),
            row(hidden, hidden, properties="<w:hidden/>"),
            row(hidden, "Shown", properties="<w:hidden/>"),
        )
    )
    assert lines(document.blocks) == ["R1 | Roads", " | Shown"]


def test_a_hidden_paragraph_takes_its_automatic_number_along() -> None:
    mark = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>'
    parts = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    document = read(par(run("Hidden", "<w:vanish/>"), mark) + numbered("Shown"), numbering=parts)
    assert lines(document.blocks) == ["1. Shown"]


def test_only_one_branch_of_an_alternative_is_read() -> None:
    box = f"<w:txbxContent>{par('Quarter one')}</w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}"
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(par(run("Register") + both) + par("Next"))
    assert lines(document.blocks) == ["Register", "Quarter one", "Next"]
    assert document.blocks[1].place.block == "paragraph 1, text box 1, paragraph 1"
    assert document.blocks[2].place.block == "paragraph 2"


def test_a_choice_that_is_not_known_gives_way_to_its_fallback() -> None:
    inner = (
        f'<mc:AlternateContent><mc:Choice Requires="zz">{run("new")}</mc:Choice>'
        f"<mc:Fallback>{run('old')}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(read(par(inner)).blocks) == ["old"]


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_a_field_shows_its_result_and_not_its_instruction() -> None:
    nested = (
        field("begin")
        + instruction("IF ")
        + field("begin")
        + instruction("MERGEFIELD Rating")
        + field("separate")
        + run("High")
        + field("end")
        + instruction(' = "High" "red" "green"')
        + field("separate")
        + run("red")
        + field("end")
    )
    simple = f'<w:fldSimple w:instr="PAGE">{run(" 7")}</w:fldSimple>'
    assert lines(read(par(run("Band ") + nested + simple)).blocks) == ["Band red 7"]


def test_a_field_that_is_never_closed_swallows_no_text() -> None:
    assert lines(read(par(field("begin") + run("Still here")) + par("and here")).blocks) == ["Still here", "and here"]


def test_form_fields_show_what_was_chosen() -> None:
    tick = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/>'
        "</w:checkBox></w:ffData></w:fldChar></w:r>" + instruction("FORMCHECKBOX") + field("end")
    )
    choice = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Low"/>'
        '<w:listEntry w:val="High"/></w:ddList></w:ffData></w:fldChar></w:r>'
        + instruction("FORMDROPDOWN")
        + field("end")
    )
    assert lines(read(par(tick + run(" Treat: ") + choice)).blocks) == ["☒ Treat: High"]


def test_links_smart_tags_and_custom_xml_keep_their_text() -> None:
    inner = (
        f'<w:hyperlink w:anchor="x">{run("see ")}</w:hyperlink>'
        f'<w:smartTag w:element="place"><w:smartTagPr/>{run("the ")}</w:smartTag>'
        f'<w:customXml w:element="y">{run("annex")}</w:customXml>'
        '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="4"/></w:r>'
    )
    assert lines(read(par(inner)).blocks) == ["see the annex"]


def test_hyphens_spaces_tabs_and_breaks_read_as_they_print() -> None:
    inner = (
        "<w:r><w:t>collec\u00adtions</w:t><w:tab/><w:t>no</w:t><w:noBreakHyphen/><w:t>access</w:t><w:br/>"
        "<w:t>at\u00a0a\u2007fixed\u202fspace</w:t><w:softHyphen/><w:t>d four\u2011year</w:t></w:r>"
    )
    (paragraph,) = read(par(inner)).blocks
    assert not isinstance(paragraph, (Table, Picture))
    assert [w.text for w in paragraph.words] == [
        "collections", "no-access", "at", "a", "fixed", "spaced", "four-year",
    ]  # fmt: skip
    assert [w.line for w in paragraph.words] == [0, 0, 1, 1, 1, 1, 1]


def test_a_word_that_is_cut_into_runs_is_one_word_with_the_look_of_most_of_it() -> None:
    inner = run("S", "<w:b/>") + run("ecti", '<w:b/><w:color w:val="C00000"/>') + run("on one")
    words = read(par(inner)).words
    assert [(w.text, w.bold) for w in words] == [("Section", True), ("one", False)]
    assert words[0].ink == Colour(0xC0, 0, 0)
    assert words[1].ink is None


def test_symbol_fonts_read_as_the_signs_they_show() -> None:
    inner = (
        '<w:r><w:sym w:font="Wingdings" w:char="F0E1"/></w:r>'
        + run(" \u00fc ", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
        + '<w:r><w:sym w:font="Symbol" w:char="F0AE"/></w:r>'
        + run(" h", '<w:rFonts w:ascii="Wingdings 3"/>')
        + run(" \uf0fb")
    )
    assert lines(read(par(run("Trend ") + inner)).blocks) == ["Trend ↑ ✓ → ↑ ✗"]


def test_capitals_by_format_are_given_as_shown() -> None:
    assert lines(read(par(run("Finance", "<w:caps/>"))).blocks) == ["FINANCE"]


def test_formulas_are_not_lost() -> None:
    inner = run("Score ") + "<m:oMath><m:f><m:num><m:r><m:t>L</m:t></m:r></m:num></m:f></m:oMath>"
    assert lines(read(par(inner)).blocks) == ["Score L"]


def test_the_words_of_a_plain_report_are_counted_the_same_by_another_reader() -> None:
    body = (
        par("Risk register of a made-up council")
        + table(row("Ref", "Risk"), row("R1", cell(par("Roads wear out") + par("• Potholes are filled"))))
        + par(run("One wo") + run("rd", "<w:b/>") + "<w:r><w:br/><w:t>and a line</w:t></w:r>")
    )
    document = read(body)
    assert len(document.words) == count_words(package(body)) == 21
