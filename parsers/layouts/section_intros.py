"""Sentences that introduce a list: "The following controls are in place:", "We will also:"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..document import MarkerKind, Paragraph
from ..labels import Reading
from ..raw import MEASURES, Field
from ..shapes import words_in
from .section_model import Item

_MOST = 20
"""Words of the longest sentence that introduces a list."""
_SHORT = 8
"""Words of a line without a colon that introduces lists by coming again."""
_FOLLOWS = re.compile(r"\b(?:following|follows?|these|below)\b", re.IGNORECASE)
_OF_RISK = re.compile(
    r"\b(?:risks? that|unable|not be able|fail(?:s|ure)?|members are|asked to|recommend\w*)\b", re.IGNORECASE
)
"""The list tells the risk itself, or what a paper asks for."""
_DONE = re.compile(
    r"\b(?:already|to date|so far|in place|existing|(?:been|were|was|have|has) taken|now)\b", re.IGNORECASE
)
_KINDS: tuple[tuple[re.Pattern[str], Field], ...] = (
    (re.compile(r"\bassur(?:ance|ances|ed|e)\b", re.IGNORECASE), Field.ASSURANCES),
    (
        re.compile(
            r"\b(?:will|plan|plans|planned|planning|further|next|still|to do|proposed?|proposals?|intends?|outstanding|"
            r"yet to|additional|to be taken|to be done|needs? to|going to|future|improvements?|remaining)\b",
            re.IGNORECASE,
        ),
        Field.ACTIONS,
    ),
    (
        re.compile(
            r"\b(?:causes?|caused by|because|arises?|arising|triggers?|triggered|drivers?|due to|factors?|reasons?)\b",
            re.IGNORECASE,
        ),
        Field.CAUSES,
    ),
    (
        re.compile(
            r"\b(?:consequences?|result in|results?|effects?|impacts?|leads? to|(?:c|w)ould mean|might mean|"
            r"happens?)\b",
            re.IGNORECASE,
        ),
        Field.CONSEQUENCES,
    ),
    (
        re.compile(
            r"\b(?:controls?|mitigat\w+|manag\w+|in place|safeguards?|measures?|already|arrangements?|"
            r"(?:reduce|contain|prevent|lower|address)\w* (?:this|the|it)|actions? (?:taken|to date)|"
            r"we have|council has)\b",
            re.IGNORECASE,
        ),
        Field.CONTROLS,
    ),
)


def note_intros(items: Sequence[Item]) -> None:
    """Note, in place, the sentences that introduce what a risk has lists of, and short lines that do so again."""
    texts = Counter(item.paragraph.text for item in items if item.paragraph is not None)
    for at, item in enumerate(items[:-1]):
        block, following = item.paragraph, items[at + 1].paragraph
        if block is None or following is None or not _is_bullet(following) or _is_bullet(block, numbered=False):
            continue
        if item.labelled and not _scores_list(item):
            continue
        text = block.text.rstrip()
        set_off = block.heading is not None or block.bold
        again = texts[block.text] > 1 and words_in(text) <= _SHORT and text[-1:] != "."
        said = text.endswith(":") or (text.endswith(".") and _FOLLOWS.search(text) is not None)
        found = introduced(text) if again or (said and not set_off) else None
        if found is not None:
            item.labels, item.plain_label = [], found if set_off else None
            item.intro = None if set_off else found


def _scores_list(item: Item) -> bool:
    """Read as a score, which no list of bullets is: "The following actions are planned:"."""
    reading = item.labels[0][0] if item.labels else item.plain_label
    valued = any(rest for _, _, rest in item.labels)
    return len(item.labels) <= 1 and not valued and reading is not None and reading.field in MEASURES


def introduced(text: str) -> Reading | None:
    """What a sentence introduces."""
    if words_in(text) > _MOST or _OF_RISK.search(text):
        return None
    for pattern, field in _KINDS:
        if pattern.search(text) and not (field is Field.ACTIONS and _DONE.search(text)):
            return Reading(field)
    return None


def _is_bullet(block: Paragraph, *, numbered: bool = True) -> bool:
    kinds = (MarkerKind.BULLET, MarkerKind.NUMBER) if numbered else (MarkerKind.BULLET,)
    return block.marker is not None and block.marker.kind in kinds
