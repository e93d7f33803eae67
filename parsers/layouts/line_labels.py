"""The labels that a paragraph is or begins with, and their values. What is a label is for the grammar to say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document import Paragraph
from ..labels import Grammar, Reading
from ..raw import MEASURES, PEOPLE
from ..shapes import Kind, kind_of, leading_id
from ..words import Word, join_words
from .cell_view import prints_number
from .section_model import LabelSpan
from .subheads import head_of, is_office

LABEL_WORDS = 9
SURE = 0.99
FIGURES = (Kind.NUMBER, Kind.SCORE, Kind.DATE, Kind.RAG, Kind.LEVEL)
_FIGURES_OR_COURSE = (*FIGURES, Kind.DIRECTION)
_MOST_BARE = 24
_RULE = re.compile(r"[|¦·•]")
_RISK_NUMBER = re.compile(
    r"\s*(?:(?:principal|strategic|corporate|operational|key|service|project|programme|directorate|departmental|business|"
    r"top)\s+)?risk\s+(no\.?\s*|ref\.?\s*|id\.?\s*|number\s*)?[A-Z]{0,5}[-_/]?\d",
    re.IGNORECASE,
)


def reads(words: Sequence[Word], grammar: Grammar) -> Reading | None:
    """The reading of words that are wholly understood as a label."""
    text = join_words(words).strip(" :-–—")
    reading = grammar.read(text)
    if reading is None or (reading.field in MEASURES and prints_number(text)):
        return None  # "Inherent score of 20: likelihood 4, impact 5" tells a score before its colon
    return reading if reading.confidence >= SURE and len(text) > 1 else None


def is_numbered_risk(text: str) -> bool:
    """ "Risk 1: Title", "Risk no. 3": the number is the risk's, and no label stands here."""
    match = _RISK_NUMBER.match(text)
    if match is None or leading_id(text + " x") is None:
        return False
    return match.group(1) is None or leading_id(text) is not None  # "Risk ID 1400" alone is a label and its value


class LabelReader:
    """The labels of a document's paragraphs, each read once: tables over them, below them and sections ask again."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._read: dict[int, tuple[Paragraph, list[LabelSpan]]] = {}  # by identity: the paragraph is kept for it

    def __call__(self, block: Paragraph) -> list[LabelSpan]:
        held = self._read.get(id(block))
        if held is None:
            held = self._read[id(block)] = block, labels_of(block, self.grammar)
        return held[1]


def labels_of(block: Paragraph, grammar: Grammar) -> list[LabelSpan]:
    """The labels of a paragraph with their values: one, several on one line, or none."""
    if is_numbered_risk(block.text):
        return []
    runs = _runs(block, grammar) if ":" in block.text else _bare_runs(block.words, grammar)
    if runs and (len(runs) > 1 or runs[0][2] or block.text.rstrip().endswith(":")):
        return runs
    head = head_of(block, grammar)
    if head is not None and head[0].field in MEASURES and prints_number(join_words(head[1])):
        return []
    if head is None or (
        kind_of(block.text) in (Kind.LEVEL, Kind.RAG, Kind.RESPONSE, Kind.STATUS)
        and not head[2]
        and block.heading is None
    ):
        return []
    return [head]


def _runs(block: Paragraph, grammar: Grammar) -> list[LabelSpan]:
    """Labels that end in colons; where the first is bold and its value is not, each of them is bold."""
    words = block.words
    starts: list[tuple[int, int, Reading]] = []
    bold = bool(words[0].bold) and not block.bold
    for at, word in enumerate(words):
        if not word.text.endswith(":"):
            continue
        after = starts[-1][1] if starts else 0
        if not starts and at >= LABEL_WORDS:
            break
        for start in range(max(0, at - LABEL_WORDS + 1, after), at + 1):
            if starts and bold and not words[start].bold:
                continue
            if not starts and start:
                break
            if starts and not words[start].text[:1].isupper():
                continue
            reading = reads(words[start : at + 1], grammar)
            if reading:
                told = starts and start == after and starts[-1][2].field in PEOPLE
                if not (told and is_office(words[start : at + 1])):
                    starts.append((start, at + 1, reading))
                break
    if not starts:
        return []
    out: list[LabelSpan] = []
    for number, (start, after, reading) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(words)
        label, value = words[start:after], words[after:end]
        if number + 1 < len(starts) and value and _RULE.fullmatch(value[-1].text):
            label, value = (*label, value[-1]), value[:-1]
        out.append((reading, label, value))
    return out


def _bare_runs(words: Sequence[Word], grammar: Grammar) -> list[LabelSpan]:
    """ "Likelihood 4   Impact 4   Direction Improving": labels with their short values, and nothing else."""
    if not 4 <= len(words) <= _MOST_BARE or any(word.text.endswith(":") for word in words):
        return []
    out: list[LabelSpan] = []
    at = 0
    while at < len(words):
        found = next((span for size in (4, 3, 2, 1) if (span := _bare_run(words[at:], size, grammar))), None)
        if found is None:
            return []
        out.append(found)
        at += len(found[1]) + len(found[2])
    return out if len(out) > 1 else []


def _bare_run(words: Sequence[Word], size: int, grammar: Grammar) -> LabelSpan | None:
    """A label of so many words, and the value behind it as far as it is one: a number, a level, a direction."""
    if not words[0].text[:1].isupper() or size >= len(words) or any(w.text[:1].isdigit() for w in words[:size]):
        return None
    reading = reads(words[:size], grammar)
    if reading is None:
        return None
    for more in range(1, min(3, len(words) - size) + 1):
        value = words[size : size + more]
        following = words[size + more : size + more + 1]
        if kind_of(join_words(value)) in _FIGURES_OR_COURSE and (not following or following[0].text[:1].isupper()):
            return reading, tuple(words[:size]), tuple(value)
    return None
