"""A risk's score cells into its scores: which stage they judge, what numbers they print, which colour they show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from ..parsers.document import Colour, Paragraph, join_words
from ..parsers.raw import Field, Label, RawRisk, RawValue, StageKind
from .case import ColourClash
from .draft import DraftScore, Printed, printed_value, source_place
from .models import Number, Rag, RagBasis, Score, Stage
from .notation import Order, ScoreReading, parse_measure, parse_score_cell
from .rag import rag_of_colour, rag_of_text
from .scheme import Reading, band_for
from .texts import is_pending

MEASURES = (Field.LIKELIHOOD, Field.IMPACT, Field.SCORE, Field.RAG)
Factor = Literal["likelihood", "impact"]

_L = r"\b(?:likelihood|probability)"
_I = r"\b(?:impact|severity|consequence)"
_SHORT_ORDER = re.compile(r"\b(?:(?P<first>[lp]\s?[x×*]\s?[isc])|(?P<second>[isc]\s?[x×*]\s?[lp]))\b", re.IGNORECASE)
_ORDER = (
    (re.compile(r"\b(?:likelihood|probability|l|p)\b[\w\s(),-]{0,24}?(?:[x×*✕]|multiplied by|times)\s*(?:(?:the|its)\s+)?(?:impact|severity|consequence|i|s|c)\b", re.I), "likelihood_first"),
    (re.compile(r"\b(?:impact|severity|consequence|i|s|c)\b[\w\s(),-]{0,24}?(?:[x×*✕]|multiplied by|times)\s*(?:(?:the|its)\s+)?(?:likelihood|probability|l|p)\b", re.I), "impact_first"),
    (re.compile(rf"(?:multiply(?:ing)?|product of)\s+(?:the\s+)?{_L}\b|{_L}\b[\w\s(),-]{{0,40}}?\band\b[\w\s(),-]{{0,20}}?\b{_I}s?\b[^.]{{0,120}}?\bmultipl", re.I), "likelihood_first"),
    (re.compile(rf"(?:multiply(?:ing)?|product of)\s+(?:the\s+)?{_I}\b|{_I}\b[\w\s(),-]{{0,40}}?\band\b[\w\s(),-]{{0,20}}?\b{_L}s?\b[^.]{{0,120}}?\bmultipl", re.I), "impact_first"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Colours:
    """What the report's colours can mean: whether blue is one of its ratings, and which fills are no rating."""

    blue: bool = False
    decorations: frozenset[tuple[str, Colour]] = frozenset()  # column label and fill that never changes
    parted: bool = False  # amber and yellow are two ratings, each with a fill of its own


@dataclass(slots=True)
class _Group:
    """The score cells of one stage."""

    kind: StageKind | None
    label: str | None
    values: list[RawValue] = field(default_factory=list)


def factor_order(texts: Iterable[str]) -> Order | None:
    """The order in which the report multiplies: "Likelihood x Impact", "Impact (I) multiplied by Likelihood"."""
    seen: set[str] = set()
    for text in texts:
        short = _SHORT_ORDER.search(text)
        if short:
            seen.add("likelihood_first" if short["first"] else "impact_first")
        for pattern, order in _ORDER:
            if pattern.search(text):
                seen.add(order)
    if len(seen) != 1:
        return None
    return "likelihood_first" if "likelihood_first" in seen else "impact_first"


def stage_names(risks: Sequence[RawRisk]) -> dict[StageKind, Stage]:
    """Stage words as the contract's stages: where both "current" and "residual" are printed, residual is the target."""
    kinds = {v.label.stage for risk in risks for v in risk.values if v.label.field in MEASURES and v.label.stage}
    names: dict[StageKind, Stage] = {
        StageKind.INHERENT: "inherent", StageKind.CURRENT: "residual", StageKind.RESIDUAL: "residual", StageKind.TARGET: "target",
        StageKind.PREVIOUS: "previous",
    }  # fmt: skip
    if {StageKind.CURRENT, StageKind.RESIDUAL} <= kinds and StageKind.TARGET not in kinds:
        names[StageKind.RESIDUAL] = "target"
    return names


def latest_quarter(risks: Sequence[RawRisk]) -> str | None:
    """The label of the last quarter's column, where quarters are all that the report scores."""
    labels: list[str | None] = []
    for risk in risks:
        long = _long_labels([v.label for v in risk.values if v.label.field in MEASURES])
        for value in risk.values:
            if value.label.field not in MEASURES or not (value.paragraphs or value.fill):
                continue
            if value.label.stage in (None, StageKind.CURRENT, StageKind.RESIDUAL):
                return None
            name = _period_name(value.label, long)
            if value.label.stage is StageKind.PREVIOUS and _QUARTER.search(value.label.text) and name not in labels:
                labels.append(name)
    return labels[-1] if len(labels) > 1 else None


_QUARTER = re.compile(
    r"\bq(?:uarter|tr)?\s*[1-4]\b|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)


def learn_colours(risks: Sequence[RawRisk], legend_rags: Iterable[Rag | None]) -> Colours:
    """Fills of a column that are the same for every risk, and whether blue is a rating at all."""
    fills: dict[str, Counter[Colour | None]] = {}
    words: set[Rag | None] = set(legend_rags)
    pairs: Counter[tuple[Rag | None, Rag | None]] = Counter()
    for risk in risks:
        for value in risk.values:
            if value.label.field in MEASURES:
                fills.setdefault(value.label.text, Counter())[value.fill] += 1
                if value.label.field in (Field.RAG, Field.SCORE):
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
    return min(colour.red, colour.green, colour.blue) > 150


def read_scores(
    risk: RawRisk, names: dict[StageKind, Stage], scheme: Reading | None, order: Order | None, colours: Colours, latest: str | None
) -> tuple[list[DraftScore], list[ColourClash], list[tuple[str, RawValue]]]:
    """The scores of one reading of a risk, the clashes of word and fill in them, and values that belong in `extra`."""
    out: list[DraftScore] = []
    clashes: list[ColourClash] = []
    extra: list[tuple[str, RawValue]] = []
    row_fill = _row_fill(risk)
    for group in _groups(risk):
        stage = names[group.kind] if group.kind and (latest is None or group.label != latest) else "residual"
        draft = _score(group, stage, scheme, order, colours, row_fill, clashes, extra)
        if draft is not None:
            out.append(draft)
    ranks = {"inherent": 0, "previous": 1, "residual": 2, "target": 3}
    out.sort(key=lambda d: ranks[d.score.stage])
    return out, clashes, extra


def _groups(risk: RawRisk) -> list[_Group]:
    groups: list[_Group] = []
    long = _long_labels([v.label for v in risk.values if v.label.field in MEASURES])
    for value in risk.values:
        if value.label.field not in MEASURES:
            continue
        kind = value.label.stage
        own = value.label.stage_text
        name = _period_name(value.label, long) if kind is StageKind.PREVIOUS else own
        found = next((g for g in groups if g.kind is kind and (kind is not StageKind.PREVIOUS or g.label == name)), None)
        if found is None:
            found = _Group(kind, name)
            groups.append(found)
        elif own and not found.label:
            found.label = own
        found.values.append(value)
    return groups


def _long_labels(labels: Sequence[Label]) -> bool:
    """Whether earlier periods are told apart by whole labels only ("23/24 Q4" and "24/25 Q4")."""
    texts: dict[str | None, set[str]] = {}
    for label in labels:
        if label.stage is StageKind.PREVIOUS and label.field in (Field.SCORE, Field.RAG):
            texts.setdefault(label.stage_text, set()).add(label.text)
    return any(len(found) > 1 for found in texts.values())


def _period_name(label: Label, long: bool) -> str | None:
    return label.text if long else label.stage_text or label.text


def _row_fill(risk: RawRisk) -> Colour | None:
    """A fill that most of the row bears is the row's shading."""
    fills = Counter(v.fill for v in risk.values if v.label.field not in MEASURES and v.fill and v.paragraphs)
    plain = sum(1 for v in risk.values if v.label.field not in MEASURES and v.paragraphs)
    if not fills:
        return None
    colour, count = fills.most_common(1)[0]
    return colour if count >= 2 and count >= 0.5 * plain else None


@dataclass(slots=True)
class _Parts:
    """The score as it is put together; `printed` holds each field's place once it is set."""

    score: Score
    printed: dict[str, tuple[Printed, ...]] = field(default_factory=dict)
    word: Rag | None = None
    word_at: tuple[Printed, ...] = ()
    colour: Rag | None = None
    colour_at: tuple[Printed, ...] = ()

    def put(self, name: str, value: Number | str | None, printed: tuple[Printed, ...]) -> bool:
        """Set a field that is not set yet; False where it holds another value."""
        held = getattr(self.score, name)
        if value is None:
            return True
        if held is None:
            self.score = self.score.model_copy(update={name: value})
            self.printed[name] = printed
            return True
        return bool(held == value)


def _score(
    group: _Group,
    stage: Stage,
    scheme: Reading | None,
    order: Order | None,
    colours: Colours,
    row_fill: Colour | None,
    clashes: list[ColourClash],
    extra: list[tuple[str, RawValue]],
) -> DraftScore | None:
    parts = _Parts(Score(stage=stage))
    labels = [v.label for v in group.values]
    label = group.label or next((lb.text for lb in labels if lb.field in (Field.SCORE, Field.RAG) and lb.text), None)
    own_order = factor_order(lb.text for lb in labels) or order
    likelihoods = [v for v in group.values if v.label.field is Field.LIKELIHOOD]
    impacts = [v for v in group.values if v.label.field is Field.IMPACT]
    for name, values in (("likelihood", likelihoods), ("impact", impacts)):
        _measures(parts, "likelihood" if name == "likelihood" else "impact", values, scheme, extra)
    for value in group.values:
        if value.label.field in (Field.SCORE, Field.RAG):
            _cell(parts, value, scheme, own_order)
            _shade(parts, value, colours, row_fill)
    if parts.colour is None and not any(v.label.field in (Field.SCORE, Field.RAG) for v in group.values):
        pass  # the fill of a likelihood or impact cell is no rating
    _settle_rag(parts, stage, clashes, colours)
    score = parts.score
    pending = any(v.label.field in (Field.SCORE, Field.RAG) and is_pending(_one_line(v)) for v in group.values)
    if not pending and all(getattr(score, name) is None for name in ("likelihood", "impact", "score", "rag", "level", "likelihood_label", "impact_label", "text")):
        return None
    band = band_for(scheme.scheme, score.score) if scheme else None
    score = score.model_copy(update={"label": label, "band": band.label if band else None})
    if label:
        words = [w for lb in labels for w in lb.words]
        if words:
            parts.printed["label"] = tuple(Printed(p.place, p.text) for p in printed_value(RawValue(labels[0], (Paragraph(labels[0].words),))))
    return DraftScore(score, parts.printed)


def _measures(parts: _Parts, measure: Factor, values: list[RawValue], scheme: Reading | None, extra: list[tuple[str, RawValue]]) -> None:
    """One cell, or several dimensions of which the highest counts (each of them stays in `extra`)."""
    read: list[tuple[Number | None, str | None, RawValue]] = []
    for value in values:
        text = _one_line(value)
        if not text:
            continue
        number, word = parse_measure(text)
        if number is None and word is None:
            continue
        rank = scheme.rank(measure, text) if scheme else None
        if number is None and rank is not None:
            number = rank
        elif number is not None and scheme:
            number = scheme.turn(measure, number)
        read.append((number, word, value))
    if not read:
        return
    if len(read) > 1 and len({v.label.text for _, _, v in read}) > 1:
        for _, _, value in read:
            extra.append((value.label.text, value))
        best = max(read, key=lambda item: item[0] if item[0] is not None else -1)
        read = [best]
    number, word, value = read[0]
    printed = printed_value(value)
    parts.put(measure, number, printed)
    if word:
        parts.put(f"{measure}_label", word, printed)


def _one_line(value: RawValue) -> str:
    return " ".join(value.text.split())


def _cell(parts: _Parts, value: RawValue, scheme: Reading | None, order: Order | None) -> None:
    """What a score or rating cell prints."""
    text = "\n".join(join_words(line) for p in value.paragraphs for line in p.lines)
    if not text.strip():
        return
    reading = parse_score_cell(text)
    printed = printed_value(value)
    if reading.empty:
        return
    reading = _factors(reading, order)
    likelihood, impact = _coded(reading, scheme)
    for name, number, word in (("likelihood", likelihood, reading.likelihood_word), ("impact", impact, reading.impact_word)):
        if number is None and word and scheme:
            number = scheme.rank("likelihood" if name == "likelihood" else "impact", word)
        elif number is not None and scheme and reading.text is None:
            number = scheme.turn("likelihood" if name == "likelihood" else "impact", number)
        parts.put(name, number, printed)
        if word:
            parts.put(f"{name}_label", word, printed)
    parts.put("score", reading.score, printed)
    if reading.text:
        parts.put("text", reading.text, printed)
    if reading.level and reading.level.casefold() not in ("score", "rating"):
        parts.put("level", reading.level, printed)
    if reading.rag and parts.word is None:
        parts.word, parts.word_at = reading.rag, printed


def _factors(reading: ScoreReading, order: Order | None) -> ScoreReading:
    """Two unnamed factors are told apart by the report's own order, or need not be where they are equal."""
    if reading.factors is None or reading.likelihood is not None or reading.impact is not None:
        return reading
    first, second = reading.factors
    if order is None and first != second:
        return reading
    if order == "impact_first":
        first, second = second, first
    return replace(reading, likelihood=first, impact=second)


def _coded(reading: ScoreReading, scheme: Reading | None) -> tuple[Number | None, Number | None]:
    """Likelihood and impact of a code of letter and digit ("C4"), by the scales that have letters."""
    if reading.likelihood is not None or reading.impact is not None or not reading.text or scheme is None:
        return reading.likelihood, reading.impact
    match = re.fullmatch(r"([A-Z])([1-9])|([1-9])([A-Z])", reading.text)
    if not match:
        return None, None
    letter, digit = (match[1], match[2]) if match[1] else (match[4], match[3])
    for lettered, other in (("likelihood", "impact"), ("impact", "likelihood")):
        first: Factor = "likelihood" if lettered == "likelihood" else "impact"
        second: Factor = "likelihood" if other == "likelihood" else "impact"
        rank, number = scheme.rank(first, letter), scheme.rank(second, digit)
        if rank is not None and number is not None:
            return (rank, number) if first == "likelihood" else (number, rank)
    return None, None


def _shade(parts: _Parts, value: RawValue, colours: Colours, row_fill: Colour | None) -> None:
    """The colour of the cell: its mark, its fill, or its ink."""
    if parts.colour is not None:
        return
    candidates: list[Colour] = [mark.colour for mark in value.marks]
    if value.fill and value.fill != row_fill and (value.label.text, value.fill) not in colours.decorations:
        candidates.append(value.fill)
    words = [word for paragraph in value.paragraphs for word in paragraph.words]
    inks = {word.ink for word in words if word.ink}
    if words and len(inks) == 1 and all(word.ink for word in words) and not candidates:
        candidates.extend(ink for ink in inks if ink)
    for colour in candidates:
        rag = rag_of_colour(colour)
        if rag is None or (rag in ("blue", "black") and not colours.blue):
            continue
        parts.colour = rag
        parts.colour_at = printed_value(value) or tuple(Printed(place, "") for place in value.places)
        return


def _settle_rag(parts: _Parts, stage: Stage, clashes: list[ColourClash], colours: Colours) -> None:
    rag = parts.word or parts.colour
    if rag is None:
        return
    basis: RagBasis = "both" if parts.word and parts.colour else "word" if parts.word else "colour"
    if parts.word and parts.colour and parts.word != parts.colour:
        if colours.parted or not _neighbours(parts.word, parts.colour):
            places = tuple(source_place(p.place) for p in (*parts.word_at, *parts.colour_at))
            clashes.append(ColourClash(stage, parts.word, parts.colour, tuple(dict.fromkeys(places))))
        basis = "word"
    parts.score = parts.score.model_copy(update={"rag": rag, "rag_basis": basis})
    parts.printed["rag"] = parts.word_at if parts.word else parts.colour_at


def _neighbours(word: Rag, colour: Rag) -> bool:
    """Yellow and amber shade into each other in print: a fill between them contradicts neither word, unless the report
    keeps the two apart."""
    return {word, colour} == {"amber", "yellow"}
