"""One page's layout: tables first, then what stands outside them, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .draft import Atom, DraftBlock, DraftParagraph, DraftTable, Line, atom
from .furniture import Edges, edge_pieces
from .grid import grids_of
from .lines import lines_of
from .measure import block_measure
from .page import PageContent, Shape
from .paragraphs import paragraphs_of
from .pictures import take_bullets
from .tables import TableMaker
from .wording import Wording


@dataclass(slots=True)
class PageLayout:
    """A page's tables and the words outside them; its blocks once furniture is told over all pages."""

    number: int
    width: float
    height: float
    tables: list[DraftTable]
    free: list[Atom]
    edges: Edges
    shapes: tuple[Shape, ...]


def lay_out(content: PageContent, wording: Wording) -> PageLayout:
    words = [atom(word, content.number) for word in content.words]
    grids = grids_of(content.rules, content.fills, (0, 0, content.width, content.height))
    tables, free = TableMaker(content, grids, wording).make(words)
    ceiling = min((table.bbox[1] for table in tables), default=content.height)
    floor = max((table.bbox[3] for table in tables), default=0.0)
    lines = lines_of(free)
    heights = [(line.top, line.bottom) for line in lines if not line.turn]
    heights.extend((table.bbox[1], table.bbox[3]) for table in tables)
    edges = Edges(
        content.number,
        content.width,
        content.height,
        edge_pieces(lines, content.height, ceiling, floor),
        tuple(heights),
    )
    return PageLayout(content.number, content.width, content.height, tables, free, edges, content.shapes)


def blocks_of(page: PageLayout, furniture: Iterable[Line], wording: Wording) -> list[DraftBlock]:
    """The page's blocks in reading order."""
    gone = {id(word) for line in furniture for word in line.words}
    lines = lines_of(word for word in page.free if id(word) not in gone)
    take_bullets(lines, page.shapes)
    tables = sorted(page.tables, key=lambda table: (table.bbox[1], table.bbox[0]))
    blocks: list[DraftBlock] = []
    for table in tables:
        middle = table.bbox[1]
        above = [line for line in lines if (line.bbox[1] + line.bbox[3]) / 2 < middle]
        lines = [line for line in lines if line not in above]
        blocks.extend(_text(above, wording))
        blocks.append(table)
    blocks.extend(_text(lines, wording))
    return blocks


def _text(lines: Sequence[Line], wording: Wording) -> list[DraftParagraph]:
    if not lines:
        return []
    return paragraphs_of(lines, block_measure(lines, max(line.x1 for line in lines)), wording)
