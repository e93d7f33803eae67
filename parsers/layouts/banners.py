"""Banners and headings over risks: a group's name, or what the columns do not say: "Title: …  Owner: …".

A banner that names the risk speaks of the next row; labels with their values under a row go on with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..document import Paragraph
from ..labels import Grammar, Reading
from ..raw import IDENTITY, Field, Label, RawValue
from ..words import join_words
from .cell_view import STRONG, CellView
from .records import value_of
from .settle_one import Told, settle_one
from .subheads import Head, head_of, inner_runs, rest_of


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
            stands = (banner.cell.place,)
            found.append(RawValue(label, (rest_of(paragraph, rest),) if rest else (), stands=stands))
    named = any(value.label.field in IDENTITY and value.label.field is not Field.CATEGORY for value in found)
    return found if named else []


def banner_category(banner: CellView, grammar: Grammar) -> RawValue:
    """The group that a banner names for the risks below it, with its label or without one."""
    whole = value_of(Label("", Field.CATEGORY), banner.cell, section=False)
    named = labelled_category(whole.paragraphs[0], grammar) if whole.paragraphs else None
    return replace(whole, label=named.label, paragraphs=(*named.paragraphs, *whole.paragraphs[1:])) if named else whole


def labelled_category(paragraph: Paragraph, grammar: Grammar) -> RawValue | None:
    """A group named after its label: "Risk category: Finance", "Directorate - Place"."""
    for at, word in enumerate(paragraph.words[:6]):
        if word.text in ("-", "–", "—", ":") or word.text.endswith(":"):
            label = paragraph.words[: at + 1]
            text = join_words(label).rstrip(" :-–—")
            reading, rest = grammar.read(text), paragraph.words[at + 1 :]
            if reading and rest and reading.field is Field.CATEGORY and reading.confidence >= STRONG:
                new = Label(text, Field.CATEGORY, words=label)
                return RawValue(new, (rest_of(paragraph, rest),), stands=(paragraph.stands,))
            return None
    return None


def foot_values(filled: Sequence[CellView], grammar: Grammar) -> list[RawValue]:
    """The labelled values of a row that is set across the columns and names no risk; none where it holds more."""
    if not filled or filled[0].cell.column_span < 2 or any(v.tinted for v in filled):
        return []
    found: list[RawValue] = []
    for v in filled:
        for paragraph in v.cell.paragraphs:
            head = _head_of(paragraph, grammar)
            if head is None:
                return []
            reading, words, rest = head
            value = (rest_of(paragraph, rest),) if rest else ()
            field = settle_one(reading, join_words(words), Told(join_words(rest)))
            label = Label(join_words(words).rstrip(" :"), field, reading.stage, reading.stage_text, words=words)
            found.append(RawValue(label, value, stands=(v.cell.place,)))
    fields = {value.label.field for value in found}
    return [] if fields & IDENTITY or fields == {Field.CATEGORY} else found  # a group names those below


def _head_of(paragraph: Paragraph, grammar: Grammar) -> Head | None:
    """The label that a line begins with: a known one, or bold words up to a colon."""
    head = head_of(paragraph, grammar)
    if head is not None:
        return head if head[2] or paragraph.text.endswith(":") else None
    words = paragraph.words
    stop = next((at for at, word in enumerate(words) if word.text.endswith(":")), None)
    if stop is None or not all(word.bold for word in words[: stop + 1]) or all(word.bold for word in words):
        return None
    return Reading(Field.EXTRA), words[: stop + 1], words[stop + 1 :]


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
