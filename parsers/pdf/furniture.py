"""Running headers, footers and page numbers: what other pages repeat at the same height, outside the text's frame."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from .draft import Line
from .lines import split_at_gaps

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^(?:page|pg\.?|p\.?)?\s*[-–—|]?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—|]?$", re.IGNORECASE
)
_PAGE_WORD = re.compile(r"(?<![a-z])page\s+\d{1,4}(?:\s+of\s+\d{1,4})?\b", re.IGNORECASE)
_ROMAN = re.compile(r"^[ivxl]{1,6}$")
_LABEL = re.compile(r"\b(?:owners?|holder|lead|manager|likelihood|impact|score|rating|ref|category)\s*:", re.IGNORECASE)
_LEAD = re.compile(r"([^\W\d][^:\d]{1,30}):\s+(?=\D)(.+)")
_COUNTED = re.compile(r"\b(?:risk|ref|no|appendix|section|item|part|annex|action|card|objective|report|table)\.?\s*$")
_COUNTS_PAGES = re.compile(r"(?:(?<![a-z])page|\bpg|\bp)\.?\s*$")
_ZONE = 0.13
"""The part of a page's height, at its top and at its foot, where furniture stands."""
_STEP = 8.0
"""Furniture stands at the same height on each page, within this many points."""


@dataclass(slots=True, eq=False)
class Edge:
    """A piece of a line in a page's edge zone; `pieces` are there on its line.

    `keys`: what the same furniture on another page has in common with it. `number`: it is a page number. `alone`: it is
    none, and has nothing in common with another page.
    """

    line: Line
    at_top: bool
    pieces: int
    keys: tuple[Key, ...] = ()
    number: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Edges:
    """A page's edge pieces and the heights between which its tables and other lines stand; or those of a part of it."""

    page: int
    width: float
    height: float
    edges: tuple[Edge, ...]
    heights: tuple[tuple[float, float], ...]  # top and bottom of every free line and table
    lines: Sequence[Line] = ()  # the free ones


Key = tuple[bool, int, str]


def edge_pieces(lines: Sequence[Line], height: float, ceiling: float, floor: float) -> tuple[Edge, ...]:
    """The pieces of lines in the zones above `ceiling` and below `floor` (the edges of the page's tables)."""
    edges: list[Edge] = []
    for line in lines:
        if line.turn:
            continue
        middle = (line.top + line.bottom) / 2
        at_top = middle < _ZONE * height and middle <= ceiling
        if at_top or (middle > (1 - _ZONE) * height and middle >= floor):
            pieces = split_at_gaps(line, 2.0)
            edges.extend(Edge(piece, at_top, len(pieces)) for piece in pieces)
    return tuple(edges)


def furniture_of(parts: Sequence[Edges]) -> dict[int, list[Line]]:
    """For each page the pieces of lines that are furniture; a page may have come in parts."""
    pages = [_of_page(list(held)) for _, held in groupby(parts, lambda part: part.page)]
    seen: dict[Key, set[int]] = defaultdict(set)
    for page in pages:
        for edge in page.edges:
            edge.keys = tuple(_keys(edge, page))
            for key in edge.keys:
                seen[key].add(page.page)
    by_number = {page.page: page for page in pages}
    repeated = Counter({key: len(numbers) for key, numbers in seen.items() if len(numbers) > 1})
    for page in pages:
        for edge in page.edges:
            edge.number = _page_number(edge.line)
            edge.alone = not edge.number and repeated.keys().isdisjoint(edge.keys)
    framed = {key: _in_frame(key, seen[key], by_number) for key in repeated}
    bodies = _body_texts(parts, {text for _, _, text in repeated})
    for key, count in repeated.items():
        if bodies[key[2]] >= max(2, count / 2):
            framed[key] = True  # a label that each risk prints, and that chance brings to the edge of some pages
        elif not framed[key]:
            framed[key] = _under_text(key, seen[key], by_number)
    varied = _varied(pages)
    return {
        page.page: [
            e.line
            for e in page.edges
            if _is_furniture(e, page, repeated, framed) and not (varied and _leads(e.line) & varied)
        ]
        for page in pages
    }


def _body_texts(parts: Sequence[Edges], texts: Iterable[str]) -> Counter[str]:
    """How often lines that stand in no edge zone print one of `texts`; other lines may be counted as well."""
    counts: Counter[str] = Counter()
    begins = {text.partition(" ")[0] for text in texts}
    for part in parts:
        heights = {round(edge.line.top) for edge in part.edges}
        for line in part.lines:
            if line.words[0].text.lower() in begins and not line.turn and round(line.top) not in heights:
                counts[_normal(line)] += 1
    return counts


def _normal(line: Line) -> str:
    return " ".join(line.text.lower().split())


def _varied(pages: Sequence[Edges]) -> frozenset[str]:
    """Labels beside another text of their line, whose values change from page to page: they tell of the page."""
    found: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for edge in page.edges:
            if edge.pieces > 1:
                for lead in _leads(edge.line):
                    found[lead].add(_NUMBER.sub("", edge.line.text))
    return frozenset(lead for lead, texts in found.items() if len(texts) > 1)


def _leads(line: Line) -> set[str]:
    """The label that the line begins with, where a value stands behind its colon."""
    match = _LEAD.match(line.text)
    return {match.group(1).casefold()} if match else set()


def _of_page(parts: Sequence[Edges]) -> Edges:
    if len(parts) == 1:
        return parts[0]
    edges = tuple(edge for part in parts for edge in part.edges)
    heights = tuple(extent for part in parts for extent in part.heights)
    return replace(parts[0], edges=edges, heights=heights)


def _keys(edge: Edge, page: Edges) -> Iterator[Key]:
    """What the same furniture on another page has in common: its text, one number aside that counts with the pages."""
    text = _normal(edge.line)
    at = edge.line.top if edge.at_top else page.height - edge.line.bottom
    texts = {text}
    for match in _NUMBER.finditer(text):
        if len(match.group()) < 5 and _may_be_page(text, match):
            texts.add(f"{text[: match.start()]}<{int(match.group()) - page.page}>{text[match.end() :]}")
    for variant in sorted(texts):
        # two steps, so that heights on either side of a step's edge meet
        yield edge.at_top, round(at / _STEP), variant
        yield edge.at_top, -1 - int(at / _STEP), variant


def _may_be_page(text: str, match: re.Match[str]) -> bool:
    """A number that may count pages: after "page", or alone at an end of the text; "Risk 4" counts risks."""
    before, after = text[: match.start()], text[match.end() :]
    if _COUNTS_PAGES.search(before):
        return True
    at_end = not after.strip() and (before[-1:].isspace() or not before)
    at_start = not before.strip() and after[:1].isspace() and not after[1:2].isalpha()
    return (at_end and not _COUNTED.search(before)) or at_start


def _in_frame(key: Key, numbers: set[int], pages: dict[int, Edges]) -> bool:
    """Pages between those that print it begin (or end) their text at its height: it is text that happens to repeat."""
    at_top = key[0]
    first, last = min(numbers), max(numbers)
    model = pages[first]
    held = next(e for e in model.edges if key in e.keys)
    others = 0
    within = 0
    for number in range(first, last + 1):
        page = pages.get(number)
        if page is None or number in numbers or abs(page.height - model.height) > 1:
            continue
        others += 1
        furniture = {round(e.line.top) for e in page.edges if not e.alone}
        body = [(top, bottom) for top, bottom in page.heights if round(top) not in furniture]
        if not body:
            continue
        if at_top:
            within += min(top for top, _ in body) <= held.line.top + 3
        else:
            within += max(bottom for _, bottom in body) >= held.line.bottom - 3
    return others > 0 and within >= 0.5 * others


def _under_text(key: Key, numbers: set[int], pages: dict[int, Edges]) -> bool:
    """On most pages that print it, a text of that page alone stands nearer to the rim: the heading of a section."""
    under = 0
    for number in numbers:
        page = pages[number]
        mine = next(e.line for e in page.edges if key in e.keys)
        for edge in page.edges:
            outer = edge.line.bottom < mine.top + 1 if key[0] else edge.line.top > mine.bottom - 1
            if edge.at_top is key[0] and outer and edge.alone and not _PAGE_WORD.search(edge.line.text):
                under += 1
                break
    return under > 0.6 * len(numbers)


def _page_number(line: Line) -> bool:
    text = line.text.strip()
    return bool(_PAGE_NUMBER.match(text) or _ROMAN.match(text))


def _is_furniture(edge: Edge, page: Edges, repeated: Counter[Key], framed: dict[Key, bool]) -> bool:
    text = edge.line.text
    outermost = _outermost(edge, page.edges)
    of_row = edge.at_top and edge.pieces > 3 and not _PAGE_WORD.match(text)  # a figure in a row without lines
    if edge.number and not of_row and (outermost or _PAGE_WORD.match(text)):
        return True
    if _PAGE_WORD.search(text) and outermost and len(text) < 120:
        return True
    if _LABEL.search(text) or edge.pieces > 3 or _in_head(edge, page.edges):
        return False  # a risk's own line, or the head of a table without lines
    return any(repeated[key] > 1 and not framed[key] for key in edge.keys if key in repeated)


def _in_head(edge: Edge, edges: Sequence[Edge]) -> bool:
    """The head of a table without lines begins above it, or stands right below it where it has two texts or more."""
    mine = edge.line
    for other in edges:
        if other.pieces <= 3 or not (edge.at_top and other.at_top):
            continue
        gap = other.line.top - mine.bottom
        if gap < 0 or (edge.pieces > 1 and gap < 4 * mine.size):
            return True
    return False


def _outermost(edge: Edge, edges: Sequence[Edge]) -> bool:
    """No piece of the same edge stands nearer to the page's rim, page numbers and those level with it aside."""
    mine = edge.line
    for other in edges:
        if other.at_top != edge.at_top or other is edge or other.number:
            continue
        if edge.at_top and other.line.bottom < mine.top + 1:
            return False
        if not edge.at_top and other.line.top > mine.bottom - 1:
            return False
    return True
