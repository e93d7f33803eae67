"""The scores that one sentence states, whatever their order: each number with what it measures and at which stage.

"Before controls the risk is likely (4) with a major (4) impact, giving 16", "It scored 20 before mitigation (5 for
likelihood and 4 for impact) and scores 12 now", "The residual likelihood is 3, down from 4".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..document import Paragraph
from ..labels import Grammar
from ..raw import Field, Label, RawValue, StageKind
from ..words import Word, join_words
from .score_hints import hints_in, may_score
from .stated_numbers import Number, NumberReader

MOST_WORDS = 70
_MOST_OTHERS = 4
_EVIDENCE = re.compile(
    r"\d{1,2}(?:\.\d+)?\s*[x×*]\s*\d{1,2}|=\s*\d{1,3}|(?:likelihood|probability|impact|severity|scor(?:es?|ed|ing)|"
    r"rat(?:ed|ing))\b[^.;]{0,40}?\b\d{1,2}\b|\b[LIPS]\s?\d\b|\(\d{1,2}\)[^.;]{0,20}\b(?:likelihood|impact)|"
    r"\d{1,2} for (?:likelihood|impact)|"
    r"(?:scores?|scored|rating|rated|RAG)\b[^.;]{0,20}?\b(?:red|amber|yellow|green|high|medium|low)\b"
    r"|risk (?:is|was|remains) (?:red|amber|yellow|green|high|medium|low|very)\b",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"^([(\[]?\d{1,2})/(?:16|20|25|36|100)\b")
_GENERAL = re.compile(
    r"(?:any|all|each|every|no|other) (?:\w+ )?risks?\b|(?:\w+ ){0,2}risks\b|an? (?:\w+ )?risk (?:that|which|with)\b|"
    r"there (?:are|were)\b|.*\baverage\b",
    re.IGNORECASE,
)
"""What is said of several risks, or of any."""


def scores_of(words: tuple[Word, ...], paragraph: Paragraph, grammar: Grammar) -> list[RawValue]:
    """The values of a sentence that states scores and little else; nothing for one of another kind."""
    if not 2 <= len(words) <= MOST_WORDS:
        return []
    text = join_words(words)
    if not may_score(hints_in(text)) or _GENERAL.match(text):
        return []
    reader = NumberReader(words, grammar)
    most = min(max(1, 0.2 * len(words)), _MOST_OTHERS)
    reader.read(most)
    numbers, others = reader.settled(), reader.others
    if not numbers or others > most:
        return []
    told = any(number.told for number in numbers)
    count = len(reader.stages)
    if told and not others and all(number.past for number in numbers):
        return [value for number in numbers for value in _values(number, paragraph)]
    if (
        not reader.direct
        and not _EVIDENCE.search(text)
        and not (count and told and len(words) <= 8 * count)
        and count < 2
    ):
        return []
    if not any(n.stage or n.measure for n in numbers) and (len(numbers) > 1 or not told):
        return []
    if not reader.stages and not told:
        return []
    return [value for number in _kept(_one_now(numbers)) for value in _values(number, paragraph)]


def _one_now(numbers: Sequence[Number]) -> Sequence[Number]:
    """ "It now scores 12 after mitigation (3 x 4)": current and residual are one where nothing is judged twice."""
    now = [n for n in numbers if n.stage and not n.past and n.stage.stage is StageKind.CURRENT]
    after = [n for n in numbers if n.stage and not n.past and n.stage.stage is StageKind.RESIDUAL]
    if not after or {n.measure or Field.SCORE for n in now} & {n.measure or Field.SCORE for n in after}:
        return numbers
    for number in now:
        number.stage = after[0].stage
    return numbers


def _kept(numbers: Sequence[Number]) -> Iterator[Number]:
    """Numbers with what they measure; a level and a number of one judgement are one text."""
    held: dict[tuple[StageKind | None, Field, bool], Number] = {}
    for number in numbers:
        measure = number.measure or (Field.RAG if number.coloured else Field.SCORE)
        number.measure = measure
        key = (number.stage.stage if number.stage else None, measure, number.past)
        first = held.get(key)
        if first is None:
            held[key] = number
        elif first.told != number.told and measure is Field.SCORE:
            first.words.extend(number.words)
        elif number.told:
            held[(*key[:2], True)] = replace(number, past=True)
    yield from held.values()


def _values(number: Number, paragraph: Paragraph) -> Iterator[RawValue]:
    words = list(number.words)
    words[0] = replace(words[0], text=_OUT_OF.sub(r"\1", words[0].text))
    words[-1] = replace(words[-1], text=words[-1].text.rstrip(".,;:|") or words[-1].text)
    if len(words) == 1 or not any("(" in w.text for w in words):
        words[-1] = replace(words[-1], text=words[-1].text.strip("()[]") or words[-1].text)
        words[0] = replace(words[0], text=words[0].text.strip("([") or words[0].text)
    label = number.stage or Label("", Field.SCORE)
    if number.past:
        label = replace(label, stage=StageKind.PREVIOUS, stage_text=None)
    measure = number.measure or Field.SCORE
    yield RawValue(
        replace(label, field=measure), (Paragraph(tuple(words), stands=paragraph.stands),), stands=(paragraph.stands,)
    )
