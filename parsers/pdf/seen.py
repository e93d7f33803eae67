"""What other pages tell of one."""

from __future__ import annotations

from dataclasses import dataclass, field

from .running import Running
from .setting import Setting


@dataclass(slots=True)
class Seen:
    """`running`: the words that pages repeat at their edges; of earlier pages, what a later one goes on with."""

    running: Running = field(default_factory=Running)
    widths: set[float] = field(default_factory=set)  # of boxes: one that stands alone is told by them
    titles: dict[str, set[str]] = field(default_factory=dict)  # of tables, by the words of their first row
    settings: list[Setting] = field(default_factory=list)  # of the strips of stacks, the one used last at the end
