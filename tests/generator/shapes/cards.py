"""Cards: a table, or a block of one long table, for each risk."""

from __future__ import annotations

from typing import Any

from ..model import Block, Break, Cell, Heading, Para, Table, para
from ..plan import Plan, allowed
from .wide import DARK, LIGHT

SHORT = (
    "category",
    "owner",
    "portfolio",
    "status",
    "response",
    "raised",
    "review",
    "target_on",
    "direction",
    "extra",
    "objective",
)
LONG = ("description", "causes", "consequences", "controls", "evidence", "actions", "update")


class CardStyle:
    def __init__(self, plan: Plan) -> None:
        rng = plan.rng
        self.columns = rng.choice([2, 4, 4, 6])
        self.above = rng.random() < 0.25  # labels over values
        self.bars = rng.random() < 0.4  # full-width label bars over long texts
        self.bar_title = rng.random() < 0.6
        self.title_form = rng.choice(["{i} {t}", "{i} – {t}", "{i}: {t}", "{i}. {t}"])
        self.scores = rng.choice(["grid", "grid", "pairs", "row"])
        self.one_table = rng.random() < 0.25
        self.page_each = rng.random() < 0.2
        self.dark = rng.random() < 0.5
        self.head = rng.choice(DARK if self.dark else LIGHT)
        self.label_fill = rng.choice([*LIGHT, None])
        self.borders = rng.choice(["grid", "grid", "grid", "rows"])
        self.line = rng.choice(["000000", "7F7F7F", "BFBFBF"])
        self.colon = ":" if rng.random() < 0.4 else ""
        self.scores_first = rng.random() < 0.4

    def label(self, text: str, colspan: int = 1) -> Cell:
        return Cell([para(text + self.colon, bold=True)], fill=self.label_fill, colspan=colspan)


def shape(plan: Plan) -> tuple[list[Block], list[dict[str, Any]]]:
    st = CardStyle(plan)
    if plan.category_mode == "banner":
        plan.category_mode = "heading"
    if st.one_table and plan.category_mode == "heading":
        plan.category_mode = "column"
    if plan.text_mode in ("lead", "colon") or st.bar_title:
        plan.text_mode = "split"
        plan.fields.add("description")
    blocks: list[Block] = []
    rows: list[list[Cell]] = []
    gold = []
    last = None
    for at, risk in enumerate(plan.reg.risks):
        if plan.category_mode == "heading" and risk.category != last:
            last = risk.category
            blocks.append(Heading(plan.category_text(risk), 2))
        card = card_rows(plan, st, at)
        if st.one_table:
            rows += card
        else:
            blocks.append(table(plan, st, card))
            if st.page_each and at + 1 < len(plan.reg.risks):
                blocks.append(Break())
        gold.append(plan.gold_risk(at))
    if st.one_table:
        blocks.append(table(plan, st, rows))
    return blocks, gold


def table(plan: Plan, st: CardStyle, rows: list[list[Cell]]) -> Table:
    return Table([1.0] * 12, rows, borders=st.borders, line=st.line, size=float(plan.words.cache["size"]), after=14)


def card_rows(plan: Plan, st: CardStyle, at: int) -> list[list[Cell]]:
    w = plan.words
    risk = plan.reg.risks[at]
    rows: list[list[Cell]] = []
    pairs: list[tuple[str, list[Para]]] = []
    title_label = w.label("title" if plan.text_mode == "split" else "title_only")
    if st.bar_title:
        text = st.title_form.format(i=risk.id, t=risk.title) if "id" in plan.fields else risk.title
        ink = "FFFFFF" if st.dark else None
        rows.append([Cell([para(text, bold=True, color=ink)], fill=st.head, colspan=12)])
    elif "id" in plan.fields:
        rows.append(
            [
                span(st.label(w.label("id")), 2),
                Cell(plan.paras("id", at), colspan=2),
                span(st.label(title_label), 2),
                Cell(plan.paras("title", at), colspan=6),
            ]
        )
    else:
        rows.append([span(st.label(title_label), 3), Cell(plan.paras("title", at), colspan=9)])
    for key in SHORT:
        if key == "category" and plan.category_mode != "column":
            continue
        if key in plan.fields or key == "category":
            pairs.append((plan.extra_label if key == "extra" else w.label(key), plan.paras(key, at)))
    body = short_rows(st, pairs) + (score_pairs(plan, st, at) if st.scores == "pairs" else [])
    texts = long_rows(plan, st, at)
    grid = [] if st.scores == "pairs" else score_grid(plan, st, at)
    if st.scores_first:
        return rows + body + grid + texts
    return rows + body + texts + grid


def span(cell: Cell, columns: int) -> Cell:
    cell.colspan = columns
    return cell


def short_rows(st: CardStyle, pairs: list[tuple[str, list[Para]]]) -> list[list[Cell]]:
    """Labels and short values, in two, four or six columns, or labels over values."""
    rows: list[list[Cell]] = []
    if st.above:
        per = {2: 2, 4: 3, 6: 4}[st.columns]
        for start in range(0, len(pairs), per):
            part = pairs[start : start + per]
            widths = share(12, len(part))
            rows.append([span(st.label(label), n) for (label, _), n in zip(part, widths, strict=True)])
            rows.append([Cell(value, colspan=n) for (_, value), n in zip(part, widths, strict=True)])
        return rows
    per = st.columns // 2
    for start in range(0, len(pairs), per):
        part = pairs[start : start + per]
        row: list[Cell] = []
        for k, (label, value) in enumerate(part):
            label_span = {1: 3, 2: 2, 3: 2}[per]
            value_span = {1: 9, 2: 4, 3: 2}[per]
            if k == len(part) - 1:
                value_span = 12 - sum(c.colspan for c in row) - label_span
            row += [span(st.label(label), label_span), Cell(value, colspan=value_span)]
        rows.append(row)
    return rows


def share(total: int, count: int) -> list[int]:
    out = [total // count] * count
    out[-1] += total - sum(out)
    return out


def long_rows(plan: Plan, st: CardStyle, at: int) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for key in plan.columns_of(LONG):
        label = plan.words.label(key)
        if key == "actions" and plan.action_grid:
            rows += action_rows(plan, st, at, label)
            continue
        value = plan.paras(key, at)
        if not value:
            continue
        if st.bars or st.above:
            rows.append([span(st.label(label), 12)])
            rows.append([Cell(list(value), colspan=12)])
        else:
            rows.append([span(st.label(label), 3), Cell(list(value), colspan=9)])
    return rows


def action_rows(plan: Plan, st: CardStyle, at: int, label: str) -> list[list[Cell]]:
    w, risk = plan.words, plan.reg.risks[at]
    if not risk.actions:
        return []
    rows = []
    if label != w.label("action"):
        rows.append([span(st.label(label), 12)])
    rows.append(
        [
            span(st.label(w.label("action")), 5),
            span(st.label(w.label("action_owner")), 3),
            span(st.label(w.label("action_due")), 2),
            span(st.label(w.label("action_status")), 2),
        ]
    )
    for action in risk.actions:
        rows.append(
            [
                Cell([para(action.text)], colspan=5),
                Cell([para(plan.person_text(action.owner))], colspan=3),
                Cell([para(plan.day(action.due))] if action.due else [], colspan=2),
                Cell([para(action.status)], colspan=2),
            ]
        )
    return rows


def score_pairs(plan: Plan, st: CardStyle, at: int) -> list[list[Cell]]:
    """A row for each stage: label and value side by side."""
    rows = []
    for stage in plan.reg.stages:
        row: list[Cell] = []
        pieces = plan.pieces(at, stage)
        each = 12 // (2 * len(pieces))
        label_span = {1: 3, 2: 3, 3: 2, 4: 2}[len(pieces)]
        value_span = {1: 9, 2: 3, 3: 2, 4: 1}[len(pieces)]
        del each
        for piece in pieces:
            row.append(span(st.label(plan.stage_measure(stage, piece.measure)), label_span))
            row.append(Cell(piece.paras, fill=piece.fill, colspan=value_span))
        rows.append(row)
    return rows


def score_grid(plan: Plan, st: CardStyle, at: int) -> list[list[Cell]]:
    """A small grid: stages down or across."""
    rows: list[list[Cell]] = []
    stages = plan.reg.stages
    tail = plan.words.cache.setdefault("grid tail", plan.rng.choice([" Risk", " Score", " Rating", " Risk Score", ""]))
    if st.scores == "grid" or len(stages) == 1:
        widths = share(12 - (3 if plan.stage_label else 0), len(plan.parts))
        head = [span(st.label(plan.measure_label(m)), n) for m, n in zip(plan.parts, widths, strict=True)]
        if plan.stage_label:
            head.insert(0, Cell([], fill=st.label_fill, colspan=3))
        rows.append(head)
        for stage in stages:
            row = [Cell(p.paras, fill=p.fill, colspan=n) for p, n in zip(plan.pieces(at, stage), widths, strict=True)]
            if plan.stage_label:
                row.insert(0, span(st.label(plan.words.dressed(plan.words.stage(stage) + tail)), 3))
            rows.append(row)
        return rows
    if allowed(plan, "grid_turned") and plan.rng.random() < 0.5:  # measures down, stages across
        widths = share(9, len(stages))
        rows.append([Cell([], fill=st.label_fill, colspan=3)])
        rows[0] += [
            span(st.label(plan.words.dressed(plan.words.stage(s))), n) for s, n in zip(stages, widths, strict=True)
        ]
        columns = [plan.pieces(at, s) for s in stages]
        for k, measure in enumerate(plan.parts):
            line = [Cell(c[k].paras, fill=c[k].fill, colspan=n) for c, n in zip(columns, widths, strict=True)]
            rows.append([span(st.label(plan.measure_label(measure)), 3), *line])
        return rows
    each = share(12, len(stages))
    rows.append(
        [span(st.label(plan.words.dressed(plan.words.stage(s) + tail)), n) for s, n in zip(stages, each, strict=True)]
    )
    labels: list[Cell] = []
    values: list[Cell] = []
    for stage, n in zip(stages, each, strict=True):
        for piece, k in zip(plan.pieces(at, stage), share(n, len(plan.parts)), strict=True):
            labels.append(span(st.label(plan.measure_label(piece.measure)), k))
            values.append(Cell(piece.paras, fill=piece.fill, colspan=k))
    return [*rows, labels, values]
