"""Sections: a risk under a heading of its own, with labelled sub-sections, small tables, and scores in sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..document import Cell, MarkerKind, Paragraph, Word
from ..labels import Grammar
from ..raw import MEASURES, PEOPLE, Field, Label, RawValue
from ..shapes import Kind, is_id, kind_of, leading_id, words_in
from .records import Record
from .section_common import VALUES, common_heads, led_by_labels, lines_before, note_unknown_leads, repeated_heads
from .section_groups import categories_of
from .section_labels import label_for, same_field_heading
from .section_lines import note_labels
from .section_model import BOLD, Item, Sections, Start
from .section_starts import find_starts
from .section_titles import run_in, score_behind
from .sentences import read_stated
from .settle import ACTION_FIELDS
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

_RATINGS = (Kind.NUMBER, Kind.SCORE, Kind.RAG, Kind.LEVEL)
_LETTERED = re.compile(r"[A-Z]{1,6}[-_/.]?\d")
_CLOSING = re.compile(
    r"\s*(?:appendix|annex|background papers?|report authors?|contact(?: officer)?s?|recommendations?|conclusions?|"
    r"next steps for|list of appendices|(?:colour )?key(?: to)?|legend|glossary|scoring (?:guide|matrix|criteria)|"
    r"risk (?:matrix|scoring)|notes?|closed risks?|emerging risks?|risks? (?:closed|removed|added|de-?escalated)|"
    r"removed risks?|implications?|equality|end of)\b",
    re.IGNORECASE,
)


def read_sections(items: Sequence[Item], starts: list[Start], grammar: Grammar) -> Sections:
    """Each start and what follows it, as a record."""
    out = Sections()
    shift = led_by_labels(items, starts)
    before = lines_before(items, starts)
    repeated = repeated_heads(items, starts)
    common = common_heads(items)
    note_unknown_leads(items, starts)
    categories = categories_of(items, starts, grammar)
    seen: Counter[tuple[str, str]] = Counter()
    for number, start in enumerate(starts):
        last = number + 1 == len(starts)
        first = start.at - 1 if shift else start.at
        stop = (start.stop or len(items)) - (1 if shift and not last else 0)
        if stop - 1 in before:
            stop -= 1
        body = _Body(items, start, repeated, common, grammar, seen if last and number >= 2 else None)
        category = categories.get(start.at)
        if category is not None:
            body.record.values.append(category)
        body.open(first, shift)
        if start.at - 1 in before:
            body.record.label_words.extend(items[start.at - 1].block.all_words())
        out.used |= {first, start.at}
        body.read(range(start.at + 1, stop), last=last)
        body.place_ratings()
        seen.update(body.steps)
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
    common: frozenset[str]  # heads that the report prints more than once
    grammar: Grammar
    seen: Counter[tuple[str, str]] | None  # steps of the other sections, where this one is the last
    record: Record = field(default_factory=Record)
    label: Label | None = None
    staged: Label | None = None  # the last label of a stage as a whole ("Inherent risk")
    filled: bool = False  # the open label has its value
    introduced: bool = False  # the open label is a sentence that introduces a list
    untitled: bool = False  # the start printed an id only
    used: set[int] = field(default_factory=set)
    unread: list[Word] = field(default_factory=list)
    steps: set[tuple[str, str]] = field(default_factory=set)
    ratings: list[RawValue] = field(default_factory=list)  # on vivid grounds, without a label

    def open(self, first: int, shift: bool) -> None:
        item, paragraph = self.items[self.start.at], self.start.paragraph
        rest: tuple[Word, ...] = ()
        if self.start.kind.startswith("label:"):
            self._labelled(self.start.at)
        else:
            if paragraph.marker and paragraph.marker.kind is not MarkerKind.BULLET:
                number = Paragraph(
                    paragraph.marker.words, None if paragraph.marker.words else paragraph.marker, place=paragraph.place
                )
                self.record.values.append(RawValue(Label("", Field.ID), (number,), places=(paragraph.place,)))
            words, rest = run_in(self._without_risk(self._without_number(paragraph)))
            words, scores, carrying = score_behind(words, paragraph, self.grammar)
            title = replace(paragraph, heading=None, marker=None, words=words)
            self.untitled = is_id(paragraph.text) and words_in(paragraph.text) <= 3
            self.record.values.append(
                RawValue(Label("", Field.ID if self.untitled else Field.RISK), (title,), places=(paragraph.place,))
            )
            self.record.values.extend(scores)
            self.record.label_words.extend(carrying)
        if shift:
            held, self.label = self.label, None
            self._labelled(first)
            self.label = held
        self.filled = bool(item.labels and item.labels[-1][2])
        if rest:
            self._text(replace(paragraph, heading=None, marker=None, words=rest), item.box)

    def _without_number(self, paragraph: Paragraph) -> tuple[Word, ...]:
        """ "1 Title", "2.1 Title": a number that leads a class of numbered starts is the id, dot or not."""
        words = paragraph.words
        lead = leading_id(paragraph.text)
        if self.start.kind != "number" or paragraph.marker or lead is None or words[0].text.rstrip(".:)") != lead[0]:
            return words
        number = Paragraph(words[:1], place=paragraph.place)
        self.record.values.append(RawValue(Label("", Field.ID), (number,), places=(paragraph.place,)))
        return words[1:]

    def _without_risk(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """ "Risk CRR1": the id has letters of its own; "Risk 1" is an id as it stands."""
        if len(words) > 1 and words[0].text.casefold() == "risk" and _LETTERED.match(words[1].text):
            self.record.label_words.append(words[0])
            return words[1:]
        return words

    def read(self, span: range, *, last: bool) -> None:
        for at in span:
            item = self.items[at]
            if item.closed:
                if item.table is not None or last:
                    return
                continue  # a legend inside the section
            block = item.paragraph
            if block is not None:
                if self._ends(item, block, last):
                    return
                self.used.add(at)
                self._paragraph(at, item, block)
            elif item.table is not None:
                if item.register or self._odd("table"):
                    return
                self.used.add(at)
                self._table(item)

    # -- where it ends --------------------------------------------------------------------------------------

    def _ends(self, item: Item, block: Paragraph, last: bool) -> bool:
        if item.labelled:
            lone = self.seen is not None and block.text not in self.common
            return (
                lone
                and block.heading is not None
                and (block.heading <= self.start.level or bool(_CLOSING.match(block.text)))
            )
        if block.heading is not None and block.text not in self.repeated:
            deeper = self.start.level < BOLD and block.heading > self.start.level
            if not deeper or self._odd("heading"):
                return True
        if (
            last
            and _CLOSING.match(block.text)
            and words_in(block.text) <= 12
            and block.text not in self.repeated
            and not block.marker
        ):
            return True
        return self._odd("text" if block.marker is None or block.marker.kind is MarkerKind.NUMBER else "bullet")

    def _odd(self, what: str) -> bool:
        """In the last section: what stands here stands nowhere in the others, so it is no part of the risk."""
        step = (self.label.field.value if self.label and not (self.filled and self.label.field in SHORT) else "", what)
        if self.seen is None:
            self.steps.add(step)
            return False
        if self.label is not None and not self.filled:
            return False
        return step not in self.seen and (what != "bullet")

    # -- what it holds --------------------------------------------------------------------------------------

    def _table(self, item: Item) -> None:
        assert item.table is not None
        actions = item.of_actions
        for number, inner in enumerate(item.table.records):
            group = 1000 * len(self.used) + number if item.table.kind == "wide" else None
            for value in inner.values:
                if not actions:
                    self.record.values.append(value)
                    continue
                group = value.group if value.group is not None else group
                wanted = ACTION_FIELDS.get(value.label.field, value.label.field)
                self.record.values.append(
                    replace(value, label=replace(value.label, field=wanted, stage=None), group=group)
                )
            self.record.label_words.extend(inner.label_words)
        self.unread.extend(item.table.unread)
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
        self.record.values.append(_shaded(RawValue(label, places=(block.place,)), box))
        self.label, self.filled, self.introduced = label, False, False
        self._note_stage(label)

    def _note_stage(self, label: Label) -> None:
        if label.field not in MEASURES:
            self.staged = None
        elif label.stage is not None:
            self.staged = label

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
                _shaded(RawValue(label, (rest_of(block, value),) if value else (), places=(block.place,)), item.box)
            )
            self.label, self.filled, self.introduced = label, bool(rest), False
            self._note_stage(label)

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
        if box is not None and self._is_rating(block, box):
            self._rate(_shaded(RawValue(self._rated(), (block,), places=(block.place,)), box))
            return
        if label is not None and label.field in SHORT and self.filled:
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

    def _is_rating(self, block: Paragraph, box: Cell) -> bool:
        """A figure or level on a vivid ground of its own, where no label waits for its value."""
        if box.fill is None or not box.fill.vivid or kind_of(block.text) not in _RATINGS:
            return False
        return self.label is None or self.filled or self.label.field not in MEASURES

    def _rated(self) -> Label:
        """What such a rating is of: the stage that a label before it named, else the risk as it is."""
        staged = self.staged
        return replace(staged, field=Field.SCORE, words=()) if staged is not None else Label("", Field.SCORE)

    def _rate(self, value: RawValue) -> None:
        """A rating of a stage stands with the label's values; one without waits for the factors that make it."""
        if value.label.stage is None:
            self.ratings.append(value)
        else:
            self.record.values.append(value)

    def place_ratings(self) -> None:
        """Ratings without a label stand beside the factors, where the report gives these."""
        values = self.record.values
        plain = [at for at, v in enumerate(values) if v.label.field in MEASURES and v.label.stage is None]
        at = plain[-1] + 1 if plain else len(values)
        values[at:at] = self.ratings

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
            held = replace(held, paragraphs=(*held.paragraphs, block), places=(*held.places, block.place))
            self.record.values[-1] = held if held.fill and held.fill.vivid else _shaded(held, box)
        else:
            self.record.values.append(_shaded(RawValue(label, (block,), places=(block.place,)), box))
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
    if words and re.fullmatch(r".*[a-z]{3}[)]?\.", words[-1].text):
        return (*words[:-1], replace(words[-1], text=words[-1].text[:-1]))
    return words


def _shaded(value: RawValue, box: Cell | None) -> RawValue:
    """A score with the colour of the box that it stands in."""
    if box is None or value.label.field not in MEASURES:
        return value
    return replace(value, fill=box.fill, marks=box.marks)


__all__ = ["Item", "Sections", "Start", "find_starts", "note_labels", "read_sections"]
