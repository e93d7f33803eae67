"""Headings that no style names: short paragraphs that are bold or large as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..document import Block, MarkerKind, Paragraph, Table
from ..words import Word

_MOST_WORDS = 16
_LARGER = 1.15  # times the size of the body text
_FIRST_LEVEL, _LAST_LEVEL = 7, 9


def mark_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Give such paragraphs of the body (not those in tables) a level from 7 to 9, the largest type first."""
    body = _body_size(blocks)
    found = {i: _rank(b, body) for i, b in enumerate(blocks) if isinstance(b, Paragraph) and _is_heading(b, body)}
    ranks = sorted(set(found.values()), reverse=True)
    out = list(blocks)
    for index, rank in found.items():
        block = out[index]
        if isinstance(block, Paragraph):
            level = min(_FIRST_LEVEL + ranks.index(rank), _LAST_LEVEL)
            out[index] = replace(block, heading=level)
    return tuple(out)


def _words(blocks: Sequence[Block]) -> Iterator[Word]:
    for block in blocks:
        if not isinstance(block, Table):
            yield from block.all_words()


def _body_size(blocks: Sequence[Block]) -> float:
    """The size of most words outside tables; 0 where none is known."""
    sizes = Counter(word.size for word in _words(blocks) if word.size is not None and not word.bold)
    return sizes.most_common(1)[0][0] or 0.0 if sizes else 0.0


def _size(paragraph: Paragraph) -> float:
    return max((word.size or 0.0 for word in paragraph.words), default=0.0)


def _rank(paragraph: Paragraph, body: float) -> tuple[float, bool]:
    return (_size(paragraph) or body, paragraph.bold)


def _is_heading(paragraph: Paragraph, body: float) -> bool:
    words = paragraph.words
    if paragraph.heading is not None or not words or len(words) > _MOST_WORDS:
        return False
    if paragraph.marker is not None and paragraph.marker.kind is MarkerKind.BULLET:
        return False
    if not any(c.isalpha() for word in words for c in word.text):
        return False
    if not paragraph.bold and not (body and all((word.size or 0.0) >= body * _LARGER for word in words)):
        return False
    return not (words[-1].text.endswith((".", ";", ",")) and len(words) > 6)
