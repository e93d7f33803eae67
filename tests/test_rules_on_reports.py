"""The findings of the sample reports are the errors that their README lists, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from corpus import SAMPLES, register, samples


def planted() -> dict[str, list[tuple[str, str]]]:
    """File name to (risk, code), from the table in samples/README.md."""
    text = (SAMPLES / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.+?) \| (\w+) \| ([A-Z]{3}\d{3}) \|", text, re.MULTILINE)
    out: dict[str, list[tuple[str, str]]] = {path.name: [] for path in samples()}
    for files, risk, code in rows:
        first, *suffixes = re.findall(r"`([^`]+)`", files)
        for file in (first, *(Path(first).with_suffix(suffix).name for suffix in suffixes)):
            out[file].append((risk, code))
    return out


PLANTED = planted()


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_every_planted_error_is_found_and_nothing_else(path: Path) -> None:
    found = sorted((finding.risk_id or "", finding.code) for finding in register(path).findings)
    assert found == sorted(PLANTED[path.name])


def test_the_errors_are_of_many_kinds() -> None:
    codes = {code for rows in PLANTED.values() for _, code in rows}
    assert codes >= {"SCO001", "RAG001", "MOV001", "IDS001", "GAP001", "GAP003"}


def test_a_finding_shows_what_is_printed_and_where_it_stands() -> None:
    (path,) = [path for path in samples(".pdf") if "errors" in path.name]
    by_code = {finding.code: finding for finding in register(path).findings}
    wrong_product = by_code["SCO001"]
    assert "15" in wrong_product.message
    assert "12" in wrong_product.message
    assert wrong_product.sources
    assert all(source.page and source.bbox for source in wrong_product.sources)
