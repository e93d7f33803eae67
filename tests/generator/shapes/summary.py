"""A summary list first, then the detail of each risk as a card or a section: each risk is printed twice and is one."""

from __future__ import annotations

from typing import Any

from ..model import Block, Break, Cell, Heading, Table
from ..plan import Plan
from . import cards, sections
from .wide import Style


def shape(plan: Plan) -> tuple[list[Block], list[dict[str, Any]]]:
    rng = plan.rng
    plan.fields.add("id")
    detail, gold = (cards.shape if rng.random() < 0.6 else sections.shape)(plan)
    look = Style(plan)
    now = "residual"
    keys = ["id", "title", *(["owner"] if "owner" in plan.fields and rng.random() < 0.6 else [])]
    label = [plan.words.label("title_only" if k == "title" and plan.text_mode != "split" else k) for k in keys]
    parts = list(range(len(plan.parts)))
    rows = [[look.title(t) for t in label] + [look.title(plan.stage_measure(now, plan.parts[n])) for n in parts]]
    for at in range(len(plan.reg.risks)):
        pieces = plan.pieces(at, now)
        rows.append(
            [Cell(list(plan.paras(k, at))) for k in keys] + [Cell(pieces[n].paras, fill=pieces[n].fill) for n in parts]
        )
    widths = [{"id": 1.2, "title": 5.0, "owner": 2.5}[k] for k in keys] + [1.6] * len(parts)
    table = Table(widths, rows, header=1, borders="grid", line=look.line, size=float(plan.words.cache["size"]))
    blocks: list[Block] = [Heading(rng.choice(["Summary of Risks", "Risk Summary", "Overview"]), 2), table]
    if rng.random() < 0.6:
        blocks.append(Break())
    return [
        *blocks,
        Heading(rng.choice(["Risk Details", "Detailed Register", "Individual Risks"]), 1 if rng.random() < 0.5 else 2),
        *detail,
    ], gold
