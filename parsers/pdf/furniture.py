"""Running headers, footers and page numbers: lines at a page's edges that other pages repeat, digits aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .draft import Line
from .lines import split_at_gaps

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^(?:page|pg\.?|p\.?)?\s*[-–—|]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—|]?$", re.IGNORECASE
)
_PAGE_WORD = re.compile(r"\bpage\s+\d{1,4}(?:\s+of\s+\d{1,4})?\b", re.IGNORECASE)
_ROMAN = re.compile(r"^[ivxl]{1,6}$")
_ZONE = 0.13
"""The part of a page's height, at its top and at its foot, where furniture stands."""
_ALIKE = 8.0
"""Furniture stands at the same height on each page, within this many points."""


@dataclass(slots=True)
class Edge:
    """A piece of a line in a page's edge zone."""

    line: Line
    at_top: bool
    key: str


def edge_lines(lines: Sequence[Line], height: float, floor: float, ceiling: float) -> list[Edge]:
    """The pieces of lines in the zones, outside what lies between `ceiling` and `floor` (the page's tables)."""
    edges: list[Edge] = []
    for line in lines:
        if line.turn:
            continue
        middle = (line.top + line.bottom) / 2
        at_top = middle < _ZONE * height and middle <= ceiling
        at_foot = middle > (1 - _ZONE) * height and middle >= floor
        if at_top or at_foot:
            edges.extend(Edge(piece, at_top, mask(piece.text)) for piece in split_at_gaps(line, 2.0))
    return edges


def mask(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.lower().split()))


def page_number(text: str) -> bool:
    """The text is a page number and nothing else."""
    return bool(_PAGE_NUMBER.match(text.strip()) or _ROMAN.match(text.strip()))


def furniture_of(pages: Sequence[Sequence[Edge]], heights: Sequence[float]) -> list[list[Line]]:
    """For each page the pieces of lines that are furniture."""
    seen: Counter[tuple[bool, str, int]] = Counter()
    for edges, height in zip(pages, heights, strict=True):
        for key in {_place(edge, height) for edge in edges}:
            seen[key] += 1
    out: list[list[Line]] = []
    for edges, height in zip(pages, heights, strict=True):
        out.append([edge.line for edge in edges if _is_furniture(edge, edges, height, seen)])
    return out


def _place(edge: Edge, height: float) -> tuple[bool, str, int]:
    at = edge.line.top if edge.at_top else height - edge.line.bottom
    return edge.at_top, edge.key, round(at / _ALIKE)


def _is_furniture(edge: Edge, edges: Sequence[Edge], height: float, seen: Counter[tuple[bool, str, int]]) -> bool:
    text = edge.line.text
    outermost = _outermost(edge, edges)
    if page_number(text) and (outermost or _PAGE_WORD.match(text)):
        return True
    if _PAGE_WORD.search(text) and outermost and len(text) < 120:
        return True
    at_top, key, step = _place(edge, height)
    count = max(seen[at_top, key, step + shift] for shift in (-1, 0, 1))
    count = max(count, sum(seen[at_top, key, step + shift] for shift in (0, 1)))
    return count > 1 and len(key) > 1 and (count > 2 or outermost or "#" in key)


def _outermost(edge: Edge, edges: Sequence[Edge]) -> bool:
    """No piece of the same edge stands nearer to the page's rim, those level with it aside."""
    mine = edge.line
    for other in edges:
        if other.at_top != edge.at_top or other is edge:
            continue
        if edge.at_top and other.line.bottom < mine.top + 1 and not page_number(other.line.text):
            return False
        if not edge.at_top and other.line.top > mine.bottom - 1 and not page_number(other.line.text):
            return False
    return True
