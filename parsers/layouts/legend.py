"""The legend reader: what a report says of its own scoring, in tables or in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..document import Block, Paragraph, Picture, Table, Word, places_of
from .legend_bands import read_bands
from .legend_grid import Grid
from .legend_matrix import read_matrix
from .legend_model import RawLegend, RawScale
from .legend_prose import passages, read_passage
from .legend_scales import read_scales

_MOST_ROWS: Final = 40
_MOST_COLUMNS: Final = 16
_MOST_WORDS: Final = 1200  # impact tables with a column for each kind of harm are long
_CAPTION_WORDS: Final = 40


def read_legends(blocks: Sequence[Block]) -> tuple[RawLegend, ...]:
    """The legends among a document's blocks, in printed order; positions count from the first block given."""
    out: list[RawLegend] = []
    passage: list[tuple[int, Paragraph]] = []
    for position, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            passage.append((position, block))
            continue
        if isinstance(block, Picture):
            continue
        _flush(passage, out)
        caption = passage[-1][1].text if passage and len(passage[-1][1].words) <= _CAPTION_WORDS else ""
        passage = []
        legend = read_table(block, position, caption)
        if legend:
            out.append(legend)
        else:
            out += _notes(block, position)
    _flush(passage, out)
    return tuple(out)


def _flush(passage: list[tuple[int, Paragraph]], out: list[RawLegend]) -> None:
    for part in passages(passage):
        legend = read_passage(part)
        if legend:
            out.append(legend)


def read_table(table: Table, position: int = 0, caption: str = "") -> RawLegend | None:
    """A table that is a legend as a whole; None for any other, a register above all."""
    if table.rows > _MOST_ROWS or table.columns > _MOST_COLUMNS or len(table.cells) < 2:
        return None
    words = tuple(table.all_words())
    if len(words) > _MOST_WORDS:
        return None
    grid = Grid(table)
    matrix = read_matrix(grid)
    if matrix:
        return _legend(position, words, matrix[1], matrix=matrix)
    bands = read_bands(grid)
    scales = read_scales(grid, caption)
    if bands and scales and sum(len(s.levels) for s in scales) <= len(bands):
        scales = ()  # the levels of the bands, not a scale
    if bands or scales:
        legend = _legend(position, words, scales)
        return RawLegend(legend.block, legend.last_block, True, scales, bands, None, None, legend.places, legend.words)
    if len(table.cells) <= 4 and len(words) <= 200:  # a frame round a legend in sentences
        found = [p for cell in table.cells for p in cell.paragraphs]
        legend_or_none = read_passage([(position, paragraph) for paragraph in found])
        if legend_or_none and (legend_or_none.bands or legend_or_none.formula):
            return RawLegend(
                position, position, True, legend_or_none.scales, legend_or_none.bands, None, legend_or_none.formula,
                legend_or_none.places, frozenset(word.index for word in words),
            )  # fmt: skip
    return None


def _legend(position: int, words: tuple[Word, ...], scales: tuple[RawScale, ...], matrix: object = None) -> RawLegend:
    found = matrix[0] if isinstance(matrix, tuple) else None
    return RawLegend(
        position, position, True, scales, (), found, None, places_of(words), frozenset(word.index for word in words)
    )  # fmt: skip


def _notes(table: Table, position: int) -> list[RawLegend]:
    """Legends that stand in a row of their own across a register: "Key: Green 1 to 4, Amber 5 to 12"."""
    out: list[RawLegend] = []
    for cell in table.cells:
        if cell.column_span * 2 <= table.columns or table.columns < 3:
            continue
        legend = read_passage([(position, paragraph) for paragraph in cell.paragraphs])
        if legend and (legend.bands or legend.formula):
            out.append(legend)
    return out
