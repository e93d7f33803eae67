"""The first PDF reader: PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, groupby
from operator import attrgetter

from ...ingest.errors import DamagedReportError, EncryptedReportError
from .page import Atom, Glance, PageContent
from .pdfium_answers import Answers
from .pdfium_api import ERROR_PASSWORD, ERROR_SECURITY, Api, api
from .pdfium_chars import Characters, TextPage
from .pdfium_descriptors import read_descents
from .pdfium_paths import PageObjects, drawings
from .pdfium_style import Styles
from .pdfium_text import read_words
from .pdfium_view import make_view

ENCRYPTED = "the PDF asks for a password: save a copy without password protection and give that"
DAMAGED = "the PDF is damaged or incomplete: fetch it again, or open it in a PDF viewer and save it as a new PDF"
NO_PAGES = "the PDF has no pages: fetch it again, or ask its publisher for a whole copy"

_BATCH = 48_000  # characters and objects of pages that are read together: more gain little, and take room
_PAGE = 1000  # what a page counts for itself: empty ones are not held by the hundred


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
        page = self._open(number)
        try:
            view = page.view
            plain = page.text.text().replace("\r\n", "\n").replace("\ufffe", "-").replace("\x02", "-")
        finally:
            page.close()
        return Glance(number, view.width, view.height, view.rotation, plain)

    def page(self, number: int) -> PageContent:
        (content,) = self.pages([number])
        return content

    def pages(self, numbers: Iterable[int]) -> Iterator[PageContent]:
        """Several pages are read at a time, so that what costs the same for one or many is paid seldom."""
        rest = iter(numbers)
        while batch := self._batch(rest):
            yield from batch

    def _batch(self, numbers: Iterator[int]) -> list[PageContent]:
        """The content of the next pages, up to a measure of characters and objects; none is open afterwards."""
        opened: list[_OpenPage] = []
        held = 0
        try:
            while held < _BATCH and (number := next(numbers, None)) is not None:
                page = self._open(number)
                opened.append(page)
                held += page.text.count + page.objects.count + _PAGE
            painted = drawings(self._api, self._answers, [page.objects for page in opened])
            alike = (list(pages) for _, pages in groupby(opened, attrgetter("view")))
            words = chain.from_iterable(map(self._words, alike))
            return [
                PageContent(
                    number=page.number,
                    width=page.view.width,
                    height=page.view.height,
                    rotation=page.view.rotation,
                    words=found,
                    rules=drawing.rules,
                    fills=drawing.fills,
                    shapes=drawing.shapes,
                    images=drawing.images,
                    papers=drawing.papers,
                )
                for page, drawing, found in zip(opened, painted, words, strict=True)
            ]
        finally:
            for page in opened:
                page.close()

    def _words(self, pages: Sequence[_OpenPage]) -> Sequence[tuple[Atom, ...]]:
        """The words of each of these pages, which are shown alike."""
        text = Characters(self._api, self._answers, [page.text for page in pages])
        styles = Styles(self._api, self._answers, self._descents)
        numbers = [page.number for page in pages]
        return read_words(text, numbers, pages[0].view, styles, lambda place: pages[place].objects.lost_spaces())

    def close(self) -> None:
        if self._document is not None:
            self._api.close_document(self._document)
            self._document = None

    def _open(self, number: int) -> _OpenPage:
        """A page, to be closed. Raises DamagedReportError for one that cannot be read."""
        if self._document is None:
            raise ValueError("the reader is closed")
        if not 1 <= number <= self._pages:
            raise IndexError(f"page {number}: the PDF has pages 1 to {self._pages}")
        handle: int | None = self._api.load_page(self._document, number - 1)
        if handle is None:
            raise DamagedReportError(f"page {number}: {DAMAGED}")
        return _OpenPage(self._api, self._answers, handle, number)


class _OpenPage:
    """A page that PDFium holds, as it is shown. `close` must be called."""

    def __init__(self, api: Api, answers: Answers, handle: int, number: int) -> None:
        self._api = api
        self._answers = answers
        self._handle = handle
        self.number = number
        edges = (ctypes.c_float * 4)()  # left, top, right, bottom
        api.page_box(handle, ctypes.addressof(edges))
        left, top, right, bottom = edges
        self.view = make_view(left, bottom, right, top, api.page_rotation(handle))
        self.text = TextPage(api, handle)

    @cached_property
    def objects(self) -> PageObjects:
        return PageObjects(self._api, self._answers, self._handle, self.view)

    def close(self) -> None:
        self.text.close()
        self._api.close_page(self._handle)
