"""The findings of a run as CSV: a row a finding, at the first place that shows it."""

from __future__ import annotations

from collections.abc import Sequence

from ..normalise.models import Finding
from .cells import guard
from .checked import Checked
from .csv_lines import csv_line
from .terminal import plain

COLUMNS = ("path", "page", "x0", "top", "x1", "bottom", "part", "block", "risk_id", "code", "severity", "message")


def as_csv(reports: Sequence[Checked]) -> str:
    """RFC 4180; what a spreadsheet would run as a formula has an apostrophe before it."""
    return csv_line(COLUMNS, guard) + "".join(
        [csv_line(_row(report, finding), guard) for report in reports for finding in report.findings]
    )


def _row(report: Checked, finding: Finding) -> tuple[str | float | None, ...]:
    place = finding.sources[0] if finding.sources else None
    return (
        plain(report.entry.path),
        place.page if place else None,
        *((place.bbox if place else None) or (None,) * 4),
        place.part if place else None,
        place.block if place else None,
        plain(finding.risk_id) if finding.risk_id else None,
        finding.code,
        finding.severity,
        plain(finding.message),
    )
