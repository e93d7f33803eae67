"""Grids that may be drawn for a part of a table only: its header, its coloured cells, a strip of a card."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .draft import area, inside, overlap_area
from .grid import Grid
from .heads import is_bold_word
from .page import Atom, Fill
from .region_model import Hint


def wider(frame: Grid, card: Grid) -> bool:
    """The card is only a part of the frame: the header of a table, say."""
    return overlap_area(frame.bbox, card.bbox) > 0.9 * area(card.bbox) and area(frame.bbox) > 1.5 * area(card.bbox)


def is_hint(grid: Grid) -> bool:
    """A grid of one row or column, or a filled one of two rows or with holes: perhaps only a part of a table."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    if columns == 1:
        return True
    return rows == 1 or (grid.filled and (rows == 2 or not grid.whole))


def may_be_part(grid: Grid, words: Sequence[Atom]) -> bool:
    """A grid that may be drawn for a part of a table only.

    It is small, or all its text is bold, as a header's is, or it is coloured cells with text beside most of their rows.
    """
    if is_hint(grid):
        return grid.filled or len(grid.ys) > 2 or not _told(grid, words)
    if not grid.filled:
        return False
    if is_header(grid, words):
        return True
    x0, _, x1, _ = grid.bbox
    beside = [(w.top + w.bottom) / 2 for w in words if not w.turn and (w.x1 < x0 - 2 or w.x0 > x1 + 2)]
    rows = [any(top < y < bottom for y in beside) for top, bottom in pairwise(grid.ys)]
    return sum(rows) > 0.7 * len(rows)


def _told(grid: Grid, words: Sequence[Atom]) -> bool:
    """One row of labels and their values: in one cell ("Owner: A. Jones"), or in bold cells before plain ones."""
    cells = [[w for w in words if inside(w.bbox, grid.box(span), 1.0)] for span in grid.spans]
    told = [cell for cell in cells if any(_turns(a, b) for a, b in pairwise(cell))]
    bold = [bool(cell) and all(map(is_bold_word, cell)) for cell in cells]
    return 2 <= len(told) >= 0.6 * len(cells) or bold == [True, False] * (len(bold) // 2)


def _turns(before: Atom, after: Atom) -> bool:
    """A label ends between two words."""
    return before.text.endswith(":") or is_bold_word(before) != is_bold_word(after)


def is_header(grid: Grid, words: Sequence[Atom]) -> bool:
    """All the text of a grid is bold: a header whose rows nothing draws."""
    if len(grid.xs) <= 3:
        return False
    held = [w for w in words if inside(w.bbox, grid.bbox, 1.0)]
    return bool(held) and all(is_bold_word(word) for word in held)


def is_of(card: Grid, hint: Grid, words: Sequence[Atom]) -> bool:
    """The card is a part of a larger table: of its coloured cells, or of the rows under its coloured header."""
    if not hint.filled or len(card.xs) > len(hint.xs):
        return False
    within = inside(card.bbox, hint.bbox, 4.0)
    if within and (hint.whole or card.bbox[2] - card.bbox[0] < 0.6 * (hint.bbox[2] - hint.bbox[0])):
        return True
    if not within and overlap_area(card.bbox, hint.bbox) < 0.5 * area(hint.bbox):
        return False
    x0, _, x1, _ = hint.bbox
    rows = [[w for w in words if inside(w.bbox, (x0, top, x1, low), 1.0)] for top, low in pairwise(hint.ys)]
    heads = [row for row in rows[:3] if row and all(is_bold_word(word) for word in row)]
    cells = [(a, b) for a, b in pairwise(hint.xs) if any(a <= w.x0 and w.x1 <= b + 1 for row in heads for w in row)]
    return bool(heads) and heads[0] is rows[0] and len(cells) > 3


def parts_rows(frame: Grid, hint: Grid) -> bool:
    """The frame has the columns of the coloured cells, and no fewer rows: level lines part them."""
    same = len(frame.xs) == len(hint.xs) and all(abs(a - b) < 4.0 for a, b in zip(frame.xs, hint.xs, strict=True))
    return same and len(frame.ys) >= len(hint.ys)


def leaves(card: Grid, header: Grid, words: Sequence[Atom]) -> bool:
    """The header is one of the card's own strips: text stands above it, or too few rows below have its columns."""
    if not inside(header.bbox, card.bbox, 4.0):
        return False
    plain = [w for w in words if not is_bold_word(w) and not inside(w.bbox, header.bbox, 1.0)]
    cells = [0] * (len(card.ys) - 1)
    for span in card.spans:
        cells[span.row] += 1
    strips = enumerate(pairwise(card.ys))
    rows = [n for n, (top, low) in strips if any(top < (w.top + w.bottom) / 2 < low for w in plain)]
    above = any(card.ys[n + 1] < header.bbox[1] + 4.0 for n in rows)
    return above or sum(cells[n] > 0.7 * (len(header.xs) - 1) for n in rows) < 0.7 * len(rows)


def hint_of(grid: Grid, fills: Sequence[Fill]) -> Hint:
    whole = grid.whole and len(grid.xs) > 2
    spans = tuple((span.row, span.column, span.rows, span.columns) for span in grid.spans)
    full = tuple(not grid.filled or _covered(grid, top, bottom, fills) for top, bottom in pairwise(grid.ys))
    return Hint(grid.xs, grid.ys, grid.bbox, whole, full, spans, grid.filled, whole and len(grid.ys) == 3)


def _covered(grid: Grid, top: float, bottom: float, fills: Sequence[Fill]) -> bool:
    """Fills cover a row of the grid from edge to edge."""
    y = (top + bottom) / 2
    at, end = grid.xs[0] + 2.0, grid.xs[-1] - 2.0
    for x0, x1 in sorted((f.bbox[0], f.bbox[2]) for f in fills if f.bbox[1] < y < f.bbox[3]):
        if x0 > at:
            break
        at = max(at, x1 + 1.0)
    return at >= end
