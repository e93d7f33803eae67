"""Score cells, measures, RAG words and colours, directions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from riskreader.normalise.direction import parse_direction
from riskreader.normalise.notation import ScoreReading, parse_measure, parse_number, parse_score_cell
from riskreader.normalise.rag import rag_of_colour, rag_of_text
from riskreader.parsers.words import Colour


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20\nL4 x I5", ScoreReading(likelihood=4, impact=5, score=20, text="L4 x I5", order="likelihood_first")),
        ("I4 L3 (12)", ScoreReading(likelihood=3, impact=4, score=12, text="I4 L3 (12)", order="impact_first")),
        ("L=3 I=4", ScoreReading(likelihood=3, impact=4, text="L=3 I=4", order="likelihood_first")),
        ("Impact 4 Likelihood 3", ScoreReading(likelihood=3, impact=4, order="impact_first")),
        ("Impact\n4\nLikelihood\n3\n12", ScoreReading(likelihood=3, impact=4, score=12, order="impact_first")),
        ("Probability 3 Impact 4 Score 12", ScoreReading(likelihood=3, impact=4, score=12, order="likelihood_first")),
        ("5 5 25", ScoreReading(factors=(5, 5), score=25)),
        ("4.30 4.70 20.20", ScoreReading(factors=(4.3, 4.7), score=20.2)),
        ("25, 5x5", ScoreReading(factors=(5, 5), score=25, text="25, 5x5")),
        ("3x4=12", ScoreReading(factors=(3, 4), score=12, text="3x4=12")),
        ("12 (3 x 4)", ScoreReading(factors=(3, 4), score=12, text="12 (3 x 4)")),
        ("M (6)", ScoreReading(score=6, level="M")),
        ("M13", ScoreReading(score=13, level="M")),
        ("Medium (5)", ScoreReading(score=5, level="Medium")),
        ("15 (A)", ScoreReading(score=15, rag="amber")),
        ("Amber (8)", ScoreReading(score=8, rag="amber")),
        ("15 High Red", ScoreReading(score=15, level="High", rag="red")),
        ("16 Red ↑", ScoreReading(score=16, rag="red")),
        ("C4", ScoreReading(text="C4")),
        ("A1 – Critical Risk", ScoreReading(text="A1", level="Critical Risk")),
        ("Likely (4)", ScoreReading(likelihood=4, likelihood_word="Likely")),
        ("GREEN", ScoreReading(rag="green")),
        ("High.", ScoreReading(level="High")),
        ("m", ScoreReading(level="m")),
        ("12/25", ScoreReading(score=12)),
        ("3 out of 5", ScoreReading(score=3)),
        (
            "4 (Likely) x 5 (Severe) = 20",
            ScoreReading(4, 5, 20, likelihood_word="Likely", impact_word="Severe", order="likelihood_first"),
        ),
        (
            "Major 4\nPossible 3",
            ScoreReading(3, 4, likelihood_word="Possible", impact_word="Major", order="impact_first"),
        ),
        (
            "Likely x Severe = 20",
            ScoreReading(score=20, likelihood_word="Likely", impact_word="Severe", order="likelihood_first"),
        ),
        (
            "Likely x Severe (20)",
            ScoreReading(score=20, likelihood_word="Likely", impact_word="Severe", order="likelihood_first"),
        ),
        ("Medium x High\nRED", ScoreReading(rag="red", text="Medium x High", words=("Medium", "High"))),
        ("MxH (6)", ScoreReading(score=6, text="MxH", words=("M", "H"))),
        ("Likely/Major", ScoreReading(likelihood_word="Likely", impact_word="Major", order="likelihood_first")),
        ("L x I = 2 x 3 = 6", ScoreReading(2, 3, 6, text="2 x 3 = 6", order="likelihood_first")),
        ("Impact x Likelihood: 2 x 3", ScoreReading(3, 2, text="2 x 3", order="impact_first")),
        ("3 (probability) x 4 (impact)", ScoreReading(3, 4, order="likelihood_first")),
        ("I 4 L 3 R 12", ScoreReading(3, 4, 12, text="I 4 L 3 R 12", order="impact_first")),
        ("Possible Moderate", ScoreReading()),
        ("(5,3)", ScoreReading(factors=(5, 3))),
        ("16 of 25", ScoreReading(score=16)),
        ("12 (9)", ScoreReading(score=12)),
        ("6 (4)", ScoreReading(score=6)),
        ("12 12", ScoreReading(score=12)),
        ("4-5", ScoreReading()),
        ("12 (Amber)", ScoreReading(score=12, rag="amber")),
        ("Amber 12", ScoreReading(score=12, rag="amber")),
        ("A12", ScoreReading(score=12, rag="amber")),
        ("G4", ScoreReading(score=4, rag="green")),
        ("D-2", ScoreReading(text="D-2")),
        ("Likelihood = 4 Impact = 5 Overall = 20", ScoreReading(4, 5, 20, order="likelihood_first")),
        ("B / 3 (Medium)", ScoreReading(text="B / 3", level="Medium")),
        ("16 ↑", ScoreReading(score=16)),
        ("High 16", ScoreReading(score=16, level="High")),
        ("16 Very High", ScoreReading(score=16, level="Very High")),
        ("Level 4 (High)", ScoreReading(score=4, level="High")),
        ("12 Open", ScoreReading(score=12)),
        ("Amber/Green", ScoreReading(level="Amber/Green")),
        ("A/G", ScoreReading(level="A/G")),
        ("Purple", ScoreReading(level="Purple")),
        ("Black", ScoreReading(rag="black")),
        ("Tolerable", ScoreReading(level="Tolerable")),
        ("TBC", ScoreReading()),
        ("–", ScoreReading()),
        ("75%", ScoreReading()),
        ("Level 3", ScoreReading(score=3)),
        ("M/H", ScoreReading(level="M/H")),
        ("16 (was 12)", ScoreReading(score=16)),
        ("12 → 9", ScoreReading()),
        ("6 - 10", ScoreReading()),
        ("", ScoreReading()),
        ("To be set", ScoreReading()),
        ("N/A", ScoreReading()),
        ("The score will be set when the new board has met and agreed its appetite for 2026", ScoreReading()),
        ("Impact\n12\nLikelihood", ScoreReading(score=12)),
        ("Likelihood\nImpact\n12", ScoreReading(score=12)),
    ],
)
def test_score_notations(text: str, expected: ScoreReading) -> None:
    assert parse_score_cell(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4", (4, None)),
        ("4 - Likely", (4, "Likely")),
        ("Current: 2 - Unlikely", (2, "Unlikely")),
        ("C", (None, "C")),
        ("II", (None, "II")),
        ("IV", (None, "IV")),
        ("H", (None, "H")),
        ("4H", (4, "H")),
        ("3 out of 5", (3, None)),
        ("75%", (None, None)),
        ("Likely (4)", (4, "Likely")),
        ("4 Major", (4, "Major")),
        ("3 - Possible / Occasional", (3, "Possible / Occasional")),
        ("Unlikely (10-30%)", (None, "Unlikely")),
        ("B", (None, "B")),
        ("D (Likely)", (None, "D (Likely)")),
        ("Likely (D)", (None, "Likely (D)")),
        ("5 - Catastrophic (>£1m)", (5, "Catastrophic")),
        ("Low (1-2)", (None, "Low")),
        ("4-5", (None, None)),
        ("TBC", (None, None)),
        ("L4", (4, None)),
        ("N/A", (None, None)),
        ("Services to residents would stop for a week or more", (None, None)),
    ],
)
def test_measures(text: str, expected: tuple[float | None, str | None]) -> None:
    assert parse_measure(text) == expected


_FACTOR = st.integers(1, 6)


@given(
    _FACTOR,
    _FACTOR,
    st.sampled_from(
        [
            "{s} (L{l} x I{i})",
            "L{l} I{i} = {s}",
            "Likelihood {l} Impact {i} Score {s}",
            "Impact: {i} Likelihood: {l} Total: {s}",
        ]
    ),
)
def test_named_factors_come_back(likelihood: int, impact: int, form: str) -> None:
    reading = parse_score_cell(form.format(l=likelihood, i=impact, s=likelihood * impact))
    assert (reading.likelihood, reading.impact, reading.score) == (likelihood, impact, likelihood * impact)


@given(_FACTOR, _FACTOR, st.sampled_from(["{a}x{b}={s}", "{a} x {b} = {s}", "{s} ({a} x {b})", "({a} × {b}) {s}"]))
def test_unnamed_factors_come_back_in_printed_order(first: int, second: int, form: str) -> None:
    reading = parse_score_cell(form.format(a=first, b=second, s=first * second))
    assert (reading.factors, reading.score, reading.likelihood) == ((first, second), first * second, None)


@given(st.text(max_size=40) | st.text(alphabet="0123456789LIPSxX=()/ .,-RAGhigHMediumlow\n↑→", max_size=30))
def test_any_text_gives_a_reading_that_is_printed(text: str) -> None:
    reading = parse_score_cell(text)
    assert reading == parse_score_cell(text)
    assert reading.level is None or reading.level.split()[0] in text
    parse_measure(text)


@given(st.integers(0, 9999))
def test_numbers_come_back(number: int) -> None:
    assert parse_number(f" ({number}) ") == number


@pytest.mark.parametrize(
    ("text", "rag"),
    [
        ("RED", "red"),
        ("R", "red"),
        ("(A)", "amber"),
        ("Orange", "amber"),
        ("Blue", "blue"),
        ("Y", "yellow"),
        ("A/R", None),
        ("Red/Amber", None),
        ("Risk", None),
        ("", None),
    ],
)
def test_rag_words(text: str, rag: str | None) -> None:
    assert rag_of_text(text) == rag


@pytest.mark.parametrize(
    ("code", "rag"),
    [
        ("FF0000", "red"),
        ("C00000", "red"),
        ("FFC7CE", "red"),
        ("FFC000", "amber"),
        ("ED7D31", "amber"),
        ("FFEB9C", "amber"),
        ("FFFF00", "yellow"),
        ("92D050", "green"),
        ("00B050", "green"),
        ("C6EFCE", "green"),
        ("E2EFDA", "green"),
        ("0070C0", "blue"),
        ("000000", "black"),
        ("FFFFFF", None),
        ("D9D9D9", None),
        ("F2F2F2", None),
        ("404040", None),
        ("DDD9C3", None),
        ("7030A0", None),
    ],
)
def test_rag_colours(code: str, rag: str | None) -> None:
    assert rag_of_colour(Colour(*bytes.fromhex(code))) == rag


@given(st.integers(0, 255))
def test_grey_is_no_rag(level: int) -> None:
    assert rag_of_colour(Colour(level, level, level)) in ({"black"} if level < 24 else {None})


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("↑", "up"),
        ("⬇", "down"),
        ("↔", "same"),
        ("⬆️", "up"),
        ("é", "up"),
        ("ê", "down"),
        ("Improving", "down"),
        ("Worsening", "up"),
        ("Static", "same"),
        ("No change", "same"),
        ("New risk", "new"),
        ("De-escalated", "down"),
        ("↑ from 12", "up"),
        ("➡ No change", "same"),
        ("Reduced from 16 to 12", "down"),
        ("Not improving", None),
        ("↑ Improving", None),
        ("↑↓", None),
        ("▲ +3", "up"),
        ("+3", "up"),
        ("−2", "down"),
        ("12 → 16", "up"),
        ("16 -> 12", "down"),
        ("12 to 12", "same"),
        ("Incr.", "up"),
        ("🔻", "down"),
        ("New this quarter", "new"),
        ("Volatile", None),
        ("0", "same"),
        ("Stabilised", "same"),
        ("Plateau", "same"),
        ("Easing", "down"),
        ("Elevated", "up"),
        ("Added", "new"),
        ("No controls were added", None),
        ("", None),
        ("café", None),
        ("Risk has not increased", None),
    ],
)
def test_directions(text: str, direction: str | None) -> None:
    assert parse_direction(text) == direction


@pytest.mark.parametrize(
    ("text", "number", "word"),
    [
        ("4 - Catastrophic (£10m and over)", 4, "Catastrophic"),
        ("Low (less than 10%)", None, "Low"),
        ("Likely (over 50%)", None, "Likely"),
        ("3 - Possible (21-50%)", 3, "Possible"),
    ],
)
def test_a_step_of_a_scale_with_its_meaning_in_brackets(text: str, number: int | None, word: str) -> None:
    assert parse_measure(text) == (number, word)


@given(st.text(max_size=60))
def test_any_text_has_at_most_one_direction(text: str) -> None:
    assert parse_direction(text) in {"up", "down", "same", "new", None}


@pytest.mark.parametrize("text", ["A II", "B I", "C/III", "D-IV", "AIV"])
def test_a_letter_and_a_numeral_are_a_code_and_no_colour(text: str) -> None:
    reading = parse_score_cell(text)
    assert (reading.text, reading.rag, reading.level) == (text, None, None)


def test_a_factor_a_line_and_the_rating_below_them() -> None:
    for text in ("Likelihood: Likely\nImpact: Major\nHigh (9)", "Likelihood:\nLikely\nImpact:\nMajor\nHigh (9)"):
        reading = parse_score_cell(text)
        assert (reading.likelihood_word, reading.impact_word) == ("Likely", "Major")
        assert (reading.score, reading.level) == (9, "High")
