"""A risk's score cells into its scores, a judgement for each stage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..parsers.raw import MEASURES, Field, Label, RawRisk, RawValue, Role, StageKind
from ..parsers.words import Colour
from .case import ColourClash
from .colours import row_fill_of, settle_rag, shade
from .context import Context
from .draft import DraftScore, printed_value
from .factors import factor_order, label_order
from .models import Number, Stage
from .notation import Order, parse_score_cell
from .score_cells import read_cell, read_factor
from .score_parts import ScoreParts, one_line
from .texts import is_pending

_QUARTER = re.compile(
    r"\bq(?:uarter|tr)?\s*[1-4]\b|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)
_APPETITE = re.compile(r"\bappetite|\btoleran", re.IGNORECASE)
_SAID = ("likelihood", "impact", "score", "rag", "level", "likelihood_label", "impact_label")
_AGREED = 0.7
"""The share of the risks whose last quarter's score is their present one, where that quarter is the present."""
_RATINGS = frozenset({Field.SCORE, Field.RAG})
_LIKELIHOOD, _IMPACT, _SCORE = Field.LIKELIHOOD, Field.IMPACT, Field.SCORE
_PREVIOUS, _TARGET = StageKind.PREVIOUS, StageKind.TARGET
_RANKS: dict[Stage, int] = {"inherent": 0, "previous": 1, "residual": 2, "target": 3}


@dataclass(slots=True)
class _Group:
    """The score cells of one stage."""

    kind: StageKind | None
    label: str | None
    values: list[RawValue] = field(default_factory=list)

    def of(self, field: Field) -> list[RawValue]:
        return [value for value in self.values if value.label.field is field]

    @property
    def ratings(self) -> list[RawValue]:
        return [value for value in self.values if value.label.field in _RATINGS]


def stage_names(risks: Sequence[RawRisk]) -> dict[StageKind, Stage]:
    """Stage words as the contract's stages: where a risk has both "current" and "residual", residual is the target.

    Two registers in one document, of which one says "current" and the other "residual", mean the same by it.
    """
    twice = [risk for risk in risks if risk.role is not Role.ONLY]  # what is printed twice is judged as one
    told = [_kinds(twice), *(_kinds([risk]) for risk in risks)]
    both = any({StageKind.CURRENT, StageKind.RESIDUAL} <= kinds for kinds in told)
    names: dict[StageKind, Stage] = {
        StageKind.INHERENT: "inherent",
        StageKind.CURRENT: "residual",
        StageKind.RESIDUAL: "residual",
        StageKind.TARGET: "target",
        StageKind.PREVIOUS: "previous",
    }
    if both and StageKind.TARGET not in _kinds(risks):
        names[StageKind.RESIDUAL] = "target"
    return names


def _kinds(risks: Sequence[RawRisk]) -> set[StageKind]:
    return {value.label.stage for risk in risks for value in risk.measures if value.label.stage}


def latest_quarter(groups: Sequence[Sequence[RawRisk]]) -> str | None:
    """The label of the last quarter's column, where it shows what the risks are scored now.

    Quarters are all that the report scores; or what it scores now elsewhere is what stands in that column. `groups`
    holds the readings of each risk.
    """
    names: list[str | None] = []  # of the reading with the most quarters
    scored: list[tuple[dict[str | None, Number | None], list[Number | None]]] = []
    if not any(_of_quarter(value.label) for group in groups for risk in group for value in risk.measures):
        return None
    for group in groups:
        quarters: dict[str | None, Number | None] = {}
        now: list[Number | None] = []
        for risk in group:
            own, current = _scored_quarters(risk)
            if own and current:
                return None
            names = max(names, list(own), key=len)
            quarters |= own
            now += current
        if now:
            scored.append((quarters, now))
    if len(names) < 2:
        return None
    both = [(quarters[names[-1]], now) for quarters, now in scored if names[-1] in quarters]
    same = sum(last is not None and last in now for last, now in both)
    return names[-1] if not scored or same > _AGREED * len(both) else None


def _of_quarter(label: Label) -> bool:
    return label.stage is _PREVIOUS and label.field in MEASURES and _QUARTER.search(label.text) is not None


def _scored_quarters(risk: RawRisk) -> tuple[dict[str | None, Number | None], list[Number | None]]:
    """The scores of a reading by the quarters over their columns, and those of no earlier time."""
    long = _long_labels([value.label for value in risk.measures])
    quarters: dict[str | None, Number | None] = {}
    now: list[Number | None] = []
    for value in risk.measures:
        label = value.label
        if not (value.paragraphs or value.fill):
            continue
        score = parse_score_cell(value.text).score if label.field is _SCORE else None
        if label.stage in (None, StageKind.CURRENT, StageKind.RESIDUAL):
            now.append(score)
        elif _of_quarter(label):
            quarters.setdefault(_period_name(label, long), score)
    return quarters, now


def read_scores(
    risk: RawRisk, context: Context
) -> tuple[list[DraftScore], list[ColourClash], list[tuple[str, RawValue]]]:
    """The scores of one reading of a risk, the clashes of word and fill in them, and values that belong in `extra`."""
    out: list[DraftScore] = []
    clashes: list[ColourClash] = []
    extra: list[tuple[str, RawValue]] = []
    row_fill = row_fill_of(risk)
    judged = risk.measures
    sought = _appetites(judged)
    extra += [(value.label.text, value) for value in sought]
    for group in _groups([value for value in judged if value not in sought] if sought else judged):
        past = context.latest is None or group.label != context.latest
        stage: Stage = context.stages[group.kind] if group.kind and past else "residual"
        parts, dimensions = _read(group, stage, context, row_fill)
        extra += [(value.label.text, value) for value in dimensions]
        if parts.says:
            out.append(_draft(parts, group))
        if parts.clash is not None:
            clashes.append(parts.clash)
    if len(out) > 1:
        out.sort(key=lambda d: _RANKS[d.score.stage])
        out = [draft for draft in out if not _said_again(draft, out)]
    return out, clashes, extra


def _said_again(draft: DraftScore, drafts: Sequence[DraftScore]) -> bool:
    """A score without a stage of its own, of which another of the same stage that is named says all, and more."""
    said = draft.score
    if said.label is not None or draft.factors is not None:
        return False
    told = {name: value for name in _SAID if (value := getattr(said, name)) is not None}
    others = (d.score for d in drafts if d is not draft and d.score.stage == said.stage and d.score.label is not None)
    return any(all(getattr(other, name) == value for name, value in told.items()) for other in others)


def _appetites(values: Sequence[RawValue]) -> list[RawValue]:
    """The most that is accepted, printed beside the target that is aimed at: no second target."""
    targets = [v for v in values if v.label.stage is _TARGET and (v.paragraphs or v.fill)]
    sought = [v for v in targets if _APPETITE.search(f"{v.label.stage_text} {v.label.text}")]
    return sought if len(sought) < len(targets) else []


def _groups(values: Sequence[RawValue]) -> list[_Group]:
    """The score cells of each stage; earlier periods are stages of their own."""
    groups: dict[tuple[StageKind | None, str | None], _Group] = {}
    long = _long_labels([value.label for value in values])
    for value in values:
        kind = value.label.stage
        own = value.label.stage_text
        name = _period_name(value.label, long) if kind is _PREVIOUS else own
        found = groups.get((kind, name if kind is _PREVIOUS else None))
        if found is None:
            found = groups[kind, name if kind is _PREVIOUS else None] = _Group(kind, name)
        elif own and not found.label:
            found.label = own
        found.values.append(value)
    return list(groups.values())


def _long_labels(labels: Sequence[Label]) -> bool:
    """Whether earlier periods are told apart by whole labels only ("23/24 Q4" and "24/25 Q4")."""
    texts: dict[str | None, set[str]] = {}
    for label in labels:
        if label.stage is _PREVIOUS and label.field in _RATINGS:
            texts.setdefault(label.stage_text, set()).add(label.text)
    return any(len(found) > 1 for found in texts.values())


def _period_name(label: Label, long: bool) -> str | None:
    return label.text if long else label.stage_text or label.text


def _read(group: _Group, stage: Stage, context: Context, row_fill: Colour | None) -> tuple[ScoreParts, list[RawValue]]:
    """The cells of one stage, and those that judge one dimension of several. A factor's fill is no rating."""
    parts = ScoreParts(stage)
    ratings = group.ratings
    named = _named_order(
        tuple([value.label.text for value in ratings]), tuple([value.label.text for value in group.values])
    )
    dimensions = read_factor(parts, "likelihood", group.of(_LIKELIHOOD), context.scheme)
    dimensions += read_factor(parts, "impact", group.of(_IMPACT), context.scheme)
    for value in ratings:
        printed = printed_value(value)
        read_cell(parts, value, printed, context, named)
        shade(parts, value, printed, context.colours, row_fill)
    settle_rag(parts, context.colours)
    parts.pending = any(map(is_pending, map(one_line, ratings)))
    return parts, dimensions


@lru_cache(maxsize=1024)
def _named_order(ratings: tuple[str, ...], labels: tuple[str, ...]) -> Order | None:
    """The order in which the labels of a stage name its factors: those of all its cells, or of its ratings."""
    return factor_order(labels) or label_order(ratings)


def _draft(parts: ScoreParts, group: _Group) -> DraftScore:
    """The score under its stage's printed name. Its band is told when the whole scheme is known."""
    label = group.label or next((v.label.text for v in group.ratings if v.label.text), None)
    score = parts.built(label)
    words = group.values[0].label.words if label else ()
    named = None not in (score.likelihood, score.impact)
    return DraftScore(score, parts.printed, None if named else parts.factors, parts.factors_at, words)
