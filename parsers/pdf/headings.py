"""Which free paragraphs are headings, and of which level: by rank of size, weight and ink against the body's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from ..document import Colour
from .draft import DraftBlock, DraftParagraph, DraftTable

_LINES = 4
_LOOK = attrgetter("size", "bold", "ink")


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    bold: bool
    ink: Colour | None


def set_headings(blocks: Sequence[DraftBlock]) -> None:
    """Give each heading among the free paragraphs its level, 1 for the largest style."""
    free = [block for block in blocks if isinstance(block, DraftParagraph) and block.words]
    body = _body_style(blocks)
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


def _body_style(blocks: Sequence[DraftBlock]) -> _Style:
    """The style of most words: of the free text where there is enough of it, else of the tables too."""
    counts = _styles(block for block in blocks if not isinstance(block, DraftTable))
    if sum(n for s, n in counts.items() if not s.bold) <= 60:
        counts = _styles(blocks)
    plain = Counter({style: n for style, n in counts.items() if not style.bold}) or counts
    return plain.most_common(1)[0][0] if plain else _Style(10.0, False, None)


def _styles(blocks: Iterable[DraftBlock]) -> Counter[_Style]:
    """How many words are printed in each style: figures, which a plot's axes are full of, are no text."""
    words = chain.from_iterable(block.all_words() for block in blocks)
    looks = Counter(map(_LOOK, [word for word in words if not word.text.isdigit()]))
    styles: Counter[_Style] = Counter()
    for (size, bold, ink), count in looks.items():
        styles[_Style(round(size * 2) / 2, bold, ink)] += count
    return styles


def _style(paragraph: DraftParagraph) -> _Style | None:
    """The paragraph's one style; None where words differ in weight or much in size."""
    words = paragraph.words
    sizes = [word.size for word in words]
    if max(sizes) - min(sizes) > 0.15 * max(sizes):
        return None
    bold, plain = sum([word.bold for word in words]), sum([not word.bold for word in words])
    if plain and (bold > plain or (bold == plain and words[0].bold)):
        return None
    ink = Counter([word.ink for word in words]).most_common(1)[0][0]
    return _Style(round(max(sizes) * 2) / 2, not plain, ink)


def _is_short(paragraph: DraftParagraph) -> bool:
    """A few lines at most: longer ones are no headings, however they look."""
    return paragraph.words[-1].line < _LINES


def _stands_out(paragraph: DraftParagraph, style: _Style, body: _Style) -> bool:
    lines = paragraph.words[-1].line + 1
    text = " ".join(word.text for word in paragraph.words)
    if len(text) > 260 or not any(c.isalpha() for c in text):
        return False
    if paragraph.marker is not None and paragraph.marker.kind.value == "bullet":
        return False
    if style.size > 1.12 * body.size:
        return lines <= 3
    if style.size < 0.9 * body.size:
        return False
    if style.bold and not body.bold:
        return lines <= 3 and not text.endswith((".", ";", ","))
    return style.ink is not None and style.ink != body.ink and lines <= 3 and not text.endswith((".", ";", ","))
