"""Every input that is met gets one entry, in order: a report to read, or the reason why there is none."""

from __future__ import annotations

import os
import stat
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import PdfMaker
from riskreader.ingest.errors import (
    EncryptedReportError,
    LimitExceededError,
    NotAReportError,
    UnreadableReportError,
)
from riskreader.ingest.find import Found, find_sources, load_source
from riskreader.ingest.limits import Limits


def names(found: list[Found]) -> list[str]:
    return [item.name for item in found]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_read_recursively_in_sorted_order(here: Path, make_pdf: PdfMaker) -> None:
    for name in ("in/b.pdf", "in/a.pdf", "in/sub/c.pdf", "in/z.pdf"):
        make_pdf(name)
    found = list(find_sources(["in"]))
    assert names(found) == ["in/a.pdf", "in/b.pdf", "in/sub/c.pdf", "in/z.pdf"]
    assert all(item.source and item.source.name == item.name for item in found)


def test_globs_name_files_and_none_comes_twice(here: Path, make_pdf: PdfMaker) -> None:
    for name in ("in/b.pdf", "in/a.pdf", "in/deep/c.pdf"):
        make_pdf(name)
    assert names(list(find_sources(["in/b.pdf", "in/*.pdf", "./in/a.pdf", "in/**/*.pdf"]))) == [
        "in/b.pdf",
        "in/a.pdf",
        "in/deep/c.pdf",
    ]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(here: Path, make_pdf: PdfMaker) -> None:
    make_pdf("report [1].pdf")
    assert [item.refusal for item in find_sources(["report [1].pdf"])] == [None]


def test_inputs_that_are_not_there_are_named(here: Path) -> None:
    missing, unmatched = find_sources(["gone.pdf", "gone/*.pdf"])
    assert isinstance(missing.refusal, UnreadableReportError)
    assert "no file or folder" in str(missing.refusal)
    assert "pattern" in str(unmatched.refusal)


def test_hidden_files_of_a_folder_are_skipped_and_named(here: Path, make_pdf: PdfMaker) -> None:
    for name in ("in/.secret.pdf", "in/~$lock.docx", "in/.git/x.pdf", "in/open.pdf"):
        make_pdf(name)
    found = {item.name: item for item in find_sources(["in"])}
    assert sorted(found) == ["in/.git", "in/.secret.pdf", "in/open.pdf", "in/~$lock.docx"]
    assert isinstance(found["in/.git"].refusal, NotAReportError)
    assert next(find_sources(["in/.secret.pdf"])).source is not None  # named by the user, it is read


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes as Unix has them")
def test_links_and_pipes_are_not_opened(here: Path, make_pdf: PdfMaker) -> None:
    report = make_pdf("in/a.pdf")
    (here / "in/link.pdf").symlink_to(report)
    (here / "in/loop").symlink_to(here / "in")
    os.mkfifo(here / "in/pipe.pdf")
    found = {item.name: item for item in find_sources(["in"])}
    assert found.pop("in/a.pdf").source is not None
    assert all(isinstance(item.refusal, NotAReportError) for item in found.values())
    assert sorted(found) == ["in/link.pdf", "in/loop", "in/pipe.pdf"]


def test_the_folder_that_results_go_to_is_left_out(here: Path, make_pdf: PdfMaker) -> None:
    make_pdf("in/a.pdf")
    make_pdf("in/out/old.pdf")
    assert names(list(find_sources(["in"], leave_out=here / "in/out"))) == ["in/a.pdf"]


def archive_of(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def test_members_of_an_archive_are_reports_of_their_own(here: Path, make_pdf: PdfMaker) -> None:
    report = make_pdf("a.pdf").read_bytes()
    archive_of(here / "pack.zip", {"2/b.pdf": report, "1/a.pdf": report, "notes.txt": b"hello", ".x.pdf": report})
    found = {item.name: item for item in find_sources(["pack.zip"])}
    assert list(found) == ["pack.zip/.x.pdf", "pack.zip/1/a.pdf", "pack.zip/2/b.pdf", "pack.zip/notes.txt"]
    assert [name for name, item in found.items() if item.source] == ["pack.zip/1/a.pdf", "pack.zip/2/b.pdf"]


def test_hostile_members_are_refused_one_by_one(here: Path, make_pdf: PdfMaker) -> None:
    report = make_pdf("a.pdf").read_bytes()
    link = zipfile.ZipInfo("link.pdf")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(here / "pack.zip", "w") as archive:
        for name in ("../up.pdf", "/root.pdf", "C:/disk.pdf", "good.pdf"):
            archive.writestr(name, report)
        archive.writestr(link, "/etc/passwd")
        archive.writestr("inner.zip", b"PK\x05\x06" + b"\0" * 18)
    found = {item.name: item for item in find_sources(["pack.zip"])}
    assert found.pop("pack.zip/good.pdf").source is not None
    assert len(found) == 5
    assert all(isinstance(item.refusal, NotAReportError) for item in found.values())


def test_an_archive_member_under_a_password_says_so(here: Path) -> None:
    archive_of(here / "pack.zip", {"a.pdf": b"%PDF-1.7\n"})
    data = bytearray((here / "pack.zip").read_bytes())
    data[6] |= 1  # the flag in the member's own header, then in the listing
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (here / "pack.zip").write_bytes(data)
    (found,) = find_sources(["pack.zip"])
    assert isinstance(found.refusal, EncryptedReportError)


def test_files_above_the_limit_are_refused(here: Path, make_pdf: PdfMaker) -> None:
    make_pdf("a.pdf")
    (found,) = find_sources(["a.pdf"], limits=Limits(file_size=100))
    assert isinstance(found.refusal, LimitExceededError)


def test_an_address_is_opened_by_fsspec(here: Path, make_pdf: PdfMaker) -> None:
    import fsspec

    report = make_pdf("a.pdf")
    with fsspec.open("memory://shelf/a.pdf", "wb") as file:
        file.write(report.read_bytes())
    found = list(find_sources(["memory://shelf/a.pdf", "memory://shelf/gone.pdf", "nosuch://x", report.as_uri()]))
    assert found[0].source is not None
    assert found[0].source.name == "memory://shelf/a.pdf"
    assert all(isinstance(item.refusal, UnreadableReportError) for item in found[1:3])
    assert found[3].source is not None


def test_one_report_is_asked_for_and_a_folder_of_two_is_none(here: Path, make_pdf: PdfMaker) -> None:
    make_pdf("in/a.pdf")
    make_pdf("in/b.pdf")
    assert load_source("in/a.pdf").name == "in/a.pdf"
    with pytest.raises(NotAReportError, match="2 files"):
        load_source("in")
