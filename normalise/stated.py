"""Controls, evidence, assurances and actions of a risk, each statement with what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from ..parsers.raw import Field, RawRisk, RawValue
from .dates import find_due, parse_date
from .draft import Draft, Sourced, printed_in
from .facts import keep
from .models import Action, Assurance, Control, Evidence, unchecked
from .statements import split_statements
from .texts import is_blank

_EDGES = " ,;/|"
"""What parts an owner and a date in one cell, and is of neither."""
_STATED = frozenset({Field.CONTROLS, Field.EVIDENCE, Field.ASSURANCES})
_control, _evidence = unchecked(Control), unchecked(Evidence)
_assurance, _action = unchecked(Assurance), unchecked(Action)


def read_statements(draft: Draft, risk: RawRisk) -> None:
    ratings = {
        value.label.line: " ".join(value.text.split())
        for value in risk.of(Field.ASSURANCE_RATING)
        if value.text and not is_blank(value.text)
    }
    for value in risk.values:
        field = value.label.field
        if field not in _STATED:
            continue
        if field is Field.CONTROLS:
            for item in split_statements(value.paragraphs):
                control = _control({"text": item.text, "heading": item.heading})
                draft.controls.append(Sourced(control, printed_in(value, item.words)))
        elif field is Field.EVIDENCE:
            for item in split_statements(value.paragraphs):
                evidence = _evidence({"text": item.text, "heading": item.heading})
                draft.evidence.append(Sourced(evidence, printed_in(value, item.words)))
        else:
            line = value.label.line if value.label.line in (1, 2, 3) else None
            rating = ratings.get(line, ratings.get(None))
            for item in split_statements(value.paragraphs):
                heading = item.heading or (
                    value.label.text if line and not value.section and value.label.text else None
                )
                assurance = _assurance({"text": item.text, "heading": heading, "line": line, "rating": rating})
                draft.assurances.append(Sourced(assurance, printed_in(value, item.words)))
    _actions(draft, risk)
    if ratings and not draft.assurances:
        for value in risk.of(Field.ASSURANCE_RATING):
            keep(draft, value.label.text, value)


def _actions(draft: Draft, risk: RawRisk) -> None:
    """Actions with what stands beside them: values of one printed row share a group."""
    groups: dict[int | None, list[RawValue]] = {}
    for value in risk.of(Field.ACTIONS, Field.ACTION_REF, Field.ACTION_OWNER, Field.ACTION_DUE, Field.ACTION_STATUS):
        groups.setdefault(value.group, []).append(value)
    for values in groups.values():
        items = [(item, v) for v in values if v.label.field is Field.ACTIONS for item in split_statements(v.paragraphs)]
        beside = {
            f: _beside(values, f, len(items))
            for f in (Field.ACTION_REF, Field.ACTION_OWNER, Field.ACTION_DUE, Field.ACTION_STATUS)
        }
        for number, (item, value) in enumerate(items):
            due_text = beside[Field.ACTION_DUE][number]
            due_on = parse_date(due_text) if due_text else None
            if due_text is None:
                found = find_due(item.text)
                due_text, due_on = found if found else (None, None)
            action = _action(
                {
                    "text": item.text,
                    "heading": item.heading,
                    "ref": beside[Field.ACTION_REF][number],
                    "owner": beside[Field.ACTION_OWNER][number],
                    "due": due_text,
                    "due_on": due_on,
                    "status": beside[Field.ACTION_STATUS][number],
                }
            )
            draft.actions.append(Sourced(action, printed_in(value, item.words)))
        if not items:
            for value in values:
                keep(draft, value.label.text, value)


def _beside(values: Sequence[RawValue], field: Field, count: int) -> list[str | None]:
    """The texts of one column beside the actions: a line for each, or one for all."""
    cells = [
        v
        for v in values
        if v.label.field is field
        and v.paragraphs
        and v.text
        and not (is_blank(v.text) and (field is not Field.ACTION_DUE or not any(map(str.isalnum, v.text))))
    ]
    if not cells or not count:
        return [None] * count
    lines = [" ".join(p.text.split()).strip(_EDGES) for v in cells for p in v.paragraphs if p.words]
    if len(lines) == count:
        return [line or None for line in lines]
    return [" ".join(lines)] * count
