"""The title of a risk, and the description that the same cell goes on with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..parsers.document import Paragraph, Word, join_words
from .texts import clean_text, squash, strip_glyphs

_SHORT = 15
"""Words of a first line that can be a title when more paragraphs follow it."""
_LEAD = 14
"""Words of a lead that can be a title when its own line goes on."""
_SEPARATOR = re.compile(r"[-–—:.]+")


@dataclass(frozen=True, slots=True)
class TitleReading:
    title: str | None = None
    description: str | None = None
    title_words: tuple[Word, ...] = ()
    description_words: tuple[Word, ...] = ()


def split_title(paragraphs: Sequence[Paragraph], has_description_field: bool) -> TitleReading:
    """Title and description: a bold or CAPITAL lead, or a short line of its own, is the title of the text after it.

    Where the report has a field of its own for the description, or the cell is one text only, all is the title.
    """
    kept = [paragraph for paragraph in paragraphs if squash(paragraph.text)]
    if not kept:
        return TitleReading()
    everything = tuple(word for paragraph in kept for word in paragraph.all_words())
    whole = TitleReading(clean_text(kept), None, everything)
    if has_description_field:
        return whole
    cut = _lead(kept[0].words)
    if cut:
        return _cut_inside(kept, cut)
    if len(kept) > 1 and _line_of_its_own(kept):
        rest = kept[1:]
        words = tuple(word for paragraph in rest for word in paragraph.all_words())
        return TitleReading(_trim(clean_text(kept[:1])), clean_text(rest), tuple(kept[0].all_words()), words)
    return whole


def _cut_inside(paragraphs: list[Paragraph], cut: int) -> TitleReading:
    first = paragraphs[0]
    lead, rest = first.words[:cut], first.words[cut:]
    if rest and _SEPARATOR.fullmatch(rest[0].text):
        lead, rest = (*lead, rest[0]), rest[1:]  # the dash between them is printed with the title
    marker = first.marker.words if first.marker else ()
    tail = [strip_glyphs(squash(join_words(rest)))] if rest else []
    description = "\n".join([*tail, *([clean_text(paragraphs[1:])] if len(paragraphs) > 1 else [])])
    words = (*rest, *(word for paragraph in paragraphs[1:] for word in paragraph.all_words()))
    return TitleReading(_trim(squash(join_words(lead))), description or None, (*marker, *lead), words)


def _trim(title: str) -> str:
    return re.sub(r"[\s:–—-]+$", "", title)


def _lead(words: tuple[Word, ...]) -> int:
    """How many words of the first paragraph are a bold or CAPITAL lead, or stand before a dash or colon; 0: none."""
    bold = _run(words, [word.bold for word in words])
    if bold and (bold <= _LEAD + 6):
        return bold
    capitals = _run(words, [_is_capital(word.text) for word in words])
    if 0 < capitals <= _LEAD and (capitals > 1 or len(words[0].text.strip(":-–—")) > 3 or _closed(words, capitals)):
        return capitals
    return 0


def _closed(words: tuple[Word, ...], cut: int) -> bool:
    return bool(words[cut - 1].text[-1:] in ":–—-") or bool(_SEPARATOR.fullmatch(words[cut].text))


def _run(words: tuple[Word, ...], marked: list[bool]) -> int:
    """The marked words that lead, where unmarked ones follow; a separator between them is in neither."""
    count = 0
    letters = 0
    for word, mark in zip(words, marked, strict=True):
        if not any(char.isalnum() for char in word.text):
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
    rest = [word for word in words[count:] if any(char.isalnum() for char in word.text)]
    return count if letters and rest else 0


def _is_capital(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return (len(letters) > 1 and all(char.isupper() for char in letters)) or text in {"A", "I", "&"}


def _line_of_its_own(paragraphs: list[Paragraph]) -> bool:
    first, second = paragraphs[0], paragraphs[1]
    text = squash(first.text)
    if first.marker and second.marker:
        return False  # a list of equals
    if first.bold and not second.bold:
        return True
    return len(text.split()) <= _SHORT and text[-1] not in ".;,"
