"""What one sentence states of a risk's scores."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from riskreader.parsers.document import Paragraph
from riskreader.parsers.labels import default_grammar
from riskreader.parsers.layouts.sentences import read_stated
from riskreader.parsers.raw import MEASURES
from riskreader.parsers.words import Join, Place, Word

STATED = {
    "Scored at 12 after controls and 20 before.": "residual score 12, inherent score 20",
    "The score is reduced from 20 before controls to 12 after controls.": "inherent score 20, residual score 12",
    "The likelihood is 4 and the impact 4, giving a current score of 16 against a target of 8.":
        "current likelihood 4, current impact 4, current score 16, target score 8",
    "The current risk score is 16, down from 20 last quarter.": "current score 16, previous score 20",
    "This risk has been scored 4 for likelihood and 5 for impact, a total of 20.": "likelihood 4, impact 5, score 20",
    "The target of 8 should be reached by March 2027.": "target score 8",
    "Its inherent rating of very high falls to low with controls.": "inherent score very high, residual score low",
    "Untreated, the risk would be almost certain with a severe impact (5 x 5 = 25).":
        "inherent likelihood almost certain, inherent impact severe, inherent score (5 x 5 = 25)",
    "The risk scores 16 (L4 x I4) at present and should fall to 8 (L2 x I4) once the actions are complete.":
        "current score 16 (L4 x I4), target score 8 (L2 x I4)",
    "Likelihood 5 x impact 4 = 20.": "likelihood 5, impact 4, score 20",
    "Controls cut the score from 20 (4 x 5) to 12 (3 x 4).": "inherent score 20 (4 x 5), residual score 12 (3 x 4)",
    "Inherent score of 20: likelihood 4 and impact 5": "inherent score 20, inherent likelihood 4, inherent impact 5",
    "The score was 20 and is now 12.": "previous score 20, current score 12",
    "The residual risk is rated High.": "residual score High",
}  # fmt: skip
NOTHING = (
    "The council employs 4 staff and has 12 sites where harm is possible.",
    "Costs have risen from 15 to 20.",
    "A score of 15 to 25 is Red, 8 to 14 is Amber and 1 to 7 is Green.",
    "Likelihood and impact are each scored from 1 to 5 and multiplied together.",
    "A risk that scores 16 or more is reported to the Board.",
    "There are 12 risks, of which 4 are rated red, 6 amber and 2 green.",
    "The average risk score is 11 compared with 12 last quarter.",
    "Targets for minor roads are not met.",
)


def _stated(sentence: str) -> str:
    words = tuple(Word(number, text, Place(page=1)) for number, text in enumerate(sentence.split()))
    values = [v for v in read_stated(Paragraph(words), default_grammar()).values if v.label.field in MEASURES]
    return ", ".join(" ".join(filter(None, (v.label.stage, v.label.field, v.text))) for v in values)


@pytest.mark.parametrize("sentence", STATED)
def test_each_number_has_its_measure_and_its_stage(sentence: str) -> None:
    assert _stated(sentence) == STATED[sentence]


@pytest.mark.parametrize("sentence", NOTHING)
def test_other_sentences_state_no_score(sentence: str) -> None:
    assert _stated(sentence) == ""


def test_a_step_that_a_line_end_cuts_is_one_word() -> None:
    printed = ("Its", "inherent", "rating", "of", "mod-", "erate", "falls", "with", "controls.")
    words = [Word(number, text, Place(page=1)) for number, text in enumerate(printed)]
    words[5] = Word(5, "erate", Place(page=1), line=1, join=Join.DEHYPHENATE)
    values = read_stated(Paragraph(tuple(words)), default_grammar(), facts=False).values
    assert [(v.label.stage, v.text) for v in values] == [("inherent", "moderate")]


PIECES = (
    "the", "score", "is", "controls,", "likelihood", "impact", "(likelihood", "5)", "4", "(4)", "12", "20.",
    "x", "=", "before", "after", "controls", "residual", "inherent", "target", "from", "to", "and", "Red",
    "(Amber)", "likely", "major", "16/25", "L4", "now", "unchanged", "since", "last", "quarter.", "The",
    "risk", "owner", "Ida", "Marlow", "owns", "this",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
def test_no_word_of_a_sentence_is_lost_or_said_twice(pieces: list[str]) -> None:
    words = tuple(Word(number, text, Place(page=1)) for number, text in enumerate(pieces))
    stated = read_stated(Paragraph(words), default_grammar())
    said = [word.index for value in stated.values for word in value.all_words()]
    carried = {w.index for w in stated.label_words} | {w.index for v in stated.values for w in v.label.words}
    left = {word.index for word in stated.left}
    assert len(said) == len(set(said))
    assert set(said) | carried | left == set(range(len(pieces)))
    assert not left & (set(said) | carried)
