"""The second reading of a PDF: pdfplumber's words, fills and rules, page by page."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from riskreader.parsers.pdf.page import Atom, PageContent
from riskreader.parsers.pdf.plumber_reader import PlumberReader
from riskreader.parsers.words import BBox, Colour

HUES = {"red": (335, 20), "amber": (15, 52), "yellow": (42, 75), "green": (70, 185), "blue": (185, 265)}
"""Degrees on the colour wheel; amber and yellow overlap, as they do in print."""


class Pages(Sequence[PageContent]):
    """The pages of a report, each read when it is first asked for."""

    def __init__(self, path: Path) -> None:
        self._reader = PlumberReader(path.read_bytes())
        self._read: dict[int, PageContent] = {}

    def __len__(self) -> int:
        return self._reader.page_count()

    def __getitem__(self, index: int) -> PageContent:  # type: ignore[override]
        if not 0 <= index < len(self):
            raise IndexError(index)
        if index not in self._read:
            self._read[index] = self._reader.page(index + 1)
        return self._read[index]


@lru_cache(maxsize=64)
def pages(path: Path) -> Pages:
    return Pages(path)


def words_in(page: PageContent, box: BBox) -> list[Atom]:
    """The words whose middle lies in a box, as pdfplumber orders them."""
    return [word for word in page.words if _inside(word.bbox, box)]


def _inside(word: BBox, box: BBox) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def colours_at(page: PageContent, box: BBox) -> Iterator[Colour]:
    """Every fill under the middle of a box, coloured shape on or beside it, and ink of the words in it."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for fill in page.fills:
        x0, top, x1, bottom = fill.bbox
        if x0 - 1 <= x <= x1 + 1 and top - 1 <= y <= bottom + 1:
            yield fill.colour
    for shape in page.shapes:
        if shape.bbox[1] - 2 <= y <= shape.bbox[3] + 2 and abs((shape.bbox[0] + shape.bbox[2]) / 2 - x) < 60:
            yield shape.colour
    yield from (word.ink for word in words_in(page, box) if word.ink)


def shows(rag: str, colours: Sequence[Colour]) -> bool:
    """Whether one of the colours is of the hue that a RAG word names."""
    return any(_is(rag, colour) for colour in colours)


def _is(rag: str, colour: Colour) -> bool:
    hue, saturation, value = colorsys.rgb_to_hsv(colour.red / 255, colour.green / 255, colour.blue / 255)
    if rag == "black":
        return value < 0.3
    least, most = HUES[rag]
    degrees = hue * 360
    inside = least <= degrees <= most if least < most else degrees >= least or degrees <= most
    return inside and saturation > 0.15
