"""Which free paragraphs are headings, and of which level: by rank of size, weight and ink against the body's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from ..document import MarkerKind
from ..words import Colour
from .draft import DraftBlock, DraftParagraph, DraftTable

_LINES = 3
_STOPS = (".", ";", ",")
_LETTERS = 260


class _Style(NamedTuple):
    size: float
    bold: bool
    ink: Colour | None


_PLAIN = _Style(10.0, False, None)


def set_headings(blocks: Sequence[DraftBlock]) -> None:
    """Give each heading among the free paragraphs its level, 1 for the largest style."""
    body = _body_style(blocks)
    found: list[tuple[DraftParagraph, _Style]] = []
    for block in blocks:
        if isinstance(block, DraftParagraph) and _may_be_heading(block):
            style = _heading_style(block, body)
            if style is not None:
                found.append((block, style))
    ranks = sorted({_rank(style) for _, style in found}, reverse=True)
    for paragraph, style in found:
        paragraph.heading = min(ranks.index(_rank(style)) + 1, 6)


def _rank(style: _Style) -> tuple[float, bool, bool]:
    return (round(style.size), style.bold, style.ink is not None)


def _body_style(blocks: Sequence[DraftBlock]) -> _Style:
    """The style of most words: of the free text where there is enough of it, else of the tables too."""
    counts = _styles([block for block in blocks if not isinstance(block, DraftTable)])
    if sum(n for s, n in counts.items() if not s.bold) <= 60:
        counts = _styles(blocks)
    plain = Counter({style: n for style, n in counts.items() if not style.bold}) or counts
    return plain.most_common(1)[0][0] if plain else _PLAIN


def _styles(blocks: Iterable[DraftBlock]) -> Counter[_Style]:
    """How many words are printed in each style: figures, which a plot's axes are full of, are no text."""
    styles: Counter[_Style] = Counter()
    style, size, bold, ink, count = _PLAIN, 0.0, False, None, 0
    for word in chain.from_iterable([block.all_words() for block in blocks]):
        if word.text.isdigit():
            continue
        if word.size != size or word.bold != bold or word.ink is not ink:  # most are printed like the one before
            if count:
                styles[style] += count
            size, bold, ink, count = word.size, word.bold, word.ink, 0
            style = _Style(round(size * 2) / 2, bold, ink)
        count += 1
    if count:
        styles[style] += count
    return styles


def _may_be_heading(paragraph: DraftParagraph) -> bool:
    """A few lines at most without a bullet: others are no headings, however they look."""
    if not paragraph.words or len(paragraph.starts) >= _LINES:
        return False
    return paragraph.marker is None or paragraph.marker.kind is not MarkerKind.BULLET


def _heading_style(paragraph: DraftParagraph, body: _Style) -> _Style | None:
    """The one style by which the paragraph stands out; None where words differ in weight or much in size."""
    words = paragraph.words
    sizes = [word.size for word in words]
    largest = max(sizes)
    size = round(largest * 2) / 2
    larger = size > 1.12 * body.size
    if not larger and (size < 0.9 * body.size or words[-1].text.endswith(_STOPS)):
        return None
    if largest - min(sizes) > 0.15 * largest:
        return None
    bold = sum([word.bold for word in words])
    plain = len(words) - bold
    if plain and (bold > plain or (bold == plain and words[0].bold)):
        return None
    inks = [word.ink for word in words]
    ink = inks[0] if inks.count(inks[0]) == len(inks) else Counter(inks).most_common(1)[0][0]
    if not larger and (plain or body.bold) and (ink is None or ink == body.ink):
        return None
    text = " ".join([word.text for word in words])
    return _Style(size, not plain, ink) if len(text) <= _LETTERS and any(map(str.isalpha, text)) else None
