"""Labels inside a text: "Cause: …", a bold "Effects:" over bullets, "Owner: A. Jones   Cabinet member: B. Smith"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from ..document import Paragraph
from ..labels import Grammar, Reading
from ..raw import PEOPLE, Field
from ..shapes import ARROWS, Kind, kind_of
from ..words import Word, join_words
from .cell_view import STRONG

TEXT_FIELDS = frozenset(
    {
        Field.RISK,
        Field.TITLE,
        Field.DESCRIPTION,
        Field.CAUSES,
        Field.CONSEQUENCES,
        Field.CAUSES_AND_CONSEQUENCES,
        Field.CONTROLS,
        Field.ACTIONS,
        Field.UPDATE,
        Field.EVIDENCE,
        Field.ASSURANCES,
        Field.EXTRA,
    }
)

_ENDS = " :-–—"
_DASHES = ("-", "–", "—")
_SIGNS = frozenset(":-–—")
"""What ends a label, or stands between it and its value."""
_BRACKET = re.compile(r"\([^()]*\)")
HEAD_WORDS = 9
"""A label inside a text is no longer than this."""

_LONE = TEXT_FIELDS | {Field.ASSURANCE_RATING}  # "Head of Internal Audit Opinion: moderate"
_BARE_WORDS = 4
_OFFICE = re.compile(r"(?:director|manager|executive|secretary|treasurer|head|chief):", re.IGNORECASE)
_TEXTS = frozenset({Field.CAUSES, Field.CONSEQUENCES})

Head = tuple[Reading, tuple[Word, ...], tuple[Word, ...]]
"""A label's reading, its words, and the words after it."""


class Part(NamedTuple):
    """A stretch of a text, and the head that opens it (None: what stands before the first head)."""

    reading: Reading | None
    text: str
    words: tuple[Word, ...]
    paragraphs: tuple[Paragraph, ...]


def head_of(paragraph: Paragraph, grammar: Grammar) -> Head | None:
    """A paragraph that is, or begins with, a label: its reading, the label's words, the words after it."""
    words = paragraph.words
    if not words or _is_plain(paragraph):
        return None
    if _set_off(paragraph) and _outside_brackets(words) <= HEAD_WORDS and (whole := _sure(words, grammar, strip="")):
        # "Lead officer: Monitoring Officer" says who, though it speaks of officers only; "Next review: May" says when
        colon = next((at for at, word in enumerate(words[:-1], 1) if word.text.endswith(":")), 0)
        asked = _sure(words[:colon], grammar) if colon else None
        who = any(reading is not None and reading.field in PEOPLE for reading in (whole, asked))
        when = asked is not None and kind_of(join_words(words[colon:])) is Kind.DATE
        if not colon or not (who or when):
            return whole, words, ()
    for at in [at for at, word in enumerate(words[:HEAD_WORDS]) if word.text[-1:] in _SIGNS]:
        text = words[at].text
        lone = text in _SIGNS
        if not (text[-1] == ":" or (lone and at)):
            continue
        label = words[: at + 1]
        reading = _sure(label, grammar)
        if reading:
            if lone and text != ":" and not all(w.bold for w in label[:-1]):
                return None
            return reading, label, words[at + 1 :]
        if text[-1] == ":":
            return None
    if words[-1].text in ARROWS and (reading := _sure(words[:-1], grammar)) and reading.field is Field.DIRECTION:
        return reading, words[:-1], words[-1:]
    if not words[0].bold:
        return None
    bold = next((at for at, word in enumerate(words) if not word.bold), len(words))
    if 0 < bold <= HEAD_WORDS and bold < len(words):
        label = words[:bold]
        reading = _sure(label, grammar)
        if reading and len(join_words(label)) > 3:
            return reading, label, words[bold:]
    return None


def _is_plain(paragraph: Paragraph) -> bool:
    """Nothing in it can end a label or set one off: no bold lead, no colon, no dash, no arrow."""
    words, text = paragraph.words, paragraph.text
    if ":" in text or paragraph.heading is not None or (paragraph.bolds and words[0].bold):
        return False
    if text.isascii() and "-" not in text:
        return True  # as most are: no other sign is an ASCII one
    parted = "- " in text or "– " in text or "— " in text or words[-1].text in ARROWS
    return not parted and not text.rstrip().endswith(_DASHES)


def _outside_brackets(words: Sequence[Word]) -> int:
    """How many words a text has without what it says in brackets; no less than a third of them."""
    return max(len(_BRACKET.sub(" ", join_words(words)).split()), len(words) // 3)


def _sure(words: Sequence[Word], grammar: Grammar, strip: str = _ENDS) -> Reading | None:
    """The reading of words that are a label for sure."""
    text = join_words(words)
    reading = grammar.read(text.rstrip(strip) if strip else text)
    return reading if reading and reading.confidence >= STRONG else None


def _set_off(paragraph: Paragraph) -> bool:
    return paragraph.text.rstrip().endswith((":", "-", "–")) or paragraph.bold or paragraph.heading is not None


def rest_of(paragraph: Paragraph, words: tuple[Word, ...]) -> Paragraph:
    """What is left of a paragraph when its label is taken off."""
    return replace(paragraph, words=words, marker=None, heading=None)


def may_be_parted(paragraphs: Sequence[Paragraph]) -> bool:
    """A head may stand among these paragraphs, or one of them over a list."""
    over = False  # the one before is no item of a list
    for paragraph in paragraphs:
        if (over and paragraph.marker is not None) or (paragraph.words and not _is_plain(paragraph)):
            return True
        over = paragraph.marker is None
    return False


def holds_head(paragraphs: Sequence[Paragraph], grammar: Grammar) -> bool:
    """A head begins one of these paragraphs, or is one of them."""
    pairs = zip_longest(paragraphs, paragraphs[1:])
    return any(head_of(p, grammar) or _over_list(p, after, grammar) for p, after in pairs)


def parts_of(paragraphs: Sequence[Paragraph], grammar: Grammar, allowed: frozenset[Field]) -> Iterator[Part]:
    """Cut paragraphs at the heads whose fields are allowed."""
    reading: Reading | None = None
    label: tuple[Word, ...] = ()
    held: list[Paragraph] = []
    for paragraph, after in zip_longest(paragraphs, paragraphs[1:]):
        for head in _heads_in(paragraph, after, grammar, allowed):
            if isinstance(head, Paragraph):
                held.append(head)
                continue
            if held or label:
                yield Part(reading, join_words(label).rstrip(_ENDS), label, tuple(held))
            reading, label, rest = head
            held = [rest_of(paragraph, rest)] if rest else []
    if held or label:
        yield Part(reading, join_words(label).rstrip(_ENDS), label, tuple(held))


def _heads_in(
    paragraph: Paragraph, after: Paragraph | None, grammar: Grammar, allowed: frozenset[Field]
) -> Iterator[Head | Paragraph]:
    """The heads of one paragraph, each with the words up to the next; the paragraph itself where it has none."""
    runs = [run for run in inner_runs(paragraph, grammar) if run[0].field in allowed or run[0].line]
    if runs:
        first = paragraph.words.index(runs[0][1][0])
        if first:
            yield replace(paragraph, words=paragraph.words[:first])
        starts = [paragraph.words.index(run[1][0]) for run in runs] + [len(paragraph.words)]
        for (reading, label, _), start, stop in zip(runs, starts, starts[1:], strict=False):
            yield reading, label, paragraph.words[start + len(label) : stop]
        return
    head = head_of(paragraph, grammar) or _over_list(paragraph, after, grammar)
    if head and (head[0].field in allowed or head[0].line):
        yield head
    else:
        yield paragraph


def _over_list(paragraph: Paragraph, after: Paragraph | None, grammar: Grammar) -> Head | None:
    """Plain words over a list are its head where they name causes or consequences; else a heading within its kind."""
    listed = after is not None and after.marker is not None and paragraph.marker is None
    reading = _sure(paragraph.words, grammar) if listed and 0 < len(paragraph.words) <= _BARE_WORDS else None
    return (reading, paragraph.words, ()) if reading and reading.field in _TEXTS else None


def inner_runs(paragraph: Paragraph, grammar: Grammar) -> list[Head]:
    """Labels with a colon anywhere in a paragraph ("… Likelihood: 2"); inside it each begins with a capital."""
    if ":" not in paragraph.text:
        return []
    words = paragraph.words
    runs: list[tuple[int, int, Reading]] = []
    for at, word in [(at, word) for at, word in enumerate(words) if word.text[-1:] == ":"]:
        floor = runs[-1][1] if runs else 0
        for start in range(max(floor, at - 5), at + 1):
            if (start and not words[start].text[:1].isupper()) or (word.bold and not words[start].bold):
                continue
            reading = _sure(words[start : at + 1], grammar, strip=" :")
            if reading:
                told = runs and start == floor and runs[-1][2].field in PEOPLE
                if not (told and is_office(words[start : at + 1])):
                    runs.append((start, at + 1, reading))
                break
    if not runs:
        return []
    first, after, reading = runs[0]
    own_line = words[first].line != words[first - 1].line and (
        after == len(words) or words[after].line != words[first].line
    )
    if first and not own_line and len(runs) == 1 and reading.field in _LONE:
        return []
    ends = [start for start, _, _ in runs[1:]] + [len(words)]
    return [
        (reading, words[start:after], words[after:end]) for (start, after, reading), end in zip(runs, ends, strict=True)
    ]


def is_office(words: Sequence[Word]) -> bool:
    """ "Director:", which where an owner is wanted begins an office ("Director: Place") though it could be a label."""
    return bool(words) and _OFFICE.fullmatch(words[-1].text) is not None


def colon_labels(paragraphs: Sequence[Paragraph], grammar: Grammar) -> list[Reading]:
    """The labels with a colon in a cell: two or more of different fields make it a card of its own."""
    return [run[0] for paragraph in paragraphs for run in inner_runs(paragraph, grammar)]
