"""The characters of a page as PDFium gives them, many at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from .pdfium_api import Api

Bools = npt.NDArray[np.bool_]
Handles = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.uint32]


def addresses(array: npt.NDArray[Any]) -> list[range]:
    """For each column of an array where its values lie in memory, one a row: where PDFium is to write them."""
    rows, columns = array.shape
    start, wide = array.ctypes.data, array.itemsize
    return [range(start + wide * n, start + wide * (n + columns * rows), wide * columns) for n in range(columns)]


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
        return np.equal(np.fromiter(answers, np.int32, len(indexes)), 1)

    def boxes(self, indexes: Sequence[int]) -> npt.NDArray[np.float32]:
        """Left, top, right, bottom in the page's own coordinates (y up), a row a character: advance by font height."""
        boxes = np.zeros((len(indexes), 4), np.float32)
        deque(map(self._api.char_box, repeat(self._handle), indexes, addresses(boxes)[0]), maxlen=0)
        return boxes

    def objects(self, indexes: Sequence[int]) -> Handles:
        """The text object of each of these characters (0 for none)."""
        return np.fromiter(map(self._api.char_object, repeat(self._handle), indexes), np.uint64, len(indexes))

    def matrices(self, indexes: Sequence[int]) -> Floats:
        """The matrix (a to f, a row each) of these characters' text objects, from the font's to the page's space."""
        rows = np.zeros((len(indexes), 6), np.float32)
        deque(map(self._api.char_matrix, repeat(self._handle), indexes, addresses(rows)[0]), maxlen=0)
        return rows.astype(np.float64)
