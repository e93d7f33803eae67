"""What the README shows is what riskreader prints."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import riskreader

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
REPORT = "samples/strategic-register-with-errors.pdf"


def test_the_findings_shown_are_those_that_check_prints() -> None:
    shown = [line for line in README.splitlines() if line.startswith(f"{REPORT}:")]
    done = subprocess.run(
        [sys.executable, "-m", "riskreader", "check", REPORT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines() == shown
    assert done.returncode == 1


def test_the_score_shown_is_one_of_the_register() -> None:
    block = re.search(r"```json\n(.*?)```", README, re.DOTALL)
    assert block is not None
    register = riskreader.read_report(ROOT / REPORT)
    scores = [score.model_dump() for risk in register.risks for score in risk.scores]
    assert json.loads(block[1]) in scores


def test_every_command_shown_exists() -> None:
    from riskreader.pipeline.cli import COMMANDS

    shells = "".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL))
    shown = set(re.findall(r"^riskreader (\w+)", shells, re.MULTILINE))
    assert shown
    assert shown <= {command.name for command in COMMANDS}
