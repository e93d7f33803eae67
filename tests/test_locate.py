"""The words that print a value are found in its cell, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from riskreader.normalise.locate import fold, words_of_colour, words_of_number, words_of_text
from riskreader.parsers.words import Join, Place, Word, join_words


def printed(text: str) -> tuple[Word, ...]:
    """Words as they stand in a line; a word that ends in "~" is hyphenated at the line's end."""
    words: list[Word] = []
    for at, part in enumerate(text.split()):
        cut = bool(words) and words[-1].text.endswith("-") and text.split()[at - 1].endswith("~")
        words.append(
            Word(at, part.replace("~", "-"), Place(1, (at, 0, at + 1, 1)), join=Join.DEHYPHENATE if cut else Join.SPACE)
        )
    return tuple(words)


def texts(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


@pytest.mark.parametrize(
    ("value", "cell", "found"),
    [
        ("P. Reed", "P. Reed, Harbour Master", "P. Reed,"),
        ("Harbour Master", "P. Reed, Harbour Master", "Harbour Master"),
        ("Harbour Master", "P. Reed – HARBOUR MASTER", "HARBOUR MASTER"),
        ("sea wall", "the new sea~ wall", "sea- wall"),
        ("seawall", "the new sea~ wall", "sea- wall"),
        ("wall", "the seawall", "seawall"),
        ("↑", "Up ↑", "↑"),
        ("Reed", "nobody", ""),
        ("an", "the pier and land", ""),
    ],
)
def test_a_text_is_found_as_a_run_of_words(value: str, cell: str, found: str) -> None:
    assert texts(words_of_text(value, printed(cell))) == found


def test_the_last_run_is_given_where_it_is_asked_for() -> None:
    words = printed("Site: gates Site: pumps")
    assert [word.index for word in words_of_text("Site", words)] == [0]
    assert [word.index for word in words_of_text("Site", words, last=True)] == [2]


@pytest.mark.parametrize(
    ("number", "cell", "last", "found"),
    [
        (4, "3 4 12", False, "4"),
        (12, "3 x 4 = 12", True, "12"),
        (4.3, "4.30 4.70", False, "4.30"),
        (5, "L4 I5", False, "I5"),
        (12, "4x3=12", True, "4x3=12"),
        (2, "12 22", False, ""),
    ],
)
def test_a_number_is_found_whole(number: float, cell: str, last: bool, found: str) -> None:
    assert texts(words_of_number(number, printed(cell), last=last)) == found


@pytest.mark.parametrize(
    ("rag", "cell", "found"),
    [("amber", "12 Amber", "Amber"), ("amber", "15 (A)", "(A)"), ("red", "Reduced: R", "R"), ("green", "12", "")],
)
def test_a_colour_is_found_by_its_word_or_letter(rag: str, cell: str, found: str) -> None:
    assert texts(words_of_colour(rag, printed(cell))) == found


@given(
    st.lists(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9,.'’–-]{0,8}", fullmatch=True), min_size=1, max_size=12), st.data()
)
def test_every_run_of_words_is_found_again(parts: list[str], data: st.DataObject) -> None:
    words = printed(" ".join(parts))
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    value = join_words(words[start:end])
    found = words_of_text(value, words)
    assert found
    assert fold(value) in fold(join_words(found))
    assert len(found) <= len(words)
