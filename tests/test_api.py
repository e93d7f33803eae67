"""What `import riskreader` gives, and what it does not cost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import riskreader
from conftest import PdfMaker

HEAVY = {"spacy", "pandas", "numpy", "pdfplumber", "pdfminer", "docx", "lxml", "pypdfium2", "pydantic", "rich"}


def loaded_after(code: str) -> set[str]:
    script = f"{code}\nimport sys; print('\\n' + ' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.rsplit("\n", 2)[-2].split())


@pytest.mark.parametrize(
    "code",
    [
        "import riskreader",
        "import riskreader.pipeline.cli as c\ntry: c.main(['--help'])\nexcept SystemExit: pass",
        "import riskreader.pipeline.cli as c\ntry: c.main(['convert', '--help'])\nexcept SystemExit: pass",
        "import riskreader.pipeline.cli as c\ntry: c.main(['--version'])\nexcept SystemExit: pass",
    ],
)
def test_import_and_help_load_nothing_heavy(code: str) -> None:
    assert not loaded_after(code) & HEAVY


def test_the_program_that_converts_loads_no_reader(make_docx: PdfMaker, tmp_path: Path) -> None:
    report, to = make_docx("a.docx"), tmp_path / "converted"

    loaded = loaded_after(
        f"import riskreader.pipeline.cli as c\nc.main(['convert', {str(report)!r}, '--to', {str(to)!r}])"
    )

    assert (to / "registers").is_dir()
    assert not loaded & (HEAVY - {"pydantic"})
    assert not [
        name for name in loaded if name.startswith(("riskreader.parsers.layouts", "riskreader.normalise.rules"))
    ]


def test_models_come_without_the_readers() -> None:
    assert not loaded_after("from riskreader import Register") & {"pandas", "spacy", "pypdfium2", "docx", "pdfplumber"}


def test_every_public_name_is_there() -> None:
    for name in riskreader.__all__:
        assert getattr(riskreader, name) is not None
    assert dir(riskreader) == sorted(riskreader.__all__)
    with pytest.raises(AttributeError, match="no_such_name"):
        riskreader.no_such_name  # noqa: B018


@pytest.mark.parametrize("isolated", [True, False])
def test_one_report_is_read(make_pdf: PdfMaker, isolated: bool) -> None:
    path = make_pdf("a.pdf", "Minutes of the allotments committee", "Next meeting")
    register = riskreader.read_report(path, isolated=isolated)
    assert register.report.source == "a.pdf"
    assert register.report.page_count == 2
    assert register.coverage.words == 7
    assert list(register.to_frames()) == ["reports", "risks", "scores", "owners", "statements", "findings"]


def test_the_same_report_reads_the_same_in_a_process_of_its_own(make_docx: PdfMaker) -> None:
    path = make_docx("a.docx")
    assert riskreader.read_report(path) == riskreader.read_report(path, isolated=False)


def test_what_cannot_be_read_raises_a_typed_error(tmp_path: Path, make_pdf: PdfMaker) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    with pytest.raises(riskreader.EmptyFileError):
        riskreader.read_report(tmp_path / "empty.pdf")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    with pytest.raises(riskreader.UnreadableReportError):
        riskreader.read_report(tmp_path / "broken.pdf")
    (tmp_path / "notes.txt").write_text("hello")
    with pytest.raises(riskreader.NotAReportError):
        riskreader.read_report(tmp_path / "notes.txt")
    with pytest.raises(riskreader.LimitExceededError, match="timeout"):
        riskreader.read_report(make_pdf("a.pdf"), timeout=0.001)


def test_convert_gives_the_run_that_it_wrote(tmp_path: Path, make_pdf: PdfMaker) -> None:
    make_pdf("a.pdf")
    seen: list[str] = []
    run = riskreader.convert(
        tmp_path / "a.pdf", to=tmp_path / "out", jobs=1, on_done=lambda entry: seen.append(entry.path)
    )
    written = riskreader.Manifest.model_validate_json((tmp_path / "out/run.json").read_bytes())
    assert run.manifest == written
    assert seen == [entry.path for entry in written.reports]
    assert riskreader.read_table(tmp_path / "out/reports.csv")[0]["source"] == "a.pdf"


def test_convert_works_in_a_script_without_a_main_guard(tmp_path: Path, make_pdf: PdfMaker) -> None:
    make_pdf("a.pdf")
    script = tmp_path / "script.py"
    script.write_text("import riskreader\nprint(len(riskreader.convert(['a.pdf'], to='out').manifest.reports))\n")
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("1\n", 0), done.stderr
