"""Planted errors: what real registers get wrong, and the findings that must say so."""

# ruff: noqa: PLR0912

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from .plan import Plan

SCORED = ["SCO001", "SCO002", "RAG001", "RAG002", "MOV001", "MOV002", "IDS001", "GAP001", "GAP002"]


@dataclass
class Findings:
    rag: list[tuple[int, str]] = field(default_factory=list)

    def gold(self, plan: Plan, risks: list[dict[str, Any]]) -> dict[str, Any]:
        """The findings that follow from what the shape printed."""
        found: list[dict[str, Any]] = []
        scheme = plan.reg.scheme
        known = scheme_known(plan)
        ids: dict[str, int] = {}
        for gold in risks:
            name = gold["risk_id"]
            if name:
                ids[name] = ids.get(name, 0) + 1
            values = {s["stage"]: s for s in gold["scores"] if s["stage"] != "previous"}
            for s in values.values():
                full = None not in (s.get("likelihood"), s.get("impact"), s.get("score"))
                if full and known:
                    right = scheme.grid()[s["likelihood"] - 1][s["impact"] - 1]
                    if right != s["score"]:
                        found.append({"code": "SCO001", "risk_id": name})
                if (
                    s.get("score") is not None
                    and s.get("rag")
                    and "bands" in plan.legend_mode
                    and scheme.band(s["score"]).rag != s["rag"]
                ):
                    found.append({"code": "RAG001", "risk_id": name})
            order = [values[k]["score"] for k in ("inherent", "residual", "target") if k in values]
            keys = [k for k in ("inherent", "residual", "target") if k in values]
            for k in range(1, len(order)):
                if (
                    None not in (order[k - 1], order[k])
                    and order[k] > order[k - 1]
                    and (keys[k - 1], keys[k]) != ("inherent", "target")
                ):
                    found.append({"code": "MOV001" if keys[k] == "residual" else "MOV002", "risk_id": name})
            if "owner" in plan.fields and not any(o["kind"] == "owner" for o in gold["owners"]):
                found.append({"code": "GAP001", "risk_id": name})
            if "controls" in plan.fields and not gold["controls"] and not gold["assurances"]:
                found.append({"code": "GAP002", "risk_id": name})
        found += [{"code": "IDS001", "risk_id": k} for k, n in ids.items() if n > 1]
        scored = list(SCORED)
        for code, sure in (
            ("SCO001", known),
            ("RAG001", "bands" in plan.legend_mode and "matrix" not in plan.legend_mode),
            ("GAP002", "controls" in plan.fields),
        ):
            if not sure:
                scored.remove(code)
        if any(not r["risk_id"] for r in risks):  # without ids a finding cannot be told from another's
            scored = [c for c in scored if not any(f["code"] == c for f in found)]
        found = [f for f in found if f["code"] in scored]
        return {"findings": found, "findings_scored": scored}


def scheme_known(plan: Plan) -> bool:
    """May a reader know the formula: stated, or plain from many scores."""
    if plan.reg.scheme.formula == "matrix":
        return "matrix" in plan.legend_mode
    return "prose" in plan.legend_mode or "matrix" in plan.legend_mode or len(plan.reg.risks) >= 8


def plant(plan: Plan) -> Findings:
    """Change the register before it is printed."""
    rng, risks, scheme = plan.rng, plan.reg.risks, plan.reg.scheme
    reach = sorted({v for row in scheme.grid() for v in row})
    for risk in risks:
        if plan.previous and rng.random() < 0.9:
            risk.before = rng.choice(reach)
    full = "score" in plan.parts and "likelihood" in plan.parts
    if full and scheme_known(plan) and rng.random() < 0.4:
        at = rng.randrange(len(risks))
        rating = risks[at].ratings["residual"]
        assert rating is not None
        wrong = [v for v in reach if v != scheme.score(rating)]
        risks[at].ratings["residual"] = replace(rating, printed=rng.choice(wrong))
    out = Findings()
    if "bands" in plan.legend_mode and "score" in plan.parts and plan.rag_style != "none" and rng.random() < 0.4:
        at = rng.randrange(len(risks))
        right = plan.rag(at, "residual")
        plan.rag_shown[at, "residual"] = rng.choice([b.rag for b in scheme.bands if b.rag != right])
    if "inherent" in plan.reg.stages and rng.random() < 0.3:
        at = rng.randrange(len(risks))
        a, b = risks[at].ratings["inherent"], risks[at].ratings["residual"]
        if a and b and a.printed is None and b.printed is None and (at, "residual") not in plan.rag_shown:
            risks[at].ratings["inherent"], risks[at].ratings["residual"] = b, a
    if "id" in plan.fields and rng.random() < 0.12:
        at = rng.randrange(1, len(risks))
        risks[at].id = risks[at - 1].id
    if "owner" in plan.fields and rng.random() < 0.25:
        risks[rng.randrange(len(risks))].owners = []
    if "controls" in plan.fields and plan.shape == "wide" and rng.random() < 0.25:
        risks[rng.randrange(len(risks))].controls = []
    return out
