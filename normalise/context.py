"""What all risks of a report share when they are read."""

from __future__ import annotations

from dataclasses import dataclass

from ..parsers.raw import StageKind
from .colours import Colours
from .models import Stage
from .notation import Order
from .scheme import Reading


@dataclass(frozen=True, slots=True)
class Context:
    """The report's stage words, scheme, order of the factors and colours."""

    stages: dict[StageKind, Stage]
    scheme: Reading | None
    order: Order | None
    colours: Colours
    latest: str | None = None  # the last quarter's column, where only quarters are scored
    ner_model: str | None = None  # a trained spaCy pipeline that the user named, for owners that the rules cannot tell
