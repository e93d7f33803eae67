"""Labels are understood by their words: whatever their order, case and punctuation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from riskreader.parsers.document import Paragraph
from riskreader.parsers.labels import default_grammar
from riskreader.parsers.layouts.subheads import inner_runs
from riskreader.parsers.raw import Field, StageKind
from riskreader.parsers.vocabulary import default_vocabulary
from riskreader.parsers.words import NOWHERE, Word, join_words

from tests.label_lines import assert_means

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
    Field.CONTROLS: [
        "Existing controls",
        "Controls in place",
        "Current controls",
        "Mitigation",
        "Processes/controls in place",
    ],
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
    [
        ("likelihoo d", Field.LIKELIHOOD),
        ("Likeli- hood", Field.LIKELIHOOD),
        ("Mitigaton", Field.CONTROLS),
        ("O w n e r", Field.OWNER),
        ("Controls2", Field.CONTROLS),
    ],
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


TOLD = """
Mitigation still to come | actions
Additional controls needed | actions
Controls to be implemented | actions
Planned mitigations | actions
Outstanding mitigation | actions
Controls required | actions
New controls proposed | actions
Controls still needed | actions
Mitigation to be put in place | actions
Further control measures | actions
Further controls to be introduced | actions
Actions still to be taken | actions
Actions to reduce the risk | actions
Actions required to reach target score | actions
Actions to be taken to mitigate the risk | actions
What else needs to be done? | actions
What still needs to happen? | actions
Current controls in place to manage the risk | controls controls.current
Controls currently in place | controls controls.current
Controls already in place | controls
Mitigation already in place | controls
What we have in place | controls
Control environment | controls
Control framework | controls
Existing arrangements to manage the risk | controls
Steps taken to reduce the risk | controls
Measures in place to control the risk | controls
How we currently manage the risk | controls controls.current
Existing mitigation and controls in place | controls
What is being done to manage it? | controls
What controls do we have in place? | controls
Consequence if it happens | consequences impact
Consequences if the risk occurs | consequences impact
Potential consequences if realised | consequences
What could the consequences be? | consequences
What would the impact be? | consequences
What happens if it goes wrong? | consequences
Impact if the risk occurs | impact consequences
Impact if risk materialises | impact consequences
Impact should the risk occur | impact consequences
How bad | impact
How bad would it be? | impact
How serious | impact
How severe could it be? | impact
What could cause this? | causes
What causes it? | causes
What are the causes? | causes
Risk causes and triggers | causes
Reasons why the risk may occur | causes
Named officer | owner
Nominated lead | owner
Designated owner | owner
Relevant director | owner
Who owns the risk? | owner
Who is responsible | owner
Who is accountable? | owner
Who leads on this? | owner
Responsible lead officer | owner
Accountable lead | owner
To be reviewed | review_on
Date risk to be reviewed | review_on
When will it be reviewed? | review_on
When will this be reviewed next? | review_on
Reassessment due | review_on
Next scheduled review | review_on
Date due for review | review_on
Last reviewed on | extra
Date last reviewed | extra
When was it last reviewed? | extra
Link to council plan | extra objective
Committee responsible | extra owner
Escalated to | extra
How likely | likelihood
How likely is it? | likelihood
How likely now | likelihood.current
If we do nothing How likely | likelihood.inherent
Raw likelihood | likelihood.inherent
Score when actions are complete | score.target
Risk score when actions are complete | score.target
Rating once actions implemented | score.target
Score once all actions have been completed | score.target
Risk appetite | score.target
Risk tolerance | score.target
Score if no action is taken | score.inherent
Score without controls | score.inherent
Risk before anything is done | score.inherent
Risk score before any action taken | score.inherent
Raw score | score.inherent
Pre-mitigation score | score.inherent
Pre-control score | score.inherent
Untreated risk | score.inherent
Gross | score.inherent
Score taking account of existing controls | score.residual
Residual score after current controls | score.residual score.current
Post-mitigation score | score.residual
Post control rating | score.residual
Treated risk | score.residual
Net | score.residual
Current score with controls in place | score.current score.residual
Score now | score.current
RAG now | rag.current
RAG this quarter | rag.current
Current RAG rating | rag.current
RAG last quarter | rag.previous
Score last time | score.previous
Score in previous quarter | score.previous
Previous quarter's score | score.previous
Score at last review | score.previous
Change since last review | direction
Movement in quarter | direction
Has the risk changed? | direction extra
Date first raised | raised_on
When was the risk first identified? | raised_on
Date risk was added | raised_on
Target date for completion of actions | action_due target_on
Deadline for action | action_due
By when? | target_on action_due
Action owner / lead | action_owner
Who will do it? | action_owner
Who by? | action_owner
By whom and when | action_owner action_due
Update on actions | action_status update
Latest position / update | update
What has changed since the last report? | update
Commentary on current position | update
Corporate plan priority affected | objective
Which objective does this affect? | objective
Council plan outcome | objective
Portfolio Holder(s) | portfolio_holder
Relevant portfolio holder | portfolio_holder
Cabinet member responsible | portfolio_holder
Responsible Executive Member | portfolio_holder
Sources of assurance in place | assurances
How are we assured? | assurances evidence
Evidence that controls work | evidence
Evidence that controls are effective | evidence
Risk category / theme | category
Which service? | category
Service affected | category
Department responsible | category owner
Risk type (e.g. financial, legal) | category
Management future rating | score.target
Date of update | extra
Prospects of meeting Target Risk Score by Target Date | extra
Controls fully effective? (F/P/N) | extra
Responsible for control measures? | control_owner
Treat / Tolerate | response
Control type | extra
RAG status of actions | action_status
EXISTING ACTION / RESIDUAL RISK | controls.residual
FURTHER ACTION / FORECAST RISK | actions.target
Risk (Owner) | risk
Further action (lead and date) | actions
Likelihood Factors (Vulnerability) | causes
"""
"""Labels that no list has whole, and what each may be: a field, and the stage of a score."""


@pytest.mark.parametrize("line", TOLD.strip().splitlines())
def test_what_is_said_more_than_a_name_needs_is_understood(line: str) -> None:
    assert_means(GRAMMAR, line, sure=0.99)


def test_a_bold_label_inside_a_line_begins_where_the_print_turns_bold() -> None:
    words = "Owner: Chief Finance Officer Next review: March 2027".split()
    bold = {0, 4, 5}
    paragraph = Paragraph(tuple(Word(n, text, NOWHERE, bold=n in bold) for n, text in enumerate(words)))
    runs = inner_runs(paragraph, GRAMMAR)
    assert [(run[0].field, join_words(run[2])) for run in runs] == [
        (Field.OWNER, "Chief Finance Officer"), (Field.REVIEW_ON, "March 2027"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Progress since last review", Field.UPDATE),
        ("Commentary since the previous report", Field.UPDATE),
        ("Change since last review", Field.DIRECTION),
        ("Linked operational risks", Field.EXTRA),
        ("Related strategic risks", Field.EXTRA),
        ("Strategic risk", Field.RISK),
    ],
)
def test_since_when_and_other_risks(label: str, field: Field) -> None:
    reading = default_grammar().read(label)
    assert reading is not None
    assert reading.field is field
