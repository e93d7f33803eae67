"""One report through the stages."""

from __future__ import annotations

from ..ingest.errors import LimitExceededError
from ..ingest.limits import DEFAULT, Limits
from ..ingest.source import Source
from ..normalise.build import build_register
from ..normalise.models import Register
from ..parsers.document import Document
from ..parsers.read import read_document


def read_source(source: Source, *, limits: Limits = DEFAULT) -> Register:
    """The register of one report, with its findings. Raises an UnreadableReportError where it cannot be read."""
    return build_register(_document(source, limits), source)


def explain_source(source: Source, *, limits: Limits = DEFAULT) -> str:
    """How the report's tables and sections were understood, as lines of text."""
    from ..parsers.outline import outline

    return outline(_document(source, limits))


def _document(source: Source, limits: Limits) -> Document:
    document = read_document(source)
    if (document.page_count or 0) > limits.pages:
        raise LimitExceededError(f"it has {document.page_count} pages, more than the {limits.pages} allowed")
    return document
