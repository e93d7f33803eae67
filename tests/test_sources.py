"""Every value of a risk says where it is printed, and a second reader finds it there.

PDF: each source's box is laid on its page, and pdfplumber reads the words inside. Word: python-docx finds the part and
block, and reads what stands in it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
import second_pdf
import second_word
from corpus import development, each, register, samples
from printed_values import fold, holds, leaves, name, prints, quotes
from riskreader.normalise.models import Risk, ValueSource


def is_statement_part(pointer: str) -> bool:
    return pointer.startswith(("/controls/", "/evidence/", "/actions/", "/assurances/")) and not pointer.endswith(
        "/text"
    )


def without_source(path: Path, parts: bool) -> list[str]:
    """Values that have no source: those of statements' parts, or all others."""
    out: list[str] = []
    for risk in register(path).risks:
        held = {source.field for source in risk.sources}
        out += [
            f"{name(risk)} {pointer}: {value!r}"
            for pointer, value in leaves(risk.model_dump())
            if pointer not in held and is_statement_part(pointer) is parts
        ]
    return out


@each([*samples(), *development()])
def test_every_value_has_a_source(path: Path) -> None:
    assert without_source(path, parts=False) == []


@each([*samples(), *development()])
def test_every_heading_owner_date_and_status_of_a_statement_has_a_source(path: Path) -> None:
    assert without_source(path, parts=True) == []


@each([*samples(), *development()])
def test_every_source_is_of_a_value(path: Path) -> None:
    for risk in register(path).risks:
        held = dict(leaves(risk.model_dump()))
        assert [source.field for source in risk.sources if source.field not in held] == [], name(risk)


def misquoted(path: Path, labels: bool) -> list[str]:
    """Sources whose words, one after another, do not hold their value: those of stage words, or all others."""
    out: list[str] = []
    for risk in register(path).risks:
        values = dict(leaves(risk.model_dump()))
        for pointer, quoted in quotes(risk).items():
            if pointer.endswith("/label") is labels and not prints(risk, pointer, values[pointer], quoted):
                out.append(f"{name(risk)} {pointer}: {values[pointer]!r} is not in {quoted!r}")
    return out


@each([*samples(), *development()])
def test_a_source_quotes_its_value(path: Path) -> None:
    assert misquoted(path, labels=False) == []


@each([*samples(), *development()])
def test_the_source_of_a_stage_word_quotes_it(path: Path) -> None:
    assert misquoted(path, labels=True) == []


@each([*samples(".pdf"), *development(".pdf")])
def test_the_second_reader_finds_the_words_in_the_box(path: Path) -> None:
    pages = second_pdf.pages(path)
    wrong: list[str] = []
    for risk in register(path).risks:
        for source in risk.sources:
            assert source.page is not None
            assert source.bbox is not None
            page = pages[source.page - 1]
            x0, top, x1, bottom = source.bbox
            assert 0 <= x0 < x1 <= page.width + 1, source
            assert 0 <= top < bottom <= page.height + 1, source
            read = [word.text for word in second_pdf.words_in(page, source.bbox)]
            if not holds(read, source.text):
                wrong.append(
                    f"{name(risk)} {source.field}, page {source.page}: {source.text!r}, in the box {' '.join(read)!r}"
                )
    assert wrong == []


@each([*samples(".pdf"), *development(".pdf")])
def test_a_colour_is_shown_where_its_source_says(path: Path) -> None:
    pages = second_pdf.pages(path)
    wrong: list[str] = []
    for risk in register(path).risks:
        for number, score in enumerate(risk.scores):
            if score.rag is None or score.rag_basis == "word":
                continue
            for source in of(risk, f"/scores/{number}/rag"):
                assert source.page is not None
                assert source.bbox is not None
                colours = list(second_pdf.colours_at(pages[source.page - 1], source.bbox))
                if not second_pdf.shows(score.rag, colours):
                    seen = [colour.hex for colour in colours]
                    wrong.append(f"{name(risk)} {score.stage} {score.rag}, page {source.page} {source.bbox}: {seen}")
    assert wrong == []


def of(risk: Risk, pointer: str) -> list[ValueSource]:
    return [source for source in risk.sources if source.field == pointer]


@lru_cache(maxsize=8192)
def block_text(path: Path, part: str, block: str) -> str | None:
    text = second_word.text_at(path, part, block)
    return None if text is None else fold(text)


@each([*samples(".docx"), *development(".docx")])
def test_python_docx_finds_the_words_in_the_block(path: Path) -> None:
    wrong: list[str] = []
    for risk in register(path).risks:
        for source in risk.sources:
            assert source.part
            assert source.block
            text = block_text(path, source.part, source.block)
            automatic = source.field == "/risk_id"  # an automatic number stands in no text
            if text is None or (fold(source.text) not in text and not automatic):
                wrong.append(f"{name(risk)} {source.field}, {source.block}: {source.text!r} is not in {text!r}")
    assert wrong == []


def test_a_source_is_as_narrow_as_the_words_that_print_the_value() -> None:
    """Two values of one cell have a box each."""
    (path,) = [path for path in samples(".pdf") if path.name.startswith("operational")]
    risk = register(path).risks[0]
    people = [
        source for source in risk.sources if source.field.startswith("/owners/") and source.field.endswith("/name")
    ]
    assert len(people) == len(risk.owners)
    assert len({source.bbox for source in people}) == len(people)


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_every_finding_says_where(path: Path) -> None:
    for finding in register(path).findings:
        assert finding.sources or finding.risk_id is None, finding
        assert all(source.page or source.part for source in finding.sources)
