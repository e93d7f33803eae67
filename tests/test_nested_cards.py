"""Cards with tables inside their cells, heads that share their row, and labels that are questions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand_tables import table
from riskreader.parsers.document import Block, Cell, Table
from riskreader.parsers.labels import default_grammar
from riskreader.parsers.layouts.card import read_card
from riskreader.parsers.layouts.records import Record
from riskreader.parsers.layouts.view import TableView
from riskreader.parsers.raw import Field, StageKind

SCORES = table(
    ["", "*Likelihood", "*Impact", "*Score"], ["Inherent risk", "4", "5", "20"], ["Target risk", "1", "5", "5"]
)
ACTIONS = table(
    ["*Ref", "*Action", "*Lead", "*Due date", "*Progress", "*Status"],
    ["a", "Dredge the channel", "Harbour Master", "31/03/2027", "The dredger is booked for May", "On track"],
    ["b", "Buy a second pump", "Engineer", "30/06/2027", "Ordered", "Delayed"],
)
ASSURED = table(
    ["*Management", "*Board and panels", "*External", "*Gaps in assurance"],
    ["Weekly log of depths", "Harbour Board papers", "Survey by the coastguard", "No view of the outer pier"],
)


def with_inside(outer: Table, row: int, column: int, *inner: Table) -> Table:
    """The table with others below the text of one of its cells."""

    def filled(cell: Cell) -> Cell:
        blocks: tuple[Block, ...] = (*cell.blocks, *inner)
        return replace(cell, blocks=blocks) if (cell.row, cell.column) == (row, column) else cell

    return replace(outer, cells=tuple(filled(cell) for cell in outer.cells))


def cards(written: Table) -> tuple[Record, ...]:
    reading = read_card(TableView(written, default_grammar()), default_grammar())
    assert reading is not None
    return reading.records


def said(record: Record, field: Field) -> str:
    return " / ".join(v.text for v in record.values if v.label.field is field and v.text)


def stages(record: Record) -> list[tuple[StageKind | None, str, str]]:
    kept = (Field.LIKELIHOOD, Field.IMPACT, Field.SCORE)
    return [(v.label.stage, v.label.field.value, v.text) for v in record.values if v.label.field in kept and v.text]


WANTED = [
    (StageKind.INHERENT, "likelihood", "4"),
    (StageKind.INHERENT, "impact", "5"),
    (StageKind.INHERENT, "score", "20"),
    (StageKind.TARGET, "likelihood", "1"),
    (StageKind.TARGET, "impact", "5"),
    (StageKind.TARGET, "score", "5"),
]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (["*Lead: Harbour Master\nDate identified: May 2024", ""], 1),  # beside run-in labels
        (["*Risk scores", ""], 1),  # beside a label of its own
        (["*Risk scores|2"], 0),  # below its label in one cell
        (["|2"], 0),  # alone in a row
    ],
)
def test_a_grid_of_scores_stands_in_any_cell(row: list[str], column: int) -> None:
    outer = table(["*Risk ID", "R7"], ["*Risk title", "The channel silts up"], row, ["*Controls", "Depths are sounded"])
    (card,) = cards(with_inside(outer, 2, column, SCORES))
    assert stages(card) == WANTED
    assert (said(card, Field.ID), said(card, Field.CONTROLS)) == ("R7", "Depths are sounded")


def test_a_grid_without_stages_has_that_of_its_label() -> None:
    outer = table(
        ["*Risk ID", "R7"], ["*Risk title", "The channel silts up"], ["*Residual risk", ""], ["*Target risk", ""]
    )
    low = table(["*Likelihood", "*Impact", "*Score"], ["2", "3", "6"])
    high = table(["*Likelihood", "*Impact", "*Score"], ["3", "3", "9"])
    (card,) = cards(with_inside(with_inside(outer, 2, 1, high), 3, 1, low))
    assert [(stage, text) for stage, field, text in stages(card) if field == "score"] == [
        (StageKind.RESIDUAL, "9"),
        (StageKind.TARGET, "6"),
    ]


@pytest.mark.parametrize("row", [["*Actions to close gaps|2"], ["*Further actions", ""]])
def test_actions_in_a_cell_keep_their_owners_and_dates(row: list[str]) -> None:
    outer = table(["*Risk ID", "R7"], ["*Risk title", "The channel silts up"], ["*Risk owner", "Clerk"], row)
    (card,) = cards(with_inside(outer, 3, len(row) - 1, ACTIONS))
    assert said(card, Field.ACTIONS) == "Dredge the channel / Buy a second pump"
    assert said(card, Field.ACTION_OWNER) == "Harbour Master / Engineer"
    assert said(card, Field.ACTION_STATUS) == "On track / Delayed", "progress is a note beside a state"
    assert said(card, Field.OWNER) == "Clerk"


def test_two_grids_of_a_card_do_not_share_rows() -> None:
    outer = table(
        ["*Risk ID", "R7"],
        ["*Risk title", "Silt"],
        ["*Assurance (how do we know that it all works as it should?)|2"],
        ["*Actions|2"],
    )
    (card,) = cards(with_inside(with_inside(outer, 2, 0, ASSURED), 3, 0, ACTIONS))
    groups = {v.label.field: set[int | None]() for v in card.values}
    for value in card.values:
        groups[value.label.field].add(value.group)
    assert not groups[Field.ASSURANCES] & groups[Field.ACTIONS]
    assert said(card, Field.ASSURANCES) == "Weekly log of depths / Harbour Board papers / Survey by the coastguard"
    assert said(card, Field.EXTRA).startswith("No view of the outer pier"), "a gap is no assurance"


def test_a_label_with_an_id_and_the_title_beside_it_begin_a_card() -> None:
    one, two = cards(
        table(
            ["*Aim 1. A safe harbour|2"],
            ["*Ref: 1.1", "*The channel silts up"],
            ["*Risk owner", "Clerk"],
            ["*Action", "*Lead"],
            ["Dredge it", "Engineer"],
            ["*Aim 2. A busy harbour|2"],
            ["*Ref: 2.1", "*Ferries move elsewhere"],
            ["*Risk owner", "Manager"],
        )
    )
    assert (said(one, Field.ID), said(one, Field.TITLE), said(one, Field.OWNER)) == (
        "1.1",
        "The channel silts up",
        "Clerk",
    )
    assert (said(two, Field.ID), said(two, Field.TITLE), said(two, Field.OWNER)) == (
        "2.1",
        "Ferries move elsewhere",
        "Manager",
    )


def test_a_head_shares_its_row_with_labels_and_values() -> None:
    (card,) = cards(
        table(
            ["*F07 The channel silts up|2", "Lead: Ann Ode, Harbour Master"],
            ["*What might happen?", "Ships run aground|2"],
            ["*What might bring it about?|2", "*What would the effect be?"],
            ["Storms|2", "The port closes"],
        )
    )
    assert (said(card, Field.ID), said(card, Field.TITLE)) == ("F07", "The channel silts up")
    assert said(card, Field.OWNER) == "Ann Ode, Harbour Master"
    assert (said(card, Field.RISK), said(card, Field.CAUSES)) == ("Ships run aground", "Storms")
    assert said(card, Field.CONSEQUENCES) == "The port closes"


def test_what_could_happen_tells_effects_where_the_risk_is_told_already() -> None:
    (card,) = cards(
        table(
            ["*Risk ID", "R7"],
            ["*What is the risk?", "The channel silts up"],
            ["*What could cause it?", "Storms"],
            ["*What could happen?", "Ships run aground"],
        )
    )
    assert said(card, Field.RISK) == "The channel silts up"
    assert said(card, Field.CONSEQUENCES) == "Ships run aground"


def test_how_bad_is_the_whole_score_where_nothing_asks_how_likely() -> None:
    rows = (["*Risk ID", "R7"], ["*What is the risk?", "The channel silts up"])
    (alone,) = cards(table(*rows, ["*How bad is it now?", "12"], ["*Who leads on it?", "Ann Ode"]))
    (both,) = cards(table(*rows, ["*How likely is it now?", "3"], ["*How bad is it now?", "4"]))
    assert stages(alone) == [(StageKind.CURRENT, "score", "12")]
    assert stages(both) == [(StageKind.CURRENT, "likelihood", "3"), (StageKind.CURRENT, "impact", "4")]


@pytest.mark.parametrize(
    ("question", "field", "stage"),
    [
        ("What might bring it about?", Field.CAUSES, None),
        ("What could lead to this?", Field.CAUSES, None),
        ("What would make it happen?", Field.CAUSES, None),
        ("Where does the risk come from?", Field.CAUSES, None),
        ("What could it lead to?", Field.CONSEQUENCES, None),
        ("Why does it matter?", Field.CONSEQUENCES, None),
        ("What would happen if it did?", Field.CONSEQUENCES, None),
        ("What are we worried about?", Field.RISK, None),
        ("What stops it from happening?", Field.CONTROLS, None),
        ("What do we do about it now?", Field.CONTROLS, None),
        ("What do we have in place?", Field.CONTROLS, None),
        ("What else will we do and by when?", Field.ACTIONS, None),
        ("What are we going to do?", Field.ACTIONS, None),
        ("What progress have we made?", Field.UPDATE, None),
        ("What is happening now?", Field.UPDATE, None),
        ("Whose risk is it?", Field.OWNER, None),
        ("When will we look at it again?", Field.REVIEW_ON, None),
        ("When was it first noticed?", Field.RAISED_ON, None),
        ("How big is the risk now?", Field.SCORE, StageKind.CURRENT),
        ("Where do we want to be?", Field.SCORE, StageKind.TARGET),
        ("How likely would it be if we did nothing?", Field.LIKELIHOOD, StageKind.INHERENT),
        ("How bad should it be?", Field.IMPACT, StageKind.TARGET),
    ],
)
def test_a_question_asks_for_a_field_and_a_stage(question: str, field: Field, stage: StageKind | None) -> None:
    reading = default_grammar().read(question)
    assert reading is not None
    assert (reading.field, reading.stage) == (field, stage)


def test_a_grid_of_scores_whose_first_head_is_a_label_stands_behind_the_risk_s_text() -> None:
    titled = table(
        ["*Risk score", "*Likelihood", "*Impact", "*Score"],
        ["*Inherent risk", "4", "5", "20"],
        ["*Target risk", "1", "5", "5"],
    )
    outer = table(
        ["*BAF1", "*Objective: A safe harbour|2"],
        ["*Principal risk", "The channel silts up and ships must wait.", ""],
        ["*Executive lead", "Harbour Master|2"],
    )
    (record,) = cards(with_inside(outer, 1, 2, titled))
    assert (said(record, Field.ID), said(record, Field.RISK)) == ("BAF1", "The channel silts up and ships must wait.")
    assert stages(record) == WANTED
