"""Labels side by side, each over or before its own short value: a strip of facts in a card, read label by label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..document import MarkerKind
from .draft import Line
from .lines import part, split_at_gaps
from .markers import marker_kind
from .page import Atom

_APART = 1.5
"""Texts of two columns stand this far from each other, in sizes, at least."""
_FLUSH = 4.0
_SAME = 1.5
"""Points by which a value begins beside its label's beginning, where little white stands before it."""
_SPACE = 0.4
"""White wider than this, in sizes, is more than a space."""
_WRAPPED = 0.6
"""Lines of one fact stand nearer than this below each other, in sizes."""
_NEAR = 1.5
"""The values stand this near below their labels, in sizes."""


def in_turn(lines: Sequence[Line], *, told: bool = False) -> list[list[Line]]:
    """The lines in runs to be read one after the other: each label of a strip with its value is a run.

    `told`: only strips whose labels end in colons.
    """
    runs: list[list[Line]] = []
    at = 0
    for start, stop, facts in _told(lines) if told else _strips(lines):
        runs.extend([list(lines[at:start])] if start > at else [])
        runs.extend(facts)
        at = stop
    return [*runs, list(lines[at:])] if at < len(lines) else runs


def in_strips(lines: Sequence[Line]) -> list[Line]:
    """Those of the lines that are strips of facts."""
    return [line for start, stop, _ in _strips(lines) for line in lines[start:stop]]


def in_facts(lines: Sequence[Line]) -> list[Line]:
    """Those of the lines that hold labels with colons, each before its value, and what these go on with."""
    return [line for start, stop, _ in _told(lines) for line in lines[start:stop]]


def _told(lines: Sequence[Line]) -> Iterator[tuple[int, int, list[list[Line]]]]:
    """The strips of several lines whose labels all end in colons."""
    if len([word for line in lines if ":" in line.text for word in line.words if word.text[-1] == ":"]) > 1:
        yield from (strip for strip in _strips(lines) if strip[1] > strip[0] + 1 and all(map(_is_told, strip[2])))


def _is_told(fact: Sequence[Line]) -> bool:
    """The fact begins with a label that ends in a colon, on its first line."""
    look = _look([part(fact[0], fact[0].words[:1])])
    label = [word for word in fact[0].words if _look([part(fact[0], [word])]) == look]
    return len(label) < len(fact[0].words) and label[-1].text.endswith(":")


def _strips(lines: Sequence[Line]) -> Iterator[tuple[int, int, list[list[Line]]]]:
    """The number of each strip's first line, of the line after its last, and its facts."""
    at = 0
    while at < len(lines):
        beside = facts_of(lines[at])
        pairs = [] if beside else _pairs(lines, at)
        if not beside and not pairs:
            at += 1
            continue
        start = at
        at += 1 if beside else 2
        facts = pairs or [[fact] for fact in beside]
        while at < len(lines) and (_wraps(lines[at], pairs) if pairs else _wraps_below(lines[at], facts)):
            at += 1
        yield start, at, facts


def facts_of(line: Line) -> list[Line]:
    """Labels on a line, each with the value beside it in another look; none where it is no such line."""
    if line.turn or not any(c.isalpha() for c in line.words[0].text):
        return []  # a bullet
    label = _look([part(line, line.words[:1])])
    starts = [
        at
        for at, word in enumerate(line.words)
        if _look([part(line, [word])]) == label and (at == 0 or _look([part(line, [line.words[at - 1]])]) != label)
    ]
    facts = [part(line, line.words[a:b]) for a, b in pairwise([*starts, len(line.words)])]
    apart = all(b.x0 - a.x1 > (_SPACE if _is_told([b]) else _APART) * b.size for a, b in pairwise(facts))
    return facts if len(facts) > 1 and apart and all(len(_look([fact])) == 2 for fact in facts) else []


def _pairs(lines: Sequence[Line], at: int) -> list[list[Line]]:
    """The labels of a line with the values right below; none where that is no such line, or the rows go on."""
    if at + 1 >= len(lines) or lines[at].turn or lines[at + 1].turn:
        return []
    labels = split_at_gaps(lines[at], _APART)
    values = _under(lines[at + 1], labels)
    if not _fit(labels, values) or _look(labels) & _look(values) or len(_look(labels)) > 1:
        return []
    if lines[at + 1].top - lines[at].bottom > _NEAR * lines[at].size or all(map(_is_listed, values)):
        return []
    below = _under(lines[at + 2], labels) if at + 2 < len(lines) else []
    if _fit(labels, below) and _look(below) == _look(values):
        return []  # the rows of a table
    return [[label, value] for label, value in zip(labels, values, strict=True)]


def _is_listed(value: Line) -> bool:
    """The text is the first of a list: no short value."""
    return marker_kind(value) is MarkerKind.BULLET


def _under(line: Line, labels: Sequence[Line]) -> list[Line]:
    """The line's texts: cut where the white is wide, or wider than a space and a label begins right above."""
    cuts = [0]
    for at, (before, after) in enumerate(pairwise(line.words), 1):
        flush = any(abs(label.x0 - after.x0) < _SAME for label in labels[1:])
        if after.x0 - before.x1 > (_SPACE if flush else _APART) * max(before.size, after.size):
            cuts.append(at)
    return [part(line, line.words[a:b]) for a, b in pairwise([*cuts, len(line.words)])]


def _wraps(line: Line, pairs: Sequence[list[Line]]) -> bool:
    """The line goes on with some of the values, right below them: these are put there."""
    pieces = _under(line, [run[0] for run in pairs])
    homes = [next((run for run in pairs if _goes_on(run[-1], piece)), None) for piece in pieces]
    if len(pieces) == len(pairs) or None in homes:
        return False
    for piece, home in zip(pieces, homes, strict=True):
        if home is not None:
            home.append(piece)
    return True


def _wraps_below(line: Line, facts: Sequence[list[Line]]) -> bool:
    """The line goes on with some of the facts, each right below its own beginning: it is put there."""
    if line.turn or facts_of(line):
        return False
    starts = [run[0].x0 for run in facts]
    homes: dict[int, list[Atom]] = {}
    for word in line.words:
        homes.setdefault(max(sum(x < word.x0 + _SAME for x in starts) - 1, 0), []).append(word)
    pieces = {number: part(line, words) for number, words in homes.items()}
    for number, piece in pieces.items():
        last = facts[number][-1]
        near = piece.top - last.bottom < _WRAPPED * piece.size
        alike = _look([piece]) == _look([part(last, last.words[-1:])]) or last.words[-1].text.endswith(":")
        if abs(piece.x0 - starts[number]) > _SAME or not (near and alike):
            return False
    if len(pieces) == 1 and 0 in pieces and len(facts[0]) == 1 and line.x1 > facts[1][0].x0:
        return False  # the text below them all
    for number, piece in pieces.items():
        facts[number].append(piece)
    return True


def _goes_on(value: Line, piece: Line) -> bool:
    near = piece.top - value.bottom < 0.6 * piece.size
    flush = abs(value.x0 - piece.x0) < _FLUSH or abs(value.x0 + value.x1 - piece.x0 - piece.x1) < 2 * _FLUSH
    return near and flush and _look([value]) == _look([piece])


def _fit(labels: Sequence[Line], values: Sequence[Line]) -> bool:
    if len(labels) < 2 or len(labels) != len(values):
        return False
    pairs = list(zip(labels, values, strict=True))
    flush = all(abs(a.x0 - b.x0) < _FLUSH for a, b in pairs)
    return flush or all(abs(a.x0 + a.x1 - b.x0 - b.x1) < 2 * _FLUSH for a, b in pairs)


def _look(pieces: Sequence[Line]) -> set[tuple[float, bool, object]]:
    return {(round(word.size), word.bold, word.ink) for piece in pieces for word in piece.words}
