"""EXT: how well the report could be read."""

from __future__ import annotations

from collections.abc import Iterator

from ..case import Case
from .base import Found, Rule, each


class Unmapped(Rule):
    code = "EXT001"
    severity = "warning"
    summary = "text inside a risk could not be mapped to a field"
    explanation = (
        "Words that stand inside a risk and under no label that is understood. They are in the register's "
        "`unread` list with their places, so that nothing is lost; look at the page, and give the label a "
        "meaning in a profile if it has one. Once for each risk."
    )

    def look(self, case: Case) -> Iterator[Found]:
        for index, risk, notes in each(case):
            if notes.unmapped:
                yield (
                    index,
                    self.finding(
                        "text of this risk stands under no field that is known; see `unread`", risk, notes.unmapped
                    ),
                )


class LowConfidence(Rule):
    code = "EXT002"
    severity = "warning"
    summary = "a value was read with low confidence (OCR, picture)"
    explanation = (
        "The value comes from a picture or a scanned page, or from ink that reads in more than one way. "
        "Compare it with the page before you rely on it. Reports with real text have none."
    )

    def look(self, case: Case) -> Iterator[Found]:
        for index, risk, notes in each(case):
            for doubt in notes.doubts:
                yield (
                    index,
                    self.finding(
                        f"{doubt.field} read as {doubt.text!r}: {doubt.why}", risk, doubt.places or notes.places
                    ),
                )


class Disagreeing(Rule):
    code = "EXT003"
    severity = "error"
    summary = "two independent readings give different values (only with a second reading)"
    explanation = (
        "With `--second-reading` every number, id and owner is read twice, by two independent engines, as in "
        "double entry. Where they differ, one is wrong, and the page has to be looked at. The first reading "
        "stands in the data."
    )

    def look(self, case: Case) -> Iterator[Found]:
        for index, risk, notes in each(case):
            for item in notes.disagreements:
                message = f"{item.field}: first reading {item.first!r}, second reading {item.second!r}"
                yield index, self.finding(message, risk, item.places or notes.places)
