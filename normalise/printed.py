"""Where something is printed, and what is printed there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ..parsers.document import BBox, Paragraph, Place, Word, join_words, places_of
from ..parsers.raw import RawValue
from .models import SourcePlace, ValueSource


@dataclass(slots=True, unsafe_hash=True)
class Printed:
    """Where a value is printed and what is printed there; `words` are empty where the report's program numbers."""

    place: Final[Place]
    text: Final[str]
    words: Final[tuple[Word, ...]] = ()


def printed_words(words: Iterable[Word]) -> tuple[Printed, ...]:
    """The places of words, with the words at each."""
    words = tuple(words)
    places = places_of(words)
    if len(places) == 1:
        return (Printed(places[0], join_words(words), words),)
    out: list[Printed] = []
    for place in places:
        here = [w for w in words if (w.place.page == place.page if place.page is not None else w.place == place)]
        out.append(Printed(place, join_words(here), tuple(here)))
    return tuple(out)


def printed_value(value: RawValue) -> tuple[Printed, ...]:
    """The places of a value; of a blank or automatically numbered one, its cell."""
    words = tuple(word for paragraph in value.paragraphs for word in paragraph.words)
    if words:
        return printed_words(words)
    markers = " ".join(p.marker.text for p in value.paragraphs if p.marker)
    marked = tuple(word for p in value.paragraphs if p.marker for word in p.marker.words)
    if marked:
        return printed_words(marked)
    return tuple(Printed(place, markers) for place in value.places)


def printed_paragraphs(paragraphs: Sequence[Paragraph]) -> tuple[Printed, ...]:
    return printed_words(word for paragraph in paragraphs for word in paragraph.words)


def source_place(place: Place) -> SourcePlace:
    return SourcePlace(page=place.page, bbox=_rounded(place.bbox), part=place.part, block=place.block)


def value_sources(pointer: str, printed: Iterable[Printed]) -> list[ValueSource]:
    return [
        ValueSource(
            page=p.place.page,
            bbox=_rounded(p.place.bbox),
            part=p.place.part,
            block=p.place.block,
            field=pointer,
            text=p.text,
        )
        for p in printed
    ]


@lru_cache(maxsize=1024)
def _rounded(box: BBox | None) -> BBox | None:
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)) if box else None


def all_words(printed: Sequence[Printed]) -> tuple[Word, ...]:
    if len(printed) == 1:
        return printed[0].words
    return tuple(word for p in printed for word in p.words)
