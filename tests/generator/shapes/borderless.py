"""Registers without rules: columns that only alignment tells apart, as a spreadsheet or a system prints them."""

from __future__ import annotations

from typing import Any

from ..model import Block, Table
from ..plan import Plan
from . import wide


def shape(plan: Plan) -> tuple[list[Block], list[dict[str, Any]]]:
    """A wide table with its lines taken away; fills stay only where they show a rating."""
    plan.action_grid = False
    if plan.category_mode == "column":
        plan.category_mode = "none"
    blocks, gold = wide.shape(plan)
    keep_head = plan.rng.random() < 0.3
    for block in blocks:
        if isinstance(block, Table):
            block.borders = "none"
            for row in block.rows[: max(1, block.header)]:
                for cell in row:
                    if not keep_head:
                        cell.fill = None
                        for p in cell.paras:
                            p.runs = [type(r)(r.text, r.bold, r.italic, None) for r in p.runs]
            for row in block.rows:
                for cell in row:
                    if cell.colspan == len(block.widths):
                        cell.fill = None
    return blocks, gold
