"""Labels that say one thing or another: the other labels of the same risk tell which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..labels import Reading
from ..raw import IDENTITY, Field, Label
from .planned import beside_controls

_ASKED = frozenset({Field.RISK, Field.CAUSES, Field.IMPACT})
"""What a question can ask for that may be meant for something else."""
_NAMES = (Field.RISK, Field.DESCRIPTION)


def settle_questions(labels: Sequence[Label], readings: Sequence[Reading | None]) -> list[Label]:
    """ "What might happen?" asks for effects where the risk or its causes are told already and nothing else does.

    "Why is this a risk?" asks for the description of what has a title and none. "How bad is it?" is the whole score
    where nothing asks how likely it is. "Mitigating actions" beside "Controls" are still to be done.
    """
    out = beside_controls(labels)
    fields = [label.field for label in out]
    for at, (label, reading) in enumerate(zip(out, readings, strict=True)):
        if reading is None or reading.field is not label.field or label.field not in _ASKED:
            continue
        others = reading.alternatives
        if label.field is Field.RISK and Field.CONSEQUENCES in others:
            told = {field for field, other in zip(fields, out, strict=True) if other.text != label.text}
            caused = Field.CAUSES in fields[:at] and bool(told & set(IDENTITY))
            if Field.CONSEQUENCES not in told and (told & set(_NAMES) or caused):
                out[at] = replace(label, field=Field.CONSEQUENCES)
        elif label.field is Field.CAUSES and Field.DESCRIPTION in others:
            if Field.TITLE in fields and not {*_NAMES} & {*fields}:
                out[at] = replace(label, field=Field.DESCRIPTION)
        elif label.field is Field.IMPACT and Field.SCORE in others and Field.LIKELIHOOD not in fields:
            out[at] = replace(label, field=Field.SCORE)
    return out
