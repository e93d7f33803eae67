"""Where risks begin among headings and paragraphs.

Nothing marks a heading as a risk's but what follows it, so headings are taken in classes (those with an id, numbered
leads, one level of heading, one label): a class is the risks' where most of its sections hold what a risk holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..document import MarkerKind, Paragraph
from ..labels import Grammar
from ..raw import IDENTITY, MEASURES, Field, StageKind
from ..shapes import is_id, leading_id, words_in
from ..words import join_words
from .line_labels import is_numbered_risk
from .section_boxes import box_heads
from .section_common import common_heads
from .section_gate import foreign_class, tells_no_risk
from .section_labels import label_for
from .section_model import BOLD, PLAIN, SPEAKING, Item, LabelSpan, Start
from .sentences import read_stated

MOST_TITLE_WORDS = 60
_REACH = 80
"""Items of a section that are looked at."""
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d{0,3}\s*$|…{2,}\s*\d{0,3}\s*$")
_OTHER_LEAD = re.compile(
    r"\s*(?:recommendation|finding|option|project|scheme|objective|action|milestone|minute|item|article|chapter|step|principle|kpi|priority|goal|"
    r"resolution|decision|question|case|lot|ward|site|stage|phase|appendix|annex|table|figure|section|part|page|paragraph|schedule|control|key)s?\b"
    r"(?:\s+(?:no\.?|number))?\s*[A-Z]?\d",
    re.IGNORECASE,
)
_OF_RISK = frozenset(
    {
        Field.LIKELIHOOD,
        Field.IMPACT,
        Field.CONTROLS,
        Field.CAUSES,
        Field.CONSEQUENCES,
        Field.CAUSES_AND_CONSEQUENCES,
        Field.ASSURANCES,
    }
)
"""Fields that reports on projects or performance do not have."""
_RANK = {
    "known": 4.0,
    "id": 3.0,
    "label:title": 2.402,
    "label:risk": 2.401,
    "label:id": 2.4,
    "box": 2.2,
    "plain id": 2.0,
    "number": 1.5,
    "heading": 1.0,
}


def find_starts(items: Sequence[Item], grammar: Grammar, known: frozenset[str]) -> list[Start]:
    """The best class of starts, or none. `known` are ids that tables gave, casefolded."""
    classes: dict[tuple[str, int], list[Start]] = {}
    heads = box_heads(items)
    for at, item in enumerate(items):
        block = item.paragraph
        if block is None or len(block.words) > MOST_TITLE_WORDS or _CONTENTS.search(block.text):
            continue
        kind = _start_kind(items, at, block, known)
        if at in heads and kind in ("heading", None):
            kind = "box"
        if kind:
            level = block.heading or (BOLD if block.bold else PLAIN)
            key = (kind, 0 if kind in ("id", "known", "plain id", "box") else level)
            classes.setdefault(key, []).append(Start(at, kind, level, block))
    common = common_heads(items)
    ranked: list[tuple[float, list[Start], list[Start]]] = []
    for (kind, _), starts in classes.items():
        if kind != "known" and foreign_class(items, starts):
            continue
        good = _good(items, starts, common, grammar)
        score = _class_score(starts, good, kind)
        if score > 0:
            ranked.append((score, starts, good))
    ranked = [entry for entry in ranked if not _groups(entry, ranked)]
    if not ranked:
        return []
    best = max(ranked, key=lambda entry: entry[0])
    best = _above(best, ranked)
    _, starts, good = best
    kept = [start for start in starts if start in good or _speaks(items, start, starts, common, grammar)]
    return _with_stops(items, _one_level(kept), starts)


def _start_kind(items: Sequence[Item], at: int, block: Paragraph, known: frozenset[str]) -> str | None:
    item, text = items[at], block.text
    if _OTHER_LEAD.match(text) or (item.rated and is_id(text)):
        return None
    lead = leading_id(text) or ((text.strip(" :."), "") if is_id(text) and words_in(text) <= 3 else None)
    set_off = block.heading is not None or block.bold or bool(block.words[0].bold)
    if item.labelled:
        reading, rest = (item.labels[0][0], item.labels[0][2]) if item.labels else (item.plain_label, ())
        if reading is None or reading.field not in IDENTITY:
            return None
        if rest or _then_prose(items, at):
            return "label:" + reading.field.value
        if not lead:
            return None
    if lead and lead[0].casefold() in known and (set_off or words_in(text) <= 30):
        return "known"
    lettered = lead is not None and re.match(r"[A-Za-z]", lead[0]) is not None and (len(lead[0]) > 1 or bool(lead[1]))
    if lettered and set_off:
        return "id"
    if block.marker and block.marker.kind is MarkerKind.BULLET:
        return None
    titled = lead is not None and len(re.findall(r"[A-Za-z]{3,}", lead[1])) >= 2
    if lettered and words_in(text) <= 25 and (is_numbered_risk(text) or (titled and text[-1:] not in ".;,")):
        return "plain id"
    if block.marker and block.marker.kind is MarkerKind.NUMBER and set_off:
        return "number"
    if lead and set_off and lead[1]:
        return "number"
    if block.heading is not None or (block.bold and words_in(text) <= 25):
        return "heading"
    return None


def _then_prose(items: Sequence[Item], at: int) -> bool:
    """The label stands on a line of its own, and its value is the next paragraph."""
    following = items[at + 1] if at + 1 < len(items) else None
    return (
        following is not None
        and following.paragraph is not None
        and not following.labelled
        and following.paragraph.heading is None
    )


def section_fields(
    items: Sequence[Item], start: Start, stop: int, common: frozenset[str], grammar: Grammar
) -> set[Field]:
    """What the labels, tables and sentences of a section speak of."""
    fields: set[Field] = set()
    for item in items[start.at + 1 : min(stop, start.at + _REACH)]:
        block = item.paragraph
        if item.closed:
            if item.table is not None:
                break
            continue
        if block is not None:
            unknown = block.heading is not None and not item.labelled and block.text not in common
            if unknown and block.heading is not None and (start.level >= BOLD or block.heading <= start.level):
                break
            fields |= {span_field(span) for span in item.labels}
            if item.plain_label:
                fields.add(item.plain_label.field)
            if item.intro:
                fields.add(item.intro.field)
            if not fields & {Field.SCORE} and len(block.words) <= 80:
                fields |= {value.label.field for value in read_stated(block, grammar).values}
        elif item.table is not None:
            if item.register:
                break
            fields |= {label.field for label in item.table.labels}
    return fields


def span_field(span: LabelSpan) -> Field:
    """The field of a label with its value; of one on a line of its own, what the label says."""
    reading, words, rest = span
    return label_for(reading, words, join_words(rest)).field if rest else reading.field


def _good(items: Sequence[Item], starts: list[Start], common: frozenset[str], grammar: Grammar) -> list[Start]:
    """The starts whose sections hold what a risk holds."""
    good = []
    for number, start in enumerate(starts):
        stop = starts[number + 1].at if number + 1 < len(starts) else len(items)
        fields = section_fields(items, start, stop, common, grammar)
        if start.kind.startswith("label:"):
            fields |= {span_field(span) for span in items[start.at].labels[1:]}
        speaking = fields & SPEAKING
        scored = bool(speaking & {*MEASURES})
        risky = (
            bool(fields & _OF_RISK)
            or Field.RISK in fields
            or is_numbered_risk(start.paragraph.text)
            or "risk" in start.kind
            or start.kind == "known"
        )
        if start.kind != "known" and tells_no_risk(items, start, stop, fields, grammar):
            continue
        if start.kind in ("heading", "number") and _holds_several(items[start.at + 1 : stop]):
            continue
        enough = len(speaking) >= 3 or (len(speaking) >= 2 and (scored or Field.CONTROLS in speaking))
        if len(starts) == 1 and start.kind != "known" and not scored and Field.ASSURANCES not in speaking:
            continue  # one section with labels only may as well explain the terms
        if (enough and (risky or (scored and Field.OWNER in fields))) or Field.ASSURANCES in speaking:
            good.append(start)
    return good


def _holds_several(items: Sequence[Item]) -> bool:
    """Two tables of the same labels, with no line of their own stage before the second: several risks stand below."""
    seen: set[frozenset[tuple[str, StageKind | None]]] = set()
    for at, item in enumerate(items):
        if item.closed and item.table is not None:
            return True
        if item.table is None or len(item.table.labels) < 3:
            continue
        texts = frozenset((label.text, label.stage) for label in item.table.labels)
        before = items[at - 1] if at else None
        staged = before is not None and (
            any(span[0].stage for span in before.labels) or bool(before.plain_label and before.plain_label.stage)
        )
        if texts in seen and not staged:
            return True
        seen.add(texts)
    return False


def _speaks(items: Sequence[Item], start: Start, starts: list[Start], common: frozenset[str], grammar: Grammar) -> bool:
    """A start of the class whose section says less, yet something: a labelled one in any case."""
    after = [other.at for other in starts if other.at > start.at]
    fields = section_fields(items, start, min(after, default=len(items)), common, grammar)
    if start.kind.startswith("label:"):
        return bool(fields & SPEAKING) or bool(start.paragraph.heading is None and items[start.at].labels[1:])
    needed = 1 if start.kind in ("id", "known", "plain id") else 2
    return len(fields & SPEAKING) >= needed


def _class_score(starts: list[Start], good: list[Start], kind: str) -> float:
    """How surely a class is the risks': 0 where too few of its sections hold anything of a risk."""
    floor = 0.3 if kind in ("id", "known", "plain id") else 0.6
    if kind == "heading" or (kind == "number" and len(starts) > 3):
        floor = 0.35  # other headings of the same level stand around the register
    if not good or len(good) < floor * len(starts) or (kind in ("heading", "plain id", "box") and len(good) < 2):
        return 0.0
    return _RANK.get(kind, 1.0) + 0.01 * len(good)


def _groups(
    entry: tuple[float, list[Start], list[Start]], ranked: Sequence[tuple[float, list[Start], list[Start]]]
) -> bool:
    """A title or theme whose name reads like a risk's: below each of them stand several risks of another class."""
    _, starts, good = entry
    if starts[0].kind in ("id", "known", "plain id"):
        return False
    bounds = [*(start.at for start in good[1:]), float("inf")]
    for other in ranked:
        if other is entry or len(other[2]) < 2 * len(good):
            continue
        inside = [sum(a.at < b.at < stop for b in other[2]) for a, stop in zip(good, bounds, strict=True)]
        if min(inside) >= 2:
            return True
    return False


def _above(
    best: tuple[float, list[Start], list[Start]], ranked: Sequence[tuple[float, list[Start], list[Start]]]
) -> tuple[float, list[Start], list[Start]]:
    """Where each labelled start follows a heading of one other class, the headings begin the risks."""
    if not best[1][0].kind.startswith("label:"):
        return best
    own = [start.at for start in best[2]]
    for other in sorted(ranked, key=lambda entry: min(start.at for start in entry[1])):
        if other is best or len(other[2]) < len(own):
            continue
        heads = [start.at for start in other[1]]
        bounds = [-1, *own]
        between = [[at for at in heads if low < at < high] for low, high in pairwise(bounds)]
        if all(between) and all(len(found) == 1 for found in between[1:]):
            return other
    return best


def _one_level(starts: list[Start]) -> list[Start]:
    """Of starts with ids on several levels of heading, those of one id counted once: the first that is a heading."""
    seen: dict[str, Start] = {}
    out: list[Start] = []
    for start in starts:
        lead = leading_id(start.paragraph.text)
        key = lead[0].casefold() if lead and start.kind in ("id", "known", "plain id") else ""
        if key and key in seen and seen[key].paragraph.text == start.paragraph.text:
            continue
        if key:
            seen[key] = start
        out.append(start)
    return out


def _with_stops(items: Sequence[Item], kept: list[Start], starts: list[Start]) -> list[Start]:
    """Each start with the place where the next of its class begins, a risk's or not."""
    every = sorted(start.at for start in starts)
    out = []
    for start in sorted(kept, key=lambda s: s.at):
        out.append(replace(start, stop=next((at for at in every if at > start.at), len(items))))
    return out
