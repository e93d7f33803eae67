"""The strategy that opens a text of controls or actions: "TREAT – 1) Spare pumps", "Tolerate:" over a list."""

from __future__ import annotations

import re
from dataclasses import replace

from ..document import Paragraph
from ..raw import Field, Label, RawValue
from ..shapes import Kind, kind_of

_DASH = re.compile(r"[-–—:]")
OPENED = frozenset({Field.CONTROLS, Field.ACTIONS})
"""Texts that a strategy may open."""


def split_response(value: RawValue) -> list[RawValue]:
    """The strategy and what is done; none where the text begins otherwise."""
    if value.label.field not in OPENED or not value.paragraphs:
        return []
    first, *others = value.paragraphs
    size = _lead(first)
    rest = first.words[size:]
    if not size or not (rest or others):
        return []
    said = Paragraph((replace(first.words[0], text=first.words[0].text.rstrip(":")),), stands=first.stands)
    label = Label("", Field.RESPONSE, words=first.words[1:size])
    kept = [*([replace(first, words=rest, heading=None)] if rest else []), *others]
    return [
        replace(value, label=label, paragraphs=(said,), fill=None, marks=(), section=False),
        replace(value, paragraphs=tuple(kept)),
    ]


def _lead(paragraph: Paragraph) -> int:
    """How many words say the strategy, its dash or colon among them; 0 where none does."""
    words = paragraph.words
    if not words or kind_of(words[0].text.rstrip(":")) is not Kind.RESPONSE:
        return 0
    if words[0].text.endswith(":") or len(words) == 1:
        return 1
    return 2 if _DASH.fullmatch(words[1].text) else 0
