"""Columns and lines labelled as controls that are still to be done: actions. The labels beside them tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..raw import Field, Label

_ACTION = re.compile(r"\bactions?\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:taken|to date|existing|current|already|in place|completed?|implemented|controls?)\b", re.IGNORECASE
)
_DOING = re.compile(r"\b(?:doing|being\s+done|under\s?way|in\s+progress)\b", re.IGNORECASE)
_CONTROLS: Final = Field.CONTROLS
_DATES = (Field.TARGET_ON, Field.ACTION_DUE)


def beside_controls(labels: Sequence[Label]) -> list[Label]:
    """Actions that no word says are in place, where the controls stand under a label of their own and no other acts."""
    controls = [label for label in labels if label.field is _CONTROLS]
    acts = [label for label in controls if _ACTION.search(label.text) and not _DONE.search(label.text)]
    plain = bool(acts) and any(not _ACTION.search(label.text) for label in controls)
    return _as_actions(labels, acts) if plain else list(labels)


def beside_done(labels: Sequence[Label]) -> list[Label]:
    """ "What we are doing" beside "What we have done" are actions: they go on."""
    held = [label for label in labels if label.field is _CONTROLS]
    going = [label for label in held if _DOING.search(label.text)]
    return _as_actions(labels, going) if len(going) < len(held) else list(labels)


def before_dates(labels: Sequence[Label]) -> list[Label]:
    """A "mitigating action" with a date among the two labels behind it, or among all where it is the first."""
    for at, label in enumerate(labels):
        dated = any(other.field in _DATES for other in labels[at + 1 : at + 3 if at else None])
        if dated and label.field is Field.CONTROLS and _ACTION.search(label.text):
            return _as_actions(labels, [label])
    return list(labels)


def _as_actions(labels: Sequence[Label], acts: Sequence[Label]) -> list[Label]:
    """With these as actions, where no label says so of itself."""
    if not acts or any(label.field is Field.ACTIONS for label in labels):
        return list(labels)
    return [replace(label, field=Field.ACTIONS) if label in acts else label for label in labels]
