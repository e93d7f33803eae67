"""Banners between the rows of a wide table that say of the next row what the columns do not: "Title: …  Owner: …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..labels import Grammar
from ..raw import IDENTITY, Field, Label, RawValue
from .subheads import inner_runs, rest_of
from .view import CellView


def banner_values(banner: CellView, grammar: Grammar) -> list[RawValue]:
    """The labelled values of a banner; none where it does not name a risk by a label."""
    found: list[RawValue] = []
    for paragraph in banner.cell.paragraphs:
        runs = inner_runs(paragraph, grammar) if paragraph.words else []
        if paragraph.words and (not runs or runs[0][1][0] is not paragraph.words[0]):
            return []
        for reading, words, rest in runs:
            text = " ".join(word.text for word in words).rstrip(" :")
            label = Label(text, reading.field, reading.stage, reading.stage_text, reading.line, words)
            places = (banner.cell.place,)
            found.append(RawValue(label, (rest_of(paragraph, rest),) if rest else (), places=places))
    named = any(value.label.field in IDENTITY and value.label.field is not Field.CATEGORY for value in found)
    return found if named else []


def action_owners(labels: Sequence[Label], banners: Sequence[CellView], grammar: Grammar) -> list[Label]:
    """The columns' labels; where banners name the risk's owner, somebody named right after the actions is theirs."""
    told = {value.label.field for banner in banners for value in banner_values(banner, grammar)}
    out = list(labels)
    if Field.OWNER not in told:
        return out
    for k, label in enumerate(out):
        if label.field is Field.OWNER and Field.ACTIONS in {before.field for before in out[max(k - 3, 0) : k]}:
            out[k] = replace(label, field=Field.ACTION_OWNER)
    return out
