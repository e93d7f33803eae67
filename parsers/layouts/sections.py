"""Sections: a risk under a heading of its own, with labelled sub-sections, small tables, and scores in sentences.

Nothing marks a heading as a risk's but what follows it, so headings are taken in classes (those with an id, numbered
leads, one level of heading): a class is the risks' where most of its sections hold labelled values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..document import Block, MarkerKind, Paragraph, Word, join_words
from ..labels import Grammar, Reading
from ..raw import Field, Label, RawValue
from ..shapes import is_id, leading_id, words_in
from .columns import MEASURES
from .records import IDENTITY, Record, TableReading
from .sentences import score_sentences
from .subheads import PEOPLE, head_of, labelled_runs, rest_of

MOST_TITLE_WORDS = 60
SPEAKING = frozenset(
    {
        Field.CONTROLS, Field.ACTIONS, Field.CAUSES, Field.CONSEQUENCES, Field.CAUSES_AND_CONSEQUENCES, Field.EVIDENCE, Field.ASSURANCES, Field.OWNER,
        Field.LIKELIHOOD, Field.IMPACT, Field.SCORE, Field.RAG, Field.UPDATE, Field.PORTFOLIO_HOLDER, Field.RESPONSE, Field.DIRECTION,
    }
)  # fmt: skip


@dataclass(slots=True)
class Item:
    """A block of the document as the section reader sees it."""

    block: Block
    table: TableReading | None = None  # a table that was read, whatever it is
    closed: bool = False  # a table that stands for itself: no part of a section
    labels: list[tuple[Reading, tuple[Word, ...], tuple[Word, ...]]] = field(default_factory=list)
    plain_label: Reading | None = None  # the whole paragraph is a label, though nothing sets it off


@dataclass(frozen=True, slots=True)
class Start:
    """A paragraph that may begin a risk."""

    at: int
    kind: str
    level: int
    paragraph: Paragraph


@dataclass(slots=True)
class Sections:
    """The risks read from sections, and the items that they used."""

    records: list[Record] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    unread: list[Word] = field(default_factory=list)


def note_labels(items: Sequence[Item], grammar: Grammar) -> None:
    """Find the labels that paragraphs are or begin with."""
    texts = Counter(item.block.text for item in items if isinstance(item.block, Paragraph) and len(item.block.words) <= 8)
    for item in items:
        block = item.block
        if not isinstance(block, Paragraph) or not block.words or len(block.words) > 200:
            continue
        runs = labelled_runs(block, grammar)
        if runs and (len(runs) > 1 or runs[0][2] or block.text.rstrip().endswith(":")):
            item.labels = runs
            continue
        head = head_of(block, grammar)
        if head is not None:
            item.labels = [head]
            continue
        if len(block.words) <= 8:
            reading = grammar.read(block.text)
            if reading and reading.confidence >= 0.99 and (block.heading is not None or texts[block.text] > 1) and not block.marker:
                item.plain_label = reading


def find_starts(items: Sequence[Item], grammar: Grammar, known: frozenset[str]) -> list[Start]:
    """The best class of starts, or none. `known` are ids that tables gave, casefolded."""
    classes: dict[tuple[str, int], list[Start]] = {}
    for at, item in enumerate(items):
        block = item.block
        if not isinstance(block, Paragraph) or not block.words or len(block.words) > MOST_TITLE_WORDS:
            continue
        if item.plain_label is not None and item.plain_label.field not in IDENTITY:
            continue
        kind = _start_kind(item, block, known)
        if kind:
            level = block.heading or (50 if block.bold else 60)
            classes.setdefault((kind, level), []).append(Start(at, kind, level, block))
    ranked: list[tuple[float, list[Start]]] = []
    for (kind, _), starts in classes.items():
        score = _class_score(items, starts, kind)
        if score > 0:
            ranked.append((score, starts))
    if not ranked:
        return []
    best = max(ranked, key=lambda pair: pair[0])[1]
    merged = [start for score, starts in ranked if starts[0].kind == best[0].kind and starts[0].kind in ("id", "known") for start in starts]
    return sorted(merged or best, key=lambda start: start.at)


def _start_kind(item: Item, block: Paragraph, known: frozenset[str]) -> str | None:
    text = block.text
    lead = leading_id(text)
    if item.labels:
        reading = item.labels[0][0]
        rest = item.labels[0][2]
        if reading.field in (Field.ID, Field.TITLE, Field.RISK) and rest and reading.confidence >= 0.99:
            return "label:" + reading.field.value
        if not lead or reading.field not in IDENTITY:
            return None
    set_off = block.heading is not None or block.bold or bool(block.words and block.words[0].bold)
    if lead and lead[0].casefold() in known and (set_off or words_in(text) <= 30):
        return "known"
    if lead and re.match(r"[A-Za-z]", lead[0]) and set_off and lead[1]:
        return "id"
    if block.marker and block.marker.kind is MarkerKind.NUMBER and set_off:
        return "number"
    if lead and set_off:
        return "number"
    if block.heading is not None or (block.bold and words_in(text) <= 25):
        return "heading"
    return None


_RANK = {"known": 4.0, "id": 3.0, "label:title": 2.6, "label:risk": 2.5, "label:id": 2.4, "number": 1.5, "heading": 1.0}


def _class_score(items: Sequence[Item], starts: list[Start], kind: str) -> float:
    """How surely a class is the risks': 0 where most of its sections hold nothing of a risk."""
    good = 0
    for number, start in enumerate(starts):
        stop = starts[number + 1].at if number + 1 < len(starts) else len(items)
        fields = _fields(items[start.at + 1 : min(stop, start.at + 60)], start)
        speaking = fields & SPEAKING
        scored = bool(speaking & {*MEASURES})
        if len(speaking) >= 3 or (len(speaking) >= 2 and (scored or Field.CONTROLS in speaking)) or Field.ASSURANCES in speaking:
            good += 1
    if not good or good < 0.6 * len(starts) or (kind == "heading" and good < 2):
        return 0.0
    return _RANK.get(kind, 1.0) + 0.01 * good


def _fields(items: Sequence[Item], start: Start) -> set[Field]:
    fields: set[Field] = set()
    for item in items:
        if item.closed:
            break
        if isinstance(item.block, Paragraph):
            if item.block.heading is not None and start.level < 50 and item.block.heading <= start.level and not (item.labels or item.plain_label):
                break
            fields |= {label[0].field for label in item.labels}
            if item.plain_label:
                fields.add(item.plain_label.field)
            if score_sentences(item.block):
                fields |= {Field.SCORE}
        elif item.table is not None:
            fields |= {label.field for label in item.table.labels}
            if any(record.identified for record in item.table.records) and item.table.kind == "wide":
                break
    return fields


def read_sections(items: Sequence[Item], starts: list[Start], grammar: Grammar) -> Sections:
    """Each start and what follows it, as a record."""
    out = Sections()
    shift = _led_by_labels(items, starts)
    repeated = _repeated_heads(items, starts)
    categories = _categories(items, starts, grammar)
    for number, start in enumerate(starts):
        first = start.at - 1 if shift else start.at
        stop = len(items)
        if number + 1 < len(starts):
            stop = starts[number + 1].at - (1 if shift else 0)
        record = Record()
        category = categories.get(start.at)
        if category is not None:
            record.values.append(category)
        _open_with(start, record, items[start.at])
        if shift:
            _labelled(items[first], record)
            out.used.add(first)
        out.used.add(start.at)
        _body(items, range(start.at + 1, stop), start, record, out, repeated, grammar, last=number + 1 == len(starts))
        out.records.append(record)
    return out


def _open_with(start: Start, record: Record, item: Item) -> None:
    paragraph = start.paragraph
    if start.kind.startswith("label:"):
        _labelled(item, record)
        return
    if paragraph.marker and paragraph.marker.kind is not MarkerKind.BULLET:
        number = Paragraph(paragraph.marker.words, None if paragraph.marker.words else paragraph.marker, place=paragraph.place)
        record.values.append(RawValue(Label("", Field.ID), (number,), places=(paragraph.place,)))
    record.values.append(RawValue(Label("", Field.RISK), (replace(paragraph, heading=None, marker=None),), places=(paragraph.place,)))


def _labelled(item: Item, record: Record) -> Label | None:
    """Add the labelled values of one paragraph; give the last label, which what follows may belong to."""
    label: Label | None = None
    assert isinstance(item.block, Paragraph)
    for reading, words, rest in item.labels:
        label = _as_label(reading, words)
        record.label_words.extend(words)
        paragraphs = (rest_of(item.block, rest),) if rest else ()
        record.values.append(RawValue(label, paragraphs, places=(item.block.place,)))
    return label


def _as_label(reading: Reading, words: tuple[Word, ...]) -> Label:
    kind = Field.CONSEQUENCES if reading.field is Field.IMPACT and Field.CONSEQUENCES in reading.alternatives else reading.field
    return Label(join_words(words).rstrip(" :-–—"), kind, reading.stage, reading.stage_text, reading.line, words)


def _body(
    items: Sequence[Item], span: range, start: Start, record: Record, out: Sections, repeated: set[str], grammar: Grammar, *, last: bool
) -> None:
    label: Label | None = None
    for at in span:
        item = items[at]
        if item.closed:
            return
        block = item.block
        if isinstance(block, Paragraph):
            if not block.words:
                continue
            unknown = block.heading is not None and not item.labels and item.plain_label is None
            if unknown and block.text not in repeated:
                deeper = start.level < 50 and block.heading is not None and block.heading > start.level
                if not deeper or last and not repeated:
                    return
            out.used.add(at)
            label = _paragraph(item, block, record, label, repeated, unknown)
        elif item.table is not None:
            if item.table.kind == "wide" and any(r.identified for r in item.table.records) and not _action_table(item.table):
                return
            out.used.add(at)
            for inner in item.table.records:
                record.values.extend(inner.values)
                record.label_words.extend(inner.label_words)
            out.unread.extend(item.table.unread)
            label = None
        elif last:
            return


def _action_table(reading: TableReading) -> bool:
    return any(label.field is Field.ACTIONS for label in reading.labels) and not any(label.field in MEASURES for label in reading.labels)


def _paragraph(item: Item, block: Paragraph, record: Record, label: Label | None, repeated: set[str], unknown: bool) -> Label | None:
    if item.labels and not (label is not None and _is_own_heading(item, label)):
        return _labelled(item, record)
    if item.plain_label is not None:
        label = _as_label(item.plain_label, block.words)
        record.label_words.extend(block.words)
        record.values.append(RawValue(label, places=(block.place,)))
        return label
    if unknown:
        label = Label(block.text.rstrip(" :"), Field.EXTRA, words=block.words)
        record.label_words.extend(block.words)
        record.values.append(RawValue(label, places=(block.place,)))
        return label
    scores = score_sentences(block)
    if scores and (label is None or label.field in (*MEASURES, Field.EXTRA)):
        for value in scores:
            record.values.append(value)
        return label
    if label is None:
        label = Label("", Field.DESCRIPTION)
        record.values.append(RawValue(label, (block,), places=(block.place,)))
        return label
    held = record.values[-1]
    if held.label == label:
        record.values[-1] = replace(held, paragraphs=(*held.paragraphs, block), places=(*held.places, block.place))
    else:
        record.values.append(RawValue(label, (block,), places=(block.place,)))
    return label


def _is_own_heading(item: Item, label: Label) -> bool:
    """A head of the open section's own field, over its bullets, is a heading inside it."""
    block = item.block
    assert isinstance(block, Paragraph)
    reading, _, rest = item.labels[0]
    return len(item.labels) == 1 and not rest and reading.field is label.field and block.heading is None and not block.bold and reading.field not in PEOPLE


def _led_by_labels(items: Sequence[Item], starts: list[Start]) -> bool:
    """The owner's line stands before the heading of its risk, at the first risk too."""
    if any(start.at == 0 for start in starts):
        return False
    before = [items[start.at - 1] for start in starts]
    led = [bool(item.labels) and all(label[2] for label in item.labels) and item.labels[0][0].field not in IDENTITY for item in before]
    return bool(led) and led[0] and sum(led) >= 0.8 * len(led)


def _repeated_heads(items: Sequence[Item], starts: list[Start]) -> set[str]:
    """Unknown headings that several of the sections hold: labels of the house, without a field."""
    if len(starts) < 2:
        return set()
    seen: Counter[str] = Counter()
    for number, start in enumerate(starts):
        stop = starts[number + 1].at if number + 1 < len(starts) else len(items)
        texts = {
            item.block.text for item in items[start.at + 1 : stop]
            if isinstance(item.block, Paragraph) and (item.block.heading is not None or item.block.bold) and words_in(item.block.text) <= 10
        }  # fmt: skip
        seen.update(texts)
    return {text for text, count in seen.items() if count >= 2 and count >= 0.4 * len(starts)}


def _categories(items: Sequence[Item], starts: list[Start], grammar: Grammar) -> dict[int, RawValue]:
    """The heading that groups each risk: a labelled one ("Cluster – Housing"), or one of several above the risks' level."""
    at_starts = {start.at for start in starts}
    level = min(start.level for start in starts)
    current: RawValue | None = None
    labelled = False
    found: dict[int, tuple[RawValue | None, bool]] = {}
    for at, item in enumerate(items):
        if at in at_starts:
            found[at] = (current, labelled)
            continue
        block = item.block
        if not isinstance(block, Paragraph) or block.heading is None and not block.bold:
            continue
        named = _category_label(block, grammar)
        if named is not None:
            current, labelled = named, True
        elif block.heading is not None and block.heading < level and not item.labels and item.plain_label is None and not labelled:
            current = RawValue(Label("", Field.CATEGORY), (replace(block, heading=None),), places=(block.place,))
    texts = {value.text for value, _ in found.values() if value}
    lone = len(texts) < 2
    return {at: value for at, (value, labelled) in found.items() if value and (labelled or not lone)}


def _category_label(block: Paragraph, grammar: Grammar) -> RawValue | None:
    for at, word in enumerate(block.words[:6]):
        if word.text in ("-", "–", "—", ":") or word.text.endswith(":"):
            label = block.words[: at + 1]
            reading = grammar.read(join_words(label).rstrip(" :-–—"))
            rest = block.words[at + 1 :]
            if reading and rest and reading.field is Field.CATEGORY and reading.confidence >= 0.99:
                new = Label(join_words(label).rstrip(" :-–—"), Field.CATEGORY, words=label)
                return RawValue(new, (rest_of(block, rest),), places=(block.place,))
            return None
    return None


def looks_like_id(text: str) -> bool:
    return is_id(text)
