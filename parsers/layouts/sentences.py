"""What sentences state: scores stage by stage, who owns the risk, when it is reviewed.

"The inherent score is 4 x 3 = 12 (Amber)", "Scored at 12 after controls and 20 before", "The risk is owned by the Head
of Finance (A. Jones)". A sentence that says more than that stays prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..document import Paragraph
from ..labels import Grammar
from ..raw import PEOPLE, Field, Label, RawValue
from ..words import Word, join_words
from .score_hints import MOVE, hints_in, may_score
from .stated_direction import direction_in, direction_of
from .stated_scores import scores_of

_OWNING = frozenset({"owned", "led", "managed", "held", "overseen", "sponsored", "handled"})
_SUBJECT = frozenset({"the", "this", "risk", "it", "is", "was", "currently", "and", "has", "been", "which", "jointly"})
_ARTICLE = re.compile(r"^(?:the|a|an|our|its)\s+", re.IGNORECASE)
_OWNS = frozenset({"owns", "leads", "manages", "sponsors", "oversees"})
_OWNED = re.compile(r"(?:on )?(?:this|the) risk", re.IGNORECASE)
_COPULA = frozenset({"is", "are", "was", "sits", "rests", "lies"})
_STOPS = frozenset(".);")
_FACTS = PEOPLE | {Field.REVIEW_ON, Field.RAISED_ON, Field.TARGET_ON, Field.DIRECTION, Field.RESPONSE, Field.STATUS}
_DUE = frozenset(
    {
        "the",
        "due",
        "in",
        "on",
        "by",
        "for",
        "planned",
        "scheduled",
        "expected",
        "with",
        "currently",
        "to",
        "be",
        "set",
        "held",
    }
)


@dataclass(slots=True)
class Stated:
    """The values of a paragraph's sentences, the words that only carry them, and the words of the other sentences."""

    values: list[RawValue] = field(default_factory=list)
    label_words: list[Word] = field(default_factory=list)
    left: tuple[Word, ...] = ()


def read_stated(paragraph: Paragraph, grammar: Grammar, *, facts: bool = True) -> Stated:
    """What a paragraph states sentence by sentence; `facts` False: scores only."""
    hints = hints_in(paragraph.text)
    scored, moved = may_score(hints), MOVE in hints
    if not facts and not scored and not moved:
        return Stated(left=paragraph.words)
    out = Stated()
    left: list[Word] = []
    for words in sentences_of(paragraph.words):
        values = scores_of(words, paragraph, grammar) if scored else []
        if moved:
            values.extend(direction_in(words, paragraph) if values else direction_of(words, paragraph))
        values = values or (_fact(words, paragraph, grammar) if facts else [])
        if not values:
            left.extend(words)
            continue
        out.values.extend(values)
        used = {w.index for v in values for w in (*v.all_words(), *v.label.words)}
        out.label_words.extend(w for w in words if w.index not in used)
    out.left = tuple(left)
    return out


def sentences_of(words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """Sentences: a full stop behind a word of more than a letter ends one where a capital follows."""
    start = 0
    for at in [at for at, word in enumerate(words) if word.text[-1:] in _STOPS]:
        text = words[at].text
        following = words[at + 1].text.lstrip("(\"'“‘") if at + 1 < len(words) else "A"
        ended = (
            text.endswith((".", ".)"))
            and (len(bare := text.strip("().")) > 1 or bare.isdigit())
            and text.casefold() not in ("no.", "ref.", "cllr.", "mr.", "dr.", "mrs.")
        )
        if (ended and following[:1].isupper()) or (
            text.endswith(";") and any(c.isdigit() for w in words[start : at + 1] for c in w.text)
        ):
            yield words[start : at + 1]
            start = at + 1
    if start < len(words):
        yield words[start:]


# -- facts -------------------------------------------------------------------------------------------------


def _fact(words: tuple[Word, ...], paragraph: Paragraph, grammar: Grammar) -> list[RawValue]:
    """ "The risk is owned by X", "The lead officer is X", "X is the risk owner", "The next review is in May 2026"."""
    if not 3 <= len(words) <= 30:
        return []
    texts = [w.text.casefold().strip(",") for w in words]
    for at in range(1, min(8, len(words) - 1)):
        if texts[at] == "by" and texts[at - 1] in _OWNING and set(texts[: at - 1]) <= _SUBJECT:
            return [_stated(Label("Owner", Field.OWNER, words=words[: at + 1]), words[at + 1 :], paragraph)]
        if (
            texts[at] in _OWNS
            and words[0].text[:1].isupper()
            and _OWNED.fullmatch(join_words(words[at + 1 :]).strip(" ."))
        ):
            return [_stated(Label("Owner", Field.OWNER, words=words[at:]), words[:at], paragraph)]
        if texts[at] not in _COPULA:
            continue
        subject = [w for w in words[:at] if w.text.casefold() not in ("for", "this", "risk", "the")] or list(words[:at])
        for phrase in (words[:at], tuple(subject)):
            text = join_words(phrase).strip(" ,")
            reading = grammar.read(text)
            known = reading and reading.confidence >= 0.99 and reading.field in _FACTS and len(words) - at <= 18
            if reading and known and (reading.field not in PEOPLE or _names(words[at + 1 :])):
                return [_stated(Label(text, reading.field, words=words[: at + 1]), words[at + 1 :], paragraph)]
        if words[0].text[:1].isupper() and len(words) <= 16:
            tail = _ARTICLE.sub("", join_words(words[at + 1 :]).strip(" ."))
            reading = grammar.read(tail)
            if reading and reading.confidence >= 0.99 and reading.field in PEOPLE:
                return [_stated(Label(tail, reading.field, words=words[at:]), words[:at], paragraph)]
    return []


def _names(words: Sequence[Word]) -> bool:
    """Somebody is named ("the Head of Highways"); "Officers are spread thin" says who nobody is."""
    named = next((word.text for word in words if word.text.casefold() not in ("the", "our", "now")), "")
    return named[:1].isupper()


def _stated(label: Label, value: tuple[Word, ...], paragraph: Paragraph) -> RawValue:
    dropped = 0
    while dropped < len(value) - 1 and value[dropped].text.casefold() in _DUE:
        dropped += 1
    kept = list(value[dropped:])
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(".") or kept[-1].text)
    label = replace(label, words=(*label.words, *value[:dropped]))
    return RawValue(
        label, (Paragraph(tuple(kept), stands=paragraph.stands),) if kept else (), stands=(paragraph.stands,)
    )
