"""What a page's end cut in two, joined: rows, cells and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from ..sentence_ends import hangs
from .draft import DraftCell, DraftParagraph, DraftTable, Foot
from .markers import sure_bullet
from .page import Atom

_JUDGED = 2000
"""Cells by which a table is judged: it may grow over hundreds of pages."""
_FEWEST = 4
"""Rows that tell how the rows of a table begin."""
_SENTENCE_ENDS = (".", "!", "?", ":", ";", ".)", ".”", ".’")


def last_row(table: DraftTable) -> list[DraftCell]:
    """The cells that end with the table. One that has grown over hundreds of pages remembers them."""
    known = table.foot
    if known is not None and (known.cells, known.rows) == (len(table.cells), table.rows):
        return known.last
    return _ending(table.cells, table.rows)


def grow(table: DraftTable, last: list[DraftCell], body: list[DraftCell]) -> None:
    """Put the cells of further rows below those that ended with the table before; its rows are counted already."""
    table.cells.extend(body)
    table.foot = Foot(len(table.cells), table.rows, _ending([*last, *body], table.rows))


def _ending(cells: Sequence[DraftCell], rows: int) -> list[DraftCell]:
    return [cell for cell in cells if cell.row + cell.row_span == rows]


def joins(before: DraftTable, last: list[DraftCell], first: list[DraftCell]) -> list[tuple[DraftCell, DraftCell]]:
    """The pairs of cells to join where the later part begins with the rest of the last row; none for a new row."""
    whole = _pairs(last, first)
    filled = [(old, new) for old, new in whole if new.text]
    if not filled or not all(_reached_bottom(old, before) for old, _ in filled if old.text):
        return []
    flowing = any(_text_flows(old, new) and _runs_on(old, new) for old, new in filled if old.row_span == 1)
    key_old, key_new = whole[0]
    if key_new.text:
        return whole if flowing and (len(whole) == 1 or _text_flows(key_old, key_new)) else []
    if len(whole) == 1 or flowing:
        return whole if flowing else []
    if key_old.row_span > 1 or not key_old.text:
        return []  # a further row under cells that are merged, or blank, anyway
    return whole if _lines(before, last) > 3 or len(filled) < 3 or _each_keyed(before) else []


def _pairs(last: list[DraftCell], first: list[DraftCell]) -> list[tuple[DraftCell, DraftCell]]:
    """The last row's cells with those below them on the next page; none where the two rows differ in shape."""
    above = {(c.column, c.column_span): c for c in last}
    pairs = [(above[c.column, c.column_span], c) for c in first if (c.column, c.column_span) in above]
    return pairs if len(pairs) == len(first) == len(above) else []


def _each_keyed(table: DraftTable) -> bool:
    """Every row has a text in its first column: the table has no rows that only go on with the one above."""
    keys = [cell for cell in table.cells[:_JUDGED] if cell.column == 0]
    return len(keys) >= _FEWEST and all(cell.text and cell.row_span == 1 for cell in keys)


def _lines(table: DraftTable, last: list[DraftCell]) -> int:
    """How many lines the tallest cell of the last row has on its last page."""
    tallest = 0
    for cell in last:
        if cell.row_span == 1:
            bottoms = {round(word.bottom) for word in cell.all_words() if word.page == table.last_page}
            tallest = max(tallest, len(bottoms))
    return tallest


def extend_merged(last: list[DraftCell], first: list[DraftCell]) -> list[DraftCell]:
    """Merged cells of the last row that go on as blank cells, or with the rest of their text, take these in."""
    taken: list[DraftCell] = []
    pairs = _pairs(last, first)
    flowing = any(_text_flows(old, new) and _runs_on(old, new) for old, new in pairs)
    if pairs and pairs[0][1].text and not flowing:
        return []  # a new record, whose texts may begin as if the old ones went on
    # the record itself goes on: what was merged beside its key goes on with it
    record = pairs[0][0].row_span if pairs and not pairs[0][1].text else 0
    for old, new in pairs:
        if old.row_span > 1 and (not new.text or (flowing and _text_flows(old, new)) or old.row_span == record):
            join_cells(old, new)
            old.row_span += new.row_span
            taken.append(new)
    return taken


def _reached_bottom(cell: DraftCell, table: DraftTable) -> bool:
    """The cell's text goes down to the cut, or is centred over its height: nothing but the page's end stopped it."""
    words = [word for word in cell.all_words() if word.page == table.last_page]
    if not words:
        return True
    low = max(word.bottom for word in words)
    high = min(word.top for word in words)
    size = max(word.size for word in words)
    spare_below, spare_above = table.last_bbox[3] - low, high - cell.bbox[1]
    return spare_below < 3.2 * size or abs(spare_above - spare_below) < size


def _text_flows(old: DraftCell, new: DraftCell) -> bool:
    if not old.blocks or not new.blocks:
        return False
    last, first = old.blocks[-1], new.blocks[0]
    return isinstance(last, DraftParagraph) and isinstance(first, DraftParagraph) and flows(last, first)


def _runs_on(old: DraftCell, new: DraftCell) -> bool:
    """The text goes on in the middle of a sentence for sure: no capital begins it, or none ends with the last word."""
    start = new.all_words()[0].text
    return start[:1].islower() or _unfinished(list(old.all_words()))


def _unfinished(words: Sequence[Atom]) -> bool:
    """The last word cannot end a sentence; alone it may be a value ("No", "-")."""
    return len(words) > 1 and hangs(words[-1].text)


def flows(last: DraftParagraph, first: DraftParagraph) -> bool:
    """The first paragraph of a page goes on with the last one of the page before."""
    if first.marker or not first.words or not last.words:
        return False
    end, start = last.words[-1], first.words[0]
    if abs(end.size - start.size) > 0.1 * end.size or end.text.endswith(_SENTENCE_ENDS) or sure_bullet(start.text):
        return False
    if start.text[:1].islower() or _unfinished(last.words):
        return True
    return last.full and end.bold == start.bold and not all(word.bold for word in last.words)


def free_text_flows(last: DraftParagraph, first: DraftParagraph) -> bool:
    """Outside tables a capital begins a new text, unless the one before it has several lines and no end."""
    return flows(last, first) and (first.words[0].text[:1].islower() or bool(last.starts))


def join_cells(old: DraftCell, new: DraftCell) -> None:
    if _text_flows(old, new):
        last, first = old.blocks[-1], new.blocks[0]
        assert isinstance(last, DraftParagraph)
        assert isinstance(first, DraftParagraph)
        join_paragraphs(last, first)
        old.blocks.extend(new.blocks[1:])
    else:
        old.blocks.extend(new.blocks)
    old.marks.extend(new.marks)
    old.fill = old.fill or new.fill


def join_paragraphs(last: DraftParagraph, first: DraftParagraph) -> None:
    shift = len(last.words)
    last.starts.extend([shift, *[shift + start for start in first.starts]])
    last.words.extend(first.words)
    last.full = first.full
