"""Registers that try the auditor's page: one whose every text is an attack, one with many risks and many errors."""

from __future__ import annotations

from pathlib import Path

from riskreader.normalise.models import Register
from riskreader.output.audit_page import audit_page
from riskreader.output.audit_view import Auditing
from riskreader.output.evidence import Evidence
from riskreader.output.manifest import Entry
from riskreader.output.word_quotes import Quote, QuotedCell

HOSTILE = (
    "</td></style></title><script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">"
    "{{ 7*7 }}{% include 'page.html' %}' onfocus='document.title=1' autofocus='\" &amp;lt; javascript:document.title=2"
)
DIRECTIONS = "\u202e\u2066\u200f\u061c\x1b\x07\x85\ufffe"
_TEXT = HOSTILE + DIRECTIONS


def hostile_register() -> Register:
    place = {"page": None, "bbox": None, "part": _TEXT, "block": _TEXT}
    statement = {"text": _TEXT, "heading": _TEXT}
    axis = {"minimum": 1, "maximum": 3, "labels": {"1": _TEXT, "2": _TEXT, "3": _TEXT}}
    score = {
        "stage": "previous",
        "label": _TEXT,
        "likelihood": 2,
        "impact": 3,
        "score": 9,
        "rag": "red",
        "rag_basis": "word",
        "level": _TEXT,
        "band": _TEXT,
        "likelihood_label": _TEXT,
        "impact_label": _TEXT,
        "text": _TEXT,
    }
    return Register.model_validate(
        {
            "report": {
                "source": _TEXT,
                "sha256": _TEXT,
                "format": "docx",
                "page_count": None,
                "title": _TEXT,
                "organisation": "Marshwick" + _TEXT,
                "period": {"label": _TEXT, "start": "2024-04-01", "end": "2024-06-30"},
            },
            "scheme": {
                "likelihood": axis,
                "impact": axis,
                "formula": "matrix",
                "bands": [{"rag": "red", "label": _TEXT, "minimum": 1, "maximum": 9}],
                "matrix": [[_TEXT] * 3] * 3,
            },
            "risks": [
                {
                    "risk_id": _TEXT,
                    **dict.fromkeys(("title", "category", "description", "causes", "consequences", "update"), _TEXT),
                    **dict.fromkeys(("objective", "status", "response"), _TEXT),
                    "owners": [{"name": _TEXT, "role": _TEXT}],
                    "scores": [score, {**score, "stage": "residual", "likelihood": None}],
                    "controls": [statement],
                    "evidence": [statement],
                    "actions": [{**statement, "ref": _TEXT, "owner": _TEXT, "due": _TEXT, "status": _TEXT}],
                    "assurances": [{**statement, "line": 2, "rating": _TEXT}],
                    "extra": {_TEXT: _TEXT},
                    "sources": [{**place, "field": "/scores/0/score", "text": _TEXT}],
                }
            ],
            "findings": [
                {"code": "SCO001", "severity": "error", "risk_id": _TEXT, "message": _TEXT, "sources": [place]},
                {"code": "ZZZ999", "severity": "note", "risk_id": None, "message": _TEXT, "sources": []},
            ],
            "unread": [{**place, "text": _TEXT, "why": _TEXT}],
            "coverage": {"words": 9, "mapped": 4, "furniture": 1, "prose": 2, "unread": 2},
        }
    )


def hostile_page() -> str:
    quote = Quote(
        is_table=True, heads=1, rows=((QuotedCell(text=_TEXT, columns=2),), (QuotedCell(text=_TEXT, number=1),) * 2)
    )
    line = Quote(is_table=False, rows=((QuotedCell(text=_TEXT, number=1),),))
    view = Auditing(hostile_register()).view(Evidence(quotes=((quote, line), ())), _TEXT)
    failed = Entry(path=_TEXT, status="failed", reason=_TEXT)
    return audit_page([view, view], [failed])


def large_register(path: Path, *, risks: int) -> None:
    """A PDF register of a made-up council: no risk has an owner, and every other score is wrong."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    body = getSampleStyleSheet()["BodyText"]
    head = ["Ref", "Risk title", "Risk owner", "Likelihood", "Impact", "Score", "Controls in place"]
    rows = []
    for number in range(1, risks + 1):
        likelihood, impact = number % 4 + 1, number % 5 + 1
        controls = f"The works team checks sluice {number} each week and writes down what it finds."
        title = Paragraph(f"Sluice {number} sticks and the lower meadow floods before anybody can open it", body)
        score = likelihood * impact + number % 2 * (3 if likelihood * impact < 20 else -3)
        rows.append([f"MR{number:02}", title, "", likelihood, impact, score, Paragraph(controls, body)])
    table = Table([head, *rows], colWidths=(45, 200, 90, 60, 50, 45, 230), repeatRows=1)
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    legend = "Likelihood and impact are each scored from 1 to 5. The score is likelihood multiplied by impact."
    document = SimpleDocTemplate(str(path), pagesize=landscape(A4), invariant=1, title="Marshwick risk register")
    document.build(
        [Paragraph("Marshwick Town Council risk register", body), Paragraph(legend, body), Spacer(1, 8), table]
    )
