"""A clean register of a made-up council, one printed thing of it changed, and the rules that then must speak.

The oracle works on what is printed, by the contract's words, and shares nothing with the rules of the product.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import TypeVar

Key = tuple[str, str | None]
_T = TypeVar("_T")

RATES = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")
HARMS = ("Negligible", "Minor", "Moderate", "Major", "Catastrophic")
_REACHABLE = {a * b for a in range(1, 6) for b in range(1, 6)}
BANDS = (
    (("Green", 1, 4), ("Amber", 5, 12), ("Red", 15, 25)),
    (("Green", 1, 3), ("Yellow", 4, 8), ("Amber", 9, 14), ("Red", 15, 25)),
    (("Green", 1, 6), ("Amber", 8, 15), ("Red", 16, 25)),
)
_THINGS = (
    "Ferry ramp", "Flood wall", "Market roof", "Payroll run", "School meals", "Bin lorries", "Street lamps",
    "Tree works", "Library lease", "Harbour dredging", "Parish elections", "Bridge bearings", "Leisure pool",
    "Care visits", "Planning portal", "Data centre", "Grant claims", "Pension returns", "Fleet renewal", "Boiler plant",
    "Gritting rota", "Housing repairs", "Music service", "Allotment water", "Museum store",
)  # fmt: skip
_TROUBLES = ("fails in a hard winter", "costs more than the budget", "stops for want of staff", "breaks the rules")
_PEOPLE = ("Ann Tilling", "Ben Furlong", "Cora Mead", "Dev Hollis", "Esme Wray", "Finn Garrod", "Gita Lowe")
_CONTROLS = ("Monthly inspection by the depot", "Reserve contract with a neighbour", "Plan tested each spring")


@dataclass(frozen=True)
class Rated:
    """One stage as printed; None is a blank cell. `shown` is the fill of the rating."""

    likelihood: int | None
    impact: int | None
    score: int | None
    shown: str


@dataclass(frozen=True)
class Printed:
    """One risk as printed. The current rating has a word too."""

    risk_id: str
    title: str
    owner: str
    control: str
    inherent: Rated
    current: Rated
    word: str
    previous: int
    arrow: str
    listed: int | None = None  # the current score in the summary, where it is another


@dataclass(frozen=True)
class Sheet:
    """The register as printed, and what was changed in it."""

    bands: tuple[tuple[str, int, int], ...]
    risks: tuple[Printed, ...]
    change: str = "nothing"
    kind: str = field(default="clean")


def clean(random: Random) -> Sheet:
    """25 risks in which all agrees."""
    bands = random.choice(BANDS)
    risks = []
    for number, thing in enumerate(random.sample(_THINGS, 25), start=1):
        a, b = random.randint(2, 5), random.randint(2, 5)
        c, d = random.randint(1, a), random.randint(1, b)
        previous = random.choice([c * d, random.randint(1, 5) * random.randint(1, 5)])
        risks.append(
            Printed(
                f"MW{number:02}",
                f"{thing} {random.choice(_TROUBLES)}",
                random.choice(_PEOPLE),
                random.choice(_CONTROLS),
                Rated(a, b, a * b, band_of(bands, a * b)),
                Rated(c, d, c * d, band_of(bands, c * d)),
                band_of(bands, c * d),
                previous,
                "→" if previous == c * d else "↑" if c * d > previous else "↓",
            )
        )
    return Sheet(bands, tuple(risks))


def band_of(bands: tuple[tuple[str, int, int], ...], score: int) -> str:
    return next(name for name, least, most in bands if least <= score <= most)


# -- changes ----------------------------------------------------------------------------------------------------------

KINDS = (
    "score", "factor", "colour", "word", "id", "owner", "band edge", "arrow", "previous score", "blank", "stage order",
    "summary",
)  # fmt: skip


def mutate(sheet: Sheet, random: Random, kinds: Sequence[str] = KINDS) -> Sheet:
    """The sheet with one printed thing changed."""
    kind = random.choice(kinds)
    if kind == "band edge":
        return _band_edge(sheet, random)
    at = random.randrange(len(sheet.risks))
    risk = sheet.risks[at]
    changed = _changed(risk, kind, sheet, random)
    risks = (*sheet.risks[:at], changed, *sheet.risks[at + 1 :])
    return replace(sheet, risks=risks, change=f"{kind} of {risk.risk_id}: {risk} -> {changed}", kind=kind)


def _changed(risk: Printed, kind: str, sheet: Sheet, random: Random) -> Printed:
    stage = random.choice(("inherent", "current"))
    rated: Rated = getattr(risk, stage)
    names = [name for name, _, _ in sheet.bands]
    if kind == "score":
        new = _other([*range(1, 26), 30, 36], rated.score, random)
        return replace(risk, **{stage: replace(rated, score=new)})
    if kind in ("factor", "blank"):
        name = random.choice(("likelihood", "impact"))
        value = None if kind == "blank" else _other(list(range(1, 8)), getattr(rated, name), random)
        return replace(risk, **{stage: replace(rated, **{name: value})})
    if kind == "colour":
        return replace(risk, **{stage: replace(rated, shown=_other(names, rated.shown, random))})
    if kind == "word":
        return replace(risk, word=_other(names, risk.word, random))
    if kind == "id":
        return replace(risk, risk_id=_other([r.risk_id for r in sheet.risks] + ["MW88"] * 8, risk.risk_id, random))
    if kind == "owner":
        return replace(risk, owner=_other([*_PEOPLE, "", "", ""], risk.owner, random))
    if kind == "stage order":  # what was inherent is printed as current and the other way round
        return replace(risk, inherent=risk.current, current=risk.inherent, word=risk.inherent.shown)
    if kind == "summary":
        return replace(risk, listed=_other(sorted(_REACHABLE), risk.current.score, random))
    if kind == "arrow":
        return replace(risk, arrow=_other(["↑", "↓", "→"], risk.arrow, random))
    assert kind == "previous score"
    return replace(risk, previous=_other(sorted(_REACHABLE), risk.previous, random))


def _other(options: list[_T], old: object, random: Random) -> _T:
    return random.choice([option for option in options if option != old])


def _band_edge(sheet: Sheet, random: Random) -> Sheet:
    while True:
        at, edge, by = random.randrange(len(sheet.bands)), random.choice((1, 2)), random.choice((-3, -2, -1, 1, 2, 3))
        band = list(sheet.bands[at])
        band[edge] = int(band[edge]) + by
        name, least, most = str(band[0]), int(band[1]), int(band[2])
        if 0 <= least < most:
            bands = (*sheet.bands[:at], (name, least, most), *sheet.bands[at + 1 :])
            return replace(sheet, bands=bands, change=f"band edge: {sheet.bands[at]} -> {bands[at]}", kind="band edge")


# -- what must be found -----------------------------------------------------------------------------------------------


def expected(sheet: Sheet) -> Counter[Key]:
    """Code and risk of every finding that follows from the print."""
    out: Counter[Key] = Counter()
    for risk in sheet.risks:
        for code in _of_risk(risk, sheet):
            out[code, risk.risk_id] += 1
    ids = Counter(risk.risk_id for risk in sheet.risks)
    for risk_id, count in ids.items():
        if count > 1:
            out["IDS001", risk_id] += 1
    if any(len(_holding(sheet, score)) != 1 for score in _REACHABLE):
        out["RAG003", None] += 1
    return out


def _of_risk(risk: Printed, sheet: Sheet) -> list[str]:
    out = []
    edges = [edge for _, least, most in sheet.bands for edge in (least, most)]
    lowest, highest = min(1, *edges), max(25, *edges)
    for stage in (risk.inherent, risk.current):
        factors = [x for x in (stage.likelihood, stage.impact) if x is not None]
        score = stage.score
        if len(factors) < 2 or score is None:
            out.append("SCO003")
        elif factors[0] * factors[1] != score:
            out.append("SCO001")
        if any(not 1 <= x <= 5 for x in factors) or (score is not None and not lowest <= score <= highest):
            out.append("SCO002")
        named = stage is risk.inherent or risk.word == stage.shown
        holding = _holding(sheet, score) if score is not None else []
        if named and len(holding) == 1 and holding[0] != stage.shown:
            out.append("RAG001")
        if not named:
            out.append("RAG002")
    before, now, was = risk.inherent.score, risk.current.score, risk.previous
    if before is not None and now is not None and now > before:
        out.append("MOV001")
    if now is not None and risk.arrow != ("→" if now == was else "↑" if now > was else "↓"):
        out.append("MOV003")
    if risk.listed is not None:
        out.append("REF001")
    if not risk.owner:
        out.append("GAP001")
    return out


def _holding(sheet: Sheet, score: int) -> list[str]:
    return [name for name, least, most in sheet.bands if least <= score <= most]
