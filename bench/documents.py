"""The documents that are timed. Each function writes one file and says how many risks it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from reportlab.lib.pagesizes import A3, A4, landscape

from .content import COUNCIL, Planted, figures, planted, prose
from .sheets import HEAD, Sheets, colour_of

_WIDE = (
    "Ref", "Category", "Risk", "Cause and consequence", "Inherent likelihood", "Inherent impact", "Inherent score",
    "Controls in place", "Residual likelihood", "Residual impact", "Residual score", "Further actions", "Risk owner",
    "Target score",
)  # fmt: skip
_WIDTHS = (1.2, 2, 3.6, 6, 1.5, 1.5, 1.5, 5.4, 1.5, 1.5, 1.5, 5.4, 2.8, 1.5)
_SCALE = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")


@dataclass(frozen=True, slots=True)
class Made:
    """A document of the benchmark: `pages` (rows of its table for Word), and the risks that a reader should find."""

    name: str
    path: Path
    pages: int
    risks: int


def report(path: Path, pages: int) -> Made:
    """A quarterly report in A4: an introduction, then a page a risk, its table, its actions, a commentary."""
    sheets = Sheets(path, A4, f"{COUNCIL}: operational risk report")
    random = Random("report")
    _introduction(sheets, "Operational risk report, quarter 2 2026", random)
    risks = planted(pages - 1)
    for risk in risks:
        sheets.page()
        _card(sheets, risk)
        sheets.heading("Commentary", 10)
        for _ in range(3):
            sheets.paragraph(prose(4, random))
    sheets.save()
    return Made(f"report of {pages} pages", path, pages, len(risks))


def register(path: Path, pages: int) -> Made:
    """A register in A3, a risk a row, its header repeated on each page, as many rows on a page as there is room for."""
    sheets = Sheets(path, landscape(A3), f"{COUNCIL}: strategic risk register")
    count = _rows(sheets, planted(30 * pages), pages)
    sheets.save()
    return Made(f"A3 register of {sheets.pages} pages", path, sheets.pages, count)


def register_of(path: Path, risks: int) -> Made:
    """The same with a number of risks."""
    sheets = Sheets(path, landscape(A3), f"{COUNCIL}: strategic risk register")
    count = _rows(sheets, planted(risks), None)
    sheets.save()
    return Made(f"register of {risks} risks", path, sheets.pages, count)


def pack(path: Path, pages: int) -> Made:
    """A committee pack: agenda, minutes and papers with tables of figures, and in the middle one register."""
    sheets = Sheets(path, A4, f"{COUNCIL}: audit committee")
    random = Random("pack")
    sheets.page()
    sheets.heading("Audit committee: agenda and papers", 18)
    sheets.paragraph(prose(6, random))
    register_pages = max(1, min(12, pages // 4))
    before = (pages - register_pages) // 2
    _papers(sheets, before - 1, random)
    risks = planted(register_pages)
    for number, risk in enumerate(risks):
        sheets.page()
        if not number:
            sheets.heading("Strategic risk register")
        _card(sheets, risk)
    _papers(sheets, pages - before - register_pages, random)
    sheets.save()
    return Made(f"pack of {pages} pages", path, pages, len(risks))


def word_table(path: Path, rows: int) -> Made:
    """One Word table, a risk a row. Its rows are copies of one row's XML: python-docx would take minutes."""
    from copy import deepcopy

    import docx

    document = docx.Document()
    document.add_heading("Strategic risk register", 1)
    heads = ("Ref", "Risk", "Cause", "Likelihood", "Impact", "Score", "Controls in place", "Risk owner")
    table = document.add_table(rows=2, cols=len(heads))
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.text = text
    for cell in table.rows[1].cells:
        cell.paragraphs[0].add_run("-")
    model = table.rows[1]._tr
    for risk in planted(rows):
        row = deepcopy(model)
        likelihood, impact = risk.residual
        values = (
            risk.ref, risk.title, risk.cause, str(likelihood), str(impact), str(likelihood * impact),
            " ".join(risk.controls), risk.owner,
        )  # fmt: skip
        for node, text in zip(row.iter(f"{{{row.nsmap['w']}}}t"), values, strict=True):
            node.text = text
        model.addprevious(row)
    model.getparent().remove(model)
    document.save(str(path))
    return Made(f"Word table of {rows} rows", path, rows, rows)


def _introduction(sheets: Sheets, title: str, random: Random) -> None:
    sheets.page()
    sheets.heading(COUNCIL, 12)
    sheets.heading(title, 18)
    sheets.paragraph(prose(5, random))
    sheets.heading("How risks are scored", 11)
    sheets.row(("Score", "Likelihood"), (1, 4), 9, (HEAD, HEAD), bold=True)
    for number, word in enumerate(_SCALE, 1):
        sheets.row((str(number), word), (1, 4), 9, (None, None), bold=False)
    sheets.y -= 12
    sheets.row(("Risk score", "Rating"), (1, 4), 9, (HEAD, HEAD), bold=True)
    for span, word, score in (("1 - 7", "Green", 1), ("8 - 14", "Amber", 8), ("15 - 25", "Red", 15)):
        sheets.row((span, word), (1, 4), 9, (None, colour_of(score)), bold=False)
    sheets.y -= 12


def _card(sheets: Sheets, risk: Planted) -> None:
    """A risk's own table."""

    def pairs(*texts: str, fill: Sequence[str | None] = (None, None)) -> None:
        sheets.row(texts, (2, 3, 2, 3), 9, (HEAD, fill[0], HEAD, fill[1]), bold=False)

    def line(label: str, text: str) -> None:
        sheets.row((label, text), (2, 8), 9, (HEAD, None), bold=False)

    inherent, residual = risk.inherent[0] * risk.inherent[1], risk.residual[0] * risk.residual[1]
    pairs("Risk ref", risk.ref, "Category", risk.group)
    line("Risk title", risk.title)
    line("Description", f"{risk.cause} {risk.consequence}")
    line("Risk owner", risk.owner)
    pairs("Inherent likelihood", str(risk.inherent[0]), "Inherent impact", str(risk.inherent[1]))
    pairs("Residual likelihood", str(risk.residual[0]), "Residual impact", str(risk.residual[1]))
    fills = (colour_of(inherent), colour_of(residual))
    pairs("Inherent score", str(inherent), "Residual score", str(residual), fill=fills)
    line("Controls in place", "\n".join(f"• {text}" for text in risk.controls))
    line("Further actions", "\n".join(f"• {what}: {who}, by {when}" for what, who, when in risk.actions))


def _rows(sheets: Sheets, risks: Sequence[Planted], pages: int | None) -> int:
    """Rows of the wide table: all of them, or as many as fill a number of pages. Says how many were printed."""
    heads: tuple[str | None, ...] = (HEAD,) * len(_WIDE)
    done = 0
    for risk in risks:
        if not sheets.pages or sheets.room < 100:
            if sheets.pages == pages:
                break
            sheets.page()
            if sheets.pages == 1:
                sheets.heading("Strategic risk register")
            sheets.row(_WIDE, _WIDTHS, 7.5, heads, bold=True)
        inherent, residual = risk.inherent[0] * risk.inherent[1], risk.residual[0] * risk.residual[1]
        texts = (
            risk.ref, risk.group, risk.title, f"{risk.cause} {risk.consequence}", str(risk.inherent[0]),
            str(risk.inherent[1]), str(inherent), "\n".join(f"• {text}" for text in risk.controls),
            str(risk.residual[0]), str(risk.residual[1]), str(residual),
            "\n".join(f"• {what}: {who}, by {when}" for what, who, when in risk.actions), risk.owner, str(risk.target),
        )  # fmt: skip
        fills: list[str | None] = [None] * len(_WIDE)
        fills[6], fills[10], fills[13] = colour_of(inherent), colour_of(residual), colour_of(risk.target)
        sheets.row(texts, _WIDTHS, 7.5, fills, bold=False)
        done += 1
    return done


def _papers(sheets: Sheets, pages: int, random: Random) -> None:
    """Papers of about eight pages; every third page has a table of figures."""
    for number in range(pages):
        sheets.page()
        if number % 8 == 0:
            sheets.heading(f"Item {number // 8 + 3}: {random.choice(('Minutes', 'Budget monitoring', 'Audit plan'))}")
        if number % 3 == 2:
            head, *body = figures(18, random)
            sheets.row(head, (3, 1, 1, 1, 2), 9, (HEAD,) * 5, bold=True)
            for row in body:
                sheets.row(row, (3, 1, 1, 1, 2), 9, (None,) * 5, bold=False)
            sheets.y -= 12
        while sheets.room > 140:
            sheets.paragraph(f"{number + 1}.{random.randint(1, 9)} {prose(4, random)}")


def main_documents(folder: Path, *, quick: bool = False) -> list[Made]:
    """The documents of the budgets, or small ones like them."""
    plan: tuple[tuple[Callable[[Path, int], Made], str, int, int], ...] = (
        (report, "report.pdf", 59, 4),
        (register, "register.pdf", 39, 2),
        (pack, "pack.pdf", 400, 16),
        (register_of, "risks.pdf", 2000, 20),
        (word_table, "table.docx", 5000, 50),
    )
    return [make(folder / name, small if quick else size) for make, name, size, small in plan]
