"""How text looks: the font, weight and ink of PDFium's text objects."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import addressof, c_float, c_int, create_string_buffer
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..document import Colour
from .glyphs import is_bold_name, is_italic_name
from .pdfium_answers import Answers
from .pdfium_api import Api, pointer
from .pdfium_chars import Floats
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


class Look(NamedTuple):
    """How a text object's words look."""

    font: str
    bold: bool
    italic: bool
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

    def get(self, handle: int) -> Font:
        if not handle:
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


class Styles:
    """What the text objects of a page look like, many at a time."""

    def __init__(self, api: Api, answers: Answers, descents: Descents) -> None:
        self._api = api
        self._answers = answers
        self._fonts = Fonts(api, descents)
        self._looks: dict[tuple[int, int, tuple[int, ...]], Look] = {}
        self._inks: dict[tuple[int, ...], Colour | None] = {}

    def looks(self, objects: Sequence[int]) -> list[Look]:
        api = self._api
        handles = list(map(pointer, objects))
        fonts = list(map(api.object_font, handles))
        modes = list(map(api.object_render_mode, handles))
        channels = self._answers.apart(api.fill_colour, np.uint32, 4, handles)
        outlined = [place for place, mode in enumerate(modes) if mode == _STROKE_ONLY]
        strokes = [handles[place] for place in outlined]
        channels[outlined] = self._answers.apart(api.stroke_colour, np.uint32, 4, strokes)
        out: list[Look] = []
        for kind in zip(fonts, modes, map(tuple, channels.tolist()), strict=True):
            look = self._looks.get(kind)
            if look is None:
                look = self._looks[kind] = self._look(*kind)
            out.append(look)
        return out

    def _look(self, handle: int, mode: int, channels: tuple[int, ...]) -> Look:
        font = self._fonts.get(handle)
        return Look(font.name, font.bold or mode == _FILL_AND_STROKE, font.italic, self._ink(channels))

    def _ink(self, channels: tuple[int, ...]) -> Colour | None:
        """The ink to report: None for black, nearly black or unknown."""
        if channels not in self._inks:
            red, green, blue, _opacity = channels
            self._inks[channels] = Colour(red, green, blue) if max(red, green, blue) > NEAR_BLACK else None
        return self._inks[channels]

    def sizes(self, objects: Sequence[int]) -> Floats:
        """The fonts' sizes before the text's matrix."""
        handles = list(map(pointer, objects))
        return self._answers.apart(self._api.object_font_size, np.float32, 1, handles)[:, 0].astype(np.float64)

    def fonts(self, objects: Sequence[int]) -> list[Font]:
        return [self._fonts.get(font) for font in map(self._api.object_font, map(pointer, objects))]
