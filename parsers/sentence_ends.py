"""Where sentences begin and end, by their words: Word files and PDFs part their texts by the same signs."""

from __future__ import annotations

import re
from functools import lru_cache

_TEXTS = 1 << 14
"""Words whose answers are kept: a report prints most of its words again and again."""

_STRIP = ".,;:!?()[]\"'’‘“”"
_BACK = frozenset({"this", "these", "they", "it", "its", "their", "such", "however", "also"})
_HANGERS_TEXT = """
of the and a an to in for with by on at from or as that which is are be our their its his her this these into
over under per via between through within than not no &
"""
_HANGERS = frozenset(_HANGERS_TEXT.split())


@lru_cache(maxsize=_TEXTS)
def bare(text: str) -> str:
    """The word in lower case without the punctuation round it."""
    return text.lower().strip(_STRIP)


@lru_cache(maxsize=_TEXTS)
def hangs(text: str) -> bool:
    """A sentence cannot end with this word."""
    return (bare(text) in _HANGERS and not ends_sentence(text)) or text.endswith((",", "-", "–", "—", "&", "/", "("))


def refers_back(text: str) -> bool:
    """A sentence that begins with this word speaks of what the sentence before it said."""
    return bare(text) in _BACK


_STOPS = re.compile(r"[.!?;…][)\]”’\"']*$")
_LAST = frozenset(".!?;…)]”’\"'")
_SHORT = frozenset(
    "e.g. i.e. etc. no. nos. st. mr. mrs. ms. dr. cllr. cyng. approx. para. paras. ref. inc. vs. p. pp. fig.".split()
)


@lru_cache(maxsize=_TEXTS)
def ends_sentence(text: str) -> bool:
    """A stop ends the word, and it is no short form or initial."""
    if text[-1:] not in _LAST:
        return False
    return bool(_STOPS.search(text)) and text.lower().lstrip("(") not in _SHORT and not re.fullmatch(r"[A-Z]\.", text)
