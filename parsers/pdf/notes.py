"""Footnotes: small print below a table that goes on overleaf."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, takewhile
from statistics import median

from .draft import DraftBlock, DraftParagraph, DraftTable

_MARK = re.compile(r"\d{1,2}(?=\D|$)|[*†‡§]")
_JUDGED = 200
"""Words by which the size of a table's text is told."""
_SMALLER = 0.95


def above_notes(blocks: Sequence[DraftBlock]) -> DraftBlock | None:
    """The last block; where nothing but footnotes stands below a table, the table."""
    notes = list(takewhile(lambda block: isinstance(block, DraftParagraph), reversed(blocks)))
    table = blocks[-len(notes) - 1] if len(notes) < len(blocks) else None
    if not notes or not isinstance(table, DraftTable) or not all(map(_is_marked, notes)):
        return blocks[-1] if blocks else None
    size = median([word.size for word in islice(table.all_words(), _JUDGED)] or [0.0])
    noted = all(isinstance(note, DraftParagraph) and _is_small(note, table.last_page, size) for note in notes)
    return table if noted else blocks[-1]


def _is_marked(note: DraftBlock) -> bool:
    """It begins with a number or a sign: "2 Net of controls in place"."""
    words = note.all_words() if isinstance(note, DraftParagraph) else ()
    return bool(words) and _MARK.match(words[0].text) is not None


def _is_small(note: DraftParagraph, page: int, size: float) -> bool:
    """Small print behind its mark."""
    mark, *words = note.all_words()
    return bool(words) and mark.page == page and max(word.size for word in words) < _SMALLER * size
