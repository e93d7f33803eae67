"""The register of the mutation test laid out as Word (python-docx) and PDF (reportlab): a wide table, or cards."""

from __future__ import annotations

from io import BytesIO

from mutations import HARMS, RATES, Rated, Sheet

_TITLE = "Marshwick District Council: corporate risk register, Quarter 2 2024/25"
_RULE = "Likelihood and impact are each scored from 1 to 5 and multiplied to give the risk score."
_HEAD = (
    "Ref", "Risk", "Risk owner", "Inherent likelihood", "Inherent impact", "Inherent score", "Controls in place",
    "Previous score", "Current likelihood", "Current impact", "Current score", "Current RAG", "Direction of travel",
)  # fmt: skip
_HEX = {"Green": "92D050", "Yellow": "FFFF00", "Amber": "FFC000", "Red": "FF0000"}
_SCALE = [("Score", "Likelihood", "Impact"), *((str(n), RATES[n - 1], HARMS[n - 1]) for n in range(1, 6))]
_WIDTHS = (34, 112, 60, 50, 44, 44, 110, 48, 50, 44, 44, 44, 50)

Cell = tuple[str, str | None]
"""The text and the fill, a colour's name."""


def _bands(sheet: Sheet) -> list[tuple[Cell, Cell]]:
    head: list[tuple[Cell, Cell]] = [(("Rating", None), ("Risk score", None))]
    return head + [((name, name), (f"{least} to {most}", None)) for name, least, most in sheet.bands]


def _rows(sheet: Sheet) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[(text, None) for text in _HEAD]]
    for risk in sheet.risks:
        rows.append(
            [
                (risk.risk_id, None),
                (risk.title, None),
                (risk.owner, None),
                *_factors(risk.inherent),
                (_text(risk.inherent.score), risk.inherent.shown),
                (risk.control, None),
                (str(risk.previous), None),
                *_factors(risk.current),
                (_text(risk.current.score), None),
                (risk.word, risk.current.shown),
                (risk.arrow, None),
            ]
        )
    return rows


def _factors(rated: Rated) -> list[Cell]:
    return [(_text(rated.likelihood), None), (_text(rated.impact), None)]


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def as_docx(sheet: Sheet) -> bytes:
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading(_TITLE, 1)
    document.add_paragraph(_RULE)

    def table(rows: list[list[Cell]]) -> None:
        made = document.add_table(len(rows), len(rows[0]), style="Table Grid")
        for element, row in zip(made._tbl.tr_lst, rows, strict=True):
            for cell, (text, fill) in zip(element.tc_lst, row, strict=True):
                if text:
                    cell.p_lst[0].add_r().text = text
                if fill:
                    shading = OxmlElement("w:shd")
                    shading.set(qn("w:val"), "clear")
                    shading.set(qn("w:fill"), _HEX[fill])
                    cell.get_or_add_tcPr().append(shading)

    table([[(text, None) for text in row] for row in _SCALE])
    document.add_paragraph()
    table([list(row) for row in _bands(sheet)])
    document.add_heading("The register", 2)
    table(_rows(sheet))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(sheet: Sheet) -> bytes:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

    styles = getSampleStyleSheet()
    small = ParagraphStyle("small", parent=styles["BodyText"], fontSize=7, leading=8.5)
    head = ParagraphStyle("head", parent=small, fontName="Helvetica-Bold")
    symbol = ParagraphStyle("symbol", parent=small, fontName="Symbol")

    def table(rows: list[list[Cell]], widths: tuple[int, ...]) -> Table:
        looks: list[tuple[object, ...]] = [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
        body = []
        for r, row in enumerate(rows):
            body.append([Paragraph(text, head if r == 0 else symbol if text in "↑↓→" else small) for text, _ in row])
            for c, (_, fill) in enumerate(row):
                if fill:
                    looks.append(("BACKGROUND", (c, r), (c, r), colors.HexColor(f"#{_HEX[fill]}")))
        return Table(body, colWidths=list(widths), repeatRows=1, style=looks)

    story: list[Flowable] = [
        Paragraph(_TITLE, styles["Title"]),
        Paragraph(_RULE, styles["BodyText"]),
        table([[(text, None) for text in row] for row in _SCALE], (50, 110, 110)),
        Spacer(1, 12),
        table([list(row) for row in _bands(sheet)], (90, 90)),
        Spacer(1, 12),
        Paragraph("The register", styles["Heading2"]),
        table(_rows(sheet), _WIDTHS),
    ]
    out = BytesIO()
    margins = {"leftMargin": 36, "rightMargin": 36, "topMargin": 36, "bottomMargin": 36}
    SimpleDocTemplate(out, pagesize=landscape(A4), invariant=1, **margins).build(story)
    return out.getvalue()
