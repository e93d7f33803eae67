"""Header rows inside cards: labels side by side with their values in the rows below."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..labels import Reading
from ..raw import MEASURES, Field, Label
from ..shapes import SAID, SCORED, Kind, words_in
from .card_labels import BAR_WORDS, LabelStyle, label_of, spans
from .settle import ACTION_FIELDS, CONTROL_FIELDS
from .view import STRONG, CellView, TableView

_WHO_ASSURES = re.compile(
    r"\b(?:management|board|committee|panel|executive|internal|external|independent|audit)", re.IGNORECASE
)
_REVISED = re.compile(r"\b(?:revised|new|current|latest)\b", re.IGNORECASE)
ASSURING = (Field.ASSURANCES, Field.ASSURANCE_RATING, Field.CONTROLS, Field.EVIDENCE)


@dataclass(frozen=True, slots=True)
class Head:
    """A label of the header row now in force, over the columns from `start` to before `stop`."""

    start: int
    stop: int
    label: Label
    prose: bool = False  # what stands below is longer than a state or a date


# -- is a row one? -----------------------------------------------------------------------------------------------------


def is_head_row(view: TableView, style: LabelStyle, row: int) -> bool:
    """A row of labels with values below it, and not of labels with values beside them."""
    filled = view.filled(row)
    if len(filled) < 2 or row + 1 >= view.rows:
        return False
    if _under_set_off(view, row) or _set_off_by_turns(view.row(row)):
        return False
    below = view.filled(row + 1)
    if len(below) > len(filled) and _tinted_row(filled) and all(v.strong for v in below):
        return True  # stages over the measures of each
    if below and _tinted_row(filled) and not all(v.tinted for v in below):
        return (len(below) > 1 and not style.is_label(below[0])) or _row_labels(below)
    labels = [v for v in filled if v.weak and words_in(v.text) <= BAR_WORDS and (v.styled or v.kind not in SAID)]
    if not _mostly_labels(filled, labels):
        return False
    if not below:
        return len(filled) >= 3 or len(view.row(row)) == len(filled)
    if _values_beside(view, row, labels) and style.is_label(below[0]):
        return False
    whole = all(v.strong for v in filled) and not any(v.strong for v in below)
    if not whole and len(filled) % 2 == 0 and _alternates(view, style, row) and _alternates(view, style, row + 1):
        return False
    if len(below) == 1 and spans(view, below[0]):
        return all(v.bold or v.tinted for v in filled) and len(filled) > 2
    starts = {v.cell.column for v in filled}
    under = [v for v in view.row(row + 1) if v.cell.column in starts]
    return len(under) >= 0.5 * len(filled)


def _under_set_off(view: TableView, row: int) -> bool:
    """A plain row, cell for cell under a first row that is set off: the table sets its labels off, these are values."""
    cells, first = view.row(row), view.row(0)
    if row == 0 or len(cells) < 3 or any(v.styled for v in cells):
        return False
    alike = [v.cell.column for v in cells] == [v.cell.column for v in first]
    return alike and all(v.styled and not v.blank for v in first)


def heads_beside(view: TableView, row: int) -> list[CellView]:
    """Labels with their values right below them, cell for cell, while what stands before them reaches down beside."""
    cells = view.row(row)
    tall = [v for v in cells if v.cell.row_span > 1]
    heads = cells[len(tall) :]
    below = view.row(row + 1) if row + 1 < view.rows else []
    if not tall or cells[: len(tall)] != tall or not (tall[0].strong and tall[0].styled):
        return []
    alike = [_extent(v) for v in heads] == [_extent(v) for v in below]
    said = all(v.styled and v.weak and words_in(v.text) <= BAR_WORDS for v in heads)
    return heads if heads and alike and said and not any(v.tinted or v.strong for v in below) else []


def _extent(v: CellView) -> tuple[int, int]:
    return v.cell.column, v.cell.column_span


def heads_a_grid(view: TableView, row: int) -> bool:
    """The first row of a table by itself: every cell set off, and those below it, cell for cell, plain."""
    if row or view.rows < 2:
        return False
    cells, below = view.row(0), view.row(1)
    alike = [v.cell.column for v in cells] == [v.cell.column for v in below]
    return alike and len(cells) >= 3 and all(v.styled for v in cells) and not any(v.styled for v in below)


def _tinted_row(filled: Sequence[CellView]) -> bool:
    """Three cells or more with a fill, or two bold ones: a bold label beside its value has a plain one."""
    set_off = len(filled) >= 3 or all(v.bold for v in filled)
    if any(v.valued for v in filled):
        return False  # every other row is shaded
    return set_off and all(v.tinted for v in filled) and any(v.strong for v in filled)


def _mostly_labels(filled: Sequence[CellView], labels: Sequence[CellView]) -> bool:
    """Most cells are labels, two of them surely; the others could be; and where some are set off, nearly all are."""
    if len(labels) < 0.6 * len(filled) or sum(v.strong for v in labels) < min(2, len(labels)):
        return False
    if not all(v.weak or v.bold or v.tinted or v.kind in (Kind.SHORT, Kind.LEVEL) for v in filled):
        return False
    styled = sum(v.styled for v in filled)
    return not styled or styled >= len(filled) - (len(filled) >= 4)


def _values_beside(view: TableView, row: int, labels: Sequence[CellView]) -> bool:
    """Half of the labels, at least, have a blank cell to their right, where a value would stand."""
    cells = view.row(row)
    if len(cells) == len(view.filled(row)):
        return False
    beside = sum(1 for a, b in itertools.pairwise(cells) if a in labels and b.blank)
    return beside >= 0.5 * len(labels)


def _set_off_by_turns(cells: Sequence[CellView]) -> bool:
    """Label, value, label, value: by turns bold and plain on one ground, or on a fill of their own and on none."""
    even, odd = cells[0::2], [v for v in cells[1::2] if not v.blank]
    if len(cells) < 4 or len(odd) < 2:
        return False
    bold = all(v.bold for v in even) and not any(v.bold for v in odd)
    return bold or (all(v.tinted for v in even) and not any(v.tinted for v in cells[1::2]))


def _row_labels(below: Sequence[CellView]) -> bool:
    """Below the header each row begins with a label of its own: a grid of stages by measures."""
    first, *others = below
    lined = first.reading is not None and first.reading.line is not None
    return first.strong and bool(others) and (lined or all(v.valued or v.kind in SAID for v in others))


def _alternates(view: TableView, style: LabelStyle, row: int) -> bool:
    """Label, value, label, value: the cells at even places are set off, those at odd places are not."""
    cells = view.row(row)
    if len(cells) < 2 or len(cells) % 2:
        return False
    even, odd = cells[0::2], cells[1::2]
    return all(v.bold or v.tinted or v.cell.column in style.columns for v in even if not v.blank) and not all(
        v.bold or v.tinted for v in odd if not v.blank
    )


# -- what it says ------------------------------------------------------------------------------------------------------


def read_heads(
    view: TableView, row: int, cells: Sequence[CellView], under: Field | None, above: Sequence[Head]
) -> list[Head]:
    """The heads of a header row; `cells` are those of its cells that are heads.

    `under` is the field of the bar right above it ("Actions"), `above` are the heads of a header row right above it.
    """
    heads = product_last(_todo_first([_head(view, row, v) for v in cells]), view, row)
    fields = {head.label.field for head in heads}
    identity = fields & {Field.RISK, Field.TITLE} or (Field.ID in fields and fields & set(MEASURES))
    by_itself = not identity and not fields & {Field.LIKELIHOOD, Field.IMPACT, Field.SCORE}
    if any(head.label.stage and head.label.field in MEASURES for head in heads) or fields & set(MEASURES[:2]):
        under = None  # scores, whatever the bar above them says
    assuring = [h for h in heads if h.label.field in ASSURING or _WHO_ASSURES.search(h.label.text)]
    if under in (Field.ASSURANCES, Field.EVIDENCE) and by_itself and assuring and Field.ACTIONS not in fields:
        heads = [_assuring(head, v) for head, v in zip(heads, cells, strict=True)]
    elif under is Field.ACTIONS:
        heads = _one_due(_one_status([_remap(head, ACTION_FIELDS) for head in heads], heads), heads)
    elif Field.ACTIONS in fields and by_itself:
        heads = _one_due([_remap(head, {**ACTION_FIELDS, Field.CONTROLS: Field.CONTROLS}) for head in heads], heads)
    elif under is Field.CONTROLS or (Field.CONTROLS in fields and by_itself):
        heads = [_remap(head, CONTROL_FIELDS) for head in heads]
    return [_under_stage(head, above) for head in heads]


def _head(view: TableView, row: int, v: CellView) -> Head:
    below = [view.at(r, v.cell.column) for r in range(row + 1, min(row + 4, view.rows))]
    sample = next((b for b in below if b and not b.blank), None)
    prose = sample is not None and words_in(sample.text) > 6
    stop = v.cell.column + v.cell.column_span
    label = label_of(v, sample)
    several = sample is not None and sample.cell.column + sample.cell.column_span < stop
    if several and label.field is Field.EXTRA and v.reading is not None and v.reading.field is Field.CONTROLS:
        label = replace(label, field=Field.CONTROLS)  # "Control effectiveness" over each control and how well it works
    return Head(v.cell.column, stop, label, prose)


def head_over(heads: Sequence[Head], v: CellView) -> Head | None:
    """The head that a cell stands under with all its width."""
    return next((h for h in heads if h.start <= v.cell.column and v.cell.column + v.cell.column_span <= h.stop), None)


def head_below(view: TableView, row: int, v: CellView, above: Head) -> Head:
    """A head that takes the place of the one above it, in its columns: "Residual risk" below the current one."""
    return replace(_head(view, row, v), start=above.start, stop=above.stop)


def product_last(heads: list[Head], view: TableView, row: int) -> list[Head]:
    """Behind likelihood and impact a column of scores is what comes of them, whatever it is called ("Overall")."""
    fields = [head.label.field for head in heads]
    before = fields[-3:-1]
    if {*before} != {Field.LIKELIHOOD, Field.IMPACT} or fields[-1] is not Field.EXTRA or Field.SCORE in fields:
        return heads
    below = view.at(row + 1, heads[-1].start) if row + 1 < view.rows else None
    if below is None or below.kind not in SCORED:
        return heads
    last = heads[-1]
    return [*heads[:-1], replace(last, label=replace(last.label, field=Field.SCORE))]


def _todo_first(heads: list[Head]) -> list[Head]:
    """A "mitigating action" with a date beside it, or beside the controls, is still to be done."""
    dated = any(head.label.field in (Field.TARGET_ON, Field.ACTION_DUE) for head in heads)
    told = [head for head in heads if head.label.field is Field.CONTROLS]
    acts = [head for head in told if "action" in head.label.text.casefold()]
    if not acts or not (len(acts) < len(told) or (dated and heads[0] is acts[0] and len(heads) > 1)):
        return heads
    return [replace(h, label=replace(h.label, field=Field.ACTIONS)) if h in acts else h for h in heads]


def _remap(head: Head, table: dict[Field, Field]) -> Head:
    """What a generic label says in a grid of actions or controls."""
    field = table.get(head.label.field, head.label.field)
    if head.label.field is Field.UPDATE and head.prose:
        field = Field.EXTRA  # a note on an action is not its state
    return replace(head, label=replace(head.label, field=field, stage=None))


def _one_status(heads: list[Head], before: Sequence[Head]) -> list[Head]:
    """Beside a column of states a column of progress is a note."""
    if not any(
        h.label.field is Field.ACTION_STATUS and b.label.field is not Field.UPDATE
        for h, b in zip(heads, before, strict=True)
    ):
        return heads
    return [
        replace(h, label=replace(h.label, field=Field.EXTRA)) if b.label.field is Field.UPDATE else h
        for h, b in zip(heads, before, strict=True)
    ]


def _one_due(heads: list[Head], before: Sequence[Head]) -> list[Head]:
    """Of several dates of an action the one by which it is due: a revised one, else the first that is no start."""
    dated = [(h, b) for h, b in zip(heads, before, strict=True) if h.label.field is Field.ACTION_DUE]
    due = [h for h, b in dated if b.label.field in (Field.TARGET_ON, Field.ACTION_DUE)] or [h for h, _ in dated]
    if len(dated) < 2:
        return heads
    kept = next((h for h in due if _REVISED.search(h.label.text)), due[0])
    others = [h for h, _ in dated if h is not kept]
    return [replace(h, label=replace(h.label, field=Field.EXTRA)) if h in others else h for h in heads]


def _assuring(head: Head, v: CellView) -> Head:
    """Under "Assurance" a column is of those who assure, whatever they are called; another known label stays."""
    known = v.reading is not None and v.reading.confidence >= STRONG and head.label.field not in ASSURING
    if not head.label.text or (known and not _WHO_ASSURES.search(head.label.text)):
        return head
    return replace(head, label=replace(head.label, field=Field.ASSURANCES))


def _under_stage(head: Head, above: Sequence[Head]) -> Head:
    """A measure right below a header of stages ("Mitigated" over "Likelihood") belongs to its stage."""
    stage = next((h.label for h in above if h.start <= head.start < h.stop), None)
    if stage is None or stage.stage is None or head.label.field not in MEASURES or head.label.stage is not None:
        return head
    return replace(head, label=replace(head.label, stage=stage.stage, stage_text=stage.stage_text))


# -- the rows below it -------------------------------------------------------------------------------------------------


def fits(view: TableView, heads: Sequence[Head], row: int) -> bool:
    """The row's cells lie under the header's: most begin where a label begins."""
    starts = {head.start for head in heads}
    cells = view.filled(row) or view.row(row)
    inside = [v for v in cells if v.cell.column in starts or v.cell.column_span == 1]
    return bool(heads) and len(view.row(row)) >= 2 and len(inside) >= 0.6 * len(cells)


def is_value_row(view: TableView, style: LabelStyle, heads: Sequence[Head], row: int) -> bool:
    """Under the header in force, cell for cell, and not beginning with a label of its own."""
    if not fits(view, heads, row):
        return False
    filled = view.filled(row)
    first = filled[0]
    if row_label(heads, first) is not None or not style.is_label(first):
        return True
    alike = [v.cell.column for v in view.row(row)] == [head.start for head in heads]
    if alike and len(heads) > 2 and not first.strong:
        return True  # "Plan for verges" under "Action"
    if first.cell.column in style.columns:
        return False
    followed = len(filled) > 1 and not filled[1].strong
    return not ((first.bold or first.tinted) and followed)


def row_label(heads: Sequence[Head], v: CellView) -> Reading | None:
    """A row's own label inside a small grid: a stage ("Inherent"), a measure ("Likelihood") or a line of defence."""
    head = next((h for h in heads if h.start == v.cell.column), None)
    reading = v.reading
    if (
        head is None
        or reading is None
        or reading.confidence < STRONG
        or (reading.field not in MEASURES and not reading.line)
    ):
        return None
    others = [h.label for h in heads if h is not head]
    scored = {Field.LIKELIHOOD, Field.IMPACT, Field.SCORE} <= {label.field for label in others}
    word = v.kind in (Kind.LEVEL, Kind.RAG) and not (reading.stage and scored)  # "Tolerable" is a stage there
    if v.valued or (word and not (reading.letter and v.styled)):
        return None
    if reading.line:
        return reading if any(label.field in ASSURING for label in others) else None
    if head.label.field not in (Field.EXTRA, *MEASURES):
        return None
    measures = [label for label in others if label.field in MEASURES]
    staged = any(label.stage for label in measures)
    crosses = bool(measures) and not staged if reading.stage else staged
    return reading if crosses else None


def cross(label: Label, row: Reading) -> Label:
    """A column's label crossed with its row's: measure by stage, stage by measure, or a line of defence."""
    if row.line:
        rated = label.field in (*MEASURES, Field.ASSURANCE_RATING)
        return replace(label, field=Field.ASSURANCE_RATING if rated else Field.ASSURANCES, line=row.line, stage=None)
    if label.field not in MEASURES:
        return label
    if row.stage and not label.stage:
        return replace(label, stage=row.stage, stage_text=row.stage_text)
    return replace(label, field=row.field)
