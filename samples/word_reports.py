"""The sample reports that are written with a word processor."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from content import (
    ASSURANCE,
    BANDS_OF_SIXTEEN,
    BUILT,
    CARDS,
    CLUSTER,
    COUNCIL,
    OPERATIONAL,
    SCALE_OF_FOUR,
    Card,
    OperationalRisk,
    Rating,
    colour_of_sixteen,
    colour_of_twenty_five,
)
from docx import Document
from docx.document import Document as Report
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

FILLS = {"green": "92D050", "amber": "FFC000", "red": "FF0000", "head": "D9E2F3"}


def operational_report() -> bytes:
    """Legend tables, a summary list of two rows a risk, then a section for each risk."""
    report = _new("Quarter 2 Operational Risk Report")
    report.add_heading("Quarter 2 Operational Risk Report", 0)
    report.add_paragraph(COUNCIL)
    report.add_paragraph("Sep-2025")
    report.add_heading("How risks are scored", 2)
    report.add_paragraph(
        "Likelihood and impact each run from 1 to 4. The risk score is likelihood multiplied by impact."
    )
    legend = _grid(report, (4, 6, 6), [("Value", "Likelihood", "Impact"), *SCALE_OF_FOUR])
    _head(legend, 1)
    report.add_paragraph()
    bands = _grid(report, (4, 6), [("Risk score", "RAG"), *BANDS_OF_SIXTEEN])
    _head(bands, 1)
    for row, (_, word) in enumerate(BANDS_OF_SIXTEEN, 1):
        _fill(bands.cell(row, 1), word.lower())
    report.add_heading("Summary of risks", 2)
    _summary(report)
    for group in OPERATIONAL:
        for risk in group.risks:
            _section(report, risk)
    return _bytes(report)


def _summary(report: Report) -> None:
    names = tuple(
        f"{stage} {what}" for stage in ("Inherent", "Mitigated") for what in ("Likelihood", "Impact", "Risk Score")
    )
    table = _grid(report, (2.7,) * 6, [names])
    _head(table, 1)
    for group in OPERATIONAL:
        banner = table.add_row().cells
        _write(banner[0].merge(banner[5]), group.name, bold=True)
        for risk in group.risks:
            top = table.add_row().cells
            _write(top[0].merge(top[4]), f"{risk.ref} {risk.title}")
            _write(top[5], risk.owner)
            scores = table.add_row().cells
            for at, rating in ((0, risk.inherent), (3, risk.mitigated)):
                _rating(scores[at : at + 3], rating, colour_of_sixteen(rating.score))


def _section(report: Report, risk: OperationalRisk) -> None:
    line = report.add_paragraph()
    line.paragraph_format.page_break_before = True
    for label, value in (("Risk Owner:", risk.owner), ("Portfolio Holder:", risk.portfolio_holder)):
        line.add_run(label).bold = True
        line.add_run(f" {value}     ")
    report.add_heading(f"{risk.ref} {risk.title}", 1)
    _part(report, "Quarterly Update", risk.update)
    scores = _grid(report, (5.4, 5.4, 5.4), [("Inherent Likelihood", "Inherent Impact", "Inherent Risk Score")])
    _head(scores, 1)
    _rating(scores.add_row().cells, risk.inherent, colour_of_sixteen(risk.inherent.score))
    second = scores.add_row().cells
    for cell, name in zip(second, ("Mitigated Likelihood", "Mitigated Impact", "Mitigated Risk Score"), strict=True):
        _write(cell, name, bold=True)
        _fill(cell, "head")
    _rating(scores.add_row().cells, risk.mitigated, colour_of_sixteen(risk.mitigated.score))
    _part(report, "Consequences", risk.impact)
    _part(report, "Controls in place", risk.controls)
    _part(report, "Evidence that the risk is managed", risk.evidence, bullets=True)


def _part(report: Report, name: str, texts: Sequence[str], bullets: bool = False) -> None:
    report.add_heading(name, 3)
    for text in texts:
        report.add_paragraph(text, style="List Bullet" if bullets else None)


def assurance_map() -> bytes:
    """Numbered risks, each above a table of the three lines of defence with a rating for each line."""
    report = _new("Assurance Map", landscape=True)
    report.add_heading("Assurance Map", 0)
    report.add_paragraph(COUNCIL)
    report.add_heading(f"Cluster: {CLUSTER}", 1)
    for number, risk in enumerate(ASSURANCE, 1):
        lead = report.add_paragraph()
        lead.paragraph_format.keep_with_next = True
        lead.add_run(f"{number}. ")
        lead.add_run(risk.title).bold = True
        lead.add_run(f" - {risk.description}")
        names = ("First Line of Defence", "Second Line of Defence", "Third Line of Defence")
        table = _grid(report, (8.8, 8.8, 8.8), [names])
        _head(table, 1)
        for cell, texts in zip(table.add_row().cells, (risk.first, risk.second, risk.third), strict=True):
            for at, text in enumerate(texts):
                paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
                paragraph.style = "List Bullet"
                paragraph.add_run(text)
        for cell, rating in zip(table.add_row().cells, risk.ratings, strict=True):
            _write(cell, f"Assurance level: {rating}")
        report.add_paragraph()
    return _bytes(report)


def card_register() -> bytes:
    """A table for each risk, with its ratings, its controls and a small table of actions in it."""
    report = _new("Service Risk Cards")
    report.add_heading("Service Risk Cards", 0)
    report.add_paragraph(COUNCIL)
    report.add_paragraph("Quarter 2 2025/26")
    report.add_paragraph("Score = likelihood x impact, each from 1 to 5. Green 1 - 5, Amber 6 - 12, Red 15 - 25.")
    for number, card in enumerate(CARDS):
        if number:
            report.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _card(report, card)
    return _bytes(report)


def _card(report: Report, card: Card) -> None:
    table = _grid(report, (3.6, 4.6, 3.6, 4.6), [])
    head = table.add_row().cells
    title = head[0].merge(head[3])
    _write(title, f"{card.ref}: {card.title}", bold=True)
    _fill(title, "head")
    people = ("Risk owner", card.owner, "Category", card.category)
    for at, (cell, text) in enumerate(zip(table.add_row().cells, people, strict=True)):
        _write(cell, text, bold=at % 2 == 0)
    for label, texts in (
        ("Causes", card.causes),
        ("Consequences", card.consequences),
        ("Existing controls", card.controls),
    ):
        row = table.add_row().cells
        _write(row[0], label, bold=True)
        _bullets(row[1].merge(row[3]), texts)
    for cell, text in zip(table.add_row().cells, ("", "Gross", "Net", "Target"), strict=True):
        _write(cell, text, bold=True)
    for label, values in (
        ("Likelihood", [r.likelihood for r in (card.gross, card.net, card.target)]),
        ("Impact", [r.impact for r in (card.gross, card.net, card.target)]),
        ("Score", [r.score for r in (card.gross, card.net, card.target)]),
    ):
        row = table.add_row().cells
        _write(row[0], label, bold=True)
        for cell, value in zip(row[1:], values, strict=True):
            _write(cell, str(value))
            if label == "Score":
                _fill(cell, colour_of_twenty_five(value))
    row = table.add_row().cells
    _write(row[0], "Direction of travel", bold=True)
    _write(row[1].merge(row[3]), card.direction)
    for at, action in enumerate((None, *card.actions)):
        texts = ("Action", "Action owner", "Due", "Status")
        if action:
            texts = (action.text, action.owner, action.due, action.status)
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            _write(cell, text, bold=at == 0)
    row = table.add_row().cells
    _write(row[0], "Comments", bold=True)
    _write(row[1].merge(row[3]), card.comment)


def _new(title: str, landscape: bool = False) -> Report:
    report = Document()
    section = report.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(1.6 if landscape else 2.2))
    report.styles["Normal"].font.name = "Arial"
    report.styles["Normal"].font.size = Pt(10)
    properties = report.core_properties
    properties.title, properties.author, properties.comments = title, COUNCIL, ""
    properties.last_modified_by, properties.revision = COUNCIL, 1
    properties.created = properties.modified = BUILT
    return report


def _bytes(report: Report) -> bytes:
    """The package with every member's time stamp set to one date, so that the same content is the same bytes."""
    packed, steady = io.BytesIO(), io.BytesIO()
    report.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, BUILT.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return steady.getvalue()


def _grid(report: Report, widths: Sequence[float], rows: Sequence[Sequence[str]]) -> Table:
    """A ruled table; `widths` in centimetres."""
    table = report.add_table(rows=0, cols=len(widths))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _write(cell, text)
    return table


def _head(table: Table, rows: int) -> None:
    """Shade the first rows and let Word repeat them on every page."""
    for row in table.rows[:rows]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell in row.cells:
            _fill(cell, "head")
            for run in cell.paragraphs[0].runs:
                run.bold = True


def _rating(cells: Sequence[_Cell], rating: Rating, colour: str) -> None:
    for cell, value in zip(cells, (rating.likelihood, rating.impact, rating.score), strict=True):
        _write(cell, str(value))
    _fill(cells[2], rating.colour or colour)


def _write(cell: _Cell, text: str, bold: bool = False) -> None:
    cell.paragraphs[0].add_run(text).bold = bold or None


def _bullets(cell: _Cell, texts: Sequence[str]) -> None:
    for at, text in enumerate(texts):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.style = "List Bullet"
        paragraph.add_run(text)


def _fill(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", FILLS[colour])):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
