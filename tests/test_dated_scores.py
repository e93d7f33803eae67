"""Score columns that name when they were judged: the latest is the score, the others are what it was."""

from __future__ import annotations

import pytest
from hand_tables import table
from riskreader.parsers.labels import default_grammar
from riskreader.parsers.layouts.view import TableView
from riskreader.parsers.layouts.wide import read_wide
from riskreader.parsers.raw import MEASURES, StageKind


def past(*header: str) -> list[str]:
    """The labels of the score columns that are no longer valid."""
    row = [str(9 - k) for k, _ in enumerate(header)]
    written = table(
        ["*Ref", "*Risk", "*Owner", *(f"*{text}" for text in header)],
        ["R1", "The slipway is closed by a storm", "Harbour Master", *row],
        ["R2", "The crane fails and boats wait", "Engineer", *row],
    )
    reading = read_wide(TableView(written, default_grammar()), default_grammar())
    assert reading is not None
    values = [value for value in reading.records[0].values if value.label.field in MEASURES]
    return [value.label.text for value in values if value.label.stage is StageKind.PREVIOUS]


@pytest.mark.parametrize(
    "header",
    [
        ("Score Nov 2024", "Score Feb 2025"),
        ("Score (Nov 2024)", "Score (Feb 2025)"),
        ("Risk rating at 30 November 2024", "Risk rating at 28 February 2025"),
        ("Score (30/11/2024)", "Score (28/02/2025)"),
        ("Score 2023/24", "Score 2024/25"),
        ("RAG November", "RAG February"),
    ],
)
def test_the_last_of_two_times_is_the_score(header: tuple[str, str]) -> None:
    assert past(*header) == [header[0]]


def test_the_calendar_tells_the_last_where_the_newest_stands_first() -> None:
    assert past("Score (Feb 2025)", "Score (Nov 2024)") == ["Score (Nov 2024)"]


def test_the_factors_of_one_time_stay_together() -> None:
    header = ("Likelihood (Nov 24)", "Impact (Nov 24)", "Likelihood (Feb 25)", "Impact (Feb 25)")

    assert past(*header) == ["Likelihood (Nov 24)", "Impact (Nov 24)"]


def test_beside_a_current_score_every_dated_one_is_previous() -> None:
    assert past("Current score", "Score (June 2024)") == ["Score (June 2024)"]


@pytest.mark.parametrize("header", [("Score (June 2024)", "Target"), ("Score (10-25)", "Target")])
def test_one_time_and_a_scale_say_nothing_of_the_past(header: tuple[str, str]) -> None:
    assert past(*header) == []
