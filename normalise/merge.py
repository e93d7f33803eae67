"""Two readings of one risk into one: the detail stands, the summary fills what the detail leaves out, and where they
differ a conflict says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..parsers.shapes import PERIOD
from .case import Conflict
from .draft import LISTS, TEXTS, Draft, DraftScore, Sourced, source_place
from .models import Owner, SourcePlace
from .rules.base import show, stage_name

_PERIOD = re.compile(rf"\d|\b{PERIOD}\b", re.IGNORECASE)
"""What names the time of an earlier score: "Q1", "June", "2024/25"."""
COMPARED = ("direction", "status", "response")
NUMBERS = ("likelihood", "impact", "score", "rag")


def merge(drafts: Sequence[Draft]) -> tuple[Draft, tuple[Conflict, ...]]:
    """The drafts of one risk, the detail first, as one draft, and the conflicts between them."""
    whole = drafts[0]
    conflicts: list[Conflict] = []
    for other in drafts[1:]:
        conflicts += _compare(whole, other)
        for name in TEXTS:
            if getattr(whole, name) is None and not (name == "description" and _says(whole, other)):
                setattr(whole, name, getattr(other, name))
        for name in LISTS:
            if not getattr(whole, name):
                setattr(whole, name, getattr(other, name))
        _merge_scores(whole, other)
        known = {heading for heading, _ in whole.extra}
        whole.extra += [(heading, value) for heading, value in other.extra if heading not in known]
        whole.clashes += [clash for clash in other.clashes if clash not in whole.clashes]
        whole.unmapped += other.unmapped
        whole.places = whole.places or other.places
    return whole, tuple(conflicts)


def _says(whole: Draft, other: Draft) -> bool:
    """The detail's title already holds the summary's description."""
    return bool(whole.title and other.description and other.description.value in whole.title.value)


def _places(*values: Sourced[str] | Sourced[Owner] | None) -> tuple[SourcePlace, ...]:
    return tuple(dict.fromkeys(source_place(p.place) for value in values if value for p in value.printed))


def _compare(whole: Draft, other: Draft) -> list[Conflict]:
    out: list[Conflict] = []
    for name in COMPARED:
        a, b = getattr(whole, name), getattr(other, name)
        if a and b and a.value != b.value:
            out.append(Conflict(name, str(a.value), str(b.value), _places(a, b)))
    out += _compare_owners(whole, other)
    for score in whole.scores:
        twin = _twin(score, other.scores)
        if twin is None:
            continue
        for name in NUMBERS:
            a, b = getattr(score.score, name), getattr(twin.score, name)
            if a is not None and b is not None and a != b:
                printed = [p for held in (score, twin) for p in held.printed.get(name, ())]
                places = tuple(dict.fromkeys(source_place(p.place) for p in printed))
                out.append(Conflict(f"{stage_name(score.score)} {name}", show(a), show(b), places))
    return out


def _compare_owners(whole: Draft, other: Draft) -> list[Conflict]:
    """Owners by name differ where a name of the summary is none of the detail's."""
    mine = [o for o in whole.owners if o.value.kind == "owner" and o.value.name]
    theirs = [o for o in other.owners if o.value.kind == "owner" and o.value.name]
    if not mine or not theirs:
        return []
    names = {(o.value.name or "").casefold() for o in mine}
    strange = [o for o in theirs if (o.value.name or "").casefold() not in names]
    if not strange:
        return []
    detail, summary = (", ".join(o.value.name or "" for o in owners) for owners in (mine, theirs))
    return [Conflict("owner", detail, summary, _places(*mine, *strange))]


def _twin(score: DraftScore, others: Sequence[DraftScore]) -> DraftScore | None:
    same = [s for s in others if s.score.stage == score.score.stage]
    if score.score.stage == "previous":
        named = next((s for s in same if s.score.label == score.score.label), None)
        return named or next((s for s in same if _same_time(s, score)), None)
    return same[0] if same else None


def _same_time(one: DraftScore, other: DraftScore) -> bool:
    """Two earlier scores of which only one is of a named period: they are alike."""
    periods = {bool(_PERIOD.search(held.score.label or "")) for held in (one, other)}
    return len(periods) == 2 and one.score.score is not None and one.score.score == other.score.score


def _merge_scores(whole: Draft, other: Draft) -> None:
    for theirs in other.scores:
        mine = _twin(theirs, whole.scores)
        if mine is None:
            whole.scores.append(theirs)
            continue
        known, more = mine.score.model_dump(), theirs.score.model_dump(exclude_none=True)
        if mine.factors is None and mine.score.likelihood is None and mine.score.impact is None:
            mine.factors, mine.factors_at = theirs.factors, theirs.factors_at
        missing = {name: value for name, value in more.items() if known[name] is None}
        if missing:
            mine.score = mine.score.model_copy(update=missing)
            for name in missing:
                if name in theirs.printed:
                    mine.printed[name] = theirs.printed[name]
            if "label" in missing:
                mine.label_words = theirs.label_words
