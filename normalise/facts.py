"""Texts, people, dates and words of a risk, each from one printed value."""

from __future__ import annotations

import re

from ..parsers.document import Paragraph
from ..parsers.raw import Field, RawRisk, RawValue, StageKind
from ..parsers.shapes import ARROWS, BOXES, ticked_words
from .dates import parse_date
from .direction import parse_direction
from .draft import Draft, Sourced, printed_value
from .models import Direction, OwnerKind
from .owners import parse_owners
from .texts import clean_text, is_blank, line_texts

OWNERS: dict[Field, OwnerKind] = {
    Field.OWNER: "owner",
    Field.PORTFOLIO_HOLDER: "portfolio_holder",
    Field.CONTROL_OWNER: "control_owner",
}
"""The owners that a risk has; the owner of an action stands with the action."""

_NUMBERED = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})?[.):]?|[A-Z][.)]|[ivx]{1,4}[.)])\s+(?=\S)")


def append_text(draft: Draft, name: str, value: RawValue) -> None:
    text = clean_text(value.paragraphs)
    if not text or is_blank(text):
        return
    held: Sourced[str] | None = getattr(draft, name)
    printed = printed_value(value)
    setattr(
        draft, name, Sourced(f"{held.value}\n{text}", (*held.printed, *printed)) if held else Sourced(text, printed)
    )


def add_people(draft: Draft, value: RawValue, kind: OwnerKind, ner_model: str | None = None) -> None:
    for owner in parse_owners(line_texts(value.paragraphs), kind, ner_model):
        if owner not in [held.value for held in draft.owners]:
            draft.owners.append(Sourced(owner, printed_value(value)))


def add_date(draft: Draft, name: str, value: RawValue) -> None:
    text = " ".join(value.text.split())
    if not text or is_blank(text):
        return
    date = parse_date(text)
    if date is None or getattr(draft, name) is not None:
        keep(draft, value.label.text, value)
    else:
        setattr(draft, name, Sourced(date, printed_value(value)))


def add_category(draft: Draft, value: RawValue) -> None:
    text = " ".join(clean_text(value.paragraphs).split())
    text = _NUMBERED.sub("", text).strip()
    if not text or is_blank(text):
        return
    if draft.category is not None:
        if value.label.text and draft.category.value != text:
            keep(draft, value.label.text, value)
        return
    draft.category = Sourced(text, printed_value(value))


def add_word(draft: Draft, name: str, value: RawValue) -> None:
    text = " ".join(" ".join(_boxed(p) for p in value.paragraphs).split())
    if any(box in text for box in BOXES):
        text = ", ".join(ticked_words(text))
    text = text.casefold().strip(" .")
    if not text or is_blank(text):
        return
    if getattr(draft, name) is None:
        setattr(draft, name, Sourced(text, printed_value(value)))
    else:
        keep(draft, value.label.text, value)


def _markers(value: RawValue) -> str:
    """The marks of the value's lines: an arrow at a line's start looks like a bullet."""
    return " ".join([p.marker.text for p in value.paragraphs if p.marker])


def _boxed(paragraph: Paragraph) -> str:
    """The text with the box before it, which looks like a bullet: "☒ Treat"."""
    marker = paragraph.marker.text if paragraph.marker else ""
    return f"{marker} {paragraph.text}" if marker and marker in BOXES else paragraph.text


def add_direction(draft: Draft, value: RawValue) -> None:
    markers = _markers(value)
    text = " ".join(value.text.split())
    direction: Direction | None = (
        parse_direction(f"{markers} {text}") or parse_direction(text) or parse_direction(markers)
    )
    if direction is not None:
        draft.direction = Sourced(direction, printed_value(value))
    elif value.paragraphs:
        keep(draft, value.label.text, value)


def direction_beside_score(draft: Draft, risk: RawRisk) -> None:
    """An arrow, or a word of movement set apart, that is printed in a score's own cell: "12 ⬆", "12; unchanged"."""
    for value in risk.of(Field.SCORE, Field.RAG):
        if value.label.stage in (StageKind.PREVIOUS, StageKind.TARGET, StageKind.INHERENT):
            continue
        text = value.text
        shown = f"{_markers(value)} {text}"
        arrows = "" if shown.isascii() else "".join([c for c in shown if c in ARROWS])
        direction = parse_direction(arrows) if arrows else _moved_aside(text)
        if direction is not None:
            draft.direction = Sourced(direction, printed_value(value))


_CLAUSE_END = re.compile(r"[;()\n|]")
_MOVED = re.compile(
    r"(?:unchanged|no change|not changed|the same as|higher|lower|up|down|risen|fallen|"
    r"increas(?:ed|ing)|decreas(?:ed|ing)|improv(?:ed|ing)|worsen(?:ed|ing)|"
    r"(?:an? )?new(?: risk| entry)?(?= (?:this|in|since|to)|$))\b",
    re.IGNORECASE,
)
_MOST_MOVED = 7
"""Words of a remark on movement."""


def _moved_aside(text: str) -> Direction | None:
    """A remark behind the score, set off by a semicolon, a bracket or a line of its own."""
    for clause in _CLAUSE_END.split(text)[1:]:
        said = clause.strip(" .,:")
        if _MOVED.match(said) and len(said.split()) <= _MOST_MOVED:
            return parse_direction(re.sub(r"\bfrom\b.*", "", said))
    return None


def keep(draft: Draft, heading: str, value: RawValue) -> None:
    text = clean_text(value.paragraphs)
    if not text:
        return
    if not heading:
        draft.unmapped.extend(value.all_words())
        return
    draft.extra.append((heading, Sourced(text, printed_value(value))))
