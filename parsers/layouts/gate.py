"""Is a table, by its labels, part of a risk register at all? Recall matters, and so does every table that is not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..raw import MEASURES, Field, Label

ENOUGH = 4.0

_OTHER = re.compile(
    r"£|\b(saving|budget|variance|actual|outturn|kpi|indicator|recommendation|minute|agenda|invoice|supplier|"
    r"contract value|tender|premises|ward|planning|application|polling|spend|income|expenditure|measure|baseline|"
    r"benchmark|percentile|milestone|resolution|audit title|audit opinion|project|scheme|contract|complaint|policy|"
    r"asset|grant|performance|delivered|capital|report title|target actual|survey|opinion|priority actions|"
    r"breach|incident|accident|claim|issue|finding|weakness|option|decision|lesson|benefit|audit area)\w*\b",
    re.IGNORECASE,
)
"""Words of trackers of other things: performance, savings, audits, projects, incidents."""
_RISK = re.compile(r"\b(?:risk|threat|hazard|risg)", re.IGNORECASE)
_BESIDE = frozenset({Field.ID, Field.CATEGORY, Field.RAISED_ON, Field.STATUS, Field.OWNER, *MEASURES})
"""What may stand before the column that names each row."""
TRACKED = 2.0
"""How much that a table tracks something else speaks against it."""
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
}


def tracks_other(labels: Sequence[Label]) -> bool:
    """A wide table whose rows are something else than risks, by the first of its columns that names them."""
    subject = next((label for label in labels if label.text and label.field not in _BESIDE), None)
    return subject is not None and _foreign(subject)


def weigh(labels: Sequence[Label], *, risky: bool, heading_risky: bool) -> float:
    """How much the labels of a table speak for a register: `ENOUGH` or more is one.

    `risky`: a title or id label says "risk", "threat" or "hazard". `heading_risky`: the heading over the table does.
    """
    fields = {label.field for label in labels}
    weight = sum(_WEIGHT.get(field, 0.0) for field in fields)
    if Field.LIKELIHOOD in fields and Field.IMPACT in fields:
        weight += 3.0
    elif Field.LIKELIHOOD in fields:
        weight += 1.5
    if Field.SCORE in fields or Field.IMPACT in fields:
        weight += 1.0
    if len({label.stage for label in labels if label.stage and label.field in MEASURES}) >= 2:
        weight += 1.0
    if any(label.line for label in labels):
        weight += 1.5
    if len({label.line for label in labels if label.line}) >= 2:
        weight += 2.0
    if risky:
        weight += 2.0
    if heading_risky:
        weight += 1.0
    if not fields & {Field.RISK, Field.TITLE, Field.DESCRIPTION, Field.ID}:
        weight -= 1.0
    return weight - 1.25 * sum(_foreign(label) for label in labels)


def _foreign(label: Label) -> bool:
    """The label is of a tracker of something else."""
    if label.field in (Field.RISK, Field.DESCRIPTION):
        return _OTHER.search(label.text) is not None and _RISK.search(label.text) is None
    other = label.field in (Field.EXTRA, Field.SCORE, Field.TITLE, Field.ACTION_STATUS)
    return other and _OTHER.search(label.text) is not None
