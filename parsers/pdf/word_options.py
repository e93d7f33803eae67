"""What a word is: the one set of options under which both PDF readers find words.

These are the defaults of pdfplumber's `extract_words`, spelt out, but for the text flow: by default pdfplumber sorts
all characters of a page by height and chains those closer than the tolerance into one line, which mixes the letters
of neighbouring cells whose lines stand a point or two apart. Words that pdfplumber gives in the order of their
place on the page, not of their baseline (text that runs upwards or upside down), are turned round afterwards, so their
number stays pdfplumber's and their text is the reader's.
"""

from __future__ import annotations

X_TOLERANCE = 3.0  # points: a wider gap parts words
Y_TOLERANCE = 3.0  # points: characters whose tops differ by more stand on different lines

WORD_OPTIONS: dict[str, float | bool] = {
    "x_tolerance": X_TOLERANCE,
    "y_tolerance": Y_TOLERANCE,
    "keep_blank_chars": False,
    "use_text_flow": True,
    "split_at_punctuation": False,
    "expand_ligatures": True,
}
"""Keyword arguments for pdfplumber's `Page.extract_words` that find the words of both readers."""

TURNED_WORD_OPTIONS: dict[str, float | bool] = {**WORD_OPTIONS, "use_text_flow": False}
"""The same for text that runs upwards or downwards, which printers write letter by letter in any order."""

GAP_OF_SIZE = 0.1
"""Of the type's size: on a page that prints no spaces, only moves to the next word, a wider gap parts words.

The narrowest spaces of justified type are near 0.2 of its size, letter-spacing seldom reaches 0.1; glyphs that
reach beyond their advance take a little off a gap.
"""


def prints_no_spaces(characters: int, spaces: int) -> bool:
    """A page parts its words by gaps alone: of its printed `characters` hardly one is a space (English: one in six).

    Too few characters tell nothing, and on a page of single words and figures in columns it makes no difference.
    """
    return characters >= 40 and spaces * 40 < characters


NEAR_BLACK = 64  # a colour none of whose channels is greater is printed as black
