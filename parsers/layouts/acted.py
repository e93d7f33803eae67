"""Cells that tell of several actions, and below each, on lines with labels, who acts and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..document import Paragraph
from ..labels import Grammar
from ..raw import PEOPLE, Field, Label, RawValue
from .subheads import head_of, rest_of

_FACTS = {
    **dict.fromkeys(PEOPLE, Field.ACTION_OWNER),
    Field.ACTION_OWNER: Field.ACTION_OWNER,
    Field.TARGET_ON: Field.ACTION_DUE,
    Field.REVIEW_ON: Field.ACTION_DUE,
    Field.ACTION_DUE: Field.ACTION_DUE,
    Field.STATUS: Field.ACTION_STATUS,
    Field.ACTION_STATUS: Field.ACTION_STATUS,
}
_ROOM = 1000
"""Groups of one cell: more than it tells of."""


def split_acted(value: RawValue, grammar: Grammar) -> list[RawValue]:
    """Each action and what is said of it as a group of its own; none where no line says who acts or by when."""
    facts = [_fact(p, grammar) for p in value.paragraphs]
    if facts[:1] == [None] and any(facts):
        return list(_grouped(value, facts))
    return []


def _fact(paragraph: Paragraph, grammar: Grammar) -> tuple[Label, Paragraph] | None:
    head = head_of(paragraph, grammar)
    if head is None or not head[2] or not head[1][-1].text.endswith(":") or head[0].field not in _FACTS:
        return None
    text = " ".join(word.text for word in head[1]).rstrip(" :")
    return Label(text, _FACTS[head[0].field], words=head[1]), rest_of(paragraph, head[2])


def _grouped(value: RawValue, facts: Sequence[tuple[Label, Paragraph] | None]) -> list[RawValue]:
    out: list[RawValue] = []
    group = _ROOM * (1 + (value.group or 0))
    for number, (paragraph, fact) in enumerate(zip(value.paragraphs, facts, strict=True)):
        if fact is not None:
            label, rest = fact
            out.append(replace(value, label=label, paragraphs=(rest,), group=group, fill=None, marks=()))
        elif number and facts[number - 1] is None:
            out[-1] = replace(out[-1], paragraphs=(*out[-1].paragraphs, paragraph))
        else:
            group += bool(number)
            out.append(replace(value, paragraphs=(paragraph,), group=group))
    return out
