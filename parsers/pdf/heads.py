"""Header blocks of tables without lines: bold or painted lines of several texts that name the columns below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..words import BBox, Colour
from .draft import Line, box_of
from .head_labels import PITCH, Label, labels_of, pieces_of, shared
from .page import Atom
from .region_model import Hint

_ROOMY = 7.0
"""Two bold lines with several texts each, and nothing between, are one header as far as this, in sizes."""
_FEWEST = 3


@dataclass(slots=True, eq=False)
class Head:
    """The lines of a header. `xs` are drawn column edges, `ys` drawn row edges, if any; `spans` the drawn cells:
    row, column, rows, columns."""

    lines: list[Line]
    turned: list[Line]
    xs: tuple[float, ...] = ()
    ys: tuple[float, ...] = ()
    all_xs: tuple[float, ...] = ()  # the edges that `spans` count in
    spans: list[tuple[int, int, int, int]] = field(default_factory=list)
    box: BBox | None = None
    labels: list[Label] = field(default_factory=list)
    tiers: list[Line] = field(default_factory=list)  # texts that head several columns

    @property
    def bbox(self) -> BBox:
        boxes = [line.bbox for line in (*self.lines, *self.turned)]
        return box_of([*boxes, self.box] if self.box else boxes)

    @property
    def size(self) -> float:
        sizes = sorted(line.size for line in (*self.lines, *self.turned))
        return sizes[len(sizes) // 2]

    def words(self) -> list[tuple[str, float]]:
        """Its words in lower case with the x where each begins."""
        return [(word.text.lower(), word.x0) for line in (*self.lines, *self.turned) for word in line.words]


def heads_of(upright: Sequence[Line], turned: Sequence[Line], hints: Sequence[Hint]) -> list[Head]:
    """The headers of a page from top to bottom."""
    heads: list[Head] = []
    for hint in hints:
        head = _drawn(hint, upright, turned)
        if head is not None and not any(_overlap(head.bbox, other.bbox) for other in heads):
            heads.append(head)
    rest = [line for line in upright if not any(_level(line, head.bbox) for head in heads)]
    for block in _bold_blocks(rest, turned):
        low = min((line.top for line in rest if line.top > block[-1].bottom), default=block[-1].bottom)
        head = _bold(block, turned, low)
        if head is not None and not any(_overlap(head.bbox, other.bbox) for other in heads):
            heads.append(head)
    for head in heads:
        head.labels, head.tiers = labels_of(head.lines, head.turned)
    heads = [head for head in heads if len(head.labels) >= _FEWEST and _names(head)]
    return sorted(heads, key=lambda head: head.bbox[1])


def is_bold(line: Line) -> bool:
    """All its words are bold, or light on a dark ground."""
    return is_bold_word(line.words[0]) and all(map(is_bold_word, line.words))


def is_bold_word(word: Atom) -> bool:
    return word.bold or _light(word.ink)


def _light(ink: Colour | None) -> bool:
    return ink is not None and min(ink.red, ink.green, ink.blue) > 200


def _overlap(a: BBox, b: BBox) -> bool:
    return min(a[3], b[3]) - max(a[1], b[1]) > 1.0 and min(a[2], b[2]) - max(a[0], b[0]) > 1.0


def _level(line: Line, box: BBox) -> bool:
    return box[1] - 1 < (line.bbox[1] + line.bbox[3]) / 2 < box[3] + 1


def _names(head: Head) -> bool:
    """Most of its texts are words, no figures."""
    named = sum(any(c.isalpha() for c in label.text) for label in head.labels)
    return named >= 0.6 * len(head.labels)


def _drawn(hint: Hint, upright: Sequence[Line], turned: Sequence[Line]) -> Head | None:
    """The rows at the top of a small grid that hold nothing but bold texts."""
    x0, top, x1, _ = hint.bbox
    taken: list[Line] = []
    rows = 0
    for low in hint.ys[1:]:
        held = [line for line in (*upright, *turned) if _inside(line, (x0, top, x1, low))]
        if any(not is_bold(line) for line in held):
            break
        whole = any(span[0] == rows and span[3] == len(hint.xs) - 1 for span in hint.spans)
        if not hint.full[rows] or (rows and whole and len(held) == 1 and len(pieces_of(held[0])) == 1):
            break  # the second: a banner over rows
        rows += 1
        taken.extend(held)
        top = low
    while rows and not any(_level(line, (x0, hint.ys[rows - 1], x1, hint.ys[rows])) for line in taken):
        rows -= 1
    if not rows or not taken:
        return None
    ys = hint.ys[: rows + 1]
    spans = [span for span in hint.spans if span[0] + span[2] <= rows]
    columns = sum(c for r, _, rs, c in spans if r + rs == rows)
    whole = columns == len(hint.xs) - 1 and columns >= _FEWEST
    flat = [line for line in taken if not line.turn]
    if any(_beside(line, (x0, ys[0], x1, ys[-1])) for line in upright):
        return None  # a part of a larger header
    box = (x0, ys[0], x1, ys[-1])
    up = [line for line in taken if line.turn]
    if whole:
        return Head(flat, up, _edges(hint.xs, spans, rows), ys, hint.xs, spans, box)
    return Head(flat, up, box=box)


def _beside(line: Line, box: BBox) -> bool:
    """A bold line of several texts that stands out on a side, level with a drawn header or right above it."""
    if line.x0 > box[0] - 10 and line.x1 < box[2] + 10:
        return False
    middle = (line.top + line.bottom) / 2
    level = box[1] - 1.2 * line.size < middle < box[3]
    outer = [piece for piece in pieces_of(line) if piece.x1 < box[0] + 1 or piece.x0 > box[2] - 1]
    return level and bool(outer) and all(is_bold(piece) for piece in outer) and len(pieces_of(line)) > 1


def _edges(xs: Sequence[float], spans: Sequence[tuple[int, int, int, int]], rows: int) -> tuple[float, ...]:
    """The column edges of the lowest row of a drawn header."""
    starts = [xs[c] for r, c, rs, _ in spans if r + rs == rows]
    return (*sorted(starts), xs[-1])


def _inside(line: Line, box: BBox) -> bool:
    x0, top, x1, bottom = line.bbox
    return box[1] <= (top + bottom) / 2 <= box[3] and x0 > box[0] - 3 and x1 < box[2] + 3


def _bold_blocks(upright: Sequence[Line], turned: Sequence[Line]) -> list[list[Line]]:
    """Bold lines that follow each other with little white between them, but for what upright labels bridge."""
    blocks: list[list[Line]] = []
    spans = [line.bbox for line in turned]
    before: Line | None = None
    for line in sorted(upright, key=lambda line: line.top):
        if not is_bold(line):
            before = None
            continue
        if before is not None and blocks and blocks[-1][-1] is before:
            gap = line.top - before.bottom
            bridged = any(box[1] < before.bottom + line.size and box[3] > line.top - line.size for box in spans)
            near = _ROOMY if len(pieces_of(before)) > 1 else 1.9
            if gap < near * line.size or bridged:
                blocks[-1].append(line)
                before = line
                continue
        blocks.append([line])
        before = line
    return blocks


def _bold(block: list[Line], turned: Sequence[Line], low: float) -> Head | None:
    """The header of a block of bold lines; the first line below it begins at `low`."""
    lines = list(block)
    while len(lines) > 1 and _is_heading(lines[0], lines[1]):
        lines.pop(0)
    left = min(line.x0 for line in lines)
    while len(lines) > 1 and _is_banner(lines[-1], left, turned) and not _goes_on(lines[-2], lines[-1]):
        lines.pop()
    _, top, _, bottom = box_of(line.bbox for line in lines)
    tall = 30 * lines[-1].size
    up: list[Line] = []
    todo = sorted(turned, key=lambda line: line.bbox[1])
    up.extend(line for line in todo if bottom - 2 < line.bbox[1] and line.bbox[3] < min(low + line.size, bottom + tall))
    todo = [line for line in todo if line not in up]
    bottom = max([bottom, *(line.bbox[3] for line in up)])
    while True:
        level = [line for line in todo if line.bbox[1] < bottom + line.size and line.bbox[3] > top - line.size]
        level = [line for line in level if max(line.bbox[3], bottom) - min(line.bbox[1], top) < tall]
        if not level:
            break
        up.extend(level)
        todo = [line for line in todo if line not in level]
        top, bottom = min(top, *(line.bbox[1] for line in level)), max(bottom, *(line.bbox[3] for line in level))
    return Head(lines, up)


def _is_banner(line: Line, left: float, turned: Sequence[Line]) -> bool:
    """A text alone at the left, with no upright label beside it: it heads the rows below."""
    beside = any(box[1] < line.bottom and box[3] > line.top - 2 for box in (other.bbox for other in turned))
    return len(pieces_of(line)) == 1 and line.x0 < left + 4 and not beside


def _is_heading(line: Line, after: Line) -> bool:
    """A text alone above the header that does not go on below."""
    if len(pieces_of(line)) > 1:
        return False
    return line.size > 1.12 * after.size or not _goes_on(line, after)


def _goes_on(before: Line, after: Line) -> bool:
    """Two lines of one header: no further apart than lines of a text, one below the other."""
    if after.top - before.bottom > PITCH * after.size or abs(after.size - before.size) > 0.12 * after.size:
        return False
    return any(shared(a, b) > 0 for a in pieces_of(before) for b in pieces_of(after))
