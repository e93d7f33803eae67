"""Wide tables: a row a risk under one to three tiers of header, with banner rows, continuation rows and merged ids."""

from __future__ import annotations

from collections.abc import Sequence

from ..labels import Grammar
from ..raw import IDENTITY, MEASURES, Field, Label
from ..shapes import Kind, leading_id
from .banners import action_owners
from .card_titles import title_beside
from .cell_view import STRONG, CellView
from .columns import Column, read_columns
from .gate import ASSESSED, TRACKED, judges_no_risk, subject_of, tracks_other, weigh
from .headers import find_header, is_banner, parted_banner, repeats_header
from .neighbours import settle_all
from .records import TableReading
from .risk_rows import gather_below, risk_rows, without_guesses
from .subheads import colon_labels
from .unnamed_ids import with_id
from .view import TableView
from .wide_rows import gather_records, key_columns

BAR_FIELDS = frozenset(
    {
        Field.CAUSES,
        Field.CONSEQUENCES,
        Field.CONTROLS,
        Field.ACTIONS,
        Field.UPDATE,
        Field.EVIDENCE,
        Field.ASSURANCES,
        Field.CAUSES_AND_CONSEQUENCES,
        Field.DESCRIPTION,
    }
)


def read_wide(view: TableView, grammar: Grammar, *, heading_risky: bool = False, start: int = 0) -> TableReading | None:
    """The records of a wide table, or None where the table is not one."""
    header = find_header(view, start)
    if header is None:
        return None
    if _is_of_a_card(view, header, start, grammar):
        return None
    if (first := title_beside(view, header.stop - 1)) is not None and first.cell.row_span > len(header):
        return None  # its first cell names the one risk of the row below
    stop = _end(view, header)
    data = [
        row
        for row in range(header.stop, stop)
        if not repeats_header(view, header, row) and is_banner(view, row) is None and not parted_banner(view, row)
    ]
    if not data:
        return None
    columns = read_columns(view, header, data, grammar)
    banners = [banner for row in range(header.stop, stop) if (banner := is_banner(view, row)) is not None]
    labels = action_owners(with_id(columns, settle_all(columns)), banners, grammar)
    over = risk_rows(view, range(header.stop, stop), labels)
    if over:
        labels = without_guesses(columns, labels)
    if not any(label.field is Field.ID for label in labels) and any(
        _names_risk(v) for row in range(start, header.start) for v in view.filled(row)
    ):
        return None  # the head of a card that goes on as a grid
    if not over and _labelled_below(view, data) > 0.34:
        return None
    if _bars(view, range(header.stop, stop)) or stop < view.rows or _crossed(view, data, labels):
        return None
    inner = [*_inner_labels(view, data), *(value.label for value in next(iter(over.values()), ()))]
    known = [label for label in (*labels, *inner) if label.field is not Field.EXTRA]
    if len(known) < 2:
        return None
    risky = any(
        c.reading and c.reading.risky and labels[c.index].field in IDENTITY | {Field.DESCRIPTION} for c in columns
    )
    gathered = gather_below(view, header, stop, labels, over) if over else gather_records(view, header, stop, labels)
    records, unread = gathered
    lined = {v.label.line: v.label for record in records for v in record.values if v.label.line}  # told by rows too
    named = [*(label for label in labels if label.text), *inner, *lined.values()]
    other = tracks_other(labels)
    weight = weigh(named, risky=risky, heading_risky=heading_risky)
    if other:
        weight -= TRACKED + (0.5 * TRACKED if _tells_rows_apart(columns, labels, len(data)) else 0.0)
    furniture = [
        w
        for row in range(header.stop, stop)
        if repeats_header(view, header, row)
        for v in view.row(row)
        for w in v.cell.all_words()
    ]
    if judges_no_risk(columns, labels):
        weight -= ASSESSED
    kind = "wide" if over or key_columns(labels) else "rows"
    return TableReading(kind, tuple(records), tuple(labels), weight, tuple(furniture), tuple(unread), other)


def _tells_rows_apart(columns: Sequence[Column], labels: Sequence[Label], rows: int) -> bool:
    """What names the rows stands in each of them once: a row a project, not a row a risk of some project."""
    subject = subject_of(labels)
    column = columns[labels.index(subject)] if subject else None
    return column is not None and rows >= 3 and column.repeats == 0 and column.kinds.total() >= rows


def _names_risk(v: CellView) -> bool:
    lead = leading_id(v.text) if v.styled else None
    return lead is not None and bool(lead[1]) and not v.strong


def _holds_label(v: CellView, grammar: Grammar) -> bool:
    """A label with its value in one cell: "Risk ID" over "R12", "Risk title: The pier is closed"."""
    first, *rest = v.cell.paragraphs or (None,)
    if first is not None and rest and (reading := grammar.read(first.text.rstrip(" :"))):
        return reading.confidence >= STRONG
    return bool(colon_labels(v.cell.paragraphs, grammar))


def _is_of_a_card(view: TableView, header: range, start: int, grammar: Grammar) -> bool:
    """Labels with their values stand above, so that this is a grid in a card; or the row of labels tells values too."""
    above = (v for row in range(start, header.start) for v in view.filled(row))
    if sum(v.strong or _holds_label(v, grammar) for v in above) >= 2:
        return True
    return any(map(_names_risk, view.filled(header.stop - 1)[:1])) or _tells_values(view, header, grammar)


def _tells_values(view: TableView, header: range, grammar: Grammar) -> bool:
    """Labels that print their values behind a colon ("Risk ref: R5 | Risk manager: A. Jones") head no rows."""
    heads = [v for row in header for v in view.filled(row)]
    told = [v for v in heads if ":" in v.text and colon_labels(v.cell.paragraphs, grammar)]
    return 2 <= len(told) >= 0.6 * len(heads)


def _crossed(view: TableView, data: Sequence[int], labels: Sequence[Label]) -> bool:
    """Stages over the columns and measures before the rows: one risk's ratings, not a row a risk."""
    scores = [label for label in labels if label.field in MEASURES and label.stage]
    if len(scores) < 2 or len({label.stage for label in scores}) < len(scores):
        return False
    firsts = [v.reading for row in data if (v := view.at(row, 0)) and v.strong and not v.valued]
    return {r.field for r in firsts if r and r.stage is None} >= {Field.LIKELIHOOD, Field.IMPACT}


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
    labelled = [
        r
        for r in rows
        if (r[0].bold or r[0].tinted or r[0].text.endswith(":"))
        and r[0].kind not in (Kind.LEVEL, Kind.RAG)
        and r[0].strong
    ]
    return len(labelled) / len(rows) if rows else 0.0


def _bars(view: TableView, rows: range) -> bool:
    """Full-width rows that are labels of a risk's sections: the table is one of cards."""
    banners = [banner for row in rows if (banner := is_banner(view, row))]
    bars = [b for b in banners if b.strong and b.reading and b.reading.field in BAR_FIELDS]
    below = {b.cell.row + 1 for b in bars if b.styled}
    others = [b for b in banners if b not in bars and b.cell.row not in below]
    return len(bars) >= 1 and len(bars) >= len(others)


def _end(view: TableView, header: range) -> int:
    """Where the rows under this header end: at the next row of other labels."""
    own = {v.text for row in header for v in view.filled(row)}
    for row in range(header.stop + 1, view.rows):
        if not view.is_header[row]:
            continue
        filled = view.filled(row)
        strong = sum(v.strong and v.kind not in (Kind.LEVEL, Kind.RAG) for v in filled)
        if strong >= 3 and {v.text for v in filled} - own and not repeats_header(view, header, row):
            return row
    return view.rows
