"""Automatic numbers and bullets: lists, their levels and overrides, counted in document order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ..document import Marker, MarkerKind
from .names import R_PR, Element, child, flag, integer, value, w
from .styles import NumberRef, ParagraphStyle, hides
from .symbols import shown

_LEVELS = 9
_PART = re.compile(r"%([1-9])")
_LETTERS = 26
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list, as numbering.xml states it."""

    start: int = 1
    style: str = "decimal"  # w:numFmt
    text: str = ""  # w:lvlText: "%1.%2", or a bullet
    font: str | None = None
    legal: bool = False  # all numbers of it in digits
    restart: int | None = None  # w:lvlRestart: after which level it begins again; 0 is never
    hidden: bool = False
    paragraph_style: str | None = None
    picture: bool = False


@dataclass(slots=True)
class _List:
    """A w:num: its abstract list, and what it says otherwise."""

    abstract: int
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Numbering:
    """The counters of a document. Lists of one abstract list count together, as in Word."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[int, dict[int, Level]] = {}
        self._lists: dict[int, _List] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()  # overrides of a start that were used up
        if root is None:
            return
        links: dict[int, str] = {}
        named: dict[str, int] = {}
        for element in root.iterchildren(w("abstractNum")):
            number = integer(element.get(w("abstractNumId")))
            if number is None:
                continue
            self._abstract[number] = dict(map(_read_level, element.iterchildren(w("lvl"))))
            if link := value(element, w("numStyleLink")):
                links[number] = link
            if name := value(element, w("styleLink")):
                named[name] = number
        for number, link in links.items():
            if not self._abstract[number]:
                self._abstract[number] = self._abstract.get(named.get(link, -1), {})
        for element in root.iterchildren(w("num")):
            number, abstract = integer(element.get(w("numId"))), integer(value(element, w("abstractNumId")))
            if number is None or abstract is None:
                continue
            entry = self._lists[number] = _List(abstract)
            for override in element.iterchildren(w("lvlOverride")):
                index = integer(override.get(w("ilvl"))) or 0
                start = integer(value(override, w("startOverride")))
                if start is not None:
                    entry.starts[index] = start
                level = child(override, w("lvl"))
                if level is not None:
                    entry.levels[index] = _read_level(level)[1]

    def next_marker(self, own: NumberRef, style: ParagraphStyle) -> tuple[Marker | None, int]:
        """Count a paragraph and give its number as shown, with the depth. No marker where it has none."""
        number = style.numbering.number if own.number is None else own.number
        entry = self._lists.get(number) if number else None
        if entry is None:
            return None, 0
        index = own.level
        if index is None and own.number is None:
            index = self._level_of_style(entry, style.numbering_style)
            index = style.numbering.level if index is None else index
        index = min(max(index or 0, 0), _LEVELS - 1)
        level = self._level(entry, index)
        if level is None or number is None:
            return None, index
        return self._show(entry, level, index, self._count(number, entry, index)), index

    def _level_of_style(self, entry: _List, style: str | None) -> int | None:
        levels = {**self._abstract.get(entry.abstract, {}), **entry.levels}
        return next((i for i, level in sorted(levels.items()) if style and level.paragraph_style == style), None)

    def _level(self, entry: _List, index: int) -> Level | None:
        found = entry.levels.get(index) or self._abstract.get(entry.abstract, {}).get(index)
        if found is not None and index in entry.starts:
            return replace(found, start=entry.starts[index])
        return found

    def _count(self, number: int, entry: _List, index: int) -> list[int | None]:
        counts = self._counts.setdefault(entry.abstract, [None] * _LEVELS)
        level = self._level(entry, index) or Level()
        before = counts[index]
        if index in entry.starts and (number, index) not in self._begun:
            self._begun.add((number, index))
            before = None
        counts[index] = level.start if before is None else before + 1
        for deeper in range(index + 1, _LEVELS):
            other = self._level(entry, deeper)
            restart = None if other is None else other.restart
            if restart is None or (restart > 0 and index < restart):
                counts[deeper] = None
        return counts

    def _show(self, entry: _List, level: Level, index: int, counts: list[int | None]) -> Marker | None:
        if level.hidden:
            return None
        if level.style == "bullet" or level.picture:
            text = shown(level.text, level.font).strip() or ("•" if level.picture else "")
            return Marker(text, MarkerKind.BULLET) if text else None

        def part(match: re.Match[str]) -> str:
            place = int(match.group(1)) - 1
            other = level if place == index else self._level(entry, place)
            if other is None:
                return ""
            count = counts[place]
            style = "decimal" if level.legal and other.style not in ("none", "decimalZero") else other.style
            return number_text(other.start if count is None else count, style)

        text = " ".join(_PART.sub(part, level.text).split())
        if not text:
            return None
        return Marker(text, _kind(level))


def _kind(level: Level) -> MarkerKind:
    if "Roman" in level.style:
        return MarkerKind.ROMAN
    if "Letter" in level.style:
        return MarkerKind.LETTER
    return MarkerKind.NUMBER if "%" in level.text else MarkerKind.BULLET


def _read_level(element: Element) -> tuple[int, Level]:
    look = child(element, R_PR)
    fonts = child(look, w("rFonts"))
    start = integer(value(element, w("start")))
    style = value(element, w("numFmt"))
    level = Level(
        start=0 if start is None else start,
        style=style or "decimal",
        text=value(element, w("lvlText")) or "",
        font=None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi")),
        legal=bool(flag(element, w("isLgl"))),
        restart=integer(value(element, w("lvlRestart"))),
        hidden=hides(look),
        paragraph_style=value(element, w("pStyle")),
        picture=element.find(w("lvlPicBulletId")) is not None,
    )
    return min(max(integer(element.get(w("ilvl"))) or 0, 0), _LEVELS - 1), level


def number_text(number: int, style: str) -> str:
    """A count in one of Word's number styles; digits for a style that is not known."""
    write = _STYLES.get(style)
    return str(number) if write is None else write(number)


def _ordinal(number: int) -> str:
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _letters(number: int) -> str:
    """a … z, aa, bb …: Word doubles the letter."""
    if number < 1:
        return str(number)
    return chr(ord("a") + (number - 1) % _LETTERS) * min((number - 1) // _LETTERS + 1, 30)


def _roman(number: int) -> str:
    if not 0 < number < 5000:
        return str(number)
    out = ""
    for worth, letters in _ROMAN:
        out += letters * (number // worth)
        number %= worth
    return out


def _cardinal(number: int) -> str:
    if 0 <= number < 20:
        return _ONES[number].capitalize()
    if 20 <= number < 100:
        tens, ones = _TENS[number // 10 - 2], number % 10
        return (f"{tens}-{_ONES[ones]}" if ones else tens).capitalize()
    return str(number)


_STYLES: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
    "cardinalText": _cardinal,
    "numberInDash": lambda number: f"- {number} -",
}
