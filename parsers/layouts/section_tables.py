"""Tables that open sections: a table of one risk, and below it, under labels, what else is told of that risk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ..document import Block, Paragraph
from ..raw import Field
from .line_labels import LabelReader
from .section_model import SPEAKING, UNDER_TABLE, Item, Start


@dataclass(frozen=True, slots=True)
class Opened:
    """A table of one risk that may open a section, and the blocks below it, up to the next table of risks."""

    at: int
    below: tuple[Block, ...]


def opening(tables: Sequence[Opened], above: Sequence[Block], labels_of: LabelReader) -> frozenset[int]:
    """Those tables that open sections: most are followed by labels of a risk's facts, the same ones again and again.

    `above`: what stands over the first table; labels that stand there too belong to the table below them.
    """
    told = {table.at: _labels(table.below, labels_of) for table in tables}
    counts = Counter(field for fields in told.values() for field in fields)
    common = {field for field, count in counts.items() if count >= 2} - _labels(above, labels_of)
    found = frozenset(at for at, fields in told.items() if fields & common)
    return frozenset(told) if len(found) >= max(2, 0.6 * len(tables)) else frozenset()


def _labels(blocks: Sequence[Block], labels_of: LabelReader) -> frozenset[Field]:
    paragraphs = [block for block in blocks if isinstance(block, Paragraph) and block.words]
    return SPEAKING.intersection([span[0].field for block in paragraphs for span in labels_of(block)])


def table_starts(items: Sequence[Item]) -> list[Start]:
    """The sections that tables open."""
    opened = [at for at, item in enumerate(items) if item.opens]
    nothing = Paragraph(())
    return [Start(at, "table", UNDER_TABLE, nothing, stop) for at, stop in zip_longest(opened, opened[1:], fillvalue=0)]
