"""Statements: each bullet, numbered item or paragraph of a section, with the heading it stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..parsers.document import Paragraph
from ..parsers.words import Word, join_words
from .texts import is_blank, is_pending, squash

_GLYPHS = "•·∙●○◦▪▫■□◆◇►▶➢➤➔✓✔❖⁃‣\ufffd"
_GLYPH = re.compile(rf"[{_GLYPHS}\uf000-\uf0ff]+")
_DASH = re.compile(r"[-–—]")
_RING = "o"
_LOST = frozenset("* + > § Ø ü Ÿ q v ~".split())
"""Bullets that are plain characters, or that a symbol font leaves behind when it is lost."""
_GLUED = re.compile(r"(?:[-–—*+>]|[(\[]?(?P<number>\d{1,2})[.)])(?=[A-Z])")
"""A dash or number that sticks to the first word: "-Train", "1.Train"."""
_NUMBER = re.compile(r"[(\[]?(\d{1,2}|[a-z]|[ivx]{1,4})[.)\]]", re.IGNORECASE)
_SIGN = re.compile(
    rf" (?:[{_GLYPHS}\uf000-\uf0ff\-–—*+>]|[o§Øüÿqv~] |[(\[]?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)\]])", re.IGNORECASE
)
"""What begins an item inside a paragraph, or may, after a space: most texts hold none of it."""
_LEADING_GLYPHS = re.compile(rf"^\s*[{_GLYPHS}\uf000-\uf0ff]+\s*")
_HEADS_ON = re.compile(r"(?::|\s[-–—])$")
_HEADING_END = re.compile(r"\s*(?::|\s[-–—])+$")


class Statement(NamedTuple):
    """One statement whole, without bullet or number; `words` are its own."""

    text: str
    heading: str | None = None
    words: tuple[Word, ...] = ()


class _Piece(NamedTuple):
    words: tuple[Word, ...]
    text: str  # without what marks it
    item: bool  # it has, or had, a bullet or number


def split_statements(paragraphs: Sequence[Paragraph]) -> list[Statement]:
    """The statements of a section in order."""
    counted = _counted(paragraphs) if len(paragraphs) > 1 else ()
    pieces = [piece for number, each in enumerate(paragraphs) for piece in _pieces(each, number in counted)]
    statements: list[Statement] = []
    heading: str | None = None
    for position, piece in enumerate(pieces):
        text = piece.text
        following = pieces[position + 1] if position + 1 < len(pieces) else None
        if not text or is_blank(text) or (is_pending(text) and len(text.split()) <= 3):
            continue
        if _is_heading(piece, following):
            heading = _HEADING_END.sub("", text).strip()
        else:
            statements.append(Statement(text, heading, piece.words))
    return statements


def _is_heading(piece: _Piece, following: _Piece | None) -> bool:
    """A line that ends in ":" or " -", or a bare label of four words or fewer, without full stop, above bullets."""
    text = piece.text
    if _HEADS_ON.search(text, max(0, len(text) - 2)) and len(text.split()) <= 25:
        return True
    if piece.item or following is None or not following.item or text[-1] in ".;,!?":
        return False
    return len(text.split()) <= 4


def _counted(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Those of several paragraphs that begin with numbers that stick to their words and count up: "1.First"."""
    found: list[int] = []
    for position, paragraph in enumerate(paragraphs):
        match = _GLUED.match(paragraph.words[0].text) if paragraph.words and not paragraph.marker else None
        if match and match.group("number") == str(len(found) + 1):
            found.append(position)
    return set(found) if len(found) > 1 else set()


def _pieces(paragraph: Paragraph, counted: bool) -> list[_Piece]:
    """A paragraph, or the items that run together in it."""
    words, listed = paragraph.words, paragraph.marker is not None
    cuts = _cuts(words, paragraph.text)
    if not cuts:
        glued = counted or (bool(words) and not listed and _is_glued(words[0]))
        return [_Piece(words, _bare(paragraph.text, glued), listed or glued)]
    out: list[_Piece] = []
    starts = [0, *(cut for cut, _ in cuts if cut > 0)]
    glyph_at = dict(cuts)
    for position, start in enumerate(starts):
        end = starts[position + 1] if position + 1 < len(starts) else len(words)
        length = glyph_at.get(start, 0)
        own = words[start + length : end]
        has_bullet = start in glyph_at or (start == 0 and listed)
        if own or length:
            glued = has_bullet and not length and bool(own) and _GLUED.match(own[0].text) is not None
            out.append(_Piece(own, _bare(join_words(own), glued), has_bullet))
    return out


def _bare(text: str, glued: bool) -> str:
    """A piece's text without the glyphs that lead it; `glued`: a dash or number sticks to its first word."""
    text = squash(_LEADING_GLYPHS.sub("", text))
    return _GLUED.sub("", text, count=1) if glued else text


def _cuts(words: tuple[Word, ...], text: str) -> list[tuple[int, int]]:
    """Where items begin inside a paragraph, and how many words each bullet takes (0: glued to the first word)."""
    apart = text if text.count(" ") == len(words) - 1 else " ".join([word.text for word in words])
    if not _SIGN.search(f" {apart} "):
        return []
    glyphs = [(i, 1 if _GLYPH.fullmatch(w.text) else 0) for i, w in enumerate(words) if _GLYPH.match(w.text)]
    if glyphs:
        return glyphs
    return _rings(words) or _dashes(words) or _numbers(words) or _glued(words)


def _rings(words: tuple[Word, ...]) -> list[tuple[int, int]]:
    """ "o First o Second": the letter that a ring bullet leaves behind, before a capital; other signs if they lead."""
    sign = words[0].text if words and words[0].text in _LOST else _RING
    found = [i for i, w in enumerate(words[:-1]) if w.text == sign and words[i + 1].text[:1].isupper()]
    return [(i, 1) for i in found] if found and (found[0] == 0 or (sign == _RING and len(found) > 1)) else []


def _is_glued(word: Word) -> bool:
    """A dash or star that sticks to a word; a lone number may belong to it."""
    match = _GLUED.match(word.text)
    return match is not None and match.group("number") is None


def _glued(words: tuple[Word, ...]) -> list[tuple[int, int]]:
    """ "1.First 2.Second", "-First -Second": numbers that count up from 1, or one sign, before capitals."""
    matches = [(i, match) for i, word in enumerate(words) if (match := _GLUED.match(word.text))]
    if not matches or matches[0][0] != 0:
        return []
    sign = matches[0][1]
    if sign.group("number") is None:
        return [(i, 0) for i, match in matches if match.group() == sign.group()] if len(matches) > 1 else []
    found, wanted = [], 1
    for i, match in matches:
        if match.group("number") == str(wanted):
            found.append((i, 0))
            wanted += 1
    return found if len(found) > 1 else []


def _dashes(words: tuple[Word, ...]) -> list[tuple[int, int]]:
    """Dashes that begin items: the first opens the paragraph, or each stands first on its line before a capital."""
    found: list[int] = []
    for i, w in enumerate(words[:-1]):
        if not (_DASH.fullmatch(w.text) and words[i + 1].text[:1].isalnum()):
            continue
        first_on_line = i == 0 or words[i - 1].line != w.line
        after_stop = i > 0 and words[i - 1].text[-1:] in ".;:" and words[i + 1].text[:1].isupper()
        if (
            (first_on_line and (i == 0 or words[i + 1].text[:1].isupper()))
            or after_stop
            or (found and found[0] == 0 and words[i + 1].text[:1].isupper() and i - found[-1] > 3)
        ):
            found.append(i)
    if not found or (found[0] != 0 and len(found) < 2):
        return []
    return [(i, 1) for i in found]


def _numbers(words: tuple[Word, ...]) -> list[tuple[int, int]]:
    """ "1. First 2. Second", "a) one b) two": numbers that count up from the first, or the first on their lines."""
    labels = [(i, m.group(1).casefold()) for i, w in enumerate(words[:-1]) if (m := _NUMBER.fullmatch(w.text))]
    for first in ("1", "a", "i"):
        found: list[int] = []
        wanted = first
        for i, label in labels:
            if label == wanted and (
                found or i == 0 or words[i - 1].line != words[i].line or words[i - 1].text[-1:] in ".:;-–—"
            ):
                found.append(i)
                wanted = _next(label)
        if len(found) > 1:
            return [(i, 1) for i in found]
    return []


def _next(label: str) -> str:
    if label.isdigit():
        return str(int(label) + 1)
    romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    if label in romans[:-1]:
        return romans[romans.index(label) + 1]
    return chr(ord(label) + 1) if len(label) == 1 else ""
