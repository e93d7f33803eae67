"""What `riskreader check` makes of reports that were read: the chosen findings, the account, the exit status."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from ..normalise.models import Severity
from ..normalise.rules import all_rules, chosen
from ..output.checked import Checked, in_words
from ..output.terminal import plain

_FAILING: dict[str, tuple[Severity, ...]] = {"error": ("error",), "warning": ("error", "warning"), "never": ()}
_TWICE = "EXT003"


def wrong_codes(options: argparse.Namespace) -> list[str]:
    """Codes of --select and --ignore that begin no rule's."""
    given = [*(options.select or ()), *(options.ignore or ())]
    return [code for code in given if not any(rule.code.startswith(code) for rule in all_rules())]


def select(checked: Checked, options: argparse.Namespace) -> Checked:
    """The report with the findings of the rules that the user wants."""
    wanted = options.select or (), options.ignore or ()
    return checked.only(tuple(finding for finding in checked.findings if chosen(finding.code, *wanted)))


def remarks(reports: Sequence[Checked], options: argparse.Namespace) -> Iterator[str]:
    """For standard error: what each report's silence covers."""
    rules = [rule.code for rule in all_rules() if chosen(rule.code, options.select or (), options.ignore or ())]
    if options.select and not options.second_reading and _TWICE in rules:
        yield f"{_TWICE} needs --second-reading: without it that rule finds nothing"
    for checked in reports:
        if checked.scope is not None:
            yield f"{plain(checked.entry.path)}: {in_words(checked)}"
    if len(rules) < len(all_rules()):
        yield f"{len(rules)} of {len(all_rules())} rules were asked"


def fails(reports: Sequence[Checked], options: argparse.Namespace) -> bool:
    return any(finding.severity in _FAILING[options.fail_on] for checked in reports for finding in checked.findings)
