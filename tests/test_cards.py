"""Cards: labels beside or above their values, one risk a table or several."""

from __future__ import annotations

from dataclasses import replace

from hand_tables import table
from riskreader.parsers.document import Document, Table
from riskreader.parsers.labels import default_grammar
from riskreader.parsers.layouts.card import read_card
from riskreader.parsers.layouts.records import Record
from riskreader.parsers.layouts.splitting import split_value
from riskreader.parsers.layouts.view import TableView
from riskreader.parsers.raw import Field, Label, RawValue, StageKind
from riskreader.parsers.recognise import recognise
from riskreader.parsers.words import Colour


def records(written: Table) -> tuple[Record, ...]:
    reading = read_card(TableView(written, default_grammar()), default_grammar())
    assert reading is not None
    return reading.records


def said(record: Record, field: Field) -> str:
    return " / ".join(v.text for v in record.values if v.label.field is field and v.text)


TOP = (
    ["*Risk ID:", "R7", "*Risk title:", "Slipway closed"],
    ["*Risk owner:", "Harbour Master", "*Category:", "Harbour"],
)


def test_a_value_stands_beside_its_label() -> None:
    (card,) = records(table(*TOP))
    assert (said(card, Field.ID), said(card, Field.TITLE)) == ("R7", "Slipway closed")
    assert (said(card, Field.OWNER), said(card, Field.CATEGORY)) == ("Harbour Master", "Harbour")


def test_a_value_stands_below_its_label() -> None:
    (card,) = records(
        table(
            ["*Risk ID", "*Risk title", "*Risk owner"],
            ["R7", "Slipway closed", "Harbour Master"],
            ["*Likelihood", "*Impact", "*Risk score"],
            ["3", "4", "12"],
        )
    )
    assert said(card, Field.TITLE) == "Slipway closed"
    assert [said(card, f) for f in (Field.LIKELIHOOD, Field.IMPACT, Field.SCORE)] == ["3", "4", "12"]


def test_a_bar_heads_the_row_below_it() -> None:
    (card,) = records(table(*TOP, ["*Existing controls|4"], ["Weekly survey of the slipway by the harbour crew|4"]))
    assert said(card, Field.CONTROLS) == "Weekly survey of the slipway by the harbour crew"


def test_a_bar_with_nothing_below_it_is_an_empty_section() -> None:
    (card,) = records(
        table(*TOP, ["*Existing controls|4"], ["*Causes|4"], ["Storms wash the footing out every year|4"])
    )
    empty = [v for v in card.values if v.label.field is Field.CONTROLS]
    assert [v.paragraphs for v in empty] == [()]
    assert said(card, Field.CAUSES) == "Storms wash the footing out every year"


def test_actions_have_a_table_of_their_own() -> None:
    (card,) = records(
        table(
            *TOP,
            ["*Further actions|4"],
            ["*Action|2", "*Owner", "*Due date"],
            ["Renew the footing|2", "Engineer", "31/03/2027"],
            ["Buy a pontoon|2", "Harbour Master", "30/06/2027"],
        )
    )
    assert said(card, Field.ACTIONS) == "Renew the footing / Buy a pontoon"
    assert said(card, Field.ACTION_OWNER) == "Engineer / Harbour Master"
    assert said(card, Field.ACTION_DUE) == "31/03/2027 / 30/06/2027"
    assert said(card, Field.OWNER) == "Harbour Master", "the risk's own owner is another"


def test_the_next_title_begins_the_next_card() -> None:
    cards = records(table(*TOP, ["*Risk ID:", "R8", "*Risk title:", "Crane fails"]))
    assert [said(card, Field.ID) for card in cards] == ["R7", "R8"]


def test_a_card_that_a_page_cuts_goes_on_in_the_next_table() -> None:
    first = table(*TOP, ["*Likelihood:", "3", "*Impact:", "4"])
    second = table(["*Existing controls:", "Weekly survey of the slipway"], ["*Causes:", "Storms wash the footing out"])
    (risk,) = recognise(Document((first, second), (*first.all_words(), *second.all_words()))).risks
    assert [v.text for v in risk.of(Field.CONTROLS)] == ["Weekly survey of the slipway"]


def test_a_label_that_lists_parts_the_lines_of_its_cell() -> None:
    cell = table(["R7\nSlipway closed\n12/05/2026\nHarbour Master"]).cells[0]
    label = Label("Risk no, title, creation date, owner", Field.ID)
    values = split_value(RawValue(label, cell.paragraphs), default_grammar())
    assert {v.label.field for v in values} >= {Field.RAISED_ON, Field.OWNER, Field.TITLE}
    assert next(v.text for v in values if v.label.field is Field.RAISED_ON) == "12/05/2026"
    assert next(v.text for v in values if v.label.field is Field.OWNER) == "Harbour Master"


def test_a_plain_label_over_a_list_heads_it() -> None:
    cell = table(["Slipway closes\nPotential effects\n1. Boats leave\n2. Fees are lost"]).cells[0]
    values = split_value(RawValue(Label("Risk description", Field.DESCRIPTION), cell.paragraphs), default_grammar())
    assert [(v.label.field, v.text) for v in values] == [
        (Field.DESCRIPTION, "Slipway closes"),
        (Field.CONSEQUENCES, "Boats leave\nFees are lost"),
    ]


def test_scores_under_a_filled_bar_are_scores() -> None:
    (card,) = records(
        table(
            *TOP,
            ["*Further actions|4"],
            ["Pour a new footing before the winter storms|4"],
            ["*Current score|2", "*Target score|2"],
            ["*Likelihood", "*Impact", "*Likelihood", "*Impact"],
            ["4", "5", "2", "3"],
        )
    )
    held = [(v.label.field, v.label.stage, v.text) for v in card.values if v.text.isdigit()]
    assert held == [
        (Field.LIKELIHOOD, StageKind.CURRENT, "4"),
        (Field.IMPACT, StageKind.CURRENT, "5"),
        (Field.LIKELIHOOD, StageKind.TARGET, "2"),
        (Field.IMPACT, StageKind.TARGET, "3"),
    ]


def test_a_grid_of_levels_after_actions_is_no_grid_of_actions() -> None:
    (card,) = records(
        table(
            *TOP,
            ["*Further actions|4"],
            ["Pour a new footing before the winter storms|4"],
            ["", "*Likelihood", "*Impact", "*Level"],
            ["*Raw", "Likely", "Severe", "Unacceptable"],
        )
    )
    assert said(card, Field.SCORE) == "Unacceptable"


def test_a_matrix_among_the_fields_is_none_of_them() -> None:
    (card,) = records(
        table(
            ["*Risk|4", "*01. Slipway closed|6"],
            ["3", "", "", "T", "Risk Owners", "Harbour Master", "Current Score", "15", "Last Review", "12/05/2025"],
            ["2", "", "X", "", "", "", "Target Score", "10", "Next Review", "12/08/2025"],
            ["1", "", "", "", "", "", "Previous Score", "12", "", ""],
            ["", "1", "2", "3", "", "", "", "", "", ""],
            ["*Likelihood Factors (Vulnerability)|4", "*Potential Consequences|6"],
            ["Storms every spring|4", "Boats are lost|6"],
        )
    )
    told = {(v.label.field, v.label.stage): v.text for v in card.values}
    assert told[Field.OWNER, None] == "Harbour Master"
    assert told[Field.SCORE, StageKind.CURRENT] == "15"
    assert told[Field.SCORE, StageKind.TARGET] == "10"
    assert told[Field.SCORE, StageKind.PREVIOUS] == "12"
    assert told[Field.REVIEW_ON, None] == "12/08/2025"
    assert told[Field.CAUSES, None] == "Storms every spring"


def test_a_mitigating_action_that_is_due_is_still_to_be_done() -> None:
    (card,) = records(
        table(
            ["*Risk Reference", "CR1", "*Risk Name", "Slipway closed"],
            ["*Risk Rating", "B1", "Target: C2|2"],
            ["*Mitigating actions", "*Responsible officer", "*Due date", "*Progress"],
            ["New footing", "Head of Works", "31/03/26", "Plan agreed"],
        )
    )
    told = {(v.label.field, v.label.stage): v.text for v in card.values}
    assert told[Field.ACTIONS, None] == "New footing"
    assert told[Field.ACTION_DUE, None] == "31/03/26"
    assert told[Field.SCORE, None] == "B1"
    assert told[Field.SCORE, StageKind.TARGET] == "C2"


def test_a_grid_of_stages_inside_a_card_makes_no_list_of_risks_of_it() -> None:
    written = table(
        ["*SR1", "*Ferry fails|3", "*Risk owner: Director of Place"],
        ["", "*Likelihood", "*Impact", "*Score", "*Movement\nStable\n*Risk appetite\nCautious\n*Response\nTreat^4"],
        ["Gross", "4", "5", "20"],
        ["Current", "3", "4", "12"],
        ["Target", "2", "4", "8"],
        ["*Cause\nOld engine|2", "*Effect\nNo ferry|2", "*Controls\nWeekly survey"],
    )
    (risk,) = recognise(Document((written,), tuple(written.all_words()))).risks
    told = {(v.label.field, v.label.stage): v.text for v in risk.values}
    assert told[Field.OWNER, None] == "Director of Place"
    assert told[Field.SCORE, StageKind.INHERENT] == "20"
    assert (told[Field.CAUSES, None], told[Field.CONTROLS, None]) == ("Old engine", "Weekly survey")
    assert "Cautious" not in [text for (field, _), text in told.items() if field is Field.SCORE]


def test_actions_of_one_cell_each_with_labels_below_it() -> None:
    lines = [
        "Dredge the channel",
        "Person responsible: Ann Orr",
        "To be implemented by: 31/03/2027",
        "Comments: Booked.",
        "The dredger comes in May.",
        "Buy a pump",
        "Person responsible: Bo Ash",
        "To be implemented by: 30/06/2027",
    ]
    cell = table(["\n".join(lines)]).cells[0]
    found = split_value(RawValue(Label("Action plans", Field.ACTIONS), cell.paragraphs), default_grammar())
    assert [(v.label.field, v.text) for v in found] == [
        (Field.ACTIONS, "Dredge the channel"),
        (Field.ACTION_OWNER, "Ann Orr"),
        (Field.ACTION_DUE, "31/03/2027"),
        (Field.ACTION_STATUS, "Booked.\nThe dredger comes in May."),
        (Field.ACTIONS, "Buy a pump"),
        (Field.ACTION_OWNER, "Bo Ash"),
        (Field.ACTION_DUE, "30/06/2027"),
    ]
    assert len({v.group for v in found}) == 2


def test_a_title_set_like_the_labels_beside_the_id_is_no_label() -> None:
    (card,) = records(
        table(
            ["*Code", "C-001", "*Workforce capacity|2"],
            ["*Definition", "The council cannot keep its people|3"],
            ["*Control Measures", "*Control Assessment", "*Mitigating Action", "*Progress"],
            ["Pay review", "Fully Effective", "Refresh of plan", "60%"],
        )
    )
    assert said(card, Field.TITLE) == "Workforce capacity"
    assert (said(card, Field.CONTROLS), said(card, Field.ACTIONS)) == ("Pay review", "Refresh of plan")


def test_plain_labels_over_plain_values_are_a_header_too() -> None:
    (card,) = records(
        table(
            ["Risk Ref", "R7", "Risk Owner", "Harbour Master"],
            ["Inherent Risk Rating", "20", "Target Risk Rating", "10"],
            ["Action", "Owner", "Target date", "Status"],
            ["Plan for buoys", "Head of Works", "30/09/2025", "On track"],
            ["Survey", "Harbour Board", "31/03/2026", "Not started"],
        )
    )
    assert said(card, Field.ACTIONS) == "Plan for buoys / Survey"
    assert said(card, Field.ACTION_DUE) == "30/09/2025 / 31/03/2026"
    assert said(card, Field.OWNER) == "Harbour Master"


def test_a_table_of_controls_below_a_card_is_its_own_and_no_register() -> None:
    name = table(["*Risk Ref", "ORG7", "*Risk Owner", "Jan Vaux"], ["*Risk", "The slipway is closed|3"])
    grid = table(
        ["", "*Probability", "*Impact", "*Risk Score"], ["Uncontrolled", "4", "5", "20"], ["Current", "3", "4", "12"]
    )
    controls = table(
        ["*Control Ref", "*Control Description", "*Control Owner", "*Control Status", "*Due Date"],
        ["ORG7/001", "Weekly survey", "Lee Cope", "In place", ""],
        ["ORG7/002", "New footing", "Ann Hart", "Proposed", "31/12/2025"],
    )
    (risk,) = recognise(
        Document((name, grid, controls), (*name.all_words(), *grid.all_words(), *controls.all_words()))
    ).risks
    told = [(v.label.field, v.text) for v in risk.values]
    assert [text for field, text in told if field is Field.CONTROLS] == ["Weekly survey", "New footing"]
    assert [text for field, text in told if field in (Field.STATUS, Field.TARGET_ON)] == []
    assert tuple(text for field, text in told if field is Field.SCORE) == ("20", "12")


def test_a_stage_over_its_score_in_bold_is_no_value_of_the_label_before_it() -> None:
    (card,) = records(
        table(
            ["*Risk number", "4", "*Risk theme", "Harbour"],
            ["*Risk", "*Slipway closed|3"],
            ["*Risk score", "*Uncontrolled\n*5 x 4 = 20\n*HIGH", "*Current\n*4 x 4 = 16", "*Tolerable\n*2 x 4 = 8"],
        )
    )
    told = {v.label.stage: v.text for v in card.values if v.label.field is Field.SCORE}
    assert told[StageKind.TARGET] == "2 x 4 = 8"
    assert told[StageKind.CURRENT] == "4 x 4 = 16"
    assert told[StageKind.INHERENT].startswith("5 x 4 = 20")


def test_what_comes_of_likelihood_and_impact_is_the_score_whatever_it_is_called() -> None:
    (card,) = records(
        table(
            ["", "*Likelihood", "*Impact", "*Overall"],
            ["Before mitigation", "Likely (4)", "Major (4)", "High (16)"],
            ["After mitigation", "Possible (3)", "Major (4)", "High (12)"],
        )
    )
    told = {v.label.stage: v.text for v in card.values if v.label.field is Field.SCORE}
    assert told == {StageKind.INHERENT: "High (16)", StageKind.RESIDUAL: "High (12)"}


def test_a_label_may_list_what_can_stand_below_it() -> None:
    (card,) = records(
        table(
            ["*Risk:\nSlipway closed|2"],
            ["*Risk Rating: low/medium/high\n*HIGH", "*Rationale for rating:\nOne crack was found"],
            ["*Risk Movement: increase/decrease/no change\n*NO CHANGE", "*Comments:\nThe survey is due in May"],
        )
    )
    assert said(card, Field.DIRECTION) == "NO CHANGE"
    assert said(card, Field.SCORE) == "HIGH"


def test_an_arrow_beside_its_label_in_one_cell_is_the_direction() -> None:
    (card,) = records(table(*TOP, ["*Lead officer", "Ann Pell", "Trend ⬆|2"]))
    assert (said(card, Field.OWNER), said(card, Field.DIRECTION)) == ("Harbour Master / Ann Pell", "⬆")


def test_mitigating_actions_beside_controls_are_still_to_be_done() -> None:
    (card,) = records(
        table(
            ["*Risk:\nSlipway closed", "*Risk owner:\nHarbour Master"],
            ["*Controls:\nWeekly survey", "*Mitigating actions:\nNew footing"],
        )
    )
    assert (said(card, Field.CONTROLS), said(card, Field.ACTIONS)) == ("Weekly survey", "New footing")


def test_people_at_risk_are_no_label() -> None:
    (card,) = records(
        table(
            ["*SR7", "*Children or adults at risk are not protected|3"], ["*Risk owner", "Ann Pell", "*Status", "Open"]
        )
    )
    assert said(card, Field.TITLE) == "Children or adults at risk are not protected"


def test_a_text_below_a_label_that_another_follows_is_its_value() -> None:
    (card,) = records(
        table(
            ["*Risk Number", "RM3", "*Date of update", "11 May 2026"],
            ["*Risk Name", "*Slipway closed|3"],
            ["*Risk Description|2", "*Date entered on risk register", "14 March 2018"],
            ["There is a risk that the slipway has to be closed to all boats for a whole season, as it was once.|4"],
        )
    )
    assert said(card, Field.RISK).startswith("There is a risk that the slipway")
    assert said(card, Field.RAISED_ON) == "14 March 2018"


def test_numbers_that_are_no_steps_make_no_matrix() -> None:
    long = "1" * 5000
    (card,) = records(table(*TOP, ["1", "²", "a", "b"], ["2", "³", "a", "b"], [long, long, "a", "b"]))
    assert said(card, Field.ID) == "R7"


def test_a_bar_of_an_id_a_title_of_one_word_and_who_owns_it() -> None:
    red = Colour(192, 0, 0)
    for owner in ("Treasurer", "Area Manager Response"):
        plain = table(
            ["*H2", "*Funding", f"*Owner: {owner}"],
            ["*Description", "The grant is cut before the wall is built.|2"],
            ["*Causes", "Grants fall and costs rise every year.|2"],
        )
        cells = tuple(replace(cell, fill=red) if cell.row == 0 else cell for cell in plain.cells)
        (card,) = records(replace(plain, cells=cells))
        assert [said(card, f) for f in (Field.ID, Field.TITLE, Field.OWNER)] == ["H2", "Funding", owner]


def test_a_word_of_movement_below_its_label_is_no_label() -> None:
    (card,) = records(
        table(
            *TOP,
            ["*", "*Likelihood", "*Impact", "*Trend"],
            ["*Inherent risk", "4", "5", "No change^2"],
            ["*Residual risk", "2", "5"],
        )
    )
    assert said(card, Field.DIRECTION) == "No change"
