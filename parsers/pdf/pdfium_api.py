"""The few PDFium functions that the reader calls, bound for speed.

The library is the one that pypdfium2 ships. It is called through `ctypes.PyDLL`: a call costs a tenth of what
pypdfium2's helpers take, and a page needs thousands. PDFium is not thread-safe, and PyDLL keeps the interpreter's lock
during a call, so readers on several threads cannot meet inside it.

Functions come in two kinds. Those that are called a few times a page take plain integers as addresses. The others are
called once a character or object: they take what `pointer` makes of an address, which is then not converted (half the
time of a call) again and again.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NewType, cast

Function = Callable[..., Any]
Finder = Callable[..., int | None]
"""A function that gives an address."""
Pointer = NewType("Pointer", object)

POINTER = ctypes.c_void_p
INT = ctypes.c_int
UINT = ctypes.c_uint
SIZE = ctypes.c_size_t
ULONG = ctypes.c_ulong
FLOAT = ctypes.c_float

ERROR_PASSWORD = 4
ERROR_SECURITY = 5

TEXT_OBJECT = 1
PATH_OBJECT = 2
IMAGE_OBJECT = 3
SHADING_OBJECT = 4
FORM_OBJECT = 5

SEGMENT_LINE = 0
SEGMENT_CURVE = 1
SEGMENT_MOVE = 2

pointer = cast(Callable[[int | None], Pointer], POINTER.from_param)
"""An address as the functions for characters and objects take it."""


def _library_path() -> str:
    """Where pypdfium2's library lies. Its bindings module is not imported: that alone takes longer than a page."""
    spec = find_spec("pypdfium2_raw")
    if spec is not None and spec.origin is not None:
        folder = Path(spec.origin).parent
        for name in ("libpdfium.so", "libpdfium.dylib", "pdfium.dll"):
            if (folder / name).is_file():
                return str(folder / name)
    # A pypdfium2 that was built against the system's PDFium knows where it found it.
    bindings = import_module("pypdfium2_raw.bindings")

    return str(bindings._libs["pdfium"]._name)


class Api:
    """PDFium's functions under short names. Addresses that they give are integers (None for a null one)."""

    def __init__(self) -> None:
        self._library = ctypes.PyDLL(_library_path())
        self._few("FPDF_InitLibrary", None)()
        self._bind_documents()
        self._bind_text()
        self._bind_objects()

    def _few(self, name: str, result: type[Any] | None, *arguments: type[Any]) -> Function:
        """A function that takes addresses as integers, to be called a few times."""
        function = self._library[name]
        function.restype = result
        function.argtypes = arguments
        return function

    def _many(self, name: str, result: type[Any] | None = None) -> Function:
        """A function to be called many times: it takes pointers and whole numbers as they are."""
        function = self._library[name]
        function.restype = result
        return function

    def _bind_documents(self) -> None:
        few = self._few
        self.last_error = few("FPDF_GetLastError", ULONG)
        self.load_document = few("FPDF_LoadMemDocument64", POINTER, POINTER, SIZE, POINTER)
        self.close_document = few("FPDF_CloseDocument", None, POINTER)
        self.page_count = few("FPDF_GetPageCount", INT, POINTER)
        self.meta_text = few("FPDF_GetMetaText", ULONG, POINTER, ctypes.c_char_p, POINTER, ULONG)

        self.load_page = few("FPDF_LoadPage", POINTER, POINTER, INT)
        self.close_page = few("FPDF_ClosePage", None, POINTER)
        self.page_rotation = few("FPDFPage_GetRotation", INT, POINTER)
        self.page_box = few("FPDF_GetPageBoundingBox", INT, POINTER, POINTER)

    def _bind_text(self) -> None:
        few, many = self._few, self._many
        self.load_text = few("FPDFText_LoadPage", POINTER, POINTER)
        self.close_text = few("FPDFText_ClosePage", None, POINTER)
        self.char_count = few("FPDFText_CountChars", INT, POINTER)
        self.text = few("FPDFText_GetText", INT, POINTER, INT, INT, POINTER)
        self.char_unicode = many("FPDFText_GetUnicode", UINT)
        self.char_box = many("FPDFText_GetLooseCharBox")
        self.char_object = many("FPDFText_GetTextObject", SIZE)  # 0 for none
        self.char_generated = many("FPDFText_IsGenerated", INT)
        self.char_matrix = many("FPDFText_GetMatrix")

        self.object_font = many("FPDFTextObj_GetFont", SIZE)  # 0 for none
        self.object_font_size = many("FPDFTextObj_GetFontSize")
        self.object_render_mode = many("FPDFTextObj_GetTextRenderMode", INT)
        self.font_name = few("FPDFFont_GetBaseFontName", SIZE, POINTER, POINTER, SIZE)
        self.font_flags = few("FPDFFont_GetFlags", INT, POINTER)
        self.font_weight = few("FPDFFont_GetWeight", INT, POINTER)
        self.font_descent = few("FPDFFont_GetDescent", INT, POINTER, FLOAT, POINTER)
        self.font_italic_angle = few("FPDFFont_GetItalicAngle", INT, POINTER, POINTER)

    def _bind_objects(self) -> None:
        few, many = self._few, self._many
        self.object_count = few("FPDFPage_CountObjects", INT, POINTER)
        self.object_at: Finder = many("FPDFPage_GetObject", POINTER)
        self.form_object_count = many("FPDFFormObj_CountObjects", INT)
        self.form_object_at: Finder = few("FPDFFormObj_GetObject", POINTER, POINTER, ULONG)
        self.object_type = many("FPDFPageObj_GetType", INT)
        self.object_matrix = many("FPDFPageObj_GetMatrix")
        self.object_bounds = many("FPDFPageObj_GetBounds", INT)
        self.fill_colour = many("FPDFPageObj_GetFillColor")
        self.stroke_colour = many("FPDFPageObj_GetStrokeColor")
        self.stroke_width = many("FPDFPageObj_GetStrokeWidth")

        self.path_draw_mode = many("FPDFPath_GetDrawMode")
        self.path_segment_count = many("FPDFPath_CountSegments", INT)
        self.path_segment: Finder = many("FPDFPath_GetPathSegment", POINTER)
        self.segment_point = many("FPDFPathSegment_GetPoint")
        self.segment_type = many("FPDFPathSegment_GetType", INT)
        self.segment_close = many("FPDFPathSegment_GetClose", INT)

        self.clip_path: Finder = many("FPDFPageObj_GetClipPath", POINTER)
        self.clip_path_count = many("FPDFClipPath_CountPaths", INT)
        self.clip_segment_count = many("FPDFClipPath_CountPathSegments", INT)
        self.clip_segment: Finder = many("FPDFClipPath_GetPathSegment", POINTER)


@lru_cache(maxsize=1)
def api() -> Api:
    """PDFium, loaded when first asked for."""
    return Api()
