"""The few PDFium functions that the reader calls, bound for speed.

The library is the one that pypdfium2 ships. It is called through `ctypes.PyDLL` with plain integer addresses: a call
costs a third of what pypdfium2's helpers take, and a page needs thousands. PDFium is not thread-safe, and PyDLL keeps
the interpreter's lock during a call, so readers on several threads cannot meet inside it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Function = Callable[..., Any]
Bind = Callable[..., Function]

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
    """PDFium's functions under short names. Pointers are integers (None for a null one)."""

    def __init__(self) -> None:
        library = ctypes.PyDLL(_library_path())

        def bind(name: str, result: type[Any] | None, *arguments: type[Any]) -> Function:
            function = library[name]
            function.restype = result
            function.argtypes = arguments
            return function

        bind("FPDF_InitLibrary", None)()
        self._bind_documents(bind)
        self._bind_text(bind)
        self._bind_objects(bind)

    def _bind_documents(self, bind: Bind) -> None:
        self.last_error = bind("FPDF_GetLastError", ULONG)
        self.load_document = bind("FPDF_LoadMemDocument64", POINTER, POINTER, SIZE, POINTER)
        self.close_document = bind("FPDF_CloseDocument", None, POINTER)
        self.page_count = bind("FPDF_GetPageCount", INT, POINTER)
        self.meta_text = bind("FPDF_GetMetaText", ULONG, POINTER, ctypes.c_char_p, POINTER, ULONG)

        self.load_page = bind("FPDF_LoadPage", POINTER, POINTER, INT)
        self.close_page = bind("FPDF_ClosePage", None, POINTER)
        self.page_rotation = bind("FPDFPage_GetRotation", INT, POINTER)
        self.page_box = bind("FPDF_GetPageBoundingBox", INT, POINTER, POINTER)

    def _bind_text(self, bind: Bind) -> None:
        self.load_text = bind("FPDFText_LoadPage", POINTER, POINTER)
        self.close_text = bind("FPDFText_ClosePage", None, POINTER)
        self.char_count = bind("FPDFText_CountChars", INT, POINTER)
        self.text = bind("FPDFText_GetText", INT, POINTER, INT, INT, POINTER)
        self.char_unicode = bind("FPDFText_GetUnicode", UINT, POINTER, INT)
        self.char_box = bind("FPDFText_GetLooseCharBox", INT, POINTER, INT, POINTER)
        self.char_object = bind("FPDFText_GetTextObject", SIZE, POINTER, INT)  # 0 for none
        self.char_generated = bind("FPDFText_IsGenerated", INT, POINTER, INT)
        self.char_matrix = bind("FPDFText_GetMatrix", INT, POINTER, INT, POINTER)

        self.object_font = bind("FPDFTextObj_GetFont", SIZE, POINTER)  # 0 for none
        self.object_font_size = bind("FPDFTextObj_GetFontSize", INT, POINTER, POINTER)
        self.object_render_mode = bind("FPDFTextObj_GetTextRenderMode", INT, POINTER)
        self.font_name = bind("FPDFFont_GetBaseFontName", SIZE, POINTER, POINTER, SIZE)
        self.font_flags = bind("FPDFFont_GetFlags", INT, POINTER)
        self.font_weight = bind("FPDFFont_GetWeight", INT, POINTER)
        self.font_descent = bind("FPDFFont_GetDescent", INT, POINTER, FLOAT, POINTER)
        self.font_italic_angle = bind("FPDFFont_GetItalicAngle", INT, POINTER, POINTER)

    def _bind_objects(self, bind: Bind) -> None:
        self.object_count = bind("FPDFPage_CountObjects", INT, POINTER)
        self.object_at = bind("FPDFPage_GetObject", POINTER, POINTER, INT)
        self.form_object_count = bind("FPDFFormObj_CountObjects", INT, POINTER)
        self.form_object_at = bind("FPDFFormObj_GetObject", POINTER, POINTER, ULONG)
        self.object_type = bind("FPDFPageObj_GetType", INT, POINTER)
        self.object_matrix = bind("FPDFPageObj_GetMatrix", INT, POINTER, POINTER)
        self.object_bounds = bind("FPDFPageObj_GetBounds", INT, POINTER, POINTER, POINTER, POINTER, POINTER)
        self.fill_colour = bind("FPDFPageObj_GetFillColor", INT, POINTER, POINTER, POINTER, POINTER, POINTER)
        self.stroke_colour = bind("FPDFPageObj_GetStrokeColor", INT, POINTER, POINTER, POINTER, POINTER, POINTER)
        self.stroke_width = bind("FPDFPageObj_GetStrokeWidth", INT, POINTER, POINTER)

        self.path_draw_mode = bind("FPDFPath_GetDrawMode", INT, POINTER, POINTER, POINTER)
        self.path_segment_count = bind("FPDFPath_CountSegments", INT, POINTER)
        self.path_segment = bind("FPDFPath_GetPathSegment", POINTER, POINTER, INT)
        self.segment_point = bind("FPDFPathSegment_GetPoint", INT, POINTER, POINTER, POINTER)
        self.segment_type = bind("FPDFPathSegment_GetType", INT, POINTER)
        self.segment_close = bind("FPDFPathSegment_GetClose", INT, POINTER)

        self.clip_path = bind("FPDFPageObj_GetClipPath", POINTER, POINTER)
        self.clip_path_count = bind("FPDFClipPath_CountPaths", INT, POINTER)
        self.clip_segment_count = bind("FPDFClipPath_CountPathSegments", INT, POINTER, INT)
        self.clip_segment = bind("FPDFClipPath_GetPathSegment", POINTER, POINTER, INT, INT)


@lru_cache(maxsize=1)
def api() -> Api:
    """PDFium, loaded when first asked for."""
    return Api()
