"""Paragraphs cut where labels begin.

A PDF runs a label's line together with the text above it, or glues its value to the colon; Word sets a label and its
value apart by a tab that no text shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..document import Block, Paragraph, Table
from ..labels import Grammar
from ..shapes import is_lettered, kind_of
from ..words import Join, Word, join_words
from .line_labels import FIGURES, LABEL_WORDS, is_numbered_risk, reads
from .section_model import Item

_APART = 2.0
"""White as wide as this, in heights of a line, parts two texts."""
_GLUED = re.compile(r"([^\s:]*[A-Za-z)][)\]]?:)([^\s:/\\].*)")


def cut_at_labels(item: Item, grammar: Grammar) -> list[Item]:
    block = item.paragraph
    if isinstance(item.block, Table) and len(item.block.cells) == 1 and not item.closed:
        cell = item.block.cells[0]
        if all(isinstance(inner, Paragraph) for inner in cell.blocks):
            inside = [Item(inner, box=cell) for inner in label_first(cell.blocks, grammar)]
            return [piece for inner in inside for piece in cut_at_labels(inner, grammar)]
    if block is None or is_lettered(block.text):
        return [item]
    ended = ":" in block.text
    if not ended and not block.turns_bold:
        return [item]  # no label is set off here
    words = _unglued(block.words) if ended else block.words
    capitals = [at for at, word in enumerate(words) if at and word.text[:1].isupper()]
    found = {at for at in capitals if _opens(words, at, grammar)}
    found |= _run_in(words, grammar) if ended else set()
    cuts = [0, *sorted(found), len(words)]
    if len(cuts) == 2:
        return [_with_block(item, replace(block, words=words))] if len(words) != len(block.words) else [item]
    out = []
    for number, (start, stop) in enumerate(pairwise(cuts)):
        piece = replace(block, words=words[start:stop])
        if number:
            piece = replace(piece, marker=None, heading=block.heading if piece.bold and block.bold else None)
        elif block.heading is not None and not piece.bold and not block.bold:
            piece = replace(piece, heading=block.heading)
        out.append(_with_block(item, piece))
    return out


def label_first(blocks: Sequence[Block], grammar: Grammar) -> Sequence[Block]:
    """What stands in a box, a figure over what it counts put below it ("16" over "Current score")."""
    if len(blocks) < 2:
        return blocks
    first, second, *rest = blocks
    if not isinstance(first, Paragraph) or not isinstance(second, Paragraph) or not second.words:
        return blocks
    figure = kind_of(first.text) in FIGURES and not first.marker
    if not figure or kind_of(second.text) in FIGURES or reads(second.words, grammar) is None:
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


def _with_block(item: Item, block: Paragraph) -> Item:
    return Item(block, item.table, item.closed, box=item.box)


def _unglued(words: tuple[Word, ...]) -> tuple[Word, ...]:
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
    if word.line == before.line and not (turned and _runs_on(words, before)):
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


def _runs_on(words: Sequence[Word], before: Word) -> bool:
    """A sentence ends before the word, or the text begins in bold and has no label with a colon."""
    return before.text[-1:] in ".;!?" or (words[0].bold and not any(w.text.endswith(":") for w in words))


def _is_apart(before: Word, word: Word) -> bool:
    """White stands between the two words of a line, wider than any between words of one text."""
    left, right = before.bbox, word.bbox
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
