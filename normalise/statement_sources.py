"""Where a statement is printed, and what stands with it: its heading, an action's code, owner, date and status."""

from __future__ import annotations

from collections.abc import Sequence

from ..parsers.document import Paragraph
from ..parsers.raw import Field, RawValue
from ..parsers.words import Word
from .locate import fold, words_of_text
from .models import Action, Assurance, Control, Evidence, ValueSource
from .printed import Printed, all_words, printed_value, printed_words, value_sources

_BESIDE = {
    "ref": Field.ACTION_REF,
    "owner": Field.ACTION_OWNER,
    "due": Field.ACTION_DUE,
    "status": Field.ACTION_STATUS,
}


def statement_sources(
    pointer: str,
    item: Control | Evidence | Action | Assurance,
    printed: tuple[Printed, ...],
    values: Sequence[RawValue],
) -> list[ValueSource]:
    """The sources of each printed part of a statement; `values` are those of its risk."""
    out = value_sources(f"{pointer}/text", printed)
    if item.heading is None and not isinstance(item, (Action, Assurance)):
        return out
    own = all_words(printed)
    home = _home(own[0].index, values) if own else None
    if item.heading:
        out += value_sources(f"{pointer}/heading", _heading(item.heading, own, home, values))
    if isinstance(item, Action):
        for name, field in _BESIDE.items():
            text = getattr(item, name)
            if text:
                beside = _beside(text, field, own, home, values)
                out += value_sources(f"{pointer}/{name}", beside)
                if name == "due" and item.due_on:
                    out += value_sources(f"{pointer}/due_on", beside)
    if isinstance(item, Assurance):
        line = printed_words(home.label.words) if home and home.label.words else printed
        out += value_sources(f"{pointer}/line", line) if item.line else []
        if item.rating:
            out += value_sources(f"{pointer}/rating", _rating(item.rating, item.line, values))
    return out


def _home(index: int, values: Sequence[RawValue]) -> RawValue | None:
    """The first of the values that a word stands in, by its index, which grows along a paragraph."""
    for value in values:
        for paragraph in value.paragraphs:
            words = paragraph.all_words()
            if words and words[0].index <= index <= words[-1].index and any(word.index == index for word in words):
                return value
    return None


def _heading(text: str, own: Sequence[Word], home: RawValue | None, values: Sequence[RawValue]) -> tuple[Printed, ...]:
    """The heading's words: the last that print it before the statement, or those of its label."""
    if home is None:
        return ()
    before = [w for p in home.paragraphs for w in p.words if w.index < own[0].index]
    found = words_of_text(text, before, last=True)
    if not found and fold(home.label.text) == fold(text):
        found = home.label.words
    if not found:
        labels = (v.label.words for v in values if fold(v.label.text) == fold(text) and v.label.words)
        found = next(labels, ())
    return printed_words(found)


def _beside(
    text: str, field: Field, own: Sequence[Word], home: RawValue | None, values: Sequence[RawValue]
) -> tuple[Printed, ...]:
    """What stands beside an action, in its own row of the sub-table; a due date may stand inside its sentence."""
    row = [v for v in values if v.label.field is field and home is not None and v.group == home.group]
    paragraphs = [p for v in row for p in v.paragraphs if p.words]
    same = [p for p in paragraphs if fold(p.text) == fold(text)]
    if same:
        return printed_words(_level(same, own).words)
    whole = tuple(w for p in paragraphs for w in p.words)
    return printed_words(words_of_text(text, whole) or words_of_text(text, own)) or tuple(
        p for v in row if fold(v.text) == fold(text) for p in printed_value(v)
    )


def _level(paragraphs: Sequence[Paragraph], own: Sequence[Word]) -> Paragraph:
    """Of paragraphs that say the same ("Ongoing"), the one on the statement's own height."""
    box = own[0].place.bbox if own else None
    if box is None:
        return paragraphs[0]

    def distance(paragraph: Paragraph) -> float:
        place = paragraph.words[0].place
        far = 0.0 if place.page == own[0].place.page else 1e6
        return far + abs(place.bbox[1] - box[1]) if place.bbox else far

    return min(paragraphs, key=distance)


def _rating(text: str, line: int | None, values: Sequence[RawValue]) -> tuple[Printed, ...]:
    ratings = [v for v in values if v.label.field is Field.ASSURANCE_RATING and fold(v.text) == fold(text)]
    ratings.sort(key=lambda v: v.label.line != line)
    return printed_value(ratings[0]) if ratings else ()
