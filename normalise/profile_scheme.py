"""The scheme that a user's profile gives, over what the report's own legends say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..parsers.layouts.legend_model import Measure
from ..parsers.layouts.legend_words import fold
from ..parsers.profile import ScaleSection, SchemeSection
from .models import Axis, Band, Scheme
from .scheme import Reading, Step


def with_profile(reading: Reading | None, given: SchemeSection | None) -> Reading | None:
    """The report's reading with what the profile gives in its place; origin `profile`."""
    if given is None:
        return reading
    base = reading or Reading(Scheme())
    update: dict[str, Any] = {"origin": "profile"}
    scales: dict[Measure, ScaleSection] = {}
    if given.likelihood:
        scales["likelihood"] = given.likelihood
    if given.impact:
        scales["impact"] = given.impact
    for measure, scale in scales.items():
        update[measure] = _axis(scale)
    if given.formula:
        update |= {"formula": given.formula, "matrix": None}
    if given.bands:
        update["bands"] = tuple(
            Band(rag=band.rag, label=band.label, minimum=band.minimum, maximum=band.maximum) for band in given.bands
        )
    steps = [step for step in base.steps if step.measure not in scales]
    for measure, scale in scales.items():
        steps += [Step(measure, fold(word), scale.minimum + at) for at, word in enumerate(scale.labels)]
    own_rule = bool(given.formula or given.bands or scales)  # the printed grid no longer judges
    return replace(
        base,
        scheme=base.scheme.model_copy(update=update),
        steps=tuple(steps),
        turned=base.turned - set(scales),
        cells=() if own_rule else base.cells,
        misprints=() if own_rule else base.misprints,
        grid=None if own_rule else base.grid,
    )


def _axis(scale: ScaleSection) -> Axis:
    labels = {str(scale.minimum + at): word for at, word in enumerate(scale.labels)}
    return Axis(minimum=scale.minimum, maximum=scale.greatest, labels=labels)
