"""Blocks of a story: the body, a cell, a text box, a header, a note. Places are named here as people count."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...ingest.errors import LimitExceededError
from ..document import Block, Mark, Paragraph, Picture, Table
from ..words import Place
from .names import TBL, Element, P
from .paragraphs import ParagraphReader, Read
from .styles import PLAIN, Look
from .tables import read_table

_DEEPEST = 24  # tables and text boxes within each other


@dataclass(slots=True)
class StoryReader:
    """Reads the blocks of one part of the package."""

    paragraphs: ParagraphReader
    part: str
    notes: list[tuple[str, str]] = field(default_factory=list)  # (kind, id) in the order of their references

    def body(self, element: Element) -> tuple[Block, ...]:
        """The blocks of a body, header or footer."""
        return self._blocks(element, "", 0)

    def note(self, element: Element, name: str) -> tuple[Block, ...]:
        """The blocks of a foot- or endnote; they all have the note's place."""
        return self._cell(element, Place(part=self.part, block=name), PLAIN, 0)[0]

    def _blocks(self, element: Element, prefix: str, depth: int) -> tuple[Block, ...]:
        """Blocks whose paragraphs and tables are counted by themselves."""
        if depth > _DEEPEST:
            raise LimitExceededError(
                f"tables and text boxes of the Word file stand more than {_DEEPEST} deep in each other"
            )
        out: list[Block] = []
        paragraphs = tables = 0
        for inner in element:
            if inner.tag == P:
                paragraphs += 1
                name = f"{prefix}paragraph {paragraphs}"
                place = Place(part=self.part, block=name)
                read = self._paragraph(inner, place, False, PLAIN)
                out += _kept(read.paragraphs)
                boxes = 0
                for hanging in read.hanging:
                    if hanging.picture:
                        out.append(Picture(place))
                    for box in hanging.boxes:
                        boxes += 1
                        out.extend(self._blocks(box, f"{name}, text box {boxes}, ", depth + 1))
            elif inner.tag == TBL:
                tables += 1
                out.append(self._table(inner, f"{prefix}table {tables}", depth))
        return tuple(out)

    def _table(self, element: Element, name: str, depth: int) -> Table:
        def read_cell(cell: Element, place: Place, look: Look) -> tuple[tuple[Block, ...], tuple[Mark, ...]]:
            return self._cell(cell, place, look, depth + 1)

        return read_table(element, self.paragraphs.styles, self.part, name, read_cell)

    def _cell(
        self, element: Element, place: Place, look: Look, depth: int
    ) -> tuple[tuple[Block, ...], tuple[Mark, ...]]:
        """All that stands in a cell has the cell's place; a nested table's cells have their own."""
        if depth > _DEEPEST:
            raise LimitExceededError(
                f"tables and text boxes of the Word file stand more than {_DEEPEST} deep in each other"
            )
        out: list[Block] = []
        marks: list[Mark] = []
        tables = 0
        for inner in element:
            if inner.tag == P:
                read = self._paragraph(inner, place, True, look)
                out += _kept(read.paragraphs)
                for hanging in read.hanging:
                    marks.extend(Mark(colour, place) for colour in hanging.colours)
                    if hanging.picture:
                        out.append(Picture(place))
                    for box in hanging.boxes:
                        blocks, inner_marks = self._cell(box, place, PLAIN, depth + 1)
                        out.extend(blocks)
                        marks.extend(inner_marks)
            elif inner.tag == TBL:
                tables += 1
                out.append(self._table(inner, f"{place.block}, table {tables}", depth))
        return tuple(out), tuple(marks)

    def _paragraph(self, element: Element, place: Place, in_cell: bool, look: Look) -> Read:
        read = self.paragraphs.read(element, place, in_cell, look)
        if read.notes:
            self.notes.extend(read.notes)
        return read


def _kept(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Empty paragraphs are space between blocks; one with an automatic number only is not empty."""
    return [paragraph for paragraph in paragraphs if paragraph.words or paragraph.marker is not None]


def paragraphs_of(blocks: tuple[Block, ...]) -> list[Paragraph]:
    """The paragraphs of blocks, those in tables included."""
    out: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            out.append(block)
        elif isinstance(block, Table):
            for cell in block.cells:
                out.extend(cell.paragraphs)
    return out
