"""The count of words: every word of the report is mapped, furniture, prose or unread, and none twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..parsers.document import Document, Word
from ..parsers.recognise import Recognition
from .draft import printed_words, source_place
from .models import Coverage, Unread

NO_FIELD = "no field for this text"


def count_words(
    document: Document, recognition: Recognition, unmapped: Sequence[Word]
) -> tuple[Coverage, tuple[Unread, ...]]:
    """Coverage, and the stretches of text inside the register that no field took."""
    furniture = recognition.furniture
    unread = {w.index: w for words in (*recognition.unread, unmapped) for w in words if w.index not in furniture}
    mapped = recognition.mapped - furniture
    refused = {w.index for w in unmapped}  # words that a recogniser gave to a field, and the field did not take
    for index in (unread.keys() & mapped) - refused:
        del unread[index]
    mapped = mapped - unread.keys()
    total = len(document.words)
    prose = total - len(mapped) - len(furniture) - len(unread)
    coverage = Coverage(words=total, mapped=len(mapped), furniture=len(furniture), unread=len(unread), prose=prose)
    return coverage, tuple(_stretches(unread.values()))


def _stretches(words: Iterable[Word]) -> Iterable[Unread]:
    """Neighbouring words together."""
    held: list[Word] = []
    for word in sorted(words, key=lambda w: w.index):
        if held and word.index != held[-1].index + 1:
            yield from _unread(held)
            held = []
        held.append(word)
    if held:
        yield from _unread(held)


def _unread(words: Sequence[Word]) -> Iterable[Unread]:
    for printed in printed_words(words):
        yield Unread(text=printed.text, why=NO_FIELD, **source_place(printed.place).model_dump())
