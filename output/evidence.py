"""What the auditor's page shows of a report itself: pictures of a PDF's pages, quotations from a Word file."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from ..ingest.errors import DamagedReportError
from ..ingest.source import Format, Source
from ..parsers.read import read_document
from .page_pictures import Picture, Region, draw
from .word_quotes import Quote, quote


class Wanted(BaseModel):
    """What to show: regions of a PDF, and for Word the blocks of each finding, by name."""

    model_config = ConfigDict(frozen=True)

    regions: tuple[Region, ...] = ()
    blocks: tuple[tuple[str | None, ...], ...] = ()
    heads: tuple[tuple[str, ...], ...] = ()  # for each finding: the cells that head its values
    most_bytes: int = 4_000_000


class Evidence(BaseModel):
    """A picture for each region (None: it could not be had), quotations for each finding."""

    model_config = ConfigDict(frozen=True)

    pictures: tuple[Picture | None, ...] = ()
    quotes: tuple[tuple[Quote, ...], ...] = ()


def show(source: Source, wanted: Wanted) -> Evidence:
    """Draw or quote. Raises an UnreadableReportError where the file cannot be read."""
    if source.format is Format.PDF:
        return Evidence(pictures=_pictures(source.untrusted_data, wanted.regions, wanted.most_bytes))
    document = read_document(source)
    pairs = zip(wanted.blocks, wanted.heads, strict=True)
    return Evidence(quotes=tuple(quote(document, blocks, heads) for blocks, heads in pairs))


def _pictures(untrusted_data: bytes, regions: Sequence[Region], most_bytes: int) -> tuple[Picture | None, ...]:
    from pypdfium2 import PdfiumError

    try:
        return draw(untrusted_data, regions, most_bytes=most_bytes)
    except PdfiumError as error:
        raise DamagedReportError(f"its pages cannot be drawn ({error})") from error
