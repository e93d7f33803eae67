"""The words of a page, from PDFium's characters: the words that pdfplumber's `extract_words` gives.

PDFium's own words differ (it guesses spaces from gaps), so the characters are put into lines and parted again, by the
rules of `word_options`. All of it is array work: a Python object is made for each word, none for a character.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, repeat
from sys import intern

import numpy as np

from .glyphs import UNREAD, readable
from .page import Atom, Look, atoms_of
from .pdfium_boxes import Edges, edges_of
from .pdfium_chars import Bools, Characters, Codes, Floats, Ints, Printed
from .pdfium_style import Styles
from .pdfium_text_objects import TextObjects, text_objects
from .pdfium_view import View
from .word_options import GAP_OF_SIZE, X_TOLERANCE, Y_TOLERANCE, prints_no_spaces

LostSpaces = Callable[[int], list[tuple[float, float]]]
"""Gives where on a page as shown stand the space characters that PDFium leaves out of its text."""

Order = Ints | slice
"""How characters are put in order: by their numbers, or as they are, which takes no copy."""

_AS_PRINTED = slice(None)
_NEAR = 0.5  # points by which a lost space may stand outside its place
_NOT_ASCII, _UNREAD = 0x80, ord(UNREAD[0])
_SMALL_GAP = 0.05  # of the size: characters closer than this have no space between them


def read_words(
    text: Characters, pages: Sequence[int], view: View, styles: Styles, lost_spaces: LostSpaces
) -> Sequence[tuple[Atom, ...]]:
    """The words of each of these `pages`, in content order, on the page as shown, but for those wholly off it."""
    printed = text.printed()
    page, space = printed.page, printed.space
    if space.all():
        return [()] * text.page_count
    which, table = text_objects(text, printed, view, styles)
    x0, top, x1, bottom = edges_of(text, printed, which, table, view)
    upright, level = table.upright[which], table.level[which]
    # PDFium's boxes run from side to side of the advance, but may hug the glyph in height: take that from the font.
    low, high = table.low[which], table.high[which]
    if (table.level & table.upright).all():
        top, bottom = low, high
    else:
        level_rows, level_columns = level & upright, level & ~upright
        top, bottom = np.where(level_rows, low, top), np.where(level_rows, high, bottom)
        x0, x1 = np.where(level_columns, low, x0), np.where(level_columns, high, x1)

    line = _lines((x0, top, x1, bottom), upright, ~level)
    narrow_gap = table.size[which] * GAP_OF_SIZE
    characters, spaces = (np.bincount(pages, minlength=text.page_count).tolist() for pages in (page, page[space]))
    narrow = np.array(list(map(prints_no_spaces, characters, spaces)))
    # A change of font parts words by itself where there is a gap at all: "Score:" in bold before a figure
    face = table.face[which]
    gap = np.where(narrow[page] | np.append(face[1:] != face[:-1], False), narrow_gap, X_TOLERANCE)
    parted = _spaces_left_out(printed, line, which, table, lost_spaces)
    order, begins = _part(line, printed, table.turns[which] == 0, parted, gap)
    ends = np.append(begins[1:], len(which))

    high, right, low = (
        edge.reduceat(values[order], begins)
        for edge, values in ((np.minimum, top), (np.maximum, x1), (np.maximum, bottom))
    )
    # `first` is the position in content order, among the kept
    if isinstance(order, slice):  # characters of a word go on to the right
        first, left = begins, x0[begins]
    else:
        first, left = np.minimum.reduceat(order, begins), np.minimum.reduceat(x0[order], begins)
    is_word = ~space[order][begins]
    on_page = (right > 0) & (left < view.width) & (low > 0) & (high < view.height)
    chosen = np.flatnonzero(is_word & on_page)
    chosen = chosen[np.argsort(first[chosen], kind="stable")]

    # Objects are numbered in content order, as the words are
    objects = which[first[chosen]]
    another = np.append(True, objects[1:] != objects[:-1])[: len(objects)]
    used, places = objects[another], np.cumsum(another) - 1
    numbers = places.tolist()
    looks = styles.looks([table.handles[number] for number in used.tolist()], table.fonts[used].tolist())
    sizes, turns = np.round(table.size[used], 2).tolist(), table.turns[used]
    codes = printed.codes[order]
    texts = _texts(codes, begins[chosen].tolist(), ends[chosen].tolist())
    back = ((turns == 90) | (turns == 180)) & table.level[used]
    if back.any():
        texts = [text[::-1] if turned else text for text, turned in zip(texts, back[places].tolist(), strict=True)]
    special = np.zeros(len(begins), np.bool_)
    special[np.searchsorted(begins, np.flatnonzero((codes >= _NOT_ASCII) | (codes == _UNREAD)), "right") - 1] = True
    for number in np.flatnonzero(special[chosen]).tolist():
        texts[number] = readable(texts[number], looks[numbers[number]].font)
    rest: list[Look] = [(size, *look[1:], turn) for size, look, turn in zip(sizes, looks, turns.tolist(), strict=True)]
    boxes = zip(*_edges(*np.round([values[chosen] for values in (left, high, right, low)], 3)), strict=True)
    words = zip(map(intern, texts), boxes, map(rest.__getitem__, numbers), strict=True)
    counts = np.bincount(page[first[chosen]], minlength=text.page_count).tolist()
    return [atoms_of(number, islice(words, count)) for number, count in zip(pages, counts, strict=True)]


def _texts(codes: Codes, begins: Sequence[int], ends: Sequence[int]) -> list[str]:
    characters = codes.tobytes().decode("utf-32-le", "replace")
    return [characters[begin:end] for begin, end in zip(begins, ends, strict=True)]


def _edges(left: Floats, top: Floats, right: Floats, bottom: Floats) -> tuple[Iterable[float], ...]:
    """The edges of words; a line's words have its heights as one object each, which a long register feels."""
    return left.tolist(), _shared(top), right.tolist(), _shared(bottom)


def _shared(values: Floats) -> Iterator[float]:
    """Values of which those that follow each other and are equal are one object."""
    starts = np.flatnonzero(np.append(True, values[1:] != values[:-1])[: len(values)])
    return chain.from_iterable(map(repeat, values[starts].tolist(), np.diff(starts, append=len(values)).tolist()))


@dataclass(frozen=True, slots=True)
class _Lines:
    """The characters' edges along their line (`start`, `end`) and across it (`low`, `high`), whichever way it runs."""

    upright: Bools
    start: Floats
    end: Floats
    low: Floats
    high: Floats
    slanted: Bools


def _lines(edges: Edges, upright: Bools, slanted: Bools) -> _Lines:
    """Slanted text (a watermark) is one line in content order, so that it parts no words of the lines it crosses."""
    x0, top, x1, bottom = edges
    start, end, low, high = x0, x1, top, bottom
    if not upright.all():
        start, end = np.where(upright, x0, top), np.where(upright, x1, bottom)
        low, high = np.where(upright, top, x0), np.where(upright, bottom, x1)
    if slanted.any():
        number = np.arange(len(slanted), dtype=np.float64)
        start, end = np.where(slanted, number, start), np.where(slanted, number + 1, end)
        low, high = np.where(slanted, 0.0, low), np.where(slanted, 0.0, high)
    return _Lines(upright, start, end, low, high, slanted)


def _spaces_left_out(printed: Printed, line: _Lines, which: Ints, table: TextObjects, lost_spaces: LostSpaces) -> Bools:
    """Before which characters a space is printed that PDFium has put its own guess in the place of.

    It drops an object that holds a space only, and a space that follows one of its guesses. Gaps wider than the
    tolerance part words anyhow; a guess where no space is printed (letter-spacing) does not.
    """
    parted = np.zeros(len(which), np.bool_)
    after = np.flatnonzero(~printed.joined) + 1
    before = after - 1
    parted[after[line.slanted[after]]] = True
    size = table.size[which[after]]
    back = line.start[after] < line.start[before]  # text that runs upwards or upside down
    gap = np.where(back, line.start[before] - line.end[after], line.start[after] - line.end[before])
    near = (gap > _SMALL_GAP * size) & (gap <= X_TOLERANCE) & (line.upright[after] == line.upright[before])
    near &= printed.page[after] == printed.page[before]
    near &= (np.abs(line.low[after] - line.low[before]) <= Y_TOLERANCE) & ~line.slanted[after]
    if not near.any():
        return parted
    after, before, size, back = after[near], before[near], size[near], back[near]
    # The object began with a space: its first character stands off its start.
    begin = np.where(back, line.end[after], line.start[after])
    found = (which[after] != which[before]) & (np.abs(begin - table.start[which[after]]) > _SMALL_GAP * size)
    unsure = np.flatnonzero(~found)
    on = printed.page[after]
    for number in np.unique(on[unsure]).tolist():
        places = np.array(lost_spaces(number), np.float64).reshape(-1, 2)
        for upright in (True, False):
            asked = unsure[(on[unsure] == number) & (line.upright[after[unsure]] == upright)]
            spots = places[np.argsort(places[:, 0 if upright else 1])]
            along, across = (spots[:, 0], spots[:, 1]) if upright else (spots[:, 1], spots[:, 0])
            # A space may stand under the end of the letter before it, moved back to kern
            one = np.where(back[asked], line.start[after[asked]], line.start[before[asked]])
            other = np.where(back[asked], line.end[before[asked]], line.start[after[asked]])
            begins = np.searchsorted(along, one + _NEAR)
            ends = np.searchsorted(along, other + _NEAR, "right")
            for index, begins_at, ends_at in zip(asked.tolist(), begins.tolist(), ends.tolist(), strict=True):
                level = across[begins_at:ends_at]
                low, high = line.low[after[index]] - 1, line.high[after[index]] + 1
                found[index] = bool(((level >= low) & (level <= high)).any())
    # Characters are put in order of their place: what runs backwards is parted before the one that was printed first
    parted[np.where(back, before, after)[found]] = True
    return parted


def _part(line: _Lines, printed: Printed, rightwards: Bools, parted: Bools, gap: Floats) -> tuple[Order, Ints]:
    """Order the characters by line and place on it, and say where in that order words (and lone spaces) begin.

    As pdfplumber does it. Text that runs to the right: by text flow, a line being characters in content order that go
    on to the right at one height (sorting them by height would mix the lines of neighbouring cells that stand a point
    or two apart). Other text, whose content order says little: lines by edges that lie close together, characters of a
    line by where they start. Words begin at `parted` characters, and where the space after one is wider than its `gap`.
    """
    # pdfplumber's tolerances change places with the axis; they are equal
    changes = (line.upright[1:] != line.upright[:-1]) | (line.slanted[1:] != line.slanted[:-1])
    changes |= np.diff(printed.page) != 0
    turns_back = (np.abs(np.diff(line.low)) > Y_TOLERANCE) | (np.diff(line.start) < 0) | changes
    number = len(line.low) + np.cumsum(np.concatenate(([False], turns_back)))
    flows = line.upright & rightwards & ~line.slanted
    space, low, start, end = printed.space, line.low, line.start, line.end
    order: Order = _AS_PRINTED
    if not flows.all():
        stretch = np.cumsum(np.concatenate(([False], changes)))
        by_line = np.lexsort((line.low, stretch))
        steps = np.diff(line.low[by_line]) > Y_TOLERANCE
        steps |= np.diff(stretch[by_line]) != 0
        other = np.empty(len(by_line), np.intp)
        other[by_line] = np.concatenate(([0], np.cumsum(steps)))
        number = np.where(flows, number, other)
        order = np.lexsort((line.start, number))
        number, space, parted, gap = number[order], space[order], parted[order], gap[order]
        low, start, end = low[order], start[order], end[order]
    begins = np.ones(len(low), np.bool_)
    begins[1:] = (
        space[1:]
        | space[:-1]
        | parted[1:]
        | (number[1:] != number[:-1])
        | (start[1:] > end[:-1] + gap[:-1])
        | (np.abs(np.diff(low)) > Y_TOLERANCE)
    )
    return order, np.flatnonzero(begins)
