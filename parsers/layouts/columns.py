"""What each column of a wide table holds: its label by grammar, then what stands below it, then its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..document import Word
from ..labels import Grammar, Reading
from ..raw import Field, Label, StageKind
from ..shapes import Kind, is_id
from .view import STRONG, CellView, TableView

MEASURES = (Field.LIKELIHOOD, Field.IMPACT, Field.SCORE, Field.RAG)
IDENTITY = (Field.ID, Field.TITLE, Field.RISK)
TEXTUAL = (Kind.PROSE, Kind.SHORT)
SCORED = (Kind.NUMBER, Kind.SCORE, Kind.RAG, Kind.LEVEL)

ACTION_FIELDS = {
    Field.ID: Field.ACTION_REF, Field.RISK: Field.ACTIONS, Field.TITLE: Field.ACTIONS, Field.DESCRIPTION: Field.ACTIONS,
    Field.OWNER: Field.ACTION_OWNER, Field.CONTROL_OWNER: Field.ACTION_OWNER, Field.STATUS: Field.ACTION_STATUS,
    Field.UPDATE: Field.ACTION_STATUS, Field.RAG: Field.ACTION_STATUS, Field.DIRECTION: Field.ACTION_STATUS, Field.SCORE: Field.ACTION_STATUS,
    Field.TARGET_ON: Field.ACTION_DUE, Field.REVIEW_ON: Field.ACTION_DUE, Field.RAISED_ON: Field.ACTION_DUE, Field.CONTROLS: Field.ACTIONS,
}  # fmt: skip
"""What a generic label says in a table or under a super-header of actions."""

CONTROL_FIELDS = {
    Field.DESCRIPTION: Field.CONTROLS, Field.RISK: Field.CONTROLS, Field.TITLE: Field.CONTROLS, Field.OWNER: Field.CONTROL_OWNER, Field.ID: Field.EXTRA,
    Field.STATUS: Field.EXTRA, Field.RAG: Field.EXTRA, Field.SCORE: Field.EXTRA, Field.UPDATE: Field.EXTRA, Field.REVIEW_ON: Field.EXTRA, Field.TARGET_ON: Field.EXTRA,
}  # fmt: skip


_PERIOD = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?(?:[\s'’-]*(?:\d{2}|\d{4}))?", re.IGNORECASE
)
_ACTION = re.compile(r"\bactions?\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(total|overall|highest|max|maximum|combined|sum)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its label, its super-header's reading, and the shapes of its values."""

    index: int
    text: str
    words: tuple[Word, ...]
    reading: Reading | None
    above: Reading | None
    above_text: str | None
    kinds: Counter[Kind]
    ids: float = 0.0  # share of the values that look like ids
    repeats: float = 0.0  # share of the values that stand in more than one row
    length: float = 0.0  # mean length of the values in words
    staged: float = 0.0  # share of the values that are stage words
    leaf: str = ""  # the text of the lowest tier

    def share(self, *kinds: Kind) -> float:
        total = sum(count for kind, count in self.kinds.items() if kind is not Kind.BLANK)
        return sum(self.kinds[kind] for kind in kinds) / total if total else 0.0

    @property
    def empty(self) -> bool:
        return all(kind is Kind.BLANK for kind in self.kinds)


def read_columns(view: TableView, header: range, data: Sequence[int], grammar: Grammar) -> list[Column]:
    """The columns of a table whose header tiers are the rows of `header` and whose values stand in the rows `data`."""
    columns: list[Column] = []
    for index in range(view.columns):
        tiers = _tiers(view, header, index)
        text, reading, above, above_text = _label(tiers, view, header, grammar)
        values = [v for row in data if (v := view.at(row, index)) and v.cell.row == row and v.cell.column == index]
        filled = [v for v in values if not v.blank]
        texts = Counter(v.text for v in filled)
        columns.append(
            Column(
                index, text, tuple(word for tier in tiers for word in tier.cell.all_words()), reading, above, above_text,
                Counter(v.kind for v in values),
                sum(is_id(v.text) for v in filled) / len(filled) if filled else 0.0,
                sum(n for n in texts.values() if n > 1) / len(filled) if filled else 0.0,
                sum(len(v.text.split()) for v in filled) / len(filled) if filled else 0.0,
                sum(_is_stage(v) for v in filled) / len(filled) if filled else 0.0,
                tiers[-1].text if tiers else "",
            )
        )
    return _without_phantoms(columns)


def _without_phantoms(columns: list[Column]) -> list[Column]:
    """Doubled rules make a column of their own: the label of an empty column goes to the unlabelled one beside it."""
    out = list(columns)
    for k, column in enumerate(columns):
        if not column.text or not column.empty:
            continue
        for beside in (k + 1, k - 1):
            if 0 <= beside < len(out) and not columns[beside].text and not columns[beside].empty and not out[beside].text:
                held = out[beside]
                out[beside] = replace(
                    column, index=held.index, kinds=held.kinds, ids=held.ids, repeats=held.repeats, length=held.length, staged=held.staged
                )  # fmt: skip
                out[k] = replace(column, text="", words=(), reading=None, above=None, above_text=None, leaf="")
                break
    return out


def _is_stage(v: CellView) -> bool:
    reading = v.reading
    return reading is not None and reading.stage is not None and reading.field is Field.SCORE and reading.confidence >= STRONG and len(v.text.split()) <= 3


def _tiers(view: TableView, header: range, index: int) -> list[CellView]:
    tiers: list[CellView] = []
    for row in header:
        found = view.at(row, index)
        if found and found.text and found not in tiers:
            tiers.append(found)
    return tiers


def _label(
    tiers: list[CellView], view: TableView, header: range, grammar: Grammar
) -> tuple[str, Reading | None, Reading | None, str | None]:
    """The joined text, the leaf's reading, and the reading and text of the super-header over it."""
    if not tiers:
        return "", None, None, None
    whole_text = " ".join(tier.text for tier in tiers)
    leaf, supers = tiers[-1], tiers[:-1]
    above_text = " ".join(tier.text for tier in supers) or None
    if leaf.cell.column_span > 1 and not supers:
        above_text = leaf.text  # a super-header without sub-headers stands over all its columns
    above = grammar.read(above_text) if above_text else None
    whole = grammar.read(whole_text)
    says = above is not None and (above.stage is not None or above.field in (*MEASURES, Field.ACTIONS) or above.line is not None)
    text = whole_text if says else leaf.text
    reading = leaf.reading
    if reading is None or reading.confidence < STRONG or (above is None and whole and whole.confidence >= reading.confidence):
        reading = whole if whole and (reading is None or whole.confidence >= reading.confidence) else reading
    return text, reading, above, above_text


def settle(column: Column) -> Label:
    """The label of one column, with no look at the others yet."""
    reading = column.reading
    if _PERIOD.fullmatch(column.leaf) and column.share(*SCORED) > 0.6:
        field = Field.RAG if column.share(Kind.RAG) > 0.6 else Field.SCORE
        return Label(column.leaf, field, StageKind.PREVIOUS, column.leaf, words=column.words)
    if reading is None or reading.confidence < 0.6 or (column.staged > 0.8 and reading.stage is None):
        return Label(column.text, Field.EXTRA, words=column.words)
    field = choose(reading, column)
    stage, stage_text = reading.stage, reading.stage_text
    above = column.above
    if above and above.field is Field.IMPACT and field in (Field.SCORE, Field.EXTRA) and column.above_text != column.text:
        field = Field.IMPACT  # "Total" or "Reputation" under "Impact"
    if above and above.stage and not stage and field in MEASURES:
        stage, stage_text = above.stage, column.above_text
    if above and above.field is Field.ACTIONS and column.above_text != column.text:
        field = ACTION_FIELDS.get(field, field)
    elif above and above.field is Field.CONTROLS and column.above_text != column.text and not above.line:
        field = CONTROL_FIELDS.get(field, field)
    elif above and above.line and field in (Field.DESCRIPTION, Field.ASSURANCES, Field.EVIDENCE, Field.CONTROLS):
        return Label(column.text, Field.ASSURANCES, line=above.line, words=column.words)
    if field in (Field.ACTION_STATUS, Field.ACTION_DUE, Field.TARGET_ON):
        stage = stage_text = None
    return Label(column.text, field, stage, stage_text, reading.line, column.words)


def choose(reading: Reading, column: Column) -> Field:  # noqa: PLR0911, PLR0912
    """Which of the fields that a label can stand for, by the shapes of what stands below it."""
    field, others = reading.field, reading.alternatives
    textual, scored = column.share(*TEXTUAL), column.share(*SCORED)
    if column.empty:
        return field
    if field in (Field.IMPACT, Field.CONSEQUENCES) and {Field.IMPACT, Field.CONSEQUENCES} <= {field, *others}:
        return Field.CONSEQUENCES if textual > 0.5 else Field.IMPACT
    if field is Field.LIKELIHOOD and textual > 0.6 and column.length > 4:
        return Field.EXTRA
    if field is Field.RAG and column.share(Kind.DIRECTION) > 0.5:
        return Field.DIRECTION
    if field is Field.RESPONSE and column.share(Kind.RESPONSE) > 0.5:
        return field
    if field is Field.SCORE and column.share(Kind.PROSE) + column.share(Kind.DATE) + column.share(Kind.DIRECTION) > 0.5:
        if column.share(Kind.DATE) > 0.5:
            return Field.TARGET_ON if Field.TARGET_ON in others or reading.stage is StageKind.TARGET else Field.EXTRA
        if column.share(Kind.DIRECTION) > 0.5:
            return Field.DIRECTION
        return next((f for f in (Field.CONTROLS, Field.RISK, Field.OBJECTIVE) if f in others and reading.stage is not StageKind.TARGET), Field.EXTRA)
    if field is Field.STATUS:
        if column.share(Kind.DIRECTION) > 0.5:
            return Field.DIRECTION
        if column.share(Kind.RAG) > 0.6:
            return Field.RAG
        return Field.UPDATE if column.length > 6 else field
    if field is Field.RESPONSE and column.length > 3:
        return Field.CONTROLS
    if field is Field.CONTROLS and Field.EXTRA in others and column.length < 4:
        return Field.EXTRA  # "Control effectiveness" over "Adequate"
    if field in (Field.CONTROLS, Field.ACTIONS) and column.share(Kind.RESPONSE) > 0.6:
        return Field.RESPONSE
    if field in (Field.RISK, Field.TITLE) and column.ids > 0.7 and column.length < 2.5:
        return Field.ID
    if field is Field.ID and column.length > 4:
        return next((f for f in others if f in (Field.RISK, Field.TITLE)), Field.RISK)
    if field in (Field.REVIEW_ON, Field.RAISED_ON, Field.TARGET_ON) and column.length > 6:
        return Field.EXTRA
    if field is Field.TARGET_ON and scored > 0.6:
        return Field.SCORE
    if field is Field.DIRECTION and column.share(Kind.PROSE) > 0.5:
        return Field.UPDATE
    if field is Field.OBJECTIVE and scored > 0.7:
        return Field.SCORE if Field.SCORE in others else field
    if field is Field.CATEGORY and column.length > 12:
        return Field.EXTRA
    return field


def settle_all(columns: list[Column]) -> list[Label]:
    """Labels for all the columns of one table, each with a look at its neighbours."""
    labels = [settle(column) for column in columns]
    labels = _letters(columns, labels)
    labels = _dimensions(columns, labels)
    labels = _unnamed(columns, labels)
    labels = _identity(columns, labels)
    labels = _after_actions(labels)
    labels = _assurance_ratings(columns, labels)
    return name_stages(labels, columns)


def _letters(columns: list[Column], labels: list[Label]) -> list[Label]:
    """L I S and P S R: what a letter says depends on the letters beside it."""
    letters = [column.reading.letter if column.reading else None for column in columns]
    out = list(labels)
    for at, letter in enumerate(letters):
        near = {value for value in letters[max(0, at - 2) : at + 3] if value}
        fields = {label.field for label in labels[max(0, at - 2) : at + 3]}
        if letter == "s" and (near & {"i", "c"} or Field.IMPACT in {labels[k].field for k in range(max(0, at - 2), min(len(labels), at + 3)) if k != at}):
            out[at] = replace(labels[at], field=Field.SCORE)
        elif letter in ("r", "s", "t", "rs") and (above := columns[at].above) and above.stage and columns[at].share(*SCORED) > 0.6:
            out[at] = replace(labels[at], field=Field.SCORE)  # "R" alone under "Residual risk"
        elif letter and not (near - {letter}) and not fields & {Field.LIKELIHOOD, Field.IMPACT, Field.SCORE} - {labels[at].field}:
            out[at] = replace(labels[at], field=Field.EXTRA)
    return out


def _dimensions(columns: list[Column], labels: list[Label]) -> list[Label]:
    """Impact on several dimensions: columns of numbers beside a likelihood, without one impact for them all."""
    fields = [label.field for label in labels]
    if Field.LIKELIHOOD not in fields or Field.SCORE not in fields:
        return labels
    single = [k for k, f in enumerate(fields) if f is Field.IMPACT and not (columns[k].reading and columns[k].reading.letter)]
    loose = [
        k for k, column in enumerate(columns)
        if fields[k] in (Field.EXTRA, Field.IMPACT) and column.text and column.share(Kind.NUMBER, Kind.SCORE) > 0.8 and k not in single
    ]  # fmt: skip
    under = [k for k in loose if (above := columns[k].above) and above.field in (Field.IMPACT, Field.CONSEQUENCES)]
    chosen = under if len(under) >= 2 else loose
    totals = [k for k in chosen if _TOTAL.search(columns[k].text)]
    if len(totals) == 1 and len(chosen) > 2:
        return [replace(label, field=Field.EXTRA) if k in chosen and k != totals[0] else label for k, label in enumerate(labels)]
    if single or len(chosen) < 2 or chosen != list(range(chosen[0], chosen[0] + len(chosen))):
        return labels
    return [replace(label, field=Field.IMPACT) if k in chosen else label for k, label in enumerate(labels)]


def _unnamed(columns: list[Column], labels: list[Label]) -> list[Label]:
    """Columns without a header of their own: arrows, colours, and triplets of numbers under one super-header."""
    out = list(labels)
    spans: dict[tuple[Word, ...], list[int]] = {}
    for column in columns:
        if column.words:
            spans.setdefault(column.words, []).append(column.index)
    for run in spans.values():
        used = [k for k in run if not columns[k].empty]
        if len(used) == 3 and all(columns[k].share(*SCORED) > 0.6 for k in used) and labels[used[0]].field in MEASURES:
            for k, field in zip(used, (Field.LIKELIHOOD, Field.IMPACT, Field.SCORE), strict=True):
                out[k] = replace(labels[k], field=field)
    for column in columns:
        k = column.index
        arrows = column.share(Kind.DIRECTION)
        if out[k].field is Field.EXTRA and not column.text and not column.empty:
            if arrows > 0.6:
                out[k] = replace(out[k], field=Field.DIRECTION)
            elif column.share(Kind.RAG) > 0.6 and k and out[k - 1].field in MEASURES:
                out[k] = replace(out[k - 1], field=Field.RAG, text=out[k - 1].text)
        elif arrows > 0.7 and out[k].field in (*MEASURES, Field.EXTRA):
            out[k] = replace(out[k], field=Field.DIRECTION)
    return out


def _identity(columns: list[Column], labels: list[Label]) -> list[Label]:
    """Which text is the risk's title and which its description; there is at least one of them."""
    out = list(labels)
    where = {f: [k for k, label in enumerate(out) if label.field is f] for f in (Field.TITLE, Field.RISK, Field.DESCRIPTION, Field.ID)}
    for k in where[Field.TITLE]:
        others = [*where[Field.RISK], *where[Field.DESCRIPTION]]
        if others and columns[k].repeats > 0.6 and columns[k].kinds.total() > 3:
            out[k] = replace(out[k], field=Field.CATEGORY)  # an area that several risks share
    titles = [k for k in where[Field.TITLE] if out[k].field is Field.TITLE]
    risks, described = where[Field.RISK], where[Field.DESCRIPTION]
    if titles:
        for k in risks:
            out[k] = replace(out[k], field=Field.DESCRIPTION)
        for k in titles[1:]:
            out[k] = replace(out[k], field=Field.EXTRA)
    elif len(risks) > 1:
        first, *rest = sorted(risks, key=lambda k: (columns[k].length > 20, k))
        out[first] = replace(out[first], field=Field.TITLE)
        for k in rest:
            out[k] = replace(out[k], field=Field.DESCRIPTION)
    elif risks and described:
        out[risks[0]] = replace(out[risks[0]], field=Field.TITLE)
    elif described and not risks:
        out[described[0]] = replace(out[described[0]], field=Field.RISK)
    if not any(label.field in (Field.TITLE, Field.RISK) for label in out):
        scored = sum(label.field in MEASURES for label in out)
        texts = [c for c in columns if out[c.index].field in (Field.EXTRA, Field.CATEGORY) and c.length >= 3 and c.share(*TEXTUAL) > 0.6]
        if scored >= 2 and texts:
            out[texts[0].index] = replace(out[texts[0].index], field=Field.RISK)
    ids = [k for k, label in enumerate(out) if label.field is Field.ID]
    if len(ids) > 1:
        best = max(ids, key=lambda k: (columns[k].ids, not columns[k].empty, -k))
        for k in ids:
            if k != best:
                out[k] = replace(out[k], field=Field.EXTRA)
    return out


def _after_actions(labels: list[Label]) -> list[Label]:
    """An owner or a date that follows the actions belongs to them, where the risk has another."""
    out = list(labels)
    for k, label in enumerate(out[:-1]):
        dated = any(other.field in (Field.TARGET_ON, Field.ACTION_DUE) for other in out[k + 1 : k + 3])
        if label.field is Field.CONTROLS and dated and _ACTION.search(label.text) and Field.ACTIONS not in {lb.field for lb in out}:
            out[k] = replace(label, field=Field.ACTIONS)  # a "mitigating action" with a date is still to be done
    actions = [k for k, label in enumerate(out) if label.field is Field.ACTIONS]
    owners = [k for k, label in enumerate(out) if label.field is Field.OWNER]
    for at in actions:
        for k in range(at + 1, min(at + 4, len(out))):
            field = out[k].field
            if field is Field.OWNER and len(owners) > 1 and k != owners[0]:
                out[k] = replace(out[k], field=Field.ACTION_OWNER)
            elif field is Field.TARGET_ON:
                out[k] = replace(out[k], field=Field.ACTION_DUE)
            elif field not in (Field.ACTION_OWNER, Field.ACTION_DUE, Field.ACTION_STATUS, Field.OWNER):
                break
    return out


def _assurance_ratings(columns: list[Column], labels: list[Label]) -> list[Label]:
    """A rating in words right beside a line of defence is the line's."""
    out = list(labels)
    for k in range(1, len(out)):
        before = out[k - 1]
        if out[k].field in (Field.SCORE, Field.RAG) and out[k].stage is None and before.field is Field.ASSURANCES:
            if not columns[k].share(Kind.NUMBER, Kind.SCORE) and Field.LIKELIHOOD not in {label.field for label in labels}:
                out[k] = replace(out[k], field=Field.ASSURANCE_RATING, line=before.line)
    return out


def name_stages(labels: list[Label], columns: list[Column] | None = None) -> list[Label]:
    """Give every score column its stage: its own word, its group's, or what the other groups leave."""
    groups: list[list[int]] = []
    held: dict[tuple[Field, bool], None] = {}
    last = -2
    for k, label in enumerate(labels):
        if label.field not in MEASURES:
            continue
        words = bool(columns) and columns[k].share(Kind.RAG, Kind.LEVEL) > 0.5 if columns else False
        key = (label.field, words)
        if label.field is Field.IMPACT and groups and groups[-1][-1] == k - 1 and labels[k - 1].field is Field.IMPACT and labels[k - 1].text != label.text:
            if label.stage is labels[k - 1].stage:
                groups[-1].append(k)  # another dimension of the same impact
                last = k
                continue
        group = groups[-1] if groups else None
        stages = {labels[i].stage for i in group} - {None} if group else set()
        fresh = group is None or key in held or (label.stage and stages and label.stage not in stages)
        if not fresh and label.stage and not stages:
            fresh = k - last > 1 or label.stage is StageKind.PREVIOUS
        if not fresh and k - last > 2 and label.stage is None and not stages:
            fresh = label.field is not Field.RAG
        if fresh:
            groups.append([k])
            held = {}
        else:
            assert group is not None
            group.append(k)
        held[key] = None
        last = k
    out = list(labels)
    named: list[StageKind | None] = []
    for group in groups:
        with_stage = next((labels[i] for i in group if labels[i].stage), None)
        named.append(with_stage.stage if with_stage else None)
        if with_stage:
            for i in group:
                if not labels[i].stage:
                    out[i] = replace(labels[i], stage=with_stage.stage, stage_text=with_stage.stage_text)
    for at, stage in enumerate(guess_stages(named)):
        if stage and named[at] is None:
            for i in groups[at]:
                out[i] = replace(out[i], stage=stage)
    return out


def guess_stages(named: list[StageKind | None]) -> list[StageKind | None]:
    """Stages for groups of scores in printed order, some without a stage word. One unnamed group alone stays None."""
    if len(named) < 2 or None not in named:
        return named
    out = list(named)
    known = [stage for stage in named if stage]
    free = [at for at, stage in enumerate(named) if stage is None]
    if not known:
        order = [StageKind.INHERENT, StageKind.RESIDUAL, StageKind.TARGET]
        return [*order, *[None] * len(named)][: len(named)] if len(named) <= 3 else out
    for at in free:
        later = [stage for stage in named[at + 1 :] if stage]
        if StageKind.INHERENT not in out and any(s in (StageKind.RESIDUAL, StageKind.CURRENT) for s in later):
            out[at] = StageKind.INHERENT
        elif StageKind.RESIDUAL not in out and StageKind.CURRENT not in out:
            out[at] = StageKind.RESIDUAL
        elif at:
            out[at] = out[at - 1]  # no stage is left for it: it goes with the scores before it
    return out
