"""The findings of a run in the formats of `riskreader check`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import BaseModel, ConfigDict, Field

from ..normalise.models import Finding
from .checked import Checked, Scope
from .findings_csv import as_csv
from .sarif import as_sarif
from .terminal import plain


class _Report(BaseModel):
    model_config = ConfigDict(frozen=True)

    path: str
    sha256: str | None
    format: str | None
    status: str
    reason: str | None
    risks: int | None
    checked: Scope | None
    findings: tuple[Finding, ...]


class _Document(BaseModel):
    model_config = ConfigDict(frozen=True, populate_by_name=True)

    schema_: str = Field(default="riskreader/check/1", alias="schema")
    reports: tuple[_Report, ...]


def as_text(reports: Sequence[Checked]) -> str:
    """One line a finding: `path:page: risk: CODE message`, a dash for what is not known."""
    lines = []
    for report in reports:
        for finding in report.findings:
            page = next((source.page for source in finding.sources if source.page is not None), None)
            lines.append(
                f"{plain(report.entry.path)}:{page or '-'}: {plain(finding.risk_id or '-')}: "
                f"{finding.code} {plain(finding.message)}\n"
            )
    return "".join(lines)


def as_json(reports: Sequence[Checked]) -> str:
    document = _Document(
        reports=tuple(
            _Report(
                path=report.entry.path,
                sha256=report.entry.sha256,
                format=report.entry.format,
                status=report.entry.status,
                reason=report.entry.reason,
                risks=report.entry.risks,
                checked=report.scope,
                findings=report.findings,
            )
            for report in reports
        )
    )
    return document.model_dump_json(by_alias=True, indent=2) + "\n"


FORMATS: dict[str, Callable[[Sequence[Checked]], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "csv": as_csv,
}
