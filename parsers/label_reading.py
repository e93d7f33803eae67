"""What a label says, and the known phrases that it was cut into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .raw import Field, StageKind
from .vocabulary import Sense

DATES = frozenset({Field.RAISED_ON, Field.REVIEW_ON, Field.TARGET_ON, Field.ACTION_DUE})
LISTING = frozenset({"and", "or"})
LINKS = frozenset({"of", "that", "for", "to", "on", "in", "about", "which", "against", "by"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a label says. `alternatives` are other fields that it can stand for, to be decided by what stands below."""

    field: Field
    stage: StageKind | None = None
    stage_text: str | None = None
    line: int | None = None
    confidence: float = 1.0  # share of the words understood
    alternatives: tuple[Field, ...] = ()
    letter: str | None = None  # a single-letter label, to be read with its neighbours
    risky: bool = False  # the label speaks of risk, so its table may be a register


class Segment(NamedTuple):
    """A known phrase in a label: its tokens from `start` to before `end`, and what it may say."""

    start: int
    end: int
    senses: tuple[Sense, ...]

    @property
    def size(self) -> int:
        return self.end - self.start
