"""What stands in each sheet of the auditor's workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..normalise.models import Finding, Number, Owner, Register, Risk, Score, SourcePlace, Stage
from ..normalise.rules import all_rules
from ..normalise.tables import first_page
from .reach import reach
from .sheet import STAGES

Registers = Callable[[], Iterable[tuple[str, Register]]]
"""Gives the registers with their names, each time it is called."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A value in a look of its own: a colour's or severity's name, "percent" or "remark"."""

    value: Number | str | None
    look: str


Cell = Number | str | Shown | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in characters."""

    title: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """`fixed`: columns that stay in view when one scrolls to the right."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    fixed: int = 0


def sheets(registers: Registers) -> tuple[Sheet, ...]:
    stages = _stages(registers())
    names = {rule.code: rule.summary for rule in all_rules()}
    return (
        Sheet("Risks", _risk_columns(stages), _rows(registers, lambda key, r: _risks(key, r, stages)), fixed=3),
        Sheet("Findings", _FINDINGS, _rows(registers, lambda key, r: _findings(key, r, names)), fixed=2),
        Sheet("Controls", _CONTROLS, _rows(registers, _controls), fixed=2),
        Sheet("Coverage", _COVERAGE, _rows(registers, _coverage), fixed=1),
        Sheet("Unread", _UNREAD, _rows(registers, _unread), fixed=1),
    )


def _rows(registers: Registers, make: Callable[[str, Register], Iterator[Row]]) -> Iterator[Row]:
    for key, register in registers():
        yield from make(key, register)


def _stages(registers: Iterable[tuple[str, Register]]) -> tuple[Stage, ...]:
    """The stages that some risk has, in the order of the contract."""
    found = {score.stage for _, register in registers for risk in register.risks for score in risk.scores}
    return tuple(stage for stage in STAGES if stage in found)


# -- risks -----------------------------------------------------------------------------------------------------------


def _risk_columns(stages: tuple[Stage, ...]) -> tuple[Column, ...]:
    scores = [
        Column(f"{stage.capitalize()} {part}", width)
        for stage in stages
        for part, width in (("likelihood", 11), ("impact", 9), ("score", 9), ("rating", 11))
    ]
    return (
        Column("Report", 22),
        Column("Risk", 10),
        Column("Title", 40),
        Column("Category", 20),
        Column("Owners", 26),
        *scores,
        Column("Direction", 10),
        Column("Status", 12),
        Column("Response", 12),
        Column("Description", 50),
        Column("Causes", 40),
        Column("Consequences", 40),
        Column("Update", 50),
        Column("Findings", 10),
        Column("Page", 7),
    )


def _risks(key: str, register: Register, stages: tuple[Stage, ...]) -> Iterator[Row]:
    for risk in register.risks:
        mine = [f for f in register.findings if f.risk_id is not None and f.risk_id == risk.risk_id]
        yield (
            key,
            risk.risk_id,
            risk.title,
            risk.category,
            "\n".join(_person(owner) for owner in risk.owners),
            *(cell for stage in stages for cell in _stage(risk, stage)),
            risk.direction,
            risk.status,
            risk.response,
            risk.description,
            risk.causes,
            risk.consequences,
            risk.update,
            len(mine),
            first_page(risk),
        )


def _person(owner: Owner) -> str:
    who = ", ".join(part for part in (owner.name, owner.role) if part)
    return who if owner.kind == "owner" else f"{who} ({owner.kind.replace('_', ' ')})"


def _stage(risk: Risk, stage: Stage) -> Row:
    """Likelihood, impact, score and the rating: named, and filled in its colour. The latest of several stands."""
    score = next((score for score in risk.scores if score.stage == stage), None)
    if score is None:
        return (None, None, None, None)
    return (score.likelihood or score.likelihood_label, score.impact or score.impact_label, score.score, _rating(score))


def _rating(score: Score) -> Cell:
    words = ", ".join(filter(None, ((score.rag or "").capitalize(), score.level)))
    return Shown(words, score.rag) if score.rag else words or None


# -- findings ----------------------------------------------------------------------------------------------------------

_FINDINGS = (
    Column("Report", 22),
    Column("Risk", 10),
    Column("Title", 34),
    Column("Rule", 9),
    Column("Severity", 10),
    Column("What is wrong", 56),
    Column("Where", 20),
    Column("Printed there", 44),
    Column("What the rule says", 40),
    Column("Auditor's remark", 44),
)


def _findings(key: str, register: Register, names: dict[str, str]) -> Iterator[Row]:
    titles = {risk.risk_id: risk.title for risk in reversed(register.risks)}
    for finding in register.findings:
        yield (
            key,
            finding.risk_id,
            titles.get(finding.risk_id) if finding.risk_id else None,
            finding.code,
            Shown(finding.severity, finding.severity),
            finding.message,
            "\n".join(dict.fromkeys(_place(place) for place in finding.sources)),
            "\n".join(_printed(finding, register)),
            names.get(finding.code),
            Shown(None, "remark"),
        )


def _place(place: SourcePlace) -> str:
    if place.page is not None:
        return f"page {place.page}"
    return ", ".join(part for part in (place.part, place.block) if part)


def _printed(finding: Finding, register: Register) -> Iterator[str]:
    """The values that are printed at the finding's places: "inherent score: 12"."""
    wanted = {(place.page, place.bbox, place.part, place.block) for place in finding.sources}
    for risk in register.risks:
        if finding.risk_id is None or risk.risk_id != finding.risk_id:
            continue
        for source in risk.sources:
            parts = source.field.strip("/").split("/")
            if (source.page, source.bbox, source.part, source.block) in wanted and parts[-1] in _EVIDENCE:
                stage = f"{risk.scores[int(parts[1])].stage} " if parts[0] == "scores" else ""
                yield f"{stage}{_EVIDENCE[parts[-1]]}: {source.text}"


_EVIDENCE = {
    "risk_id": "id",
    "likelihood": "likelihood",
    "impact": "impact",
    "score": "score",
    "rag": "colour",
    "level": "level",
    "direction": "direction",
    "update": "update",
}

# -- controls, coverage, unread -----------------------------------------------------------------------------------

_CONTROLS = (
    Column("Report", 22),
    Column("Risk", 10),
    Column("Title", 34),
    Column("Kind", 11),
    Column("Heading", 26),
    Column("Text", 80),
    Column("Owner", 22),
    Column("Due", 12),
    Column("State or rating", 16),
    Column("Line of defence", 10),
)


def _controls(key: str, register: Register) -> Iterator[Row]:
    for risk in register.risks:
        who: Row = (key, risk.risk_id, risk.title)
        for control in risk.controls:
            yield (*who, "control", control.heading, control.text, None, None, None, None)
        for assurance in risk.assurances:
            rest: Row = (None, None, assurance.rating, assurance.line)
            yield (*who, "assurance", assurance.heading, assurance.text, *rest)
        for evidence in risk.evidence:
            yield (*who, "evidence", evidence.heading, evidence.text, None, None, None, None)
        for action in risk.actions:
            rest = (action.owner, action.due_on or action.due, action.status, None)
            yield (*who, "action", action.heading, action.text, *rest)


_COVERAGE = (
    Column("Report", 22),
    Column("File", 34),
    Column("Title", 40),
    Column("Organisation", 26),
    Column("Period", 20),
    Column("Pages", 8),
    Column("Risks", 8),
    Column("Scores", 8),
    Column("With likelihood and impact", 12),
    Column("Held against the formula", 12),
    Column("Colours and levels", 10),
    Column("Held against the bands", 12),
    Column("Findings", 10),
    Column("Words", 10),
    Column("In a field", 10),
    Column("Furniture", 10),
    Column("Prose", 10),
    Column("Unread", 10),
    Column("Share read", 11),
    Column("SHA-256 of the file", 68),
)


def _coverage(key: str, register: Register) -> Iterator[Row]:
    report, coverage, far = register.report, register.coverage, reach(register)
    yield (
        key,
        report.source,
        report.title,
        report.organisation,
        report.period.label if report.period else None,
        report.page_count,
        len(register.risks),
        *(far.scores, far.sums, far.by_formula, far.ratings, far.by_band),
        len(register.findings),
        coverage.words,
        coverage.mapped,
        coverage.furniture,
        coverage.prose,
        coverage.unread,
        Shown(1 - coverage.unread / coverage.words, "percent") if coverage.words else None,
        report.sha256,
    )


_UNREAD = (Column("Report", 22), Column("Where", 24), Column("Words", 80), Column("Why", 40))


def _unread(key: str, register: Register) -> Iterator[Row]:
    for words in register.unread:
        yield key, _place(words), words.text, words.why
