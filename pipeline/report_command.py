"""The command `riskreader report`: its arguments, and how it ends."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

SUMMARY = "write one page for an auditor"
ABOUT = (
    "Write one HTML page of its own from a folder that convert wrote: a summary, heat maps, the findings with pictures "
    "of the places they are about, every risk with the pages its fields came from, and what was not read. The reports "
    "themselves are looked for where they were when they were converted, by path and content."
)
EXAMPLE = "riskreader report converted --to audit.html"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="the folder that convert wrote")
    parser.add_argument("--to", required=True, metavar="FILE", help="the page to write, FILE.html")
    parser.add_argument("--reports", metavar="FOLDER", help="where the reports are, if they have moved")


def report(options: argparse.Namespace) -> int:
    from ..ingest.errors import RiskreaderError
    from ..output.terminal import plain
    from .audit import make_page
    from .cli import OK, UNREADABLE, WRONG_USAGE

    def say(text: str) -> None:
        if not options.quiet:
            print(plain(text), file=sys.stderr)

    reports = Path(options.reports) if options.reports else None
    if reports is not None and not reports.is_dir():
        print(f"riskreader: {plain(options.reports)}: there is no folder of this name", file=sys.stderr)
        return WRONG_USAGE
    try:
        failed = make_page(Path(options.folder), Path(options.to), reports=reports, say=say)
    except RiskreaderError as error:
        print(f"riskreader: {plain(str(error))}", file=sys.stderr)
        return WRONG_USAGE
    except OSError as error:
        print(f"riskreader: {plain(options.to)} cannot be written: {error.strerror or error}", file=sys.stderr)
        return WRONG_USAGE
    if not options.quiet:
        print(f"written to {plain(options.to)}")
    return UNREADABLE if failed else OK
