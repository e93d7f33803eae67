"""Double entry: every number, id, rating and owner of a register read again by another engine, and compared.

What is compared is the print: the words that the first reader found at a value's place, and those that the second one
finds there. Spaces, dashes, quotes and case are no difference; a digit, letter or word is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ..parsers.second import SecondReader
from ..parsers.words import Place
from .audit import SecondReading
from .case import Case, Disagreement
from .models import Risk, ValueSource

_TWICE = re.compile(r"/(risk_id|owners/\d+/(name|role)|scores/\d+/(likelihood|impact|score|rag|level|text|\w+_label))")
_NAMES = {"risk_id": "id", "rag": "rating", "level": "rating", "text": "score"}


def read_twice(case: Case, reader: SecondReader) -> tuple[Case, SecondReading]:
    """The case with the disagreements noted (EXT003), and how much was read twice."""
    notes = []
    values = not_read = 0
    for risk, note in zip(case.register.risks, case.notes, strict=True):
        found, read, missed = read_again(risk, reader)
        notes.append(replace(note, disagreements=found))
        values, not_read = values + read, not_read + missed
    return replace(case, notes=tuple(notes)), SecondReading(engine=reader.engine, values=values, not_read=not_read)


def read_again(risk: Risk, reader: SecondReader) -> tuple[tuple[Disagreement, ...], int, int]:
    """Where the readings of a risk differ, how many values both have read, and how many the second one cannot."""
    found: list[Disagreement] = []
    read = not_read = 0
    for source in risk.sources:
        if not _TWICE.fullmatch(source.field) or not _letters(source.text):
            continue
        place = Place(source.page, source.bbox, source.part, source.block)
        words = reader.read(place)
        if words is None:
            not_read += 1
        elif _agree(source, words):
            read += 1
        elif reader.doubtful(place):
            not_read += 1
        else:
            read += 1
            found.append(Disagreement(_name(risk, source.field), source.text, " ".join(words), (source,)))
    return tuple(found), read, not_read


def _agree(source: ValueSource, words: Sequence[str]) -> bool:
    """A box holds these words and no other; a Word block holds them among others."""
    first, second = _tokens(source.text), _tokens(" ".join(words))
    if source.page is None:
        size = len(first)
        runs = (second[at : at + size] for at in range(len(second) - size + 1))
        return any(run == first for run in runs) or _within("".join(first), second)
    if "".join(first) == "".join(second):
        return True
    return not Counter(first) - Counter(second) and len(first) > 1


def _within(letters: str, tokens: Sequence[str]) -> bool:
    """The letters in one run of whole tokens, however these are parted."""
    for start in range(len(tokens)):
        joined = ""
        for token in tokens[start:]:
            joined += token
            if joined == letters:
                return True
            if len(joined) > len(letters):
                break
    return False


def _tokens(text: str) -> list[str]:
    """Letters and digits; a decimal point and a minus sign before a digit are part of the number."""
    folded = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold()
    return re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]+", folded)


def _letters(text: str) -> bool:
    return bool(_tokens(text))


def _name(risk: Risk, pointer: str) -> str:
    """The field for people: "residual score", "owner"."""
    parts = pointer.strip("/").split("/")
    last = _NAMES.get(parts[-1], parts[-1].replace("_label", ""))
    if parts[0] == "scores":
        return f"{risk.scores[int(parts[1])].stage} {last}"
    return f"owner's {last}" if parts[0] == "owners" else last
