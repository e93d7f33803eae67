"""Reading makes hundreds of thousands of objects and throws few away: looking for garbage all the while finds none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_ENOUGH = 2_000_000  # new objects before a look; Python's own 700 costs a tenth of a report's time


@contextmanager
def few_collections() -> Iterator[None]:
    """Let the collector look seldom while a report is read, then as before."""
    usual = gc.get_threshold()
    gc.set_threshold(max(_ENOUGH, usual[0]) if usual[0] else 0, *usual[1:])
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()  # what is there now goes to the oldest objects, without a look at each of them
            gc.unfreeze()
        gc.set_threshold(*usual)
