"""One report's bytes into the document model, whatever its format."""

from __future__ import annotations

from ..ingest.source import Format, Source
from .document import Document
from .vocabulary import Vocabulary


def read_document(
    source: Source, max_pages: int | None = None, *, all_pages: bool = False, vocabulary: Vocabulary | None = None
) -> Document:
    """The document that a source holds; a PDF of more than `max_pages` is not begun.

    Without `all_pages` the layout of a long PDF is read only where its plain text, by the words of `vocabulary` (the
    default one if None), can be that of a register.
    Raises an UnreadableReportError where it cannot be read.
    """
    match source.format:
        case Format.PDF:
            from .pdf.build import read_pdf

            return read_pdf(source.untrusted_data, max_pages=max_pages, all_pages=all_pages, terms=vocabulary)
        case Format.DOCX:
            from .word.build import read_docx

            return read_docx(source.untrusted_data)
