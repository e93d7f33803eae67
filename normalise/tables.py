"""A register as six tidy tables with keys: what the CSV files, the data package and the data frames are made of."""

# ruff: noqa: RUF009 - `_column` and `_key` are dataclasses.field with a description
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from operator import attrgetter, itemgetter
from pathlib import PurePath
from typing import Any, Literal, get_args

from .models import Number, OwnerKind, Rag, RagBasis, Register, Risk, Severity, SourcePlace, Stage

Kind = Literal["string", "integer", "number", "date", "object"]
StatementKind = Literal["control", "evidence", "action", "assurance"]
Value = str | int | float | date | Mapping[str, str] | None

_COLUMN = "column"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type, and what stands in it."""

    name: str
    kind: Kind
    about: str
    required: bool = False
    choices: tuple[str, ...] = ()


def _column(kind: Kind, about: str, *, required: bool = False, choices: tuple[str, ...] = ()) -> Any:
    return field(metadata={_COLUMN: (kind, about, required, choices)})


def _key(kind: Kind, about: str) -> Any:
    return _column(kind, about, required=True)


@dataclass(slots=True, eq=False)  # a frozen one takes thrice as long to make
class Row:
    """One row of a table. Its fields are the table's columns, in order."""

    @classmethod
    def columns(cls) -> tuple[Column, ...]:
        return tuple(Column(item.name, *item.metadata[_COLUMN]) for item in fields(cls))

    def values(self) -> tuple[Value, ...]:
        return _getter(self.__match_args__)(self)


@cache
def _getter(names: tuple[str, ...]) -> Callable[[Row], tuple[Value, ...]]:
    return attrgetter(*names)


@dataclass(slots=True, eq=False)
class ReportRow(Row):
    report: str = _key("string", "The report's name here: its register is registers/REPORT.json")
    source: str = _key("string", "The file that was read")
    sha256: str = _key("string", "Its SHA-256")
    format: str = _column("string", "What it is", required=True, choices=("pdf", "docx"))
    page_count: int | None = _column("integer", "Pages of a PDF")
    title: str | None = _column("string", "The report's title")
    organisation: str | None = _column("string", "Whose report it is")
    period: str | None = _column("string", "The period it covers, as printed")
    period_start: date | None = _column("date", "The period's first day")
    period_end: date | None = _column("date", "The period's last day")
    likelihood_minimum: Number | None = _column("number", "Least likelihood of the report's scale")
    likelihood_maximum: Number | None = _column("number", "Greatest likelihood of the report's scale")
    impact_minimum: Number | None = _column("number", "Least impact of the report's scale")
    impact_maximum: Number | None = _column("number", "Greatest impact of the report's scale")
    formula: str | None = _column("string", "How a score is made of the two", choices=("product", "sum", "matrix"))
    scheme_origin: str | None = _column(
        "string", "Where the scale is known from", choices=("report", "inferred", "profile")
    )
    risks: int = _column("integer", "How many risks it holds", required=True)
    findings: int = _column("integer", "How many findings it has", required=True)
    words: int = _column("integer", "Words printed in it", required=True)
    words_mapped: int = _column("integer", "Words that went into a field", required=True)
    words_furniture: int = _column("integer", "Words of headers, footers and the like", required=True)
    words_prose: int = _column("integer", "Words outside any risk", required=True)
    words_unread: int = _column("integer", "Words that no field took", required=True)


@dataclass(slots=True, eq=False)
class RiskRow(Row):
    report: str = _key("string", "The report")
    risk: int = _key("integer", "The risk's place in the register, from 1")
    risk_id: str | None = _column("string", "Its id, as printed")
    title: str | None = _column("string", "Its short name")
    category: str | None = _column("string", "The heading or department that groups risks")
    description: str | None = _column("string", "Its description")
    causes: str | None = _column("string", "Its causes")
    consequences: str | None = _column("string", "Its consequences")
    update: str | None = _column("string", "The latest comment")
    objective: str | None = _column("string", "The objective it threatens")
    status: str | None = _column("string", "Its state, as printed, in lower case")
    response: str | None = _column("string", "The strategy: treat, tolerate, transfer, terminate …")
    direction: str | None = _column("string", "Direction of travel of the risk", choices=("up", "down", "same", "new"))
    raised_on: str | None = _column("string", "ISO 8601 date, as precise as printed")
    review_on: str | None = _column("string", "ISO 8601 date, as precise as printed")
    target_on: str | None = _column("string", "ISO 8601 date, as precise as printed")
    extra: Mapping[str, str] | None = _column("object", "Printed headings that have no field, with their text")
    page: int | None = _column("integer", "The page where the risk begins (PDF)")


@dataclass(slots=True, eq=False)
class ScoreRow(Row):
    report: str = _key("string", "The report")
    risk: int = _key("integer", "The risk")
    number: int = _key("integer", "The score's place in the risk, from 1")
    stage: Stage = _column("string", "The judgement it belongs to", required=True, choices=get_args(Stage))
    label: str | None = _column("string", "The printed stage word")
    likelihood: Number | None = _column("number", "Likelihood; greater is worse")
    impact: Number | None = _column("number", "Impact; greater is worse")
    score: Number | None = _column("number", "The printed score, never computed")
    rag: Rag | None = _column("string", "The colour that the report shows", choices=get_args(Rag))
    rag_basis: RagBasis | None = _column("string", "How it shows the colour", choices=get_args(RagBasis))
    level: str | None = _column("string", "A printed rating that is no colour")
    band: str | None = _column("string", "Computed: the scheme's band for the printed score")
    likelihood_label: str | None = _column("string", "The printed word or letter for likelihood")
    impact_label: str | None = _column("string", "The printed word or letter for impact")
    text: str | None = _column("string", "A combined code, as printed")


@dataclass(slots=True, eq=False)
class OwnerRow(Row):
    report: str = _key("string", "The report")
    risk: int = _key("integer", "The risk")
    number: int = _key("integer", "The owner's place in the risk, from 1")
    name: str | None = _column("string", "A person's name or initials")
    role: str | None = _column("string", "A job title, team or body")
    kind: OwnerKind = _column("string", "What they answer for", required=True, choices=get_args(OwnerKind))


@dataclass(slots=True, eq=False)
class StatementRow(Row):
    report: str = _key("string", "The report")
    risk: int = _key("integer", "The risk")
    kind: StatementKind = _column("string", "What it states", required=True, choices=get_args(StatementKind))
    number: int = _key("integer", "Its place among its kind in the risk, from 1")
    text: str = _column("string", "The statement", required=True)
    heading: str | None = _column("string", "The printed heading over it")
    line: int | None = _column("integer", "An assurance's line of defence", choices=("1", "2", "3"))
    rating: str | None = _column("string", "An assurance's printed level")
    ref: str | None = _column("string", "An action's own code")
    owner: str | None = _column("string", "An action's owner")
    due: str | None = _column("string", "An action's due date, as printed")
    due_on: str | None = _column("string", "The same in ISO 8601, as precise as printed")
    status: str | None = _column("string", "An action's progress or state, as printed")


@dataclass(slots=True, eq=False)
class FindingRow(Row):
    report: str = _key("string", "The report")
    number: int = _key("integer", "The finding's place in the register, from 1")
    code: str = _column("string", "The rule", required=True)
    severity: Severity = _column("string", "How grave it is", required=True, choices=get_args(Severity))
    risk: int | None = _column("integer", "The risk; empty where it is about the report as a whole")
    risk_id: str | None = _column("string", "The risk's id, as printed")
    message: str = _column("string", "What was found", required=True)
    page: int | None = _column("integer", "The page where it is printed (PDF)")
    place: str | None = _column("string", "The box on the page, or the Word part and block")


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table: `key` names its rows, `parent` is the table whose rows it belongs to."""

    name: str
    row: type[Row]
    about: str
    key: tuple[str, ...]
    parent: str | None = None
    parent_key: tuple[str, ...] = ()


TABLES: tuple[TableSpec, ...] = (
    TableSpec("reports", ReportRow, "A row a report", ("report",)),
    TableSpec("risks", RiskRow, "A row a risk", ("report", "risk"), "reports", ("report",)),
    TableSpec("scores", ScoreRow, "A row a risk and stage", ("report", "risk", "number"), "risks", ("report", "risk")),
    TableSpec("owners", OwnerRow, "A row a risk and person", ("report", "risk", "number"), "risks", ("report", "risk")),
    TableSpec(
        "statements",
        StatementRow,
        "A row a control, evidence, action or assurance",
        ("report", "risk", "kind", "number"),
        "risks",
        ("report", "risk"),
    ),
    TableSpec("findings", FindingRow, "A row a finding", ("report", "number"), "reports", ("report",)),
)


def default_key(register: Register) -> str:
    """The name of a register that stands alone: its file's, without the ending."""
    return PurePath(register.report.source).stem or register.report.sha256[:12]


def tidy(register: Register, report: str) -> Iterator[tuple[str, Row]]:
    """Each row of the register with the name of its table, in key order within each table.

    `report` is the key that stands for this report in all of its rows.
    """
    yield "reports", _report_row(register, report)
    paged = register.report.page_count is not None  # Word has no pages
    for number, risk in enumerate(register.risks, 1):
        yield from _risk_rows(risk, report, number, first_page(risk) if paged else None)
    numbers: dict[str, int] = {}
    for number, risk in enumerate(register.risks, 1):
        if risk.risk_id is not None:
            numbers.setdefault(risk.risk_id, number)
    for number, finding in enumerate(register.findings, 1):
        first = finding.sources[0] if finding.sources else SourcePlace()
        yield (
            "findings",
            FindingRow(
                report=report,
                number=number,
                code=finding.code,
                severity=finding.severity,
                risk=numbers.get(finding.risk_id) if finding.risk_id is not None else None,
                risk_id=finding.risk_id,
                message=finding.message,
                page=first.page,
                place=place_text(first),
            ),
        )


def _report_row(register: Register, key: str) -> ReportRow:
    report, scheme, coverage = register.report, register.scheme, register.coverage
    likelihood = scheme.likelihood if scheme else None
    impact = scheme.impact if scheme else None
    period = report.period
    return ReportRow(
        report=key,
        source=report.source,
        sha256=report.sha256,
        format=report.format,
        page_count=report.page_count,
        title=report.title,
        organisation=report.organisation,
        period=period.label if period else None,
        period_start=_date(period.start) if period else None,
        period_end=_date(period.end) if period else None,
        likelihood_minimum=likelihood.minimum if likelihood else None,
        likelihood_maximum=likelihood.maximum if likelihood else None,
        impact_minimum=impact.minimum if impact else None,
        impact_maximum=impact.maximum if impact else None,
        formula=scheme.formula if scheme else None,
        scheme_origin=scheme.origin if scheme else None,
        risks=len(register.risks),
        findings=len(register.findings),
        words=coverage.words,
        words_mapped=coverage.mapped,
        words_furniture=coverage.furniture,
        words_prose=coverage.prose,
        words_unread=coverage.unread,
    )


def _date(text: str | None) -> date | None:
    """A whole date; None for one that is only partly known."""
    return date.fromisoformat(text) if text and len(text) == 10 else None


def _values_of(row: type[Row], after: str) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """Takes the columns of a row that come after one, and that a model has fields for, from the model's values."""
    names = [item.name for item in fields(row)]
    return itemgetter(*names[names.index(after) + 1 :])


_of_score, _of_owner = _values_of(ScoreRow, "number"), _values_of(OwnerRow, "number")
_of_statement = _values_of(StatementRow, "number")
_SHARED = [item.name for item in fields(RiskRow) if item.name in Risk.model_fields and item.name != "extra"]
_of_risk = itemgetter(*_SHARED)
_BLANK: dict[str, None] = dict.fromkeys(("line", "rating", "ref", "owner", "due", "due_on", "status"))


def _risk_rows(risk: Risk, report: str, number: int, page: int | None) -> Iterator[tuple[str, Row]]:
    yield "risks", RiskRow(*(report, number, *_of_risk(vars(risk)), risk.extra or None, page))
    for at, score in enumerate(risk.scores, 1):
        yield "scores", ScoreRow(report, number, at, *_of_score(vars(score)))
    for at, owner in enumerate(risk.owners, 1):
        yield "owners", OwnerRow(report, number, at, *_of_owner(vars(owner)))
    kinds: tuple[tuple[StatementKind, tuple[Any, ...]], ...] = (
        ("control", risk.controls),
        ("evidence", risk.evidence),
        ("action", risk.actions),
        ("assurance", risk.assurances),
    )
    for kind, statements in kinds:
        for at, statement in enumerate(statements, 1):
            stated = {**_BLANK, **vars(statement)}
            yield "statements", StatementRow(report, number, kind, at, *_of_statement(stated))


def first_page(risk: Risk) -> int | None:
    """The page where the risk begins; None for Word."""
    return min([source.page for source in risk.sources if source.page is not None], default=None)


def place_text(place: SourcePlace) -> str | None:
    """A place for people: the box in points, or the part and block of a Word package."""
    if place.bbox is not None:
        return " ".join(f"{edge:.1f}" for edge in place.bbox)
    return ", ".join(part for part in (place.part, place.block) if part) or None
