"""A score while it is put together, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..parsers.raw import RawValue
from .case import ColourClash
from .draft import Printed
from .models import Number, Rag, Score, Stage, unchecked

_JUDGING = frozenset({"likelihood", "impact", "score", "rag", "level", "likelihood_label", "impact_label", "text"})
_BLANK: dict[str, object] = dict.fromkeys(Score.model_fields)
_score = unchecked(Score)


@dataclass(slots=True)
class ScoreParts:
    """The score as it is put together: `values` by its fields, and `printed` where each of them is."""

    stage: Stage
    values: dict[str, Number | str] = field(default_factory=dict)
    printed: dict[str, tuple[Printed, ...]] = field(default_factory=dict)
    word: Rag | None = None
    word_at: tuple[Printed, ...] = ()
    colour: Rag | None = None
    colour_at: tuple[Printed, ...] = ()
    clash: ColourClash | None = None
    factors: tuple[Number, Number] | None = None  # two unnamed ones, as printed
    factors_at: tuple[Printed, ...] = ()
    pending: bool = False  # the report says that the rating is still to come

    @property
    def says(self) -> bool:
        """Something of the judgement is printed, or is announced."""
        said = self.pending or self.factors is not None
        return said or not _JUDGING.isdisjoint(self.values)

    def put(self, name: str, value: Number | str | None, printed: tuple[Printed, ...]) -> None:
        """Set a field that is not set yet."""
        if value is not None and name not in self.values:
            self.values[name] = value
            self.printed[name] = printed

    def built(self, label: str | None) -> Score:
        return _score({**_BLANK, **self.values, "stage": self.stage, "label": label})


def one_line(value: RawValue) -> str:
    """A cell's text without line ends."""
    return " ".join(value.text.split())
