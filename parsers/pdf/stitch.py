"""Tables that run over pages made one table: repeated headers dropped, cut rows joined."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .bars import bars_of, is_left_bar, is_left_top, put_bar, top_rows_of
from .card_tops import card_tops
from .draft import ROW_COLUMN, DraftBlock, DraftCell, DraftParagraph, DraftTable, row_of
from .framed import Look, card_goes_on, inner_table, join_card, looks_of, take_rests
from .heads import is_bold_word
from .joining import extend_merged, free_text_flows, grow, join_cells, join_paragraphs, joins, last_row
from .notes import above_notes

_JUDGED = 200
"""Rows by which a table is judged: it may grow over hundreds of pages, and is asked at each."""
_ALIKE = 3.5
"""Column edges of two pages are the same within this many points, once both tables begin at the same place."""


@dataclass(frozen=True, slots=True)
class FlowPage:
    """The blocks of one page, or of a part of one, in reading order, furniture gone."""

    number: int  # one more than that of the page which it may go on with
    blocks: list[DraftBlock]


def stitch(pages: Sequence[FlowPage]) -> list[DraftBlock]:
    """All blocks in order, tables and paragraphs that a page end cuts made whole."""
    for page in pages:
        for block in page.blocks:
            if isinstance(block, DraftTable):
                block.cells.sort(key=ROW_COLUMN)
    labels = _card_labels(pages)
    starts = {_first_text(b) for page in pages for b in page.blocks[1:] if isinstance(b, DraftTable)} - {""}
    out: list[DraftBlock] = []
    looks = looks_of(page.blocks for page in pages)
    tops = card_tops([page.blocks for page in pages])
    heads = bars_of(block for page in pages for block in page.blocks)
    left = top_rows_of(block for page in pages for block in page.blocks)
    last_page = 0
    for page in pages:
        blocks = take_rests(out, page.blocks) if last_page == page.number - 1 else page.blocks
        for number, block in enumerate(blocks):
            first = number == 0 and last_page == page.number - 1
            before = above_notes(out) if first and isinstance(block, DraftTable) else out[-1] if out else None
            if first and isinstance(before, DraftTable) and isinstance(block, DraftTable):
                held = inner_table(before) or before
                goes_on = id(block) not in tops and _continues(held, block, labels, starts, looks)
                if goes_on or is_left_top(held, block, left):
                    _append(held, block)
                    before.last_page, before.last_bbox = held.last_page, held.last_bbox
                    continue
            elif (
                first
                and isinstance(before, DraftParagraph)
                and isinstance(block, DraftParagraph)
                and free_text_flows(before, block)
            ):
                join_paragraphs(before, block)
                continue
            elif (
                first
                and isinstance(before, DraftParagraph)
                and isinstance(block, DraftTable)
                and is_left_bar(before, block, heads)
            ):
                out.pop()
                put_bar(before, block)
            out.append(block)
        last_page = page.number
    return out


def _card_labels(pages: Sequence[FlowPage]) -> set[tuple[str, ...]]:
    """First rows that several tables begin with in the middle of a page: labels of cards, not repeated headers."""
    seen: dict[tuple[str, ...], int] = {}
    for page in pages:
        for number, block in enumerate(page.blocks):
            if number and isinstance(block, DraftTable):
                key = row_text(block, 0)
                seen[key] = seen.get(key, 0) + 1
    return {key for key, count in seen.items() if count > 1 and any(key)}


def row_text(table: DraftTable, row: int) -> tuple[str, ...]:
    return tuple([cell.text for cell in row_of(table, row)])


def _shape(table: DraftTable, row: int) -> tuple[tuple[float, float], ...]:
    return tuple((round(cell.bbox[0]), round(cell.bbox[2])) for cell in row_of(table, row))


def same_columns(a: Sequence[float], b: Sequence[float]) -> bool:
    return len(a) == len(b) and all(abs((p - a[0]) - (q - b[0])) <= _ALIKE for p, q in zip(a, b, strict=True))


def _within(few: Sequence[float], many: Sequence[float]) -> bool:
    return all(any(abs((p - few[0]) - (q - many[0])) <= _ALIKE for q in many) for p in few)


def _continues(
    before: DraftTable, after: DraftTable, labels: set[tuple[str, ...]], starts: set[str], looks: set[Look]
) -> bool:
    if before.framed != after.framed or _is_key(before):
        return False
    if before.ruled and not after.ruled and _is_left_header(before):
        return _by_edges(before, after) or _band_map(before, after) is not None
    if before.ruled != after.ruled:
        return False
    if before.framed:
        return same_columns(before.xs, after.xs) and card_goes_on(before, after, looks)
    next_card = bool(_first_text(after)) and _first_text(after) == _first_text(before)
    if not before.ruled:
        return (bool(_header_rows(before, after)) or not next_card) and _band_map(before, after) is not None
    if abs(before.xs[0] - after.xs[0]) > 60 or abs((before.xs[-1] - before.xs[0]) - (after.xs[-1] - after.xs[0])) > 6:
        return False
    box = abs(before.xs[0] - after.xs[0]) <= _ALIKE and abs(before.xs[-1] - after.xs[-1]) <= _ALIKE
    if before.stacked and after.stacked:
        return box  # a strip has columns of its own, and each card its head
    same = same_columns(before.xs, after.xs)
    if header := _header_rows(before, after):
        return same and (row_text(after, 0) not in labels or uniform(before) or _ends_alike(before, after, header))
    if next_card or row_text(after, 0) in labels:
        return False
    if _next_card(before, after) or _has_its_own_header(before, after):
        return False
    # the rest of a card: cards begin with one label, and this part does not
    card = _first_text(before) in starts and _first_text(after) not in starts
    return same or _within(after.xs, before.xs) or _within(before.xs, after.xs) or (card and box)


def _is_key(table: DraftTable) -> bool:
    """One row, each cell on a fill of its own: a key to the colours, that no page's end cuts."""
    if table.rows > 1:
        return False
    fills = {cell.fill for cell in table.cells}
    return table.rows == 1 and len(table.cells) == len(fills) > 2 and None not in fills


def _ends_alike(before: DraftTable, after: DraftTable, header: int) -> bool:
    """Below the header the later part goes on with a row that is set like the last of the one before, not the first."""
    if header >= min(before.rows, after.rows):
        return False
    shape = _shape(after, header)
    return shape == _shape(before, before.rows - 1) != _shape(before, header)


def _by_edges(before: DraftTable, after: DraftTable) -> bool:
    """Their columns are told by their edges, which are drawn, or are one and the same."""
    return before.ruled and (after.ruled or _within(before.xs, after.xs))


def _is_left_header(table: DraftTable) -> bool:
    """A header alone, which a page's end parted from its rows."""
    return table.rows < 4 and table.columns > 2 and all(is_bold_word(word) for word in table.all_words())


def _next_card(before: DraftTable, after: DraftTable) -> bool:
    """Both begin alike: a first row of one shape and fill with another text, and the same label below it."""
    if min(before.rows, after.rows) < 3 or _shape(before, 0) != _shape(after, 0) or len(_shape(before, 0)) > 2:
        return False
    values = [word for cell in before.cells if cell.row == 1 for word in cell.all_words() if not word.bold]
    if not values:  # a header below a banner
        return False
    fills = [next(cell.fill for cell in table.cells if cell.row == 0) for table in (before, after)]
    labels = [next((cell for cell in table.cells if cell.row == 1), None) for table in (before, after)]
    if fills[0] is None or fills[0] != fills[1] or labels[0] is None or labels[1] is None:
        return False
    text = labels[0].text
    return bool(text) and text == labels[1].text and all(word.bold for word in labels[0].all_words())


def _has_its_own_header(before: DraftTable, after: DraftTable) -> bool:
    """Two tables of records, each under a header that is set like the other's and says something else.

    A sheet's right half, printed behind the left, is one.
    """
    heads = [[cell for cell in row_of(table, 0) if cell.text] for table in (before, after)]
    if min(map(len, heads)) < 3 or not all(
        is_bold_word(word) for head in heads for c in head for word in c.all_words()
    ):
        return False
    alike = len({cell.fill for head in heads for cell in head}) == 1
    return alike and uniform(before) and uniform(after) and not {c.text for c in heads[0]} & {c.text for c in heads[1]}


def _band_map(before: DraftTable, after: DraftTable) -> list[int] | None:
    """For each column of the later aligned part its number in the earlier one; None where they do not agree."""
    if _header_rows(before, after) and before.columns == after.columns:
        return list(range(after.columns))
    homes: list[int] = []
    bands = before.bands or list(pairwise(before.xs))
    for x0, x1 in after.bands:
        hits = [i for i, (y0, y1) in enumerate(bands) if min(x1, y1) - max(x0, y0) > 1.0]
        if len(hits) != 1:
            return None
        homes.append(hits[0])
    return homes if len(set(homes)) == len(homes) and len(homes) > 1 else None


def _first_text(table: DraftTable) -> str:
    return next((cell.text for cell in table.cells if cell.row == 0), "")


def uniform(table: DraftTable) -> bool:
    """Most rows have the columns of most other rows: a table of records, no card."""
    rows: defaultdict[int, set[int]] = defaultdict(set)
    last = min(table.rows, _JUDGED)
    for cell in table.cells:
        if cell.row >= last:
            break
        for row in range(cell.row, min(cell.row + cell.row_span, last)):
            rows[row].add(cell.column)
            rows[row].add(cell.column + cell.column_span)
    counts = Counter(frozenset(edges) for edges in rows.values() if len(edges) > 2)
    return bool(counts) and max(counts.values()) >= 0.6 * sum(counts.values()) and sum(counts.values()) > 1


def _header_rows(before: DraftTable, after: DraftTable) -> int:
    """How many rows at the top of the later part repeat those of the earlier one."""
    count = 0
    title = int(_titled(before, row_text(after, 0)))
    while count < min(before.rows - title, after.rows, 5):
        text = row_text(after, count)
        if text != row_text(before, title + count) or not any(text):
            break
        count += 1
    # rows that a merged header cell reaches into belong to it
    while 0 < count < after.rows and any(cell.row < count < cell.row + cell.row_span for cell in after.cells):
        if row_text(after, count) != row_text(before, title + count):
            break
        count += 1
    return count


def _titled(before: DraftTable, header: Sequence[str]) -> bool:
    """A title of one text stands above the header of the first page."""
    if before.rows < 2 or sum(map(bool, header)) < 3 or row_text(before, 1) != tuple(header):
        return False
    return sum(map(bool, row_text(before, 0))) == 1 and uniform(before)


def _append(before: DraftTable, after: DraftTable) -> None:
    if before.framed:
        join_card(before, after)
        return
    header = _header_rows(before, after)
    before.header_rows = max(before.header_rows, header)
    by_edges = _by_edges(before, after)
    columns = _column_map(before, after)
    body: list[DraftCell] = []
    for cell in after.cells:
        if cell.row < header:
            before.furniture.extend(cell.all_words())
        else:
            body.append(cell)
    before.furniture.extend(after.furniture)
    shift = before.rows - header
    for cell in body:
        stop = columns[cell.column + cell.column_span]
        if not by_edges:
            all_over = cell.column_span == after.columns
            stop = before.columns if all_over else columns[cell.column + cell.column_span - 1] + 1
        cell.column = columns[cell.column]
        cell.column_span = max(stop - cell.column, 1)
        cell.row += shift
    first = [cell for cell in body if cell.row == before.rows]
    last = last_row(before)
    joined = joins(before, last, first)
    if joined:
        for old, new in joined:
            join_cells(old, new)
            old.row_span += new.row_span - 1
        body = [cell for cell in body if cell not in first]
        for cell in body:
            cell.row -= 1
        before.rows += after.rows - header - 1
    else:
        taken = extend_merged(last, first)
        body = [cell for cell in body if cell not in taken]
        before.rows += after.rows - header
    grow(before, last, body)
    before.ruled, before.bands = after.ruled, before.bands or after.bands
    before.last_page, before.last_bbox = after.last_page, after.last_bbox


def _column_map(before: DraftTable, after: DraftTable) -> list[int]:
    """For each column edge of the later part its number in the earlier one; new edges are put into both."""
    homes = None if _by_edges(before, after) else _band_map(before, after)
    if homes is not None:
        return [*homes, homes[-1] + 1]
    base, start = before.xs[0], after.xs[0]
    for x in after.xs:
        if not any(abs((x - start) - (y - base)) <= _ALIKE for y in before.xs):
            at = sum(y - base < x - start for y in before.xs)
            before.xs.insert(at, x - start + base)
            before.columns += 1
            for cell in before.cells:
                stop = cell.column + cell.column_span
                if cell.column >= at:
                    cell.column += 1
                elif stop >= at:
                    cell.column_span += 1
    return [min(range(len(before.xs)), key=lambda i: abs((before.xs[i] - base) - (x - start))) for x in after.xs]
