"""One Word paragraph: its words with their looks, its marker, its heading level, and what hangs in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby
from sys import intern

from ..document import Marker, Paragraph
from ..sentence_ends import hangs
from ..words import Colour, Place, Word, with_followers
from .markers import glued_bullet, typed_marker
from .names import MATHS, P_PR, R_PR, VAL, Element, R, T, child, children, tag, value, w
from .numbering import Numbering
from .shapes import Hanging, hanging, is_drawing
from .styles import PLAIN, Look, Shown, Styles, direct_heading, direct_numbering
from .symbols import is_symbol_font, shown, symbol

_STYLE, _NUM_PR, _OUTLINE, _RUN_STYLE = w("pStyle"), w("numPr"), w("outlineLvl"), w("rStyle")
_TABS, _BREAKS = frozenset({w("tab"), w("ptab")}), frozenset({w("br"), w("cr")})
_NO_BREAK, _SYM = w("noBreakHyphen"), w("sym")
_NOTE_KINDS = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")
_RUBY, _RUBY_BASE = w("ruby"), w("rubyBase")
_MATHS_RUN, _MATHS_TEXT = f"{{{MATHS}}}r", f"{{{MATHS}}}t"
# Soft hyphens, zero-width and direction marks are not printed; a no-break hyphen is a hyphen.
_UNSEEN = dict.fromkeys(
    map(
        ord,
        "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f\u202a\u202b\u202c\u2066\u2067\u2069",
    )
)
_NO_LOOK = Shown()
_CLEAN: dict[int, str | None] = {**_UNSEEN, 0x2011: "-", 0x001F: None, 0x001E: "-"}


@dataclass(slots=True)
class Read:
    """A paragraph as it is read, run by run, with what hangs in it and the notes (kind, id) that it refers to.

    In a cell it is parted at the line breaks that its author typed; elsewhere `paragraphs` has one.
    """

    place: Place
    first: int  # the index of the next word that is begun
    paragraphs: list[Paragraph] = field(default_factory=list)
    hanging: tuple[Hanging, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    words: list[Word] = field(default_factory=list)
    line: int = 0
    open: bool = False  # the last word may go on in the next run
    tab: bool = False  # a tab was met since the last word
    tabbed: frozenset[int] = frozenset()  # the indexes of words behind a tab
    look: Shown = _NO_LOOK  # of the last word's beginning
    pieces: list[tuple[str, Shown]] | None = None  # the last word's parts, where its looks differ

    def space(self, tab: bool = False) -> None:
        self.open = False
        self.tab = self.tab or tab

    def new_line(self) -> None:
        self.open = False
        if self.words and self.words[-1].line == self.line:
            self.line += 1

    def text(self, text: str, look: Shown) -> None:
        parts = text.split()
        if not parts:
            self.space(tab="\t" in text)
            return
        if look.caps:
            parts = [part.upper() for part in parts]
        if self.open and not text[0].isspace():
            self._go_on(parts.pop(0), look)
        if parts:
            if self.tab:
                self.tabbed |= {self.first}
                self.tab = False
            bold, italic, _, _, size, ink, _ = look
            texts = map(intern, parts)
            first = Word(self.first, next(texts), self.place, bold, italic, size, ink, self.line)
            self.words += with_followers(first, texts) if len(parts) > 1 else [first]
            self.first += len(parts)
            self.look, self.pieces = look, None
        self.open = not text[-1].isspace()

    def _go_on(self, text: str, look: Shown) -> None:
        """The last word goes on in this run: where the looks differ it has that of most of its letters."""
        word = self.words[-1]
        if look != self.look or self.pieces is not None:
            self.pieces = pieces = [*(self.pieces or [(word.text, self.look)]), (text, look)]
            half = sum(len(piece) for piece, _ in pieces) / 2
            word = replace(
                word,
                bold=sum(len(piece) for piece, look in pieces if look.bold) > half,
                italic=sum(len(piece) for piece, look in pieces if look.italic) > half,
                size=max(pieces, key=lambda pair: len(pair[0]))[1].size,
                ink=_common_ink(pieces),
            )
        self.words[-1] = replace(word, text=intern(word.text + text))


class ParagraphReader:
    """Reads paragraphs in document order: it counts words and list numbers as it goes."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.words: list[Word] = []
        self.running = False  # headers and footers: a tab parts their texts as a line's end does

    def read(self, element: Element, place: Place, in_cell: bool = False, table_look: Look = PLAIN) -> Read:
        """`table_look` is what the table's style gives to the runs of this cell."""
        inner = list(element)
        properties = children(child(inner, P_PR))
        named = properties.get(_STYLE)
        style = self.styles.paragraph(None if named is None else named.get(VAL))
        flow = Read(place, len(self.words))
        self._walk(inner, flow, style.look, table_look)
        marker, level = self.numbering.next_marker(direct_numbering(properties.get(_NUM_PR)), style)
        outline = properties.get(_OUTLINE)
        stated = None if outline is None else direct_heading(outline.get(VAL))
        heading = style.heading if stated is None else stated or None
        whole = not in_cell or marker is not None or heading is not None
        for words in [flow.words] if whole else _parted(flow.words):
            own = marker or _take_marker(words, flow.tabbed, in_cell)
            paragraph = Paragraph(tuple(words), own, level, heading if words or own else None, place)
            flow.paragraphs.append(paragraph)
            self.words.extend(paragraph.all_words())
        return flow

    def forget_from(self, index: int) -> None:
        """Take back the words from `index` on: their story was read before, in another part."""
        del self.words[index:]

    def _walk(self, elements: Iterable[Element], flow: Read, style: Look, table: Look) -> None:
        for inner in elements:
            name = inner.tag
            if name == R:
                self._run(inner, flow, style, table)
            elif name == P_PR:
                continue
            elif name == _MATHS_RUN:
                look = self.styles.bare(table, style)
                for text in inner.iterchildren(_MATHS_TEXT, T):
                    flow.text(text.text or "", look)
            elif len(inner):
                # Formulas and wrappers that are not known: what is in them is still printed.
                self._walk(inner, flow, style, table)

    def _run(self, run: Element, flow: Read, style: Look, table: Look) -> None:
        parts = list(run)
        properties = child(parts, R_PR) if len(parts) > 1 else None
        if properties is None:
            look = self.styles.bare(table, style)
        else:
            character = self.styles.character(value(properties, _RUN_STYLE))
            look = self.styles.shown(table, style, character, self.styles.look(properties))
        for inner in parts:
            if inner.tag == T:
                text = inner.text
                if text:
                    flow.text(text if look.font is None and text.isascii() else _readable(text, look.font), look)
            elif inner.tag == _RUBY:
                base = child(inner, _RUBY_BASE)
                if base is not None:
                    self._walk(base, flow, style, table)
            elif inner.tag != R_PR:
                self._special(inner, flow, look)

    def _special(self, element: Element, flow: Read, look: Shown) -> None:
        """What a run holds beside text."""
        name = tag(element)
        if name in _TABS:
            flow.space(tab=True)
            if self.running:
                flow.new_line()
        elif name in _BREAKS:
            flow.new_line()
        elif name == _NO_BREAK:
            flow.text("-", look)
        elif name == _SYM:
            code = element.get(w("char"), "")
            if _HEX.fullmatch(code):
                flow.text(symbol(int(code, 16), element.get(w("font"))), look)
        elif name in _NOTE_KINDS:
            note = element.get(w("id"))
            if note is not None:
                flow.notes += ((_NOTE_KINDS[name], note),)
        elif is_drawing(name):
            found = hanging(element, self.styles.palette)
            flow.hanging += (found,)
            if found.arrows:
                flow.text(found.arrows, look)


def _readable(text: str, font: str | None) -> str:
    """A run's text as its font shows it, without what is not printed."""
    if text.isascii() and not is_symbol_font(font):
        return text
    return shown(text, font).translate(_CLEAN)


def _take_marker(words: list[Word], tabbed: frozenset[int], in_cell: bool) -> Marker | None:
    """The bullet or number that someone typed before a text, taken off its words."""
    if not words:
        return None
    first = words[0]
    if first.text.isalnum() and len(first.text) > 1:  # a word like most
        return None
    if bullet := glued_bullet(first.text):
        kind = typed_marker(bullet, first.text[1:], False, in_cell)
        words[0] = replace(first, text=first.text[1:])
        return None if kind is None else Marker(bullet, kind)
    if len(words) < 2:
        return None
    kind = typed_marker(first.text, words[1].text, words[1].index in tabbed, in_cell)
    return None if kind is None else Marker(first.text, kind, (words.pop(0),))


def _parted(words: list[Word]) -> list[list[Word]]:
    """A cell's text at its line breaks, unless a sentence goes on after one or the text is one marked item."""
    if not words or words[-1].line == words[0].line:
        return [words]
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    marked = [_is_marked(line) for line in lines]
    if marked[0] and not any(marked[1:]):
        return [words]
    out = [lines[0]]
    for line, mark in zip(lines[1:], marked[1:], strict=True):
        if mark or not (line[0].text[:1].islower() or hangs(out[-1][-1].text)):
            out.append(line)
        else:
            out[-1].extend(line)
    return out


def _is_marked(line: list[Word]) -> bool:
    if len(line) == 1:
        return glued_bullet(line[0].text) is not None
    return bool(glued_bullet(line[0].text)) or typed_marker(line[0].text, line[1].text, True, True) is not None


def _common_ink(pieces: list[tuple[str, Shown]]) -> Colour | None:
    """The ink of most of a word's characters."""
    weights: dict[Colour | None, int] = {}
    for piece, look in pieces:
        weights[look.ink] = weights.get(look.ink, 0) + len(piece)
    return max(weights, key=lambda ink: weights[ink])
