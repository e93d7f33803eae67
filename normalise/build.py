"""A document into a register: recognised, read by the report's own scheme, merged, judged and counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from ..ingest.source import Source
from ..parsers.document import Document, Paragraph, Table
from ..parsers.labels import Grammar, default_grammar
from ..parsers.profile import Profile, SchemeSection
from ..parsers.raw import MEASURES, Field, RawRisk, Role
from ..parsers.recognise import Recognition, recognise
from ..parsers.second import SecondReader
from ..parsers.shapes import house_style
from ..parsers.units import names_of, same_risk
from ..parsers.words import places_of
from .assemble import assemble
from .audit import Audit, Judged
from .case import Case, Premise, RiskNotes
from .colours import learn_colours
from .context import Context
from .coverage import count_words
from .draft import Draft, StageWords, finish
from .factor_evidence import column_order, settle_factors, witnesses
from .factors import factor_order
from .merge import merge
from .models import Coverage, Register, Report, Risk, Scheme, Unread
from .palette import with_yellow
from .periods import find_period
from .printed import source_place
from .profile_scheme import with_profile
from .rules import check_case
from .scheme import Reading, band_for, complete, read_scheme
from .schemes import share_schemes
from .second_reading import read_twice
from .stages import latest_quarter, stage_names

_PREMISES: Final[dict[Premise, set[Field]]] = {
    "owner": {Field.OWNER},
    "controls": {Field.CONTROLS, Field.ASSURANCES},
    "scores": set(MEASURES),
}
"""What a register has to print for a gap in it to be one."""


def build_register(
    document: Document, source: Source, profile: Profile | None = None, ner_model: str | None = None
) -> Register:
    """The register of a report, findings included. A document without one gives a register without risks.

    `profile` is what a user adds to the words and the scheme that reports have; `ner_model` a spaCy pipeline that tells
    owners apart where the rules cannot.
    """
    return judge(document, source, profile=profile, ner_model=ner_model).register_


def judge(
    document: Document,
    source: Source,
    reader: SecondReader | None = None,
    profile: Profile | None = None,
    ner_model: str | None = None,
) -> Judged:
    """The same with an account of what was checked; with a `reader` what matters is read a second time.

    The document is let go as soon as its risks are drafted, and each draft when its risk is built: a caller that keeps
    neither needs room for one of the three.
    """
    grammar = profile.grammar() if profile else default_grammar()
    given = profile.scheme if profile else None
    with house_style(grammar.vocabulary):
        drafted = _drafted(document, source, grammar, given, ner_model)
        del document
        case = _case(drafted)
    second = None
    if reader is not None:
        case, second = read_twice(case, reader)
    register = case.register.model_copy(update={"findings": check_case(case)})
    return Judged(register_=register, audit=Audit(legend=case.legend_places if register.risks else (), second=second))


@dataclass(slots=True)
class _Drafted:
    """All that the register is built from: of each risk its draft, its readings, its scheme, and what was seen."""

    report: Report
    drafts: list[Draft]
    groups: list[list[RawRisk]]
    notes: tuple[RiskNotes, ...]
    schemes: tuple[Reading | None, ...]
    of_group: Sequence[int]
    coverage: Coverage
    unread: tuple[Unread, ...]


def _drafted(
    document: Document, source: Source, grammar: Grammar, given: SchemeSection | None, ner_model: str | None
) -> _Drafted:
    recognition = with_yellow(recognise(document, grammar))
    groups = _groups(recognition.risks)
    schemes, of_group = share_schemes(document, recognition.legends, groups)
    if given is not None:
        schemes, of_group = (with_profile(read_scheme(recognition.legends), given),), (0,) * len(groups)
    context = replace(_context(document, recognition, groups, schemes), ner_model=ner_model)
    contexts = [replace(context, scheme=scheme) for scheme in schemes]
    readings = [[assemble(risk, contexts[at]) for risk in group] for at, group in zip(of_group, groups, strict=True)]
    columns = column_order(recognition.risks)
    for at, scheme in enumerate(schemes):
        settle_factors(_of(readings, of_group, at), scheme, columns)
    premises = _premises(recognition.risks)
    merged = [_merged(drafts, group, premises) for drafts, group in zip(readings, groups, strict=True)]
    drafts = [draft for draft, _ in merged]
    schemes = tuple(complete(scheme, witnesses(_of(drafts, of_group, at))) for at, scheme in enumerate(schemes))
    for draft, at in zip(drafts, of_group, strict=True):
        _name_bands(draft, schemes[at])
    _lone_categories(drafts, recognition)
    coverage, unread = count_words(document, recognition, [word for draft in drafts for word in draft.unmapped])
    report = _report(document, source, recognition)
    return _Drafted(report, drafts, groups, tuple(notes for _, notes in merged), schemes, of_group, coverage, unread)


def _case(drafted: _Drafted) -> Case:
    """The register without findings. Drafts and readings are used up: a risk takes the room of its own."""
    schemes, scheme = drafted.schemes, drafted.schemes[0]
    drafted.drafts.reverse()
    drafted.groups.reverse()
    stage_words = StageWords()
    risks = tuple(
        _under(finish(drafted.drafts.pop(), drafted.groups.pop(), stage_words), schemes[at], scheme)
        for at in drafted.of_group
    )
    register = Register(
        report=drafted.report,
        scheme=_scheme(scheme, risks),
        risks=risks,
        unread=drafted.unread,
        coverage=drafted.coverage,
    )
    return Case(
        register,
        drafted.notes,
        tuple(misprint for each in schemes if each for misprint in each.misprints),
        tuple(dict.fromkeys(place for each in schemes if each for place in each.places)),
        scheme.cells if scheme else (),
    )


def _groups(risks: Sequence[RawRisk]) -> list[list[RawRisk]]:
    """The readings of each risk together, in the order in which the risks are first met; the detail leads its group."""
    groups: list[list[RawRisk]] = []
    named: dict[str, list[int]] = {}  # the groups whose first reading bears a name
    for risk in risks:
        names = names_of(risk)
        near = sorted({number for name in names for number in named.get(name, ())})
        homes = [
            groups[number]
            for number in near
            if same_risk(groups[number][0], risk) and not any(_twins(one, risk) for one in groups[number])
        ]
        home = max(homes, key=lambda g: _title(g[0]) == _title(risk), default=None)  # of two that share an id
        if home is None:
            for name in names:
                named.setdefault(name, []).append(len(groups))
            groups.append([risk])
        else:
            home.append(risk)
    rank = {Role.DETAIL: 0, Role.ONLY: 0, Role.SUMMARY: 1}
    for group in groups:
        group.sort(key=lambda r: (rank[r.role], -len(r.values)))
    return groups


def _twins(a: RawRisk, b: RawRisk) -> bool:
    """Risks of one table without ids are different risks, even under one title, and so are risks of one register that
    share an id and are each scored, where neither title begins the other."""
    if a.register != b.register or not a.measures:
        return False
    if not a.of(Field.ID) and not b.of(Field.ID) and a.layout == "wide":
        return True
    first, second = _title(a), _title(b)
    length = min(len(first), len(second))
    return length > 0 and first[:length] != second[:length] and _scored(a) and _scored(b)


def _title(risk: RawRisk) -> list[str]:
    return " ".join(v.text for v in risk.of(Field.TITLE, Field.RISK)).casefold().split()


def _scored(risk: RawRisk) -> bool:
    return any(value.paragraphs for value in risk.measures)


T = TypeVar("T")


def _of(items: Sequence[T], numbers: Sequence[int], number: int) -> list[T]:
    """The items under one number."""
    return [item for item, at in zip(items, numbers, strict=True) if at == number]


def _under(risk: Risk, reading: Reading | None, first: Reading | None) -> Risk:
    """A risk that is judged by another scheme than the register's holds it."""
    if reading is None or first is None or reading.scheme == first.scheme:
        return risk
    return risk.model_copy(update={"scheme": reading.scheme})


def _context(
    document: Document, recognition: Recognition, groups: Sequence[Sequence[RawRisk]], schemes: Sequence[Reading | None]
) -> Context:
    headers = [v.label.text for risk in recognition.risks[:3] for v in risk.values]
    order = factor_order(headers) or factor_order(_texts_about(document, recognition))
    rags = [band.rag for scheme in schemes if scheme for band in scheme.scheme.bands]
    return Context(
        stage_names(recognition.risks),
        schemes[0],
        order,
        learn_colours(recognition.risks, rags),
        latest_quarter(groups),
    )


def _texts_about(document: Document, recognition: Recognition) -> list[str]:
    """What the report says outside its risks: its prose, and its legends' cells."""
    prose = [b.text for b in document.blocks if isinstance(b, Paragraph) and len(b.words) < 120]
    tables = [document.blocks[legend.block] for legend in recognition.legends if legend.table]
    legends = [p.text for table in tables if isinstance(table, Table) for cell in table.cells for p in cell.paragraphs]
    return [*prose, *legends]


def _merged(
    drafts: Sequence[Draft], group: Sequence[RawRisk], premises: Mapping[int, frozenset[Premise]]
) -> tuple[Draft, RiskNotes]:
    draft, conflicts = merge(drafts)
    roles = {risk.role for risk in group}
    notes = RiskNotes(
        places=draft.places,
        conflicts=conflicts,
        empty_sections=tuple(draft.empty),
        clashes=tuple(draft.clashes),
        unmapped=tuple([source_place(place) for place in places_of(draft.unmapped)]),
        in_summary=Role.SUMMARY in roles,
        in_detail=Role.DETAIL in roles or (Role.ONLY in roles and Role.SUMMARY not in roles),
        register=group[0].register,
        premises=frozenset[Premise]().union(*[premises[risk.register] for risk in group]),
    )
    return draft, notes


def _name_bands(draft: Draft, scheme: Reading | None) -> None:
    """The band of each printed score, by the completed scheme."""
    for held in draft.scores:
        band = band_for(scheme.scheme, held.score.score) if scheme else None
        if held.score.band != (label := band.label if band else None):
            held.score = held.score.model_copy(update={"band": label})


def _lone_categories(drafts: Sequence[Draft], recognition: Recognition) -> None:
    """A banner over the whole register is its title, and groups nothing."""
    if len(drafts) < 3 or not all(draft.category for draft in drafts):
        return
    texts = {draft.category.value for draft in drafts if draft.category}
    printed = any(v.label.text for risk in recognition.risks for v in risk.of(Field.CATEGORY))
    title = recognition.front.title.text.casefold() if recognition.front.title else ""
    if len(texts) == 1 and not printed and next(iter(texts)).casefold() in title:
        for draft in drafts:
            draft.category = None


def _scheme(reading: Reading | None, risks: Sequence[Risk]) -> Scheme | None:
    return reading.scheme if reading and risks else None


def _premises(risks: Sequence[RawRisk]) -> dict[int, frozenset[Premise]]:
    """What each register of the report has a place for: one may name owners and the next none."""
    fields: dict[int, set[Field]] = {}
    for risk in risks:
        found = fields.setdefault(risk.register, set())
        found.update(v.label.field for v in risk.values if v.label.text or v.paragraphs)
    return {register: frozenset(p for p, of in _PREMISES.items() if found & of) for register, found in fields.items()}


def _report(document: Document, source: Source, recognition: Recognition) -> Report:
    front = recognition.front
    return Report(
        source=source.name.rsplit("/", 1)[-1],
        sha256=source.sha256,
        format=source.format.value,
        page_count=document.page_count,
        title=front.title.text if front.title else None,
        organisation=front.organisation,
        period=find_period([*(line.text for line in front.lines), *front.running]),
    )
