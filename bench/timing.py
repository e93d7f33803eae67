"""Timing tools in turn, A B A B, so that a machine that slows down does so for all of them."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from .tools import Tool

Say = Callable[[str], None]


@dataclass(slots=True)
class Timed:
    """One tool on one document: seconds of each round, what it got, and why it stopped where it did."""

    tool: Tool
    seconds: list[float] = field(default_factory=list)
    got: str = ""
    stopped: str = ""

    @property
    def median(self) -> float | None:
        return median(self.seconds) if self.seconds else None


def in_turn(tools: Sequence[Tool], path: Path, rounds: int, longest: float, say: Say) -> list[Timed]:
    """Each tool once a round. A tool that took longer than `longest` seconds is not run again; a slow one runs once."""
    timed = [Timed(tool) for tool in tools if path.suffix in tool.formats]
    for number in range(rounds):
        for each in timed:
            again = each.seconds and (each.tool.slow or each.seconds[-1] > longest)
            if each.stopped or again:
                continue
            _run(each, path)
            say(f"{path.name}, round {number + 1}: {each.tool.name} {each.stopped or f'{each.seconds[-1]:.2f} s'}")
    return timed


def _run(each: Timed, path: Path) -> None:
    gc.collect()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        start = _spent()
        try:
            each.got = each.tool.run(path)
        except Exception as error:  # noqa: BLE001 - a peer may fail in any way; the others are timed all the same
            each.stopped = f"failed: {type(error).__name__}: {str(error)[:80]}"
            return
    each.seconds.append(_spent() - start)


def _spent() -> float:
    """Seconds of processor time of this process and of the programs that it ran: what others do counts for less.

    Not os.times(), which counts in hundredths of a second.
    """
    if os.name == "nt":  # Windows does not count children
        return time.perf_counter()
    import resource

    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def fit(xs: Sequence[float], ys: Sequence[float]) -> tuple[float, float, float]:
    """The straight line through points by least squares: slope, intercept and R²."""
    n = len(xs)
    mean_x, mean_y = sum(xs) / n, sum(ys) / n
    across = sum((x - mean_x) ** 2 for x in xs)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / across
    start = mean_y - slope * mean_x
    left = sum((y - slope * x - start) ** 2 for x, y in zip(xs, ys, strict=True))
    total = sum((y - mean_y) ** 2 for y in ys)
    return slope, start, 1 - left / total if total else 1.0
