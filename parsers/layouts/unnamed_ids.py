"""The id column of a table that names it by nothing known: "SRR" over 1, 2, 3, or no head over SR1, SR2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..raw import IDENTITY, Field, Label
from ..shapes import Kind
from .columns import Column


def with_id(columns: Sequence[Column], labels: list[Label]) -> list[Label]:
    """The labels; where none is an id, a strange column left of the text that tells the risks apart is one."""
    named = [k for k, label in enumerate(labels) if label.field in IDENTITY | {Field.DESCRIPTION}]
    if not named or any(label.field is Field.ID for label in labels):
        return labels
    for column in columns[: min(named)]:
        if labels[column.index].field is Field.EXTRA and column.reading is None and _tells_apart(column):
            return [replace(lb, field=Field.ID) if k == column.index else lb for k, lb in enumerate(labels)]
    return labels


def _tells_apart(column: Column) -> bool:
    """Ids or numbers, none of which stands twice."""
    count = column.count
    return count >= 3 and column.repeats == 0 and (column.ids > 0.8 or column.share(Kind.NUMBER, Kind.CODE) > 0.8)
