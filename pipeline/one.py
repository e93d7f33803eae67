"""One report by itself."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from ..ingest.find import Found, load_source
from ..ingest.limits import DEFAULT
from ..normalise.models import Register
from .supervisor import Pool
from .teaching import require_model, taught

if TYPE_CHECKING:
    from ..parsers.profile import Profile


def read_report(
    path: str | os.PathLike[str],
    *,
    timeout: float = DEFAULT.seconds,
    memory: int = DEFAULT.memory,
    all_pages: bool = False,
    isolated: bool = True,
    profile: str | os.PathLike[str] | Profile | None = None,
    second_reading: bool = False,
    ner_model: str | None = None,
) -> Register:
    """The register of one report, a PDF or Word file (or an address that fsspec knows), with its findings.

    It is read in a process of its own, within `timeout` seconds and `memory` bytes, because the file may be hostile;
    `isolated=False` reads it in this process, without these two limits. `all_pages`: lay out each page of a long PDF,
    also those whose text says that no register is there. `profile` is a file of words and scores that
    the reader is to know besides its own (docs/profiles.md), or a Profile; a wrong one raises ProfileError. With
    `second_reading` numbers, ids, ratings and owners are read again by another engine, and EXT003 is among the findings
    where the two differ. `ner_model` names a spaCy pipeline (a package or a folder) that tells owners apart where the
    rules cannot; UnreadableModelError where there is none. A report that holds no register gives one without risks.
    Raises NotAReportError (another format, a folder, an archive) or an UnreadableReportError (EmptyFileError,
    EncryptedReportError, DamagedReportError, LimitExceededError, UnsupportedFormatError).
    """
    limits = replace(DEFAULT, seconds=timeout, memory=memory, all_pages=all_pages)
    known = taught(profile)
    require_model(ner_model)
    source = load_source(path, limits=limits)
    if not isolated:
        from .read import judge_source

        return judge_source(source, limits=limits, twice=second_reading, profile=known, ner_model=ner_model).register_
    found = Found(source.name, sha256=source.sha256, source=source)
    (outcome,) = Pool(limits, 1, known, ner_model).run([found], "read twice" if second_reading else "read")
    if outcome.error is not None:
        raise outcome.error
    assert outcome.register is not None
    return outcome.register
