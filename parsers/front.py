"""The front of a report: its title, the body that publishes it, and the lines that may name its period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .document import Document, Paragraph, Table

SEARCHED = 40
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BODY = re.compile(
    r"\b(council|authority|commissioner|trust|university|college|constabulary|police|board|association|partnership|fund|cyngor|borough|"
    r"service|office|agency|corporation|executive|assembly|commission|academy|society|group|homes|housing|nhs)\b",
    re.IGNORECASE,
)
_STRONG_BODY = re.compile(
    r"\b(?:(?:county|city|borough|district|town|parish|community|metropolitan|unitary|regional|shire)\s+council|council$|"
    r"(?:combined|fire|rescue|national park|police|health|waste|transport|port)\b[\w &]*\bauthority|"
    r"commissioner for|london borough of|borough of|city of|"
    r"nhs\b.*\b(?:trust|board)|foundation trust|university|constabulary|housing association|cyngor\b)",
    re.IGNORECASE,
)
_NOT_BODY = re.compile(
    r"\b(register|report|risk|committee|meeting|agenda|minutes|quarter|appendix|map|assessment|review|version|"
    r"page|update|panel)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(risk|risks|register|assurance|report|framework|minutes|agenda|pack|update|assessment|review|strategy|policy|log|"
    r"profile|dashboard|summary)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the first table or section, as paragraphs; `lines` in printed order."""

    title: Paragraph | None
    organisation: str | None
    lines: tuple[str, ...]  # those that may name the period; a table's cells only where a label says so


def read_front(document: Document) -> Front:
    """The front matter of a document."""
    paragraphs = list(_first(document))
    running = [p for p in document.furniture if _at_top(document, p)]
    title = _title(paragraphs)
    if title is None or not _TITLE.search(title.text):
        title = _title(running) or title
    lines = tuple(p.text for p in paragraphs if not _in_cell(document, p))
    furniture = tuple(dict.fromkeys(p.text for p in document.furniture))
    return Front(title, _organisation(paragraphs, title, furniture), (*lines, *furniture))


def _first(document: Document) -> Iterator[Paragraph]:
    count = 0
    for block in document.blocks:
        if count >= SEARCHED:
            return
        if isinstance(block, Paragraph):
            if block.words:
                count += 1
                yield block
        elif isinstance(block, Table):
            if block.rows > 6 or block.columns > 4:
                count += 15  # a register has begun: what stands below is hardly front matter
                continue
            for cell in block.cells:
                for paragraph in cell.paragraphs:
                    if paragraph.words and len(paragraph.words) <= 30:
                        count += 1
                        yield paragraph


def _at_top(document: Document, paragraph: Paragraph) -> bool:
    """A running header of the first page; in Word, of any header part."""
    place = paragraph.place
    if place.page is None:
        return bool(place.part and place.part.startswith("header"))
    return place.page == 1 and place.bbox is not None and place.bbox[1] < document.pages[0].height * 0.25


_PERIOD_LABEL = re.compile(r"\b(period|quarter|position|as at|financial year|covering|year)\b", re.IGNORECASE)


def _in_cell(document: Document, paragraph: Paragraph) -> bool:
    """In a table, unless the row is one of a period: version tables and review dates say nothing of it."""
    for block in document.blocks[:SEARCHED]:
        if isinstance(block, Table):
            for cell in block.cells:
                if paragraph in cell.paragraphs:
                    first = next((c for c in block.row(cell.row) if c.text), cell)
                    return not _PERIOD_LABEL.search(first.text)
    return False


def _size(paragraph: Paragraph) -> float:
    sizes = [word.size for word in paragraph.words if word.size]
    return max(sizes) if sizes else 0.0


def _title(paragraphs: list[Paragraph]) -> Paragraph | None:
    """The largest of the first lines that speaks of a report; a heading counts before a body text."""
    early = [p for p in paragraphs[:12] if len(p.words) <= 20]
    if not early:
        return None
    spoken = [p for p in early if _TITLE.search(p.text)]
    marked = [p for p in spoken if p.heading is not None]
    pool = marked or spoken
    if not pool:
        headings = [p for p in early if p.heading is not None and not _STRONG_BODY.search(p.text)]
        pool = headings
    if not pool:
        return None
    best = max(_size(p) for p in pool)
    return next(p for p in pool if _size(p) >= best - 0.1)


_PART = re.compile(
    r"\s+[-–—|]\s+|[.:]\s+|\s+(?=(?:Enclosure|Appendix|Annex|Agenda|Paper|Item|Version|Issue)\b)|"
    rf",\s+(?=Quarter|Q\d|\d|Position|Period|(?:{_MONTHS})\b)|\n"
)
_BARE = ("council", "board", "the council", "the board")


def _organisation(paragraphs: list[Paragraph], title: Paragraph | None, furniture: tuple[str, ...]) -> str | None:
    """The body that publishes the report: a sure name first, then any that looks like one; never the whole title."""
    texts = [(p.text, p is title) for p in paragraphs[:14]] + [(text, False) for text in furniture]
    for pattern in (_STRONG_BODY, _BODY):
        for text, is_title in texts:
            for part in _PART.split(text):
                cleaned = part.strip(" .:,")
                if not (is_title and cleaned == text.strip()) and _names_body(cleaned, pattern):
                    return cleaned
    return None


def _names_body(text: str, pattern: re.Pattern[str]) -> bool:
    named = pattern.search(text) is not None and not _NOT_BODY.search(text)
    return named and len(text.split()) <= 9 and text[:1].isupper() and text.casefold() not in _BARE
