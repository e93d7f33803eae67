"""The findings of a run as SARIF 2.1.0, which editors and code-scanning services read.

SARIF knows lines, not pages: a region's `startLine` is the page number, and its properties hold page and box. A place
in a Word report is a logical location.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from ..normalise.models import Finding, SourcePlace
from ..normalise.rules import all_rules
from .checked import Checked, in_words
from .terminal import plain

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MIME = {"pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_RULES = {rule.code: number for number, rule in enumerate(all_rules())}

Json = dict[str, Any]
"""An object of the SARIF document on its way out."""


def as_sarif(reports: Sequence[Checked]) -> str:
    run: Json = {
        "tool": {
            "driver": {
                "name": "riskreader",
                "version": version("riskreader"),
                "rules": [_rule(rule.code) for rule in all_rules()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(report) for report in reports],
        "invocations": [
            {
                "executionSuccessful": not any(report.entry.status == "failed" for report in reports),
                "toolExecutionNotifications": [
                    _notification(report, number) for number, report in enumerate(reports) if report.entry.reason
                ],
            }
        ],
        "results": [
            _result(finding, report, number) for number, report in enumerate(reports) for finding in report.findings
        ],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> Json:
    rule = all_rules()[_RULES[code]]
    return {
        "id": rule.code,
        "name": type(rule).__name__,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": f"{rule.explanation}\n\nriskreader rule {rule.code} prints this text."},
        "defaultConfiguration": {"level": rule.severity},
    }


def _artifact(report: Checked) -> Json:
    out: Json = {"location": {"uri": _uri(report.entry.path)}}
    if report.entry.sha256:
        out["hashes"] = {"sha-256": report.entry.sha256}
    if report.entry.format in _MIME:
        out["mimeType"] = _MIME[report.entry.format]
    out["properties"] = {"status": report.entry.status, "checked": plain(in_words(report))}
    if report.scope is not None:
        out["properties"]["scope"] = report.scope.model_dump(mode="json")
    return out


def _notification(report: Checked, number: int) -> Json:
    return {
        "level": "error" if report.entry.status == "failed" else "note",
        "message": {"text": plain(f"{report.entry.status}: {report.entry.reason}")},
        "locations": [{"physicalLocation": {"artifactLocation": _location(report, number)}}],
    }


def _result(finding: Finding, report: Checked, number: int) -> Json:
    places: list[SourcePlace | None] = [*finding.sources] or [None]
    out: Json = {
        "ruleId": finding.code,
        "ruleIndex": _RULES[finding.code],
        "level": finding.severity,
        "message": {"text": plain(f"{finding.risk_id}: {finding.message}" if finding.risk_id else finding.message)},
        "locations": [_place(places[0], finding, report, number)],
        "partialFingerprints": {"finding/v1": _fingerprint((finding.code, finding.risk_id or "", finding.message))},
        "properties": {"riskId": plain(finding.risk_id) if finding.risk_id else None},
    }
    if len(places) > 1:
        out["relatedLocations"] = [
            {"id": at, **_place(place, finding, report, number)} for at, place in enumerate(places[1:], start=1)
        ]
    return out


def _place(place: SourcePlace | None, finding: Finding, report: Checked, number: int) -> Json:
    physical: Json = {"artifactLocation": _location(report, number)}
    logical: list[Json] = []
    if finding.risk_id:
        logical.append({"name": plain(finding.risk_id), "kind": "risk"})
    if place is not None and place.page is not None:
        box = list(place.bbox) if place.bbox else None
        physical["region"] = {
            "startLine": place.page,
            "properties": {"page": place.page, "bbox": box, "unit": "points from the top left corner of the page"},
        }
    if place is not None and place.block:
        name = plain(place.block)
        logical.append({"name": name, "fullyQualifiedName": f"{plain(place.part or '')}/{name}", "kind": "block"})
    return {"physicalLocation": physical, **({"logicalLocations": logical} if logical else {})}


def _location(report: Checked, number: int) -> Json:
    return {"uri": _uri(report.entry.path), "index": number}


def _uri(path: str) -> str:
    """A path as a URI reference: an address stays one."""
    if _ADDRESS.match(path):
        return quote(path, safe="/:?#[]@!$&'()*+,;=%~")
    parts = PurePath(path)
    return quote(path.encode(errors="surrogateescape"), safe="/") if not parts.is_absolute() else _file_uri(path)


def _file_uri(path: str) -> str:
    return "file://" + quote(path.encode(errors="surrogateescape"), safe="/")


def _fingerprint(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()
