"""Symbol fonts: the Unicode characters that their letters show as.

Only what reports use: bullets, arrows, ticks, boxes, Greek.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_WINGDINGS: Final = {
    0x46: "☞", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "☐", 0x70: "☐",
    0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x78: "☒", 0x9E: "•",
    0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA2: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xB7: "•",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘",
    0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xEB: "↖", 0xEC: "↗", 0xED: "↙", 0xEE: "↘", 0xEF: "←",
    0xF0: "→", 0xF1: "↑", 0xF2: "↓", 0xF3: "↔", 0xF4: "↕", 0xF5: "↖", 0xF6: "↗", 0xF7: "↙", 0xF8: "↘",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2: Final = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "•", 0x97: "●", 0x98: "●",
    0xA2: "■", 0xA3: "☐",
}  # fmt: skip
_WINGDINGS_3: Final = {
    0x21: "←", 0x22: "→", 0x23: "↑", 0x24: "↓", 0x25: "↖", 0x26: "↗", 0x27: "↙", 0x28: "↘", 0x66: "←",
    0x67: "→", 0x68: "↑", 0x69: "↓", 0x6A: "↖", 0x6B: "↗", 0x6C: "↙", 0x6D: "↘", 0x6E: "↔", 0x6F: "↕",
    0x70: "▲", 0x71: "▼", 0x72: "△", 0x73: "▽", 0x74: "◀", 0x75: "▶", 0x76: "◁", 0x77: "▷",
}  # fmt: skip
_WEBDINGS: Final = {
    0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼", 0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗",
}  # fmt: skip
_SYMBOL: Final = {
    0x2A: "∗", 0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…",
    0xD6: "√", 0xD7: "⋅", 0xDB: "↔", 0xDC: "←", 0xDD: "↑", 0xDE: "→", 0xDF: "↓", 0xE5: "∑",
}  # fmt: skip
_GREEK: Final = dict(
    zip(
        map(ord, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
        strict=True,
    )
)
_FONTS: Final = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": {**_GREEK, **_SYMBOL},
}
_PRIVATE: Final = 0xF000
# Private characters whose font is not named: the bullets of Symbol and Wingdings that converters leave behind.
_UNKNOWN: Final = {**_WINGDINGS, 0xB7: "•"}


def is_symbol_font(font: str | None) -> bool:
    """Whether a font shows other characters than the ones that are stored."""
    return font is not None and _is_symbol_font(font)


@lru_cache(maxsize=256)
def _is_symbol_font(font: str) -> bool:
    return font.lower() in _FONTS


def symbol(code: int, font: str | None) -> str:
    """What one character of a symbol font shows; a private character where that is not known."""
    low = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
    name = font.lower() if font else ""
    table = _FONTS.get(name)
    if table is None:
        # An ordinary font: w:sym gives a plain character then.
        if low != code:
            return _UNKNOWN.get(low, chr(code))
        return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else ""
    if low > 0xFF:
        return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else ""
    if low in table:
        return table[low]
    if name == "symbol" and low < 0x80:
        return chr(low)
    return chr(low) if low <= 0x20 else chr(_PRIVATE + low)


def shown(text: str, font: str | None) -> str:
    """Text as its font shows it. Private characters are mapped in any font."""
    if is_symbol_font(font):
        return "".join(symbol(ord(c), font) for c in text)
    if any("\uf020" <= c <= "\uf0ff" for c in text):
        return "".join(symbol(ord(c), None) if "\uf020" <= c <= "\uf0ff" else c for c in text)
    return text
