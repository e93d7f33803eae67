"""Where one paragraph ends and the next begins: each sign is a function of two lines, the first that speaks decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..document import MarkerKind
from ..sentence_ends import hangs
from .draft import Line
from .lines import split_at_gaps
from .markers import marker_kind

_ENDS = (".", "!", "?", ":", ";", "…", ".”", '."', ".'", ".’", ".)")
_WHITE = 3.0
"""White as wide as this, in sizes, stands in no text."""
_SLACK = 3.0
"""Points by which lines of one edge may begin beside it."""
_DASHES = frozenset({"-", "–", "—"})


@dataclass(slots=True)
class Measure:
    """The room that lines have: the edges between which the text is set, along the lines."""

    left: Final[float]
    right: Final[float]


@dataclass(slots=True)
class Column:
    """What is known of the lines of one column before they are parted."""

    lines: Final[Sequence[Line]]
    room: Final[Measure]
    centred: Final[bool]
    pitch: Final[float]  # usual distance of two lines, in sizes


def column_of(lines: Sequence[Line], room: Measure) -> Column:
    return Column(lines, room, _centred(lines, room), _pitch(lines))


def breaks(group: Sequence[Line], after: Line, column: Column) -> bool:
    """Whether `after` begins a new paragraph, the lines of `group` being the one before it."""
    before = group[-1]
    if after.top < before.bottom - 0.6 * before.size:  # two parts of one printed line
        return True
    if opens_item(group, after, column):
        return True
    if _only_marker(group):
        return False
    if _leader(before):
        return True
    if abs(after.size - before.size) > 0.12 * before.size or _far(before, after, column):
        return True
    if before.turn:
        return False
    if (not column.centred and _indent_breaks(group, after)) or _short(group, after, column):
        return True
    if after.words[0].text[:1].islower():
        return False
    return _is_label(before, after) or _style_turns(group, after, column) or _is_parted(before, after)


def opens_item(group: Sequence[Line], after: Line, column: Column) -> bool:
    """The line begins with a marker. Not every number or dash there is one: "… section" / "106. Further …" runs on."""
    kind = marker_kind(after)
    if kind is None:
        return False
    before = group[-1]
    first = marker_kind(group[0])
    if after.words[0].text in _DASHES:
        dashes = sum(line.words[0].text in _DASHES and len(line.words) > 1 for line in column.lines)
        return dashes > 1 or first is MarkerKind.BULLET or (_ends(before) and _spare(before, after, column) > 0)
    if kind is MarkerKind.BULLET:
        return True
    return first is kind or _ends(before) or _spare(before, after, column) > 0


def _centred(lines: Sequence[Line], room: Measure) -> bool:
    """Lines share their middle and not their left edge."""
    if len(lines) < 2:
        return False
    lefts = [line.x0 for line in lines]
    if max(lefts) - min(lefts) <= 3.0:
        return False
    middles = [(line.x0 + line.x1) / 2 for line in lines]
    if max(middles) - min(middles) >= 3.0:
        return False
    return room.right == float("inf") or abs(sum(middles) / len(middles) - (room.left + room.right) / 2) < 12.0


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance of two lines of one paragraph, in sizes."""
    steps: list[float] = []
    before = lines[0]
    for after in lines[1:]:
        size, step = before.size, after.bottom - before.bottom
        if step > 0.5 * size and abs(after.size - size) < 0.1 * size:
            steps.append(step / max(size, 1.0))
        before = after
    steps.sort()
    return min(max(steps[len(steps) // 4], 1.0), 1.6) if steps else 1.25


def _far(before: Line, after: Line, column: Column) -> bool:
    """White between the lines parts them; where a sentence runs on, no less than an empty line does."""
    step = (after.bottom - before.bottom) / (before.size if before.size > 1.0 else 1.0)
    if step <= column.pitch + 0.35:
        return False
    small = after.words[0].text[:1].islower() and not _ends(before)
    runs_on = (small or hangs(before.words[-1].text)) and _spare(before, after, column) < 1.0
    return not runs_on or step > column.pitch + 1.0


def _only_marker(group: Sequence[Line]) -> bool:
    return len(group) == 1 and len(group[0].words) == 1 and marker_kind(group[0]) is MarkerKind.BULLET


def _leader(line: Line) -> bool:
    """An entry of a list of contents: dots lead to its page."""
    return len(line.words) > 2 and line.words[-1].text.isdigit() and line.words[-2].text.strip("….") == ""


def _ends(line: Line) -> bool:
    return line.words[-1].text.endswith(_ENDS)


def _spare(before: Line, after: Line, column: Column) -> float:
    """The room left at the end of a line once the next line's first word were set there; below 0: it did not fit."""
    first = after.words[0]
    wide = first.bottom - first.top if after.turn in (90, 270) else first.x1 - first.x0
    room = column.room
    free = room.right - room.left - (before.x1 - before.x0) if column.centred else room.right - before.x1
    return free - 0.26 * before.size - wide


def _short(group: Sequence[Line], after: Line, column: Column) -> bool:
    """The line ended although the next word had room: somebody ended it."""
    before = group[-1]
    spare = _spare(before, after, column)
    if spare < 0.15 * before.size + 0.5:
        return False
    room = column.room.right - column.room.left
    # where the sentence seems to run on only a clearly short line ends it
    if after.words[0].text[:1].islower():
        return spare > 0.45 * room and len(group) == 1 and not hangs(before.words[-1].text)
    end = before.words[-1].text
    return not hangs(end) or (spare > 0.3 * room and not end.endswith(","))


def _is_label(before: Line, after: Line) -> bool:
    """A word or two with a colon on a line of their own ("Effect:"), below a text that may end there."""
    if len(after.words) > 2:
        return False
    words = [word.text for word in after.words]
    if not words[-1].endswith(":") or not words[0][:1].isupper() or hangs(before.words[-1].text):
        return False
    return after.words[0].bold == before.words[-1].bold is False and not before.words[-1].text.isupper()


def _is_parted(before: Line, after: Line) -> bool:
    """The line holds texts far apart: a capital at the left of the last goes on with none of them."""
    if not after.words[0].text[:1].isupper() or after.x0 > before.x1 - _WHITE * before.size:
        return False
    return after.x0 < split_at_gaps(before, _WHITE)[-1].x0 - before.size


def _style_turns(group: Sequence[Line], after: Line, column: Column) -> bool:
    """A line of one weight, ink or in capitals, wholly, above a line that begins otherwise, and not small."""
    before = group[-1]
    first, last = after.words[0], before.words[-1]
    if first.text in _DASHES or hangs(last.text):
        return False
    if first.bold != last.bold and len({word.bold for word in before.words}) == 1:
        whole = len({word.bold for word in after.words}) == 1
        return whole or _spare(before, after, column) > 0 or first.text[:1].isupper()
    inks = [{word.ink for word in line.words} for line in (before, after)] if first.ink != last.ink else []
    if inks and len(inks[0]) == len(inks[1]) == 1:
        return True
    if last.text.islower() or not first.text[1:2].islower():
        return False
    return not last.text.endswith(("–", "-")) and _capitals(group)


def _capitals(group: Sequence[Line]) -> bool:
    letters = "".join(word.text for line in group for word in line.words)
    return letters.isupper() and sum(c.isalpha() for c in letters) > 3


def _indent_breaks(group: Sequence[Line], after: Line) -> bool:
    before = group[-1]
    step = after.x0 - before.x0
    if abs(step) <= _SLACK or group[0].inner or before.inner:
        return False
    slack = max(0.6 * before.size, _SLACK)
    if -slack <= step <= slack:
        return False
    if marker_kind(group[0]) is not None:
        if len(group) == 1:
            return step < -slack
        return True
    if step > slack:
        # a line set in below plain text: an item or a first-line indent
        return len(group) > 1 or _ends(before)
    return step < -slack and len(group) > 1
