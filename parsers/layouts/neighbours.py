"""The labels of one table together: each is looked at beside its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..raw import IDENTITY, MEASURES, Field, Label
from ..shapes import SCORED, TEXTUAL, Kind
from .cell_view import STRONG
from .columns import Column
from .dated_scores import date_scores
from .happening import settle_questions
from .planned import before_dates, beside_done
from .settle import settle
from .stage_names import name_stages

_TOTAL = re.compile(r"\b(total|overall|highest|max|maximum|combined|sum)\b", re.IGNORECASE)


def settle_all(columns: list[Column]) -> list[Label]:
    """Labels for all the columns of one table, each with a look at its neighbours."""
    labels = [settle(column) for column in columns]
    labels = settle_questions(labels, [column.reading for column in columns])
    labels = _letters(columns, labels)
    labels = _dimensions(columns, labels)
    labels = _unnamed(columns, labels)
    labels = _identity(columns, _risk_told_with_more(columns, labels))
    labels = _some_title(columns, labels)
    labels = _one_id(columns, _counted(columns, labels))
    labels = _what_follows_actions(columns, before_dates(beside_done(labels)))
    labels = _lone_line(columns, labels)
    labels = _assurance_ratings(columns, labels)
    return name_stages(date_scores(columns, labels), columns)


def _letters(columns: list[Column], labels: list[Label]) -> list[Label]:
    """L I S and P S R: what a letter says depends on the letters beside it."""
    letters = [column.reading.letter if column.reading else None for column in columns]
    out = list(labels)
    for at, letter in enumerate(letters):
        near = {value for value in letters[max(0, at - 2) : at + 3] if value}
        fields = {label.field for label in labels[max(0, at - 2) : at + 3]}
        if letter == "s" and (
            near & {"i", "c"}
            or Field.IMPACT in {labels[k].field for k in range(max(0, at - 2), min(len(labels), at + 3)) if k != at}
        ):
            out[at] = replace(labels[at], field=Field.SCORE)
        elif (
            letter in ("r", "s", "t", "rs")
            and not (letter == "s" and near & {"l", "p"})
            and (above := columns[at].above)
            and above.stage
            and columns[at].share(*SCORED) > 0.6
        ):
            out[at] = replace(labels[at], field=Field.SCORE)  # "R" alone under "Residual risk"
        elif (
            letter
            and not (near - {letter})
            and not fields & {Field.LIKELIHOOD, Field.IMPACT, Field.SCORE} - {labels[at].field}
        ):
            out[at] = replace(labels[at], field=Field.EXTRA)
    return out


def _dimensions(columns: list[Column], labels: list[Label]) -> list[Label]:
    """Impact on several dimensions: columns of numbers beside a likelihood, without one impact for them all."""
    fields = [label.field for label in labels]
    if Field.LIKELIHOOD not in fields or Field.SCORE not in fields:
        return labels
    lettered = [k for k, column in enumerate(columns) if column.reading and column.reading.letter]
    single = [k for k in _of(labels, Field.IMPACT) if k not in lettered]
    loose = [
        k
        for k, column in enumerate(columns)
        if fields[k] in (Field.EXTRA, Field.IMPACT) and column.text and k not in single
        if column.share(Kind.NUMBER, Kind.SCORE) > 0.8
    ]
    under = [k for k in loose if (above := columns[k].above) and above.field in (Field.IMPACT, Field.CONSEQUENCES)]
    chosen = under if len(under) >= 2 else loose
    totals = [k for k in chosen if _TOTAL.search(columns[k].text)]
    if len(totals) == 1 and len(chosen) > 2:
        return [
            replace(label, field=Field.EXTRA) if k in chosen and k != totals[0] else label
            for k, label in enumerate(labels)
        ]
    if single or len(chosen) < 2 or chosen != list(range(chosen[0], chosen[0] + len(chosen))):
        return labels
    return [replace(label, field=Field.IMPACT) if k in chosen else label for k, label in enumerate(labels)]


def _unnamed(columns: list[Column], labels: list[Label]) -> list[Label]:
    """Columns without a header of their own: arrows, colours, themes."""
    out = list(labels)
    for column in columns:
        k = column.index
        arrows = column.share(Kind.DIRECTION)
        if out[k].field is Field.EXTRA and not column.text and not column.empty:
            if arrows > 0.6:
                out[k] = replace(out[k], field=Field.DIRECTION)
            elif _groups_risks(column, columns, out):
                out[k] = replace(out[k], field=Field.CATEGORY)
            elif column.share(Kind.RAG) > 0.6 and k and out[k - 1].field in MEASURES:
                out[k] = replace(out[k - 1], field=Field.RAG, text=out[k - 1].text)
            elif column.share(Kind.NUMBER) > 0.8 and k and out[k - 1].field is Field.SCORE and out[k - 1].stage:
                out[k] = out[k - 1]  # "Gross" over the first of three numbers
        elif arrows > 0.7 and out[k].field in (*MEASURES, Field.EXTRA):
            out[k] = replace(out[k], field=Field.DIRECTION)
    return out


def _groups_risks(column: Column, columns: list[Column], labels: list[Label]) -> bool:
    """Short texts left of all that names a risk, each merged over several rows or printed in several."""
    named = [k for k, label in enumerate(labels) if label.field in (*IDENTITY, Field.DESCRIPTION)]
    if not named or column.index > min(named) or _of(labels, Field.CATEGORY) or column.length > 6:
        return False
    most = max(columns[k].count for k in named)
    texts = column.share(*TEXTUAL, Kind.STATUS) > 0.6
    return texts and (column.count <= 0.7 * most or column.repeats > 0.6)


_TITLE_WORDS = 20


def _identity(columns: list[Column], labels: list[Label]) -> list[Label]:
    """Which text is the risk's title and which its description."""
    out = list(labels)
    titles, risks, described = (_of(out, field) for field in (Field.TITLE, Field.RISK, Field.DESCRIPTION))
    for k in titles:
        if (risks or described) and columns[k].repeats > 0.6 and columns[k].kinds.total() > 3:
            out[k] = replace(out[k], field=Field.CATEGORY)  # an area that several risks share
    titles = _of(out, Field.TITLE)
    if titles and risks and risks[0] < titles[0] and columns[risks[0]].length <= _TITLE_WORDS:
        for k in titles:  # "Risk", and after it the "Process" that it belongs to
            out[k] = replace(out[k], field=Field.EXTRA)
        titles = []
    if titles:
        for k in risks:
            said = columns[k].reading
            cause = said is not None and Field.CAUSES in said.alternatives and not _of(out, Field.CAUSES)
            out[k] = replace(out[k], field=Field.CAUSES if cause else Field.DESCRIPTION)  # "Threat / cause"
        for k in titles[1:]:
            out[k] = replace(out[k], field=Field.EXTRA)
    elif len(risks) > 1:
        first, *rest = sorted(risks, key=lambda k: (columns[k].length > _TITLE_WORDS, k))
        out[first] = replace(out[first], field=Field.TITLE)
        for k in rest:
            said = columns[k].reading
            harm = said is not None and Field.IMPACT in said.alternatives  # "Hazard / consequence"
            out[k] = replace(out[k], field=Field.CONSEQUENCES if harm else Field.DESCRIPTION)
    elif risks and described:
        out[risks[0]] = replace(out[risks[0]], field=Field.TITLE)
    elif described:
        out[described[0]] = replace(out[described[0]], field=Field.RISK)
    return out


def _of(labels: Sequence[Label], field: Field) -> list[int]:
    """Which of the labels stand for a field."""
    return [k for k, label in enumerate(labels) if label.field is field]


_MORE = (Field.OBJECTIVE, Field.CAUSES_AND_CONSEQUENCES)


def _risk_told_with_more(columns: list[Column], labels: list[Label]) -> list[Label]:
    """ "Risk (threat to objectives), cause and effect" is the risk's column where no other is."""
    if any(label.field in (Field.TITLE, Field.RISK, Field.DESCRIPTION) for label in labels):
        return labels
    out = list(labels)
    for k in (k for k, label in enumerate(labels) if label.field in _MORE and columns[k].length >= 3):
        said = columns[k].reading
        if said is not None and said.risky:
            out[k] = replace(out[k], field=Field.RISK)
            break
    return out


def _some_title(columns: list[Column], labels: list[Label]) -> list[Label]:
    """In a scored table without a title the first column of texts under a strange label is the risk."""
    if any(label.field in (Field.TITLE, Field.RISK) for label in labels):
        return labels
    if sum(label.field in MEASURES for label in labels) < 2:
        return labels
    out = list(labels)
    for column in columns:
        k = column.index
        if column.reading and column.reading.field is Field.EXTRA and column.reading.confidence >= STRONG:
            continue  # a label that is known, and names no risk: "Gaps in control"
        if (
            out[k].field in (Field.EXTRA, Field.CATEGORY)
            and column.length >= 3
            and column.share(*TEXTUAL) > 0.6 >= column.staged
        ):
            out[k] = replace(out[k], field=Field.RISK)
            break
    return out


def _counted(columns: list[Column], labels: list[Label]) -> list[Label]:
    """A score that counts the rows is the order of the risks ("Rank"), and their number where they have no other."""
    other = Field.EXTRA if _of(labels, Field.ID) else Field.ID
    measured = [k for k in _of(labels, Field.SCORE) if columns[k].counts and labels[k].stage is None]
    return [replace(label, field=other) if k in measured[:1] else label for k, label in enumerate(labels)]


def _one_id(columns: list[Column], labels: list[Label]) -> list[Label]:
    """Of several id columns the one whose values look most like ids."""
    ids = _of(labels, Field.ID)
    if len(ids) < 2:
        return labels
    best = max(ids, key=lambda k: (columns[k].ids, not columns[k].empty, -k))
    return [replace(label, field=Field.EXTRA) if k in ids and k != best else label for k, label in enumerate(labels)]


def _what_follows_actions(columns: list[Column], labels: list[Label]) -> list[Label]:
    """An owner or a date that follows the actions belongs to them, where the risk has another."""
    strange = _strange_dates(columns, labels)
    out = list(labels)
    owners = _of(out, Field.OWNER)
    apart = [k for k in owners if not k or out[k - 1].field is not Field.ACTIONS] or owners
    own = next((k for k in owners if (said := columns[k].reading) and said.risky), apart[0] if apart else -1)
    for at in _of(out, Field.ACTIONS):
        for k in range(at + 1, min(at + 4, len(out))):
            field = out[k].field
            if field is Field.OWNER and len(owners) > 1 and k != own:
                out[k] = replace(out[k], field=Field.ACTION_OWNER)
            elif field is Field.TARGET_ON or [k] == strange:
                out[k] = replace(out[k], field=Field.ACTION_DUE)
            elif k > at + 1 and _tells_how_far(columns[k], field):
                out[k] = replace(out[k], field=Field.ACTION_STATUS)
            elif field not in (Field.ACTION_OWNER, Field.ACTION_DUE, Field.ACTION_STATUS, Field.OWNER):
                break
    return out


def _tells_how_far(column: Column, field: Field) -> bool:
    """Behind who acts and by when, a status in colours, in percentages or in words of progress is the action's."""
    said = column.reading.field if column.reading is not None else None
    if said is Field.STATUS:
        return field is Field.RAG or column.progress > 0.8
    return said in (Field.UPDATE, Field.ACTION_STATUS) and field is Field.EXTRA and column.percents > 0.8


def _strange_dates(columns: list[Column], labels: list[Label]) -> list[int]:
    """The columns of dates whose labels say nothing known ("By"), where no label says when something is due."""
    if _of(labels, Field.TARGET_ON) or _of(labels, Field.ACTION_DUE):
        return []
    return [k for k in _of(labels, Field.EXTRA) if columns[k].reading is None and columns[k].share(Kind.DATE) > 0.8]


def _assurance_ratings(columns: list[Column], labels: list[Label]) -> list[Label]:
    """A rating in words right beside a line of defence is the line's."""
    if _of(labels, Field.LIKELIHOOD):
        return labels
    out = list(labels)
    for k in range(1, len(out)):
        before, numbers = out[k - 1], columns[k].share(Kind.NUMBER, Kind.SCORE)
        rated = out[k].field in (Field.SCORE, Field.RAG) and out[k].stage is None and not numbers
        if rated and before.field is Field.ASSURANCES:
            out[k] = replace(out[k], field=Field.ASSURANCE_RATING, line=before.line)
    return out


def _lone_line(columns: list[Column], labels: list[Label]) -> list[Label]:
    """ "Management controls" are a line of defence only beside another line."""
    if len({label.line for label in labels if label.line}) != 1:
        return labels
    return [
        replace(label, field=Field.CONTROLS, line=None)
        if label.line and (reading := column.reading) and Field.CONTROLS in reading.alternatives
        else label
        for column, label in zip(columns, labels, strict=True)
    ]
