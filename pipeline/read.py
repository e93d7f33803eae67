"""One report through the stages."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import TypeAdapter

from ..ingest.errors import UnreadableReportError
from ..ingest.limits import DEFAULT, Limits
from ..ingest.source import Source
from ..normalise.audit import Judged
from ..normalise.build import build_register, judge
from ..normalise.models import Register, Risk
from ..parsers.document import Document
from ..parsers.profile import Profile
from ..parsers.read import read_document
from ..parsers.second import ClosedReader, SecondReader, open_second
from .calm import few_collections


@few_collections()
def read_source(
    source: Source, *, limits: Limits = DEFAULT, profile: Profile | None = None, ner_model: str | None = None
) -> Register:
    """The register of one report, with its findings. Raises an UnreadableReportError where it cannot be read."""
    return judge(_document(source, limits, profile), source, profile=profile, ner_model=ner_model).register_


@few_collections()
def judge_source(
    source: Source,
    *,
    limits: Limits = DEFAULT,
    twice: bool = False,
    profile: Profile | None = None,
    ner_model: str | None = None,
) -> Judged:
    """The same with an account of what was checked; `twice`: what matters is read again by a second engine."""
    if not twice:
        return judge(_document(source, limits, profile), source, profile=profile, ner_model=ner_model)
    document = _document(source, limits, profile)
    reader: SecondReader
    try:
        reader = open_second(source)
    except UnreadableReportError:  # the first engine could read it: the account says that nothing was read twice
        reader = ClosedReader("the second engine")
    try:
        return judge(document, source, reader, profile, ner_model)
    finally:
        reader.close()


def judged_json(judged: Judged) -> Iterator[bytes]:
    """What goes back over the pipe: JSON, a risk at a time, for all of it takes as much room as the register."""
    frame = judged.model_copy(update={"register_": judged.register_.model_copy(update={"risks": ()})})
    before, mark, after = TypeAdapter(Judged).dump_json(frame, by_alias=True).partition(b'"risks":[]')
    one = TypeAdapter(Risk)
    yield before + mark[:-1]
    for number, risk in enumerate(judged.register_.risks):
        yield (b"," if number else b"") + one.dump_json(risk, by_alias=True)
    yield mark[-1:] + after


def explain_source(
    source: Source, *, limits: Limits = DEFAULT, profile: Profile | None = None, ner_model: str | None = None
) -> str:
    """How the report's tables and sections were understood, as lines of text."""
    from ..parsers.explain import explain
    from .explained import account

    document = _document(source, limits, profile)
    return "\n".join([*explain(document, profile), *account(build_register(document, source, profile, ner_model))])


def outline_source(source: Source, *, limits: Limits = DEFAULT) -> str:
    """The document model of the report, as lines of text."""
    from ..parsers.outline import outline

    return outline(_document(source, limits))


def _document(source: Source, limits: Limits, profile: Profile | None = None) -> Document:
    vocabulary = profile.grammar().vocabulary if profile else None
    return read_document(source, limits.pages, all_pages=limits.all_pages, vocabulary=vocabulary)
