"""Long documents: only pages that can hold a register are laid out, and no part of a register is lost by it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from random import Random

import pypdfium2
import pytest
import riskreader
from corpus import SAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from riskreader.normalise.models import Register
from riskreader.parsers.pdf.page import Glance
from riskreader.parsers.pdf.pdfium_reader import PdfiumReader
from riskreader.parsers.pdf.triage import LONG, Triage
from riskreader.parsers.vocabulary import default_vocabulary

Pages = list[list[str]]  # the lines of each page

PAPERS = (
    "Members noted the report on the parks and thanked the officers for their work in the year.",
    "The outturn for street lighting was within two per cent of what cabinet approved in spring.",
    "There are no risks beyond those that any programme of this size and length has to reckon with.",
    "Consultation on the market charter ran for eight weeks and drew replies from many traders.",
    "The lease of the boathouse ends next year; terms for its renewal will come to the next meeting.",
)
HEADER = ["Ref", "Risk", "Inherent", "likelihood", "Inherent", "impact", "Controls in place", "Risk owner"]
CELLS = ("Tide gates stick", "A crew on call", "Harbour Master", "Sluices are", "cleared weekly", "K", "3", "4", "2")
CARD = [
    "Risk ref: K1",
    "Risk title: The ferry runs aground",
    "Likelihood: 3",
    "Impact: 4",
    "Controls:",
    "Owner: J Pell",
]


def papers(count: int, random: Random) -> Pages:
    return [[random.choice(PAPERS) for _ in range(12)] for _ in range(count)]


def table(pages: int, random: Random) -> Pages:
    """A table whose header is printed once: what follows are short lines without a word of risk registers."""
    return [[*(HEADER if not number else ()), *(random.choice(CELLS) for _ in range(60))] for number in range(pages)]


def cards(pages: int, random: Random) -> Pages:
    """A page with labels, then up to three of running text, and so on, ending with at most one of text."""
    out: Pages = []
    while len(out) < pages:
        out.append([*CARD, *(random.choice(PAPERS) for _ in range(10))])
        out.extend(papers(random.randint(0, 3), random))
    out = out[:pages]
    while len(out) > 2 and CARD[0] not in out[-1] and CARD[0] not in out[-2]:
        out.pop()
    return out


def printed(pages: Pages, size: tuple[float, float]) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.setFont("Helvetica", 8)
            canvas.drawString(40, size[1] - 40 - 8.5 * number, line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def glances(data: bytes) -> list[Glance]:
    reader = PdfiumReader(data)
    try:
        return [reader.glance(number) for number in reader.numbers()]
    finally:
        reader.close()


def chosen(pages: Sequence[Glance]) -> list[bool]:
    triage = Triage(default_vocabulary())
    for page in pages:
        triage.show(page)
    return triage.chosen()


@settings(max_examples=20, deadline=None)
@given(
    kind=st.sampled_from((table, cards)),
    long=st.integers(1, 9),
    around=st.tuples(st.integers(0, 30), st.integers(0, 30)),
    wide=st.booleans(),
    seed=st.integers(0, 999),
)
def test_a_register_anywhere_in_a_pack_is_chosen_whole(
    kind: Callable[[int, Random], Pages], long: int, around: tuple[int, int], wide: bool, seed: int
) -> None:
    random, (before, after) = Random(seed), around
    size = landscape(A4) if wide else A4
    register = glances(printed(kind(long, random), size))
    pack = [*glances(printed(papers(before + 1, random), A4)), *register]
    pack += glances(printed(papers(after + 1, random), A4))
    picked = chosen(pack)
    assert all(picked[before + 1 : before + 1 + len(register)])


def test_papers_far_from_the_register_are_passed_over() -> None:
    random = Random(5)
    pages = [*papers(40, random), *table(4, random), *papers(40, random)]
    picked = chosen(glances(printed(pages, A4)))
    assert sum(picked) <= 2 + 4 + 4  # the front, the register, two pages on either side


def test_where_no_page_is_sure_each_that_speaks_of_risks_is_chosen() -> None:
    pages = papers(9, Random(1))
    pages[6] = ["Threats to the harbour"] * 3
    quiet = [[line for line in page if "risks" not in line] for page in pages]
    assert chosen(glances(printed(quiet, A4)))[6]


@lru_cache
def pack(name: str, place: int) -> bytes:
    """More than LONG pages of papers, with a sample's register behind the first `place` of them."""
    out = pypdfium2.PdfDocument.new()
    filler = pypdfium2.PdfDocument(printed(papers(LONG + 5, Random(place)), A4))
    out.import_pages(filler, list(range(place)))
    out.import_pages(pypdfium2.PdfDocument(SAMPLES / name))
    out.import_pages(filler, list(range(place, len(filler))))
    target = io.BytesIO()
    out.save(target)
    return target.getvalue()


def read(path: Path, *, all_pages: bool) -> Register:
    return riskreader.read_report(path, isolated=False, all_pages=all_pages)


@pytest.mark.parametrize(
    ("name", "place"),
    [("operational-risk-2025-q2.pdf", 30), ("strategic-register-with-errors.pdf", 4), ("assurance-map.pdf", LONG)],
)
def test_a_pack_gives_the_same_register_both_ways(name: str, place: int, tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(pack(name, place))
    quick, careful = read(path, all_pages=False), read(path, all_pages=True)
    assert careful.risks
    assert quick.risks == careful.risks
    assert quick.scheme == careful.scheme
    assert quick.report.page_count == careful.report.page_count
    assert quick.findings == careful.findings
    assert quick.coverage.words == careful.coverage.words
    assert quick.coverage.mapped == careful.coverage.mapped
    assert quick.coverage.unread == careful.coverage.unread
    assert quick.coverage.prose + quick.coverage.furniture == careful.coverage.prose + careful.coverage.furniture


def test_a_pack_says_what_was_passed_over(tmp_path: Path) -> None:
    from riskreader.ingest.find import load_source
    from riskreader.pipeline.read import explain_source, outline_source

    path = tmp_path / "pack.pdf"
    path.write_bytes(pack("assurance-map.pdf", 30))
    source = load_source(path)
    assert "pages that by their text hold no register (--all-pages lays them out)" in explain_source(source)
    assert "passed over: " in outline_source(source)
    assert riskreader.read_report(path, isolated=False).report.page_count == LONG + 5 + len(
        pypdfium2.PdfDocument(SAMPLES / "assurance-map.pdf")
    )


def test_a_batch_read_in_the_other_way_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "pack.pdf").write_bytes(pack("assurance-map.pdf", 30))
    counted = []
    for all_pages in (False, True):
        run = riskreader.convert(tmp_path / "pack.pdf", to=tmp_path / "out", jobs=1, all_pages=all_pages)
        counted.append((run.summary.risks, run.summary.words))
    assert counted[0] == counted[1]
    assert counted[0][0] == 3
