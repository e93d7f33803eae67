"""Tell a file's format from its bytes, never from its name."""

from __future__ import annotations

import re
import struct
import zipfile

from .errors import (
    DamagedReportError,
    EmptyFileError,
    EncryptedReportError,
    NotAReportError,
    UnreadableReportError,
    UnsupportedFormatError,
)
from .limits import DEFAULT, Limits
from .package import ZIP_MAGIC, check_package, open_package, read_member
from .source import Format

_PDF_HEADER_WITHIN = 1024
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_MAIN = re.compile(rb"application/vnd\.(openxmlformats-officedocument\.wordprocessingml|ms-word)\.[\w.]*main\+xml")
_SAVE_AS_DOCX = "save it as .docx (install LibreOffice to do so, where there is no Word), and give that file"

_OTHER_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"BM", "a picture (BMP)"),
    (b"%!PS", "a PostScript file"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
)
_OPC_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"spreadsheetml", "an Excel workbook"),
    (b"ms-excel", "an Excel workbook"),
    (b"presentationml", "a PowerPoint presentation"),
    (b"ms-powerpoint", "a PowerPoint presentation"),
    (b"visio", "a Visio drawing"),
)
_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("Workbook", "an old Excel workbook (.xls)"),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt)"),
)


def sniff(untrusted_data: bytes, limits: Limits = DEFAULT) -> Format | None:
    """The report's format, or None for a plain zip archive, whose members are looked at one by one.

    Raises NotAReportError (another format), or an UnreadableReportError: EmptyFileError, EncryptedReportError,
    DamagedReportError, LimitExceededError, UnsupportedFormatError.
    """
    if not untrusted_data:
        raise EmptyFileError("the file is empty: fetch it again")
    head = untrusted_data[:_PDF_HEADER_WITHIN]
    if head.startswith(ZIP_MAGIC):  # first: an archive may hold a PDF within its first bytes
        return _sniff_zip(untrusted_data, limits)
    if head.startswith(_OLE_MAGIC):
        raise _ole_error(untrusted_data)
    for magic, kind in _OTHER_SIGNATURES:
        if head.startswith(magic):
            raise NotAReportError(f"not a report: {kind}; PDF and Word (.docx) are read")
    if b"%PDF-" in head:  # some programs write a few bytes of their own before the header
        return Format.PDF
    if not head.strip(b"\x00"):
        raise DamagedReportError("the file holds nothing but zero bytes: fetch it again")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise NotAReportError("not a report: a web page (did a download go wrong?); PDF and Word (.docx) are read")
    if start.startswith(b"<?xml"):
        raise NotAReportError("not a report: an XML file; PDF and Word (.docx) are read")
    raise NotAReportError("not a report: neither PDF nor Word (.docx)")


def _sniff_zip(untrusted_data: bytes, limits: Limits) -> Format | None:
    archive = open_package(untrusted_data, limits)
    parts = {member.filename: member for member in archive.infolist()}
    types = parts.get("[Content_Types].xml")
    if types is None:
        _refuse_other_documents(archive, parts, limits)
        return None
    untrusted_types = read_member(archive, types, limits)
    if _WORD_MAIN.search(untrusted_types):
        check_package(archive, limits)
        return Format.DOCX
    for mark, kind in _OPC_KINDS:
        if mark in untrusted_types:
            raise NotAReportError(f"not a report: {kind}; PDF and Word (.docx) are read")
    raise NotAReportError("not a report: an Office package without a Word document; PDF and Word (.docx) are read")


def _refuse_other_documents(archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo], limits: Limits) -> None:
    mimetype = parts.get("mimetype")
    if mimetype is None:
        return
    untrusted_type = read_member(archive, mimetype, limits)[:100]
    if untrusted_type.startswith(b"application/vnd.oasis.opendocument.text"):
        raise NotAReportError(f"not read: an OpenDocument text (.odt); {_SAVE_AS_DOCX}")
    if untrusted_type.startswith(b"application/"):
        raise NotAReportError("not a report: an OpenDocument or e-book file; PDF and Word (.docx) are read")


def _ole_error(untrusted_data: bytes) -> UnreadableReportError | NotAReportError:
    """An OLE container holds old Office files, and new ones that are encrypted."""
    streams = _ole_stream_names(untrusted_data)
    if "EncryptedPackage" in streams:
        return EncryptedReportError("the file asks for a password: save a copy without one, and give that file")
    if "WordDocument" in streams:
        return UnsupportedFormatError(f"an old Word file (.doc), which is not read yet: {_SAVE_AS_DOCX}")
    for stream, kind in _OLE_STREAMS:
        if stream in streams:
            return NotAReportError(f"not a report: {kind}; PDF and Word (.docx) are read")
    if not streams:
        return DamagedReportError("an old Office file that is cut short or broken: fetch it again")
    return NotAReportError("not a report: an old Office file that is no Word document")


def _ole_stream_names(untrusted_data: bytes) -> frozenset[str]:
    """Names in the container's directory: entries of 128 bytes, each beginning with 64 bytes of name in UTF-16.

    The directory's sectors are found by their look, not by the chain, so that a cut file still says what it was.
    """
    sector = 1 << min(12, max(7, struct.unpack_from("<H", untrusted_data.ljust(32, b"\0"), 30)[0]))
    names: set[str] = set()
    for at in range(sector, min(len(untrusted_data), 1 << 26) - 127, 128):
        length = struct.unpack_from("<H", untrusted_data, at + 64)[0]
        kind = untrusted_data[at + 66]
        if kind in (1, 2, 5) and 2 < length <= 64 and length % 2 == 0:
            name = untrusted_data[at : at + length - 2].decode("utf-16-le", "replace")
            if name.isprintable() and "\x00" not in name and untrusted_data[at + length - 2 : at + length] == b"\0\0":
                names.add(name)
    return frozenset(names)
