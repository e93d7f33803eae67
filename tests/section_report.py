"""Writes Word reports of headings and paragraphs for tests, and reads them as a user would."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import riskreader
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


@dataclass(frozen=True)
class MadeUp:
    """A risk of a made-up council: three stages of likelihood and impact."""

    ref: str
    title: str
    text: str
    name: str
    role: str
    controls: tuple[str, ...]
    actions: tuple[str, ...]
    stages: tuple[tuple[int, int], ...]
    group: str


RISKS = (
    MadeUp("WR1", "The ferry is out of service", "Islanders cannot reach the mainland for days.", "Ida Marlow",
           "Head of Transport", ("Spare engine in the harbour store", "Yearly docking"), ("Charter a relief boat",),
           ((4, 5), (3, 4), (2, 4)), "Transport"),
    MadeUp("WR2", "Well water is not fit to drink", "The treatment works lets germs through.", "Owen Pask",
           "Public Health Manager", ("Daily tests at nine taps",), ("Replace the filters", "Train two samplers"),
           ((5, 3), (2, 3), (1, 3)), "Health"),
    MadeUp("WR4", "Winter fuel runs short", "Storms keep the tanker away for three weeks.", "Bess Tolland",
           "Harbour Master", ("Depot filled each October", "Deal with the next island"), ("Buy a second tank",),
           ((3, 4), (3, 3), (2, 2)), "Transport"),
)  # fmt: skip
"""Their factors differ, so that a likelihood taken for an impact is seen."""


class Report:
    """A Word report; `says` adds a paragraph in which parts that begin with "**" are bold."""

    def __init__(self, title: str = "Island Risk Register") -> None:
        self.document: Any = docx.Document()
        self.document.add_heading(title, 0)
        self.says("Isle of Wrackholm Council").says("A risk's score is its likelihood x its impact, each from 1 to 5.")

    def head(self, text: str, level: int = 2) -> Report:
        self.document.add_heading(text, level)
        return self

    def says(self, *parts: str, style: str | None = None) -> Report:
        paragraph = self.document.add_paragraph(style=style)
        for part in parts:
            run = paragraph.add_run(part.removeprefix("**"))
            run.bold = True if part.startswith("**") else None
        return self

    def lists(self, items: Iterable[str]) -> Report:
        for item in items:
            self.says(item, style="List Bullet")
        return self

    def table(self, *rows: tuple[str, ...]) -> Report:
        table = self.document.add_table(len(rows), len(rows[0]))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        return self

    def grid(self, *rows: list[str]) -> Report:
        """A ruled table: "*Text" is bold, "#Text" bold on green, "Text|3" goes over three columns.

        "^" goes on from above; a line end parts paragraphs.
        """
        width = max(sum(int(text.partition("|")[2] or 1) for text in row) for row in rows)
        table = self.document.add_table(len(rows), width, style="Table Grid")
        for row, texts in enumerate(rows):
            column = 0
            for written in texts:
                text, _, span = written.partition("|")
                last = column + int(span or 1) - 1
                cell = table.cell(row - (text == "^"), column).merge(table.cell(row, last))
                for number, line in enumerate(text.split("\n") if text != "^" else ()):
                    paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                    paragraph.add_run(line.lstrip("*#")).bold = line.startswith(("*", "#"))
                if text.startswith("#"):
                    properties = cell._tc.get_or_add_tcPr()
                    properties.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="E2EFD9"/>'))
                column = last + 1
        self.document.add_paragraph()
        return self

    def read(self, folder: Path) -> riskreader.Register:
        path = folder / "island.docx"
        self.document.save(str(path))
        return riskreader.read_report(path, isolated=False)


def stages_of(risk: riskreader.Risk) -> dict[str, tuple[Any, Any, Any]]:
    return {score.stage: (score.likelihood, score.impact, score.score) for score in risk.scores}


def expected(risk: MadeUp, *names: str) -> dict[str, tuple[int, int, int]]:
    """The stages that a report prints of a made-up risk, from the first."""
    return {name: (*pair, pair[0] * pair[1]) for name, pair in zip(names, risk.stages, strict=False)}


def controls_of(risk: riskreader.Risk) -> tuple[str, ...]:
    return tuple(control.text for control in risk.controls)


def actions_of(risk: riskreader.Risk) -> tuple[str, ...]:
    return tuple(action.text for action in risk.actions)


def owners_of(risk: riskreader.Risk) -> tuple[tuple[str | None, str | None], ...]:
    return tuple((owner.name, owner.role) for owner in risk.owners)
