"""What the readers of sections hand to each other: blocks as items, and the paragraphs that may begin a risk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ..document import Block, Cell, Paragraph
from ..labels import Reading
from ..raw import Field
from ..words import Word
from .part_tables import is_of_actions
from .records import Record, TableReading

SPEAKING = frozenset(
    {
        Field.CONTROLS,
        Field.ACTIONS,
        Field.CAUSES,
        Field.CONSEQUENCES,
        Field.CAUSES_AND_CONSEQUENCES,
        Field.EVIDENCE,
        Field.ASSURANCES,
        Field.OWNER,
        Field.LIKELIHOOD,
        Field.IMPACT,
        Field.SCORE,
        Field.RAG,
        Field.UPDATE,
        Field.PORTFOLIO_HOLDER,
        Field.RESPONSE,
        Field.DIRECTION,
    }
)
"""Fields that say that a section is about a risk, or about something very like one."""

PLAIN = 60
BOLD = 50
UNDER_TABLE = 40
"""Levels of starts that are no headings: below all headings, tables above bold lines, these above plain ones."""

LabelSpan = tuple[Reading, tuple[Word, ...], tuple[Word, ...]]
"""A label's reading, its words, and the words of its value."""


@dataclass(slots=True)
class Item:
    """A block of the document, or a part of a paragraph, as the section reader sees it."""

    block: Final[Block]
    table: TableReading | None = None  # a table that was read, whatever it is
    closed: bool = False  # a table that stands for itself: no part of a section
    part: bool = False  # a table that could stand for itself, but tells of the risk that a heading over it names
    opens: bool = False  # a table of one risk, of which the text below tells more
    example: bool = False  # a table that is said to be an example or a template
    labels: list[LabelSpan] = field(default_factory=list)
    plain_label: Reading | None = None  # the whole paragraph is a label, though nothing sets it off
    intro: Reading | None = None  # a sentence that introduces the list below it
    box: Cell | None = None  # the lone cell that the paragraph stands in: its colour is that of a score in it
    paragraph: Paragraph | None = field(init=False)  # the block, if it is one and prints something

    def __post_init__(self) -> None:
        self.paragraph = self.block if isinstance(self.block, Paragraph) and self.block.words else None

    @property
    def register(self) -> bool:
        """A table of risks, which no section holds."""
        reading = self.table
        if reading is None or reading.kind != "wide" or self.part or self.of_actions:
            return False
        return any(record.identified for record in reading.records)

    @property
    def of_actions(self) -> bool:
        """A small table of actions inside a section, whatever else its columns could mean elsewhere."""
        return self.table is not None and is_of_actions(self.table)

    @property
    def labelled(self) -> bool:
        return bool(self.labels) or self.plain_label is not None

    @property
    def rated(self) -> bool:
        """It stands on a vivid ground of its own, as ratings do."""
        return self.box is not None and self.box.fill is not None and self.box.fill.vivid


@dataclass(frozen=True, slots=True)
class Start:
    """A paragraph that may begin a risk."""

    at: int
    kind: str
    level: int
    paragraph: Paragraph
    stop: int = 0  # where the next of its class begins, be it a risk or not


@dataclass(slots=True)
class Sections:
    """The risks read from sections, and the items that they used."""

    records: list[Record] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    unread: list[Word] = field(default_factory=list)
