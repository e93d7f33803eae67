"""registers/NAME.json: a register as it goes to disk, and the names that registers get there."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import PurePosixPath

from ..normalise.models import Register

_UNSAFE = re.compile(r"[^\w .()+,&-]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_MOST_BYTES = 120


def register_text(register: Register) -> str:
    return register.model_dump_json(by_alias=True, indent=2) + "\n"


def schema_text() -> str:
    """The JSON Schema of a register."""
    schema = Register.model_json_schema(by_alias=True, mode="serialization")
    schema["title"] = "riskreader/register/1"
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


class Names:
    """Gives each report a name of its own: the stem of its file, then NAME-2, NAME-3 …"""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, source_name: str) -> str:
        stem = _safe(PurePosixPath(source_name.replace("\\", "/")).stem)
        name, number = stem, 1
        while name.casefold() in self._taken:  # some disks do not tell A from a
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name.casefold())
        return name


def _safe(stem: str) -> str:
    """A file name that every system takes."""
    stem = _UNSAFE.sub("_", unicodedata.normalize("NFC", stem)).strip(" .")
    stem = stem.encode()[:_MOST_BYTES].decode(errors="ignore").rstrip(" .") or "report"
    return f"_{stem}" if _RESERVED.fullmatch(stem) else stem
