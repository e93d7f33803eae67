"""The stages of scores: each by its own word, by its group's, or by what the other groups leave."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..raw import MEASURES, Field, Label, StageKind
from ..shapes import Kind
from .columns import Column


def name_stages(labels: list[Label], columns: list[Column] | None = None) -> list[Label]:
    """Give every score column its stage: its own word, its group's, or what the other groups leave."""
    if _all_told(labels):
        return list(labels)
    groups = _groups(labels, columns)
    labels = _sought_after_actions(labels, groups)
    out = list(labels)
    named: list[StageKind | None] = []
    for group in groups:
        staged = [labels[i] for i in group if labels[i].stage]
        named.append(staged[0].stage if staged else None)
        if 0 < len(staged) < len(group):
            for i in group:
                if not labels[i].stage:
                    out[i] = replace(labels[i], stage=staged[0].stage, stage_text=staged[0].stage_text)
    for at, stage in enumerate(guess_stages(named)):
        if stage and named[at] is None:
            for i in groups[at]:
                out[i] = replace(out[i], stage=stage)
    return out


_JUDGED = frozenset(MEASURES)
_NOW_OR_SOUGHT = frozenset({StageKind.CURRENT, StageKind.TARGET})
_RESIDUAL: Final = StageKind.RESIDUAL
_CALLED_RESIDUAL = re.compile(r"\bresidual\b", re.IGNORECASE)


def _all_told(labels: Sequence[Label]) -> bool:
    """Each score has a stage of its own, and what is residual is called so."""
    for label in labels:
        if label.field not in _JUDGED:
            continue
        if not label.stage or (label.stage is _RESIDUAL and not _CALLED_RESIDUAL.search(label.stage_text or "")):
            return False
    return True


def _sought_after_actions(labels: list[Label], groups: Sequence[Sequence[int]]) -> list[Label]:
    """Of "Net" and, behind the actions, "Residual" the first is what stands today, the other what is sought."""
    staged = [group for group in groups if _RESIDUAL in [labels[i].stage for i in group]]
    if len(staged) != 2 or {label.stage for label in labels if label.field in MEASURES} & _NOW_OR_SOUGHT:
        return labels
    now, then = (" ".join(labels[i].stage_text or "" for i in group) for group in staged)
    between = {label.field for label in labels[staged[0][-1] : staged[1][0]]}
    if _CALLED_RESIDUAL.search(now) or not _CALLED_RESIDUAL.search(then) or Field.ACTIONS not in between:
        return labels
    return [
        replace(label, stage=StageKind.TARGET) if k in staged[1] and label.stage else label
        for k, label in enumerate(labels)
    ]


def _groups(labels: list[Label], columns: list[Column] | None) -> list[list[int]]:
    """The measures that judge one stage together: a group ends where a measure comes again, or another stage is named.

    A score in numbers and a rating in words are not the same measure.
    """
    groups: list[list[int]] = []
    held: set[tuple[Field, bool]] = set()
    last = -2
    for k, label in enumerate(labels):
        if label.field not in MEASURES:
            continue
        key = (label.field, columns[k].share(Kind.RAG, Kind.LEVEL) > 0.5 if columns else False)
        if (home := _beside_past(labels, groups, label)) is not None:
            home.append(k)
            last = k
            continue
        if groups and groups[-1][-1] == k - 1 and _goes_on(labels[k - 1], label):
            groups[-1].append(k)
        elif not groups or key in held or _parts(labels, groups[-1], k, k - last):
            groups.append([k])
            held = {key}
        else:
            groups[-1].append(k)
            held.add(key)
        last = k
    return groups


def _beside_past(labels: list[Label], groups: Sequence[list[int]], label: Label) -> list[int] | None:
    """The group of today's score, printed beside an earlier one, that a factor without a stage belongs to."""
    if label.stage is not None or label.field is Field.SCORE or len(groups) < 2:
        return None
    now, past = ({labels[i].stage for i in group} - {None} for group in groups[-2:])
    alone = len(groups[-1]) == 1 and past == {StageKind.PREVIOUS}
    wanting = all(labels[i].field is not label.field for i in groups[-2])
    return groups[-2] if alone and wanting and now & {StageKind.CURRENT, StageKind.RESIDUAL} else None


def _goes_on(before: Label, label: Label) -> bool:
    """Another dimension of the same impact, or another column under the same head."""
    if before == label and label.words:
        return True
    both = before.field is Field.IMPACT and label.field is Field.IMPACT
    return both and before.text != label.text and before.stage is label.stage


def _parts(labels: list[Label], group: list[int], k: int, distance: int) -> bool:
    """A measure does not go on with the group before it; `distance` 1 is right beside it."""
    label = labels[k]
    stages = {labels[i].stage for i in group} - {None}
    if label.stage and stages:
        return label.stage not in stages
    if label.stage:
        return distance > 1 or label.stage is StageKind.PREVIOUS
    return distance > 2 and not stages and label.field is not Field.RAG


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
