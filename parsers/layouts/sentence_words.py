"""The words of sentences that state scores: what names a measure, parts a clause, tells a stage, or says nothing."""

from __future__ import annotations

import re

from ..document import Word
from ..raw import Field, StageKind

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
    "incidents members cases million thousand".split()
)
"""Words behind a number that counts something."""
CLAUSE = frozenset("and but then while whereas which against to".split())
PAST = re.compile(
    r"(?:up|down|fallen|risen|fell|rose|increased|decreased|reduced|gone up|gone down|moved|raised|lowered|changed) from\b"
    r"|from (?=\d)|(?:higher|lower|worse|better) than\b|compared (?:with|to)\b|previously\b|formerly\b|"
    r"when it (?:stood|was)\b|it (?:stood|was) at\b|at the last (?:review|report|meeting)\b|"
    r"(?:in|at) (?:the )?(?:last|previous) (?:quarter|review|report|period|year)\b",
    re.IGNORECASE,
)
"""What a number of an earlier report stands behind."""
ADVERBS = re.compile(
    r"(?:before|after|without|with|prior to|following|once|when|in the absence|taking|having taken|if|through|on|given|"
    r"by|until|allowing for|considering|excluding|including|in place|post|pre)\b",
    re.IGNORECASE,
)
"""How a stage begins that may be told behind its number."""
NOW = re.compile(r"(?:currently|now|at present|today|untreated)", re.IGNORECASE)
"""Stages that are told before their number or behind it."""
_CONTROLS = r"(?:\w+ ){0,2}(?:controls?|mitigations?|measures|safeguards|arrangements)"
_ACTIONS = r"(?:\w+ ){0,2}(?:actions?|work|measures|steps|improvements)"
STAGES: tuple[tuple[re.Pattern[str], StageKind], ...] = (
    (
        re.compile(
            rf"(?:before|prior to|without|in the absence of|excluding|if there were no|were there no) {_CONTROLS}"
            r"(?: (?:are|is|being|were|have been|had been) (?:taken into account|considered|applied|put in place|in place))?"
            r"|if (?:nothing were|nothing was|nothing is) done|left untreated",
            re.IGNORECASE,
        ),
        StageKind.INHERENT,
    ),
    (
        re.compile(
            rf"(?:with|after|given|following|taking account of|allowing for|considering|having taken account of) "
            rf"(?:the )?{_CONTROLS}(?: (?:that are |which are )?(?:listed|set out|described|shown)(?: (?:below|above))?"
            r"| (?:now |already |currently )?in place| (?:are |have been )?(?:taken into account|applied|considered))"
            rf"|(?:taking|having taken) (?:the )?{_CONTROLS} into (?:account|consideration)"
            rf"|(?:once|when) {_CONTROLS} (?:are|have been|were) (?:applied|taken into account|considered)"
            r"|with (?:these|those|this|all of these|all these|them) in place",
            re.IGNORECASE,
        ),
        StageKind.RESIDUAL,
    ),
    (
        re.compile(
            rf"(?:once|when|after|with) (?:all )?(?:the |these |those |our )?{_ACTIONS} (?:below )?(?:are|is|have been|has been)"
            r" (?:complete|completed|done|delivered|finished|in place|carried out|implemented)"
            r"|(?:we |the council |the board |the trust )?(?:aims?|wants?|intends?|hopes?|expects?|plans?) (?:it )?to (?:be|bring|reduce|get|lower|cut|see|reach)"
            r"(?: (?:it|this|the risk|the score|this risk))?(?: down)?(?: no more than)?"
            r"|(?:we )?want it to be(?: no more than)?|(?:should|will) (?:then )?(?:fall|come down|drop|reduce|be reduced) to",
            re.IGNORECASE,
        ),
        StageKind.TARGET,
    ),
)
"""Clauses that tell a stage."""
NO_ENDS = frozenset("of at the a an to is are was and with it this which that in as".split())
"""Words that no stage's phrase ends in."""
VERBS = frozenset(
    "is are was were be been has have had would should will scores scored rated falls remains stands".split()
)
"""Words that stand in sentences and not in names of stages."""
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
    return word.text.strip("().,;:[]|\"'“”‘’").casefold()
