"""The rules: each has a stable code, and a register is judged by all of them or by those that the user selects."""

from __future__ import annotations

from .registry import all_rules, check_case, chosen, rule

__all__ = ["all_rules", "check_case", "chosen", "rule"]
