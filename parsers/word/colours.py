"""Colours of a Word package: hex values, named and theme colours, cell shading with its patterns."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass

from ..words import Colour
from .names import DRAWING, VAL, Element, local_name, w

_HEX = re.compile(r"#?([0-9A-Fa-f]{6})\b")
_SHORT_HEX = re.compile(r"#([0-9A-Fa-f]{3})\b")
_NAMED = {
    "black": "000000", "white": "ffffff", "red": "ff0000", "green": "008000", "lime": "00ff00", "blue": "0000ff",
    "yellow": "ffff00", "orange": "ffa500", "amber": "ffbf00", "purple": "800080", "gray": "808080", "grey": "808080",
    "silver": "c0c0c0", "maroon": "800000", "navy": "000080", "olive": "808000", "teal": "008080", "aqua": "00ffff",
    "fuchsia": "ff00ff", "cyan": "00ffff", "magenta": "ff00ff", "darkred": "8b0000", "darkgreen": "006400",
    "darkblue": "00008b", "gold": "ffd700",
}  # fmt: skip
# How Word names theme colours in its own attributes, and how the theme does.
_THEME_NAMES = {
    "background1": "lt1", "text1": "dk1", "background2": "lt2", "text2": "dk2", "light1": "lt1", "dark1": "dk1",
    "light2": "lt2", "dark2": "dk2", "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}  # fmt: skip
_SHADES = {"thin": 25, "stripe": 50, "stripes": 50, "cross": 50}
_WHITE = Colour(255, 255, 255)
_BLACK = Colour(0, 0, 0)


def parse_colour(text: str | None) -> Colour | None:
    """`FF0000`, `#f00`, `red`, `#ffc000 [3207]`; None for "auto" and whatever else names no colour."""
    if not text:
        return None
    text = text.strip()
    if match := _HEX.match(text):
        digits = match.group(1)
    elif match := _SHORT_HEX.match(text):
        digits = "".join(c * 2 for c in match.group(1))
    else:
        digits = _NAMED.get(text.split()[0].lower() if text else "", "")
        if not digits:
            return None
    return Colour(int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16))


def _mix(one: Colour, other: Colour, share: float) -> Colour:
    """`share` (0 to 1) of the first over the second."""
    return Colour(
        round(one.red * share + other.red * (1 - share)),
        round(one.green * share + other.green * (1 - share)),
        round(one.blue * share + other.blue * (1 - share)),
    )


def _lightness(colour: Colour, factor: float, offset: float) -> Colour:
    """The colour with its lightness (0 to 1) times `factor` plus `offset`."""
    hue, light, saturation = colorsys.rgb_to_hls(colour.red / 255, colour.green / 255, colour.blue / 255)
    red, green, blue = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light * factor + offset)), saturation)
    return Colour(round(red * 255), round(green * 255), round(blue * 255))


def _share(text: str | None) -> float | None:
    """A hex byte such as `99` as a share of 1."""
    try:
        return None if text is None else int(text, 16) / 255
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Palette:
    """The theme's colours by their name there (`accent1`, `dk1`)."""

    theme: dict[str, Colour]

    def theme_colour(self, name: str | None, tint: str | None = None, shade: str | None = None) -> Colour | None:
        """A theme colour as Word's attributes name it, made lighter (tint) or darker (shade)."""
        colour = self.theme.get(_THEME_NAMES.get(name, name)) if name else None
        if colour is None:
            return None
        if (share := _share(tint)) is not None:
            colour = _lightness(colour, share, 1 - share)
        if (share := _share(shade)) is not None:
            colour = _lightness(colour, share, 0)
        return colour

    def ink(self, element: Element) -> Colour | None:
        """The colour of a w:color element; None for automatic and black."""
        colour = parse_colour(element.get(VAL))
        if colour is None and element.get(VAL) != "auto":
            theme = element.get(w("themeColor"))
            colour = self.theme_colour(theme, element.get(w("themeTint")), element.get(w("themeShade")))
        return None if colour == _BLACK else colour

    def shading(self, element: Element | None) -> Colour | None:
        """The colour that a w:shd element gives; None for none and white."""
        if element is None:
            return None
        pattern = element.get(VAL, "clear")
        if pattern == "nil":
            return None
        fill = parse_colour(element.get(w("fill"))) or self.theme_colour(
            element.get(w("themeFill")), element.get(w("themeFillTint")), element.get(w("themeFillShade"))
        )
        if pattern != "clear":
            front = parse_colour(element.get(w("color"))) or self.theme_colour(
                element.get(w("themeColor")), element.get(w("themeTint")), element.get(w("themeShade"))
            )
            fill = _mix(front or _BLACK, fill or _WHITE, _pattern_share(pattern))
        return None if fill == _WHITE else fill

    def drawing_fill(self, fill: Element) -> Colour | None:
        """The colour of an a:solidFill (or any element with one colour in it)."""
        for element in fill:
            name = local_name(element)
            if name == "srgbClr":
                colour = parse_colour(element.get("val"))
            elif name == "schemeClr":
                colour = self.theme_colour(element.get("val"))
            elif name == "sysClr":
                colour = parse_colour(element.get("lastClr"))
            elif name == "prstClr":
                colour = parse_colour(element.get("val"))
            else:
                continue
            return None if colour is None else _modified(colour, element)
        return None


def _modified(colour: Colour, element: Element) -> Colour:
    """A drawing colour with its lumMod and lumOff (thousandths of a per cent) applied."""
    factor, offset = 1.0, 0.0
    for change in element:
        name, amount = local_name(change), change.get("val", "")
        if not amount.lstrip("-").isdigit():
            continue
        if name == "lumMod":
            factor = int(amount) / 100_000
        elif name == "lumOff":
            offset = int(amount) / 100_000
    return colour if (factor, offset) == (1.0, 0.0) else _lightness(colour, factor, offset)


def _pattern_share(pattern: str) -> float:
    """How much of a pattern is its front colour."""
    if pattern == "solid":
        return 1.0
    if match := re.fullmatch(r"pct(\d+)", pattern):
        return min(int(match.group(1)), 100) / 100
    return next((share / 100 for word, share in _SHADES.items() if word in pattern.lower()), 0.5)


def read_palette(theme: Element | None) -> Palette:
    """The colour scheme of a theme part."""
    colours: dict[str, Colour] = {}
    scheme = None if theme is None else theme.find(f".//{{{DRAWING}}}clrScheme")
    bare = Palette({})
    for element in () if scheme is None else scheme:
        colour = bare.drawing_fill(element)
        if colour is not None:
            colours[local_name(element)] = colour
    return Palette(colours)
