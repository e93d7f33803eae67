"""A risk while it is being built: each value with the words that print it, until its place in the risk is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

from ..parsers.raw import Field, Label, RawRisk
from ..parsers.words import Word
from .case import ColourClash, EmptySection
from .locate import is_whole, words_of_colour, words_of_number, words_of_text
from .models import (
    Action,
    Assurance,
    Control,
    Direction,
    Evidence,
    Number,
    Owner,
    Risk,
    Score,
    SourcePlace,
    ValueSource,
    unchecked,
)
from .printed import (
    Printed,
    all_words,
    part_of,
    printed_in,
    printed_paragraphs,
    printed_value,
    printed_words,
    source_place,
    value_sources,
)
from .statement_sources import statement_sources

T = TypeVar("T")


class Sourced(NamedTuple, Generic[T]):
    value: T
    printed: tuple[Printed, ...]


@dataclass(slots=True)
class DraftScore:
    """A stage's judgement, and for each of its fields where that is printed."""

    score: Score
    printed: dict[str, tuple[Printed, ...]] = field(default_factory=dict)
    factors: tuple[Number, Number] | None = None  # likelihood and impact, or the other way round: not told yet
    factors_at: tuple[Printed, ...] = ()
    label_words: tuple[Word, ...] = ()  # of the label over its first cell


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
    "risk_id", "title", "category", "description", "causes", "consequences", "update", "objective", "status",
    "response", "direction", "raised_on", "review_on", "target_on",
)  # fmt: skip
STATEMENTS = ("controls", "evidence", "actions", "assurances")
LISTS = ("owners", *STATEMENTS)
_texts: Callable[[Draft], tuple[Sourced[str] | None, ...]] = attrgetter(*TEXTS)
_statements: Callable[[Draft], tuple[list[Sourced[Any]], ...]] = attrgetter(*STATEMENTS)
_risk = unchecked(Risk)
_NO_FIELDS: dict[str, object] = dict.fromkeys(Risk.model_fields)
_FACTORS = ("likelihood", "impact")
_EXTRA = Field.EXTRA


def _found(words: Sequence[Word], printed: tuple[Printed, ...]) -> tuple[Printed, ...]:
    """The places of the words that were found, else all places."""
    if not words or len(words) == _lone(printed):
        return printed
    return part_of(tuple(words), printed)


def _lone(printed: tuple[Printed, ...]) -> int:
    """How many words stand in the one place of a value; 0 where it has several."""
    return len(printed[0].words) if len(printed) == 1 else 0


def _text(pointer: str, value: str, printed: tuple[Printed, ...]) -> list[ValueSource]:
    if (lone := _lone(printed)) == 1 or (lone and is_whole(value, printed[0].words, printed[0].text)):
        return value_sources(pointer, printed)
    return value_sources(pointer, _found(words_of_text(value, all_words(printed)), printed))


class StageWords:
    """Where stage words are printed in labels: the rows of a table share theirs, and each is looked through once."""

    def __init__(self) -> None:
        # by the label's identity, which stays its own as long as it is held
        self._found: dict[tuple[str, int], tuple[Label, tuple[Printed, ...]]] = {}

    def in_label(self, text: str, label: Label) -> tuple[Printed, ...]:
        """The places of the words of a label that print a text."""
        held = self._found.get((text, id(label)))
        if held is None:
            words = words_of_text(text, label.words)
            held = self._found[text, id(label)] = label, printed_words(words) if words else ()
        return held[1]


def finish(draft: Draft, readings: Sequence[RawRisk] = (), stage_words: StageWords | None = None) -> Risk:
    """The risk, with a source for each of its values.

    `readings` are what the draft was read from: in them the words are found that a draft does not keep, those of stage
    words, of headings, and of an action's owner, date and status. `stage_words` is shared by the risks of a report.
    """
    sources: list[ValueSource] = []
    fields = _NO_FIELDS.copy()
    for name, held in zip(TEXTS, _texts(draft), strict=True):
        if held is not None:
            fields[name] = held.value
            sources += _text(f"/{name}", held.value, held.printed)
    for number, owner in enumerate(draft.owners):
        sources += _owner_sources(f"/owners/{number}", owner)
    for number, score in enumerate(draft.scores):
        sources += _score_sources(f"/scores/{number}", score, readings, stage_words or StageWords())
    lists = _statements(draft)
    values = [value for reading in readings for value in reading.values]
    for name, items in zip(STATEMENTS, lists, strict=True):
        fields[name] = tuple([item.value for item in items])
        for number, item in enumerate(items):
            sources += statement_sources(f"/{name}/{number}", item.value, item.printed, values)
    extra: dict[str, str] = {}
    for heading, value in draft.extra:
        extra[heading] = f"{extra[heading]}\n{value.value}" if heading in extra else value.value
        sources += value_sources("/extra/" + heading.replace("~", "~0").replace("/", "~1"), value.printed)
    fields["owners"] = tuple([owner.value for owner in draft.owners])
    fields["scores"] = tuple([held.score for held in draft.scores])
    fields["extra"] = extra
    fields["sources"] = tuple(sources)
    return _risk(fields)


def _owner_sources(pointer: str, owner: Sourced[Owner]) -> list[ValueSource]:
    out: list[ValueSource] = []
    for name in ("name", "role"):
        text = getattr(owner.value, name)
        if text:
            out += _text(f"{pointer}/{name}", text, owner.printed)
    return [*out, *value_sources(f"{pointer}/kind", owner.printed)]


def _score_sources(
    pointer: str, draft: DraftScore, readings: Sequence[RawRisk], stage_words: StageWords
) -> list[ValueSource]:
    """Numbers, words and the colour of a stage. A rank has its word's place, a stage without a name its score's."""
    score, out = draft.score, dict[str, tuple[Printed, ...]]()
    for name, printed in draft.printed.items():
        value, words = getattr(score, name), all_words(printed)
        if value is None:
            continue
        if _lone(printed) == 1:  # whatever it prints
            out[name] = printed
        elif name == "rag":
            out[name] = _found(words_of_colour(value, words) if score.rag_basis != "colour" else (), printed)
        elif isinstance(value, str):
            out[name] = _found(words_of_text(value, words), printed)
        else:
            word = getattr(score, f"{name}_label") if name in _FACTORS else None
            number = words_of_number(value, words, last=name == "score")
            out[name] = _found(number or (words_of_text(word, words) if word else ()), printed)
    first = next(iter(draft.printed.values()), ())
    if score.label:
        out["label"] = _label(score.label, readings, stage_words) or printed_words(draft.label_words) or first
    out["stage"] = out.get("label") or first
    if score.rag:
        out["rag_basis"] = draft.printed.get("rag") or first
    sources: list[ValueSource] = []
    for name, printed in out.items():
        sources += value_sources(f"{pointer}/{name}", printed)
    return sources


def _label(text: str, readings: Sequence[RawRisk], stage_words: StageWords) -> tuple[Printed, ...]:
    """The printed stage word: in the first label of the risk that holds it."""
    for reading in readings:
        for value in reading.values:
            if found := stage_words.in_label(text, value.label):
                return found
    for words in _other_labels(readings):
        if held := words_of_text(text, words):
            return printed_words(held)
    return ()


def _other_labels(readings: Sequence[RawRisk]) -> Iterator[tuple[Word, ...]]:
    """Labels of several values, and the cells of a column that names the stages."""
    for reading in readings:
        yield reading.label_words
    for reading in readings:
        for value in reading.values:
            if value.label.field is _EXTRA:
                yield value.all_words()


__all__ = [
    "LISTS", "TEXTS", "Draft", "DraftScore", "Printed", "Sourced", "StageWords", "finish", "printed_in",
    "printed_paragraphs", "printed_value", "printed_words", "source_place", "value_sources",
]  # fmt: skip
