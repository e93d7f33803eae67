"""Labels that nothing but their repetition sets off: "Risk owner   Head of Finance" at the start of several lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..document import MarkerKind, Paragraph
from ..labels import Grammar, Reading
from ..raw import MEASURES, Field
from ..words import join_words
from .line_labels import is_numbered_risk, reads
from .section_model import Item
from .sentences import read_stated

_DASHES = frozenset("-–—")
_COUNTED = frozenset({*MEASURES, Field.REVIEW_ON, Field.RAISED_ON, Field.TARGET_ON, Field.ID})
"""Fields whose values begin with a figure."""
_ARTICLES = frozenset(
    {"a", "an", "the", "of", "to", "in", "for", "on", "and", "or", "is", "are", "this", "any", "our", "we", "it"}
)
_MOST_WORDS = 5
"""A label that nothing sets off is no longer."""


@dataclass(frozen=True, slots=True)
class _Lead:
    """Words that may be a label though nothing sets them off."""

    reading: Reading
    size: int
    text: str
    dashed: bool


def note_bare_labels(items: Sequence[Item], grammar: Grammar) -> None:
    """ "Risk owner   Head of Finance", "Risk owner – Head of Finance", where several paragraphs begin so."""
    found: dict[int, list[_Lead]] = {}
    for at, item in enumerate(items):
        block = item.paragraph
        if block is None or item.labelled or block.heading is not None or is_numbered_risk(block.text):
            continue
        if block.marker and block.marker.kind is not MarkerKind.BULLET:
            continue
        leads = [lead for lead in _bare_leads(block, grammar) if lead.dashed or not block.marker]
        if leads and not (leads[0].reading.field in MEASURES and _says_it_all(block, grammar)):
            found[at] = leads
    counts = Counter(lead.text for leads in found.values() for lead in leads)
    for at, leads in found.items():
        block = items[at].paragraph
        common = [entry for entry in leads if counts[entry.text] >= (2 if entry.dashed else 3)]
        if block is not None and common:
            lead = max(common, key=lambda entry: entry.size)
            items[at].labels = [(lead.reading, block.words[: lead.size], block.words[lead.size :])]


def _says_it_all(block: Paragraph, grammar: Grammar) -> bool:
    """The line is a sentence of scores, with its stages or several numbers, that is read whole."""
    stated = read_stated(block, grammar, facts=False)
    numbers = sum(any(c.isdigit() for c in word.text) for word in block.words)
    return (
        bool(stated.values) and not stated.left and (numbers > 1 or any(value.label.stage for value in stated.values))
    )


def _ends_text(printed: str) -> bool:
    """No label goes on over this word: a figure stands in it, or a stop behind it."""
    return printed[-1:] in ".,;:" or any(map(str.isdigit, printed))


def _bare_leads(block: Paragraph, grammar: Grammar) -> list[_Lead]:
    """The labels that a paragraph may begin with: before a dash, or before a capital, a number or a date."""
    words = block.words
    if not words[0].text[:1].isupper() or len(words) > 60:
        return []
    dash = next((at for at, word in enumerate(words[:6]) if word.text in _DASHES), None)
    if dash and dash + 1 < len(words):
        reading = reads(words[:dash], grammar)
        return [_Lead(reading, dash + 1, join_words(words[:dash]).casefold() + " –", True)] if reading else []
    out: list[_Lead] = []
    for size, begins in enumerate([word.text[:1] for word in words[1 : _MOST_WORDS + 1]], 1):
        if not (begins.isupper() or begins.isdigit()):
            continue
        if any(_ends_text(word.text) for word in words[:size]):
            break
        reading = None if words[size - 1].text.casefold() in _ARTICLES else reads(words[:size], grammar)
        if reading is None:
            continue
        if begins.isupper() or reading.field in _COUNTED:
            out.append(_Lead(reading, size, join_words(words[:size]).casefold(), False))
    return out
