"""The reports that the end-to-end tests run on: the samples always, and the development reports where they stand
beside the clone. Each is read once in a process."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pytest
import riskreader
from riskreader.normalise.models import Register

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
ACCURACY = ROOT.parent / "shared" / "accuracy"
FORMATS = (".pdf", ".docx")


def reports(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in FORMATS)


def samples(*formats: str) -> list[Path]:
    return [path for path in reports(SAMPLES) if path.suffix in (formats or FORMATS)]


def development(*formats: str, part: str = "") -> list[Path]:
    """The seeds and development reports; none where they do not stand beside the clone."""
    return [path for path in reports(ACCURACY / part) if path.suffix in (formats or FORMATS)]


def each(paths: Iterable[Path]) -> pytest.MarkDecorator:
    """Runs a test for each report. Where there is none the test is skipped."""
    return pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in paths])


def pairs(paths: Iterable[Path]) -> list[Path]:
    """The Word reports that stand beside a PDF of the same name."""
    return [path for path in paths if path.suffix == ".docx" and path.with_suffix(".pdf").exists()]


@lru_cache(maxsize=64)
def register(path: Path) -> Register:
    return riskreader.read_report(path, isolated=False)
