"""The command line: what the commands are and what they take.

Each is carried out in `commands`, which is loaded when one is run: `--help` must not wait for it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..ingest.limits import MB
from . import report_command
from .check_options import add_check_options, add_second_reading
from .process import start_early

OK, FOUND_ERRORS, WRONG_USAGE, UNREADABLE = 0, 1, 2, 3

_REPORTS = "files, folders, globs, zip archives, or addresses that fsspec knows"
_EXIT = (
    "Exit status: 0 all went well; 1 check found an error; 2 wrong usage; 3 at least one report could not be read "
    "(the others were)."
)


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `add` gives its own arguments; its function in `commands` bears its name."""

    name: str
    summary: str
    about: str
    example: str
    add: Callable[[argparse.ArgumentParser], None]


def _jobs_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jobs", type=_positive(int), metavar="N", help="reports read at a time (default: one a core)")


def _profile_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--profile", metavar="FILE.toml", help="labels, stage words, ids and scores of a house (docs/profiles.md)"
    )


def _model_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--ner-model",
        metavar="NAME",
        help="a spaCy pipeline (a package or a folder) for owners that the rules cannot tell apart",
    )


def _limit_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--all-pages",
        action="store_true",
        help="lay out each page of a long PDF, also those whose text says that no register is there",
    )
    parser.add_argument(
        "--timeout", type=_positive(float), default=300.0, metavar="SECONDS", help="for one report (default: 300)"
    )
    parser.add_argument(
        "--memory",
        type=_positive(int),
        default=2048,
        metavar="MB",
        help="for one report, where the system can limit it (default: 2048)",
    )


def _convert(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reports", nargs="+", metavar="REPORT", help=_REPORTS)
    parser.add_argument("--to", required=True, metavar="DIR", help="folder for registers, tables and run.json")
    parser.add_argument(
        "--workbook", metavar="FILE.xlsx", help='write a workbook for auditors too (needs the extra "workbook")'
    )
    add_second_reading(parser)
    parser.add_argument(
        "--exact-csv",
        action="store_true",
        help="write texts as they are, also where a spreadsheet would run them as a formula",
    )
    _profile_option(parser)
    _model_option(parser)
    _jobs_option(parser)
    _limit_options(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reports", nargs="+", metavar="REPORT", help=_REPORTS)
    add_check_options(parser)
    _profile_option(parser)
    _model_option(parser)
    _jobs_option(parser)
    _limit_options(parser)


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", metavar="REPORT", help="one report")
    parser.add_argument("--outline", action="store_true", help="print the blocks of the document instead")
    _profile_option(parser)
    _model_option(parser)
    _limit_options(parser)


def _profile(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.toml", help="the profile")


def _rule(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", nargs="?", metavar="CODE", help="the rule, SCO001 for one (default: list them all)")


def _schema(parser: argparse.ArgumentParser) -> None:
    del parser  # no arguments of its own


COMMANDS: tuple[Command, ...] = (
    Command(
        "convert",
        "read reports, write registers and tables",
        "Read reports and write their registers (JSON) and tables (CSV) into a folder. A report that cannot be read "
        "stops no other; run.json says why. A batch that was killed goes on where it stopped. The registers of an "
        "earlier run in the same folder are replaced.",
        "riskreader convert reports/ --to converted",
        _convert,
    ),
    Command(
        "check",
        "read reports, print what the rules find",
        "Read reports and print the findings, one a line: path:page: risk: CODE message. Nothing is written.",
        "riskreader check register.pdf",
        _check,
    ),
    Command(
        "report",
        report_command.SUMMARY,
        report_command.ABOUT,
        report_command.EXAMPLE,
        report_command.add_arguments,
    ),
    Command(
        "rule",
        "explain one rule, or list them all",
        "Explain one rule, or list them all.",
        "riskreader rule SCO001",
        _rule,
    ),
    Command(
        "schema",
        "print the JSON Schema of a register",
        "Print the JSON Schema of a register.",
        "riskreader schema > register.schema.json",
        _schema,
    ),
    Command(
        "explain",
        "show how a report was understood",
        "Show how each table and section of a report was understood: which reader took it, which label became which "
        "field and why, what was left alone, what is unread, and which labels a profile could teach.",
        "riskreader explain register.pdf",
        _explain,
    ),
    Command(
        "profile",
        "check a profile and show what it changes",
        "Check a user's additions to the vocabulary, and show what they change: each label, how it was understood "
        "before and how it is now, the shape of ids, the scheme. Exit status 2 where the file is wrong.",
        "riskreader profile marshwick.toml",
        _profile,
    ),
)


class _Version(argparse.Action):
    """Looks the version up only when asked: it costs time at every start otherwise."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"riskreader {version('riskreader')}")
        parser.exit()


def build_parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="riskreader",
        description="Reads the risk registers that UK councils publish as PDF and Word into typed, checked data.",
        epilog=f"Example: riskreader convert reports/ --to converted\n\n{_EXIT}",
        formatter_class=raw,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        sub = commands.add_parser(
            command.name,
            help=command.summary,
            description=command.about,
            epilog=f"Example: {command.example}",
        )
        command.add(sub)
        sub.add_argument("--quiet", action="store_true", help="no progress, no summary, no remarks")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is returned. Wrong usage exits with 2, as argparse does."""
    options = build_parser().parse_args(arguments)
    if hasattr(options, "memory"):
        start_early(options.memory * MB)
    from . import commands

    try:
        status: int = getattr(commands, options.command)(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has had enough: `riskreader rule | head`
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        print("stopped; start the same command again to go on", file=sys.stderr)
        return 130
    return status


def _positive(kind: type[int] | type[float]) -> Callable[[str], int | float]:
    def parse(text: str) -> int | float:
        value = kind(text)
        if not 0 < value < float("inf"):
            raise argparse.ArgumentTypeError("must be above zero")
        return value

    parse.__name__ = kind.__name__  # argparse names it where a text is no number
    return parse


if __name__ == "__main__":
    sys.exit(main())
