"""Where a page holds a table that no grid draws: rows parted by lines or stripes, or columns by alignment alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..words import BBox
from .draft import Line
from .fact_rows import fact_rows
from .head_rows import headed_lists
from .region_model import Hint, Region
from .rivers import Band, columns_of, filled, keeps, pieces_of, shares
from .ruled_rows import at_headings, in_any, row_groups, ruled_rows, stack_of
from .segments import Segment


def regions_of(
    lines: Sequence[Line], rows: Sequence[Segment], hints: Sequence[Hint], titles: Sequence[BBox]
) -> list[Region]:
    """The regions of a page from top to bottom; no line is in two."""
    headers = [hint.bbox for hint in hints if hint.tiers]
    upright = [line for line in lines if not (line.turn or (headers and in_any(line, headers)))]
    turned = [line for line in lines if line.turn]
    found: list[Region] = []
    for group in [part for whole in row_groups(rows) for part in at_headings(whole, upright, titles)]:
        region = ruled_rows(upright, group, hints, titles)
        if region is not None:
            found.append(region)
            upright = [line for line in upright if line not in region.lines]
    for hint in hints:
        stack = stack_of(upright, hint)
        region = ruled_rows(upright, stack, hints, titles) if stack else _under_header(upright, hint)
        region = region or fact_rows(upright, hint)
        if region is not None:
            found.append(region)
            upright = [line for line in upright if line not in region.lines]
    for region in headed_lists(upright):
        found.append(region)
        upright = [line for line in upright if line not in region.lines]
    for run in _runs(upright):
        region = _aligned(run)
        if region is not None:
            found.append(region)
    used = {id(line) for region in found for line in region.lines}
    for region in found:
        _take_turned(region, turned)
        if region.turned:  # the labels that are not upright stand level with these
            top = min(line.bbox[1] for line in region.turned)
            bottom = max(line.bbox[3] for line in region.turned) + 3
            level = [line for line in upright if id(line) not in used and top < line.top and line.bottom < bottom + 3]
            level = [line for line in level if keeps(line, region.bands)]
            region.lines[:0] = level
            used.update(id(line) for line in level)
        tiers = _tiers_above(region, [line for line in upright if id(line) not in used])
        region.lines[:0] = tiers
        region.tiers = len(tiers)
        used.update(id(line) for line in tiers)
    return sorted(found, key=lambda region: region.bbox[1])


def _under_header(lines: Sequence[Line], hint: Hint) -> Region | None:
    """A drawn header whose columns the lines below it keep to."""
    if len(hint.xs) < 3:
        return None
    x0, top, x1, bottom = hint.bbox
    if len(hint.ys) > 3:  # not the header alone: coloured cells hang from it
        bottom = hint.ys[1]
    bands = [Band(a + 0.5, b - 0.5) for a, b in pairwise(hint.xs)]
    inside = [
        line for line in lines if top - 1 < (line.top + line.bottom) / 2 < bottom + 1 and line.x1 > x0 and line.x0 < x1
    ]
    below: list[Line] = []
    last = bottom
    columns: set[int] = set()
    wide = 0
    for line in sorted(lines, key=lambda line: line.top):
        if line.top < bottom - 1 or line in inside:
            continue
        homes = [home for home, _ in shares(line, bands)]
        if line.top - last > 4.5 * line.size or None in homes or line.x0 < x0 - 4:
            break
        below.append(line)
        last = line.bottom
        columns.update(filled(line, bands))
        wide += len(homes) > 1
    if len(below) < 2 or len(columns) < min(3, len(bands)) or not wide or not (inside or hint.tiers):
        return None
    return Region([*inside, *below], bands, header_bottom=bottom)


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines between large gaps in which lines of three pieces or more are common."""
    runs: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.top):
        gap = 5.0 * line.size
        run = runs[-1] if runs else []
        if run and (line.top - run[-1].bottom < gap or line.top - max([other.bottom for other in run[-4:]]) < gap):
            run.append(line)
        else:
            runs.append([line])
    return [run for run in runs if sum(len(pieces_of(line)) > 2 for line in run) > 2]


def _aligned(run: list[Line]) -> Region | None:
    """The table in a run of lines: from its first line of three pieces to the last line that keeps to the columns."""
    cut = {id(line): pieces_of(line) for line in run}
    cores = [i for i, line in enumerate(run) if len(cut[id(line)]) > 2]
    first, last = cores[0], cores[-1]
    size = sorted(run[i].size for i in cores)[len(cores) // 2]
    bands = columns_of([run[i] for i in cores], size, 0.02)
    if len(bands) < 3:
        return None
    start, stop = first, last
    while start > 0 and keeps(run[start - 1], bands) and run[start].top - run[start - 1].bottom < 1.2 * size:
        start -= 1
    plain = not any(_bold_lead(run[i]) for i in cores[1:])
    while stop + 1 < len(run) and keeps(run[stop + 1], bands) and run[stop + 1].top - run[stop].bottom < 1.6 * size:
        if plain and _bold_lead(run[stop + 1]) and len(filled(run[stop + 1], bands)) == 1:
            break  # the heading of what follows the table
        stop += 1
    lines = run[start : stop + 1]
    fit = [line for line in lines if keeps(line, bands)]
    full = [line for line in lines if len(filled(line, bands)) > 2]
    if len(full) < 3 or len(fit) < 0.8 * len(lines) or _no_table(lines, bands):
        return None
    # columns once more, now with the lines that only go on in one of them
    again = columns_of(fit, size)
    return Region(lines, again if len(again) >= len(bands) else bands)


def _bold_lead(line: Line) -> bool:
    return line.words[0].bold


_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}")


def _no_table(lines: Sequence[Line], bands: Sequence[Band]) -> bool:
    """Contents lists, forms of labels and values, and lists of few columns that end in a page number."""
    leaders = sum(bool(_LEADERS.search(line.text)) for line in lines)
    if leaders > 0.3 * len(lines):
        return True
    columns: list[list[str]] = [[] for _ in bands]
    for line in lines:
        for home, piece in shares(line, bands):
            if home is not None:
                columns[home].append(piece.text)
    if len(bands) <= 4 and sum(text.endswith(":") for text in columns[0]) > 0.6 * len(columns[0]):
        return True
    if len(bands) == 3:
        numbers = [text for text in columns[-1] if re.fullmatch(r"\d{1,4}(?:\s*[-–]\s*\d{1,4})?", text)]
        counts = [int(re.split(r"\D", text)[0]) for text in numbers]
        return len(numbers) > 0.8 * len(columns[-1]) and counts == sorted(counts) and len(counts) > 2
    return False


def _tiers_above(region: Region, lines: Sequence[Line]) -> list[Line]:
    """Bold header lines of several texts right above the table, some of which stand over several columns."""
    if region.edges or region.header_bottom is not None:
        return []
    first = min(region.lines, key=lambda line: line.top)
    if not region.turned and not all(word.bold for word in first.words):
        return []
    x0, top, x1, _ = region.bbox
    if region.turned:
        top = max(top, first.top - 12 * first.size)
    low = min(first.top, max((line.bbox[3] for line in region.turned), default=first.top))
    taken: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if line.top > low:
            continue
        if top - line.bottom > 1.2 * line.size or not all(word.bold for word in line.words):
            break
        if line.x0 < x0 - 4 or line.x1 > x1 + 4:
            break
        taken.append(line)
        top = min(top, line.top)
    while taken and len(pieces_of(taken[-1])) < 2:
        taken.pop()
    return taken[::-1] if any(len(pieces_of(line)) > 1 for line in taken) else []


def _take_turned(region: Region, turned: list[Line]) -> None:
    """Upright labels over the columns belong to the table; one over no column's text makes a column of its own."""
    x0, top, x1, bottom = region.bbox
    for line in list(turned):
        left, high, right, low = line.bbox
        middle = (left + right) / 2
        if not (x0 - 10 <= middle <= x1 + 60 and high < bottom and low > top - 25 * line.size and low > top - 90):
            continue
        region.turned.append(line)
        turned.remove(line)
        if not any(band.x0 - 3 <= middle <= band.x1 + 3 for band in region.bands):
            region.bands = sorted([*region.bands, Band(left, right)], key=lambda band: band.x0)
