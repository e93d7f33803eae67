"""Prints headings, lines and tables with spans and fills as Word (python-docx) and PDF (reportlab)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

FILLS = {"Green": "92D050", "Yellow": "FFFF00", "Amber": "FFC000", "Red": "FF0000", "Head": "D9E2F3"}
_ARROWS = "↑↓→"


@dataclass(frozen=True)
class Cell:
    text: str = ""
    fill: str | None = None  # a name of FILLS
    cols: int = 1
    rows: int = 1
    head: bool = False


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True)
class Line:
    text: str
    bullet: bool = False


@dataclass(frozen=True)
class Grid:
    """Rows of cells; None stands where a cell of another row or column reaches. Widths are in points."""

    rows: Sequence[Sequence[Cell | None]]
    widths: Sequence[int]
    heads: int = 1


Part = Heading | Line | Grid


def print_docx(parts: Sequence[Part]) -> bytes:
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml import parse_xml

    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for part in parts:
        if isinstance(part, Heading):
            document.add_heading(part.text, part.level)
        elif isinstance(part, Line):
            document.add_paragraph(part.text, style="List Bullet" if part.bullet else None)
        else:
            document.add_paragraph()._p.addnext(parse_xml(_table(part)))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _table(grid: Grid) -> str:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    columns = "".join(f'<w:gridCol w:w="{width * 20}"/>' for width in grid.widths)
    rows = "".join(f"<w:tr>{_row(grid, r)}</w:tr>" for r in range(len(grid.rows)))
    return (
        f'<w:tbl {names}><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}'
        "</w:tbl>"
    )


def _row(grid: Grid, r: int) -> str:
    """Merged cells go on in the rows below as Word writes them."""
    out, c = "", 0
    while c < len(grid.widths):
        cell, merge = grid.rows[r][c], ""
        if cell is None:
            up = next(above for above in range(r, -1, -1) if grid.rows[above][c] is not None)
            cell = grid.rows[up][c]
            assert cell is not None
            cell, merge = Cell(fill=cell.fill, cols=cell.cols), "<w:vMerge/>"
        elif cell.rows > 1:
            merge = '<w:vMerge w:val="restart"/>'
        fill = f'<w:shd w:val="clear" w:fill="{FILLS[cell.fill]}"/>' if cell.fill else ""
        bold = "<w:rPr><w:b/></w:rPr>" if cell.head else ""
        run = f"<w:r>{bold}<w:t>{escape(cell.text)}</w:t></w:r>" if cell.text else ""
        out += f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.cols}"/>{merge}{fill}</w:tcPr><w:p>{run}</w:p></w:tc>'
        c += cell.cols
    return out


def print_pdf(parts: Sequence[Part]) -> bytes:
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

    styles = getSampleStyleSheet()
    small = ParagraphStyle("small", parent=styles["BodyText"], fontSize=7, leading=8.5)
    looks = {
        "body": small,
        "head": ParagraphStyle("head", parent=small, fontName="Helvetica-Bold"),
        "symbol": ParagraphStyle("symbol", parent=small, fontName="Symbol"),
    }
    story: list[Flowable] = []
    for part in parts:
        if isinstance(part, Heading):
            story.append(Paragraph(escape(part.text), styles["Title" if part.level == 1 else f"Heading{part.level}"]))
        elif isinstance(part, Line):
            text = "".join(f'<font name="Symbol">{c}</font>' if c in _ARROWS else escape(c) for c in part.text)
            story.append(Paragraph(text, styles["BodyText"], bulletText="•" if part.bullet else None))
        else:
            story += [Spacer(1, 8), _flowable(part, looks), Spacer(1, 8)]
    out = BytesIO()
    margins = {"leftMargin": 36, "rightMargin": 36, "topMargin": 36, "bottomMargin": 36}
    SimpleDocTemplate(out, pagesize=landscape(A4), invariant=1, **margins).build(story)
    return out.getvalue()


def _flowable(grid: Grid, looks: dict[str, Any]) -> Any:
    from reportlab.lib import colors
    from reportlab.platypus import Paragraph, Table

    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    body = []
    for r, row in enumerate(grid.rows):
        printed: list[object] = []
        for c, cell in enumerate(row):
            if cell is None:
                printed.append("")
                continue
            arrow = cell.text and cell.text in _ARROWS
            look = looks["symbol" if arrow else "head" if cell.head else "body"]
            printed.append(Paragraph(escape(cell.text), look))
            end = (c + cell.cols - 1, r + cell.rows - 1)
            if end != (c, r):
                style.append(("SPAN", (c, r), end))
            if cell.fill:
                style.append(("BACKGROUND", (c, r), end, colors.HexColor(f"#{FILLS[cell.fill]}")))
        body.append(printed)
    return Table(body, colWidths=list(grid.widths), repeatRows=grid.heads, style=style)
