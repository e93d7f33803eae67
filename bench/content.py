"""What the documents of the benchmark say: a made-up council, and sentences put together from made-up parts."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

COUNCIL = "Wexbourne Borough Council"

_THINGS = (
    "the leisure centres", "the waste contract", "the housing ledger", "the harbour wall", "the payroll system",
    "the school kitchens", "the planning portal", "the fleet of gritters", "the crematorium", "the market hall",
    "the call centre", "the tree survey", "the youth service", "the archive store", "the licensing team",
)  # fmt: skip
_EVENTS = (
    "fails during the winter", "costs more than the budget allows", "cannot recruit enough trained people",
    "loses the records of residents", "is closed by a flood", "misses its statutory deadline",
    "depends on one supplier", "is attacked through an old server", "falls short of the new standard",
    "runs out of spare parts",
)  # fmt: skip
_RESULTS = (
    "residents wait longer for help", "the council pays a penalty", "savings of the medium term are lost",
    "staff are moved from other services", "the press reports it for weeks", "an inspection finds it inadequate",
    "partners withdraw from the agreement", "repairs are put off to the next year",
)  # fmt: skip
_ACTS = (
    "Monthly review by the service board", "A tested plan for continuity", "Training for all new starters",
    "Quarterly report to the audit committee", "A second supplier under contract", "Daily backups kept off site",
    "Inspection by an outside engineer", "Budget monitoring with early warnings", "A register of all assets",
    "Spot checks of one case in ten",
)  # fmt: skip
_NAMES = (
    "Aisha Norwood", "Tomos Fairlie", "Greta Holmbury", "Ravi Castellow", "Moira Penhale", "Oskar Whitlam",
    "Leila Dunmore", "Piers Attenby", "Joan Ferris-Holt", "Samuel Oyelade",
)  # fmt: skip
_POSTS = (
    "Head of Housing", "Director of Place", "Head of Finance", "Chief Digital Officer", "Head of Waste",
    "Director of People", "Harbour Master", "Head of Legal",
)  # fmt: skip
_GROUPS = ("Finance", "People", "Property", "Technology", "Environment", "Law")
_PROSE = (
    "Members noted the report and thanked the officers for their work during the quarter.",
    "The outturn was within two per cent of the estimate that cabinet approved in February.",
    "Consultation ran for eight weeks and drew replies from parishes, traders and tenants.",
    "The scheme of delegation allows the director to vary the programme within its total.",
    "Officers will bring a further paper to the autumn meeting once the survey is complete.",
    "No objections were raised by the highways team, subject to the usual conditions.",
    "The lease of the boathouse ends next spring and terms for its renewal are agreed.",
    "Collection rates have recovered since the new software came into use in the summer.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planted:
    """A risk as a document prints it. Scores are likelihood and impact, each 1 to 5."""

    ref: str
    title: str
    cause: str
    consequence: str
    owner: str
    group: str
    inherent: tuple[int, int]
    residual: tuple[int, int]
    target: int
    controls: tuple[str, ...]
    actions: tuple[tuple[str, str, str], ...]  # what, who, when


def planted(count: int, seed: int = 1, prefix: str = "WB") -> list[Planted]:
    random = Random(f"risks {seed}")
    out: list[Planted] = []
    for number in range(1, count + 1):
        thing, event = random.choice(_THINGS), random.choice(_EVENTS)
        name = random.choice(_NAMES)
        high = random.randint(3, 5), random.randint(3, 5)
        low = random.randint(1, high[0]), random.randint(2, high[1])
        out.append(
            Planted(
                ref=f"{prefix}{number:02}",
                title=f"{thing[4:].capitalize()}: {event} ({number})",
                cause=f"Because {random.choice(_THINGS)} {random.choice(_EVENTS)}, {thing} {event}.",
                consequence=f"If this happens, {', and '.join(random.sample(_RESULTS, 2))}.",
                owner=f"{name}, {random.choice(_POSTS)}",
                group=random.choice(_GROUPS),
                inherent=high,
                residual=low,
                target=max(1, low[0] * low[1] - random.randint(0, 4)),
                controls=tuple(f"{text}." for text in random.sample(_ACTS, 3)),
                actions=tuple(
                    (f"{random.choice(_ACTS)} for {random.choice(_THINGS)}", random.choice(_NAMES), _day(random))
                    for _ in range(2)
                ),
            )
        )
    return out


def prose(sentences: int, random: Random) -> str:
    return " ".join(random.choice(_PROSE) for _ in range(sentences))


def figures(rows: int, random: Random) -> list[list[str]]:
    """A table of a committee paper that is no register."""
    head = ["Service", "Budget £k", "Actual £k", "Variance £k", "Comment"]
    body = [
        [
            random.choice(_THINGS)[4:].capitalize(),
            f"{random.randint(50, 9000):,}",
            f"{random.randint(50, 9000):,}",
            f"{random.randint(-400, 400)}",
            random.choice(("Vacancies", "Fuel prices", "Timing of grants", "As planned")),
        ]
        for _ in range(rows)
    ]
    return [head, *body]


def _day(random: Random) -> str:
    return f"{random.randint(1, 28):02}/{random.randint(1, 12):02}/2026"
