"""Statements whose lines are full: whether the next line goes on or begins a new one, told by all cells of a column.

A line that the next word had no room on may be a wrap or the end of a statement. What the column prints elsewhere
tells how likely each is: how often statements end there, with a stop or without, and whether sentences also begin in
the middle of a line; and the report tells of the next word whether it is written with a capital inside sentences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ..sentence_ends import ends_sentence, hangs, refers_back
from .draft import DraftBlock, DraftCell, DraftParagraph
from .page import Atom
from .reparting import part_at
from .wording import Wording

_SENTENCE = 3
"""A statement has at least this many words."""
_ITEM = 5.0
"""So many times rarer is text that follows an item of a list without a bullet of its own."""
_SAME = 0.1
"""Two sizes are one within this many points."""
_WHITE = 0.12
"""The least white between paragraphs, in sizes."""
_LABEL = 4
"""A label before a colon has at most this many."""


@dataclass(slots=True)
class Habit:
    """How the cells of one column print their statements; counts of places seen."""

    stopped: int = 0  # a statement ends with a stop, another begins below it
    open: int = 0  # a statement ends without a stop, another begins below it
    inside: int = 0  # a sentence ends and another begins on the same line
    wraps: int = 0  # lines that go on for sure
    ends: int = 0  # statements that end where the cell does
    ends_stopped: int = 0
    widest: float = 0.0  # the longest line, in points
    leading: float = 0.0  # the largest step between lines that go on for sure, in sizes; 0: none seen

    def add(self, other: Habit, weight: int = 1) -> None:
        self.stopped += weight * other.stopped
        self.open += weight * other.open
        self.inside += weight * other.inside
        self.wraps += weight * other.wraps
        self.ends += weight * other.ends
        self.ends_stopped += weight * other.ends_stopped
        self.widest = max(self.widest, other.widest)
        self.leading = max(self.leading, other.leading)

    @property
    def stop_share(self) -> float:
        """How likely a statement ends with a stop."""
        return (self.stopped + self.ends_stopped + 0.5) / (self.stopped + self.open + self.ends + 1.0)


Key = tuple[int, int]

_NONE: Final = Habit()


def settle(blocks: list[DraftBlock], cells: Iterable[DraftCell], wording: Wording) -> None:
    """Part paragraphs again where a full line ends a statement: in the cells of all tables and in the free text."""
    runs: dict[Key, list[list[DraftBlock]]] = defaultdict(list)
    for cell in cells:
        if _tells(cell.blocks):
            runs[round(cell.bbox[0] / 4), round(cell.bbox[2] / 4)].append(cell.blocks)
    for several in runs.values():
        _settle(several, wording)
    _settle([blocks], wording, free=True)


def _tells(blocks: Sequence[DraftBlock]) -> bool:
    """A statement may stand there, or several lines: a word or two beside each other tell nothing."""
    for block in blocks:
        if isinstance(block, DraftParagraph) and (block.starts or len(block.words) >= _SENTENCE):
            return True
    return False


def _settle(runs: Sequence[list[DraftBlock]], wording: Wording, free: bool = False) -> None:
    """Part the paragraphs of runs that are set to one width, each of them a cell's blocks or the free text.

    The paragraphs of free text are of all kinds: that some have one sentence says nothing of the others.
    """
    several = [number for number, run in enumerate(runs) if any(map(_may_be_several, run))]
    if not several:
        return
    habits = [_habit_of([block for block in run if isinstance(block, DraftParagraph) and block.words]) for run in runs]
    column = Habit()
    for own in habits:
        if own is not _NONE:
            column.add(own)
    for number in several:
        habit = Habit()
        habit.add(column)
        habit.add(habits[number], 2)
        if free:
            habit.inside += habit.stopped
        parted: list[DraftBlock] = []
        for block in runs[number]:
            if isinstance(block, DraftParagraph) and _may_be_several(block):
                parted.extend(part_at(block, _cuts(block, habit, wording)))
            else:
                parted.append(block)
        runs[number][:] = parted


def _may_be_several(block: DraftBlock) -> bool:
    """A capital begins one of the lines after the first."""
    if isinstance(block, DraftParagraph):
        for start in block.starts:
            if start and block.words[start].text[:1].isupper():
                return True
    return False


def _habit_of(paragraphs: Sequence[DraftParagraph]) -> Habit:
    """What the paragraphs of a run show that have words."""
    habit = _NONE
    for number, paragraph in enumerate(paragraphs, 1):
        initials = _initials(paragraph.words)
        if not _is_spelt(initials):
            continue
        if habit is _NONE:
            habit = Habit()
        lines = paragraph.lines()
        after = paragraphs[number] if number < len(paragraphs) else None
        stop = ends_sentence(paragraph.words[-1].text)
        if after is None:
            habit.ends += 1
            habit.ends_stopped += stop
        elif after.marker is None and paragraph.marker is None and not paragraph.words[-1].text.endswith(":"):
            habit.stopped += stop
            habit.open += not stop
        habit.widest = max(habit.widest, *[line[-1].x1 - line[0].x0 for line in lines])
        capitals = {number for number, initial in enumerate(initials) if initial.isupper()}
        within = capitals.difference((0, *paragraph.starts))
        habit.inside += sum([ends_sentence(paragraph.words[number - 1].text) for number in within])
        for line, following in pairwise(lines):
            if following[0].text[:1].islower() or hangs(line[-1].text):
                habit.wraps += 1
                habit.leading = max(habit.leading, _step(line, following))
    return habit


def _step(before: Sequence[Atom], after: Sequence[Atom]) -> float:
    """How far a line stands below the one before, in sizes; 0 where that tells nothing: turned, or on another page."""
    first, last = after[0], before[-1]
    alike = first.page == last.page and first.turn == last.turn == 0 and abs(first.size - last.size) < _SAME
    return max(first.bottom - last.bottom, 0.0) / first.size if alike else 0.0


def _is_statement(words: Sequence[Atom]) -> bool:
    """Words enough, half of them small: no name, label or score."""
    return _is_spelt(_initials(words))


def _initials(words: Sequence[Atom]) -> str:
    """The letters that words begin with; none of words too few for a statement."""
    return "".join([word.text[:1] or " " for word in words]) if len(words) >= _SENTENCE else ""


def _is_spelt(initials: str) -> bool:
    small = sum(map(str.islower, initials))
    if small >= _SENTENCE and 2 * small >= len(initials):  # as in most statements
        return True
    spelt = sum(map(str.isalpha, initials))
    return spelt >= _SENTENCE and 2 * small >= spelt


def _labelled(line: Sequence[Atom]) -> bool:
    """A label and a colon begin the line."""
    return any(word.text.endswith(":") for word in line[:_LABEL])


def _cuts(paragraph: DraftParagraph, habit: Habit, wording: Wording) -> list[int]:
    """The numbers of the lines that begin a new statement."""
    cuts: list[int] = []
    lines = paragraph.lines()
    for number, (before, after) in enumerate(pairwise(lines), 1):
        if not after[0].text[:1].isupper():
            continue
        said = [word for line in lines[cuts[-1] if cuts else 0 : number] for word in line]
        item = paragraph.marker is not None
        if before[0].turn == 0 and (
            _spaced(before, after, habit)
            or ((_is_statement(said) or _labelled(after)) and _begins(said, after, habit, wording, item))
        ):
            cuts.append(number)
    return cuts


def _spaced(before: Sequence[Atom], after: Sequence[Atom], habit: Habit) -> bool:
    """More white stands above the line than between any two lines of the column that are one text for sure."""
    return 0 < habit.leading < _step(before, after) - _WHITE and not hangs(before[-1].text)


def _begins(said: Sequence[Atom], after: Sequence[Atom], habit: Habit, wording: Wording, item: bool) -> bool:
    """The line after what is said, perhaps in a list's item, begins a new statement more likely than not.

    A capital begins the line.
    """
    end, start = said[-1].text, after[0].text
    if hangs(end) or end.endswith(":"):
        return False
    if ends_sentence(end):
        return not item and habit.stopped > 2 * habit.inside and (not habit.inside or not refers_back(start))
    return _odds(said, after, habit, wording) > (_ITEM if item else 1.0)


def _odds(said: Sequence[Atom], after: Sequence[Atom], habit: Habit, wording: Wording) -> float:
    """How much likelier a new statement is than a wrapped sentence, where no stop ends the line before."""
    ended = habit.open + habit.stopped
    share = (ended + 0.3) / (ended + habit.wraps + 2.0)
    # a statement's end leaves any room, by chance no more than the next word would fill
    filled = min((after[0].x1 - after[0].x0 + 0.25 * after[0].size) / max(habit.widest, 1.0), 1.0)
    odds = filled * share / (1 - share)
    odds *= (1 - habit.stop_share) / 0.9
    odds /= wording.capital_rate(after[0].text)
    if len(after) > 1:
        odds *= 2.0 if after[1].text[:1].islower() else 0.3
    else:
        odds *= 0.5
    if _labelled(after):
        odds *= 5.0
    if len(said) > 1 and said[-1].text[:1].isupper() and not said[-1].text.isupper():
        odds *= 0.4
    return odds
