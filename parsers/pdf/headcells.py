"""The cells of a header without lines: labels over their columns, and above them the texts that head several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..words import BBox
from .draft import Line, area, inside
from .gutters import matched
from .head_labels import Label
from .heads import Head
from .page import Atom
from .rivers import Band


@dataclass(slots=True)
class HeadCell:
    """Rows count from the top of the header; words in reading order are left to the table."""

    row: int
    column: int
    rows: int
    columns: int
    words: list[Atom]


def head_cells(
    head: Head, bands: Sequence[Band], xs: Sequence[float], drawn: bool, fills: Sequence[BBox] = ()
) -> tuple[list[HeadCell], list[float]]:
    """The header's cells, blank ones included, and the heights where its rows begin and end.

    `fills` are boxes painted in it: what is painted as one cell over several columns heads them.
    """
    if drawn and head.spans:
        return _drawn_cells(head, xs), list(head.ys)
    _, top, _, bottom = head.bbox
    labels, raised = _demoted(head.labels, bands)
    held = _labels(labels, bands, fills)
    head_tiers = [*head.tiers, *raised]
    rows = _levels(head_tiers)
    spans = _spans(rows, held, bands, xs)
    spans.update((id(tier), found) for tier in head_tiers if (found := _painted(tier.bbox, bands, fills)))
    levels = [row for row in rows if any(spans[id(tier)][1] > spans[id(tier)][0] for tier in row)]
    taken: list[list[HeadCell]] = [[] for _ in levels]
    for tier in head_tiers:
        low, high = spans[id(tier)]
        level = next((n for n, lines in enumerate(levels) if tier in lines), None)
        if level is None:
            _put(held, low, low, tier.words)
            continue
        again = next((cell for cell in taken[level] if cell.column <= high and low < cell.column + cell.columns), None)
        if again is not None:
            again.words.extend(tier.words)
        else:
            taken[level].append(HeadCell(level, low, 1, high - low + 1, list(tier.words)))
    last = len(levels)
    cells = [cell for row in taken for cell in row]
    for (low, high), words in held.items():
        above = [c.row for c in cells if c.row < last and c.column <= high and low < c.column + c.columns]
        first = max(above, default=-1) + 1
        cells.append(HeadCell(first, low, last + 1 - first, high - low + 1, words))
    _fill_up(cells, last + 1, len(bands))
    tops = [min(line.bbox[1] for line in lines) for lines in levels]
    rest = [w.top for cell in cells for w in cell.words if cell.row + cell.rows == last + 1 and cell.rows == 1]
    below = [line.bbox[3] for lines in levels for line in lines]
    if levels:
        floor = max(below)
        tops = [top, *tops[1:], max(floor, min(rest, default=floor)) if rest else floor]
        return cells, [*tops, bottom]
    return cells, [top, bottom]


def _drawn_cells(head: Head, xs: Sequence[float]) -> list[HeadCell]:
    cells: list[HeadCell] = []
    for row, column, rows, columns in head.spans:
        left = _nearest(xs, head.all_xs[column])
        right = _nearest(xs, head.all_xs[column + columns])
        box = (head.all_xs[column], head.ys[row], head.all_xs[column + columns], head.ys[row + rows])
        words = [
            word
            for line in (*head.lines, *head.turned)
            for word in line.words
            if box[0] <= (word.x0 + word.x1) / 2 < box[2] and box[1] <= (word.top + word.bottom) / 2 < box[3]
        ]
        if right > left:
            cells.append(HeadCell(row, left, rows, right - left, words))
    placed = {id(word) for cell in cells for word in cell.words}
    for line in (*head.lines, *head.turned):
        for word in line.words:
            if id(word) not in placed:
                x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
                home = min(cells, key=lambda c: _off(c, x, y, xs, head.ys))
                home.words.append(word)
    return cells


def _off(cell: HeadCell, x: float, y: float, xs: Sequence[float], ys: Sequence[float]) -> float:
    left, right = xs[cell.column], xs[cell.column + cell.columns]
    top, bottom = ys[cell.row], ys[cell.row + cell.rows]
    return max(left - x, x - right, 0.0) + max(top - y, y - bottom, 0.0)


def _nearest(xs: Sequence[float], x: float) -> int:
    return min(range(len(xs)), key=lambda i: abs(xs[i] - x))


def _demoted(labels: Sequence[Label], bands: Sequence[Band]) -> tuple[list[Label], list[Line]]:
    """The labels of columns, and those that stand over another label of the same column, level with wide heads."""
    low = [label for label in labels if not label.raised]
    under = list(zip(low, matched(low, bands), strict=True))
    kept: list[Label] = []
    raised: list[Line] = []
    for label, homes in zip(labels, matched(labels, bands), strict=True):
        below = [other for other, columns in under if other.top > label.bottom - 1 and set(columns) & set(homes)]
        if label.raised and (below or not homes):
            raised.extend(label.lines)
        else:
            kept.append(label)
    return kept, raised


def _painted(box: BBox, bands: Sequence[Band], fills: Sequence[BBox]) -> tuple[int, int] | None:
    """The several columns, not all, that the smallest fill round a text covers."""
    round_it = [fill for fill in fills if inside(box, fill, 1.0)]
    if not round_it:
        return None
    x0, _, x1, _ = min(round_it, key=area)
    under = [n for n, band in enumerate(bands) if x0 < (band.x0 + band.x1) / 2 < x1]
    return (under[0], under[-1]) if 1 < len(under) < len(bands) else None


def _labels(labels: Sequence[Label], bands: Sequence[Band], fills: Sequence[BBox]) -> dict[tuple[int, int], list[Atom]]:
    """The words over each column, or over several that have no header of their own."""
    homes: list[tuple[int, int, list[Atom]]] = []
    for label, found in zip(labels, matched(labels, bands), strict=True):
        under = list(found)
        middle = (label.x0 + label.x1) / 2
        if not under:
            under = [min(range(len(bands)), key=lambda n: _away(bands[n], middle))]
        best = max(under, key=lambda n: min(label.x1, bands[n].x1) - max(label.x0, bands[n].x0))
        homes.append((best, best, [word for line in label.lines for word in line.words]))
        painted = _painted((label.x0, label.top, label.x1, label.bottom), bands, fills)
        if painted is not None or len(under) > 1:
            low, high = painted or (under[0], under[-1])
            homes[-1] = (low, high, homes[-1][2])
    held: dict[tuple[int, int], list[Atom]] = {}
    for number, (low, high, words) in enumerate(homes):
        before = homes[number - 1][1] if number else -1
        after = homes[number + 1][0] if number + 1 < len(homes) else len(bands)
        first, last = min(max(low, before + 1), high), max(min(high, after - 1), low)
        _put(held, first, max(first, last), words)
    return held


def _away(band: Band, x: float) -> float:
    return max(band.x0 - x, x - band.x1, 0.0)


def _put(held: dict[tuple[int, int], list[Atom]], low: int, high: int, words: list[Atom]) -> None:
    """Words into the cell that holds the columns; cells that share a column become one."""
    for a, b in list(held):
        if a <= high and low <= b:
            words = [*held.pop((a, b)), *words]
            low, high = min(low, a), max(high, b)
    held[low, high] = list(words)


def _spans(
    rows: Sequence[Sequence[Line]], held: dict[tuple[int, int], list[Atom]], bands: Sequence[Band], xs: Sequence[float]
) -> dict[int, tuple[int, int]]:
    """The columns that each text over labels heads: labels that repeat, else those it is centred over or begins with.

    No two texts of a row head one column.
    """
    names = {n: " ".join(w.text.lower() for w in words) for (a, b), words in held.items() for n in range(a, b + 1)}
    groups = repeated([names.get(n, "") for n in range(len(bands))])
    out: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        tiers = sorted(row, key=lambda tier: tier.bbox[0])
        under = [_under(tier, bands, xs) for tier in tiers]
        if len(rows) > 1 and not number and _side_by_side(tiers, under, xs):
            stops = [low - 1 for low, _ in under[1:]] + [len(bands) - 1]
            out.update((id(tier), (low, stop)) for tier, (low, _), stop in zip(tiers, under, stops, strict=True))
            continue
        for place, tier in enumerate(tiers):
            low, high = under[place]
            group = _group(tier, groups, xs) if number == len(rows) - 1 else None
            if group is not None:
                out[id(tier)] = group
                continue
            least = min(out[id(tiers[place - 1])][1] + 1 if place else 0, low)
            most = max(under[place + 1][0] - 1 if place + 1 < len(tiers) else len(bands) - 1, high)
            choices = [(a, b) for a in range(least, low + 1) for b in range(high, most + 1)]
            out[id(tier)] = min(choices, key=lambda c: _misfit(tier, c, names, xs))
    return out


def _side_by_side(tiers: Sequence[Line], under: Sequence[tuple[int, int]], xs: Sequence[float]) -> bool:
    """The texts of the highest row begin where their first columns do, the first one at the table's edge."""
    left = all(abs(tier.bbox[0] - xs[low]) < 6.0 for tier, (low, _) in zip(tiers, under, strict=True))
    return len(tiers) > 1 and under[0][0] == 0 and left and len({low for low, _ in under}) == len(tiers)


def _under(tier: Line, bands: Sequence[Band], xs: Sequence[float]) -> tuple[int, int]:
    x0, _, x1, _ = tier.bbox
    found = [n for n in range(len(bands)) if min(x1, xs[n + 1]) - max(x0, xs[n]) > 0.3 * (x1 - x0)]
    if not found:
        found = [min(range(len(bands)), key=lambda n: _away(bands[n], (x0 + x1) / 2))]
    return found[0], found[-1]


def repeated(names: Sequence[str]) -> list[tuple[int, int]]:
    """Neighbouring columns whose labels come again elsewhere, a group ending where its first label comes again."""
    counts = Counter(names)
    groups: list[list[int]] = []
    for number, name in enumerate(names):
        if not name or counts[name] < 2:
            continue
        if groups and groups[-1][-1] == number - 1 and name not in {names[n] for n in groups[-1]}:
            groups[-1].append(number)
        else:
            groups.append([number])
    return [(group[0], group[-1]) for group in groups if len(group) > 1]


def _group(tier: Line, groups: Sequence[tuple[int, int]], xs: Sequence[float]) -> tuple[int, int] | None:
    """The group of repeated labels that the text stands over: over its middle, or over its first column."""
    x0, _, x1, _ = tier.bbox
    for low, high in groups:
        left, right = xs[low], xs[high + 1]
        middle = abs((left + right) / 2 - (x0 + x1) / 2) < 0.25 * (right - left)
        if x1 > left and x0 < right and (middle or abs(x0 - left) < 0.2 * (right - left)):
            return low, high
    return None


def _misfit(tier: Line, span: tuple[int, int], names: dict[int, str], xs: Sequence[float]) -> float:
    low, high = span
    x0, _, x1, _ = tier.bbox
    texts = [names.get(n, "") for n in range(low, high + 1)]
    centred = abs((xs[low] + xs[high + 1]) / 2 - (x0 + x1) / 2)
    left = abs(x0 - xs[low] - 3.0) + (4.0 if low == high else 2.0)
    return min(centred, left) + 25.0 * (len(texts) - len(set(texts)))


def _levels(tiers: Sequence[Line]) -> list[list[Line]]:
    """The texts in rows from top to bottom: white runs between two rows."""
    levels: list[list[Line]] = []
    bottom = 0.0
    for tier in sorted(tiers, key=lambda tier: tier.bbox[1]):
        _, top, _, low = tier.bbox
        if not levels or top - bottom > 0.3 * tier.size:
            levels.append([])
        levels[-1].append(tier)
        bottom = max(bottom, low)
    return levels


def _fill_up(cells: list[HeadCell], rows: int, columns: int) -> None:
    taken = {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    cells.extend(
        HeadCell(row, column, 1, 1, [])
        for row in range(rows)
        for column in range(columns)
        if (row, column) not in taken
    )


def edges_of(bands: Sequence[Band], walls: Sequence[float]) -> list[float]:
    """Column edges: drawn ones between two columns' texts, else the middle of the white."""
    inner = []
    for a, b in pairwise(bands):
        near = [x for x in walls if a.x1 - 1 <= x <= b.x0 + 1]
        inner.append(near[0] if near else (a.x1 + b.x0) / 2)
    return [bands[0].x0 - 2.0, *inner, bands[-1].x1 + 2.0]
