"""Fonts whose descriptors give no ascent and no descent (some versions of LibreOffice write 0 for both).

PDFium then guesses from the glyphs, font by font, so that regular and bold words of one line would stand at different
heights. There is no function that gives a descriptor, so the bytes of the file are searched; a descriptor in a
compressed object stream is not found, and the guess stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DESCRIPTOR = re.compile(rb"/FontDescriptor\b")
_DESCENT = re.compile(rb"/Descent\s+([-+]?[\d.]+)")
_ASCENT = re.compile(rb"/Ascent\s+([-+]?[\d.]+)")
_FONT_NAME = re.compile(rb"/FontName\s*/(?:[A-Z]{6}\+)?([^\s/<>\[\]()]+)")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_LONGEST = 2000  # bytes of a descriptor


@dataclass(frozen=True, slots=True)
class Descents:
    """What a file's descriptors say, by font name. One name may stand for several fonts in a merged file."""

    blank: frozenset[str]
    stated: frozenset[tuple[str, int]]  # with thousandths of the size, as a positive number

    def corrected(self, name: str, descent: float) -> float:
        """The descent to use for PDFium's one, a share of the size."""
        plain = name.rpartition("+")[2]
        if plain in self.blank and (plain, round(abs(descent) * 1000)) not in self.stated:
            return 0.0
        return -abs(descent)


def read_descents(data: bytes) -> Descents:
    blank: set[str] = set()
    stated: set[tuple[str, int]] = set()
    for match in _DESCRIPTOR.finditer(data):
        begin = data.rfind(b"<<", max(0, match.start() - _LONGEST), match.start())
        end = data.find(b">>", match.end(), match.end() + _LONGEST)
        text = data[begin:end] if begin >= 0 and end >= 0 else b""
        found, descent = _FONT_NAME.search(text), _DESCENT.search(text)
        if found is None or descent is None:
            continue
        name = _ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), found[1]).decode("utf-8", "replace")
        ascent = _ASCENT.search(text)
        if _number(descent) == 0 and (ascent is None or _number(ascent) == 0):
            blank.add(name)
        else:
            stated.add((name, abs(round(_number(descent)))))
    return Descents(frozenset(blank), frozenset(stated))


def _number(match: re.Match[bytes]) -> float:
    try:
        return float(match[1])
    except ValueError:
        return 0.0
