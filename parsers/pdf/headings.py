"""Which free paragraphs are headings, and of which level: by rank of size, weight and ink against the body's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..document import Colour, MarkerKind
from .draft import DraftBlock, DraftParagraph, DraftTable
from .page import Atom

_LINES = 4
_HEADING_LINES = 3
_LETTERS = 260


class _Style(NamedTuple):
    size: float
    bold: bool
    ink: Colour | None


_PLAIN = _Style(10.0, False, None)


def set_headings(blocks: Sequence[DraftBlock], words: Iterable[Atom]) -> None:
    """Give each heading among the free paragraphs its level, 1 for the largest style.

    `words` are those of all blocks.
    """
    free = [block for block in blocks if isinstance(block, DraftParagraph) and block.words]
    body = _body_style(blocks, words)
    found: list[tuple[DraftParagraph, _Style]] = []
    for paragraph in filter(_is_short, free):
        style = _style(paragraph)
        if style is not None and _stands_out(paragraph, style, body):
            found.append((paragraph, style))
    ranks = sorted({_rank(style) for _, style in found}, reverse=True)
    for paragraph, style in found:
        paragraph.heading = min(ranks.index(_rank(style)) + 1, 6)


def _rank(style: _Style) -> tuple[float, bool, bool]:
    return (round(style.size), style.bold, style.ink is not None)


def _body_style(blocks: Sequence[DraftBlock], words: Iterable[Atom]) -> _Style:
    """The style of most words: of the free text where there is enough of it, else of the tables too."""
    counts = _styles(word for block in blocks if not isinstance(block, DraftTable) for word in block.all_words())
    if sum(n for s, n in counts.items() if not s.bold) <= 60:
        counts = _styles(words)
    plain = Counter({style: n for style, n in counts.items() if not style.bold}) or counts
    return plain.most_common(1)[0][0] if plain else _PLAIN


def _styles(words: Iterable[Atom]) -> Counter[_Style]:
    """How many words are printed in each style: figures, which a plot's axes are full of, are no text."""
    styles: Counter[_Style] = Counter()
    style, size, bold, ink, count = _PLAIN, 0.0, False, None, 0
    for word in words:
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


def _style(paragraph: DraftParagraph) -> _Style | None:
    """The paragraph's one style; None where words differ in weight or much in size."""
    words = paragraph.words
    sizes = [word.size for word in words]
    if max(sizes) - min(sizes) > 0.15 * max(sizes):
        return None
    bold = sum([word.bold for word in words])
    plain = len(words) - bold
    if plain and (bold > plain or (bold == plain and words[0].bold)):
        return None
    inks = [word.ink for word in words]
    ink = inks[0] if inks.count(inks[0]) == len(inks) else Counter(inks).most_common(1)[0][0]
    return _Style(round(max(sizes) * 2) / 2, not plain, ink)


def _is_short(paragraph: DraftParagraph) -> bool:
    """A few lines at most: longer ones are no headings, however they look."""
    return len(paragraph.starts) < _LINES


def _stands_out(paragraph: DraftParagraph, style: _Style, body: _Style) -> bool:
    larger = style.size > 1.12 * body.size
    other = (style.bold and not body.bold) or (style.ink is not None and style.ink != body.ink)
    if not larger and (not other or style.size < 0.9 * body.size or paragraph.words[-1].text.endswith((".", ";", ","))):
        return False
    if len(paragraph.starts) >= _HEADING_LINES or (paragraph.marker and paragraph.marker.kind is MarkerKind.BULLET):
        return False
    text = " ".join([word.text for word in paragraph.words])
    return len(text) <= _LETTERS and any(map(str.isalpha, text))
