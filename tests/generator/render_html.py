"""Print a paper through HTML and Chromium: another hand's way of placing words, boxes and repeated heads."""

# ruff: noqa: E501

from __future__ import annotations

import re
import subprocess
import tempfile
from html import escape
from pathlib import Path

from .model import Block, Break, Cell, Heading, Paper, Para, Table

FACES = {
    "sans": "Liberation Sans",
    "serif": "Liberation Serif",
    "narrow": "Liberation Sans Narrow",
    "dejavu": "DejaVu Sans",
}


def para_html(para: Para) -> str:
    style = f"margin:0 0 {para.after}pt 0;text-align:{para.align};"
    if para.size:
        style += f"font-size:{para.size}pt;"
    lead = ""
    if para.bullet:
        glyph = "•" if para.bullet == "auto" else para.bullet
        style += "padding-left:1.3em;text-indent:-1.3em;"
        lead = f'<span style="display:inline-block;width:1.3em;text-indent:0">{escape(glyph)}</span>'
    runs = ""
    for run in para.runs:
        look = ("font-weight:bold;" if run.bold else "") + ("font-style:italic;" if run.italic else "")
        look += f"color:#{run.color};" if run.color else ""
        runs += f'<span style="{look}">{escape(run.text)}</span>' if look else escape(run.text)
    return f'<p style="{style}">{lead}{runs}</p>'


def cell_html(cell: Cell, tag: str) -> str:
    style = f"background:#{cell.fill};" if cell.fill else ""
    style += "vertical-align:middle;" if cell.middle else "vertical-align:top;"
    spans = (f' colspan="{cell.colspan}"' if cell.colspan > 1 else "") + (
        f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    )
    inner = "".join(map(para_html, cell.paras))
    if cell.rotate:
        inner = f'<div style="writing-mode:vertical-rl;transform:rotate(180deg);margin:auto">{inner}</div>'
    return f'<{tag}{spans} style="{style}">{inner}</{tag}>'


def table_html(table: Table, size: float) -> str:
    total = sum(table.widths)
    columns = "".join(f'<col style="width:{100 * w / total:.2f}%">' for w in table.widths)
    rows = ["<tr>" + "".join(cell_html(c, "td") for c in row) + "</tr>" for row in table.rows]
    head = f"<thead>{''.join(rows[: table.header])}</thead>" if table.header else ""
    keep = " keep" if table.keep else ""
    return (
        f'<table class="{table.borders}{keep}" style="width:{table.width * 100:.0f}%;font-size:{table.size or size}pt;'
        f'margin-bottom:{table.after}pt;--line:#{table.line}"><colgroup>{columns}</colgroup>{head}<tbody>{"".join(rows[table.header :])}</tbody></table>'
    )


def block_html(block: Block, size: float, color: str) -> str:
    if isinstance(block, Break):
        return '<div style="break-after:page"></div>'
    if isinstance(block, Heading):
        tag = "h1" if block.level == 0 else f"h{min(4, block.level + 1)}"
        return f'<{tag} style="color:#{color};margin:8pt 0 4pt">{escape(block.text)}</{tag}>'
    return para_html(block) if isinstance(block, Para) else table_html(block, size)


def render(paper: Paper, path: Path) -> None:
    """Write the paper to `path` as PDF by headless Chromium; its dates are removed."""
    look = paper.look
    body = "".join(block_html(b, look.size, look.heading_color) for b in paper.blocks)
    css = (
        f"@page{{size:{look.page} {'landscape' if look.landscape else 'portrait'};margin:{look.margin}pt}}"
        f"body{{font:{look.size}pt '{FACES[look.font]}';margin:0}}table{{border-collapse:collapse;table-layout:fixed}}"
        f"td{{padding:{look.pad}pt;overflow-wrap:break-word}}.grid td{{border:0.6pt solid var(--line)}}"
        ".rows td{border-top:0.6pt solid var(--line);border-bottom:0.6pt solid var(--line)}.outer{border:0.6pt solid var(--line)}"
        ".outer td{border-top:0.6pt solid var(--line)}.keep tr{break-inside:avoid}*{-webkit-print-color-adjust:exact}"
    )
    page = f'<!doctype html><meta charset="utf-8"><title></title><style>{css}</style>{body}'
    with tempfile.TemporaryDirectory() as home:
        source = Path(home) / "page.html"
        source.write_text(page, encoding="utf-8")
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={home}/profile",
                "--no-pdf-header-footer",
                f"--print-to-pdf={path}",
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    data = path.read_bytes()
    path.write_bytes(re.sub(rb"/(CreationDate|ModDate) \(D:\d{14}", lambda m: m[0][:-14] + b"20260101000000", data))
