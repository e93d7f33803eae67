"""The reading order of a page laid out in boxes: cut by the white that runs across it or down it, again and again.

Rows first: boxes abreast are read from left to right, then those below them. But where two columns stand side by side,
each with heads of its own over its texts, or a text beside a stack of boxes, white that happens to run across both
parts nothing: the left column is read to its end first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain, pairwise
from statistics import median

from ..words import BBox
from .draft import DraftTable, Line
from .emphasis import heads_in, set_off
from .label_rows import in_strips, in_turn
from .labelled_boxes import is_pill, with_labels
from .lines import lines_of, part, split_at_gaps
from .page import Atom

_GUTTER = 6.0
"""White between columns is as wide as this, in points, at least."""
_APART = 1.2
"""White between columns of text is as wide as this, in sizes, at least."""
_SPACING = 0.5
"""Lines of one text stand nearer than this below each other, in sizes."""
_LARGER = 1.12
"""Text this much larger than the rest is a heading over all that stands below it."""
_LEVEL = 4.0
_BESIDE = 0.35
"""A line is level with a rating by this share of its height, at least."""
_HIGH = 1.8
"""A rating this much higher than a line of text is set for several."""


_Thing = DraftTable | Line


@dataclass(slots=True)
class _Part:
    """What stands in one place of the page."""

    tables: list[DraftTable] = field(default_factory=list)
    words: list[Atom] = field(default_factory=list)


def in_order(tables: Sequence[DraftTable], words: Sequence[Atom]) -> list[DraftTable | list[Line]]:
    """The tables, and the lines of the words between them, as they are read."""
    out: list[DraftTable | list[Line]] = []
    for piece in _ordered(tables, with_labels(tables, words)):
        out.extend([piece] if isinstance(piece, DraftTable) else in_turn(piece))
    return out


def _ordered(tables: Sequence[DraftTable], words: Sequence[Atom]) -> list[DraftTable | list[Line]]:
    if len(tables) == 1 and not words:
        return [tables[0]]
    parts = _halves(tables, words)
    if len(parts) == 1 and not tables:
        return [lines_of(words)] if words else []
    if len(parts) == 1 and words and all(is_pill(table) for table in tables):
        return _on_lines(tables, words)
    if len(parts) == 1:
        parts = _texts_joined(_cut(tables, words, across=True))
    if len(parts) == 1:
        parts = _cut(tables, words, across=False)
    if len(parts) == 1:
        return by_height(tables, lines_of(words))
    return [piece for each in parts for piece in _ordered(each.tables, each.words)]


# -- cut by white ------------------------------------------------------------------------------------------------------


def _cut(tables: Sequence[DraftTable], words: Sequence[Atom], *, across: bool) -> list[_Part]:
    """The strips between the whites that run across, or between those that run down beside a table."""
    low, high = (1, 3) if across else (0, 2)
    things: list[tuple[BBox, DraftTable | Atom]] = [(t.bbox, t) for t in tables]
    things.extend((w.bbox, w) for w in words)
    things.sort(key=lambda thing: thing[0][low])
    out: list[_Part] = []
    end = float("-inf")
    last: DraftTable | Atom | None = None
    for box, thing in things:
        beside = isinstance(thing, DraftTable) or isinstance(last, DraftTable)
        gap = box[low] - end
        if not out or (gap > -1.0 if across else gap > 0.0 and beside):
            out.append(_Part())
        if isinstance(thing, DraftTable):
            out[-1].tables.append(thing)
        else:
            out[-1].words.append(thing)
        if box[high] > end:
            end, last = box[high], thing
    return out


def _texts_joined(parts: Iterable[_Part]) -> list[_Part]:
    out: list[_Part] = []
    for each in parts:
        if out and not each.tables and (not out[-1].tables or _runs_on(each, out[-1])):
            out[-1].words.extend(each.words)
        else:
            out.append(each)
    return out


def _runs_on(part: _Part, above: _Part) -> bool:
    """The text goes on, line by line, with one that stands beside the tables above it."""
    if not above.words:
        return False
    first, last = lines_of(part.words)[0], lines_of(above.words)[-1]
    near = first.top - last.bottom < _SPACING * first.size
    x0, x1 = min(word.x0 for word in part.words), max(word.x1 for word in part.words)
    return near and not any(table.bbox[0] < x1 and x0 < table.bbox[2] for table in above.tables)


def by_height(tables: Sequence[DraftTable], lines: list[Line]) -> list[DraftTable | list[Line]]:
    """Each table after the lines whose middle stands above its top."""
    out: list[DraftTable | list[Line]] = []
    for table in sorted(tables, key=lambda table: (table.bbox[1], table.bbox[0])):
        above = [line for line in lines if (line.bbox[1] + line.bbox[3]) / 2 < table.bbox[1]]
        lines = [line for line in lines if line not in above]
        if above:
            out.append(above)
        out.append(table)
    if lines:
        out.append(lines)
    return out


def beside_text(tables: Sequence[DraftTable], lines: Sequence[Line]) -> bool:
    """A column of text runs past a table: several of its lines stand level with it, others above or below."""
    return any(_runs_past(table, lines) for table in tables)


def _runs_past(table: DraftTable, whole: Sequence[Line]) -> bool:
    x0, top, x1, bottom = table.bbox
    if not [line for line in whole if top < (line.top + line.bottom) / 2 < bottom]:
        return False
    lines = [piece for line in whole if not line.turn for piece in split_at_gaps(line, _APART)]
    beside = [line for line in lines if line.x1 < x0 - _GUTTER or line.x0 > x1 + _GUTTER]
    level = [line for line in beside if top < (line.top + line.bottom) / 2 < bottom]
    return len(level) > 1 and len(level) < len(beside)


# -- ratings set in a text ---------------------------------------------------------------------------------------------


def _on_lines(pills: Sequence[DraftTable], words: Sequence[Atom]) -> list[DraftTable | list[Line]]:
    """Each rating after the text at its left."""
    lines = lines_of(words)
    home = {id(pill): _line_of(pill, lines) for pill in pills}
    things: list[tuple[float, float, DraftTable | Line]] = []
    for number, line in enumerate(lines):
        level = sorted((p for p in pills if home[id(p)] == number), key=lambda pill: pill.bbox[0])
        if level:
            things.extend((number, piece.x0, piece) for piece in _parted(line, [pill.bbox[0] for pill in level]))
            things.extend((number, pill.bbox[0], pill) for pill in level)
        else:
            things.append((number, line.x0, line))
    for pill in pills:
        if home[id(pill)] is None:
            above = sum(line.bbox[3] < pill.bbox[1] + 1 for line in lines)
            things.append((above - 0.5, pill.bbox[0], pill))
    out: list[DraftTable | list[Line]] = []
    for _, _, thing in sorted(things, key=lambda entry: entry[:2]):
        if isinstance(thing, DraftTable):
            out.append(thing)
        elif out and isinstance(out[-1], list):
            out[-1].append(thing)
        else:
            out.append([thing])
    return out


def _share(pill: DraftTable, line: Line) -> float:
    """How much of the line's height is level with the rating."""
    shared = min(pill.bbox[3], line.bottom) - max(pill.bbox[1], line.top)
    return max(0.0, shared) / max(line.bottom - line.top, 1.0)


def _line_of(pill: DraftTable, lines: Sequence[Line]) -> int | None:
    """The line that stands level with a rating; the first of several beside a high one."""
    level = [(_share(pill, line), number) for number, line in enumerate(lines) if _share(pill, line) > _BESIDE]
    if not level:
        return None
    line = lines[level[0][1]]
    if pill.bbox[3] - pill.bbox[1] > _HIGH * (line.bottom - line.top):
        return level[0][1]
    return max(level)[1]


def _parted(line: Line, cuts: Sequence[float]) -> list[Line]:
    groups: dict[int, list[Atom]] = {}
    for word in line.words:
        groups.setdefault(sum(cut < word.x0 for cut in cuts), []).append(word)
    return [part(line, words) for words in groups.values()]


# -- two columns -------------------------------------------------------------------------------------------------------


def _halves(tables: Sequence[DraftTable], words: Sequence[Atom]) -> list[_Part]:
    """What stands above two columns, the left one, the right one, and what stands below; one part where none are."""
    whole = _Part(list(tables), list(words))
    rows = lines_of(words)
    facts = {id(word) for line in in_strips(rows) for word in line.words}
    lines = [piece for line in rows for piece in split_at_gaps(line, _APART)]
    things: list[_Thing] = sorted([*tables, *lines], key=lambda thing: (thing.bbox[1], thing.bbox[0]))
    across = {id(line) for line in lines if id(line.words[0]) in facts}
    heads = {id(line) for line, off in zip(lines, set_off(lines), strict=True) if off}
    size = median(word.size for word in words) if words else 0.0
    best: Sequence[_Thing] = []
    gutter = 0.0
    for at in sorted({round(thing.bbox[0]) - 1.0 for thing in things})[1:]:
        for run in chain.from_iterable(_closed(run, at, heads) for run in _runs(things, at, size, across)):
            if len(run) > len(best) and _are_columns(*_sides(run, at)):
                best, gutter = run, at
    if not best:
        return [whole]
    first, last = min(thing.bbox[1] for thing in best), max(thing.bbox[3] for thing in best)
    inside = {id(thing) for thing in best}
    above = [thing for thing in things if id(thing) not in inside and thing.bbox[1] < first]
    below = [thing for thing in things if id(thing) not in inside and thing.bbox[1] >= first]
    left, right = _sides(best, gutter)
    return [_part(group) for group in (above, left, right, below) if group] if last > first else [whole]


def _part(things: Sequence[_Thing]) -> _Part:
    words = [word for thing in things if isinstance(thing, Line) for word in thing.words]
    return _Part([thing for thing in things if isinstance(thing, DraftTable)], words)


def _sides(things: Sequence[_Thing], gutter: float) -> tuple[list[_Thing], list[_Thing]]:
    return [t for t in things if t.bbox[2] <= gutter], [t for t in things if t.bbox[2] > gutter]


def _runs(things: Sequence[_Thing], gutter: float, size: float, across: Set[int]) -> list[list[_Thing]]:
    """Things one below another that leave the gutter white: no heading of the page, nor what is read `across`."""
    runs: list[list[_Thing]] = [[]]
    for thing in things:
        x0, top, x1, bottom = thing.bbox
        alone = not any(other is not thing and other.bbox[1] < bottom and other.bbox[3] > top for other in things)
        heading = isinstance(thing, Line) and alone and thing.size > _LARGER * size
        if heading or id(thing) in across or (x0 < gutter and x1 > gutter - 2):
            runs.append([])
        else:
            runs[-1].append(thing)
    return [run for run in runs if run]


def _closed(run: Sequence[_Thing], gutter: float, heads: Set[int]) -> list[Sequence[_Thing]]:
    """The run, cut at heads below two headed columns: right of them nothing follows, or the heads of two more."""
    feet = {round(thing.bbox[3]) for thing in run if id(thing) in heads and thing.bbox[0] <= gutter}
    pairs = [n for n, t in enumerate(run) if id(t) in heads and t.bbox[0] > gutter and round(t.bbox[3]) in feet]
    if not pairs:
        return [run]
    cuts = [len(run)]
    after: int | None = None  # what follows in the right column
    for number in range(len(run) - 1, pairs[0], -1):
        if run[number].bbox[0] > gutter:
            after = number
        elif id(run[number]) in heads and (after is None or (after in pairs and not _level(run[number], run[after]))):
            cuts.append(number)
    return [run[a:b] for a, b in pairwise([0, *reversed(cuts)])]


def _level(a: _Thing, b: _Thing) -> bool:
    return round(a.bbox[3]) == round(b.bbox[3])


def _are_columns(left: Sequence[_Thing], right: Sequence[_Thing]) -> bool:
    """Each side has heads over texts of its own, or is a stack of boxes beside a text."""
    if not left or not right:
        return False
    if min(t.bbox[0] for t in right) - max(t.bbox[2] for t in left) < _GUTTER:
        return False
    texts = [[thing for thing in side if isinstance(thing, Line)] for side in (left, right)]
    if not texts[0] and not texts[1]:
        return False
    if not texts[0] or not texts[1]:
        text, stack = (texts[1], left) if not texts[0] else (texts[0], right)
        if any(_abreast(table, other) for table in stack for other in (left if stack is right else right)):
            return False  # a row of boxes, a text below the first
        return len(text) > 2 and not all(is_pill(table) or _on_line(table, text) for table in stack)
    marked = set_off([*texts[0], *texts[1]])
    heads = [heads_in(marked[: len(texts[0])]), heads_in(marked[len(texts[0]) :])]
    first = marked[0] and marked[len(texts[0])]
    if first and _level(texts[0][0], texts[1][0]) and (_over_table(left) or _over_table(right)):
        return True
    return first and min(heads) > 0 and max(heads) > 1 and min(map(len, texts)) > 1


def _over_table(side: Sequence[_Thing]) -> bool:
    """A head, and a table under it."""
    return len(side) > 1 and isinstance(side[0], Line) and isinstance(side[1], DraftTable)


def _abreast(a: _Thing, b: _Thing) -> bool:
    both = isinstance(a, DraftTable) and isinstance(b, DraftTable)
    return both and abs(a.bbox[1] - b.bbox[1]) < _LEVEL and abs(a.bbox[3] - b.bbox[3]) < _LEVEL


def _on_line(table: _Thing, text: Sequence[Line]) -> bool:
    """A box of one line, level with a line of the text: it holds the value of what is said there."""
    middle = (table.bbox[1] + table.bbox[3]) / 2
    return any(abs((line.top + line.bottom) / 2 - middle) < _LEVEL for line in text)
