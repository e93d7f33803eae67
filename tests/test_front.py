"""The front of a report: its title and the body that publishes it, however the lines are set."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand_tables import table
from riskreader.parsers.document import Block, Document, Page, Paragraph
from riskreader.parsers.front import read_front
from riskreader.parsers.words import Place, Word


def line(*texts: tuple[float, str], heading: int | None = None, size: float = 10.0, top: float = 40.0) -> Paragraph:
    """One printed line: each text begins where it is told to, its words half a letter apart."""
    words: list[Word] = []
    for begin, text in texts:
        left = begin
        for word in text.split():
            right = left + 0.5 * size * len(word)
            words.append(Word(len(words), word, Place(1, (left, top, right, top + size)), size=size))
            left = right + 0.5 * size
    return Paragraph(tuple(words), heading=heading, stands=words[0].place)


def front(*blocks: Block, furniture: tuple[Paragraph, ...] = ()) -> tuple[str | None, str | None]:
    document = Document(blocks, (), furniture, (Page(1, 842.0, 595.0),))
    found = read_front(document)
    return found.title.text if found.title else None, found.organisation


def test_texts_far_apart_on_one_line_are_two() -> None:
    top = line((20, "Risk Register"), (600, "Royal Borough of Kingsmarsh"), size=14)
    assert front(top) == ("Risk Register", "Royal Borough of Kingsmarsh")


@pytest.mark.parametrize(
    "printed",
    [
        "Isle of Sarnmoor Pension Fund Updated: 26 September 2025",
        "Isle of Sarnmoor Pension Fund As at 1 May 2025",
        "Isle of Sarnmoor Pension Fund Annual Report 2024/25",
        "Isle of Sarnmoor Pension Fund, Quarter 2",
        "Isle of Sarnmoor Pension Fund, Summer 2025",
    ],
)
def test_dates_and_report_names_are_no_part_of_a_body(printed: str) -> None:
    assert (
        front(line((20, "Risk Report"), heading=1, size=16), line((20, printed)))[1] == "Isle of Sarnmoor Pension Fund"
    )


def test_a_body_over_its_committee_is_the_body() -> None:
    head = line((20, "Sarnmoor Combined Authority"), heading=1, size=16)
    below = line((20, "Audit and Governance Committee"), heading=1, size=16, top=60)
    words = tuple(
        replace(word, line=int(word.place.bbox[1]), index=n) for n, word in enumerate(head.words + below.words)
    )
    report = line((20, "Risk Report"), heading=1, size=12, top=90)
    assert front(replace(head, words=words), report) == ("Risk Report", "Sarnmoor Combined Authority")


@pytest.mark.parametrize(
    "printed", ["Chief Executive and Accounting Officer", "The Board has also talked about storms", "Pension Fund"]
)
def test_posts_sentences_and_bare_nouns_are_no_bodies(printed: str) -> None:
    assert front(line((20, "Risk Report"), heading=1, size=16), line((20, printed)))[1] is None


def test_the_lines_drawn_into_a_printed_sheet_are_read() -> None:
    rows = [[str(n), "Slipway closed", "Harbour Master", "3", "4", "12"] for n in range(1, 9)]
    sheet = table(["Ferry Programme Risk Log|6"], ["Port of Ellerick Council|6"],
                  ["*Ref", "*Risk", "*Owner", "*Likelihood", "*Impact", "*Score"], *rows)  # fmt: skip
    below = line((20, "ferry-programme-risk-log.xlsx"), heading=1, top=570)
    assert front(sheet, below) == ("Ferry Programme Risk Log", "Port of Ellerick Council")


def test_a_statement_is_a_title_before_a_heading_about_risk() -> None:
    assert front(
        line((20, "Sarnmoor Borough Council"), heading=1, size=14),
        line((20, "Annual Governance Statement"), heading=1, size=14),
        line((20, "Managing risks"), heading=2, size=12),
    ) == ("Annual Governance Statement", "Sarnmoor Borough Council")


def test_a_heading_below_the_register_is_no_title() -> None:
    rows = [[str(n), "Slipway closed", "Harbour Master", "3", "4", "12"] for n in range(1, 9)]
    register = table(["*Ref", "*Risk", "*Owner", "*Likelihood", "*Impact", "*Score"], *rows)
    top = line((20, "Leadership Risk Register"), heading=1, size=13)
    below = line((20, "Risks removed in the last year"), heading=1, size=14, top=560)
    assert front(top, register, below)[0] == "Leadership Risk Register"


def test_the_title_in_a_cover_table_may_name_the_period_and_a_review_date_may_not() -> None:
    cover = table(["*Report title", "Harbour risks, Quarter 3 2025/26"], ["*Reviewed", "May 2031"])
    lines = [line.text for line in read_front(Document((cover,), (), (), (Page(1, 842.0, 595.0),))).lines]
    assert "Harbour risks, Quarter 3 2025/26" in lines
    assert "May 2031" not in lines


def test_a_cover_names_the_title_beside_its_label() -> None:
    cover = table(
        ["*Meeting:", "Audit and Risk Committee"], ["*Title:", "Harbour Risk Register"], ["*Author:", "Ann Ode, Clerk"]
    )
    assert front(line((20, "Sarnmoor Harbour Trust"), size=14), cover)[0] == "Harbour Risk Register"
