"""Legends in sentences and short lists: scales, formula and bands that a passage states."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document import Paragraph
from ..words import places_of
from .legend_lists import Span, bands_in, letter_lists, level_lists, word_lists
from .legend_model import Measure, RawFormula, RawLegend, RawScale
from .legend_passage import Passage, passages
from .legend_sentences import formula_in, scale_ends
from .legend_words import measures_in

__all__ = ["passages", "read_passage"]

_SCORING = (
    "likel",
    "probab",
    "frequen",
    "impact",
    "sever",
    "red",
    "green",
    "high",
    "score",
    "rating",
    "matrix",
    "grid",
)
_RISK_IS = re.compile(r"risk\s*=")


def read_passage(paragraphs: Sequence[tuple[int, Paragraph]]) -> RawLegend | None:
    """What consecutive paragraphs (each with its block's position) say of the scoring; None where they say nothing."""
    if not any(_scores(paragraph.text.lower()) for _, paragraph in paragraphs):
        return None
    passage = Passage(paragraphs)
    text = passage.text
    sentences = passage.sentences()
    taken: list[Span] = []
    bands = bands_in(text, taken)
    scales: list[RawScale] = list(level_lists(text, taken))
    for found in (letter_lists(text, taken), word_lists(text, taken)):
        scales += [scale for scale in found if all(scale.measure != other.measure for other in scales)]
    formula: RawFormula | None = None
    before: tuple[Measure, ...] = ()
    for start, end in sentences:
        sentence = text[start:end]
        named = measures_in(sentence)
        ends = scale_ends(sentence, named, before)
        rule = formula_in(sentence, named, before)
        if ends or rule:
            taken.append((start, end))
        scales += ends
        formula = formula or rule
        before = named or before
    if not (bands or scales or formula):
        return None
    covered = passage.words(taken)
    words = [token.word for token in covered if token.word]
    blocks = [token.block for token in covered] or [0]
    return RawLegend(
        min(blocks),
        max(blocks),
        False,
        _unique(scales),
        bands,
        None,
        formula,
        places_of(words),
        frozenset(w.index for w in words),
    )


def _scores(lower: str) -> bool:
    """A text in small letters may speak of scoring."""
    return any(map(lower.__contains__, _SCORING)) or ("=" in lower and _RISK_IS.search(lower) is not None)


def _unique(scales: list[RawScale]) -> tuple[RawScale, ...]:
    """The fullest statement of each measure, in printed order; one for both gives way to one for each."""
    out: list[RawScale] = []
    for scale in scales:
        same = next((i for i, other in enumerate(out) if other.measure == scale.measure), None)
        if same is None:
            out.append(scale)
        elif len(scale.levels) > len(out[same].levels):
            out[same] = scale
    return tuple(out)
