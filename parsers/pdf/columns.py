"""Text set side by side: which lines of a page are read down one column and then down the next.

Between two headings, white runs straight down between texts that begin at one x on each side. Two columns of prose
are read so, and so is a narrow column of labels and facts beside the text of a risk: its lines do not stand level with
those beside it, or its own values stand below its own labels. A list of labels with their values is read across.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .draft import Line
from .forms import labels_first
from .heads import is_bold
from .markers import marker_kind
from .page import Shape
from .pictures import take_bullets
from .side_by_side import Block, cut_at, starts_of

_LEAST_LINES = 6
_LEAST_LETTERS = 22
"""A column of prose has lines of at least this many letters; labels beside values have fewer."""
_HEADED = 2
"""A heading over each of two blocks is worth this many lines."""
_INDENT = 4.0
_LEVEL = 0.22
"""Two texts stand level whose feet differ by less than this, in sizes."""


@dataclass(frozen=True, slots=True)
class Run:
    """Lines to be read one below the other. `right` is how far they may go where other text stands beside them."""

    lines: list[Line]
    right: float | None = None


def columns_in_turn(lines: Sequence[Line], shapes: Sequence[Shape] = (), right: float | None = None) -> list[Run]:
    """The lines in runs to be read one after the other: whole lines, or one column of a zone of two.

    `shapes` are those of the page: some are bullets.
    """
    ordered = sorted(lines, key=lambda line: line.top)
    starts = starts_of(ordered)
    blocks = _blocks(ordered, starts, shapes)
    if not blocks:
        return [Run(labels_first(ordered, starts), right)] if ordered else []
    edge = max((line.x1 for block in blocks for line in block.left), default=None)
    runs: list[Run] = []
    at = 0
    for block in blocks:
        runs.extend(_plain(ordered[at : block.start], right))
        runs.extend(columns_in_turn(block.left, shapes, edge))
        runs.extend(columns_in_turn(block.right, shapes, right))
        at = block.stop
    return [*runs, *_plain(ordered[at:], right)]


def _plain(lines: Sequence[Line], right: float | None) -> list[Run]:
    return [Run(labels_first(lines, starts_of(lines)), right)] if lines else []


def _blocks(lines: Sequence[Line], starts: Sequence[float], shapes: Sequence[Shape]) -> list[Block]:
    """The zones of two columns, all with the same white between, one of `starts`: that which parts the most lines.

    A text alone that is larger than most is a heading; a bold one is where that lets more lines be read.
    """
    best: list[Block] = []
    for x in starts:
        for bold in (False, True):
            cut = cut_at(lines, x, bold)
            for block in cut if shapes else ():
                take_bullets([*block.left, *block.right], shapes)
            sure = [block for block in cut if _read_down(block)]
            found = [b for b in cut if b in sure or (sure and not _level(b.left, b.right))]
            if sure and _worth(found) > _worth(best):
                best = found
    return best


def _worth(blocks: Sequence[Block]) -> tuple[int, float]:
    return sum(b.stop - b.start + _HEADED for b in blocks), min((b.river for b in blocks), default=0.0)


def _read_down(block: Block) -> bool:
    """The two columns are read one after the other, for sure."""
    left, right = block.left, block.right
    letters = [median(len(line.text) for line in side) for side in (left, right)]
    if min(len(left), len(right)) >= _LEAST_LINES and min(letters) >= _LEAST_LETTERS:
        return True
    pair = _beside(left, right), _beside(right, left)
    rows = _in_rows(pair[0][1:], pair[1][1:]) and not (_set_in(pair[0]) and _set_in(pair[1]))
    if _headed(pair[0]) and _headed(pair[1]) and not rows:
        return True
    return (_labelled(left) and _labelled(right)) or not _level(left, right)


def _beside(lines: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    """Those of the lines that stand beside the others, from the first to the last of these."""
    top, bottom = others[0].top, others[-1].bottom
    return [line for line in lines if line.bottom > top and line.top < bottom]


def _headed(lines: Sequence[Line]) -> bool:
    """One bold label with all the rest below it, evenly spaced: nothing parts it into rows."""
    return len(_groups(lines)) == 2 and is_bold(lines[0]) and not is_bold(lines[1])


def _set_in(lines: Sequence[Line]) -> bool:
    """All that stands below the label is set in from it, as lists are."""
    return all(line.x0 > lines[0].x0 + _INDENT for line in lines[1:])


def _in_rows(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """The lines may be rows: beside each that begins a text another does."""
    if len(left) != len(right) or all(marker_kind(line) is not None for line in (*left, *right)):
        return False
    return all(a.text[0].islower() is b.text[0].islower() for a, b in zip(left, right, strict=True))


def _labelled(lines: Sequence[Line]) -> bool:
    """Bold labels with their texts below them."""
    bold = [is_bold(line) for line in lines]
    heads = sum(a and not b for a, b in pairwise(bold))
    return heads > 1 and bold[0]


def _level(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Nearly each text on the left stands level with the beginning, or the middle, of one on the right."""
    size = median(line.size for line in left)
    top, bottom = right[0].top, right[-1].bottom
    beside = [group for group in _groups(left) if group[0].bottom > top and group[-1].top < bottom]
    texts = _groups(right)
    off = 0
    for group in beside:
        first = group[0].bottom
        foot = any(abs(line.bottom - first) < _LEVEL * size for line in right)
        middle = (group[0].top + group[-1].bottom) / 2
        centred = any(abs((text[0].top + text[-1].bottom) / 2 - middle) < 0.3 * size for text in texts)
        off += not foot and not centred
    return off < max(2, 0.3 * len(beside))


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of one text: of one weight, and no further apart than most."""
    groups: list[list[Line]] = []
    steps = sorted(b.top - a.top for a, b in pairwise(lines))
    usual = steps[len(steps) // 3] if steps else 0.0
    for line in lines:
        same = bool(groups) and is_bold(groups[-1][-1]) == is_bold(line)
        if same and line.top - groups[-1][-1].top < 1.15 * usual:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups
