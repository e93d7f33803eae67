"""Labels of dates: which date it is, whose, and whether it is one at all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .label_reading import DATES, Reading, Segment
from .raw import PEOPLE, Field, StageKind
from .vocabulary import Tokens


def with_date(tokens: Tokens, fields: Sequence[tuple[Segment, Field]], *, listed: bool) -> Reading | None:
    """A date's label, or one that lists somebody and a date: "Owner and due date"."""
    names = [field for _, field in fields]
    people = [field for field in names if field in PEOPLE]
    if listed and people and set() < set(names) - PEOPLE <= DATES:
        return Reading(people[0], alternatives=tuple(dict.fromkeys(f for f in names if f is not people[0])))
    date = _date_of(tokens, fields)
    return Reading(date) if date is not None else None


def _date_of(tokens: Tokens, fields: Sequence[tuple[Segment, Field]]) -> Field | None:
    """The date that a label with the word "date" names; of something else ("latest note date") it is EXTRA."""
    names = [field for _, field in fields]
    dated = any(s.size == 1 and tokens[s.start] == "date" for s, f in fields if f is Field.RAISED_ON)
    if dated and len(set(names)) > 1:
        others = {f for f in names if f is not Field.RAISED_ON and f is not Field.RISK}
        done = tokens[-1] == "completed" and ("to", "be") not in pairwise(tokens)
        if Field.ACTIONS in others and others <= DATES | {Field.ACTIONS} and not done:
            return Field.ACTION_DUE
        if not others and tokens[0] == "date":
            return Field.RAISED_ON  # "Date of risk"
        return next(f for f in names if f in others) if others and others <= DATES else Field.EXTRA
    return next((f for f in names if f in DATES), None) if "date" in tokens else None


def up_to_now(tokens: Tokens, segment: Segment) -> bool:
    """ "to date", "out of date": no date is meant."""
    at = segment.start
    return segment.size == 1 and tokens[at] == "date" and tokens[at - 1 : at] in (("to",), ("of",))


def of_its_own_time(tokens: Tokens, reading: Reading, known: int) -> Reading:
    """A past id or date and a direction that is forecast are none of the risk's own: "Previous ref"."""
    if reading.field is Field.RAISED_ON and tokens[:2] in (("date", "of"), ("date", "for")) and known < len(tokens):
        return Reading(Field.EXTRA)  # the date of something strange
    past = reading.stage is StageKind.PREVIOUS and reading.field in DATES | {Field.ID}
    ahead = reading.stage is StageKind.TARGET and reading.field in (Field.DIRECTION, Field.DESCRIPTION)
    return Reading(Field.EXTRA, alternatives=(reading.field,)) if past or ahead else reading
