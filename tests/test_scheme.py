"""Bands, formulas and ranks, and what the scores themselves imply."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from legend_blocks import AMBER, GREEN, RED, paragraph, table
from riskreader.normalise.models import Axis, Band, Scheme, Score
from riskreader.normalise.scheme import (
    band_for,
    complete,
    expected_score,
    group_legends,
    rank_of_word,
    read_scheme,
)
from riskreader.normalise.scheme_infer import infer_scheme
from riskreader.parsers.layouts.legend import read_legends

FIVE = Axis(minimum=1, maximum=5, labels={"1": "Rare", "3": "Possible", "5": "Almost certain"})
PRODUCT = Scheme(
    likelihood=FIVE,
    impact=FIVE,
    formula="product",
    bands=(
        Band(rag="green", label="Low", minimum=1, maximum=6),
        Band(rag="amber", label="Medium", minimum=8, maximum=12),
        Band(rag="red", label="High", minimum=15, maximum=25),
    ),
)


def score(likelihood: float | None, impact: float | None, total: float | None) -> Score:
    return Score(stage="residual", likelihood=likelihood, impact=impact, score=total)


def test_a_score_has_the_band_it_lies_in() -> None:
    band = band_for(PRODUCT, 12)
    assert band is not None
    assert band.label == "Medium"
    assert band_for(PRODUCT, 7) is None
    assert band_for(None, 7) is None


def test_no_formula_gives_no_expectation() -> None:
    assert expected_score(PRODUCT, 4, 3) == 12
    assert expected_score(PRODUCT.model_copy(update={"formula": "sum"}), 4, 3) == 7
    assert expected_score(PRODUCT.model_copy(update={"formula": None}), 4, 3) is None
    grid = PRODUCT.model_copy(update={"formula": "matrix", "matrix": ((1, 2), ("amber", 4))})
    assert expected_score(grid, 2, 1) == "amber"
    assert expected_score(grid, 3, 1) is None


def test_words_are_ranked_whatever_their_case_and_dots() -> None:
    assert rank_of_word(PRODUCT, "likelihood", "ALMOST CERTAIN.") == 5
    assert rank_of_word(PRODUCT, "likelihood", "Almost certian") == 5
    assert rank_of_word(PRODUCT, "likelihood", "Unlikely") is None
    low = PRODUCT.model_copy(update={"impact": Axis(minimum=1, maximum=2, labels={"1": "Very Low", "2": "High"})})
    assert rank_of_word(low, "impact", "V. Low") == 1
    assert rank_of_word(low, "impact", "H") == 2


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=8, unique=True))
def test_products_imply_a_product(pairs: list[tuple[int, int]]) -> None:
    found = infer_scheme([score(x, y, x * y) for x, y in pairs])
    assert found is not None
    assert found.formula == "product"
    assert found.origin == "inferred"


def test_one_misprint_does_not_hide_the_formula() -> None:
    found = infer_scheme([score(3, 4, 12), score(2, 5, 10), score(4, 4, 16), score(3, 3, 9), score(4, 5, 25)])
    assert found is not None
    assert found.formula == "product"
    assert found.likelihood == Axis(minimum=1, maximum=5)


@pytest.mark.parametrize(
    "scores",
    [
        [],
        [score(2, 2, 4)] * 9,  # 2 and 2 make 4 either way
        [score(3, 4, 12)] * 9,  # the same risk nine times is one witness
        [score(3, 4, 17), score(2, 5, 11), score(4, 4, 20), score(1, 2, 3)],
        [score(None, None, 12), score(3, 4, None)],
    ],
)
def test_scores_that_imply_nothing(scores: list[Score]) -> None:
    assert infer_scheme(scores) is None


def test_bands_without_a_formula_are_completed_by_the_scores() -> None:
    reading = read_scheme(read_legends([table(["Score", "RAG"], ["1-6", "Green"], ["8-12", "Amber"], ["15+", "Red"])]))
    assert reading is not None
    assert reading.scheme.formula is None
    found = complete(reading, [score(3, 4, 12), score(2, 5, 10), score(4, 4, 16), score(5, 5, 25)])
    assert found is not None
    assert found.scheme.formula == "product"
    assert found.scheme.bands[-1].maximum == 25
    assert found.scheme.origin == "report"


def test_stated_formula_is_not_overruled_by_the_scores() -> None:
    reading = read_scheme(read_legends([paragraph("Likelihood and impact are scored from 1 to 5 and added together.")]))
    found = complete(reading, [score(3, 4, 12), score(2, 5, 10), score(4, 4, 16), score(5, 5, 25)])
    assert found is not None
    assert found.scheme.formula == "sum"


def test_two_registers_with_different_bands_have_two_schemes() -> None:
    first = [
        paragraph("Likelihood and impact are scored from 1 to 5 and multiplied."),
        table(["Score", "RAG"], ["1-6", "Green"], ["8-25", "Red"]),
    ]
    second = [table(["Score", "RAG"], ["1-3", "Green"], ["4-9", "Red"])]
    assert [len(group) for group in group_legends(read_legends([*first, *second]))] == [2, 1]
    assert [len(group) for group in group_legends(read_legends([*first, first[1]]))] == [3]


def test_a_grid_of_levels_becomes_coloured_bands_where_the_scores_are_products() -> None:
    low, medium, high = ("Low", GREEN), ("Medium", AMBER), ("High", RED)
    grid = table(
        ["Likely (3)", low, medium, high],
        ["Possible (2)", low, medium, medium],
        ["Rare (1)", low, low, low],
        ["Likelihood / Impact", "Minor (1)", "Serious (2)", "Severe (3)"],
    )
    reading = read_scheme(read_legends([grid]))
    assert reading is not None
    assert reading.scheme.formula == "matrix"
    found = complete(reading, [score(3, 3, 9), score(1, 3, 3), score(3, 2, 6), score(2, 3, 6), score(1, 2, 2)])
    assert found is not None
    assert [(b.rag, b.label, b.minimum, b.maximum) for b in found.scheme.bands] == [
        ("green", "Low", 1, 3),
        ("amber", "Medium", 4, 6),
        ("red", "High", 9, 9),
    ]
