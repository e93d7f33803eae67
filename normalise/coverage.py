"""The count of words: every word of the report is mapped, furniture, prose or unread, and none twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..parsers.document import Block, Document, Picture, Table
from ..parsers.recognise import Recognition
from ..parsers.taken import Taken
from ..parsers.words import Word
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
    taken = recognition.taken
    strays = _left_over(document, taken)
    refused = {w.index: w for w in unmapped}  # words that a recogniser gave to a field, and the field did not take
    others = {w.index: w for words in (*recognition.unread, strays) for w in words if not taken.is_mapped(w)} | refused
    left = {index: word for index, word in others.items() if not taken.is_furniture(word)}
    unread = [s for s in _stretches(left.values()) if not all(fold(word.text) in texts for word in s)]
    count = sum(len(stretch) for stretch in unread)
    mapped = taken.mapped - sum(map(taken.is_mapped, refused.values())) + len(left) - count
    total = len(document.words) + document.passed_words
    prose = total - mapped - taken.furniture - count
    coverage = Coverage(words=total, mapped=mapped, furniture=taken.furniture, unread=count, prose=prose)
    return coverage, tuple(part for stretch in unread for part in _unread(stretch))


def _label_texts(recognition: Recognition) -> set[str]:
    """The words of the labels and stages that values stand under, folded; "" is a dash or dot."""
    printed = {id(v.label): v.label for risk in recognition.risks for v in risk.values}  # rows of a table share theirs
    labels = {(label.text, label.stage_text) for label in printed.values()}
    return {""} | {fold(word) for text, stage in labels for word in f"{text} {stage or ''}".split()}


def _left_over(document: Document, taken: Taken) -> list[Word]:
    """Words of the register's tables that nothing speaks of; those in drawings become furniture."""
    strays: list[Word] = []
    for table in document.blocks:
        if not isinstance(table, Table) or not taken.holds_value(table.all_words()):
            continue
        silent = taken.left(table.all_words())
        if silent:
            pictured = {w.index for picture in _pictures(table) for w in picture.words}
            taken.furnish(w for w in silent if w.index in pictured)
            strays += [w for w in silent if w.index not in pictured]
    return strays


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
