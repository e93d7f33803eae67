"""What the commands `explain` and `profile` say beyond the layout: the register's own account, a profile's changes."""

from __future__ import annotations

from collections.abc import Iterator

from ..normalise.models import Register, SourcePlace
from ..parsers.explain import name_of
from ..parsers.labels import Grammar, Reading, default_grammar
from ..parsers.profile import FIELD_NAMES, Profile, ScaleSection, SchemeSection


def account(register: Register) -> Iterator[str]:
    """The scheme, what is unread with its place, and where every word went."""
    scheme = register.scheme
    yield ""
    if scheme is not None:
        said = {"report": "the report's legend", "inferred": "the scores themselves", "profile": "the profile"}
        formula = f"formula {scheme.formula}" if scheme.formula else "no formula"
        yield f"scores are judged by {said[scheme.origin]}: {formula}, {len(scheme.bands)} bands"
    elif register.risks:
        yield "no scheme: neither a legend nor the scores tell how scores are made"
    if register.unread:
        yield f"unread, {register.coverage.unread} words:"
        yield from (f"  {_place(item)}: {item.text} ({item.why})" for item in register.unread)
    counts = register.coverage
    yield (
        f"{len(register.risks)} risks; {counts.words} words: {counts.mapped} in the register, "
        f"{counts.furniture} furniture, {counts.prose} prose outside any risk, {counts.unread} unread"
    )


def _place(place: SourcePlace) -> str:
    return f"page {place.page}" if place.page is not None else place.block or place.part or "no place"


def profile_lines(profile: Profile) -> Iterator[str]:
    """What a profile changes: each label before and after, the shape of ids, the scheme."""
    before, after = default_grammar(), profile.grammar()
    for section, table in (("labels", profile.labels), ("stages", profile.stages)):
        if not table:
            continue
        yield f"[{section}]"
        for key, phrases in table.items():
            for phrase in phrases:
                old, new = _understood(before, phrase), _understood(after, phrase)
                if old == new:
                    yield f"  {phrase}: {key}; it was known already, and this line can go"
                elif old is None:
                    yield f"  {phrase}: {new}; it was not known"
                else:
                    yield f"  {phrase}: {new}; it was {old}"
    if profile.ids is not None:
        yield f"[ids]\n  pattern {profile.ids.pattern}: a text of this shape is a risk's id"
    if profile.scheme is not None:
        yield from _scheme_lines(profile.scheme)
    if not (profile.labels or profile.stages or profile.ids or profile.scheme):
        yield f"the profile is empty: it changes nothing. Fields it can teach: {', '.join(FIELD_NAMES)}"


def _scheme_lines(scheme: SchemeSection) -> Iterator[str]:
    yield "[scheme]"
    for name, scale in (("likelihood", scheme.likelihood), ("impact", scheme.impact)):
        if scale is not None:
            yield f"  {name}: {_scale(scale)}"
    if scheme.formula:
        yield f"  formula: {scheme.formula}"
    for band in scheme.bands:
        ends = (("from", band.minimum), ("to", band.maximum))
        said = " ".join(f"{word} {end:g}" for word, end in ends if end is not None)
        yield f"  band {band.label} ({band.rag or 'no colour'}): {said}"
    yield "  what is not given here is taken from the report"


def _understood(grammar: Grammar, phrase: str) -> str | None:
    """What a label says, sure of all its words; None where it is not known as one."""
    reading: Reading | None = grammar.read(phrase)
    if reading is None or reading.confidence < 1:
        return None
    others = "".join(f" or {name_of(field)}" for field in reading.alternatives)
    stage = f", stage {reading.stage}" if reading.stage else ""
    return f"{name_of(reading.field)}{others}{stage}"


def _scale(scale: ScaleSection) -> str:
    words = f": {', '.join(scale.labels)}" if scale.labels else ""
    return f"{scale.minimum} to {scale.greatest}{words}"
