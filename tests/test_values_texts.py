"""Statements, titles and plain texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from riskreader.normalise.draft import Draft
from riskreader.normalise.facts import add_word
from riskreader.normalise.statements import split_statements
from riskreader.normalise.texts import clean_text, is_blank
from riskreader.normalise.titles import split_title
from riskreader.parsers.document import Marker, MarkerKind, Paragraph
from riskreader.parsers.raw import Field, Label, RawValue
from riskreader.parsers.words import Place, Word


def paragraph(text: str, marker: str | None = None, bold: int = 0, first: int = 0) -> Paragraph:
    """A paragraph of printed lines, its first `bold` words bold, words numbered from `first`."""
    words: list[Word] = []
    for number, line in enumerate(text.split("\n")):
        for word in line.split():
            words.append(Word(first + len(words), word, Place(), line=number, bold=len(words) < bold))
    return Paragraph(tuple(words), Marker(marker, MarkerKind.BULLET) if marker else None)


def shown(*paragraphs: Paragraph) -> list[tuple[str, str | None]]:
    return [(statement.text, statement.heading) for statement in split_statements(paragraphs)]


@pytest.mark.parametrize(
    "text",
    [
        "• Locks changed • Alarms tested",
        "1. Locks changed 2. Alarms tested",
        "- Locks changed\n- Alarms tested",
        "o Locks changed o Alarms tested",
        "•Locks changed •Alarms tested",
        "1.Locks changed 2.Alarms tested",
        "-Locks changed\n-Alarms tested",
        "* Locks changed * Alarms tested",
        "§ Locks changed § Alarms tested",
    ],
)
def test_bullets_run_together_are_split(text: str) -> None:
    assert shown(paragraph(text)) == [("Locks changed", None), ("Alarms tested", None)]


def test_numbers_that_stick_to_the_first_word_of_paragraphs_go_where_they_count_up() -> None:
    assert shown(paragraph("1.Locks changed"), paragraph("2.Alarms tested")) == [
        ("Locks changed", None),
        ("Alarms tested", None),
    ]
    assert shown(paragraph("5.Locks changed")) == [("5.Locks changed", None)]


@pytest.mark.parametrize(
    "text", ["The plan - the first of its kind - is tested", "Stage 1. Design the works", "A well-run stock check"]
)
def test_a_dash_or_number_inside_a_sentence_does_not_split(text: str) -> None:
    assert shown(paragraph(text)) == [(text, None)]


def test_headings_lead_what_follows_them() -> None:
    cell = [
        paragraph("Technical Checks"),
        paragraph("Locks changed", "•"),
        paragraph("People:"),
        paragraph("Staff are trained."),
        paragraph("Done -"),
        paragraph("Wardens", "•"),
    ]
    assert shown(*cell) == [
        ("Locks changed", "Technical Checks"),
        ("Staff are trained.", "People"),
        ("Wardens", "Done"),
    ]


@pytest.mark.parametrize(
    "text", ["None", "N/A", "None identified at this point.", "-", "Nil", "", "No gaps identified"]
)
def test_nothing_is_no_statement(text: str) -> None:
    assert shown(paragraph(text)) == []
    assert is_blank(text)


def test_a_sentence_that_begins_with_none_is_a_statement() -> None:
    assert shown(paragraph("None of the depots is insured")) == [("None of the depots is insured", None)]


def kept_words(texts: list[str]) -> tuple[list[int], int]:
    """The indexes of the words that statements keep, one after another, and how many words are printed."""
    cell, first = [], 0
    for text in texts:
        cell.append(paragraph(text, first=first))
        first += len(cell[-1].words)
    return [word.index for statement in split_statements(cell) for word in statement.words], first


@given(st.lists(st.text(alphabet="abA 12.-*•o:N/A\n", max_size=30), max_size=5))
def test_no_word_is_in_two_statements_and_they_stay_in_order(texts: list[str]) -> None:
    kept, _ = kept_words(texts)
    assert kept == sorted(set(kept))


@given(st.lists(st.text(alphabet="abA 12\n", max_size=30), max_size=5))
def test_every_word_of_plain_texts_is_in_a_statement(texts: list[str]) -> None:
    kept, printed = kept_words(texts)
    assert kept == list(range(printed))


@pytest.mark.parametrize(
    ("cell", "title", "description"),
    [
        ([paragraph("Loss of power – A storm cuts lines.", bold=3)], "Loss of power", "A storm cuts lines."),
        ([paragraph("Loss of power A storm cuts lines.", bold=3)], "Loss of power", "A storm cuts lines."),
        ([paragraph("POWER LOSS: A storm cuts lines.")], "POWER LOSS", "A storm cuts lines."),
        ([paragraph("Power loss"), paragraph("A storm cuts lines.")], "Power loss", "A storm cuts lines."),
        ([paragraph("A storm cuts power lines")], "A storm cuts power lines", None),
        ([paragraph("ICT failure stops payments")], "ICT failure stops payments", None),
        ([paragraph("A storm comes."), paragraph("Lines fall.")], "A storm comes.\nLines fall.", None),
        ([paragraph("PLAN B – A second site is missing.")], "PLAN B", "A second site is missing."),
        ([paragraph("BUDGET 2025/26: The gap grows.")], "BUDGET 2025/26", "The gap grows."),
        ([paragraph("LOSS OF A SITE The depot burns.")], "LOSS OF A SITE", "The depot burns."),
        ([paragraph("LOSS OF SITE – DEPOT BURNS")], "LOSS OF SITE – DEPOT BURNS", None),
        ([paragraph("COVID-19 leads to absence")], "COVID-19 leads to absence", None),
        ([paragraph("SR1: Loss of the depot")], "SR1: Loss of the depot", None),
        ([paragraph("SR1 – Loss of the depot")], "SR1 – Loss of the depot", None),
        (
            [paragraph("Power loss: A storm cuts the lines to the depot.")],
            "Power loss",
            "A storm cuts the lines to the depot.",
        ),
        ([paragraph("Power loss: lines to the depot are cut.")], "Power loss: lines to the depot are cut.", None),
        (
            [paragraph("There is a risk that: A storm cuts the lines to us.")],
            "There is a risk that: A storm cuts the lines to us.",
            None,
        ),
    ],
)
def test_titles(cell: list[Paragraph], title: str, description: str | None) -> None:
    reading = split_title(cell, has_description_field=False)
    assert (reading.title, reading.description) == (title, description)


def test_a_description_field_leaves_the_title_whole() -> None:
    assert (
        split_title([paragraph("POWER LOSS: in storms")], has_description_field=True).title == "POWER LOSS: in storms"
    )


@given(st.lists(st.tuples(st.text(alphabet="ab AB:-.•", max_size=30), st.integers(0, 4)), max_size=4), st.booleans())
def test_a_title_keeps_every_word(texts: list[tuple[str, int]], has_field: bool) -> None:
    cell, first = [], 0
    for text, bold in texts:
        cell.append(paragraph(text, bold=bold, first=first))
        first += len(cell[-1].words)
    reading = split_title(cell, has_field)
    assert sorted(word.index for word in (*reading.title_words, *reading.description_words)) == list(range(first))


def test_texts_keep_paragraphs_and_drop_glyphs() -> None:
    assert clean_text([paragraph("Locks"), paragraph("• Alarms"), paragraph("")]) == "Locks\nAlarms"


def test_a_ticked_box_before_a_line_tells_the_choice_though_it_looks_like_a_bullet() -> None:
    boxes = (("☒", "Treat"), ("☐", "Tolerate"))
    lines = tuple(paragraph(text, box) for box, text in boxes)
    draft = Draft()
    add_word(draft, "response", RawValue(Label("Response", Field.RESPONSE), lines))
    assert draft.response is not None
    assert draft.response.value == "treat"
