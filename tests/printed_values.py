"""Whether the words that a source quotes, or that a reader finds in its box, print the value."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from riskreader.normalise.dates import parse_date
from riskreader.normalise.models import Risk

KINDS = ("kind", "stage", "rag_basis", "line", "direction")
"""What is told from printed words, and is not their text."""


def leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """The values of a risk that are not null, by JSON pointer."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if not (pointer == "" and key in ("sources", "scheme")) and not (key == "band" and "/scores/" in pointer):
                yield from leaves(inner, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{pointer}/{number}")
    elif value is not None:
        yield pointer, value


def name(risk: Risk) -> str:
    return risk.risk_id or (risk.title or "?")[:20]


def fold(text: str) -> str:
    """Letters, digits and signs of a text: without spaces, bullets, dashes, quotes, full stops and case."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s\-‐‑‒–—−'’‘\"“”•·●▪■◦○➢❖✓\ue000-\uf8ff\ufffd\u00ad.,;:]+", "", text)


def quotes(risk: Risk) -> dict[str, str]:
    out: dict[str, str] = {}
    for source in risk.sources:
        out[source.field] = f"{out[source.field]} {source.text}" if source.field in out else source.text
    return out


def prints(risk: Risk, pointer: str, value: Any, quoted: str) -> bool:
    """Whether words print a value: its text; a number, or the word that is its rank; a date; a colour's word."""
    last = pointer.rpartition("/")[2]
    if last in KINDS or pointer == "/direction":
        return True
    if last == "rag":
        score = risk.scores[int(pointer.split("/")[2])]
        return score.rag_basis == "colour" or re.search(rf"\b({value}|{value[0]})\b", quoted, re.IGNORECASE) is not None
    if last in ("raised_on", "review_on", "target_on", "due_on"):
        return value in (parse_date(quoted), quoted) or any(value == parse_date(part) for part in dates_in(quoted))
    if isinstance(value, int | float):
        if any(float(number) == value for number in re.findall(r"\d+(?:\.\d+)?", quoted)):
            return True
        score = risk.scores[int(pointer.split("/")[2])]
        word = getattr(score, f"{last}_label", None) or score.text
        return word is not None and fold(word) in fold(quoted)
    if pointer.startswith("/extra/") or "\n" in str(value):
        return all(fold(line) in fold(quoted) for line in str(value).split("\n"))
    return fold(str(value)) in fold(quoted)


def dates_in(text: str) -> list[str]:
    """Every run of one to four words, without a full stop at its end: one of them is the date."""
    words = text.split()
    return [" ".join(words[i : i + n]).strip(".,;()") for n in (1, 2, 3, 4) for i in range(len(words) - n + 1)]


def holds(read: list[str], text: str) -> bool:
    """The words of a text stand in the box: one after another, or all of them where the box has columns."""
    if fold(text) in fold("".join(read)):
        return True
    return not Counter(fold(word) for word in text.split()) - Counter(fold(word) for word in read)
