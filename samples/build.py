"""Build the sample reports: `python samples/build.py [--to DIR]`. Needs the `test` extra (ReportLab).

The same version of ReportLab and python-docx writes the same bytes each time: no clock, no random ids.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

import pdf_reports
import word_reports

REPORTS: Mapping[str, Callable[[], bytes]] = {
    "operational-risk-2025-q2.pdf": pdf_reports.operational_report,
    "operational-risk-2025-q2.docx": word_reports.operational_report,
    "assurance-map.pdf": pdf_reports.assurance_map,
    "assurance-map.docx": word_reports.assurance_map,
    "strategic-register-with-errors.pdf": pdf_reports.strategic_register,
    "service-risk-cards.docx": word_reports.card_register,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Build the sample reports.", epilog="example: python samples/build.py --to rebuilt"
    )
    parser.add_argument(
        "--to", type=Path, default=Path(__file__).parent, help="folder to write to (default: beside this file)"
    )
    folder: Path = parser.parse_args().to
    folder.mkdir(parents=True, exist_ok=True)
    for name, build in REPORTS.items():
        (folder / name).write_bytes(build())
        print(name)


if __name__ == "__main__":
    main()
