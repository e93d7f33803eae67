"""One report's bytes into the document model, whatever its format."""

from __future__ import annotations

from ..ingest.source import Format, Source
from .document import Document


def read_document(source: Source, max_pages: int | None = None) -> Document:
    """The document that a source holds; a PDF of more than `max_pages` is not begun.

    Raises an UnreadableReportError where it cannot be read.
    """
    match source.format:
        case Format.PDF:
            from .pdf.build import read_pdf

            return read_pdf(source.untrusted_data, max_pages=max_pages)
        case Format.DOCX:
            from .word.build import read_docx

            return read_docx(source.untrusted_data)
