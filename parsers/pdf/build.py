"""A PDF's bytes made a document: read, laid out page by page, furniture and tables told over all pages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from ...ingest.errors import LimitExceededError
from ..document import Document, Page
from ..vocabulary import Vocabulary, default_vocabulary
from .draft import DraftBlock, DraftParagraph, cells_in
from .freeze import Freezer
from .furniture import furniture_of
from .headings import set_headings
from .hyphens import OwnWords, set_joins
from .layout import lay_out
from .lone_rows import take_lone_rows
from .page import PdfReader, each_page
from .page_blocks import PageLayout, blocks_of, free_words, places_of, sheet_of
from .page_columns import page_parts
from .readers import Engine, open_pdf
from .running import Running
from .seen import Seen
from .short_lines import part_short_lines
from .sideways import join_sideways
from .statements import settle
from .stitch import FlowPage, stitch
from .triage import LONG, ChosenPages
from .wording import Wording
from .zone_model import Family, Zone
from .zones import families_of


def read_pdf(
    data: bytes,
    engine: Engine = "pdfium",
    max_pages: int | None = None,
    *,
    all_pages: bool = False,
    terms: Vocabulary | None = None,
) -> Document:
    """The document of a PDF. Raises EncryptedReportError, DamagedReportError or LimitExceededError.

    A PDF of more than `max_pages` pages is refused before any page is read; None: any number. Of a long one only those
    pages are laid out which can hold a register by the words of `terms` (None: the vocabulary), unless `all_pages`.
    """
    reader = open_pdf(data, engine)
    try:
        if max_pages is not None and reader.page_count() > max_pages:
            pages = reader.page_count()
            raise LimitExceededError(
                f"it has {pages} pages, more than the {max_pages} allowed: split it or raise the limit"
            )
        if all_pages or reader.page_count() <= LONG:
            return build(reader)
        chosen = ChosenPages(reader, terms or default_vocabulary())
        return chosen.complete(build(chosen))
    finally:
        reader.close()


def build(reader: PdfReader) -> Document:
    """The document of a reader's pages."""
    blocks, rest, pages = _laid_out(reader)
    return Freezer().document(blocks, rest, pages, reader.title())


def _laid_out(reader: PdfReader) -> tuple[list[DraftBlock], list[DraftParagraph], list[Page]]:
    """Blocks in reading order, furniture, and the pages. What pages were made of is released on the way."""
    contents = list(each_page(reader))
    pages = [Page(content.number, content.width, content.height, content.rotation) for content in contents]
    wording = Wording(content.words for content in contents)
    layouts: list[PageLayout] = []
    seen = Seen(Running(contents))
    parts = list(page_parts(contents))
    contents.clear()
    for part in parts:
        layout = lay_out(part.content, seen)
        layout.content = replace(part.content, words=())  # they go on by themselves
        layout.flows, layout.right = part.flows, part.right
        layouts.append(layout)
    parts.clear()
    del seen
    take_lone_rows(layouts)
    furniture = furniture_of([layout.edges for layout in layouts])
    free = [free_words(layout, furniture[layout.content.number]) for layout in layouts]
    places = places_of(layouts, free)
    sheets = [sheet_of(*part) for part in zip(layouts, free, places, strict=True) if part[2]]
    zones_of: dict[int, list[tuple[Zone, Family]]] = defaultdict(list)
    for family in families_of(sheets):
        for zone in family.zones:
            zones_of[zone.sheet.number].append((zone, family))
    flow = []
    for layout, words, place in zip(layouts, free, places, strict=True):
        if place:
            flow.append(FlowPage(place, blocks_of(layout, words, zones_of[place])))
    blocks = join_sideways(stitch(flow))
    part_short_lines(blocks, pages)
    cells = cells_in(blocks)
    settle(blocks, cells, wording)
    del wording
    set_headings(blocks)
    known = OwnWords(blocks)
    for run in (blocks, *[cell.blocks for cell in cells]):
        for block in run:
            if isinstance(block, DraftParagraph) and block.starts:
                set_joins(block, known)
    rest = [DraftParagraph(list(line.words)) for lines in furniture.values() for line in lines]
    return blocks, rest, pages
