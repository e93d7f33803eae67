"""Reading processes and their supervision: a report that hangs or kills its process takes nothing with it."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from ..ingest.errors import LimitExceededError, RiskreaderError, UnreadableReportError
from ..ingest.find import Found
from ..ingest.limits import Limits
from ..ingest.source import Source
from ..normalise.audit import Audit, Judged
from ..normalise.models import Register
from .process import start
from .wire import BrokenPipeProtocolError, Tag, receive, send
from .worker import Refusal, Request, Task

if TYPE_CHECKING:
    from ..parsers.profile import Profile


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: a register, a text or an error, unless it was given as `known`."""

    found: Found
    seconds: float = 0.0
    register: Register | None = None
    audit: Audit | None = None  # comes with a register
    text: str | None = None
    error: RiskreaderError | None = None


class ReaderProcess:
    """One reading process. It is started with the first report, and again after it died."""

    def __init__(self, limits: Limits, profile: Profile | None = None, ner_model: str | None = None) -> None:
        self._limits = limits
        self._profile = profile
        self._ner_model = ner_model
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, source: Source, task: Task) -> Judged | str:
        """The register, or the explanation. Raises a RiskreaderError."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        timed_out = threading.Event()

        def stop() -> None:
            timed_out.set()
            process.kill()

        timer = threading.Timer(self._limits.seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            request = Request(
                task=task,
                name=source.name,
                format=source.format,
                sha256=source.sha256,
                pages=self._limits.pages,
                all_pages=self._limits.all_pages,
                seconds=self._limits.seconds,
                profile=self._profile.model_dump_json() if self._profile else None,
                ner_model=self._ner_model,
            )
            send(process.stdin, Tag.REQUEST, request.model_dump_json().encode())
            send(process.stdin, Tag.DATA, source.untrusted_data)
            untrusted_answer = receive(process.stdout)
        except (BrokenPipeProtocolError, OSError) as error:
            raise self._died(process, timed=timed_out.is_set()) from error
        finally:
            timer.cancel()
            timer.join()
            if timed_out.is_set():  # perhaps just after the answer: the next report must not meet a dying process
                self.close()
        return self._checked(*untrusted_answer)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = start(self._limits.memory)
        return self._process

    def _checked(self, tag: Tag, untrusted_payload: bytes) -> Judged | str:
        if tag is Tag.REGISTER:
            try:
                return Judged.model_validate_json(untrusted_payload)
            except ValidationError as error:
                self.close()
                reason = f"riskreader's reading of it does not fit the schema ({error.error_count()} errors)"
                raise UnreadableReportError(f"{reason}: please report this as an error of riskreader") from error
        if tag is Tag.TEXT:
            return untrusted_payload.decode(errors="replace")
        if tag is Tag.REFUSED:
            raise Refusal.model_validate_json(untrusted_payload).error()
        self.close()
        what = untrusted_payload.decode(errors="replace")
        raise UnreadableReportError(f"riskreader failed on it ({what}): please report this as an error of riskreader")

    def _died(self, process: subprocess.Popen[bytes], *, timed: bool) -> RiskreaderError:
        self.close()
        process.wait()
        if timed:
            return LimitExceededError(
                f"reading it took longer than {self._limits.seconds:g} seconds: give it more with --timeout"
            )
        code = process.returncode
        how = f"signal {signal.Signals(-code).name}" if code is not None and code < 0 else f"exit status {code}"
        return UnreadableReportError(f"the process that read it died ({how}): the file may be broken; fetch it again")

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):  # bytes that the dead process never took
                    stream.close()
        process.wait()


class Pool:
    """Several reading processes at work. Outcomes come in the order of the inputs."""

    def __init__(
        self, limits: Limits, jobs: int | None = None, profile: Profile | None = None, ner_model: str | None = None
    ) -> None:
        self._limits = limits
        self._profile = profile
        self._ner_model = ner_model
        self._jobs = max(1, jobs or available_cores())

    def run(self, founds: Iterable[Found], task: Task = "read") -> Iterator[Outcome]:
        """One outcome for each input; those that need no reading (refused) pass through."""
        readers = [ReaderProcess(self._limits, self._profile, self._ner_model) for _ in range(self._jobs)]
        idle: queue.SimpleQueue[ReaderProcess] = queue.SimpleQueue()
        for reader in readers:
            idle.put(reader)
        waiting: deque[Outcome | Future[Outcome]] = deque()
        threads = ThreadPoolExecutor(self._jobs)
        try:
            for found in founds:
                if found.source is None:
                    waiting.append(Outcome(found, error=found.refusal))
                else:
                    waiting.append(threads.submit(_read, idle, found, found.source, task))
                while len(waiting) > 2 * self._jobs or (waiting and _is_ready(waiting[0])):
                    yield _result(waiting.popleft())
            while waiting:
                yield _result(waiting.popleft())
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            for reader in readers:
                reader.close()
            threads.shutdown()
            for reader in readers:  # one that a thread started in the meantime
                reader.close()


def _read(idle: queue.SimpleQueue[ReaderProcess], found: Found, source: Source, task: Task) -> Outcome:
    reader = idle.get()
    start = time.monotonic()
    try:
        answer = reader.run(source, task)
    except RiskreaderError as error:
        return Outcome(found, time.monotonic() - start, error=error)
    finally:
        idle.put(reader)
    seconds = time.monotonic() - start
    if isinstance(answer, Judged):
        return Outcome(found, seconds, register=answer.register_, audit=answer.audit)
    return Outcome(found, seconds, text=answer)


def _is_ready(item: Outcome | Future[Outcome]) -> bool:
    return isinstance(item, Outcome) or item.done()


def _result(item: Outcome | Future[Outcome]) -> Outcome:
    return item if isinstance(item, Outcome) else item.result()


def available_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
