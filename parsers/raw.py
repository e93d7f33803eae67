"""What recognisers say of a document: printed field, texts, places. No numbers yet, no meaning beyond the label."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from .document import Mark, Paragraph, text_of
from .lazy import lazy
from .words import Colour, Place, Stand, Word, place_of


class Field(StrEnum):
    """What a label stands over."""

    ID = "id"
    RISK = "risk"  # "Risk", "Risk description": title, description or both
    TITLE = "title"
    DESCRIPTION = "description"
    CATEGORY = "category"
    CAUSES = "causes"
    CONSEQUENCES = "consequences"
    CAUSES_AND_CONSEQUENCES = "causes_and_consequences"
    UPDATE = "update"
    OBJECTIVE = "objective"
    STATUS = "status"
    RESPONSE = "response"
    DIRECTION = "direction"
    RAISED_ON = "raised_on"
    REVIEW_ON = "review_on"
    TARGET_ON = "target_on"
    OWNER = "owner"
    PORTFOLIO_HOLDER = "portfolio_holder"
    CONTROL_OWNER = "control_owner"
    LIKELIHOOD = "likelihood"
    IMPACT = "impact"
    SCORE = "score"  # a score, rating or level, whatever is printed in it: "12", "M (6)", "C4", "4 x 3 = 12", a colour
    RAG = "rag"
    CONTROLS = "controls"
    EVIDENCE = "evidence"
    ACTIONS = "actions"
    ACTION_REF = "action_ref"
    ACTION_OWNER = "action_owner"
    ACTION_DUE = "action_due"
    ACTION_STATUS = "action_status"
    ASSURANCES = "assurances"
    ASSURANCE_RATING = "assurance_rating"
    EXTRA = "extra"  # printed under a heading for which there is no field


MEASURES = (Field.LIKELIHOOD, Field.IMPACT, Field.SCORE, Field.RAG)
"""What judges a risk, once for each stage."""

IDENTITY = frozenset({Field.ID, Field.TITLE, Field.RISK})
"""What says which risk it is."""

PEOPLE = frozenset({Field.OWNER, Field.PORTFOLIO_HOLDER, Field.CONTROL_OWNER, Field.ACTION_OWNER})


class StageKind(StrEnum):
    """Which judgement of the risk a score belongs to, before "current" and "residual" are weighed in one report."""

    INHERENT = "inherent"
    CURRENT = "current"
    RESIDUAL = "residual"
    TARGET = "target"
    PREVIOUS = "previous"


@dataclass(slots=True, unsafe_hash=True)
class Label:
    """A printed label or heading, understood."""

    text: Final[str]  # as printed, header tiers joined by a space
    field: Final[Field]
    stage: Final[StageKind | None] = None
    stage_text: Final[str | None] = None  # the printed stage word: "Mitigated", "Before controls"
    line: Final[int | None] = None  # line of defence 1, 2, 3
    words: Final[tuple[Word, ...]] = ()


@dataclass(slots=True, unsafe_hash=True)
class RawValue:
    """The content of one cell or section under one label. No paragraphs: the label is printed, and nothing below it."""

    label: Final[Label]
    paragraphs: Final[tuple[Paragraph, ...]] = ()
    fill: Final[Colour | None] = None
    marks: Final[tuple[Mark, ...]] = ()
    stands: Final[tuple[Stand, ...]] = ()  # where the cell or section does, also where it is blank
    group: Final[int | None] = None  # shared by the values of one printed row of a sub-table
    section: Final[bool] = True  # False: a cell of a wide table, whose being blank says nothing

    @property
    def text(self) -> str:
        return text_of(self.paragraphs)

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(map(place_of, self.stands))

    def under(self, label: Label) -> RawValue:
        """The same content under another label."""
        if label is self.label:
            return self
        return RawValue(label, self.paragraphs, self.fill, self.marks, self.stands, self.group, self.section)

    def going_on(self, paragraph: Paragraph) -> RawValue:
        """The same value with one more paragraph."""
        paragraphs, stands = (*self.paragraphs, paragraph), (*self.stands, paragraph.stands)
        return RawValue(self.label, paragraphs, self.fill, self.marks, stands, self.group, self.section)

    def all_words(self) -> tuple[Word, ...]:
        if len(self.paragraphs) == 1:
            return self.paragraphs[0].all_words()
        return tuple([word for paragraph in self.paragraphs for word in paragraph.all_words()])


class Role(StrEnum):
    """Where a reading of a risk comes from, where a report prints it twice."""

    ONLY = "only"
    SUMMARY = "summary"
    DETAIL = "detail"


@dataclass(frozen=True)
class RawRisk:
    """One reading of one risk, in printed order."""

    values: tuple[RawValue, ...]
    layout: str  # the recogniser that read it
    role: Role = Role.ONLY
    register: int = 0  # which of the document's registers it stands in
    label_words: tuple[Word, ...] = field(default=(), repr=False)  # words of labels inside the risk

    @lazy
    def _by_field(self) -> dict[Field, tuple[RawValue, ...]]:
        found: dict[Field, tuple[RawValue, ...]] = {}
        for value in self.values:
            field = value.label.field
            found[field] = (*found[field], value) if field in found else (value,)
        return found

    @lazy
    def measures(self) -> tuple[RawValue, ...]:
        """The values that judge it."""
        return self.of(*MEASURES)

    def of(self, *fields: Field) -> tuple[RawValue, ...]:
        """Its values of some fields, in printed order."""
        by_field = self._by_field
        if len(fields) == 1:
            return by_field.get(fields[0], ())
        held = [field for field in fields if field in by_field]
        if len(held) == 1:
            return by_field[held[0]]
        return tuple([value for value in self.values if value.label.field in held]) if held else ()
