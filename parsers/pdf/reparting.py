"""A paragraph cut at the start of some of its lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .draft import DraftParagraph
from .page import Atom


def printed_lines(paragraph: DraftParagraph) -> list[list[Atom]]:
    """The paragraph's words line by line."""
    words = paragraph.words
    if not words or words[0].line == words[-1].line:
        return [words] if words else []
    lines: list[list[Atom]] = []
    number = -1
    for word in words:
        if word.line != number:
            number = word.line
            line: list[Atom] = []
            lines.append(line)
        line.append(word)
    return lines


def part_at(paragraph: DraftParagraph, lines: Sequence[list[Atom]], cuts: Sequence[int]) -> list[DraftParagraph]:
    """The paragraphs that begin at `cuts` among its lines, and what is before them; a marker stays with the first."""
    if not cuts:
        return [paragraph]
    out: list[DraftParagraph] = []
    for start, stop in pairwise([0, *cuts, len(lines)]):
        words = [word for line in lines[start:stop] for word in line]
        for number, line in enumerate(lines[start:stop]):
            for word in line:
                word.line = number
        first, last = start == 0, stop == len(lines)
        out.append(
            DraftParagraph(
                words,
                paragraph.marker if first else None,
                paragraph.level if first or paragraph.marker is None else 0,
                left=paragraph.left,
                inner=paragraph.inner and first,
                full=paragraph.full or not last,
                right=paragraph.right,
            )
        )
    return out
