"""The words of sentences that state scores: what names a measure, parts a clause, tells a stage, or says nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from ..raw import Field
from ..words import Word

NUMBERED = re.compile(r"[(\[]?[LIPSC]?\d{1,2}(?:\.\d{1,2})?(?:\s*[x×*/=]\s*[LIPSC]?\d{1,3})*[)\],.;:%]*", re.IGNORECASE)
SIGN = re.compile(r"[(\[]?[x×*=+][)\]]?|multiplied|times")
NAMES: dict[str, Field] = {
    "likelihood": Field.LIKELIHOOD, "probability": Field.LIKELIHOOD, "chance": Field.LIKELIHOOD,
    "frequency": Field.LIKELIHOOD,
    "impact": Field.IMPACT, "severity": Field.IMPACT, "consequence": Field.IMPACT, "impacts": Field.IMPACT,
    "score": Field.SCORE, "scores": Field.SCORE, "rating": Field.SCORE, "total": Field.SCORE, "scored": Field.SCORE,
    "rated": Field.SCORE, "product": Field.SCORE,
}  # fmt: skip
LETTERS: dict[str, Field] = {"L": Field.LIKELIHOOD, "P": Field.LIKELIHOOD, "I": Field.IMPACT}
LIKELIHOODS = frozenset(
    "rare|unlikely|possible|likely|probable|remote|improbable|occasional|frequent|certain|almost certain|very likely|"
    "very unlikely|highly likely|highly unlikely|almost impossible|not likely|extremely likely".split("|")
)
IMPACTS = frozenset(
    "negligible insignificant minor moderate serious major severe catastrophic critical marginal disastrous".split()
)
NO_LEVELS = frozenset("expected issue issues monitor none limited material acceptable unacceptable noticeable".split())
"""Words of some scales that sentences are full of."""
MONTH = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*", re.IGNORECASE)
COUNTED = frozenset(
    "quarter q year years phase version item section paragraph objective priority tier page page period stage line "
    "appendix annex table figure step week month grade part no risk principle outcome theme".split()
)
"""Words before a number that is no score."""
BEHIND = frozenset(
    "months month weeks days years year hours people staff posts risks actions controls percent per homes sites "
    "are were have incidents members cases million thousand".split()
)
"""Words behind a number that counts something."""
RANGE = frozenset({"to", "–", "-"})
MORE = frozenset({"more", "above", "higher", "over", "greater"})
CLAUSE = frozenset("and but then while whereas which against to".split())
PAST = re.compile(
    r"(?:up|down|fallen|risen|fell|rose|increased|decreased|reduced|gone up|gone down|moved|raised|lowered|"
    r"changed) from\b"
    r"|from (?=\d)|(?:higher|lower|worse|better) than\b|compared (?:with|to)\b|previously\b|formerly\b|"
    r"when it (?:stood|was)\b|it (?:stood|was) at\b|at the last (?:review|report|meeting)\b|"
    r"(?:in|at) (?:the )?(?:last|previous) (?:quarter|review|report|period|year)\b",
    re.IGNORECASE,
)
"""What a number of an earlier report stands behind."""
FILLER = frozenset(
    """
    the is was are at a an of and with to this risk been has have had assessed giving gives give
    which as in on it from falls fell falling reduces reduced reducing brings bringing rises rising risen once
    when our its for out by remains stands stood currently before after control controls mitigation mitigations
    mitigating applied place into account we aim would be should target then down up against but that overall
    taking without any existing considered current score scores scoring rating so therefore now stays still
    becomes become these those both get planned further actions action done complete completed all if were
    expected put allowed allowing having made level following being judged given makes making product
    resulting equal equals likelihood impact probability severity over also only just remain stand each scored rated
    higher lower than no more not last previous quarter review report previously since unchanged changed change board
    committee meeting met meet reach reached until bring score's listed below above set i.e ie namely
    calculated estimated multiplied produces producing produce leads leading yields again year period is, same
    fallen increased decreased what where there gone moved moves want risk's taken rise
    """.split()
)


def plain_of(word: Word) -> str:
    return _plain(word.text)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return text.strip("().,;:[]|\"'“”‘’").casefold()
