"""Where the section of a risk ends: at the next heading, and, after the last risk, at what no other section holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from ..document import MarkerKind, Paragraph
from ..shapes import words_in
from .records import TableReading
from .section_model import BOLD, Item, Start

Step = tuple[str, str]
"""What stands under which open label: ("controls", "bullet"); the label is "" where none waits."""

_SHORT = 12
"""Words of a line that closes the last section."""
_CLOSING = re.compile(
    r"\s*(?:appendix|annex|background papers?|report authors?|contact(?: officer)?s?|recommendations?|conclusions?|"
    r"next steps for|list of appendices|(?:colour )?key(?: to)?|legend|glossary|scoring (?:guide|matrix|criteria)|"
    r"risk (?:matrix|scoring)|notes?|closed risks?|emerging risks?|risks? (?:closed|removed|added|de-?escalated)|"
    r"removed risks?|implications?|equality|end of)\b",
    re.IGNORECASE,
)


def _closes(text: str) -> bool:
    """A short line that names what stands behind the last risk."""
    return words_in(text) <= _SHORT and _CLOSING.match(text) is not None


@dataclass(slots=True)
class SectionEnd:
    """Judges a section's blocks one after another. `seen`: the steps of the other sections, for the last one only."""

    start: Start
    repeated: AbstractSet[str]
    common: AbstractSet[str]  # heads that the report prints more than once
    seen: Counter[Step] | None
    steps: set[Step] = field(default_factory=set)

    def before(self, item: Item, block: Paragraph, *, last: bool, under: str, waiting: bool) -> bool:
        """The section has ended when this line comes.

        `under`: the field that is open, "" if none; `waiting`: a label is open that has no value yet.
        """
        if item.labelled:
            lone = self.seen is not None and block.text not in self.common
            closes = block.heading is not None and (
                block.heading <= self.start.level or bool(_CLOSING.match(block.text))
            )
            return lone and closes
        if block.heading is not None and block.text not in self.repeated:
            deeper = self.start.level < BOLD and block.heading > self.start.level
            if not deeper or self.odd("heading", under=under, waiting=waiting):
                return True
        if last and block.text not in self.repeated and not block.marker and _closes(block.text):
            return True
        listed = block.marker is not None and block.marker.kind is not MarkerKind.NUMBER
        return self.odd("bullet" if listed else "text", under=under, waiting=waiting)

    def before_table(self, table: TableReading, *, under: str, waiting: bool) -> bool:
        """The section has ended when this table comes; one with such labels in other sections is part of it."""
        alike = ("", "|".join(sorted({label.text.casefold() for label in table.labels})))
        odd = self.odd("table", under=under, waiting=waiting)
        if self.seen is None:
            self.steps.add(alike)
        return odd and (self.seen is None or alike not in self.seen)

    def odd(self, what: str, *, under: str, waiting: bool) -> bool:
        """In the last section: what stands here stands nowhere in the others, so it is no part of the risk."""
        if self.seen is None:
            self.steps.add((under, what))
            return False
        return not waiting and (under, what) not in self.seen and what != "bullet"
