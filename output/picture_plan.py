"""Which parts of which pages a reader must see for each finding, and how few pictures show them all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..normalise.models import Finding, Risk, SourcePlace, ValueSource
from ..parsers.words import BBox
from .page_pictures import Region

_ASIDE, _ABOVE = 54.0, 20.0  # points around the values: the words that they stand among
_LEAST_WIDTH, _LEAST_HEIGHT = 320.0, 60.0
_GAP = 110.0  # values further apart than this, from top to bottom, get a picture each
_MOST_HEIGHT = 380.0
_HEAD_MARGIN = 5.0
SNAP = 14.0  # points above and below a region in which a cut is sought that goes through no line of text
_WASTE = 1.3  # two regions share one picture where it is hardly larger than both


@dataclass(frozen=True, slots=True)
class Box:
    """A value's place in a picture; `number` is its number in the finding's table of values."""

    number: int
    box: BBox


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of a finding: a region with boxes, and the table's heading over it where that stands apart."""

    region: Region
    boxes: tuple[Box, ...]
    head: Region | None = None


@dataclass(slots=True)
class Plan:
    """All shots of a report. `regions` are what is to be drawn; each shot's regions lie inside one of them."""

    shots: list[tuple[Shot, ...]] = field(default_factory=list)  # by finding
    regions: list[Region] = field(default_factory=list)

    def picture_of(self, region: Region) -> int | None:
        """Which of `regions` holds a shot's region."""
        return next((at for at, whole in enumerate(self.regions) if _holds(whole, region)), None)


def plan_pictures(findings: Sequence[Finding], risks: Sequence[Risk | None]) -> Plan:
    """The pictures for findings, each with the risk it is about."""
    edges = _right_edges(risks)
    plan = Plan([_shots(finding, risk, edges) for finding, risk in zip(findings, risks, strict=True)])
    wanted = [region for shots in plan.shots for shot in shots for region in (shot.region, shot.head) if region]
    plan.regions = _shared([_grown(region) for region in wanted])
    return plan


def _right_edges(risks: Iterable[Risk | None]) -> dict[int, float]:
    """How far to the right each page is printed, as far as the risks' values tell."""
    edges: dict[int, float] = {}
    for source in (source for risk in risks if risk for source in risk.sources):
        if source.page is not None and source.bbox is not None:
            edges[source.page] = max(edges.get(source.page, 0.0), source.bbox[2])
    return edges


def _shots(finding: Finding, risk: Risk | None, edges: Mapping[int, float]) -> tuple[Shot, ...]:
    pages: dict[int, list[Box]] = {}
    for number, place in enumerate(finding.sources, 1):
        if place.page is not None and place.bbox is not None:
            pages.setdefault(place.page, []).append(Box(number, place.bbox))
    return tuple(
        _shot(page, group, risk, edges.get(page, 0.0))
        for page, boxes in sorted(pages.items())
        for group in _groups(boxes)
    )


def _groups(boxes: Sequence[Box]) -> list[list[Box]]:
    groups: list[list[Box]] = []
    for box in sorted(boxes, key=lambda one: one.box[1]):
        near = groups and box.box[1] - max(other.box[3] for other in groups[-1]) <= _GAP
        if near and box.box[3] - groups[-1][0].box[1] <= _MOST_HEIGHT:
            groups[-1].append(box)
        else:
            groups.append([box])
    return groups


def _shot(page: int, boxes: Sequence[Box], risk: Risk | None, edge: float) -> Shot:
    x0, top, x1, bottom = union(box.box for box in boxes)
    bottom = min(bottom, top + _MOST_HEIGHT)
    width = max(_LEAST_WIDTH, x1 - x0 + 2 * _ASIDE)
    left = max(0.0, min((x0 + x1 - width) / 2, max(edge, x1) + _ASIDE - width))
    if left == 0.0 and x0 > _ABOVE:
        left = min(x0 - _ABOVE, _ASIDE / 2)  # not the blank margin
    above = max(_ABOVE, (_LEAST_HEIGHT - (bottom - top)) / 2)
    region = Region(page=page, box=(left, max(0.0, top - above), left + width, bottom + above))
    return Shot(region, tuple(boxes), _head(region, boxes, risk))


def _head(region: Region, boxes: Sequence[Box], risk: Risk | None) -> Region | None:
    """The strip of the table's heading above the values, where the labels of their scores are printed apart."""
    if risk is None:
        return None
    places = [SourcePlace(page=region.page, bbox=box.box) for box in boxes]
    labels = [source for source in stage_labels(risk, places) if source.bbox is not None]
    if not labels or len({source.page for source in labels}) != 1 or labels[0].page is None:
        return None
    _, top, _, bottom = union(source.bbox for source in labels if source.bbox)
    apart = labels[0].page != region.page or bottom < region.box[1]
    if not apart or labels[0].page > region.page or bottom - top > 80:
        return None
    box = (region.box[0], max(0.0, top - _HEAD_MARGIN), region.box[2], bottom + _HEAD_MARGIN)
    return Region(page=labels[0].page, box=box)


def stage_labels(risk: Risk, places: Iterable[SourcePlace]) -> list[ValueSource]:
    """Where the labels of the stages are printed whose values stand at these places."""
    keys = {(place.page, place.bbox, place.part, place.block) for place in places}
    stages = {
        source.field.rsplit("/", 1)[0]
        for source in risk.sources
        if (source.page, source.bbox, source.part, source.block) in keys and source.field.startswith("/scores/")
    }
    return [source for source in risk.sources if source.field in {f"{stage}/label" for stage in stages}]


def _shared(wanted: Iterable[Region]) -> list[Region]:
    """Fewer and larger regions that hold all the wanted ones."""
    out: list[Region] = []
    for region in wanted:
        joined = region
        grew = True
        while grew:
            grew = False
            for other in out:
                both = union((joined.box, other.box))
                if other.page == joined.page and _area(both) <= _WASTE * max(_area(joined.box) + _area(other.box), 1.0):
                    out.remove(other)
                    joined = Region(page=joined.page, box=both)
                    grew = True
                    break
        out.append(joined)
    return sorted(out, key=lambda one: (one.page, one.box[1], one.box[0]))


def _grown(region: Region) -> Region:
    x0, top, x1, bottom = region.box
    return Region(page=region.page, box=(x0, max(0.0, top - SNAP), x1, bottom + SNAP))


def _holds(whole: Region, part: Region) -> bool:
    a, b = whole.box, part.box
    return whole.page == part.page and a[0] <= b[0] and a[1] <= b[1] and a[2] >= b[2] and a[3] >= b[3]


def union(boxes: Iterable[BBox]) -> BBox:
    """The least box that holds all of these, of which there is one at least."""
    all_boxes = list(boxes)
    return (
        min(box[0] for box in all_boxes),
        min(box[1] for box in all_boxes),
        max(box[2] for box in all_boxes),
        max(box[3] for box in all_boxes),
    )


def _area(box: BBox) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
