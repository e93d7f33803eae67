"""What a table reader gives: records, each the values of one risk, or of a part of one."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..document import Cell, Paragraph, Picture, Table
from ..raw import IDENTITY, Field, Label, RawValue
from ..words import NOWHERE, Word

_NUMBERS = frozenset({Field.ID, Field.CATEGORY})


@dataclass(slots=True)
class Record:
    """Values in printed order, being gathered. `label_words` are the words of labels over the values."""

    values: list[RawValue] = field(default_factory=list)
    label_words: list[Word] = field(default_factory=list)

    def has(self, *fields: Field) -> bool:
        """Something is printed under one of these fields."""
        for value in self.values:
            if value.label.field in fields:
                for paragraph in value.paragraphs:
                    if paragraph.words or paragraph.marker:
                        return True
        return False

    @property
    def numbered_only(self) -> bool:
        """An id and nothing else: a row of a form that waits to be filled in."""
        told = False
        for value in self.values:
            if value.label.field not in _NUMBERS:
                if value.marks or value.fill or any(p.words or p.marker for p in value.paragraphs):
                    return False
                told = True
        return told

    @property
    def identified(self) -> bool:
        return self.has(*IDENTITY)


@dataclass(frozen=True, slots=True)
class TableReading:
    """How a table was understood. `weight` says how sure it is that the table belongs to a register."""

    kind: str
    records: tuple[Record, ...]
    labels: tuple[Label, ...]
    weight: float
    furniture: tuple[Word, ...] = ()
    unread: tuple[Word, ...] = ()
    other: bool = False  # its rows are something else than risks: projects, measures, recommendations


def value_of(label: Label, cell: Cell, *, group: int | None = None, section: bool = True) -> RawValue:
    """A cell's content under a label."""
    stands = () if cell.place is NOWHERE else (cell.place,)
    if len(cell.blocks) == 1 and isinstance(only := cell.blocks[0], Paragraph):
        said = (only,) if only.words or only.marker else ()
        return RawValue(label, said, cell.fill, cell.marks, stands, group, section)
    drawn = [block for block in cell.blocks if isinstance(block, Picture)]
    printed = only_paragraphs(cell) if drawn else cell.paragraphs  # a table beside a drawing is read off it
    paragraphs = tuple([p for p in printed if p.words or p.marker])
    section = section and not drawn  # a drawing is no empty section
    return RawValue(label, paragraphs, cell.fill, cell.marks, stands, group, section)


def only_paragraphs(cell: Cell) -> tuple[Paragraph, ...]:
    return tuple(block for block in cell.blocks if isinstance(block, Paragraph))


def nested(cell: Cell) -> tuple[Table, ...]:
    """The tables that stand in a cell."""
    if len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph):
        return ()
    return tuple([block for block in cell.blocks if isinstance(block, Table)])
