"""Starting reading processes, one of them ahead of time: it loads what it needs while the program itself still does."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys

_ENVIRONMENT = {
    "PYTHONHASHSEED": "0",  # the same input gives the same bytes
    "OPENBLAS_NUM_THREADS": "1",  # threads would only fight over the cores, and count against the memory limit
    "OMP_NUM_THREADS": "1",
}
_waiting: dict[int, subprocess.Popen[bytes]] = {}  # by their memory limit


def start(memory: int) -> subprocess.Popen[bytes]:
    """A reading process that may hold so many bytes: the one that waits, or a new one."""
    process = _waiting.pop(memory, None)
    if process is not None and process.poll() is None:
        return process
    # -P: a file in the working folder must not pass for one of our modules.
    command = [sys.executable, "-P", "-m", "riskreader.pipeline.worker", str(memory)]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_ENVIRONMENT},
    )


def start_early(memory: int) -> subprocess.Popen[bytes]:
    """One that waits for `start`. It ends with this program where nothing was read."""
    if not _waiting:
        atexit.register(_end)
    process = _waiting[memory] = start(memory)
    return process


def _end() -> None:
    while _waiting:
        _, process = _waiting.popitem()
        process.kill()
        process.wait()
