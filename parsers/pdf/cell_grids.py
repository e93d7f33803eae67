"""Grids inside cells that nothing is drawn for: lines of three texts or more that are set alike."""

from __future__ import annotations

from collections.abc import Sequence

from .aligned import table_of
from .draft import DraftTable, Line
from .lines import split_at_gaps
from .page import PageContent
from .region_model import Region
from .setting import pieces_of, pills_of, settings_of

_LEAST = 3
_APART = 0.75


def grids_in(lines: Sequence[Line], content: PageContent) -> tuple[list[DraftTable], list[Line]]:
    """The grids that a cell's lines are set as, and the lines outside them."""
    upright = [line for line in lines if not line.turn]
    if sum(len(split_at_gaps(line, _APART)) >= _LEAST for line in upright) < 2:
        return [], list(lines)
    pills = pills_of((fill.bbox for fill in content.fills), [word for line in upright for word in line.words])
    pieces = [pieces_of(line, pills) for line in upright]
    runs: list[tuple[int, int]] = []
    settings = list(settings_of(pieces, ()))
    start = 0
    for at, (setting, _) in enumerate(settings):
        if at + 1 == len(settings) or settings[at + 1][0] is not setting:
            several = [row for row in pieces[start : at + 1] if len(row) >= _LEAST]
            if len(several) > 1 and setting.regular and len(pieces[start]) >= _LEAST:
                runs.append((start, at + 1))
            start = at + 1
    tables = []
    used: set[int] = set()
    for start, stop in runs:
        held = upright[start:stop]
        tables.append(table_of(Region(held, settings[start][0].bands), content))
        used.update(id(line) for line in held)
    return tables, [line for line in lines if id(line) not in used]
