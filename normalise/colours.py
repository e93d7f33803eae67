"""What a report's fills, inks and marks say: which are ratings, and which only shade."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..parsers.raw import MEASURES, Field, RawRisk, RawValue
from ..parsers.words import Colour
from .case import ColourClash
from .draft import Printed, source_place
from .models import Rag, RagBasis
from .rag import rag_of_colour, rag_of_text
from .score_parts import ScoreParts

_RATINGS = frozenset({Field.RAG, Field.SCORE})


@dataclass(frozen=True, slots=True)
class Colours:
    """What the report's colours can mean: whether blue is one of its ratings, and which fills are no rating."""

    blue: bool = False
    decorations: frozenset[tuple[str, Colour]] = frozenset()  # column label and fill that never changes
    parted: bool = False  # amber and yellow are two ratings, each with a fill of its own


def learn_colours(risks: Sequence[RawRisk], legend_rags: Iterable[Rag | None]) -> Colours:
    """Fills of a column that are the same for every risk, and whether blue is a rating at all."""
    fills: dict[str, Counter[Colour | None]] = defaultdict(Counter)
    words: set[Rag | None] = set(legend_rags)
    pairs: Counter[tuple[Rag | None, Rag | None]] = Counter()
    for risk in risks:
        for value in risk.measures:
            fills[value.label.text][value.fill] += 1
            if value.label.field in _RATINGS:
                word = rag_of_text(value.text)
                words.add(word)
                pairs[word, rag_of_colour(value.fill) if value.fill else None] += 1
    steady = {
        (label, colour)
        for label, counts in fills.items()
        for colour in counts
        if colour is not None and len(counts) == 1 and counts[colour] >= 5 and _pale(colour)
    }
    own = min(pairs["amber", "amber"], pairs["yellow", "yellow"])
    crossed = pairs["amber", "yellow"] + pairs["yellow", "amber"]
    return Colours("blue" in words, frozenset(steady), own > 1 and crossed <= own)


def _pale(colour: Colour) -> bool:
    """Near white, as shading is."""
    return min(colour.red, colour.green, colour.blue) > 150


def row_fill_of(risk: RawRisk) -> Colour | None:
    """A fill that most of the row bears is the row's shading."""
    told = [v.fill for v in risk.values if v.paragraphs and v.label.field not in MEASURES]
    fills = Counter([fill for fill in told if fill])
    if not fills:
        return None
    colour, count = fills.most_common(1)[0]
    return colour if count >= 2 and count >= 0.5 * len(told) else None


def shade(
    parts: ScoreParts, value: RawValue, printed: tuple[Printed, ...], colours: Colours, row_fill: Colour | None
) -> None:
    """The colour of the cell, which is `printed` there: its mark, its fill, or its ink."""
    if parts.colour is not None:
        return
    candidates: list[Colour] = [mark.colour for mark in value.marks]
    if value.fill and value.fill != row_fill and (value.label.text, value.fill) not in colours.decorations:
        candidates.append(value.fill)
    if not candidates and (ink := _ink(value, parts)) is not None:
        candidates.append(ink)
    for colour in candidates:
        rag = rag_of_colour(colour)
        if rag is None or (rag in ("blue", "black") and not colours.blue):
            continue
        parts.colour = rag
        parts.colour_at = printed
        return


def _ink(value: RawValue, parts: ScoreParts) -> Colour | None:
    """The one ink of all the words, or of those alone that print the score or level among plain ones."""
    words = [word for paragraph in value.paragraphs for word in paragraph.words]
    inks = {word.ink for word in words}
    if len(inks) == 1:
        return inks.pop()
    inked = [word for word in words if word.ink is not None and word.ink.vivid]
    said = " ".join(word.text for word in inked).strip("()[] =:.")
    shown = {str(parts.values[name]) for name in ("score", "level") if name in parts.values}
    return inked[0].ink if said in shown and len({word.ink for word in inked}) == 1 else None


def settle_rag(parts: ScoreParts, colours: Colours) -> None:
    """The rating: the word counts before the colour, and where they contradict each other that is a clash."""
    rag = parts.word or parts.colour
    if rag is None:
        return
    basis: RagBasis = "both" if parts.word and parts.colour else "word" if parts.word else "colour"
    if parts.word and parts.colour and parts.word != parts.colour:
        if colours.parted or not _neighbours(parts.word, parts.colour):
            places = tuple(source_place(p.place) for p in (*parts.word_at, *parts.colour_at))
            parts.clash = ColourClash(parts.stage, parts.word, parts.colour, tuple(dict.fromkeys(places)))
        basis = "word"
    parts.values |= {"rag": rag, "rag_basis": basis}
    parts.printed["rag"] = parts.word_at if parts.word else parts.colour_at


def _neighbours(word: Rag, colour: Rag) -> bool:
    """Yellow and amber shade into each other in print: a fill between them contradicts neither word."""
    return {word, colour} == {"amber", "yellow"}
