"""The second, independent reading of a report: what another engine finds at the places that the first one names."""

from __future__ import annotations

from typing import Protocol

from ..ingest.source import Format, Source
from .words import Place


class SecondReader(Protocol):
    """Reads places again. `engine` is its name."""

    @property
    def engine(self) -> str: ...

    def read(self, place: Place) -> tuple[str, ...] | None:
        """The words at a place; None where this engine cannot look there."""
        ...

    def doubtful(self, place: Place) -> bool:
        """What this engine reads there is known to be less than what is printed."""
        ...

    def close(self) -> None: ...


class ClosedReader:
    """Stands in for an engine that cannot open a report which the first one could: it reads nothing, and says so."""

    def __init__(self, engine: str) -> None:
        self.engine = engine

    def read(self, place: Place) -> None:
        del place

    def doubtful(self, place: Place) -> bool:
        del place
        return True

    def close(self) -> None:
        """Nothing was opened."""


def open_second(source: Source) -> SecondReader:
    """The second reader of a source: pdfplumber or python-docx. Raises an UnreadableReportError."""
    if source.format is Format.PDF:
        from .pdf.second import SecondPdf

        return SecondPdf(source.untrusted_data)
    from .word.second import SecondWord

    return SecondWord(source.untrusted_data)
