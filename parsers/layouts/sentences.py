"""What sentences state: scores stage by stage, who owns the risk, when it is reviewed.

"The inherent score is 4 x 3 = 12 (Amber)", "Scored at 12 after controls and 20 before", "The risk is owned by the Head
of Finance (A. Jones)". A sentence that says more than that stays prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..document import Paragraph, Word, join_words
from ..labels import Grammar
from ..raw import MEASURES, PEOPLE, Field, Label, RawValue
from ..shapes import Kind, kind_of

MOST_WORDS = 60
_SCORE = re.compile(
    r"\d{1,2}(?:\.\d+)?\s*[x×*]\s*\d{1,2}|=\s*\d{1,3}|(?:likelihood|probability|impact|severity|scor(?:es?|ed|ing)|rat(?:ed|ing))\b[^.;]{0,25}?\b\d{1,2}\b"
    r"|\b[LIPS]\s?\d\b|(?:scores?|scored|rating|rated|RAG)\b[^.;]{0,20}?\b(?:red|amber|yellow|green|high|medium|low)\b"
    r"|risk (?:is|was|remains) (?:red|amber|yellow|green|high|medium|low|very)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"[(\[]?[LIPSC]?\d{1,2}(?:\.\d{1,2})?(?:\s*[x×*/=]\s*[LIPSC]?\d{1,3})*[)\],.;:%]*", re.IGNORECASE
)
_SIGN = re.compile(r"[(\[]?[x×*=+][)\]]?|multiplied|times")
_NAME = re.compile(
    r"[(\[]?(?:likelihood|probability|chance|frequency|impact|severity|consequence|scores?|rating|total|[LIPSC])[)\],:;]*",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*[.,]?", re.IGNORECASE)
_BREAK = frozenset(
    {
        "to",
        "falls",
        "falling",
        "fell",
        "reduces",
        "reducing",
        "reduced",
        "becomes",
        "then",
        "down",
        "and",
        "up",
        "against",
        "but",
        "rising",
    }
)
_FILLER = frozenset(
    """
    the is was are at a an of and with to this risk been has have had scored rated assessed giving gives give
    which as in on it from falls fell falling reduces reduced reducing brings bringing rises rising risen once
    when our its for out by remains stands currently before after control controls mitigation mitigations
    mitigating applied place into account we aim would be should target then down up against but that overall
    taking without any existing considered current score scores scoring rating so therefore now stays still
    becomes become these those both get planned further actions action done complete completed all if were
    expected put allowed allowing having made level following being judged given makes making product
    resulting equal equals likelihood impact probability severity over also only just remain stand each
    """.split()
)
_OWNING = frozenset({"owned", "led", "managed", "held", "overseen", "sponsored", "handled"})
_SUBJECT = frozenset({"the", "this", "risk", "it", "is", "was", "currently", "and", "has", "been", "which", "jointly"})
_COPULA = frozenset({"is", "are", "was", "sits", "rests", "lies"})
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
    out = Stated()
    left: list[Word] = []
    for words in sentences_of(paragraph.words):
        values = _scores(words, paragraph, grammar) or (_fact(words, paragraph, grammar) if facts else [])
        if not values:
            left.extend(words)
            continue
        out.values.extend(values)
        used = {w.index for v in values for w in (*v.all_words(), *v.label.words)}
        out.label_words.extend(w for w in words if w.index not in used)
    out.left = tuple(left)
    return out


def score_sentences(paragraph: Paragraph, grammar: Grammar) -> list[RawValue]:
    """The scores that a paragraph states; nothing where it is prose of another kind."""
    return read_stated(paragraph, grammar, facts=False).values


def sentences_of(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Sentences: a full stop behind a word of more than a letter ends one where a capital follows."""
    held: list[Word] = []
    for at, word in enumerate(words):
        held.append(word)
        following = words[at + 1].text.lstrip("(\"'“‘") if at + 1 < len(words) else "A"
        ended = (
            word.text.endswith((".", ".)"))
            and len(word.text.strip("().")) > 1
            and word.text.casefold() not in ("no.", "ref.", "cllr.", "mr.", "dr.", "mrs.")
        )
        if (ended and following[:1].isupper()) or (
            word.text.endswith(";") and any(c.isdigit() for w in held for c in w.text)
        ):
            yield tuple(held)
            held = []
    if held:
        yield tuple(held)


# -- scores ------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Unit:
    """A stage phrase with its label, or a group of numbers and what names them."""

    words: list[Word]
    label: Label | None = None


def _scores(words: tuple[Word, ...], paragraph: Paragraph, grammar: Grammar) -> list[RawValue]:
    if len(words) > MOST_WORDS:
        return []
    units, others = _units(words, grammar)
    stages = [u for u in units if u.label is not None]
    numbers = [u for u in units if u.label is None]
    text = join_words(words)
    digits = any(c.isdigit() for u in numbers for w in u.words for c in w.text)
    if not numbers or others > max(1, 0.2 * len(words)) or others > 4:
        return []
    if not _SCORE.search(text) and not (stages and digits and len(words) <= 6 * len(stages)) and len(stages) < 2:
        return []
    if not stages:
        if len(numbers) > 1 or not digits:
            return []
        named = Label("", Field.SCORE)
        return [RawValue(named, (_compact(numbers[0], paragraph),), places=(paragraph.place,))]
    pairs: list[tuple[_Unit, _Unit]] = []
    if len(stages) == len(numbers):
        pairs = list(zip(stages, numbers, strict=True))
    else:
        for at, unit in enumerate(units[:-1]):
            if unit.label is not None and units[at + 1].label is None:
                pairs.append((unit, units[at + 1]))
        if len(pairs) != len(stages):
            return []
    return [
        RawValue(stage.label, (_compact(number, paragraph),), places=(paragraph.place,))
        for stage, number in pairs
        if stage.label is not None
    ]


def _compact(unit: _Unit, paragraph: Paragraph) -> Paragraph:
    words = list(unit.words)
    last = words[-1]
    words[-1] = replace(last, text=last.text.rstrip(".,;:|") or last.text)
    return Paragraph(tuple(words), place=paragraph.place)


def _units(words: tuple[Word, ...], grammar: Grammar) -> tuple[list[_Unit], int]:
    """Stage phrases and number groups in order, and how many words are neither, nor filler."""
    units: list[_Unit] = []
    others = 0
    at = 0
    broken = True
    while at < len(words):
        stage = _stage_at(words, at, grammar)
        if stage is not None:
            label, size = stage
            held = units[-1] if units else None
            if held is not None and held.label is not None and held.label.stage is label.stage:
                held.words.extend(words[at : at + size])
                held.label = replace(held.label, words=tuple(held.words))
            else:
                units.append(_Unit(list(words[at : at + size]), label))
            at += size
            broken = True
            continue
        word = words[at]
        plain = word.text.strip("().,;:[]|").casefold()
        if _scoring(words, at):
            numbered = any(c.isdigit() for c in word.text)
            held = units[-1] if units else None
            joined = (
                held is not None
                and held.label is None
                and not (broken and numbered and _whole(held) and not _sided(words, at))
            )
            if joined and held is not None:
                held.words.append(word)
            elif numbered or not _NAME.fullmatch(word.text) or _named_number(words, at):
                units.append(_Unit([word]))
            broken = False
        elif plain in _BREAK:
            broken = True
        elif plain not in _FILLER and any(c.isalnum() for c in plain):
            others += 1
        at += 1
    units = [u for u in units if u.label is not None or any(_valued(w) for w in u.words)]
    return units, others


def _valued(word: Word) -> bool:
    return any(c.isdigit() for c in word.text) or kind_of(word.text.strip("().,;:[]|")) in (Kind.LEVEL, Kind.RAG)


def _whole(unit: _Unit) -> bool:
    """The group holds a score already, so that a number behind a break is another one."""
    return any(any(c.isdigit() for c in w.text) for w in unit.words) and not _NAME.fullmatch(unit.words[-1].text)


def _sided(words: tuple[Word, ...], at: int) -> bool:
    """The number is named by the word before it ("and impact 5"), so it belongs to the group."""
    return (
        at > 0 and bool(_NAME.fullmatch(words[at - 1].text)) and not words[at - 1].text.casefold().startswith("score")
    )


def _named_number(words: tuple[Word, ...], at: int) -> bool:
    return any(
        any(c.isdigit() for c in w.text) or kind_of(w.text.strip("().,;:[]|")) is Kind.LEVEL
        for w in words[at + 1 : at + 4]
    )


def _scoring(words: tuple[Word, ...], at: int) -> bool:
    """A number, sign, name of a measure, level or colour; no day or year of a date, no sum of money."""
    word = words[at]
    if _NUMBERED.fullmatch(word.text):
        beside = (words[at + 1].text if at + 1 < len(words) else "", words[at - 1].text if at else "")
        return "%" not in word.text and not any(_MONTH.fullmatch(text) for text in beside)
    if _SIGN.fullmatch(word.text) or _NAME.fullmatch(word.text):
        return True
    plain = word.text.strip("().,;:[]|=")
    if plain.casefold() == "very" and at + 1 < len(words):
        return True
    return len(plain) > 1 and kind_of(plain) in (Kind.LEVEL, Kind.RAG)


def _stage_at(words: tuple[Word, ...], at: int, grammar: Grammar) -> tuple[Label, int] | None:
    """A phrase that reads as a staged score: "the inherent score", "after controls"."""
    for size in range(min(6, len(words) - at), 0, -1):
        run = words[at : at + size]
        if any(c.isdigit() for w in run for c in w.text) or any(w.text[-1:] in ",;:." for w in run[:-1]):
            continue
        if size > 1 and run[-1].text.casefold().strip(".,:") in _COPULA | {"of", "at", "the", "a", "to"}:
            continue
        text = join_words(run).strip(".,;:()|[] ")
        reading = grammar.read(text)
        if reading and reading.stage and reading.field in MEASURES and reading.confidence >= 0.99:
            return Label(text, Field.SCORE, reading.stage, reading.stage_text, words=run), size
    return None


# -- facts -------------------------------------------------------------------------------------------------


def _fact(words: tuple[Word, ...], paragraph: Paragraph, grammar: Grammar) -> list[RawValue]:
    """ "The risk is owned by X", "The lead officer is X", "X is the risk owner", "The next review is in May 2026"."""
    if not 3 <= len(words) <= 30:
        return []
    texts = [w.text.casefold().strip(",") for w in words]
    for at in range(1, min(8, len(words) - 1)):
        if texts[at] == "by" and texts[at - 1] in _OWNING and set(texts[: at - 1]) <= _SUBJECT:
            return [_stated(Label("Owner", Field.OWNER, words=words[: at + 1]), words[at + 1 :], paragraph)]
        if texts[at] not in _COPULA:
            continue
        subject = [w for w in words[:at] if w.text.casefold() not in ("for", "this", "risk", "the")] or list(words[:at])
        for phrase in (words[:at], tuple(subject)):
            text = join_words(phrase).strip(" ,")
            reading = grammar.read(text)
            if reading and reading.confidence >= 0.99 and reading.field in _FACTS and len(words) - at <= 18:
                return [_stated(Label(text, reading.field, words=words[: at + 1]), words[at + 1 :], paragraph)]
        if words[0].text[:1].isupper() and len(words) <= 16:
            tail = join_words(words[at + 1 :]).strip(" .")
            reading = grammar.read(tail)
            if reading and reading.confidence >= 0.99 and reading.field in PEOPLE:
                return [_stated(Label(tail, reading.field, words=words[at:]), words[:at], paragraph)]
    return []


def _stated(label: Label, value: tuple[Word, ...], paragraph: Paragraph) -> RawValue:
    dropped = 0
    while dropped < len(value) - 1 and value[dropped].text.casefold() in _DUE:
        dropped += 1
    kept = list(value[dropped:])
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(".") or kept[-1].text)
    label = replace(label, words=(*label.words, *value[:dropped]))
    return RawValue(label, (Paragraph(tuple(kept), place=paragraph.place),) if kept else (), places=(paragraph.place,))
