"""A printed line of a table, column by column, with what it says of where rows and texts begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..sentence_ends import hangs
from .draft import Line
from .heads import is_bold
from .markers import marker_kind
from .rivers import Band, shares


@dataclass(frozen=True, slots=True)
class Piece:
    """A column's text on one printed line."""

    column: int
    top: float
    bottom: float
    figure: bool
    small: bool  # it begins with a small letter
    open: bool  # it cannot be the end of a text


_ID = re.compile(r"^[A-Za-z]{0,6}[\s./-]?[A-Za-z]{0,4}[\s./-]?\d[\d./-]*[a-z]?\.?$")


def is_figure(text: str) -> bool:
    """A figure, a date or an id: a text of one line."""
    if len(text) > 14 or not any(c.isdigit() for c in text):
        return False
    return sum(c.isalpha() for c in text) <= 3 or bool(_ID.match(text))


def pieces_in(line: Line, bands: Sequence[Band]) -> list[Piece]:
    """The line's texts that stand in one column each."""
    out: list[Piece] = []
    for home, piece in shares(line, bands):
        if home is None:
            continue
        word = piece.words[0].text
        listed = marker_kind(piece) is not None
        first = next((w.text for w in piece.words if w.text[:1].isalnum()), word) if not listed else word
        small = first[:1].islower() and not listed and len(first) > 1
        _, top, _, bottom = piece.bbox
        out.append(Piece(home, top, bottom, is_figure(piece.text), small, hangs(piece.words[-1].text)))
    return out


def is_banner(line: Line, pieces: Sequence[Piece], bands: Sequence[Band]) -> bool:
    """A bold text alone on its line that begins at the left or runs over columns."""
    homes = [home for home, _ in shares(line, bands)]
    if len(pieces) > 1 or not is_bold(line):
        return False
    return not pieces or (len(homes) > len(pieces)) or homes == [0]
