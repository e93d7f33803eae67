"""A report that was found: its name, its bytes, their hash, and the format that the bytes show."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Format(StrEnum):
    PDF = "pdf"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Source:
    """One report to read. `name` is how the user's input named it (a path, or ARCHIVE.zip/MEMBER)."""

    name: str
    format: Format
    sha256: str
    untrusted_data: bytes = field(repr=False)
