"""The numbers of one sentence, each with what it measures and at which stage, told before it or behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..labels import Grammar
from ..raw import Field, Label, StageKind
from ..shapes import Kind, kind_of
from ..words import Word, join_words
from .sentence_stages import ADVERBS, NOW, stage_at
from .sentence_words import (
    BEHIND,
    CLAUSE,
    COUNTED,
    FILLER,
    IMPACTS,
    LETTERS,
    LIKELIHOODS,
    MONTH,
    MORE,
    NAMES,
    NO_LEVELS,
    NUMBERED,
    PAST,
    RANGE,
    SIGN,
    plain_of,
)

_STEPS = (Kind.LEVEL, Kind.RAG)


@dataclass(slots=True)
class Number:
    """A number, a product, a step or a colour, with the words printed right beside it that belong to it."""

    words: list[Word]
    measure: Field | None = None
    stage: Label | None = None
    past: bool = False
    carried: bool = False  # its stage was told before another clause began

    @property
    def coloured(self) -> bool:
        """A colour and nothing else."""
        return kind_of(join_words(self.words).strip("().,;:[]|= ")) is Kind.RAG

    @property
    def told(self) -> bool:
        return any(c.isdigit() for word in self.words for c in word.text)


@dataclass(slots=True)
class NumberReader:
    """Walks the words once."""

    words: Sequence[Word]
    grammar: Grammar
    numbers: list[Number] = field(default_factory=list)
    stages: list[Label] = field(default_factory=list)
    others: int = 0
    name: Field | None = None  # a measure that waits for its number
    stage: Label | None = None
    behind: bool = False  # the stage was told behind its number
    past: bool = False
    depth: int = 0
    fresh: int = 0  # where the numbers of the open clause begin
    staged: int = -9  # where the last stage's phrase ends
    carried: bool = False  # a clause has ended since
    direct: bool = False  # a number stands right behind its stage

    def read(self, most: float) -> None:
        """Read on as long as no more than `most` words say something else."""
        at = 0
        while at < len(self.words) and self.others <= most:
            at += self._step(at)

    def _step(self, at: int) -> int:
        word = self.words[at]
        plain = plain_of(word)
        opened = word.text.count("(") + word.text.count("[")
        self.depth += opened
        size = self._phrase(at) or self._scoring(at, plain)
        if not size:
            size = 1
            self._other(plain)
        last = self.words[at + size - 1].text
        closed = sum(w.text.count(")") + w.text.count("]") for w in self.words[at : at + size])
        self.depth = max(0, self.depth - closed)
        if last[-1:] in ",;:" or (self.depth == 0 and closed and last[-1:] in ",;.)"):
            self._break(hard=last[-1:] in ";:")
        return size

    def settled(self) -> list[Number]:
        """The numbers; one without a stage in a sentence that names some is of the stage before it, or of the past."""
        judged = {(n.stage.stage, n.measure or Field.SCORE) for n in self.numbers if n.stage is not None}
        stage = self.stages[0] if self.stages else None
        for number in self.numbers:
            if number.stage is not None or number.past:
                stage = number.stage or stage
                continue
            number.stage = stage
            number.past = stage is not None and (stage.stage, number.measure or Field.SCORE) in judged
        return self.numbers

    # -- stages ---------------------------------------------------------------------------------------------

    def _phrase(self, at: int) -> int:
        past = PAST.match(join_words(self.words[at : at + 5]))
        if past:
            self.past = True
            return len(past.group().split())
        told = stage_at(self.words, at, self.grammar)
        if told is None:
            return 0
        label, measure, size = told
        if label.stage is StageKind.PREVIOUS:
            self.past = self.past or plain_of(self.words[at + size - 1]) in NAMES
            return size
        text = join_words(self.words[at : at + size])
        now = NOW.search(text) is not None and not self._number_near(at + size - 1, 3)
        adverb = ADVERBS.match(text) is not None or now
        waiting = [
            n
            for n in self.numbers[self.fresh :]
            if n.stage is None and (adverb or (not n.past and n.measure in (Field.LIKELIHOOD, Field.IMPACT)))
        ]
        if adverb and not waiting:
            waiting = [n for n in self.numbers[self.fresh :] if n.carried]
        self.past = False
        if waiting and (adverb or self.stage is None):
            for number in waiting:
                number.stage, number.past, number.carried = label, False, False
            self.behind = adverb
        else:
            self.behind = False
        self.stage, self.staged, self.carried = label, at + size, False
        self.stages.append(label)
        if measure in (Field.LIKELIHOOD, Field.IMPACT):
            self.name = measure
        elif not adverb:
            self.name = None
        return size

    def _break(self, *, hard: bool) -> None:
        """The end of a clause: a stage that was told behind its number does not reach over it."""
        self.carried = self.carried or self.depth == 0
        if self.behind and self.depth == 0:
            self.stage, self.behind = None, False
            self.fresh = len(self.numbers)
        if hard:
            self.past = False
            self.fresh = len(self.numbers)

    # -- numbers --------------------------------------------------------------------------------------------

    def _scoring(self, at: int, plain: str) -> int:
        word = self.words[at]
        measure = NAMES.get(plain) or (LETTERS.get(word.text.strip("()[],:")) if self._number_near(at) else None)
        if measure is not None:
            self._named(at, measure)
            return 1
        if SIGN.fullmatch(word.text):
            self._sign(at, word)
            return 1
        size = self._level_size(at)
        if size:
            return self._level(at, size)
        if not NUMBERED.fullmatch(word.text) or not self._counts(at):
            return 0
        self._number(at, word)
        return 1

    def _sign(self, at: int, word: Word) -> None:
        """ "5 x 4 = 20" is one text; "likelihood 5 x impact 4 = 20" are three."""
        held = self.numbers[-1] if self.numbers else None
        named = at + 1 < len(self.words) and plain_of(self.words[at + 1]) in NAMES
        if held is None or named or held.words[-1] is not self.words[at - 1]:
            return
        if held.measure in (Field.LIKELIHOOD, Field.IMPACT) and word.text.strip("()[]") in ("=", "+"):
            self.name = Field.SCORE
            return
        held.words.append(word)
        held.measure = None

    def _named(self, at: int, measure: Field) -> None:
        """The name of a measure: of the number before it ("a major (4) impact"), or of the one that follows."""
        held = self.numbers[-1] if self.numbers else None
        before = plain_of(self.words[at - 1]) if at else ""
        touching = held is not None and at and held.words[-1] is self.words[at - 1]
        clipped = touching and self.words[at - 1].text[-1:] not in ",;:."
        called = before == "for" and held is not None and at > 1 and held.words[-1] is self.words[at - 2]
        if held is not None and (called or (clipped and not self._number_near(at))):
            held.measure = measure
            if not held.told or measure is Field.SCORE:
                return
            self.name = None
            return
        factor = self.name in (Field.LIKELIHOOD, Field.IMPACT)
        if factor and (plain_of(self.words[at]) in ("rated", "scored", "scores") or before in NAMES):
            return  # "likelihood is rated 3", "the impact score is 4"
        self.name = measure

    def _number_near(self, at: int, reach: int = 3) -> bool:
        for word in self.words[at + 1 : at + 1 + reach]:
            if NUMBERED.fullmatch(word.text):
                return True
            if plain_of(word) not in ("of", "is", "at", "as", "a", ":", "=", "score", "rating", "scores", "scored"):
                return False
        return False

    def _level_size(self, at: int) -> int:
        """How many words a step of a scale or a colour has here: "almost certain", "Red"."""
        for size in (2, 1):
            run = self.words[at : at + size]
            text = join_words(run).strip("().,;:[]|= ")
            if len(run) == size and len(text) > 1 and text.casefold() not in NO_LEVELS and kind_of(text) in _STEPS:
                return size if size == 1 or "," not in run[0].text else 0
        return 0

    def _level(self, at: int, size: int) -> int:
        run = list(self.words[at : at + size])
        text = join_words(run).strip("().,;:[]|= ").casefold()
        colour = kind_of(text) is Kind.RAG
        held = self.numbers[-1] if self.numbers else None
        beside = held is not None and held.words[-1] is self.words[at - 1] and held.words[-1].text[-1:] not in ",;."
        if beside and held is not None and (run[0].text[:1] in "([" or colour):
            held.words.extend(run)  # "16 (Red)", "4 (Likely)"
            return size
        number = Number(run, stage=self.stage, past=self.past)
        if self.name is not None and not colour:
            number.measure, self.name = self.name, None
        elif text in LIKELIHOODS:
            number.measure = Field.LIKELIHOOD
        elif text in IMPACTS:
            number.measure = Field.IMPACT
        self._add(number, at)
        return size

    def _add(self, number: Number, at: int) -> None:
        number.carried = self.carried and number.stage is not None and self.depth == 0
        self.direct = self.direct or (number.told and number.stage is not None and at - self.staged <= 2)
        self.numbers.append(number)

    def _counts(self, at: int) -> bool:
        """A score's number: none of a date, a share, a sum, a quarter, or the end of a scale."""
        word = self.words[at]
        before = plain_of(self.words[at - 1]) if at else ""
        after = plain_of(self.words[at + 1]) if at + 1 < len(self.words) else ""
        if "%" in word.text or (before in COUNTED and at != self.staged) or after in BEHIND:
            return False
        if self._of_range(at) or (after == "or" and self._plain(at + 2) in MORE):
            return False
        if before == "of" and at > 1 and plain_of(self.words[at - 2]) == "out":
            return False
        return not (MONTH.fullmatch(before) or MONTH.fullmatch(after))

    def _of_range(self, at: int) -> bool:
        """An end of a range ("1 to 5", "15 to 25"); "from 12 to 16" is a change."""
        if self._plain(at + 1) in RANGE:
            start, first, last, before = at, self._plain(at), self._plain(at + 2), self._plain(at - 1)
        elif self._plain(at - 1) in RANGE:
            start, first, last, before = at - 2, self._plain(at - 2), self._plain(at), self._plain(at - 3)
        else:
            return False
        if not (first.isdigit() and last.isdigit() and int(first) < int(last)):
            return False
        if self.words[start].text[-1:] in ")]":
            return False  # "20 (4 x 5) to 12"
        return first in ("0", "1") or before != "from"

    def _plain(self, at: int) -> str:
        return plain_of(self.words[at]) if 0 <= at < len(self.words) else ""

    def _number(self, at: int, word: Word) -> None:
        held = self.numbers[-1] if self.numbers else None
        before = self.words[at - 1] if at else None
        letter = re.match(r"[(\[]?([LPIC])\d", word.text)
        if held is not None and before is not None and held.words[-1] is before:
            product = at + 1 < len(self.words) and SIGN.fullmatch(self.words[at + 1].text)
            bracket = word.text[:1] in "([" and before.text[-1:] not in ",;."
            joins = (SIGN.fullmatch(before.text) and held.words[-1] is before) or (
                bracket and (product or not held.told or re.search(r"[x×*]", word.text))
            )
            if joins:
                held.words.append(word)  # "5 x 4", "likely (4)"
                return
        number = Number([word], stage=self.stage, past=self.past)
        if letter and not re.search(r"[x×*=/]", word.text):
            number.measure = Field.LIKELIHOOD if letter.group(1) in "LP" else Field.IMPACT
        elif self.name is not None:
            number.measure = self.name
        self.name = None
        self._add(number, at)

    def _other(self, plain: str) -> None:
        if plain in CLAUSE and self.depth == 0:
            self._break(hard=False)
            self.past = self.past and plain != "to"
            if plain == "to" and self.stage is not None and self.stage.text.endswith(" from"):
                self.stage = replace(self.stage, stage=StageKind.RESIDUAL)
        if plain not in FILLER and any(c.isalnum() for c in plain):
            self.others += 1
