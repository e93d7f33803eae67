"""Which tables belong to sections: those that go on with a heading that names the risk, and those that open one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from .document import Block, Cell, Paragraph
from .layouts.gate import ENOUGH
from .layouts.line_labels import LabelReader, is_numbered_risk
from .layouts.records import Record, TableReading
from .layouts.section_model import LabelSpan
from .layouts.section_starts import MOST_TITLE_WORDS
from .layouts.section_tables import Opened, opening
from .layouts.view import TableView
from .raw import IDENTITY, Field
from .shapes import leading_id
from .units import id_of

_DESCRIBES = re.compile(r"\b(?:descri|detail|statement|narrative|summary|definition)", re.IGNORECASE)
_EXAMPLE = re.compile(r"\b(example|template|for illustration|worked example|illustrative|guidance)\b", re.IGNORECASE)

Placed = tuple[int, Block, Cell | None]
"""A block, the number of the document's block that it is or stands in, and the box that it stands in."""


@dataclass(slots=True)
class ReadTable:
    """A table that was read, and the paragraphs over it."""

    view: TableView
    reading: TableReading | None
    heading: Paragraph | None  # the last short line above it
    under: bool  # right under that line, but for lines like "Risk appetite: Open"
    section: Paragraph | None  # the last heading above it that is no label
    close: bool  # the section's heading stands right over it

    @property
    def example(self) -> bool:
        """The line over it says that it is an example or a template."""
        return self.heading is not None and _EXAMPLE.search(self.heading.text) is not None


def names_risk(block: Paragraph) -> bool:
    """A heading or bold line with a risk's id before its title ("SR4 Flooding"), or "Risk 3 – Flooding"."""
    if is_numbered_risk(block.text):
        return len(block.words) <= MOST_TITLE_WORDS
    if block.heading is None and not block.bold:
        return False
    lead = leading_id(block.text)
    return lead is not None and len(lead[0]) > 1 and lead[0][0].isalpha()


def parts_of(read: Mapping[int, ReadTable], labels_of: LabelReader) -> frozenset[int]:
    """Tables that only tell more of the risk that the heading over them names: they have no id of their own.

    "Risk 3 – Flooding" over tables of causes, scores and actions, or over a card that begins with the description.
    """
    lone: dict[int, str] = {}
    for at, table in read.items():
        reading, section = table.reading, table.section
        if reading is None or section is None or reading.kind not in ("card", "wide"):
            continue
        records = reading.records
        if any(id_of(record) for record in records) or not any(record.identified for record in records):
            continue
        named = names_risk(section) or identifies(section, labels_of(section))
        if named and (len(records) == 1 or is_numbered_risk(section.text)):
            lone[at] = "named"
        elif table.close and section.heading is not None and len(records) == 1 and _described(records[0]):
            lone[at] = "headed"
    headed = [at for at, kind in lone.items() if kind == "headed"]
    headings = {table.section.text for at in headed if (table := read[at]).section is not None}
    enough = len(headed) >= 2 and len(headings) == len(headed)
    return frozenset(at for at, kind in lone.items() if kind == "named" or enough)


def openers_of(
    placed: Sequence[Placed],
    read: Mapping[int, ReadTable],
    parts: AbstractSet[int],
    labels_of: LabelReader,
) -> frozenset[int]:
    """Tables of one risk each, below which the text goes on about it."""
    found: list[int] = []
    stops: list[int] = []
    for number, table in read.items():
        reading = table.reading
        if reading is None or number in parts or table.example or reading.weight < ENOUGH:
            continue
        if not any(record.identified for record in reading.records):
            continue
        stops.append(number)
        above = placed[number - 1][1] if number else None
        named = isinstance(above, Paragraph) and (names_risk(above) or identifies(above, labels_of(above)))
        if len(reading.records) == 1 and not reading.other and not named:
            found.append(number)
    if len(found) < 2:
        return frozenset()
    blocks = [block for _, block, _ in placed]
    ends = dict(zip(stops, (*stops[1:], len(blocks)), strict=True))
    tables = [Opened(number, tuple(blocks[number + 1 : ends[number]])) for number in found]
    return opening(tables, blocks[: found[0]], labels_of)


def identifies(block: Paragraph, labels: Sequence[LabelSpan]) -> bool:
    """ "Risk: Flooding", set off: the line over a table names the risk, by the labels that it has."""
    named = any(reading.field in IDENTITY and rest for reading, _, rest in labels)
    return named and (block.heading is not None or block.bold)


def _described(record: Record) -> bool:
    """The only name that the record gives its risk is a description ("Risk description")."""
    named = [v.label for v in record.values if v.label.field in (Field.TITLE, Field.RISK) and v.paragraphs]
    return all(label.field is Field.RISK and _DESCRIBES.search(label.text) for label in named)
