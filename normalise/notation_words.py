"""The words of score cells: names of the measures, rating words, likelihood words, and what says nothing."""

from __future__ import annotations

import re

LIKELIHOOD_NAMES = r"likeli-?hood|probability|prob\.?|chance|frequency|LH"
IMPACT_NAMES = r"impact|severity|consequences?|imp\.?|sev\.?"
SCORE_NAMES = (
    r"(?:overall\s+|total\s+|combined\s+|risk\s+)*(?:score|rating|total|exposure|risk\s+level|priority)"
    r"|overall(?=\s*[:=]?\s*\d)"
)

LEVEL_LETTERS = r"VH|VL|MH|ML|(?:VL|[LMH])\s*[/\-–]\s*(?:VH|[LMH])|[LMHSE]"

_DEGREE = r"(?:v\.?|very|extremely|relatively|quite|fairly|low|medium|moderate|mod\.?|med\.?|high|upper|lower)"
_LEVEL = (
    r"(?:low|lowest|medium|med|mid|moderate|mod|high|higher|highest|significant|insignificant|severe|extreme|critical|major|minor|manageable"
    r"|material|immaterial|tolerable|intolerable|acceptable|unacceptable|tolerated|monitor|issue|substantial|negligible|trivial|catastrophic|elevated"
    r"|undesirable|considerable|purple|serious|marginal|cautious|urgent|minimal|limited|reasonable|priority|concern|within\s+appetite|outside\s+appetite|above\s+appetite)"
)
LEVEL_FACTOR = rf"(?:(?-i:VH|VL|[LMH])|(?:{_DEGREE}[\s/\-–]+)?{_LEVEL})(?=[xX]|[^A-Za-z]|$)"
_LEVEL_WORD = re.compile(
    rf"(?:{_DEGREE}[\s/\-–]+)?{_LEVEL}(?:\s*[/\-–&]\s*(?:{_DEGREE}[\s\-]+)?{_LEVEL}|\s+to\s+{_LEVEL})?(?:\s+(?:risk|level|priority))?\.?",
    re.IGNORECASE,
)
LIKELIHOOD_WORDS = re.compile(
    r"(?:(?:very|highly|most|extremely|almost|not|quite)\s+)?(?:likely|unlikely|rare|possible|impossible|certain|probable|improbable|remote|occasional"
    r"|frequent|infrequent|certainty)(?:\s*(?:/|or)\s*(?:(?:very|almost|not)\s+)?(?:likely|unlikely|rare|possible|impossible|certain|probable|improbable"
    r"|remote|occasional|frequent|infrequent|certainty))?",
    re.IGNORECASE,
)
IMPACT_WORDS = re.compile(
    r"(?:(?:very|highly|extremely)\s+)?(?:insignificant|negligible|trivial|minimal|slight|minor|small|marginal|noticeable|moderate|significant|material"
    r"|serious|large|substantial|major|severe|critical|extreme|extensive|catastroph(?:ic|e)|disast(?:rous|er)|fundamental)"
    r"(?:\s*(?:/|or)\s*(?:(?:very|highly)\s+)?(?:insignificant|negligible|minor|moderate|significant|serious|major|severe|critical|catastrophic))?",
    re.IGNORECASE,
)
NOISE = re.compile(
    r"\b(?:overall|current|residual|inherent|target|gross|net|risk\s+(?:score|rating|level)|score|rating|rag(?:\s+(?:status|rating))?|no\s+change|unchanged"
    r"|increas(?:ed|ing)|decreas(?:ed|ing)|static|stable|improving|worsening|treat|tolerate|transfer|terminate|level|category|cat|tier|open|closed|new)\b",
    re.IGNORECASE,
)
ANY_ARROW = re.compile(
    "[\u2190-\u21ff\u27f0-\u27ff\u2900-\u297f\u2b00-\u2b2f\u2b45-\u2b4d\u2b60-\u2bb9\u2794\u2798-\u27be\u25b2-\u25c5"
    "\U0001f800-\U0001f8ff\U0001f53c\U0001f53d\ufe0e\ufe0f\uf0d5-\uf0f8]|<?[-=]{1,2}>"
)


def is_level(word: str) -> bool:
    """True for a rating word that is no colour: "High", "V. Low", "Low/Medium", "Critical Risk"."""
    return _LEVEL_WORD.fullmatch(word) is not None
