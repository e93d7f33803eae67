"""IDS: ids of risks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..case import Case
from .base import Found, Rule, each, located

_LONG = 70
_RESTARTS = 3
"""So many double plain numbers are a list that starts again under each heading, not a mistake."""


def _folded(risk_id: str) -> str:
    return "".join(risk_id.split()).casefold().strip(".")


def groups(case: Case) -> tuple[tuple[int, ...], ...]:
    """Positions of different risks that share an id, a tuple for each id."""
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for index, risk, notes in each(case):
        if risk.risk_id:
            found[(notes.register, _folded(risk.risk_id))].append(index)
    risks = case.register.risks
    double = [
        (key[1], tuple(where))
        for key, where in found.items()
        if len(where) > 1 and len({_folded(risks[i].title or "") for i in where}) > 1
    ]
    plain = [where for key, where in double if key.isdigit() and len({risks[i].category for i in where}) == len(where)]
    restarted = set(plain) if len(plain) >= _RESTARTS else set()
    return tuple(where for _, where in double if where not in restarted)


def shared(case: Case) -> frozenset[int]:
    """Positions of all risks that share their id with another."""
    return frozenset(index for where in groups(case) for index in where)


def _short(title: str) -> str:
    return title if len(title) <= _LONG else title[:_LONG].rsplit(" ", 1)[0] + " …"


class DoubleId(Rule):
    code = "IDS001"
    severity = "error"
    summary = "two different risks share one id"
    explanation = (
        "An id has to name one risk: quarters are compared and registers joined by it. Two risks with "
        "different titles under one id are a slip of the pen. Once for each id; REF001 is silent for them. A "
        "report whose plain numbers start again under each heading is left alone. Example: OR07 stands for "
        "two different risks."
    )

    def look(self, case: Case) -> Iterator[Found]:
        for where in groups(case):
            risks = [case.register.risks[i] for i in where]
            titles = "; ".join(
                f"{_short(risk.title or 'no title')!r}{located(case.notes[i].places[:1])}"
                for i, risk in zip(where, risks, strict=True)
            )
            places = [place for i in where for place in case.notes[i].places]
            yield (
                where[0],
                self.finding(
                    f"id {risks[0].risk_id} is given to {len(risks)} different risks: {titles}", risks[0], places
                ),
            )
