"""Bands: from the legend's table or sentence, and, where there is none, from the colours of a grid of numbers."""

from __future__ import annotations

from collections.abc import Sequence

from ..parsers.layouts.legend_model import RawBand
from .models import Axis, Band, Formula, Number, Rag
from .rag import rag_of_colour, rag_of_text
from .scheme_matrix import Grid

RAGS: tuple[Rag, ...] = ("red", "amber", "yellow", "green", "blue", "black")


def rag_name(text: str | None) -> Rag | None:
    """A colour of the contract by its own name."""
    return next((rag for rag in RAGS if rag == (text or "").casefold()), None)


def bands_of(raw: Sequence[RawBand]) -> tuple[Band, ...]:
    """The bands as stated. A fill counts as colour only where the bands differ in it: zebra stripes do not."""
    fills = [rag_of_colour(band.colour) if band.colour else None for band in raw]
    telling = len({fill for fill in fills if fill}) >= 2
    out: list[Band] = []
    for band, fill in zip(raw, fills, strict=True):
        word = rag_of_text(band.colour_word) if band.colour_word else None
        rag = word or (rag_of_text(band.label) if band.label else None) or (fill if telling else None)
        label = band.label or (rag.capitalize() if rag else None)
        if label:
            out.append(Band(rag=rag, label=label, minimum=band.minimum, maximum=band.maximum))
    return tuple(out)


def score_ends(formula: Formula | None, likelihood: Axis | None, impact: Axis | None) -> tuple[Number, Number] | None:
    """The least and the greatest score that the scales can reach; None where a scale or the formula is unknown."""
    if likelihood is None or impact is None:
        return None
    ends = (likelihood.minimum, likelihood.maximum, impact.minimum, impact.maximum)
    if any(end is None for end in ends):
        return None
    a, b, c, d = (end for end in ends if end is not None)
    if formula == "product":
        return a * c, b * d
    return (a + c, b + d) if formula == "sum" else None


def reachable(formula: Formula | None, likelihood: Axis | None, impact: Axis | None) -> tuple[Number, ...]:
    """Every score that whole ranks can give, sorted."""
    if score_ends(formula, likelihood, impact) is None or likelihood is None or impact is None:
        return ()
    out: set[Number] = set()
    for x in _ranks(likelihood):
        for y in _ranks(impact):
            out.add(x * y if formula == "product" else x + y)
    return tuple(sorted(out))


def _ranks(axis: Axis) -> range:
    if axis.minimum is None or axis.maximum is None:
        return range(0)
    return range(int(axis.minimum), int(axis.maximum) + 1)


def merge_bands(
    bands: tuple[Band, ...],
    grid: Grid | None,
    formula: Formula | None,
    likelihood: Axis | None,
    impact: Axis | None,
) -> tuple[Band, ...]:
    """Stated bands with their open ends closed and colours taken from the grid; else the grid's own bands."""
    cells = _cells(grid, formula, likelihood, impact) if grid else []
    if not bands:
        return _from_cells(cells)
    ends = score_ends(formula, likelihood, impact)
    if ends is None and cells:
        ends = min(n for n, _, _ in cells), max(n for n, _, _ in cells)
    out: list[Band] = []
    for band in bands:
        low = band.minimum if band.minimum is not None or ends is None else ends[0]
        high = band.maximum if band.maximum is not None or ends is None else ends[1]
        rag = band.rag
        if rag is None and low is not None and high is not None:
            inside = {colour for n, _, colour in cells if low <= n <= high}
            rag = rag_name(inside.pop()) if len(inside) == 1 else None
        if band.maximum is None and low is not None and high is not None and high < low:
            high = None  # the band begins above what the scales allow
        out.append(Band(rag=rag, label=band.label, minimum=low, maximum=high))
    return tuple(out)


def _cells(
    grid: Grid, formula: Formula | None, likelihood: Axis | None, impact: Axis | None
) -> list[tuple[Number, str | None, str | None]]:
    """The score, level or colour, and colour of each cell of the grid."""
    out: list[tuple[Number, str | None, str | None]] = []
    first_l = int(likelihood.minimum) if likelihood and likelihood.minimum is not None else 1
    first_i = int(impact.minimum) if impact and impact.minimum is not None else 1
    for i, row in enumerate(grid.shown):
        for j, level in enumerate(row):
            number: Number | str | None = None
            if formula == "product":
                number = (first_l + i) * (first_i + j)
            elif formula == "sum":
                number = first_l + i + first_i + j
            elif grid.numbers:
                number = grid.numbers[i][j]
            if isinstance(number, (int, float)):
                out.append((number, level, grid.colours[i][j]))
    return out


def _from_cells(cells: Sequence[tuple[Number, str | None, str | None]]) -> tuple[Band, ...]:
    """The bands that a grid's colours amount to; none where one score has two colours or a colour two runs."""
    by_score: dict[Number, set[tuple[str | None, str | None]]] = {}
    for number, level, colour in cells:
        by_score.setdefault(number, set()).add((level, colour))
    if not by_score or any(len(found) > 1 or None in {level for level, _ in found} for found in by_score.values()):
        return ()
    runs: list[tuple[str, Rag | None, Number, Number]] = []
    for number in sorted(by_score):
        level, colour = next(iter(by_score[number]))
        rag = rag_name(colour) or rag_name(level)
        label = (level or "").capitalize() if rag_name(level) else level or ""
        if runs and runs[-1][0] == label:
            runs[-1] = (label, rag, runs[-1][2], number)
        else:
            runs.append((label, rag, number, number))
    labels = [label for label, _, _, _ in runs]
    if len(set(labels)) < len(labels) or len(labels) < 2:
        return ()
    return tuple(Band(rag=rag, label=label, minimum=low, maximum=high) for label, rag, low, high in runs)
