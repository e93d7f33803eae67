"""What the sample reports say: a made-up borough, made-up officers, made-up risks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

COUNCIL = "Wexbourne Borough Council"
BUILT = datetime(2025, 10, 6, 9, 0, 0)  # the one date that file properties hold


@dataclass(frozen=True)
class Rating:
    """Likelihood and impact; `shown` and `colour` are what is printed where that is not what they should be."""

    likelihood: int
    impact: int
    shown: int | None = None
    colour: str | None = None

    @property
    def score(self) -> int:
        return self.likelihood * self.impact if self.shown is None else self.shown


# ---- the quarterly operational risk report: scales of 1 to 4

SCALE_OF_FOUR = (
    ("1", "Remote", "Slight"),
    ("2", "Possible", "Moderate"),
    ("3", "Likely", "Serious"),
    ("4", "Expected", "Grave"),
)
BANDS_OF_SIXTEEN = (("1 - 4", "Green"), ("6 - 9", "Amber"), ("12 - 16", "Red"))


def colour_of_sixteen(score: int) -> str:
    return "green" if score <= 4 else "amber" if score <= 9 else "red"


@dataclass(frozen=True)
class OperationalRisk:
    ref: str
    title: str
    owner: str
    portfolio_holder: str
    inherent: Rating
    mitigated: Rating
    update: tuple[str, ...]
    impact: tuple[str, ...]
    controls: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    name: str
    risks: tuple[OperationalRisk, ...]


OPERATIONAL = (
    Group(
        "Streets and Parks",
        (
            OperationalRisk(
                "SP_R02",
                "Waste rounds fail because too few drivers hold a heavy vehicle licence",
                "Maureen Tallis",
                "Desmond Okoye",
                Rating(4, 3),
                Rating(2, 3),
                (
                    "Two of the five trainees passed their test in August and now drive a round of their own.",
                    "Agency cover fell from nine shifts a week to four.",
                ),
                (
                    "Missed rounds leave rubbish in the street and bring more complaints than any other service.",
                    "Agency drivers cost half as much again as our own.",
                ),
                (
                    "The council pays for licences and asks for two years of service in return.",
                    "A reserve list of retired drivers is kept and checked every quarter.",
                    "Rounds can be shared with the neighbouring district under a standing agreement.",
                ),
                ("Licence register held by the depot manager", "Weekly count of rounds that were finished on the day"),
            ),
            OperationalRisk(
                "SP_R05",
                "A tree that the council owns falls and injures someone",
                "Maureen Tallis",
                "Desmond Okoye",
                Rating(3, 4),
                Rating(2, 4),
                (),  # the section that is printed and left empty
                (
                    "A death or lasting injury, and a claim that insurance would meet only in part.",
                    "Roads and play areas would have to be closed while other trees are looked at.",
                ),
                (
                    "Every tree beside a road or a school is inspected once in three years.",
                    "A contractor stands by at all hours for fallen limbs.",
                ),
                (
                    "Inspection records in the tree database",
                    "Insurer's yearly visit",
                    "Report to the Streets and Parks panel each spring",
                ),
            ),
        ),
    ),
    Group(
        "Revenues and Customer Contact",
        (
            OperationalRisk(
                "RC_R01",
                "Council tax arrears grow faster than they can be collected",
                "Piotr Hale",
                "Annette Brisco",
                Rating(3, 3),
                Rating(2, 2),
                ("Collection stood at 56.4% on 30 September, a little above the same day last year.",),
                (
                    "Less income for the borough, the county and the police.",
                    "Families fall deeper into debt and turn to other council services for help.",
                ),
                (
                    "Reminders go out within ten days of a missed instalment.",
                    "A hardship fund of £60,000 is open to people who ask before a summons is issued.",
                ),
                ("Monthly collection figures", "Internal audit of recovery, reasonable assurance"),
            ),
            OperationalRisk(
                "RC_R03",
                "The telephone system fails on a busy day and callers cannot reach us",
                "Piotr Hale",
                "Annette Brisco",
                Rating(3, 4),
                Rating(1, 4),
                (
                    "The new lines were switched over on 14 July.",
                    "One fault of forty minutes was logged in the quarter.",
                ),
                ("People in urgent need of housing or care cannot get through.",),
                (
                    "Calls divert to mobile telephones within five minutes.",
                    "The contact centre can work from the library.",
                ),
                ("Supplier's fault log", "Divert test held in May"),
            ),
        ),
    ),
)

# ---- the assurance map


@dataclass(frozen=True)
class AssuredRisk:
    title: str
    description: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    third: tuple[str, ...]
    ratings: tuple[str, str, str]


CLUSTER = "Housing and Neighbourhoods"

ASSURANCE = (
    AssuredRisk(
        "Safety of tenants",
        "A home that the council lets is found to be unsafe because a check was missed or a fault was not put right.",
        (
            "Gas, water, lift and fire checks planned by the compliance team",
            "Repairs staff trained to report hazards",
            "Caretakers' weekly block inspection",
        ),
        (
            "Compliance board, monthly",
            "Housing management team review of overdue checks",
            "Tenant safety panel",
        ),
        ("Internal audit of building safety 2024", "Regulator's inspection", "Fire service visits to high blocks"),
        ("Substantial", "Reasonable", "Reasonable"),
    ),
    AssuredRisk(
        "Homeless households",
        "More households present as homeless than there is suitable accommodation for.",
        ("Prevention officers in each district office", "Daily list of empty rooms", "Landlord incentive scheme"),
        ("Placement review group", "Budget monitoring by Finance"),
        ("Ombudsman decisions", "Ministry's advisers, spring visit"),
        ("Reasonable", "Reasonable", "Limited"),
    ),
    AssuredRisk(
        "Income from rent",
        "Rent that is due is not collected and the housing account falls into deficit.",
        ("Arrears officers with patches of 700 homes", "Automated text reminders"),
        ("Income board", "Quarterly report to Cabinet"),
        ("External audit of the housing account", "Internal audit of rents"),
        ("Substantial", "Substantial", "Substantial"),
    ),
)

# ---- the wide register with planted errors: scales of 1 to 5

BANDS_OF_TWENTY_FIVE = (("1 - 5", "Low", "green"), ("6 - 12", "Medium", "amber"), ("15 - 25", "High", "red"))


def colour_of_twenty_five(score: int) -> str:
    return "green" if score <= 5 else "amber" if score <= 12 else "red"


@dataclass(frozen=True)
class StrategicRisk:
    ref: str
    title: str
    description: str
    owner: str
    inherent: Rating
    controls: tuple[str, ...]
    residual: Rating
    actions: tuple[str, ...]
    review: str


STRATEGIC = (
    StrategicRisk(
        "SR01",
        "Budget gap",
        "Savings agreed for the next three years come late or not at all.",
        "Director of Resources",
        Rating(5, 4),
        ("Savings board meets every month", "Reserves held at 6% of net spending"),
        Rating(3, 4),
        ("Second wave of service reviews",),
        "31/01/2026",
    ),
    StrategicRisk(
        "SR02",
        "Cyber attack",
        "Systems are locked or stolen by an intruder and services stop.",
        "Head of Digital",
        Rating(4, 5),
        ("Sign-in with a second factor", "Copies kept offline and restored in test"),
        Rating(3, 4, shown=15),  # planted: the product is 12
        ("Replace the old firewall", "Exercise with the county"),
        "30/11/2025",
    ),
    StrategicRisk(
        "SR03",
        "Harm to a child or adult in our care",
        "Warnings are missed and somebody known to us is hurt.",
        "Director of Communities",
        Rating(4, 5),
        ("Front door run with partners", "Case audits by managers"),
        Rating(2, 5),
        ("Train the new duty team",),
        "30/11/2025",
    ),
    StrategicRisk(
        "SR04",
        "Leisure centre closes early",
        "The roof fails before the new building opens.",
        "Head of Property",
        Rating(4, 4),
        ("Structural survey each quarter", "Part of the pool hall propped"),
        Rating(3, 3, colour="red"),  # planted: 9 is amber
        ("Agree a temporary pool",),
        "28/02/2026",
    ),
    StrategicRisk(
        "SR05",
        "Flooding of the town centre",
        "The river rises above the wall that was built in 1986.",
        "Head of Property",
        Rating(3, 3),
        ("Flood wardens in six streets", "Pumps on hire every winter"),
        Rating(3, 4),  # planted: above the inherent score
        ("Bid for the upstream store",),
        "31/01/2026",
    ),
    StrategicRisk(
        "SR06",
        "Local plan found unsound",
        "The inspector rejects the plan and land is built on by appeal.",
        "Head of Planning",
        Rating(3, 4),
        ("Counsel's advice at each stage",),
        Rating(2, 4),
        ("Publish the evidence base",),
        "31/03/2026",
    ),
    StrategicRisk(
        "SR06",  # planted: should be SR07
        "Shortage of planners and engineers",
        "Posts stay empty and applications wait.",
        "Director of Resources",
        Rating(4, 3),
        ("Career grade for planners", "Shared team with a neighbour"),
        Rating(3, 3),
        ("Four trainees from the university",),
        "31/03/2026",
    ),
    StrategicRisk(
        "SR08",
        "Main contractor fails",
        "The firm that runs parks and cleaning stops trading.",
        "",  # planted: nobody owns it
        Rating(3, 4),
        ("Credit check each month", "Step-in terms in the contract"),
        Rating(2, 4),
        ("Write a plan for the first ten days",),
        "31/01/2026",
    ),
)

# ---- the card register


@dataclass(frozen=True)
class Action:
    text: str
    owner: str
    due: str
    status: str


@dataclass(frozen=True)
class Card:
    ref: str
    title: str
    owner: str
    category: str
    causes: tuple[str, ...]
    consequences: tuple[str, ...]
    gross: Rating
    net: Rating
    target: Rating
    direction: str
    controls: tuple[str, ...]
    actions: tuple[Action, ...]
    comment: str


CARDS = (
    Card(
        "WB-01",
        "Loss of the crematorium's main cremator",
        "Ingrid Pascoe, Bereavement Manager",
        "Environment",
        ("The burner is nineteen years old", "Only one firm still makes parts"),
        ("Funerals moved to another town", "Lost income of about £9,000 a week"),
        Rating(4, 4),
        Rating(3, 3),
        Rating(2, 3),
        "Static",
        ("Service contract with a visit every six weeks", "Mutual help with two other crematoria"),
        (Action("Order the replacement burner", "Ingrid Pascoe", "30/11/2025", "In progress"),),
        "The order was approved by Cabinet in September.",
    ),
    Card(
        "WB-02",
        "Election cannot be run to time",
        "Callum Reeve, Electoral Services Manager",
        "Governance",
        ("Fewer people come forward as poll clerks", "Two schools no longer lend their halls"),
        ("A petition against the result", "Voters turned away"),
        Rating(3, 5),
        Rating(2, 5),
        Rating(1, 5),
        "Improving",
        ("Staff book opened in January", "Spare halls inspected and held", "Printer's proofs checked by two people"),
        (
            Action("Recruit forty poll clerks", "Callum Reeve", "31/01/2026", "Not started"),
            Action("Sign terms for three new halls", "Facilities team", "15/12/2025", "In progress"),
        ),
        "Twelve clerks have signed up since the summer.",
    ),
    Card(
        "WB-03",
        "Market square works overrun",
        "Shona Vickery, Head of Regeneration",
        "Regeneration",
        ("Old cellars that no plan shows", "A wet winter"),
        ("Traders lose Christmas business", "Grant of £400,000 has to be paid back"),
        Rating(4, 4),
        Rating(4, 4),
        Rating(2, 4),
        "Worsening",
        ("Ground radar survey", "Weekly meeting on site with traders"),
        (Action("Agree a pause for December", "Shona Vickery", "14/11/2025", "In progress"),),
        "A third cellar was found in the north corner.",
    ),
)
