"""A batch: many inputs into one folder of registers and tables."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from ..ingest.errors import NotAReportError
from ..ingest.find import Found, find_sources
from ..ingest.limits import DEFAULT, Limits
from ..normalise.models import Register
from ..output.csv_files import PACKAGE_FILE, write_tables
from ..output.data_package import data_package
from ..output.files import remove_unfinished, write_text
from ..output.manifest import Entry, Manifest
from ..output.register_json import Names, register_text
from .journal import Journal
from .supervisor import Outcome, Pool
from .teaching import require_model, taught
from .worker import Task

if TYPE_CHECKING:
    from ..output.checked import Checked
    from ..parsers.profile import Profile

MANIFEST_FILE = "run.json"
_REGISTER_PATH = re.compile(r"registers/[^/\\]+\.json")
Inputs = Sequence[str | os.PathLike[str]]
OnDone = Callable[[Entry], None]


@dataclass(slots=True)
class Summary:
    """What a batch read, in numbers."""

    statuses: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)  # by severity
    risks: int = 0
    words: int = 0
    words_unread: int = 0
    removed: tuple[str, ...] = ()  # registers of an earlier run that are no part of this one

    def add(self, register: Register) -> None:
        self.risks += len(register.risks)
        self.findings.update(finding.severity for finding in register.findings)
        self.words += register.coverage.words
        self.words_unread += register.coverage.unread


@dataclass(frozen=True, slots=True)
class Run:
    """A finished batch: its manifest, as in run.json, and its numbers."""

    manifest: Manifest
    summary: Summary


def convert(
    paths: str | os.PathLike[str] | Inputs,
    *,
    to: str | os.PathLike[str],
    jobs: int | None = None,
    timeout: float = DEFAULT.seconds,
    memory: int = DEFAULT.memory,
    all_pages: bool = False,
    exact_csv: bool = False,
    profile: str | os.PathLike[str] | Profile | None = None,
    second_reading: bool = False,
    ner_model: str | None = None,
    workbook: str | os.PathLike[str] | None = None,
    on_done: OnDone | None = None,
) -> Run:
    """Read reports and write their registers and tables into the folder `to`.

    `paths` are files, folders, globs, zip archives or addresses. Each report is read in a process of its own, at most
    `timeout` seconds and `memory` bytes each, `jobs` at a time (default: one a core). A report that cannot be read
    stops no other: `Run.manifest` says why. `all_pages`: lay out each page of a long PDF, also those whose text says
    that no register is there. `profile` is a file of words and scores that the reader is to know besides
    its own, or a Profile; a wrong one raises ProfileError. `second_reading`: numbers, ids, ratings and owners are read
    again by another engine (EXT003). `ner_model`: a spaCy pipeline (a package or a folder) that tells owners apart
    where the rules cannot; UnreadableModelError where there is none. `workbook`: an .xlsx file to write too;
    MissingExtraError without the extra "workbook". Raises NotADirectoryError or another OSError where `to` cannot be
    written.
    """
    if workbook is not None:
        from ..output.workbook import require_xlsxwriter, write_workbook

        require_xlsxwriter()
    known = taught(profile)
    require_model(ner_model)
    folder = Path(to)
    folder.mkdir(parents=True, exist_ok=True)
    for place in (folder, folder / "registers"):
        remove_unfinished(place)
    limits = replace(DEFAULT, seconds=timeout, memory=memory, all_pages=all_pages)
    inputs = [paths] if isinstance(paths, str | os.PathLike) else paths
    task = _task(second_reading)
    with Journal(
        folder, f"{version('riskreader')} {_manner(task, limits, ner_model)}", known.digest if known else None
    ) as journal:
        earlier = _earlier_registers(folder) | journal.registers()
        entries = []
        for entry in _entries(inputs, folder, Pool(limits, jobs, known, ner_model), limits, journal, task=task):
            entries.append(entry)
            if on_done:
                on_done(entry)
        summary = Summary(Counter(entry.status for entry in entries))
        write_tables(folder, _registers(folder, entries, summary), exact=exact_csv)
        write_text(folder / PACKAGE_FILE, data_package(exact=exact_csv))
        if workbook is not None:
            write_workbook(Path(workbook), lambda: _registers(folder, entries, Summary()))
        manifest = Manifest(reports=tuple(entries))
        write_text(folder / MANIFEST_FILE, manifest.json_text())
        stale = earlier - {entry.register_ for entry in entries}
        for path in sorted(stale):
            (folder / path).unlink(missing_ok=True)
        summary.removed = tuple(sorted(stale))
        journal.complete()
    return Run(manifest, summary)


def check(
    inputs: Inputs,
    *,
    limits: Limits = DEFAULT,
    jobs: int | None = None,
    profile: Profile | None = None,
    second_reading: bool = False,
    ner_model: str | None = None,
) -> Iterator[Checked]:
    """Read reports and give their findings, in input order; nothing is written."""
    from ..output.checked import Checked, scope_of

    for outcome in Pool(limits, jobs, profile, ner_model).run(
        find_sources(inputs, limits=limits), _task(second_reading)
    ):
        entry, register = _entry(outcome, None), outcome.register
        yield Checked(entry, register.findings, scope_of(register, outcome.audit)) if register else Checked(entry)


def _manner(task: Task, limits: Limits, ner_model: str | None) -> str:
    """How the reports are read: what another batch read in another manner is no part of this one."""
    owners = f", owners by {ner_model}" if ner_model else ""
    return f"{task}, all pages{owners}" if limits.all_pages else task + owners


def _task(second_reading: bool) -> Task:
    return "read twice" if second_reading else "read"


def _entries(
    inputs: Inputs, folder: Path, pool: Pool, limits: Limits, journal: Journal, *, task: Task
) -> Iterator[Entry]:
    names = Names()
    registers: dict[str, str] = {}  # an input's name to its register's path
    known: dict[str, Entry] = {}

    def to_read() -> Iterator[Found]:
        for found in find_sources(inputs, limits=limits, leave_out=folder):
            if found.source is None:
                yield found
                continue
            register = f"registers/{names.take(found.name)}.json"
            registers[found.name] = register
            entry = journal.known(found.name, found.source.sha256, register)
            if entry is None:
                yield found
            else:
                known[found.name] = entry
                yield replace(found, source=None)

    for outcome in pool.run(to_read(), task):
        name = outcome.found.name
        if name in known:
            yield known.pop(name)
            continue
        entry = _entry(outcome, registers.pop(name, None))
        if outcome.register is not None and entry.register_ is not None:
            write_text(folder / entry.register_, register_text(outcome.register))
            journal.add(entry)
        yield entry


def _entry(outcome: Outcome, register_path: str | None) -> Entry:
    found, register = outcome.found, outcome.register
    seconds = round(outcome.seconds, 3)
    format_ = found.source.format.value if found.source else None
    if register is None:
        skipped = isinstance(outcome.error, NotAReportError)
        return Entry(
            path=found.name,
            sha256=found.sha256,
            format=format_,
            status="skipped" if skipped else "failed",
            reason=str(outcome.error),
            seconds=seconds,
        )
    return Entry(
        path=found.name,
        sha256=found.sha256,
        format=format_,
        status="converted" if register.risks else "no_risks",
        register=register_path,
        risks=len(register.risks),
        findings=len(register.findings),
        pages=register.report.page_count,
        seconds=seconds,
    )


def _registers(folder: Path, entries: Sequence[Entry], summary: Summary) -> Iterator[tuple[str, Register]]:
    """Each register with its key, read back from its file, so that only one is in memory."""
    for entry in entries:
        if entry.register_ is not None:
            path = folder / entry.register_
            register = Register.model_validate_json(path.read_bytes())
            summary.add(register)
            yield path.name.removesuffix(".json"), register


def _earlier_registers(folder: Path) -> set[str]:
    """The registers that an earlier run wrote into the folder, by its run.json."""
    try:
        manifest = Manifest.model_validate_json((folder / MANIFEST_FILE).read_bytes())
    except (FileNotFoundError, ValidationError):
        return set()
    paths = {entry.register_ for entry in manifest.reports if entry.register_}
    return {path for path in paths if _REGISTER_PATH.fullmatch(path)}
