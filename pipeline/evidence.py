"""Drawing and quoting in a process of its own, within limits: a report's file may be hostile here as well.

Run as `python -m riskreader.pipeline.evidence` it is that process: one report, one answer.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys

from pydantic import BaseModel, ConfigDict, ValidationError

from ..ingest.errors import LimitExceededError, RiskreaderError, UnreadableReportError
from ..ingest.limits import DEFAULT, Limits
from ..ingest.source import Format, Source
from ..output.evidence import Evidence, Wanted, show
from .wire import BrokenPipeProtocolError, Tag, receive, send
from .worker import Refusal, limit_memory


class _Request(BaseModel):
    model_config = ConfigDict(frozen=True)

    name: str
    format: Format
    sha256: str
    wanted: Wanted


def gather(source: Source, wanted: Wanted, *, limits: Limits = DEFAULT) -> Evidence:
    """What the page shows of a report. Raises an UnreadableReportError where it cannot be had."""
    request = _Request(name=source.name, format=source.format, sha256=source.sha256, wanted=wanted)
    asked = io.BytesIO()
    send(asked, Tag.REQUEST, request.model_dump_json().encode())
    send(asked, Tag.DATA, source.untrusted_data)
    # -P: a file in the working folder must not pass for one of our modules.
    command = [sys.executable, "-P", "-m", "riskreader.pipeline.evidence", str(limits.memory)]
    try:
        done = subprocess.run(
            command,
            input=asked.getvalue(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise LimitExceededError(f"showing its pages took longer than {limits.seconds:g} seconds") from error
    return _checked(done.stdout)


def _checked(untrusted_answer: bytes) -> Evidence:
    try:
        tag, payload = receive(io.BytesIO(untrusted_answer))
        if tag is Tag.TEXT:
            return Evidence.model_validate_json(payload)
        raise Refusal.model_validate_json(payload).error()
    except (BrokenPipeProtocolError, ValidationError) as error:
        raise UnreadableReportError("the process that showed its pages died: the file may be broken") from error


def main() -> None:
    limit_memory(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints cannot get into the answer
    _, header = receive(sys.stdin.buffer)
    _, untrusted_data = receive(sys.stdin.buffer)
    request = _Request.model_validate_json(header)
    source = Source(request.name, request.format, request.sha256, untrusted_data)
    try:
        send(answers, Tag.TEXT, show(source, request.wanted).model_dump_json().encode())
    except RiskreaderError as error:
        send(answers, Tag.REFUSED, Refusal(kind=type(error).__name__, message=str(error)).model_dump_json().encode())


if __name__ == "__main__":
    main()
