"""The loose blocks made the immutable document; words get their index in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from ..document import Block, Cell, Document, Marker, Page, Paragraph, Picture, Table
from ..words import Place, Word
from .draft import ROW_COLUMN, DraftBlock, DraftCell, DraftParagraph, DraftPicture, DraftTable
from .page import Atom

T = TypeVar("T")


class Freezer:
    """Gathers words as it meets them, and numbers them at last."""

    def __init__(self) -> None:
        self.words: list[Atom] = []

    def document(
        self,
        blocks: list[DraftBlock],
        furniture: Sequence[DraftParagraph],
        pages: Sequence[Page],
        title: str | None,
    ) -> Document:
        """The document, whose words stand on `pages`.

        The lists of blocks and of tables' cells are emptied: no word is held twice for long.
        """
        frozen = tuple(self.block(block) for block in _one_by_one(blocks))
        rest = tuple(self.paragraph(paragraph) for paragraph in furniture)
        for index, word in enumerate(self.words):
            word.index = index
        return Document(frozen, tuple(self.words), rest, tuple(pages), title, len(pages))

    def _words(self, atoms: Sequence[Atom]) -> tuple[Word, ...]:
        self.words.extend(atoms)
        return tuple(atoms)

    def block(self, block: DraftBlock) -> Block:
        if isinstance(block, DraftParagraph):
            return self.paragraph(block)
        if isinstance(block, DraftPicture):
            return Picture(Place(page=block.page, bbox=block.bbox), self._words(block.words))
        return self.table(block)

    def paragraph(self, draft: DraftParagraph) -> Paragraph:
        marker = None
        if draft.marker is not None:
            marker = Marker(draft.marker.text, draft.marker.kind, self._words(draft.marker.words))
        if draft.starts:
            _number_lines(draft)
        words = self._words(draft.words)
        return Paragraph(words, marker, draft.level, draft.heading, (*marker.words, *words) if marker else words)

    def table(self, draft: DraftTable) -> Table:
        draft.cells.sort(key=ROW_COLUMN)
        cells = tuple(self.cell(cell) for cell in _one_by_one(draft.cells))
        furniture = self._words(draft.furniture)
        return Table(
            cells,
            draft.rows,
            draft.columns,
            draft.ruled,
            draft.header_rows,
            furniture,
            Place(page=draft.page, bbox=draft.bbox),
        )

    def cell(self, draft: DraftCell) -> Cell:
        _put_markers(draft.blocks)
        return Cell(
            draft.row,
            draft.column,
            tuple([self.block(block) for block in draft.blocks]),
            draft.row_span,
            draft.column_span,
            draft.fill,
            tuple(draft.marks),
            Place(draft.page, draft.bbox),
        )


def _number_lines(draft: DraftParagraph) -> None:
    """Tell each word its line; it is on the first until told."""
    for number, (start, stop) in enumerate(pairwise((*draft.starts, len(draft.words))), 1):
        for word in draft.words[start:stop]:
            word.line = number


def _put_markers(blocks: Sequence[DraftBlock]) -> None:
    """A disc with nothing beside it is what a cell says, and no bullet."""
    for block in blocks:
        if not isinstance(block, DraftParagraph) or block.words:
            return
    for block in blocks:
        if isinstance(block, DraftParagraph) and block.marker is not None:
            block.words, block.marker = list(block.marker.words), None


def _one_by_one(things: list[T]) -> Iterator[T]:
    """Take things out of a list from its beginning."""
    things.reverse()
    while things:
        yield things.pop()
