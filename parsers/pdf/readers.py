"""Which engine reads a PDF."""

from __future__ import annotations

from typing import Literal

from .page import PdfReader

Engine = Literal["pdfium", "pdfplumber"]


def open_pdf(data: bytes, engine: Engine = "pdfium") -> PdfReader:
    """Open a PDF. Raises EncryptedReportError or DamagedReportError."""
    if engine == "pdfplumber":
        from .plumber_reader import PlumberReader

        return PlumberReader(data)
    from .pdfium_reader import PdfiumReader

    return PdfiumReader(data)
