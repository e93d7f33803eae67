"""Labels by grammar: a stage word, a measure word and noise, in any order; or the name of a field.

"Inherent Risk Score", "Score (after controls)", "Likelihood - gross" were never listed: their words were. A label is
cut into the longest known phrases; what the phrases say together is what the label says, and the share of its words
that they cover is how sure that is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .label_questions import asked_for
from .label_words import Mender
from .raw import Field, StageKind
from .vocabulary import Sense, Tokens, Vocabulary, default_vocabulary, tokens_of

MOST_TOKENS = 14
"""A label is short. Longer texts are never understood as one."""

LETTERS = {
    "l": "likelihood",
    "p": "likelihood",
    "i": "impact",
    "c": "impact",
    "s": "either",
    "r": "score",
    "t": "score",
    "rs": "score",
}
"""Single letters of score columns. S is severity beside P or L alone, score where impact has a letter of its own."""

_PRODUCT = re.compile(r"\b([lpics])\s*[x×*/]\s*([lpics])\b", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:[,;/\n]|\s(?:and|&)\s)\s*", re.IGNORECASE)
_BRACKET = re.compile(r"[(\[][^)\]]*[)\]]")
_MANAGED = {"managed", "mitigated", "controlled", "treated"}
_HEADS = {
    "owner": Field.OWNER,
    "control": Field.CONTROLS,
    "mitigation": Field.CONTROLS,
    "action": Field.ACTIONS,
    "cause": Field.CAUSES,
    "consequence": Field.CONSEQUENCES,
    "effect": Field.CONSEQUENCES,
    "likelihood": Field.LIKELIHOOD,
    "probability": Field.LIKELIHOOD,
    "assurance": Field.ASSURANCES,
    "update": Field.UPDATE,
    "comment": Field.UPDATE,
    "evidence": Field.EVIDENCE,
    "objective": Field.OBJECTIVE,
}
"""Nouns that say what a label is about though the words before them are strange: "Leadership Group Owner"."""
_HEAD_CONFIDENCE = 0.65
_DATES = {Field.RAISED_ON, Field.REVIEW_ON, Field.TARGET_ON, Field.ACTION_DUE}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a label says. `alternatives` are other fields that it can stand for, to be decided by what stands below."""

    field: Field
    stage: StageKind | None = None
    stage_text: str | None = None
    line: int | None = None
    confidence: float = 1.0  # share of the words understood
    alternatives: tuple[Field, ...] = ()
    letter: str | None = None  # a single-letter label, to be read with its neighbours
    risky: bool = False  # the label speaks of risk, so its table may be a register


@dataclass(frozen=True, slots=True)
class _Segment:
    start: int
    end: int
    senses: tuple[Sense, ...]


class Grammar:
    """Understands labels with one vocabulary. Readings are cached: a register repeats its labels."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self.vocabulary = vocabulary or default_vocabulary()
        self._mender = Mender(self.vocabulary.words)
        self.read = lru_cache(maxsize=20_000)(self._read)
        self.parts = lru_cache(maxsize=5_000)(self._parts)

    def _read(self, text: str) -> Reading | None:
        """The reading of a label, or None where it is not one. Confidence 1.0: every word was understood."""
        if len(text) > 140:
            return None
        bare = _BRACKET.sub(" ", text)
        if self.vocabulary.taught and (taught := self._taught(text)):
            return taught
        best: Reading | None = None
        for variant in dict.fromkeys((text, bare)):
            reading = self._read_variant(variant)
            if reading and (best is None or reading.confidence > best.confidence + 0.01):
                best = reading
        if (best is None or best.confidence < 0.99) and (asked := asked_for(bare)) is not None:
            return Reading(asked, risky="risk" in bare.casefold())
        if best is None or best.confidence < _HEAD_CONFIDENCE:
            tokens = tokens_of(bare)
            field = _HEADS.get(tokens[-1]) if 1 < len(tokens) <= 6 else None
            if field is not None:
                return Reading(field, confidence=_HEAD_CONFIDENCE, risky="risk" in tokens)
        return best

    def _taught(self, text: str) -> Reading | None:
        """A label that is, as a whole, one that a profile teaches: it says that and nothing else."""
        tokens = tokens_of(text)
        if tokens not in self.vocabulary.taught:
            return None
        segments = [_Segment(0, len(tokens), self.vocabulary.phrases[tokens])]
        reading = self._combine(tokens, segments, text)
        if reading is None:
            return None
        risky = reading.field in (Field.RISK, Field.TITLE, Field.ID)
        return Reading(reading.field, reading.stage, reading.stage_text, reading.line, risky=risky)

    def phrases(self, text: str) -> tuple[tuple[str, tuple[Sense, ...]], ...]:
        """The phrases that a label is cut into, with what each says; words that say nothing known have no senses."""
        tokens = (
            self._mender.mend(tokens_of(text)) if tokens_of(text) not in self.vocabulary.taught else tokens_of(text)
        )
        segments, _ = self._segments(tokens)
        out: list[tuple[str, tuple[Sense, ...]]] = []
        at = 0
        for segment in segments:
            out.extend((token, ()) for token in tokens[at : segment.start])
            out.append((" ".join(tokens[segment.start : segment.end]), segment.senses))
            at = segment.end
        out.extend((token, ()) for token in tokens[at:])
        return tuple(out)

    def _parts(self, text: str) -> tuple[Reading, ...]:
        """The readings that a label lists ("Risk no, title, creation date, owner"); none where it names one field."""
        pieces = [piece.strip() for piece in _LISTED.split(_BRACKET.sub(" ", text)) if piece.strip()]
        readings = [self.read(piece) for piece in pieces]
        known = tuple(reading for reading in readings if reading and reading.confidence >= 0.99)
        fields = {reading.field for reading in known}
        return known if len(known) == len(pieces) >= 2 and len(fields) == len(known) else ()

    def _read_variant(self, text: str) -> Reading | None:
        product = _PRODUCT.search(text)
        if product and len(tokens_of(text)) <= 8:
            text = _PRODUCT.sub(" score ", text)
        tokens = self._mender.mend(tokens_of(text))
        if not tokens or len(tokens) > MOST_TOKENS:
            return None
        if len(tokens) == 1 and tokens[0] in LETTERS:
            letter = tokens[0]
            measure = LETTERS[letter]
            field = Field.IMPACT if measure in ("impact", "either") else Field(measure)
            return Reading(field, letter=letter, confidence=1.0)
        if 2 <= len(tokens) <= 5 and (scale := self._scale_words(tokens)):
            return scale
        letters = [t for t in tokens if t in LETTERS and t not in ("t", "rs")]
        if len(letters) == 1 and (staged := self._lettered(tokens, letters[0], text)):
            return staged
        segments, covered = self._segments(tokens)
        if not any(any(sense != Sense() for sense in s.senses) for s in segments):
            return None
        reading = self._combine(tokens, segments, text)
        if reading is None:
            return None
        return Reading(
            reading.field,
            reading.stage,
            reading.stage_text,
            reading.line,
            round(covered / len(tokens), 3),
            reading.alternatives,
            None,
            "risk" in tokens or "threat" in tokens or "hazard" in tokens,
        )

    def _scale_words(self, tokens: Tokens) -> Reading | None:
        """A label that lists what stands below it: "H/M/L", "High / Medium / Low", "R/A/G"."""
        values = self.vocabulary.values
        if all((token,) in values["rag"] for token in tokens) and len(set(tokens)) >= 3:
            return Reading(Field.RAG)
        if all((token,) in values["level"] for token in tokens) and len(set(tokens)) >= 3:
            return Reading(Field.SCORE)
        return None

    def _lettered(self, tokens: Tokens, letter: str, text: str) -> Reading | None:
        """A letter beside a stage word: "Inherent L", "I (net)"."""
        rest = tuple(t for t in tokens if t != letter)
        segments, covered = self._segments(rest)
        stages = [(s, sense.stage) for s in segments for sense in s.senses if sense.stage]
        named = any(
            sense.field or sense.measure for s in segments for sense in s.senses if not any(x.stage for x in s.senses)
        )
        if not stages or covered < len(rest) or named:
            return None
        measure = LETTERS[letter]
        field = Field.IMPACT if measure in ("impact", "either") else Field(measure)
        stage_text = re.sub(rf"(?i)(?<![^\W_]){letter}(?![^\W_])", " ", text).strip(" -–:()")
        return Reading(field, self._stage([kind for _, kind in stages]), " ".join(stage_text.split()), letter=letter)

    def _segments(self, tokens: Tokens) -> tuple[list[_Segment], int]:
        """The cover of the tokens by known phrases that says most: long phrases first, noise last."""
        phrases, longest = self.vocabulary.phrases, self.vocabulary.longest
        best: list[tuple[float, int, list[_Segment]]] = [(0.0, 0, [])]
        for end in range(1, len(tokens) + 1):
            value, covered, segments = best[end - 1]
            if tokens[end - 1].isdigit():
                covered += 1  # scales and years in a label say nothing
            choice = (value, covered, segments)
            for start in range(max(0, end - longest), end):
                senses = phrases.get(tokens[start:end])
                if senses is None:
                    continue
                size = end - start
                gain = 0.4 * size if senses == (Sense(),) else size + 0.2 * (size - 1)
                if best[start][0] + gain > choice[0]:
                    segment = _Segment(start, end, senses)
                    choice = (best[start][0] + gain, best[start][1] + size, [*best[start][2], segment])
            best.append(choice)
        return best[-1][2], best[-1][1]

    def _combine(self, tokens: Tokens, segments: list[_Segment], text: str) -> Reading | None:
        stages = [(s, sense.stage) for s in segments for sense in s.senses if sense.stage]
        measures = [sense.measure for s in segments for sense in s.senses if sense.measure]
        lines = [sense.line for s in segments for sense in s.senses if sense.line]
        fields = [(s, sense.field) for s in segments for sense in s.senses if sense.field]
        stage = self._stage([kind for _, kind in stages])
        stage_text = _printed(text, [s for s, _ in stages]) if stages else None
        names = [field for _, field in fields]
        whole = [field for s, field in fields if s.end - s.start == len(tokens)]

        if lines:
            rating = Field.ASSURANCE_RATING in names or ("rating" in tokens and Field.ASSURANCES in names)
            field = Field.ASSURANCE_RATING if rating else Field.ASSURANCES
            others = tuple(f for f in dict.fromkeys(names) if f not in (field, Field.ASSURANCES))
            return Reading(field, line=lines[0], alternatives=others)
        text_fields = [
            f for s, f in fields if not any(sense.measure or sense.stage for sense in s.senses) and f is not Field.RISK
        ]
        if measures and not set(text_fields) - {Field.DIRECTION}:
            return self._measured(measures, stage, stage_text, names)
        if (
            Field.EXTRA in text_fields
            and set(whole) <= {Field.EXTRA}
            and max(s.end - s.start for s, f in fields if f is Field.EXTRA) >= max(s.end - s.start for s, _ in fields)
        ):
            return Reading(Field.EXTRA)
        if stage and not names:
            others = (
                (Field.TARGET_ON,) if stage is StageKind.TARGET else (Field.CONTROLS,) if _MANAGED & set(tokens) else ()
            )
            return Reading(Field.SCORE, stage, stage_text, alternatives=others)
        if stage and all(f is Field.RISK for f in names):
            # "Inherent risk": a super-header, or a score that is called a risk
            return Reading(Field.SCORE, stage, stage_text, alternatives=(Field.RISK,))
        if stage and not text_fields:  # one phrase is both: "Aim", "Planned", "Final"
            return Reading(Field.SCORE, stage, stage_text, alternatives=tuple(dict.fromkeys(names)))
        if not names:
            return None
        return self._named(fields, whole, tokens, stage, stage_text, measured=bool(measures))

    @staticmethod
    def _stage(kinds: list[StageKind]) -> StageKind | None:
        """Of several stage words: "current residual" is residual, "previous" and "target" outrank the others."""
        for kind in (StageKind.PREVIOUS, StageKind.TARGET, StageKind.INHERENT, StageKind.RESIDUAL, StageKind.CURRENT):
            if kind in kinds:
                return kind
        return None

    @staticmethod
    def _measured(
        measures: Sequence[str], stage: StageKind | None, stage_text: str | None, names: list[Field]
    ) -> Reading:
        kinds = set(measures)
        if {"likelihood", "impact"} <= kinds:
            return Reading(Field.SCORE, stage, stage_text)
        if "likelihood" in kinds:
            return Reading(Field.LIKELIHOOD, stage, stage_text)
        if "impact" in kinds:
            return Reading(Field.IMPACT, stage, stage_text, alternatives=(Field.CONSEQUENCES,))
        if kinds == {"rag"}:
            return Reading(Field.RAG, stage, stage_text)
        return Reading(
            Field.SCORE, stage, stage_text, alternatives=tuple(f for f in dict.fromkeys(names) if f is not Field.RISK)
        )

    @staticmethod
    def _named(
        fields: list[tuple[_Segment, Field]],
        whole: list[Field],
        tokens: Tokens,
        stage: StageKind | None,
        stage_text: str | None,
        *,
        measured: bool,
    ) -> Reading:
        if whole:
            return Reading(whole[0], stage, stage_text, alternatives=tuple(whole[1:]))
        head = _head_before(tokens, fields)
        if head is not None:
            return Reading(head)
        names = [field for _, field in fields]
        if Field.CAUSES in names and Field.CONSEQUENCES in names and Field.RISK not in names:
            return Reading(Field.CAUSES_AND_CONSEQUENCES)
        if Field.RISK in names and set(names) <= {
            Field.RISK,
            Field.ID,
            Field.TITLE,
            Field.DESCRIPTION,
            Field.CAUSES,
            Field.CONSEQUENCES,
        }:
            if set(names) <= {Field.RISK, Field.ID} and len(tokens) <= 3 and "and" not in tokens:
                return Reading(Field.ID, alternatives=(Field.RISK,))
            return Reading(Field.RISK)
        if stage is StageKind.TARGET and Field.CONTROLS in names:
            return Reading(Field.ACTIONS, alternatives=(Field.CONTROLS,))
        dates = [f for f in names if f in _DATES]
        if (
            any(s.end - s.start == 1 and tokens[s.start] == "date" for s, f in fields if f is Field.RAISED_ON)
            and len(set(names)) > 1
        ):
            return Reading(Field.EXTRA)  # the date of something else: "latest note date"
        if dates and "date" in tokens:
            return Reading(dates[0])
        # a compound's head stands last ("mitigation progress"); of a list the first counts ("controls and actions")
        listed = "and" in tokens or "or" in tokens
        longest = max(s.end - s.start for s, _ in fields)
        heads = [f for s, f in fields if s.end - s.start == longest]
        field = heads[0] if listed or longest > 1 else heads[-1]
        if measured and field in (Field.CONTROLS, Field.ACTIONS, Field.OBJECTIVE, Field.OWNER):
            return Reading(Field.EXTRA, stage, stage_text, alternatives=(field,))
        return Reading(field, stage, stage_text, alternatives=tuple(f for f in dict.fromkeys(names) if f is not field))


_LINKS = frozenset({"of", "that", "for", "to", "on", "in", "about", "which", "against", "by"})
_HEADED = frozenset(
    {
        Field.EVIDENCE,
        Field.OWNER,
        Field.ASSURANCES,
        Field.UPDATE,
        Field.CONTROLS,
        Field.ACTIONS,
        Field.CAUSES,
        Field.CONSEQUENCES,
    }
)


def _head_before(tokens: Tokens, fields: list[tuple[_Segment, Field]]) -> Field | None:
    """The head of "evidence that the risk is managed": a field's name, alone before a linking word."""
    at = next((k for k, token in enumerate(tokens) if token in _LINKS), None)
    if not at:
        return None
    before = [(s, field) for s, field in fields if s.end <= at]
    fits = [field for s, field in before if s.start == 0 and s.end == at and field in _HEADED]
    return fits[0] if fits else None


def _printed(text: str, segments: list[_Segment]) -> str | None:
    """The stage words of a label as they are printed."""
    words = re.findall(r"[^\W_]+|#|%", re.sub(r"['’]s\b", "", text.replace("&", " and ").replace("+", " and ")))
    picked = [word for s in segments for word in words[s.start : s.end]]
    return " ".join(dict.fromkeys(picked)) or None


@lru_cache(maxsize=1)
def default_grammar() -> Grammar:
    return Grammar()
