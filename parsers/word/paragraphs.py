"""One Word paragraph: its words with their looks, its marker, its heading level, and what hangs in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count

from ..document import Colour, Marker, Paragraph, Place, Word
from .markers import glued_bullet, typed_marker
from .names import MATHS, P_PR, R_PR, Element, R, T, child, value, w
from .numbering import Numbering
from .shapes import Hanging, hanging, is_drawing
from .styles import PLAIN, Look, Shown, Styles, direct_heading, direct_numbering
from .symbols import is_symbol_font, shown, symbol

_TAB, _BREAK, _RETURN, _POSITION = w("tab"), w("br"), w("cr"), w("ptab")
_NO_BREAK, _SYM = w("noBreakHyphen"), w("sym")
_FOOTNOTE, _ENDNOTE = w("footnoteReference"), w("endnoteReference")
_RUBY, _RUBY_BASE = w("ruby"), w("rubyBase")
_MATHS_RUN, _MATHS_TEXT = f"{{{MATHS}}}r", f"{{{MATHS}}}t"
_PIECE = re.compile(r"\s+|\S+")
# Soft hyphens, zero-width and direction marks are not printed; a no-break hyphen is a hyphen.
_UNSEEN = {ord(c): None for c in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u2066\u2067\u2069"}
_CLEAN = {**_UNSEEN, 0x2011: "-", 0x001F: None, 0x001E: "-"}


@dataclass(slots=True)
class _Token:
    """A word on its way: pieces of it with their looks."""

    pieces: list[tuple[str, Shown]]
    line: int
    after_tab: bool = False


@dataclass(slots=True)
class _Flow:
    """The text of a paragraph as it runs through its runs."""

    tokens: list[_Token] = field(default_factory=list)
    line: int = 0
    open: bool = False  # the last token may go on in the next run
    tab: bool = False  # a tab was met since the last token
    hanging: list[Hanging] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def space(self) -> None:
        self.open = False

    def text(self, text: str, look: Shown) -> None:
        if look.caps:
            text = text.upper()
        for piece in _PIECE.findall(text):
            if piece[0].isspace():
                self.open = False
                self.tab = self.tab or "\t" in piece
            elif self.open:
                self.tokens[-1].pieces.append((piece, look))
            else:
                self.tokens.append(_Token([(piece, look)], self.line, self.tab))
                self.open, self.tab = True, False


@dataclass(frozen=True, slots=True)
class Read:
    """A paragraph that was read, with what hangs in it and the notes (kind, id) that it refers to."""

    paragraph: Paragraph
    hanging: tuple[Hanging, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


class ParagraphReader:
    """Reads paragraphs in document order: it counts words and list numbers as it goes."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.words: list[Word] = []
        self._count = count()

    def read(self, element: Element, place: Place, in_cell: bool = False, table_look: Look = PLAIN) -> Read:
        """`table_look` is what the table's style gives to the runs of this cell."""
        properties = child(element, P_PR)
        style = self.styles.paragraph(value(properties, w("pStyle")))
        flow = _Flow()
        self._walk(element, flow, style.look, table_look)
        marker, level = self.numbering.next_marker(direct_numbering(properties), style)
        if marker is None:
            marker = self._typed_marker(flow.tokens, place, in_cell)
        words = tuple([self._word(token, place) for token in flow.tokens])
        stated = direct_heading(properties)
        heading = style.heading if stated is None else stated or None
        if not words and marker is None:
            heading = None
        return Read(
            Paragraph(words, marker, level, heading, place),
            tuple(flow.hanging),
            tuple(flow.notes),
        )

    def forget_from(self, index: int) -> None:
        """Take back the words from `index` on: their story was read before, in another part."""
        del self.words[index:]
        self._count = count(index)

    def _walk(self, element: Element, flow: _Flow, style: Look, table: Look) -> None:
        for inner in element:
            tag = inner.tag
            if tag == R:
                self._run(inner, flow, style, table)
            elif tag == P_PR:
                continue
            elif tag == _MATHS_RUN:
                look = self.styles.shown(table, style, PLAIN, PLAIN)
                for text in inner.iterchildren(_MATHS_TEXT, T):
                    flow.text(text.text or "", look)
            elif len(inner):
                # Formulas and wrappers that are not known: what is in them is still printed.
                self._walk(inner, flow, style, table)

    def _run(self, run: Element, flow: _Flow, style: Look, table: Look) -> None:
        properties = child(run, R_PR)
        character = PLAIN
        direct = PLAIN
        if properties is not None:
            direct = self.styles.look(properties)
            name = value(properties, w("rStyle"))
            if name is not None:
                character = self.styles.character(name)
        look = self.styles.shown(table, style, character, direct)
        for inner in run:
            tag = inner.tag
            if tag == T:
                text = inner.text
                if text:
                    flow.text(self._readable(text, look), look)
            elif tag == _TAB or tag == _POSITION:
                flow.space()
                flow.tab = True
            elif tag == _BREAK or tag == _RETURN:
                flow.space()
                if flow.tokens and flow.tokens[-1].line == flow.line:
                    flow.line += 1
            elif tag == _NO_BREAK:
                flow.text("-", look)
            elif tag == _SYM:
                code = inner.get(w("char"), "")
                try:
                    flow.text(symbol(int(code, 16), inner.get(w("font"))), look)
                except (ValueError, OverflowError):
                    continue
            elif tag == _FOOTNOTE or tag == _ENDNOTE:
                note = inner.get(w("id"))
                if note is not None:
                    flow.notes.append(("footnotes" if tag == _FOOTNOTE else "endnotes", note))
            elif is_drawing(tag):
                flow.hanging.append(hanging(inner, self.styles.palette))
            elif tag == _RUBY:
                base = child(inner, _RUBY_BASE)
                if base is not None:
                    self._walk(base, flow, style, table)

    @staticmethod
    def _readable(text: str, look: Shown) -> str:
        if text.isascii() and not is_symbol_font(look.font):
            return text
        return shown(text, look.font).translate(_CLEAN)

    def _typed_marker(self, tokens: list[_Token], place: Place, in_cell: bool) -> Marker | None:
        if not tokens:
            return None
        text = _text(tokens[0])
        if bullet := glued_bullet(text):
            piece, look = tokens[0].pieces[0]
            tokens[0].pieces[0] = (piece[1:], look)
            if not piece[1:]:
                del tokens[0].pieces[0]
            kind = typed_marker(bullet, text[1:], False, in_cell)
            return None if kind is None else Marker(bullet, kind)
        if len(tokens) < 2:
            return None
        kind = typed_marker(text, _text(tokens[1]), tokens[1].after_tab, in_cell)
        return None if kind is None else Marker(text, kind, (self._word(tokens.pop(0), place),))

    def _word(self, token: _Token, place: Place) -> Word:
        pieces = token.pieces
        if len(pieces) == 1:
            text, look = pieces[0]
            bold, italic, size, ink = look.bold, look.italic, look.size, look.ink
        else:
            text = "".join(piece for piece, _ in pieces)
            half = len(text) / 2
            bold = sum(len(piece) for piece, look in pieces if look.bold) > half
            italic = sum(len(piece) for piece, look in pieces if look.italic) > half
            longest = max(pieces, key=lambda pair: len(pair[0]))[1]
            size, ink = longest.size, _common_ink(pieces)
        word = Word(next(self._count), text, place, bold, italic, size, ink, token.line)
        self.words.append(word)
        return word


def _text(token: _Token) -> str:
    return "".join(piece for piece, _ in token.pieces)


def _common_ink(pieces: list[tuple[str, Shown]]) -> Colour | None:
    """The ink of most of a word's characters."""
    weights: dict[Colour | None, int] = {}
    for piece, look in pieces:
        weights[look.ink] = weights.get(look.ink, 0) + len(piece)
    return max(weights, key=lambda ink: weights[ink])
