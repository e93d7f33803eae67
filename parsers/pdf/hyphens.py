"""Hyphens at a line's end: part of the word, or only of the line."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from ..lazy import lazy
from ..sentence_ends import bare
from ..words import Join
from .draft import DraftBlock, DraftParagraph

_SOFT = ("\u00ad", "\ufffe")
_HARD = ("-", "\u2010")
_REGISTER_WORDS_TEXT = """
likelihood probability mitigation mitigations mitigated mitigating assessment consequence consequences
severity impact inherent residual current rating ratings score scores scoring description identified
responsible responsibility responsibilities accountable reference category categories objective objectives
strategic corporate operational financial financials reputational reputation environmental environment
technological technology political legal regulatory governance compliance controls control measures existing
additional further required requirement requirements actions action owner owners officer director manager
management committee councillor council executive portfolio holder appetite tolerance target direction
movement trend status update updated updates progress comments comment timescale timescales deadline
completion completed implementation implemented implement assurance assurances evidence effectiveness
effective monitoring monitored monitor review reviewed reviewing reporting information performance programme
project department departmental directorate directorates service services resources resource resourcing
unmitigated uncontrolled previous quarter quarterly frequency priority overall catastrophic insignificant
significant moderate negligible critical probable improbable possible unlikely certain infrastructure
procurement contractor contractors investment development communities community vulnerability opportunity
opportunities contingency continuity safeguarding organisation organisational partnership partnerships
stakeholder stakeholders recruitment retention workforce transformation tolerate terminate transfer governor treasurer
january february march april june july august september october november december
"""
_REGISTER_WORDS = frozenset(_REGISTER_WORDS_TEXT.split())


class OwnWords:
    """The document's own words in lower case, punctuation taken off: told when one is sought, as few documents ask."""

    def __init__(self, blocks: Sequence[DraftBlock]) -> None:
        self._blocks = blocks

    def __contains__(self, word: object) -> bool:
        return word in self._texts

    @lazy
    def _texts(self) -> frozenset[str]:
        return frozenset(map(bare, {word.text for block in self._blocks for word in block.all_words()})) - {""}


def set_joins(paragraph: DraftParagraph, known: Container[str]) -> None:
    """Set the join of each word that follows a hyphen at a line's end; `known` are the document's own words."""
    words = paragraph.words
    for start in paragraph.starts:
        if not start:
            continue
        text, after = words[start - 1].text, words[start]
        if text.endswith(_SOFT):
            after.join = Join.DEHYPHENATE
        elif text.endswith(_HARD) and len(text) > 1 and text[-2].isalpha() and after.text[:1].isalnum():
            after.join = _join(text, after.text, known)
        elif _cut(text, after.text, known) or (text.endswith("/") and len(text) > 1 and after.text[:1].isalnum()):
            after.join = Join.GLUE


_DATE = re.compile(r"\d{1,2}([/.-])(?:\d{1,2}|[a-z]{3,9})\1(?:19|20)\d\d[,;.]?", re.IGNORECASE)
_SHORT_TEXT = "a i ad am an as at be by do go he hr if in is it me my no of ok on or pm so to uk up us we"
_SHORT = frozenset(_SHORT_TEXT.split())


def _cut(before: str, after: str, known: Container[str]) -> bool:
    """A narrow column cut a word or a date without a hyphen ("Likelihoo" / "d", "31/03/202" / "6")."""
    if before[:1].isdigit() and _DATE.fullmatch(before + after) and not _DATE.fullmatch(before):
        return True
    if not (before.isalpha() and after.isalpha() and after.islower() and len(before) > 4):
        return False
    whole = (before + after).lower()
    tail = len(after) <= 2 and after not in _SHORT
    return before.lower() not in _REGISTER_WORDS and (whole in _REGISTER_WORDS or (tail and whole in known))


def _join(before: str, after: str, known: Container[str]) -> Join:
    stem = before[:-1]
    whole, compound = bare(stem + after), bare(before + after)
    if compound in known and compound not in {whole}:
        return Join.GLUE
    if whole in known or whole in _REGISTER_WORDS:
        return Join.DEHYPHENATE
    return Join.GLUE
