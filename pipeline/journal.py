"""What a batch has done so far, so that one that was killed goes on where it stopped."""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType

from pydantic import ValidationError

from ..output.manifest import Entry

_NAME = ".riskreader-journal"


class Journal:
    """A file in the batch's folder: a line for version and profile, then a line for each report that was written.

    It is gone when the batch is complete. A journal of another version, or of another profile, is not trusted.
    """

    def __init__(self, folder: Path, version: str, profile: str | None = None) -> None:
        self._path = folder / _NAME
        self._folder = folder
        head = json.dumps({"riskreader": version, "profile": profile})
        self._done = self._load(head)
        self._file = self._path.open("a" if self._done else "w", encoding="utf-8")
        if not self._done:
            self._write(head)

    def _load(self, head: str) -> dict[tuple[str, str | None], Entry]:
        try:
            lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return {}
        if not lines or lines[0] != head:
            return {}
        done = {}
        for line in lines[1:]:
            try:
                entry = Entry.model_validate_json(line)
            except ValidationError:
                continue  # the line that was being written when the batch was killed
            done[entry.path, entry.sha256] = entry
        return done

    def registers(self) -> set[str]:
        """The registers that an earlier start has written."""
        return {entry.register_ for entry in self._done.values() if entry.register_}

    def known(self, path: str, sha256: str, register: str) -> Entry | None:
        """The entry of a report that an earlier start has written under the same name, if its file is there."""
        entry = self._done.get((path, sha256))
        if entry is None or entry.register_ != register or not (self._folder / register).is_file():
            return None
        return entry

    def add(self, entry: Entry) -> None:
        self._write(entry.model_dump_json(by_alias=True))

    def _write(self, line: str) -> None:
        self._file.write(line + "\n")
        self._file.flush()

    def complete(self) -> None:
        self._file.close()
        self._path.unlink(missing_ok=True)

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
