"""What goes to disk: tables with keys, safe cells that read back exactly, files that appear whole."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import riskreader
from conftest import register_of
from hypothesis import given, settings
from hypothesis import strategies as st
from riskreader.normalise.models import Register
from riskreader.normalise.tables import TABLES
from riskreader.output.cells import guard, unguard
from riskreader.output.csv_files import read_table, write_tables
from riskreader.output.data_package import data_package
from riskreader.output.files import whole_file
from riskreader.output.register_json import Names, register_text
from riskreader.output.terminal import plain

RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def written(folder: Path, *, exact: bool = False) -> Path:
    write_tables(folder, [("marsh", register_of()), ("marsh-2", register_of())], exact=exact)
    (folder / "datapackage.json").write_text(data_package(exact=exact), encoding="utf-8")
    return folder


@given(st.text())
def test_a_guarded_cell_never_begins_a_formula_and_reads_back(text: str) -> None:
    assert not guard(text).startswith(RUN_BY_SPREADSHEETS)
    assert unguard(guard(text)) == text


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.booleans())
def test_any_title_reads_back_from_the_table(tmp_path_factory: pytest.TempPathFactory, title: str, exact: bool) -> None:
    folder = tmp_path_factory.mktemp("tables")
    register = register_of()
    first = register.risks[0].model_copy(update={"title": title})
    write_tables(folder, [("m", register.model_copy(update={"risks": (first,)}))], exact=exact)
    (folder / "datapackage.json").write_text(data_package(exact=exact), encoding="utf-8")
    assert read_table(folder / "risks.csv")[0]["title"] == title
    assert read_table(folder / "register.csv")[0]["title"] == title


def test_no_text_cell_can_run_unless_exact_text_is_asked_for(tmp_path: Path) -> None:
    with (written(tmp_path / "safe") / "risks.csv").open(encoding="utf-8", newline="") as file:
        safe = list(csv.DictReader(file))
    assert [row["title"] for row in safe[:2]] == ['\'=HYPERLINK("x")', '\'\tTab, comma and "quote"']
    assert not any(cell.startswith(RUN_BY_SPREADSHEETS) for row in safe for cell in row.values())
    with (written(tmp_path / "exact", exact=True) / "risks.csv").open(encoding="utf-8", newline="") as file:
        exact = list(csv.DictReader(file))
    assert exact[0]["title"] == '=HYPERLINK("x")'
    assert exact[0]["update"] == "'quoted'"


def test_the_data_package_is_valid_with_its_keys(tmp_path: Path) -> None:
    from frictionless import Package

    for exact in (False, True):
        folder = written(tmp_path / str(exact), exact=exact)
        report = Package(str(folder / "datapackage.json")).validate()
        assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
        assert {task.name for task in report.tasks} == {*(table.name for table in TABLES), "register"}


def test_a_row_without_its_risk_breaks_the_package(tmp_path: Path) -> None:
    """The foreign keys are really checked."""
    from frictionless import Package

    folder = written(tmp_path)
    with (folder / "owners.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("marsh,99,1,N. Body,,owner\r\n")
    errors = Package(str(folder / "datapackage.json")).validate().flatten(["type"])
    assert ["foreign-key"] in errors


def test_the_sheet_for_people_has_the_stages_side_by_side(tmp_path: Path) -> None:
    first, second, _ = read_table(written(tmp_path) / "register.csv")[:3]
    assert [first[f"{stage}_score"] for stage in ("inherent", "residual", "target", "previous")] == [
        "18",
        "6",
        "",
        "9\n12",
    ]
    assert first["inherent_impact"] == "4.5"
    assert first["owners"] == "P. Reed, Clerk"
    assert first["portfolio_holders"] == "Cllr Moss"
    assert first["controls"] == "Site: + two keys\nA rota"
    assert first["actions"] == "Mend the sluice (PR; May 24)"
    assert first["other"] == "Ward: =North"
    assert second["findings"].startswith("IDS001: ")


def test_the_tidy_tables_hold_every_value(tmp_path: Path) -> None:
    folder = written(tmp_path)
    assert [row["report"] for row in read_table(folder / "reports.csv")] == ["marsh", "marsh-2"]
    assert [row["kind"] for row in read_table(folder / "statements.csv")[:4]] == [
        "control",
        "control",
        "action",
        "assurance",
    ]
    risk = read_table(folder / "risks.csv")[0]
    assert json.loads(risk["extra"]) == {"Ward": "=North"}
    assert (risk["review_on"], risk["page"]) == ("2024-05", "2")
    finding = read_table(folder / "findings.csv")[0]
    assert (finding["risk"], finding["risk_id"], finding["page"]) == ("2", "M2", "3")


def test_csv_is_utf8_without_bom_and_with_crlf(tmp_path: Path) -> None:
    data = (written(tmp_path) / "scores.csv").read_bytes()
    assert data.startswith(b"report,risk,")
    assert data.count(b"\r\n") == data.count(b"\n") == 9


def test_the_same_registers_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = written(tmp_path / "1"), written(tmp_path / "2")
    for path in one.iterdir():
        assert path.read_bytes() == (two / path.name).read_bytes()


def test_a_register_reads_back_as_it_was(register: Register) -> None:
    text = register_text(register)
    assert json.loads(text)["schema"] == "riskreader/register/1"
    assert Register.model_validate_json(text) == register


def test_a_file_that_is_not_finished_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text("old")

    def fail() -> None:
        with whole_file(path) as file:
            file.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_two_reports_of_one_name_get_two_files() -> None:
    names = Names()
    taken = [names.take(name) for name in ("a/Risk.pdf", "b/risk.docx", "z.zip/Risk-2.pdf", "c/Risk.pdf")]
    assert taken == ["Risk", "risk-2", "Risk-2-2", "Risk-3"]


@pytest.mark.parametrize(
    ("source", "name"),
    [("q 1/Ré:gister\x1b[2J.pdf", "Ré_gister_2J"), ("...", "report"), ("con.pdf", "_con"), ("x" * 400, "x" * 120)],
)
def test_a_register_has_a_name_that_every_system_takes(source: str, name: str) -> None:
    assert Names().take(source) == name


@given(st.text())
def test_nothing_printed_can_steer_a_terminal(text: str) -> None:
    shown = plain(text)
    assert shown.isprintable() or " " in shown
    assert not set(shown) & set("\x1b\x07\x9b\n\r\u202e\u2066\u200f\ufeff")


def test_frames_have_the_columns_of_the_tables(register: Register) -> None:
    frames = register.to_frames()
    assert {name: list(frame.columns) for name, frame in frames.items()} == {
        table.name: [column.name for column in table.row.columns()] for table in TABLES
    }
    assert frames["risks"]["report"].unique().tolist() == ["marsh"]
    scores = frames["scores"].merge(frames["risks"], on=["report", "risk"])
    assert scores.loc[scores["stage"] == "residual", "score"].tolist() == [6.0]
    assert frames["reports"]["period_start"].dt.year.tolist() == [2024]


def test_read_table_names_its_tables_where_it_is_given_another(tmp_path: Path) -> None:
    (tmp_path / "budget.csv").write_text("a,b\n")
    with pytest.raises(ValueError, match=r"risks\.csv"):
        riskreader.read_table(tmp_path / "budget.csv")
