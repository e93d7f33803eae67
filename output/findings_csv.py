"""The findings of a run as CSV: a row a finding, at the first place that shows it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from .cells import guard
from .checked import Checked
from .terminal import plain

COLUMNS = ("path", "page", "x0", "top", "x1", "bottom", "part", "block", "risk_id", "code", "severity", "message")


def as_csv(reports: Sequence[Checked]) -> str:
    """RFC 4180; what a spreadsheet would run as a formula has an apostrophe before it."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for report in reports:
        for finding in report.findings:
            place = finding.sources[0] if finding.sources else None
            writer.writerow(
                (
                    guard(plain(report.entry.path)),
                    place.page if place else None,
                    *((place.bbox if place else None) or (None,) * 4),
                    _guarded(place.part if place else None),
                    _guarded(place.block if place else None),
                    _guarded(finding.risk_id),
                    finding.code,
                    finding.severity,
                    guard(plain(finding.message)),
                )
            )
    return out.getvalue()


def _guarded(text: str | None) -> str | None:
    return guard(plain(text)) if text else None
