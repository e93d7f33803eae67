"""What `riskreader check` takes besides reports."""

from __future__ import annotations

import argparse

FORMATS = ("text", "json", "sarif", "csv")
FAIL_ON = ("error", "warning", "never")


def add_check_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=FORMATS, default="text", help="of the findings (default: text)")
    parser.add_argument(
        "--select", action="extend", type=_codes, metavar="CODES", help="only these rules: codes or their beginnings"
    )
    parser.add_argument("--ignore", action="extend", type=_codes, metavar="CODES", help="all but these rules")
    parser.add_argument(
        "--fail-on", choices=FAIL_ON, default="error", help="the least severity that ends with 1 (default: error)"
    )
    add_second_reading(parser)


def add_second_reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--second-reading",
        action="store_true",
        help="read numbers, ids, ratings and owners again by another engine; EXT003 where the two differ (slower)",
    )


def _codes(text: str) -> list[str]:
    codes = [code.strip().upper() for code in text.split(",") if code.strip()]
    if not codes:
        raise argparse.ArgumentTypeError("name at least one rule, or the beginning of its code")
    return codes
