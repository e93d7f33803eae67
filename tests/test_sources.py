"""Every value of a risk says where it is printed, and a second reader finds it there.

PDF: each source's box is laid on its page, and pdfplumber reads the words inside. Word: python-docx finds the part and
block, and reads what stands in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import second_pdf
import second_word
from corpus import development, each, register, samples
from riskreader.normalise.dates import parse_date
from riskreader.normalise.models import Risk, ValueSource

KINDS = ("kind", "stage", "rag_basis", "line", "direction")
"""What is told from printed words, and is not their text."""
PARTS = ("heading", "owner", "due", "due_on", "ref", "status", "rating", "line")
"""What stands with a statement."""


def leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """The values of a risk that are not null, by JSON pointer."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if not (pointer == "" and key in ("sources", "scheme")) and not (key == "band" and "/scores/" in pointer):
                yield from leaves(inner, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{pointer}/{number}")
    elif value is not None:
        yield pointer, value


def name(risk: Risk) -> str:
    return risk.risk_id or (risk.title or "?")[:20]


def fold(text: str) -> str:
    """Letters, digits and signs of a text: without spaces, bullets, dashes, quotes, full stops and case."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s\-‐‑‒–—−'’‘\"“”•·●▪■◦○➢❖✓\ue000-\uf8ff\ufffd\u00ad.,;:]+", "", text)


def is_statement_part(pointer: str) -> bool:
    head, _, last = pointer.rpartition("/")
    return last in PARTS and head.startswith(("/controls/", "/evidence/", "/actions/", "/assurances/"))


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


@each([*samples(), *development()])
def test_a_source_quotes_its_value(path: Path) -> None:
    """The words of a value's sources, one after another, hold the value."""
    wrong: list[str] = []
    for risk in register(path).risks:
        values = dict(leaves(risk.model_dump()))
        for pointer, quoted in quotes(risk).items():
            if not prints(risk, pointer, values[pointer], quoted):
                wrong.append(f"{name(risk)} {pointer}: {values[pointer]!r} is not in {quoted!r}")
    assert wrong == []


def quotes(risk: Risk) -> dict[str, str]:
    out: dict[str, str] = {}
    for source in risk.sources:
        out[source.field] = f"{out[source.field]} {source.text}" if source.field in out else source.text
    return out


def prints(risk: Risk, pointer: str, value: Any, quoted: str) -> bool:
    """Whether words print a value: its text; a number, or the word that is its rank; a date; a colour's word."""
    last = pointer.rpartition("/")[2]
    if last in KINDS or pointer == "/direction":
        return True
    if last == "rag":
        score = risk.scores[int(pointer.split("/")[2])]
        return score.rag_basis == "colour" or re.search(rf"\b({value}|{value[0]})\b", quoted, re.IGNORECASE) is not None
    if last in ("raised_on", "review_on", "target_on", "due_on"):
        return value in (parse_date(quoted), quoted) or any(value == parse_date(part) for part in dates_in(quoted))
    if isinstance(value, int | float):
        if any(float(number) == value for number in re.findall(r"\d+(?:\.\d+)?", quoted)):
            return True
        score = risk.scores[int(pointer.split("/")[2])]
        word = getattr(score, f"{last}_label", None) or score.text
        return word is not None and fold(word) in fold(quoted)
    if pointer.startswith("/extra/") or "\n" in str(value):
        return all(fold(line) in fold(quoted) for line in str(value).split("\n"))
    return fold(str(value)) in fold(quoted)


def dates_in(text: str) -> list[str]:
    """Every run of one to four words, without a full stop at its end: one of them is the date."""
    words = text.split()
    return [" ".join(words[i : i + n]).strip(".,;()") for n in (1, 2, 3, 4) for i in range(len(words) - n + 1)]


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


def holds(read: list[str], text: str) -> bool:
    """The words of a text are among those that stand in the box, hyphens at line ends aside."""
    letters = fold("".join(read))
    if fold(text) in letters:
        return True
    left = [fold(word) for word in read]
    for word in (fold(part) for part in text.split()):
        if word in left:
            left.remove(word)
        elif word and not _made_of(word, left):
            return False
    return True


def _made_of(word: str, left: list[str]) -> bool:
    """A word that two words of the page make up: hyphenated, or parted by one reader only."""
    return any(a and b and (a + b == word or word in a) for a in left for b in left) or any(word in a for a in left)


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
