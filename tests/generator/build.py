"""Build reports: a register, a plan, a shape and a printer for each, all from one seed."""

# ruff: noqa: PLR0917

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from . import render_docx, render_pdf
from .decoys import decoys
from .front import front, look
from .legend import legend, scheme_gold
from .model import Block, Break, Heading, Paper
from .plan import Plan
from .plant import SCORED, plant
from .register import random_register
from .shapes import assurance, borderless, cards, pack, sections, summary, wide

Shape = Callable[[Plan], tuple[list[Block], list[dict[str, Any]]]]
SHAPES: dict[str, Shape] = {
    "wide": wide.shape,
    "cards": cards.shape,
    "sections": sections.shape,
    "summary": summary.shape,
    "assurance": assurance.shape,
    "borderless": borderless.shape,
    "pack": pack.pack,
    "other": pack.other,
}
WEIGHTS = {
    "wide": 10,
    "cards": 6,
    "sections": 4,
    "summary": 3,
    "assurance": 3,
    "borderless": 2,
    "pack": 3,
    "other": 2,
    "multi": 2,
}


@dataclass
class Made:
    """One report before it is printed: the paper, its gold, and whether Word prints it."""

    name: str
    paper: Paper
    gold: dict[str, Any]
    word: bool


def make(seed: int, held: bool, shape: str | None = None, low: int = 5, high: int = 22) -> Made:
    """The report of a seed; the same each time."""
    rng = Random(f"{seed}-{'held' if held else 'free'}")
    kind = shape or rng.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    word = rng.random() < 0.45
    if kind == "multi":
        return several(seed, rng, held, word, low, min(high, 10))
    register = random_register(rng, low, high)
    plan = Plan(rng, register, held, word=word, shape=kind)
    style = look(plan)
    head, report = front(plan, style)
    findings = plant(plan)
    blocks, risks = SHAPES[kind](plan)
    key = legend(plan)
    if kind not in ("other", "pack", "assurance"):
        head += decoys(plan)
    gap: list[Block] = [Break()] if rng.random() < 0.5 else []
    before = rng.random() < 0.5
    body = [*head, *key, *(gap if key else []), *blocks] if before else [*head, *blocks, *(gap if key else []), *key]
    if kind in ("pack", "other"):  # a pack's title and period are its cover's, not a register's: not scored
        report = {}
    gold: dict[str, Any] = {"reports": [], "report": report, "scheme": scheme_gold(plan), "risks": risks}
    if kind == "other":
        del gold["scheme"]
    if kind == "assurance":
        gold["scheme"] = None
    gold |= findings.gold(plan, risks)
    return Made(f"{kind}-{seed:04d}", Paper(style, body), gold, word)


def several(seed: int, rng: Random, held: bool, word: bool, low: int, high: int) -> Made:
    """Two registers of one body and one scale, each in a shape and words of its own."""
    blocks: list[Block] = []
    risks: list[dict[str, Any]] = []
    gold: dict[str, Any] = {}
    paper: Paper | None = None
    for part, name in enumerate(
        rng.sample(["Strategic Risks", "Operational Risks", "Programme Risks", "Service Risks"], 2)
    ):
        register = random_register(rng, low, high)
        prefix = "AB"[part] + rng.choice("XYZ")
        for k, risk in enumerate(register.risks, 1):
            risk.id = f"{prefix}{k}"
        shape = rng.choice(["wide", "cards", "sections"])
        plan = Plan(rng, register, held, word=word, shape=shape)
        plan.fields.add("id")
        plan.category_mode = "none"
        style = look(plan)
        if paper is None:
            head, report = front(plan, style)
            paper = Paper(style, head)
            gold = {
                "reports": [],
                "report": report,
                "risks": risks,
                "findings": [],
                "findings_scored": ["MOV001", "GAP001"],
            }
        else:
            plan.words.cache |= {
                "page": paper.look.page,
                "landscape": "yes" if paper.look.landscape else "no",
                "margin": str(paper.look.margin),
                "font": paper.look.font,
            }
        body, found = SHAPES[shape](plan)
        for risk_gold in found:
            risk_gold.pop("category")  # whether a part's heading is a category is open
        blocks += [Heading(f"Part {'AB'[part]}: {name}", 1), *body, *legend(plan), *([Break()] if part == 0 else [])]
        risks += found
    assert paper is not None
    paper.blocks += blocks
    return Made(f"multi-{seed:04d}", paper, gold, word)


def write(made: Made, out: Path, renderers: set[str], rng: Random) -> list[Path]:
    """Print the report and write its gold; gives the reports written."""
    paths: list[Path] = []
    if made.word:
        path = out / f"{made.name}.docx"
        render_docx.render(made.paper, path)
        paths.append(path)
        if "soffice" in renderers and not made.paper.look.quirks and rng.random() < 0.5:
            paths.append(office(path, out))
    else:
        path = out / f"{made.name}.pdf"
        if "chromium" in renderers and rng.random() < 0.35:
            from . import render_html

            render_html.render(made.paper, path)
        else:
            render_pdf.render(made.paper, path)
        paths.append(path)
    made.gold["reports"] = [p.name for p in paths]
    (out / f"{made.name}.gold.json").write_text(
        json.dumps(made.gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    return paths


def office(path: Path, out: Path) -> Path:
    """The Word report printed as PDF by LibreOffice."""
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{home}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(out),
                str(path),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
    return out / f"{path.stem}.pdf"


__all__ = ["SCORED", "SHAPES", "Made", "make", "write"]
