"""The front of a report: its title, the body that publishes it, and the lines that may name its period."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from .document import Block, Cell, Document, Paragraph, Table
from .words import Word, join_words

SEARCHED = 40
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BODY = re.compile(
    r"\b(council|authority|commissioners?|trust|university|college|constabulary|police|board|association|partnership|"
    r"fund|cyngor|borough|service|office|agency|corporation|executive|assembly|commission|academy|society|group|homes|"
    r"housing|nhs)\b",
    re.IGNORECASE,
)
_STRONG_BODY = re.compile(
    r"\b(?:(?:county|city|borough|district|town|parish|community|metropolitan|unitary|regional|shire)\s+council|council$|"
    r"(?:combined|fire|rescue|national park|police|health|waste|transport|port)\b[\w &]*\bauthority|"
    r"commissioner for|london borough of|borough of|city of|"
    r"nhs\b.*\b(?:trust|board)|foundation trust|university|constabulary|housing association|cyngor\b|"
    r"^(?:department|ministry) (?:for|of)\b)",
    re.IGNORECASE,
)
_NOT_BODY = re.compile(
    r"\b(register|report|risk|committee|meeting|agenda|minutes|quarter|appendix|map|assessment|review|version|"
    r"page|update|panel|framework|officer|director|manager|secretary|treasurer|clerk|chief executive)\b",
    re.IGNORECASE,
)
_NAMES_REPORT = re.compile(
    r"\b(?:register|report|minutes|agenda|pack|update|dashboard|summary|statement|log|profile|map)\b", re.IGNORECASE
)
_TITLE = re.compile(
    r"\b(risk|risks|register|assurance|report|framework|minutes|agenda|pack|update|assessment|review|strategy|policy|log|"
    r"profile|dashboard|summary|statement)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the first table or section, as paragraphs; `lines` in printed order."""

    title: Paragraph | None
    organisation: str | None
    lines: tuple[Paragraph, ...]  # those that may name the period; a table's cells only where a label says so
    running: tuple[str, ...] = ()  # the texts of running headers and footers, which may too

    def without(self, told: Callable[[Word], bool]) -> Front:
        """The front without the lines that hold a word of which this is true."""
        return replace(self, lines=tuple([line for line in self.lines if not any(map(told, line.words))]))

    def is_title(self, paragraph: Paragraph) -> bool:
        """The paragraph is the title and says what the report is: no heading of a risk."""
        title = self.title
        if title is None or not title.words or not paragraph.words:
            return False
        return title.words[0].index == paragraph.words[0].index and _NAMES_REPORT.search(title.text) is not None


def read_front(document: Document) -> Front:
    """The front matter of a document."""
    paragraphs, over = _first(document)
    running = [p for p in document.furniture if _at_top(document, p)]
    title = _labelled_title(document) or _title(paragraphs[:over])
    if title is None or not _TITLE.search(title.text):
        title = _title(paragraphs)
    if title is None or not _TITLE.search(title.text):
        title = _title(running) or title
    own = {id(block) for block in document.blocks if isinstance(block, Paragraph)}
    lines = tuple(p for p in paragraphs if id(p) in own or not _in_cell(document, p))
    furniture = tuple(dict.fromkeys(p.text for p in document.furniture))
    return Front(title, _organisation(paragraphs, title, document.furniture), lines, furniture)


def _is_large(table: Table) -> bool:
    return table.rows > 6 or table.columns > 4


def _first(document: Document) -> tuple[list[Paragraph], int]:
    """The first lines, and how many of them stand over the first large table: no title stands below it."""
    out: list[Paragraph] = []
    over: int | None = None
    count = 0
    for block in document.blocks:
        if count >= SEARCHED:
            break
        before = len(out)
        if isinstance(block, Paragraph):
            out.extend(_pieces(block))
        elif isinstance(block, Table) and _is_large(block):
            out.extend(_over_header(block))
            over = len(out) if over is None else over
            count += 15  # a register has begun: what stands below is hardly front matter
        elif isinstance(block, Table):
            out.extend(p for cell in block.cells for p in cell.paragraphs if p.words and len(p.words) <= 30)
        count += len(out) - before
    return out, len(out) if over is None else over


_FAR = 2.5
"""Gaps of as many letter heights part texts that only share a line: a title at the left, a name at the right."""


def _pieces(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A paragraph, or the texts that stand far apart on its line."""
    held: list[Word] = []
    for word in paragraph.words:
        if held and _gap(held[-1], word) > _FAR * (word.size or 10.0):
            yield replace(paragraph, words=tuple(held))
            held = []
        held.append(word)
    if held:
        yield paragraph if len(held) == len(paragraph.words) else replace(paragraph, words=tuple(held))


def _gap(left: Word, right: Word) -> float:
    """What is white between two words of one line, in points; 0 where that is not known."""
    if left.line != right.line:
        return 0.0
    at, after = left.bbox, right.bbox
    return 0.0 if at is None or after is None else after[0] - at[2]


def _over_header(table: Table) -> Iterator[Paragraph]:
    """The lines over a sheet's header: rows with a text or two, which a printed grid draws into the table."""
    for row in range(table.rows):
        filled = [cell for cell in table.row(row) if cell.text]
        if len(filled) > 2:
            return
        for cell in filled:
            yield from (p for p in cell.paragraphs if p.words and len(p.words) <= 20)


def _at_top(document: Document, paragraph: Paragraph) -> bool:
    """A running header of the first page; in Word, of any header part."""
    if paragraph.words and paragraph.words[0].home.page not in (None, 1):
        return False  # most are of other pages, which their first word tells
    place = paragraph.place
    if place.page is None:
        return bool(place.part and place.part.startswith("header"))
    return place.page == 1 and place.bbox is not None and place.bbox[1] < document.pages[0].height * 0.25


_PERIOD_LABEL = re.compile(
    r"\b(period|quarter|position|as at|financial year|covering|year|title|subject)\b", re.IGNORECASE
)


def _in_cell(document: Document, paragraph: Paragraph) -> bool:
    """In a table, unless the row is of a period or the title: version tables and review dates say nothing of it."""
    row = next((row for block in document.blocks[:SEARCHED] if (row := _row_of(block, paragraph))), None)
    return row is not None and not _PERIOD_LABEL.search(next((cell.text for cell in row if cell.text), ""))


def _row_of(block: Block, paragraph: Paragraph) -> Sequence[Cell] | None:
    """The row of the innermost table that the paragraph stands in."""
    if not isinstance(block, Table):
        return None
    home = next((cell for cell in block.cells if id(paragraph) in map(id, cell.paragraphs)), None)
    if home is None:
        return None
    inner = next((row for held in home.blocks if (row := _row_of(held, paragraph))), None)
    return inner or block.row(home.row)


def _size(paragraph: Paragraph) -> float:
    sizes = [word.size for word in paragraph.words if word.size]
    return max(sizes) if sizes else 0.0


_TITLE_LABEL = re.compile(
    r"(?:report |paper |agenda item )?title(?: of (?:the )?(?:report|paper|item))?|subject(?: of (?:the )?report)?",
    re.IGNORECASE,
)


def _labelled_title(document: Document) -> Paragraph | None:
    """The title that a table on a paper's cover gives beside its label ("Title of report")."""
    for block in document.blocks[:SEARCHED]:
        if not isinstance(block, Table):
            continue
        cells = [cell for cell in block.cells if cell.row < _COVER_ROWS]
        for row in range(min(block.rows, _COVER_ROWS)):
            label, *rest = [cell for cell in cells if cell.row == row and cell.text] or (None,)
            if label is None or len(rest) != 1 or not _TITLE_LABEL.fullmatch(label.text.strip(" :")):
                continue
            found = [p for p in rest[0].paragraphs if p.words]
            if len(found) == 1 and len(found[0].words) <= 20 and _TITLE.search(found[0].text):
                return found[0]
        return None  # the cover stands first
    return None


_COVER_ROWS = 12
_MEETING = re.compile(
    r"(?!.*\b(?:register|report|framework|minutes|agenda|pack|update|log|dashboard|summary|profile)\b)"
    r".*\b(?:(?:sub-?)?committee|panel|board|cabinet|forum)\W*",
    re.IGNORECASE,
)
"""The body that a paper goes to, and no paper: "Audit and Risk Committee"."""
_FILE = re.compile(r"\.(?:docx?|xlsx?|xlsm|pptx?|pdf|rtf|od[ts])$", re.IGNORECASE)
"""A file's name, as programs print it below a sheet."""


def _title(paragraphs: list[Paragraph]) -> Paragraph | None:
    """The largest of the first lines that speaks of a report; a heading counts before a body text."""
    early = [p for p in paragraphs[:12] if len(p.words) <= 20 and not _FILE.search(p.text)]
    if not early:
        return None
    spoken = [p for p in early if _TITLE.search(p.text)]
    spoken = [p for p in spoken if not _MEETING.fullmatch(p.text)] or spoken
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
    r",?\s+(?=(?:Spring|Summer|Autumn|Winter) 20\d\d\b)|"
    rf",?\s+(?=(?:Quarter|Q\d|Position|Period|Updated?|As at|\d{{1,2}} (?:{_MONTHS})|(?:{_MONTHS})|20\d\d)\b)|"
    r"\s+(?=(?:Annual|Corporate|Strategic|Operational|Quarterly)\s+(?:Risks?|Report|Plan|Governance)\b|"
    r"Risk Register\b)|\n"
)
_BARE = re.compile(
    r"(?:(?:the|our|this) )?(?:(?:pension|parish|town|borough|district|county|city|academy|trust|governing) )?"
    r"(?:council|board|body|fund|trust|authority|university|college|service|partnership|association|group)",
    re.IGNORECASE,
)
"""What any body could be called."""
_DONE_BY = re.compile(r"\w{3,}(?:ed|en|ten) (?:by|to|for|at|on|with|from)\b", re.IGNORECASE)
"""What was done with the paper: "Approved by the Board"."""
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "upon", "with", "to", "&", "a", "by", "le", "y"})


def _organisation(paragraphs: list[Paragraph], title: Paragraph | None, furniture: tuple[Paragraph, ...]) -> str | None:
    """The body that publishes the report: a sure name first, then any that looks like one; never the whole title."""
    texts = [(text, p is title) for p in paragraphs[:14] for text in _with_first_line(p)]
    for pattern in (_STRONG_BODY, _BODY):
        for text, is_title in chain(texts, _running_lines(furniture)):
            for part in _PART.split(text):
                cleaned = part.strip(" .:,")
                if not (is_title and cleaned == text.strip()) and _names_body(cleaned, pattern):
                    return cleaned
    return None


def _running_lines(furniture: tuple[Paragraph, ...]) -> Iterator[tuple[str, bool]]:
    """The lines of running headers and footers, each once; none is a title."""
    for text in dict.fromkeys(join_words(line) for p in furniture for line in p.lines):
        yield text, False


def _with_first_line(paragraph: Paragraph) -> Iterator[str]:
    """A text, and of a heading of several lines the first: the body may stand over its committee."""
    yield paragraph.text
    if paragraph.heading is not None and len(paragraph.lines) > 1:
        first = join_words(paragraph.lines[0])
        if first.rpartition(" ")[2] not in _SMALL:
            yield first


def _names_body(text: str, pattern: re.Pattern[str]) -> bool:
    if pattern.search(text) is None or _NOT_BODY.search(text) or _BARE.fullmatch(text) or _DONE_BY.match(text):
        return False
    words = text.split()
    lower = sum(word[:1].islower() for word in words if word not in _SMALL)  # a sentence, not a name
    return len(words) <= 9 and text[:1].isupper() and lower <= 0.25 * len(words)
