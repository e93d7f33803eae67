"""The words of a report: what each prints, where it stands, and how it follows the one before.

What there is much of is frozen by `Final` fields, which the type checker keeps: a frozen dataclass takes five times as
long to make, and words are made by the ten thousand. Places and colours are tuples: those are made, compared and
counted faster still.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, NamedTuple, cast

BBox = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the top left corner of the page as it is shown (rotation applied)."""


class Place(NamedTuple):
    """Where something is printed: `page` (from 1) and `bbox` in a PDF, `part` and `block` in a Word package.

    `block` names the paragraph or cell for a human: "paragraph 12", "table 3, row 2, cell 1", all counted from 1.
    """

    page: int | None = None
    bbox: BBox | None = None
    part: str | None = None
    block: str | None = None


NOWHERE = Place()

Stand = Place | tuple["Word", ...]
"""A place, or the words that tell it: it costs as much as reading them, and seldom is one asked for."""


class Colour(NamedTuple):
    """An sRGB colour, each channel 0 to 255."""

    red: int
    green: int
    blue: int

    @property
    def hex(self) -> str:
        return f"{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def vivid(self) -> bool:
        """A red, amber, yellow or green strong enough to be a rating; blues and greys are headers' colours."""
        red, green, blue = self
        high, other = (red, green) if red > green else (green, red)
        return high >= 120 and high > blue and high - (blue if blue < other else other) >= 70


class Join(StrEnum):
    """How a word follows the word before it in its paragraph."""

    SPACE = "space"  # a space or a line end stands between them
    GLUE = "glue"  # nothing stands between them ("four-" + "year" over a line end)
    DEHYPHENATE = "dehyphenate"  # the hyphen that ends the word before is only a line-end hyphen


@dataclass(slots=True, eq=False)
class Word:
    """One printed word (white space parts words, as in pdfplumber's `extract_words`).

    `home` is its place, which the words of a Word paragraph share. Compared by identity: a word stands in one place
    only. What is not final is told while a page is laid out, and stays so from then on.
    """

    index: int
    text: str
    home: Final[Place]
    bold: Final[bool] = False
    italic: Final[bool] = False
    size: float | None = None  # points
    ink: Final[Colour | None] = None  # None: automatic, black
    line: int = 0  # which line of its paragraph it stands on, from 0
    join: Join = Join.SPACE

    @property
    def bbox(self) -> BBox | None:
        return self.home.bbox

    @property
    def place(self) -> Place:
        return self.home


@dataclass(slots=True, eq=False)
class PageWord(Word):
    """A word of a PDF: its edges, in points, on the page that its `home` says.

    A long report has hundreds of thousands: their boxes and places would take half as much room again, and are made
    for those alone that are asked for theirs.
    """

    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0

    @property
    def bbox(self) -> BBox:
        return self.x0, self.top, self.x1, self.bottom

    @property
    def place(self) -> Place:
        return Place(self.home.page, (self.x0, self.top, self.x1, self.bottom))


def with_followers(first: Word, texts: Iterable[str]) -> list[Word]:
    """A word with those that follow it on its line in the same look: made in half the time that calls would take, for
    a document has hundreds of thousands."""
    bare = object.__new__
    home, bold, italic, size, ink = first.home, first.bold, first.italic, first.size, first.ink
    line, space = first.line, Join.SPACE
    words = [first]
    for index, text in enumerate(texts, first.index + 1):
        word: Any = bare(Word)
        word.index = index
        word.text = text
        word.home = home
        word.bold = bold
        word.italic = italic
        word.size = size
        word.ink = ink
        word.line = line
        word.join = space
        words.append(word)
    return words


_SPACE: Final = Join.SPACE

_GLUE: Final = Join.GLUE


def join_words(words: Sequence[Word]) -> str:
    """The text of words in reading order: lines rejoined, words hyphenated at a line end made whole."""
    if len(words) == 1:
        return words[0].text
    texts = [word.text for word in words if word.join is _SPACE]
    return " ".join(texts) if len(texts) == len(words) else _joined(words)


def _joined(words: Sequence[Word]) -> str:
    """The same where not all of them stand apart."""
    texts: list[str] = []
    for word in words:
        join = word.join
        if join is _SPACE or not texts:
            texts.append(word.text)
        elif join is _GLUE:
            texts[-1] += word.text
        else:
            texts[-1] = texts[-1].rstrip("-\u00ad\u2010") + word.text
    return " ".join(texts)


def words_after(words: tuple[Word, ...], rest: str) -> tuple[Word, ...]:
    """The words at the end of a run that print `rest`; none where it does not end with them."""
    wanted = rest.split()
    for start in range(len(words)):
        if join_words(words[start:]).split() == wanted:
            return words[start:]
    return ()


def place_of(stands: Stand) -> Place:
    """The place itself: of words, the first that they stand at."""
    return stands if isinstance(stands, Place) else places_of(stands)[0] if stands else NOWHERE


def places_of(words: Sequence[Word]) -> tuple[Place, ...]:
    """Where words stand: a box for each page in order (PDF), or each Word paragraph or cell once."""
    if len(words) < 2:
        return (words[0].place,) if words else ()
    home = words[0].home
    for word in words:
        if word.home is not home:
            return _several_places(words)
    if isinstance(words[0], PageWord):  # all on one page
        return (Place(home.page, around_words(cast(Sequence[PageWord], words))),)
    return (home,)  # all in one Word paragraph


def _several_places(words: Sequence[Word]) -> tuple[Place, ...]:
    boxes: dict[int, list[BBox]] = {}
    others: dict[Place, None] = {}
    for word in words:
        page, box, _, _ = place = word.place
        if page is None or box is None:
            others[place] = None
        else:
            boxes.setdefault(page, []).append(box)
    return (*[Place(page, around(found)) for page, found in boxes.items()], *others)


def around_words(words: Sequence[PageWord]) -> BBox:
    """The box round words of a page, of which there is one at least."""
    left, top, right, bottom = words[0].bbox
    for word in words:
        left = word.x0 if word.x0 < left else left
        top = word.top if word.top < top else top
        right = word.x1 if word.x1 > right else right
        bottom = word.bottom if word.bottom > bottom else bottom
    return left, top, right, bottom


def around(boxes: Sequence[BBox]) -> BBox:
    """The box round boxes, of which there is one at least: in one loop, for `min` and `max` take thrice as long."""
    if len(boxes) == 1:
        return boxes[0]
    left, top, right, bottom = boxes[0]
    for x0, y0, x1, y1 in boxes:
        left = x0 if x0 < left else left
        top = y0 if y0 < top else top
        right = x1 if x1 > right else right
        bottom = y1 if y1 > bottom else bottom
    return left, top, right, bottom
