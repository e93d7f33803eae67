"""Labels inside a text: "Cause: …", a bold "Effects:" over bullets, "Owner: A. Jones   Cabinet member: B. Smith"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..document import Paragraph, Word, join_words
from ..labels import Grammar, Reading
from ..raw import MEASURES, PEOPLE, Field, Label, RawValue, StageKind
from ..shapes import Kind, kind_of

HEAD_WORDS = 9

TEXT_FIELDS = frozenset(
    {
        Field.RISK, Field.TITLE, Field.DESCRIPTION, Field.CAUSES, Field.CONSEQUENCES, Field.CAUSES_AND_CONSEQUENCES, Field.CONTROLS, Field.ACTIONS,
        Field.UPDATE, Field.EVIDENCE, Field.ASSURANCES, Field.EXTRA,
    }
)  # fmt: skip
SPLITS = frozenset(
    {
        Field.CAUSES, Field.CONSEQUENCES, Field.CONTROLS, Field.ACTIONS, Field.EVIDENCE, Field.ASSURANCES, Field.RISK, Field.UPDATE,
        Field.CAUSES_AND_CONSEQUENCES, Field.DESCRIPTION, Field.IMPACT, Field.ASSURANCE_RATING,
    }
)  # fmt: skip
"""Fields that a head inside a cell may open. Impact as a head over prose is the consequences."""


INNER = frozenset({*MEASURES, *PEOPLE, Field.REVIEW_ON, Field.TARGET_ON, Field.RAISED_ON})
"""Fields whose labels inside a text show that the cell is a card of its own."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text, and the head that opens it (None: what stands before the first head)."""

    reading: Reading | None
    text: str
    words: tuple[Word, ...]
    paragraphs: tuple[Paragraph, ...]


def head_of(paragraph: Paragraph, grammar: Grammar) -> tuple[Reading, tuple[Word, ...], tuple[Word, ...]] | None:
    """A paragraph that is, or begins with, a label: its reading, the label's words, the words after it."""
    words = paragraph.words
    if not words:
        return None
    text = paragraph.text
    if len(words) <= HEAD_WORDS:
        reading = grammar.read(text)
        sure = reading is not None and reading.confidence >= 0.99
        if reading and sure and (text.rstrip().endswith((":", "-", "–")) or paragraph.bold or paragraph.heading is not None):
            return reading, words, ()
    for at, word in enumerate(words[:HEAD_WORDS]):
        lone = word.text in (":", "-", "–", "—")
        if not (word.text.endswith(":") or (lone and at)):
            continue
        label = words[: at + 1]
        reading = grammar.read(join_words(label).rstrip(" :-–—"))
        if reading and reading.confidence >= 0.99 and at + 1 < len(words) + 1:
            if lone and word.text != ":" and not all(w.bold for w in label[:-1]):
                return None
            return reading, label, words[at + 1 :]
        if word.text.endswith(":"):
            return None
    bold = next((at for at, word in enumerate(words) if not word.bold), len(words))
    if 0 < bold <= HEAD_WORDS and bold < len(words):
        label = words[:bold]
        reading = grammar.read(join_words(label).rstrip(" :-–—"))
        if reading and reading.confidence >= 0.99 and len(join_words(label)) > 3:
            return reading, label, words[bold:]
    return None


def labelled_runs(paragraph: Paragraph, grammar: Grammar) -> list[tuple[Reading, tuple[Word, ...], tuple[Word, ...]]]:
    """Several labels on one line, each with its value: "Risk Owner : A. Jones   Portfolio holder : B. Smith"."""
    words = paragraph.words
    starts: list[tuple[int, int, Reading]] = []  # first word of the label, first word after its colon
    for at, word in enumerate(words):
        if not word.text.endswith(":"):
            continue
        for start in range(max(0, at - 5, starts[-1][1] if starts else 0), at + 1):
            label = join_words(words[start : at + 1]).rstrip(" :")
            reading = grammar.read(label)
            if reading and reading.confidence >= 0.99:
                starts.append((start, at + 1, reading))
                break
    if not starts or starts[0][0] != 0:
        return []
    out = []
    for number, (start, after, reading) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(words)
        out.append((reading, words[start:after], words[after:end]))
    return out


def rest_of(paragraph: Paragraph, words: tuple[Word, ...]) -> Paragraph:
    """What is left of a paragraph when its label is taken off."""
    return replace(paragraph, words=words, marker=None, heading=None)


def parts_of(paragraphs: Sequence[Paragraph], grammar: Grammar, allowed: frozenset[Field]) -> Iterator[Part]:
    """Cut paragraphs at the heads whose fields are allowed."""
    reading: Reading | None = None
    label: tuple[Word, ...] = ()
    held: list[Paragraph] = []
    for paragraph in paragraphs:
        for head in _heads_in(paragraph, grammar, allowed):
            if isinstance(head, Paragraph):
                held.append(head)
                continue
            if held or label:
                yield Part(reading, join_words(label).rstrip(" :-–—"), label, tuple(held))
            reading, label, rest = head
            held = [rest_of(paragraph, rest)] if rest else []
    if held or label:
        yield Part(reading, join_words(label).rstrip(" :-–—"), label, tuple(held))


Head = tuple[Reading, tuple[Word, ...], tuple[Word, ...]]


def _heads_in(paragraph: Paragraph, grammar: Grammar, allowed: frozenset[Field]) -> Iterator[Head | Paragraph]:
    """The heads of one paragraph, each with the words up to the next; the paragraph itself where it has none."""
    runs = [run for run in inner_runs(paragraph, grammar) if run[0].field in allowed or run[0].line]
    if runs:
        first = paragraph.words.index(runs[0][1][0])
        if first:
            yield replace(paragraph, words=paragraph.words[:first])
        starts = [paragraph.words.index(run[1][0]) for run in runs] + [len(paragraph.words)]
        for (reading, label, _), start, stop in zip(runs, starts, starts[1:], strict=False):
            yield reading, label, paragraph.words[start + len(label) : stop]
        return
    head = head_of(paragraph, grammar)
    if head and (head[0].field in allowed or head[0].line):
        yield head
    else:
        yield paragraph


def inner_runs(paragraph: Paragraph, grammar: Grammar) -> list[Head]:
    """Labels with a colon anywhere in a paragraph ("… Likelihood: 2"); inside it each begins with a capital."""
    words = paragraph.words
    runs: list[tuple[int, int, Reading]] = []
    for at, word in enumerate(words):
        if not word.text.endswith(":"):
            continue
        floor = runs[-1][1] if runs else 0
        for start in range(max(floor, at - 5), at + 1):
            if start and not words[start].text[:1].isupper():
                continue
            reading = grammar.read(join_words(words[start : at + 1]).rstrip(" :"))
            if reading and reading.confidence >= 0.99:
                runs.append((start, at + 1, reading))
                break
    if not runs or runs[0][0] != 0 and len(runs) == 1 and runs[0][2].field in TEXT_FIELDS:
        return []
    ends = [start for start, _, _ in runs[1:]] + [len(words)]
    return [(reading, words[start:after], words[after:end]) for (start, after, reading), end in zip(runs, ends, strict=True)]


def colon_labels(paragraphs: Sequence[Paragraph], grammar: Grammar) -> list[Reading]:
    """The labels with a colon in a cell: two or more of different fields make it a card of its own."""
    return [run[0] for paragraph in paragraphs for run in inner_runs(paragraph, grammar)]


def split_value(value: RawValue, grammar: Grammar) -> list[RawValue]:
    """A value, or the several values that heads inside it tell apart. A head of the value's own field stays a heading."""
    field = value.label.field
    if not value.paragraphs:
        return [value]
    listed = split_listed(value, grammar) if len(colon_labels(value.paragraphs, grammar)) < 2 else []
    if listed:
        return listed
    if field in PEOPLE:
        return _split_people(value, grammar)
    if field in MEASURES:
        return _split_stages(value, grammar)
    if field not in TEXT_FIELDS:
        return [value]
    allowed = set(SPLITS)
    if field in (Field.CONTROLS, Field.ACTIONS, Field.ASSURANCES):
        allowed -= {Field.UPDATE, Field.DESCRIPTION}
    if field in (Field.CONTROLS, Field.ACTIONS, Field.EVIDENCE, Field.UPDATE):
        allowed -= {Field.RISK}
    if field is Field.UPDATE:
        allowed = set()
    if field is Field.ASSURANCES:
        allowed |= {Field.SCORE, Field.RAG}
    lined = {reading.field for reading in colon_labels(value.paragraphs, grammar)}
    if len(lined) >= 2 and (lined & INNER or field in (Field.RISK, Field.TITLE, Field.EXTRA)) or lined & PEOPLE and field in (Field.RISK, Field.TITLE):
        allowed |= set(Field) - {Field.EXTRA, Field.ID}
    parts = list(parts_of(value.paragraphs, grammar, frozenset(allowed | {field})))
    if all(part.reading is None or part.reading.field is field for part in parts) and not any(p.reading and p.reading.line for p in parts):
        return [value]
    out: list[RawValue] = []
    for part in parts:
        if part.reading is None:
            if any(p.words for p in part.paragraphs):
                out.append(replace(value, paragraphs=part.paragraphs))
            continue
        new, line = part.reading.field, part.reading.line
        if new is Field.IMPACT and not _scored(part.paragraphs):
            new = Field.CONSEQUENCES
        elif field is Field.ASSURANCES and new in (Field.SCORE, Field.RAG, Field.ASSURANCE_RATING):
            new = Field.ASSURANCE_RATING
            line = line or value.label.line
        elif line:
            new = Field.ASSURANCES
        stage, stage_text = part.reading.stage, part.reading.stage_text
        if new in MEASURES and stage is None:
            stage, stage_text = value.label.stage, value.label.stage_text
        label = Label(part.text, new, stage if new in MEASURES else None, stage_text if new in MEASURES else None, line, part.words)
        out.append(replace(value, label=label, paragraphs=part.paragraphs, fill=None, marks=(), section=False))
    return out


SHAPED = {
    Kind.DATE: (Field.RAISED_ON, Field.REVIEW_ON, Field.TARGET_ON, Field.ACTION_DUE), Kind.RESPONSE: (Field.RESPONSE,),
    Kind.STATUS: (Field.STATUS, Field.ACTION_STATUS), Kind.DIRECTION: (Field.DIRECTION,), Kind.NUMBER: (Field.SCORE,), Kind.SCORE: (Field.SCORE,),
    Kind.RAG: (Field.RAG, Field.SCORE), Kind.LEVEL: (Field.SCORE, Field.RAG),
}  # fmt: skip
"""Fields that a value's shape alone can tell."""


def split_listed(value: RawValue, grammar: Grammar) -> list[RawValue]:
    """The lines of a cell whose label lists what they hold, each under its own part of the label."""
    parts = grammar.parts(value.label.text)
    told = {field for fields in SHAPED.values() for field in fields} | {Field.ID, Field.OWNER}
    if not parts or not any(part.field in told for part in parts):
        return []
    units = [replace(p, words=line, marker=None) for p in value.paragraphs for line in ((p.words,) if len(p.words) > 12 else p.lines)]
    units = [unit for unit in units if unit.words]
    free = [part for part in parts]
    found: dict[int, Field] = {}
    for at, unit in enumerate(units):
        kind = kind_of(unit.text)
        field = next((part.field for part in free if part.field in SHAPED.get(kind, ())), None)
        if field is not None:
            found[at] = field
            free = [part for part in free if part.field is not field]
    people = [part.field for part in free if part.field in PEOPLE]
    texts = [part.field for part in free if part.field in (Field.TITLE, Field.RISK, Field.DESCRIPTION)]
    rest = [at for at in range(len(units)) if at not in found]
    for field in reversed(people):
        if len(rest) > (1 if texts else 0) and len(units[rest[-1]].words) <= 8:
            found[rest.pop()] = field
    for at in rest:
        found[at] = texts[0] if texts else (people[0] if people else value.label.field)
    grouped: dict[Field, list[Paragraph]] = {}
    last: Field | None = None
    for at in sorted(found):
        held = grouped.setdefault(found[at], [])
        if held and last is found[at] and units[at].words[0].line:
            held[-1] = replace(held[-1], words=(*held[-1].words, *units[at].words))  # the next line of one paragraph
        else:
            held.append(units[at])
        last = found[at]
    if len(grouped) < 2:
        return []
    own = {part.field: part for part in parts}
    out: list[RawValue] = []
    for field, paragraphs in grouped.items():
        part = own.get(field)
        label = replace(value.label, field=field, text="" if field in (Field.TITLE, Field.RISK) else value.label.text)
        if part and part.stage:
            label = replace(label, stage=part.stage, stage_text=part.stage_text)
        shown = value.fill if field in MEASURES else None
        out.append(replace(value, label=label, paragraphs=tuple(paragraphs), fill=shown, section=False))
    return out


def _scored(paragraphs: Sequence[Paragraph]) -> bool:
    """What stands under "Impact:" is a number or a word of a scale."""
    return kind_of(" ".join(p.text for p in paragraphs)) in (Kind.NUMBER, Kind.SCORE, Kind.LEVEL)


def _split_people(value: RawValue, grammar: Grammar) -> list[RawValue]:
    """Labels of other people inside a people cell: "Owner: A. Jones", or a bold "Cabinet Member" over a name."""
    parts = list(parts_of(value.paragraphs, grammar, PEOPLE))
    if all(part.reading is None for part in parts):
        return [value]
    out: list[RawValue] = []
    for part in parts:
        if part.reading is not None:
            label = Label(part.text, part.reading.field, words=part.words)
            out.append(replace(value, label=label, paragraphs=part.paragraphs))
        elif any(p.words for p in part.paragraphs):
            out.append(replace(value, paragraphs=part.paragraphs))
    return out


def _split_stages(value: RawValue, grammar: Grammar) -> list[RawValue]:
    """"Gross: 20 / Net: 12" or two lines that each begin with a stage word, in one score cell."""
    lines: list[Paragraph] = []
    for paragraph in value.paragraphs:
        lines.extend(replace(paragraph, words=line) for line in paragraph.lines) if paragraph.words else None
    found: list[tuple[StageKind, str, tuple[Word, ...], list[Paragraph]]] = []
    for line in lines:
        opened = _stage_lead(line, grammar)
        if opened:
            found.append((opened[0], join_words(opened[1]).rstrip(" :-–"), opened[1], [rest_of(line, opened[2])] if opened[2] else []))
        elif found:
            found[-1][3].append(line)
        else:
            return [value]
    if len(found) < 2:
        return [value]
    return [
        replace(value, label=replace(value.label, stage=stage, stage_text=text, words=(*value.label.words, *words)), paragraphs=tuple(rest))
        for stage, text, words, rest in found
    ]


def _stage_lead(line: Paragraph, grammar: Grammar) -> tuple[StageKind, tuple[Word, ...], tuple[Word, ...]] | None:
    for size in range(min(5, len(line.words)), 0, -1):
        reading = grammar.read(join_words(line.words[:size]).rstrip(" :-–"))
        if reading and reading.confidence >= 0.99 and reading.stage and reading.field in MEASURES:
            return reading.stage, line.words[:size], line.words[size:]
    return None
