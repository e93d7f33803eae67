"""The process that reads reports, one after the other, within limits. It holds nothing that must not be lost.

Run as `python -m riskreader.pipeline.worker`; requests come on standard input, answers go to standard output. An error
that is not the report's but ours ends the process: the program that started it says so of that one report, and starts
another.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Literal

from pydantic import BaseModel, ConfigDict

from ..ingest import errors
from ..ingest.limits import Limits
from ..ingest.source import Format, Source
from .wire import BrokenPipeProtocolError, Tag, receive, send, send_register

Task = Literal["read", "read twice", "explain", "outline"]


class Request(BaseModel):
    """What to do with the report whose bytes follow."""

    model_config = ConfigDict(frozen=True)

    task: Task
    name: str
    format: Format
    sha256: str
    pages: int
    all_pages: bool = False
    seconds: float
    profile: str | None = None  # JSON
    ner_model: str | None = None


class Refusal(BaseModel):
    """A typed error of `ingest.errors`, by the name of its class."""

    model_config = ConfigDict(frozen=True)

    kind: str
    message: str

    def error(self) -> errors.RiskreaderError:
        kind = getattr(errors, self.kind, errors.UnreadableReportError)
        known = isinstance(kind, type) and issubclass(kind, errors.RiskreaderError)
        return kind(self.message) if known else errors.UnreadableReportError(self.message)


def main() -> None:
    memory = int(sys.argv[1])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a user's Ctrl-C is the parent's affair
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints cannot get between the answers
    sys.excepthook = _reporter(answers)
    limit_memory(memory)
    from . import read  # noqa: F401 - while the first report is still on its way

    while True:
        try:
            _, header = receive(sys.stdin.buffer)
            _, untrusted_data = receive(sys.stdin.buffer)
        except BrokenPipeProtocolError:
            return
        _answer(Request.model_validate_json(header), untrusted_data, answers)


def _answer(request: Request, untrusted_data: bytes, answers: IO[bytes]) -> None:
    from ..parsers.profile import Profile
    from .read import explain_source, judge_source, judged_json, outline_source

    profile = Profile.model_validate_json(request.profile) if request.profile else None
    source = Source(request.name, request.format, request.sha256, untrusted_data)
    limits = Limits(pages=request.pages, all_pages=request.all_pages)
    _alarm(request.seconds)
    try:
        if request.task == "outline":
            send(answers, Tag.TEXT, outline_source(source, limits=limits).encode(errors="replace"))
        elif request.task == "explain":
            text = explain_source(source, limits=limits, profile=profile, ner_model=request.ner_model)
            send(answers, Tag.TEXT, text.encode(errors="replace"))
        else:
            judged = judge_source(
                source,
                limits=limits,
                twice=request.task == "read twice",
                profile=profile,
                ner_model=request.ner_model,
            )
            send_register(answers, judged_json(judged))
    except errors.RiskreaderError as error:
        refusal = Refusal(kind=type(error).__name__, message=str(error))
        send(answers, Tag.REFUSED, refusal.model_dump_json().encode())
    except MemoryError:
        refusal = Refusal(kind="LimitExceededError", message="it needs more memory than the limit allows (--memory)")
        send(answers, Tag.REFUSED, refusal.model_dump_json().encode())
        sys.exit(1)  # what is left of this process cannot be trusted
    _alarm(0)


def _alarm(seconds: float) -> None:
    """The last guard where the parent itself was killed: the system ends this process, whatever it is doing."""
    if hasattr(signal, "alarm"):
        signal.alarm(int(seconds) + 5 if seconds else 0)


def limit_memory(limit: int) -> None:
    if sys.platform == "win32" or limit <= 0:
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    except (OSError, ValueError):
        return  # macOS has the call but does not take every value


def _reporter(
    answers: IO[bytes],
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        frames = traceback.extract_tb(trace)
        where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
        send(answers, Tag.CRASHED, f"{kind.__name__}: {str(error)[:300]}{where}".encode(errors="replace"))
        sys.__excepthook__(kind, error, trace)

    return report


if __name__ == "__main__":
    main()
