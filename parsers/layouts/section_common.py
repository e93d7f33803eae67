"""What the sections of one report have in common: unknown heads and leads that come again, labels before headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..document import Paragraph
from ..labels import Reading
from ..raw import IDENTITY, Field
from ..shapes import Kind, kind_of, words_in
from .section_model import Item, Start

VALUES = (Kind.SCORE, Kind.NUMBER, Kind.RAG, Kind.LEVEL, Kind.BLANK, Kind.DATE, Kind.DIRECTION)
"""Shapes of a paragraph that is a value, however often it comes again."""
_LEAD = re.compile(r"[A-Z][^:]{1,60}:")


def led_by_labels(items: Sequence[Item], starts: list[Start]) -> bool:
    """The owner's line stands before the heading of its risk, at the first risk too."""
    if any(start.at == 0 for start in starts):
        return False
    before = [items[start.at - 1] for start in starts]
    led = [
        bool(item.labels) and all(label[2] for label in item.labels) and item.labels[0][0].field not in IDENTITY
        for item in before
    ]
    return bool(led) and led[0] and sum(led) >= 0.8 * len(led)


def lines_before(items: Sequence[Item], starts: Sequence[Start]) -> frozenset[int]:
    """Lines of one text that stand right before most starts ("Cluster risk:"): part of what begins a risk."""
    above = {start.at - 1: items[start.at - 1].paragraph for start in starts if start.at}
    first = next(iter(above.values()), None)  # what ends a risk does not stand before the first
    if first is None or len(above) < len(starts):
        return frozenset()
    same = frozenset(at for at, block in above.items() if block is not None and block.text == first.text)
    return same if len(same) >= max(2, 0.6 * len(starts)) else frozenset()


def _spans(items: Sequence[Item], starts: list[Start]) -> list[Sequence[Item]]:
    stops = [*(start.at for start in starts[1:]), len(items)]
    return [items[start.at + 1 : stop] for start, stop in zip(starts, stops, strict=True)]


def repeated_heads(items: Sequence[Item], starts: list[Start]) -> set[str]:
    """Unknown headings that several of the sections hold: labels of the house, without a field."""
    if len(starts) < 2:
        return set()
    seen: Counter[str] = Counter()
    for span in _spans(items, starts):
        blocks = [item.paragraph for item in span if item.paragraph is not None and not item.labelled]
        seen.update(
            {
                b.text
                for b in blocks
                if (b.heading is not None or b.bold) and words_in(b.text) <= 10 and kind_of(b.text) not in VALUES
            }
        )
    return {text for text, count in seen.items() if count >= 2 and count >= 0.4 * len(starts)}


def note_unknown_leads(items: Sequence[Item], starts: list[Start]) -> None:
    """ "Link to plan: Outcome 3" in several sections: a label of the house, without a field."""
    if len(starts) < 2:
        return
    counts: Counter[str] = Counter()
    found: list[tuple[Item, int]] = []
    for span in _spans(items, starts):
        mine: set[str] = set()
        for item in span:
            block = item.paragraph
            if block is None or item.labelled or block.heading is not None or not _LEAD.match(block.text):
                continue
            size = next((at + 1 for at, word in enumerate(block.words[:6]) if word.text.endswith(":")), 0)
            if size and len(block.words) > size:
                mine.add(_lead_text(block, size))
                found.append((item, size))
        counts.update(mine)
    for item, size in found:
        block = item.paragraph
        if block is not None and counts[_lead_text(block, size)] >= max(2, 0.4 * len(starts)):
            item.labels = [(Reading(Field.EXTRA), block.words[:size], block.words[size:])]


def _lead_text(block: Paragraph, size: int) -> str:
    return " ".join(word.text for word in block.words[:size])


def common_heads(items: Sequence[Item]) -> frozenset[str]:
    """Heads that stand in the report more than once: parts of sections, not the end of one."""
    blocks = [block for item in items if (block := item.paragraph) is not None]
    counts = Counter([block.text for block in blocks if block.heading is not None or block.bold])
    return frozenset(text for text, count in counts.items() if count > 1)
