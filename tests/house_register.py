"""The ledger of perils of a made-up parish, whose labels are like no other's, as Word, as PDF, and its profile."""

from __future__ import annotations

from pathlib import Path

TIERS = (
    ("Tag", "Peril", "Bearer", "Bare", "", "", "Bulwarks", "Braced", "", ""),
    ("", "", "", "Odds", "Bite", "Heft", "", "Odds", "Bite", "Heft"),
)
ROWS = (
    (
        "QX~01",
        "The sluice gate jams and the low fields flood",
        "Ada Penrose",
        *("4", "Grim", "12"),
        "Grease the gate each spring",
        *("2", "3", "6"),
    ),
    ("QX~02", "The band stand roof gives way", "Tom Hale", "3", "4", "12", "Yearly survey", "1", "4", "4"),
    ("QX~03", "Seed potatoes arrive late", "Ivy Marsh", "2", "2", "4", "Order in autumn", "1", "2", "2"),
)
PROFILE = """\
# Marshwick Parish
[labels]
risk_id = ["Tag"]
risk = ["Peril"]
owner = ["Bearer"]
likelihood = ["Odds"]
impact = ["Bite"]
score = ["Heft"]
controls = ["Bulwarks"]

[stages]
inherent = ["Bare"]
residual = ["Braced"]

[ids]
pattern = '[A-Z]{2}~\\d{2}'

[scheme]
formula = "product"

[scheme.likelihood]
maximum = 4

[scheme.impact]
labels = ["Calm", "Sharp", "Grim", "Dire"]

[[scheme.bands]]
label = "Watch"
rag = "green"
minimum = 1
maximum = 6

[[scheme.bands]]
label = "Act"
rag = "red"
minimum = 8
"""
_WIDE = ((3, 5), (7, 9))
_TALL = (0, 1, 2, 6)


def write_profile(folder: Path, text: str = PROFILE) -> Path:
    path = folder / "marshwick.toml"
    path.write_text(text, encoding="utf-8")
    return path


def write_word(folder: Path) -> Path:
    import docx

    document = docx.Document()
    document.add_paragraph("Marshwick Parish ledger of perils")
    table = document.add_table(rows=5, cols=10)
    table.style = "Table Grid"
    for r, row in enumerate((*TIERS, *ROWS)):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
            for run in table.cell(r, c).paragraphs[0].runs:
                run.bold = r < 2
    for first, last in _WIDE:
        table.cell(0, first).merge(table.cell(0, last))
    for column in _TALL:
        table.cell(0, column).merge(table.cell(1, column))
    path = folder / "ledger.docx"
    document.save(str(path))
    return path


def write_pdf(folder: Path) -> Path:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    body = getSampleStyleSheet()["BodyText"]
    head = [[Paragraph(f"<b>{text}</b>", body) if text else "" for text in row] for row in TIERS]
    data = [[Paragraph(text, body) for text in row] for row in ROWS]
    spans = [("SPAN", (a, 0), (b, 0)) for a, b in _WIDE] + [("SPAN", (c, 0), (c, 1)) for c in _TALL]
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans]
    table = Table([*head, *data], colWidths=[50, 150, 70, 40, 40, 40, 160, 40, 40, 40], style=style)
    path = folder / "ledger.pdf"
    report = SimpleDocTemplate(str(path), pagesize=landscape(A4), invariant=1)
    report.build([Paragraph("Marshwick Parish ledger of perils", body), table])
    return path
