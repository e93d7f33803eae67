"""How a risk has moved, as sentences tell it: "unchanged since the last report", "higher than at quarter 1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..document import Paragraph
from ..raw import Field, Label, RawValue
from ..words import Word
from .sentence_words import FILLER, plain_of

_WHEN = r"(?:last|previous|quarter|q\d|review|report|period|month|year|meeting|committee|board|time|[12]\d{3})"
_COURSE = r"(?:direction(?: of travel)?|(?:risk|score)(?:'s)? trend)(?: (?:of|for) (?:the|this) (?:risk|score))?"
_MOVED = re.compile(
    rf"\b(unchanged|not (?:been )?changed|no change|the same)\b(?=.*\b{_WHEN})|"
    rf"\b(higher|lower|worse|better) than\b(?=.*\b(?:{_WHEN}|was|stood|\d))|"
    rf"\b(increased|risen|gone up|worsened|decreased|fallen|gone down|improved)\b"
    r"(?= (?:from|since|this|in|during|by)\b)|"
    rf"\b(reduced|lowered|dropped)\b(?=.*\b(?:since|this|last|previous)\b.*\b{_WHEN})(?!.*\b(?:control|mitigat|treatment))|"
    r"\b(up|down) from (?=\d)|"
    rf"\b{_COURSE} (?:is|remains|was|stays|has been|continues to be|continues) (?:now |still |again )?"
    r"(stable|static|steady|level|unchanged|constant|the same|worsening|deteriorating|improving|increasing|decreasing|"
    r"rising|falling|reducing|upwards?|downwards?|up|down)\b|"
    r"\b(new) (?:risk )?(?:in|this|since|to|on)\b(?=.*\b(?:quarter|report|period|register|year|review|month)\b)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:risk|score|scores|rating|likelihood|impact|assessment|exposure|direction|it|this)\b", re.IGNORECASE
)
_NAMED = re.compile(r"\b(?:risk|score|rating|assessment|likelihood|impact|exposure|direction)\b", re.IGNORECASE)
MOST_WORDS = 25


def direction_in(words: Sequence[Word], paragraph: Paragraph) -> list[RawValue]:
    """The direction that a sentence of scores tells beside them; a list of one, or of none."""
    said = _moved(words)
    return [_value(said, paragraph)] if said else []


def direction_of(words: Sequence[Word], paragraph: Paragraph) -> list[RawValue]:
    """The direction of a sentence that tells of nothing else."""
    if not 3 <= len(words) <= MOST_WORDS or not any(map(_is_subject, [word.text for word in words[:5]])):
        return []
    said = _moved(words)
    if not said or not _NAMED.search(" ".join([word.text for word in words[:6]])):
        return []
    others = sum(plain_of(w) not in FILLER and w not in said and any(c.isalpha() for c in w.text) for w in words)
    return [_value(said, paragraph)] if others <= 2 else []


@lru_cache(maxsize=4096)
def _is_subject(printed: str) -> bool:
    """The printed word is one that a move is told of."""
    return _SUBJECT.search(printed) is not None


def _moved(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words that say how: "unchanged", "gone up"."""
    text = " ".join([word.text for word in words])
    match = _MOVED.search(text)
    if match is None:
        return ()
    group = next(n for n, found in enumerate(match.groups(), 1) if found)
    first = text[: match.start(group)].count(" ")
    return tuple(words[first : first + match.group(group).count(" ") + 1])


def _value(said: Sequence[Word], paragraph: Paragraph) -> RawValue:
    return RawValue(
        Label("", Field.DIRECTION), (Paragraph(tuple(said), stands=paragraph.stands),), stands=(paragraph.stands,)
    )
