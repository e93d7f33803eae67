"""How text looks: the font, weight and ink of PDFium's text objects."""

from __future__ import annotations

from ctypes import addressof, c_float, c_int, c_uint, create_string_buffer
from dataclasses import dataclass

from ..document import Colour
from .glyphs import is_bold_name, is_italic_name
from .pdfium_api import Api
from .pdfium_descriptors import Descents
from .word_options import NEAR_BLACK

_FORCE_BOLD = 1 << 18
_ITALIC = 1 << 6
_BOLD_WEIGHT = 700
_STROKE_ONLY = 1
_FILL_AND_STROKE = 2


@dataclass(frozen=True, slots=True)
class Font:
    name: str
    bold: bool
    italic: bool
    descent: float  # how far it reaches below the baseline, of its size; never above 0


NO_FONT = Font("", False, False, 0.0)


@dataclass(frozen=True, slots=True)
class Style:
    """What a text object's words have in common."""

    font: Font
    bold: bool
    ink: Colour | None


class Fonts:
    """The fonts of one page. PDFium may give a later page's font the same address."""

    def __init__(self, api: Api, descents: Descents) -> None:
        self._api = api
        self._descents = descents
        self._known: dict[int, Font] = {}
        self._name = create_string_buffer(256)
        self._angle = c_int()
        self._descent = c_float()

    def get(self, handle: int | None) -> Font:
        if handle is None:
            return NO_FONT
        font = self._known.get(handle)
        if font is None:
            font = self._known[handle] = self._read(handle)
        return font

    def _read(self, handle: int) -> Font:
        api = self._api
        api.font_name(handle, addressof(self._name), len(self._name))
        name = self._name.value.decode("utf-8", "replace")
        flags = max(0, api.font_flags(handle))
        weight = api.font_weight(handle)
        angle = self._angle.value if api.font_italic_angle(handle, addressof(self._angle)) else 0
        bold = is_bold_name(name) or bool(flags & _FORCE_BOLD) or weight >= _BOLD_WEIGHT
        italic = is_italic_name(name) or bool(flags & _ITALIC) or angle != 0
        descent = self._descent.value if api.font_descent(handle, 1.0, addressof(self._descent)) else 0.0
        return Font(name, bold, italic, self._descents.corrected(name, descent))


class Colours:
    """Reads the colours of page objects."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._channels = (c_uint * 4)()
        start = addressof(self._channels)
        self._addresses = (start, start + 4, start + 8, start + 12)

    def fill(self, handle: int) -> tuple[int, int, int, int] | None:
        """Red, green, blue, opacity."""
        return self._read(self._api.fill_colour(handle, *self._addresses))

    def stroke(self, handle: int) -> tuple[int, int, int, int] | None:
        return self._read(self._api.stroke_colour(handle, *self._addresses))

    def _read(self, found: int) -> tuple[int, int, int, int] | None:
        if not found:
            return None
        red, green, blue, opacity = self._channels
        return red, green, blue, opacity


def ink_of(channels: tuple[int, int, int, int] | None) -> Colour | None:
    """The ink to report: None for black, nearly black or unknown."""
    if channels is None or max(channels[:3]) <= NEAR_BLACK:
        return None
    return Colour(*channels[:3])


class Styles:
    """The style of each text object of a page."""

    def __init__(self, api: Api, descents: Descents) -> None:
        self._api = api
        self._fonts = Fonts(api, descents)
        self._colours = Colours(api)
        self._known: dict[int, Style] = {0: Style(NO_FONT, False, None)}
        self._size = c_float()

    def get(self, handle: int) -> Style:
        style = self._known.get(handle)
        if style is None:
            mode = self._api.object_render_mode(handle)
            font = self.font(handle)
            channels = self._colours.stroke(handle) if mode == _STROKE_ONLY else self._colours.fill(handle)
            style = Style(font, font.bold or mode == _FILL_AND_STROKE, ink_of(channels))
            self._known[handle] = style
        return style

    def font(self, handle: int) -> Font:
        return self._fonts.get(self._api.object_font(handle))

    def size(self, handle: int) -> float:
        """The font's size before the text's matrix."""
        return self._size.value if self._api.object_font_size(handle, addressof(self._size)) else 0.0
