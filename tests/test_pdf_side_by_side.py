"""Text beside text that no line parts: labels and facts beside a risk's story, labels beside their values."""

from __future__ import annotations

import pytest
from pdf_sheet import Sheet, each_word_once, paragraphs

RISKS = (
    ("1. Quay gate", "Ina Brook", "High", ["The gate fails in a gale and", "the yard floods."], ["Seals looked at"]),
    ("2. Night pilots", "Tom Ash", "Low", ["Ships wait outside the bar."], ["Two pilots trained", "A third from June"]),
    ("3. Crane", "Eve Hull", "Medium", ["It stands still for weeks."], ["Spare parts on site"]),
)  # fmt: skip
FACTS = ("Holder", "Rating now")
STORY = ("What goes wrong", "What we do")


def wanted() -> list[str]:
    out: list[str] = []
    for title, owner, rating, text, controls in RISKS:
        out += [
            title.partition(" ")[2],
            FACTS[0],
            owner,
            FACTS[1],
            rating,
            STORY[0],
            " ".join(text),
            STORY[1],
            *controls,
        ]
    return out


def side_bar(step: float, size: float, head: float, bold: bool) -> Sheet:
    """A narrow column of facts at 40, the story at 180; `step` and `size` are those of the facts' lines."""
    sheet = Sheet()
    y = 60.0
    for title, owner, rating, text, controls in RISKS:
        sheet.text(40, y, title, size=head, bold=True)
        y += 20
        for number, line in enumerate((FACTS[0], owner, FACTS[1], rating)):
            sheet.text(40, y + number * step, line, size=size, bold=bold and number % 2 == 0)
        low = y
        for label, lines in zip(STORY, (text, controls), strict=True):
            sheet.text(180, low, label, bold=bold)
            sheet.lines(180, low + 12, lines, step=12)
            low += 12 * (len(lines) + 1) + 3
        y = max(low, y + 4 * step) + 14
    return sheet


@pytest.mark.parametrize(("step", "size"), [(9.5, 8), (12, 9), (14, 9)])
@pytest.mark.parametrize("head", [9, 13])
def test_a_narrow_column_of_facts_is_read_by_itself(step: float, size: float, head: float) -> None:
    document = side_bar(step, size, head, bold=True).read()
    assert paragraphs(document) == wanted()
    assert each_word_once(document)


def form(place: str) -> Sheet:
    """Labels at 40, one of two lines, beside their values at 140: at their tops or in their middles."""
    sheet = Sheet()
    y = 60.0
    for title, owner, rating, text, controls in RISKS:
        sheet.text(40, y, title, size=13, bold=True)
        y += 20
        for label, lines in (
            (["Holder"], [owner]),
            (["Rating", "now"], [rating, "for now"]),
            (["Story"], [*text, *controls]),
        ):
            spare = 11 * (len(lines) - len(label))
            sheet.lines(40, y + (spare / 2 if place == "middle" else 0), label)
            sheet.lines(140, y, lines)
            y += 11 * max(len(lines), len(label)) + 5
        y += 14
    return sheet


@pytest.mark.parametrize("place", ["top", "middle"])
def test_a_label_of_two_lines_or_beside_the_middle_of_its_value_comes_before_it(place: str) -> None:
    document = form(place).read()
    found = " ".join(paragraphs(document))
    for _, owner, rating, text, controls in RISKS:
        value = " ".join([*text, *controls])
        assert f"Holder {owner} Rating now {rating} for now Story {value}" in found
    assert each_word_once(document)


def test_labels_level_with_their_values_are_read_across() -> None:
    sheet = Sheet()
    sheet.text(
        40, 40, "What the harbour board fears most this winter, who looks after it and how bad it is thought to be."
    )
    for number, (title, owner, rating, _, _) in enumerate(RISKS):
        y = 60 + 80 * number
        sheet.text(40, y, title, size=13, bold=True)
        for row, (label, value) in enumerate((("Holder", owner), ("Rating", rating), ("Seen", "Each month"))):
            sheet.text(40, y + 20 + 14 * row, label, bold=True)
            sheet.text(140, y + 20 + 14 * row, value)
    found = paragraphs(sheet.read())
    assert [text for text in found if text.startswith(("Holder", "Rating"))] == [
        text for _, owner, rating, _, _ in RISKS for text in (f"Holder {owner}", f"Rating {rating}")
    ]


@pytest.mark.parametrize(("size", "first", "second"), [(19, 34, 46), (24, 32, 44), (16, 36, 47)])
def test_two_small_lines_beside_a_large_one_stay_apart(size: float, first: float, second: float) -> None:
    sheet = Sheet()
    sheet.text(40, 44, "Strategic Risk Dashboard", size=size, bold=True)
    sheet.text(460, first, "Harbour Town Council", size=8.5)
    sheet.text(380, second, "Quarter 3 2031/32 (October to December 2031)", size=8.5)
    sheet.text(40, 90, "The harbour stands on one page.")
    document = sheet.read()
    printed = {"Strategic Risk Dashboard", "Harbour Town Council", "Quarter 3 2031/32 (October to December 2031)"}
    assert printed <= set(paragraphs(document))
    assert each_word_once(document)


def test_a_raised_and_a_lowered_figure_stay_in_their_line() -> None:
    sheet = Sheet()
    sheet.text(40, 44, "Gas H", size=16)
    sheet.text(85, 48, "2", size=8)
    sheet.text(92, 44, "O on the 1", size=16)
    sheet.text(170, 36, "st", size=8)
    document = sheet.read()
    assert len(paragraphs(document)) == 1
