"""Words that a narrow column cuts over two lines without a hyphen."""

from __future__ import annotations

import pytest
from riskreader.parsers.document import Join
from riskreader.parsers.pdf.draft import Atom
from riskreader.parsers.pdf.hyphens import set_joins, vocabulary


def joined(*lines: str, elsewhere: str = "") -> str:
    words = [
        Atom(word, 1, (0.0, 0.0, 1.0, 1.0), 0.0, 0.0, 1.0, 1.0, 9.0, False, False, None, 0)
        for line in lines
        for word in line.split()
    ]
    number = iter(k for k, line in enumerate(lines) for _ in line.split())
    for word in words:
        word.line = next(number)
    set_joins(words, vocabulary(words) | frozenset(elsewhere.split()))
    return "".join(("" if w.join is not Join.SPACE or not k else " ") + w.text for k, w in enumerate(words))


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("Likelihoo", "d"), "Likelihood"),
        (("Decemb", "er 2025"), "December 2025"),
        (("31/03/202", "6"), "31/03/2026"),
        (("28.02.20", "26"), "28.02.2026"),
        (("Timetabl", "e"), "Timetable"),
    ],
)
def test_a_word_cut_by_its_column_is_whole_again(lines: tuple[str, ...], whole: str) -> None:
    assert joined(*lines, elsewhere="timetable") == whole


@pytest.mark.parametrize("lines", [("Responsible", "to"), ("31/03/2026", "6"), ("Harbour", "s"), ("every", "day")])
def test_two_words_stay_two(lines: tuple[str, ...]) -> None:
    assert joined(*lines, elsewhere="everyday") == " ".join(lines)
