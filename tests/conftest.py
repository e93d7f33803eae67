"""Small reports of a made-up council, and a register made by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from riskreader.normalise.models import Register

settings.register_profile("house", deadline=None)  # a busy machine is no error
settings.load_profile("house")

PdfMaker = Callable[..., Path]


@pytest.fixture
def make_pdf(tmp_path: Path) -> PdfMaker:
    """Writes a PDF with one line of text a page; the same text gives the same bytes."""

    def make(name: str, *pages: str) -> Path:
        from reportlab.pdfgen.canvas import Canvas

        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        canvas = Canvas(str(path), invariant=1)
        for text in pages or ("Minutes of the allotments committee",):
            canvas.drawString(72, 700, text)
            canvas.showPage()
        canvas.save()
        return path

    return make


@pytest.fixture
def make_docx(tmp_path: Path) -> PdfMaker:
    def make(name: str, *paragraphs: str) -> Path:
        import docx

        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        document = docx.Document()
        for text in paragraphs or ("Minutes of the allotments committee",):
            document.add_paragraph(text)
        document.save(str(path))
        return path

    return make


def register_of(source: str = "marsh.pdf") -> Register:
    """Three risks, with a text of every kind that a spreadsheet would run, two earlier scores, and one id twice."""
    return Register.model_validate(
        {
            "schema": "riskreader/register/1",
            "report": {
                "source": source,
                "sha256": "0" * 64,
                "format": "pdf",
                "page_count": 3,
                "title": "Marshwick Town Council risk register",
                "organisation": "Marshwick Town Council",
                "period": {"label": "Q1", "start": "2024-04-01", "end": "2024-06-30"},
            },
            "scheme": {
                "likelihood": {"minimum": 1, "maximum": 5, "labels": {}},
                "impact": {"minimum": 1, "maximum": 5, "labels": {}},
                "formula": "product",
                "bands": [{"rag": "green", "label": "Green", "minimum": 1, "maximum": 6}],
                "matrix": None,
                "origin": "report",
            },
            "risks": [
                {
                    "risk_id": "M1",
                    "title": '=HYPERLINK("x")',
                    "category": "@people",
                    "consequences": "-5 % of income\nand less trust",
                    "update": "'quoted'",
                    "direction": "up",
                    "review_on": "2024-05",
                    "owners": [
                        {"name": "P. Reed", "role": "Clerk", "kind": "owner"},
                        {"name": "Cllr Moss", "role": None, "kind": "portfolio_holder"},
                    ],
                    "scores": [
                        {"stage": "inherent", "likelihood": 4, "impact": 4.5, "score": 18, "rag": "red"},
                        {"stage": "residual", "likelihood": 2, "impact": 3, "score": 6, "rag": "green"},
                        {"stage": "previous", "label": "Q4", "score": 9},
                        {"stage": "previous", "label": "Q3", "score": 12},
                    ],
                    "controls": [{"text": "+ two keys", "heading": "Site"}, {"text": "A rota", "heading": None}],
                    "actions": [{"text": "Mend the sluice", "owner": "PR", "due": "May 24", "due_on": "2024-05"}],
                    "assurances": [{"text": "Yearly visit", "line": 3, "rating": "Substantial"}],
                    "extra": {"Ward": "=North"},
                    "sources": [
                        {"field": "/risk_id", "page": 2, "bbox": [1, 2, 3, 4], "text": "M1"},
                        {"field": "/title", "page": 2, "bbox": [1, 2, 3, 4], "text": "x"},
                    ],
                },
                {"risk_id": "M2", "title": '\tTab, comma and "quote"'},
                {"risk_id": "M2", "title": None},
            ],
            "findings": [
                {
                    "code": "IDS001",
                    "severity": "error",
                    "risk_id": "M2",
                    "message": "two risks \u202eshare M2",
                    "sources": [{"page": 3, "bbox": [0, 0, 10, 10]}],
                },
                {"code": "RAG004", "severity": "note", "risk_id": None, "message": "no bands", "sources": []},
            ],
            "unread": [],
            "coverage": {"words": 90, "mapped": 60, "furniture": 10, "prose": 18, "unread": 2},
        }
    )


@pytest.fixture
def register() -> Register:
    return register_of()
