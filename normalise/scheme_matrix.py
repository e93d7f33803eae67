"""What the cells of a printed matrix are: products, sums, a grid to look up, levels, colours, or counts of risks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ..parsers.layouts.legend_model import RawMatrix, RawMatrixCell
from ..parsers.layouts.legend_words import colour_word, level_word
from .case import MatrixMisprint
from .models import Formula, Number, SourcePlace
from .rag import rag_of_colour, rag_of_text

_MOST: Final = 0.8  # of the cells have to follow a formula; the others are misprints
_NUMBER: Final = re.compile(r"(?<![\w.])(\d{1,3})(?![\w.]*\d)")


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix understood. `numbers` and `shown` are rows by likelihood from 1; either may be empty."""

    likelihoods: int
    impacts: int
    formula: Formula | None  # of its numbers; None where they are counts, or there are none
    numbers: tuple[tuple[Number | str | None, ...], ...]
    shown: tuple[tuple[str | None, ...], ...]  # level word, else colour
    colours: tuple[tuple[str | None, ...], ...]
    misprints: tuple[MatrixMisprint, ...]


def read_grid(
    matrix: RawMatrix, least_likelihood: Number | None, least_impact: Number | None, stated: Formula | None
) -> Grid:
    """The grid with its formula, judged by its own cells; `stated` is what the text says, which decides a tie."""
    rows = [[matrix.cell(i, j) for j in range(1, matrix.impacts + 1)] for i in range(1, matrix.likelihoods + 1)]
    numbers = [[_number(cell) for cell in row] for row in rows]
    flat = [n for row in numbers for n in row]
    known = [n for n in flat if n is not None]
    first_l = int(least_likelihood) if least_likelihood is not None else 1
    first_i = int(least_impact) if least_impact is not None else 1
    formula: Formula | None = None
    misprints: tuple[MatrixMisprint, ...] = ()
    if len(known) * 10 >= len(flat) * 9:
        formula = _formula(numbers, first_l, first_i, stated)
        if formula in ("product", "sum"):
            misprints = _misprints(rows, numbers, formula, first_l, first_i)
    colours = tuple(tuple(_colour(cell) for cell in row) for row in rows)
    if len({c for row in colours for c in row if c}) < 2:
        colours = tuple(tuple(None for _ in row) for row in rows)
    words = tuple(tuple(_word(cell) for cell in row) for row in rows)
    shown: tuple[tuple[str | None, ...], ...] = ()
    for candidate in (words, colours):
        if sum(x is not None for row in candidate for x in row) * 10 >= len(flat) * 9:
            shown = candidate
            break
    grid = tuple(tuple(row) for row in numbers) if formula == "matrix" else ()
    return Grid(matrix.likelihoods, matrix.impacts, formula, grid, shown, colours, misprints)


def _number(cell: RawMatrixCell | None) -> int | None:
    found = _NUMBER.findall(cell.text) if cell else []
    return int(found[0]) if len(found) == 1 else None


def _colour(cell: RawMatrixCell | None) -> str | None:
    if cell is None:
        return None
    word = colour_word(cell.text)
    by_word = rag_of_text(word) if word else None
    by_fill = rag_of_colour(cell.colour) if cell.colour else None
    return by_word or by_fill


def _word(cell: RawMatrixCell | None) -> str | None:
    """The level that a cell names beside or instead of its number."""
    bare = re.sub(r"[\d()\[\]=:.-]", " ", cell.text) if cell else ""
    word = level_word(bare)
    return re.sub(r"\s+", " ", word).strip() if word else None


def _formula(numbers: list[list[int | None]], first_l: int, first_i: int, stated: Formula | None) -> Formula | None:
    cells = [(first_l + i, first_i + j, n) for i, row in enumerate(numbers) for j, n in enumerate(row) if n is not None]
    products = sum(n == x * y for x, y, n in cells)
    sums = sum(n == x + y for x, y, n in cells)
    if max(products, sums) >= _MOST * len(cells):
        return "product" if products >= sums else "sum"
    if stated:
        return None
    return "matrix" if _rising(numbers) else None


def _rising(numbers: list[list[int | None]]) -> bool:
    """A grid to look up never falls towards the worst corner and has several values; counts of risks do fall."""
    lines = [*numbers, *(list(column) for column in zip(*numbers, strict=True))]
    pairs = [(a, b) for line in lines for a, b in pairwise(line) if a is not None and b is not None]
    falls = sum(a > b for a, b in pairs)
    values = {n for row in numbers for n in row if n is not None}
    return len(values) >= 3 and falls <= len(pairs) * 0.1 and numbers[0][0] != numbers[-1][-1]


def _misprints(
    rows: list[list[RawMatrixCell | None]],
    numbers: list[list[int | None]],
    formula: Formula,
    first_l: int,
    first_i: int,
) -> tuple[MatrixMisprint, ...]:
    out: list[MatrixMisprint] = []
    for i, row in enumerate(numbers):
        for j, printed in enumerate(row):
            likelihood, impact = first_l + i, first_i + j
            expected = likelihood * impact if formula == "product" else likelihood + impact
            cell = rows[i][j]
            if printed is not None and printed != expected and cell is not None:
                places = tuple(SourcePlace(page=p.page, bbox=p.bbox, part=p.part, block=p.block) for p in cell.places)
                out.append(MatrixMisprint(likelihood, impact, str(printed), str(expected), places))
    return tuple(out)
