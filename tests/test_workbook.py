"""The auditor's workbook, read back from its XML: what stands in it, how it looks, that nothing in it runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import register_of
from lxml import etree
from mutation_layouts import as_pdf
from riskreader.ingest.errors import MissingExtraError
from riskreader.normalise.models import Register
from riskreader.output.workbook import require_xlsxwriter, write_workbook
from test_check import unsafe, with_errors

_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
_SHEETS = ["Risks", "Findings", "Controls", "Coverage", "Unread"]


class Book:
    """A workbook's XML."""

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}
        strings = self.xml("xl/sharedStrings.xml").findall("m:si", _NS)
        self.strings = ["".join(item.itertext()) for item in strings]
        self.names = [sheet.get("name") for sheet in self.xml("xl/workbook.xml").iterfind(".//m:sheet", _NS)]

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    def sheet(self, name: str) -> etree._Element:
        return self.xml(f"xl/worksheets/sheet{self.names.index(name) + 1}.xml")

    def rows(self, name: str) -> list[dict[str, str]]:
        """A row a dictionary of column title and text."""
        table = [
            {str(cell.get("r")).rstrip("0123456789"): self._text(cell) for cell in row.iterfind("m:c", _NS)}
            for row in self.sheet(name).iterfind(".//m:row", _NS)
        ]
        heads = table[0]
        return [{heads[column]: text for column, text in row.items()} for row in table[1:]]

    def fill(self, name: str, title: str, row: int) -> str | None:
        """The colour of a cell, as in "FFFFC000"; rows count from 1 below the heading."""
        column = next(
            str(cell.get("r"))[:-1] for cell in self.sheet(name).iterfind(".//m:row[@r='1']/m:c", _NS)
            if self._text(cell) == title
        )  # fmt: skip
        (cell,) = self.sheet(name).iterfind(f".//m:c[@r='{column}{row + 1}']", _NS)
        styles = self.xml("xl/styles.xml")
        look = styles.findall("m:cellXfs/m:xf", _NS)[int(cell.get("s") or 0)]
        colour = styles.findall("m:fills/m:fill", _NS)[int(look.get("fillId") or 0)].find(".//m:fgColor", _NS)
        return None if colour is None else colour.get("rgb")

    def _text(self, cell: etree._Element) -> str:
        value = cell.findtext("m:v", "", _NS)
        return self.strings[int(value)] if cell.get("t") == "s" else value


@pytest.fixture
def book(tmp_path: Path, register: Register) -> Book:
    write_workbook(tmp_path / "w.xlsx", lambda: [("marsh", register), ("fen", register_of("fen.pdf"))])
    return Book(tmp_path / "w.xlsx")


def test_a_row_a_risk_with_its_stages_side_by_side(book: Book) -> None:
    assert book.names == _SHEETS
    rows = book.rows("Risks")
    assert [row["Report"] for row in rows] == ["marsh"] * 3 + ["fen"] * 3
    assert [row["Risk"] for row in rows] == ["M1", "M2", "M2"] * 2
    first = rows[0]
    assert (first["Inherent likelihood"], first["Inherent impact"], first["Inherent score"]) == ("4", "4.5", "18")
    assert (first["Inherent rating"], first["Residual rating"]) == ("Red", "Green")
    assert first["Owners"] == "P. Reed, Clerk\nCllr Moss (portfolio holder)"
    assert "Target score" not in first  # no risk has a target


def test_ratings_are_named_and_filled(book: Book) -> None:
    assert book.fill("Risks", "Inherent rating", 1) == "FFC00000"
    assert book.fill("Risks", "Residual rating", 1) == "FF00843D"
    assert book.fill("Risks", "Inherent score", 1) is None


def test_findings_have_room_for_a_remark(book: Book) -> None:
    rows = book.rows("Findings")
    assert [row["Rule"] for row in rows] == ["IDS001", "RAG004"] * 2
    assert rows[0]["Where"] == "page 3"
    assert rows[0]["What the rule says"] == "two different risks share one id"
    assert all(row["Auditor's remark"] == "" for row in rows)


def test_controls_coverage_and_unread(book: Book) -> None:
    kinds = [row["Kind"] for row in book.rows("Controls")]
    assert kinds == ["control", "control", "assurance", "action"] * 2
    coverage = book.rows("Coverage")[0]
    assert (coverage["Words"], coverage["In a field"], coverage["Unread"]) == ("90", "60", "2")
    checked = (
        "Scores",
        "With likelihood and impact",
        "Held against the formula",
        "Colours and levels",
        "Held against the bands",
    )
    assert [coverage[name] for name in checked] == ["4", "2", "2", "2", "1"]
    assert float(coverage["Share read"]) == pytest.approx(88 / 90)
    assert book.rows("Unread") == []


def test_nothing_in_it_is_a_formula_or_a_link(book: Book) -> None:
    for name in _SHEETS:
        assert book.sheet(name).find(".//m:f", _NS) is None
        assert book.sheet(name).find(".//m:hyperlink", _NS) is None
    assert '=HYPERLINK("x")' in book.strings  # a text like any other


def test_control_and_direction_characters_stay_out(book: Book) -> None:
    assert [text for text in book.strings if unsafe(text)] == []
    assert any("two risks share M2" in text for text in book.strings)


def test_sheets_are_set_up_for_screen_and_print(book: Book) -> None:
    for name in _SHEETS:
        sheet = book.sheet(name)
        pane, setup = sheet.find(".//m:pane", _NS), sheet.find("m:pageSetup", _NS)
        assert pane is not None
        assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "1")
        assert sheet.find("m:autoFilter", _NS) is not None
        assert len(sheet.findall("m:cols/m:col", _NS)) > 0
        assert setup is not None
        assert (setup.get("orientation"), setup.get("paperSize"), setup.get("fitToHeight")) == ("landscape", "9", "0")
    assert b"_xlnm.Print_Titles" in book.parts["xl/workbook.xml"]


def test_the_same_registers_give_the_same_bytes(tmp_path: Path, register: Register) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(tmp_path / name, lambda: [("marsh", register)])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_text_that_no_cell_holds_is_cut_and_says_so(tmp_path: Path, register: Register) -> None:
    long = register.risks[0].model_copy(update={"update": "\U0001f30a word" * 9000})
    write_workbook(tmp_path / "w.xlsx", lambda: [("marsh", register.model_copy(update={"risks": (long,)}))])
    (row,) = Book(tmp_path / "w.xlsx").rows("Risks")
    assert row["Update"].endswith("[cut here: the register's JSON file has all of it]")
    assert len(row["Update"].encode("utf-16-le")) // 2 <= 32767


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r"riskreader\[workbook\]"):
        require_xlsxwriter()


def test_convert_writes_it_beside_the_tables(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(as_pdf(with_errors()))
    command = [sys.executable, "-m", "riskreader", "convert", "bad.pdf", "--to", "out", "--workbook", "audit/w.xlsx"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    book = Book(tmp_path / "audit" / "w.xlsx")
    assert len(book.rows("Risks")) == 25
    (score,) = [row for row in book.rows("Findings") if row["Rule"] == "SCO001"]
    assert "inherent score: 25" in score["Printed there"].splitlines()
    assert "page " in score["Where"]
