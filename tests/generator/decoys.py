"""What stands around a register and is none: version tables, contents lists, counts of risks, heat maps of ids."""

from __future__ import annotations

from .model import Block, Cell, Heading, Table, para
from .plan import Plan

HEAD = "D9D9D9"


def row(*texts: str, head: bool = False) -> list[Cell]:
    return [Cell([para(t, bold=head)] if t else [], fill=HEAD if head else None) for t in texts]


def versions(plan: Plan) -> list[Block]:
    rng = plan.rng
    rows = [row("Version", "Date", "Author", "Summary of changes", head=True)]
    for k in range(rng.randint(1, 3)):
        rows.append(
            row(
                f"{k + 1}.0",
                f"0{k + 2}/03/2025",
                rng.choice(["J. Marsh", "Risk Team", "P. Lowe"]),
                "Reviewed by managers",
            )
        )
    return [Heading("Document control", 3), Table([1, 1.5, 2, 4], rows, width=0.7)]


def contents(plan: Plan) -> list[Block]:
    out: list[Block] = [Heading("Contents", 2)]
    for at, risk in enumerate(plan.reg.risks):
        number = f"{risk.id} " if "id" in plan.fields else ""
        out.append(para(f"{number}{risk.title} {'.' * 30} {at // 2 + 3}"))
    return out


def counts(plan: Plan) -> list[Block]:
    """How many risks each band holds, by the shown colour of the last stage but target."""
    bands = plan.reg.scheme.bands
    totals = {b.label: 0 for b in bands}
    for risk in plan.reg.risks:
        rating = risk.ratings.get("residual")
        if rating:
            totals[plan.band(rating).label] += 1
    rows = [
        row("Rating", "Number of risks", head=True),
        *(row(b.label, str(totals[b.label])) for b in bands),
        row("Total", str(sum(totals.values()))),
    ]
    return [Heading("Risk profile", 3), Table([2, 1], rows, width=0.35)]


def heat_map(plan: Plan) -> list[Block]:
    """A coloured grid with the ids of the risks in its cells."""
    s = plan.reg.scheme
    cells: dict[tuple[int, int], list[str]] = {}
    for risk in plan.reg.risks:
        rating = risk.ratings.get("residual")
        if rating:
            cells.setdefault((rating.likelihood, rating.impact), []).append(risk.id)
    rows = []
    for like in range(s.likelihood, 0, -1):
        line = [Cell([para(str(like), bold=True)])]
        for imp in range(1, s.impact + 1):
            ids = ", ".join(cells.get((like, imp), []))
            line.append(
                Cell(
                    [para(ids, align="center")] if ids else [], fill=plan.hues[s.band(s.grid()[like - 1][imp - 1]).rag]
                )
            )
        rows.append(line)
    rows.append(
        [
            Cell([para("Likelihood / Impact")]),
            *(Cell([para(str(k), bold=True, align="center")]) for k in range(1, s.impact + 1)),
        ]
    )
    return [Heading("Heat map of current risks", 3), Table([1.4, *[1.0] * s.impact], rows, width=0.6, keep=True)]


def decoys(plan: Plan) -> list[Block]:
    """None, one or two of them."""
    rng = plan.rng
    kinds = [versions, counts]
    if "id" in plan.fields:
        kinds.append(contents)
        if (
            plan.reg.stages
            and plan.parts
            and plan.reg.scheme.likelihood <= 5
            and plan.legend_mode in ("prose", "prose+bands", "bands+scales")
        ):
            kinds.append(heat_map)
    if not plan.parts or plan.parts == ["rag"]:
        kinds.remove(counts)
    count = rng.choice([0, 0, 0, 1, 1, 2])
    return [block for kind in rng.sample(kinds, min(count, len(kinds))) for block in kind(plan)]
