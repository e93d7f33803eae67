"""Legends as real bodies print them, in Word, read with the whole report: the scheme that each states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from filled_report import Report
from riskreader import Register

REGISTER = (
    ["Ref", "Risk", "Owner", "Controls"],
    ["R1", "The sea wall gives way in a storm", "Ada Penrose", "Yearly survey"],
    ["R2", "The bridge is closed", "Tom Hale", "Weight limit signs"],
    ["R3", "Well water is not fit to drink", "Ivy Marsh", "Daily tests"],
)
LIKELY = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")
SEVERE = ("Insignificant", "Minor", "Moderate", "Major", "Catastrophic")
Build = Callable[[Report], Report]
Bands = list[tuple[str | None, str, float | None, float | None]]


def colour(score: int, edges: Sequence[int]) -> str:
    return "G" if score <= edges[0] else "A" if score <= edges[1] else "R"


def grid(
    likely: Sequence[str],
    severe: Sequence[str],
    cell: str = "{s}",
    edges: Sequence[int] = (6, 12),
    numbered: bool = True,
) -> list[list[str]]:
    """A matrix of products, the worst likelihood above; `cell` says what each of its cells prints."""

    def step(word: str, rank: int) -> str:
        return f"{word} ({rank})" if numbered else word

    rows = []
    for likelihood in range(len(likely), 0, -1):
        row = [step(likely[likelihood - 1], likelihood)]
        for impact in range(1, len(severe) + 1):
            shade = colour(likelihood * impact, edges)
            level = {"G": "Low", "A": "Medium", "R": "High"}[shade]
            row.append(cell.format(s=likelihood * impact, w=level) + f"#{shade}")
        rows.append(row)
    return [*rows, ["", *(step(word, rank) for rank, word in enumerate(severe, 1))]]


def read(folder: Path, build: Build) -> Register:
    return build(Report().head("Risk register")).table(*REGISTER).read(folder)


RAG_OF_FIVE: Bands = [("green", "Green", 1, 6), ("amber", "Amber", 8, 12), ("red", "Red", 15, 25)]
RAG_OF_FOUR: Bands = [("green", "Green", 1, 3), ("amber", "Amber", 4, 8), ("red", "Red", 9, 16)]

FORMS: dict[str, tuple[Build, tuple[float, float] | None, tuple[float, float] | None, str | None, Bands]] = {
    "matrix with a merged title over both axes": (
        lambda r: r.table(["Likelihood|6"], *grid(LIKELY, SEVERE), ["", "Impact|5"]),
        (1, 5),
        (1, 5),
        "product",
        RAG_OF_FIVE,
    ),
    "matrix with titles beside and below": (
        lambda r: r.table(
            *(["LIKELIHOOD" if n == 0 else "", *row] for n, row in enumerate(grid(LIKELY, SEVERE))),
            ["", "", "IMPACT|5"],
        ),
        (1, 5),
        (1, 5),
        "product",
        RAG_OF_FIVE,
    ),
    "four by four, axes told by their words": (
        lambda r: r.table(
            *grid(
                ("Remote", "Possible", "Probable", "Very likely"), ("Low", "Medium", "High", "Critical"), edges=(3, 8)
            )
        ),
        (1, 4),
        (1, 4),
        "product",
        RAG_OF_FOUR,
    ),
    "six by four": (
        lambda r: r.says("Likelihood").table(
            *grid(
                ("Almost impossible", "Very low", "Low", "Significant", "High", "Very high"),
                ("Negligible", "Marginal", "Critical", "Catastrophic"),
            )
        ),
        (1, 6),
        (1, 4),
        "product",
        [("green", "Green", 1, 6), ("amber", "Amber", 8, 12), ("red", "Red", 15, 24)],
    ),
    "matrix with a level in each cell": (
        lambda r: r.table(
            *grid(("Rare", "Unlikely", "Likely", "Certain"), SEVERE[1:], "{s} {w}", (3, 8)), ["", "Impact|4"]
        ),
        (1, 4),
        (1, 4),
        "product",
        [("green", "Low", 1, 3), ("amber", "Medium", 4, 8), ("red", "High", 9, 16)],
    ),
    "matrix of colours": (
        lambda r: r.table(*grid(LIKELY, SEVERE, ""), ["", "Impact|5"]),
        (1, 5),
        (1, 5),
        "matrix",
        [],
    ),
    "matrix of sums whose axes repeat their names": (
        lambda r: r.table(
            *([f"Likelihood {n}", *(str(n + i) for i in range(1, 5))] for n in (4, 3, 2, 1)),
            ["", *(f"Impact {i}" for i in range(1, 5))],
        ),
        (1, 4),
        (1, 4),
        "sum",
        [],
    ),
    "descriptors with chances": (
        lambda r: (
            r.says("Likelihood")
            .table(
                ["Score", "Descriptor", "Probability"],
                *(
                    [str(n), LIKELY[n - 1], chance]
                    for n, chance in ((5, ">90%"), (4, "60-90%"), (3, "30-60%"), (2, "10-30%"), (1, "<10%"))
                ),
            )
            .says("Impact")
            .table(
                ["Score", "Descriptor", "Financial"],
                *(
                    [str(n), SEVERE[n - 1], money]
                    for n, money in (
                        (5, "Over £5m"),
                        (4, "£1m to £5m"),
                        (3, "£250k to £1m"),
                        (2, "£50k to £250k"),
                        (1, "Under £50k"),
                    )
                ),
            )
        ),
        (1, 5),
        (1, 5),
        None,
        [],
    ),
    "two scales in lists of two cells": (
        lambda r: r.table(
            ["Likelihood scores", "Impact scores", "RAG"],
            [
                "\n".join(f"{n} - {w}" for n, w in enumerate(LIKELY, 1)),
                "\n".join(f"{n} - {w}" for n, w in enumerate(SEVERE, 1)),
                "Green 1-6\nAmber 8-12\nRed 15-25",
            ],
        ),
        (1, 5),
        (1, 5),
        None,
        RAG_OF_FIVE,
    ),
    "weights that double": (
        lambda r: r.table(
            ["Impact", "Score"], ["Minor", "1"], ["Moderate", "2"], ["Major", "4"], ["Critical", "8"]
        ).table(["Likelihood", "Score"], ["Unlikely", "1"], ["Possible", "2"], ["Likely", "3"], ["Very likely", "4"]),
        (1, 4),
        (1, 8),
        None,
        [],
    ),
    "worst first": (
        lambda r: r.table(
            ["Rating", "Likelihood", "Impact"], *([str(6 - n), LIKELY[n - 1], SEVERE[n - 1]] for n in range(5, 0, -1))
        ),
        (1, 5),
        (1, 5),
        None,
        [],
    ),
    "letters and numbers in a sentence, both worst first": (
        lambda r: r.says(
            "A letter is the likelihood (A very high, B high, C significant, D low, E very low, F almost impossible) "
            "and a number for impact (1 catastrophic, 2 critical, 3 marginal, 4 negligible)."
        ),
        (1, 6),
        (1, 4),
        None,
        [],
    ),
    "words only": (
        lambda r: r.says("Likelihood is rated as low, medium or high.", "Impact: Minor, Moderate or Major."),
        (1, 3),
        (1, 3),
        None,
        [],
    ),
    "one sentence": (
        lambda r: r.says("Score = Likelihood x Impact (each 1 to 5); 15+ = Red, 8-12 = Amber, 1-6 = Green."),
        (1, 5),
        (1, 5),
        "product",
        RAG_OF_FIVE,
    ),
    "levels in a line": (
        lambda r: r.says(
            "Likelihood (1-5) x Impact (1-5) = Risk score", "Low (1-4) Medium (5-9) High (10-16) Very High (20-25)"
        ),
        (1, 5),
        (1, 5),
        "product",
        [(None, "Low", 1, 4), (None, "Medium", 5, 9), (None, "High", 10, 16), (None, "Very High", 20, 25)],
    ),
    "letters for the measures": (
        lambda r: r.table(
            ["Probability (P)", "Severity (S)"],
            ["1 = Improbable", "1 = Negligible"],
            ["2 = Remote", "2 = Marginal"],
            ["3 = Occasional", "3 = Critical"],
        ).says("Risk = P x S"),
        (1, 3),
        (1, 3),
        "product",
        [],
    ),
    "impact counts twice: no rule that the register has a name for": (
        lambda r: r.says(
            "Risk score = Likelihood x Impact x Impact. Likelihood and impact are each scored from 1 to 4."
        ),
        (1, 4),
        (1, 4),
        None,
        [],
    ),
    "impact squared": (
        lambda r: r.says(
            "The score is likelihood x impact squared. Likelihood and impact are each scored from 1 to 4."
        ),
        (1, 4),
        (1, 4),
        None,
        [],
    ),
    "sum": (
        lambda r: r.says("The score is the likelihood score (1 to 5) plus the impact score (1 to 5).").table(
            ["Score", "Rating"], ["2-4", "Low#G"], ["5-7", "Medium#A"], ["8-10", "High#R"]
        ),
        (1, 5),
        (1, 5),
        "sum",
        [("green", "Low", 2, 4), ("amber", "Medium", 5, 7), ("red", "High", 8, 10)],
    ),
    "out of ten": (
        lambda r: r.says("Likelihood and impact are scored out of 10 and multiplied.").table(
            ["Red", "Amber", "Green"], ["60-100", "30-59", "1-29"]
        ),
        (1, 10),
        (1, 10),
        "product",
        [("green", "Green", 1, 29), ("amber", "Amber", 30, 59), ("red", "Red", 60, 100)],
    ),
    "colours with and without a word beside them": (
        lambda r: r.says("Scores: 1-4 Green (tolerable), 5-9 Yellow, 10-15 Amber, 16-25 Red (intolerable)"),
        None,
        None,
        None,
        [("green", "Green", 1, 4), ("yellow", "Yellow", 5, 9), ("amber", "Amber", 10, 15), ("red", "Red", 16, 25)],
    ),
    "bands with what to do and when": (
        lambda r: r.table(
            ["RAG", "Score", "Meaning"],
            ["Red#R", "16 and above", "Act at once"],
            ["Amber#A", "8 - 15", "Act within three months"],
            ["Green#G", "7 and below", "Watch"],
        ),
        None,
        None,
        None,
        [("green", "Green", None, 7), ("amber", "Amber", 8, 15), ("red", "Red", 16, None)],
    ),
    "ranges in words": (
        lambda r: r.table(
            ["Rating", "Range"], ["High", "15 to 25 inclusive"], ["Medium", "Between 6 and 14"], ["Low", "Up to 5"]
        ),
        None,
        None,
        None,
        [(None, "Low", None, 5), (None, "Medium", 6, 14), (None, "High", 15, 25)],
    ),
    "steps that are no next numbers": (
        lambda r: r.says("Likelihood is scored from 1 (rare) to 4 (certain) and impact as 1, 3, 5 or 7."),
        (1, 4),
        (1, 7),
        None,
        [],
    ),
    "a product whose bands end at a square": (
        lambda r: r.says("RISK SCORE = LIKELIHOOD X IMPACT", "LOW RISK 1-8", "MEDIUM RISK 9-14", "HIGH RISK 15-25"),
        (1, 5),
        (1, 5),
        "product",
        [(None, "LOW", 1, 8), (None, "MEDIUM", 9, 14), (None, "HIGH", 15, 25)],
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_scheme_that_a_legend_states(tmp_path: Path, form: str) -> None:
    build, likelihood, impact, formula, bands = FORMS[form]
    register = read(tmp_path, build)
    scheme = register.scheme
    assert len(register.risks) == 3
    assert scheme is not None
    assert scheme.origin == "report"
    assert [axis and (axis.minimum, axis.maximum) for axis in (scheme.likelihood, scheme.impact)] == [
        likelihood,
        impact,
    ]
    assert scheme.formula == formula
    assert [(b.rag, b.label, b.minimum, b.maximum) for b in scheme.bands] == bands


@pytest.mark.parametrize(
    "text",
    [
        "The council accepts a score of up to 12. Any risk above 15 is reported to Cabinet.",
        "The impact on low, medium and high income families was discussed.",
        "The consequence of low, medium and high tides was noted.",
    ],
)
def test_sentences_about_scores_that_state_no_scheme(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, lambda report: report.says(text)).scheme is None


def test_words_on_a_side_tell_the_measure_though_a_title_says_another(tmp_path: Path) -> None:
    scheme = read(tmp_path, FORMS["matrix with a merged title over both axes"][0]).scheme
    assert scheme is not None
    assert scheme.likelihood is not None
    assert list(scheme.likelihood.labels.values()) == list(LIKELY)
