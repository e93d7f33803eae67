"""The cells of one row of a wide table as values: stages and lines of defence that the row names, small grids."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ..labels import Grammar
from ..raw import MEASURES, Field, Label, RawValue, StageKind
from ..shapes import TEXTUAL
from ..words import Word, join_words
from .cell_view import STRONG, CellView
from .listed import split_listed
from .records import nested, value_of
from .view import MOST_STAGE_WORDS, TableView

LINED = frozenset(
    {
        Field.ASSURANCES,
        Field.CONTROLS,
        Field.EVIDENCE,
        Field.ASSURANCE_RATING,
        Field.SCORE,
        Field.RAG,
        Field.DESCRIPTION,
    }
)

ACTIONAL = frozenset({Field.ACTIONS, Field.ACTION_REF, Field.ACTION_OWNER, Field.ACTION_DUE, Field.ACTION_STATUS})

FACTORED = 3
"""Columns under one head that print a score with its factors."""

STAGE_COLUMNS = (Field.EXTRA, Field.SCORE, Field.STATUS, Field.CATEGORY)
"""What the label over a column of stage words may stand for."""
_COUNT = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]?")
_ID, _SCORE = Field.ID, Field.SCORE
_NAMES = frozenset({Field.RISK, Field.TITLE})
_GRIDDED = (*MEASURES, Field.EXTRA)
"""Fields whose cells may hold a small grid."""


def row_values(view: TableView, row: int, labels: list[Label]) -> list[RawValue]:
    """The values of one row, each under its column's label and the stage or line that the row names."""
    values: list[RawValue] = []
    cells = _without_counts([(v, _label_for(v, labels)) for v in view.row(row)])
    staging = [v for v, label in cells if label.field in STAGE_COLUMNS]
    stage = _row_stage(staging)
    stack = _stage_stack(staging, view.grammar)
    line = _row_line(view, row, labels)
    for v, printed in cells:
        label = printed
        if stack and label.field in MEASURES and (stacked := _unstack(v, label, stack)):
            values.extend(stacked)
            continue
        if v is stage and label.field is Field.EXTRA:
            continue  # said by the stage of each of the row's scores
        guessed = label.field in MEASURES and label.stage_text is None
        if stage is not None and stage is not v and guessed and stage.reading:
            words = (*label.words, *stage.cell.all_words())
            label = replace(label, stage=stage.reading.stage, stage_text=stage.text, words=words)
        if line is not None and line is not v and line.reading and label.line is None and label.field in LINED:
            rated = label.field in (*MEASURES, Field.ASSURANCE_RATING)
            label = replace(label, field=Field.ASSURANCE_RATING if rated else Field.ASSURANCES, line=line.reading.line)
        inner = nested(v.cell) if label.field in _GRIDDED else ()
        group = row if label.field in ACTIONAL else None
        if inner and any(c.text for t in inner for c in t.cells):
            values.extend(_nested_values(view, v, label))
        else:
            value = value_of(label, v.cell, group=group, section=False)
            told = split_listed(value, view.grammar) if label.field is _ID else []
            values.extend(told or [value])
    return with_factors(values)


def counts_item(v: CellView, beside: CellView | None) -> bool:
    """A number, or a letter, before the text that it counts: both stand under one head."""
    return beside is not None and beside.kind in TEXTUAL and _COUNT.fullmatch(v.text) is not None


def _without_counts(cells: Sequence[tuple[CellView, Label]]) -> list[tuple[CellView, Label]]:
    """The cells of a row; the number of an item goes to its label, where one head stands over both."""
    out: list[tuple[CellView, Label]] = []
    for v, label in cells:
        before, over = out[-1] if out else (None, None)
        one = before is not None and over is not None and over.text == label.text and over == label
        if before is not None and one and label.words and counts_item(before, v):
            out[-1] = v, replace(label, words=(*label.words, *before.cell.all_words()))
        else:
            out.append((v, label))
    return out


def with_factors(values: list[RawValue]) -> list[RawValue]:
    """The values of a row; a score and its factors, in columns of their own under one head, as one value."""
    heads = [value.label.text for value in values if value.label.field is _SCORE]
    if len(set(heads)) > len(heads) - FACTORED + 1:
        return values  # no head stands over so many
    runs = (tuple(run) for _, run in groupby(values, key=_of_one_score))
    return [value for run in runs for value in (run if len(run) < FACTORED else (_joined(run),))]


def _of_one_score(value: RawValue) -> Label | int:
    """The label of a score, which several columns can share; of other values each its own."""
    return value.label if value.label.field is _SCORE and value.label.words else id(value)


def _joined(values: tuple[RawValue, ...]) -> RawValue:
    """ "4", "3" and "12" in three columns under one "Gross (I x L)" are told apart as in one cell."""
    fills = [value.fill for value in values if value.fill is not None]
    return replace(
        values[0],
        paragraphs=tuple(p for value in values for p in value.paragraphs),
        fill=next((fill for fill in reversed(fills) if fill.vivid), fills[-1] if fills else None),
        marks=tuple(mark for value in values for mark in value.marks),
        stands=tuple(stand for value in values for stand in value.stands),
    )


def shared_values(view: TableView, row: int, labels: list[Label]) -> list[RawValue]:
    """Cells that began in a risk above and reach into this one: a theme or an owner merged over several risks."""
    out: list[RawValue] = []
    seen: set[int] = set()
    for v in view.over(row):
        if v is None or v.cell.row == row or v.blank or id(v) in seen:
            continue
        seen.add(id(v))
        label = _label_for(v, labels)
        if label.field not in (Field.ID, Field.TITLE, Field.RISK, Field.EXTRA):
            out.append(value_of(label, v.cell, section=False))
    return out


def _nested_values(view: TableView, v: CellView, label: Label) -> list[RawValue]:
    """A small grid inside a cell: its own labels where it has them, else the cell's."""
    from .card import read_card  # the card reader reads small grids; it does not read wide tables

    out: list[RawValue] = []
    for table in nested(v.cell):
        inner = TableView(table, view.grammar)
        reading = read_card(inner, view.grammar)
        if reading and reading.records and any(label.field in MEASURES for label in reading.labels):
            for record in reading.records:
                for value in record.values:
                    own = value.label
                    if own.field in MEASURES and own.stage is None:
                        own = replace(own, stage=label.stage, stage_text=label.stage_text)
                    fill = value.fill or v.cell.fill
                    out.append(replace(value, label=own, fill=fill, section=False))
        else:
            out.append(value_of(label, v.cell, section=False))
    return out


def _row_line(view: TableView, row: int, labels: list[Label]) -> CellView | None:
    """A cell that says which line of defence the row tells of; it may be merged over the rows above."""
    for v in view.over(row) if view.names_lines else ():
        if v is None or v.grammar is None or _label_for(v, labels).field in _NAMES or not view.may_name_rows(v.text):
            continue
        if v.reading and v.reading.line and v.reading.confidence >= STRONG:
            return v
    return None


def _stage_stack(cells: Sequence[CellView], grammar: Grammar) -> list[tuple[StageKind, str, tuple[Word, ...]]]:
    """The stages that one cell of the row lists line by line, as "Inherent" over "Residual"."""
    for v in cells:
        paragraphs = v.cell.paragraphs
        if len(paragraphs) == 1 and (not (words := paragraphs[0].words) or words[0].line == words[-1].line):
            continue
        lines = [line for p in paragraphs for line in p.lines]
        if len(lines) < 2:
            continue
        readings = [grammar.read(join_words(line).strip(" :")) for line in lines]
        stages = [
            (r.stage, line)
            for r, line in zip(readings, lines, strict=True)
            if r and r.stage and r.field is Field.SCORE and r.confidence >= STRONG
        ]
        if len(stages) == len(lines):
            return [(stage, join_words(line).strip(" :"), line) for stage, line in stages]
    return []


def _unstack(v: CellView, label: Label, stack: list[tuple[StageKind, str, tuple[Word, ...]]]) -> list[RawValue]:
    """A cell's lines as one value for each stage of the row; nothing where they are not as many."""
    lines = [replace(p, words=line) for p in v.cell.paragraphs for line in p.lines]
    if len(lines) != len(stack):
        return []
    value = value_of(label, v.cell, section=False)
    return [
        replace(
            value,
            label=replace(label, stage=stage, stage_text=text, words=(*label.words, *words)),
            paragraphs=(line,),
        )
        for (stage, text, words), line in zip(stack, lines, strict=True)
    ]


def _row_stage(cells: Sequence[CellView]) -> CellView | None:
    """A cell that says which stage the row's scores are: "Inherent" and "Residual" on two lines of one risk."""
    for v in cells:
        if v.size > MOST_STAGE_WORDS:
            continue
        reading = v.reading
        if reading and reading.stage and reading.confidence >= STRONG and reading.field is Field.SCORE:
            return v
    return None


def _label_for(v: CellView, labels: list[Label]) -> Label:
    """The label over a cell: of a cell over several columns, the first that is printed."""
    if v.cell.column_span == 1 and v.cell.column < len(labels):
        return labels[v.cell.column]
    span = labels[v.cell.column : v.cell.column + v.cell.column_span]
    return next((label for label in span if label.text), span[0] if span else Label("", Field.EXTRA))
