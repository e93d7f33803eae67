"""What the legend reader takes from tables and sentences, and what it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from legend_blocks import AMBER, GREEN, RED, YELLOW, paragraph, table
from riskreader.normalise.models import Scheme
from riskreader.normalise.scheme import read_scheme, scheme_from
from riskreader.parsers.document import Block
from riskreader.parsers.layouts.legend import read_legends
from riskreader.parsers.layouts.legend_words import parse_labelled, parse_level, parse_range


def scheme(*blocks: Block) -> Scheme:
    found = scheme_from(read_legends(blocks))
    assert found is not None
    return found


def bands(*blocks: Block) -> list[tuple[str | None, str, float | None, float | None]]:
    return [(b.rag, b.label, b.minimum, b.maximum) for b in scheme(*blocks).bands]


@pytest.mark.parametrize(
    ("printed", "ends"),
    [
        ("0 - 4", (0, 4)),
        ("12 to 16", (12, 16)),
        ("5–9", (5, 9)),
        ("15+", (15, None)),
        ("≥ 15", (15, None)),
        ("16 and above", (16, None)),
        ("Over 15", (16, None)),
        ("Below 5", (None, 4)),
        ("less than 4", (None, 3)),
        ("8 or below", (None, 8)),
        ("1, 2, 3", (1, 3)),
        ("6/8/9", (6, 9)),
        ("25", (25, 25)),
        ("25 - 15", (15, 25)),
        ("Score 6 - 12", (6, 12)),
    ],
)
def test_ranges_of_scores(printed: str, ends: tuple[int | None, int | None]) -> None:
    assert parse_range(printed) == ends


@pytest.mark.parametrize("printed", ["2024-25", "10-12%", "1-3 months", "", "High", "CR12", "12/03/2024"])
def test_what_is_no_range_of_scores(printed: str) -> None:
    assert parse_range(printed) is None


@given(st.text(max_size=80))
def test_no_text_breaks_the_readers_of_values(text: str) -> None:
    ends = parse_range(text)
    assert ends is None or ends[0] is None or ends[1] is None or ends[0] <= ends[1]
    labelled = parse_labelled(text)
    assert labelled is None or labelled[0].strip()
    level = parse_level(text)
    assert level is None or any(part is not None for part in level)


@pytest.mark.parametrize(
    ("printed", "step"),
    [
        ("Likely (4)", (4, None, "Likely")),
        ("5 Almost certain - >90%", (5, None, "Almost certain")),
        ("4 = Likely", (4, None, "Likely")),
        ("E Almost Certain", (None, "E", "Almost Certain")),
        ("1 (Critical)", (1, None, "Critical")),
        ("3", (3, None, None)),
        ("Almost Certain\n(5)", (5, None, "Almost Certain")),
        ("Rare\nless than 5%", (None, None, "Rare")),
        ("1 in 10 years", None),
        ("LIKELIHOOD", None),
        ("HR1", None),
        ("Likely (50-90%)", (None, None, "Likely")),
        ("Likely(4)", (4, None, "Likely")),
    ],
)
def test_steps_of_a_scale(printed: str, step: tuple[object, ...] | None) -> None:
    assert parse_level(printed) == step


def test_bands_by_rows_with_the_fill_of_the_label() -> None:
    found = bands(
        table(
            ["Score", "Level of risk", "What to do"],
            ["1 – 4", ("Low", GREEN), "Watch it once a year"],
            ["5 – 9", ("Moderate", YELLOW), "Manage it in the service"],
            ["10 – 15", ("High", AMBER), "Tell the board"],
            ["16 – 25", ("Very High", RED), "Act now"],
        )
    )
    assert found == [
        ("green", "Low", 1, 4),
        ("yellow", "Moderate", 5, 9),
        ("amber", "High", 10, 15),
        ("red", "Very High", 16, 25),
    ]


def test_bands_in_a_row_of_cells_that_hold_both() -> None:
    found = bands(table([("Low 1-4", GREEN), ("Medium 5-9", AMBER), ("High (10-16)", RED)]))
    assert found == [("green", "Low", 1, 4), ("amber", "Medium", 5, 9), ("red", "High", 10, 16)]


def test_a_sign_in_a_colour_beside_any_short_label_makes_it_a_band() -> None:
    found = bands(
        table(
            [("", RED), "Alert: score 15 to 25", ("", AMBER), "Take note: score 6 to 14", ("", GREEN), "Fine: 1 to 5"]
        )
    )
    assert found == [("green", "Fine", 1, 5), ("amber", "Take note", 6, 14), ("red", "Alert", 15, 25)]
    assert read_legends([table(["", "Take note: score 6 to 14", "", "Fine: 1 to 5"])]) == ()


def test_bands_by_columns() -> None:
    found = bands(table(["Score", "1-4", "5-9", "10-16"], ["RAG rating", "Green", "Amber", "Red"]))
    assert [(rag, low, high) for rag, _, low, high in found] == [("green", 1, 4), ("amber", 5, 9), ("red", 10, 16)]


def test_bands_that_a_blank_coloured_cell_names() -> None:
    assert bands(table([("", RED), "15 to 25"], [("", AMBER), "8 to 14"], [("", GREEN), "1 to 7"])) == [
        ("green", "Green", 1, 7),
        ("amber", "Amber", 8, 14),
        ("red", "Red", 15, 25),
    ]


def test_bands_whose_labels_and_ranges_take_turns_in_a_row() -> None:
    found = bands(table([("R", RED), "15-25", ("A", AMBER), "8-14", ("G", GREEN), "1-7"]))
    assert found == [("green", "G", 1, 7), ("amber", "A", 8, 14), ("red", "R", 15, 25)]


def test_a_range_at_the_head_of_a_sentence() -> None:
    rows = (["Red", "Score 15-25: act at once"], ["Amber", "Score 8-12: act this year"], ["Green", "Score 1-6: watch"])
    assert [(rag, low, high) for rag, _, low, high in bands(table(["Colour", "Meaning"], *rows))] == [
        ("green", 1, 6),
        ("amber", 8, 12),
        ("red", 15, 25),
    ]


def test_bands_in_an_order_that_surprises_keep_their_words() -> None:
    found = bands(table(["Rating", "Level"], ["15-25", "Significant"], ["8-12", "High"], ["1-6", "Low"]))
    assert [(label, low) for _, label, low, _ in found] == [("Low", 1), ("High", 8), ("Significant", 15)]


def test_open_ends_close_at_the_ends_of_the_scale() -> None:
    text = paragraph(
        "Likelihood and impact are scored from 1 to 5 and multiplied. 15+ = Red; 8-14 = Amber; below 8 = Green."
    )
    assert bands(text) == [("green", "Green", 1, 7), ("amber", "Amber", 8, 14), ("red", "Red", 15, 25)]


@pytest.mark.parametrize(
    ("text", "top", "formula"),
    [
        ("Likelihood and impact are scored from 1 to 4 and multiplied.", 4, "product"),
        ("Scores are likelihood (1 to 4) multiplied by impact (1 to 4).", 4, "product"),
        ("Each risk is judged for likelihood and impact on a scale of 1 to 5. The two are multiplied.", 5, "product"),
        (
            "L (likelihood) and I (impact) run from 1 (lowest) to 5 (highest). The score is L multiplied by I.",
            5,
            "product",
        ),
        ("Probability and severity are each scored 1-5. Priority = Probability x Severity.", 5, "product"),
        ("Likelihood and impact, each scored out of 5, are added together.", 5, "sum"),
        ("Impact and likelihood are each scored from 1 to 5, where 5 is the worst.", 5, None),
        ("We score likelihood (1 = very unlikely, 5 = very likely) and impact (1 = low, 5 = high).", 5, None),
    ],
)
def test_scales_and_formula_in_sentences(text: str, top: int, formula: str | None) -> None:
    found = scheme(paragraph(text))
    assert found.likelihood is not None
    assert found.impact is not None
    assert (found.likelihood.minimum, found.likelihood.maximum) == (1, top)
    assert (found.impact.minimum, found.impact.maximum) == (1, top)
    assert found.formula == formula


def test_levels_in_a_sentence_name_the_ranks() -> None:
    found = read_scheme(read_legends([paragraph("Likelihood: Remote (1), Unlikely (2), Possible (3), Likely (4).")]))
    assert found is not None
    assert [found.rank("likelihood", word) for word in ("Remote", "likely.", "Possible (3)", "Posible")] == [1, 4, 3, 3]
    assert found.rank("likelihood", "Serious") is None


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Red is 15 and above, amber is 8 to 14, green is anything lower.", [(1, 7), (8, 14), (15, 25)]),
        ("Green is 1 to 4, amber is 5 to 9 and red is anything above.", [(1, 4), (5, 9), (10, 25)]),
        ("High: 16-25, Medium: 9-15, Low: all other scores below.", [(1, 8), (9, 15), (16, 25)]),
    ],
)
def test_the_last_band_may_be_what_the_others_leave(text: str, ends: list[tuple[int, int]]) -> None:
    found = scheme(paragraph("Likelihood and impact are scored from 1 to 5 and multiplied."), paragraph(text))
    assert [(band.minimum, band.maximum) for band in found.bands] == ends


def test_listed_steps_may_leave_numbers_out() -> None:
    text = "Likelihood runs from 1 (rare) to 4 (certain). Impact is scored 1 (minor), 3 (moderate) or 7 (catastrophic)."
    found = scheme(paragraph(text))
    assert found.likelihood is not None
    assert found.impact is not None
    assert (found.likelihood.minimum, found.likelihood.maximum) == (1, 4)
    assert (found.impact.minimum, found.impact.maximum) == (1, 7)


def test_levels_in_a_list_below_their_heading() -> None:
    lines = [
        "Likelihood",
        "1 - Rare: less than 5%",
        "2 - Unlikely: 5 to 25%",
        "3 - Possible: 25 to 50%",
        "4 - Likely: over 50%",
    ]
    found = scheme(*(paragraph(line) for line in lines))
    assert found.likelihood is not None
    assert found.likelihood.labels == {"1": "Rare", "2": "Unlikely", "3": "Possible", "4": "Likely"}


def test_letters_become_ranks_the_least_first() -> None:
    text = "The letter is the likelihood, from A (least) to E (greatest). The digit is the impact, from 1 to 5."
    found = read_scheme(read_legends([paragraph(text)]))
    assert found is not None
    assert [found.rank("likelihood", letter) for letter in "ACE"] == [1, 3, 5]


def test_a_scale_that_starts_with_its_worst_step_is_turned_round() -> None:
    found = read_scheme(
        read_legends(
            [
                table(
                    ["Rank", "Likelihood", "Impact"],
                    ["1", "Almost certain", "Catastrophic"],
                    ["2", "Likely", "Major"],
                    ["3", "Possible", "Moderate"],
                    ["4", "Unlikely", "Minor"],
                )
            ]
        )
    )
    assert found is not None
    assert found.rank("likelihood", "Almost certain") == 4
    assert found.turn("impact", 1) == 4
    assert found.scheme.impact is not None
    assert found.scheme.impact.labels["1"] == "Minor"


def test_two_scales_in_one_table() -> None:
    found = scheme(
        table(
            ["Risk Score", "Probability", "Severity"],
            ["1", "Low", "Low"],
            ["2", "Medium", "Medium"],
            ["3", "High", "Severe"],
        )
    )
    assert found.likelihood is not None
    assert found.impact is not None
    assert found.likelihood.labels == {"1": "Low", "2": "Medium", "3": "High"}
    assert found.impact.labels == {"1": "Low", "2": "Medium", "3": "Severe"}


def products(top_left: str = "Likelihood") -> list[list[tuple[str, object] | str]]:
    fills = {1: GREEN, 2: GREEN, 3: GREEN, 4: AMBER, 6: AMBER, 9: RED}
    words = ["Unlikely (1)", "Possible (2)", "Likely (3)"]
    rows: list[list[tuple[str, object] | str]] = []
    for likelihood in (3, 2, 1):
        cells = [(str(likelihood * impact), fills[likelihood * impact]) for impact in (1, 2, 3)]
        rows.append([words[likelihood - 1], *cells])
    rows.append([top_left, "Minor (1)", "Serious (2)", "Severe (3)"])
    return rows


def test_a_matrix_of_products_is_a_product_and_its_fills_are_bands() -> None:
    found = scheme(table(*products()))  # type: ignore[arg-type]
    assert found.formula == "product"
    assert found.matrix is None
    assert [(b.rag, b.minimum, b.maximum) for b in found.bands] == [("green", 1, 3), ("amber", 4, 6), ("red", 9, 9)]


def test_a_misprint_in_a_matrix_of_products_is_named() -> None:
    rows = products()
    rows[0][3] = ("8", RED)
    found = read_scheme(read_legends([table(*rows)]))  # type: ignore[arg-type]
    assert found is not None
    assert [(m.likelihood, m.impact, m.printed, m.expected) for m in found.misprints] == [(3, 3, "8", "9")]


def test_a_grid_to_look_up_keeps_its_numbers_by_rank() -> None:
    found = scheme(
        table(
            ["", "", "Impact", "", ""],
            ["", "", "Low", "Medium", "High"],
            ["Likelihood", "High", ("6", AMBER), ("8", RED), ("9", RED)],
            ["", "Medium", ("3", GREEN), ("5", AMBER), ("7", RED)],
            ["", "Low", ("1", GREEN), ("2", GREEN), ("4", AMBER)],
            spans={(0, 2): (1, 3), (2, 0): (3, 1)},
        )
    )
    assert found.formula == "matrix"
    assert found.matrix == ((1, 2, 4), (3, 5, 7), (6, 8, 9))


def test_the_rows_of_a_matrix_can_be_the_impact() -> None:
    found = scheme(
        table(
            ["Impact", "High", ("2", AMBER), ("", RED), ("1", RED)],
            ["", "Medium", ("", GREEN), ("3", AMBER), ("", RED)],
            ["", "Low", ("4", GREEN), ("", GREEN), ("", AMBER)],
            ["", "", "Low", "Medium", "High"],
            ["Likelihood", "", "", "", ""],
            spans={(0, 0): (3, 1), (4, 0): (1, 5)},
        )
    )
    assert found.formula == "matrix"  # the numbers are counts of risks, the colours are what it says
    assert found.matrix == (("green", "green", "amber"), ("green", "amber", "red"), ("amber", "red", "red"))


def test_steps_of_a_matrix_that_each_name_their_axis() -> None:
    found = scheme(
        table(
            ["Likelihood: High (3)", ("Amber", AMBER), ("Red", RED), ("Red", RED)],
            ["Likelihood: Medium (2)", ("Green", GREEN), ("Amber", AMBER), ("Red", RED)],
            ["Likelihood: Low (1)", ("Green", GREEN), ("Green", GREEN), ("Amber", AMBER)],
            ["", "Impact - Low (1)", "Impact - Medium (2)", "Impact - High (3)"],
        )
    )
    assert found.matrix == (("green", "green", "amber"), ("green", "amber", "red"), ("amber", "red", "red"))
    assert found.likelihood is not None
    assert found.likelihood.labels == {"1": "Low", "2": "Medium", "3": "High"}


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Ref", "Risk", "L", "I", "Score"],
            ["1", "Flood", "1", "2", "2"],
            ["2", "Fire", "2", "2", "4"],
            ["3", "Theft", "3", "4", "12"],
        ],
        [
            ["Measure", "Target", "Actual", "RAG"],
            ["Calls answered", "95", "90", "Amber"],
            ["Bins missed", "10", "9", "Green"],
        ],
        [["Project", "Budget", "RAG"], ["Pool roof", "1-2", "Green"], ["Depot", "3-4", "Amber"]],
        [["Level", "Number of risks"], ["High", "4"], ["Medium", "7"], ["Low", "2"]],
        [
            ["", "Likelihood", "Impact", "Rating", "Level"],
            ["Initial", "3", "3", "9", "High"],
            ["Revised", "2", "2", "4", "Low"],
            ["Future", "1", "1", "1", "Low"],
        ],
        [["", "Likelihood", "Impact", "Score"], ["Net", "4 High", "2 Medium", "8"]],
        [["", "Gross", "Net"], ["Likelihood", "4", "2"], ["Impact", "3", "1"], ["Score", "12", "2"]],
        [
            ["Risk owner", "J. Hill", "Review", "June"],
            ["Gross likelihood", "Likely (3)", "Gross impact", "Major (3)"],
            ["Net likelihood", "Possible (2)", "Net impact", "Moderate (2)"],
            ["Target likelihood", "Rare (1)", "Target impact", "Minor (1)"],
        ],
    ],
)
def test_tables_that_are_no_legends_are_left_alone(rows: list[list[str]]) -> None:
    assert read_legends([table(*rows)]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Director said that the likelihood was low, and that 44 control points had been agreed.",
        "Members asked why the fire risk had a score of 16 when the gross score had been 20.",
        "Green means within 5% of target, amber from 5% to 10% and red over 10%.",
        "The high street had 40 to 50 visitors a day, a low of 12 and a medium of 20.",
        "Likelihood and impact were reviewed by 3 of the 5 directors between June and July.",
    ],
)
def test_sentences_that_are_no_legends_are_left_alone(text: str) -> None:
    assert read_legends([paragraph(text)]) == ()


def test_a_key_in_the_last_row_of_a_register_leaves_the_register_alone() -> None:
    register = table(
        ["Ref", "Risk", "Owner", "L", "I", "Score"],
        ["A1", "The depot floods", "Head of Waste", "3", "4", "12"],
        ["Key: Low 1-5, Medium 6-12, High 15-25. Score = L x I", "", "", "", "", ""],
        spans={(2, 0): (1, 6)},
    )
    (legend,) = read_legends([register])
    assert not legend.table
    taken = {word.text for word in register.all_words() if word.index in legend.words}
    assert {"Low", "15-25."} <= taken
    assert "depot" not in taken


def test_a_legend_takes_its_own_sentences_only() -> None:
    text = paragraph(
        "The board met in May. Likelihood and impact are scored from 1 to 5 and multiplied. Tea was served."
    )
    (legend,) = read_legends([text])
    assert {word.text for word in text.words if word.index not in legend.words} == {
        "The",
        "board",
        "met",
        "in",
        "May.",
        "Tea",
        "was",
        "served.",
    }


def test_numerals_become_ranks_and_another_axis_of_letters_leaves_them_alone() -> None:
    told = (
        "Likelihood runs from A (very high) to F (almost impossible). Impact runs from I (catastrophic) to IV (slight)."
    )
    steps = "ABCDEF"
    words = ("Very high", "High", "Significant", "Low", "Very low", "Almost impossible")
    rows = [[f"{letter} {word}", "", "", "", ""] for letter, word in zip(steps, words, strict=True)]
    reading = read_scheme(read_legends([table(*rows, ["", "IV", "III", "II", "I"]), paragraph(told)]))
    assert reading is not None
    axes = (reading.scheme.likelihood, reading.scheme.impact)
    assert [axis.maximum if axis else None for axis in axes] == [6, 4]
    assert (reading.rank("likelihood", "A"), reading.rank("impact", "I"), reading.rank("impact", "III")) == (6, 4, 2)
