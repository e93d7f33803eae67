"""Automatic numbers, bullets and typed markers of Word reports; headings by style and by look."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from riskreader.parsers.document import MarkerKind, Paragraph, Table
from riskreader.parsers.word.numbering import number_text
from word_package import cell, lines, numbered, par, read, row, run, table


def level(number: int, text: str, style: str = "decimal", start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, overrides: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="5">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="5"/>{overrides}</w:num>'
    )


def markers(body: str, **parts: str) -> list[str]:
    out: list[str] = []
    for block in read(body, **parts).blocks:
        assert isinstance(block, Paragraph)
        out.append(block.marker.text if block.marker else "")
    return out


def test_levels_count_within_each_other() -> None:
    parts = numbering(level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerRoman"))
    body = "".join(numbered("Text", level=n) for n in (0, 1, 2, 2, 1, 2, 0, 1))
    assert markers(body, numbering=parts) == ["1.", "1.1", "(i)", "(ii)", "1.2", "(i)", "2.", "2.1"]


def test_a_number_with_a_prefix_is_a_risk_s_id_even_in_an_empty_cell() -> None:
    grid = table(row(cell(numbered()), "Roads"), row(cell(numbered()), "Bridges"))
    document = read(grid, numbering=numbering(level(0, "SR%1", "decimalZero", start=9)))
    assert lines(document.blocks) == ["SR09 | Roads", "SR10 | Bridges"]
    assert len(document.words) == 2


def test_deleted_paragraphs_are_not_counted() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>Gone</w:delText></w:r></w:del></w:p>"
    )
    body = numbered("One") + gone + numbered("Two")
    assert markers(body, numbering=numbering(level(0, "%1)"))) == ["1)", "2)"]


def test_two_lists_of_one_pattern_count_on_unless_one_starts_anew() -> None:
    body = numbered("a", 1) + numbered("b", 2) + numbered("c", 2)
    assert markers(body, numbering=numbering(level(0, "%1"))) == ["1", "2", "3"]
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    assert markers(body, numbering=numbering(level(0, "%1"), overrides=anew)) == ["1", "7", "8"]


def test_an_override_can_replace_a_level() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "(%1)", "upperLetter")}</w:lvlOverride>'
    assert markers(numbered("x", 2), numbering=numbering(level(0, "%1"), overrides=other)) == ["(A)"]


def test_legal_numbering_writes_all_levels_in_digits() -> None:
    parts = numbering(level(0, "%1.", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"))
    assert markers(numbered("a") + numbered("b", level=1), numbering=parts) == ["I.", "1.1"]


def test_a_style_can_number_its_paragraphs_and_a_paragraph_can_refuse() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Risk"><w:name w:val="Risk"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Risk"/></w:style>'
    )
    body = (
        par("a", '<w:pStyle w:val="Risk"/>')
        + par("b", '<w:pStyle w:val="Sub"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + par("c", '<w:pStyle w:val="Sub"/>')
    )
    assert markers(body, styles=styles, numbering=numbering(level(0, "R%1"))) == ["R1", "", "R2"]


@pytest.mark.parametrize(("font", "stored", "shown"), [
    ("Symbol", "\uf0b7", "•"), ("Wingdings", "\uf0a7", "▪"), ("Wingdings", "\uf0fc", "✓"), ("Courier New", "o", "o"),
])  # fmt: skip
def test_bullets_are_given_as_shown(font: str, stored: str, shown: str) -> None:
    parts = numbering(
        level(0, stored, "bullet").replace("</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:lvl>')
    )
    (block,) = read(numbered("Item"), numbering=parts).blocks
    assert isinstance(block, Paragraph)
    assert block.marker is not None
    assert (block.marker.text, block.marker.kind, block.marker.words) == (shown, MarkerKind.BULLET, ())


@pytest.mark.parametrize(("number", "style", "text"), [
    (4, "lowerLetter", "d"), (28, "upperLetter", "BB"), (9, "lowerRoman", "ix"), (1994, "upperRoman", "MCMXCIV"),
    (3, "decimalZero", "03"), (12, "ordinal", "12th"), (22, "ordinal", "22nd"), (21, "cardinalText", "Twenty-one"),
    (5, "none", ""),
])  # fmt: skip
def test_number_styles(number: int, style: str, text: str) -> None:
    assert number_text(number, style) == text


@given(
    st.integers(-(10**9), 10**9), st.sampled_from(["lowerLetter", "upperRoman", "ordinal", "cardinalText", "bahtText"])
)
def test_any_count_can_be_written(number: int, style: str) -> None:
    assert 0 < len(number_text(number, style)) <= 40


@pytest.mark.parametrize(("text", "marker", "rest"), [
    ("• Checks are made", "•", "Checks are made"),
    ("•Checks are made", "•", "Checks are made"),
    ("- Checks are made", "-", "Checks are made"),
    ("1) Checks", "1)", "Checks"),
    ("(a) Checks", "(a)", "Checks"),
    ("iv. Checks", "iv.", "Checks"),
    ("1.2 Purpose of this paper", "1.2", "Purpose of this paper"),
])  # fmt: skip
def test_typed_markers_are_told_from_the_text(text: str, marker: str, rest: str) -> None:
    (block,) = read(par(text)).blocks
    assert isinstance(block, Paragraph)
    assert block.marker is not None
    assert (block.marker.text, block.text) == (marker, rest)


@pytest.mark.parametrize("text", [
    "A. Jones (Head of Roads)", "1.2", "4 3 12", "4.30 4.70", "2.5 million", "- 3", "✓", "☒ Treat", "12.", "- ",
    "R1 Roads",
])  # fmt: skip
def test_values_that_look_like_markers_are_text(text: str) -> None:
    (block,) = read(par(text)).blocks
    assert isinstance(block, Paragraph)
    assert block.marker is None
    assert block.text == " ".join(text.split())


STYLES = (
    '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T2"><w:name w:val="House head"/><w:basedOn w:val="T1"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="T3"><w:name w:val="My head"/><w:basedOn w:val="T1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
)


@pytest.mark.parametrize(("properties", "heading"), [
    ('<w:pStyle w:val="T1"/>', 1), ('<w:pStyle w:val="T2"/>', 3), ('<w:pStyle w:val="T3"/>', 1),
    ('<w:pStyle w:val="T"/>', 1),
    ('<w:outlineLvl w:val="4"/>', 5), ('<w:pStyle w:val="T1"/><w:outlineLvl w:val="9"/>', None), ("", None),
])  # fmt: skip
def test_a_style_or_an_outline_level_makes_a_heading(properties: str, heading: int | None) -> None:
    (block,) = read(par("Some words", properties), styles=STYLES).blocks
    assert isinstance(block, Paragraph)
    assert block.heading == heading


def test_short_bold_or_large_paragraphs_stand_as_headings_the_largest_first() -> None:
    size = '<w:sz w:val="22"/>'
    body = (
        par(run("Register of risks", '<w:b/><w:sz w:val="32"/>'))
        + par(run("Environment", f"<w:b/>{size}"))
        + par(run("Roads wear out faster than they are mended, year after year, in all wards.", size))
        + par(run("R1", f"<w:b/>{size}") + run(" roads", size))
        + table(row(cell(par(run("Owner", f"<w:b/>{size}")))))
    )
    blocks = read(body).blocks
    assert [b.heading for b in blocks if isinstance(b, Paragraph)] == [7, 8, None, None]
    assert [p.heading for b in blocks if isinstance(b, Table) for c in b.cells for p in c.paragraphs] == [None]
