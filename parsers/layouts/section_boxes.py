"""Boxes that hold a card each: the line that a box begins with may name a risk, though it has no id."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Paragraph
from ..shapes import words_in
from .section_model import Item

_LABELS = 3
"""A card has as many labels at least."""
_MOST_WORDS = 25


def box_heads(items: Sequence[Item]) -> frozenset[int]:
    """The numbers of the items that begin a box and are set off from what stands below them, labels among it."""
    first: dict[int, int] = {}
    labelled: dict[int, int] = {}
    for at, item in enumerate(items):
        if item.box is not None:
            first.setdefault(id(item.box), at)
            labelled[id(item.box)] = labelled.get(id(item.box), 0) + item.labelled
    cards = {at for box, at in first.items() if labelled[box] >= _LABELS}
    return frozenset(at for at in cards if _is_head(items[at], items[at + 1]))


def _is_head(item: Item, below: Item) -> bool:
    """A few words in another weight, size or ink than the next ones."""
    block = item.paragraph
    if block is None or item.labelled or block.marker or words_in(block.text) > _MOST_WORDS:
        return False
    return block.heading is not None or block.bold or below.paragraph is None or _look(block) != _look(below.paragraph)


def _look(block: Paragraph) -> tuple[object, ...]:
    word = block.words[0]
    return word.bold, round(word.size or 0.0), word.ink
