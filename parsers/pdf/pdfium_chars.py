"""The characters of a page as PDFium gives them, many at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import repeat

import numpy as np
import numpy.typing as npt

from .pdfium_api import Api
from .pdfium_view import Matrix

Bools = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.uint32]


class TextPage:
    """The characters of one page. `close` must be called."""

    def __init__(self, api: Api, page: int) -> None:
        self._api = api
        self._handle = api.load_text(page)
        self.count: int = max(0, api.char_count(self._handle)) if self._handle else 0

    def close(self) -> None:
        if self._handle:
            self._api.close_text(self._handle)
            self._handle = None

    def codes(self) -> Codes:
        """The Unicode of each character."""
        buffer = np.zeros(self.count + 1, np.uint16)
        got = self._api.text(self._handle, 0, self.count, buffer.ctypes.data)
        codes = buffer[:-1].astype(np.uint32)
        if got - 1 == self.count and not ((codes & 0xF800) == 0xD800).any():
            return codes
        # Characters beyond the basic plane, or left out of the text: ask for each.
        return np.fromiter(map(self._api.char_unicode, repeat(self._handle), range(self.count)), np.uint32, self.count)

    def text(self) -> str:
        buffer = np.zeros(self.count + 1, np.uint16)
        got = self._api.text(self._handle, 0, self.count, buffer.ctypes.data)
        return buffer[: max(0, got - 1)].tobytes().decode("utf-16-le", "replace")

    def generated(self, indexes: Sequence[int]) -> Bools:
        """Which of these characters PDFium made up."""
        answers = map(self._api.char_generated, repeat(self._handle), indexes)
        return np.fromiter((answer == 1 for answer in answers), np.bool_, len(indexes))

    def boxes(self, indexes: Sequence[int]) -> npt.NDArray[np.float32]:
        """Left, top, right, bottom in the page's own coordinates (y up), a row a character: advance by font height."""
        boxes = np.zeros((len(indexes), 4), np.float32)
        start = boxes.ctypes.data
        addresses = range(start, start + 16 * len(indexes), 16)
        deque(map(self._api.char_box, repeat(self._handle), indexes, addresses), maxlen=0)
        return boxes

    def objects(self, indexes: Sequence[int]) -> list[int]:
        """The text object of each of these characters (0 for none)."""
        found = map(self._api.char_object, repeat(self._handle), indexes)
        return [handle or 0 for handle in found]

    def matrix(self, index: int) -> Matrix:
        values = np.zeros(6, np.float32)
        self._api.char_matrix(self._handle, index, values.ctypes.data)
        a, b, c, d, e, f = values.tolist()
        return a, b, c, d, e, f
