"""Which risk it is: id, title and description."""

from __future__ import annotations

import re
from dataclasses import replace

from ..parsers.document import Paragraph
from ..parsers.raw import Field, RawRisk, RawValue
from ..parsers.shapes import is_id, labels_its_id, leading_id
from ..parsers.words import words_after
from .draft import Draft, Printed, Sourced, printed_in, printed_value, printed_words, source_place
from .facts import append_text
from .texts import clean_text, is_blank
from .titles import split_title

_LETTER = re.compile(r"[A-Za-z]")
_FORMERLY = re.compile(
    r"\s*[(\[]\s*(?:formerly|previously|was|old|ex|prev\.?|replaces|merged|now)\b[^)\]]*[)\]]", re.IGNORECASE
)


def read_identity(draft: Draft, risk: RawRisk) -> None:
    ids = [v for v in risk.of(Field.ID) if v.paragraphs]
    if ids:
        text = clean_text(ids[0].paragraphs) or " ".join(p.marker.text for p in ids[0].paragraphs if p.marker)
        marker = next(
            (p.marker.text for p in ids[0].paragraphs if p.marker and p.words and p.marker.text.strip("•-–▪o*● ")), None
        )
        _set_id(draft, f"{marker} {text}".strip() if marker and not text else text, ids[0])
    named = [v for v in risk.of(Field.TITLE, Field.RISK) if v.text]
    named.sort(key=lambda v: v.label.field is not Field.TITLE)
    described = [v for v in risk.of(Field.DESCRIPTION) if v.text]
    if not named and described:
        named, described = described[:1], described[1:]
    for number, value in enumerate(named):
        if number:
            if draft.title and clean_text(value.paragraphs) != draft.title.value:
                append_text(draft, "description", value)
            continue
        paragraphs = _without_id(draft, value)
        reading = split_title(paragraphs, bool(described or named[1:]))
        draft.title = Sourced(reading.title, printed_in(value, reading.title_words)) if reading.title else None
        if reading.description:
            draft.description = Sourced(reading.description, printed_words(reading.description_words))
    for value in described:
        append_text(draft, "description", value)
    first = draft.risk_id or draft.title
    draft.places = tuple([source_place(p.place) for p in first.printed]) if first else ()


def _set_id(draft: Draft, text: str, value: RawValue) -> None:
    remark = _FORMERLY.search(text) if "(" in text or "[" in text else None
    if remark:
        draft.extra.append((value.label.text or "Remark", Sourced(remark.group().strip(), printed_value(value))))
        text = _FORMERLY.sub("", text)
    text = " ".join(text.split()).strip().rstrip(".:")
    if text and not is_blank(text):
        draft.risk_id = Sourced(text, printed_value(value))


def _without_id(draft: Draft, value: RawValue) -> tuple[Paragraph, ...]:
    """A title's paragraphs, less an id that stands before it; the id is the risk's where it has no other."""
    paragraphs = tuple(p for p in value.paragraphs if p.words)
    first = paragraphs[0]
    if draft.risk_id is None and first.marker and first.marker.kind.value != "bullet" and len(paragraphs) >= 1:
        number = first.marker.text.strip("().: ")
        if number and not any(p.marker for p in paragraphs[1:]):
            words = first.marker.words
            draft.risk_id = Sourced(
                number, printed_words(words) if words else tuple(Printed(place, number) for place in value.places)
            )
            return (replace(first, marker=None), *paragraphs[1:])
    alone = first.text.strip().rstrip(".:")
    if draft.risk_id is None and len(paragraphs) > 1 and alone[:1].isalpha() and is_id(alone):
        draft.risk_id = Sourced(alone, printed_words(first.words))
        return paragraphs[1:]
    if draft.risk_id is not None and draft.risk_id.value.casefold() not in first.text.casefold():
        return paragraphs
    lead = leading_id(first.text)
    if lead is None:
        return paragraphs
    lettered = _LETTER.match(lead[0]) is not None
    mine = draft.risk_id is not None and draft.risk_id.value.casefold() == lead[0].casefold()
    closed = re.match(re.escape(lead[0]) + r"\s*[:.)–—-]\s", first.text) is not None
    if not mine and (draft.risk_id is not None or not (lettered or closed or labels_its_id(first.text))):
        return paragraphs
    words = words_after(first.words, lead[1])
    if not words:
        return paragraphs
    taken = first.words[: len(first.words) - len(words)]
    if draft.risk_id is None:
        draft.risk_id = Sourced(lead[0], printed_words(taken))
    return (replace(first, words=words), *paragraphs[1:])
