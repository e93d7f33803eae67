"""What one label stands for, by the shapes of what stands below it."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..labels import Reading
from ..raw import MEASURES, PEOPLE, Field, Label, StageKind
from ..shapes import SCORED, TEXTUAL, Kind, is_period
from .columns import Column

ACTION_FIELDS = {
    Field.ID: Field.ACTION_REF,
    Field.RISK: Field.ACTIONS,
    Field.TITLE: Field.ACTIONS,
    Field.DESCRIPTION: Field.ACTIONS,
    Field.OWNER: Field.ACTION_OWNER,
    Field.CONTROL_OWNER: Field.ACTION_OWNER,
    Field.STATUS: Field.ACTION_STATUS,
    Field.UPDATE: Field.ACTION_STATUS,
    Field.RAG: Field.ACTION_STATUS,
    Field.DIRECTION: Field.ACTION_STATUS,
    Field.SCORE: Field.ACTION_STATUS,
    Field.TARGET_ON: Field.ACTION_DUE,
    Field.REVIEW_ON: Field.ACTION_DUE,
    Field.RAISED_ON: Field.ACTION_DUE,
    Field.CONTROLS: Field.ACTIONS,
    Field.CATEGORY: Field.EXTRA,
}
"""What a generic label says in a table or under a super-header of actions."""

CONTROL_FIELDS = {
    Field.DESCRIPTION: Field.CONTROLS,
    Field.RISK: Field.CONTROLS,
    Field.TITLE: Field.CONTROLS,
    Field.OWNER: Field.CONTROL_OWNER,
    Field.ID: Field.EXTRA,
    Field.STATUS: Field.EXTRA,
    Field.RAG: Field.EXTRA,
    Field.SCORE: Field.EXTRA,
    Field.UPDATE: Field.EXTRA,
    Field.REVIEW_ON: Field.EXTRA,
    Field.TARGET_ON: Field.EXTRA,
}

OFTEN = re.compile(r"\bfrequency\b", re.IGNORECASE)
"""What of "frequency" is no likelihood where words stand below it."""
_LONGEST_POST = 5
"""Words that a name or post has in the mean."""


def settle(column: Column) -> Label:
    """The label of one column, with no look at the others yet."""
    reading = column.reading
    if is_period(column.leaf) and column.share(*SCORED) > 0.6:
        field = Field.RAG if column.share(Kind.RAG) > 0.6 else Field.SCORE
        return Label(column.leaf, field, StageKind.PREVIOUS, column.leaf, words=column.words)
    if reading is None or reading.confidence < 0.6 or (reading.stage is None and column.staged > 0.8):
        return Label(column.text, Field.EXTRA, words=column.words)
    field = choose(reading, column)
    stage, stage_text = reading.stage, reading.stage_text
    above = column.above
    if (
        above
        and above.field is Field.IMPACT
        and field in (Field.SCORE, Field.EXTRA)
        and column.above_text != column.text
    ):
        field = Field.IMPACT  # "Total" or "Reputation" under "Impact"
    told_above = above is not None and above.stage is not None and column.above_text != column.text
    if above and field in MEASURES and ((above.stage and not stage) or (told_above and above.stage is stage)):
        stage, stage_text = above.stage, column.above_text
    if above and above.field is Field.ACTIONS and column.above_text != column.text:
        field = ACTION_FIELDS.get(field, field)
    elif above and above.field is Field.CONTROLS and column.above_text != column.text and not above.line:
        field = CONTROL_FIELDS.get(field, field)
    elif above and above.line and field in (Field.DESCRIPTION, Field.ASSURANCES, Field.EVIDENCE, Field.CONTROLS):
        return Label(column.text, Field.ASSURANCES, line=above.line, words=column.words)
    if field in (Field.ACTION_STATUS, Field.ACTION_DUE, Field.TARGET_ON):
        stage = stage_text = None
    return Label(column.text, field, stage, stage_text, reading.line, column.words)


def choose(reading: Reading, column: Column) -> Field:
    """Which of the fields that a label can stand for, by the shapes of what stands below it."""
    field = reading.field
    if column.empty:
        return field
    if field in (Field.IMPACT, Field.CONSEQUENCES) and {Field.IMPACT, Field.CONSEQUENCES} <= {
        field,
        *reading.alternatives,
    }:
        return Field.CONSEQUENCES if column.share(*TEXTUAL) > 0.5 else Field.IMPACT
    if field in _TOLD and column.share(*SCORED) > 0.8:
        return Field.EXTRA  # "Control" and "Concern" over marks from 1 to 5
    if field is Field.UPDATE and column.share(Kind.DATE) > 0.6:
        return Field.EXTRA  # when it was updated, not what is new
    rule = _RULES.get(field)
    return rule(reading, column) if rule else field


_TOLD = frozenset({Field.CONTROLS, Field.ACTIONS, Field.CAUSES, Field.CAUSES_AND_CONSEQUENCES, Field.UPDATE})
"""Fields that are told in words."""


def _likelihood(reading: Reading, column: Column) -> Field:
    # "Frequency" over "Monthly" is how often something is done
    told = column.share(*TEXTUAL, Kind.DATE) > 0.6
    return Field.EXTRA if told and (column.length > 4 or OFTEN.search(column.text)) else reading.field


def _rag(reading: Reading, column: Column) -> Field:
    return Field.DIRECTION if column.share(Kind.DIRECTION) > 0.5 else reading.field


def _response(reading: Reading, column: Column) -> Field:
    if column.share(Kind.RESPONSE) > 0.5:
        return reading.field
    return Field.CONTROLS if column.length > 3 else reading.field


def _score(reading: Reading, column: Column) -> Field:
    """A "rating" over dates, arrows or prose is no score: "Target" over a date, "Managed" over controls."""
    others, target = reading.alternatives, reading.stage is StageKind.TARGET
    if target and column.appetites > 0.6:
        return Field.EXTRA
    if column.share(Kind.PROSE) + column.share(Kind.DATE) + column.share(Kind.DIRECTION) <= 0.5:
        return reading.field
    if column.share(Kind.DATE) > 0.5:
        return Field.TARGET_ON if Field.TARGET_ON in others or target else Field.EXTRA
    if column.share(Kind.DIRECTION) > 0.5:
        return Field.DIRECTION
    texts = () if target else (Field.CONTROLS, Field.RISK, Field.OBJECTIVE, Field.UPDATE)
    return next((f for f in texts if f in others), Field.EXTRA)


def _status(reading: Reading, column: Column) -> Field:
    if Field.CONTROLS in reading.alternatives:
        return Field.UPDATE if column.length > 6 else Field.EXTRA  # "Control status"
    if column.share(Kind.DIRECTION) > 0.5:
        return Field.DIRECTION
    if reading.stage and column.share(*SCORED) > 0.6:
        return Field.SCORE
    if column.share(Kind.RAG) > 0.6:
        return Field.RAG
    if column.share(Kind.RESPONSE) > 0.6:
        return Field.RESPONSE  # "Status" over "Treat" and "Tolerate"
    return Field.UPDATE if column.length > 6 else reading.field


def _controls(reading: Reading, column: Column) -> Field:
    if reading.field is Field.CONTROLS and Field.EXTRA in reading.alternatives and column.length < 4:
        return Field.EXTRA  # "Control effectiveness" over "Adequate"
    people = next((field for field in reading.alternatives if field in PEOPLE), None)
    if people and column.length <= _LONGEST_POST and not column.share(Kind.PROSE):
        return people  # "Control/action owner"
    return Field.RESPONSE if column.share(Kind.RESPONSE) > 0.6 else reading.field


def _title(reading: Reading, column: Column) -> Field:
    return Field.ID if column.ids > 0.7 and column.length < 2.5 else reading.field


def _id(reading: Reading, column: Column) -> Field:
    if column.coded > 0.7 or (column.length <= 4 and (Field.TITLE not in reading.alternatives or column.ids > 0.5)):
        return reading.field
    return next((f for f in reading.alternatives if f in (Field.RISK, Field.TITLE)), Field.RISK)


def _owner(reading: Reading, column: Column) -> Field:
    return Field.ID if column.coded > 0.7 else reading.field  # "Owner / Ref", one over the other


def _date(reading: Reading, column: Column) -> Field:
    if Field.ACTION_OWNER in reading.alternatives and column.share(Kind.DATE) < 0.5:
        return Field.ACTION_OWNER  # "By" over names
    if column.length > 6:
        return Field.EXTRA
    return Field.SCORE if reading.field is Field.TARGET_ON and column.share(*SCORED) > 0.6 else reading.field


def _direction(reading: Reading, column: Column) -> Field:
    return Field.UPDATE if column.share(Kind.PROSE) > 0.5 else reading.field


def _objective(reading: Reading, column: Column) -> Field:
    return Field.SCORE if column.share(*SCORED) > 0.7 and Field.SCORE in reading.alternatives else reading.field


def _category(reading: Reading, column: Column) -> Field:
    return Field.EXTRA if column.length > 12 else reading.field


def _assured(reading: Reading, column: Column) -> Field:
    """A word or colour for each line of defence rates it."""
    rated = reading.line is not None and column.share(Kind.LEVEL, Kind.RAG) > 0.6
    return Field.ASSURANCE_RATING if rated else reading.field


_RULES: dict[Field, Callable[[Reading, Column], Field]] = {
    Field.LIKELIHOOD: _likelihood,
    Field.RAG: _rag,
    Field.RESPONSE: _response,
    Field.SCORE: _score,
    Field.STATUS: _status,
    Field.CONTROLS: _controls,
    Field.ACTIONS: _controls,
    Field.RISK: _title,
    Field.TITLE: _title,
    Field.ID: _id,
    Field.OWNER: _owner,
    Field.REVIEW_ON: _date,
    Field.RAISED_ON: _date,
    Field.TARGET_ON: _date,
    Field.DIRECTION: _direction,
    Field.OBJECTIVE: _objective,
    Field.CATEGORY: _category,
    Field.ASSURANCES: _assured,
}
"""For each field, when a column under its label holds something else."""


def told_as_status(kind: Kind, reading: Reading) -> Field:
    """What a value of this kind tells under "Status", or under "Current status" where the label has a stage."""
    if Field.CONTROLS in reading.alternatives:
        return Field.EXTRA  # "Control status"
    if kind is Kind.DIRECTION:
        return Field.DIRECTION
    if kind is Kind.RESPONSE:
        return Field.RESPONSE  # "Risk status: Treat"
    return Field.SCORE if reading.stage is not None and kind in SCORED else Field.STATUS
