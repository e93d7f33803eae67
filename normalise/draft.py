"""A risk while it is being built: each value with the words that print it, until its place in the risk is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ..parsers.document import Paragraph, Place, Word, join_words, places_of
from ..parsers.raw import RawValue
from .case import ColourClash, EmptySection
from .models import Action, Assurance, Control, Direction, Evidence, Owner, Risk, Score, SourcePlace, ValueSource

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a value is printed and what is printed there."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    value: T
    printed: tuple[Printed, ...]


def printed_words(words: Iterable[Word]) -> tuple[Printed, ...]:
    """The places of words, with the words at each."""
    words = tuple(words)
    out: list[Printed] = []
    for place in places_of(words):
        here = [w for w in words if (w.place.page == place.page if place.page is not None else w.place == place)]
        out.append(Printed(place, join_words(here)))
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


@dataclass(slots=True)
class DraftScore:
    """A stage's judgement, and for each of its fields where that is printed."""

    score: Score
    printed: dict[str, tuple[Printed, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """One reading of one risk. A text that is None is not printed."""

    risk_id: Sourced[str] | None = None
    title: Sourced[str] | None = None
    category: Sourced[str] | None = None
    description: Sourced[str] | None = None
    causes: Sourced[str] | None = None
    consequences: Sourced[str] | None = None
    update: Sourced[str] | None = None
    objective: Sourced[str] | None = None
    status: Sourced[str] | None = None
    response: Sourced[str] | None = None
    direction: Sourced[Direction] | None = None
    raised_on: Sourced[str] | None = None
    review_on: Sourced[str] | None = None
    target_on: Sourced[str] | None = None
    owners: list[Sourced[Owner]] = field(default_factory=list)
    scores: list[DraftScore] = field(default_factory=list)
    controls: list[Sourced[Control]] = field(default_factory=list)
    evidence: list[Sourced[Evidence]] = field(default_factory=list)
    actions: list[Sourced[Action]] = field(default_factory=list)
    assurances: list[Sourced[Assurance]] = field(default_factory=list)
    extra: list[tuple[str, Sourced[str]]] = field(default_factory=list)
    empty: list[EmptySection] = field(default_factory=list)
    clashes: list[ColourClash] = field(default_factory=list)
    unmapped: list[Word] = field(default_factory=list)
    places: tuple[SourcePlace, ...] = ()


TEXTS = (
    "risk_id", "title", "category", "description", "causes", "consequences", "update", "objective", "status", "response", "direction",
    "raised_on", "review_on", "target_on",
)  # fmt: skip
LISTS = ("owners", "controls", "evidence", "actions", "assurances")


def source_place(place: Place) -> SourcePlace:
    box = place.bbox
    rounded = (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)) if box else None
    return SourcePlace(page=place.page, bbox=rounded, part=place.part, block=place.block)


def value_sources(pointer: str, printed: Iterable[Printed]) -> list[ValueSource]:
    return [ValueSource(field=pointer, text=p.text, **source_place(p.place).model_dump()) for p in printed]


def finish(draft: Draft) -> Risk:
    """The risk, with a source for each of its values."""
    sources: list[ValueSource] = []
    texts: dict[str, str | None] = {}
    for name in TEXTS:
        held: Sourced[str] | None = getattr(draft, name)
        texts[name] = held.value if held else None
        if held:
            sources += value_sources(f"/{name}", held.printed)
    for name in LISTS:
        for number, item in enumerate(getattr(draft, name)):
            sources += value_sources(f"/{name}/{number}", item.printed)
    for number, score in enumerate(draft.scores):
        for name, printed in score.printed.items():
            sources += value_sources(f"/scores/{number}/{name}", printed)
    extra: dict[str, str] = {}
    for heading, value in draft.extra:
        extra[heading] = f"{extra[heading]}\n{value.value}" if heading in extra else value.value
        sources += value_sources("/extra/" + heading.replace("~", "~0").replace("/", "~1"), value.printed)
    return Risk.model_validate(
        {
            **texts,
            "owners": tuple(o.value for o in draft.owners),
            "scores": tuple(s.score for s in draft.scores),
            "controls": tuple(c.value for c in draft.controls),
            "evidence": tuple(e.value for e in draft.evidence),
            "actions": tuple(a.value for a in draft.actions),
            "assurances": tuple(a.value for a in draft.assurances),
            "extra": extra,
            "sources": tuple(sources),
        }
    )
