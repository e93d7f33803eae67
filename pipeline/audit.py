"""`riskreader report`: the folder that `convert` wrote, and the reports themselves where they are still to be had."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from pydantic import ValidationError

from ..ingest.errors import RiskreaderError, UnreadableReportError
from ..ingest.find import find_sources
from ..ingest.source import Source
from ..normalise.models import Register
from ..output.audit_view import Auditing, ReportView
from ..output.evidence import Evidence
from ..output.files import write_text
from ..output.manifest import Entry, Manifest
from .evidence import gather

Say = Callable[[str], None]


class NotConvertedError(RiskreaderError):
    """The folder is not one that `convert` wrote, or what it holds is damaged."""


class MissingExtraError(RiskreaderError):
    """A package that the page needs is not installed."""


def make_page(folder: Path, to: Path, *, reports: Path | None = None, say: Say) -> int:
    """Write the page of a converted folder; how many of its reports were there and could not be shown.

    `say` takes remarks for the user. Raises NotConvertedError and MissingExtraError; OSError where `to` cannot be
    written.
    """
    for package, name in (("jinja2", "Jinja2"), ("PIL", "Pillow")):
        if find_spec(package) is None:
            raise MissingExtraError(f"the auditor's page needs {name}: pip install 'riskreader[report]'")
    from ..output.audit_page import audit_page

    entries = _manifest(folder).reports
    originals = _Originals(reports)
    views: list[ReportView] = []
    failed = 0
    for entry in entries:
        if entry.register_ is None:
            continue
        view, well = _view(_register(folder, entry.register_), entry, originals, say)
        views.append(view)
        failed += not well
    if not views:
        raise NotConvertedError(f"{folder}: it holds no register: convert a report into it first")
    write_text(to, audit_page(views, [entry for entry in entries if entry.register_ is None]))
    return failed


def _view(register: Register, entry: Entry, originals: _Originals, say: Say) -> tuple[ReportView, bool]:
    audit = Auditing(register)
    if not register.findings:  # nothing to show
        return audit.view(Evidence()), True
    try:
        source = originals.find(entry)
    except UnreadableReportError as error:
        say(f"{entry.path}: no pictures: {error}")
        return audit.view(Evidence(), f"The pages themselves are not shown: {error}."), True
    try:
        return audit.view(gather(source, audit.wanted())), True
    except RiskreaderError as error:
        say(f"{entry.path}: no pictures: {error}")
        return audit.view(Evidence(), f"The pages themselves are not shown: {error}."), False


def _manifest(folder: Path) -> Manifest:
    try:
        return Manifest.model_validate_json((folder / "run.json").read_bytes())
    except OSError as error:
        raise NotConvertedError(f"{folder}: no run.json in it: give the folder that 'riskreader convert' wrote") from (
            error
        )
    except ValidationError as error:
        raise NotConvertedError(f"{folder / 'run.json'}: not what this version writes: convert the reports anew") from (
            error
        )


def _register(folder: Path, untrusted_name: str) -> Register:
    path = folder / untrusted_name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise NotConvertedError(f"{folder / 'run.json'}: it names a register outside its folder")
    try:
        return Register.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise NotConvertedError(f"{path}: missing or damaged: convert the reports anew") from error


class _Originals:
    """Finds the reports that were converted: where run.json says, or by their hash in a folder that the user names."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._paths: dict[str, Path] | None = None

    def find(self, entry: Entry) -> Source:
        """The report, the very bytes that were converted. Raises UnreadableReportError where it is not to be had."""
        changed = False
        for path in self._candidates(entry):
            for found in find_sources([path]):
                if found.source is not None and found.sha256 == entry.sha256:
                    return found.source
                changed = changed or found.name == entry.path
        if changed:
            raise UnreadableReportError("the file has changed since it was converted: convert it anew")
        raise UnreadableReportError("the file is not where it was: say where with --reports")

    def _candidates(self, entry: Entry) -> Iterator[Path]:
        if self._folder is not None:
            yield from self._by_name(self._folder, entry)
        if "://" not in entry.path:  # an address is not fetched again
            path = Path(entry.path)
            yield from (one for one in (path, *path.parents) if one.is_file())

    def _by_name(self, folder: Path, entry: Entry) -> Iterator[Path]:
        if self._paths is None:
            self._paths = {}
            for found in find_sources([folder]):
                if found.source is not None and found.sha256 is not None:
                    self._paths.setdefault(found.sha256, Path(os.fspath(found.name)))
        path = self._paths.get(entry.sha256 or "")
        if path is not None:
            yield next((one for one in (path, *path.parents) if one.is_file()), path)
