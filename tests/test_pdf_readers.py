"""The two PDF readers: what each gives of a page, and that they agree."""

from __future__ import annotations

import contextlib
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
from riskreader.ingest.errors import DamagedReportError, EncryptedReportError
from riskreader.parsers.pdf.page import Atom, PageContent
from riskreader.parsers.pdf.readers import Engine, open_pdf
from riskreader.parsers.words import BBox, Colour

RED = Colour(255, 0, 0)
ENGINES: tuple[Engine, ...] = ("pdfium", "pdfplumber")


def pdf(
    content: str,
    *,
    page: str = "",
    forms: dict[str, tuple[str, str]] | None = None,
    fonts: dict[str, str] | None = None,
    streams: dict[int, str] | None = None,
    info: str = "",
) -> bytes:
    """A PDF of one page, 600 by 400 unless `page` says so, from its content stream.

    `forms` are XObjects: name → (entries of the dictionary, content); `fonts` replace the Helvetica /F1;
    `streams` are numbered objects from 20 on.
    """
    fonts = fonts or {
        "F1": "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "F2": "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-BoldOblique/Encoding/WinAnsiEncoding>>",
    }
    forms = forms or {}
    numbers = {name: 40 + place for place, name in enumerate(forms)}
    resources = "/Font<<" + "".join(f"/{name} {font}" for name, font in fonts.items()) + ">>"
    resources += "/XObject<<" + "".join(f"/{name} {number} 0 R" for name, number in numbers.items()) + ">>"
    size = page if "/MediaBox" in page else f"/MediaBox[0 0 600 400]{page}"
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: f"<</Type/Page/Parent 2 0 R{size}/Resources<<{resources}>>/Contents 4 0 R>>",
        4: f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        5: f"<<{info}>>",
    }
    for number, text in (streams or {}).items():
        objects[number] = f"<</Length {len(text)}>>\nstream\n{text}\nendstream"
    for name, (entries, text) in forms.items():
        objects[numbers[name]] = (
            f"<</Type/XObject/Subtype/Form{entries}/Resources<<{resources}>>/Length {len(text)}>>"
            f"\nstream\n{text}\nendstream"
        )
    out = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = len(out)
    last = max(objects)
    out += f"xref\n0 {last + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, last + 1):
        out += f"{places.get(number, 0):010} 00000 {'n' if number in places else 'f'} \n".encode()
    return out + f"trailer<</Size {last + 1}/Root 1 0 R/Info 5 0 R>>\nstartxref\n{table}\n%%EOF\n".encode()


def text(x: float, y: float, words: str, size: float = 10, *, font: str = "F1", matrix: str = "1 0 0 1") -> str:
    return f"BT /{font} {size} Tf {matrix} {x} {y} Tm ({words}) Tj ET\n"


def read(data: bytes, engine: Engine = "pdfium", number: int = 1) -> PageContent:
    reader = open_pdf(data, engine)
    try:
        return reader.page(number)
    finally:
        reader.close()


def texts(page: PageContent) -> list[str]:
    return [word.text for word in page.words]


def near(first: BBox, second: BBox, points: float = 1.0) -> bool:
    return all(abs(one - other) <= points for one, other in zip(first, second, strict=True))


def differences(data: bytes, points: float = 1.0) -> list[str]:
    """What the readers do not agree on, in words."""
    out: list[str] = []
    one, two = open_pdf(data, "pdfium"), open_pdf(data, "pdfplumber")
    try:
        if one.page_count() != two.page_count():
            return [f"{one.page_count()} and {two.page_count()} pages"]
        for number in range(1, one.page_count() + 1):
            first, second = one.page(number), two.page(number)
            if (first.width, first.height, first.rotation) != (second.width, second.height, second.rotation):
                out.append(f"page {number}: size or rotation")
            if len(first.words) != len(second.words):
                out.append(f"page {number}: {len(first.words)} and {len(second.words)} words")
            for a, b in zip(sorted(first.words, key=_place), sorted(second.words, key=_place), strict=False):
                if (a.text, a.turn, a.bold, a.italic, a.ink) != (b.text, b.turn, b.bold, b.italic, b.ink):
                    out.append(f"page {number}: {a} and {b}")
                elif not near(a.bbox, b.bbox, points):
                    out.append(f"page {number}: {a.text} at {a.bbox} and {b.bbox}")
    finally:
        one.close()
        two.close()
    return out


def _place(word: Atom) -> tuple[str, float, float]:
    return (word.text, round(word.bbox[1], 0), round(word.bbox[0], 0))


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    name: Engine = request.param
    return name


# Words


def test_words_stand_where_they_are_printed(engine: Engine) -> None:
    page = read(pdf(text(50, 300, "Flood defences fail")), engine)
    assert texts(page) == ["Flood", "defences", "fail"]
    assert near(page.words[0].bbox, (50, 92, 75, 102))
    assert page.words[0].size == pytest.approx(10, abs=0.1)
    assert (page.width, page.height, page.rotation) == (600, 400, 0)


def test_a_gap_of_three_points_parts_words_and_a_smaller_one_does_not(engine: Engine) -> None:
    wide, narrow = text(50, 300, "Gr") + text(66.5, 300, "ants"), text(50, 200, "Gr") + text(63.5, 200, "ants")
    assert texts(read(pdf(wide + narrow), engine)) == ["Gr", "ants", "Grants"]


def test_a_space_that_is_drawn_by_itself_parts_words(engine: Engine) -> None:
    content = text(50, 300, "Low", 8) + text(64.7, 300, " ", 8) + text(66.9, 300, "risk", 8)
    assert texts(read(pdf(content), engine)) == ["Low", "risk"]


def test_a_space_that_begins_a_drawn_text_parts_words(engine: Engine) -> None:
    content = text(50, 300, "Low", 8) + text(64.7, 300, " risk", 8)
    assert texts(read(pdf(content), engine)) == ["Low", "risk"]


def test_a_page_that_prints_no_spaces_is_parted_by_its_gaps(engine: Engine) -> None:
    words = "Flood defences of the old harbour wall are overtopped at the highest tides of the year".split()
    shown, x = "", 50.0
    for word in words:
        shown += text(x, 300, word, 9)
        x += stringWidth(word, "Helvetica", 9) + 2.0  # a space of two points, within the tolerance of other pages
    assert texts(read(pdf(shown), engine)) == words


def test_a_change_of_font_parts_words_where_there_is_a_gap(engine: Engine) -> None:
    label = stringWidth("Score:", "Helvetica-BoldOblique", 10)
    spaced = text(50, 300, "Score:", font="F2") + text(50 + label + 2, 300, "12")
    joined = text(50, 200, "Re", font="F2") + text(50 + stringWidth("Re", "Helvetica-BoldOblique", 10), 200, "view")
    assert texts(read(pdf(spaced + joined), engine)) == ["Score:", "12", "Review"]


def test_spaces_part_words_that_are_printed_letter_by_letter(engine: Engine) -> None:
    """Also where a space is moved back under the letter before it, and where the text runs upwards."""
    advance = {"A": 6.67, " ": 2.78, "T": 6.11, "o": 5.56, "y": 5.0}
    level, upwards, at = "", "", 50.0
    for letter in "A Toy":
        kern = 0.55 if letter in " T" else 0.0
        at -= kern
        level += text(at, 300, letter)
        upwards += text(200, at, letter, matrix="0 1 -1 0")
        at += advance[letter]
    assert texts(read(pdf(level), engine)) == ["A", "Toy"]
    assert texts(read(pdf(upwards), engine)) == ["A", "Toy"]


def test_letters_spaced_out_within_the_tolerance_are_one_word(engine: Engine) -> None:
    spaced = "BT /F1 8 Tf 2.5 Tc 1 0 0 1 50 300 Tm (REGISTER) Tj ET"
    assert texts(read(pdf(spaced), engine)) == ["REGISTER"]


def test_a_cell_of_several_lines_keeps_its_words_in_content_order(engine: Engine) -> None:
    content = text(50, 300, "Loss of") + text(50, 288, "key staff") + text(200, 300, "Moderate")
    assert texts(read(pdf(content), engine)) == ["Loss", "of", "key", "staff", "Moderate"]


@pytest.mark.parametrize(
    ("matrix", "turn", "x"), [("0 1 -1 0", 90, 300), ("0 -1 1 0", 270, 300), ("-1 0 0 -1", 180, 300)]
)
def test_turned_words_are_read_along_their_baseline(engine: Engine, matrix: str, turn: int, x: float) -> None:
    page = read(pdf(text(x, 200, "Inherent risk", matrix=matrix)), engine)
    assert sorted(texts(page)) == ["Inherent", "risk"]
    assert {word.turn for word in page.words} == {turn}
    assert page.words[0].size == pytest.approx(10, abs=0.1)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_rotated_page_is_given_as_shown(engine: Engine, turn: int) -> None:
    # The text is drawn so that it stands upright once the page is turned
    matrix, x, y = {
        0: ("1 0 0 1", 30, 360),
        90: ("0 1 -1 0", 40, 30),
        180: ("-1 0 0 -1", 570, 40),
        270: ("0 -1 1 0", 560, 370),
    }[turn]
    page = read(pdf(text(x, y, "Score", matrix=matrix) + "1 0 0 rg 0 0 60 20 re f", page=f"/Rotate {turn}"), engine)
    assert (page.width, page.height) == ((600, 400) if turn in (0, 180) else (400, 600))
    (word,) = page.words
    assert (word.text, word.turn, page.rotation) == ("Score", 0, turn)
    assert near(word.bbox, (30, 32, 57, 42))
    corner = {0: (0, 380, 60, 400), 90: (0, 0, 20, 60), 180: (540, 0, 600, 20), 270: (380, 540, 400, 600)}
    assert page.fills[0].bbox == corner[turn]


@pytest.mark.parametrize("turn", [0, 90])
def test_a_cropped_page_begins_at_its_crop_box_and_leaves_out_what_lies_beyond(engine: Engine, turn: int) -> None:
    content = text(150, 300, "Seen") + text(20, 20, "Hidden") + "1 0 0 rg 0 0 200 150 re f"
    page = read(pdf(content, page=f"/MediaBox[-50 -50 600 400]/CropBox[100 100 500 350]/Rotate {turn}"), engine)
    assert (page.width, page.height) == ((400, 250) if turn == 0 else (250, 400))
    assert texts(page) == ["Seen"]
    where = (50, 42, 73, 52) if turn == 0 else (198, 50, 208, 73)
    assert near(page.words[0].bbox, where)
    assert page.fills[0].bbox == ((0, 200, 100, 250) if turn == 0 else (0, 0, 50, 100))


def test_a_hyphen_at_a_line_end_is_a_hyphen(engine: Engine) -> None:
    content = text(50, 300, "safe-") + text(50, 288, "guarding")
    assert texts(read(pdf(content), engine)) == ["safe-", "guarding"]


def test_a_soft_hyphen_at_a_line_end_is_a_hyphen() -> None:
    # pdfminer.six reads this code of WinAnsiEncoding as a space
    content = text(50, 250, "govern\\255") + text(50, 238, "ance")
    assert texts(read(pdf(content))) == ["govern-", "ance"]


def unicode_font(name: str, code: str, to: str) -> tuple[dict[str, str], dict[int, str]]:
    """A font in which one code means other Unicode."""
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <{code}> <{to}> endbfchar\n"
        "endcmap end end"
    )
    font = (
        f"<</Type/Font/Subtype/Type1/BaseFont/{name}/FirstChar 97/LastChar 98/Widths[600 600]/ToUnicode 20 0 R"
        f"/FontDescriptor<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -200 1000 900]/Ascent 900"
        "/Descent -200/ItalicAngle 0/CapHeight 700/StemV 80>>>>"
    )
    return {"F1": font}, {20: cmap}


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Symbol", "F0B7", "•"),
        ("Wingdings-Regular", "F0A7", "▪"),
        ("ABCDEF+Wingdings", "F0E1", "↑"),
        ("Wingdings3", "F071", "▼"),
        ("Calibri", "FB01", "fi"),
        ("Calibri", "00AD", "-"),
    ],
)
def test_private_codes_and_ligatures_are_given_as_they_look(engine: Engine, font: str, code: str, shown: str) -> None:
    fonts, streams = unicode_font(font, "61", code)
    assert texts(read(pdf(text(50, 300, "a"), fonts=fonts, streams=streams), engine)) == [shown]


def test_weight_slant_and_ink(engine: Engine) -> None:
    content = text(50, 300, "plain") + "1 0 0 rg " + text(50, 280, "loud", font="F2") + "0.1 g " + text(50, 260, "dark")
    plain, loud, dark = read(pdf(content), engine).words
    assert (plain.bold, plain.italic, plain.ink) == (False, False, None)
    assert (loud.bold, loud.italic, loud.ink) == (True, True, RED)
    assert dark.ink is None


def test_text_that_is_stroked_as_well_as_filled_is_bold() -> None:
    (word,) = read(pdf("2 Tr " + text(50, 300, "Heading"))).words
    assert word.bold


def test_text_printed_twice_to_look_bold_is_read_once(engine: Engine) -> None:
    assert texts(read(pdf(text(50, 300, "Risk owner") + text(50.3, 300, "Risk owner")), engine)) == ["Risk", "owner"]


def test_a_watermark_parts_no_words_of_the_lines_it_crosses(engine: Engine) -> None:
    lines = "".join(text(50, y, "Continuity of supply for the whole district", 11) for y in range(100, 300, 13))
    page = read(pdf(text(60, 90, "DRAFT", 80, matrix="0.7 0.7 -0.7 0.7") + lines), engine)
    line = ["Continuity", "of", "supply", "for", "the", "whole", "district"]
    assert sorted(texts(page)) == sorted(["DRAFT", *line * 16])


def test_a_raised_ending_is_of_its_word_and_the_size_is_that_of_its_beginning(engine: Engine) -> None:
    (word,) = read(pdf(text(50, 250, "1") + text(55.6, 253, "st", 6)), engine).words
    assert (word.text, word.size) == ("1st", 10)


def test_words_of_a_form_stand_where_the_form_is_placed(engine: Engine) -> None:
    forms = {"Fm": ("/BBox[0 0 300 300]/Matrix[1 0 0 1 10 0]", text(0, 0, "Inner") + "1 0 0 rg 0 20 40 30 re f")}
    page = read(pdf("q 2 0 0 2 100 100 cm /Fm Do Q", forms=forms), engine)
    (word,) = page.words
    assert word.size == pytest.approx(20, abs=0.1)
    assert near(word.bbox, (120, 284, 165.6, 304))
    assert [fill.bbox for fill in page.fills] == [(120, 200, 200, 260)]


def test_a_page_without_text_has_no_words(engine: Engine) -> None:
    assert read(pdf("0 0 10 10 re f"), engine).words == ()


# Lines, areas and marks


def test_the_edges_of_a_stroked_rectangle_are_rules(engine: Engine) -> None:
    page = read(pdf("1 w 100 100 200 50 re S"), engine)
    assert {rule.bbox for rule in page.rules} == {
        (100, 250, 300, 250),
        (100, 300, 300, 300),
        (100, 250, 100, 300),
        (300, 250, 300, 300),
    }
    assert page.fills == ()


def test_a_thin_filled_rectangle_is_a_rule(engine: Engine) -> None:
    page = read(pdf("0 g 100 100 200 0.5 re f"), engine)
    assert [rule.bbox for rule in page.rules] == [(100, 299.75, 300, 299.75)]
    assert page.fills == ()


def test_dashes_that_are_drawn_one_by_one_are_one_rule(engine: Engine) -> None:
    dashes = "".join(f"{x} 100 m {x + 3} 100 l S\n" for x in range(100, 300, 6))
    dots = "".join(f"100 {y} 0.7 0.7 re f\n" for y in range(100, 200, 2))
    page = read(pdf(dashes + dots), engine)
    flat = [rule.bbox for rule in page.rules if rule.bbox[1] == rule.bbox[3]]
    upright = [rule.bbox for rule in page.rules if rule.bbox[0] == rule.bbox[2]]
    assert len(flat) == 1
    assert near(flat[0], (100, 300, 301, 300))
    assert len(upright) == 1
    assert near(upright[0], (100, 201, 100, 300))


def test_the_sides_of_neighbouring_cells_make_one_rule_and_separate_tables_do_not(engine: Engine) -> None:
    cells = "".join(f"{x} 100 40 20 re S\n" for x in (100, 140, 180)) + "260 100 40 20 re S\n"
    rules = [rule.bbox for rule in read(pdf(cells), engine).rules]
    assert (100, 300, 220, 300) in rules
    assert (260, 300, 300, 300) in rules
    assert len([rule for rule in rules if rule[0] == rule[2]]) == 6


def test_a_white_area_hides_what_was_painted_before_it(engine: Engine) -> None:
    content = "1 0 0 rg 100 100 50 20 re f 200 100 50 20 re f 1 g 90 90 80 40 re f 0 0 1 rg 110 105 10 10 re f"
    page = read(pdf(content), engine)
    assert [fill.bbox[0] for fill in page.fills] == [200, 110]
    assert page.fills[1].colour == Colour(0, 0, 255)


def test_an_area_is_shown_within_its_clip_only() -> None:
    page = read(pdf("q 100 100 50 20 re W n 1 0 0 rg 0 0 600 400 re f Q q 0 0 1 1 re W n 50 50 20 20 re f Q"))
    assert [fill.bbox for fill in page.fills] == [(100, 280, 150, 300)]


def test_a_cell_that_is_painted_in_slices_is_one_area(engine: Engine) -> None:
    """Word paints a cell's side padding and each line of its text; cells below and beside it are others."""
    slices = "".join(
        f"{x} {400 - bottom} {wide} {bottom - top} re f\n"
        for left, top, lines in ((50, 100, (112, 124, 136)), (150, 100, (118, 136)), (50, 136, (148, 160)))
        for x, wide, top, bottom in (
            (left, 5, top, lines[-1]),
            (left + 5, 90, top, lines[0]),
            *((left + 5, 90, one, other) for one, other in pairwise(lines)),
            (left + 95, 5, top, lines[-1]),
        )
    )
    page = read(pdf(f"1 0 0 rg {slices}"), engine)
    assert [fill.bbox for fill in page.fills] == [(50, 100, 150, 136), (150, 100, 250, 136), (50, 136, 150, 160)]


def test_a_line_as_broad_as_a_row_is_an_area(engine: Engine) -> None:
    page = read(pdf("1 0 0 RG 20 w 100 100 m 200 100 l S"), engine)
    assert [(fill.bbox, fill.colour) for fill in page.fills] == [((100, 290, 200, 310), RED)]
    assert page.rules == ()


def test_a_disc_and_a_triangle_are_shapes_with_their_colour(engine: Engine) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 400))
    canvas.setFillColor(colors.red)
    canvas.circle(110, 110, 10, stroke=0, fill=1)
    canvas.setFillColor(colors.lime)
    path = canvas.beginPath()
    path.moveTo(200, 100)
    path.lineTo(220, 100)
    path.lineTo(210, 115)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFillColor(colors.blue)
    canvas.roundRect(300, 100, 50, 16, 2, stroke=0, fill=1)
    canvas.save()
    page = read(buffer.getvalue(), engine)
    disc, triangle = page.shapes
    assert near(disc.bbox, (100, 280, 120, 300), 0.5)
    assert disc.colour == RED
    assert triangle.bbox == (200, 285, 220, 300)
    assert triangle.colour == Colour(0, 255, 0)
    assert [fill.colour for fill in page.fills] == [Colour(0, 0, 255)]


def test_a_part_transparent_area_has_the_colour_that_it_shows_on_white() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 400))
    canvas.setFillColorRGB(1, 0, 0, alpha=0.5)
    canvas.rect(100, 100, 50, 50, stroke=0, fill=1)
    canvas.save()
    (fill,) = read(buffer.getvalue()).fills
    assert fill.colour.red == 255
    assert abs(fill.colour.green - 128) <= 1


def test_an_image_has_its_place(engine: Engine) -> None:
    content = "q 80 0 0 40 100 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x40 EI Q"
    assert [image.bbox for image in read(pdf(content), engine).images] == [(100, 260, 180, 300)]


# Both readers


def register(turn: int = 0, crop: BBox | None = None) -> bytes:
    """Two pages of a made-up register as a program would print it: wrapped cells, fills, bullets, a rotated header.

    The pages are turned clockwise by `turn` degrees when shown, and cut to `crop` (left, bottom, right, top).
    """
    style = getSampleStyleSheet()["BodyText"]
    style.fontSize, style.leading = 8, 9.5
    rows: list[list[object]] = [["Ref", "Risk description", "Owner", "Score"]]
    for number in range(1, 31):
        words = "Winter weather closes the <b>depot</b> and " * (1 + number % 3) + "collections stop – for weeks."
        rows.append([f"R{number}", Paragraph(words, style), "Head of Waste", str(number % 25)])
    buffer = BytesIO()
    table = Table(rows, colWidths=[40, 300, 120, 50], repeatRows=1)
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("BACKGROUND", (3, 1), (3, -1), colors.orange)])

    def header(canvas: Canvas, _document: object) -> None:
        canvas.saveState()
        canvas.translate(20, 200)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Appendix A: draft")
        canvas.restoreState()

    SimpleDocTemplate(buffer, pagesize=landscape(A4)).build([table], onFirstPage=header, onLaterPages=header)
    return buffer.getvalue() if not turn and crop is None else _shown(buffer.getvalue(), turn, crop)


def _shown(data: bytes, turn: int, crop: BBox | None) -> bytes:
    buffer = BytesIO()
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            page.set_rotation(turn)
            if crop is not None:
                page.set_cropbox(*crop)
        document.save(buffer)
    return buffer.getvalue()


# The crop cuts through the table's left and lower cells, and through words
SHOWN = [(0, None), (90, None), (180, None), (270, None), *((turn, (180, 150, 700, 500)) for turn in (0, 90, 180, 270))]


@pytest.mark.parametrize(("turn", "crop"), SHOWN)
def test_the_readers_agree_on_every_word_of_a_register(turn: int, crop: BBox | None) -> None:
    data = register(turn, crop)
    wide, high = (520, 350) if crop else (841.89, 595.276)
    page = read(data)
    assert near((page.width, page.height, 0, 0), (wide, high, 0, 0) if turn in (0, 180) else (high, wide, 0, 0), 0.01)
    assert len(page.words) > 100
    assert differences(data) == []


@pytest.mark.parametrize(("turn", "crop"), SHOWN)
def test_the_readers_agree_on_the_lines_and_areas_of_a_register(turn: int, crop: BBox | None) -> None:
    data = register(turn, crop)
    one, two = read(data), read(data, "pdfplumber")
    assert len(one.rules) > 5
    assert one.rules == two.rules
    assert one.fills == two.fills


def test_plain_text_has_the_words_of_the_page(engine: Engine) -> None:
    reader = open_pdf(register(), engine)
    assert reader.glance(1).text.split() == [word.text for word in reader.page(1).words]
    reader.close()


def test_the_title_is_that_of_the_files_properties(engine: Engine) -> None:
    assert open_pdf(pdf("", info="/Title(Service risks)"), engine).title() == "Service risks"
    assert open_pdf(pdf("", info="/Title( )"), engine).title() is None
    assert open_pdf(pdf(""), engine).title() is None


# Files that cannot be read


def test_a_file_with_a_password_says_so(engine: Engine) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", ownerPassword="owner"))
    canvas.drawString(100, 100, "Risks")
    canvas.save()
    with pytest.raises(EncryptedReportError, match="password"):
        open_pdf(buffer.getvalue(), engine)


def test_a_file_that_only_forbids_changes_is_read(engine: Engine) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("", ownerPassword="owner", canModify=0))
    canvas.drawString(100, 100, "Risks")
    canvas.save()
    assert texts(read(buffer.getvalue(), engine)) == ["Risks"]


NO_PAGES = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
NO_PAGES += b"trailer<</Root 1 0 R/Size 3>>\n%%EOF"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"\x00" * 5000, b"not a PDF at all", NO_PAGES], ids=str)
def test_a_broken_file_says_what_to_do(engine: Engine, data: bytes) -> None:
    with pytest.raises(DamagedReportError, match="again"):
        open_pdf(data, engine)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_file_cut_short_is_damaged_or_read(engine: Engine, share: float) -> None:
    """Some of a cut file can be found again; whatever cannot is a DamagedReportError, nothing else."""
    data = register()
    cut = data[: int(len(data) * share)]
    with contextlib.suppress(DamagedReportError):
        reader = open_pdf(cut, engine)
        assert [reader.page(number).number for number in range(1, reader.page_count() + 1)]


def test_a_page_that_is_not_there(engine: Engine) -> None:
    with pytest.raises(IndexError, match="pages 1 to 1"):
        open_pdf(pdf(""), engine).page(2)


# Development reports, where they stand beside the clone

CORPUS = sorted((Path(__file__).resolve().parents[2] / "shared" / "accuracy").glob("**/*.pdf"))


@pytest.mark.skipif(not CORPUS, reason="no development reports beside this clone")
def test_the_readers_count_the_same_words_on_the_first_page_of_each_development_report() -> None:
    counts: dict[str, tuple[int, int]] = {}
    for path in CORPUS:
        data = path.read_bytes()
        counts[path.name] = (len(read(data).words), len(read(data, "pdfplumber").words))
    differing = {name: pair for name, pair in counts.items() if pair[0] != pair[1]}
    assert len(differing) <= 1  # pdfminer.six takes a bullet for a glyph without width, and its line's words move
    assert all(abs(one - two) <= 1 for one, two in differing.values())
