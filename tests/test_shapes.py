"""Printed values are told by their shape: numbers, scores, words of scales, dates, ids."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from riskreader.parsers.layouts.legend_words import SCALE_WORD
from riskreader.parsers.shapes import Kind, is_id, kind_of, leading_id, ticked_words

KINDS = {
    Kind.BLANK: ["", "  ", "-", "…"],
    Kind.NUMBER: ["12", "4.5", "25"],
    Kind.SCORE: ["L4 x I5", "4 x 3 = 12", "C4", "12 Amber", "M (6)", "4 / 4 / 16", "4 - Major (up to £5m)"],
    Kind.RAG: ["Red", "amber", "GREEN"],
    Kind.LEVEL: ["High", "Almost certain", "Very low", "High (loss of life)"],
    Kind.DATE: ["31/03/2025", "March 2025", "1st April 2024", "end of June 2026"],
    Kind.DIRECTION: ["↑", "⬇", "↔"],
    Kind.RESPONSE: ["Treat", "Tolerate", "☐ Treat ☒ Tolerate"],
    Kind.CODE: ["SR12", "COR-2019-02"],
    Kind.SHORT: ["Head of Highways", "Ferry Service", "Ferry (north)"],
    Kind.PROSE: ["The ferry slipway may be washed out by winter storms"],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in KINDS.items() for text in texts])
def test_a_value_is_told_by_its_shape(kind: Kind, text: str) -> None:
    assert kind_of(text) is kind


@pytest.mark.parametrize("text", ["PP_R011", "SR36", "1.1", "COR-2019-02", "Risk 01", "G1", "A", "7."])
def test_ids_are_known(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "Page 3", "Quarter 2", "March 2025", "High 5", "the slipway", "Likelihood 4"])
def test_words_with_numbers_are_not_all_ids(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SR1: Slipway closed", ("SR1", "Slipway closed")),
        ("PP_R04 Slipway closed", ("PP_R04", "Slipway closed")),
        ("Slipway closed", None),
        ("Page 4 of the plan", None),
        ("L5 x I4", None),
    ],
)
def test_an_id_before_a_title_is_parted_from_it(text: str, found: tuple[str, str] | None) -> None:
    assert leading_id(text) == found


def test_ticked_boxes_tell_the_choice() -> None:
    assert ticked_words("☒ Treat ☐ Tolerate ☐ Transfer") == ["Treat"]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_has_a_shape(text: str) -> None:
    assert kind_of(text) in Kind
    found = leading_id(text)
    assert found is None or all(found)
    assert isinstance(is_id(text), bool)


@pytest.mark.parametrize(
    ("printed", "ref", "title"),
    [
        ("Principal Risk 2: Quay walls", "Principal Risk 2", "Quay walls"),
        ("Risk A: Quay walls", "Risk A", "Quay walls"),
        ("Corporate Risk No. 4 – Quay walls", "4", "Quay walls"),
        ("Risk ID 1400: Quay walls", "1400", "Quay walls"),
        ("Strategic Risk SR04 Quay walls", "SR04", "Quay walls"),
        ("001 (F) Quay walls", "001 (F)", "Quay walls"),
        ("F&R1 Quay walls", "F&R1", "Quay walls"),
    ],
)
def test_an_id_before_a_title_is_told_from_the_words_that_name_it(printed: str, ref: str, title: str) -> None:
    assert leading_id(printed) == (ref, title)


@pytest.mark.parametrize("printed", ["001 (F)", "HR&OD1", "CR 1(b)", "R1.", "3)"])
def test_more_shapes_of_ids(printed: str) -> None:
    assert is_id(printed)


def test_every_word_that_a_legend_ranks_is_a_step_of_a_scale() -> None:
    assert [word for word in SCALE_WORD.replace("\\", "").split("|") if kind_of(word) is not Kind.LEVEL] == []
