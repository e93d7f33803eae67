"""What PDFium answers about many characters or objects: each function is asked about all of them in one go."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from .pdfium_api import Function, Pointer, pointer

Number = TypeVar("Number", np.float32, np.int32, np.uint32)

_ROOM = 1 << 12  # numbers; what is asked about more is asked in turns
_WIDE = 4  # bytes of a number


class Answers:
    """Memory for PDFium to write to. The pointers into it are made once a document, not once a call."""

    def __init__(self) -> None:
        self._memory = np.zeros(_ROOM, np.uint32)
        self._places: list[Pointer] = []

    def together(
        self, function: Function, kind: type[Number], columns: int, *arguments: Sequence[Any]
    ) -> npt.NDArray[Number]:
        """What the function writes, a row for each set of arguments (0 where it fails). It takes a row's address."""
        return self._asked(function, kind, columns, 1, arguments)

    def apart(
        self, function: Function, kind: type[Number], columns: int, *arguments: Sequence[Any]
    ) -> npt.NDArray[Number]:
        """The same of a function that takes an address for each column."""
        return self._asked(function, kind, columns, columns, arguments)

    def _asked(
        self, function: Function, kind: type[Number], columns: int, taken: int, arguments: Sequence[Sequence[Any]]
    ) -> npt.NDArray[Number]:
        count = len(arguments[0])
        step = _ROOM // columns
        rows = np.empty((count, columns), kind)
        for start in range(0, count, step):
            turn = [values[start : start + step] for values in arguments] if count > step else arguments
            used = len(turn[0]) * columns
            memory = self._memory[:used]
            memory.fill(0)
            places = self._first(used)
            deque(map(function, *turn, *(places[n:used:columns] for n in range(taken))), maxlen=0)
            rows[start : start + step] = memory.view(kind).reshape(-1, columns)
        return rows

    def _first(self, count: int) -> list[Pointer]:
        """The places of at least so many numbers."""
        known = len(self._places)
        if known < count:
            start = self._memory.ctypes.data
            self._places.extend(map(pointer, range(start + _WIDE * known, start + _WIDE * count, _WIDE)))
        return self._places
