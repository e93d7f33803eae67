"""Band tables: score ranges beside their colours or levels, by rows, by columns, or both in one cell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from .legend_grid import Box, Grid
from .legend_model import RawBand, RawNumber
from .legend_words import COLOURS, colour_word, fold, level_word, parse_labelled, parse_range, plain

_LABEL_HEAD: Final = re.compile(
    r"(?i)\b(?:rag|level|rating|band|category|grade|colour|color|priority|risk|classification|status|definition|zone)\b"
)
_FOREIGN: Final = re.compile(r"%|£|\bdays?\b|\bbudget\b|\bvariance\b|\bmonths?\b|\bperformance\b|\bcompleted?\b", re.I)
_FOREIGN_HEAD: Final = re.compile(
    r"(?i)\b(?:budget|variance|target|actual|project|proposal|savings?|indicator|measure|owner|lead|ref|progress|milestone|forecast|spend)\b|[£%]"
)
_SCORE_HEAD: Final = re.compile(r"(?i)\b(?:risk\s+)?(?:score|rating)s?\b")
_LETTERS: Final = frozenset({"r", "a", "y", "g", "b"})
_STOP: Final = re.compile(r"[:;\n]| - ")
_DESCRIPTION_WORDS: Final = 4
_MOST_COLUMNS: Final = 8
_FIGURE: Final = re.compile(r"[0-9]")
_MOST_LETTERS: Final = 90
"""Further on in a text no range begins."""


def read_bands(grid: Grid) -> tuple[RawBand, ...]:
    """The bands of a table, the lowest first; empty where it is no band table."""
    if grid.columns > _MOST_COLUMNS and grid.rows > 3:
        return ()  # a register's rows may hold a range and a rating too; a legend is narrow
    for text in grid.texts:
        if _FIGURE.search(text, 0, _MOST_LETTERS) and _spans(text):
            break
    else:
        return ()  # "1 Low, 2 Medium": a scale, no bands
    best: tuple[RawBand, ...] = ()
    for turned in (grid, grid.turned()):
        for bands in (_by_lines(turned), _by_cells(turned), _by_pairs(turned)):
            if len(bands) > len(best) and plausible(bands):
                best = bands
    return tuple(sorted(best, key=_order))


@lru_cache(maxsize=4096)
def _spans(text: str) -> bool:
    """A range of more than one score is the text, or leads it, or stands beside a label: one band is as wide."""
    labelled = parse_labelled(text, known=False)
    ranges = (parse_range(text), parse_range(_lead(text)), labelled and labelled[1])
    return any(ends and ends[0] != ends[1] for ends in ranges)


def _lead(text: str) -> str:
    """What stands before the first stop: "Score 15-25: act at once"."""
    return _STOP.split(plain(text), 1)[0]


def _order(band: RawBand) -> RawNumber:
    return band.minimum if band.minimum is not None else (band.maximum or 0) - 1000


def plausible(bands: tuple[RawBand, ...]) -> bool:
    """Two to eight bands with different labels or colours, low at the start, that do not cover each other."""
    if not 2 <= len(bands) <= 8:
        return False
    marks = {(fold(b.label or ""), b.colour_word, b.colour.hex if b.colour and not b.label else None) for b in bands}
    if len(marks) < len(bands):
        return False
    ordered = sorted(bands, key=_order)
    lowest = ordered[0].minimum if ordered[0].minimum is not None else ordered[0].maximum
    if lowest is None or lowest > 12:  # "18-24" is an age, "2025" a year: a score's lowest band starts near 1
        return False
    if all(b.minimum == b.maximum for b in bands):  # "1 Low, 2 Medium": a scale, no bands
        return False
    starts = [_order(b) for b in ordered]
    doubles = len(starts) - len(set(starts))
    # Two bands that begin alike are one misprint in a legend that is clear otherwise: RAG003 names it.
    return doubles == 0 or (doubles == 1 and len(bands) > 2 and all(_is_label(band.label or "") for band in bands))


def _by_cells(grid: Grid) -> tuple[RawBand, ...]:
    """Label and range in one cell, a line of such cells: "Low (1-4)" "Medium (5-9)".

    Beside a sign in a colour, or on one, any short label names a band: "Warning: score 6 to 14".
    """
    found: list[RawBand] = []
    for row in range(grid.rows):
        boxes = grid.row(row)
        for before, box in zip([None, *boxes], boxes, strict=False):
            labelled = parse_labelled(box.text, known=False)
            if labelled is None or _FOREIGN.search(box.text):
                continue
            sign = [before] if before is not None and not before.text and before.colour else []
            shown = any(other.colour and other.colour.vivid for other in (box, *sign))
            if shown or parse_labelled(box.text):
                label, (low, high) = labelled
                found.append(_band(label, low, high, box, [box, *sign]))
    # "1 - Negligible" in a column of steps beside "Green 1-6" in a column of bands
    steps = [b for b in found if b.minimum == b.maximum and any(_holds(other, b.minimum) for other in found)]
    return tuple(band for band in found if band not in steps)


def _holds(band: RawBand, score: RawNumber | None) -> bool:
    """Whether a band of several scores holds this one."""
    if score is None or band.minimum is None or band.maximum is None or band.minimum == band.maximum:
        return False
    return band.minimum <= score <= band.maximum


def _by_pairs(grid: Grid) -> tuple[RawBand, ...]:
    """A row in which labels and ranges take turns: "R" "15-25" "A" "8-14" "G" "1-7"."""
    for number in range(grid.rows):
        boxes = [box for box in grid.row(number) if box.text]
        if len(boxes) < 4 or sum(_is_label(box.text) for box in boxes) < 2:
            continue
        for start, swap in ((0, False), (0, True), (1, False), (1, True)):
            part = boxes[start:]
            pairs = [(b, a) if swap else (a, b) for a, b in zip(part[::2], part[1::2], strict=False)]
            read = [(label, parse_range(ends.text)) for label, ends in pairs if _is_label(label.text)]
            found = [_band(label.text, ends[0], ends[1], label, [label]) for label, ends in read if ends]
            if len(found) == len(pairs) >= 2:
                return tuple(found)
    return ()


@lru_cache(maxsize=4096)
def _is_label(text: str) -> bool:
    return _is_colour(text) or level_word(text) is not None


def _by_lines(grid: Grid) -> tuple[RawBand, ...]:
    """A range and a label in each row; the rows above the first are headings."""
    rows = [grid.row(number) for number in range(grid.rows)]
    if sum(any(box.has_figures for box in row) for row in rows) < 2:
        return ()
    by_colour = _by_colour(rows)
    bands: list[RawBand] = []
    heading: list[str] = []
    others = 0
    for boxes in rows:
        band = _line(boxes, heading, by_colour)
        if band:
            bands.append(band)
        elif not bands:
            heading.append(" ".join(box.text for box in boxes))
            others += sum(bool(box.text) for box in boxes) > 1
        elif any(box.text for box in boxes):
            others += 1
    if _FOREIGN_HEAD.search(" ".join(heading)):
        return ()
    # A register has many rows that are no bands; a legend has a heading or two.
    return tuple(bands) if len(bands) > others - 1 else ()


def _by_colour(rows: list[list[Box]]) -> bool:
    """Where some rows have a level word beside their colour and others a sentence, the colour is the label of all."""
    beside = [[box for box in row if parse_range(box.text) is None] for row in rows]
    colours = sum(any(_is_colour(box.text) for box in row) for row in beside)
    levels = sum(any(level_word(box.text) for box in row) for row in beside)
    return colours > levels


def _line(boxes: list[Box], heading: list[str], by_colour: bool) -> RawBand | None:
    ranges = [(box, parsed) for box in boxes if (parsed := parse_range(box.text)) is not None]
    if not ranges and any(_is_colour(box.text) or level_word(box.text) for box in boxes):
        # "Red | Score 15-25: act at once"
        ranges = [(box, parsed) for box in boxes if (parsed := parse_range(_lead(box.text))) is not None]
    if not ranges:
        return _coloured(boxes)
    # "1 | 1-3 | Low": where a rank of the band stands beside it, the range is the one that spans.
    spans = [item for item in ranges if item[1][0] != item[1][1]] or ranges
    if len(spans) != 1:
        return None
    where, (low, high) = spans[0]
    rest = [box for box in boxes if box is not where and box.text and parse_range(box.text) is None]
    scored = any(_SCORE_HEAD.search(text) for text in heading)
    if not scored and any(_FOREIGN.search(box.text) for box in rest if len(box.text.split()) <= _DESCRIPTION_WORDS):
        return None
    level = next((box for box in rest if level_word(box.text)), None)
    colour = next((box for box in rest if _is_colour(box.text)), None)
    chosen = (colour or level) if by_colour else (level or colour)
    if chosen is None:
        short = [box for box in rest if len(box.text.split()) <= _DESCRIPTION_WORDS]
        titled = any(_LABEL_HEAD.search(text) for text in heading)
        chosen = short[0] if short and (titled or where.colour or short[0].colour) else None
        if chosen is None:
            shown = where.colour or next((box.colour for box in boxes if box.colour), None)
            return RawBand(None, None, low, high, shown, where.places) if shown else None
    band = _band(re.sub(r"\s+", " ", chosen.text), low, high, chosen, [where, *([colour] if colour else []), *boxes])
    if band.colour_word is None and colour is not None and colour is not chosen:
        return RawBand(band.label, colour_word(colour.text), low, high, band.colour, band.places)
    return band


def _coloured(boxes: list[Box]) -> RawBand | None:
    """A row of which one cell holds label and range, whatever stands beside it: "High (15-25) | Act now"."""
    for box in boxes:
        labelled = parse_labelled(box.text)
        if labelled and not _FOREIGN.search(box.text):
            label, (low, high) = labelled
            return _band(label, low, high, box, boxes)
    return None


@lru_cache(maxsize=4096)
def _is_colour(text: str) -> bool:
    return fold(text) in COLOURS or fold(text) in _LETTERS or colour_word(text) is not None


def _band(label: str, low: RawNumber | None, high: RawNumber | None, box: Box, row: list[Box]) -> RawBand:
    fill = box.colour or next((other.colour for other in row if other.colour), None)
    places = tuple(
        dict.fromkeys(place for other in {id(b): b for b in (box, *row[:1])}.values() for place in other.places)
    )
    both = level_word(re.sub(rf"(?i)\b(?:{'|'.join(sorted(COLOURS))})\b", " ", label))
    colour = colour_word(plain(label))
    return RawBand(both if both and colour else label, colour if both else None, low, high, fill, places)
