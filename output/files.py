"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

_PREFIX, _SUFFIX = ".riskreader-", ".part"


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Write UTF-8 text to `path`, which keeps its old content until the new one is complete and on the disk.

    Line ends are written as given.
    """
    with _whole(path) as raw, TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="") as file:
        yield file
        file.flush()
        os.fsync(raw.fileno())


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=path.parent)
    done = False
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(temporary).chmod(0o666 & ~_umask())  # mkstemp's files are for their owner only
        Path(temporary).replace(path)
        done = True
    finally:
        if not done:
            with suppress(FileNotFoundError):
                Path(temporary).unlink()


def write_text(path: Path, text: str) -> None:
    with whole_file(path) as file:
        file.write(text)


def write_bytes(path: Path, data: bytes) -> None:
    with _whole(path) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def remove_unfinished(folder: Path) -> None:
    """Remove what an earlier start was writing when it was killed."""
    for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        path.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
