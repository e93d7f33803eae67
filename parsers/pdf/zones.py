"""Which lines of which pages are tables without lines: headers, the lines below them, and what later pages go on with.

Headers that print the same words at the same places head one family of tables: its columns are told from the lines of
all its tables together, so that a page with a single row is read like the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ..words import BBox
from .draft import Line
from .gutters import columns
from .heads import Head, heads_of, is_bold
from .lines import split_at_gaps
from .rivers import Band, filled, keeps, pieces_of, shares
from .zone_model import Family, Sheet, Zone
from .zone_pages import continuations, leads_to

_SAME_PLACE = 3.0
_SPACE = 0.4
"""White wider than this, in sizes, is no space of a sentence."""
_FAR = 6.0
"""A table ends where white is higher than this, in sizes."""
_NEXT = 1.6
"""Lines after the last full row go on with it as far as the white between is less, in sizes."""


def families_of(sheets: Sequence[Sheet]) -> list[Family]:
    """The tables without lines that have a header, each zone's lines cut to what keeps to its columns."""
    heads = {sheet.number: heads_of(sheet.upright, sheet.turned, sheet.hints) for sheet in sheets}
    families: list[Family] = []
    for sheet in sheets:
        for number, head in enumerate(heads[sheet.number]):
            following = heads[sheet.number][number + 1 :]
            zone = Zone(sheet, head, _below(sheet, head, following))
            home = next((family for family in families if _same(family.zones[0].head, head)), None)
            if home is None:
                families.append(Family([zone]))
            else:
                home.zones.append(zone)
    out = []
    for family in families:
        settle(family)
        if _is_table(family):
            out.append(family)
    for family in out:
        found = continuations(family, sheets, out)
        if found:
            settle(family)
            for zone in found:
                zone.lines = kept(zone, family)
    return out


def _same(a: Head | None, b: Head) -> bool:
    """Most words of the two headers are the same, and stand at the same places."""
    if a is None:
        return False
    one, two = a.words(), b.words()
    shared = Counter(text for text, _ in one) & Counter(text for text, _ in two)
    if sum(shared.values()) < 0.7 * max(len(one), len(two)):
        return False
    places: dict[str, list[float]] = {}
    for text, x in one:
        places.setdefault(text, []).append(x)
    near = sum(any(abs(x - y) < _SAME_PLACE for y in places.get(text, ())) for text, x in two)
    return near >= 0.7 * len(two)


def _below(sheet: Sheet, head: Head, following: Sequence[Head]) -> list[Line]:
    """The lines below a header down to the next one, to a drawn table, or to a text right across."""
    bottom = head.bbox[3]
    ceiling = min((other.bbox[1] for other in following), default=float("inf"))
    ceiling = min([ceiling, *(box[1] for box in (*sheet.tables, *sheet.titles) if box[1] > bottom - 2)])
    own = {id(line) for line in head.lines}
    out: list[Line] = []
    low = bottom
    for line in sorted(sheet.upright, key=lambda line: line.top):
        middle = (line.top + line.bottom) / 2
        if middle < bottom or id(line) in own:
            continue
        if middle > ceiling or line.top - low > _FAR * line.size:
            break
        out.append(line)
        low = max(low, line.bottom)
    while out and following and leads_to(out[-1], ceiling):
        out.pop()  # the heading of the next table
    return out


def _crosses(line: Line, head: Head) -> bool:
    """A text of the line stands under three headers, or under the first two, and the white between them."""
    for piece in split_at_gaps(line, _SPACE):
        labels = [label for label in head.labels if not label.raised]
        under = [n for n, label in enumerate(labels) if piece.x0 < label.x1 - 1 and piece.x1 > label.x0 + 1]
        if len(under) > 2 or under == [0, 1]:
            return True
    return False


def settle(family: Family) -> None:
    """The family's columns, and its zones' lines cut to them."""
    model = next(zone.head for zone in family.zones if zone.head is not None)
    for zone in family.zones:
        if zone.head is not None:
            zone.lines = _until_prose(zone.lines, zone.head)
    lines = [line for zone in family.zones for line in zone.lines]
    plain = [line for line in lines if not _crosses(line, model)]
    for zone in family.zones:
        zone.stacks = _stacks(zone)
    size = median([line.size for line in plain]) if plain else model.size
    family.bands = _drawn_bands(model, plain)
    family.drawn = bool(family.bands)
    if not family.bands:
        walls = _walls([stack for zone in family.zones for stack in zone.stacks], plain)
        family.bands = columns(plain, model.labels, walls, size)
    for zone in family.zones:
        if zone.head is not None:
            zone.lines = kept(zone, family)


def _until_prose(lines: Sequence[Line], head: Head) -> list[Line]:
    """The lines up to the first that no column explains, but for banners between rows."""
    for number, line in enumerate(lines):
        if not _crosses(line, head):
            continue
        rest = lines[number + 1 : number + 12]
        rows = [other for other in rest if len(pieces_of(other)) > 2 and not _crosses(other, head)]
        banner = len(pieces_of(line)) <= 2 and rows and (is_bold(line) or len(rows) > 1)
        prose = sum(_crosses(other, head) for other in rest[:3])
        if not banner or prose > 1:
            return list(lines[:number])
    return list(lines)


def _drawn_bands(head: Head, lines: Sequence[Line]) -> list[Band]:
    """The columns of a drawn header, if the text below keeps to them."""
    if not head.xs:
        return []
    bands = [Band(a + 0.5, b - 0.5) for a, b in pairwise(head.xs)]
    homes = [home for line in lines for home, _ in shares(line, bands)]
    return bands if homes.count(None) <= 0.08 * len(homes) else []


def _stacks(zone: Zone) -> list[list[BBox]]:
    """Coloured cells one below another with the same edges."""
    head = zone.head
    low = head.bbox[3] - 3 if head is not None else 0.0
    bottom = max((line.bottom for line in zone.lines), default=low)
    groups: list[list[BBox]] = []
    for fill in zone.sheet.fills:
        x0, top, x1, end = fill.bbox
        if top < low - 2 or top > bottom or x1 - x0 < 6 or end - top < 5:
            continue
        for group in groups:
            if abs(group[0][0] - x0) < 1.2 and abs(group[0][2] - x1) < 1.2:
                if not any(abs(box[1] - top) < 1.5 for box in group):
                    group.append(fill.bbox)
                break
        else:
            groups.append([fill.bbox])
    return [sorted(group, key=lambda box: box[1]) for group in groups]


def _walls(stacks: Sequence[list[BBox]], lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The x extents of columns of coloured cells that no word crosses."""
    counts: Counter[tuple[float, float]] = Counter()
    for stack in stacks:
        x0, x1 = stack[0][0], stack[0][2]
        known = next((key for key in counts if abs(key[0] - x0) < 1.5 and abs(key[1] - x1) < 1.5), (x0, x1))
        counts[known] += len(stack)
    words = [word for line in lines for word in line.words]
    out: list[tuple[float, float]] = []
    for (x0, x1), count in counts.items():
        wide = sum(word.x0 < x - 0.5 and word.x1 > x + 0.5 for word in words for x in (x0, x1))
        tall = x1 - x0
        if count > 1 and wide <= 0.02 * len(words) and tall < 200:
            out.append((x0 + 0.5, x1 - 0.5))
    return sorted(out)


def kept(zone: Zone, family: Family) -> list[Line]:
    """The zone's lines from the first on as far as they keep to the columns, banners included."""
    bands = family.bands
    lines = zone.lines
    fewest = 2 if len(bands) < 4 else 3
    rows = [number for number, line in enumerate(lines) if len(filled(line, bands)) >= fewest]
    last = rows[-1] if rows else -1
    out: list[Line] = list(lines[: last + 1])
    low = max((line.bottom for line in out), default=zone.head.bbox[3] if zone.head else 0.0)
    steps = [b.top - a.bottom for a, b in pairwise(out)]
    room = max([_NEXT * lines[0].size, *(step + 1 for step in steps)]) if lines else 0.0
    room = min(room, 3 * lines[0].size) if lines else 0.0
    for line in lines[last + 1 :]:
        if not keeps(line, bands) or line.top - low > (room if out else _FAR * line.size):
            break
        if out and is_bold(line) and len(filled(line, bands)) == 1 and line.top - low > 0.6 * line.size:
            break  # the heading of what follows
        if out and line.size > 1.2 * out[-1].size:
            break
        out.append(line)
        low = max(low, line.bottom)
    return out


def _is_table(family: Family) -> bool:
    """The header's columns hold text, and what stands below keeps to them."""
    lines = [line for zone in family.zones for line in zone.lines]
    if not lines or len(family.bands) < 3:
        return False
    kept = [line for line in lines if keeps(line, family.bands)]
    used: set[int] = set()
    for line in kept:
        used |= filled(line, family.bands)
    model = family.zones[0].head
    assert model is not None
    several = any(len(filled(line, family.bands)) > 1 for line in lines)
    return several and len(kept) >= 0.75 * len(lines) and len(used) >= max(2, 0.3 * len(family.bands))
