"""A Word package into a Document: body, text boxes, tables, notes, running headers and footers."""

from __future__ import annotations

import gc
import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ...ingest.errors import DamagedReportError
from ..document import Block, Document, Paragraph
from .colours import read_palette
from .final import make_final
from .headings import mark_headings
from .names import BODY, OFFICE_RELATIONS, SECT_PR, Element, child, flag, w
from .numbering import Numbering
from .package import Limits, Package, Relation, main_part, open_package
from .paragraphs import ParagraphReader
from .stories import StoryReader, paragraphs_of
from .styles import Styles

_ID = f"{{{OFFICE_RELATIONS}}}id"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_NOTES = (("footnotes", w("footnote")), ("endnotes", w("endnote")))


@dataclass(frozen=True, slots=True)
class _Report:
    """An open package with what its main part links to."""

    package: Package
    relations: dict[str, Relation]

    def linked(self, kind: str) -> Element | None:
        """The root of the part that is linked as `styles`, `numbering` …"""
        for relation in self.relations.values():
            if relation.kind == kind:
                return self.package.xml(relation.target)
        return None


def read_docx(data: bytes, limits: Limits | None = None) -> Document:
    """Read a Word report as its final view.

    Raises DamagedReportError, EncryptedReportError, LimitExceededError, UnsupportedFormatError.
    """
    with _no_collection():
        return _read(open_package(data, limits))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Words are made by the hundred thousand and none is dropped: to look for rubbish costs a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(package: Package) -> Document:
    main = main_part(package)
    root = package.xml(main)
    body = child(root, BODY)
    if root is None or body is None:
        raise DamagedReportError("the Word file has no body text; save it again in Word")
    report = _Report(package, package.relations(main))
    styles = Styles(report.linked("styles"), read_palette(report.linked("theme")))
    paragraphs = ParagraphReader(styles, Numbering(report.linked("numbering")))
    sections = list(body.iter(SECT_PR))
    make_final(body, styles)
    story = StoryReader(paragraphs, "document")
    blocks = mark_headings(story.body(body))
    blocks += _notes(report, paragraphs, story.notes)
    furniture = _furniture(report, paragraphs, sections)
    return Document(blocks, tuple(paragraphs.words), furniture, title=_title(package))


def _notes(report: _Report, paragraphs: ParagraphReader, references: list[tuple[str, str]]) -> tuple[Block, ...]:
    """Foot- and endnotes that the final text still refers to, in the order of their references."""
    out: list[Block] = []
    for kind, tag in _NOTES:
        wanted = list(dict.fromkeys(note for part, note in references if part == kind))
        root = report.linked(kind) if wanted else None
        if root is None:
            continue
        make_final(root, paragraphs.styles)
        notes = {note.get(w("id"), ""): note for note in root.iterchildren(tag)}
        story = StoryReader(paragraphs, kind)
        for number, name in enumerate(wanted, start=1):
            note = notes.get(name)
            if note is not None:
                out.extend(story.note(note, f"{kind[:-1]} {number}"))
    return tuple(out)


def _furniture(report: _Report, paragraphs: ParagraphReader, sections: list[Element]) -> tuple[Paragraph, ...]:
    """Headers and footers that some page shows, each distinct text once."""
    settings = report.linked("settings")
    even = bool(flag(settings, w("evenAndOddHeaders")))
    shown: dict[str, None] = {}
    current: dict[tuple[str, str], str] = {}  # (header or footer, kind): part; a section without its own keeps the last
    for section in sections:
        for place in ("headerReference", "footerReference"):
            for reference in section.iterchildren(w(place)):
                relation = report.relations.get(reference.get(_ID, ""))
                if relation is not None:
                    current[place, reference.get(w("type"), "default")] = relation.target
        kinds = {"default", *(("first",) if flag(section, w("titlePg")) else ()), *(("even",) if even else ())}
        for (_, kind), part in current.items():
            if kind in kinds:
                shown.setdefault(part)
    out: list[Paragraph] = []
    paragraphs.running = True
    seen: set[tuple[str, ...]] = set()
    for part in shown:
        root = report.package.xml(part)
        if root is None:
            continue
        make_final(root, paragraphs.styles)
        before = len(paragraphs.words)
        story = StoryReader(paragraphs, posixpath.splitext(posixpath.basename(part))[0])
        found = paragraphs_of(story.body(root))
        text = tuple(paragraph.text for paragraph in found)
        if text in seen:
            paragraphs.forget_from(before)
            continue
        seen.add(text)
        out.extend(found)
    return tuple(out)


def _title(package: Package) -> str | None:
    """The title among the file's properties; often a template's."""
    for relation in package.relations("").values():
        if relation.kind == "core-properties":
            root = package.xml(relation.target)
            found = None if root is None else root.find(_TITLE)
            return (found.text or "").strip() or None if found is not None else None
    return None
