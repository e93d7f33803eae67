"""Labels whose words could be taken for another field's: what each says, and what it must not say."""

from __future__ import annotations

import pytest
from riskreader.parsers.labels import default_grammar

from tests.label_lines import assert_means

GRAMMAR = default_grammar()

TOLD = """
Corporate risk owner | owner
Strategic Risk Owner | owner
Operational risk status | status
Principal risk category | category
Risk owner update | update
Lead officer comments | update
Update from risk owner | update
Progress since last review | update
Change in risk score | direction
Movement in score | direction
Forecast direction | extra
Future direction of travel | extra
Risk score trend | score
Current score (trend) | score.current
Current score and direction of travel | score.current
Target Q4 | score.target
Q4 target score | score.target
Last score | score.previous
Old rating | score.previous
Historic score | score.previous
Score on entry | score.inherent
Absolute risk | score.inherent
Acceptable risk level | score.target
Acceptable risk score | score.target
Target position | score.target
Net position | score.residual
Previous ref | extra
Old ref | extra
Previous risk no | extra
Cross reference | extra
Previous review date | extra
Date of previous review | extra
Date for next review | review_on
Date of completion | target_on
Date action to be completed | action_due
Complete by date | target_on action_due
Milestone date | action_due
Date of meeting | extra
Date of risk | raised_on
Work done to date | controls
Progress made to date | update
Priority actions | actions
Actions to achieve target score | actions
Mitigation to reach target score | actions
Further risk treatment | actions
Planned risk response | actions.target
Risk response actions | actions
Recommended controls | actions
Controls under development | actions
Actions completed | controls
Responsible officer for action | action_owner
Actioned by | action_owner
Action plan ref | action_ref
Control status | extra
Status of mitigations | extra
Inh. risk score | score.inherent
Orig. score | score.inherent
Resid. L | likelihood.residual
Targ. date | target_on
Rev. date | review_on
Impact desc. | consequences
Risk desc. | risk
Resp. person | owner
Mitigation type | extra
Number of actions | extra
No. of controls | extra
Rationale for change in score | extra
Justification for score | extra
Target date rationale | extra
Link to corporate risk | extra
Link to strategic objective | objective
Date of score | extra
Scoring date | extra
Lead indicators | extra
Oversight committee | extra
Opened by | extra
Financial implications | extra
Appetite description | extra
Causes and impacts | causes_and_consequences
Risk, cause and effect | risk
Risk event (What could happen?) | risk
Outcome if risk occurs | consequences
Risk H/M/L | score
Risk Priority Number | score
Treat/tolerate/terminate | response
Accept, reduce, transfer or avoid | response
How do we know it's working? | evidence
How do we know the controls are effective? | evidence
Are the controls effective? | extra
Perchennog Risg | owner
Dyddiad adolygu | review_on
Sgôr Risg Gweddilliol | score.residual
"""


@pytest.mark.parametrize("line", TOLD.strip().splitlines())
def test_the_noun_of_a_label_decides(line: str) -> None:
    assert_means(GRAMMAR, line, sure=0.6)


@pytest.mark.parametrize("text", ["New", "the new system", "out of date", "☐ Treat ☒ Tolerate ☐ Transfer"])
def test_words_of_values_and_sentences_are_no_labels(text: str) -> None:
    reading = GRAMMAR.read(text)

    assert reading is None or reading.confidence < 0.99
