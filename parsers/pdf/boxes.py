"""Boxes that stand apart on a page, each with a head of its own: cards, panels, score tiles.

A box is drawn by its border or its fill; a band on top of it, or boxes stacked without white between them, are parts of
one box. What tells it from a cell of a table is what it holds: its first line is set off from the rest, as a label
stands over its value. Each box is laid out like a page of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ..words import BBox
from .draft import Line, area, inside, not_in
from .emphasis import heads_in, set_off
from .grid import Drawn, Grid
from .labelled_boxes import PILL_WORDS
from .lines import lines_of, split_at_gaps
from .page import Atom, Fill, PageContent, Shape, fills_over
from .rectangles import BAR, GAP, is_grid, is_table, outermost, same, tightest, units
from .ruling import LEAST, SNAP

_APART = 1.5
"""Texts of a table's columns stand this far from each other, in sizes, at least."""
_FEWEST = 4
_PITCH = 0.6
"""Lines of one text stand nearer than this to each other, in sizes."""
_MOST_HEAD = 2
"""A head that stands on a box has no more lines than this."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A box and the words that stand in it."""

    bbox: BBox
    words: tuple[Atom, ...]
    outlined: bool
    head: bool  # its first line is set off from the rest
    tile: bool  # one of its lines is: a figure under or over what it counts
    heads: int  # runs of lines that are set off

    @property
    def counted(self) -> bool:
        """Its first line is a number."""
        return not any(c.isalpha() for c in lines_of(self.words)[0].text)


def boxes_of(
    content: PageContent,
    words: Sequence[Atom],
    drawing: Drawn,
    room: float,
    *,
    within: bool = False,
    widths: Collection[float] = (),
) -> list[BBox]:
    """The boxes of a page that is laid out in boxes, or of a box (`within`); none where it is not.

    A rectangle larger than `room`, in square points, is the frame of the page. `widths` are those of boxes on earlier
    pages.
    """
    grids, outlines = drawing.grids, drawing.outlines
    tiles = fills_over(content.fills, LEAST)
    painted = [fill.bbox for fill in content.fills]
    bars = [(x0, top, x1, bottom) for x0, top, x1, bottom in painted if x1 - x0 <= BAR < bottom - top]
    tables = [grid.bbox for grid in grids if is_grid(grid, content.fills)]
    pills: list[BBox] = []
    if within:
        pills = _pills(content, grids, room, words)
        tiles = [fill for fill in tiles if fill.bbox not in pills]
    drawn = [box for box in [*outlines, *(fill.bbox for fill in tiles), *content.papers] if area(box) < room]
    if not drawn or not all(not_in([*drawn, *bars], table, 4.0) for table in tables):
        return pills  # all that is drawn is one table's
    if outlines and content.fills and not within:
        pills = _pills(content, grids, room, words)
    upright = [word for word in words if not word.turn]
    lists = [grid.bbox for grid in grids if not grid.filled and len(grid.ys) > 3]
    todo = drawn = tightest(drawn, upright)
    found: list[_Held] = []
    while todo:
        outer = outermost(todo)
        closed = list(tables)
        for box, parts in units(outer, bars):
            if box is None or any(inside(box, table, 4.0) for table in tables):
                closed.extend(parts)
                continue
            if any(same(box, rows) for rows in lists) or is_table(box, [fill.bbox for fill in tiles]):
                closed.append(box)
                continue
            outlined = any(inside(outline, box) for outline in outlines)
            held = _held(box, upright, [other for other in (*tables, *pills) if _is_part(other, box)], outlined)
            if held is not None:
                found.append(held)
                if held.head:
                    closed.append(box)
        todo = [box for box in todo if box not in outer and not any(inside(box, other, SNAP) for other in closed)]
    if not found:
        return pills if within else []
    standing = _standing(found, upright)
    wide = standing[0].bbox[2] - standing[0].bbox[0] if standing else 0.0
    known = any(abs(wide - width) < SNAP for width in widths)
    if len(standing) == 1 and not (within or known) and not _is_lone_box(standing[0], upright, [*drawn, *tables]):
        return []
    boxes = _with_heads([held.bbox for held in standing], upright)
    return [*boxes, *(pill for pill in pills if within and not any(inside(pill, box, SNAP) for box in boxes))]


def _with_heads(boxes: Sequence[BBox], words: Sequence[Atom]) -> list[BBox]:
    """The boxes with the heads that stand on them: a line of texts, each over one box of several side by side."""
    out = list(boxes)
    for top in {box[1] for box in boxes}:
        level = [box for box in boxes if abs(box[1] - top) < SNAP]
        over = {box: _standing_on(box, words) for box in level}
        free = [box for box, held in over.items() if held]
        if len(free) > 1:
            for box in free:
                out[out.index(box)] = (box[0], min(word.top for word in over[box]) - 0.5, box[2], box[3])
    return out


def _standing_on(box: BBox, words: Sequence[Atom]) -> list[Atom]:
    """The words right above a box and no wider than it; none where the text goes on beside it."""
    line = [word for word in words if box[1] - 1.2 * word.size < word.bottom < box[1] + SNAP and word.top < box[1] - 1]
    held = [word for word in line if box[0] - 1 < word.x0 and word.x1 < box[2] + 1]
    near = [w for w in line if w not in held and box[0] - w.size / 2 < w.x1 and w.x0 < box[2] + w.size / 2]
    return [] if near or _is_last(held, words) else held


def _is_last(line: Sequence[Atom], words: Sequence[Atom]) -> bool:
    """The line ends a text: others stand above it as near as lines do, and two above the last of them."""
    above = 0
    while line and above < _MOST_HEAD:
        top, size = min(w.top for w in line), line[0].size
        x0, x1 = min(w.x0 for w in line), max(w.x1 for w in line)
        line = [w for w in words if w.bottom < top + 1 < w.bottom + _PITCH * size and w.x0 < x1 and w.x1 > x0]
        above += bool(line)
    return above == _MOST_HEAD


def _standing(found: Sequence[_Held], words: Sequence[Atom]) -> list[_Held]:
    """Those of the boxes that are no cells of a table that nothing else draws."""
    rows = [box for box in found if any(_abreast(box, other) for other in found if other.tile) and _has_lines(box)]
    inner = {id(word) for box in found if box.head or box.tile or box in rows for word in box.words}
    free = lines_of(word for word in words if id(word) not in inner)
    good = [
        box for box in found if (box.head or box in rows) and not ((box.counted or not box.head) and _beside(box, free))
    ]
    good = [box for box in found if box in good or any(_alike(box, other) for other in good)]
    if _in_rows(good, free):
        good = []
    panels = [box for box in found if box.outlined]
    if not any(box.outlined for box in good):
        panels = _panels(panels, words)
    out = [box for box in found if box in good or box in panels]
    return [box for box in out if not any(box is not other and inside(box.bbox, other.bbox, SNAP) for other in out)]


def _has_lines(box: _Held) -> bool:
    return len({round(word.bottom) for word in box.words}) > 1


def _is_lone_box(box: _Held, words: Sequence[Atom], drawn: Sequence[BBox]) -> bool:
    """It holds most of the page's words, or several texts with a head each; more is drawn in it, or text is beside it.

    Else it may as well be what a page end has left of a table.
    """
    if 2 * len(box.words) <= len(words) and box.heads < 3:
        return False
    inner = any(inside(other, box.bbox, SNAP) and area(other) < 0.9 * area(box.bbox) for other in drawn)
    return inner or _beside(box, lines_of(word for word in words if word not in box.words))


def _pills(content: PageContent, grids: Sequence[Grid], room: float, words: Sequence[Atom]) -> list[BBox]:
    """Vivid areas round a few words each, which touch nothing painted beside them: ratings set in a text."""
    ruled = [grid.bbox for grid in grids if not grid.filled]
    painted: list[Fill | Shape] = [*content.fills, *content.shapes]
    out: list[BBox] = []
    for fill in painted:
        if not fill.colour.vivid or area(fill.bbox) >= room or any(inside(fill.bbox, grid, 2.0) for grid in ruled):
            continue
        if any(_joins(fill.bbox, other.bbox) for other in painted if other is not fill):
            continue
        held = [w for w in words if not w.turn and inside(w.bbox, fill.bbox, 0.3 * w.size)]
        if 0 < len(held) <= PILL_WORDS and len(lines_of(held)) < 3:
            out.append(fill.bbox)
    return out


def _joins(a: BBox, b: BBox) -> bool:
    """The two stand side by side without white between them."""
    level = min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * (a[3] - a[1])
    return level and (abs(a[2] - b[0]) < GAP or abs(b[2] - a[0]) < GAP)


def _panels(found: Sequence[_Held], words: Sequence[Atom]) -> list[_Held]:
    """Outlines, some with several lines of text and beside one another, that hold most of the page's words."""
    tall = [box for box in found if len({round(word.top) for word in box.words}) > 1]
    beside = any(_beside_each(a.bbox, b.bbox) for number, a in enumerate(tall) for b in tall[number + 1 :])
    held = sum(len(box.words) for box in found)
    return list(found) if len(found) >= _FEWEST and beside and 2 * held >= len(words) else []


def _beside_each(a: BBox, b: BBox) -> bool:
    level = min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * min(a[3] - a[1], b[3] - b[1])
    return level and (a[2] < b[0] or b[2] < a[0])


def _abreast(box: _Held, other: _Held) -> bool:
    same = abs(box.bbox[1] - other.bbox[1]) < SNAP and abs(box.bbox[3] - other.bbox[3]) < SNAP
    return box is not other and same


def _alike(box: _Held, other: _Held) -> bool:
    """One of a row of tiles, whose ink may be that of its text or light on its fill."""
    same = abs(box.bbox[2] - box.bbox[0] - other.bbox[2] + other.bbox[0]) < SNAP
    return same and box.tile and other.tile and _abreast(box, other)


def _beside(box: _Held, free: Sequence[Line]) -> bool:
    """A text outside all boxes stands level with the box."""
    return any(box.bbox[1] < (line.top + line.bottom) / 2 < box.bbox[3] for line in free)


def _in_rows(boxes: Sequence[_Held], free: Sequence[Line]) -> bool:
    """Beside nearly each of several boxes a text begins at its first line: they are cells of a table's rows."""
    if len(boxes) < 3:
        return False
    level = 0
    for box in boxes:
        first = min(word.top for word in box.words)
        level += any(abs(line.top - first) < 2.5 for line in free)
    return level >= 0.8 * len(boxes)


def _is_part(inner: BBox, box: BBox) -> bool:
    return inside(inner, box, 2.0) and area(inner) < 0.9 * area(box)


def _held(box: BBox, words: Sequence[Atom], tables: Sequence[BBox], outlined: bool) -> _Held | None:
    """The box with its words; None where it has none, or where a text runs over its side."""
    x0, top, x1, bottom = box
    near = [w for w in words if w.x1 > x0 - w.size and w.x0 < x1 + w.size and w.bottom > top and w.top < bottom]
    held = [w for w in near if inside(w.bbox, box, 0.3 * w.size)]
    if not held:
        return None
    level = [w for w in near if top < (w.top + w.bottom) / 2 < bottom]
    if any(w not in held and _runs_on(w, held) for w in level):
        return None
    own = [w for w in held if not any(inside(w.bbox, table, 2.0) for table in tables)]
    lines = lines_of(own)
    pieces = [split_at_gaps(line, _APART) for line in lines]
    first = pieces[0] if len(lines) > 2 else lines[:1]
    marked = set_off([*first, *lines[1:]])
    titles, marked = marked[: len(first)], marked[len(first) - 1 :] if first else []
    if titles:
        marked[0] = titles[0]  # facts may stand at the right of a head
    head = titles[:1] == [True] or (bool(tables) and len(lines) == 1)
    columns = len(pieces[0]) > 1 and all(titles) if head else bool(pieces)
    if columns and sum(len(row) > 2 for row in pieces) > 0.3 * len(pieces):
        return None  # the columns of a table
    return _Held(box, tuple(held), outlined, head, any(marked), heads_in(marked))


def _runs_on(word: Atom, held: Sequence[Atom]) -> bool:
    """The word goes on a line that begins in the box, or the other way."""
    return any(
        abs(other.bottom - word.bottom) < 0.3 * word.size
        and max(word.x0 - other.x1, other.x0 - word.x1) < 0.8 * word.size
        for other in held
    )
