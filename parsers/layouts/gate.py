"""Is a table, by its labels, part of a risk register at all? Recall matters, and so does every table that is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..raw import IDENTITY, MEASURES, Field, Label, StageKind
from .columns import Column

ENOUGH = 4.0

_OTHER = re.compile(
    r"£|\b(saving|budget|variance|actual|outturn|kpi|indicator|recommendation|minute|agenda|invoice|supplier|"
    r"contract value|tender|premises|ward|planning|application|polling|spend|income|expenditure|measure|baseline|"
    r"benchmark|percentile|milestone|resolution|audit title|audit opinion|project|scheme|contract|complaint|policy|"
    r"asset|grant|performance|delivered|capital|report title|target actual|survey|opinion|priority actions|"
    r"breach|incident|accident|claim|finding|weakness|option|decision|lesson|benefit|audit area)\w*\b",
    re.IGNORECASE,
)
"""Words of trackers of other things: performance, savings, audits, projects, incidents."""
_ISSUE = re.compile(r"\bissues?\b", re.IGNORECASE)
"""What may have happened already; where its likelihood is judged it has not."""
_AUDITED = re.compile(r"\baudit(?:s|able|ed)?\b|\breview title\b", re.IGNORECASE)
"""What names the rows of an audit universe or plan. Elsewhere a column of a register may speak of audits."""
_HARMED = re.compile(r"\b(?:harm\s?ed|(?:persons?|people|those) at risk)\b", re.IGNORECASE)
"""A column of a safety assessment. One of hazards is a register; one of the steps of a task is none."""
_TASK = re.compile(r"(?:work )?(?:tasks?|activit(?:y|ies)|process|steps?)", re.IGNORECASE)
_RISK = re.compile(r"\b(?:risk|threat|hazard|risg)", re.IGNORECASE)
_BESIDE = frozenset({Field.ID, Field.CATEGORY, Field.OBJECTIVE, Field.RAISED_ON, Field.STATUS, Field.OWNER, *MEASURES})
"""What may stand before the column that names each row."""
TRACKED = 2.0
"""How much that a table tracks something else speaks against it."""
MOSTLY = 0.6
ASSESSED = 12.0
"""How much that a table says who may be hurt, or how much risk is sought, speaks against it."""
_NAMED = frozenset({Field.RISK, Field.TITLE, Field.DESCRIPTION})
_WEIGHT = {
    Field.CONTROLS: 2.0,
    Field.CAUSES: 1.0,
    Field.CONSEQUENCES: 1.0,
    Field.CAUSES_AND_CONSEQUENCES: 1.5,
    Field.OWNER: 0.5,
    Field.ACTIONS: 0.75,
    Field.RESPONSE: 0.5,
    Field.DIRECTION: 0.5,
    Field.CONTROL_OWNER: 1.0,
    Field.EVIDENCE: 0.5,
    Field.UPDATE: 0.25,
    Field.RAG: 0.5,
    Field.ACTION_STATUS: 0.5,
}


def subject_of(labels: Sequence[Label]) -> Label | None:
    """The first column that names what each row is about."""
    return next((label for label in labels if label.text and label.field not in _BESIDE), None)


def tracks_other(labels: Sequence[Label]) -> bool:
    """A wide table whose rows are something else than risks, by the first of its columns that names them."""
    subject = subject_of(labels)
    if subject is None:
        return False
    named = any(label.field in IDENTITY for label in labels)
    return (named and subject.field is Field.ACTIONS) or _foreign(subject, labels) or _audited(subject)


def _audited(subject: Label) -> bool:
    return subject.field not in (Field.CONTROLS, Field.ASSURANCES) and (
        _AUDITED.search(subject.text) is not None and _RISK.search(subject.text) is None
    )


def judges_no_risk(columns: Sequence[Column], labels: Sequence[Label]) -> bool:
    """Columns of an appetite statement: themes, and the most that is accepted."""
    stages = {label.stage for label in labels if label.field in MEASURES}
    factors = any(label.field in (Field.LIKELIHOOD, Field.IMPACT) for label in labels)
    if factors or not stages <= {StageKind.TARGET}:
        return False
    return any(column.appetites > MOSTLY for column in columns)


def weigh(labels: Sequence[Label], *, risky: bool, heading_risky: bool) -> float:
    """How much the labels of a table speak for a register: `ENOUGH` or more is one.

    `risky`: a title or id label says "risk", "threat" or "hazard". `heading_risky`: the heading over the table does.
    """
    fields = {label.field for label in labels}
    weight = sum([_WEIGHT.get(field, 0.0) for field in fields])
    if Field.LIKELIHOOD in fields and Field.IMPACT in fields:
        weight += 3.0
    elif Field.LIKELIHOOD in fields:
        weight += 1.5
    if Field.SCORE in fields or Field.IMPACT in fields:
        weight += 1.0
    stages = {label.stage for label in labels if label.stage and label.field in MEASURES}
    if len(stages) >= 2:
        weight += 1.0
    if StageKind.INHERENT in stages and stages & {StageKind.RESIDUAL, StageKind.CURRENT} and fields & _NAMED:
        weight += 1.5  # before and after controls: nothing but risks is judged so
    if any(label.line for label in labels):
        weight += 1.5
    if len({label.line for label in labels if label.line}) >= 2:
        weight += 2.0
    if risky:
        weight += 2.0
    if heading_risky:
        weight += 1.0
    strange = [label for label in labels if _is_strange(label.text)]
    if any(_names_harmed(label.text) for label in strange) and any(_TASK.fullmatch(label.text) for label in labels):
        weight -= ASSESSED
    if not fields & {Field.RISK, Field.TITLE, Field.DESCRIPTION, Field.ID}:
        weight -= 1.0
    return weight - 1.25 * sum([_foreign(label, labels) for label in strange])


@lru_cache(maxsize=4096)
def _is_strange(text: str) -> bool:
    """A label may be of something else than a register."""
    return _names_other(text) or _names_issue(text) or _names_harmed(text)


@lru_cache(maxsize=4096)
def _names_other(text: str) -> bool:
    return _OTHER.search(text) is not None


@lru_cache(maxsize=4096)
def _names_issue(text: str) -> bool:
    return _ISSUE.search(text) is not None


@lru_cache(maxsize=4096)
def _names_harmed(text: str) -> bool:
    return _HARMED.search(text) is not None


def _foreign(label: Label, labels: Sequence[Label]) -> bool:
    """The label is of a tracker of something else."""
    said = _names_other(label.text)
    if not said and _names_issue(label.text):
        said = all(beside.field is not Field.LIKELIHOOD for beside in labels)
    if label.field in (Field.RISK, Field.DESCRIPTION):
        return said and _RISK.search(label.text) is None
    return said and label.field in (Field.EXTRA, Field.SCORE, Field.TITLE, Field.ACTION_STATUS)
