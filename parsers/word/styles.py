"""Styles of a Word package: what a run looks like, and what a paragraph's style makes of it.

A look is resolved in Word's order: document defaults, table style, paragraph style, character style, then the run
itself. On/off properties of the three styles cancel each other out (a bold style inside a bold style is not bold);
sizes, colours and fonts of the nearest one stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from ..words import Colour
from .colours import Palette
from .names import P_PR, R_PR, VAL, Element, child, flag, integer, is_on, tag, value, w

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_DEPTH = 32  # a chain of styles that is longer is a loop


class Look(NamedTuple):
    """What one place says of a run's look; None is "says nothing"."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    caps: bool | None = None
    size: float | None = None  # points
    ink: Colour | None = None
    automatic: bool | None = None  # the ink is said to be automatic
    font: str | None = None


class Shown(NamedTuple):
    """A run's look, resolved."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    caps: bool = False
    size: float | None = None
    ink: Colour | None = None
    font: str | None = None


PLAIN = Look()


class NumberRef(NamedTuple):
    """Which list a paragraph belongs to; None is "says nothing"."""

    number: int | None = None
    level: int | None = None


_NO_NUMBER = NumberRef()


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph gets from its style and the styles below it."""

    look: Look = PLAIN
    heading: int | None = None
    numbering: NumberRef = _NO_NUMBER
    numbering_style: str | None = None  # the style that names the list: a level of the list may be tied to it


@dataclass(frozen=True, slots=True)
class Band:
    """What a table style gives to one kind of row or column."""

    look: Look = PLAIN
    fill: Colour | None = None


@dataclass(frozen=True, slots=True)
class TableStyle:
    """A table style: the whole table, and by region (`firstRow`, `firstCol`, `band1Horz` …)."""

    whole: Band = Band()
    regions: tuple[tuple[str, Band], ...] = ()

    def region(self, name: str) -> Band | None:
        return dict(self.regions).get(name)


_TOGGLES = {w("b"): "bold", w("i"): "italic", w("vanish"): "hidden", w("caps"): "caps"}
_SIZE, _COLOUR, _FONTS = w("sz"), w("color"), w("rFonts")
_ASCII, _HIGH = w("ascii"), w("hAnsi")


class Styles:
    """The styles part, read lazily: most documents use few of its styles."""

    def __init__(self, root: Element | None, palette: Palette) -> None:
        self.palette = palette
        self._elements: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, str] = {}
        self.default_look = PLAIN
        if root is not None:
            self.default_look = self.look(child(child(child(root, w("docDefaults")), w("rPrDefault")), R_PR))
            for element in root.iterchildren(w("style")):
                kind, name = element.get(w("type"), "paragraph"), element.get(w("styleId"))
                if name is None:
                    continue
                self._elements.setdefault((kind, name), element)
                if element.get(w("default"), "0") in ("1", "true", "on"):
                    self._defaults.setdefault(kind, name)
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._characters: dict[str, Look] = {}
        self._tables: dict[str | None, TableStyle] = {}
        self._shown: dict[tuple[Look, Look, Look, Look], Shown] = {}
        self._bare: tuple[Look | None, Look | None, Shown] = (None, None, Shown())
        hidden = w("vanish")
        self.any_hidden = root is not None and next(root.iter(hidden), None) is not None

    def look(self, properties: Element | None) -> Look:
        """What a w:rPr element says itself."""
        if properties is None or not len(properties):
            return PLAIN
        said: dict[str, bool] = {}
        size: float | None = None
        ink: Colour | None = None
        automatic: bool | None = None
        font: str | None = None
        for element in properties:
            name = tag(element)
            if name in _TOGGLES:
                said[_TOGGLES[name]] = is_on(element)
            elif name == _SIZE:
                half_points = integer(element.get(VAL))
                size = half_points / 2 if half_points else None
            elif name == _COLOUR:
                ink = self.palette.ink(element)
                automatic = ink is None
            elif name == _FONTS:
                font = element.get(_ASCII) or element.get(_HIGH)
        return Look(
            said.get("bold"), said.get("italic"), said.get("hidden"), said.get("caps"), size, ink, automatic, font
        )

    def _chain(self, kind: str, name: str | None) -> list[Element]:
        """A style and those it is based on, the base first."""
        out: list[Element] = []
        while name is not None and len(out) < _DEPTH:
            element = self._elements.get((kind, name))
            if element is None or element in out:
                break
            out.append(element)
            name = value(element, w("basedOn"))
        return out[::-1]

    def paragraph(self, name: str | None) -> ParagraphStyle:
        """A paragraph style by its id; the default one for None or an unknown id."""
        found = self._paragraphs.get(name)
        if found is None:
            known = name is not None and ("paragraph", name) in self._elements
            found = self._read_paragraph_style(name if known else self._defaults.get("paragraph"))
            self._paragraphs[name] = found
        return found

    def _read_paragraph_style(self, name: str | None) -> ParagraphStyle:
        look, heading = PLAIN, None
        number: int | None = None
        level: int | None = None
        source: str | None = None
        for element in self._chain("paragraph", name):
            look = over(look, self.look(child(element, R_PR)))
            properties = child(element, P_PR)
            title = (value(element, w("name")) or "").strip().lower()
            if match := _HEADING.match(title):
                heading = int(match.group(1)) or None
            elif title in ("title", "subtitle"):
                heading = 1 if title == "title" else 2
            elif title.startswith("toc "):
                heading = None
            outline = integer(value(properties, w("outlineLvl")))
            if outline is not None:
                heading = outline + 1 if 0 <= outline < 9 else None
            numbering = child(properties, w("numPr"))
            if numbering is not None:
                said = integer(value(numbering, w("numId")))
                if said is not None:
                    number, source = said, element.get(w("styleId"))
                level_said = integer(value(numbering, w("ilvl")))
                level = level if level_said is None else level_said
        return ParagraphStyle(look, heading, NumberRef(number, level), source)

    def character(self, name: str | None) -> Look:
        """A character style by its id."""
        if name is None:
            return PLAIN
        found = self._characters.get(name)
        if found is None:
            found = PLAIN
            for element in self._chain("character", name):
                found = over(found, self.look(child(element, R_PR)))
            self._characters[name] = found
        return found

    def table(self, name: str | None) -> TableStyle:
        """A table style by its id; the default one for None or an unknown id."""
        if name is None or ("table", name) not in self._elements:
            name = self._defaults.get("table")
        found = self._tables.get(name)
        if found is None:
            whole, regions = Band(), dict[str, Band]()
            for element in self._chain("table", name):
                whole = _band_over(whole, self._band(element))
                for region in element.iterchildren(w("tblStylePr")):
                    kind = region.get(w("type"), "")
                    regions[kind] = _band_over(regions.get(kind, Band()), self._band(region))
            found = self._tables[name] = TableStyle(whole, tuple(regions.items()))
        return found

    def _band(self, element: Element) -> Band:
        fill = self.palette.shading(child(child(element, w("tcPr")), w("shd")))
        return Band(self.look(child(element, R_PR)), fill)

    def bare(self, table: Look, paragraph: Look) -> Shown:
        """The look of a run that says nothing of it: mostly that of the run before, which is told without hashing."""
        last_table, last_paragraph, found = self._bare
        if last_table is not table or last_paragraph is not paragraph:
            found = self.shown(table, paragraph, PLAIN, PLAIN)
            self._bare = table, paragraph, found
        return found

    def shown(self, table: Look, paragraph: Look, character: Look, direct: Look) -> Shown:
        """A run's look from what its table, paragraph and character styles and the run itself say."""
        key = (table, paragraph, character, direct)
        found = self._shown.get(key)
        if found is None:
            found = self._shown[key] = self._resolve(*key)
        return found

    def _resolve(self, table: Look, paragraph: Look, character: Look, direct: Look) -> Shown:
        layers = (self.default_look, table, paragraph, character, direct)
        size: float | None = None
        ink: Colour | None = None
        font: str | None = None
        for layer in layers:
            size = size if layer.size is None else layer.size
            font = font if layer.font is None else layer.font
            if layer.ink is not None or layer.automatic:
                ink = layer.ink

        def toggle(own: bool | None, default: bool | None, *styles: bool | None) -> bool:
            if own is not None:
                return own
            return bool(default) or sum(1 for style in styles if style) % 2 == 1

        default = self.default_look
        return Shown(
            toggle(direct.bold, default.bold, table.bold, paragraph.bold, character.bold),
            toggle(direct.italic, default.italic, table.italic, paragraph.italic, character.italic),
            toggle(direct.hidden, default.hidden, table.hidden, paragraph.hidden, character.hidden),
            toggle(direct.caps, default.caps, table.caps, paragraph.caps, character.caps),
            size,
            ink,
            font,
        )


def over(base: Look, top: Look) -> Look:
    """One look over another of the same chain: what the top says stands."""
    if top == PLAIN:
        return base
    merged = [below if above is None else above for below, above in zip(base, top, strict=True)]
    look = Look(*merged)  # type: ignore[arg-type]  # field by field, of one type
    return look._replace(ink=None) if top.automatic else look


def _band_over(base: Band, top: Band) -> Band:
    return Band(over(base.look, top.look), base.fill if top.fill is None else top.fill)


def direct_numbering(numbering: Element | None) -> NumberRef:
    """What a paragraph's own w:numPr says."""
    if numbering is None:
        return _NO_NUMBER
    return NumberRef(integer(value(numbering, w("numId"))), integer(value(numbering, w("ilvl"))))


def direct_heading(stated: str | None) -> int | None:
    """A heading level that the paragraph itself states (w:outlineLvl); 0 where it says that it is body text."""
    outline = integer(stated)
    if outline is None:
        return None
    return outline + 1 if 0 <= outline < 9 else 0


def hides(properties: Element | None) -> bool:
    """Whether a w:rPr says itself that the text is hidden."""
    return bool(flag(properties, w("vanish")))
