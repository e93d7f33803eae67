"""How sentences tell a stage: "the inherent score", "before any controls", "once these actions are complete"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..labels import Grammar
from ..raw import MEASURES, Field, Label, StageKind
from ..words import Join, Word, join_words
from .sentence_words import NAMES, plain_of

_SPACE = Join.SPACE
_RIM = ".,;:()|[] "
MOST_OF_STAGE = 12
"""Words of the longest clause that tells a stage."""
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
_FALLS = (
    r"(?:(?:our|the|these|existing|current) )*(?:controls|mitigations?) (?:reduces?|brings?|lowers?|cuts?|keeps?) "
    r"(?:it|this|the (?:risk|score|rating))(?: down)?"
)
"""What controls do to a score: from the inherent one, to the residual one."""
STAGES: tuple[tuple[re.Pattern[str], StageKind], ...] = (
    (
        re.compile(
            rf"(?:before|prior to|without|with no|in the absence of|excluding|if there were no|were there no|"
            rf"had there been no) {_CONTROLS}"
            r"(?: (?:are|is|being|were|have been|had been) "
            r"(?:taken into account|considered|applied|put in place|in place))?"
            rf"|{_FALLS} from"
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
            rf"|{_FALLS} (?:to|at)"
            r"|with (?:these|those|this|all of these|all these|them) in place",
            re.IGNORECASE,
        ),
        StageKind.RESIDUAL,
    ),
    (
        re.compile(
            rf"(?:once|when|after|with) (?:all )?(?:the |these |those |our )?{_ACTIONS} (?:below )?"
            r"(?:are|is|have been|has been) (?:completed?|done|delivered|finished|in place|carried out|implemented)"
            r"|(?:we |the council |the board |the trust )?(?:aims?|wants?|intends?|hopes?|expects?|plans?) (?:it )?to "
            r"(?:be|bring|reduce|get|lower|cut|see|reach)"
            r"(?: (?:it|this|the risk|the score|this risk))?(?: down)?(?: no more than)?"
            r"|(?:we )?want it to be(?: no more than)?"
            r"|(?:should|will) (?:then )?(?:fall|come down|drop|reduce|be reduced) to",
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


def _longest(words: Sequence[Word], at: int) -> int:
    """How many words a phrase may have here: it holds no figure, and ends at a stop or before a bracket."""
    for size, word in enumerate(words[at : at + MOST_OF_STAGE]):
        opens, figure, stops = _signs(word.text)
        if figure or (size and opens):
            return size
        if stops:
            return size + 1
    return min(MOST_OF_STAGE, len(words) - at)


@lru_cache(maxsize=4096)
def _signs(word: str) -> tuple[bool, bool, bool]:
    """The word opens a bracket; holds a figure; ends in a stop or closes a bracket."""
    return word[:1] in "([", any(map(str.isdigit, word)), word[-1:] in ",;:.)"


def stage_at(words: Sequence[Word], at: int, grammar: Grammar) -> tuple[Label, Field, int] | None:
    """A phrase that names a stage, what it measures, and its size: "the inherent score", "after controls"."""
    longest = _longest(words, at)
    run = words[at : at + longest]
    plain = [plain_of(word) for word in run]
    told = _patterns(run)
    verb = next((size for size, word in enumerate(plain) if word in VERBS), longest)  # no name goes on over it
    for size in range(longest if told else max(verb, min(longest, 1)), 0, -1):
        named = size == 1 or (size <= verb and plain[size - 1] not in NO_ENDS)
        if not (told or named):
            continue
        text = join_words(run[:size]).strip(_RIM)
        for pattern, stage in told:
            if pattern.fullmatch(text):
                return Label(text, Field.SCORE, stage, text, words=tuple(run[:size])), Field.SCORE, size
        reading = grammar.read(text) if named else None
        if reading and reading.stage and reading.field in MEASURES and reading.confidence >= 0.99:
            label = Label(text, Field.SCORE, reading.stage, reading.stage_text, words=tuple(run[:size]))
            return label, reading.field if plain[size - 1] in NAMES else Field.SCORE, size
    return None


def _patterns(run: Sequence[Word]) -> Sequence[tuple[re.Pattern[str], StageKind]]:
    """The clauses that may begin these words: what matches some of them matches the beginning of all."""
    if [word for word in run if word.join is not _SPACE]:
        return STAGES
    text = join_words(run).lstrip(_RIM)
    return [(pattern, stage) for pattern, stage in STAGES if pattern.match(text)]
