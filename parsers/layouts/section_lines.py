"""Paragraphs cut where labels begin, and the labels that each piece is or begins with.

A PDF runs a label's line together with the text above it, or glues its value to the colon; Word sets a label and its
value apart by a tab that no text shows. What is a label is for the grammar to say; this module says where one
may stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..document import Block, Join, MarkerKind, Paragraph, Table, Word, join_words
from ..labels import Grammar, Reading
from ..raw import MEASURES, PEOPLE, Field
from ..shapes import Kind, is_lettered, kind_of, leading_id
from .section_intros import note_intros
from .section_model import Item, LabelSpan
from .sentences import read_stated
from .subheads import head_of, is_office
from .view import WEAK, prints_number

LABEL_WORDS = 9
SURE = 0.99
_APART = 2.0
"""White as wide as this, in heights of a line, parts two texts."""
_GLUED = re.compile(r"([^\s:]*[A-Za-z)][)\]]?:)([^\s:/\\].*)")
_DASH = re.compile(r"[-–—]")
_RULE = re.compile(r"[|¦·•]")
_FIGURES = (Kind.NUMBER, Kind.SCORE, Kind.DATE, Kind.RAG, Kind.LEVEL)
_SCORES = (Kind.NUMBER, Kind.SCORE, Kind.DATE)
_FIGURES_OR_COURSE = (*_FIGURES, Kind.DIRECTION)
_MOST_BARE = 24
_ARTICLES = frozenset(
    {"a", "an", "the", "of", "to", "in", "for", "on", "and", "or", "is", "are", "this", "any", "our", "we", "it"}
)
_RISK_NUMBER = re.compile(
    r"\s*(?:(?:principal|strategic|corporate|operational|key|service|project|programme|directorate|departmental|business|"
    r"top)\s+)?risk\s+(no\.?\s*|ref\.?\s*|id\.?\s*|number\s*)?[A-Z]{0,5}[-_/]?\d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Lead:
    """Words that may be a label though nothing sets them off."""

    reading: Reading
    size: int
    text: str
    dashed: bool


def note_labels(items: list[Item], grammar: Grammar) -> None:
    """Cut paragraphs at their labels and note these, in place."""
    items[:] = [piece for item in items for piece in _pieces(item, grammar)]
    texts = Counter(
        item.block.text for item in items if isinstance(item.block, Paragraph) and len(item.block.words) <= 8
    )
    for item in items:
        block = item.paragraph
        if block is None or len(block.words) > 400 or _is_letter(item) or is_lettered(block.text):
            continue
        head = _box_head(item)
        if head is block:
            reading = grammar.read(block.text.rstrip(" :"))
            if reading and reading.confidence >= WEAK and not _valued(block.text):
                item.labels = [(reading, block.words, ())]
                continue
        item.labels = labels_of(block, grammar)
        if head is not None and head is not block and not block.bold:
            continue  # a text below the head of its box
        if item.labels or len(block.words) > 8 or block.marker or is_numbered_risk(block.text) or _valued(block.text):
            continue
        if kind_of(block.text) is Kind.DIRECTION:
            continue  # "No change" comes again and again, and is what a label says
        reading = grammar.read(block.text)
        if reading and reading.confidence >= SURE and (block.heading is not None or texts[block.text] > 1):
            item.plain_label = reading
    _note_bare_leads(items, grammar)
    note_intros(items)


def _box_head(item: Item) -> Paragraph | None:
    """The head of the box that the item stands in: its first line, set off from one text or list below it."""
    if item.box is None or len(item.box.blocks) < 2:
        return None
    first, *rest = item.box.blocks
    below = [block for block in rest if isinstance(block, Paragraph)]
    if not isinstance(first, Paragraph) or len(below) < len(rest) or not first.bold:
        return None
    if kind_of(first.text) in _FIGURES:
        return None  # over what it counts
    return None if any(p.bold or (p.words[:1] and p.words[0].bold) for p in below) else first


def _is_letter(item: Item) -> bool:
    """A letter on a vivid ground of its own: the rating that the colour shows ("R"), no label."""
    return item.rated and item.paragraph is not None and len(item.paragraph.text) < 3


def is_numbered_risk(text: str) -> bool:
    """ "Risk 1: Title", "Risk no. 3": the number is the risk's, and no label stands here."""
    match = _RISK_NUMBER.match(text)
    if match is None or leading_id(text + " x") is None:
        return False
    return match.group(1) is None or leading_id(text) is not None  # "Risk ID 1400" alone is a label and its value


def _valued(text: str) -> bool:
    """A label with its number beside it; scales, periods and lines of defence are numbers of the label itself."""
    return prints_number(text) or kind_of(text) in _SCORES


# -- cutting -----------------------------------------------------------------------------------------------


def _pieces(item: Item, grammar: Grammar) -> list[Item]:
    block = item.paragraph
    if isinstance(item.block, Table) and len(item.block.cells) == 1 and not item.closed:
        cell = item.block.cells[0]
        if all(isinstance(inner, Paragraph) for inner in cell.blocks):
            inside = [Item(inner, box=cell) for inner in label_first(cell.blocks, grammar)]
            return [piece for inner in inside for piece in _pieces(inner, grammar)]
    if block is None or is_lettered(block.text):
        return [item]
    words = unglued(block.words) if ":" in block.text else block.words
    capitals = [at for at, word in enumerate(words) if at and word.text[:1].isupper()]
    found = {at for at in capitals if _opens(words, at, grammar)}
    found |= _run_in(words, grammar) if ":" in block.text else set()
    cuts = [0, *sorted(found), len(words)]
    if len(cuts) == 2:
        return [replace_block(item, replace(block, words=words))] if len(words) != len(block.words) else [item]
    out = []
    for number, (start, stop) in enumerate(pairwise(cuts)):
        piece = replace(block, words=words[start:stop])
        if number:
            piece = replace(piece, marker=None, heading=block.heading if piece.bold and block.bold else None)
        elif block.heading is not None and not piece.bold and not block.bold:
            piece = replace(piece, heading=block.heading)
        out.append(replace_block(item, piece))
    return out


def label_first(blocks: Sequence[Block], grammar: Grammar) -> Sequence[Block]:
    """What stands in a box, a figure over what it counts put below it ("16" over "Current score")."""
    if len(blocks) < 2:
        return blocks
    first, second, *rest = blocks
    if not isinstance(first, Paragraph) or not isinstance(second, Paragraph) or not second.words:
        return blocks
    figure = kind_of(first.text) in _FIGURES and not first.marker
    if not figure or kind_of(second.text) in _FIGURES or reads(second.words, grammar) is None:
        return blocks
    return [second, first, *rest]


def _run_in(words: Sequence[Word], grammar: Grammar) -> set[int]:
    """Labels that begin sentences of a paragraph ("… at once. Owner: A. Moss. Controls: two keys."): two or more."""
    if not 12 <= len(words) <= 400 or sum(word.text.endswith(":") for word in words) < 2:
        return set()
    found: set[int] = set()
    for at in range(1, len(words)):
        if words[at - 1].text[-1:] not in ".;|" or not words[at].text[:1].isupper():
            continue
        end = next((i + 1 for i in range(at, min(at + LABEL_WORDS, len(words))) if words[i].text.endswith(":")), None)
        if end is not None and end < len(words) and reads(words[at:end], grammar):
            found.add(at)
    return found if len(found) > 1 else set()


def replace_block(item: Item, block: Paragraph) -> Item:
    return Item(block, item.table, item.closed, box=item.box)


def unglued(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Words in which a label's colon and the value behind it are words of their own, joined without a space."""
    for word in words:
        if ":" in word.text and ":" in word.text[1:-1]:
            break
    else:
        return words
    out: list[Word] = []
    for word in words:
        match = _GLUED.fullmatch(word.text)
        if match is None:
            out.append(word)
            continue
        out.append(replace(word, text=match.group(1)))
        out.append(replace(word, text=match.group(2), join=Join.GLUE, bold=False))
    return tuple(out)


def _opens(words: Sequence[Word], at: int, grammar: Grammar) -> bool:
    """A label of its own begins with this capital: on a new line, behind white, or where the print turns bold."""
    before, word = words[at - 1], words[at]
    turned = word.bold and not before.bold
    run_on = before.text[-1:] in ".;!?" or (words[0].bold and not any(w.text.endswith(":") for w in words))
    if word.line == before.line and not (turned and run_on):
        end = _label_end(words, at, grammar) if _is_apart(before, word) else None
        return end is not None and words[end - 1].text.endswith(":") and not _has_label(words[:at], grammar)
    if (
        word.line != before.line
        and (join_words(words[at : at + 3]) and is_numbered_risk(join_words(words[at : at + 4])))
        and turned
    ):
        return True
    end = _label_end(words, at, grammar)
    if end is None:
        return False
    if word.bold:
        return not before.bold or words[end - 1].text.endswith(":")
    return words[end - 1].text.endswith(":") and not before.bold


def _is_apart(before: Word, word: Word) -> bool:
    """White stands between the two words of a line, wider than any between words of one text."""
    left, right = before.place.bbox, word.place.bbox
    return left is not None and right is not None and right[0] - left[2] > _APART * (left[3] - left[1])


def _has_label(words: Sequence[Word], grammar: Grammar) -> bool:
    """The words are a label, or hold one: what follows goes with it."""
    return any(word.text.endswith(":") for word in words) or reads(words, grammar) is not None


def _label_end(words: Sequence[Word], at: int, grammar: Grammar) -> int | None:
    """Where the label that begins at a word ends: at a colon, or with the bold run or line that is all of it."""
    line = words[at].line
    for end in range(at + 1, min(at + LABEL_WORDS, len(words)) + 1):
        if words[end - 1].text.endswith(":"):
            return end if reads(words[at:end], grammar) else None
        if words[end - 1].line != line:
            break
    if not words[at].bold:
        return None
    end = next((i for i in range(at, len(words)) if not words[i].bold), len(words))
    same_line = next((i for i in range(at, len(words)) if words[i].line != line), len(words))
    for stop in sorted({end, min(end, same_line)}, reverse=True):
        if 0 < stop - at <= LABEL_WORDS and reads(words[at:stop], grammar):
            return stop
    return None


def reads(words: Sequence[Word], grammar: Grammar) -> Reading | None:
    """The reading of words that are wholly understood as a label."""
    text = join_words(words).strip(" :-–—")
    reading = grammar.read(text)
    if reading is None or (reading.field in MEASURES and prints_number(text)):
        return None  # "Inherent score of 20: likelihood 4, impact 5" tells a score before its colon
    return reading if reading.confidence >= SURE and len(text) > 1 else None


# -- labels ------------------------------------------------------------------------------------------------


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


# -- labels that nothing but their repetition sets off -----------------------------------------------------


def _note_bare_leads(items: Sequence[Item], grammar: Grammar) -> None:
    """ "Risk owner   Head of Finance", "Risk owner – Head of Finance", where several paragraphs begin so."""
    found: dict[int, list[_Lead]] = {}
    for at, item in enumerate(items):
        block = item.paragraph
        if block is None or item.labelled or block.heading is not None or is_numbered_risk(block.text):
            continue
        if block.marker and block.marker.kind is not MarkerKind.BULLET:
            continue
        leads = [lead for lead in _bare_leads(block, grammar) if lead.dashed or not block.marker]
        if leads and not (leads[0].reading.field in MEASURES and _says_it_all(block, grammar)):
            found[at] = leads
    counts = Counter(lead.text for leads in found.values() for lead in leads)
    for at, leads in found.items():
        block = items[at].paragraph
        common = [entry for entry in leads if counts[entry.text] >= (2 if entry.dashed else 3)]
        if block is not None and common:
            lead = max(common, key=lambda entry: entry.size)
            items[at].labels = [(lead.reading, block.words[: lead.size], block.words[lead.size :])]


def _says_it_all(block: Paragraph, grammar: Grammar) -> bool:
    """The line is a sentence of scores, with its stages or several numbers, that is read whole."""
    stated = read_stated(block, grammar, facts=False)
    numbers = sum(any(c.isdigit() for c in word.text) for word in block.words)
    return (
        bool(stated.values) and not stated.left and (numbers > 1 or any(value.label.stage for value in stated.values))
    )


def _bare_leads(block: Paragraph, grammar: Grammar) -> list[_Lead]:
    """The labels that a paragraph may begin with: before a dash, or before a capital, a number or a date."""
    words = block.words
    if not words[0].text[:1].isupper() or len(words) > 60:
        return []
    dash = next((at for at, word in enumerate(words[:6]) if _DASH.fullmatch(word.text)), None)
    if dash and dash + 1 < len(words):
        reading = reads(words[:dash], grammar)
        return [_Lead(reading, dash + 1, join_words(words[:dash]).casefold() + " –", True)] if reading else []
    out: list[_Lead] = []
    for size in range(1, min(5, len(words) - 1) + 1):
        last, following = words[size - 1], words[size]
        if any(c.isdigit() for c in last.text) or last.text[-1:] in ".,;:":
            break
        reading = None if last.text.casefold() in _ARTICLES else reads(words[:size], grammar)
        if reading is None:
            continue
        counted = following.text[:1].isdigit() and reading.field in (
            *MEASURES,
            Field.REVIEW_ON,
            Field.RAISED_ON,
            Field.TARGET_ON,
            Field.ID,
        )
        if counted or following.text[:1].isupper():
            out.append(_Lead(reading, size, join_words(words[:size]).casefold(), False))
    return out
