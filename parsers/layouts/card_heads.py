"""Header rows inside cards: labels side by side with their values in the rows below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..labels import Reading
from ..raw import MEASURES, Field, Label
from ..shapes import SCORED, Kind, words_in
from .card_labels import LabelStyle, label_of
from .cell_view import STRONG, CellView
from .planned import before_dates, beside_controls
from .settle import ACTION_FIELDS, CONTROL_FIELDS
from .view import TableView

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


def read_heads(
    view: TableView, row: int, cells: Sequence[CellView], under: Field | None, above: Sequence[Head]
) -> list[Head]:
    """The heads of a header row; `cells` are those of its cells that are heads.

    `under` is the field of the bar right above it ("Actions"), `above` are the heads of a header row right above it.
    """
    heads = product_last(_planned([_head(view, row, v) for v in cells]), view, row)
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


def _planned(heads: list[Head]) -> list[Head]:
    """Heads of controls that are still to be done head actions."""
    labels = before_dates(beside_controls([head.label for head in heads]))
    return [replace(head, label=label) for head, label in zip(heads, labels, strict=True)]


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
    if not heads or len(view.row(row)) < 2:
        return False
    starts = {head.start for head in heads}
    cells = view.filled(row) or view.row(row)
    inside = [v for v in cells if v.cell.column in starts or v.cell.column_span == 1]
    return len(inside) >= 0.6 * len(cells)


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
