"""Sections: a heading for each risk, and its fields as sub-headings, labelled lines, small tables or sentences."""

# ruff: noqa: PLR0912, PLR0915

from __future__ import annotations

from typing import Any

from ..model import Block, Break, Cell, Heading, Para, Run, Table, para
from ..plan import Plan
from .wide import LIGHT

LINES = ("category", "owner", "portfolio", "status", "response", "raised", "review", "target_on", "objective")
LONG = ("description", "causes", "consequences", "controls", "evidence", "actions", "update")


def shape(plan: Plan) -> tuple[list[Block], list[dict[str, Any]]]:
    rng = plan.rng
    plan.text_mode = "split"
    plan.fields.add("description")
    plan.fields -= {"extra", "direction"}
    plan.action_grid = plan.action_grid and rng.random() < 0.6
    if plan.category_mode == "banner":
        plan.category_mode = "heading"
    if "combo" in plan.parts:
        if plan.letter_axis:
            plan.letter_axis, plan.legend_mode = False, "bands+scales"
        plan.parts = ["likelihood", "impact", "score"]
    if plan.rag_style in ("ink", "mark"):
        plan.rag_style = "fill"
    scores = rng.choice(["table", "table", "sentence", "lines"])
    if scores == "sentence":
        if "level" in plan.parts or "score" not in plan.parts or "likelihood" not in plan.parts:
            plan.parts = ["likelihood", "impact", "score"]
        if "rag" in plan.parts:
            plan.parts.remove("rag")
        plan.axis_style = "n"
        plan.rag_style = "word" if rng.random() < 0.6 else "none"
        plan.stage_label = True
    if scores == "lines" and plan.rag_style in ("fill", "fill+word"):
        if "rag" in plan.parts:
            plan.rag_style = "word"
        else:
            plan.rag_style = "none"
    form = rng.choice(["{i} {t}", "{i} – {t}", "{i}: {t}", "{i}. {t}"])
    sub = rng.choice(["heading", "bold", "inline"])
    fill = rng.choice(LIGHT)
    sentence = rng.choice(HELD_SENTENCES if plan.held else SENTENCES)
    page_each = rng.random() < 0.2
    blocks: list[Block] = []
    gold = []
    last = None
    order = list(LONG)
    if rng.random() < 0.3:
        order.remove("update")
        order.insert(1, "update")
    for at, risk in enumerate(plan.reg.risks):
        if plan.category_mode == "heading" and risk.category != last:
            last = risk.category
            blocks.append(Heading(plan.category_text(risk), 1))
        blocks.append(Heading(form.format(i=risk.id, t=risk.title) if "id" in plan.fields else risk.title, 2))
        for key in LINES:
            if key == "category" and plan.category_mode != "column":
                continue
            if key in plan.fields or key == "category":
                text = " / ".join(p.text for p in plan.paras(key, at))
                blocks.append(Para([Run(plan.words.label(key) + ": ", True), Run(text)], after=2))
        parts = [long_field(plan, key, at, sub, fill) for key in plan.columns_of(tuple(order))]
        score = score_blocks(plan, at, scores, fill, sentence)
        middle = 1 if plan.words.colon else len(parts)
        for part in [*parts[:middle], score, *parts[middle:]]:
            blocks += part
        if page_each and at + 1 < len(plan.reg.risks):
            blocks.append(Break())
        gold.append(plan.gold_risk(at))
    return blocks, gold


SENTENCES = (
    "The {g} score is {l} x {i} = {s}{r}.",
    "{G} risk: likelihood {l}, impact {i}, score {s}{r}.",
    "The {g} risk is scored at {s}{r}, from a likelihood of {l} and an impact of {i}.",
    "{G} rating {s}{r} (likelihood {l}, impact {i}).",
)


HELD_SENTENCES = (
    "With an impact of {i} and a likelihood of {l}, the {g} risk scores {s}{r}.",
    "{G}: {s}{r}, being {l} for likelihood and {i} for impact.",
    "The {g} position is L{l} I{i}, giving {s}{r}.",
)


def long_field(plan: Plan, key: str, at: int, sub: str, fill: str) -> list[Block]:
    label = plan.words.label(key)
    value = plan.paras(key, at)
    out: list[Block] = []
    grid = key == "actions" and plan.action_grid
    if not value:
        return []
    if sub == "inline" and not grid and len(value) == 1 and not value[0].bullet:
        return [Para([Run(label + ": ", True), *value[0].runs], after=4)]
    if sub == "heading":
        out.append(Heading(label, 3))
    else:
        out.append(para(label + (":" if sub == "inline" else ""), bold=True, after=1))
    if grid:
        w, risk = plan.words, plan.reg.risks[at]
        rows = [
            [
                Cell([para(w.label(k), bold=True)], fill=fill)
                for k in ("action", "action_owner", "action_due", "action_status")
            ]
        ]
        rows += [
            [
                Cell([para(a.text)]),
                Cell([para(plan.person_text(a.owner))]),
                Cell([para(plan.day(a.due))] if a.due else []),
                Cell([para(a.status)]),
            ]
            for a in risk.actions
        ]
        return [*out, Table([4, 2, 1.5, 1.5], rows)]
    return [*out, *value]


def score_blocks(plan: Plan, at: int, kind: str, fill: str, sentence: str) -> list[Block]:
    stages = [s for s in plan.reg.stages if plan.reg.risks[at].ratings.get(s)]
    if kind == "table":
        head = [Cell([para(plan.measure_label(m), bold=True)], fill=fill) for m in plan.parts]
        if plan.stage_label:
            head.insert(0, Cell([], fill=fill))
        rows = [head]
        for stage in plan.reg.stages:
            row = [Cell(p.paras, fill=p.fill) for p in plan.pieces(at, stage)]
            if plan.stage_label:
                row.insert(0, Cell([para(plan.words.stage(stage))]))
            rows.append(row)
        return [
            Table([1.5, *[1.0] * len(plan.parts)] if plan.stage_label else [1.0] * len(plan.parts), rows, width=0.6)
        ]
    if kind == "lines":
        return [
            Para([Run(plan.stage_measure(stage, p.measure) + ": ", True), Run(" ".join(x.text for x in p.paras))])
            for stage in stages
            for p in plan.pieces(at, stage)
        ]
    texts = []
    for stage in stages:
        rating = plan.reg.risks[at].ratings[stage]
        assert rating is not None
        rag = f" ({plan.rag(at, stage).capitalize()})" if plan.rag_style == "word" else ""
        word = plan.words.stage(stage)
        use = sentence if plan.reg.scheme.formula == "product" or "x" not in sentence else SENTENCES[1]
        texts.append(
            use.format(g=word.lower(), G=word, l=rating.likelihood, i=rating.impact, s=plan.shown(rating), r=rag)
        )
    return [para(" ".join(texts), after=4)] if len(texts) < 3 else [para(t, after=2) for t in texts]
