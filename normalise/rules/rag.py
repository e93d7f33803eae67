"""RAG: colours and levels against the bands, and bands against the scale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...parsers.layouts.legend_words import fold, level_word
from ..case import Case, RiskNotes
from ..models import Band, Number, Rag, Risk, Scheme, Score
from ..scheme import band_for, cell_of, expected_score
from ..scheme_bands import rag_name, reachable
from .base import Found, Rule, basis, each, places, scheme_of, show, stage_name

_SHORT: Final = {
    "l": "low",
    "m": "medium",
    "h": "high",
    "vl": "very low",
    "vh": "very high",
    "v low": "very low",
    "v high": "very high",
    "med": "medium",
}


class WrongRag(Rule):
    code = "RAG001"
    severity = "error"
    summary = "the RAG or level shown is not that of the band (or matrix cell) of the printed score"
    explanation = (
        "The bands of the legend say which colour or level a score has; in a coloured grid each cell says it. "
        "This rule compares what the report shows for a stage, word or fill, with the band of the printed "
        "score, or with the grid's cell of likelihood and impact. It is silent where the report states no "
        "bands (RAG004 says so), where the score lies in no band (RAG003), and where word and fill disagree "
        "with each other (RAG002). Example: 16 shown amber where red begins at 15. Source: one council showed "
        "the same 16 red in one register and amber in another."
    )

    def look(self, case: Case) -> Iterator[Found]:
        for index, risk, notes in each(case):
            scheme = scheme_of(case, risk)
            for k, score in enumerate(risk.scores):
                if scheme is None or _clashes(notes, score):
                    continue
                message = _compare(scheme, case, risk, score)
                if message:
                    message += f", {basis(scheme, case, risk)}"
                    names = [
                        f"/scores/{k}/{name}" for name in ("rag", "level", "score", "likelihood", "impact", "text")
                    ]
                    yield index, self.finding(message, risk, places(risk, notes, *names))


def _clashes(notes: RiskNotes, score: Score) -> bool:
    return bool(notes.clashes) and any(clash.stage in (score.stage, score.label) for clash in notes.clashes)


def _compare(scheme: Scheme, case: Case, risk: Risk, score: Score) -> str | None:
    if score.rag is None and score.level is None:
        return None
    if scheme.bands:
        band = band_for(scheme, score.score)
        if band is None:
            return None
        what = f"score {show(score.score or 0)} lies in {band.label} ({_span(band)})"
        rags, labels = {b.rag for b in scheme.bands if b.rag}, {b.label for b in scheme.bands}
        return _against(score, band.rag, band.label, what, rags=rags, labels=labels)
    rows = scheme.matrix if scheme.formula == "matrix" and not _numbers(scheme) else None
    rows = rows or (case.cells if risk.scheme is None else None)
    if not rows or scheme.origin == "inferred":
        return None
    if (
        score.score is not None
        and score.score != expected_score(scheme, score.likelihood, score.impact)
        and scheme.formula in ("product", "sum")
    ):
        return None  # SCO001 names it; which cell the colour was meant for cannot be told
    cell = cell_of(rows, score.likelihood, score.impact, scheme)
    if not isinstance(cell, str):
        return None
    shown = {x for row in rows for x in row if isinstance(x, str)}
    colours = {rag for x in shown if (rag := rag_name(x))}
    what = (
        f"the grid's cell for likelihood {show(score.likelihood or 0)} and impact {show(score.impact or 0)} is {cell}"
    )
    levels = {x for x in shown if not rag_name(x)}
    return _against(score, rag_name(cell), cell, what, rags=colours, labels=levels)


def _numbers(scheme: Scheme) -> bool:
    return any(isinstance(cell, (int, float)) for row in scheme.matrix or () for cell in row)


def _against(score: Score, rag: Rag | None, label: str, what: str, *, rags: set[Rag], labels: set[str]) -> str | None:
    if score.rag and rag and not _same_colour(score, rag, rags):
        return f"{stage_name(score)} shown {score.rag}, but {what}" + (
            f", which is {rag}" if rag != label.casefold() else ""
        )
    if score.level and not _same_level(score.level, label) and any(_same_level(score.level, other) for other in labels):
        return f"{stage_name(score)} shown {score.level}, but {what}"
    return None


def _same_colour(score: Score, wanted: Rag, scale: set[Rag]) -> bool:
    """A fill between two hues is read as the one that the report's scale has; a colour outside the scale is no RAG."""
    if score.rag == wanted:
        return True
    if score.rag in scale or score.rag_basis not in ("colour", None):
        return False
    near: dict[Rag | None, Rag] = {"yellow": "amber", "amber": "yellow"}
    return near.get(score.rag, wanted) not in scale or near.get(score.rag) == wanted


def _same_level(a: str, b: str) -> bool:
    x, y = (fold(level_word(t) or t) for t in (a, b))
    return _SHORT.get(x, x) == _SHORT.get(y, y)


def _span(band: Band) -> str:
    if band.minimum is not None and band.maximum is not None:
        return f"{show(band.minimum)} to {show(band.maximum)}" if band.minimum != band.maximum else show(band.minimum)
    return f"from {show(band.minimum)}" if band.minimum is not None else f"up to {show(band.maximum or 0)}"


class WordAndColour(Rule):
    code = "RAG002"
    severity = "error"
    summary = "the RAG word and the colour disagree"
    explanation = (
        "Where a cell says its rating in a word or letter and shows it as a fill or ink too, the two have to "
        "be one. The word stands in the data; this rule says that the colour is another. RAG001 is silent for "
        'that stage. Example: "Amber" in a red cell. Source: cells copied from last quarter with a new word '
        "and the old fill."
    )

    def look(self, case: Case) -> Iterator[Found]:
        for index, risk, notes in each(case):
            for clash in notes.clashes:
                message = f"{clash.stage} rating says {clash.word} but its cell is {clash.colour}"
                yield index, self.finding(message, risk, clash.places or notes.places)


class BandsAndScale(Rule):
    code = "RAG003"
    severity = "warning"
    summary = "a score that the scale can reach lies in no band, or in two (once for the report: risk_id null)"
    explanation = (
        "Every score that whole ranks can give should lie in exactly one band. This rule works out those "
        "scores from the stated scales and formula and names the ones that no band holds, or two. Gaps "
        "between scores that cannot be reached are none: bands 1-6, 8-12 and 15-25 are complete for 5 by 5 "
        "products. It needs scales, formula and bands, and fires once for the report. Example: bands 1-5 and "
        "5-12 both hold 5."
    )

    def look(self, case: Case) -> Iterator[Found]:
        schemes = [case.register.scheme, *(risk.scheme for risk in case.register.risks)]
        different: list[Scheme] = []
        for scheme in schemes:
            if scheme and scheme not in different:
                different.append(scheme)
        parts = [part for scheme in different for part in _unheld(scheme)]
        if parts:
            message = "; ".join(dict.fromkeys(parts)) + ", which the scale can reach"
            yield None, self.finding(message, None, case.legend_places)


def _unheld(scheme: Scheme) -> list[str]:
    """Which of the scores that a scheme can reach lie in no band of it, or in two."""
    if scheme.origin == "inferred" or len(scheme.bands) < 2:
        return []
    numbers: tuple[Number, ...] = tuple(
        sorted({cell for row in scheme.matrix or () for cell in row if isinstance(cell, (int, float))})
    )
    none, two = [], []
    for score in numbers or reachable(scheme.formula, scheme.likelihood, scheme.impact):
        holding = [b for b in scheme.bands if _holds(b, score)]
        if not holding:
            none.append(show(score))
        elif len({b.label for b in holding}) > 1:
            two.append(f"{show(score)} ({' and '.join(b.label for b in holding)})")
    parts = [f"no band holds {_listed(none)}"] if none else []
    return [*parts, f"two bands hold {_listed(two)}"] if two else parts


def _holds(band: Band, score: Number) -> bool:
    if band.minimum is None and band.maximum is None:
        return False
    return (band.minimum is None or band.minimum <= score) and (band.maximum is None or score <= band.maximum)


def _listed(items: list[str]) -> str:
    return ", ".join(items[:-1]) + (" and " if len(items) > 1 else "") + items[-1]


class NoBands(Rule):
    code = "RAG004"
    severity = "note"
    summary = "the report states no bands: RAG was not checked"
    explanation = (
        "The report shows colours or levels for its risks but states nowhere which scores they stand for, "
        "neither in bands nor in a coloured grid, so RAG001 and RAG003 had nothing to check by. Once, in a "
        "report that shows RAG or levels. A profile can give the bands: `riskreader profile FILE.toml`. "
        "Source: a register whose colour key was printed in black and white."
    )

    def look(self, case: Case) -> Iterator[Found]:
        shows = any(score.rag or score.level for risk in case.register.risks for score in risk.scores)
        schemes = [s for s in (case.register.scheme, *(risk.scheme for risk in case.register.risks)) if s]
        stated = bool(case.cells) or any(s.bands or (s.matrix and not _numbers(s)) for s in schemes)
        if shows and not stated:
            yield (
                None,
                self.finding(
                    "the report shows ratings but states no bands for them: RAG was not checked",
                    None,
                    case.legend_places,
                ),
            )
