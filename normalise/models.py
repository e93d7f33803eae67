"""The register: the typed schema that riskreader writes, with the terms of ISO 31000 and the three lines model.

Field names and meanings are fixed by the output contract (docs/schema.md is generated from this module).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    import pandas as pd

Rag = Literal["red", "amber", "yellow", "green", "blue", "black"]
RagBasis = Literal["word", "colour", "both"]
Stage = Literal["inherent", "residual", "target", "previous"]
Direction = Literal["up", "down", "same", "new"]
OwnerKind = Literal["owner", "portfolio_holder", "control_owner"]
Formula = Literal["product", "sum", "matrix"]
Origin = Literal["report", "inferred", "profile"]
Severity = Literal["error", "warning", "note"]
Number = int | float
PartialDate = Annotated[
    str,
    Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="ISO 8601, as precise as printed: 2020-05-31 or 2020-05"),
]


class Model(BaseModel):
    """Frozen, and closed: a field that the contract does not name is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, _context: object, /) -> None:
        """Share the set of the fields that were given: an instance's own would take more room than its values."""
        _give_set(self, _fields_of(type(self)))

    def __copy__(self) -> Self:
        copied = super().__copy__()
        _give_set(copied, _fields_of(type(self)))
        return copied


_bare = object.__new__
# a model's parts, set past the guard that keeps it frozen, and without asking for each of them by its name
_give_values, _give_set, _give_extra, _give_private = (
    BaseModel.__dict__[name].__set__
    for name in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)


@cache
def _fields_of(model: type[Model]) -> set[str]:
    return set(model.model_fields)


M = TypeVar("M", bound=Model)


def unchecked(model: type[M]) -> Callable[[dict[str, object]], M]:
    """A constructor for values of all fields, in their order, that are typed already: nothing is checked, which takes
    a tenth of the time. What comes from outside goes through the model's own."""
    bare, give_values, give_set, give_extra, give_private = _bare, _give_values, _give_set, _give_extra, _give_private
    names = _fields_of(model)

    def made(values: dict[str, object]) -> M:
        instance = bare(model)
        give_values(instance, values)
        give_set(instance, names)
        give_extra(instance, None)
        give_private(instance, None)
        return instance

    return made


class Period(Model):
    """What the report says it covers."""

    label: str = Field(description="As printed")
    start: str | None = Field(description="First day, ISO 8601")
    end: str | None = Field(description="Last day, ISO 8601")


class Report(Model):
    """The file that was read."""

    source: str = Field(description="The file's name")
    sha256: str = Field(description="SHA-256 of the file")
    format: Literal["pdf", "docx"] = Field(description="What the bytes are, whatever the name says")
    page_count: int | None = Field(description="Pages of a PDF; null for Word, which has none until it is printed")
    title: str | None = Field(default=None, description="The report's title")
    organisation: str | None = Field(default=None, description="Whose report it is")
    period: Period | None = Field(default=None, description="What it says it covers")


class Axis(Model):
    """One scale of the scheme: greater is worse, 1 the least."""

    minimum: Number | None = Field(description="Least rank")
    maximum: Number | None = Field(description="Greatest rank")
    labels: dict[str, str] = Field(default_factory=dict, description="Rank, as a decimal string, to the printed word")


class Band(Model):
    """Scores from `minimum` to `maximum`, both included."""

    rag: Rag | None = Field(description="Its colour; null where the legend gives a word only")
    label: str = Field(description="The printed word")
    minimum: Number | None = Field(description="Least score in it")
    maximum: Number | None = Field(description="Greatest score in it")


class Scheme(Model):
    """How the report turns likelihood and impact into a score, and a score into a colour or level."""

    likelihood: Axis | None = Field(default=None, description="The scale of likelihood")
    impact: Axis | None = Field(default=None, description="The scale of impact")
    formula: Formula | None = Field(
        default=None,
        description="product, sum, or matrix (a grid to look up); null where the report neither states nor implies one",
    )
    bands: tuple[Band, ...] = Field(default=(), description="The legend's bands")
    matrix: tuple[tuple[Number | str | None, ...], ...] | None = Field(
        default=None, description="Rows by likelihood from 1, columns by impact from 1; numbers, level or colour words"
    )
    origin: Origin = Field(
        default="report",
        description="report: the legend was read; inferred: the scores imply it; profile: the user gave it",
    )


class Owner(Model):
    """A person, post or body answerable for the risk."""

    name: str | None = Field(description="A person's name or initials")
    role: str | None = Field(description="A job title, team or body")
    kind: OwnerKind = Field(default="owner", description="What they answer for")


class Score(Model):
    """One judgement of the risk. Numbers are as printed or ranked by the scheme; greater is worse."""

    stage: Stage = Field(description="inherent (before controls), residual (with controls), target, or previous")
    label: str | None = Field(default=None, description="The printed stage word")
    likelihood: Number | None = Field(
        default=None, description="Number or rank; null where only an unranked word is printed"
    )
    impact: Number | None = Field(default=None, description="Number or rank; of several dimensions the highest")
    score: Number | None = Field(default=None, description="As printed, never computed")
    rag: Rag | None = Field(default=None, description="The colour that the report shows")
    rag_basis: RagBasis | None = Field(
        default=None, description="Whether a word, the colour of the cell or ink, or both show it"
    )
    level: str | None = Field(default=None, description="A printed rating word or letter that is no colour")
    band: str | None = Field(default=None, description="Computed: label of the scheme's band for the printed score")
    likelihood_label: str | None = Field(default=None, description="The printed word or letter")
    impact_label: str | None = Field(default=None, description="The printed word or letter")
    text: str | None = Field(default=None, description="A combined code, as printed: C2, 4x3=12")


class Control(Model):
    """A measure that is in place."""

    text: str = Field(description="What is done about the risk")
    heading: str | None = Field(default=None, description="The printed heading over it")


class Evidence(Model):
    """What shows that a risk is managed."""

    text: str = Field(description="What shows that the risk is managed")
    heading: str | None = Field(default=None, description="The printed heading over it")


class Action(Model):
    """A measure that is still to be taken."""

    text: str = Field(description="What is to be done")
    heading: str | None = Field(default=None, description="The printed heading over it")
    ref: str | None = Field(default=None, description="Its own code")
    owner: str | None = Field(default=None, description="Who does it")
    due: str | None = Field(default=None, description="As printed")
    due_on: PartialDate | None = Field(default=None, description="The due date in ISO 8601")
    status: str | None = Field(default=None, description="Its progress or state, as printed")


class Assurance(Model):
    """A statement under a line of defence."""

    text: str = Field(description="What gives assurance")
    heading: str | None = Field(default=None, description="The printed heading over it")
    line: Literal[1, 2, 3] | None = Field(default=None, description="Line of defence")
    rating: str | None = Field(default=None, description="A printed assurance level or colour")


class SourcePlace(Model):
    """Where something is printed: page and box (PDF), or part and block (Word)."""

    page: int | None = Field(default=None, description="Page of the PDF, from 1")
    bbox: tuple[float, float, float, float] | None = Field(
        default=None, description="x0, top, x1, bottom in points from the top left corner of the page as shown"
    )
    part: str | None = Field(default=None, description="Part of the Word package")
    block: str | None = Field(default=None, description="Table, row and cell, or paragraph of that part")


class ValueSource(SourcePlace):
    """Where a value of a risk is printed. A value that runs over a page has one for each part."""

    field: str = Field(description="JSON Pointer relative to the risk")
    text: str = Field(description="The words printed there")


class Risk(Model):
    """One risk, with everything that the report prints of it."""

    risk_id: str | None = Field(default=None, description="As printed; null where the report prints none")
    scheme: Scheme | None = Field(default=None, description="Only where it is judged by another than the register's")
    title: str | None = Field(default=None, description="The short name")
    category: str | None = Field(default=None, description="Banner, heading, department or theme that groups risks")
    description: str | None = Field(default=None, description="What the risk is, beyond its title")
    causes: str | None = Field(default=None, description="What may bring it about")
    consequences: str | None = Field(default=None, description="What would follow")
    update: str | None = Field(default=None, description="The latest comment")
    objective: str | None = Field(default=None, description="The objective it threatens")
    status: str | None = Field(default=None, description="As printed, in lower case")
    response: str | None = Field(default=None, description="One word of strategy (treat, tolerate …), in lower case")
    direction: Direction | None = Field(default=None, description="Direction of travel of the risk itself")
    raised_on: PartialDate | None = Field(default=None, description="When it was raised")
    review_on: PartialDate | None = Field(default=None, description="When it is reviewed next")
    target_on: PartialDate | None = Field(default=None, description="When the target is to be reached")
    owners: tuple[Owner, ...] = Field(default=(), description="Who answers for it")
    scores: tuple[Score, ...] = Field(default=(), description="Its scores, one a stage")
    controls: tuple[Control, ...] = Field(default=(), description="What is done")
    evidence: tuple[Evidence, ...] = Field(default=(), description="What shows it")
    actions: tuple[Action, ...] = Field(default=(), description="What is to be done")
    assurances: tuple[Assurance, ...] = Field(default=(), description="Assurances on the three lines of defence")
    extra: dict[str, str] = Field(default_factory=dict, description="Printed heading to text, where no field fits")
    sources: tuple[ValueSource, ...] = Field(default=(), description="Where each value is printed")


class Finding(Model):
    """One inconsistency or gap, by one of the rules."""

    code: str = Field(description="The rule")
    severity: Severity = Field(description="error, warning or note")
    risk_id: str | None = Field(description="The risk; null where it is about the report as a whole")
    message: str = Field(description="The printed values and what was expected")
    sources: tuple[SourcePlace, ...] = Field(default=(), description="Where the values are printed")


class Unread(SourcePlace):
    """Words that no field took."""

    text: str = Field(description="The words")
    why: str = Field(description="Why no field took them")


class Coverage(Model):
    """Every word of the report is counted once: words = mapped + furniture + prose + unread."""

    words: int = Field(description="All words of the report")
    mapped: int = Field(description="Words in a field")
    furniture: int = Field(description="Headers, footers, page numbers, repeated table headers")
    prose: int = Field(description="Words outside any risk")
    unread: int = Field(description="Words inside a risk that no field took")


class Register(Model):
    """All that one report says of its risks."""

    schema_: Literal["riskreader/register/1"] = Field(
        default="riskreader/register/1", alias="schema", description="Name and version of this format"
    )
    report: Report = Field(description="The file that was read")
    scheme: Scheme | None = Field(default=None, description="How the report scores; of several schemes the first")
    risks: tuple[Risk, ...] = Field(default=(), description="The risks, in printed order")
    findings: tuple[Finding, ...] = Field(default=(), description="What the rules found")
    unread: tuple[Unread, ...] = Field(default=(), description="Words that no field took, with the reason")
    coverage: Coverage = Field(description="Every word, counted once")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """The tidy tables of `convert`'s CSV files: reports, risks, scores, owners, statements, findings."""
        from .frames import to_frames

        return to_frames(self)
