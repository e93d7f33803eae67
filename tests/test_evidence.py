"""What a finding shows of the report: pictures that cut no line of text, quotations that leave out far columns."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from random import Random

import pdfplumber
from mutation_layouts import as_docx, as_pdf, tiers, wide
from mutations import clean
from riskreader.ingest.source import Format, Source
from riskreader.output.audit_view import Auditing
from riskreader.output.evidence import show
from riskreader.output.page_pictures import Region, draw
from riskreader.output.word_quotes import quote
from riskreader.parsers.read import read_document
from riskreader.pipeline.read import read_source

SHEET = clean(Random("evidence"))


def source(data: bytes, form: Format) -> Source:
    return Source(f"marshwick.{form}", form, hashlib.sha256(data).hexdigest(), data)


def test_a_calm_height_runs_through_no_word() -> None:
    data = as_pdf(SHEET, wide)
    with pdfplumber.open(io.BytesIO(data)) as report:
        words = report.pages[1].extract_words(x_tolerance=1)
    (picture,) = draw(data, [Region(page=2, box=(0, 0, 842, 595))], most_bytes=10**6)
    assert picture is not None
    assert len(picture.calm) > 20
    middles = [(word["top"] + word["bottom"]) / 2 for word in words]
    assert [height for height in middles if any(first < height < last for first, last in picture.calm)] == []


def test_pictures_are_cut_where_the_page_is_calm() -> None:
    risks = (*SHEET.risks[:7], replace(SHEET.risks[7], owner="", word="Blue"), *SHEET.risks[8:])
    one = source(as_pdf(replace(SHEET, risks=risks), wide), Format.PDF)
    audit = Auditing(read_source(one))
    wanted = audit.wanted()
    view = audit.view(show(one, wanted))
    assert view.groups
    for group in view.groups:
        for finding in group.findings:
            for _, body in finding.views:
                calm = view.pictures[body.picture]
                assert calm is not None
                top, bottom = body.region.box[1], body.region.box[3]
                for edge in (top, bottom):
                    assert any(first - 0.01 <= edge <= last + 0.01 for first, last in calm.calm)


def test_a_quotation_has_both_tiers_of_the_heading_and_leaves_out_far_columns() -> None:
    document = read_document(source(as_docx(SHEET, tiers), Format.DOCX))
    (risk,) = [one for one in read_source(source(as_docx(SHEET, tiers), Format.DOCX)).risks if one.risk_id == "MW04"]
    place = next(one for one in risk.sources if one.field == "/scores/0/score")
    (quoted,) = quote(document, [place.block])
    assert (quoted.heads, quoted.left_out) == (2, True)
    first, second, row = quoted.rows
    assert [cell.text for cell in first if cell.text][:3] == ["Risk ID", "Risk description", "…"]
    assert "Uncontrolled risk" in [cell.text for cell in first]
    assert "Risk ID" not in [cell.text for cell in second]  # said in the row above
    assert {"Likelihood", "Score"} <= {cell.text for cell in second}
    assert [cell.number for cell in row if cell.number] == [1]
    assert row[0].text == SHEET.risks[3].risk_id
    assert {sum(cell.columns for cell in cells) for cells in quoted.rows} == {sum(cell.columns for cell in row)}
