"""`--ner-model`: a trained pipeline of the user's tells owners apart that the rules leave together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import riskreader
from filled_report import Report
from riskreader.pipeline.cli import main

CELL = "Zzyzx Quux Head of Finance John Roe Chief Executive"
APART = [("Zzyzx Quux", "Head of Finance"), ("John Roe", "Chief Executive")]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small spaCy pipeline that knows one person by name, as it is saved to disk."""
    import spacy

    folder = tmp_path_factory.mktemp("model") / "en_marshwick"
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler", name="marshwick")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Zzyzx Quux"}])  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return folder


@pytest.fixture
def report(tmp_path: Path) -> Path:
    rows = [
        ["R1", "The sea wall gives way", CELL, "Yearly survey"],
        ["R2", "The bridge is closed", "Ada Penrose", "Weight limit signs"],
        ["R3", "The ferry is sold", "Tom Hale", "A covenant"],
    ]
    Report().head("Risk register").table(["Ref", "Risk", "Owner", "Controls"], *rows).read(tmp_path)
    return tmp_path / "report.docx"


def owners(register: riskreader.Register) -> list[tuple[str | None, str | None]]:
    return [(owner.name, owner.role) for owner in register.risks[0].owners]


@pytest.mark.parametrize("isolated", [True, False])
def test_a_report_read_with_a_model(report: Path, model: Path, isolated: bool) -> None:
    assert owners(riskreader.read_report(report, isolated=isolated)) != APART
    assert owners(riskreader.read_report(report, isolated=isolated, ner_model=str(model))) == APART


def test_convert_with_a_model(report: Path, model: Path, tmp_path: Path) -> None:
    assert main(["convert", str(report), "--to", str(tmp_path / "out"), "--ner-model", str(model), "--quiet"]) == 0
    (register,) = (tmp_path / "out" / "registers").iterdir()
    found = json.loads(register.read_text(encoding="utf-8"))["risks"][0]["owners"]
    assert [(owner["name"], owner["role"]) for owner in found] == APART


def test_a_model_that_is_not_there_is_wrong_usage(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (
        ["convert", str(report), "--to", str(tmp_path / "out")],
        ["check", str(report)],
        ["explain", str(report)],
    ):
        assert main([*command, "--ner-model", "xx_no_such_model"]) == 2
        assert "'xx_no_such_model'" in capsys.readouterr().err
    with pytest.raises(riskreader.UnreadableModelError, match="spacy download xx_no_such_model"):
        riskreader.read_report(report, ner_model="xx_no_such_model")


def test_a_folder_that_is_no_model_fails_the_report_that_needs_it(report: Path, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "config.cfg").write_text("no settings", encoding="utf-8")
    with pytest.raises(riskreader.UnreadableModelError, match="leave out --ner-model"):
        riskreader.read_report(report, ner_model=str(tmp_path / "broken"))
