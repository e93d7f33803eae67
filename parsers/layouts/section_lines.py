"""The lines of a section: cut at their labels, and these noted."""

from __future__ import annotations

from collections import Counter

from ..document import Paragraph
from ..shapes import Kind, is_lettered, kind_of
from .bare_labels import note_bare_labels
from .cell_view import WEAK, prints_number
from .line_labels import FIGURES, SURE, LabelReader, is_numbered_risk
from .section_cuts import cut_at_labels
from .section_intros import note_intros
from .section_model import Item

_SCORES = (Kind.NUMBER, Kind.SCORE, Kind.DATE)


def note_labels(items: list[Item], labels_of: LabelReader) -> None:
    """Cut paragraphs at their labels and note these, in place."""
    grammar = labels_of.grammar
    items[:] = [piece for item in items for piece in cut_at_labels(item, grammar)]
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
        item.labels = labels_of(block)
        if head is not None and head is not block and not block.bold:
            continue  # a text below the head of its box
        if item.labels or len(block.words) > 8 or block.marker or is_numbered_risk(block.text) or _valued(block.text):
            continue
        if kind_of(block.text) is Kind.DIRECTION:
            continue  # "No change" comes again and again, and is what a label says
        reading = grammar.read(block.text)
        if reading and reading.confidence >= SURE and (block.heading is not None or texts[block.text] > 1):
            item.plain_label = reading
    note_bare_labels(items, grammar)
    note_intros(items)


def _box_head(item: Item) -> Paragraph | None:
    """The head of the box that the item stands in: its first line, set off from one text or list below it."""
    if item.box is None or len(item.box.blocks) < 2:
        return None
    first, *rest = item.box.blocks
    below = [block for block in rest if isinstance(block, Paragraph)]
    if not isinstance(first, Paragraph) or len(below) < len(rest) or not first.bold:
        return None
    if kind_of(first.text) in FIGURES:
        return None  # over what it counts
    return None if any(p.bold or (p.words[:1] and p.words[0].bold) for p in below) else first


def _is_letter(item: Item) -> bool:
    """A letter on a vivid ground of its own: the rating that the colour shows ("R"), no label."""
    return item.rated and item.paragraph is not None and len(item.paragraph.text) < 3


def _valued(text: str) -> bool:
    """A label with its number beside it; scales, periods and lines of defence are numbers of the label itself."""
    return prints_number(text) or kind_of(text) in _SCORES
