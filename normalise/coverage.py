"""The count of words: every word of the report is mapped, furniture, prose or unread, and none twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..parsers.document import Block, Document, Picture, Table, Word
from ..parsers.recognise import Recognition
from .locate import fold
from .models import Coverage, Unread
from .printed import printed_words, source_place

NO_FIELD = "no field for this text"


def count_words(
    document: Document, recognition: Recognition, unmapped: Sequence[Word]
) -> tuple[Coverage, tuple[Unread, ...]]:
    """Coverage, and the stretches of text inside the register that no field took.

    A word of a register's table that no recogniser speaks of is no prose: it is unread, unless it stands in a drawing
    (the axis of a plotted matrix), which is furniture. Labels that the risks' values bear, and dashes that say
    "nothing", are read, whoever left them over. The words of pages that were passed over are prose.
    """
    texts = _label_texts(recognition)
    drawn, strays = _left_over(document, recognition)
    furniture = recognition.furniture | drawn
    refused = {w.index: w for w in unmapped}  # words that a recogniser gave to a field, and the field did not take
    taken = recognition.mapped
    others = {w.index: w for words in (*recognition.unread, strays) for w in words if w.index not in taken} | refused
    left = {index: word for index, word in others.items() if index not in furniture}
    unread = [s for s in _stretches(left.values()) if not all(fold(word.text) in texts for word in s)]
    count = sum(len(stretch) for stretch in unread)
    mapped = len(taken) - len(taken & refused.keys()) + len(left) - count
    total = len(document.words) + document.passed_words
    prose = total - mapped - len(furniture) - count
    coverage = Coverage(words=total, mapped=mapped, furniture=len(furniture), unread=count, prose=prose)
    return coverage, tuple(part for stretch in unread for part in _unread(stretch))


def _label_texts(recognition: Recognition) -> set[str]:
    """The words of the labels and stages that values stand under, folded; "" is a dash or dot."""
    printed = {id(v.label): v.label for risk in recognition.risks for v in risk.values}  # rows of a table share theirs
    labels = {(label.text, label.stage_text) for label in printed.values()}
    return {""} | {fold(word) for text, stage in labels for word in f"{text} {stage or ''}".split()}


def _left_over(document: Document, recognition: Recognition) -> tuple[set[int], list[Word]]:
    """Words of the register's tables that nothing speaks of: those in drawings, and the others."""
    valued = bytearray(len(document.words))
    for risk in recognition.risks:
        for value in risk.values:
            for word in value.all_words():
                valued[word.index] = True
    mapped, furniture = recognition.mapped, recognition.furniture
    drawn: set[int] = set()
    strays: list[Word] = []
    for table in document.blocks:
        if not isinstance(table, Table):
            continue
        words = list(table.all_words())
        if not any(valued[word.index] for word in words):
            continue
        silent = [w for w in words if w.index not in mapped and w.index not in furniture]
        if not silent:
            continue
        pictured = {w.index for picture in _pictures(table) for w in picture.words}
        drawn.update(w.index for w in silent if w.index in pictured)
        strays += [w for w in silent if w.index not in pictured]
    return drawn, strays


def _pictures(block: Block) -> Iterator[Picture]:
    if isinstance(block, Picture):
        yield block
    elif isinstance(block, Table):
        for cell in block.cells:
            for inner in cell.blocks:
                yield from _pictures(inner)


def _stretches(words: Iterable[Word]) -> list[list[Word]]:
    """Neighbouring words together."""
    out: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.index):
        if out and word.index == out[-1][-1].index + 1:
            out[-1].append(word)
        else:
            out.append([word])
    return out


def _unread(words: Sequence[Word]) -> Iterable[Unread]:
    for printed in printed_words(words):
        yield Unread(text=printed.text, why=NO_FIELD, **source_place(printed.place).model_dump())
