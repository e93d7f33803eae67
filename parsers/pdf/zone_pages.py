"""Tables without lines that go on at the top of the next page, where their header is not printed again."""

from __future__ import annotations

from collections.abc import Sequence

from .draft import Line
from .heads import is_bold
from .rivers import filled, keeps, pieces_of, shares
from .zone_model import Family, Sheet, Zone


def continuations(family: Family, sheets: Sequence[Sheet], families: Sequence[Family]) -> list[Zone]:
    """Zones at the top of the pages that follow, where the header is not printed again."""
    taken: dict[int, list[Zone]] = {}
    for other in families:
        for zone in other.zones:
            taken.setdefault(zone.sheet.number, []).append(zone)
    by_number = {sheet.number: sheet for sheet in sheets}
    found: list[Zone] = []
    todo = [zone for zone in family.zones if zone.lines]
    while todo:
        zone = todo.pop(0)
        after = by_number.get(zone.sheet.number + 1)
        if after is None or not _is_last(zone):
            continue
        zone.last = True
        here = taken.get(after.number, [])
        if any(other.follows for other in here):
            continue
        first = min((other.head.bbox[1] for other in here if other.head is not None), default=float("inf"))
        first = min([first, *(box[1] for box in after.tables)])
        above = [line for line in sorted(after.upright, key=lambda line: line.top) if line.bottom < first + 2]
        if first < float("inf"):
            while above and leads_to(above[-1], first):
                above.pop()
        lines = _going_on(above, family)
        if not lines:
            continue
        new = Zone(after, None, lines, follows=True)
        family.zones.append(new)
        taken.setdefault(after.number, []).append(new)
        found.append(new)
        if len(lines) == len(above) and first == float("inf"):
            todo.append(new)
    return found


def _is_last(zone: Zone) -> bool:
    """No line and no table stands below the zone on its page."""
    low = max(line.bottom for line in zone.lines)
    below = [line for line in zone.sheet.upright if line.top > low + 1]
    return not below and not any(box[3] > low + 5 for box in zone.sheet.tables)


def _going_on(lines: Sequence[Line], family: Family) -> list[Line]:
    """The lines at the top of a page that keep to the family's columns and begin where its texts do."""
    if not lines:
        return []
    known = [line for zone in family.zones for line in zone.lines]
    starts = [x for line in known for _, piece in shares(line, family.bands) for x in (piece.x0, piece.x1)]
    out: list[Line] = []
    for number, line in enumerate(lines):
        if keeps(line, family.bands):
            out.append(line)
            continue
        banner = is_bold(line) and len(pieces_of(line)) == 1
        if not banner or not any(
            keeps(o, family.bands) and len(filled(o, family.bands)) > 2 for o in lines[number + 1 :]
        ):
            break
        out.append(line)
    pieces = [piece for line in out for _, piece in shares(line, family.bands)]
    near = sum(any(min(abs(x - piece.x0), abs(x - piece.x1)) < 1.5 for x in starts) for piece in pieces)
    columns_used = {c for line in out for c in filled(line, family.bands)}
    if len(columns_used) < 2 or near < 0.7 * len(pieces):
        return []
    return out


def leads_to(line: Line, ceiling: float) -> bool:
    """The line is the heading of a table that begins at `ceiling`."""
    return len(pieces_of(line)) == 1 and is_bold(line) and ceiling - line.bottom < 3 * line.size
