"""The sample reports are what `samples/build.py` builds, and `samples/README.md` names every error that they hold."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdfium2
import pytest

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in {".pdf", ".docx"})


def build(folder: Path) -> Path:
    subprocess.run([sys.executable, str(SAMPLES / "build.py"), "--to", str(folder)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("built"))


def pages(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    return [document[number].get_textpage().get_text_range() for number in range(len(document))]


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_building_twice_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    again = build(tmp_path / "again")
    assert [p.name for p in sorted(again.iterdir())] == NAMES
    for name in NAMES:
        assert (again / name).read_bytes() == (built / name).read_bytes(), name


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_report_is_the_one_that_is_built(name: str, built: Path) -> None:
    # The words and parts are compared, not the bytes: another release of ReportLab or zlib may pack them otherwise.
    read = pages if name.endswith(".pdf") else parts
    assert read(SAMPLES / name) == read(built / name)


def test_the_readme_describes_every_report() -> None:
    first_column = re.findall(
        r"^\| (`.+?) \|", (SAMPLES / "README.md").read_text(encoding="utf-8").split("## ")[0], re.M
    )
    described: set[str] = set()
    for cell in first_column:
        stem, *suffixes = re.findall(r"`([^`]+)`", cell)
        described |= {stem, *(Path(stem).with_suffix(suffix).name for suffix in suffixes)}
    assert described == set(NAMES)


@pytest.mark.parametrize(
    ("risk", "code", "printed"),
    [
        ("SR02", "SCO001", r"SR02\s.*?\s3\s4\s15\s"),
        ("SR04", "RAG001", r"SR04\s.*?\s3\s3\s9\s"),
        ("SR05", "MOV001", r"SR05\s.*?\s3\s3\s9\s.*?\s3\s4\s12\s"),
        ("SR06", "IDS001", r"SR06\s.*?\sSR06\s"),
        ("SR08", "GAP001", r"SR08\s+Main contractor fails\s.*?cleaning stops trading\.\s+3\s4\s12\s"),
    ],
)
def test_a_planted_error_is_printed_and_listed(risk: str, code: str, printed: str) -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert f"| {risk} | {code} |" in readme
    text = " ".join(pages(SAMPLES / "strategic-register-with-errors.pdf"))
    assert re.search(printed, re.sub(r"[\ufffe\s]+", " ", text) + " "), text
