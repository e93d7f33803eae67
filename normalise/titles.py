"""The title of a risk, and the description that the same cell goes on with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..parsers.document import Paragraph
from ..parsers.words import Word, join_words
from .texts import clean_text, squash, strip_glyphs

_SHORT = 15
"""Words of a first line that can be a title when more paragraphs follow it."""
_LEAD = 14
"""Words of a lead that can be a title when its own line goes on."""
_PLAIN_LEAD = 10
"""Words of a lead without bold or capitals, before a whole sentence."""
_SENTENCE = 6
"""Words of the least sentence that can follow it."""
_LABELS = frozenset(
    "risk risks cause causes event effect effects consequence consequences impact threat description title note if that"
    " because there".split()
)
"""Words of a label or of running prose, not of a lead."""
_SIGNS = frozenset("-–—:.")
_SEPARATOR = re.compile(r"[-–—:.]+")
_TRAIL = re.compile(r"[\s:–—-]+$")


class TitleReading(NamedTuple):
    title: str | None = None
    description: str | None = None
    title_words: tuple[Word, ...] = ()
    description_words: tuple[Word, ...] = ()


def split_title(paragraphs: Sequence[Paragraph], has_description_field: bool) -> TitleReading:
    """Title and description: a bold or CAPITAL lead, or a short line of its own, is the title of the text after it.

    A lead that is set like the rest counts too where a colon or dash parts it from one whole sentence ("Cyber attack: A
    hostile actor takes data."): registers print the short name so where their cells know no bold, and a sentence of its
    own is a description however its name is set. Before anything less than a sentence the lead stays part of the title.
    Where the report has a field of its own for the description, or the cell is one text only, all is the title.
    """
    kept = [paragraph for paragraph in paragraphs if squash(paragraph.text)]
    if not kept:
        return TitleReading()
    whole = TitleReading(clean_text(kept), None, _words(kept))
    if has_description_field:
        return whole
    cut = _lead(kept[0].words)
    if cut:
        return _cut_inside(kept, cut)
    if len(kept) > 1 and _line_of_its_own(kept):
        rest = kept[1:]
        return TitleReading(_trim(clean_text(kept[:1])), clean_text(rest), kept[0].all_words(), _words(rest))
    cut = _before_sentence(kept[0].words)
    return _cut_inside(kept, cut) if cut else whole


def _cut_inside(paragraphs: list[Paragraph], cut: int) -> TitleReading:
    first = paragraphs[0]
    lead, rest = first.words[:cut], first.words[cut:]
    if rest and _SEPARATOR.fullmatch(rest[0].text):
        lead, rest = (*lead, rest[0]), rest[1:]  # the dash between them is printed with the title
    marker = first.marker.words if first.marker else ()
    tail = [strip_glyphs(squash(join_words(rest)))] if rest else []
    description = "\n".join([*tail, *([clean_text(paragraphs[1:])] if len(paragraphs) > 1 else [])])
    words = (*rest, *_words(paragraphs[1:]))
    return TitleReading(_trim(squash(join_words(lead))), description or None, (*marker, *lead), words)


def _words(paragraphs: list[Paragraph]) -> tuple[Word, ...]:
    if len(paragraphs) == 1:
        return paragraphs[0].all_words()
    return tuple([word for paragraph in paragraphs for word in paragraph.all_words()])


def _trim(title: str) -> str:
    return _TRAIL.sub("", title)


def _lead(words: tuple[Word, ...]) -> int:
    """How many words of the first paragraph are a bold or CAPITAL lead; 0: none."""
    bold = _run(words, (word.bold for word in words))
    if bold and bold <= _LEAD + 6 and not all(word.bold for word in words):
        return bold
    return _closed_capitals(words) or _open_capitals(words)


def _closed_capitals(words: tuple[Word, ...]) -> int:
    """Capitals up to a colon or dash, single letters and numbers among them: "PLAN B – ", "BUDGET 2025/26: "."""
    cut = _separated(words)
    if not cut:
        return 0
    lead = words[:cut]
    letters = list(filter(str.isalpha, "".join([word.text for word in lead])))
    if not letters or not all(map(str.isupper, letters)):
        return 0
    named = any(_is_capital(word.text) and not any(c.isdigit() for c in word.text) for word in lead)  # "SR1:" is an id
    spoken = any(char.islower() for word in words[cut:] for char in word.text)
    return cut if named and spoken else 0


def _open_capitals(words: tuple[Word, ...]) -> int:
    """Capitals before a word that begins a sentence: "LOSS OF A SITE The depot burns"; one acronym is no lead."""
    count = _run(words, (_is_capital(word.text) for word in words))
    if not 0 < count <= _LEAD or not words[count].text[:1].isupper():
        return 0
    return count if count > 1 or (len(words[0].text) > 5 and words[0].text.isalpha()) else 0


def _before_sentence(words: tuple[Word, ...]) -> int:
    """A plain lead before a colon or dash and one sentence of its own: "Cyber attack: A hostile actor takes data."."""
    cut = _separated(words)
    lead, rest = words[:cut], words[cut:]
    if rest and _SEPARATOR.fullmatch(rest[0].text):
        rest = rest[1:]
    sentence = len(rest) >= _SENTENCE and rest[0].text[:1].isupper() and rest[-1].text.endswith(".")
    if not lead or not sentence or cut > _PLAIN_LEAD or any(word.text[-1:] in ".;?!" for word in lead):
        return 0
    if any(word.text.endswith(":") for word in rest) or _LABELS & {word.text.casefold().strip(":,") for word in lead}:
        return 0
    return cut


def _separated(words: tuple[Word, ...]) -> int:
    """How many words stand before the first colon or spaced dash; 0: none, or nothing behind it."""
    for position, word in enumerate(words[: _LEAD + 1]):
        if word.text[-1:] in ":–—" and len(word.text) > 1:
            return position + 1 if position + 1 < len(words) else 0
        if position and word.text[:1] in _SIGNS and _SEPARATOR.fullmatch(word.text) and not word.text.startswith("."):
            return position if position + 1 < len(words) else 0
    return 0


def _run(words: tuple[Word, ...], marked: Iterator[bool]) -> int:
    """The marked words that lead, where unmarked ones follow; a separator between them is in neither."""
    count = 0
    letters = 0
    for word, mark in zip(words, marked, strict=True):
        if not any(map(str.isalnum, word.text)):
            if not mark and count and _SEPARATOR.fullmatch(word.text):
                break
            count += 1
            continue
        if not mark:
            break
        letters += 1
        count += 1
        if word.text.endswith(":"):
            break
    while count and (
        _SEPARATOR.fullmatch(words[count - 1].text)
        or (words[count - 1].text in {"A", "I"} and not words[count - 1].bold)
    ):
        count -= 1
    if not count or not letters:
        return 0
    follows = any(any(map(str.isalnum, word.text)) for word in words[count:])
    return count if follows else 0


def _is_capital(text: str) -> bool:
    letters = list(filter(str.isalpha, text))
    return (len(letters) > 1 and all(map(str.isupper, letters))) or text in {"A", "I", "&"}


def _line_of_its_own(paragraphs: list[Paragraph]) -> bool:
    first, second = paragraphs[0], paragraphs[1]
    text = squash(first.text)
    if first.marker and second.marker:
        return False  # a list of equals
    if first.bold and not second.bold:
        return True
    return len(text.split()) <= _SHORT and text[-1] not in ".;,"
