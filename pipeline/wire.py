"""How the program and its reading processes speak: frames of a tag, a length and bytes, over pipes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from struct import Struct
from typing import IO

_HEAD = Struct(">cQ")
MOST = 1 << 31


class Tag(Enum):
    REQUEST = b"Q"  # JSON: see Request
    DATA = b"D"  # the report's bytes
    PIECE = b"P"  # of the register that comes, JSON
    REGISTER = b"R"  # a register with its account, JSON, or what its pieces leave over: see Judged
    TEXT = b"T"  # an explanation, UTF-8
    REFUSED = b"E"  # JSON: see Refusal
    CRASHED = b"C"  # what went wrong in riskreader itself, UTF-8


class BrokenPipeProtocolError(Exception):
    """The other side closed the pipe, or sent what is no frame."""


def send(stream: IO[bytes], tag: Tag, payload: bytes) -> None:
    stream.write(_HEAD.pack(tag.value, len(payload)))
    stream.write(payload)
    stream.flush()


def send_register(stream: IO[bytes], pieces: Iterable[bytes]) -> None:
    """A register in pieces, each sent before the next is made."""
    for piece in pieces:
        send(stream, Tag.PIECE, piece)
    send(stream, Tag.REGISTER, b"")


def receive(stream: IO[bytes]) -> tuple[Tag, bytes]:
    """The next frame, a register as a whole. Raises BrokenPipeProtocolError where there is none."""
    pieces: list[bytes] = []
    size = 0
    while True:
        tag, payload = _frame(stream)
        size += len(payload)
        if size > MOST:
            raise BrokenPipeProtocolError("frame too large")
        if tag is Tag.REGISTER:
            return tag, b"".join([*pieces, payload])
        if tag is not Tag.PIECE:
            return tag, payload
        pieces.append(payload)


def _frame(stream: IO[bytes]) -> tuple[Tag, bytes]:
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise BrokenPipeProtocolError("closed")
    value, length = _HEAD.unpack(head)
    try:
        tag = Tag(value)
    except ValueError as error:
        raise BrokenPipeProtocolError("no frame") from error
    if length > MOST:
        raise BrokenPipeProtocolError("frame too large")
    payload = stream.read(length)
    if len(payload) < length:
        raise BrokenPipeProtocolError("cut short")
    return tag, payload
