"""Print a paper as Word: tables as plain WordprocessingML, so that spans, fills and turned text are as Word has them."""

# ruff: noqa: E501, PLR0912

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from .model import Block, Break, Cell, Heading, Paper, Para, Run, Table

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FACES = {"sans": "Arial", "serif": "Times New Roman", "narrow": "Liberation Sans Narrow", "dejavu": "DejaVu Sans"}


def run_xml(run: Run, size: float | None) -> str:
    props = ""
    if run.bold:
        props += "<w:b/>"
    if run.italic:
        props += "<w:i/>"
    if run.color:
        props += f'<w:color w:val="{run.color}"/>'
    if size:
        props += f'<w:sz w:val="{round(size * 2)}"/>'
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'


QUIRKS: set[str] = set()  # of the paper being printed


def quirky(run: Run, size: float | None) -> str:
    """The run as Word may have left it: cut in pieces, inserted, beside a deletion or hidden words, in a content control."""
    text = run.text
    rng = Random(text)
    if "pieces" in QUIRKS and len(text) > 12 and rng.random() < 0.6:
        cut = rng.randint(3, len(text) - 3)
        halves = (Run(part, run.bold, run.italic, run.color) for part in (text[:cut], text[cut:]))
        return '<w:proofErr w:type="spellStart"/>'.join(run_xml(half, size) for half in halves)
    xml = run_xml(run, size)
    if "tracked" in QUIRKS and len(text) > 25 and rng.random() < 0.2:
        mark = 'w:id="7" w:author="Officer" w:date="2026-01-01T00:00:00Z"'
        gone = (
            xml.replace("<w:t ", "<w:delText ")
            .replace("</w:t>", "</w:delText>")
            .replace(escape(text), "An older wording. ")
        )
        return f"<w:del {mark}>{gone}</w:del><w:ins {mark}>{xml}</w:ins>"
    if "hidden" in QUIRKS and len(text) > 25 and rng.random() < 0.15:
        return xml + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>note to self</w:t></w:r>"
    if "controls" in QUIRKS and rng.random() < 0.4:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{xml}</w:sdtContent></w:sdt>"
    return xml


def para_xml(para: Para, size: float | None = None) -> str:
    props = ""
    lead = ""
    if para.bullet in ("auto", "auto1"):
        props += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{1 if para.bullet == "auto" else 2}"/></w:numPr>'
    elif para.bullet:
        lead = run_xml(Run(para.bullet + " "), para.size or size)
    props += f'<w:spacing w:before="0" w:after="{round(para.after * 20)}"/>'
    if para.bullet:
        props += '<w:ind w:left="200" w:hanging="200"/>'
    if para.align != "left":
        props += f'<w:jc w:val="{para.align}"/>'
    return f"<w:p><w:pPr>{props}</w:pPr>{lead}{''.join(quirky(r, para.size or size) for r in para.runs)}</w:p>"


def cell_xml(cell: Cell, width: int, merge: str, size: float | None) -> str:
    props = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if cell.colspan > 1:
        props += f'<w:gridSpan w:val="{cell.colspan}"/>'
    if merge == "start":
        props += '<w:vMerge w:val="restart"/>'
    elif merge == "go on":
        props += "<w:vMerge/>"
    if cell.fill:
        props += f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>'
    if cell.rotate:
        props += '<w:textDirection w:val="btLr"/>'
    if cell.middle:
        props += '<w:vAlign w:val="center"/>'
    inner = "<w:p/>" if merge == "go on" or not cell.paras else "".join(para_xml(p, size) for p in cell.paras)
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{inner}</w:tc>"


def table_xml(table: Table, look_size: float, text_width: float) -> str:
    size = table.size or look_size
    total = text_width * 20 * table.width
    widths = [max(200, round(total * w / sum(table.widths))) for w in table.widths]
    style = {"grid": "single", "rows": "single", "outer": "single", "none": "nil"}[table.borders]
    sides = ""
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        kind = style
        if table.borders == "rows" and side in ("left", "right", "insideV"):
            kind = "nil"
        if table.borders == "outer" and side == "insideV":
            kind = "nil"
        sides += f'<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="{table.line}"/>'
    rows = ""
    running: dict[int, tuple[int, Cell]] = {}
    for at, row in enumerate(table.rows):
        cells = iter(row)
        column = 0
        inner = ""
        tall = False
        while column < len(widths):
            if column in running:
                left, cell = running[column]
                inner += cell_xml(cell, sum(widths[column : column + cell.colspan]), "go on", size)
                if left > 1:
                    running[column] = (left - 1, cell)
                else:
                    del running[column]
            else:
                nxt = next(cells, None)
                if nxt is None:
                    break
                cell = nxt
                tall = tall or cell.rotate
                inner += cell_xml(
                    cell, sum(widths[column : column + cell.colspan]), "start" if cell.rowspan > 1 else "", size
                )
                if cell.rowspan > 1:
                    running[column] = (cell.rowspan - 1, cell)
            column += cell.colspan
        props = ""
        if table.keep:
            props += "<w:cantSplit/>"
        if tall:
            props += '<w:trHeight w:val="1700" w:hRule="atLeast"/>'
        if at < table.header:
            props += "<w:tblHeader/>"
        rows += f"<w:tr><w:trPr>{props}</w:trPr>{inner}</w:tr>"
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
        f'</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p><w:pPr><w:spacing w:after="60"/></w:pPr></w:p>'
    )


def block_xml(block: Block, paper: Paper, text_width: float) -> str:
    if isinstance(block, Break):
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    if isinstance(block, Heading):
        style = "Title" if block.level == 0 else f"Heading{min(block.level, 4)}"
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:rPr><w:color w:val="{paper.look.heading_color}"/>'
            f'</w:rPr><w:t xml:space="preserve">{escape(block.text)}</w:t></w:r></w:p>'
        )
    if isinstance(block, Para):
        return para_xml(block)
    return table_xml(block, paper.look.size, text_width)


NUMBERING = "".join(
    f'<w:abstractNum {NS} w:abstractNumId="{k}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    f'<w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="200" w:hanging="200"/></w:pPr>'
    f"{font}</w:lvl></w:abstractNum>"
    for k, fmt, text, font in (
        (91, "bullet", "\uf0b7", '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr>'),
        (92, "decimal", "%1.", ""),
    )
)


def render(paper: Paper, path: Path) -> None:
    """Write the paper to `path` as .docx, the same bytes each time."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml import parse_xml
    from docx.shared import Pt

    QUIRKS.clear()
    QUIRKS.update(paper.look.quirks)
    document = docx.Document()
    look = paper.look
    section = document.sections[0]
    short, long = (841.9, 1190.6) if look.page == "A3" else (595.3, 841.9)
    width, height = (long, short) if look.landscape else (short, long)
    section.orientation = WD_ORIENT.LANDSCAPE if look.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(look.margin)
    section.header_distance = section.footer_distance = Pt(max(12.0, look.margin * 0.4))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FACES[look.font], Pt(look.size)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        document.styles[name].font.name = FACES[look.font]
    if look.header:
        section.header.paragraphs[0].text = look.header
    footer = section.footer.paragraphs[0]
    if look.footer:
        footer.text = look.footer + ("\t" if look.page_numbers != "none" else "")
    if look.page_numbers != "none":
        if look.page_numbers == "page":
            footer.add_run("Page ")
        footer._p.append(parse_xml(f'<w:fldSimple {NS} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    numbering = document.part.numbering_part.element
    for num in list(numbering):
        numbering.remove(num)
    wrapped = parse_xml(
        f"<w:numbering {NS}>{NUMBERING}"
        '<w:num w:numId="1"><w:abstractNumId w:val="91"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="92"/></w:num></w:numbering>'
    )
    for child in list(wrapped):
        numbering.append(child)
    body = document.element.body
    end = body.sectPr
    inner = "".join(block_xml(block, paper, width - 2 * look.margin) for block in paper.blocks)
    for child in list(parse_xml(f"<w:body {NS}>{inner}</w:body>")):
        end.addprevious(child)
    document.core_properties.title = ""
    document.core_properties.created = document.core_properties.modified = dt.datetime(2026, 1, 1)
    document.core_properties.author = ""
    document.save(str(path))
    freeze(path)


def freeze(path: Path) -> None:
    """Give every member of the archive one date, so that the same paper gives the same bytes."""
    with zipfile.ZipFile(path) as old:
        members = [(info.filename, old.read(info)) for info in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members:
            new.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
