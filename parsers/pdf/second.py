"""A second reading of places of a PDF, by pdfplumber, which knows nothing of what the first reader made of them."""

from __future__ import annotations

from ...ingest.errors import DamagedReportError
from ..words import BBox, Place
from .page import Atom, PageContent
from .plumber_reader import PlumberReader

_PAGES_KEPT = 4
_EDGE = 0.5  # points that a box may be too narrow: it is rounded to tenths


class SecondPdf:
    """Reads what stands in a box of a page."""

    engine = "pdfplumber"

    def __init__(self, data: bytes) -> None:
        """Raises DamagedReportError or EncryptedReportError where pdfplumber cannot open it."""
        self._reader = PlumberReader(data)
        self._pages: dict[int, PageContent | None] = {}

    def read(self, place: Place) -> tuple[str, ...] | None:
        """The words whose middle lies in the place's box; None where pdfplumber cannot read the page."""
        if place.page is None or place.bbox is None:
            return None
        page = self._page(place.page)
        return None if page is None else tuple(word.text for word in page.words if _inside(word, place.bbox))

    def doubtful(self, place: Place) -> bool:
        """Never: pdfplumber reads all text that a page has."""
        del place
        return False

    def close(self) -> None:
        self._reader.close()

    def _page(self, number: int) -> PageContent | None:
        if number not in self._pages:
            if len(self._pages) >= _PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            try:
                self._pages[number] = self._reader.page(number)
            except (DamagedReportError, IndexError):
                self._pages[number] = None
        return self._pages[number]


def _inside(word: Atom, box: BBox) -> bool:
    x = (word.bbox[0] + word.bbox[2]) / 2
    y = (word.bbox[1] + word.bbox[3]) / 2
    return box[0] - _EDGE <= x <= box[2] + _EDGE and box[1] - _EDGE <= y <= box[3] + _EDGE
