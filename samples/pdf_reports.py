"""The sample reports that are drawn as PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence

from content import (
    ASSURANCE,
    BANDS_OF_SIXTEEN,
    BANDS_OF_TWENTY_FIVE,
    CLUSTER,
    COUNCIL,
    OPERATIONAL,
    SCALE_OF_FOUR,
    STRATEGIC,
    OperationalRisk,
    Rating,
    colour_of_sixteen,
    colour_of_twenty_five,
)
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9.5, leading=12, spaceAfter=4)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold")
TITLE = ParagraphStyle("title", parent=BOLD, fontSize=20, leading=26, textColor=colors.HexColor("#1f3864"))
PART = ParagraphStyle(
    "part", parent=BOLD, fontSize=10.5, leading=14, spaceBefore=8, textColor=colors.HexColor("#2e74b5")
)
HEADING = ParagraphStyle("heading", parent=PART, fontSize=13, leading=17)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=12, bulletIndent=2, spaceAfter=2)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=9, leading=11.5, spaceAfter=0)
SMALL_BOLD = ParagraphStyle("small bold", parent=SMALL, fontName="Helvetica-Bold")
SMALL_ITEM = ParagraphStyle("small item", parent=SMALL, leftIndent=8, bulletIndent=1)

FILLS = {
    "green": colors.HexColor("#92d050"),
    "amber": colors.HexColor("#ffc000"),
    "red": colors.HexColor("#ff0000"),
    "head": colors.HexColor("#d9e2f3"),
}
Command = tuple[object, ...]


def operational_report() -> bytes:
    """Legend tables, a summary list of two rows a risk, then a section for each risk."""
    name = "Quarter 2 Operational Risk Report"
    bands = [("BACKGROUND", (1, at), (1, at), FILLS[word.lower()]) for at, (_, word) in enumerate(BANDS_OF_SIXTEEN, 1)]
    story: list[Flowable] = [
        Paragraph(name, TITLE),
        Paragraph(COUNCIL, BODY),
        Paragraph("Sep-2025", BODY),
        Paragraph("How risks are scored", PART),
        Paragraph(
            "Likelihood and impact each run from 1 to 4. The risk score is likelihood multiplied by impact.", BODY
        ),
        _table([("Value", "Likelihood", "Impact"), *SCALE_OF_FOUR], (4, 6, 6)),
        Spacer(1, 8),
        _table([("Risk score", "RAG"), *BANDS_OF_SIXTEEN], (4, 6), bands),
        Paragraph("Summary of risks", PART),
        _summary(),
    ]
    for group in OPERATIONAL:
        for risk in group.risks:
            story += [PageBreak(), *_section(risk)]
    return _bytes(name, story)


def _summary() -> Table:
    rows: list[Sequence[object]] = [
        [
            Paragraph(f"{stage} {what}", SMALL_BOLD)
            for stage in ("Inherent", "Mitigated")
            for what in ("Likelihood", "Impact", "Risk Score")
        ]
    ]
    style: list[Command] = []
    for group in OPERATIONAL:
        style.append(("SPAN", (0, len(rows)), (5, len(rows))))
        rows.append([Paragraph(group.name, BOLD), "", "", "", "", ""])
        for risk in group.risks:
            style.append(("SPAN", (0, len(rows)), (4, len(rows))))
            rows.append([Paragraph(f"{risk.ref} {risk.title}", BODY), "", "", "", "", Paragraph(risk.owner, BODY)])
            for column, rating in ((2, risk.inherent), (5, risk.mitigated)):
                style.append(
                    ("BACKGROUND", (column, len(rows)), (column, len(rows)), FILLS[colour_of_sixteen(rating.score)])
                )
            rows.append([*_numbers(risk.inherent), *_numbers(risk.mitigated)])
    return _table(rows, (2.75,) * 6, style)


def _section(risk: OperationalRisk) -> list[Flowable]:
    scores: list[Sequence[object]] = [
        ("Inherent Likelihood", "Inherent Impact", "Inherent Risk Score"),
        _numbers(risk.inherent),
        ("Mitigated Likelihood", "Mitigated Impact", "Mitigated Risk Score"),
        _numbers(risk.mitigated),
    ]
    style: list[Command] = [
        ("BACKGROUND", (0, 2), (-1, 2), FILLS["head"]),
        ("FONTNAME", (0, 2), (-1, 2), "Helvetica-Bold"),
    ]
    for row, rating in ((1, risk.inherent), (3, risk.mitigated)):
        style.append(("BACKGROUND", (2, row), (2, row), FILLS[colour_of_sixteen(rating.score)]))
    people = (
        f"<b>Risk Owner:</b> {risk.owner} &nbsp;&nbsp;&nbsp;&nbsp; <b>Portfolio Holder:</b> {risk.portfolio_holder}"
    )
    return [
        Paragraph(people, BODY),
        Paragraph(f"{risk.ref} {risk.title}", HEADING),
        *_part("Quarterly Update", risk.update),
        Spacer(1, 4),
        _table(scores, (5.5, 5.5, 5.5), style),
        *_part("Consequences", risk.impact),
        *_part("Controls in place", risk.controls),
        *_part("Evidence that the risk is managed", risk.evidence, bullets=True),
    ]


def _part(name: str, texts: Sequence[str], bullets: bool = False) -> list[Flowable]:
    return [
        Paragraph(name, PART),
        *(Paragraph(t, ITEM, bulletText="•") if bullets else Paragraph(t, BODY) for t in texts),
    ]


def assurance_map() -> bytes:
    """Numbered risks, each above a table of the three lines of defence with a rating for each line."""
    story: list[Flowable] = [
        Paragraph("Assurance Map", TITLE),
        Paragraph(COUNCIL, BODY),
        Paragraph(f"Cluster: {CLUSTER}", HEADING),
    ]
    for number, risk in enumerate(ASSURANCE, 1):
        rows: list[Sequence[object]] = [
            ("First Line of Defence", "Second Line of Defence", "Third Line of Defence"),
            [_items(texts, ITEM) for texts in (risk.first, risk.second, risk.third)],
            [Paragraph(f"Assurance level: {rating}", BODY) for rating in risk.ratings],
        ]
        lead = Paragraph(f"{number}. <b>{risk.title}</b> - {risk.description}", BODY)
        story += [KeepTogether([lead, _table(rows, (8.8, 8.8, 8.8))]), Spacer(1, 10)]
    return _bytes("Assurance Map", story, wide=True)


def strategic_register() -> bytes:
    """A row a risk under a header of two tiers, repeated on each page, with the planted errors that README.md lists."""
    name = "Strategic Risk Register"
    rows: list[Sequence[object]] = [
        [
            Paragraph(text, SMALL_BOLD)
            for text in ("Ref", "Risk", "Risk owner", "Inherent risk", "", "", "Controls in place")
        ]
        + [Paragraph(text, SMALL_BOLD) for text in ("Residual risk", "", "", "Further action", "Review date")],
        ["", "", "", *_tier(), "", *_tier(), "", ""],
    ]
    style: list[Command] = [("SPAN", (at, 0), (at, 1)) for at in (0, 1, 2, 6, 10, 11)]
    style += [("SPAN", (3, 0), (5, 0)), ("SPAN", (7, 0), (9, 0)), ("BACKGROUND", (0, 1), (-1, 1), FILLS["head"])]
    style += [("BOTTOMPADDING", (0, 2), (-1, -1), 14)]  # airy rows, so that the table runs over a page
    for risk in STRATEGIC:
        for column, rating in ((5, risk.inherent), (9, risk.residual)):
            colour = rating.colour or colour_of_twenty_five(rating.score)
            style.append(("BACKGROUND", (column, len(rows)), (column, len(rows)), FILLS[colour]))
        rows.append(
            [
                Paragraph(risk.ref, SMALL),
                [Paragraph(risk.title, SMALL_BOLD), Paragraph(risk.description, SMALL)],
                Paragraph(risk.owner, SMALL),
                *_numbers(risk.inherent),
                _items(risk.controls, SMALL_ITEM),
                *_numbers(risk.residual),
                _items(risk.actions, SMALL_ITEM),
                Paragraph(risk.review, SMALL),
            ]
        )
    widths = (1.3, 5.2, 2.9, 0.9, 0.9, 1.3, 5.2, 0.9, 0.9, 1.3, 4.0, 1.9)
    bands = [
        ("BACKGROUND", (2, at), (2, at), FILLS[colour]) for at, (_, _, colour) in enumerate(BANDS_OF_TWENTY_FIVE, 1)
    ]
    legend = [
        ("Score", "Level", "Colour"),
        *((span, level, colour.capitalize()) for span, level, colour in BANDS_OF_TWENTY_FIVE),
    ]
    story: list[Flowable] = [
        Paragraph(name, TITLE),
        Paragraph(f"{COUNCIL}: Quarter 2 2025/26", BODY),
        Paragraph("L = likelihood, I = impact, each from 1 to 5. Score = L x I.", BODY),
        _table(rows, widths, style, header=2),
        Spacer(1, 10),
        KeepTogether([_table(legend, (3, 3, 3), bands)]),
    ]
    return _bytes(name, story, wide=True)


def _tier() -> list[Paragraph]:
    return [Paragraph(text, SMALL_BOLD) for text in ("L", "I", "Score")]


def _numbers(rating: Rating) -> list[str]:
    return [str(rating.likelihood), str(rating.impact), str(rating.score)]


def _items(texts: Sequence[str], style: ParagraphStyle) -> list[Paragraph]:
    return [Paragraph(text, style, bulletText="•") for text in texts]


def _table(
    rows: Sequence[Sequence[object]], widths: Sequence[float], style: Sequence[Command] = (), header: int = 1
) -> Table:
    """A ruled table with a shaded header that is repeated on every page; `widths` in centimetres."""
    table = Table(
        [list(row) for row in rows], colWidths=[width * cm for width in widths], repeatRows=header, hAlign="LEFT"
    )
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"),
                ("FONTSIZE", (0, 0), (-1, -1), 9),
                ("BACKGROUND", (0, 0), (-1, 0), FILLS["head"]),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                *style,
            ]
        )
    )
    return table


def _bytes(title: str, story: list[Flowable], wide: bool = False) -> bytes:
    """`invariant` fixes the dates and ids that a PDF holds, so that the same content is the same bytes."""

    def footer(canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(1.6 * cm, 0.9 * cm, f"{title} - Page {template.page}")

    out = io.BytesIO()
    template = SimpleDocTemplate(
        out,
        pagesize=landscape(A4) if wide else A4,
        leftMargin=1.6 * cm,
        rightMargin=1.6 * cm,
        topMargin=1.5 * cm,
        bottomMargin=1.6 * cm,
        title=title,
        author=COUNCIL,
        invariant=1,
    )
    template.build(story, onFirstPage=footer, onLaterPages=footer)
    return out.getvalue()
