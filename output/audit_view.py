"""What the auditor's page says of one report, made ready for its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..normalise.models import Finding, Register, Risk, Severity, SourcePlace, ValueSource
from ..normalise.rules import all_rules
from .arithmetic import working
from .evidence import Evidence, Wanted
from .heat_map import HeatMap, heat_maps
from .page_pictures import Picture, Region
from .picture_plan import SNAP, Plan, Shot, plan_pictures, stage_labels
from .reach import Reach, reach
from .risk_fields import names_at, place_names
from .word_quotes import Quote

_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class PlacedValue:
    """A value that a finding rests on; `number` is that of its box in the picture."""

    number: int
    name: str
    printed: str
    where: str


@dataclass(frozen=True, slots=True)
class View:
    """A part of a picture as it is shown: `picture` is its position in the report, boxes are in page points."""

    picture: int
    region: Region
    boxes: tuple[tuple[int, tuple[float, float, float, float]], ...] = ()


@dataclass(frozen=True, slots=True)
class ShownFinding:
    number: int  # from 1, in the report's order
    finding: Finding
    risk: int | None  # position in the register
    working: str | None
    values: tuple[PlacedValue, ...]
    views: tuple[tuple[View | None, View], ...]  # the table's heading, where it stands apart, and the values
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class RuleGroup:
    code: str
    severity: Severity
    summary: str
    explanation: str
    findings: tuple[ShownFinding, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    register: Register
    groups: tuple[RuleGroup, ...]
    maps: tuple[HeatMap, ...]
    reach: Reach
    silent: tuple[tuple[str, str], ...]  # code and summary of each rule that found nothing
    pictures: tuple[Picture | None, ...]
    no_evidence: str | None  # why the page has no pictures
    severities: Counter[str] = field(default_factory=Counter)
    findings_of: dict[int, tuple[ShownFinding, ...]] = field(default_factory=dict)


class Auditing:
    """One report on its way to its view: first what is wanted of the original, then the view with what was had."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._risks = tuple(_risk_of(register, finding) for finding in register.findings)
        about = [None if at is None else register.risks[at] for at in self._risks]
        self._plan: Plan = plan_pictures(register.findings, about)

    def wanted(self) -> Wanted:
        blocks = tuple(tuple(place.block for place in finding.sources) for finding in self.register.findings)
        heads = tuple(tuple(label.block for label in self._labels(at) if label.block) for at in range(len(self._risks)))
        return Wanted(regions=tuple(self._plan.regions), blocks=blocks, heads=heads)

    def _labels(self, at: int) -> list[ValueSource]:
        risk = self._risks[at]
        return [] if risk is None else stage_labels(self.register.risks[risk], self.register.findings[at].sources)

    def view(self, evidence: Evidence, no_evidence: str | None = None) -> ReportView:
        register = self.register
        shown = [self._finding(at, evidence) for at in range(len(register.findings))]
        of: dict[int, list[ShownFinding]] = {}
        for one in shown:
            if one.risk is not None:
                of.setdefault(one.risk, []).append(one)
        return ReportView(
            register=register,
            groups=_groups(shown),
            maps=heat_maps(register, lambda at: at in of),
            reach=reach(register),
            silent=_silent(register),
            pictures=evidence.pictures,
            no_evidence=no_evidence,
            severities=Counter(finding.severity for finding in register.findings),
            findings_of={at: tuple(found) for at, found in of.items()},
        )

    def _finding(self, at: int, evidence: Evidence) -> ShownFinding:
        finding, risk_at = self.register.findings[at], self._risks[at]
        risk = None if risk_at is None else self.register.risks[risk_at]
        return ShownFinding(
            number=at + 1,
            finding=finding,
            risk=risk_at,
            working=working(self.register, finding, risk),
            values=tuple(
                _value(self.register, risk, number, place, several=finding.code == "IDS001")
                for number, place in enumerate(finding.sources, 1)
            ),
            views=tuple(pair for shot in self._plan.shots[at] if (pair := self._views(shot, evidence.pictures))),
            quotes=evidence.quotes[at] if at < len(evidence.quotes) else (),
        )

    def _views(self, shot: Shot, pictures: Sequence[Picture | None]) -> tuple[View | None, View] | None:
        boxes = tuple((box.number, box.box) for box in shot.boxes)
        body = self._one(shot.region, pictures, boxes)
        if body is None:
            return None
        return (self._one(shot.head, pictures) if shot.head else None), body

    def _one(
        self,
        region: Region,
        pictures: Sequence[Picture | None],
        boxes: tuple[tuple[int, tuple[float, float, float, float]], ...] = (),
    ) -> View | None:
        at = self._plan.picture_of(region)
        picture = pictures[at] if at is not None and at < len(pictures) else None
        if at is None or picture is None:
            return None
        a, b = region.box, picture.region.box
        top = max(_calm(picture, a[1], -SNAP), b[1])
        box = (max(a[0], b[0]), top, min(a[2], b[2]), min(_calm(picture, a[3], SNAP), b[3]))
        return View(at, Region(page=region.page, box=box), boxes) if box[0] < box[2] and box[1] < box[3] else None


def _calm(picture: Picture, edge: float, reach: float) -> float:
    """The edge moved outwards, by `reach` points at most, to where it cuts no line of text; else as it is."""
    low, high = min(edge, edge + reach), max(edge, edge + reach)
    calm = [(max(first, low), min(last, high)) for first, last in picture.calm if first < high and last > low]
    points = [last if reach < 0 else first for first, last in calm]
    return min(points, key=lambda point: abs(point - edge), default=edge)


def _risk_of(register: Register, finding: Finding) -> int | None:
    """The risk that a finding is about: by its id, and of several of one id by the places of its values."""
    places = {(s.page, s.bbox, s.part, s.block) for s in finding.sources}

    def shared(risk: Risk) -> int:
        return sum((s.page, s.bbox, s.part, s.block) in places for s in risk.sources)

    same = [at for at, risk in enumerate(register.risks) if risk.risk_id == finding.risk_id]
    if finding.risk_id is None:  # a risk without an id, or the report as a whole
        same = [at for at in same if shared(register.risks[at])]
    return max(same, key=lambda at: shared(register.risks[at]), default=None)


def _value(register: Register, risk: Risk | None, number: int, place: SourcePlace, *, several: bool) -> PlacedValue:
    others = [other for other in register.risks if other is not risk]
    for one in ([risk] if risk else []) + others:
        found = names_at(one, place)
        if found:
            owner = f" of {one.title or one.risk_id or 'another risk'}" if several or one is not risk else ""
            printed = _whole([source.text for _, source in found])
            return PlacedValue(number, _listed([name for name, _ in found]) + owner, printed, place_names([place]))
    return PlacedValue(number, "place of this finding", "", place_names([place]))


def _whole(texts: Sequence[str]) -> str:
    """What one place prints, once: a text that stands inside another is not repeated."""
    unique = [" ".join(text.split()) for text in dict.fromkeys(texts)]
    return " / ".join(t for t in dict.fromkeys(unique) if not any(t != other and t in other for other in unique))


def _listed(names: Sequence[str]) -> str:
    """Several values printed in one place: "residual score, colour"."""
    stage = names[0].partition(" ")[0]
    same = all(name.startswith(stage + " ") for name in names)
    return ", ".join([names[0], *(name[len(stage) + 1 :] if same else name for name in names[1:])])


def _groups(shown: Sequence[ShownFinding]) -> tuple[RuleGroup, ...]:
    """By rule, the gravest first."""
    out = []
    for rule in all_rules():
        found = tuple(one for one in shown if one.finding.code == rule.code)
        if found:
            out.append(RuleGroup(rule.code, rule.severity, rule.summary, rule.explanation, found))
    known = {group.code for group in out}
    for code in dict.fromkeys(one.finding.code for one in shown if one.finding.code not in known):
        found = tuple(one for one in shown if one.finding.code == code)  # by a rule of another version
        out.append(RuleGroup(code, found[0].finding.severity, "a rule that this version does not know", "", found))
    return tuple(sorted(out, key=lambda group: _RANK[group.severity]))


def _silent(register: Register) -> tuple[tuple[str, str], ...]:
    found = {finding.code for finding in register.findings}
    return tuple((rule.code, rule.summary) for rule in all_rules() if rule.code not in found)
