"""Ratings, plots and small grids side by side, their labels in a line right over them or right under them."""

from __future__ import annotations

from collections.abc import Sequence

from .bars import put_bar
from .draft import DraftBlock, DraftParagraph, DraftPicture, DraftTable, Line, box_of
from .lines import lines_of, split_at_gaps
from .page import Atom

PILL_WORDS = 7
_APART = 1.2
"""White between two labels is as wide as this, in sizes, at least."""
_LEVEL = 4.0
_NEAR = 26.0
"""Labels stand this near, in points, to what they name."""


def is_pill(table: object) -> bool:
    """A few words on a vivid ground: a rating set in a text."""
    if not isinstance(table, DraftTable) or len(table.cells) != 1:
        return False
    fill = table.cells[0].fill
    return fill is not None and fill.vivid and sum(1 for _ in table.all_words()) <= PILL_WORDS


def with_labels(tables: Sequence[DraftTable], words: Sequence[Atom]) -> list[Atom]:
    """Put labels into the boxes, or over the grids, that they name; the words that are none."""
    rest = list(words)
    named = [table for table in tables if is_pill(table) or _is_plot(table) or len(table.cells) > 1]
    for first in named:
        row = sorted((t for t in named if abs(t.bbox[1] - first.bbox[1]) < _LEVEL), key=lambda t: t.bbox[0])
        if row[0] is not first or len(row) < 2:
            continue
        labels = _labels(row, lines_of(rest))
        for label, table in zip(labels, row, strict=False):
            _put(label, table)
            if len(table.cells) > 1:
                table.bbox = box_of([table.bbox, label.bbox])
            rest = [word for word in rest if word not in label.words]
    return rest


def take_labels(blocks: list[DraftBlock], below: Sequence[DraftBlock]) -> None:
    """Put a line of labels that ends a page into the grids side by side that it names, on the next page."""
    row: list[DraftTable] = []
    for block in below:
        if not isinstance(block, DraftTable) or (row and abs(block.bbox[1] - row[0].bbox[1]) > _LEVEL):
            break
        row.append(block)
    last = blocks[-1] if blocks else None
    if len(row) < 2 or not isinstance(last, DraftParagraph):
        return
    lines = lines_of(last.words)
    pieces = split_at_gaps(lines[0], _APART) if len(lines) == 1 else []
    if len(pieces) == len(row) and all(_over(piece, table) for piece, table in zip(pieces, row, strict=True)):
        for piece, table in zip(pieces, row, strict=True):
            _put(piece, table)
        blocks.pop()


def _put(label: Line, table: DraftTable) -> None:
    paragraph = DraftParagraph(list(label.words))
    if len(table.cells) > 1:
        put_bar(paragraph, table)
    else:
        table.cells[0].blocks.insert(0, paragraph)


def _is_plot(table: DraftTable) -> bool:
    return len(table.cells) == 1 and any(isinstance(block, DraftPicture) for block in table.cells[0].blocks)


def _labels(row: Sequence[DraftTable], lines: Sequence[Line]) -> list[Line]:
    """The texts of the nearest line, each over or under one of the row; none where a text stands beside them."""
    top, bottom = min(table.bbox[1] for table in row), max(table.bbox[3] for table in row)
    x0, x1 = row[0].bbox[0], row[-1].bbox[2]
    if any(top < (line.top + line.bottom) / 2 < bottom and x0 < line.x1 and line.x0 < x1 for line in lines):
        return []
    distance = {id(line): max(top - line.bottom, line.top - bottom) for line in lines}
    for line in sorted(lines, key=lambda line: distance[id(line)]):
        if distance[id(line)] > _NEAR:
            break
        pieces = [p for p in split_at_gaps(line, _APART) if any(_over(p, table) for table in row)]
        if len(pieces) == len(row) and all(_over(piece, table) for piece, table in zip(pieces, row, strict=True)):
            return pieces
        if pieces:
            break
    return []


def _over(piece: Line, table: DraftTable) -> bool:
    middle = (piece.x0 + piece.x1) / 2
    return table.bbox[0] - 2 < middle < table.bbox[2] + 2
