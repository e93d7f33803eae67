"""Sections: a risk under a heading of its own, with labelled sub-sections, small tables, and scores in sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..document import Cell, Paragraph
from ..labels import Grammar
from ..raw import MEASURES, PEOPLE, Field, Label, RawValue
from ..shapes import kind_of, words_in
from ..words import Word
from .part_tables import as_part
from .records import Record
from .section_common import VALUES, common_heads, led_by_labels, lines_before, note_unknown_leads, repeated_heads
from .section_end import SectionEnd, Step
from .section_groups import categories_of
from .section_labels import label_for, same_field_heading
from .section_lines import note_labels
from .section_model import Item, Sections, Start
from .section_ratings import Ratings, is_rating, shaded
from .section_starts import find_starts
from .section_titles import opening_of
from .sentences import read_stated
from .subheads import rest_of

SHORT = PEOPLE | frozenset(
    {
        *MEASURES,
        Field.RAISED_ON,
        Field.REVIEW_ON,
        Field.TARGET_ON,
        Field.STATUS,
        Field.DIRECTION,
        Field.CATEGORY,
        Field.ID,
        Field.RESPONSE,
        Field.TITLE,
        Field.OBJECTIVE,
    }
)
"""Fields of one line: what stands below a filled one is not theirs."""


def read_sections(items: Sequence[Item], starts: list[Start], grammar: Grammar) -> Sections:
    """Each start and what follows it, as a record."""
    out = Sections()
    shift = led_by_labels(items, starts)
    before = lines_before(items, starts)
    repeated = repeated_heads(items, starts)
    common = common_heads(items)
    note_unknown_leads(items, starts)
    categories = categories_of(items, starts, common, grammar)
    seen: Counter[Step] = Counter()
    for number, start in enumerate(starts):
        last = number + 1 == len(starts)
        first = start.at - 1 if shift else start.at
        stop = (start.stop or len(items)) - (1 if shift and not last else 0)
        if stop - 1 in before:
            stop -= 1
        end = SectionEnd(start, repeated, common, seen if last and number >= 2 else None)
        body = _Body(items, start, repeated, end, grammar)
        category = categories.get(start.at)
        if category is not None:
            body.record.values.append(category)
        body.open(first, shift)
        if start.at - 1 in before:
            body.record.label_words.extend(items[start.at - 1].block.all_words())
        out.used |= {first, start.at}
        body.read(range(start.at + 1, stop), last=last)
        body.ratings.place(body.record)
        seen.update(end.steps)
        out.used |= body.used
        out.unread.extend(body.unread)
        out.records.append(body.record)
    return out


@dataclass(slots=True)
class _Body:
    """Reads one section: the open label is its only state."""

    items: Sequence[Item]
    start: Start
    repeated: set[str]
    end: SectionEnd
    grammar: Grammar
    record: Record = field(default_factory=Record)
    label: Label | None = None
    filled: bool = False  # the open label has its value
    introduced: bool = False  # the open label is a sentence that introduces a list
    untitled: bool = False  # the start printed an id only
    used: set[int] = field(default_factory=set)
    unread: list[Word] = field(default_factory=list)
    ratings: Ratings = field(default_factory=Ratings)

    def open(self, first: int, shift: bool) -> None:
        item, paragraph = self.items[self.start.at], self.start.paragraph
        rest: tuple[Word, ...] = ()
        if item.opens and item.table is not None:
            self.record = item.table.records[0]
            self.unread.extend(item.table.unread)
        elif self.start.kind.startswith("label:"):
            self._labelled(self.start.at)
        else:
            opening = opening_of(self.start, self.grammar)
            self.record.values.extend(opening.values)
            self.record.label_words.extend(opening.label_words)
            rest, self.untitled = opening.rest, opening.untitled
        if shift:
            held, self.label = self.label, None
            self._labelled(first)
            self.label = held
        self.filled = bool(item.labels and item.labels[-1][2])
        if rest:
            self._text(replace(paragraph, heading=None, marker=None, words=rest), item.box)

    def read(self, span: range, *, last: bool) -> None:
        for at in span:
            item = self.items[at]
            if item.closed:
                if item.table is not None or last:
                    return
                continue  # a legend inside the section
            block = item.paragraph
            if block is not None:
                if self.end.before(item, block, last=last, under=self._under, waiting=self._waiting):
                    return
                self.used.add(at)
                self._paragraph(at, item, block)
            elif item.table is not None:
                if item.register or self.end.before_table(item.table, under=self._under, waiting=self._waiting):
                    return
                self.used.add(at)
                self._table(item)

    @property
    def _under(self) -> str:
        """The field that what comes next belongs to, as far as a label tells."""
        label = self.label
        return "" if label is None or (self.filled and label.field in SHORT) else label.field.value

    @property
    def _waiting(self) -> bool:
        """A label is open that has no value yet."""
        return self.label is not None and not self.filled

    def _table(self, item: Item) -> None:
        assert item.table is not None
        table = as_part(item.table)
        for number, inner in enumerate(table.records):
            shift = 1000 * len(self.used) + number if item.of_actions else 0
            self.record.values.extend(v if v.group is None else replace(v, group=v.group + shift) for v in inner.values)
            self.record.label_words.extend(inner.label_words)
        self.unread.extend(table.unread)
        self.label, self.filled = None, False

    def _paragraph(self, at: int, item: Item, block: Paragraph) -> None:
        if item.labels and not (self.label is not None and self._own_heading(item, block)):
            self._labelled(at)
        elif item.plain_label is not None:
            self._open_label(label_for(item.plain_label, block.words, *self._below(at)), block, item.box)
        elif item.intro is not None and self._is_free():
            self._open_label(Label(block.text.rstrip(" :"), item.intro.field, words=block.words), block)
            self.introduced = True
        elif block.text in self.repeated:
            self._open_label(Label(block.text.rstrip(" :"), Field.EXTRA, words=block.words), block)
        elif self.untitled and block.heading is not None:
            self._put(replace(block, heading=None), None, item.box)
        elif block.heading is not None:
            self._open_label(Label(block.text.rstrip(" :"), Field.EXTRA, words=block.words), block)
        else:
            self._text(block, item.box)

    def _open_label(self, label: Label, block: Paragraph, box: Cell | None = None) -> None:
        self.record.label_words.extend(block.words)
        self.record.values.append(shaded(RawValue(label, stands=(block.stands,)), box))
        self.label, self.filled, self.introduced = label, False, False
        self.ratings.note(label)

    def _is_free(self) -> bool:
        """No label is open that a list below a sentence would belong to."""
        label = self.label
        if label is None or not label.text or self.introduced or label.field in SHORT or label.field is Field.EXTRA:
            return True
        return bool(label.words) and not label.words[0].bold and len(label.words) > 2  # a sentence read as a label

    def _labelled(self, at: int) -> None:
        """The labelled values of one paragraph; the last label stays open for what follows."""
        item = self.items[at]
        block = item.block
        assert isinstance(block, Paragraph)
        if self._staged(item, block):
            return
        spans = item.labels or ([(item.plain_label, block.words, ())] if item.plain_label else [])
        for number, (reading, words, rest) in enumerate(spans):
            text, listed = (
                (" ".join(w.text for w in rest), False) if rest or number + 1 < len(spans) else self._below(at)
            )
            label = label_for(reading, words, text, listed)
            short = label.field in SHORT or not rest
            value = _without_stop(rest) if short else self._without_scores(rest_of(block, rest)).words
            self.untitled = self.untitled and label.field not in (Field.TITLE, Field.RISK)
            self.record.label_words.extend(words)
            self.record.values.append(
                shaded(RawValue(label, (rest_of(block, value),) if value else (), stands=(block.stands,)), item.box)
            )
            self.label, self.filled, self.introduced = label, bool(rest), False
            self.ratings.note(label)

    def _staged(self, item: Item, block: Paragraph) -> bool:
        """One line with several stages: "Inherent 5x4=20 Current 4x4=16", "Likelihood: gross 4, net 3"."""
        if len(item.labels) != 1 or item.labels[0][0].field not in MEASURES or not item.labels[0][2]:
            return False
        reading, words, rest = item.labels[0]
        named = reading.field is not Field.SCORE and reading.stage is None
        stated = read_stated(rest_of(block, rest) if named else replace(block, marker=None), self.grammar, facts=False)
        if len({v.label.stage for v in stated.values if v.label.field in MEASURES}) < 2 or stated.left:
            return False
        for value in stated.values:
            judged = named and value.label.field in MEASURES
            self.record.values.append(
                replace(value, label=replace(value.label, field=reading.field)) if judged else value
            )
        self.record.label_words.extend((*words, *stated.label_words))
        self.label = None
        return True

    def _below(self, at: int) -> tuple[str, bool]:
        """What stands under a label that is a line of its own: its text, and whether it is a list."""
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        block = following.paragraph if following is not None and not following.labelled else None
        if block is None or block.heading is not None:
            return "", False
        return block.text, block.marker is not None and len(block.words) != 1

    def _text(self, block: Paragraph, box: Cell | None) -> None:
        if self.introduced and block.marker is None:
            self.label, self.introduced = None, False  # the list that the sentence introduced has ended
        label = self.label
        waits = self._waiting and label is not None and label.field in MEASURES
        if box is not None and is_rating(block, box) and not waits:
            self.ratings.add(block, box, self.record)
            return
        if label is not None and self.filled and (label.field in SHORT or self._told_shortly(label)):
            more = (
                label.field in PEOPLE
                and words_in(block.text) <= 8
                and block.text[-1:] != "."
                and self.record.values[-1].section
                and not self._inline()
            )
            more = more or (label.field in MEASURES and not self._inline() and kind_of(block.text) in VALUES)
            if not more:
                label = self.label = None
        if label is None or label.field in (*MEASURES, Field.EXTRA) or not label.text:
            stated = read_stated(block, self.grammar, facts=label is None or not label.text)
            if label is not None and label.field in MEASURES and not any(value.label.stage for value in stated.values):
                self._put(block, label, box)
                return
            self.record.values.extend(stated.values)
            self.record.label_words.extend(stated.label_words)
            if stated.values and not stated.left:
                return
            if stated.values:
                block = replace(block, words=stated.left)
        else:
            block = self._without_scores(block)
            if not block.words:
                return
        self._put(block, label, box)

    def _without_scores(self, block: Paragraph) -> Paragraph:
        """A text under a label of its own, less the sentences that only state a stage's score."""
        if len(block.words) > 80:
            return block
        stated = read_stated(block, self.grammar, facts=False)
        if not stated.values or not all(v.label.stage or v.label.field is Field.DIRECTION for v in stated.values):
            return block
        self.record.values.extend(stated.values)
        self.record.label_words.extend(stated.label_words)
        return replace(block, words=stated.left)

    def _told_shortly(self, label: Label) -> bool:
        """A label of the house's own that has a date or a figure beside it: "Last reviewed: 12 May 2026"."""
        held = self.record.values[-1]
        return label.field is Field.EXTRA and held.label == label and kind_of(held.text) in VALUES and self._inline()

    def _inline(self) -> bool:
        """The open label's value stands beside it, on its own line."""
        held = self.record.values[-1]
        if not held.paragraphs or not held.label.words or not held.paragraphs[0].words:
            return False
        return _on_one_line(held.label.words[-1], held.paragraphs[0].words[0])

    def _put(self, block: Paragraph, label: Label | None, box: Cell | None) -> None:
        if label is None:
            wanted = Field.RISK if self.untitled else Field.DESCRIPTION
            self.untitled = False
            self.label = label = Label("", wanted)
            self.filled = wanted is Field.RISK
        held = self.record.values[-1] if self.record.values else None
        if held is not None and held.label == label:
            held = held.going_on(block)
            self.record.values[-1] = held if held.fill and held.fill.vivid else shaded(held, box)
        else:
            self.record.values.append(shaded(RawValue(label, (block,), stands=(block.stands,)), box))
        if label.text:
            self.filled = True

    def _own_heading(self, item: Item, block: Paragraph) -> bool:
        """A head of the open section's own field, over its bullets, is a heading inside it."""
        assert self.label is not None
        return (
            same_field_heading(item.labels, self.label.field)
            and block.heading is None
            and not block.bold
            and self.label.field not in PEOPLE
        )


def _on_one_line(label: Word, value: Word) -> bool:
    """Two words of one paragraph stand on one line; of two paragraphs, which both begin at line 0, side by side."""
    if label.line != value.line or label.place.bbox is None or value.place.bbox is None:
        return label.line == value.line
    middle = (value.place.bbox[1] + value.place.bbox[3]) / 2
    return label.place.bbox[1] < middle < label.place.bbox[3]


def _without_stop(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """A short value less the full stop of its sentence; initials keep theirs."""
    if words and re.fullmatch(r".*[A-Za-z][a-z]{2}[)]?\.", words[-1].text):
        return (*words[:-1], replace(words[-1], text=words[-1].text[:-1]))
    return words


__all__ = ["Item", "Sections", "Start", "find_starts", "note_labels", "read_sections"]
