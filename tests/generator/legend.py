"""Legends: how a report explains its scale, and the scheme that a reader can know from it."""

# ruff: noqa: E501

from __future__ import annotations

from typing import Any

from .model import Block, Cell, Heading, Table, para
from .plan import Plan


def legend(plan: Plan) -> list[Block]:
    """The blocks of the legend; none where the report explains nothing."""
    mode = plan.legend_mode
    if mode == "none":
        return []
    rng = plan.rng
    out: list[Block] = [
        Heading(rng.choice(["Risk Scoring Key", "Scoring Guide", "Key to Risk Scores", "Risk Assessment Criteria"]), 2)
    ]
    if mode == "letters":
        return [*out, letters(plan)]
    if "prose" in mode:
        out.append(para(prose(plan), after=6))
    if "scales" in mode:
        out += scales(plan)
    if "matrix" in mode:
        out.append(matrix(plan))
    if "wordbands" in mode:
        texts = [
            (f"{b.low} to {b.high}" if b.low < b.high else str(b.low))
            + f" are {b.label.lower()}"
            + ("" if b.label.lower() == b.rag else f" ({b.rag})")
            for b in plan.reg.scheme.bands
        ]
        out.append(para(f"Scores of {', '.join(texts[:-1])} and {texts[-1]}.", after=6))
        plan.words.cache["band colour"] = "yes"
    elif "bands" in mode:
        out.append(bands(plan))
    return out


def prose(plan: Plan) -> str:
    s = plan.reg.scheme
    how = {
        "product": ("multiplied to give the score", "multiplied together"),
        "sum": ("added to give the score", "added together"),
        "matrix": ("combined", "combined"),
    }[s.formula]
    return plan.rng.choice(
        [
            f"Likelihood and impact are each scored from 1 to {s.likelihood} and {how[0]}.",
            f"Each risk is scored for likelihood (1 to {s.likelihood}) and impact (1 to {s.impact}); the two numbers are {how[1]}.",
        ]
    )


def scales(plan: Plan) -> list[Block]:
    s, rng = plan.reg.scheme, plan.rng
    if not s.likelihood_words:
        return []
    up = rng.random() < 0.7
    head = "D9D9D9"
    numbers = list(range(1, s.likelihood + 1))
    if not up:
        numbers.reverse()
    if rng.random() < 0.5:
        rows = [[Cell([para(h, bold=True)], fill=head) for h in ("Score", "Likelihood", "Impact")]]
        rows += [
            [Cell([para(str(n))]), Cell([para(s.likelihood_words[n - 1])]), Cell([para(s.impact_words[n - 1])])]
            for n in numbers
        ]
        return [Table([1, 3, 3], rows, width=0.5)]
    out: list[Block] = []
    for name, words in (("Likelihood", s.likelihood_words), ("Impact", s.impact_words)):
        rows = [[Cell([para(name, bold=True)], fill=head), Cell([para("Score", bold=True)], fill=head)]]
        rows += [[Cell([para(words[n - 1])]), Cell([para(str(n))])] for n in numbers]
        out.append(Table([3, 1], rows, width=0.35))
    return out


def matrix(plan: Plan) -> Table:
    s = plan.reg.scheme
    grid = s.grid()
    rows: list[list[Cell]] = []
    for like in range(s.likelihood, 0, -1):
        label = f"{like} {s.likelihood_words[like - 1]}" if s.likelihood_words else str(like)
        rows.append(
            [
                Cell([para(label)]),
                *(Cell([para(str(v), align="center")], fill=plan.hues[s.band(v).rag]) for v in grid[like - 1]),
            ]
        )
    foot = [f"{i} {s.impact_words[i - 1]}" if s.impact_words else str(i) for i in range(1, s.impact + 1)]
    rows.append([Cell([para("Likelihood / Impact", bold=True)]), *(Cell([para(t, align="center")]) for t in foot)])
    return Table([2, *[1.2] * s.impact], rows, width=0.6, keep=True)


def letters(plan: Plan) -> Table:
    """Likelihood in letters beside impact in numbers."""
    s = plan.reg.scheme
    rows = [[Cell([para(h, bold=True)], fill="D9D9D9", colspan=2) for h in ("Likelihood", "Impact")]]
    for n in sorted(range(1, s.likelihood + 1), reverse=not plan.worst_first):
        cells = (plan.letter(n), s.likelihood_words[n - 1], str(n), s.impact_words[n - 1])
        rows.append([Cell([para(t)]) for t in cells])
    return Table([1, 3, 1, 3], rows, width=0.6)


def bands(plan: Plan) -> Table:
    s, rng = plan.reg.scheme, plan.rng
    top = rng.random() < 0.4
    dash = rng.choice(["-", " - ", " – ", " to "])
    order = list(reversed(s.bands)) if top else list(s.bands)
    words = [f"{b.low}{dash}{b.high}" if b.low < b.high else str(b.low) for b in order]
    colour = plan.rag_style != "none" or rng.random() < 0.5
    plan.words.cache["band colour"] = "yes" if colour else ""
    named = any(b.label.lower() == b.rag for b in s.bands)
    if rng.random() < 0.6:
        rows = [[Cell([para(h, bold=True)], fill="D9D9D9") for h in ("Score", "Rating")]]
        for b, w in zip(order, words, strict=True):
            rows.append([Cell([para(w)]), Cell([para(b.label)], fill=plan.hues[b.rag] if colour else None)])
        table = Table([1, 2], rows, width=0.3)
    else:
        row = [
            Cell([para(f"{b.label} ({w})", align="center")], fill=plan.hues[b.rag] if colour else None)
            for b, w in zip(order, words, strict=True)
        ]
        table = Table([1.0] * len(row), [row], width=0.6)
    if named:
        plan.words.cache["band colour"] = "yes"
    return table


def scheme_gold(plan: Plan) -> dict[str, Any]:
    """What the gold says of the scheme, after `legend` was called."""
    s, mode, parts = plan.reg.scheme, plan.legend_mode, plan.parts
    gold: dict[str, Any] = {}
    combo = plan.combo if "combo" in parts else ""
    full = ("likelihood" in parts and "score" in parts) or ("{l}" in combo and "{s}" in combo)
    if mode == "letters" or "prose" in mode or "matrix" in mode or ("scales" in mode and s.likelihood_words):
        gold["likelihood"] = {"minimum": 1, "maximum": s.likelihood}
        gold["impact"] = {"minimum": 1, "maximum": s.impact}
    if mode == "letters":
        return gold | {"bands": []}
    if s.formula == "matrix":
        if "matrix" in mode:
            gold |= {"formula": "matrix", "matrix": s.grid()}
    elif "prose" in mode or "matrix" in mode or (full and len(plan.reg.risks) >= 5):
        gold |= {"formula": s.formula, "matrix": None}
    if "bands" in mode:
        coloured = bool(plan.words.cache.get("band colour"))
        gold["bands"] = [
            {"rag": b.rag if coloured else None, "label": b.label, "minimum": b.low, "maximum": b.high} for b in s.bands
        ]
    elif "matrix" not in mode:
        gold["bands"] = []
    return gold
