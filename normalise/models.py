"""The register: the typed schema that riskreader writes, with the terms of ISO 31000 and the three lines model.

Field names and meanings are fixed by the output contract (docs/schema.md is generated from this module).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

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


class Period(Model):
    """What the report says it covers."""

    label: str = Field(description="As printed")
    start: str | None = Field(description="First day, ISO 8601")
    end: str | None = Field(description="Last day, ISO 8601")


class Report(Model):
    """The file that was read."""

    source: str = Field(description="The file's name")
    sha256: str
    format: Literal["pdf", "docx"]
    page_count: int | None = Field(description="Pages of a PDF; null for Word, which has none until it is printed")
    title: str | None = None
    organisation: str | None = None
    period: Period | None = None


class Axis(Model):
    """One scale of the scheme: greater is worse, 1 the least."""

    minimum: Number | None
    maximum: Number | None
    labels: dict[str, str] = Field(default_factory=dict, description="Rank, as a decimal string, to the printed word")


class Band(Model):
    """Scores from `minimum` to `maximum`, both included."""

    rag: Rag | None
    label: str
    minimum: Number | None
    maximum: Number | None


class Scheme(Model):
    """How the report turns likelihood and impact into a score, and a score into a colour or level."""

    likelihood: Axis | None = None
    impact: Axis | None = None
    formula: Formula | None = None
    bands: tuple[Band, ...] = ()
    matrix: tuple[tuple[Number | str | None, ...], ...] | None = Field(
        default=None, description="Rows by likelihood from 1, columns by impact from 1; numbers, level or colour words"
    )
    origin: Origin = "report"


class Owner(Model):
    """A person, post or body answerable for the risk."""

    name: str | None
    role: str | None
    kind: OwnerKind = "owner"


class Score(Model):
    """One judgement of the risk. Numbers are as printed or ranked by the scheme; greater is worse."""

    stage: Stage
    label: str | None = Field(default=None, description="The printed stage word")
    likelihood: Number | None = None
    impact: Number | None = None
    score: Number | None = Field(default=None, description="As printed, never computed")
    rag: Rag | None = None
    rag_basis: RagBasis | None = None
    level: str | None = Field(default=None, description="A printed rating word or letter that is no colour")
    band: str | None = Field(default=None, description="Computed: label of the scheme's band for the printed score")
    likelihood_label: str | None = None
    impact_label: str | None = None
    text: str | None = Field(default=None, description="A combined code, as printed: C2, 4x3=12")


class Control(Model):
    text: str
    heading: str | None = None


class Evidence(Model):
    text: str
    heading: str | None = None


class Action(Model):
    text: str
    heading: str | None = None
    ref: str | None = None
    owner: str | None = None
    due: str | None = Field(default=None, description="As printed")
    due_on: PartialDate | None = None
    status: str | None = None


class Assurance(Model):
    text: str
    heading: str | None = None
    line: Literal[1, 2, 3] | None = Field(default=None, description="Line of defence")
    rating: str | None = None


class SourcePlace(Model):
    """Where something is printed: page and box (PDF), or part and block (Word)."""

    page: int | None = None
    bbox: tuple[float, float, float, float] | None = Field(
        default=None, description="x0, top, x1, bottom in points from the top left corner of the page as shown"
    )
    part: str | None = None
    block: str | None = None


class ValueSource(SourcePlace):
    """Where a value of a risk is printed. A value that runs over a page has one for each part."""

    field: str = Field(description="JSON Pointer relative to the risk")
    text: str = Field(description="The words printed there")


class Risk(Model):
    risk_id: str | None = None
    scheme: Scheme | None = Field(default=None, description="Only where it is judged by another than the register's")
    title: str | None = None
    category: str | None = None
    description: str | None = None
    causes: str | None = None
    consequences: str | None = None
    update: str | None = None
    objective: str | None = None
    status: str | None = None
    response: str | None = None
    direction: Direction | None = None
    raised_on: PartialDate | None = None
    review_on: PartialDate | None = None
    target_on: PartialDate | None = None
    owners: tuple[Owner, ...] = ()
    scores: tuple[Score, ...] = ()
    controls: tuple[Control, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    actions: tuple[Action, ...] = ()
    assurances: tuple[Assurance, ...] = ()
    extra: dict[str, str] = Field(default_factory=dict, description="Printed heading to text, where no field fits")
    sources: tuple[ValueSource, ...] = ()


class Finding(Model):
    code: str
    severity: Severity
    risk_id: str | None
    message: str
    sources: tuple[SourcePlace, ...] = ()


class Unread(SourcePlace):
    """Words that no field took."""

    text: str
    why: str


class Coverage(Model):
    """Every word of the report is counted once: words = mapped + furniture + prose + unread."""

    words: int
    mapped: int
    furniture: int
    prose: int
    unread: int


class Register(Model):
    """All that one report says of its risks."""

    schema_: Literal["riskreader/register/1"] = Field(default="riskreader/register/1", alias="schema")
    report: Report
    scheme: Scheme | None = None
    risks: tuple[Risk, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    coverage: Coverage

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """The tidy tables of `convert`'s CSV files: reports, risks, scores, owners, statements, findings."""
        from .frames import to_frames

        return to_frames(self)
