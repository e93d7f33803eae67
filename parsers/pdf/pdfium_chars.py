"""The characters of pages as PDFium gives them, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt

from .pdfium_answers import Answers
from .pdfium_api import Api, Pointer, pointer

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.intp]
Handles = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.uint32]

_PAGE_END = 0x20
_UNKNOWN = 0xFFFD
_SPACE: Bools = np.array([chr(code).isspace() for code in range(0x10000)], dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Printed:
    """The characters that pages print, in content order."""

    index: Ints  # among all characters that PDFium gives
    page: Ints  # the place of the page among those read together
    codes: Codes
    space: Bools
    joined: Bools  # of each but the first: PDFium has nothing between it and the one before


class TextPage:
    """The characters of one page. `close` must be called."""

    def __init__(self, api: Api, page: int) -> None:
        self._api = api
        self.handle: int | None = api.load_text(page)
        self.count: int = max(0, api.char_count(self.handle)) if self.handle else 0

    def close(self) -> None:
        if self.handle:
            self._api.close_text(self.handle)
            self.handle = None

    def text(self) -> str:
        buffer = np.zeros(self.count + 1, np.uint16)
        got = self._api.text(self.handle, 0, self.count, buffer.ctypes.data)
        return buffer[: max(0, got - 1)].tobytes().decode("utf-16-le", "replace")


class Characters:
    """The characters of open pages, numbered from the first page's first. After each page comes one that ends it.

    Indexes to ask about are given in ascending order, and never that of a page's end.
    """

    def __init__(self, api: Api, answers: Answers, pages: Sequence[TextPage]) -> None:
        self._api = api
        self._answers = answers
        self._pages = pages
        self._pointers = [pointer(page.handle) for page in pages]
        self._starts: Ints = np.cumsum([0, *(page.count + 1 for page in pages)])
        self.page_count = len(pages)

    def printed(self) -> Printed:
        """Without what PDFium makes up: spaces where it sees gaps, and the ends of lines."""
        codes = self._codes()
        space = _SPACE[np.minimum(codes, 0xFFFF)]
        made_up = np.zeros(len(codes), np.bool_)
        made_up[self._starts[1:] - 1] = True
        feeds = ((codes[1:] == 0x0A) & (codes[:-1] == 0x0D)).nonzero()[0] + 1  # made up if the return before is
        unsure = space & ~made_up
        unsure[feeds] = False
        (asked,) = unsure.nonzero()
        answers = map(self._api.char_generated, *self._arguments(asked))
        made_up[asked] = np.fromiter(answers, np.int32, len(asked)) == 1
        made_up[feeds] = made_up[feeds - 1]
        (index,) = (~made_up).nonzero()
        page = np.arange(self.page_count).repeat(self._counts(index))
        return Printed(index, page, codes[index], space[index], index[1:] - index[:-1] == 1)

    def boxes(self, indexes: Ints) -> npt.NDArray[np.float32]:
        """Left, top, right, bottom in the page's own coordinates (y up), a row a character: advance by font height."""
        return self._answers.together(self._api.char_box, np.float32, 4, *self._arguments(indexes))

    def objects(self, indexes: Ints) -> Handles:
        """The text object of each of these characters (0 for none)."""
        return np.fromiter(map(self._api.char_object, *self._arguments(indexes)), np.uint64, len(indexes))

    def matrices(self, indexes: Ints) -> Floats:
        """The matrix (a to f, a row each) of these characters' text objects, from the font's to the page's space."""
        answers = self._answers.together(self._api.char_matrix, np.float32, 6, *self._arguments(indexes))
        return answers.astype(np.float64)

    def _codes(self) -> Codes:
        """The Unicode of each character. A page ends with a space; a glyph without a meaning has one for unknown."""
        starts = self._starts.tolist()
        buffer = np.zeros(starts[-1], np.uint16)
        address = buffer.ctypes.data
        wrote = [
            self._api.text(page.handle, 0, page.count, address + buffer.itemsize * start) if page.count else 1
            for page, start in zip(self._pages, starts, strict=False)
        ]
        codes = buffer.astype(np.uint32)
        paired = (codes & 0xF800) == 0xD800
        any_paired = paired.any()
        for page, got, start, stop in zip(self._pages, wrote, starts, starts[1:], strict=False):
            if got - 1 != page.count or (any_paired and paired[start:stop].any()):
                # Characters beyond the basic plane, or left out of the text: ask for each
                codes[start : stop - 1] = list(
                    map(self._api.char_unicode, repeat(pointer(page.handle)), range(page.count))
                )
        codes[codes == 0] = _UNKNOWN
        codes[self._starts[1:] - 1] = _PAGE_END
        return codes

    def _counts(self, indexes: Ints) -> Ints:
        """How many of these characters each page has."""
        places = indexes.searchsorted(self._starts)
        return places[1:] - places[:-1]

    def _arguments(self, indexes: Ints) -> tuple[list[Pointer], list[int]]:
        """Each character's page and its number there."""
        counts = self._counts(indexes)
        owners: list[Pointer] = []
        for page, count in zip(self._pointers, counts.tolist(), strict=True):
            owners += [page] * count
        return owners, (indexes - self._starts[:-1].repeat(counts)).tolist()
