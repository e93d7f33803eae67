"""What each word of a document was taken for: a byte a word, a fiftieth of what sets of indexes take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from .layouts.legend_model import RawLegend
from .layouts.subheads import TEXT_FIELDS
from .raw import PEOPLE, Field, RawRisk
from .words import Word

_MAPPED: Final = 1
_VALUE: Final = 2  # of a risk
_OF_ONE: Final = 4  # a value that tells of one risk alone
_FURNITURE: Final = 8
_FEW: Final = 4
_ADDING: Final = [bytes(byte | mark for byte in range(256)) for mark in range(2 * _FURNITURE)]
"""For each mark, what every byte is with it."""
_OF_ONE_RISK: Final = frozenset({*TEXT_FIELDS, *PEOPLE, Field.REVIEW_ON, Field.RAISED_ON, Field.TARGET_ON}) - {
    Field.TITLE,
    Field.EXTRA,
}
"""Fields whose texts say nothing of the report, whatever dates they hold."""


class Taken:
    """Words of values, labels and legends are mapped; what is furniture is nothing else."""

    def __init__(self, words: int) -> None:
        self._marks = bytearray(words)

    def map(self, risks: Sequence[RawRisk], legends: Sequence[RawLegend]) -> None:
        """Mark the words of risks and legends."""
        marks = self._marks
        labels: dict[int, tuple[Word, ...]] = {}  # the rows of a table share theirs
        for risk in risks:
            for value in risk.values:
                mark = _MAPPED | _VALUE | (_OF_ONE if value.label.field in _OF_ONE_RISK else 0)
                for paragraph in value.paragraphs:
                    self._mark(paragraph.words, mark)
                    if paragraph.marker is not None:
                        self._mark(paragraph.marker.words, mark)
                labels[id(value.label)] = value.label.words
        for words in (*labels.values(), *(risk.label_words for risk in risks)):
            self._mark(words, _MAPPED)
        for legend in legends:
            for index in legend.words:
                marks[index] |= _MAPPED

    def _mark(self, words: Sequence[Word], mark: int) -> None:
        """Add a mark to words; those of a paragraph follow each other and are marked in one go."""
        marks = self._marks
        if len(words) > _FEW and words[-1].index - words[0].index == len(words) - 1:
            run = slice(words[0].index, words[-1].index + 1)
            marks[run] = marks[run].translate(_ADDING[mark])
            return
        for word in words:
            marks[word.index] |= mark

    def furnish(self, words: Iterable[Word]) -> None:
        """Mark words as furniture."""
        for word in words:
            self._marks[word.index] |= _FURNITURE

    def __contains__(self, word: Word) -> bool:
        """It was taken for something."""
        return self._marks[word.index] != 0

    def is_mapped(self, word: Word) -> bool:
        return 0 < self._marks[word.index] < _FURNITURE

    def is_furniture(self, word: Word) -> bool:
        return self._marks[word.index] >= _FURNITURE

    def holds_value(self, words: Iterable[Word]) -> bool:
        """A word among these is one of a risk's value."""
        return any(self._marks[word.index] & _VALUE for word in words)

    def tells_of_one(self, word: Word) -> bool:
        """It tells of one risk, and not of the report."""
        return self._marks[word.index] & _OF_ONE != 0

    def left(self, words: Iterable[Word]) -> list[Word]:
        """Those of the words that were taken for nothing."""
        marks = self._marks
        return [word for word in words if not marks[word.index]]

    @property
    def mapped(self) -> int:
        """How many words are mapped."""
        return sum(map(self._marks.count, range(_MAPPED, _FURNITURE)))

    @property
    def furniture(self) -> int:
        """How many words are furniture."""
        return len(self._marks) - self._marks.count(0) - self.mapped
