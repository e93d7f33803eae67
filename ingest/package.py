"""Zip packages from strangers: opened only when their table of contents stays within the limits."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from pathlib import PurePosixPath

from .errors import DamagedReportError, EncryptedReportError, LimitExceededError, NotAReportError
from .limits import Limits

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED_FLAG = 0x1


def open_package(untrusted_data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The archive, its listing checked. Raises DamagedReportError or LimitExceededError.

    `zipfile` never unpacks more of a member than the listing declares, so the checks on the listing hold for the data.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(untrusted_data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise DamagedReportError(f"the file is cut short or broken ({error}): fetch it again") from error
    members = archive.infolist()
    if len(members) > limits.package_members:
        raise LimitExceededError(f"it packs {len(members)} parts, more than the {limits.package_members} allowed")
    total = sum(member.file_size for member in members)
    if total > limits.package_size:
        raise LimitExceededError(f"it unpacks to {total} bytes, more than the {limits.package_size} allowed")
    return archive


def check_member(member: zipfile.ZipInfo, limits: Limits) -> None:
    """Raises LimitExceededError where a member is too large, or packed so tightly that it can only be a trap."""
    if member.file_size > limits.member_size:
        raise LimitExceededError(f"{member.file_size} bytes unpacked, more than the {limits.member_size} allowed")
    if member.file_size > limits.ratio_floor and member.file_size > limits.ratio * max(1, member.compress_size):
        raise LimitExceededError(f"it unpacks to more than {limits.ratio} times its size: a zip bomb, it seems")


def check_package(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Each part of a Word package against the limits, for readers that unpack all of them."""
    for member in archive.infolist():
        check_member(member, limits)


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> bytes:
    """One member's bytes. Raises a RiskreaderError that says why it cannot be had."""
    name = member.filename.replace("\\", "/")
    if name.startswith("/") or ":" in name.split("/")[0] or ".." in PurePosixPath(name).parts:
        raise NotAReportError("its path points outside the archive")
    if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG):
        raise NotAReportError("a link or device inside the archive, which is not followed")
    if member.flag_bits & _ENCRYPTED_FLAG:
        raise EncryptedReportError("the archive asks for a password: unpack it and give the files inside")
    check_member(member, limits)
    try:
        return archive.read(member)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise DamagedReportError(f"the archive is broken at this file ({error}): fetch it again") from error
