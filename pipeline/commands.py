"""The commands, carried out. Results go to standard output; progress and remarks go to standard error.

What only some of them need is imported there: most of a short run is loading.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

from ..ingest.errors import MissingExtraError, ProfileError, RiskreaderError, UnreadableModelError
from ..ingest.find import Found, load_source
from ..ingest.limits import DEFAULT, MB, Limits
from ..output.manifest import Entry
from ..output.terminal import plain, plain_lines, table
from . import batch, report_command
from .cli import FOUND_ERRORS, OK, UNREADABLE, WRONG_USAGE
from .progress import Progress
from .supervisor import Pool
from .teaching import require_model, taught

report = report_command.report


def convert(options: argparse.Namespace) -> int:
    with Progress(quiet=options.quiet) as progress:

        def on_done(entry: Entry) -> None:
            _remark(entry, progress)
            progress.advance(plain(entry.path))

        try:
            run = batch.convert(
                options.reports,
                to=options.to,
                jobs=options.jobs,
                timeout=options.timeout,
                memory=options.memory * MB,
                all_pages=options.all_pages,
                exact_csv=options.exact_csv,
                second_reading=options.second_reading,
                workbook=options.workbook,
                profile=options.profile,
                ner_model=options.ner_model,
                on_done=on_done,
            )
        except (ProfileError, MissingExtraError, UnreadableModelError) as error:
            return _wrong(error)
        except OSError as error:
            where = plain(str(error.filename or options.to))
            print(f"riskreader: {where} cannot be written: {error.strerror or error}", file=sys.stderr)
            return WRONG_USAGE
    if not options.quiet:
        for path in run.summary.removed:
            print(f"{plain(path)}: removed, it was of an earlier run", file=sys.stderr)
        print(_summary(run.summary, Path(options.to)))
    return UNREADABLE if run.summary.statuses["failed"] else OK


def check(options: argparse.Namespace) -> int:
    from ..output.findings import FORMATS
    from . import checking

    if wrong := checking.wrong_codes(options):
        print(f"riskreader: no rule {plain(', '.join(wrong))}: see riskreader rule", file=sys.stderr)
        return WRONG_USAGE
    try:
        profile = taught(options.profile)
        require_model(options.ner_model)
    except (ProfileError, UnreadableModelError) as error:
        return _wrong(error)
    reports = []
    with Progress(quiet=options.quiet) as progress:
        for checked in batch.check(
            options.reports,
            limits=_limits(options),
            jobs=options.jobs,
            profile=profile,
            second_reading=options.second_reading,
            ner_model=options.ner_model,
        ):
            _remark(checked.entry, progress)
            progress.advance(plain(checked.entry.path))
            reports.append(checking.select(checked, options))
    sys.stdout.write(FORMATS[options.format](reports))
    if not options.quiet:
        sys.stdout.flush()
        for line in checking.remarks(reports, options):
            print(line, file=sys.stderr)
    if any(checked.entry.status == "failed" for checked in reports):
        return UNREADABLE
    return FOUND_ERRORS if checking.fails(reports, options) else OK


def explain(options: argparse.Namespace) -> int:
    limits = _limits(options)
    try:
        profile = taught(options.profile)
        require_model(options.ner_model)
    except (ProfileError, UnreadableModelError) as error:
        return _wrong(error)
    try:
        source = load_source(options.report, limits=limits)
        found = Found(source.name, sha256=source.sha256, source=source)
        (outcome,) = Pool(limits, 1, profile, options.ner_model).run(
            [found], "outline" if options.outline else "explain"
        )
        if outcome.error:
            raise outcome.error
    except RiskreaderError as error:
        print(f"{plain(options.report)}: failed: {plain(str(error))}", file=sys.stderr)
        return UNREADABLE
    print(plain_lines(outcome.text or ""))
    return OK


def profile(options: argparse.Namespace) -> int:
    from ..parsers.profile import load_profile
    from .explained import profile_lines

    try:
        loaded = load_profile(options.file)
    except ProfileError as error:
        return _wrong(error)
    print(plain_lines("\n".join(profile_lines(loaded))))
    return OK


def rule(options: argparse.Namespace) -> int:
    from ..normalise.rules import all_rules

    rules = {each.code: each for each in all_rules()}
    if options.code is None:
        for each in rules.values():
            print(f"{each.code}  {each.severity:<7}  {each.summary}")
        return OK
    chosen = rules.get(options.code.upper())
    if chosen is None:
        print(f"riskreader: no rule {plain(options.code)}; these are: {', '.join(rules)}", file=sys.stderr)
        return WRONG_USAGE
    print(f"{chosen.code} ({chosen.severity}): {chosen.summary}\n\n{textwrap.fill(chosen.explanation, 100)}")
    return OK


def schema(options: argparse.Namespace) -> int:
    from ..output.register_json import schema_text

    del options
    sys.stdout.write(schema_text())
    return OK


def _wrong(error: RiskreaderError) -> int:
    print(f"riskreader: {plain(str(error))}", file=sys.stderr)
    return WRONG_USAGE


def _limits(options: argparse.Namespace) -> Limits:
    return replace(DEFAULT, seconds=options.timeout, memory=options.memory * MB, all_pages=options.all_pages)


def _remark(entry: Entry, progress: Progress) -> None:
    if entry.reason is not None:
        progress.say(f"{plain(entry.path)}: {entry.status}: {plain(entry.reason)}")


def _summary(summary: batch.Summary, folder: Path) -> str:
    statuses, findings = summary.statuses, summary.findings
    rows = [("reports converted", statuses["converted"])]
    for status, words in (("no_risks", "reports without a register"), ("failed", "failed"), ("skipped", "skipped")):
        if statuses[status]:
            rows.append((words, statuses[status]))
    rows.append(("risks", summary.risks))
    rows.extend((f"findings: {severity}", findings[severity]) for severity in ("error", "warning", "note"))
    rows.append(("words", summary.words))
    rows.append(("words unread", summary.words_unread))
    return f"{table([(name, f'{number:,}') for name, number in rows])}\n\nwritten to {plain(str(folder))}"
