"""A file's format is told by its bytes, and what is no report gets a reason that says what to do."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from riskreader.ingest.errors import (
    DamagedReportError,
    EmptyFileError,
    EncryptedReportError,
    LimitExceededError,
    NotAReportError,
    RiskreaderError,
    UnsupportedFormatError,
)
from riskreader.ingest.limits import Limits
from riskreader.ingest.sniff import sniff
from riskreader.ingest.source import Format

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def package(content_type: str, **parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types><Override ContentType="{content_type}"/></Types>')
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def ole(*streams: str) -> bytes:
    """A header sector and a directory sector, as an old Office file has them."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(30, b"\0") + struct.pack("<H", 9)
    directory = b""
    for name, kind in (("Root Entry", 5), *((stream, 2) for stream in streams)):
        text = name.encode("utf-16-le") + b"\0\0"
        directory += (text.ljust(64, b"\0") + struct.pack("<HB", len(text), kind)).ljust(128, b"\0")
    return header.ljust(512, b"\0") + directory


def test_a_pdf_is_told_by_its_header_even_after_a_few_bytes_of_junk() -> None:
    assert sniff(b"%PDF-1.7\n") is Format.PDF
    assert sniff(b"\r\njunk" * 20 + b"%PDF-1.4\n") is Format.PDF


def test_a_word_package_is_told_by_its_main_part() -> None:
    assert sniff(package(WORD)) is Format.DOCX


def test_an_archive_that_begins_with_a_stored_pdf_is_an_archive() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.pdf", b"%PDF-1.7\n")
    assert sniff(buffer.getvalue()) is None


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptyFileError, "empty"),
        (b"\0" * 5000, DamagedReportError, "zero bytes"),
        (package(WORD)[:60], DamagedReportError, "cut short"),
        (package(EXCEL), NotAReportError, "Excel"),
        (ole("WordDocument", "1Table"), UnsupportedFormatError, "save it as .docx"),
        (ole("EncryptedPackage", "EncryptionInfo"), EncryptedReportError, "password"),
        (ole("Workbook"), NotAReportError, "Excel"),
        (ole()[:400], DamagedReportError, "cut short"),
        (b"{\\rtf1\\ansi hello}", NotAReportError, "Rich Text"),
        (b"\x89PNG\r\n\x1a\n....", NotAReportError, "picture"),
        (b"<!DOCTYPE html><p>Sign in", NotAReportError, "web page"),
        (b"Just some notes", NotAReportError, "neither PDF nor Word"),
    ],
    ids=[
        *("empty", "zeros", "cut-package", "excel", "old-word", "encrypted"),
        *("old-excel", "cut-ole", "rich-text", "picture", "web-page", "text"),
    ],
)
def test_what_is_no_report_gets_its_reason(data: bytes, error: type[RiskreaderError], words: str) -> None:
    with pytest.raises(error, match=words):
        sniff(data)


def test_an_open_document_text_is_named_with_the_remedy() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(NotAReportError, match=r"save it as \.docx"):
        sniff(buffer.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = package(WORD, **{"word/document.xml": b"\0" * 3_000_000})
    with pytest.raises(LimitExceededError, match="times its size"):
        sniff(bomb, Limits(ratio=100, ratio_floor=1_000_000))


def test_a_package_with_too_many_parts_is_refused() -> None:
    crowd = package(WORD, **{f"word/p{number}.xml": b"x" for number in range(30)})
    with pytest.raises(LimitExceededError, match="31 parts"):
        sniff(crowd, Limits(package_members=20))


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", ole()[:512], b"%PDF-"]))
def test_any_bytes_give_a_format_or_a_typed_error(data: bytes, start: bytes) -> None:
    with contextlib.suppress(RiskreaderError):
        assert sniff(start + data) in (Format.PDF, Format.DOCX, None)
