"""Lines to paragraphs and list items."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..shapes import ARROWS
from .breaks import Measure, breaks, column_of
from .draft import DraftParagraph, Line
from .lines import part
from .markers import holds_bullet, sure_bullet, take_marker


def paragraphs_of(lines: Sequence[Line], room: Measure | None) -> list[DraftParagraph]:
    """The paragraphs of lines that stand one below another in one column. Turned lines come last.

    `room` is that of the upright lines; None: as wide as the widest of them.
    """
    if len(lines) == 1 or len({line.turn for line in lines}) == 1:
        return _of_one_turn(lines, None if lines[0].turn else room)
    turns: dict[int, list[Line]] = {}
    for line in lines:
        turns.setdefault(line.turn, []).append(line)
    out: list[DraftParagraph] = []
    for turn, group in turns.items():
        out.extend(_of_one_turn(group, room if turn == 0 else None))
    return out


def _of_one_turn(lines: Sequence[Line], room: Measure | None) -> list[DraftParagraph]:
    texts = [word.text for line in lines for word in line.words[1:]]
    if texts and holds_bullet("".join(texts)):
        lines = [piece for line in lines for piece in _at_inner_bullets(line)]
    right = lines[0].x1 if len(lines) == 1 else max([line.x1 for line in lines])
    if room is not None and room.right > right:
        right = room.right
    if len(lines) == 1:
        return [_paragraph(lines, right)]
    left = min([line.x0 for line in lines])
    column = column_of(lines, Measure(left if room is None else min(left, room.left), right))
    group = [lines[0]]
    groups = [group]
    for after in lines[1:]:
        if breaks(group, after, column):
            group = []
            groups.append(group)
        group.append(after)
    out = [_paragraph(group, right) for group in groups]
    _set_levels(out)
    return out


def _at_inner_bullets(line: Line) -> list[Line]:
    """A line that holds bullet glyphs between words holds several items; an arrow at its end shows a direction."""
    words = line.words[:-1] if line.words[-1].text in ARROWS else line.words
    cuts = [i for i, word in enumerate(words) if i and sure_bullet(word.text) and word.text[0] != "·"]
    if not cuts or sure_bullet(line.words[cuts[0] - 1].text):
        return [line]
    pieces = [part(line, line.words[a:b]) for a, b in pairwise([0, *cuts, len(line.words)]) if b > a]
    for piece in pieces[1:]:
        piece.inner = True
    pieces[0].bullet = line.bullet
    return pieces


def _paragraph(group: Sequence[Line], right: float) -> DraftParagraph:
    marker, first = take_marker(group[0])
    words = list(first)
    starts: list[int] = []
    for line in group[1:]:
        starts.append(len(words))
        words.extend(line.words)
    last = group[-1]
    full = right - last.x1 < 4 * last.size
    return DraftParagraph(words, marker, left=group[0].x0, inner=group[0].inner, full=full, starts=starts)


def _set_levels(paragraphs: Sequence[DraftParagraph]) -> None:
    """Depth of list items by how far they are set in."""
    lefts: list[float] = []
    for paragraph in paragraphs:
        if paragraph.marker is None:
            lefts = []
            continue
        if paragraph.inner:
            paragraph.level = max(len(lefts) - 1, 0)
            continue
        while lefts and paragraph.left < lefts[-1] - 4:
            lefts.pop()
        if not lefts or paragraph.left > lefts[-1] + 4:
            lefts.append(paragraph.left)
        paragraph.level = len(lefts) - 1
