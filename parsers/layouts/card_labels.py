"""Which cells of a card are labels: known words, and the weight, fill or column that labels are set in there."""

from __future__ import annotations

from collections.abc import Sequence

from ..raw import MEASURES, Field, Label
from ..shapes import SAID, Kind, is_id
from .card_values import names_row
from .cell_view import WEAK, CellView
from .settle_one import settle_one
from .view import TableView

BAR_WORDS = 12
"""A label over a whole row is no longer than this."""
_LEVEL = Kind.LEVEL
_JUDGED = {*MEASURES, Field.CONTROLS, Field.OWNER, Field.ASSURANCES}


class LabelStyle:
    """How one table of cards sets its labels."""

    def __init__(self, view: TableView) -> None:
        self.view = view
        self.columns: set[int] = set()  # whose cells are mostly labels: there an unknown text is a label too
        self.styled: set[int] = set()  # of these, those whose labels are set off
        self.tinted: set[int] = set()  # of these, those whose labels all have a fill
        columns: list[list[CellView]] = [[] for _ in range(view.columns)]
        for row in view.by_row:
            for v in row:
                if not v.blank and v.cell.column_span < view.columns:
                    columns[v.cell.column].append(v)
        for column, cells in enumerate(columns):
            self._look_at(column, cells)
        # the columns of labels that only their words show
        self.paired = {v.cell.column for row in view.by_row for v in _paired(row)}
        self.title = self._title()

    def _look_at(self, column: int, cells: Sequence[CellView]) -> None:
        """What the cells of one column tell, those over the whole table left out."""
        if len(cells) < 2:
            return
        labels = [v for v in cells if v.strong and v.kind is not _LEVEL and (v.styled or v.kind not in SAID)]
        strong = len(labels)
        styled = sum([v.styled and v.size <= BAR_WORDS for v in cells])
        set_off = styled >= 0.6 * len(cells)
        house = styled >= 0.9 * len(cells) and sum([v.weak for v in cells]) >= 0.5 * len(cells)  # words of its own
        known = strong >= (0.25 if house else 0.5) * len(cells)
        if not known or not (set_off or strong >= 0.75 * len(cells)):
            return
        self.columns.add(column)
        if set_off:
            self.styled.add(column)
        if sum([v.tinted for v in labels]) >= 0.8 * len(labels):
            self.tinted.add(column)

    def _title(self) -> CellView | None:
        """The first row, where it is a bar with a risk's own title: no label names a title, and no label is set so."""
        view = self.view
        if not view.rows or view.columns < 2:
            return None
        filled = view.filled(0)
        if len(filled) != 1 or filled[0].strong or not filled[0].styled or not spans(view, filled[0]):
            return None
        if any(names_row(view.filled(row)) for row in range(1, view.rows)):
            return None  # another row has the id and the title
        cells = [v for row in view.by_row[1:] for v in row]
        named = {v.reading.field for v in cells if v.strong and v.reading and self.is_label(v)}
        if named & {Field.ID, Field.TITLE} or not named & _JUDGED:
            return None
        return filled[0]

    def is_title(self, v: CellView) -> bool:
        """The table's first title, or a later bar that is set just as that is."""
        first = self.title
        if first is None or v.strong:
            return False
        return v is first or (v.cell.fill is not None and v.cell.fill == first.cell.fill and v.bold == first.bold)

    def is_label(self, v: CellView) -> bool:
        """A cell that is a label by its words, or by standing where this table's labels stand."""
        if v.blank or v.valued or v.size > BAR_WORDS or (not v.strong and is_id(v.text)):
            return False
        if v.cell.column in self.paired and v.strong and v.kind not in SAID:
            return True
        column = v.cell.column
        if column in self.tinted:
            return v.tinted
        if column in self.columns:
            return v.styled or (v.weak and column not in self.styled)
        return v.strong and (v.styled or column == 0)

    def takes(self, v: CellView) -> bool:
        """After a label, a text that looks like a label but is set like a value is its value."""
        return not (v.bold or v.tinted or v.text.endswith(":")) and v.cell.column not in self.columns


def _paired(cells: Sequence[CellView]) -> Sequence[CellView]:
    """Label, value, label, value, by the words alone: every other cell is a label for sure, those between are none."""
    if len(cells) < 4 or len(cells) % 2:
        return ()
    named = [v for v in cells[0::2] if not v.blank]
    for v in named:
        if v.styled or not v.strong or v.kind in SAID:
            return ()
    return named if len(named) >= 2 and not any(v.strong for v in cells[1::2]) else ()


def spans(view: TableView, v: CellView) -> bool:
    """The cell goes over (nearly) the whole width of the table."""
    return v.cell.column_span >= 0.7 * view.columns


def set_like(v: CellView, shown: CellView, value: CellView) -> bool:
    """After a label and its plain value, a cell set off just as that label is a label too, whatever it says."""
    if v.blank or v.valued or v.size > BAR_WORDS or v.cell.fill != shown.cell.fill or v.bold != shown.bold:
        return False
    return (shown.tinted and v.tinted) or (v.bold and not value.bold)


def label_of(v: CellView, sample: CellView | None) -> Label:
    """A label cell as a label; `sample` is the first value under or beside it."""
    reading = v.reading
    words = tuple(v.cell.all_words())
    text = v.text.rstrip(" :")
    if reading is None or reading.confidence < WEAK:
        return Label(text, Field.EXTRA, words=words)
    return Label(text, settle_one(reading, text, sample), reading.stage, reading.stage_text, reading.line, words)
