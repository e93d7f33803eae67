"""Summary lists: a title row with its owner over a row of scores, in groups, under one header of scores."""

from __future__ import annotations

from ..labels import Grammar
from ..raw import MEASURES, Field, Label
from ..shapes import Kind, leading_id
from ..words import Word
from .banners import banner_category
from .columns import read_columns
from .gate import ENOUGH, weigh
from .headers import find_header, is_banner
from .neighbours import settle_all
from .records import Record, TableReading, value_of
from .view import TableView


def read_summary(view: TableView, grammar: Grammar, *, heading_risky: bool = False) -> TableReading | None:
    """The records of such a list, or None where the table is not one."""
    header = find_header(view)
    if header is None:
        return None
    body = range(header.stop, view.rows)
    value_rows = [row for row in body if _scores_only(view, row)]
    title_rows = [row for row in body if _title_row(view, row) and not _group_row(view, row)]
    if len(value_rows) < 0.6 * len(title_rows) or not title_rows or len(value_rows) + len(title_rows) < 0.7 * len(body):
        return None
    columns = read_columns(view, header, value_rows, grammar)
    labels = settle_all(columns)
    if sum(label.field in MEASURES for label in labels) < 0.7 * len(labels):
        return None
    records: list[Record] = []
    unread: list[Word] = []
    category = None
    header_words = [word for row in header for v in view.row(row) for word in v.cell.all_words()]
    for row in body:
        banner = is_banner(view, row)
        if row in title_rows:
            record = Record(label_words=header_words if not records else [])
            if category is not None:
                record.values.append(banner_category(category, grammar))
            first, *others = view.filled(row)
            record.values.append(value_of(Label("", Field.RISK), first.cell, section=False))
            for v in others:
                field = Field.OWNER if v.kind is Kind.SHORT else Field.EXTRA
                record.values.append(value_of(Label("", field), v.cell, section=False))
            records.append(record)
        elif banner is not None and banner.size <= 12:
            category = banner
        elif row in value_rows and records:
            for v in view.row(row):
                records[-1].values.append(value_of(labels[v.cell.column], v.cell, section=False))
        else:
            unread.extend(word for v in view.row(row) for word in v.cell.all_words())
    if not records:
        return None
    weight = max(weigh(labels, risky=True, heading_risky=heading_risky), ENOUGH)
    return TableReading("summary", tuple(records), tuple(labels), weight, unread=tuple(unread))


def _group_row(view: TableView, row: int) -> bool:
    banner = is_banner(view, row)
    return banner is not None and not leading_id(banner.text) and (banner.bold or banner.tinted)


def _scores_only(view: TableView, row: int) -> bool:
    filled = view.filled(row)
    return len(filled) >= 2 and all(
        v.kind in (Kind.NUMBER, Kind.SCORE, Kind.LEVEL, Kind.RAG, Kind.DIRECTION) for v in filled
    )


def _title_row(view: TableView, row: int) -> bool:
    filled = view.filled(row)
    if not filled or filled[0].kind not in (Kind.PROSE, Kind.SHORT) or len(filled) > 3:
        return False
    return filled[0].cell.column_span >= 2 and (
        leading_id(filled[0].text) is not None or len(filled) > 1 or filled[0].size > 4
    )
