"""Labels by grammar: a stage word, a measure word and noise, in any order; or the name of a field.

"Inherent Risk Score", "Score (after controls)", "Likelihood - gross" were never listed: their words were. A label is
cut into the longest known phrases; what the phrases say together is what the label says, and the share of its words
that they cover is how sure that is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from .label_clauses import clauses
from .label_heads import HEAD_CONFIDENCE, by_head
from .label_meaning import TAILED, combine, stage_of
from .label_questions import Asked, asked_for
from .label_reading import Reading, Segment
from .label_words import Mender
from .raw import MEASURES, PEOPLE, Field
from .vocabulary import Sense, Tokens, Vocabulary, default_vocabulary, tokens_of
from .welsh import in_english

SURE = 0.99
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
_FACTORS = frozenset("lip")
"""Letters that beside "score" or "rating" name the factor that a column holds."""

_PRODUCT = re.compile(r"\b[lpics]\s*[x×*/+]\s*[lpics](?:\s*=\s*[a-z]{1,2})?\b|\ba\s*[x×*]\s*b\b", re.IGNORECASE)
_WHETHER = re.compile(
    r"\s*(?!how\b|wh)(?:(?:is|are|does|do|has|have|was|can)\b.*|.*\b(?:effective|adequate|sufficient|acceptable|tolerable"
    r"|satisfactory|working|reached|met|achieved))\?\s*$",
    re.IGNORECASE,
)
"""A question that yes or no answers: "Is the risk acceptable?", "Controls fully effective?"."""
_SLASH = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=\bid)|(?<=\bno))\s*/\s*(?=[^\W\d_]{3})|(?<=^risk)\s*,\s+", re.IGNORECASE)
_CHOICES = re.compile(r"^(?:[^\W\d_]+\s*(?:[/,]|\bor\b)\s*){2,}(?:or\s+)?[^\W\d_]+$", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:[,;/\n]|\s(?:and|&)\s)\s*", re.IGNORECASE)
_NOISE = (Sense(),)
_BRACKET = re.compile(r"[(\[][^)\]]*[)\]]")


class Grammar:
    """Understands labels with one vocabulary. Readings are cached: a register repeats its labels."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self.vocabulary = vocabulary or default_vocabulary()
        self._mender = Mender(self.vocabulary.words, self.vocabulary.alone)
        self._sizes = _sizes(self.vocabulary)
        self._steps = self.vocabulary.values["level"] | self.vocabulary.values["rag"]
        self.read = lru_cache(maxsize=20_000)(self._read)
        self.parts = lru_cache(maxsize=5_000)(self._parts)

    def _read(self, text: str) -> Reading | None:
        """The reading of a label, or None where it is not one. Confidence 1.0: every word was understood."""
        if len(text) > 140:
            return None
        if (english := in_english(text)) != text:
            return _as_printed(self.read(english), text)
        bare = _BRACKET.sub(" ", text)
        if _WHETHER.match(bare):
            return Reading(Field.EXTRA, risky="risk" in text.casefold())
        if self.vocabulary.taught and (taught := self._taught(text)):
            return taught
        if bare.rstrip().endswith("?") and (asked := asked_for(bare)) is not None:
            return _answering(asked, bare)
        best: Reading | None = None
        readings = [self._read_variant(variant) for variant in dict.fromkeys((text, bare))]
        explained = text.rstrip().endswith(("?)", "?]"))  # "Risk event (what could happen?)"
        if len(readings) > 1 and _goes_before(readings[-1], readings[0], explained):
            return readings[-1]
        for reading in readings:
            surer = best is None or (reading is not None and reading.confidence > best.confidence + 0.01)
            if reading and (surer or (best is not None and _says_more(reading, best))):
                best = reading
        if (best is None or best.confidence < 0.99) and (asked := asked_for(bare)) is not None:
            return _answering(asked, bare)
        if best is None or best.confidence < HEAD_CONFIDENCE:
            return by_head(tokens_of(bare), self.vocabulary.phrases) or best
        return best

    def _taught(self, text: str) -> Reading | None:
        """A label that is, as a whole, one that a profile teaches: it says that and nothing else."""
        tokens = tokens_of(text)
        if tokens not in self.vocabulary.taught:
            return None
        segments = [Segment(0, len(tokens), self.vocabulary.phrases[tokens])]
        reading = combine(tokens, segments, text)
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
        pieces = [piece.strip() for piece in _LISTED.split(_BRACKET.sub(" ", in_english(text))) if piece.strip()]
        readings = [self.read(piece) for piece in pieces]
        known = tuple(reading for reading in readings if reading and reading.confidence >= 0.99)
        fields = {reading.field for reading in known}
        return known if len(known) == len(pieces) >= 2 and len(fields) == len(known) else ()

    def _read_variant(self, text: str) -> Reading | None:
        if _CHOICES.search(text) and self._responses(tokens_of(text)):
            return Reading(Field.RESPONSE)
        product = _PRODUCT.search(text)
        if product and len(tokens_of(text)) <= 8:
            text = _PRODUCT.sub(" score ", text)
        tokens = self._mender.mend(tokens_of(text))
        known = tokens in self.vocabulary.phrases and not (" / " in text and self.parts(text))  # "Risk / Owner" is two
        if not known and _SLASH.search(text) and not self._scale_words(tokens):
            text = _SLASH.sub(" and ", text)
            tokens = self._mender.mend(tokens_of(text))
        if not tokens or len(tokens) > MOST_TOKENS:
            return None
        if tokens == ("by",):
            return Reading(Field.TARGET_ON, alternatives=(Field.ACTION_OWNER,))
        if len(tokens) == 1 and tokens[0] in LETTERS:
            letter = tokens[0]
            measure = LETTERS[letter]
            field = Field.IMPACT if measure in ("impact", "either") else Field(measure)
            return Reading(field, letter=letter, confidence=1.0)
        if 2 <= len(tokens) <= 5 and (scale := self._scale_words(tokens)):
            return scale
        tokens = self._without_scale(tokens)
        letters = [t for t in tokens if t in LETTERS and t not in ("t", "rs")]
        if len(letters) == 1 and (staged := self._lettered(tokens, letters[0], text)):
            return staged
        segments, covered = self._segments(tokens)
        if all(s.senses == _NOISE for s in segments):
            return None
        reading = combine(tokens, segments, text)
        if reading is None:
            return None
        if reading.field in TAILED:
            covered += self._tail(tokens, segments)
        scored = product is not None and reading.field in (Field.IMPACT, Field.LIKELIHOOD)  # "Severity (P x I)"
        return Reading(
            Field.SCORE if scored else reading.field,
            reading.stage,
            reading.stage_text,
            reading.line,
            round(covered / len(tokens), 3),
            reading.alternatives,
            None,
            "risk" in tokens or "threat" in tokens or "hazard" in tokens,
        )

    def _tail(self, tokens: Tokens, segments: Sequence[Segment]) -> int:
        """How many words behind the label's noun only go on with it: "Actions still needed to reduce the risk"."""
        known = {at for segment in segments for at in range(segment.start, segment.end)}
        noun = next((s.end for s in segments if any(sense.field or sense.measure for sense in s.senses)), len(tokens))
        return sum(at not in known and token in self.vocabulary.tails for at, token in enumerate(tokens) if at >= noun)

    def _scale_words(self, tokens: Tokens) -> Reading | None:
        """A label that lists what stands below it: "H/M/L", "High / Medium / Low", "R/A/G"."""
        values = self.vocabulary.values
        if all((token,) in values["rag"] for token in tokens) and len(set(tokens)) >= 3:
            return Reading(Field.RAG)
        if all((token,) in values["level"] for token in tokens) and len(set(tokens)) >= 3:
            return Reading(Field.SCORE)
        return None

    def _responses(self, tokens: Tokens) -> bool:
        """Three responses or more to choose from: "Treat/tolerate/transfer"."""
        known = self.vocabulary.values["response"]
        choices = {token for token in tokens if token != "or"}
        return len(choices) >= 3 and all((token,) in known for token in choices)

    def _without_scale(self, tokens: Tokens) -> Tokens:
        """ "Likelihood H/M/L", "Risk rating high, medium, low": a label without the scale behind it."""
        steps = self._steps
        start = len(tokens)
        while start and (tokens[start - 1 : start] in steps or tokens[start - 1] in ("or", "and")):
            start -= 1
        if not start or len(tokens) - start < 3:
            return tokens
        return (*tokens[:start], "level") if tokens[:start] == ("risk",) else tokens[:start]

    def _lettered(self, tokens: Tokens, letter: str, text: str) -> Reading | None:
        """A letter beside a stage word or a factor's beside a score: "Inherent L", "I (net)", "Net score L"."""
        rest = tuple(t for t in tokens if t != letter)
        segments, covered = self._segments(rest)
        stages = [(s, sense.stage) for s in segments for sense in s.senses if sense.stage]
        others = [sense for s in segments if not any(x.stage for x in s.senses) for sense in s.senses]
        scored = letter in _FACTORS and any(sense.measure == "score" for sense in others)
        beside = (None, "score", Field.RISK) if scored else (None,)
        named = any(sense.field not in beside or sense.measure not in beside for sense in others)
        if not (stages or scored) or covered < len(rest) or named:
            return None
        measure = LETTERS[letter]
        field = Field.IMPACT if measure in ("impact", "either") else Field(measure)
        stage_text = re.sub(rf"(?i)(?<![^\W_]){letter}(?![^\W_])", " ", text).strip(" -–:()")
        return Reading(field, stage_of([kind for _, kind in stages]), " ".join(stage_text.split()), letter=letter)

    def _segments(self, tokens: Tokens) -> tuple[list[Segment], int]:
        """The cover of the tokens by known phrases that says most: long phrases first, noise last."""
        phrases = self.vocabulary.phrases
        best: list[tuple[float, int, list[Segment]]] = [(0.0, 0, [])]
        told = {(start, end): (Sense(stage=stage),) for start, end, stage in clauses(tokens)}
        for end, token in enumerate(tokens, 1):
            choice = best[-1]
            if token.isdigit():
                choice = (choice[0], choice[1] + 1, choice[2])  # scales and years in a label say nothing
            for size in range(end, 0, -1) if told else self._sizes.get(token, ()):
                start = end - size
                senses = (told.get((start, end)) or phrases.get(tokens[start:end])) if start >= 0 else None
                if senses is None:
                    continue
                value, covered, segments = best[start]
                value += 0.4 * size if senses == _NOISE else size + 0.2 * (size - 1)
                if value > choice[0]:
                    choice = (value, covered + size, [*segments, Segment(start, end, senses)])
            best.append(choice)
        return best[-1][2], best[-1][1]


def _sizes(vocabulary: Vocabulary) -> dict[str, tuple[int, ...]]:
    """By the last word of phrases: how many words they have, the most first."""
    found: dict[str, set[int]] = {}
    for phrase in vocabulary.phrases:
        found.setdefault(phrase[-1], set()).add(len(phrase))
    return {word: tuple(sorted(sizes, reverse=True)) for word, sizes in found.items()}


_TOLD_BESIDE = frozenset({Field.RISK, Field.TITLE, Field.DESCRIPTION, Field.ACTIONS})


def _goes_before(bare: Reading | None, whole: Reading | None, explained: bool) -> bool:
    """What stands in brackets tells less: the people and dates of a text ("Risk (owner)"), the kind of a cause."""
    if bare is None or whole is None or bare.confidence < SURE:
        return False
    if explained or (bare.field in (Field.CAUSES, Field.CONSEQUENCES) and whole.field is Field.RISK):
        return True
    if whole.field is Field.DIRECTION and bare.field in MEASURES:
        return True  # "Current score (trend)"
    beside = whole.field in PEOPLE or whole.field in (Field.TARGET_ON, Field.ACTION_DUE)
    return bare.field in _TOLD_BESIDE and beside


def _as_printed(reading: Reading | None, text: str) -> Reading | None:
    """The reading of a label by its English; a stage that stands there in Welsh only is named by the label."""
    if reading is None or reading.stage_text is None or reading.stage_text in text:
        return reading
    return replace(reading, stage_text=text)


def _answering(asked: Asked, text: str) -> Reading:
    """A question's reading: the whole of it is understood."""
    risky = "risk" in text.casefold()
    return Reading(asked.field, asked.stage, asked.stage_text, alternatives=asked.others, risky=risky)


def _says_more(reading: Reading, than: Reading) -> bool:
    """What stands in brackets hides the field: "Action (to achieve target score)"."""
    return than.field is Field.EXTRA and reading.field is not Field.EXTRA and reading.confidence >= than.confidence


@lru_cache(maxsize=1)
def default_grammar() -> Grammar:
    return Grammar()


__all__ = ["Grammar", "Reading", "default_grammar"]
