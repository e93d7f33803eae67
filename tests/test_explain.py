"""What `riskreader explain` tells: every column with its field and the reason, what was left alone, what to teach."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from house_register import write_pdf, write_profile, write_word
from riskreader.ingest.find import load_source
from riskreader.ingest.limits import DEFAULT
from riskreader.parsers.profile import as_profile
from riskreader.pipeline.read import explain_source

Writer = Callable[[Path], Path]


def explain(report: Path, profile: Path | None = None) -> list[str]:
    told = explain_source(load_source(report, limits=DEFAULT), profile=as_profile(profile))
    return [" ".join(line.split()) for line in told.splitlines()]


def run(*arguments: str, cwd: Path) -> str:
    command = [sys.executable, "-m", "riskreader", "explain", *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def write_table(folder: Path, rows: list[list[str]], name: str = "table.docx") -> Path:
    import docx

    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
            for run in table.cell(r, c).paragraphs[0].runs:
                run.bold = r == 0
    document.save(str(folder / name))
    return folder / name


@pytest.mark.parametrize("write", [write_word, write_pdf])
def test_what_a_profile_could_teach_is_named(write: Writer, tmp_path: Path) -> None:
    lines = explain(write(tmp_path))
    assert lines[0] == "no register was found"
    teach = lines[next(i for i, line in enumerate(lines) if line.startswith("labels without a field")) + 1 :]
    assert {"Tag", "Peril", "Bearer", "Bare", "Odds", "Bite", "Heft", "Bulwarks", "Braced"} <= set(teach)


@pytest.mark.parametrize("write", [write_word, write_pdf])
def test_every_column_is_named_with_its_field_and_the_reason(write: Writer, tmp_path: Path) -> None:
    lines = explain(write(tmp_path), write_profile(tmp_path))
    assert "Tag -> risk_id taught by the profile" in lines
    assert "Peril -> risk taught by the profile" in lines
    assert "Bearer -> owner taught by the profile" in lines
    assert "Bulwarks -> controls taught by the profile" in lines
    for stage, kind in (("Bare", "inherent"), ("Braced", "residual")):
        for label, field in (("Odds", "likelihood"), ("Bite", "impact"), ("Heft", "score")):
            found = [line for line in lines if line.startswith(f"{stage} {label} -> {field}, {kind} ")]
            assert len(found) == 1
            assert f"'{stage.casefold()}' says stage {kind}" in found[0]
    assert "scores are judged by the profile: formula product, 2 bands" in lines


def test_a_field_that_the_values_decide_says_so(tmp_path: Path) -> None:
    rows = [
        ["Ref", "Risk", "Impact", "Likelihood", "Score", "Owner", "Moon"],
        ["W1", "The weir fails", "The lower fields lie under water for weeks", "3", "9", "Ada Penrose", "full"],
        ["W2", "The mill burns", "The parish has no flour for a whole winter", "2", "6", "Tom Hale", "new"],
    ]
    lines = explain(write_table(tmp_path, rows))
    assert any(line.startswith("Impact -> consequences") and "by the values below" in line for line in lines)
    assert "Moon -> extra no word of it is known as a label" in lines
    assert lines[lines.index(next(line for line in lines if line.startswith("labels without"))) + 1] == "Moon"


def test_labels_of_sections_that_stand_there_again_are_named(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for name, person in (("The weir fails", "Ada Penrose"), ("The mill burns", "Tom Hale")):
        document.add_paragraph(f"Peril: {name}")
        document.add_paragraph(f"Bearer: {person}")
    document.save(str(tmp_path / "sections.docx"))
    lines = explain(tmp_path / "sections.docx")
    assert "paragraph 1: Peril: The weir fails" in lines
    assert lines[lines.index("Peril") + 1] == "Bearer"


def test_a_table_that_is_left_alone_shows_its_weight(tmp_path: Path) -> None:
    rows = [
        ["Service", "Budget", "Spend", "Lead"],
        ["Parks", "100", "90", "Ada Penrose"],
        ["Roads", "200", "210", "Tom Hale"],
    ]
    lines = explain(write_table(tmp_path, rows))
    assert lines[0] == "no register was found"
    head = next(line for line in lines if line.startswith("table, table 1"))
    assert "left alone, weight" in head
    assert "a register has 4 or more" in head


def test_nothing_of_the_report_reaches_the_terminal_unsafe(tmp_path: Path) -> None:
    rows = [
        ["Ref", "Risk", "Likelihood", "Impact", "Mo\u202eon\u200b"],
        ["W1", "The weir fails", "3", "3", "full"],
        ["W2", "The mill burns", "2", "3", "new"],
    ]
    write_table(tmp_path, rows)
    text = run("table.docx", cwd=tmp_path)
    assert "Moon" in text
    assert [char for char in text if unicodedata.category(char) in {"Cc", "Cf"} and char != "\n"] == []


def test_the_outline_is_still_to_be_had(tmp_path: Path) -> None:
    write_word(tmp_path)
    lines = run("ledger.docx", "--outline", cwd=tmp_path).splitlines()
    assert lines[0].startswith("document:")
    assert any(line.strip().startswith("TABLE") for line in lines)
