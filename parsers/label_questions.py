"""Labels in plain questions: what they ask for tells the field."""

from __future__ import annotations

import re

from .raw import Field

MOST_WORDS = 11
_QUESTIONS = tuple(
    (re.compile(pattern, re.IGNORECASE), field)
    for pattern, field in (
        (r"^who\b.*\b(?:harm|affect|hurt)|\bat risk", Field.EXTRA),
        (r"^what\b.*\bassurance", Field.ASSURANCES),
        (r"^when\b.*\blast\b", Field.EXTRA),
        (r"^when\b.*\breview", Field.REVIEW_ON),
        (r"^when\b.*\b(?:identif|rais|add|enter|open|spot)", Field.RAISED_ON),
        (r"^who (?:will|is going to) (?:do|deliver|take|complete)\b|^who by\b", Field.ACTION_OWNER),
        (r"^which\b.*\b(?:objective|priorit|outcome|aim|goal)", Field.OBJECTIVE),
        (r"^(?:which|what) (?:service|department|directorate|area|theme|category|team|type|kind)\b", Field.CATEGORY),
        (
            r"^(?:what|which) (?:cause|trigger|driver)s?\b|^what (?:are|is) the (?:root )?(?:cause|trigger|driver)",
            Field.CAUSES,
        ),
        (r"^what\b.*\b(?:chang|new)\w*\b.*\b(?:since|report|quarter|time)", Field.UPDATE),
        (r"^what (?:could|can|might|may) happen\W*$", Field.RISK),
        (r"^what (?:would |could |might )?happens?\b", Field.CONSEQUENCES),
        (r"^who\b.*\b(?:look|own|manag|lead|respons|account)", Field.OWNER),
        (r"^why\b.*\b(?:happen|occur|risk|arise|be)\b", Field.CAUSES),
        (r"^what\b.*\balready\b", Field.CONTROLS),
        (
            r"^what\b.*\b(?:next|else|further|more|still|needs?|to be done)\b|^what (?:will|do) we (?:plan|do|still)\b|"
            r"^what (?:are|is) .*\bplan",
            Field.ACTIONS,
        ),
        (r"^what\b.*\b(?:in place|doing|done|already)\b", Field.CONTROLS),
        (r"^what\b.*\bwrong\b|^what (?:is|are) the risks?\b", Field.RISK),
        (r"^what\b.*\b(?:mean|happen|impact|effect|result|consequence)", Field.CONSEQUENCES),
        (r"^how\b.*\b(?:know|assured|evidence|sure)\b", Field.EVIDENCE),
        (r"^how\b.*\b(?:manag|control|mitigat|reduc|prevent|deal)", Field.CONTROLS),
        (r"^how likely\b", Field.LIKELIHOOD),
        (r"^how (?:bad|serious|severe|big)\b", Field.IMPACT),
        (r"^reasons? (?:why|for|that) (?:the |this )?risk", Field.CAUSES),
    )
)
_PURPOSE = re.compile(
    r"(?<=^what )(.{12,}?)\s+(?:in order )?to (?:achieve|meet|reach|get to|reduce)\b.*$", re.IGNORECASE
)
"""What is done is said; what for ("… to achieve the residual rating") names no other field."""


def asked_for(text: str) -> Field | None:
    """The field that a question such as "What could go wrong?" asks for; None where it is none that is known."""
    text = _PURPOSE.sub(r"\1", text.strip())
    if len(text.split()) > MOST_WORDS:
        return None
    return next((field for pattern, field in _QUESTIONS if pattern.search(text)), None)
