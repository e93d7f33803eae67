"""Likelihood by impact: where the risks of a report stand, for each stage that it scores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..normalise.models import Axis, Band, Number, Rag, Register, Risk, Scheme, Score
from ..normalise.scheme import band_for, expected_score
from ..normalise.scheme_bands import rag_name

_MOST_STEPS = 12
_STAGES = ("inherent", "residual", "target", "previous")


@dataclass(frozen=True, slots=True)
class Marker:
    """A risk in a cell, by its position in the register."""

    risk: int
    found: bool  # a rule found something about it


@dataclass(frozen=True, slots=True)
class MapCell:
    """One cell: the score and rating that the report's scheme gives it, where it gives one, and the risks in it."""

    impact: Number
    score: str
    band: str | None
    rag: Rag | None
    risks: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class MapRow:
    likelihood: Number
    label: str | None
    cells: tuple[MapCell, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Risks that a report rates without both numbers, by the rating it prints."""

    rating: str
    rag: Rag | None
    risks: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """One stage. `rows` is empty where no risk of the stage has a likelihood and an impact."""

    stage: str
    total: int
    placed: int
    impacts: tuple[tuple[Number, str | None], ...]
    rows: tuple[MapRow, ...]
    others: tuple[Standing, ...]


def heat_maps(register: Register, has_findings: Callable[[int], bool]) -> tuple[HeatMap, ...]:
    """A map for each stage, in the order of treatment; an earlier quarter's scores have one for each of its labels."""
    stages: dict[tuple[int, str], list[tuple[Marker, Risk, Score]]] = {}
    for at, risk in enumerate(register.risks):
        for score in risk.scores:
            name = f"previous ({score.label})" if score.stage == "previous" and score.label else score.stage
            key = (_STAGES.index(score.stage), name)
            stages.setdefault(key, []).append((Marker(at, has_findings(at)), risk, score))
    return tuple(_map(name, register.scheme, entries) for (_, name), entries in sorted(stages.items(), key=_order))


def _order(item: tuple[tuple[int, str], object]) -> int:
    return item[0][0]


def _map(stage: str, scheme: Scheme | None, entries: Sequence[tuple[Marker, Risk, Score]]) -> HeatMap:
    placed = [
        (marker, score)
        for marker, risk, score in entries
        if score.likelihood is not None and score.impact is not None and risk.scheme is None
    ]
    likelihoods = _steps(scheme.likelihood if scheme else None, [s.likelihood for _, s in placed])
    impacts = _steps(scheme.impact if scheme else None, [s.impact for _, s in placed])
    if not likelihoods or not impacts:
        placed = []
    rows = tuple(_rows(scheme, likelihoods, impacts, placed)) if placed else ()
    on_map = {id(score) for _, score in placed}
    return HeatMap(
        stage=stage,
        total=len(entries),
        placed=len(placed),
        impacts=tuple((impact, _word(scheme.impact if scheme else None, impact)) for impact in impacts),
        rows=rows,
        others=_others([(marker, score) for marker, _, score in entries if id(score) not in on_map]),
    )


def _steps(axis: Axis | None, printed: Sequence[Number | None]) -> list[Number]:
    """The scale's whole steps with those that are printed between or beyond them; none where they are too many."""
    steps: set[Number] = {value for value in printed if value is not None}
    if axis and axis.minimum is not None and axis.maximum is not None and axis.maximum - axis.minimum < _MOST_STEPS:
        steps.update(range(int(axis.minimum), int(axis.maximum) + 1))
    return sorted(steps) if len(steps) <= _MOST_STEPS else []


def _rows(
    scheme: Scheme | None,
    likelihoods: Sequence[Number],
    impacts: Sequence[Number],
    placed: Sequence[tuple[Marker, Score]],
) -> Iterator[MapRow]:
    for likelihood in reversed(likelihoods):
        cells = []
        for impact in impacts:
            here = tuple(m for m, s in placed if s.likelihood == likelihood and s.impact == impact)
            cells.append(_cell(scheme, likelihood, impact, here))
        yield MapRow(likelihood, _word(scheme.likelihood if scheme else None, likelihood), tuple(cells))


def _cell(scheme: Scheme | None, likelihood: Number, impact: Number, risks: tuple[Marker, ...]) -> MapCell:
    expected = expected_score(scheme, likelihood, impact)
    if isinstance(expected, str):
        band = _named(scheme, expected)
        rag = rag_name(expected) or (band.rag if band else None)
        return MapCell(impact, "", expected, rag, risks)
    band = band_for(scheme, expected)
    shown = f"{expected:g}" if expected is not None else ""
    return MapCell(impact, shown, band.label if band else None, band.rag if band else None, risks)


def _named(scheme: Scheme | None, word: str) -> Band | None:
    bands = scheme.bands if scheme else ()
    return next((band for band in bands if band.label.casefold() == word.casefold()), None)


def _word(axis: Axis | None, step: Number) -> str | None:
    return axis.labels.get(f"{step:g}") if axis else None


def _others(entries: Sequence[tuple[Marker, Score]]) -> tuple[Standing, ...]:
    groups: dict[tuple[str, Rag | None], list[Marker]] = {}
    for marker, score in entries:
        groups.setdefault((rating(score), score.rag), []).append(marker)
    return tuple(Standing(name, rag, tuple(markers)) for (name, rag), markers in groups.items())


def rating(score: Score) -> str:
    """What a report prints of a stage, in words: "likelihood 3, score 12, High, amber"."""
    parts = [
        f"likelihood {_either(score.likelihood, score.likelihood_label)}",
        f"impact {_either(score.impact, score.impact_label)}",
        f"score {_either(score.score, None)}",
        score.text or "",
        score.level or "",
        score.rag or "",
    ]
    return ", ".join(part for part in parts if part and not part.endswith(" -")) or "no value"


def _either(number: Number | None, word: str | None) -> str:
    if number is not None:
        return f"{number:g}"
    return word or "-"
