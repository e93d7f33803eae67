"""A page's blocks in reading order: its tables, those that only alignment shows among them, and the text between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import filterfalse

from ..words import BBox
from .aligned import table_of
from .columns import columns_in_turn
from .draft import DraftBlock, DraftParagraph, DraftTable, Line, area, inside, overlap_area
from .furniture import Edges
from .grid import Grid
from .headers import with_headers
from .label_rows import in_facts, in_turn
from .lines import lines_left, lines_of, split_at_gaps
from .measure import block_measure
from .order import beside_text, by_height, in_order
from .page import Atom, PageContent, Shape
from .paragraphs import paragraphs_of
from .part_grids import hint_of
from .pictures import take_bullets
from .region_model import Hint
from .regions import regions_of
from .segments import Segment
from .squares import squares_of
from .strip_lists import with_lists
from .tables import TableMaker
from .zone_model import Family, Sheet, Zone
from .zonetable import table_of_zone


@dataclass(slots=True)
class PageLayout:
    """A page's drawn tables and the words outside them; its blocks once furniture is told over all pages."""

    content: PageContent
    tables: list[DraftTable]
    free: list[Atom]
    edges: Edges
    hints: list[Grid]  # grids too small to be a table for sure: a header over rows without lines
    rows: list[Segment]
    titles: list[BBox]  # of tables that look alike
    boxed: bool  # boxes stand on the page: some of its tables of one cell
    inner: bool  # it is a box itself
    _told: tuple[Sequence[Atom], list[Line]] = ((), [])
    flows: bool = True  # text may go on in it from the part of the page, or the page, before
    right: float | None = None  # how far its text may go, where other text stands beside it
    _labelled: bool | None = None

    def lines_of(self, words: Sequence[Atom]) -> list[Line]:
        """The lines of words; asked again for the same words, the same lines."""
        known, lines = self._told
        if known != words:  # words are equal to themselves alone
            lines = lines_left(lines, words)
            self._told = words, lines
        return list(lines)

    @property
    def labelled(self) -> bool:
        """Words with colons stand outside its tables: labels of facts, perhaps."""
        if self._labelled is None:
            self._labelled = len([word for word in self.free if word.text[-1] == ":"]) > 1
        return self._labelled

    def facts_in(self, lines: Sequence[Line]) -> set[int]:
        """The ids of those of its lines that are strips of facts."""
        return {id(line) for line in in_facts(lines)} if self.labelled else set()

    def without(self, gone: Set[Atom], heights: Set[float]) -> list[Atom]:
        """Its free words but for those which are gone: words of lines at these heights."""
        words = list(filterfalse(gone.__contains__, self.free))
        known, lines = self._told
        if known == self.free:
            left = [line for line in lines if line.top not in heights or gone.isdisjoint(line.words)]
            if sum([len(line.words) for line in left]) == len(words):  # no line is cut
                self._told = words, left
        return words


def free_words(page: PageLayout, furniture: Sequence[Line]) -> list[Atom]:
    """The page's words that neither drawn tables nor furniture hold."""
    gone = {word for line in furniture for word in line.words}
    return page.without(gone, {line.top for line in furniture}) if gone else page.free


def places_of(pages: Sequence[PageLayout], free: Sequence[Sequence[Atom]]) -> list[int]:
    """Numbers that count the pages, or their parts, one after the other: where text cannot go on, one is left out.

    0: a part that holds nothing but furniture.
    """
    parts = Counter(page.content.number for page in pages)
    out: list[int] = []
    place = last = 0
    for page, words in zip(pages, free, strict=True):
        number = page.content.number
        if parts[number] > 1 and not (words or page.tables):
            out.append(0)
            continue
        place += number - last if number > last else 1 if page.flows else 2
        last = number
        out.append(place)
    return out


def sheet_of(page: PageLayout, words: Sequence[Atom], place: int) -> Sheet:
    """What is to be known of the page to find tables without lines in its free words."""
    lines = page.lines_of(words)
    facts = page.facts_in(lines)
    content = page.content
    return Sheet(
        place,
        content.width,
        [line for line in lines if not line.turn and id(line) not in facts],
        [part for line in lines if line.turn for part in split_at_gaps(line, 1.5)],
        [hint_of(grid, content.fills) for grid in page.hints],
        page.rows,
        list(content.fills),
        [table.bbox for table in page.tables],
        page.titles,
    )


def blocks_of(page: PageLayout, free: Sequence[Atom], zones: Sequence[tuple[Zone, Family]]) -> list[DraftBlock]:
    """The page's blocks in reading order, `zones` being its tables without lines."""
    words = list(free)
    tables = list(page.tables)
    hints = [hint_of(grid, page.content.fills) for grid in page.hints]
    for zone, family in zones:
        table = table_of_zone(zone, family, page.content)
        tables.append(table)
        used = {id(word) for word in table.all_words()}
        words = [word for word in words if id(word) not in used]
        hints = [hint for hint in hints if overlap_area(hint.bbox, table.bbox) < 0.3 * area(hint.bbox)]
    if not page.inner:
        more, words = _aligned(page, tables, words, hints)
        tables.extend(more)
    aligned = [table.bbox for table in tables if not table.ruled]
    left = [g for g in page.hints if all(overlap_area(g.bbox, box) < 0.5 * area(g.bbox) for box in aligned)]
    if page.inner:
        closed = [*(table.bbox for table in tables), *(grid.bbox for grid in left)]
        # a band over the text of a box is no table
        left = [with_lists(grid, words, closed) for grid in left if len(grid.xs) > 2]
    more, words = TableMaker(page.content, left).make(words)
    tables = with_headers(tables, more)
    if page.inner:
        return _box_blocks(page, tables, words, hints)
    blocks: list[DraftBlock] = []
    across = page.boxed or beside_text(tables, page.lines_of(words))
    squares, words = TableMaker(page.content, squares_of(words, page.content.fills), 1).make(words)
    tables.extend(squares)
    for part in in_order(tables, words) if across else by_height(tables, page.lines_of(words)):
        if isinstance(part, DraftTable):
            blocks.append(part)
            continue
        for run in [part] if across or not page.labelled else in_turn(part, told=True):
            blocks.extend(_text(run, page.content.shapes, page.right))
    return blocks


def _box_blocks(
    page: PageLayout, tables: Sequence[DraftTable], words: Sequence[Atom], hints: Sequence[Hint]
) -> list[DraftBlock]:
    """What stands in a box, part by part: columns that have heads of their own are no table."""
    blocks: list[DraftBlock] = []
    for part in in_order(tables, words):
        if isinstance(part, DraftTable):
            blocks.append(part)
            continue
        more, rest = _aligned(page, tables, [word for line in part for word in line.words], hints)
        for piece in by_height(more, lines_of(rest)):
            if isinstance(piece, DraftTable):
                blocks.append(piece)
            else:
                blocks.extend(_text(piece, page.content.shapes))
    return blocks


def _aligned(
    page: PageLayout, known: Sequence[DraftTable], words: Sequence[Atom], hints: Sequence[Hint]
) -> tuple[list[DraftTable], list[Atom]]:
    """The tables beside the known ones that only alignment shows, and the words outside them."""
    tables: list[DraftTable] = []
    rest = list(words)
    boxes = [table.bbox for table in page.tables if page.boxed and len(table.cells) == 1]
    held = [table.bbox for table in known]
    rows = [row for row in page.rows if not any(on_table(row, box) for box in held)]
    lines = page.lines_of(rest)
    facts = page.facts_in(lines)
    for region in regions_of([line for line in lines if id(line) not in facts], rows, hints, page.titles):
        if any(inside(box, region.bbox, 2.0) for box in boxes):
            continue  # texts round boxes
        tables.append(table_of(region, page.content))
        used = {id(word) for line in (*region.lines, *region.turned) for word in line.words}
        rest = [word for word in rest if id(word) not in used]
    return tables, rest


def _text(lines: Sequence[Line], shapes: Sequence[Shape], right: float | None = None) -> list[DraftParagraph]:
    out: list[DraftParagraph] = []
    for run in columns_in_turn(lines, shapes, right):
        take_bullets(run.lines, shapes)
        edge = max(line.x1 for line in run.lines)
        paragraphs = paragraphs_of(run.lines, block_measure(run.lines, edge if run.right is None else run.right))
        for paragraph in paragraphs:
            paragraph.right = run.right
        out.extend(paragraphs)
    return out


def on_table(row: Segment, box: BBox) -> bool:
    return inside((row.start, row.at, row.end, row.at), box, 4.0)
