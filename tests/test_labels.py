"""Labels are understood by their words: whatever their order, case and punctuation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from riskreader.parsers.labels import default_grammar
from riskreader.parsers.raw import Field, StageKind
from riskreader.parsers.vocabulary import default_vocabulary

GRAMMAR = default_grammar()

LABELS = {
    Field.ID: ["Risk ID", "Ref", "Risk Ref No", "Risk number", "Risk code"],
    Field.TITLE: ["Risk title", "Title"],
    Field.RISK: ["Risk", "Risk description", "Description of risk"],
    Field.CATEGORY: ["Category", "Risk category", "Theme"],
    Field.CAUSES: ["Causes", "Cause(s)", "Risk cause", "Root causes"],
    Field.CONSEQUENCES: ["Consequences", "Effects", "Consequence"],
    Field.OWNER: ["Risk owner", "Owner", "Lead officer", "Responsible officer"],
    Field.LIKELIHOOD: ["Likelihood", "Probability", "Current likelihood", "Likelihood - gross"],
    Field.IMPACT: ["Impact", "Severity", "Residual impact", "Impact (net)"],
    Field.SCORE: ["Risk score", "Score (after controls)", "Inherent risk score", "Residual risk rating", "L x I"],
    Field.RAG: ["RAG", "RAG status", "R/A/G"],
    Field.CONTROLS: ["Existing controls", "Controls in place", "Current controls", "Mitigation"],
    Field.ACTIONS: ["Further actions", "Actions required", "Planned actions"],
    Field.DIRECTION: ["Direction of travel", "Trend"],
    Field.RESPONSE: ["Risk response", "Treatment"],
    Field.REVIEW_ON: ["Review date", "Date of next review"],
    Field.ACTION_OWNER: ["Action owner"],
}


@pytest.mark.parametrize(("field", "label"), [(field, label) for field, labels in LABELS.items() for label in labels])
def test_a_label_is_understood_as_its_field(field: Field, label: str) -> None:
    reading = GRAMMAR.read(label)
    assert reading is not None
    assert field in (reading.field, *reading.alternatives)
    assert reading.confidence >= 0.99


@pytest.mark.parametrize(
    ("label", "stage"),
    [
        ("Inherent likelihood", StageKind.INHERENT),
        ("Gross risk score", StageKind.INHERENT),
        ("Score before controls", StageKind.INHERENT),
        ("Net impact", StageKind.RESIDUAL),
        ("Residual score", StageKind.RESIDUAL),
        ("Current risk rating", StageKind.CURRENT),
        ("Target score", StageKind.TARGET),
        ("Previous score", StageKind.PREVIOUS),
    ],
)
def test_a_stage_word_beside_a_measure_names_the_stage(label: str, stage: StageKind) -> None:
    reading = GRAMMAR.read(label)
    assert reading is not None
    assert reading.stage is stage


@pytest.mark.parametrize("label", ["Inherent Risk Score", "Risk owner", "Existing controls", "Likelihood (gross)"])
def test_case_and_punctuation_change_nothing(label: str) -> None:
    plain = GRAMMAR.read(label)
    assert plain is not None
    for printed in (label.upper(), label.lower(), f"{label}:", f" {label} -"):
        said = GRAMMAR.read(printed)
        assert said is not None
        assert (said.field, said.stage, said.line) == (plain.field, plain.stage, plain.line)


@pytest.mark.parametrize(
    ("printed", "field"),
    [("likelihoo d", Field.LIKELIHOOD), ("Mitigaton", Field.CONTROLS), ("O w n e r", Field.OWNER)],
)
def test_broken_and_misspelt_words_are_mended(printed: str, field: Field) -> None:
    reading = GRAMMAR.read(printed)
    assert reading is not None
    assert reading.field is field


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("What could go wrong?", Field.RISK),
        ("Why might it happen?", Field.CAUSES),
        ("Why is this a risk?", Field.CAUSES),
        ("Who is responsible?", Field.OWNER),
        ("How likely is it?", Field.LIKELIHOOD),
        ("How bad could it be?", Field.IMPACT),
        ("What are we doing already?", Field.CONTROLS),
        ("What will we do next?", Field.ACTIONS),
        ("What is still to be done?", Field.ACTIONS),
    ],
)
def test_a_plain_question_asks_for_its_field(question: str, field: Field) -> None:
    reading = GRAMMAR.read(question)
    assert reading is not None
    assert reading.field is field


def test_a_label_that_lists_gives_a_reading_for_each_part() -> None:
    parts = GRAMMAR.parts("Risk no, title, creation date, owner")
    assert [part.field for part in parts] == [Field.ID, Field.TITLE, Field.RAISED_ON, Field.OWNER]
    assert GRAMMAR.parts("Risk owner") == ()


def test_sentences_are_no_labels() -> None:
    sentence = (
        "The bridge over the canal may have to close for nine weeks while its bearings are renewed by the contractor"
    )
    assert GRAMMAR.read(sentence) is None


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=160))
def test_any_text_is_read_or_refused(text: str) -> None:
    reading = GRAMMAR.read(text)
    assert reading is None or 0 < reading.confidence <= 1
    assert GRAMMAR.read(text) is reading, "readings are kept"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(sorted(default_vocabulary().words)), min_size=1, max_size=5))
def test_known_words_in_any_order_are_read_alike_in_any_case(words: list[str]) -> None:
    text = " ".join(words)
    low, high = GRAMMAR.read(text), GRAMMAR.read(text.upper())
    assert (low is None) == (high is None)
    if low and high:
        assert (low.field, low.stage, low.line, low.confidence) == (high.field, high.stage, high.line, high.confidence)
