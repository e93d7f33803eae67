"""The auditor's page: one HTML file of its own, readable without scripts, without the network, and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

from .audit_view import ReportView
from .html import render
from .manifest import Entry
from .risk_fields import fields, missing, place_names, scored, stage_title

_SEVERITIES = (("error", "●"), ("warning", "▲"), ("note", "■"))
_ORIGINS = {
    "report": "by the report's own legend",
    "inferred": "inferred from the report's own scores: it prints no legend",
    "profile": "by the profile that the user gave",
}
_FORMULAS = {
    "product": "score = likelihood × impact",
    "sum": "score = likelihood + impact",
    "matrix": "the score is looked up in the report's grid",
}


def audit_page(reports: Sequence[ReportView], unread_inputs: Sequence[Entry] = ()) -> str:
    """The page's HTML. `unread_inputs` are inputs of the run that gave no register."""
    return render(
        "page.html",
        {
            "reports": reports,
            "unread_inputs": unread_inputs,
            "version": version("riskreader"),
            "severities": dict(_SEVERITIES),
            "origins": _ORIGINS,
            "formulas": _FORMULAS,
            "fields": fields,
            "missing": missing,
            "scored": scored,
            "stage_title": stage_title,
            "place_names": place_names,
            "number": _number,
            "count": _count,
            "share": _share,
            "sentence": _sentence,
        },
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


def _count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 risk", "3 risks"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _share(part: int, whole: int) -> str:
    """A share in per cent; a small one is not rounded down to none."""
    if not whole or not part:
        return "0 %"
    share = 100 * part / whole
    return "under 0.1 %" if share < 0.1 else f"{share:.1f} %"


def _sentence(summary: str) -> str:
    """A rule's summary as a heading, without the remark for programs."""
    text = summary.replace(" (risk_id null)", "")
    return text[:1].upper() + text[1:]
