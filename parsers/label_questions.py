"""Labels in plain questions: what they ask for tells the field, and for a score the stage."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .raw import Field, StageKind

MOST_WORDS = 11

_MODAL = r"(?:(?:would|could|might|may|can|will|is|are|has|have|does|do|should|must) )?"
_IT = r"(?:it|this|that|they|the risk|the threat)"
_CAUSING = (
    r"(?:be )?(?:caus(?:e[sd]?|ing)|trigger\w*|lead(?:s|ing)?|led|bring(?:s|ing)?|brought|driv(?:es?|ing)|"
    r"creat(?:es?|ing)|giv(?:es?|ing) rise|contribut\w+|"
    r"makes? (?:it|this) (?:a risk|happen|likely)|(?:lies |is )?behind)\b"
)
_STOPPING = r"(?:stop|prevent|keep|protect|hold|guard|control|manag|mitigat|reduc|limit)\w*\b"
_POSSIBLE = r"(?:might|could|may|can) (?:happen|occur|take place)\b"

_QUESTIONS = tuple(
    (re.compile(pattern, re.IGNORECASE), field)
    for pattern, field in (
        (r"^who\b.*\b(?:harm|affect|hurt)|^(?:who|what|which)\b.*\bat risk", Field.EXTRA),
        (r"^what\b.*\bassurance", Field.ASSURANCES),
        (r"^when\b.*\blast\b", Field.EXTRA),
        (r"^when\b.*\b(?:review|look\w* (?:at|into)|check)", Field.REVIEW_ON),
        (r"^when\b.*\b(?:identif|rais|add|enter|open|spot|first|notic)", Field.RAISED_ON),
        (r"^when\b.*\b(?:done|complete|finish|deliver|in place)", Field.ACTION_DUE),
        (r"^who (?:will|is going to) (?:do|deliver|take|complete)\b|^who by\b", Field.ACTION_OWNER),
        (r"^which\b.*\b(?:objective|priorit|outcome|aim|goal)", Field.OBJECTIVE),
        (r"^(?:which|what) (?:service|department|directorate|area|theme|category|team|type|kind)\b", Field.CATEGORY),
        (
            r"^(?:what|which) (?:cause|trigger|driver)s?\b|^what (?:are|is) the (?:root )?(?:cause|trigger|driver)|"
            rf"^what {_MODAL}{_CAUSING}|^where\b.*\bcomes? from\b",
            Field.CAUSES,
        ),
        (
            r"^what\b.*\b(?:chang|new)\w*\b.*\b(?:since|report|quarter|time)|^what (?:is|has|have|was|'s) "
            r"(?:been )?happen\w*\b|^what happened\b|^what progress\b|^how (?:is|are) (?:it|this|things|we) "
            r"(?:go|do|com|get)\w*\b|^how far\b|^what (?:is|'s) (?:the |our )?(?:latest|news|position)\b",
            Field.UPDATE,
        ),
        (rf"^what {_POSSIBLE}\W*$", Field.RISK),
        (r"^what\b.*\bhappen\w*\b.*\bif\b", Field.CONSEQUENCES),
        (r"^who\b.*\b(?:look|own|manag|lead|respons|account|charge)|^whose\b", Field.OWNER),
        (r"^why\b.*\bmatter", Field.CONSEQUENCES),
        (r"^why\b.*\b(?:happen|occur|risk|arise|be)\b", Field.CAUSES),
        (rf"^what\b.*\balready\b|^what {_MODAL}(?:we )?{_STOPPING}", Field.CONTROLS),
        (r"^what do we do (?:about|now|today|currently|to)\b", Field.CONTROLS),
        (
            r"^what\b.*\b(?:next|else|further|more|still|needs?|to be done)\b|^what (?:will|do) we (?:plan|do|still)\b|"
            r"^what (?:are|is) .*\bplan|^what (?:are|is) .*\bgoing to\b",
            Field.ACTIONS,
        ),
        (r"^what\b.*\b(?:in place|doing|done|already)\b", Field.CONTROLS),
        (
            r"^what\b.*\b(?:wrong|worr(?:y|ied|ies)|concern(?:s|ed)?|fear|afraid)\b|^what (?:is|are) the risks?\b",
            Field.RISK,
        ),
        (r"^what\b.*\bcall(?:ed)?\b", Field.TITLE),
        (
            rf"^what\b.*\b(?:mean|happen|impact|effect|result|consequence)|"
            rf"^what {_MODAL}{_IT} (?:lead|cause|affect|result|do)\b",
            Field.CONSEQUENCES,
        ),
        (r"^how\b.*\b(?:know|assured|evidence|sure)\b", Field.EVIDENCE),
        (r"^how\b.*\b(?:manag|control|mitigat|reduc|prevent|deal|stop)", Field.CONTROLS),
        (r"^how likely\b", Field.LIKELIHOOD),
        (
            r"^how (?:big|bad|high|great|serious) (?:is|was|will|would|could|should) (?:the|this|our) risk\b",
            Field.SCORE,
        ),
        (r"^how (?:bad|serious|severe|big|great)\b", Field.IMPACT),
        (
            r"^where (?:do|would|should) we (?:want|like|need|aim|be)\b|^where are we (?:now|today|heading)\b",
            Field.SCORE,
        ),
        (r"^what (?:is|'s|was|will|should) (?:the|our|its) (?:score|rating|risk score)\b", Field.SCORE),
        (r"^reasons? (?:why|for|that) (?:the |this )?risk", Field.CAUSES),
    )
)
_ASKS = re.compile(r"wh|how|reason|.*\bat risk", re.IGNORECASE)
"""How all of these begin, or what they hold."""
_PURPOSE = re.compile(
    r"(?<=^what )(.{12,}?)\s+(?:in order )?to (?:achieve|meet|reach|get to|reduce)\b.*$", re.IGNORECASE
)
"""What is done is said; what for ("… to achieve the residual rating") names no other field."""

_STAGES = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), stage)
    for words, stage in (
        (
            "nothing|no (?:control|action|measure)s?|without|to (?:begin|start) with|before|originally",
            StageKind.INHERENT,
        ),
        ("want|should|aim|heading|after|once|would we like|end up|when we have", StageKind.TARGET),
        ("now|today|currently|at present|at the moment", StageKind.CURRENT),
    )
)
_JUDGED = (Field.LIKELIHOOD, Field.IMPACT, Field.SCORE)

_OTHERWISE = (
    (re.compile(rf"^what {_POSSIBLE}\W*$", re.IGNORECASE), (Field.CONSEQUENCES,)),
    (re.compile(r"^where are we\b", re.IGNORECASE), (Field.UPDATE,)),
    (re.compile(r"^why\b.*\ba risk\b", re.IGNORECASE), (Field.DESCRIPTION,)),
    (re.compile(r"^how (?:bad|serious|big|great)\b", re.IGNORECASE), (Field.SCORE,)),
)
"""What a question can ask for too: what might happen is the risk, or what follows from one told before."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for."""

    field: Field
    stage: StageKind | None = None
    stage_text: str | None = None
    others: tuple[Field, ...] = ()


def asked_for(text: str) -> Asked | None:
    """What a question such as "What could go wrong?" asks for; None where it is nothing that is known."""
    text = " ".join(text.replace("’", "'").split())
    if not _ASKS.match(text):
        return None
    text = _PURPOSE.sub(r"\1", text)
    if len(text.split()) > MOST_WORDS:
        return None
    field = next((field for pattern, field in _QUESTIONS if pattern.search(text)), None)
    if field is None:
        return None
    others = tuple(f for pattern, found in _OTHERWISE if pattern.search(text) for f in found if f is not field)
    if field not in _JUDGED:
        return Asked(field, others=others)
    stages = ((pattern.search(text), stage) for pattern, stage in _STAGES)
    said, stage = next(((match.group(), stage) for match, stage in stages if match), (None, None))
    return Asked(field, stage, said, others)
