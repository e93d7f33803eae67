"""The labels of a header without lines: its texts put together, each over its column, and those over several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..words import BBox
from .draft import Line, box_of
from .lines import split_at_gaps

_APART = 0.42
"""White this wide, in sizes, parts two headers: their texts are short and set in one line."""
PITCH = 0.45
"""Lines of one header are no further apart than this, in sizes."""
_SPACED = 0.9
"""Lines of one header that begin at one x, level with others, may be as far apart as this, in sizes."""


@dataclass(slots=True)
class Label:
    """The header of one column: texts one below another."""

    x0: float
    x1: float
    top: float
    bottom: float
    lines: list[Line]
    raised: bool = False  # it stands on the height of texts that head several columns, and few others do

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    def take(self, stack: Sequence[Line]) -> None:
        """Put the texts that stand above into it."""
        boxes = [line.bbox for line in stack]
        self.x0, self.x1 = min(self.x0, *(b[0] for b in boxes)), max(self.x1, *(b[2] for b in boxes))
        self.top = min(self.top, *(b[1] for b in boxes))
        self.lines[:0] = stack


def labels_of(lines: Sequence[Line], turned: Sequence[Line]) -> tuple[list[Label], list[Line]]:
    """The column headers from left to right, and the texts above that stand over several or over none of them."""
    parts: list[tuple[BBox, list[Line]]] = [(line.bbox, [line]) for line in turned]
    parts.extend((box_of(piece.bbox for piece in stack), stack) for stack in _stacked(lines))
    labels: list[Label] = []
    tiers: list[Line] = []
    spaced: list[tuple[Label, list[Line]]] = []
    for (x0, top, x1, bottom), stack in sorted(parts, key=lambda part: (-part[0][3], part[0][0])):
        line = stack[0]
        near = 0.4 * line.size if line.turn else -0.5
        hits = [label for label in labels if min(x1, label.x1) - max(x0, label.x0) > -near]
        if not hits:
            labels.append(Label(x0, x1, top, bottom, list(stack)))
            continue
        label = hits[0]
        others = [other for other in labels if other is not label]
        wide = any(min(max(x1, label.x1), other.x1) - max(min(x0, label.x0), other.x0) > 0.5 for other in others)
        if len(hits) > 1 or (wide and not line.turn):
            tiers.extend(stack)
        elif label.top - bottom < PITCH * line.size or line.turn:
            label.take(stack)
        elif label.top - bottom < _SPACED * line.size and abs(x0 - label.x0) < 1:
            spaced.append((label, stack))
        else:
            tiers.extend(stack)
    for label, stack in spaced:
        if any(other is not label and abs(other.top - stack[0].top) < 2.0 for other in labels):
            label.take(stack)
        else:
            tiers.extend(stack)
    high = [label for label in labels if not label.lines[0].turn]
    high = [label for label in high if any(abs(tier.top - label.lines[0].top) < 2.0 for tier in tiers)]
    labels.sort(key=lambda label: label.x0)
    for label in high:
        at = labels.index(label)
        beside = labels[max(at - 1, 0) : at] + labels[at + 1 : at + 2]
        label.raised = 3 * len(high) < len(labels) and not any(other in high for other in beside)
    return labels, tiers


def _stacked(lines: Sequence[Line]) -> list[list[Line]]:
    """The texts of upright lines, each with the lines that it is wrapped to."""
    stacks: list[list[Line]] = []
    pieces = [piece for line in sorted(lines, key=lambda line: line.top) for piece in pieces_of(line)]
    for piece in pieces:
        above = [stack for stack in stacks if _follows(stack[-1], piece)]
        if len(above) == 1 and not _parted(above[0][-1], piece, pieces):
            above[0].append(piece)
        else:
            stacks.append([piece])
    return stacks


def _parted(above: Line, piece: Line, pieces: Sequence[Line]) -> bool:
    """Another text stands under the same one, beside the piece: it heads several columns."""
    low = above.bottom + 1.6 * above.size
    under = [p for p in pieces if above.bottom - 0.5 * p.size < p.top < low and shared(above, p) > 0.5]
    return any(shared(other, piece) < 0.5 for other in under)


def _follows(above: Line, piece: Line) -> bool:
    gap = piece.top - above.bottom
    same = abs(above.size - piece.size) < 0.12 * piece.size
    return -0.5 * piece.size < gap < PITCH * piece.size and same and shared(above, piece) > 0.5


def pieces_of(line: Line) -> list[Line]:
    return split_at_gaps(line, _APART)


def shared(a: Line, b: Line) -> float:
    return min(a.x1, b.x1) - max(a.x0, b.x0)
