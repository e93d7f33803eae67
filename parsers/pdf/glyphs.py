"""Which text a glyph stands for where the PDF does not say it in plain Unicode. Both PDF readers agree here."""

from __future__ import annotations

import re

_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}

# A hyphen that a program put at a line end is printed like any other. PDFium gives U+FFFE for it.
_HYPHENS = {0x00AD: "-", 0xFFFE: "-", 0x0002: "-"}

# Symbol and Wingdings are mapped to F000 + code by Word and others.
_WINGDINGS = {
    0xF06C: "●",
    0xF06E: "■",
    0xF06F: "□",
    0xF071: "❑",
    0xF073: "⬧",
    0xF075: "◆",
    0xF076: "❖",
    0xF077: "◆",
    0xF09F: "•",
    0xF0A1: "○",
    0xF0A7: "▪",
    0xF0A8: "□",
    0xF0AB: "★",
    0xF0B7: "•",
    0xF0D8: "➢",
    0xF0DF: "←",
    0xF0E0: "→",
    0xF0E1: "↑",
    0xF0E2: "↓",
    0xF0E8: "➔",
    0xF0EF: "⇦",
    0xF0F0: "⇨",
    0xF0F1: "⇧",
    0xF0F2: "⇩",
    0xF0F3: "⬄",
    0xF0FB: "✗",
    0xF0FC: "✓",
    0xF0FE: "☑",
}
_SYMBOL = {
    0xF02D: "−",
    0xF0A3: "≤",
    0xF0AB: "↔",
    0xF0AC: "←",
    0xF0AD: "↑",
    0xF0AE: "→",
    0xF0AF: "↓",
    0xF0B3: "≥",
    0xF0B7: "•",
    0xF0D7: "×",
    0xF0DB: "⇔",
    0xF0DC: "⇐",
    0xF0DD: "⇑",
    0xF0DE: "⇒",
    0xF0DF: "⇓",
}
_WINGDINGS_3 = {
    0xF066: "←",
    0xF067: "→",
    0xF068: "↑",
    0xF069: "↓",
    0xF070: "▲",
    0xF071: "▼",
    0xF074: "◀",
    0xF075: "▶",
    0xF0C6: "⇨",
}
# pdfminer.six writes a code that it cannot read as "(cid:127)": 127 is the bullet in the encoding of most PDFs
UNREAD = "(cid:"
_UNKNOWN = re.compile(r"\(cid:(\d+)\)")

_PLAIN = {**_LIGATURES, **_HYPHENS}
_BY_FONT = (("wingdings3", _WINGDINGS_3), ("wingdings", _WINGDINGS), ("symbol", _SYMBOL))


def readable(text: str, font_name: str) -> str:
    """A word's text as a reader sees it: ligatures spelt out, hyphens plain, symbol fonts' private codes named."""
    if text.isascii():
        if UNREAD not in text:
            return text
        text = _UNKNOWN.sub(lambda match: "•" if match[1] == "127" else "\ufffd", text)
    if any("\uf000" <= character <= "\uf0ff" for character in text):
        name = font_name.lower().replace(" ", "").replace("-", "")
        for part, table in _BY_FONT:
            if part in name:
                return text.translate({**_PLAIN, **table})
        return text.translate({**_PLAIN, **_WINGDINGS})
    return text.translate(_PLAIN)


def is_bold_name(font_name: str) -> bool:
    name = font_name.lower()
    return any(part in name for part in ("bold", "black", "heavy", "demi")) and "demilight" not in name


def is_italic_name(font_name: str) -> bool:
    name = font_name.lower()
    return "italic" in name or "oblique" in name
