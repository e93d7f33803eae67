"""Assurance maps: three lines of defence as columns or rows, one table for all risks or one for each."""

from __future__ import annotations

from typing import Any

from ..model import Block, Break, Cell, Heading, Table, para
from ..plan import Plan
from .wide import Style


def shape(plan: Plan) -> tuple[list[Block], list[dict[str, Any]]]:
    rng = plan.rng
    plan.fields &= {"title", "id", "owner"}
    plan.text_mode = rng.choice(["only", "split", "lead"])
    if plan.text_mode == "split":
        plan.fields.add("description")
    plan.parts, plan.legend_mode, plan.reg.stages, plan.action_grid = [], "none", [], False
    if plan.category_mode == "column":
        plan.category_mode = "banner"
    rated = rng.random() < 0.5
    kind = rng.choice(["columns", "columns", "cards down", "cards across"])
    names = plan.words.lines()
    gold = []
    for at, risk in enumerate(plan.reg.risks):
        g = plan.gold_risk(at)
        g["assurances"] = [
            {"text": t, "line": line + 1, **({"rating": risk.assurance_ratings[line]} if rated else {})}
            for line in range(3)
            for t in plan.printed_items("assurances", risk.assurances[line])
        ]
        gold.append(g)
    look = Style(plan)
    blocks = (
        table(plan, look, names, rated)
        if kind == "columns"
        else cards(plan, look, names, rated, kind == "cards across")
    )
    return blocks, gold


def table(plan: Plan, look: Style, names: tuple[str, str, str], rated: bool) -> list[Block]:
    keys = [k for k in ("id", "title", "description", "owner") if k in plan.fields]
    labels = [plan.words.label("title_only" if k == "title" and plan.text_mode != "split" else k) for k in keys]
    in_cell = plan.rng.random() < 0.5
    head = [look.title(t) for t in labels]
    for name in names:
        head.append(look.title(name))
        if rated and not in_cell:
            head.append(look.title("Assurance Rating"))
    rows = [head]
    widths = [{"id": 1.0, "owner": 2.2}.get(k, 2.2) for k in keys] + (
        [3.0] * 3 if in_cell or not rated else [3.0, 1.5] * 3
    )
    last = None
    blocks: list[Block] = []
    for at, risk in enumerate(plan.reg.risks):
        if plan.category_mode == "banner" and risk.category != last:
            last = risk.category
            rows.append([Cell([para(plan.category_text(risk), bold=True)], fill=look.banner, colspan=len(widths))])
        row = [Cell(list(plan.paras(k, at))) for k in keys]
        last_row = [Cell([], colspan=len(keys))]
        for line in range(3):
            row.append(Cell(plan.items("assurances", risk.assurances[line])))
            if rated and not in_cell:
                row.append(Cell([para(risk.assurance_ratings[line])]))
            last_row.append(Cell([para(f"Assurance level: {risk.assurance_ratings[line]}", bold=True)]))
        rows.append(row)
        if rated and in_cell:
            rows.append(last_row)
    blocks.append(
        Table(
            widths,
            rows,
            header=1 if look.repeat else 0,
            borders=look.borders,
            line=look.line,
            size=min(7.0, float(plan.words.cache["size"])),
            keep=False,
        )
    )
    return blocks


def cards(plan: Plan, look: Style, names: tuple[str, str, str], rated: bool, across: bool) -> list[Block]:
    if plan.category_mode == "banner":
        plan.category_mode = "heading"
    blocks: list[Block] = []
    last = None
    for at, risk in enumerate(plan.reg.risks):
        if plan.category_mode == "heading" and risk.category != last:
            if last is not None and plan.rng.random() < 0.5:
                blocks.append(Break())
            last = risk.category
            blocks.append(Heading(plan.category_text(risk), 2))
        rows = [
            [
                look.title(
                    plan.words.label("title_only" if k == "title" and plan.text_mode != "split" else k), colspan=2
                ),
                Cell(list(plan.paras(k, at)), colspan=10),
            ]
            for k in ("id", "title", "description", "owner")
            if k in plan.fields
        ]
        ratings = risk.assurance_ratings
        if across:
            rows.append([look.title(n, colspan=4) for n in names])
            rows.append([Cell(plan.items("assurances", risk.assurances[k]), colspan=4) for k in range(3)])
            if rated:
                rows.append([Cell([para(f"Rating: {r}")], colspan=4) for r in ratings])
        else:
            if rated:
                rows.append(
                    [
                        look.title("Line of Defence", colspan=2),
                        look.title("Assurance", colspan=8),
                        look.title("Rating", colspan=2),
                    ]
                )
            for k in range(3):
                row = [
                    look.title(names[k], colspan=2),
                    Cell(plan.items("assurances", risk.assurances[k]), colspan=8 if rated else 10),
                ]
                rows.append([*row, Cell([para(ratings[k])], colspan=2)] if rated else row)
        blocks.append(
            Table([1.0] * 12, rows, borders="grid", line=look.line, size=float(plan.words.cache["size"]), after=12)
        )
    return blocks
