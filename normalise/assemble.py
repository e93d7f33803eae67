"""One printed reading of a risk into a draft: field by field, by the rules of the contract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..parsers.document import Paragraph, Word, join_words, words_after
from ..parsers.raw import Field, RawRisk, RawValue, StageKind
from ..parsers.shapes import ARROWS, BOXES, leading_id, ticked_words
from .case import EmptySection
from .dates import find_due, parse_date
from .direction import parse_direction
from .draft import Draft, Printed, Sourced, printed_value, printed_words, source_place
from .models import Action, Assurance, Control, Direction, Evidence, OwnerKind, Stage
from .notation import Order
from .owners import parse_owners
from .scheme import Reading
from .stages import MEASURES, Colours, read_scores
from .statements import Statement, split_statements
from .texts import clean_text, is_blank
from .titles import split_title

_FORMERLY = re.compile(r"\s*[(\[]\s*(?:formerly|previously|was|old|ex|prev\.?|replaces|merged|now)\b[^)\]]*[)\]]", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})?[.):]?|[A-Z][.)]|[ivx]{1,4}[.)])\s+(?=\S)")
_PEOPLE: dict[Field, OwnerKind] = {Field.OWNER: "owner", Field.PORTFOLIO_HOLDER: "portfolio_holder", Field.CONTROL_OWNER: "control_owner"}
_TEXTS = {Field.CAUSES: "causes", Field.CONSEQUENCES: "consequences", Field.UPDATE: "update", Field.OBJECTIVE: "objective"}
_DATES = {Field.RAISED_ON: "raised_on", Field.REVIEW_ON: "review_on", Field.TARGET_ON: "target_on"}


@dataclass(frozen=True, slots=True)
class Context:
    """What all risks of a report share when they are read."""

    stages: dict[StageKind, Stage]
    scheme: Reading | None
    order: Order | None
    colours: Colours
    latest: str | None = None  # the last quarter's column, where only quarters are scored


def assemble(risk: RawRisk, context: Context) -> Draft:
    """The draft of one reading of a risk."""
    draft = Draft()
    _identity(draft, risk)
    draft.scores, draft.clashes, dimensions = read_scores(risk, context.stages, context.scheme, context.order, context.colours, context.latest)
    for heading, value in dimensions:
        _extra(draft, heading, value)
    for value in risk.values:
        field = value.label.field
        if field in _PEOPLE:
            _people(draft, value, _PEOPLE[field])
        elif field in _TEXTS:
            _text(draft, _TEXTS[field], value)
        elif field in _DATES:
            _date(draft, _DATES[field], value)
        elif field is Field.CATEGORY:
            _category(draft, value)
        elif field in (Field.STATUS, Field.RESPONSE):
            _word(draft, field.value, value)
        elif field is Field.DIRECTION:
            _direction(draft, value)
        elif field in (Field.EXTRA, Field.CAUSES_AND_CONSEQUENCES):
            _extra(draft, value.label.text, value)
    if draft.direction is None:
        _direction_beside_score(draft, risk)
    _statements(draft, risk)
    _empty_sections(draft, risk)
    return draft


# -- who it is -------------------------------------------------------------------------------------------------------


def _identity(draft: Draft, risk: RawRisk) -> None:
    ids = [v for v in risk.of(Field.ID) if v.paragraphs]
    if ids:
        text = clean_text(ids[0].paragraphs) or " ".join(p.marker.text for p in ids[0].paragraphs if p.marker)
        marker = next((p.marker.text for p in ids[0].paragraphs if p.marker and p.words and p.marker.text.strip("•-–▪o*● ")), None)
        _set_id(draft, f"{marker} {text}".strip() if marker and not text else text, ids[0])
    named = [v for v in risk.of(Field.TITLE, Field.RISK) if any(p.words for p in v.paragraphs)]
    named.sort(key=lambda v: v.label.field is not Field.TITLE)
    described = [v for v in risk.of(Field.DESCRIPTION) if any(p.words for p in v.paragraphs)]
    if not named and described:
        named, described = described[:1], described[1:]
    for number, value in enumerate(named):
        if number:
            if draft.title and clean_text(value.paragraphs) != draft.title.value:
                _append_text(draft, "description", value)
            continue
        paragraphs = _without_id(draft, value)
        reading = split_title(paragraphs, bool(described))
        draft.title = Sourced(reading.title, printed_words(reading.title_words) or printed_value(value)) if reading.title else None
        if reading.description:
            draft.description = Sourced(reading.description, printed_words(reading.description_words))
    for value in described:
        _append_text(draft, "description", value)
    first = draft.risk_id or draft.title
    draft.places = tuple(source_place(p.place) for p in first.printed) if first else ()


def _set_id(draft: Draft, text: str, value: RawValue) -> None:
    remark = _FORMERLY.search(text)
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
            draft.risk_id = Sourced(number, printed_words(words) if words else tuple(Printed(place, number) for place in value.places))
            return (replace(first, marker=None), *paragraphs[1:])
    lead = leading_id(first.text)
    if lead is None:
        return paragraphs
    lettered = re.match(r"[A-Za-z]", lead[0]) is not None
    mine = draft.risk_id is not None and draft.risk_id.value.casefold() == lead[0].casefold()
    closed = re.match(re.escape(lead[0]) + r"\s*[:.)–—-]\s", first.text) is not None
    if not mine and (draft.risk_id is not None or not (lettered or closed)):
        return paragraphs
    words = words_after(first.words, lead[1])
    if not words:
        return paragraphs
    taken = first.words[: len(first.words) - len(words)]
    if draft.risk_id is None:
        draft.risk_id = Sourced(lead[0], printed_words(taken))
    return (replace(first, words=words), *paragraphs[1:])


# -- texts, people, dates ----------------------------------------------------------------------------------------------


def _append_text(draft: Draft, name: str, value: RawValue) -> None:
    text = clean_text(value.paragraphs)
    if not text or is_blank(text):
        return
    held: Sourced[str] | None = getattr(draft, name)
    printed = printed_value(value)
    setattr(draft, name, Sourced(f"{held.value}\n{text}", (*held.printed, *printed)) if held else Sourced(text, printed))


_text = _append_text


def _people(draft: Draft, value: RawValue, kind: OwnerKind) -> None:
    lines = [join_words(line) for paragraph in value.paragraphs for line in paragraph.lines]
    for owner in parse_owners(lines, kind):
        if not any(held.value == owner for held in draft.owners):
            draft.owners.append(Sourced(owner, printed_value(value)))


def _date(draft: Draft, name: str, value: RawValue) -> None:
    text = " ".join(value.text.split())
    if not text or is_blank(text):
        return
    date = parse_date(text)
    if date is None or getattr(draft, name) is not None:
        _extra(draft, value.label.text, value)
    else:
        setattr(draft, name, Sourced(date, printed_value(value)))


def _category(draft: Draft, value: RawValue) -> None:
    text = " ".join(clean_text(value.paragraphs).split())
    text = _NUMBERED.sub("", text).strip()
    if not text or is_blank(text):
        return
    if draft.category is not None:
        if value.label.text and draft.category.value != text:
            _extra(draft, value.label.text, value)
        return
    draft.category = Sourced(text, printed_value(value))


def _word(draft: Draft, name: str, value: RawValue) -> None:
    text = " ".join(value.text.split())
    if any(box in text for box in BOXES):
        text = ", ".join(ticked_words(text))
    text = text.casefold().strip(" .")
    if not text or is_blank(text):
        return
    if getattr(draft, name) is None:
        setattr(draft, name, Sourced(text, printed_value(value)))
    else:
        _extra(draft, value.label.text, value)


def _direction(draft: Draft, value: RawValue) -> None:
    markers = " ".join(p.marker.text for p in value.paragraphs if p.marker)  # an arrow at a line's start looks like a bullet
    text = " ".join(value.text.split())
    direction: Direction | None = parse_direction(f"{markers} {text}") or parse_direction(text) or parse_direction(markers)
    if direction is not None:
        draft.direction = Sourced(direction, printed_value(value))
    elif value.paragraphs:
        _extra(draft, value.label.text, value)


def _direction_beside_score(draft: Draft, risk: RawRisk) -> None:
    """An arrow that is printed in a score's own cell: "12 ⬆"."""
    for value in risk.of(Field.SCORE, Field.RAG):
        if value.label.stage in (StageKind.PREVIOUS, StageKind.TARGET, StageKind.INHERENT):
            continue
        arrows = "".join(c for c in value.text if c in ARROWS)
        direction = parse_direction(arrows) if arrows else None
        if direction is not None:
            draft.direction = Sourced(direction, printed_value(value))


def _extra(draft: Draft, heading: str, value: RawValue) -> None:
    text = clean_text(value.paragraphs)
    if not text:
        return
    if not heading:
        draft.unmapped.extend(value.all_words())
        return
    draft.extra.append((heading, Sourced(text, printed_value(value))))


# -- statements ----------------------------------------------------------------------------------------------------------


def _statements(draft: Draft, risk: RawRisk) -> None:
    ratings = {
        value.label.line: " ".join(value.text.split()) for value in risk.of(Field.ASSURANCE_RATING) if value.text and not is_blank(value.text)
    }
    for value in risk.values:
        field = value.label.field
        if field is Field.CONTROLS:
            for item in split_statements(value.paragraphs):
                draft.controls.append(Sourced(Control(text=item.text, heading=item.heading), _printed(item, value)))
        elif field is Field.EVIDENCE:
            for item in split_statements(value.paragraphs):
                draft.evidence.append(Sourced(Evidence(text=item.text, heading=item.heading), _printed(item, value)))
        elif field is Field.ASSURANCES:
            line = value.label.line if value.label.line in (1, 2, 3) else None
            rating = ratings.get(line, ratings.get(None))
            for item in split_statements(value.paragraphs):
                heading = item.heading or (value.label.text if line and not value.section and value.label.text else None)
                draft.assurances.append(
                    Sourced(Assurance.model_validate({"text": item.text, "heading": heading, "line": line, "rating": rating}), _printed(item, value))
                )
    _actions(draft, risk)
    if ratings and not draft.assurances:
        for value in risk.of(Field.ASSURANCE_RATING):
            _extra(draft, value.label.text, value)


def _printed(item: Statement, value: RawValue) -> tuple[Printed, ...]:
    return printed_words(item.words) if item.words else printed_value(value)


def _actions(draft: Draft, risk: RawRisk) -> None:
    """Actions with what stands beside them: values of one printed row share a group."""
    groups: dict[int | None, list[RawValue]] = {}
    for value in risk.of(Field.ACTIONS, Field.ACTION_REF, Field.ACTION_OWNER, Field.ACTION_DUE, Field.ACTION_STATUS):
        groups.setdefault(value.group, []).append(value)
    for values in groups.values():
        items = [(item, v) for v in values if v.label.field is Field.ACTIONS for item in split_statements(v.paragraphs)]
        beside = {f: _beside(values, f, len(items)) for f in (Field.ACTION_REF, Field.ACTION_OWNER, Field.ACTION_DUE, Field.ACTION_STATUS)}
        for number, (item, value) in enumerate(items):
            due_text = beside[Field.ACTION_DUE][number]
            due_on = parse_date(due_text) if due_text else None
            if due_text is None:
                found = find_due(item.text)
                due_text, due_on = found if found else (None, None)
            action = Action(
                text=item.text, heading=item.heading, ref=beside[Field.ACTION_REF][number], owner=beside[Field.ACTION_OWNER][number],
                due=due_text, due_on=due_on, status=beside[Field.ACTION_STATUS][number],
            )  # fmt: skip
            draft.actions.append(Sourced(action, _printed(item, value)))
        if not items:
            for value in values:
                _extra(draft, value.label.text, value)


def _beside(values: Sequence[RawValue], field: Field, count: int) -> list[str | None]:
    """The texts of one column beside the actions: a line for each, or one for all."""
    cells = [v for v in values if v.label.field is field and v.paragraphs and v.text and not (field is not Field.ACTION_DUE and is_blank(v.text))]
    if not cells or not count:
        return [None] * count
    lines = [" ".join(p.text.split()) for v in cells for p in v.paragraphs if p.words]
    if len(lines) == count:
        return [line or None for line in lines]
    return [" ".join(lines)] * count


# -- what is missing -------------------------------------------------------------------------------------------------------

_GROUPING = {
    Field.CONTROLS: (Field.CONTROLS, Field.ASSURANCES, Field.CONTROL_OWNER), Field.ASSURANCES: (Field.ASSURANCES, Field.ASSURANCE_RATING),
    Field.ACTIONS: (Field.ACTIONS, Field.ACTION_REF, Field.ACTION_OWNER, Field.ACTION_DUE, Field.ACTION_STATUS),
    Field.CAUSES_AND_CONSEQUENCES: (Field.CAUSES, Field.CONSEQUENCES), Field.EVIDENCE: (Field.ASSURANCES, Field.EVIDENCE),
}  # fmt: skip
"""Labels that may head other labels: with one of these below them they are not empty."""

_NO_SECTION = frozenset({*MEASURES, *_PEOPLE, Field.DIRECTION, Field.ID, Field.ACTION_OWNER, Field.ACTION_DUE, Field.ACTION_STATUS, Field.ACTION_REF})


def _empty_sections(draft: Draft, risk: RawRisk) -> None:
    for number, value in enumerate(risk.values):
        label = value.label
        if not value.section or value.paragraphs or value.fill or value.marks or label.field in _NO_SECTION or not label.text:
            continue
        if label.field is Field.EXTRA or any(other.paragraphs and other.label == label for other in risk.values):
            continue
        following = risk.values[number + 1].label.field if number + 1 < len(risk.values) else None
        if label.line is None and following in _GROUPING.get(label.field, ()):
            continue
        places = tuple(dict.fromkeys(source_place(p.place) for p in printed_words(label.words))) or tuple(source_place(p) for p in value.places)
        draft.empty.append(EmptySection(label.text, places))
