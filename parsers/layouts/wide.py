"""Wide tables: a row a risk under one to three tiers of header, with banner rows, continuation rows and merged ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..document import Word, join_words
from ..labels import Grammar
from ..raw import Field, Label, RawValue, StageKind
from ..shapes import Kind, is_id
from .columns import MEASURES, Column, read_columns, settle_all
from .gate import weigh
from .records import IDENTITY, Record, TableReading, nested, value_of
from .subheads import colon_labels
from .view import STRONG, CellView, TableView

HEADER_SEARCH = 12
BAR_FIELDS = frozenset(
    {Field.CAUSES, Field.CONSEQUENCES, Field.CONTROLS, Field.ACTIONS, Field.UPDATE, Field.EVIDENCE, Field.ASSURANCES, Field.CAUSES_AND_CONSEQUENCES}
)
LINED = frozenset({Field.ASSURANCES, Field.CONTROLS, Field.EVIDENCE, Field.ASSURANCE_RATING, Field.SCORE, Field.RAG, Field.DESCRIPTION})
ACTIONAL = frozenset({Field.ACTIONS, Field.ACTION_REF, Field.ACTION_OWNER, Field.ACTION_DUE, Field.ACTION_STATUS})


def find_header(view: TableView, start: int = 0) -> range | None:
    """The header's rows: the first row of labels, the tiers below it, and a super-header above it."""
    for first in range(start, min(view.rows - 1, start + HEADER_SEARCH)):
        if view.is_header[first]:
            break
    else:
        return None
    last = first
    while last + 1 < view.rows - 1 and _tier_below(view, first, last + 1):
        last += 1
    while first > start and _tier_above(view, first - 1):
        first -= 1
    return range(first, last + 1)


def _tier_below(view: TableView, first: int, row: int) -> bool:
    """A row that cells of the header reach into, or one of labels or letters under wider labels."""
    if row < view.table.header_rows:
        return True
    reached = any((v := view.at(row, c)) is not None and v.cell.row < row and v.cell.row >= first and v.text for c in range(view.columns))
    filled = view.filled(row)
    if not filled:
        return reached
    values = sum(v.kind in (Kind.NUMBER, Kind.DATE, Kind.SCORE, Kind.PROSE) and not v.strong for v in filled)
    labels = sum(v.weak for v in filled)
    if values:
        return False
    if reached and labels >= 0.5 * len(filled):
        return True
    if reached and all(len(v.text.split()) <= 5 and _under_wide(view, first, row, v) for v in filled):
        return True
    spans = any(v.cell.column_span > 1 and not v.blank for r in range(first, row) for v in view.row(r))
    short = all(len(v.text.split()) <= 8 for v in filled)
    return spans and short and labels >= 0.75 * len(filled) and len(filled) >= 2 and sum(v.strong for v in filled) >= 2


def _under_wide(view: TableView, first: int, row: int, v: CellView) -> bool:
    """The cell stands under a header cell that is wider than it: a sub-header, whatever it says."""
    above = view.at(row - 1, v.cell.column)
    return above is not None and above.cell.row >= first and above.cell.column_span > v.cell.column_span and bool(above.text)


def _tier_above(view: TableView, row: int) -> bool:
    """A row of a few wide labels over the header: "Inherent risk" and "Residual risk" over three columns each."""
    filled = view.filled(row)
    if not filled or len(filled) == 1 and filled[0].cell.column_span >= view.columns - 1:
        return False
    return all(v.weak or len(v.text.split()) <= 4 and v.kind is Kind.SHORT for v in filled) and any(
        v.weak and v.cell.column_span > 1 for v in filled
    )


def is_banner(view: TableView, row: int) -> CellView | None:
    """The one text of a row that spans the table, or stands alone and set off by weight or fill."""
    cells, filled = view.row(row), view.filled(row)
    if len(filled) != 1 or view.columns < 3:
        return None
    only = filled[0]
    covered = [view.at(row, c) for c in range(view.columns)]
    if any(v is not None and v.cell.row < row and not v.blank for v in covered):
        return None  # beside a merged cell: a continuation row
    words = len(only.text.split())
    if only.cell.column_span >= 0.6 * view.columns or (len(cells) == 1 and words):
        return only
    lead = only.cell.column <= 1 and (only.bold or only.tinted) and words <= 12 and not is_id(only.text)
    return only if lead else None


def read_wide(view: TableView, grammar: Grammar, *, heading_risky: bool = False, start: int = 0) -> TableReading | None:
    """The records of a wide table, or None where the table is not one."""
    header = find_header(view, start)
    if header is None:
        return None
    if sum(v.strong for row in range(start, header.start) for v in view.filled(row)) >= 2:
        return None  # labels with their values stand above: a card with a grid in it
    stop = _end(view, header)
    data = [row for row in range(header.stop, stop) if not _repeats(view, header, row) and is_banner(view, row) is None]
    if not data:
        return None
    columns = read_columns(view, header, data, grammar)
    labels = settle_all(columns)
    if _labelled_below(view, data) > 0.34 or _bars(view, range(header.stop, stop)) or stop < view.rows:
        return None
    inner = _inner_labels(view, data)
    known = [label for label in (*labels, *inner) if label.field is not Field.EXTRA]
    if len(known) < 2:
        return None
    risky = any(c.reading and c.reading.risky and labels[c.index].field in IDENTITY | {Field.DESCRIPTION} for c in columns)
    records, unread = _records(view, header, stop, columns, labels)
    weight = weigh([*(label for label in labels if label.text), *inner], risky=risky, heading_risky=heading_risky)
    furniture = [
        w for row in range(header.stop, stop) if _repeats(view, header, row) for v in view.row(row) for w in v.cell.all_words()
    ]
    kind = "wide" if _key_columns(labels) else "rows"
    return TableReading(kind, tuple(records), tuple(labels), weight, tuple(furniture), tuple(unread))


def _inner_labels(view: TableView, data: Sequence[int]) -> list[Label]:
    """Labels with colons inside the cells of the first rows: rows whose cells are small cards."""
    found: dict[str, Label] = {}
    for row in data[:3]:
        for v in view.filled(row):
            readings = colon_labels(v.cell.paragraphs, view.grammar)
            if len(readings) >= 2:
                for reading in readings:
                    found[reading.field.value] = Label("", reading.field, reading.stage, line=reading.line)
    return list(found.values())


def _labelled_below(view: TableView, data: Sequence[int]) -> float:
    """Share of the rows whose first text is a label: a table of cards has many."""
    rows = [filled for row in data if (filled := view.filled(row))]
    labelled = [r for r in rows if r[0].strong and not r[0].kind in (Kind.LEVEL, Kind.RAG) and (r[0].bold or r[0].tinted or r[0].text.endswith(":"))]
    return len(labelled) / len(rows) if rows else 0.0


def _bars(view: TableView, rows: range) -> bool:
    """Full-width rows that are labels of a risk's sections: the table is one of cards."""
    banners = [banner for row in rows if (banner := is_banner(view, row))]
    bars = [b for b in banners if b.strong and b.reading and b.reading.field in BAR_FIELDS]
    return len(bars) >= 1 and len(bars) >= 0.5 * len(banners)


def _repeats(view: TableView, header: range, row: int) -> bool:
    texts = [v.text for v in view.filled(row)]
    return bool(texts) and any(texts == [v.text for v in view.filled(h)] for h in header)


def _end(view: TableView, header: range) -> int:
    """Where the rows under this header end: at the next row of other labels."""
    own = {v.text for row in header for v in view.filled(row)}
    for row in range(header.stop + 1, view.rows):
        filled = view.filled(row)
        strong = sum(v.strong and v.kind not in (Kind.LEVEL, Kind.RAG) for v in filled)
        if view.is_header[row] and strong >= 3 and {v.text for v in filled} - own and not _repeats(view, header, row):
            return row
    return view.rows


def _records(
    view: TableView, header: range, stop: int, columns: list[Column], labels: list[Label]
) -> tuple[list[Record], list[Word]]:
    header_words = [w for row in header for v in view.row(row) for w in v.cell.all_words()]
    records: list[Record] = []
    unread: list[Word] = []
    category: CellView | None = None
    identity = _key_columns(labels)
    for row in range(header.stop, stop):
        if _repeats(view, header, row):
            continue
        banner = is_banner(view, row)
        if banner is not None and banner.cell.row_span == 1:
            if len(banner.text.split()) <= 14:
                category = banner
            else:
                unread.extend(banner.cell.all_words())
            continue
        if not view.filled(row) and not any(v.cell.fill for v in view.row(row)):
            continue
        values = _row_values(view, row, labels)
        if _begins(view, row, identity, labels, records, values):
            records.append(Record(label_words=header_words if not records else []))
            if category is not None:
                records[-1].values.append(value_of(Label("", Field.CATEGORY), category.cell, section=False))
            if len(records) > 1:
                records[-1].values.extend(_shared_values(view, row, labels))
        if not records:
            unread.extend(w for v in view.row(row) for w in v.cell.all_words())
            continue
        _add(records[-1], values)
    return records, unread


def _key_columns(labels: list[Label]) -> dict[int, Field]:
    return {k: label.field for k, label in enumerate(labels) if label.field in (Field.ID, Field.TITLE, Field.RISK)}


def _row_values(view: TableView, row: int, labels: list[Label]) -> list[RawValue]:
    values: list[RawValue] = []
    stage = _row_stage(view, row, labels)
    stack = _stage_stack(view, row, labels)
    line = _row_line(view, row, labels)
    for v in view.row(row):
        label = _label_for(v, labels)
        if stack and label.field in MEASURES and (stacked := _unstack(v, label, stack)):
            values.extend(stacked)
            continue
        if stage is not None and stage is not v and label.field in MEASURES and label.stage is None and stage.reading:
            label = replace(label, stage=stage.reading.stage, stage_text=stage.text)
        if line is not None and line is not v and line.reading and label.line is None and label.field in LINED:
            rated = label.field in (*MEASURES, Field.ASSURANCE_RATING)
            label = replace(label, field=Field.ASSURANCE_RATING if rated else Field.ASSURANCES, line=line.reading.line)
        inner = nested(v.cell)
        group = row if label.field in ACTIONAL else None
        if inner and label.field in (*MEASURES, Field.EXTRA) and any(c.text for t in inner for c in t.cells):
            values.extend(_nested_values(view, v, label))
        else:
            values.append(value_of(label, v.cell, group=group, section=False))
    return values


def _shared_values(view: TableView, row: int, labels: list[Label]) -> list[RawValue]:
    """Cells that began in a risk above and reach into this one: a theme or an owner merged over several risks."""
    out: list[RawValue] = []
    seen: set[int] = set()
    for column in range(view.columns):
        v = view.at(row, column)
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
    """A cell that says which line of defence the row tells of."""
    for v in view.row(row):
        if v.reading and v.reading.line and v.reading.confidence >= STRONG and _label_for(v, labels).field not in (Field.RISK, Field.TITLE):
            return v
    return None


def _stage_stack(view: TableView, row: int, labels: list[Label]) -> list[tuple[StageKind, str]]:
    """The stages that one cell of the row lists line by line, as "Inherent" over "Residual"."""
    for v in view.row(row):
        if _label_for(v, labels).field not in (Field.EXTRA, Field.SCORE, Field.STATUS, Field.CATEGORY):
            continue
        lines = [join_words(line) for p in v.cell.paragraphs for line in p.lines]
        readings = [view.grammar.read(line.strip(" :")) for line in lines]
        stages = [
            (r.stage, line) for r, line in zip(readings, lines, strict=True) if r and r.stage and r.field is Field.SCORE and r.confidence >= STRONG
        ]
        if len(stages) >= 2 and len(stages) == len(lines):
            return [(stage, line.strip(" :")) for stage, line in stages]
    return []


def _unstack(v: CellView, label: Label, stack: list[tuple[StageKind, str]]) -> list[RawValue]:
    """A cell's lines as one value for each stage of the row; nothing where they are not as many."""
    lines = [replace(p, words=line) for p in v.cell.paragraphs for line in p.lines]
    if len(lines) != len(stack):
        return []
    value = value_of(label, v.cell, section=False)
    return [
        replace(value, label=replace(label, stage=stage, stage_text=text), paragraphs=(line,))
        for (stage, text), line in zip(stack, lines, strict=True)
    ]


def _row_stage(view: TableView, row: int, labels: list[Label]) -> CellView | None:
    """A cell that says which stage the row's scores are: "Inherent" and "Residual" on two lines of one risk."""
    for v in view.row(row):
        label = _label_for(v, labels)
        if label.field in (Field.EXTRA, Field.SCORE, Field.STATUS, Field.CATEGORY) and v.reading and v.reading.stage:
            if v.reading.confidence >= STRONG and v.reading.field is Field.SCORE and len(v.text.split()) <= 3:
                return v
    return None


def _label_for(v: CellView, labels: list[Label]) -> Label:
    span = labels[v.cell.column : v.cell.column + v.cell.column_span]
    return next((label for label in span if label.text), span[0] if span else Label("", Field.EXTRA))


def _begins(
    view: TableView, row: int, identity: dict[int, Field], labels: list[Label], records: list[Record], values: list[RawValue]
) -> bool:
    """A row begins a risk where its id or its title begins in it."""
    fresh: set[Field] = set()
    merged: set[Field] = set()
    for column, field in identity.items():
        v = view.at(row, column)
        if v is None or v.blank and not _numbered(v):
            continue
        (fresh if v.cell.row == row else merged).add(field)
    if not identity:
        return True
    if not records:
        return bool(fresh)
    if Field.ID in identity.values():
        if Field.ID in fresh:
            return True
        if not fresh or Field.ID in merged:
            return False
        scored = any(v.label.field in MEASURES and v.paragraphs for v in values)
        return scored and bool(fresh & {Field.TITLE, Field.RISK})
    return bool(fresh)


def _numbered(v: CellView) -> bool:
    return any(p.marker and not p.words for p in v.cell.paragraphs)


def _add(record: Record, values: list[RawValue]) -> None:
    blank = not record.values
    for value in values:
        if value.paragraphs or value.fill or value.marks or blank or not any(v.label == value.label for v in record.values):
            record.values.append(value)
