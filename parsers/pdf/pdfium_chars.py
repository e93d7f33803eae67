"""The characters of a page as PDFium gives them, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

import numpy as np
import numpy.typing as npt

from .pdfium_answers import Answers
from .pdfium_api import Api, pointer

Bools = npt.NDArray[np.bool_]
Handles = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.uint32]


class TextPage:
    """The characters of one page. `close` must be called."""

    def __init__(self, api: Api, answers: Answers, page: int) -> None:
        self._api = api
        self._answers = answers
        self._handle = api.load_text(page)
        self._pointer = pointer(self._handle)
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
        return np.fromiter(map(self._api.char_unicode, repeat(self._pointer), range(self.count)), np.uint32, self.count)

    def text(self) -> str:
        buffer = np.zeros(self.count + 1, np.uint16)
        got = self._api.text(self._handle, 0, self.count, buffer.ctypes.data)
        return buffer[: max(0, got - 1)].tobytes().decode("utf-16-le", "replace")

    def generated(self, indexes: Sequence[int]) -> Bools:
        """Which of these characters PDFium made up."""
        answers = map(self._api.char_generated, repeat(self._pointer), indexes)
        return np.equal(np.fromiter(answers, np.int32, len(indexes)), 1)

    def boxes(self, indexes: Sequence[int]) -> npt.NDArray[np.float32]:
        """Left, top, right, bottom in the page's own coordinates (y up), a row a character: advance by font height."""
        return self._answers.together(self._api.char_box, np.float32, 4, [self._pointer] * len(indexes), indexes)

    def objects(self, indexes: Sequence[int]) -> Handles:
        """The text object of each of these characters (0 for none)."""
        return np.fromiter(map(self._api.char_object, repeat(self._pointer), indexes), np.uint64, len(indexes))

    def matrices(self, indexes: Sequence[int]) -> Floats:
        """The matrix (a to f, a row each) of these characters' text objects, from the font's to the page's space."""
        own = [self._pointer] * len(indexes)
        return self._answers.together(self._api.char_matrix, np.float32, 6, own, indexes).astype(np.float64)
