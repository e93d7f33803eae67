"""The second reading: silent where the engines agree, loud where they do not, and never louder than it knows."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from conftest import PdfMaker
from mutation_layouts import as_docx, as_pdf
from mutations import Sheet, clean
from riskreader.ingest.errors import DamagedReportError
from riskreader.ingest.source import Format, Source
from riskreader.normalise.audit import Judged
from riskreader.normalise.models import Register
from riskreader.normalise.second_reading import read_again
from riskreader.parsers.second import open_second
from riskreader.parsers.word.second import SecondWord
from riskreader.parsers.words import Place
from riskreader.pipeline.read import judge_source
from word_package import cell as tc
from word_package import control, package, par, run, table
from word_package import row as tr

SHEET = clean(Random("second"))
FORMATS = {Format.PDF: as_pdf, Format.DOCX: as_docx}
SAMPLES = [p for p in sorted((Path(__file__).parent.parent / "samples").iterdir()) if p.suffix in (".pdf", ".docx")]


def source(data: bytes, form: Format) -> Source:
    return Source(f"marshwick.{form}", form, hashlib.sha256(data).hexdigest(), data)


def judged(sheet: Sheet, form: Format) -> Judged:
    return judge_source(source(FORMATS[form](sheet), form), twice=True)


def differing(register: Register, other: Sheet, form: Format) -> list[tuple[str | None, str, str, str]]:
    """What the second engine makes of another print, at the places of a register."""
    reader = open_second(source(FORMATS[form](other), form))
    found = [(risk.risk_id, item) for risk in register.risks for item in read_again(risk, reader)[0]]
    reader.close()
    return [(risk_id, item.field, item.first, item.second) for risk_id, item in found]


@pytest.mark.parametrize("form", list(Format))
def test_two_engines_read_a_register_alike(form: Format) -> None:
    both = judged(SHEET, form)
    assert both.register_.findings == ()
    assert both.audit.second is not None
    # 25 risks: an id, an owner, six numbers and two ratings each, a previous score
    assert both.audit.second.values >= 25 * 10
    assert both.audit.second.not_read == 0


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_no_sample_report_is_read_differently(path: Path) -> None:
    read = judge_source(source(path.read_bytes(), Format(path.suffix[1:])), twice=True)
    assert [finding for finding in read.register_.findings if finding.code == "EXT003"] == []
    assert read.audit.second is not None
    assert read.audit.second.values > read.audit.second.not_read


@pytest.mark.parametrize("form", list(Format))
def test_a_digit_a_letter_and_a_word_that_differ_are_told(form: Format) -> None:
    register = judged(SHEET, form).register_
    risk = SHEET.risks[3]
    score = risk.current.score or 0
    other = replace(
        risk,
        risk_id=risk.risk_id[:-1] + "9",
        owner="Zoe" + risk.owner[3:],
        current=replace(risk.current, score=score + 10),
    )
    found = differing(register, replace(SHEET, risks=(*SHEET.risks[:3], other, *SHEET.risks[4:])), form)
    fields = {(risk_id, field) for risk_id, field, _, _ in found}
    assert fields == {(risk.risk_id, "id"), (risk.risk_id, "owner's name"), (risk.risk_id, "residual score")}
    assert (risk.risk_id, "residual score", str(score), str(score + 10)) in found


def test_a_pdf_that_the_second_engine_cannot_open_is_told(make_pdf: PdfMaker) -> None:
    with pytest.raises(DamagedReportError):
        open_second(source(b"%PDF-1.7 cut", Format.PDF))
    with pytest.raises(DamagedReportError):
        open_second(source(b"PK cut", Format.DOCX))


def test_a_report_that_only_the_first_engine_can_open_is_read_once_and_the_account_says_so() -> None:
    untrusted = ZipFile(BytesIO(as_docx(SHEET)))
    out = BytesIO()
    with ZipFile(out, "w") as copy:
        for name in untrusted.namelist():
            kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
            old = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
            copy.writestr(name, untrusted.read(name).replace(old, kind))
    both = judge_source(source(out.getvalue(), Format.DOCX), twice=True)
    assert len(both.register_.risks) == 25
    assert both.register_.findings == ()
    assert both.audit.second is not None
    assert (both.audit.second.values, both.audit.second.not_read > 250) == (0, True)


def test_a_page_that_does_not_exist_has_no_second_reading(make_pdf: PdfMaker) -> None:
    reader = open_second(source(make_pdf("a.pdf", "one").read_bytes(), Format.PDF))
    assert reader.read(Place(page=2, bbox=(0, 0, 9, 9))) is None
    assert reader.read(Place(page=1, bbox=(0, 0, 999, 999))) == ("one",)


INSERTED = f"<w:ins w:id='1' w:author='x'>{run('new')}</w:ins>"
DELETED = "<w:del w:id='1' w:author='x'><w:r><w:delText>old</w:delText></w:r></w:del>"
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "block", "words"),
    [
        (par(run("R1 ") + INSERTED), "paragraph 1", ("R1", "new")),
        (par(run("R2") + DELETED), "paragraph 1", ("R2",)),
        (control(par(run("R3"))), "paragraph 1", ("R3",)),
        (par(run("R4") + HIDDEN), "paragraph 1", ("R4",)),
        (table(tr(tc(par(run("a"))), tc(par(run("b c"))))), "table 1, row 1, cell 2", ("b", "c")),
        (par(run("R5")), "paragraph 2", None),
        (par(run("R6")), "footnote 1", None),
    ],
)
def test_python_docx_reads_the_final_view_of_a_named_block(
    body: str, block: str, words: tuple[str, ...] | None
) -> None:
    assert SecondWord(package(body)).read(Place(part="document", block=block)) == words
