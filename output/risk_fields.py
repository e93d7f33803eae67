"""A risk for people: each field under its name, with the page it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..normalise.models import Action, Assurance, Control, Evidence, Owner, Risk, Score, SourcePlace, ValueSource

_PLAIN = {
    "category": "Category",
    "description": "Description",
    "causes": "Causes",
    "consequences": "Consequences",
    "objective": "Objective",
    "update": "Update",
    "status": "Status",
    "response": "Response",
    "direction": "Direction of travel",
    "raised_on": "Raised on",
    "review_on": "Review on",
    "target_on": "Target date",
}
_LISTS = {"controls": "Controls", "evidence": "Evidence", "actions": "Actions", "assurances": "Assurances"}
_KINDS = {"owner": "owner", "portfolio_holder": "portfolio holder", "control_owner": "control owner"}
_DERIVED = ("/rag_basis", "/stage", "/kind", "/line", "/band")  # said already by the value beside them


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field; `note` is what is known of it beyond its text."""

    text: str
    where: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class FieldRow:
    name: str
    values: tuple[Value, ...]


def fields(risk: Risk) -> tuple[FieldRow, ...]:
    """Every field that holds something, in the schema's order; scores have a table of their own."""
    rows: list[FieldRow] = []
    if risk.risk_id is not None:
        rows.append(FieldRow("Id", (Value(risk.risk_id, where(risk, "/risk_id")),)))
    if risk.title is not None:
        rows.append(FieldRow("Title", (Value(risk.title, where(risk, "/title")),)))
    if risk.owners:
        rows.append(FieldRow("Owners", tuple(_owner(risk, at, owner) for at, owner in enumerate(risk.owners))))
    for name, label in _PLAIN.items():
        text = getattr(risk, name)
        if text is not None:
            rows.append(FieldRow(label, (Value(text, where(risk, f"/{name}")),)))
    for name, label in _LISTS.items():
        statements: Sequence[Control | Evidence | Action | Assurance] = getattr(risk, name)
        if statements:
            values = (_statement(risk, f"/{name}/{at}", one) for at, one in enumerate(statements))
            rows.append(FieldRow(label, tuple(values)))
    for heading, text in risk.extra.items():
        pointer = "/extra/" + heading.replace("~", "~0").replace("/", "~1")
        rows.append(FieldRow(heading, (Value(text, where(risk, pointer), "no field of its own"),)))
    return tuple(rows)


def missing(risk: Risk) -> tuple[str, ...]:
    """The fields of which nothing was read."""
    names = [label for name, label in (*_PLAIN.items(), *_LISTS.items()) if not getattr(risk, name)]
    return (*(() if risk.owners else ("Owners",)), *(() if risk.scores else ("Scores",)), *names)


def _owner(risk: Risk, at: int, owner: Owner) -> Value:
    text = ", ".join(part for part in (owner.name, owner.role) if part) or "?"
    return Value(text, where(risk, f"/owners/{at}"), None if owner.kind == "owner" else _KINDS[owner.kind])


def _statement(risk: Risk, pointer: str, one: Control | Evidence | Action | Assurance) -> Value:
    notes = [one.heading] if one.heading else []
    if isinstance(one, Action):
        named = (("ref", one.ref), ("owner", one.owner), ("due", one.due or one.due_on), ("status", one.status))
        notes += [f"{name}: {value}" for name, value in named if value]
    if isinstance(one, Assurance):
        notes += [f"line {one.line}"] if one.line else []
        notes += [f"rating: {one.rating}"] if one.rating else []
    return Value(one.text, where(risk, pointer), "; ".join(notes) or None)


def where(risk: Risk, *pointers: str) -> str:
    """Where the values at or below these pointers are printed, for people: "page 3", "table 2, row 4, cell 1"."""
    found = (s for s in risk.sources if any(s.field == p or s.field.startswith(p + "/") for p in pointers))
    return place_names(found)


def place_names(places: Iterable[SourcePlace]) -> str:
    """Pages once each, in order; Word's blocks as they are named."""
    pages: dict[int, None] = {}
    blocks: dict[str, None] = {}
    for place in places:
        if place.page is not None:
            pages[place.page] = None
        elif place.block is not None:
            part = "" if place.part in (None, "document") else f"{place.part}: "
            blocks[part + place.block] = None
    parts = list(blocks)
    if pages:
        numbers = [str(page) for page in sorted(pages)]
        parts.insert(0, ("page " if len(numbers) == 1 else "pages ") + ", ".join(numbers))
    return "; ".join(parts)


def names_at(risk: Risk, place: SourcePlace) -> list[tuple[str, ValueSource]]:
    """The values that are printed at a place, by their names for people."""
    out: dict[str, ValueSource] = {}
    for source in risk.sources:
        same = (source.page, source.bbox, source.part, source.block) == (
            place.page,
            place.bbox,
            place.part,
            place.block,
        )
        if same and not source.field.endswith(_DERIVED):
            out.setdefault(field_name(risk, source.field), source)
    return list(out.items())


def field_name(risk: Risk, pointer: str) -> str:
    """A JSON Pointer as people say it: "/scores/0/score" of the inherent stage is "inherent score"."""
    _, first, *rest = pointer.split("/")
    if first == "scores" and len(rest) == 2 and rest[0].isdigit() and int(rest[0]) < len(risk.scores):
        score = risk.scores[int(rest[0])]
        measure = {"rag": "colour", "label": "stage"}.get(rest[1], rest[1].replace("_", " "))
        return f"{stage_title(score)} {measure}"
    if first == "extra" and rest:
        return rest[0].replace("~1", "/").replace("~0", "~")
    singular = {"owners": "owner", "controls": "control", "actions": "action", "assurances": "assurance"}
    name = singular.get(first, first.replace("_on", " date").replace("_", " "))
    return {"risk id": "id"}.get(name, name)


def stage_title(score: Score) -> str:
    return f"previous ({score.label})" if score.stage == "previous" and score.label else score.stage


def scored(risk: Risk) -> Iterator[tuple[Score, str]]:
    """Each stage with the place of its values."""
    for at, score in enumerate(risk.scores):
        names = ("score", "likelihood", "impact", "rag", "level", "text", "likelihood_label", "impact_label")
        yield score, where(risk, *(f"/scores/{at}/{name}" for name in names))
