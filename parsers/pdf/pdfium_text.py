"""The words of a page, from PDFium's characters: the words that pdfplumber's `extract_words` gives.

PDFium's own words differ (it guesses spaces from gaps), so the characters are put into lines and parted again, by the
rules of `word_options`. All of it is array work: a Python object is made for each word, none for a character.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import add
from sys import intern

import numpy as np
import numpy.typing as npt

from .glyphs import UNREAD, readable
from .page import PageWord
from .pdfium_chars import Bools, Codes, Floats, Handles, TextPage
from .pdfium_style import Styles
from .pdfium_view import View, multiplied
from .word_options import GAP_OF_SIZE, X_TOLERANCE, Y_TOLERANCE, prints_no_spaces

Ints = npt.NDArray[np.intp]
Edges = tuple[Floats, Floats, Floats, Floats]
"""Of characters: x0, top, x1, bottom."""
LostSpaces = Callable[[], list[tuple[float, float]]]
"""Gives where on the page as shown stand the space characters that PDFium leaves out of its text."""

_AXIS = 0.01  # the sine of the greatest lean of text that is called level
_NEAR = 0.5  # points by which a lost space may stand outside its place
_SMALL_GAP = 0.05  # of the size: characters closer than this have no space between them

_page_word = partial(tuple.__new__, PageWord)  # as quick as a tuple
_SPACE: Bools = np.array([chr(code).isspace() for code in range(0x10000)], dtype=np.bool_)
_UNKNOWN = 0xFFFD


def read_words(text: TextPage, view: View, styles: Styles, lost_spaces: LostSpaces) -> tuple[PageWord, ...]:
    """The words on the page as shown, in content order; those wholly off the page are left out."""
    if not text.count:
        return ()
    codes = text.codes()
    codes[codes == 0] = _UNKNOWN  # a glyph without a meaning is printed all the same
    space = _SPACE[np.minimum(codes, 0xFFFF)]
    if space.all():
        return ()
    spaces = np.flatnonzero(space)
    made_up = np.zeros(text.count, np.bool_)
    made_up[spaces[text.generated(spaces.tolist())]] = True
    kept = np.flatnonzero(~made_up)

    which, table = _text_objects(text, space, kept, view, styles)
    x0, top, x1, bottom = _shown(text.boxes(kept.tolist()), view)
    upright, level = table.upright[which], table.level[which]
    # PDFium's boxes run from side to side of the advance, but may hug the glyph in height: take that from the font.
    low, high = table.low[which], table.high[which]
    level_rows, level_columns = level & upright, level & ~upright
    top, bottom = np.where(level_rows, low, top), np.where(level_rows, high, bottom)
    x0, x1 = np.where(level_columns, low, x0), np.where(level_columns, high, x1)

    codes, space = codes[kept], space[kept]
    line = _lines((x0, top, x1, bottom), upright, ~level)
    narrow = prints_no_spaces(len(kept), int(space.sum()))
    narrow_gap = table.size[which] * GAP_OF_SIZE
    gap = narrow_gap if narrow else np.full(len(kept), X_TOLERANCE)
    # A change of font parts words by itself where there is a gap at all: "Score:" in bold before a figure
    face = table.face[which]
    gap[:-1] = np.where(face[1:] != face[:-1], narrow_gap[:-1], gap[:-1])
    parted = _spaces_left_out(kept, line, which, table, lost_spaces)
    order, begins = _part(line, table.turns[which] == 0, space, parted, gap)
    ends = np.append(begins[1:], order.size)

    left, high, right, low = (
        edge.reduceat(values[order], begins)
        for edge, values in ((np.minimum, x0), (np.minimum, top), (np.maximum, x1), (np.maximum, bottom))
    )
    first = np.minimum.reduceat(order, begins)  # position in content order, among the kept
    is_word = ~space[order[begins]]
    on_page = (right > 0) & (left < view.width) & (low > 0) & (high < view.height)
    chosen = np.flatnonzero(is_word & on_page)
    chosen = chosen[np.argsort(first[chosen], kind="stable")]

    used, places = np.unique(which[first[chosen]], return_inverse=True)
    numbers = places.tolist()
    looks = styles.looks(table.handles[used].tolist())
    sizes, turns = np.round(table.size[used], 2).tolist(), table.turns[used]
    texts = _texts(codes[order], begins[chosen].tolist(), ends[chosen].tolist())
    back = ((turns == 90) | (turns == 180)) & table.level[used]
    if back.any():
        texts = [text[::-1] if turned else text for text, turned in zip(texts, back[places].tolist(), strict=True)]
    for number in [number for number, text in enumerate(texts) if not text.isascii() or UNREAD in text]:
        texts[number] = readable(texts[number], looks[numbers[number]].font)
    rest = [(size, *look[1:], turn) for size, look, turn in zip(sizes, looks, turns.tolist(), strict=True)]
    boxes = zip(*_edges([values[chosen] for values in (left, high, right, low)]), strict=True)
    begun = zip(map(intern, texts), boxes, strict=True)
    return tuple(map(_page_word, map(add, begun, map(rest.__getitem__, numbers))))


def _texts(codes: Codes, begins: Sequence[int], ends: Sequence[int]) -> list[str]:
    characters = codes.tobytes().decode("utf-32-le", "replace")
    return [characters[begin:end] for begin, end in zip(begins, ends, strict=True)]


def _edges(columns: Sequence[Floats]) -> list[list[float]]:
    """The left, top, right and bottom edges of words; equal heights are one object, which a long register feels."""
    heights: dict[float, float] = {}
    left, top, right, bottom = np.round(columns, 3).tolist()
    return [left, list(map(heights.setdefault, top, top)), right, list(map(heights.setdefault, bottom, bottom))]


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


@dataclass(frozen=True, slots=True)
class _Table:
    """What is known of each text object, by number."""

    handles: Handles
    turns: Ints
    upright: Bools  # it runs along lines, else along columns
    level: Bools  # its baseline runs along an axis of the page
    low: Floats  # the lesser edge of its line across the baseline, on the page as shown
    high: Floats
    start: Floats  # where its first character begins, along the baseline
    size: Floats
    face: Ints  # the same number, the same font


def _text_objects(text: TextPage, space: Bools, kept: Ints, view: View, styles: Styles) -> tuple[Ints, _Table]:
    """The number of each kept character's text object, and what those objects are.

    An object's characters stand together. So where the first characters of two runs between spaces are of one object,
    so is all between them, and few characters need be asked for their object.
    """
    edge = np.concatenate(([True], space, [True]))
    starts = np.flatnonzero(~space & edge[:-2])
    lasts = np.flatnonzero(~space & edge[2:])
    firsts = text.objects(starts.tolist())
    ends = np.flatnonzero(np.append(firsts[1:] != firsts[:-1], True))  # runs after which another object begins
    mixed = np.zeros(len(starts), np.bool_)
    mixed[ends] = text.objects(lasts[ends].tolist()) != firsts[ends]
    open_ended = np.zeros(len(starts), np.bool_)
    open_ended[ends] = True

    begun = np.zeros(len(space), np.intp)
    begun[starts] = 1
    run = (np.cumsum(begun) - 1)[kept]  # of each character, or the one before it; -1 before the first
    handles = firsts[run]
    unsure = np.flatnonzero((run < 0) | mixed[run] | (space[kept] & open_ended[run]))
    handles[unsure] = text.objects(kept[unsure].tolist())
    changes = np.concatenate(([True], handles[1:] != handles[:-1]))
    samples = np.flatnonzero(changes)
    return np.cumsum(changes) - 1, _describe(text, handles[samples], kept[samples], view, styles)


def _describe(text: TextPage, handles: Handles, samples: Ints, view: View, styles: Styles) -> _Table:
    """Text objects by handle, each with the index of one of its characters."""
    a, b, c, d, e, f = multiplied(text.matrices(samples.tolist()), view.matrix).T
    across, upwards = np.abs(a), np.abs(b)
    turns = np.where(across >= upwards, np.where(a >= 0, 0, 180), np.where(b < 0, 90, 270))
    upright = across >= upwards
    sizes, fonts = styles.sizes(handles.tolist()), styles.fonts(handles.tolist())
    descents = np.fromiter((font.descent for font in fonts), np.float64, len(fonts))
    names = {name: number for number, name in enumerate({font.name for font in fonts})}
    faces = np.fromiter((names[font.name] for font in fonts), np.intp, len(fonts))
    level = (np.minimum(across, upwards) <= _AXIS * np.maximum(across, upwards)) & (sizes > 0)
    origin, along, up = np.where(upright, f, e), np.where(upright, e, f), np.where(upright, d, c) * sizes
    one, other = origin + up * descents, origin + up * (descents + 1)
    low, high, size = np.minimum(one, other), np.maximum(one, other), np.hypot(c, d) * sizes
    return _Table(handles, turns, upright, level, low, high, along, size, faces)


def _spaces_left_out(kept: Ints, line: _Lines, which: Ints, table: _Table, lost_spaces: LostSpaces) -> Bools:
    """Before which characters a space is printed that PDFium has put its own guess in the place of.

    It drops an object that holds a space only, and a space that follows one of its guesses. Gaps wider than the
    tolerance part words anyhow; a guess where no space is printed (letter-spacing) does not.
    """
    parted = np.zeros(len(kept), np.bool_)
    after = np.flatnonzero(np.diff(kept) > 1) + 1
    before = after - 1
    parted[after[line.slanted[after]]] = True
    size = table.size[which[after]]
    back = line.start[after] < line.start[before]  # text that runs upwards or upside down
    gap = np.where(back, line.start[before] - line.end[after], line.start[after] - line.end[before])
    near = (gap > _SMALL_GAP * size) & (gap <= X_TOLERANCE) & (line.upright[after] == line.upright[before])
    near &= (np.abs(line.low[after] - line.low[before]) <= Y_TOLERANCE) & ~line.slanted[after]
    if not near.any():
        return parted
    after, before, size, back = after[near], before[near], size[near], back[near]
    # The object began with a space: its first character stands off its start.
    begin = np.where(back, line.end[after], line.start[after])
    found = (which[after] != which[before]) & (np.abs(begin - table.start[which[after]]) > _SMALL_GAP * size)
    unsure = np.flatnonzero(~found)
    if unsure.size:
        places = np.array(lost_spaces(), np.float64).reshape(-1, 2)
        for upright in (True, False):
            asked = unsure[line.upright[after[unsure]] == upright]
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


def _shown(boxes: npt.NDArray[np.float32], view: View) -> Edges:
    """On the page as shown, from PDFium's left, top, right, bottom."""
    a, b, c, d, e, f = view.matrix
    left, top, right, bottom = np.array(boxes.T, np.float64, order="C")
    if a:  # not turned, or upside down
        xs, ys = (a * left + e, a * right + e), (d * top + f, d * bottom + f)
    else:
        xs, ys = (c * bottom + e, c * top + e), (b * left + f, b * right + f)
    return np.minimum(*xs), np.minimum(*ys), np.maximum(*xs), np.maximum(*ys)


def _part(line: _Lines, rightwards: Bools, space: Bools, parted: Bools, gap: Floats) -> tuple[Ints, Ints]:
    """Order the characters by line and place on it, and say where in that order words (and lone spaces) begin.

    As pdfplumber does it. Text that runs to the right: by text flow, a line being characters in content order that go
    on to the right at one height (sorting them by height would mix the lines of neighbouring cells that stand a point
    or two apart). Other text, whose content order says little: lines by edges that lie close together, characters of a
    line by where they start. Words begin at `parted` characters, and where the space after one is wider than its `gap`.
    """
    # pdfplumber's tolerances change places with the axis; they are equal
    changes = (line.upright[1:] != line.upright[:-1]) | (line.slanted[1:] != line.slanted[:-1])
    turns_back = (np.abs(np.diff(line.low)) > Y_TOLERANCE) | (np.diff(line.start) < 0) | changes
    number = len(line.low) + np.cumsum(np.concatenate(([False], turns_back)))
    flows = line.upright & rightwards & ~line.slanted
    if flows.all():  # content order is the order
        order = np.arange(len(number))
        low, start, end = line.low, line.start, line.end
    else:
        stretch = np.cumsum(np.concatenate(([False], changes)))
        by_line = np.lexsort((line.low, stretch))
        steps = np.diff(line.low[by_line]) > Y_TOLERANCE
        steps |= np.diff(stretch[by_line]) != 0
        other = np.empty(len(by_line), np.intp)
        other[by_line] = np.concatenate(([0], np.cumsum(steps)))
        number = np.where(flows, number, other)
        order = np.lexsort((line.start, number))
        number, space, parted, gap = number[order], space[order], parted[order], gap[order]
        low, start, end = line.low[order], line.start[order], line.end[order]
    begins = np.ones(len(order), np.bool_)
    begins[1:] = (
        space[1:]
        | space[:-1]
        | parted[1:]
        | (number[1:] != number[:-1])
        | (start[1:] > end[:-1] + gap[:-1])
        | (np.abs(np.diff(low)) > Y_TOLERANCE)
    )
    return order, np.flatnonzero(begins)
