"""Writes Word reports of headings, paragraphs and filled tables for tests, and reads them as a user would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import riskreader
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

RED, AMBER, YELLOW, GREEN = "FF0000", "FFC000", "FFFF00", "92D050"
FILLS = {"R": RED, "A": AMBER, "Y": YELLOW, "G": GREEN}


class Report:
    """A Word report. A cell is "Text", "Text#A" (amber), "Text#FFE066", or "" ; "Text|3" goes over three columns."""

    def __init__(self) -> None:
        self.document: Any = docx.Document()

    def head(self, text: str, level: int = 1) -> Report:
        self.document.add_heading(text, level)
        return self

    def says(self, *paragraphs: str) -> Report:
        for text in paragraphs:
            self.document.add_paragraph(text)
        return self

    def table(self, *rows: list[str]) -> Report:
        width = max(sum(int(cell.partition("|")[2] or 1) for cell in row) for row in rows)
        table = self.document.add_table(len(rows), width, style="Table Grid")
        for number, row in enumerate(rows):
            column = 0
            for written in row:
                rest, _, span = written.partition("|")
                text, _, fill = rest.partition("#")
                last = column + int(span or 1) - 1
                cell = table.cell(number, column).merge(table.cell(number, last))
                cell.text = text
                if fill:
                    _fill(cell, FILLS.get(fill, fill))
                column = last + 1
        self.document.add_paragraph()
        return self

    def read(self, folder: Path) -> riskreader.Register:
        path = folder / "report.docx"
        self.document.save(str(path))
        return riskreader.read_report(path, isolated=False)


def _fill(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)
