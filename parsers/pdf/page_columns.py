"""Pages in two columns: cut into what is read one after the other.

What is drawn tells newspaper columns: rules and boxes as wide as a column, on both sides of white that runs down the
page, and not level with each other as the cells of a row are. On slides a text under heads of its own may stand beside
tiles and tables, page after page. Where a text or a line runs over the white, both columns end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ..words import BBox
from .emphasis import heads_in, set_off
from .lines import lines_of
from .page import Atom, PageContent

_COLUMN = (0.28, 0.48)
"""How wide a column is, as a share of its page."""
_GUTTER = (6.0, 45.0)
_SAME = 3.0
"""Columns are as wide as each other within this, in points."""
_LEVEL = 2.0
_LEAST_HEIGHT = 60.0
_FEWEST = 4
_PLACES = 20
_LINES = (3, 2)
"""Lines of prose in each column, at least; where another page shows the columns."""
_FULL = 0.72
"""A line of prose reaches this far across its column."""
_LARGER = 1.3
_SPACE = 0.6
"""White no wider than this, in sizes, may be a space between two words."""
_BESIDE = 8.0
"""White before boxes, in points, at least."""
_PAGES = 2
"""Pages that show a text beside boxes at one place."""


@dataclass(frozen=True, slots=True)
class PagePart:
    """What of a page is read in one go. `flows`: text may go on in it from the part before.

    `right`: how far the text of a column may go.
    """

    content: PageContent
    flows: bool = True
    right: float | None = None


@dataclass(frozen=True, slots=True)
class _Gutter:
    left: float
    right: float
    end: float  # of the right column
    boxes: bool = False  # text stands on the left, what is drawn on the right

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def page_parts(contents: Iterable[PageContent]) -> Iterator[PagePart]:
    """The pages of a report, or their parts as they are read. What one page shows of its columns holds for all."""
    pages = list(contents)
    shown = {(round(gutter.left), round(gutter.right)): gutter for gutter in _shown(pages)}.values()
    for content in pages:
        cut = (_cut(content, gutter) for gutter in shown)
        yield from next((parts for parts in cut if len(parts) > 1), [PagePart(content)])


def _shown(pages: Sequence[PageContent]) -> Iterator[_Gutter]:
    beside: dict[int, int] = Counter()
    for content in pages:
        boxes = _drawn(content)
        low, high = (share * content.width for share in _COLUMN)
        drawn = [box for box in boxes if low < box[2] - box[0] < high]
        gutter = _gutter(drawn)
        if gutter is not None and any(_told(content, gutter, band, drawn) for band in _bands(content, gutter)):
            yield gutter
        gutter = _before_boxes(boxes, content.width)
        if gutter is not None and any(_set_so(content, gutter, band) for band in _bands(content, gutter)):
            beside[round(gutter.right)] += 1
            if beside[round(gutter.right)] == _PAGES:
                yield gutter


def _before_boxes(drawn: Sequence[BBox], width: float) -> _Gutter | None:
    """The white on the left of what is drawn, where most of it begins at one x and nothing is drawn before that."""
    most = (1 - _COLUMN[0]) * width
    inner = [box for box in drawn if box[2] - box[0] < most]
    x, count = Counter(round(box[0]) for box in inner).most_common(1)[0] if inner else (0, 0)
    if count < _FEWEST or min(box[0] for box in inner) < x - 1 or not 0.25 < x / width < 0.75:
        return None
    return _Gutter(x - _BESIDE, x, width, boxes=True)


def _drawn(content: PageContent) -> list[BBox]:
    return [rule.bbox for rule in content.rules] + [fill.bbox for fill in content.fills]


def _gutter(drawn: Sequence[BBox]) -> _Gutter | None:
    """The white between what is drawn most often at the same place on the left, and on the right."""
    places = dict(Counter((round(box[0]), round(box[2])) for box in drawn).most_common(_PLACES))
    best: tuple[int, _Gutter] | None = None
    for (x0, x1), count in places.items():
        for (x2, x3), more in places.items():
            alike = _GUTTER[0] < x2 - x1 < _GUTTER[1] and abs((x1 - x0) - (x3 - x2)) < _SAME
            if alike and (best is None or count + more > best[0]):
                best = count + more, _Gutter(x1, x2, x3)
    return best[1] if best else None


# -- how far down the page the columns run -----------------------------------------------------------------------------


def _bands(content: PageContent, gutter: _Gutter) -> list[tuple[float, float]]:
    """The heights between which nothing runs over the gutter, nor stands alone over both columns."""
    x = gutter.middle
    over = [(word.bbox[1], word.bbox[3]) for word in content.words if word.bbox[0] < x + 1 and word.bbox[2] > x - 1]
    across = [
        box for box in _drawn(content) if box[0] < x - 3 and box[2] > x + 3 and box[3] - box[1] < 0.5 * content.height
    ]
    over.extend((box[1], box[3]) for box in across)
    over.extend(_spaced_over(content.words, x))
    over.extend(_headings(content.words, x))
    bands: list[tuple[float, float]] = []
    low = 0.0
    for top, bottom in [*sorted(over), (content.height, content.height)]:
        if top - low > _LEAST_HEIGHT:
            bands.append((low, top))
        low = max(low, bottom)
    return bands


def _spaced_over(words: Sequence[Atom], x: float) -> Iterator[tuple[float, float]]:
    """Lines of which no more than a space stands over the gutter."""
    right = [w for w in words if x - 1 < w.bbox[0] < x + _SPACE * w.size]
    for word in (w for w in words if x - _SPACE * w.size < w.bbox[2] < x + 1) if right else ():
        top, bottom = word.bbox[1], word.bbox[3]
        near = (w for w in right if abs(w.bbox[3] - bottom) < 1 and w.bbox[0] - word.bbox[2] < _SPACE * word.size)
        if next(near, None) is not None:
            yield top, bottom


def _headings(words: Sequence[Atom], x: float) -> Iterator[tuple[float, float]]:
    """Larger words on the left with nothing beside them on the right, but texts below."""
    size = median(word.size for word in words) if words else 0.0
    large = [word for word in words if word.size > _LARGER * size and word.bbox[2] < x]
    right = [word.bbox for word in words if word.bbox[0] > x] if large else []
    for word in large:
        top, bottom = word.bbox[1], word.bbox[3]
        if any(box[1] > bottom for box in right) and not any(box[3] > top - 2 and box[1] < bottom + 2 for box in right):
            yield top, bottom


def _told(content: PageContent, gutter: _Gutter, band: tuple[float, float], drawn: Sequence[BBox]) -> bool:
    """Each side holds boxes or rules of its own, most of them level with none on the other side, and prose."""
    held = [box for box in drawn if band[0] < box[1] and box[3] < band[1]]
    left = {box[1] for box in held if abs(box[2] - gutter.left) < _SAME}
    right = {box[1] for box in held if abs(box[0] - gutter.right) < _SAME}
    level = sum(any(abs(a - b) < _LEVEL for b in right) for a in left)
    return (
        bool(left and right) and 2 * level <= min(len(left), len(right)) and _is_prose(content, gutter, band, _LINES[0])
    )


def _set_so(content: PageContent, gutter: _Gutter, band: tuple[float, float]) -> bool:
    """The band is set in the columns that are known."""
    if not gutter.boxes:
        return _is_prose(content, gutter, band, _LINES[1])
    if not any(band[0] < box[1] and box[3] < band[1] and box[0] > gutter.left for box in _drawn(content)):
        return False
    held = [word for word in content.words if band[0] < _middle(word.bbox) < band[1] and not word.turn]
    left = lines_of([w for w in held if w.bbox[2] < gutter.middle])
    right = {round(word.bbox[3]) for word in held if word.bbox[0] > gutter.middle}
    level = sum(
        not right.isdisjoint((round(line.bottom) - 1, round(line.bottom), round(line.bottom) + 1)) for line in left
    )
    marked = set_off(left)
    return marked[:1] == [True] and heads_in(marked) > 1 and 2 * level < len(left)


def _is_prose(content: PageContent, gutter: _Gutter, band: tuple[float, float], fewest: int) -> bool:
    """Several lines on both sides, some of which reach across their column."""
    held = [word for word in content.words if band[0] < _middle(word.bbox) < band[1] and not word.turn]
    for side in ([w for w in held if w.bbox[2] < gutter.middle], [w for w in held if w.bbox[0] > gutter.middle]):
        lines = list(_lines(side))
        wide = _FULL * (gutter.end - gutter.right)
        if len(lines) < _FEWEST or sum(x1 - x0 > wide for x0, x1 in lines) < fewest:
            return False
    return True


def _lines(words: Sequence[Atom]) -> Iterator[tuple[float, float]]:
    """Where the lines begin and end, those cut by white left out."""
    rows: dict[int, list[BBox]] = {}
    for word in words:
        rows.setdefault(round(word.bbox[3] / _LEVEL), []).append(word.bbox)
    for row in rows.values():
        row.sort()
        if all(b[0] - a[2] < b[3] - b[1] for a, b in pairwise(row)):
            yield row[0][0], row[-1][2]


def _middle(box: BBox) -> float:
    return (box[1] + box[3]) / 2


# -- the parts ---------------------------------------------------------------------------------------------------------


def _cut(content: PageContent, gutter: _Gutter) -> list[PagePart]:
    """Strips of the whole width and, where the page is set so, left and right columns."""
    bands = [band for band in _bands(content, gutter) if _set_so(content, gutter, band)]
    parts: list[PagePart] = []
    low = 0.0
    for top, bottom in bands:
        parts.extend(_strip(content, low, top))
        for x0, x1, right in ((0.0, gutter.middle, gutter.left), (gutter.middle, content.width, gutter.end)):
            parts.append(PagePart(_held(content, (x0, top, x1, bottom)), bool(x0), right))
        low = bottom
    return [*parts, *_strip(content, low, content.height)] if bands else []


def _strip(content: PageContent, top: float, bottom: float) -> Iterator[PagePart]:
    part = _held(content, (0.0, top, content.width, bottom))
    if part.words or part.fills or part.rules:
        yield PagePart(part, flows=False)


def _held(content: PageContent, box: BBox) -> PageContent:
    """What of the page stands in a box; grounds of the whole page stand in none."""

    def within(thing: BBox) -> bool:
        x, y = (thing[0] + thing[2]) / 2, _middle(thing)
        return box[0] <= x < box[2] and box[1] <= y < box[3] and thing[3] - thing[1] < box[3] - box[1] + _SAME

    return replace(
        content,
        words=tuple(word for word in content.words if within(word.bbox)),
        rules=tuple(rule for rule in content.rules if within(rule.bbox)),
        fills=tuple(fill for fill in content.fills if within(fill.bbox)),
        shapes=tuple(shape for shape in content.shapes if within(shape.bbox)),
        images=tuple(image for image in content.images if within(image.bbox)),
        papers=tuple(paper for paper in content.papers if within(paper)),
    )
