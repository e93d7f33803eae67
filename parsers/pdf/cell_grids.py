"""Grids inside cells that nothing is drawn for: lines of three texts or more that are set alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .aligned import table_of
from .draft import DraftTable, Line, inside
from .lines import split_at_gaps
from .page import PageContent
from .region_model import Region
from .rivers import Band, filled, keeps
from .setting import pieces_of, pills_of, settings_of

_LEAST = 3
_APART = 0.75


def grids_in(lines: list[Line], content: PageContent) -> tuple[list[DraftTable], list[Line]]:
    """The grids that a cell's lines are set as, and the lines outside them."""
    long = [line for line in lines if len(line.words) >= _LEAST and not line.turn]
    # two of them at least: where none but the first is one, it need not be looked at
    if not any(map(_is_row, long[1:])) or sum(map(_is_row, long)) < 2:
        return [], lines
    upright = [line for line in lines if not line.turn]
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
        bands = settings[start][0].bands
        held = upright[start:stop]
        if start and _heads(upright[start - 1], bands, held[0]):
            held.insert(0, upright[start - 1])
        region = Region(held, bands)
        own = tuple(fill for fill in content.fills if not inside(region.bbox, fill.bbox))  # else its cell's
        tables.append(table_of(region, replace(content, fills=own)))
        used.update(id(line) for line in held)
    return tables, [line for line in lines if id(line) not in used]


def _is_row(line: Line) -> bool:
    return len(split_at_gaps(line, _APART)) >= _LEAST


def _heads(line: Line, bands: Sequence[Band], below: Line) -> bool:
    """A line right over the first row whose words stand in its columns, though close to each other."""
    near = below.top - line.bottom < line.size
    return near and keeps(line, bands) and len(filled(line, bands)) >= _LEAST
