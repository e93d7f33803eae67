"""Lines to paragraphs: where one statement ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ..document import MarkerKind
from .draft import Atom, DraftParagraph, Line
from .lines import along, part
from .markers import marker_kind, sure_bullet, take_marker

_ENDS = (".", "!", "?", ":", ";", "…", ".”", '."', ".'", ".’", ".)")


@dataclass(frozen=True, slots=True)
class Measure:
    """The room that lines have: the edges between which the text is set, along the lines."""

    left: float
    right: float


def paragraphs_of(lines: Sequence[Line], measure: Measure | None = None) -> list[DraftParagraph]:
    """The paragraphs of lines that stand one below another in one column. Turned lines come last."""
    out: list[DraftParagraph] = []
    turns: dict[int, list[Line]] = {}
    for line in lines:
        turns.setdefault(line.turn, []).append(line)
    for turn, group in turns.items():
        out.extend(_of_one_turn(group, measure if turn == 0 else None))
    return out


def _of_one_turn(lines: list[Line], measure: Measure | None) -> list[DraftParagraph]:
    lines = [piece for line in lines for piece in _at_inner_bullets(line)]
    left = min(line.x0 for line in lines)
    right = max(line.x1 for line in lines)
    if measure is not None:
        left, right = min(left, measure.left), max(right, measure.right)
    elif lines[0].turn:
        right = float("inf")  # an upright label's room is not known; its lines are one text
    centred = _centred(lines)
    pitch = _pitch(lines)
    groups: list[list[Line]] = [[lines[0]]]
    for before, after in pairwise(lines):
        if _breaks(groups[-1], before, after, Measure(left, right), centred, pitch):
            groups.append([])
        groups[-1].append(after)
    out = [_paragraph(group, right) for group in groups]
    _set_levels(out)
    return out


def _at_inner_bullets(line: Line) -> list[Line]:
    """A line that holds bullet glyphs between words holds several items."""
    cuts = [i for i, word in enumerate(line.words) if i and sure_bullet(word.text) and word.text[0] != "·"]
    if not cuts or sure_bullet(line.words[cuts[0] - 1].text):
        return [line]
    edges = [0, *cuts, len(line.words)]
    return [part(line, line.words[a:b]) for a, b in pairwise(edges) if b > a]


def _centred(lines: Sequence[Line]) -> bool:
    """Lines share their middle and not their left edge."""
    if len(lines) < 2:
        return False
    middles = [(line.x0 + line.x1) / 2 for line in lines]
    lefts = [line.x0 for line in lines]
    return max(middles) - min(middles) < 3.0 < max(lefts) - min(lefts)


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance of two lines of one paragraph, in line heights."""
    steps = sorted(
        (after.bottom - before.bottom) / max(before.size, 1.0)
        for before, after in pairwise(lines)
        if abs(after.size - before.size) < 0.1 * before.size and after.bottom - before.bottom > 0.5 * before.size
    )
    if not steps:
        return 1.25
    return min(max(steps[len(steps) // 4], 1.0), 1.6)


def _breaks(group: list[Line], before: Line, after: Line, room: Measure, centred: bool, pitch: float) -> bool:
    if after.top < before.bottom - 0.6 * before.size:  # two parts of one printed line
        return True
    if marker_kind(after) is not None and _marker_opens(group, before, after, room):
        return True
    if abs(after.size - before.size) > 0.12 * before.size:
        return True
    if (after.bottom - before.bottom) / max(before.size, 1.0) > pitch + 0.35:
        return True
    if before.turn:
        return False
    if _style_turns(before, after, room, centred):
        return True
    if not centred and _indent_breaks(group, before, after):
        return True
    return _short(group, before, after, room, centred)


def _marker_opens(group: list[Line], before: Line, after: Line, room: Measure) -> bool:
    """Not every number at a line's start is a marker: "… section" / "106. Further …" runs on."""
    kind = marker_kind(after)
    if kind is MarkerKind.BULLET:
        return (
            after.words[0].text not in {"-", "–", "—"}
            or _hangs(group, after)
            or _spare(before, after, room) > 0
            or (marker_kind(group[0]) is MarkerKind.BULLET)
        )
    return marker_kind(group[0]) is kind or _spare(before, after, room) > 0 or _ends(before)


def _hangs(group: list[Line], after: Line) -> bool:
    return abs(group[0].x0 - after.x0) < 2.0 and marker_kind(group[0]) is not None


def _ends(line: Line) -> bool:
    return line.words[-1].text.endswith(_ENDS)


def _first_width(line: Line) -> float:
    box = along(line.words[0], line.turn)
    return box[2] - box[0]


def _spare(before: Line, after: Line, room: Measure, centred: bool = False) -> float:
    """The room left at the end of a line once the next line's first word were set there; below 0: it did not fit."""
    space = 0.26 * before.size
    free = room.right - room.left - (before.x1 - before.x0) if centred else room.right - before.x1
    return free - space - _first_width(after)


def _short(group: list[Line], before: Line, after: Line, room: Measure, centred: bool) -> bool:
    """The line ended although the next word had room: somebody ended it."""
    spare = _spare(before, after, room, centred)
    if spare < 0.15 * before.size + 0.5:
        return False
    first = after.words[0].text
    if first[:1].islower() or before.words[-1].text.endswith((",", "-", "–", "&", "/")):
        # the sentence seems to run on: only a clearly short line ends it
        return (
            spare > 0.45 * (room.right - room.left)
            and len(group) == 1
            and not before.words[-1].text.endswith((",", "-", "–", "&", "/"))
        )
    return True


def _style_turns(before: Line, after: Line, room: Measure, centred: bool) -> bool:
    """A line of one weight or ink, wholly, above a line that begins in another."""
    weights = {word.bold for word in before.words}
    inks = {word.ink for word in before.words}
    first = after.words[0]
    if len(weights) == 1 and first.bold not in weights:
        return _spare(before, after, room, centred) > 0 or first.text[:1].isupper() or marker_kind(after) is not None
    if len(inks) == 1 and first.ink not in inks and len({word.ink for word in after.words}) == 1:
        return _spare(before, after, room, centred) > 0 or first.text[:1].isupper()
    return False


def _indent_breaks(group: list[Line], before: Line, after: Line) -> bool:
    step = after.x0 - before.x0
    slack = max(0.6 * before.size, 3.0)
    if marker_kind(group[0]) is not None:
        if before is group[0]:
            return step < -slack
        return abs(step) > slack
    if step > slack:
        # a line set in below plain text: an item or a first-line indent
        return len(group) > 1 or _ends(before)
    if step < -slack:
        return len(group) > 1
    return False


def _paragraph(group: list[Line], right: float) -> DraftParagraph:
    marker, first = take_marker(group[0])
    words: list[Atom] = []
    for number, line in enumerate([first, *(line.words for line in group[1:])]):
        for word in line:
            word.line = number
            words.append(word)
    last = group[-1]
    if marker:
        for word in marker.words:
            word.line = 0
    return DraftParagraph(words, marker, left=group[0].x0, full=right - last.x1 < 4 * last.size)


def _set_levels(paragraphs: Sequence[DraftParagraph]) -> None:
    """Depth of list items by how far they are set in."""
    lefts: list[float] = []
    for paragraph in paragraphs:
        if paragraph.marker is None:
            lefts = []
            continue
        while lefts and paragraph.left < lefts[-1] - 4:
            lefts.pop()
        if not lefts or paragraph.left > lefts[-1] + 4:
            lefts.append(paragraph.left)
        paragraph.level = len(lefts) - 1


def body_size(words: Sequence[Atom]) -> float:
    return median(word.size for word in words) if words else 10.0
