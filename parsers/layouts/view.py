"""A table seen as rows of cells that are understood one by one: the ground on which the recognisers stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from ..document import Cell, Paragraph, Table
from ..labels import Grammar, Reading
from ..lazy import lazy
from ..raw import IDENTITY, MEASURES
from ..shapes import SAID, Kind, is_period, kind_of, words_in
from ..words import Word, join_words
from .cell_view import NUMERIC, STRONG, CellView, ViewOfMany

LABEL_WORDS = 12
_MOST_LABEL = LABEL_WORDS + 4
MOST_STAGE_WORDS = 8
"""A cell that names a stage is no longer: "Risk score when actions are complete"."""
_LONG_TABLE = 60
"""More rows than this print whatever they have in common more than once."""
_NUMBER = Kind.NUMBER
_MEASURES = frozenset(MEASURES)
_COLUMN = attrgetter("cell.column")


def _line_of(cell: Cell) -> str:
    """A cell's text on one line; a bare automatic number (Word) is a word of it."""
    if len(cell.blocks) == 1 and isinstance(only := cell.blocks[0], Paragraph) and only.words:
        return only.text
    return " ".join(" ".join([p.text or (p.marker.text if p.marker else "") for p in cell.paragraphs]).split())


def _is_plain(cell: Cell) -> bool:
    """One paragraph stands in it, and nothing else."""
    return len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph)


def _holds_table(cell: Cell) -> bool:
    """A table of several cells stands inside: the cell's text is no one label."""
    return any(isinstance(block, Table) and len(block.cells) > 1 for block in cell.blocks)


def bold_over_plain(cell: Cell) -> bool:
    """A bold line, and below it nothing bold."""
    paragraphs = cell.paragraphs
    if len(paragraphs) < 2:
        return False
    first, *rest = [p for p in paragraphs if p.words] or (None,)
    return first is not None and bool(rest) and first.bold and not any(p.bolds for p in rest)


def choices_in(words: Sequence[Word], below: str) -> int:
    """How many words list values of one kind, of which one follows; 0: they do not."""
    for stop in range(len(words), 0, -1) if any("/" in word.text for word in words) else ():
        told = kind_of(join_words(words[stop:]) or below)
        listed = join_words(words[:stop]).split("/")
        if told in SAID and len(listed) > 1 and {kind_of(choice) for choice in listed} == {told}:
            return stop
    return 0


def _chosen(cell: Cell) -> bool:
    """A label that lists what may stand there, and what does: "Movement: up/down/same", then "Same"."""
    words = [word for paragraph in cell.paragraphs for word in paragraph.words]
    colon = next((k for k, word in enumerate(words, 1) if word.text.endswith(":")), len(words))
    return choices_in(words[colon:], "") > 0


def _led(cell: Cell) -> bool:
    """A bold label with a colon before plain words: label and value in one cell, whatever the value reads like."""
    words = [word for paragraph in cell.paragraphs for word in paragraph.words]
    at = next((k for k, word in enumerate(words) if word.text.endswith(":")), None)
    if at is None or at + 1 >= len(words):
        return False
    return all(word.bold for word in words[: at + 1]) and not any(word.bold for word in words[at + 1 :])


def _may_judge(v: CellView) -> bool:
    reading = v.reading if v.weak else None
    return reading is not None and (reading.field in _MEASURES or not _MEASURES.isdisjoint(reading.alternatives))


class TableView:
    """Rows of cell views, and which cell covers a place of the grid."""

    def __init__(self, table: Table, grammar: Grammar) -> None:
        self.table = table
        self.rows, self.columns = table.rows, table.columns
        self.grammar = grammar
        self.by_row: list[list[CellView]] = [[] for _ in range(table.rows)]  # the cells that begin in each row
        self._cell_view = CellView if table.rows <= _LONG_TABLE else ViewOfMany
        self.stacked = self._is_stacked()
        for cell in table.cells:
            if cell.row < table.rows:
                self.by_row[cell.row].append(self._view(cell))
        for cells in self.by_row:
            cells.sort(key=_COLUMN)
        self._filled = [[view for view in cells if not view.blank] for cells in self.by_row]

    def _view(self, cell: Cell) -> CellView:
        text = _line_of(cell)
        size = text.count(" ") + 1 if text else 0
        label = 0 < size <= _MOST_LABEL and not (":" in text and (_led(cell) or ("/" in text and _chosen(cell))))
        if label and not _is_plain(cell):
            label = not _holds_table(cell) and not self._over_value(cell)
        return self._cell_view(cell, text, size, kind_of(text), self.grammar if label else None)

    def _is_stacked(self) -> bool:
        """A form whose labels stand over their values, in one cell each; not one row of heads with a remark each."""
        several = [
            cell for cell in self.table.cells if len(cell.blocks) != 1 or not isinstance(cell.blocks[0], Paragraph)
        ]
        stacked = [cell for cell in several if bold_over_plain(cell)]
        if len(stacked) < 3 or len({cell.row for cell in stacked}) < 2:
            return False
        if len(stacked) < 0.5 * sum(bool(cell.paragraphs) for cell in self.table.cells):
            return False
        sure = sum(self._sure(next(p for p in cell.paragraphs if p.words).text) is not None for cell in stacked)
        return sure >= 0.6 * len(stacked)

    def _sure(self, text: str) -> Reading | None:
        reading = self.grammar.read(text.rstrip(" :"))
        return reading if reading is not None and reading.confidence >= STRONG else None

    def _over_value(self, cell: Cell) -> bool:
        """A bold "Risk ID" or "Risk title" over plain words: what names the risk stands in the same cell."""
        if not bold_over_plain(cell):
            return False
        if self.stacked:
            return True
        first, *rest = [p for p in cell.paragraphs if p.words]
        reading = self._sure(first.text)
        if reading is None or reading.field not in IDENTITY:
            return False
        value = " ".join(p.text for p in rest)
        return not value.startswith("(") and self._sure(value) is None

    def row(self, number: int) -> list[CellView]:
        """The cells that begin in a row."""
        return self.by_row[number]

    def filled(self, number: int) -> list[CellView]:
        """Those of them in which something is printed."""
        return self._filled[number]

    @lazy
    def _at(self) -> list[list[CellView | None]]:
        """The cell that covers each place, row by row."""
        at: list[list[CellView | None]] = [[None] * self.columns for _ in range(self.rows)]
        for view in [view for cells in self.by_row for view in cells]:
            cell = view.cell
            columns = range(cell.column, min(cell.column + cell.column_span, self.columns))
            for row in at[cell.row : cell.row + cell.row_span]:
                for column in columns:
                    row[column] = view
        return at

    def at(self, row: int, column: int) -> CellView | None:
        return self._at[row][column]

    def over(self, row: int) -> Sequence[CellView | None]:
        """The cells that cover a row, column by column; those merged with the rows above too."""
        return self._at[row]

    @lazy
    def _said_again(self) -> frozenset[str]:
        """Texts that stand in more than one cell."""
        texts = Counter([view.text for cells in self.by_row for view in cells])
        return frozenset([text for text, count in texts.items() if count > 1])

    def may_name_rows(self, text: str) -> bool:
        """It can say what kind of row it stands in (a stage, a line of defence): a long table says that again."""
        return self.rows <= _LONG_TABLE or text in self._said_again

    @lazy
    def names_lines(self) -> bool:
        """A cell may say which line of defence its row tells of."""
        if self.rows <= _LONG_TABLE:
            return True
        readings = (self.grammar.read(text) for text in self._said_again if words_in(text) <= _MOST_LABEL)
        return any(reading is not None and reading.line is not None for reading in readings)

    def stage_over(self, row: int, column: int) -> CellView | None:
        """The stage word above a cell, or left of blank cells above it where it is not merged over them."""
        for at in range(column, -1, -1):
            found = self.at(row - 1, at)
            if found is not None and found.text:
                one = found.cell.column_span == 1 and found.cell.row == row - 1
                return found if one and found.reading and found.reading.stage else None
        return None

    @lazy
    def judged(self) -> list[int]:
        """The rows in which a cell may name what judges a risk: a score, a factor, a colour."""
        return [row for row, cells in enumerate(self.by_row) if any(map(_may_judge, cells))]

    @lazy
    def is_header(self) -> list[bool]:
        """For each row: it holds labels only, two at least, and no value."""
        return [self._header_like(number) for number in range(self.rows)]

    def _header_like(self, number: int) -> bool:
        filled = self.filled(number)
        if len(filled) < 2:
            return False
        if number < self.table.header_rows:
            return True
        for view in filled:  # quickly told: no label need be read
            if view.kind is _NUMBER and not view.weak:
                return False
        if sum([view.weak for view in filled]) < 2:
            return False
        filled = [view for view in filled if not is_period(view.text)]  # months head the scores of a register's past
        for view in filled:
            if (view.kind in NUMERIC or view.size > LABEL_WORDS) and not view.weak:
                return False
        strong = sum([view.strong for view in filled])
        weak = sum([view.weak for view in filled])
        return (strong >= 2 and weak >= 0.6 * len(filled)) or (weak >= 3 and weak >= 0.75 * len(filled))
