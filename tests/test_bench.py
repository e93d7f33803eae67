"""The benchmark runs, on small documents and with the peer that is always there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def shown() -> str:
    command = [sys.executable, "-m", "bench", "--quick", "--tools", "pdfplumber"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    return run.stdout


def test_riskreader_finds_the_risks_that_the_documents_hold(shown: str) -> None:
    planted = [int(number) for number in re.findall(r"^\d+ \w+, (\d+) risks, ", shown, re.MULTILINE)]
    found = [int(number) for number in re.findall(r"^\| riskreader \| [\d.]+ .* (\d+) risks, ", shown, re.MULTILINE)]
    assert len(planted) == 5
    assert found == planted


def test_a_peer_is_timed_beside_it(shown: str) -> None:
    rows = re.findall(r"^\| pdfplumber words \+ tables \| ([\d.]+) \| 1 \| .* \| ([\d.]+) \|", shown, re.MULTILINE)
    assert len(rows) == 4  # python-docx's table is no PDF
    assert all(float(seconds) > 0 and float(ratio) > 0 for seconds, ratio in rows)


def test_memory_and_start_up_are_shown(shown: str) -> None:
    few, many = map(int, re.findall(r"^\| pack of (?:4|120) pages \| (\d+) \|$", shown, re.MULTILINE))
    assert many < few + 60  # megabytes: what a pack's other pages hold is not kept
    assert re.search(r"`riskreader --help`: \d\.\d\d s", shown)
    lines = re.findall(r"^\| (riskreader.*?) \| [-\d.]+ \| -?[\d.]+ \| 3, 6, 12 \|$", shown, re.MULTILINE)
    assert lines == ["riskreader", "riskreader, PDF"]
