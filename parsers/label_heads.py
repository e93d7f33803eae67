"""Labels that are understood by their noun, and controls that are not there yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from .label_reading import Reading
from .raw import Field, StageKind
from .vocabulary import Sense, Tokens

_COMING = frozenset(
    "still needed need required recommended outstanding further additional planned proposed future new yet missing "
    "come".split()
)
"""What says of controls that they are not there."""
_HEADS = frozenset(
    {
        Field.OWNER,
        Field.CONTROLS,
        Field.ACTIONS,
        Field.CAUSES,
        Field.CONSEQUENCES,
        Field.ASSURANCES,
        Field.UPDATE,
        Field.EVIDENCE,
        Field.OBJECTIVE,
        Field.RISK,
        Field.ID,
    }
)
"""What a label is about where its noun says so, though the words before it are strange: "Leadership Group Owner"."""
_NO_HEADS = frozenset(
    "plan management result outcome position background context procedure measure item index serial reason note task "
    "why because opportunity event concern method remedial narrative news now lead resp".split()
)
"""Nouns that say too little for that."""
_NO_RISKS = frozenset({"at", "of", "high", "low", "other"})
HEAD_CONFIDENCE = 0.65


def by_head(tokens: Tokens, phrases: Mapping[Tokens, tuple[Sense, ...]]) -> Reading | None:
    """The reading of a label by its noun alone, which stands last ("Contributory factors") or first ("Lead agency")."""
    if not 1 < len(tokens) <= 6:
        return None
    risky = "risk" in tokens
    last = () if tokens[-1] in _NO_HEADS else phrases.get(tokens[-1:], ())
    for sense in last:
        short = len(tokens) <= 3
        if sense.measure == "likelihood" or (sense.measure == "score" and short and tokens[-1] in ("score", "rating")):
            return Reading(Field(sense.measure), confidence=HEAD_CONFIDENCE, risky=risky)
        refused = (sense.field is Field.ID and not short) or (sense.field is Field.RISK and tokens[-2] in _NO_RISKS)
        kind = sense.field is Field.CATEGORY and short and tokens[-1] in ("type", "category", "theme")
        if (sense.field in _HEADS and not refused) or kind:
            return still_to_come(tokens, Reading(sense.field or Field.EXTRA, confidence=HEAD_CONFIDENCE, risky=risky))
    leads = phrases.get(tokens[:1], ()) if len(tokens) <= 3 and tokens[0] not in _NO_HEADS - {"lead"} else ()
    first = next((sense.field for sense in leads if sense.field in _HEADS - {Field.RISK, Field.ID}), None)
    return Reading(first, confidence=HEAD_CONFIDENCE, risky=risky) if first is not None else None


def still_to_come(tokens: Tokens, reading: Reading) -> Reading:
    """Controls that are not there yet are actions: "Mitigation still to come", "Controls to be introduced"."""
    said = set(tokens)
    treated = reading.field is Field.RESPONSE and bool(said & {"treatment", "response"})
    if not (reading.field is Field.CONTROLS or treated) or reading.stage is StageKind.CURRENT:
        return reading
    pairs = set(pairwise(tokens))
    there = ("in", "place") in pairs and not said & {"not", "yet"} and ("to", "be") not in pairs
    if there or said & {"taken", "manage", "managed"} or not (said & _COMING or ("to", "be") in pairs):
        return reading
    return replace(reading, field=Field.ACTIONS, alternatives=(reading.field,))
