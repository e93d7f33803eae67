"""Random registers: made-up bodies, risks and people. Nothing here knows how a report looks.

A `Register` is the truth that a shape prints; which of it is printed, and so stands in the gold, the shape decides.
"""

# ruff: noqa: PLR0917

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from .texts import ACTIONS, ASSURANCE, CAUSES, CONSEQUENCES, CONTROLS, FILLS, THEMES, UPDATES

PLACES = [
    "Aldermoor",
    "Bramwick",
    "Calderby",
    "Dunsford",
    "Elmstead",
    "Fenbridge",
    "Garrowdale",
    "Hatherstone",
    "Inglebrook",
    "Kelsham",
    "Larkfield",
    "Marlhurst",
    "Netherwell",
    "Oakenshaw",
    "Penwick",
    "Quarndale",
    "Ravensholt",
    "Silverdyke",
    "Thornaby-Wold",
    "Underhill",
    "Vennmouth",
    "Wexcombe",
    "Yarrowby",
    "Ashdene",
    "Birchover",
    "Coldharbour",
    "Drayford",
    "Eskwater",
    "Farncote",
    "Greyminster",
]
BODIES = (
    "{} Borough Council",
    "{} District Council",
    "{} City Council",
    "{} County Council",
    "{} Town Council",
    "{} Parish Council",
    "{} NHS Foundation Trust",
    "{} Integrated Care Board",
    "{} Fire and Rescue Authority",
    "{} Combined Authority",
    "{} National Park Authority",
    "{} Pension Fund",
    "University of {}",
    "{} Police",
    "{} Council",
    "{} Metropolitan Borough Council",
)
FIRST = [
    "Alan",
    "Bridget",
    "Colin",
    "Deepa",
    "Edwin",
    "Fatima",
    "Graham",
    "Hilary",
    "Imran",
    "Joanne",
    "Keith",
    "Lorraine",
    "Martin",
    "Nadia",
    "Owen",
    "Priya",
    "Quentin",
    "Rosalind",
    "Stuart",
    "Tamsin",
    "Usman",
    "Vivienne",
    "Warren",
    "Yvonne",
    "Zoe",
    "Marcus",
    "Siobhan",
    "Derek",
    "Amara",
    "Piotr",
]
LAST = [
    "Ackroyd",
    "Bellamy",
    "Chowdhury",
    "Dunstan",
    "Entwistle",
    "Fairclough",
    "Gadsby",
    "Hollins",
    "Iqbal",
    "Jephcott",
    "Kowalski",
    "Lumley",
    "Macready",
    "Naylor",
    "Okafor",
    "Pemberton",
    "Quayle",
    "Ramsden",
    "Sethi",
    "Tolliver",
    "Upton",
    "Venables",
    "Whitlock",
    "Yardley",
    "O'Dowd",
    "Smith-Carr",
    "Patel",
]
ROLES = (
    "Chief Executive",
    "Director of Finance",
    "Head of Legal Services",
    "Director of Place",
    "Head of Housing",
    "Section 151 Officer",
    "Monitoring Officer",
    "Director of Adult Social Care",
    "Head of ICT",
    "Estates Manager",
    "Head of Human Resources",
    "Director of Public Health",
    "Assistant Director Planning",
    "Service Manager",
    "Chief Nurse",
    "Medical Director",
    "Head of Procurement",
    "Emergency Planning Manager",
    "Town Clerk",
    "Pensions Manager",
    "Company Secretary",
    "Programme Director",
    "Head of Internal Audit",
    "Data Protection Officer",
    "Director of Children's Services",
    "Deputy Chief Executive",
    "Head of Communications",
    "Area Commander",
)
TEAMS = ("Corporate Management Team", "Senior Leadership Team", "Cabinet", "Finance Committee", "Executive Board")
CATEGORIES = (
    "Financial",
    "Governance and Legal",
    "People",
    "Technology",
    "Environment",
    "Operations",
    "Reputation",
    "Partnerships",
    "Health and Safety",
    "Assets and Property",
)
PRIORITIES = (
    "A fair start for every child",
    "Homes that people can afford",
    "A greener borough",
    "Healthy and active lives",
    "Sound finances",
    "Thriving town centres",
    "Safe and connected communities",
)


@dataclass(frozen=True)
class Person:
    """Somebody who owns a risk or an action."""

    name: str
    role: str

    @property
    def initials(self) -> str:
        parts = self.name.split()
        return parts[0][0] + parts[-1][0]


@dataclass(frozen=True)
class Rating:
    """Likelihood and impact as ranks from 1, greater is worse; `printed` overrides the score that is printed."""

    likelihood: int
    impact: int
    printed: int | None = None


@dataclass
class Action:
    text: str
    owner: Person
    due: dt.date | None
    status: str


@dataclass
class Risk:
    id: str
    title: str
    category: str
    description: str
    causes: list[str]
    consequences: list[str]
    update: list[str]
    objective: str
    owners: list[Person]
    team: str | None
    portfolio: Person
    ratings: dict[str, Rating | None]
    controls: list[str]
    assurances: list[list[str]]
    assurance_ratings: list[str]
    evidence: list[str]
    actions: list[Action]
    direction: str
    status: str
    response: str
    raised: dt.date
    review: dt.date
    target: dt.date
    before: int | None = None  # the score of the period before
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Band:
    label: str
    rag: str
    low: int
    high: int


@dataclass
class Scheme:
    """The scale: both axes run from 1; `bands` cover every reachable score, lowest first."""

    likelihood: int
    impact: int
    formula: str
    bands: list[Band]
    likelihood_words: list[str]
    impact_words: list[str]

    def score(self, rating: Rating) -> int:
        """The score by the formula: product, sum, or a ranked grid to look up."""
        if self.formula == "sum":
            return rating.likelihood + rating.impact
        if self.formula == "matrix":
            return self.grid()[rating.likelihood - 1][rating.impact - 1]
        return rating.likelihood * rating.impact

    def grid(self) -> list[list[int]]:
        """Rows by likelihood from 1, columns by impact from 1."""
        likely, hard = range(self.likelihood), range(self.impact)
        if self.formula == "matrix":  # each cell has a rank of its own, impact weighs more
            order = sorted((b + a * 0.9, a, b) for a in likely for b in hard)
            ranks = {(a, b): rank for rank, (_, a, b) in enumerate(order, 1)}
            return [[ranks[a, b] for b in hard] for a in likely]
        if self.formula == "sum":
            return [[a + b + 2 for b in hard] for a in likely]
        return [[(a + 1) * (b + 1) for b in hard] for a in likely]

    def band(self, score: int) -> Band:
        return next(band for band in self.bands if band.low <= score <= band.high)


@dataclass
class Register:
    organisation: str
    place: str
    scheme: Scheme
    stages: list[str]
    risks: list[Risk]
    planted: list[tuple[str, str | None]]


LIKELIHOOD_WORDS = {
    3: (["Low", "Medium", "High"], ["Unlikely", "Possible", "Likely"]),
    4: (
        ["Very Low", "Low", "Medium", "High"],
        ["Unlikely", "Possible", "Likely", "Very Likely"],
        ["Remote", "Possible", "Probable", "Almost Certain"],
    ),
    5: (
        ["Rare", "Unlikely", "Possible", "Likely", "Almost Certain"],
        ["Very Unlikely", "Unlikely", "Possible", "Likely", "Very Likely"],
        ["Improbable", "Remote", "Occasional", "Probable", "Frequent"],
    ),
}
IMPACT_WORDS = {
    3: (["Low", "Medium", "High"], ["Minor", "Moderate", "Major"]),
    4: (
        ["Minor", "Moderate", "Serious", "Severe"],
        ["Negligible", "Marginal", "Serious", "Critical"],
        ["Low", "Medium", "High", "Severe"],
    ),
    5: (
        ["Insignificant", "Minor", "Moderate", "Major", "Catastrophic"],
        ["Negligible", "Low", "Medium", "High", "Very High"],
        ["Minimal", "Minor", "Moderate", "Significant", "Severe"],
    ),
}
BAND_WORDS = {
    3: (
        ["Low", "Medium", "High"],
        ["Green", "Amber", "Red"],
        ["Manageable", "Material", "Severe"],
        ["Tolerable", "Moderate", "Unacceptable"],
    ),
    4: (
        ["Low", "Medium", "High", "Very High"],
        ["Low", "Moderate", "Significant", "High"],
        ["Green", "Yellow", "Amber", "Red"],
        ["Low", "Moderate", "High", "Extreme"],
    ),
}


def random_scheme(rng: Random) -> Scheme:
    size = rng.choices([5, 4, 3, 10], [10, 5, 2, 1])[0]
    formula = rng.choices(["product", "sum", "matrix"], [16, 2, 2])[0] if size in (3, 4, 5) else "product"
    reach = sorted({v for row in Scheme(size, size, formula, [], [], []).grid() for v in row})
    count = 3 if size == 3 else rng.choice([3, 3, 4])
    words = rng.choice(BAND_WORDS[count])
    rags = ["green", "amber", "red"] if count == 3 else ["green", "yellow", "amber", "red"]
    cuts = (
        sorted(rng.sample(range(1, len(reach)), count - 1))
        if len(reach) <= 6
        else sorted(
            max(1, min(len(reach) - 1, round(len(reach) * (k + 1) / count + rng.uniform(-1, 1))))
            for k in range(count - 1)
        )
    )
    cuts = sorted(set(cuts))
    while len(cuts) < count - 1:
        cuts = sorted({*cuts, rng.randrange(1, len(reach))})
    edges = [0, *cuts, len(reach)]
    bands: list[Band] = []
    for k in range(count):
        low = reach[0] if k == 0 else bands[-1].high + 1
        high = reach[edges[k + 1]] - 1 if k + 1 < count else reach[-1]
        bands.append(Band(words[k], rags[k], low, high))
    lw = list(rng.choice(LIKELIHOOD_WORDS[size])) if size in LIKELIHOOD_WORDS else []
    iw = list(rng.choice(IMPACT_WORDS[size])) if size in IMPACT_WORDS else []
    return Scheme(size, size, formula, bands, lw, iw)


def fill(rng: Random, text: str, thing: str) -> str:
    out = text.replace("{x}", thing)
    for key, choices in FILLS.items():
        while "{" + key + "}" in out:
            out = out.replace("{" + key + "}", rng.choice(choices), 1)
    return out[0].upper() + out[1:]


def some(rng: Random, pool: tuple[str, ...], thing: str, low: int, high: int, stop: bool) -> list[str]:
    items = [fill(rng, t, thing) for t in rng.sample(pool, rng.randint(low, high))]
    return [i + "." if stop else i for i in items]


def person(rng: Random) -> Person:
    return Person(f"{rng.choice(FIRST)} {rng.choice(LAST)}", rng.choice(ROLES))


def ids(rng: Random, count: int, categories: list[str]) -> list[str]:
    kind = rng.randrange(11)
    prefix = "".join(rng.sample("BCDEGHKLMNPRSTW", rng.choice([2, 2, 3])))
    start = rng.randint(1, 40)
    if kind <= 2:
        return [str(i) for i in range(1, count + 1)]
    if kind == 3:
        seen: dict[str, int] = {}
        major: dict[str, int] = {}
        out = []
        for c in categories:
            m = major.setdefault(c, len(major) + 1)
            seen[c] = seen.get(c, 0) + 1
            out.append(f"{m}.{seen[c]}")
        return out
    numbers = sorted(rng.sample(range(start, start + count * 2), count))
    shape = {4: "{p}{n:02d}", 5: "{p}-{n}", 6: "{p}_R{n:03d}", 7: "R{n}", 8: "{n:03d}", 9: "{p}/{n:02d}", 10: "CRR{n}"}
    return [shape[kind].format(p=prefix, n=n) for n in numbers]


def rating_pair(rng: Random, scheme: Scheme, stages: list[str]) -> dict[str, Rating | None]:
    def draw(high_l: int, high_i: int) -> Rating:
        return Rating(rng.randint(max(1, high_l - 2), high_l), rng.randint(max(1, high_i - 2), high_i))

    out: dict[str, Rating | None] = {}
    now = Rating(rng.randint(2, scheme.likelihood), rng.randint(2, scheme.impact))
    for stage in ("inherent", "residual", "target"):
        if stage in stages:
            if out or stage != stages[0]:
                now = draw(now.likelihood, now.impact)
            out[stage] = now
    return out


def random_register(rng: Random, low: int = 5, high: int = 30) -> Register:
    place = rng.choice(PLACES)
    organisation = rng.choice(BODIES).format(place)
    scheme = random_scheme(rng)
    stages = rng.choice(
        [
            ["residual"],
            ["inherent", "residual"],
            ["inherent", "residual"],
            ["inherent", "residual", "target"],
            ["residual", "target"],
        ]
    )
    count = min(rng.choice([rng.randint(low, high), rng.randint(low, max(low, 14))]), len(THEMES))
    wordy = rng.choice([1, 1, 2, 2, 3])
    stop = rng.random() < 0.6
    groups = rng.sample(CATEGORIES, min(rng.randint(2, 5), max(2, count // 2)))
    chosen = rng.sample(THEMES, count)
    cats = sorted((rng.choice(groups) for _ in chosen), key=groups.index)
    names = ids(rng, count, cats)
    staff = [person(rng) for _ in range(9)]
    members = [Person(f"Cllr {rng.choice(FIRST)} {rng.choice(LAST)}", "") for _ in range(4)]
    risks: list[Risk] = []
    for k, (title, sentence, thing) in enumerate(chosen):
        base = dt.date(2026, 1, 1) + dt.timedelta(days=rng.randint(0, 500))
        risks.append(
            Risk(
                id=names[k],
                title=title,
                category=cats[k],
                description=fill(rng, sentence, thing) + ".",
                causes=some(rng, CAUSES, thing, 1, 1 + wordy, stop),
                consequences=some(rng, CONSEQUENCES, thing, 1, 1 + wordy, stop),
                update=some(rng, UPDATES, thing, 1, wordy, True),
                objective=rng.choice(PRIORITIES),
                owners=rng.sample(staff, 2 if rng.random() < 0.2 else 1),
                team=rng.choice(TEAMS) if rng.random() < 0.08 else None,
                portfolio=rng.choice(members),
                ratings=rating_pair(rng, scheme, stages),
                controls=some(rng, CONTROLS, thing, 1, 2 + wordy, stop),
                assurances=[some(rng, pool, thing, 1, 1 + wordy, stop) for pool in ASSURANCE],
                assurance_ratings=[rng.choice(["Limited", "Reasonable", "Substantial", "None"]) for _ in range(3)],
                evidence=some(rng, ASSURANCE[2], thing, 1, 2, stop),
                actions=[
                    Action(
                        t,
                        rng.choice(staff),
                        base + dt.timedelta(days=30 * rng.randint(0, 9)),
                        rng.choice(["Complete", "In progress", "Not started", "On track", "Delayed"]),
                    )
                    for t in some(rng, ACTIONS, thing, 1, 1 + wordy, stop)
                ],
                direction=rng.choice(["up", "down", "same", "same"]),
                status=rng.choice(["Open", "Open", "Open", "Closed"]),
                response=rng.choice(["Treat", "Treat", "Tolerate", "Transfer"]),
                raised=dt.date(2022, 1, 1) + dt.timedelta(days=rng.randint(0, 1000)),
                review=base,
                target=base + dt.timedelta(days=rng.randint(60, 400)),
                extra={
                    "Link to corporate plan": rng.choice(PRIORITIES),
                    "Proximity": rng.choice(["0-3 months", "3-12 months"]),
                    "Insured?": rng.choice(["Yes", "No", "Part"]),
                    "Escalated to": rng.choice(["Board", "Committee"]),
                    "Financial exposure (£k)": str(rng.randint(10, 900)),
                },
            )
        )
    return Register(organisation, place, scheme, stages, risks, [])
