"""The scoring scheme: from what the legends say to scales, formula, bands and matrix that scores are judged by.

Ranks are turned round where a scale prints its worst step first, so that greater is worse everywhere after this point.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ..parsers.layouts.legend_model import Measure, RawLegend, RawMatrix
from ..parsers.layouts.legend_words import fold, parse_level
from ..parsers.words import Place
from .case import MatrixMisprint
from .models import Axis, Band, Formula, Number, Scheme, Score, SourcePlace
from .scheme_axes import AxisReading, read_axis, sized
from .scheme_bands import bands_of, merge_bands
from .scheme_matrix import Grid, read_grid

MEASURES: Final[tuple[Measure, Measure]] = ("likelihood", "impact")
_CLOSE: Final = 86  # of 100: "Almost certian" is "Almost certain", "Unlikely" is not "Likely"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a scale: what may be printed for it, folded, and its rank."""

    measure: Measure
    token: str
    rank: Number


@dataclass(frozen=True, slots=True)
class Reading:
    """The scheme of a report with what a scheme does not keep: letters, turned scales, the colours of the grid."""

    scheme: Scheme
    steps: tuple[Step, ...] = ()
    turned: frozenset[Measure] = frozenset()  # scales that print the worst first
    cells: tuple[tuple[str | None, ...], ...] = ()  # what the grid shows: colour or level, rows by likelihood from 1
    misprints: tuple[MatrixMisprint, ...] = ()
    places: tuple[SourcePlace, ...] = ()
    grid: Grid | None = None

    def rank(self, measure: Measure, printed: str) -> Number | None:
        """The rank of a printed number, letter or word: "4", "Likely", "likely.", "V. Low", "C", "Likely (4)"."""
        parsed = parse_level(printed)
        if parsed and parsed[0] is not None:
            return self.turn(measure, parsed[0])
        tokens = {step.token: step.rank for step in self.steps if step.measure == measure}
        wanted = [fold(printed)]
        if parsed:
            wanted += [fold(part) for part in (parsed[2], parsed[1]) if part]
        for word in wanted:
            if word in tokens:
                return tokens[word]
        spelt = {fold(_long(token)): rank for token, rank in tokens.items()}
        for word in wanted:
            if (long := fold(_long(word))) in spelt:
                return spelt[long]
        return _closest(wanted[0], tokens)

    def turn(self, measure: Measure, printed: Number) -> Number:
        """A printed rank as "greater is worse": unchanged, unless the scale counts from the worst."""
        axis = self.scheme.likelihood if measure == "likelihood" else self.scheme.impact
        if measure in self.turned and axis and axis.minimum is not None and axis.maximum is not None:
            return axis.minimum + axis.maximum - printed if axis.minimum <= printed <= axis.maximum else printed
        return printed


def _long(word: str) -> str:
    """Short forms written out: "v low" is "very low", "h" is "high"."""
    short = {"v": "very", "vl": "very low", "vh": "very high", "l": "low", "m": "medium", "h": "high", "med": "medium"}
    return " ".join(short.get(part, part) for part in re.sub(r"[./]", " ", word).split())


def _closest(word: str, tokens: dict[str, Number]) -> Number | None:
    """The rank of the one token that is the same word but for its spelling."""
    from rapidfuzz import fuzz

    close = {
        rank
        for token, rank in tokens.items()
        if len(token) > 4 and len(word) > 4 and _near(word, token, fuzz.ratio(word, token))
    }
    return close.pop() if len(close) == 1 else None


def _near(word: str, token: str, ratio: float) -> bool:
    # "unlikely" and "likely" are close and opposite: the first letters have to agree.
    return ratio >= _CLOSE and word[:2] == token[:2] and len(word.split()) == len(token.split())


def read_scheme(legends: Sequence[RawLegend]) -> Reading | None:
    """One reading of all legends together; None where they say nothing. Where two differ, the first stands."""
    axes: dict[Measure, AxisReading] = {
        m: read_axis([s for legend in legends for s in legend.scales if s.measure in (m, None)]) for m in MEASURES
    }
    matrix = _matrix_of(legends)
    stated = next((legend.formula for legend in legends if legend.formula), None)
    minimum = {m: axis.minimum if (axis := axes[m].axis) else None for m in MEASURES}
    grid = read_grid(matrix, minimum["likelihood"], minimum["impact"], stated) if matrix else None
    axes = sized(axes, grid)
    raw = next((legend.bands for legend in legends if legend.bands and legend.table), None)
    raw = raw or next((legend.bands for legend in legends if legend.bands), ())
    formula: Formula | None = stated or (grid.formula if grid else None)
    bands = bands_of(raw)
    if grid and not bands and not formula and grid.shown:
        formula = "matrix"
    likelihood, impact = axes["likelihood"].axis, axes["impact"].axis
    if not (likelihood or impact or bands or formula):
        return None
    bands = merge_bands(bands, grid, formula, likelihood, impact)
    table = None
    if formula == "matrix" and grid:
        table = grid.numbers if grid.formula == "matrix" else grid.shown
    scheme = Scheme(
        likelihood=likelihood, impact=impact, formula=formula, bands=bands, matrix=table or None, origin="report"
    )
    return Reading(
        scheme,
        tuple(Step(m, token, rank) for m in MEASURES for token, rank in axes[m].tokens),
        frozenset(m for m in MEASURES if axes[m].turned),
        grid.shown if grid else (),
        grid.misprints if grid else (),
        tuple(dict.fromkeys(source_place(place) for legend in legends for place in legend.places)),
        grid,
    )


def scheme_from(legends: Sequence[RawLegend]) -> Scheme | None:
    """The scheme that the legends state, or None."""
    reading = read_scheme(legends)
    return reading.scheme if reading else None


def group_legends(legends: Sequence[RawLegend]) -> tuple[tuple[RawLegend, ...], ...]:
    """Legends that can be of one scheme, in printed order; a new group begins where bands or both scales are others.

    A document with two registers can judge each by a scheme of its own, stated before or after it.
    """
    groups: list[list[RawLegend]] = []
    for legend in legends:
        if groups and not _contradicts(groups[-1], legend):
            groups[-1].append(legend)
        else:
            groups.append([legend])
    return tuple(tuple(group) for group in groups)


def _contradicts(group: Sequence[RawLegend], legend: RawLegend) -> bool:
    before, now = read_scheme(group), read_scheme([legend])
    if before is None or now is None:
        return False
    ends = [[(b.minimum, b.maximum) for b in r.scheme.bands] for r in (before, now)]
    if ends[0] and ends[1] and any(r.bands for r in group) and legend.bands and ends[0] != ends[1]:
        return True
    tops = [
        (a.maximum, b.maximum)
        for a, b in ((before.scheme.likelihood, now.scheme.likelihood), (before.scheme.impact, now.scheme.impact))
        if a and b
    ]
    return len(tops) == 2 and all(a != b for a, b in tops)


def misprints(legends: Sequence[RawLegend]) -> tuple[MatrixMisprint, ...]:
    """The cells of the printed matrix that are not what its own formula gives."""
    reading = read_scheme(legends)
    return reading.misprints if reading else ()


def source_place(place: Place) -> SourcePlace:
    return SourcePlace(page=place.page, bbox=place.bbox, part=place.part, block=place.block)


def _matrix_of(legends: Sequence[RawLegend]) -> RawMatrix | None:
    """The matrix to judge by: the first with numbers in its cells, else the first with colours."""
    found = [legend.matrix for legend in legends if legend.matrix]
    full = [m for m in found if sum(bool(cell.text) for cell in m.cells) * 10 >= len(m.cells) * 9]
    return next(iter(full or found), None)


def rank_of_word(scheme: Scheme | None, measure: Measure, word: str) -> Number | None:
    """The rank that a scheme's own labels give a printed word; `Reading.rank` knows letters and turned scales too."""
    if scheme is None:
        return None
    axis = scheme.likelihood if measure == "likelihood" else scheme.impact
    if axis is None:
        return None
    steps = tuple(Step(measure, fold(label), _number(rank)) for rank, label in axis.labels.items())
    return Reading(scheme, steps).rank(measure, word)


def _number(text: str) -> Number:
    value = float(text)
    return int(value) if value.is_integer() else value


def band_for(scheme: Scheme | None, score: Number | None) -> Band | None:
    """The band that a printed score lies in; None where it lies in none, or in two of different names."""
    if scheme is None or score is None:
        return None
    found = [b for b in scheme.bands if _within(b, score)]
    return found[0] if found and len({b.label for b in found}) == 1 else None


def _within(band: Band, score: Number) -> bool:
    if band.minimum is None and band.maximum is None:
        return False
    return (band.minimum is None or band.minimum <= score) and (band.maximum is None or score <= band.maximum)


def expected_score(scheme: Scheme | None, likelihood: Number | None, impact: Number | None) -> Number | str | None:
    """What the formula gives: a number, or the level or colour of a grid to look up; None where it gives nothing."""
    if scheme is None or likelihood is None or impact is None:
        return None
    if scheme.formula == "product":
        return _plain(likelihood * impact)
    if scheme.formula == "sum":
        return _plain(likelihood + impact)
    if scheme.formula == "matrix" and scheme.matrix:
        return cell_of(scheme.matrix, likelihood, impact, scheme)
    return None


def cell_of(
    rows: Sequence[Sequence[Number | str | None]],
    likelihood: Number | None,
    impact: Number | None,
    scheme: Scheme | None = None,
) -> Number | str | None:
    """The cell of a grid, rows by likelihood from the scale's least rank; None outside it."""
    if likelihood is None or impact is None or likelihood != int(likelihood) or impact != int(impact):
        return None
    least_l = scheme.likelihood.minimum if scheme and scheme.likelihood and scheme.likelihood.minimum is not None else 1
    least_i = scheme.impact.minimum if scheme and scheme.impact and scheme.impact.minimum is not None else 1
    i, j = int(likelihood - least_l), int(impact - least_i)
    return rows[i][j] if 0 <= i < len(rows) and 0 <= j < len(rows[i]) else None


def _plain(value: Number) -> Number:
    if isinstance(value, int):
        return value
    rounded = round(float(value), 6)
    return int(rounded) if rounded.is_integer() else rounded


def _square(scheme: Scheme, formula: Formula | None, scores: Sequence[Score]) -> Axis | None:
    """The scale of both where the report states a product and bands that end at a square, and no scale: 25 is 5 x 5."""
    ends = [band.maximum for band in scheme.bands if band.maximum is not None]
    if scheme.likelihood or scheme.impact or formula != "product" or not ends:
        return None
    top = round(float(max(ends)) ** 0.5)
    ranks = [rank for score in scores for rank in (score.likelihood, score.impact) if rank is not None]
    if not 3 <= top <= 10 or top * top != max(ends) or any(not 0 < rank <= top for rank in ranks):
        return None
    return Axis(minimum=1, maximum=top)


def complete(reading: Reading | None, scores: Sequence[Score]) -> Reading | None:
    """A reading with what the scores imply where the legends are silent.

    `origin` stays `report` where any legend was read and is `inferred` where only the scores tell.
    """
    from .scheme_infer import infer_formula, infer_scheme

    if reading is None:
        inferred = infer_scheme(scores)
        return Reading(inferred) if inferred else None
    scheme = reading.scheme
    words_only = scheme.formula == "matrix" and not any(
        isinstance(cell, (int, float)) for row in scheme.matrix or () for cell in row
    )
    if scheme.formula is not None and not words_only:
        axis = _square(scheme, scheme.formula, scores)
        return (
            replace(reading, scheme=scheme.model_copy(update={"likelihood": axis, "impact": axis})) if axis else reading
        )
    formula = infer_formula(scores)
    if formula is None:
        return reading
    guess = infer_scheme(scores)
    square = _square(scheme, formula, scores)
    likelihood = scheme.likelihood or square or (guess.likelihood if guess else None)
    impact = scheme.impact or square or (guess.impact if guess else None)
    bands = merge_bands(scheme.bands, reading.grid, formula, likelihood, impact)
    changed = scheme.model_copy(
        update={"formula": formula, "matrix": None, "likelihood": likelihood, "impact": impact, "bands": bands}
    )
    return replace(reading, scheme=changed)
