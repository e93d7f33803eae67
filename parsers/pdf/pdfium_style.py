"""How text looks: the font, weight and ink of PDFium's text objects."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import addressof, c_float, c_int, create_string_buffer
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..words import Colour
from .glyphs import is_bold_name, is_italic_name
from .pdfium_answers import Answers
from .pdfium_api import Api, Pointer
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


class Styles:
    """What text objects of pages that are open look like, many at a time.

    Later pages need their own: PDFium may give another font the same address.
    """

    def __init__(self, api: Api, answers: Answers, descents: Descents) -> None:
        self._api = api
        self._answers = answers
        self._fonts = _Fonts(api, descents)
        self._looks = _Looks(self._fonts)

    def fonts(self, objects: Sequence[Pointer]) -> list[int]:
        """The addresses of the objects' fonts."""
        return list(map(self._api.object_font, objects))

    def font(self, address: int) -> Font:
        return self._fonts[address]

    def sizes(self, objects: Sequence[Pointer]) -> Floats:
        """The fonts' sizes before the text's matrix."""
        return self._answers.apart(self._api.object_font_size, np.float32, 1, objects)[:, 0].astype(np.float64)

    def looks(self, objects: Sequence[Pointer], fonts: Sequence[int]) -> list[Look]:
        """How the objects look; their `fonts` are known."""
        api = self._api
        modes = list(map(api.object_render_mode, objects))
        channels = self._answers.apart(api.fill_colour, np.uint32, 4, objects)
        if _STROKE_ONLY in modes:
            outlined = [place for place, mode in enumerate(modes) if mode == _STROKE_ONLY]
            strokes = [objects[place] for place in outlined]
            channels[outlined] = self._answers.apart(api.stroke_colour, np.uint32, 4, strokes)
        red, green, blue, _opacity = channels.T.tolist()
        return list(map(self._looks.__getitem__, zip(fonts, modes, red, green, blue, strict=True)))


class _Fonts(dict[int, Font]):
    """Fonts by address, asked about when first met."""

    def __init__(self, api: Api, descents: Descents) -> None:
        super().__init__({0: NO_FONT})
        self._api = api
        self._descents = descents
        self._name = create_string_buffer(256)
        self._angle = c_int()
        self._descent = c_float()

    def __missing__(self, address: int) -> Font:
        api = self._api
        api.font_name(address, addressof(self._name), len(self._name))
        name = self._name.value.decode("utf-8", "replace")
        flags = max(0, api.font_flags(address))
        weight = api.font_weight(address)
        angle = self._angle.value if api.font_italic_angle(address, addressof(self._angle)) else 0
        bold = is_bold_name(name) or bool(flags & _FORCE_BOLD) or weight >= _BOLD_WEIGHT
        italic = is_italic_name(name) or bool(flags & _ITALIC) or angle != 0
        descent = self._descent.value if api.font_descent(address, 1.0, addressof(self._descent)) else 0.0
        font = self[address] = Font(name, bold, italic, self._descents.corrected(name, descent))
        return font


class _Looks(dict[tuple[int, int, int, int, int], Look]):
    """Looks by the font's address, the way that text is painted, and the red, green and blue of its paint."""

    def __init__(self, fonts: _Fonts) -> None:
        super().__init__()
        self._fonts = fonts

    def __missing__(self, kind: tuple[int, int, int, int, int]) -> Look:
        address, mode, red, green, blue = kind
        font = self._fonts[address]
        ink = Colour(red, green, blue) if max(red, green, blue) > NEAR_BLACK else None  # None if unknown, too
        look = self[kind] = Look(font.name, font.bold or mode == _FILL_AND_STROKE, font.italic, ink)
        return look
