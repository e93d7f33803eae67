"""Other papers: agendas, minutes, money and performance tables, a policy; alone no register, around one a pack."""

# ruff: noqa: E501

from __future__ import annotations

from random import Random
from typing import Any

from ..model import Block, Break, Cell, Heading, Table, para
from ..plan import Plan
from . import cards, sections, wide
from .wide import LIGHT

TOPICS = (
    "Car park charges",
    "Library opening hours",
    "Annual accounts",
    "Treasury outturn",
    "Housing repairs contract",
    "Play strategy",
    "Cemetery extension",
    "Staff survey",
    "Climate plan",
    "Budget monitoring",
    "Internal audit progress",
    "Fleet renewal",
)
PEOPLE = ("Cllr Ames", "Cllr Boothroyd", "Cllr Dhillon", "Cllr Farrow", "Cllr Nesbitt", "Cllr Oyelaran", "Cllr Prowse")
COLOURS = {"Red": "FF0000", "Amber": "FFC000", "Green": "92D050"}


def grid(rng: Random, rows: list[list[str]], widths: list[float], fills: dict[str, str] | None = None) -> Table:
    head = rng.choice(LIGHT)
    cells = [[Cell([para(t, bold=True)], fill=head) for t in rows[0]]]
    cells += [[Cell([para(t)] if t else [], fill=(fills or {}).get(t)) for t in row] for row in rows[1:]]
    return Table(widths, cells, header=1)


def agenda(rng: Random) -> list[Block]:
    blocks: list[Block] = [Heading("Agenda", 1)]
    items = [
        "Apologies for absence",
        "Declarations of interest",
        "Minutes of the last meeting",
        *rng.sample(TOPICS, 5),
        "Corporate risk register",
        "Any other business",
    ]
    if rng.random() < 0.5:
        return [*blocks, *(para(f"{k}. {item}", after=4) for k, item in enumerate(items, 1))]
    return [
        *blocks,
        grid(
            rng,
            [["Item", "Subject", "Page"], *([str(k), t, str(k * 7 - 4)] for k, t in enumerate(items, 1))],
            [1, 8, 1],
        ),
    ]


def minutes(rng: Random) -> list[Block]:
    blocks: list[Block] = [
        Heading("Minutes of the Audit Committee", 1),
        para("Present: " + ", ".join(rng.sample(PEOPLE, 4)), after=6),
    ]
    texts = (
        "Members asked why the risk of flooding had moved from 12 to 16. The officer replied that two culverts had failed in January.",
        "It was noted that the savings target was rated Amber and that the Director of Finance would report back.",
        "RESOLVED: that the report be noted and that the register come back in the summer.",
        "The Chair thanked staff for their work on the annual accounts.",
        "A member asked who owned the cyber risk. The answer was that the Head of ICT did.",
    )
    for k, topic in enumerate(rng.sample(TOPICS, 4), 1):
        blocks += [Heading(f"{k}. {topic}", 3), para(rng.choice(texts), after=6)]
    return blocks


def money(rng: Random) -> list[Block]:
    rows = [["Service", "Budget £000", "Forecast £000", "Variance £000", "RAG"]]
    for topic in rng.sample(TOPICS, 6):
        a = rng.randint(100, 9000)
        b = a + rng.randint(-300, 300)
        rows.append([topic, f"{a:,}", f"{b:,}", str(b - a), rng.choice(list(COLOURS))])
    return [
        Heading("Revenue budget monitoring", 1),
        para("The table shows the forecast for each service.", after=4),
        grid(rng, rows, [4, 2, 2, 2, 1], COLOURS),
    ]


def measures(rng: Random) -> list[Block]:
    rows = [["Ref", "Measure", "Target", "Actual", "Status", "Owner", "Commentary"]]
    for k, topic in enumerate(rng.sample(TOPICS, 7), 1):
        rows.append(
            [
                f"KPI{k}",
                f"{topic}: share completed on time",
                f"{rng.randint(80, 99)}%",
                f"{rng.randint(60, 99)}%",
                rng.choice(list(COLOURS)),
                rng.choice(["Head of Place", "Head of ICT", "Director of Finance"]),
                "Slightly behind the same quarter last year.",
            ]
        )
    return [Heading("Performance indicators", 1), grid(rng, rows, [1, 4, 1, 1, 1.2, 2, 3], COLOURS)]


def savings(rng: Random) -> list[Block]:
    rows = [["Ref", "Saving", "Lead", "2025/26 £000", "Delivered £000", "RAG", "Comment"]]
    for k, topic in enumerate(rng.sample(TOPICS, 6), 1):
        rows.append(
            [
                f"S{k:02d}",
                topic,
                rng.choice(["TM", "AB", "JK"]),
                str(rng.randint(20, 400)),
                str(rng.randint(0, 200)),
                rng.choice(list(COLOURS)),
                "On course",
            ]
        )
    return [Heading("Savings tracker", 1), grid(rng, rows, [1, 3, 1, 1.5, 1.5, 1, 2], COLOURS)]


def policy(rng: Random) -> list[Block]:
    matrix = [["", *map(str, range(1, 6))], *([str(n), *(str(n * k) for k in range(1, 6))] for n in range(5, 0, -1))]
    fills = {
        str(v): "FF0000" if v >= 15 else "FFC000" if v >= 6 else "92D050"
        for a in range(1, 6)
        for v in [a * b for b in range(1, 6)]
    }
    return [
        Heading("How risks are scored", 1),
        para(
            "Each service keeps a list of its risks. Likelihood and impact are scored from 1 to 5 and multiplied.",
            after=4,
        ),
        Table(
            [1.0] * 6,
            [
                [
                    Cell([para(t, align="center")] if t else [], fill=fills.get(t) if r and c else None)
                    for c, t in enumerate(row)
                ]
                for r, row in enumerate(matrix)
            ],
            width=0.5,
        ),
        para("The register is reviewed every quarter by senior managers and twice a year by members.", after=6),
    ]


PAPERS = (agenda, minutes, money, measures, savings, policy)


def other(plan: Plan) -> tuple[list[Block], list[dict[str, Any]]]:
    """Papers without a register."""
    plan.legend_mode = "none"
    plan.parts = []
    blocks: list[Block] = []
    for paper in plan.rng.sample(PAPERS, plan.rng.randint(2, 5)):
        blocks += [*paper(plan.rng), *([Break()] if plan.rng.random() < 0.6 else [])]
    return blocks, []


def pack(plan: Plan) -> tuple[list[Block], list[dict[str, Any]]]:
    """A register between other papers."""
    rng = plan.rng
    register, gold = rng.choice([wide.shape, cards.shape, sections.shape])(plan)
    papers = rng.sample(PAPERS[:5], 4)
    blocks: list[Block] = []
    for paper in papers[:2]:
        blocks += [*paper(rng), Break()]
    cover: list[Block] = [
        Heading(rng.choice(["Corporate Risk Register", "Appendix A: Risk Register", "Risk Management Report"]), 1)
    ]
    if rng.random() < 0.6:
        cover.append(
            grid(
                rng,
                [
                    ["Report of", "Director of Finance"],
                    ["Portfolio Holder", rng.choice(PEOPLE)],
                    ["Officer contact", "Head of Internal Audit"],
                    ["Wards affected", "All"],
                ],
                [1, 3],
            )
        )
    blocks += [*cover, *register, Break()]
    for paper in papers[2:]:
        blocks += [*paper(rng), Break()]
    return blocks[:-1], gold
