"""The scores of the development reports, where they stand beside the clone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from corpus import ACCURACY, development, register
from riskreader.output.register_json import register_text

pytestmark = pytest.mark.skipif(not ACCURACY.is_dir(), reason="the development reports do not stand beside the clone")

SEEDS_EACH = 0.99


def scores(part: str, folder: Path) -> dict[str, dict[str, float]]:
    """The figures of score.py for the reports of one folder, by report and by "[group]"."""
    for number, path in enumerate(development(part=part)):
        (folder / f"{number}.json").write_text(register_text(register(path)), encoding="utf-8")
    figures = folder / "figures"
    command = [sys.executable, ACCURACY / "score.py", ACCURACY / part, folder, "--json", figures, "--details"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    print(done.stdout)  # shown where the test fails
    return dict(json.loads(figures.read_text(encoding="utf-8")))


def test_each_seed_is_read(tmp_path: Path) -> None:
    figures = scores("seeds", tmp_path)
    reports = {name: row["f1"] for name, row in figures.items() if not name.startswith("[")}
    assert len(reports) == 4
    assert {name: f1 for name, f1 in reports.items() if f1 < SEEDS_EACH} == {}


def test_the_planted_errors_of_the_seeds_are_found_and_no_other(tmp_path: Path) -> None:
    assert scores("seeds", tmp_path)["[finding]"]["f1"] == 1.0
