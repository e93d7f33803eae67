"""What went into a report against what came out of it, as one figure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from riskreader.normalise.models import Register

Item = tuple[str, ...]
TEXTS = ("risk_id", "title", "category", "description", "causes", "consequences", "update", "objective", "status")
VALUES = ("response", "direction", "raised_on", "review_on", "target_on")
STATEMENTS = ("controls", "evidence", "actions", "assurances")


def plain(value: Any) -> str:
    """A value as text, without what a printer may change: spaces, dashes, quotes, bullets and case."""
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    return re.sub(r"[\s\-‐‑–—'’‘\"“”•·▪.;:]+", "", text)


def likeness(gold: dict[str, Any], register: Register) -> float:
    """The F1 of all values: 1.0 where what came out is what went in. What the gold leaves out is not compared."""
    came_out = [risk.model_dump() for risk in register.risks]
    if not gold["risks"]:
        return 1.0 if not came_out else 0.0
    hits = wanted = got = 0
    for risk in gold["risks"]:
        twin = _twin(risk, came_out)
        if twin is not None:
            came_out.remove(twin)
        went_in, read = Counter(_items(risk, risk)), Counter(_items(twin, risk) if twin else ())
        hits += sum((went_in & read).values())
        wanted += sum(went_in.values())
        got += sum(read.values())
    got += sum(1 + len(risk["scores"]) for risk in came_out)
    return 2 * hits / (wanted + got) if wanted + got else 1.0


def _twin(risk: dict[str, Any], others: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The risk that was read for this one: of its id, or where it has none, of its title."""
    key = "risk_id" if risk.get("risk_id") else "title"
    wanted = plain(risk.get(key))
    same = [other for other in others if other[key] is not None and plain(other[key]) == wanted]
    titled = [other for other in same if plain(other["title"]) == plain(risk.get("title"))]
    return next(iter(titled or same), None)


def _items(risk: dict[str, Any], gold: dict[str, Any]) -> Iterator[Item]:
    """The values of a risk, of the fields that the gold speaks of."""
    yield ("risk",)
    for name in (*TEXTS, *VALUES):
        if name in gold and risk[name]:
            yield (name, plain(risk[name]))
    for owner in risk["owners"] if "owners" in gold else ():
        yield ("owner", owner.get("kind", "owner"), plain(owner.get("name") or ""), plain(owner.get("role") or ""))
    for score in risk["scores"] if "scores" in gold else ():
        keys = next((s.keys() for s in gold["scores"] if s["stage"] == score["stage"]), ("stage",))
        for name in ("stage", "likelihood", "impact", "score", "rag", "level"):
            if name in keys and score.get(name) is not None:
                yield ("score", score["stage"], name, plain(score[name]))
    for name in STATEMENTS:
        for statement in risk[name] if name in gold else ():
            yield (name, plain(statement["text"]))
