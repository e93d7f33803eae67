"""Every word of a report is counted once, and as often as a second reader counts it."""

from __future__ import annotations

from pathlib import Path

import corpus
import second_pdf
import second_word
from corpus import development, each, register, samples

UNREAD_SHARE = 0.01


def counted_again(path: Path) -> int:
    if path.suffix == ".docx":
        return second_word.count_words(path)
    return sum(len(page.words) for page in second_pdf.pages(path))


@each([*samples(), *development()])
def test_the_counts_add_up_to_the_words_that_a_second_reader_counts(path: Path) -> None:
    coverage = register(path).coverage
    assert coverage.mapped + coverage.furniture + coverage.prose + coverage.unread == coverage.words
    again = counted_again(path)
    # The second reader takes some bullets for signs without a width, and so finds words of their line a little to the
    # left: of a thousand words one may be parted from its neighbour by one reader only.
    assert abs(coverage.words - again) <= coverage.words // 1000, (coverage.words, again)


@each([*samples(), *development(part="seeds")])
def test_no_word_of_a_sample_is_unread(path: Path) -> None:
    assert register(path).unread == ()


@each([*samples(), *development()])
def test_what_is_listed_as_unread_is_what_coverage_counts(path: Path) -> None:
    read = register(path)
    listed = sum(len(stretch.text.split()) for stretch in read.unread)
    assert (listed > 0) == (read.coverage.unread > 0)
    assert listed <= read.coverage.unread  # a word that is hyphenated at a line end is two on the page
    assert all(stretch.why and (stretch.page or stretch.part) for stretch in read.unread)


@each(development(part="reports"))
def test_less_than_a_hundredth_of_a_register_is_unread(path: Path) -> None:
    coverage = register(path).coverage
    assert coverage.unread < UNREAD_SHARE * max(1, coverage.mapped + coverage.unread) or coverage.unread == 0


@each([path for path in development(part="reports") if path.name.startswith("no-register")])
def test_a_paper_without_a_register_gives_no_risks(path: Path) -> None:
    read = register(path)
    assert read.risks == ()
    assert read.findings == ()
    assert read.coverage.mapped == 0
    assert read.coverage.prose + read.coverage.furniture == read.coverage.words


def test_a_word_that_no_field_takes_is_listed(tmp_path: Path) -> None:
    """A stray remark in a row of a register is unread, in the place where it stands."""
    import docx

    document = docx.Document()
    document.add_paragraph("Strategic risk register")
    table = document.add_table(rows=1, cols=4)
    rows = [
        ("Ref", "Risk", "Likelihood", "Impact"),
        ("K1", "The ferry breaks down", "3", "4"),
        ("K2", "The pier is washed away", "2", "5"),
    ]
    for at, row in enumerate(rows):
        cells = table.rows[0].cells if at == 0 else table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    path = tmp_path / "ferry.docx"
    document.save(str(path))
    read = corpus.register(path)
    assert [risk.risk_id for risk in read.risks] == ["K1", "K2"]
    assert read.coverage.words == second_word.count_words(path) == 22
    assert read.coverage.mapped == 19
    assert read.coverage.prose == 3
