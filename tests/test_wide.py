"""Wide tables: a row a risk, under one or more tiers of header."""

from __future__ import annotations

from dataclasses import replace

from hand_tables import table
from riskreader.parsers.document import Table
from riskreader.parsers.labels import default_grammar
from riskreader.parsers.layouts.gate import ENOUGH
from riskreader.parsers.layouts.listed import split_listed
from riskreader.parsers.layouts.records import Record, TableReading
from riskreader.parsers.layouts.splitting import split_value
from riskreader.parsers.layouts.view import TableView
from riskreader.parsers.layouts.wide import read_wide
from riskreader.parsers.raw import Field, Label, RawValue, StageKind
from riskreader.parsers.words import Colour


def read(written: Table) -> TableReading:
    reading = read_wide(TableView(written, default_grammar()), default_grammar())
    assert reading is not None
    return reading


def said(record: Record, field: Field, stage: StageKind | None = None) -> str:
    found = [v for v in record.values if v.label.field is field and (stage is None or v.label.stage is stage)]
    return " / ".join(value.text for value in found if value.text)


HEADER = ["*Ref", "*Risk", "*Owner", "*Likelihood", "*Impact", "*Score"]


def test_each_row_is_a_risk() -> None:
    reading = read(
        table(
            HEADER,
            ["R1", "Slipway closed", "Harbour Master", "3", "4", "12"],
            ["R2", "Crane fails", "Engineer", "2", "5", "10"],
        )
    )
    assert [said(r, Field.ID) for r in reading.records] == ["R1", "R2"]
    assert said(reading.records[1], Field.OWNER) == "Engineer"
    assert said(reading.records[1], Field.IMPACT) == "5"


def test_a_super_header_gives_the_columns_below_it_their_stage() -> None:
    reading = read(
        table(
            ["*Ref^2", "*Risk^2", "*Inherent|3", "*Residual|3"],
            ["*L", "*I", "*Score", "*L", "*I", "*Score"],
            ["R1", "Slipway closed", "4", "5", "20", "2", "4", "8"],
            ["R2", "Crane fails", "3", "3", "9", "1", "3", "3"],
        )
    )
    first = reading.records[0]
    assert said(first, Field.LIKELIHOOD, StageKind.INHERENT) == "4"
    assert said(first, Field.SCORE, StageKind.INHERENT) == "20"
    assert said(first, Field.IMPACT, StageKind.RESIDUAL) == "4"


def test_a_stage_that_is_not_merged_over_its_columns_is_theirs_all_the_same() -> None:
    reading = read(
        table(
            ["*Ref", "*Risk", "*Gross", "", "", "*Owner", "*Net", "", ""],
            ["", "", "*L", "*I", "*Score", "", "*L", "*I", "*Score"],
            ["R1", "Slipway closed", "4", "5", "20", "Harbour Master", "2", "4", "8"],
            ["R2", "Crane fails", "3", "3", "9", "Engineer", "1", "3", "3"],
        )
    )
    first = reading.records[0]
    assert said(first, Field.SCORE, StageKind.INHERENT) == "20"
    assert said(first, Field.IMPACT, StageKind.RESIDUAL) == "4"
    assert said(first, Field.OWNER) == "Harbour Master"


def test_numbers_under_no_header_go_with_the_stage_before_them() -> None:
    reading = read(
        table(
            ["*Ref", "*Risk", "*Gross", "", "", "*Owner", "*Net", "", ""],
            ["R1", "Slipway closed", "4", "5", "20", "Harbour Master", "2", "4", "8"],
            ["R2", "Crane fails", "3", "3", "9", "Engineer", "1", "3", "3"],
        )
    )
    first = reading.records[0]
    assert said(first, Field.SCORE, StageKind.INHERENT).split() == ["4", "5", "20"]
    assert said(first, Field.SCORE, StageKind.RESIDUAL).split() == ["2", "4", "8"]


def test_three_unnamed_columns_of_numbers_are_one_score_with_its_factors() -> None:
    reading = read(
        table(
            ["*Ref", "*Risk", "*Inherent risk|3", "*Residual risk|3"],
            ["R1", "Slipway closed", "4", "5", "20", "2", "4", "8"],
            ["R2", "Crane fails", "3", "3", "9", "1", "3", "3"],
        )
    )
    second = reading.records[1]
    assert said(second, Field.SCORE, StageKind.INHERENT).split() == ["3", "3", "9"]
    assert said(second, Field.SCORE, StageKind.RESIDUAL).split() == ["1", "3", "3"]


def test_a_banner_row_is_the_category_of_the_rows_below_it() -> None:
    reading = read(
        table(
            HEADER,
            ["*Harbour|6"],
            ["R1", "Slipway closed", "Harbour Master", "3", "4", "12"],
            ["*Risk category: Workshops|6"],
            ["R2", "Crane fails", "Engineer", "2", "5", "10"],
        )
    )
    assert [said(r, Field.CATEGORY) for r in reading.records] == ["Harbour", "Workshops"]


def test_a_row_without_an_id_goes_on_with_the_risk_above_it() -> None:
    header = ["*Ref", "*Risk", "*Controls", "*Likelihood", "*Impact"]
    reading = read(
        table(
            header,
            ["R1", "Slipway closed", "Weekly survey of the slipway", "3", "4"],
            ["", "", "Spare mooring is kept free", "", ""],
            ["R2", "Crane fails", "Yearly test of the crane", "2", "5"],
        )
    )
    assert len(reading.records) == 2
    assert "Spare mooring" in said(reading.records[0], Field.CONTROLS)


def test_rows_that_name_their_stage_keep_it_beside_a_column_of_earlier_scores() -> None:
    reading = read(
        table(
            ["*Ref^2", "*Risk^2", "*Risk assessment|4", "*Prior score^2"],
            ["*Assessment", "*Likelihood", "*Impact", "*Rating"],
            ["R1^2", "Slipway closed^2", "Residual", "4", "5", "20", "15^2"],
            ["Future", "2", "4", "8"],
            ["R2^2", "Crane fails^2", "Residual", "3", "3", "9", "9^2"],
            ["Future", "1", "3", "3"],
        )
    )
    stages = (StageKind.RESIDUAL, StageKind.TARGET, StageKind.PREVIOUS)
    assert [[said(r, Field.SCORE, stage) for stage in stages] for r in reading.records] == [
        ["20", "8", "15"],
        ["9", "3", "9"],
    ]


def test_stages_stacked_in_one_row_part_its_scores() -> None:
    header = ["*Ref", "*Risk", "*Stage", "*Likelihood", "*Impact", "*Score"]
    reading = read(
        table(
            header,
            ["R1", "Slipway closed", "Inherent\nResidual", "4\n2", "5\n4", "20\n8"],
            ["R2", "Crane fails", "Inherent\nResidual", "3\n1", "3\n3", "9\n3"],
        )
    )
    first = reading.records[0]
    assert said(first, Field.SCORE, StageKind.INHERENT) == "20"
    assert said(first, Field.SCORE, StageKind.RESIDUAL) == "8"


def test_a_theme_merged_over_rows_belongs_to_each_of_them() -> None:
    reading = read(
        table(
            ["*Theme", "*Ref", "*Risk", "*Likelihood", "*Impact"],
            ["Harbour^2", "R1", "Slipway closed", "3", "4"],
            ["R2", "Crane fails", "2", "5"],
        )
    )
    assert [said(r, Field.CATEGORY) for r in reading.records] == ["Harbour", "Harbour"]


def test_a_title_over_groups_of_columns_hides_none_of_them() -> None:
    reading = read(
        table(
            ["*What may happen|2", "*What is done|4"],
            ["*Ref^2", "*Risk^2", "*Controls^2", "*Further actions|3"],
            ["*Action", "*By when", "*Progress"],
            ["R1", "Slipway closed", "Weekly survey of the footing", "Pour a new footing", "31/03/2027", "Not started"],
            ["R2", "Crane fails", "Yearly load test of the crane", "Buy a second crane", "30/06/2027", "In progress"],
        )
    )
    first = reading.records[0]
    assert said(first, Field.ACTION_DUE) == "31/03/2027"
    assert said(first, Field.ACTION_STATUS) == "Not started"


def test_a_table_of_issues_is_no_register() -> None:
    issues = read(
        table(
            ["*No", "*Governance issue", "*Action taken", "*Lead officer", "*Status"],
            ["1", "Contract rules were not kept", "Training for managers", "Head of Legal", "Green"],
            ["2", "Accounts were late", "A plan for the closing of the books", "Director of Finance", "Amber"],
        )
    )
    assert issues.weight < ENOUGH


def test_a_head_that_numbers_its_parts_splits_the_cells_below_it() -> None:
    reading = read(
        table(
            ["*No", "*1. Cause of risk\n*2. Description of event\n*3. Consequence", "*Controls", "*Score"],
            ["1", "*Slipway closed\n1. Storms\n2. Nobody can land\n3. No post", "Spare winch", "12"],
            ["2", "*Crane fails\n1. Rust\n2. Boats stay ashore\n3. No fish", "Yearly check", "9"],
        )
    )
    first = reading.records[0]
    assert said(first, Field.TITLE) == "Slipway closed"
    assert said(first, Field.CAUSES) == "Storms"
    assert said(first, Field.DESCRIPTION) == "Nobody can land"
    assert said(first, Field.CONSEQUENCES) == "No post"


def test_a_strange_column_that_counts_the_risks_is_their_id() -> None:
    rows = [[str(n), title, "Harbour Master", "3", "4", "12"] for n, title in enumerate(("Fog", "Rust", "Ice"), 1)]
    reading = read(table(["*SRR", "*Risk", "*Owner", "*Likelihood", "*Impact", "*Score"], *rows))
    assert [said(r, Field.ID) for r in reading.records] == ["1", "2", "3"]


def test_a_strange_column_whose_values_repeat_is_no_id() -> None:
    rows = [[n, title, "Harbour Master", "3", "4", "12"] for n, title in (("1", "Fog"), ("1", "Rust"), ("2", "Ice"))]
    reading = read(table(["*Quay", "*Risk", "*Owner", "*Likelihood", "*Impact", "*Score"], *rows))
    assert not any(r.has(Field.ID) for r in reading.records)


def test_dates_under_a_strange_label_that_follow_an_action_say_when_it_is_due() -> None:
    rows = [["Pour a new footing", "Pier master", "31/03/2027"], ["Buy a second crane", "Engineer", "30/06/2027"]]
    (first, *_) = read(table(["*Planned action", "*Lead", "*By"], *rows)).records
    assert said(first, Field.ACTION_DUE) == "31/03/2027"


def test_two_columns_of_dates_under_strange_labels_are_no_due_dates() -> None:
    rows = [
        ["Pour a new footing", "Pier master", "Open", "01/03/2027", "31/03/2027"],
        ["Buy a second crane", "Engineer", "Open", "01/06/2027", "30/06/2027"],
    ]
    (first, *_) = read(table(["*Planned action", "*Lead", "*Progress", "*Begun", "*By"], *rows)).records
    assert said(first, Field.ACTION_DUE) == ""


def test_a_banner_of_labels_names_the_risk_below_it_and_its_owner() -> None:
    reading = read(
        table(
            ["*Risk Ref", "*Cause", "*Risk score", "*Action required", "*Person responsible", "*By when"],
            ["Title: The slipway is closed to all boats for the whole of a month Risk Owner: Ida Marlow|6"],
            ["R1", "Frost in the joints", "12", "Mend the joints", "Owen Pask", "1 May 2030"],
            ["Title: The crane fails Risk Owner: Bess Tolland|6"],
            ["R2", "Old ropes", "10", "Buy ropes", "Ned Orme", "1 June 2030"],
        )
    )
    assert [said(record, Field.TITLE) for record in reading.records] == [
        "The slipway is closed to all boats for the whole of a month",
        "The crane fails",
    ]
    assert [said(record, Field.OWNER) for record in reading.records] == ["Ida Marlow", "Bess Tolland"]
    assert [said(record, Field.ACTION_OWNER) for record in reading.records] == ["Owen Pask", "Ned Orme"]


def test_months_head_the_scores_of_a_register_s_past() -> None:
    reading = read(
        table(
            ["*Ref", "*Risk", "*Jun 2027", "*Nov 2027", "*Trend"],
            ["R1", "Slipway closed by silt", "12", "16", "Increased"],
            ["R2", "Crane fails in a gale", "9", "9", "No change"],
        )
    )
    scores = [
        [said(r, Field.SCORE, stage) for stage in (StageKind.PREVIOUS, StageKind.CURRENT)] for r in reading.records
    ]
    assert scores == [["12", "16"], ["9", "9"]]


def test_a_banner_with_a_remark_at_its_end_is_the_category_of_the_rows_below_it() -> None:
    written = table(
        ["*No", "*Title", "*Risk", "*Score", "*Owner", "*Committee"],
        ["*SAFE WATERS|4", "Risk appetite: Open|2"],
        ["1", "Silt", "The channel silts up and ships run aground", "12", "Harbour Master", "Safety"],
        ["*BUSY QUAYS|4", "Risk appetite: Averse|2"],
        ["2", "Ferries", "Ferries move to another port for good", "9", "Manager", "Trade"],
    )
    tint = Colour(221, 235, 247)
    reading = read(
        replace(written, cells=tuple(replace(c, fill=tint) if c.row in (1, 3) else c for c in written.cells))
    )
    assert [said(r, Field.CATEGORY) for r in reading.records] == ["SAFE WATERS", "BUSY QUAYS"]
    assert [said(r, Field.EXTRA).split(" / ")[0] for r in reading.records] == ["Open", "Averse"]


def test_the_owner_after_the_actions_is_theirs_where_another_column_names_the_risk_s() -> None:
    reading = read(
        table(
            ["*Ref", "*Risk", "*Score", "*Planned action", "*Responsibility holder", "*Risk owner"],
            ["1^2", "The channel silts up^2", "12^2", "Dredge the channel", "Engineer", "Harbour Master^2"],
            ["Sound it each week", "Pilot"],
        )
    )
    (record,) = reading.records
    assert (said(record, Field.ACTION_OWNER), said(record, Field.OWNER)) == ("Engineer / Pilot", "Harbour Master")


def test_a_score_and_its_date_under_one_label_are_told_apart() -> None:
    label = Label("Target score & date", Field.EXTRA)
    (line,) = table(["Moderate\n12\nby\n31/03/2027"]).cells
    (joined,) = table(["12 by 31/03/2027"]).cells
    for cell, score in ((line, "Moderate 12"), (joined, "12")):
        parts = split_listed(RawValue(label, cell.paragraphs), default_grammar())
        assert [(p.label.field, p.label.stage) for p in parts] == [
            (Field.SCORE, StageKind.TARGET),
            (Field.TARGET_ON, None),
        ]
        assert " ".join(parts[0].text.split()) == score


def test_somebody_and_a_date_that_a_narrow_column_breaks_are_told_apart() -> None:
    (cell,) = table(["IM / Dec 2027"]).cells
    (paragraph,) = cell.paragraphs
    broken = replace(paragraph, words=tuple(replace(word, line=at // 3) for at, word in enumerate(paragraph.words)))
    parts = split_listed(RawValue(Label("Lead / Date", Field.ACTION_OWNER), (broken,)), default_grammar())
    assert [(p.label.field, " ".join(p.text.split())) for p in parts] == [
        (Field.ACTION_OWNER, "IM /"), (Field.ACTION_DUE, "Dec 2027"),
    ]  # fmt: skip


def test_an_id_and_its_owner_in_one_cell_below_a_banner_that_counts_priorities() -> None:
    reading = read(
        table(
            ["*Risk ID / Owner", "*Risk", "*Likelihood", "*Impact", "*Controls"],
            ["*Priority 1 - Safe waters|5"],
            ["CR01\nJane Dow\nHarbour Master", "The channel silts up", "3", "4", "Dredger"],
            ["*Priority 2 - Busy quays|5"],
            ["CR02\nAlan Roe\nEngineer", "The crane fails", "2", "5", "Spare crane"],
        )
    )
    assert [said(r, Field.CATEGORY) for r in reading.records] == ["Priority 1 - Safe waters", "Priority 2 - Busy quays"]
    assert [said(r, Field.ID) for r in reading.records] == ["CR01", "CR02"]
    assert [said(r, Field.OWNER) for r in reading.records] == ["Jane Dow\nHarbour Master", "Alan Roe\nEngineer"]


def test_rows_that_name_a_risk_stand_over_the_rows_that_tell_of_it() -> None:
    reading = read(
        table(
            ["*Line of defence", "*Source of assurance", "*Frequency", "*Residual score"],
            ["*R1 Slipway: it silts up|3", "*12"],
            ["First line^2", "Soundings by the crew", "Weekly", ""],
            ["Log of dredging", "Monthly", ""],
            ["Third line", "Survey by the insurer", "2027", ""],
            ["*R2 Crane: it fails in a gale|3", "*9"],
            ["Second line", "Board sees the wind record", "Termly", ""],
        )
    )
    assert [(said(r, Field.ID), said(r, Field.TITLE), said(r, Field.SCORE)) for r in reading.records] == [
        ("R1", "Slipway: it silts up", "12"),
        ("R2", "Crane: it fails in a gale", "9"),
    ]
    lines = [(v.label.line, v.text) for v in reading.records[0].values if v.label.field is Field.ASSURANCES and v.text]
    assert lines == [(1, "Soundings by the crew"), (1, "Log of dredging"), (3, "Survey by the insurer")]
    assert not any(v.label.field is Field.LIKELIHOOD for r in reading.records for v in r.values)


MAPPED = (
    ["*Line of defence", "*Source of assurance", "*Frequency", "*Residual score"],
    ["*H1 Silt: the channel is too shallow for the ferry|2", "Harbour Master", "12"],
    ["First line (management)^2", "Soundings", "Weekly", ""],
    ["Log of groundings", "Daily", ""],
    ["Third line (independent)", "Survey by the coastguard", "Yearly", ""],
    ["*H2 Quay: the old quay gives way|2", "Engineer", "9"],
    ["Second line (oversight)", "Reports to the Harbour Board", "Monthly", ""],
)


def test_rows_of_their_own_name_the_risks_of_an_assurance_map() -> None:
    one, two = read(table(*MAPPED)).records
    assert [said(r, Field.ID) for r in (one, two)] == ["H1", "H2"]
    assert [said(r, Field.SCORE) for r in (one, two)] == ["12", "9"]
    assert [(v.text, v.label.line) for v in one.values if v.label.field is Field.ASSURANCES] == [
        ("Soundings", 1),
        ("Log of groundings", 1),
        ("Survey by the coastguard", 3),
    ]
    assert not said(one, Field.LIKELIHOOD), "how often something is done"


def test_banners_with_a_code_name_no_risks_where_a_column_does() -> None:
    reading = read(
        table(
            ["*Ref", "*Risk", "*Score", "*Controls"],
            ["*A1 A safe harbour|4"],
            ["1", "The channel is too shallow for the ferry", "12", "Soundings"],
            ["2", "The old quay gives way", "9", "Surveys"],
            ["*A2 A busy harbour|4"],
            ["3", "Ferries move to another port", "6", "Contracts"],
            ["4", "Cranes stand still", "4", "Repairs"],
        )
    )
    assert [said(r, Field.ID) for r in reading.records] == ["1", "2", "3", "4"]


def test_words_without_a_head_left_of_the_ids_group_the_rows() -> None:
    reading = read(
        table(
            ["^2", "*Ref^2", "*Risk^2", "*1st line of defence|2", "*2nd line of defence|2"],
            ["*Source", "*Conf.", "*Source", "*Conf."],
            ["Waters^2", "1", "The channel is too shallow", "Soundings", "H", "Harbour Board", "M"],
            ["2", "A buoy drifts away", "Daily rounds", "L", "Trinity House", "H"],
            ["Quays^2", "3", "The old quay gives way", "Surveys", "M", "Harbour Board", "M"],
            ["4", "A crane stands still", "Repairs", "H", "Insurer", "L"],
        )
    )
    assert [said(r, Field.CATEGORY) for r in reading.records] == ["Waters", "Waters", "Quays", "Quays"]
    assert said(reading.records[0], Field.ASSURANCES) == "Soundings / Harbour Board", "confidence is no assurance"


def test_the_process_after_the_risk_is_no_title_and_a_hazard_is_what_follows() -> None:
    reading = read(
        table(
            ["*Ref", "*Risk", "*Hazard / Consequence", "*Process", "*Control measures", "*L", "*S"],
            ["1", "Slipway silts up", "Boats are kept in", "Mooring", "Soundings", "2", "3"],
            ["2", "Crane fails", "A load is dropped", "Lifting", "Yearly test", "1", "3"],
        )
    )
    first = reading.records[0]
    assert (said(first, Field.TITLE), said(first, Field.CONSEQUENCES)) == ("Slipway silts up", "Boats are kept in")
    assert said(first, Field.EXTRA) == "Mooring"


def test_people_in_brackets_behind_the_risk_own_it_where_the_label_says_so() -> None:
    reading = read(
        table(
            ["*Ref", "*Risk (Owner)", "*Likelihood", "*Impact", "*Controls"],
            ["1", "Slipway silts up (Harbour Master)", "2", "3", "Soundings"],
            ["2", "Crane fails (Head of Works)", "1", "3", "Yearly test"],
        )
    )
    (value,) = (v for v in reading.records[1].values if v.label.field is Field.RISK)
    assert [(v.label.field, v.text) for v in split_value(value, default_grammar())] == [
        (Field.RISK, "Crane fails"),
        (Field.OWNER, "Head of Works"),
    ]


def test_an_owner_and_date_right_after_the_actions_are_theirs_though_the_risk_s_owner_stands_last() -> None:
    reading = read(
        table(
            ["*Ref", "*Risk", "*L", "*I", "*Required Control Measures", "*Responsible Officer & Target Date", "*Owner"],
            ["1", "Slipway silts up", "2", "3", "Dredge it", "Dolly Gell\n31/03/2026", "Denny Radley"],
            ["2", "Crane fails", "1", "3", "Test it", "Ed Wood\n30/06/2026", "Karen Swift"],
        )
    )
    assert said(reading.records[0], Field.OWNER) == "Denny Radley"
    assert said(reading.records[0], Field.ACTION_OWNER).startswith("Dolly Gell")


def test_a_status_behind_the_date_of_an_action_is_its_own_where_it_says_how_far_the_action_is() -> None:
    head = ["*Ref", "*Risk", "*L", "*I", "*Action", "*By when", "*Status"]
    rows = (
        ["1", "Slipway silts up", "2", "3", "Dredge it", "May 2026"],
        ["2", "Crane fails", "1", "3", "Test", "June 2026"],
    )
    far = read(table(head, [*rows[0], "On track"], [*rows[1], "Not started"]))
    whole = read(table(head, [*rows[0], "Open"], [*rows[1], "Closed"]))
    assert said(far.records[1], Field.ACTION_STATUS) == "Not started"
    assert said(whole.records[1], Field.STATUS) == "Closed"


def test_a_column_of_ids_with_owners() -> None:
    reading = read(
        table(
            ["*Risk ref and owner", "*Risk", "*Likelihood", "*Impact", "*Score"],
            ["H1\nJ. Moor, Head of Harbour Works", "The slipway closes", "3", "4", "12"],
            ["H2\nTreasurer", "The crane fails", "2", "5", "10"],
        )
    )
    assert [said(r, Field.ID) for r in reading.records] == ["H1", "H2"]
    assert [said(r, Field.OWNER) for r in reading.records] == ["J. Moor, Head of Harbour Works", "Treasurer"]


def test_ids_behind_owners_or_before_them_in_one_line() -> None:
    for head, cells in (
        ("*Owner / ref", ("Treasurer\nH1", "Engineer\nH2")),
        ("*Ref & lead", ("H1 – Treasurer", "H2 – Engineer")),
    ):
        reading = read(
            table(
                [head, "*Risk", "*Likelihood", "*Impact"],
                [cells[0], "The slipway closes", "3", "4"],
                [cells[1], "The crane fails", "2", "5"],
            )
        )
        assert [said(r, Field.ID) for r in reading.records] == ["H1", "H2"]
        assert [said(r, Field.OWNER) for r in reading.records] == ["Treasurer", "Engineer"]


def test_by_is_who_or_when() -> None:
    for cells, field in (
        (("May 2027", "June 2027"), Field.ACTION_DUE),
        (("Crew", "Harbour Master"), Field.ACTION_OWNER),
    ):
        reading = read(
            table(
                ["*Ref", "*Risk", "*Likelihood", "*Impact", "*Further actions", "*By"],
                ["H1", "The slipway closes", "3", "4", "Mend the slipway", cells[0]],
                ["H2", "The crane fails", "2", "5", "Grease the crane", cells[1]],
            )
        )
        assert [said(r, field) for r in reading.records] == list(cells)
