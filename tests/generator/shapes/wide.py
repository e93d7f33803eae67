"""A wide table: a row, or several, for each risk."""

# ruff: noqa: ARG005, PLR0917

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..model import Block, Cell, Heading, Para, Run, Table, para
from ..plan import Plan, allowed

LIGHT = ("D9D9D9", "DCE6F1", "E2EFD9", "F2F2F2", "DDEBF7", "EDEDED")
DARK = ("1F3864", "002060", "44546A", "3B3838", "5B2C83", "005A5B")
NARROW = ("previous", "id", "likelihood", "impact", "score", "rag", "level", "combo", "direction", "stage")
WEIGHT = {
    "title": 2.2,
    "description": 2.4,
    "causes": 2,
    "consequences": 2,
    "controls": 3,
    "actions": 2.6,
    "update": 2.4,
    "owner": 1.3,
    "portfolio": 1.1,
    "id": 0.6,
    "category": 1.1,
    "evidence": 1.8,
    "objective": 1.2,
    "extra": 1.1,
}


TEXT = (
    "description",
    "causes",
    "consequences",
    "category",
    "owner",
    "portfolio",
    "controls",
    "actions",
    "update",
    "evidence",
    "objective",
    "direction",
    "status",
    "response",
    "raised",
    "review",
    "target_on",
    "extra",
)


@dataclass
class Column:
    key: str
    label: str
    group: str | None  # the super-header above it
    body: Callable[[int], tuple[list[Para], str | None]]
    rotate: bool = False
    stage: str | None = None
    sub: Callable[[int, int], list[Para]] | None = None  # of an action row
    minimum: float = field(default=0.0)


def columns(plan: Plan, stacked: bool, split_actions: bool) -> list[Column]:
    """The columns in the order that they stand in."""
    rng, w, risks = plan.rng, plan.words, plan.reg.risks
    text = plan.columns_of(TEXT)
    if plan.category_mode == "column":
        text.append("category")
    early = [k for k in ("description", "causes", "consequences") if k in text]
    late = [k for k in text if k not in early]
    if rng.random() < 0.5:
        rng.shuffle(late)
    if rng.random() < 0.25:
        rng.shuffle(early)

    def plain(key: str) -> Column:
        label = (
            plan.extra_label
            if key == "extra"
            else w.label("title_only" if key == "title" and plan.text_mode != "split" else key)
        )
        return Column(key, label, None, lambda at: (plan.paras(key, at), None))

    out = [plain(k) for k in early]
    blocks: list[list[Column]] = [[plain(k)] for k in late if k != "actions" or not split_actions]
    if split_actions and "actions" in late:
        blocks.insert(rng.randint(0, len(blocks)), action_columns(plan))
    positions = sorted(rng.randint(0, len(blocks)) for _ in plan.reg.stages)
    if stacked:
        blocks.insert(positions[0], score_columns(plan, plan.reg.stages[0], stacked=True))
    else:
        if rng.random() < 0.6:
            positions = [positions[0]] * len(positions)
        for position, stage in reversed(list(zip(positions, plan.reg.stages, strict=True))):
            blocks.insert(position, score_columns(plan, stage, stacked=False))
    if plan.previous:
        label = w.cache.setdefault(
            "previous", rng.choice(["Previous Score", "Last Quarter", "Previous Rating", "Prior Score"])
        )
        blocks.append(
            [
                Column(
                    "previous",
                    label,
                    None,
                    lambda at: ([para(str(risks[at].before), align="center")] if risks[at].before else [], None),
                )
            ]
        )
    out += [c for block in blocks for c in block]
    lead = [plain("title")]
    if "id" in plan.fields and plan.words.cache["id inside"] == "yes":
        first = plan.reg.risks

        def both(at: int) -> tuple[list[Para], str | None]:
            head, *rest = plan.paras("title", at)
            return [Para([Run(f"{first[at].id}: ", True), *head.runs]), *rest], None

        lead = [Column("title", w.label("title_only"), None, both)]
    elif "id" in plan.fields:
        lead.insert(0 if rng.random() < 0.93 else 1, plain("id"))
    out = lead + out
    if plan.category_mode == "column" and rng.random() < 0.3:
        at = next(i for i, c in enumerate(out) if c.key == "category")
        out.insert(0, out.pop(at))
    return out


DROP = (
    "extra",
    "raised",
    "objective",
    "evidence",
    "target_on",
    "status",
    "portfolio",
    "response",
    "review",
    "direction",
    "causes",
    "update",
    "consequences",
    "actions",
    "description",
    "category",
    "owner",
)


def fitting(plan: Plan, stacked: bool, split: bool, turn: bool) -> list[Column]:
    """The columns, as many as the page has room for: fields are given up until the words of the rest fit."""
    for key in ("", *DROP):
        if plan.inside and key in ("causes", "consequences"):
            continue
        if plan.inside and key == "description":
            plan.inside = False
            plan.fields -= {"causes", "consequences"}
        plan.fields.discard(key)
        if key == "category" and plan.category_mode == "column":
            plan.category_mode = "none"
        if key == "description" and plan.text_mode == "split":
            plan.text_mode = "only"
            plan.cache.clear()
        cols = columns(plan, stacked, split and "actions" in plan.fields)
        for col in cols:
            col.rotate = turn and col.key in ("likelihood", "impact", "score", "rag", "direction")
        size = float(plan.words.cache["size"])
        if sum(least(plan, c, [], i, max(5.0, size - 2)) for i, c in enumerate(cols)) < text_width(plan) * 0.9:
            break
    return cols


def action_columns(plan: Plan) -> list[Column]:
    w = plan.words
    risks = plan.reg.risks
    group = w.label("actions")

    def of(key: str, sub: Callable[[int, int], list[Para]]) -> Column:
        return Column(key, w.label(key), group, lambda at: ([], None), sub=sub)

    out = [of("action", lambda at, k: [para(risks[at].actions[k].text)])]
    rest = [
        of("action_owner", lambda at, k: [para(plan.person_text(risks[at].actions[k].owner))]),
        of("action_due", lambda at, k: [para(plan.day(risks[at].actions[k].due))] if risks[at].actions[k].due else []),
        of("action_status", lambda at, k: [para(risks[at].actions[k].status)]),
    ]
    return out + rest


def score_columns(plan: Plan, stage: str, stacked: bool) -> list[Column]:
    out = []
    tiers = plan.words.cache["tiers"] != "1"
    group = (
        plan.words.dressed(plan.words.stage(stage) + plan.words.cache["group tail"])
        if tiers and plan.stage_label and not stacked
        else None
    )
    if stacked:
        group = plan.words.dressed("Risk Assessment") if tiers else None
        out.append(
            Column(
                "stage",
                plan.words.cache["stage head"],
                group,
                lambda at: ([para(plan.words.stage(stage))], None),
                stage=stage,
            )
        )
    short = plan.words.cache["letters"] == "yes" and group is not None
    for n, measure in enumerate(plan.parts):
        if short and measure in ("likelihood", "impact", "score"):
            label = {"likelihood": "L", "impact": "I", "score": plan.words.cache["score letter"]}[measure]
        elif group is not None or stacked:
            label = plan.measure_label(measure)
        else:
            label = plan.stage_measure(stage, measure)

        def body(at: int, n: int = n) -> tuple[list[Para], str | None]:
            piece = plan.pieces(at, stage)[n]
            return piece.paras, piece.fill

        out.append(Column(measure, label, group, body, stage=stage))
    return out


def shape(plan: Plan) -> tuple[list[Block], list[dict[str, Any]]]:
    """The register as one table, or one for each category."""
    rng = plan.rng
    cache = plan.words.cache
    cache["id inside"] = (
        "yes"
        if allowed(plan, "ids_in_title_cell") and plan.text_mode in ("split", "only") and rng.random() < 0.2
        else "no"
    )
    cache["tiers"] = rng.choice(["1", "2", "2", "3"])
    cache["group tail"] = rng.choice(["", " Risk", " Score", " Risk Score", " Rating", " risk rating"])
    cache["stage head"] = rng.choice(["", "Stage", "Assessment"])
    cache["letters"] = rng.choice(["yes", "no"])
    cache["score letter"] = rng.choice(["Score", "R", "S", "LxI" if plan.reg.scheme.formula == "product" else "Score"])
    stacked = len(plan.reg.stages) > 1 and "combo" not in plan.parts and rng.random() < 0.12
    if stacked:
        plan.stage_label = True
    split_actions = plan.action_grid and "actions" in plan.fields and not stacked
    plan.action_grid = split_actions
    merged = rng.random() < 0.6
    turn = rng.random() < 0.3
    if len(plan.reg.stages) * len(plan.parts) > 8:
        plan.axis_style = "n"
    cols = fitting(plan, stacked, split_actions, turn)
    split_actions = split_actions and "actions" in plan.fields
    plan.action_grid = split_actions
    look = Style(plan)
    if plan.category_mode == "banner" and rng.random() < 0.3:
        plan.category_mode = "heading"
    rows = header(plan, cols, look)
    head = len(rows)
    blocks: list[Block] = []
    last: str | None = None
    gold = []
    count = 0
    for at, risk in enumerate(plan.reg.risks):
        if plan.category_mode in ("banner", "heading") and risk.category != last:
            last = risk.category
            count += 1
            text = (f"{count}. " if plan.category_number else "") + plan.category_text(risk)
            if plan.category_mode == "banner":
                rows.append([Cell([para(text, bold=True)], fill=look.banner, colspan=len(cols))])
            else:
                if len(rows) > head:
                    blocks.append(finish(plan, cols, rows, head, look))
                    rows = header(plan, cols, look)
                blocks.append(Heading(text, 2))
        rows += risk_rows(plan, cols, at, stacked, split_actions, merged, look)
        gold.append(plan.gold_risk(at))
    if rng.random() < 0.1:  # an unused template row or two
        rows += [[Cell([]) for _ in cols] for _ in range(rng.randint(1, 3))]
    blocks.append(finish(plan, cols, rows, head, look))
    return blocks, gold


class Style:
    def __init__(self, plan: Plan) -> None:
        rng = plan.rng
        self.dark = rng.random() < 0.4
        self.head = rng.choice(DARK if self.dark else LIGHT) if rng.random() < 0.85 else None
        self.banner = rng.choice(["BDD7EE", "D0CECE", "FCE4D6", "E4DFEC", None])
        self.borders = rng.choice(["grid", "grid", "grid", "grid", "rows", "outer"])
        self.line = rng.choice(["000000", "000000", "808080", "BFBFBF"])
        self.repeat = rng.random() < 0.75
        self.middle = rng.random() < 0.3
        self.keep = rng.random() < 0.35
        self.size = plan.words.cache.get("size")

    def title(self, text: str, rotate: bool = False, colspan: int = 1, rowspan: int = 1) -> Cell:
        ink = "FFFFFF" if self.dark and self.head else None
        return Cell(
            [para(text, bold=True, color=ink, align="center" if colspan > 1 else "left")] if text else [],
            fill=self.head,
            rotate=rotate,
            colspan=colspan,
            rowspan=rowspan,
            middle=not rotate,
        )


def header(plan: Plan, cols: list[Column], look: Style) -> list[list[Cell]]:
    """One to three tiers; a column without a group spans them."""
    grouped = any(c.group for c in cols)
    if not grouped:
        return [[look.title(c.label, c.rotate) for c in cols]]
    top: list[Cell] = []
    low: list[Cell] = []
    at = 0
    while at < len(cols):
        col = cols[at]
        if col.group is None:
            top.append(look.title(col.label, col.rotate, rowspan=2))
            at += 1
            continue
        end = at
        while end < len(cols) and cols[end].group == col.group and cols[end].stage == col.stage:
            end += 1
        if end - at == 1 and col.stage and col.key in ("combo", "score"):
            both = plan.stage_measure(col.stage, col.key)
            top.append(look.title(both, False, rowspan=2))
        else:
            top.append(look.title(col.group, colspan=end - at))
            low += [look.title(c.label, c.rotate) for c in cols[at:end]]
        at = end
    if not low:
        for cell in top:
            cell.rowspan = 1
        return [top]
    rows = [top, low]
    if plan.words.cache["tiers"] == "3":
        cut = plan.rng.randint(1, max(1, len(top) - 1))
        spans = [sum(c.colspan for c in top[:cut]), sum(c.colspan for c in top[cut:])]
        names = plan.rng.choice(
            [
                ("Risk Identification", "Assessment and Management"),
                ("The Risk", "Managing the Risk"),
                ("About the risk", "Treatment"),
            ]
        )
        rows.insert(0, [look.title(n, colspan=s) for n, s in zip(names, spans, strict=True) if s])
    return rows


def risk_rows(
    plan: Plan, cols: list[Column], at: int, stacked: bool, split: bool, merged: bool, look: Style
) -> list[list[Cell]]:
    risk = plan.reg.risks[at]
    if stacked:
        return stacked_rows(plan, cols, at)
    if not split:
        out = []
        for col in cols:
            paras, fill = col.body(at)
            out.append(Cell(list(paras), fill=fill, middle=look.middle and col.key in NARROW))
        return [out]
    count = max(1, len(risk.actions))
    rows = []
    for k in range(count):
        row = []
        for col in cols:
            if col.sub:
                row.append(Cell(col.sub(at, k) if k < len(risk.actions) else []))
            elif k == 0:
                paras, fill = col.body(at)
                row.append(Cell(list(paras), fill=fill, rowspan=count if merged else 1))
            elif not merged:
                row.append(Cell([]))
        rows.append(row)
    return rows


def stacked_rows(plan: Plan, cols: list[Column], at: int) -> list[list[Cell]]:
    """One line for each stage in the score columns, the rest of the row merged."""
    stages = [s for s in plan.reg.stages if plan.reg.risks[at].ratings.get(s)]
    rows = []
    for k, stage in enumerate(stages):
        pieces = plan.pieces(at, stage)
        row = []
        n = 0
        for col in cols:
            if col.key == "stage":
                row.append(Cell([para(plan.words.stage(stage))]))
            elif col.stage:
                row.append(Cell(pieces[n].paras, fill=pieces[n].fill))
                n += 1
            elif k == 0:
                row.append(Cell(list(col.body(at)[0]), rowspan=len(stages)))
        rows.append(row)
    return rows


def finish(plan: Plan, cols: list[Column], rows: list[list[Cell]], head: int, look: Style) -> Table:
    """Widths so that no header word and no number breaks."""
    size = plan_size(plan, cols, look)
    minima = [least(plan, c, rows, i, size) for i, c in enumerate(cols)]
    room = text_width(plan)
    spare = max(0.0, room - sum(minima))
    weights = [WEIGHT.get(c.key, 0.25 if c.key in NARROW or c.stage else 1.0) for c in cols]
    widths = [m + spare * w / sum(weights) for m, w in zip(minima, weights, strict=True)]
    return Table(
        widths, rows, header=head if look.repeat else 0, borders=look.borders, line=look.line, size=size, keep=look.keep
    )


def text_width(plan: Plan) -> float:
    cache = plan.words.cache
    page = (841.9, 1190.6) if cache["page"] == "A3" else (595.3, 841.9)
    return page[1 if cache["landscape"] == "yes" else 0] - 2 * float(cache["margin"])


def least(plan: Plan, col: Column, rows: list[list[Cell]], index: int, size: float) -> float:
    words = [] if col.rotate else col.label.replace("/", "/ ").split()
    longest = max((len(w) * (0.74 if w.isupper() else 0.63) for w in words), default=0.0)
    body = 0.0
    for at in range(len(plan.reg.risks)):
        paras = (
            col.body(at)[0]
            if not col.sub
            else [p for k in range(len(plan.reg.risks[at].actions)) for p in col.sub(at, k)]
        )
        for p in paras:
            longest_word = max((len(w) for w in p.text.replace("-", "- ").split()), default=0)
            body = max(body, longest_word * 0.56 + (1.3 if p.bullet else 0))
            if col.key == "combo" or col.key in ("id",):
                body = max(body, len(p.text) * 0.58)
    broad = {"dejavu": 1.2, "narrow": 0.85}.get(plan.words.cache["font"], 1.0)
    return max(longest, body, 1.5) * size * broad + 8.5


def plan_size(plan: Plan, cols: list[Column], look: Style) -> float:
    """The largest type, down to 5 points, at which the columns fit."""
    size = float(plan.words.cache["size"])
    while size > 5 and sum(least(plan, c, [], i, size) for i, c in enumerate(cols)) > text_width(plan) * 0.8:
        size -= 0.5
    return size
