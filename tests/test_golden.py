"""Each sample is read as its golden register says, source by source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from golden import FOLDER, SWITCH, differences, golden_path, read_now, sample_reports, switched_on, write

REPORTS = sample_reports()


def test_the_switch_that_writes_goldens_is_off() -> None:
    assert not switched_on(), f"{SWITCH} is set: the goldens were written, not compared"


def test_every_sample_has_a_golden_and_every_golden_a_sample() -> None:
    assert sorted(path.name for path in FOLDER.glob("*")) == sorted(golden_path(report).name for report in REPORTS)


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.name)
def test_a_sample_is_read_as_its_golden(report: Path) -> None:
    if switched_on():
        write(report)
    golden, now = golden_path(report).read_text(encoding="utf-8"), read_now(report)
    assert differences(json.loads(golden), json.loads(now)) == []
    assert golden == now  # to the byte: the order of keys and the form of numbers are part of what is promised


def test_a_change_of_one_value_is_told_by_its_pointer() -> None:
    golden = {"risks": [{"title": "Flood", "scores": [{"score": 12}]}]}
    now = {"risks": [{"title": "Flood", "scores": [{"score": 15}]}]}
    assert differences(golden, now) == ["/risks/0/scores/0/score: was 12, is 15"]
    assert differences(golden, {"risks": []}) != []
