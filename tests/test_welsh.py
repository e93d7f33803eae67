"""Labels and values in Welsh, alone or beside English."""

from __future__ import annotations

import pytest
from hand_tables import table
from riskreader.normalise.direction import parse_direction
from riskreader.normalise.rag import rag_of_text
from riskreader.normalise.texts import is_blank
from riskreader.parsers.labels import default_grammar
from riskreader.parsers.layouts.card import read_card
from riskreader.parsers.layouts.legend_words import level_word
from riskreader.parsers.layouts.view import TableView
from riskreader.parsers.layouts.wide import read_wide
from riskreader.parsers.raw import Field, StageKind
from riskreader.parsers.welsh import in_english


@pytest.mark.parametrize(
    ("printed", "english"),
    [
        ("Risg weddilliol / Residual risk", "Residual risk"),
        ("Residual risk / Risg weddilliol", "Residual risk"),
        ("Risk owner (Perchennog y risg)", "Risk owner"),
        ("Perchennog y risg | Risk owner", "Risk owner"),
        ("Tebygolrwydd\nLikelihood", "Likelihood"),
        ("Amcan llesiant / Well-being objective", "Well-being objective"),
        ("Isel / Low 1–4", "Low 1–4"),
        ("Disgrifia d o'r risg Risk description", "Risk description"),
        ("Sgôr / Score = Tebygolrwydd / Likelihood x Effaith / Impact", "Score = Likelihood x Impact"),
    ],
)
def test_of_both_languages_the_english_is_read(printed: str, english: str) -> None:
    assert in_english(printed) == english


@pytest.mark.parametrize(
    ("printed", "english"),
    [
        ("Risg gynhenid", "inherent risk"),
        ("Aelod Cabinet", "cabinet member"),
        ("Cyn rheolaethau", "before control"),
        ("Uchel iawn", "very high"),
        ("Dim newid", "no change"),
        ("12 (Coch)", "12 (red)"),
    ],
)
def test_welsh_alone_is_put_into_english_word_for_word(printed: str, english: str) -> None:
    assert in_english(printed) == english


@pytest.mark.parametrize(
    "printed", ["Risk owner", "Cabinet member", "Inherent / residual", "A. ap Rhys", "Low", "12", "", "x" * 200]
)
def test_english_stays_as_it_is(printed: str) -> None:
    assert in_english(printed) == printed


def test_a_stage_in_welsh_alone_keeps_its_printed_name() -> None:
    reading = default_grammar().read("Sgôr risg gynhenid")
    assert reading is not None
    assert (reading.field, reading.stage, reading.stage_text) == (
        Field.SCORE, StageKind.INHERENT, "Sgôr risg gynhenid",
    )  # fmt: skip


def test_values_in_welsh() -> None:
    assert is_blank("Dim / None")
    assert is_blank("Dim")
    assert parse_direction("Gwaethygu / Worsening") == "up"
    assert parse_direction("Dim newid") == "same"
    assert rag_of_text("Coch / Red") == rag_of_text("Coch") == "red"
    assert level_word("Canolig / Medium") == "Canolig / Medium"


def test_a_wide_table_with_labels_in_both_languages() -> None:
    reading = read_wide(
        TableView(
            table(
                [
                    "*Cyf / Ref",
                    "*Risg / Risk",
                    "*Perchennog / Owner",
                    "*Tebygolrwydd / Likelihood",
                    "*Effaith / Impact",
                ],
                ["R1", "The slipway closes", "Harbour Master", "3", "4"],
                ["R2", "The crane fails", "Engineer", "2", "5"],
            ),
            default_grammar(),
        ),
        default_grammar(),
    )
    assert reading is not None
    fields = [label.field for label in reading.labels]
    assert fields == [Field.ID, Field.RISK, Field.OWNER, Field.LIKELIHOOD, Field.IMPACT]


def test_a_card_with_labels_in_both_languages() -> None:
    reading = read_card(
        TableView(
            table(
                ["*CRR-01", "*Yr harbwr / The harbour|5"],
                ["*Disgrifiad / Description", "The slipway closes after a storm.|5"],
                ["*Camau pellach / Further actions|4", "*Cyfrifoldeb / Responsible", "*Erbyn / By"],
                ["Mend the slipway before the winter|4", "Harbour Master", "31/03/2027"],
            ),
            default_grammar(),
        ),
        default_grammar(),
    )
    assert reading is not None
    (card,) = reading.records
    said = {value.label.field: value.text for value in card.values}
    assert said[Field.TITLE] == "Yr harbwr / The harbour"
    assert said[Field.ACTION_OWNER] == "Harbour Master"
    assert said[Field.ACTION_DUE] == "31/03/2027"
