"""The golden registers: what each sample is read as, kept beside the samples.

They are written on purpose only: `python -m tests.golden --write`, or the tests with RISKREADER_WRITE_GOLDEN=1 (which
then fail, so that the switch is not left on). Look at the difference before it is committed.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any

import riskreader
from riskreader.output.register_json import register_text

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
FOLDER = SAMPLES / "golden"
SWITCH = "RISKREADER_WRITE_GOLDEN"


def switched_on() -> bool:
    return os.environ.get(SWITCH, "") not in ("", "0")


def sample_reports() -> list[Path]:
    return sorted(path for path in SAMPLES.iterdir() if path.suffix in (".pdf", ".docx"))


def golden_path(report: Path) -> Path:
    """NAME.pdf.json and NAME.docx.json: two formats of one report have a golden each."""
    return FOLDER / f"{report.name}.json"


def read_now(report: Path) -> str:
    """The register as `riskreader convert` writes it."""
    return register_text(riskreader.read_report(report, isolated=False))


def write(report: Path) -> None:
    FOLDER.mkdir(exist_ok=True)
    golden_path(report).write_text(read_now(report), encoding="utf-8")


def differences(golden: Any, now: Any, at: str = "") -> list[str]:
    """Where two JSON values differ: a pointer and both."""
    if isinstance(golden, dict) and isinstance(now, dict):
        keys = {**golden, **now}
        return [d for key in keys for d in differences(golden.get(key), now.get(key), f"{at}/{key}")]
    if isinstance(golden, list) and isinstance(now, list) and len(golden) == len(now):
        return [
            d
            for number, (a, b) in enumerate(zip(golden, now, strict=True))
            for d in differences(a, b, f"{at}/{number}")
        ]
    return [] if golden == now else [f"{at}: was {golden!r}, is {now!r}"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write them anew; without it the differences are printed")
    options = parser.parse_args()
    for report in sample_reports():
        old = golden_path(report)
        was = json.loads(old.read_text(encoding="utf-8")) if old.exists() else None
        changed = differences(was, json.loads(read_now(report)))
        print(f"{report.name}: {'no golden' if was is None else f'{len(changed)} differences'}")
        if was is not None:
            print("".join(f"  {line}\n" for line in changed), end="")
        if options.write:
            write(report)


if __name__ == "__main__":
    main()
