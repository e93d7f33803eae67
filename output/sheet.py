"""register.csv, the sheet for people: a row a risk, its stages side by side, statements joined by new lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from ..normalise.models import Action, Assurance, Number, Owner, OwnerKind, Register, Risk, Score, Stage
from ..normalise.tables import Column, Kind, Value, first_page

STAGES: tuple[Stage, ...] = get_args(Stage)


def _columns() -> Iterator[Column]:
    text: tuple[tuple[str, str], ...] = (
        ("report", "The report's name here"),
        ("risk_id", "The risk's id, as printed"),
        ("title", "Its short name"),
        ("category", "The heading or department that groups risks"),
        ("description", "Its description"),
        ("causes", "Its causes"),
        ("consequences", "Its consequences"),
        ("owners", "Who owns it: name and role, one a line"),
        ("portfolio_holders", "Its portfolio holders, one a line"),
        ("control_owners", "Owners of its controls, one a line"),
    )
    for name, about in text:
        yield Column(name, "string", about)
    for stage in STAGES:
        for part, about in (
            ("likelihood", "likelihood"),
            ("impact", "impact"),
            ("score", "printed score"),
            ("rag", "colour"),
            ("level", "rating that is no colour"),
        ):
            # A report can print several earlier scores: they stand in one cell, one a line.
            kind: Kind = "number" if part in ("likelihood", "impact", "score") and stage != "previous" else "string"
            yield Column(f"{stage}_{part}", kind, f"{stage.capitalize()} {about}")
    for name, about in (
        ("direction", "Direction of travel"),
        ("status", "Its state"),
        ("response", "The strategy"),
        ("controls", "Controls, one a line"),
        ("evidence", "Evidence, one a line"),
        ("actions", "Actions with owner, due date and state, one a line"),
        ("assurances", "Assurances with their line of defence, one a line"),
        ("update", "The latest comment"),
        ("objective", "The objective it threatens"),
        ("raised_on", "ISO 8601 date, as precise as printed"),
        ("review_on", "ISO 8601 date, as precise as printed"),
        ("target_on", "ISO 8601 date, as precise as printed"),
        ("other", "Printed headings that have no column, with their text"),
        ("findings", "What the rules found, one a line"),
    ):
        yield Column(name, "string", about)
    yield Column("page", "integer", "The page where the risk begins (PDF)")


SHEET_COLUMNS: tuple[Column, ...] = tuple(_columns())


def sheet_rows(register: Register, report: str) -> Iterator[tuple[Value, ...]]:
    """Values in the order of SHEET_COLUMNS."""
    paged = register.report.page_count is not None  # Word has no pages
    found: dict[str, list[str]] = {}
    for finding in register.findings:
        if finding.risk_id is not None:
            found.setdefault(finding.risk_id, []).append(f"{finding.code}: {finding.message}")
    for risk in register.risks:
        yield (
            report,
            risk.risk_id,
            risk.title,
            risk.category,
            risk.description,
            risk.causes,
            risk.consequences,
            *_owners(risk),
            *_stages(risk),
            risk.direction,
            risk.status,
            risk.response,
            _lines([_headed(control.text, control.heading) for control in risk.controls]),
            _lines([_headed(evidence.text, evidence.heading) for evidence in risk.evidence]),
            _lines(map(_action, risk.actions)),
            _lines(map(_assurance, risk.assurances)),
            risk.update,
            risk.objective,
            risk.raised_on,
            risk.review_on,
            risk.target_on,
            _lines([f"{heading}: {text}" for heading, text in risk.extra.items()]),
            _lines(found.get(risk.risk_id, ()) if risk.risk_id is not None else ()),
            first_page(risk) if paged else None,
        )


_KINDS: tuple[OwnerKind, ...] = get_args(OwnerKind)
_PARTS = ("likelihood", "impact", "score", "rag", "level")
_UNSCORED: tuple[Value, ...] = (None,) * len(_PARTS)


def _stages(risk: Risk) -> list[Value]:
    scores: dict[Stage, list[Score]] = {}
    for score in risk.scores:
        scores.setdefault(score.stage, []).append(score)
    values: list[Value] = []
    for stage in STAGES:
        values += _stage(stage, scores[stage]) if stage in scores else _UNSCORED
    return values


def _stage(stage: Stage, scores: list[Score]) -> tuple[Value, ...]:
    if len(scores) > 1:
        return tuple(_lines(_text(getattr(score, part)) for score in scores) for part in _PARTS)
    one = scores[0]
    numbers: tuple[Value, ...] = (one.likelihood, one.impact, one.score)
    if stage == "previous":
        numbers = tuple(_text(number) or None for number in (one.likelihood, one.impact, one.score))
    return (*numbers, one.rag, one.level)


def _text(value: Number | str | None) -> str:
    return "" if value is None else str(value)


def _owners(risk: Risk) -> list[str | None]:
    """Those of each kind."""
    owners: dict[OwnerKind, list[str]] = {}
    for owner in risk.owners:
        owners.setdefault(owner.kind, []).append(_owner(owner))
    return [_lines(owners[kind]) if kind in owners else None for kind in _KINDS]


def _owner(owner: Owner) -> str:
    return f"{owner.name}, {owner.role}" if owner.name and owner.role else owner.name or owner.role or ""


def _action(action: Action) -> str:
    return _headed(_noted(action.text, action.ref, action.owner, action.due, action.status), action.heading)


def _assurance(stated: Assurance) -> str:
    line = f"line {stated.line}" if stated.line else None
    return _headed(_noted(stated.text, line, stated.rating), stated.heading)


def _noted(text: str, *notes: str | None) -> str:
    kept = [note for note in notes if note]
    return f"{text} ({'; '.join(kept)})" if kept else text


def _headed(text: str, heading: str | None) -> str:
    return f"{heading}: {text}" if heading else text


def _lines(texts: Iterable[str]) -> str | None:
    return "\n".join(texts) or None
