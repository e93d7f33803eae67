"""A table's cell as recognisers see it: a label, a value, or what may be either; and how it is set off."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from ..document import Cell
from ..labels import Grammar, Reading
from ..raw import MEASURES
from ..shapes import ARROWS, Kind

STRONG = 0.99
WEAK = 0.6
_SCALE = re.compile(r"\(?\b\d{1,2}\s*(?:-|–|to)\s*\d{1,3}\b\)?|\b\d{2}/\d{2}\b|\bQ[1-4]\b|\b20\d\d\b", re.IGNORECASE)
"""What makes a label of numbers: the ends of a scale, or the period of a column."""
_OWN_NUMBERS = re.compile(
    r"\(?\b\d{1,2}\s*(?:-|–|to)\s*\d{1,3}\b\)?|\bQ[1-4]\b|\b20\d\d(?:[/-]\d\d(?:\d\d)?)?\b|\b\d\d/\d\d\b|"
    r"\b[1-3](?:st|nd|rd) line\b|\b(?:line|level|quarter) [1-4]\b|\b4\s?Ts\b|\(\s*\d\s*[x×]\s*\d\s*\)|"
    r"(?<=[a-z]{4})[1-9]\b|(?:\bout of|\bmax(?:imum)?|/)\s*\d{1,3}\b|"
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[\s'’.-]*\d\d(?:\d\d)?\b",
    re.IGNORECASE,
)
"""Numbers that are part of a label: the ends of a scale, a period, a line of defence, a footnote."""

_BLANK: Final = Kind.BLANK
_TURNS: Final = Kind.DIRECTION
NUMERIC = frozenset({Kind.NUMBER, Kind.SCORE, Kind.DATE})


@lru_cache(maxsize=4096)
def prints_number(label: str) -> bool:
    """A label's text with a number that is no part of it, but its value: "Inherent score: 12"."""
    return any(map(str.isdigit, label)) and any(map(str.isdigit, _OWN_NUMBERS.sub(" ", label)))


@dataclass(slots=True, eq=False)
class CellView:
    """A cell with what its text could be: a label (reading), a value (kind), or either."""

    cell: Final[Cell]
    text: Final[str]  # one line
    size: Final[int]  # its words
    kind: Final[Kind]
    grammar: Final[Grammar | None]  # None: it is no label
    blank: bool = field(init=False)  # nothing is printed in it, and nothing drawn
    tinted: bool = field(init=False)  # a fill that is no RAG colour: grey, pastel or dark, as header cells have
    reading: Reading | None = field(init=False)  # what it says as a label
    valued: bool = field(init=False)  # a number, a score or a date: never a label, whatever words stand in it
    strong: bool = field(init=False)  # a label for sure
    weak: bool = field(init=False)  # it may be a label
    bold: bool = field(init=False)  # nearly every word is
    styled: bool = field(init=False)  # set off as labels are: by weight, by fill, by a colon or a question mark

    def __post_init__(self) -> None:
        cell = self.cell
        self.blank = self.kind is _BLANK and not cell.marks and not _is_disc(cell)
        self.tinted = cell.fill is not None and not cell.fill.vivid
        self._tell()

    def _tell(self) -> None:
        """What it says as a label and how it is set off, at once: of a card's cell all of it is asked, and often."""
        self._understand()
        self._look()

    def _understand(self) -> None:
        reading = self.reading = self.grammar.read(self.text) if self.grammar else None
        self.valued = _is_valued(self.text, self.kind, reading)
        sure = 0.0 if reading is None or self.valued else reading.confidence
        self.strong = sure >= STRONG
        self.weak = sure >= WEAK

    def _look(self) -> None:
        self.bold = _is_bold(self.cell)
        self.styled = self.tinted or self.bold or self.text.endswith((":", "?"))


class ViewOfMany(CellView):
    """A cell of a long table, most of which are never asked whether they are labels: told when one is."""

    __slots__ = ()

    def _tell(self) -> None:
        """Not yet."""

    def __getattr__(self, name: str) -> Any:
        if name in ("bold", "styled"):
            self._look()
        else:
            self._understand()
        return object.__getattribute__(self, name)


def _is_valued(text: str, kind: Kind, reading: Reading | None) -> bool:
    """A number, a score or a date."""
    if kind in NUMERIC:
        return not _SCALE.search(text)
    if kind is _TURNS and any(c in ARROWS for c in text):
        return True  # "↔ No change"
    return reading is not None and reading.field in MEASURES and prints_number(text)  # "Likelihood 4 Impact 4"


def _is_bold(cell: Cell) -> bool:
    """Nearly every word is."""
    paragraphs = cell.paragraphs
    bold = sum([paragraph.bolds for paragraph in paragraphs])
    return bold > 0 and bold >= 0.8 * sum([len(paragraph.words) for paragraph in paragraphs])


def _is_disc(cell: Cell) -> bool:
    """A printed disc, square or dash in a colour of its own, which rates as a drawn mark does."""
    words = [word for paragraph in cell.paragraphs for word in paragraph.words]
    return bool(words) and all(word.ink is not None and word.ink.vivid for word in words)
