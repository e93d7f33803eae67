"""Ratings of a section that stand on vivid grounds of their own, without a label beside them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..document import Cell, Paragraph
from ..raw import MEASURES, Field, Label, RawValue
from ..shapes import Kind, kind_of
from .records import Record

_RATINGS = (Kind.NUMBER, Kind.SCORE, Kind.RAG, Kind.LEVEL)


@dataclass(slots=True)
class Ratings:
    """Whose stage a rating without a label shows, and where those without a stage go."""

    staged: Label | None = None  # the last label of a stage as a whole ("Inherent risk")
    loose: list[RawValue] = field(default_factory=list)

    def note(self, label: Label) -> None:
        """A label that a rating further down may belong to."""
        if label.field not in MEASURES:
            self.staged = None
        elif label.stage is not None:
            self.staged = label

    def add(self, block: Paragraph, box: Cell, record: Record) -> None:
        """A rating of a stage stands with the label's values; one without waits for the factors that make it."""
        label = replace(self.staged, field=Field.SCORE, words=()) if self.staged else Label("", Field.SCORE)
        value = shaded(RawValue(label, (block,), stands=(block.stands,)), box)
        (record.values if label.stage is not None else self.loose).append(value)

    def place(self, record: Record) -> None:
        """Ratings without a label stand beside the factors, where the report gives these."""
        if not self.loose:
            return
        values = record.values
        plain = [at for at, v in enumerate(values) if v.label.field in MEASURES and v.label.stage is None]
        at = plain[-1] + 1 if plain else len(values)
        values[at:at] = self.loose


def is_rating(block: Paragraph, box: Cell) -> bool:
    """A figure or level on a vivid ground of its own."""
    return box.fill is not None and box.fill.vivid and kind_of(block.text) in _RATINGS


def shaded(value: RawValue, box: Cell | None) -> RawValue:
    """A score with the colour of the box that it stands in."""
    if box is None or value.label.field not in MEASURES:
        return value
    return replace(value, fill=box.fill, marks=box.marks)
