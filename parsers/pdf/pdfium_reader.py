"""The first PDF reader: PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

from ...ingest.errors import DamagedReportError, EncryptedReportError
from .page import Glance, PageContent
from .pdfium_answers import Answers
from .pdfium_api import ERROR_PASSWORD, ERROR_SECURITY, api
from .pdfium_chars import TextPage
from .pdfium_descriptors import read_descents
from .pdfium_paths import PageObjects
from .pdfium_style import Styles
from .pdfium_text import read_words
from .pdfium_view import View, make_view

ENCRYPTED = "the PDF asks for a password: save a copy without password protection and give that"
DAMAGED = "the PDF is damaged or incomplete: fetch it again, or open it in a PDF viewer and save it as a new PDF"
NO_PAGES = "the PDF has no pages: fetch it again, or ask its publisher for a whole copy"


class PdfiumReader:
    """Gives a PDF's pages. The bytes are kept as long as the reader is open."""

    def __init__(self, data: bytes) -> None:
        self._api = api()
        self._answers = Answers()
        self._data = data  # PDFium reads from these bytes; they must outlive the document
        address = ctypes.cast(ctypes.c_char_p(data), ctypes.c_void_p).value
        self._document: int | None = self._api.load_document(address, len(data), None) if data else None
        if self._document is None:
            error = self._api.last_error() if data else 0
            if error in (ERROR_PASSWORD, ERROR_SECURITY):
                raise EncryptedReportError(ENCRYPTED)
            raise DamagedReportError(DAMAGED)
        self._pages: int = self._api.page_count(self._document)
        if self._pages < 1:
            self.close()
            raise DamagedReportError(NO_PAGES)
        self._descents = read_descents(data)

    def page_count(self) -> int:
        return self._pages

    def numbers(self) -> Sequence[int]:
        return range(1, self._pages + 1)

    def title(self) -> str | None:
        """The title among the file's properties, None where it is missing or blank."""
        size = self._api.meta_text(self._document, b"Title", None, 0)
        if size <= 2:
            return None
        buffer = ctypes.create_string_buffer(size)
        self._api.meta_text(self._document, b"Title", ctypes.addressof(buffer), size)
        return buffer.raw[: size - 2].decode("utf-16-le", "replace").strip() or None

    def glance(self, number: int) -> Glance:
        page = self._load(number)
        try:
            view = self._view(page)
            text = TextPage(self._api, self._answers, page)
            try:
                plain = text.text().replace("\r\n", "\n").replace("\ufffe", "-").replace("\x02", "-")
            finally:
                text.close()
        finally:
            self._api.close_page(page)
        return Glance(number, view.width, view.height, view.rotation, plain)

    def page(self, number: int) -> PageContent:
        page = self._load(number)
        try:
            view = self._view(page)
            objects = PageObjects(self._api, self._answers, page, view)
            drawing = objects.drawing()
            text = TextPage(self._api, self._answers, page)
            try:
                styles = Styles(self._api, self._answers, self._descents)
                words = read_words(text, view, styles, objects.lost_spaces)
            finally:
                text.close()
        finally:
            self._api.close_page(page)
        return PageContent(
            number=number,
            width=view.width,
            height=view.height,
            rotation=view.rotation,
            words=words,
            rules=drawing.rules,
            fills=drawing.fills,
            shapes=drawing.shapes,
            images=drawing.images,
            papers=drawing.papers,
        )

    def close(self) -> None:
        if self._document is not None:
            self._api.close_document(self._document)
            self._document = None

    def _load(self, number: int) -> int:
        """The page's handle. Raises DamagedReportError for a page that cannot be read."""
        if self._document is None:
            raise ValueError("the reader is closed")
        if not 1 <= number <= self._pages:
            raise IndexError(f"page {number}: the PDF has pages 1 to {self._pages}")
        page: int | None = self._api.load_page(self._document, number - 1)
        if page is None:
            raise DamagedReportError(f"page {number}: {DAMAGED}")
        return page

    def _view(self, page: int) -> View:
        edges = (ctypes.c_float * 4)()  # left, top, right, bottom
        self._api.page_box(page, ctypes.addressof(edges))
        left, top, right, bottom = edges
        return make_view(left, bottom, right, top, self._api.page_rotation(page))
