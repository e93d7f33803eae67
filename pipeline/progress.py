"""A progress line on a terminal; nothing anywhere else."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.status import Status


class Progress:
    """Shows how many reports are done, where standard error is a terminal. Remarks are printed in any case."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._done = 0
        self._status: Status | None = None

    def __enter__(self) -> Progress:
        if sys.stderr.isatty() and not self._quiet:
            from rich.console import Console
            from rich.status import Status

            self._status = Status("reading", console=Console(stderr=True))
            self._status.start()
        return self

    def advance(self, name: str) -> None:
        self._done += 1
        if self._status is not None:
            from rich.text import Text

            self._status.update(Text(f"{self._done} read, last {name}"))

    def say(self, line: str) -> None:
        if not self._quiet:
            print(line, file=sys.stderr)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is not None:
            self._status.stop()
