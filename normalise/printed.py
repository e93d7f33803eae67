"""Where something is printed, and what is printed there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..parsers.document import Paragraph
from ..parsers.raw import RawValue
from ..parsers.words import BBox, Join, Place, Word, join_words, places_of
from .models import SourcePlace, ValueSource, unchecked


class Printed(NamedTuple):
    """Where a value is printed and what is printed there; `words` are empty where the report's program numbers."""

    place: Place
    text: str
    words: tuple[Word, ...] = ()


_new = tuple.__new__  # what is made so often is made as quickly as a tuple
_source_place, _value_source = unchecked(SourcePlace), unchecked(ValueSource)


def printed_words(words: Iterable[Word], text: str | None = None) -> tuple[Printed, ...]:
    """The places of words, with the words at each. `text` is what they print, where that is known."""
    words = words if isinstance(words, tuple) else tuple(words)
    places = places_of(words)
    if len(places) == 1:
        return (_new(Printed, (places[0], join_words(words) if text is None else text, words)),)
    if not places:
        return ()
    out: list[Printed] = []
    for place in places:
        here = [w for w in words if (w.home.page == place.page if place.page is not None else w.place == place)]
        out.append(Printed(place, join_words(here), tuple(here)))
    return tuple(out)


def printed_value(value: RawValue) -> tuple[Printed, ...]:
    """The places of a value; of a blank or automatically numbered one, its cell."""
    words = words_of(value.paragraphs)
    if words:
        paragraphs = value.paragraphs
        return _printed_paragraph(paragraphs[0]) if len(paragraphs) == 1 else printed_words(words, _joined(paragraphs))
    markers = " ".join(p.marker.text for p in value.paragraphs if p.marker)
    marked = tuple(word for p in value.paragraphs if p.marker for word in p.marker.words)
    if marked:
        return printed_words(marked)
    return tuple(Printed(place, markers) for place in value.places)


def printed_in(value: RawValue, words: tuple[Word, ...]) -> tuple[Printed, ...]:
    """The places of some words of a value; all of its places where there are none."""
    if not words:
        return printed_value(value)
    for paragraph in value.paragraphs:
        if paragraph.words is words:  # of which it is known what they print
            return _printed_paragraph(paragraph)
    return printed_words(words)


def _printed_paragraph(paragraph: Paragraph) -> tuple[Printed, ...]:
    words = paragraph.words
    first = words[0]
    if len(words) == 1 or first.home is paragraph.stands:  # all words of a Word paragraph have its place
        return (_new(Printed, (first.place, paragraph.text, words)),)
    return printed_words(words, paragraph.text)


def _joined(paragraphs: Sequence[Paragraph]) -> str | None:
    """What paragraphs print one after another, from their texts; None where a word at a border sticks to the last."""
    held = [paragraph for paragraph in paragraphs if paragraph.words]
    apart = [paragraph.words[0].join for paragraph in held].count(Join.SPACE) == len(held)
    return " ".join([paragraph.text for paragraph in held]) if apart else None


def printed_paragraphs(paragraphs: Sequence[Paragraph]) -> tuple[Printed, ...]:
    return printed_words(words_of(paragraphs))


def words_of(paragraphs: Sequence[Paragraph]) -> tuple[Word, ...]:
    """The words of paragraphs, without their markers."""
    if len(paragraphs) == 1:
        return paragraphs[0].words
    return tuple([word for paragraph in paragraphs for word in paragraph.words])


def source_place(place: Place) -> SourcePlace:
    page, box, part, block = place
    return _source_place({"page": page, "bbox": box and _rounded(box), "part": part, "block": block})


def value_sources(pointer: str, printed: Iterable[Printed]) -> list[ValueSource]:
    out: list[ValueSource] = []
    for (page, box, part, block), text, _ in printed:
        at = box and _rounded(box)
        out.append(
            _value_source({"page": page, "bbox": at, "part": part, "block": block, "field": pointer, "text": text})
        )
    return out


@lru_cache(maxsize=1024)
def _rounded(box: BBox) -> BBox:
    return _tenths(box[0]), _tenths(box[1]), _tenths(box[2]), _tenths(box[3])


@lru_cache(maxsize=1024)
def _tenths(edge: float) -> float:
    """An edge to a tenth of a point: those of columns and rows come again, and rounding takes long."""
    return round(edge, 1)


def part_of(words: tuple[Word, ...], printed: tuple[Printed, ...]) -> tuple[Printed, ...]:
    """The places of some of the words that are printed."""
    if len(printed) == 1 and (only := printed[0]).place.page is None:  # in a Word package they share theirs
        return (_new(Printed, (only.place, join_words(words), words)),)
    return printed_words(words)


def all_words(printed: Sequence[Printed]) -> tuple[Word, ...]:
    if len(printed) == 1:
        return printed[0].words
    return tuple(word for p in printed for word in p.words)
