"""The risk matrix: a grid with likelihood on one side and impact on the other, whatever stands in its cells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from .legend_grid import Box, Grid
from .legend_model import Measure, RawLevel, RawMatrix, RawMatrixCell, RawNumber, RawScale
from .legend_words import IMPACT, LIKELIHOOD, fold, measure_of_words, measures_in, parse_level, weight_of

_SMALLEST: Final = 3
_LARGEST: Final = 10
_AXIS_NAME: Final = re.compile(rf"\s*(?:{LIKELIHOOD}|{IMPACT})\s*[:–-]\s*", re.IGNORECASE)
_CELL_WORDS: Final = 24  # a cell of a heat map may list several risks


@dataclass(frozen=True)
class _Side:
    """An axis: positions on the grid with their labels, the best label that the grid prints for each."""

    positions: tuple[int, ...]
    labels: tuple[tuple[RawNumber | None, str | None, str | None], ...]
    boxes: tuple[Box, ...]

    @property
    def rising(self) -> bool | None:
        """True where positions run from the least to the worst; None where the labels do not tell."""
        for keys in (  # words first: a number 1 can stand for the worst
            [weight_of(label[2]) if label[2] else None for label in self.labels],
            [label[0] for label in self.labels],
            [ord(label[1]) if label[1] else None for label in self.labels],
        ):
            ends = [k for k in keys if k is not None]
            if len(ends) >= 2 and ends[0] != ends[-1]:
                return ends[0] < ends[-1]
        return None

    @property
    def words(self) -> list[str]:
        return [label[2] for label in self.labels if label[2]]


def read_matrix(grid: Grid) -> tuple[RawMatrix, tuple[RawScale, ...]] | None:
    """The matrix of a table and the scales printed on its sides; None where the table is no matrix."""
    if not _may_cross(grid):
        return None
    for down in _sides(grid.turned()):
        for across in _sides(grid):
            found = _matrix(grid, down, across)
            if found:
                return found
    return None


def _may_cross(grid: Grid) -> bool:
    """Steps of two axes stand in it, side by side in a row and one below the other in a column."""
    steps = [cell for cell, text in zip(grid.cells, grid.texts, strict=True) if text and _axis_label(text) is not None]
    if len(steps) < 2 * _SMALLEST:
        return False
    rows = Counter([row for cell in steps for row in range(cell.row, cell.row + cell.row_span)])
    columns = Counter([column for cell in steps for column in range(cell.column, cell.column + cell.column_span)])
    return max(rows.values()) >= _SMALLEST and max(columns.values()) >= _SMALLEST


def _sides(grid: Grid) -> list[_Side]:
    """Runs of axis labels along the rows of a grid, the longest first, words joined with the numbers beside them."""
    lines: list[tuple[int, _Side]] = []
    for row in range(grid.rows):
        boxes = [grid.at(row, column) for column in range(grid.columns)]
        labels = [_axis_label(box.text) if box and box.text else None for box in boxes]
        if len(labels) - labels.count(None) < _SMALLEST:
            continue
        run: list[tuple[int, tuple[RawNumber | None, str | None, str | None], Box]] = []
        best: list[tuple[int, tuple[RawNumber | None, str | None, str | None], Box]] = []
        for column, (box, label) in enumerate(zip(boxes, labels, strict=True)):
            if box and label and not (run and run[-1][2] is box):
                run.append((column, label, box))
            elif not (box and run and run[-1][2] is box):
                best, run = max(best, run, key=len), []
        best = max(best, run, key=len)
        side = _side(best)
        if side:
            lines.append((row, side))
    joined: list[_Side] = [side for _, side in lines]
    for row, side in lines:
        partner = next(
            (s for r, s in lines if abs(r - row) == 1 and s.positions == side.positions and _different(side, s)), None
        )
        if partner:
            joined.append(_join(side, partner))
    return sorted(
        joined, key=lambda side: (-sum(bool(p) for label in side.labels for p in label), -len(side.positions))
    )


@lru_cache(maxsize=4096)
def _axis_label(text: str) -> tuple[RawNumber | None, str | None, str | None] | None:
    """A step of an axis, "Likelihood: High (3)" as well; "Likelihood 4" and "Impact: 4" have no word of their own."""
    label = parse_level(text)
    if label is None and (name := _AXIS_NAME.match(text)):
        label = parse_level(text[name.end() :])
    if label and label[2] and measures_in(label[2]) and len(label[2].split()) == 1:
        return (label[0], label[1], None) if label[0] is not None or label[1] else None
    return label


def _different(a: _Side, b: _Side) -> bool:
    return bool(a.words) != bool(b.words)


def _join(a: _Side, b: _Side) -> _Side:
    labels = tuple(
        (x[0] if x[0] is not None else y[0], x[1] or y[1], x[2] or y[2])
        for x, y in zip(a.labels, b.labels, strict=True)
    )
    return _Side(a.positions, labels, (*a.boxes, *b.boxes))


def _side(run: list[tuple[int, tuple[RawNumber | None, str | None, str | None], Box]]) -> _Side | None:
    """A run of labels as an axis: numbers or letters one apart, or scale words, each once."""
    for start in range(max(1, len(run) - _SMALLEST + 1)):
        for end in range(len(run), start + _SMALLEST - 1, -1):
            part = run[start:end]
            labels = [label for _, label, _ in part]
            if len(part) <= _LARGEST and _axis(labels):
                return _Side(tuple(p for p, _, _ in part), tuple(labels), tuple(b for _, _, b in part))
    return None


def _axis(labels: list[tuple[RawNumber | None, str | None, str | None]]) -> bool:
    numbers = [n for n, _, _ in labels]
    letters = [x for _, x, _ in labels]
    words = [fold(w) for _, _, w in labels if w]
    if len(set(words)) < len(words):
        return False
    if all(n is not None for n in numbers):
        values = [n for n in numbers if n is not None]
        return min(values) in (0, 1) and {b - a for a, b in pairwise(values)} in ({1}, {-1})
    if all(letters):
        codes = [ord(x) for x in letters if x]
        return min(codes) == ord("A") and {b - a for a, b in pairwise(codes)} in ({1}, {-1})
    if any(n is not None for n in numbers) or any(letters) or len(words) < len(labels):
        return False
    weights = [weight_of(w) for w in words]
    known = [w for w in weights if w is not None]
    return len(known) == len(words) and (known == sorted(known) or known == sorted(known, reverse=True))


def _matrix(grid: Grid, down: _Side, across: _Side) -> tuple[RawMatrix, tuple[RawScale, ...]] | None:
    shared = {id(box) for box in down.boxes} & {id(box) for box in across.boxes}
    if shared:
        return None
    body = [[grid.at(row, column) for column in across.positions] for row in down.positions]
    cells = [box for line in body for box in line]
    if any(box is not None and any(box is other for other in (*down.boxes, *across.boxes)) for box in cells):
        return None
    texts = [box.text if box else "" for box in cells]
    if any(len(text.split()) > _CELL_WORDS for text in texts) or not _fits(grid, down, across, body):
        return None
    filled = {box.colour.hex for box in cells if box and box.colour}
    numbers = sum(bool(re.match(r"\d{1,3}\b", text)) for text in texts)
    levels = sum(
        weight_of(text) is not None or bool(re.search(r"(?i)\b(red|amber|green|yellow)\b", text)) for text in texts
    )
    if len(filled) < 2 and max(numbers, levels) * 10 < len(cells) * 7:
        return None
    rows_are, certain = _rows_are(grid, down, across)
    return _oriented(body, down, across, rows_are, certain)


def _fits(grid: Grid, down: _Side, across: _Side, body: list[list[Box | None]]) -> bool:
    """Outside axes and body there are only titles: a register that happens to count 1 to 5 has much more."""
    inside = {id(box) for line in body for box in line if box} | {id(box) for box in (*down.boxes, *across.boxes)}
    outside = [box for box in grid.boxes if id(box) not in inside and box.text]
    titles = sum(len(box.text.split()) for box in outside)
    if any(
        re.search(r"(?i)\b(?:owner|control|mitigation|action|description|ref|title)s?\b", box.text) for box in outside
    ):
        return False
    return (
        titles <= 60
        and len({id(box) for line in body for box in line if box}) >= len(down.positions) * len(across.positions) * 0.7
    )


def _rows_are(grid: Grid, down: _Side, across: _Side) -> tuple[Measure, bool]:
    """Which measure runs down the rows, and whether the page tells."""
    titles = [
        (box, row, column)
        for row in range(grid.rows)
        for column in range(grid.columns)
        if (box := grid.at(row, column)) and measures_in(box.text)
    ]
    beside: list[Measure] = []
    above: list[Measure] = []
    corner: tuple[Measure, ...] = ()
    for box, row, column in titles:
        named = measures_in(box.text)
        if any(box is other for other in (*down.boxes, *across.boxes)):
            named_in = beside if any(box is other for other in down.boxes) else above
            named_in.extend(named[:1])
        elif len(named) == 2:
            corner = corner or named
        elif row in down.positions and column not in across.positions:
            beside.append(named[0])
        elif column in across.positions and row not in down.positions:
            above.append(named[0])
    rows, columns = measure_of_words(down.words), measure_of_words(across.words)
    if rows and columns and rows != columns:
        return rows, True  # surer than a title that a merged cell stretches over both
    if beside and (not above or above[0] != beside[0]):
        return beside[0], True
    if above and not beside:
        return ("impact" if above[0] == "likelihood" else "likelihood"), True
    if rows and rows != columns:
        return rows, True
    if columns and not rows:
        return ("impact" if columns == "likelihood" else "likelihood"), True
    if corner:
        return corner[0], True
    lone = {named[0] for box, _, _ in titles if len(named := measures_in(box.text)) == 1}
    if len(lone) == 1:  # "Impact" in the corner stands over the columns where the grid's head is its row
        return ("likelihood" if lone == {"impact"} else "impact"), False
    return "likelihood", False


def _oriented(
    body: list[list[Box | None]], down: _Side, across: _Side, rows_are: Measure, certain: bool
) -> tuple[RawMatrix, tuple[RawScale, ...]]:
    # Numbers 1 to 5 rise from the origin; where only words or nothing tells, rows fall from the top and columns rise.
    rows = list(range(len(down.positions)))
    columns = list(range(len(across.positions)))
    if down.rising is False or (down.rising is None and not down.words):
        rows.reverse()
    if across.rising is False:
        columns.reverse()
    cells: list[RawMatrixCell] = []
    for i, row in enumerate(rows, 1):
        for j, column in enumerate(columns, 1):
            box = body[row][column]
            likelihood, impact = (i, j) if rows_are == "likelihood" else (j, i)
            cells.append(
                RawMatrixCell(
                    likelihood, impact, box.text if box else "", box.colour if box else None, box.places if box else ()
                )
            )
    cells.sort(key=lambda cell: (cell.likelihood, cell.impact))
    other: Measure = "impact" if rows_are == "likelihood" else "likelihood"
    size = {rows_are: len(rows), other: len(columns)}
    scales = (_scale(down, rows, rows_are), _scale(across, columns, other))
    return RawMatrix(tuple(cells), size["likelihood"], size["impact"], certain), scales


def _scale(side: _Side, order: list[int], measure: Measure) -> RawScale:
    levels = tuple(
        RawLevel(measure, side.labels[i][0], side.labels[i][1], side.labels[i][2], side.boxes[i].places) for i in order
    )
    # `order` runs from the least to the worst, so that words without numbers are ranked by their place.
    codes = [level.rank if level.rank is not None else ord(level.letter) if level.letter else None for level in levels]
    first, last = codes[0], codes[-1]
    worst_first = first > last if first is not None and last is not None else None
    return RawScale(measure, levels, worst_first=worst_first or None, ordered=True)
