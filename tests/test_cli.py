"""The commands as a user runs them: what they print, what they write, how they end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import PdfMaker

STATUSES = {"converted", "no_risks"}


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "riskreader", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)


def manifest(folder: Path) -> dict[str, dict[str, object]]:
    data = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert data["schema"] == "riskreader/run/1"
    return {entry["path"]: entry for entry in data["reports"]}


def files(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, run.json without its timings."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    data = json.loads(found["run.json"])
    for entry in data["reports"]:
        del entry["seconds"]
    return {**found, "run.json": json.dumps(data).encode()}


def test_convert_writes_what_the_contract_names(tmp_path: Path, make_pdf: PdfMaker, make_docx: PdfMaker) -> None:
    make_pdf("in/a.pdf", "one", "two")
    make_docx("in/a.docx")
    done = run("convert", "in", "--to", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(files(tmp_path / "out")) == [
        "datapackage.json",
        "findings.csv",
        "owners.csv",
        "register.csv",
        "registers/a-2.json",
        "registers/a.json",
        "reports.csv",
        "risks.csv",
        "run.json",
        "scores.csv",
        "statements.csv",
    ]
    entries = manifest(tmp_path / "out")
    assert list(entries) == ["in/a.docx", "in/a.pdf"]
    assert entries["in/a.pdf"]["status"] in STATUSES
    assert (entries["in/a.pdf"]["pages"], entries["in/a.docx"]["pages"]) == (2, None)
    assert entries["in/a.pdf"]["register"] == "registers/a-2.json"
    assert "words unread" in done.stdout
    assert done.stderr == ""


def test_one_bad_file_never_stops_the_others(tmp_path: Path, make_pdf: PdfMaker) -> None:
    good = make_pdf("in/z.pdf")
    (tmp_path / "in/empty.pdf").write_bytes(b"")
    (tmp_path / "in/cut.pdf").write_bytes(good.read_bytes()[:200])
    (tmp_path / "in/notes.txt").write_text("hello")
    done = run("convert", "in", "gone.pdf", "--to", "out", cwd=tmp_path)
    assert done.returncode == 3
    entries = manifest(tmp_path / "out")
    assert {path: entry["status"] for path, entry in entries.items()} | {"in/z.pdf": "read"} == {
        "in/cut.pdf": "failed",
        "in/empty.pdf": "failed",
        "in/notes.txt": "skipped",
        "in/z.pdf": "read",
        "gone.pdf": "failed",
    }
    assert entries["in/z.pdf"]["status"] in STATUSES
    assert all(entry["reason"] for path, entry in entries.items() if path != "in/z.pdf")
    assert "in/empty.pdf: failed: the file is empty" in done.stderr


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, make_pdf: PdfMaker) -> None:
    for name in ("in/a.pdf", "in/b.pdf", "in/sub/a.pdf"):
        make_pdf(name, name)
    assert run("convert", "in", "--to", "one", "--jobs", "1", cwd=tmp_path).returncode == 0
    assert run("convert", "in", "--to", "two", "--jobs", "3", cwd=tmp_path).returncode == 0
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert run("convert", "in", "--to", "one", "--quiet", cwd=tmp_path).stdout == ""
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_registers_of_an_earlier_run_do_not_stay_and_that_is_said(tmp_path: Path, make_pdf: PdfMaker) -> None:
    make_pdf("a.pdf")
    make_pdf("b.pdf")
    run("convert", "a.pdf", "--to", "out", cwd=tmp_path)
    done = run("convert", "b.pdf", "--to", "out", cwd=tmp_path)
    assert sorted(path.name for path in (tmp_path / "out/registers").iterdir()) == ["b.json"]
    assert "registers/a.json: removed" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals as Unix has them")
def test_a_killed_batch_goes_on_where_it_stopped(tmp_path: Path, make_pdf: PdfMaker) -> None:
    for number in range(30):
        make_pdf(f"in/{number:02}.pdf", f"page of report {number}")
    assert run("convert", "in", "--to", "whole", "--quiet", cwd=tmp_path).returncode == 0

    command = [sys.executable, "-m", "riskreader", "convert", "in", "--to", "out", "--jobs", "1", "--quiet"]
    process = subprocess.Popen(command, cwd=tmp_path)
    registers = tmp_path / "out/registers"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and len(list(registers.glob("*.json"))) < 3:
        assert process.poll() is None, "the batch ended before it could be killed"
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not (tmp_path / "out/run.json").exists()
    before = {path.name: path.stat().st_mtime_ns for path in registers.glob("*.json")}

    assert run("convert", "in", "--to", "out", "--quiet", cwd=tmp_path).returncode == 0
    again = {path.name: path.stat().st_mtime_ns for path in registers.glob("*.json")}
    kept = [name for name, written in before.items() if again[name] == written]
    assert len(kept) >= len(before) - 1  # the last may have been written, but not yet noted
    assert files(tmp_path / "out") == files(tmp_path / "whole")


@pytest.mark.skipif(sys.platform == "win32", reason="signals as Unix has them")
def test_ctrl_c_leaves_no_half_files(tmp_path: Path, make_pdf: PdfMaker) -> None:
    for number in range(30):
        make_pdf(f"in/{number:02}.pdf", f"page of report {number}")
    command = [sys.executable, "-m", "riskreader", "convert", "in", "--to", "out", "--quiet"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not list(tmp_path.glob("out/registers/*.json")):
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "start the same command again" in said
    assert not list(tmp_path.rglob("*.part"))
    for path in tmp_path.glob("out/registers/*.json"):
        json.loads(path.read_bytes())


def test_a_report_that_takes_too_long_is_given_up(tmp_path: Path, make_pdf: PdfMaker) -> None:
    make_pdf("a.pdf")
    done = run("convert", "a.pdf", "--to", "out", "--timeout", "0.001", cwd=tmp_path)
    assert done.returncode == 3
    assert "--timeout" in str(manifest(tmp_path / "out")["a.pdf"]["reason"])


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on memory is the system's")
def test_a_reader_that_cannot_have_its_memory_takes_one_report_with_it(tmp_path: Path, make_pdf: PdfMaker) -> None:
    make_pdf("a.pdf")
    done = run("convert", "a.pdf", "--to", "out", "--memory", "40", cwd=tmp_path)
    assert done.returncode == 3
    assert manifest(tmp_path / "out")["a.pdf"]["status"] == "failed"


@pytest.mark.skipif(sys.platform == "win32", reason="terminals as Unix has them")
def test_progress_is_shown_on_a_terminal_only(tmp_path: Path, make_pdf: PdfMaker) -> None:
    import pty

    make_pdf("a.pdf")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "riskreader", "convert", "a.pdf", "--to", "out"]
    done = subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=theirs, text=True, check=False)
    os.close(theirs)
    assert b"reading" in os.read(ours, 65536)
    os.close(ours)
    assert done.stdout == run("convert", "a.pdf", "--to", "out", cwd=tmp_path).stdout
    assert "reading" not in done.stdout


def test_check_prints_findings_and_writes_nothing(tmp_path: Path, make_pdf: PdfMaker) -> None:
    make_pdf("a.pdf")
    text = run("check", "a.pdf", cwd=tmp_path)
    assert (text.returncode, text.stdout) == (0, "")
    data = json.loads(run("check", "a.pdf", "--format", "json", cwd=tmp_path).stdout)
    assert data["schema"] == "riskreader/check/1"
    assert [(report["path"], report["findings"]) for report in data["reports"]] == [("a.pdf", [])]
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_check_ends_with_3_where_a_report_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 and no more")
    assert run("check", "a.pdf", cwd=tmp_path).returncode == 3


def test_explain_prints_the_report_as_it_was_understood(tmp_path: Path, make_pdf: PdfMaker) -> None:
    make_pdf("a.pdf", "Minutes of the allotments committee")
    done = run("explain", "a.pdf", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "allotments" in done.stdout
    assert run("explain", "gone.pdf", cwd=tmp_path).returncode == 3


def test_rules_are_listed_and_explained(tmp_path: Path) -> None:
    listed = run("rule", cwd=tmp_path).stdout
    assert "SCO001  error" in listed
    one = run("rule", "sco001", cwd=tmp_path).stdout
    assert one.startswith("SCO001 (error): ")
    wrong = run("rule", "XYZ9", cwd=tmp_path)
    assert wrong.returncode == 2
    assert "SCO001" in wrong.stderr


def test_schema_is_the_registers_json_schema(tmp_path: Path, register: object) -> None:
    import jsonschema

    schema = json.loads(run("schema", cwd=tmp_path).stdout)
    jsonschema.validate(json.loads(register.model_dump_json(by_alias=True)), schema)  # type: ignore[attr-defined]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"schema": "riskreader/register/2"}, schema)


@pytest.mark.parametrize("command", ["convert", "check", "rule", "schema", "explain"])
def test_each_command_has_help_with_an_example(tmp_path: Path, command: str) -> None:
    done = run(command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert f"Example: riskreader {command}" in done.stdout
    assert "--quiet" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [(), ("convert",), ("convert", "a.pdf"), ("check", "a.pdf", "--jobs", "0"), ("nonsense",)],
)
def test_wrong_usage_ends_with_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "usage: riskreader" in done.stderr


def test_a_folder_that_cannot_be_written_is_wrong_usage(tmp_path: Path, make_pdf: PdfMaker) -> None:
    make_pdf("a.pdf")
    (tmp_path / "out").write_text("a file")
    done = run("convert", "a.pdf", "--to", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert "out cannot be written" in done.stderr


def test_names_from_outside_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\u202e.txt").write_text("hello")
    done = run("convert", ".", "--to", "out", cwd=tmp_path)
    assert done.stderr == "a[31m.txt: skipped: not a report: neither PDF nor Word (.docx)\n"


def test_a_module_in_the_working_folder_is_not_loaded(tmp_path: Path, make_pdf: PdfMaker) -> None:
    make_pdf("a.pdf")
    (tmp_path / "lxml.py").write_text("raise SystemExit('planted')")
    (tmp_path / "numpy.py").write_text("raise SystemExit('planted')")
    script = Path(sys.executable).with_name("riskreader")
    command = [str(script)] if script.exists() else [sys.executable, "-P", "-m", "riskreader"]
    done = subprocess.run(
        [*command, "convert", "a.pdf", "--to", "out"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_version_is_the_installed_ones(tmp_path: Path) -> None:
    from importlib.metadata import version

    assert run("--version", cwd=tmp_path).stdout == f"riskreader {version('riskreader')}\n"


def test_output_that_nobody_reads_on_is_no_error(tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "riskreader", "schema"]
    done = subprocess.run(command, cwd=tmp_path, stdout=write_end, stderr=subprocess.PIPE, check=False)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")
