"""The legend reader: what a report says of its own scoring, in tables or in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..document import Block, Paragraph, Picture, Table
from ..labels import Grammar, default_grammar
from ..raw import Field, StageKind
from ..words import places_of
from .legend_bands import read_bands
from .legend_grid import Grid, lines_as_rows
from .legend_matrix import read_matrix
from .legend_model import RawLegend
from .legend_prose import passages, read_passage
from .legend_scales import read_scales

_MOST_ROWS: Final = 40
_MOST_COLUMNS: Final = 16
_MOST_WORDS: Final = 1200  # impact tables with a column for each kind of harm are long
_FRAME_CELLS: Final = 4
_FRAMED_WORDS: Final = 200
_CAPTION_WORDS: Final = 40


def read_legends(blocks: Sequence[Block], grammar: Grammar | None = None) -> tuple[RawLegend, ...]:
    """The legends among a document's blocks, in printed order; positions count from the first block given."""
    grammar = grammar or default_grammar()
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
        if legend and not _of_stages(block, grammar):
            out.append(legend)
        else:
            out += _framed(block, position, grammar) or _notes(block, position)
    _flush(passage, out)
    return tuple(out)


def _flush(passage: list[tuple[int, Paragraph]], out: list[RawLegend]) -> None:
    for part in passages(passage):
        legend = read_passage(part)
        if legend:
            out.append(legend)


def _of_stages(table: Table, grammar: Grammar) -> bool:
    """Each row, or each column, is a stage's: the scores of one risk."""
    for heads in (
        [cell for cell in table.cells if cell.column == 0 and cell.row],
        [cell for cell in table.cells if cell.row == 0 and cell.column],
    ):
        stages: list[StageKind] = []
        for text in filter(None, (cell.text for cell in heads)):
            reading = grammar.read(text)
            if reading is None or reading.field is not Field.SCORE or reading.stage is None:
                break
            stages.append(reading.stage)
        else:
            if len(stages) == 1 or len(set(stages)) > 1:
                return True
    return False


def read_table(table: Table, position: int = 0, caption: str = "") -> RawLegend | None:
    """A table that is a legend as a whole; None for any other, a register above all."""
    if table.rows > _MOST_ROWS or table.columns > _MOST_COLUMNS or len(table.cells) < 2:
        return None
    legend = _of_grid(table, Grid(table), position, caption) or _of_lines(table, position, caption)
    return legend if legend and _count(table) <= _MOST_WORDS else None


def _count(table: Table) -> int:
    """How many words stand in a table."""
    return len(table.furniture) + sum([len(cell.all_words()) for cell in table.cells])


def _of_lines(table: Table, position: int, caption: str) -> RawLegend | None:
    """A table whose cells are lists, one entry a line: each line is taken for a cell of its own."""
    lines = lines_as_rows(table)
    return _of_grid(table, Grid(lines), position, caption) if lines else None


def _of_grid(table: Table, grid: Grid, position: int, caption: str) -> RawLegend | None:
    def whole() -> RawLegend:
        words = tuple(table.all_words())
        indexes = frozenset([word.index for word in words])
        return RawLegend(position, position, True, places=places_of(words), words=indexes)

    found = read_matrix(grid)
    if found:
        return replace(whole(), matrix=found[0], scales=found[1])
    bands = read_bands(grid)
    scales = read_scales(grid, caption)
    if bands and scales and sum(len(scale.levels) for scale in scales) <= len(bands):
        scales = ()  # the levels of the bands, not a scale
    if bands or scales:
        return replace(whole(), scales=scales, bands=bands)
    if len(table.cells) <= _FRAME_CELLS and _count(table) <= _FRAMED_WORDS:  # a frame round a legend in sentences
        said = read_passage([(position, paragraph) for cell in table.cells for paragraph in cell.paragraphs])
        if said and (said.bands or said.formula):
            return replace(whole(), scales=said.scales, bands=said.bands, formula=said.formula)
    return None


def _framed(table: Table, position: int, grammar: Grammar) -> list[RawLegend]:
    """Legends in tables inside the few cells of a frame; the frame is a legend where nothing else stands in it."""
    if len(table.cells) > _FRAME_CELLS or not any(
        isinstance(block, Table) for cell in table.cells for block in cell.blocks
    ):
        return []
    inner = [legend for cell in table.cells for legend in read_legends(cell.blocks, grammar)]
    taken = {index for legend in inner for index in legend.words}
    whole = all(word.index in taken for word in table.all_words())
    return [replace(legend, block=position, last_block=position, table=whole) for legend in inner]


def _notes(table: Table, position: int) -> list[RawLegend]:
    """Legends that stand in a row of their own across a register: "Key: Green 1 to 4, Amber 5 to 12"."""
    out: list[RawLegend] = []
    for cell in table.cells if table.columns > 2 else ():
        if cell.column_span * 2 <= table.columns:
            continue
        legend = read_passage([(position, paragraph) for paragraph in cell.paragraphs])
        if legend and (legend.bands or legend.formula):
            out.append(legend)
    return out
