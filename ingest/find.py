"""Find the reports that the user's inputs name: files, folders, globs, zip archives, addresses."""

from __future__ import annotations

import glob
import hashlib
import os
import re
import stat
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from .errors import (
    LimitExceededError,
    NotAReportError,
    RiskreaderError,
    UnreadableReportError,
)
from .limits import DEFAULT, Limits
from .package import open_package, read_member
from .sniff import sniff
from .source import Format, Source

_ADDRESS = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]+://")


@dataclass(frozen=True, slots=True)
class Found:
    """One input that was met: a report to read, or the reason why there is none. One of the last two is set."""

    name: str  # as the user's input named it: a path, an address, or ARCHIVE.zip/MEMBER
    sha256: str | None = None
    source: Source | None = None
    refusal: RiskreaderError | None = None


def find_sources(
    inputs: Sequence[str | os.PathLike[str]], *, limits: Limits = DEFAULT, leave_out: Path | None = None
) -> Iterator[Found]:
    """Every input once, in input order, a folder's files in sorted order; read from disk as they are asked for.

    `leave_out` is a folder that is passed over without a word: the one that results are written to.
    """
    finder = _Finder(limits, leave_out.resolve() if leave_out else None)
    for item in inputs:
        yield from finder.input(os.fspath(item))


def load_source(path: str | os.PathLike[str], *, limits: Limits = DEFAULT) -> Source:
    """One report by its path or address. Raises a RiskreaderError where it is none, or holds several."""
    found = list(find_sources([path], limits=limits))
    if len(found) != 1:
        raise NotAReportError(f"{os.fspath(path)}: it holds {len(found)} files: give one report")
    if found[0].refusal is not None:
        raise found[0].refusal
    assert found[0].source is not None
    return found[0].source


class _Finder:
    def __init__(self, limits: Limits, leave_out: Path | None) -> None:
        self._limits = limits
        self._leave_out = leave_out
        self._seen: set[str] = set()

    def input(self, item: str) -> Iterator[Found]:
        if _ADDRESS.match(item):
            if item.lower().startswith("file://"):
                yield from self._path(Path(url2pathname(unquote(urlsplit(item).path))))
            elif self._is_new(item):
                yield from self._address(item)
            return
        path = Path(item)
        if not item or path.exists() or path.is_symlink() or not glob.has_magic(item):
            yield from self._path(path)
            return
        matches = sorted(glob.glob(item, recursive=True))  # noqa: PTH207 - a Path cannot hold an absolute pattern
        if not matches:
            yield _refused(item, UnreadableReportError("no file matches this pattern: check its spelling"))
        for match in matches:
            yield from self._path(Path(match))

    def _is_new(self, key: str) -> bool:
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def _path(self, path: Path) -> Iterator[Found]:
        name = path.as_posix()
        try:
            status = path.lstat()
            # A link is named by its own place: what it points to may be an input as well.
            resolved = path.parent.resolve() / path.name if stat.S_ISLNK(status.st_mode) else path.resolve()
        except FileNotFoundError:
            if self._is_new(name):
                yield _refused(name, UnreadableReportError("there is no file or folder of this name"))
            return
        except (OSError, ValueError) as error:
            if self._is_new(name):
                yield _refused(name, UnreadableReportError(f"it cannot be opened ({_why(error)})"))
            return
        if resolved == self._leave_out or not self._is_new(str(resolved)):
            return
        if stat.S_ISLNK(status.st_mode):
            yield _refused(name, NotAReportError("a symbolic link, which is not followed: give the file itself"))
        elif stat.S_ISDIR(status.st_mode):
            yield from self._folder(path)
        elif stat.S_ISREG(status.st_mode):
            yield from self._file(path)
        else:
            yield _refused(name, NotAReportError("a pipe, socket or device, which is not opened"))

    def _folder(self, folder: Path) -> Iterator[Found]:
        try:
            names = sorted(entry.name for entry in folder.iterdir())
        except OSError as error:
            yield _refused(folder.as_posix(), UnreadableReportError(f"the folder cannot be opened ({_why(error)})"))
            return
        if not names:
            yield _refused(folder.as_posix(), NotAReportError("the folder is empty"))
        for name in names:
            path = folder / name
            if not _is_hidden(name):
                yield from self._path(path)
            elif self._is_new(str(path.resolve())):
                yield _refused(path.as_posix(), NotAReportError("a hidden file or folder: name it to have it read"))

    def _file(self, path: Path) -> Iterator[Found]:
        try:
            with path.open("rb") as file:
                untrusted_data = file.read(self._limits.file_size + 1)
        except OSError as error:
            yield _refused(path.as_posix(), UnreadableReportError(f"it cannot be opened ({_why(error)})"))
            return
        yield from self._data(path.as_posix(), untrusted_data)

    def _address(self, address: str) -> Iterator[Found]:
        import fsspec

        try:
            with fsspec.open(address, "rb") as file:
                untrusted_data: bytes = file.read(self._limits.file_size + 1)
        except ImportError as error:
            reason = f"this kind of address needs another package ({_why(error)}); for the web: riskreader[url]"
            yield _refused(address, UnreadableReportError(reason))
            return
        except _address_errors() as error:
            yield _refused(address, UnreadableReportError(f"the address cannot be opened ({_why(error)})"))
            return
        yield from self._data(address, untrusted_data)

    def _data(self, name: str, untrusted_data: bytes) -> Iterator[Found]:
        if len(untrusted_data) > self._limits.file_size:
            yield _refused(name, LimitExceededError(f"larger than the {self._limits.file_size} bytes allowed"))
            return
        sha256 = hashlib.sha256(untrusted_data).hexdigest()
        try:
            format_ = sniff(untrusted_data, self._limits)
            archive = None if format_ else open_package(untrusted_data, self._limits)
        except RiskreaderError as error:
            yield Found(name, sha256=sha256, refusal=error)
            return
        if archive is None:
            assert format_ is not None
            yield Found(name, sha256=sha256, source=Source(name, format_, sha256, untrusted_data))
            return
        yield from self._members(name, archive)

    def _members(self, archive_name: str, archive: zipfile.ZipFile) -> Iterator[Found]:
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda member: member.filename)
        if not members:
            yield _refused(archive_name, NotAReportError("the archive is empty"))
        times: dict[str, int] = {}
        for member in members:
            name = f"{archive_name}/{member.filename}"
            times[name] = times.get(name, 0) + 1
            if times[name] > 1:  # an archive may hold two files of one name; neither is lost
                name = f"{name} ({times[name]})"
            if any((_is_hidden(part) and part != "..") or part == "__MACOSX" for part in member.filename.split("/")):
                yield _refused(name, NotAReportError("a hidden file of the archive"))
                continue
            yield self._member(name, archive, member)

    def _member(self, name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Found:
        sha256 = None
        try:
            untrusted_data = read_member(archive, member, self._limits)
            sha256 = hashlib.sha256(untrusted_data).hexdigest()
            format_: Format | None = sniff(untrusted_data, self._limits)
            if format_ is None:
                raise NotAReportError("an archive inside an archive, which is not opened: unpack it first")
        except RiskreaderError as error:
            return Found(name, sha256=sha256, refusal=error)
        return Found(name, sha256=sha256, source=Source(name, format_, sha256, untrusted_data))


def _address_errors() -> tuple[type[Exception], ...]:
    """What opening an address may raise; the web's client has errors of its own, where it is loaded at all."""
    client = sys.modules.get("aiohttp")
    return (OSError, ValueError, client.ClientError) if client else (OSError, ValueError)


def _is_hidden(name: str) -> bool:
    """Dot files, and the lock files that Word leaves beside an open document."""
    return name.startswith((".", "~$"))


def _refused(name: str, error: RiskreaderError) -> Found:
    return Found(name, refusal=error)


def _why(error: BaseException) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
