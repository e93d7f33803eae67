"""EXT: how well the report could be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..case import Case
from ..models import SourcePlace, Unread
from .base import Found, Rule, each

_LONG: Final = 80


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
            left = [one for one in case.register.unread if any(_meet(one, place) for place in notes.unmapped)]
            if left:  # a label's own words and furniture are in no risk's field either, and nothing is lost of them
                yield index, self.finding(f"no field is known for {_quoted(left)}", risk, left)


def _quoted(left: Sequence[Unread]) -> str:
    """The first words quoted: "'Gross date' and 3 more texts"."""
    text, more = left[0].text, len(left) - 1
    first = text if len(text) <= _LONG else text[:_LONG].rsplit(" ", 1)[0] + " …"
    return f"{first!r}" + (f" and {more} more text{'s' if more > 1 else ''}" if more else "")


def _meet(a: SourcePlace, b: SourcePlace) -> bool:
    if a.bbox is None or b.bbox is None or a.page != b.page:
        return a.block is not None and (a.part, a.block) == (b.part, b.block)
    return all(a.bbox[i] < b.bbox[i + 2] and b.bbox[i] < a.bbox[i + 2] for i in (0, 1))


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
