"""Drawn things that are no text: plotted matrices in a cell, bullets that are drawn as small shapes."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ..document import Mark
from ..shapes import Kind, kind_of
from ..words import Place
from .draft import DraftBlock, DraftPicture, DraftTable, Line
from .lines import lines_of
from .page import Atom, Shape
from .plots import plot_of

_AXIS = 22.0
"""An axis' numbers and title stand this near, in points, to the drawing."""


def take_picture(
    nested: dict[int, list[DraftTable]], page: int, cell: int, held: dict[int, list[Atom]], marks: list[Mark]
) -> list[DraftBlock]:
    """The plotted matrices among a cell's nested tables; they, and the words at their axes, are taken away.

    `marks` gets the colours of the fields that they mark.
    """
    found: list[DraftBlock] = []
    for table in list(nested[cell]):
        usual = median(word.size for words in held.values() for word in words) if any(held.values()) else 10.0
        near = _axis_words(held.get(cell, []), table, usual)
        rest = [word for word in held.get(cell, []) if word not in near]
        plot = plot_of(table, near)
        if plot is None and not _plotted(table):
            continue
        nested[cell].remove(table)
        held[cell] = rest
        if plot is not None:
            found.extend(plot.blocks(near) if not rest else plot.beside_text(near))
            if plot.field.fill is not None:
                marks.append(Mark(plot.field.fill, Place(page=page, bbox=plot.field.bbox)))
        else:
            found.append(DraftPicture(page, table.bbox, [*table.all_words(), *near]))
    return found


def _plotted(table: DraftTable) -> bool:
    """Many small coloured fields and hardly a word in them."""
    colours = {cell.fill for cell in table.cells if cell.fill is not None}
    filled = sum(cell.fill is not None for cell in table.cells)
    letters = sum(len(word.text) for word in table.all_words())
    return len(colours) > 1 and filled >= 6 and filled >= 0.6 * len(table.cells) and letters <= 3 * len(table.cells)


def _axis_words(words: Sequence[Atom], table: DraftTable, usual: float) -> list[Atom]:
    """What stands at the axes of a drawing: small or turned words, and numbers in a row or one below the other.

    A number by itself, or a score in other signs than digits too, is what the drawing says.
    """
    x0, top, x1, bottom = table.bbox
    near = [
        word
        for word in words
        if x0 - _AXIS <= (word.x0 + word.x1) / 2 <= x1 + _AXIS
        and top - _AXIS <= (word.top + word.bottom) / 2 <= bottom + _AXIS
    ]
    numbers = [word for word in near if word.text.strip("()").isdigit()]
    told = {id(word) for line in lines_of(near) if _is_score(line.text) for word in line.words}
    return [
        word
        for word in near
        if (word.size < 0.9 * usual or word.turn or (word in numbers and _in_row(word, numbers, table)))
        and id(word) not in told
    ]


def _is_score(text: str) -> bool:
    return kind_of(text) is Kind.SCORE and not text.replace(" ", "").isdigit()


def _in_row(number: Atom, numbers: Sequence[Atom], table: DraftTable) -> bool:
    """Other numbers stand level with this one, or right above or below it, at least half as many as fields do."""
    level = sum(abs(other.bottom - number.bottom) < 0.5 * number.size for other in numbers)
    upright = sum(abs(other.x0 + other.x1 - number.x0 - number.x1) < number.size for other in numbers)
    return level > 0.5 * table.columns or upright > 0.5 * table.rows


def take_bullets(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[Shape]:
    """Mark the lines that a small drawn shape opens as list items; the shapes that do so."""
    used: list[Shape] = []
    for shape in shapes:
        x0, top, x1, bottom = shape.bbox
        middle = (top + bottom) / 2
        for line in lines:
            if line.turn or not line.top <= middle <= line.bottom:
                continue
            room = line.x0 - x1
            if x1 - x0 <= _bullet_size(shape) * line.size and -0.5 <= room < 2.2 * line.size:
                line.bullet = True
                used.append(shape)
                break
    return used


def _bullet_size(shape: Shape) -> float:
    """A grey or black shape may be larger than a coloured one, which is more likely a status mark."""
    channels = (shape.colour.red, shape.colour.green, shape.colour.blue)
    return 0.65 if max(channels) - min(channels) < 24 else 0.45
